// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-plan-view-private.h"

#include <glib/gi18n.h>

#include "model/ebb-safety-rows.h"
#include "model/ebb-safety.h"
#include "model/ebb-session-flow.h"
#include "widgets/ebb-course-card.h"

#include "ebb-course-dialog.h"
#include "ebb-review-dialog.h"
#include "ebb-safety-dialog.h"

/* The courses, and what can be done with them. Those that have ended are shown when
 * they are asked for. */

static EbbCourse *
find_course (GtkWidget *widget,
             GVariant *id)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);

  return self->plan != NULL ? ebb_plan_find_course (self->plan, g_variant_get_string (id, NULL)) : NULL;
}

/* --- cards ---------------------------------------------------------------------- */

/* The course whose card has the keyboard. */
static char *
get_focus_course (EbbPlanView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, EBB_TYPE_COURSE_CARD) : NULL;

  if (card == NULL || !gtk_widget_is_ancestor (card, self->courses_box))
    return NULL;
  return g_strdup (ebb_course_card_get_course (EBB_COURSE_CARD (card))->record.id);
}

/*
 * ebb_plan_view_fill_courses:
 * @self: a view with a plan
 *
 * Shows the courses.
 */
void
ebb_plan_view_fill_courses (EbbPlanView *self)
{
  g_autofree char *focused = get_focus_course (self);
  GtkWidget *child;
  guint n_ended = 0;

  while ((child = gtk_widget_get_first_child (self->courses_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->courses_box), child);
  for (guint i = 0; i < self->plan->courses->len; i++)
    {
      EbbCourse *course = self->plan->courses->pdata[i];

      n_ended += course->state == EBB_COURSE_ENDED;
      if (course->state == EBB_COURSE_ENDED && !self->show_ended)
        continue;
      child = ebb_course_card_new (self->plan, course, self->now, self->today);
      gtk_box_append (GTK_BOX (self->courses_box), child);
      if (focused != NULL && g_strcmp0 (course->record.id, focused) == 0)
        gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
    }
  gtk_widget_set_visible (self->courses_empty, gtk_widget_get_first_child (self->courses_box) == NULL);
  gtk_widget_set_visible (self->ended_button, n_ended > 0 && !self->show_ended);
}

/*
 * ebb_plan_view_extend_courses:
 * @self: a view with a plan
 *
 * Plans on in courses without an end, so that there is always something ahead; once a
 * day at most, so that taking it back is not undone at once.
 */
void
ebb_plan_view_extend_courses (EbbPlanView *self)
{
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->extended_on == self->today)
    return;
  for (guint i = 0; i < self->plan->courses->len; i++)
    {
      EbbCourse *course = self->plan->courses->pdata[i];
      g_autoptr (GPtrArray) sessions = ebb_plan_list_sessions_of (self->plan, course);
      g_autoptr (GPtrArray) added = ebb_course_plan_extend (course, sessions, self->today);

      for (guint k = 0; k < added->len; k++)
        g_ptr_array_add (save, g_object_ref (added->pdata[k]));
    }
  if (save->len == 0)
    return;
  self->extended_on = self->today;
  ebb_plan_view_save (self, g_steal_pointer (&save), NULL, NULL);
}

/* --- actions ---------------------------------------------------------------------- */

static void
new_course_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);

  if (self->plan != NULL)
    gtk_window_present (ebb_course_dialog_new (ebb_plan_view_get_window (self), self->store, NULL));
}

static void
edit_course_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);
  EbbCourse *course = find_course (widget, parameter);

  if (course != NULL)
    gtk_window_present (ebb_course_dialog_new (ebb_plan_view_get_window (self), self->store, course));
}

/* The same again from tomorrow on. */
static EbbCourse *
copy_course (EbbCourse *course)
{
  EbbCourse *copy = ebb_record_copy (course);

  g_clear_pointer (&copy->record.id, g_free);
  copy->record.modified = 0;
  copy->state = EBB_COURSE_PLANNED;
  copy->since = EBB_DAY_ABSENT;
  copy->first_day = ebb_day_today () + 1;
  return copy;
}

static gboolean
is_to_be_asked (GArray *rows)
{
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_from_rows (rows);
  g_autoptr (EbbSafetyResult) result = answers != NULL ? ebb_safety_judge (answers, NULL) : NULL;

  return result != NULL && result->outcome >= EBB_SAFETY_ASK_DOCTOR;
}

