// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-course-dialog.h"

#include "ebb-course-form.h"

#include "model/ebb-course-plan.h"
#include "widgets/ebb-notice-bar.h"
#include "widgets/ebb-peg-input.h"

G_BEGIN_DECLS

#define EBB_TYPE_COURSE_DIALOG (ebb_course_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbCourseDialog, ebb_course_dialog, EBB, COURSE_DIALOG, AdwWindow)

struct _EbbCourseDialog
{
  AdwWindow parent_instance;

  GtkWidget *back_button;
  GtkWidget *save_button;
  EbbNoticeBar *notice;
  GtkStack *stages;
  GtkListBox *templates;
  EbbCourseForm *form;
  GtkLabel *plan_label;
  GtkWidget *ask_first;
  GtkLabel *ask_first_title;
  GtkLabel *ask_first_label;
  EbbPegInput *peg;

  EbbStore *store; /* (owned) (nullable): %NULL once it was destroyed */
  GCancellable *cancellable;
  EbbCourse *original;   /* (owned) (nullable): as it is in the diary; %NULL of a new one */
  EbbCourse *course;     /* (owned) (nullable): what the form was filled with */
  EbbCourse *reading;    /* (owned) (nullable): what the form says */
  EbbRecord *condition;  /* (owned) (nullable): to be saved with it */
  GArray *answers;       /* (owned) (nullable) (element-type EbbSafetyAnswer) */
  GPtrArray *conditions; /* (owned) (nullable) */
  GPtrArray *goals;      /* (owned) (nullable) */
  GPtrArray *courses;    /* (owned) (nullable) */
  GPtrArray *sessions;   /* (owned) (nullable): of all courses */
  GPtrArray *saving;     /* (owned) (nullable) (element-type EbbRecord) */
  GPtrArray *removing;   /* (owned) (nullable) (element-type EbbRecord) */
  gboolean changed;      /* something would be lost */
  gboolean busy;
};

void ebb_course_dialog_sync (EbbCourseDialog *self);
void ebb_course_dialog_open (EbbCourseDialog *self);
void ebb_course_dialog_tell (EbbCourseDialog *self, const char *text);

/* ebb-course-dialog-save.c */
void ebb_course_dialog_load (EbbCourseDialog *self);
void ebb_course_dialog_save_new (EbbCourseDialog *self);
void ebb_course_dialog_save_edit (EbbCourseDialog *self, EbbPlanScope scope);
void ebb_course_dialog_write (EbbCourseDialog *self);

G_END_DECLS
