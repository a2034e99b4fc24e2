// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-annotation.h"

G_BEGIN_DECLS

#define EBB_TYPE_ANNOTATION_DIALOG (ebb_annotation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbAnnotationDialog, ebb_annotation_dialog, EBB, ANNOTATION_DIALOG, AdwWindow)

GtkWindow *ebb_annotation_dialog_new (GtkWindow *parent, EbbDay day);
GtkWindow *ebb_annotation_dialog_new_edit (GtkWindow *parent, const EbbAnnotation *annotation);

G_END_DECLS