static void
checked_cb (EbbPlanView *self,
            GArray *answers,
            GtkWindow *dialog)
{
  EbbCourse *copy = copy_course (g_object_get_data (G_OBJECT (dialog), "course"));
  GPtrArray *save = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sessions = ebb_course_plan_make (copy, ebb_day_today ());

  ebb_session_keep_full_answers (sessions, answers);
  g_ptr_array_add (save, copy);
  for (guint i = 0; i < sessions->len; i++)
    g_ptr_array_add (save, g_object_ref (sessions->pdata[i]));
  ebb_plan_view_save (self, save, NULL,
                      is_to_be_asked (answers) ? C_ ("plan", "Course duplicated. Ask your doctor before its first session.")
                                               : C_ ("plan", "Course duplicated"));
}

/* A course begins with a full safety check, also one like another; without it nothing
 * is planned. */
static void
duplicate_course_action (GtkWidget *widget,
                         const char *name,
                         GVariant *parameter)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);
  EbbCourse *course = find_course (widget, parameter);
  GtkWindow *check;

  if (course == NULL)
    return;
  check = ebb_safety_dialog_new (ebb_plan_view_get_window (self), TRUE, course->regions, NULL);
  g_object_set_data_full (G_OBJECT (check), "course", g_object_ref (course), g_object_unref);
  g_signal_connect_object (check, "finished", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (check);
}

static void
pause_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  EbbCourse *course = find_course (widget, parameter);
  GPtrArray *save;

  if (course == NULL)
    return;
  save = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (save, ebb_course_plan_pause (course, ebb_day_today ()));
  ebb_plan_view_save (EBB_PLAN_VIEW (widget), save, NULL, C_ ("plan", "Course paused"));
}

static void
resume_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);
  EbbCourse *course = find_course (widget, parameter);
  g_autoptr (GPtrArray) sessions = NULL;

  if (course == NULL)
    return;
  sessions = ebb_plan_list_sessions_of (self->plan, course);
  ebb_plan_view_save (self, ebb_course_plan_resume (course, sessions, ebb_day_today ()), NULL, C_ ("plan", "Course resumed"));
}

static void
end_course_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);
  EbbCourse *course = find_course (widget, parameter);
  g_autoptr (GPtrArray) sessions = NULL;

  if (course == NULL)
    return;
  sessions = ebb_plan_list_sessions_of (self->plan, course);
  ebb_plan_view_save (self, ebb_course_plan_end (course, sessions, ebb_day_today ()), NULL, C_ ("plan", "Course ended"));
}

static void
delete_course_action (GtkWidget *widget,
                      const char *name,
                      GVariant *parameter)
{
  EbbCourse *course = find_course (widget, parameter);
  GPtrArray *remove;

  if (course == NULL)
    return;
  remove = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (remove, g_object_ref (course));
  ebb_plan_view_save (EBB_PLAN_VIEW (widget), NULL, remove, C_ ("plan", "Course deleted; what was done stays"));
}

static void
review_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  EbbPlanView *self = EBB_PLAN_VIEW (widget);
  EbbCourse *course = find_course (widget, parameter);
  g_autoptr (GPtrArray) sessions = NULL;
  EbbReviewOccasion occasion;

  if (course == NULL)
    return;
  sessions = ebb_plan_list_sessions_of (self->plan, course);
  if (!ebb_review_is_due (course, sessions, self->plan->reviews, ebb_day_today (), &occasion))
    occasion = EBB_REVIEW_ANY_TIME;
  gtk_window_present (ebb_review_dialog_new (ebb_plan_view_get_window (self), self->store, course, occasion));
}

static void
export_course_action (GtkWidget *widget,
                      const char *name,
                      GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.export-appointments", "(ss)", g_variant_get_string (parameter, NULL), "");
}

static void
export_all_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.export-appointments", "(ss)", "", "");
}

void
ebb_plan_view_install_course_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plan.new-course", NULL, new_course_action);
  gtk_widget_class_install_action (widget_class, "plan.edit-course", "s", edit_course_action);
  gtk_widget_class_install_action (widget_class, "plan.duplicate-course", "s", duplicate_course_action);
  gtk_widget_class_install_action (widget_class, "plan.pause", "s", pause_action);
  gtk_widget_class_install_action (widget_class, "plan.resume", "s", resume_action);
  gtk_widget_class_install_action (widget_class, "plan.end-course", "s", end_course_action);
  gtk_widget_class_install_action (widget_class, "plan.delete-course", "s", delete_course_action);
  gtk_widget_class_install_action (widget_class, "plan.review", "s", review_action);
  gtk_widget_class_install_action (widget_class, "plan.export-course", "s", export_course_action);
  gtk_widget_class_install_action (widget_class, "plan.export-all", NULL, export_all_action);
}
