// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-subject.h"

G_BEGIN_DECLS

#define EBB_TYPE_SUBJECT_PICKER (ebb_subject_picker_get_type ())
G_DECLARE_FINAL_TYPE (EbbSubjectPicker, ebb_subject_picker, EBB, SUBJECT_PICKER, GtkWidget)

GtkWidget *ebb_subject_picker_new (void);

void ebb_subject_picker_set_trackers (EbbSubjectPicker *self, GPtrArray *trackers);
void ebb_subject_picker_set_recent_regions (EbbSubjectPicker *self, GPtrArray *regions);
EbbSubject ebb_subject_picker_get_subject (EbbSubjectPicker *self);
void ebb_subject_picker_set_subject (EbbSubjectPicker *self, const EbbSubject *subject);

G_END_DECLS
