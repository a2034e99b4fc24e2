// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-course-card.h"

#include <glib/gi18n.h>

#include "ebb-format.h"
#include "ebb-session-text.h"
#include "ebb-widget.h"
#include "ebb-wrap-layout.h"

/*
 * A course of therapy: how far it is, what is next, what can be done with it. A review
 * that is due comes first.
 *
 * Its buttons use actions of whoever shows it, each with the id of the course:
 * `plan.review`, `plan.pause`, `plan.resume`, `plan.add-session`, `plan.edit-course`,
 * `plan.duplicate-course`, `plan.end-course`, `plan.export-course`, `plan.delete-course`.
 *
 * CSS: coursecard.
 */
struct _EbbCourseCard
{
  GtkWidget parent_instance;

  EbbCourse *course; /* (owned) */

  GtkLabel *title_label;
  GtkLabel *state_label;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkLabel *next_label;
  GtkButton *review_button;
  GtkButton *pause_button;
  GtkButton *add_button;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (EbbCourseCard, ebb_course_card, GTK_TYPE_WIDGET)

/* --- what it says --- */

static char *
describe_progress (const EbbPlanProgress *progress)
{
  g_autofree char *done = NULL;

  if (progress->n_total > 0)
    /* Translators: how far a course of therapy is: "4 of 14 done" */
    return g_strdup_printf (C_ ("course", "%u of %u done"), progress->n_done, progress->n_total);
  /* Translators: how many sessions of a course without an end were done */
  done = g_strdup_printf (ngettext ("%u session done", "%u sessions done", progress->n_done), progress->n_done);
  return g_steal_pointer (&done);
}

static char *
describe_next (EbbCourseCard *self,
               const EbbPlanProgress *progress,
               EbbDay today)
{
  g_autofree char *day = NULL;

  switch (self->course->state)
    {
    case EBB_COURSE_PAUSED:
      day = ebb_format_day_relative (self->course->since, today);
      /* Translators: a course of therapy; %s is a day or "Today" */
      return g_strdup_printf (C_ ("course", "Paused since: %s"), day);
    case EBB_COURSE_ENDED:
      if (self->course->since == EBB_DAY_ABSENT)
        return NULL;
      day = ebb_format_day_relative (self->course->since, today);
      return g_strdup_printf (C_ ("course", "Ended: %s"), day);
    case EBB_COURSE_PLANNED:
    case EBB_COURSE_ACTIVE:
    default:
      if (progress->next == NULL)
        return g_strdup (C_ ("course", "No session is planned any more."));
      day = ebb_session_text_when (progress->next, today);
      return g_strdup_printf (C_ ("course", "Next: %s"), day);
    }
}

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* --- what can be done --- */

static void
append_item (GMenu *menu,
             const char *label,
             const char *action,
             const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (EbbCourse *course)
{
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) look = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();
  GMenu *menu = g_menu_new ();
  const char *id = course->record.id;

  append_item (change, C_ ("menu of a course", "_Edit…"), "plan.edit-course", id);
  append_item (change, C_ ("menu of a course", "D_uplicate…"), "plan.duplicate-course", id);
  if (course->state != EBB_COURSE_ENDED)
    append_item (change, C_ ("menu of a course", "E_nd"), "plan.end-course", id);
  append_item (look, C_ ("menu of a course", "_Review…"), "plan.review", id);
  append_item (look, C_ ("menu of a course", "E_xport Appointments…"), "plan.export-course", id);
  append_item (remove, C_ ("menu of a course", "_Delete"), "plan.delete-course", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  return G_MENU_MODEL (menu);
}

static void
set_action (GtkButton *button,
            const char *action,
            const char *id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
show_actions (EbbCourseCard *self,
              gboolean review_due)
{
  const char *id = self->course->record.id;
  gboolean paused = self->course->state == EBB_COURSE_PAUSED;
  gboolean ended = self->course->state == EBB_COURSE_ENDED;
  g_autoptr (GMenuModel) menu = make_menu (self->course);
  /* Translators: the menu of the course of that name */
  g_autofree char *more = g_strdup_printf (C_ ("course", "More about “%s”"), self->course->title);

  gtk_widget_set_visible (GTK_WIDGET (self->review_button), review_due);
  set_action (self->review_button, "plan.review", id);
  gtk_widget_set_visible (GTK_WIDGET (self->pause_button), !ended);
  gtk_button_set_label (self->pause_button, paused ? C_ ("course", "_Resume") : C_ ("course", "_Pause"));
  set_action (self->pause_button, paused ? "plan.resume" : "plan.pause", id);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), !ended);
  set_action (self->add_button, "plan.add-session", id);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
}

/* --- the widget --- */

static void
ebb_course_card_dispose (GObject *object)
{
  EbbCourseCard *self = EBB_COURSE_CARD (object);

  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_COURSE_CARD);
  g_clear_object (&self->course);

  G_OBJECT_CLASS (ebb_course_card_parent_class)->dispose (object);
}

static void
ebb_course_card_class_init (EbbCourseCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ebb_course_card_dispose;

  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-course-card.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "coursecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseCard, progress_label);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseCard, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseCard, next_label);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseCard, review_button);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseCard, pause_button);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseCard, add_button);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseCard, menu_button);
}

static void
ebb_course_card_init (EbbCourseCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_progress (EbbCourseCard *self,
               const EbbPlanProgress *progress)
{
  g_autofree char *text = describe_progress (progress);

  gtk_label_set_text (self->progress_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), progress->n_total > 0);
  if (progress->n_total > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, (double) progress->n_done / progress->n_total);
}

/**
 * ebb_course_card_new:
 * @plan: the plan
 * @course: one of its courses
 * @now: seconds since the epoch, UTC
 * @today: the present day
 *
 * Returns: (transfer floating): a card that shows @course
 */
GtkWidget *
ebb_course_card_new (EbbPlan *plan,
                     EbbCourse *course,
                     gint64 now,
                     EbbDay today)
{
  EbbCourseCard *self = g_object_new (EBB_TYPE_COURSE_CARD, NULL);
  g_autoptr (GPtrArray) sessions = ebb_plan_list_sessions_of (plan, course);
  EbbPlanProgress progress = ebb_course_plan_get_progress (course, sessions, now);
  g_autofree char *next = NULL;
  EbbReviewOccasion occasion;

  self->course = g_object_ref (course);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, course->title, -1);
  gtk_label_set_text (self->title_label, course->title);
  gtk_label_set_text (self->state_label, ebb_course_state_get_name (ebb_course_plan_get_state (course, sessions)));
  next = describe_next (self, &progress, today);
  set_text (self->next_label, next);
  show_progress (self, &progress);
  show_actions (self, ebb_review_is_due (course, sessions, plan->reviews, today, &occasion));
  return GTK_WIDGET (self);
}

/**
 * ebb_course_card_get_course:
 * @self: a card
 *
 * Returns: (transfer none): the course that it shows
 */
EbbCourse *
ebb_course_card_get_course (EbbCourseCard *self)
{
  g_return_val_if_fail (EBB_IS_COURSE_CARD (self), NULL);

  return self->course;
}
