// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-subject.h"

G_BEGIN_DECLS

#define EBB_TYPE_SUBJECT_ROW (ebb_subject_row_get_type ())
G_DECLARE_FINAL_TYPE (EbbSubjectRow, ebb_subject_row, EBB, SUBJECT_ROW, GtkListBoxRow)

GtkWidget *ebb_subject_row_new (const EbbSubject *subject, const char *heading, const char *title);

const EbbSubject *ebb_subject_row_get_subject (EbbSubjectRow *self);
const char *ebb_subject_row_get_heading (EbbSubjectRow *self);
gboolean ebb_subject_row_matches (EbbSubjectRow *self, const char *const *folded_words);
void ebb_subject_row_set_chosen (EbbSubjectRow *self, gboolean chosen);

G_END_DECLS
