// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-marking.h"

G_BEGIN_DECLS

#define EBB_TYPE_BODY_MARKER (ebb_body_marker_get_type ())
G_DECLARE_FINAL_TYPE (EbbBodyMarker, ebb_body_marker, EBB, BODY_MARKER, GtkWidget)

GtkWidget *ebb_body_marker_new (EbbMarking *marking);

void ebb_body_marker_sync (EbbBodyMarker *self);
void ebb_body_marker_reset_brush (EbbBodyMarker *self);

G_END_DECLS
