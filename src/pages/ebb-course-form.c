// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-course-form.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "model/ebb-condition.h"
#include "model/ebb-course-edit.h"
#include "model/ebb-course-guide.h"
#include "model/ebb-error.h"
#include "model/ebb-goal.h"
#include "model/ebb-rating.h"
#include "widgets/ebb-choice-box.h"
#include "widgets/ebb-course-schedule.h"
#include "widgets/ebb-course-text.h"
#include "widgets/ebb-note-input.h"
#include "widgets/ebb-region-dialog.h"
#include "widgets/ebb-technique-chips.h"
#include "widgets/ebb-widget.h"

/**
 * EbbCourseForm:
 *
 * All that a course says, on one form, and the plan that it makes, in words.
 *
 * Signals: `changed` (by the person), `submit`.
 */
struct _EbbCourseForm
{
  GtkWidget parent_instance;

  GtkWidget *title_row;
  GtkWidget *purpose_row;
  AdwComboRow *condition_row;
  AdwComboRow *goal_row;
  GtkLabel *caution_label;
  GtkLabel *places_label;
  EbbTechniqueChips *techniques;
  EbbCourseSchedule *schedule;
  GtkLabel *plan_label;
  GtkLabel *first_label;
  GtkLabel *overlaps_label;
  EbbChoiceBox *provider;
  GtkWidget *provider_list;
  GtkWidget *who_row;
  GtkWidget *contact_row;
  GtkWidget *place_row;
  GtkWidget *price_row;
  EbbNoteInput *note;

  EbbCourse *course;     /* (owned) (nullable): as it was loaded */
  GPtrArray *regions;    /* (owned) (element-type EbbRegion) */
  GPtrArray *conditions; /* (owned) (element-type EbbCondition): in order of the list; new ones of the kinds that are not there last */
  GPtrArray *goals;      /* (owned) (element-type EbbGoal): in order of the list */
  GPtrArray *courses;    /* (owned) (nullable) (element-type EbbCourse): earlier ones */
  GPtrArray *sessions;   /* (owned) (nullable) (element-type EbbSession): of all courses */
  GtkWidget *problem;    /* (unowned) (nullable): where something has to be put right */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (EbbCourseForm, ebb_course_form, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SUBMIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
get_text (GtkWidget *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
set_text (GtkWidget *row,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
take_text (char **target,
           GtkWidget *row)
{
  g_free (*target);
  *target = get_text (row);
}

static gboolean
is_new (EbbCourseForm *self)
{
  return self->course == NULL || self->course->record.modified == 0;
}

/* --- the plan in words ---------------------------------------------------------------- */

static GPtrArray *
list_other_sessions (EbbCourseForm *self)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; self->sessions != NULL && i < self->sessions->len; i++)
    {
      EbbSession *session = self->sessions->pdata[i];

      if (session->course == NULL || g_strcmp0 (session->course, self->course->record.id) != 0)
        g_ptr_array_add (others, session);
    }
  return others;
}

static void
show_line (GtkLabel *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_plan (EbbCourseForm *self)
{
  g_autoptr (EbbCourse) course = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *plan = NULL;
  g_autofree char *first = NULL;
  g_autofree char *overlaps = NULL;

  if (self->course == NULL)
    return;
  course = ebb_record_copy (self->course);
  if (!ebb_course_schedule_store (self->schedule, course, &error))
    {
      show_line (self->plan_label, error->message);
      show_line (self->first_label, NULL);
      show_line (self->overlaps_label, NULL);
      return;
    }
  sessions = ebb_course_plan_make (course, ebb_day_today ());
  others = list_other_sessions (self);
  plan = ebb_course_text_plan (course, sessions);
  first = ebb_course_text_first (sessions);
  overlaps = ebb_course_text_overlaps (sessions, others);
  show_line (self->plan_label, plan);
  show_line (self->first_label, first);
  show_line (self->overlaps_label, overlaps);
}

static void
changed_cb (EbbCourseForm *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
schedule_changed_cb (EbbCourseForm *self)
{
  if (self->loading)
    return;
  show_plan (self);
  changed_cb (self);
}

static void
title_changed_cb (EbbCourseForm *self)
{
  gtk_widget_remove_css_class (self->title_row, "error");
  changed_cb (self);
}

static void
price_changed_cb (EbbCourseForm *self)
{
  gtk_widget_remove_css_class (self->price_row, "error");
  changed_cb (self);
}

static void
submit_cb (EbbCourseForm *self)
{
  g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}

/* --- places ------------------------------------------------------------------------------ */

static void
show_places (EbbCourseForm *self)
{
  g_autofree char *names = ebb_regions_describe (self->regions);

  gtk_label_set_text (self->places_label, self->regions->len > 0 ? names : C_ ("course", "No place is chosen yet."));
}

static void
places_chosen_cb (EbbCourseForm *self,
                  GPtrArray *regions)
{
  g_ptr_array_set_size (self->regions, 0);
  g_ptr_array_extend (self->regions, regions, NULL, NULL);
  show_places (self);
  changed_cb (self);
}

static void
places_clicked_cb (EbbCourseForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *dialog = ebb_region_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                             C_ ("course", "Where Is the Massage?"), self->regions, self->regions);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (places_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* --- who gives it -------------------------------------------------------------------------- */

/* What says something is shown, whoever gives it: nothing is kept unseen. */
static void
show_row (GtkWidget *row,
          gboolean usual)
{
  g_autofree char *text = get_text (row);

  gtk_widget_set_visible (row, usual || text != NULL);
}

static void
show_provider (EbbCourseForm *self)
{
  int provider = ebb_choice_box_get_selected (self->provider) + 1;

  show_row (self->who_row, provider == EBB_PROVIDER_THERAPIST || provider == EBB_PROVIDER_PARTNER);
  show_row (self->contact_row, provider == EBB_PROVIDER_THERAPIST);
  show_row (self->place_row, provider == EBB_PROVIDER_THERAPIST);
  show_row (self->price_row, provider == EBB_PROVIDER_THERAPIST);
  gtk_widget_set_visible (self->provider_list, gtk_widget_get_visible (self->who_row) || gtk_widget_get_visible (self->contact_row) ||
                                                 gtk_widget_get_visible (self->place_row) || gtk_widget_get_visible (self->price_row));
}

/* What was typed for one is not what another is called: the last one is brought back. */
static void
provider_chosen_cb (EbbCourseForm *self)
{
  g_autoptr (EbbCourse) course = ebb_course_new ("", 0);

  course->provider = ebb_choice_box_get_selected (self->provider) + 1;
  if (self->courses != NULL && course->provider != EBB_PROVIDER_ABSENT && is_new (self))
    ebb_course_fill_in_provider (course, self->courses);
  if (is_new (self))
    {
      set_text (self->who_row, course->who);
      set_text (self->contact_row, course->contact);
      set_text (self->place_row, course->place);
    }
  show_provider (self);
  changed_cb (self);
}

/* --- class ---------------------------------------------------------------------------------- */

static gboolean
ebb_course_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (EBB_COURSE_FORM (widget)->title_row);
}

static void
ebb_course_form_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_COURSE_FORM);
  G_OBJECT_CLASS (ebb_course_form_parent_class)->dispose (object);
}

static void
ebb_course_form_finalize (GObject *object)
{
  EbbCourseForm *self = EBB_COURSE_FORM (object);

  g_clear_object (&self->course);
  g_clear_pointer (&self->regions, g_ptr_array_unref);
  g_clear_pointer (&self->conditions, g_ptr_array_unref);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  G_OBJECT_CLASS (ebb_course_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, title_row);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, purpose_row);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, condition_row);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, goal_row);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, caution_label);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, places_label);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, techniques);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, schedule);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, plan_label);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, first_label);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, overlaps_label);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, provider);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, provider_list);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, who_row);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, contact_row);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, place_row);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, price_row);
  gtk_widget_class_bind_template_child (widget_class, EbbCourseForm, note);
}

static void
ebb_course_form_class_init (EbbCourseFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_course_form_dispose;
  object_class->finalize = ebb_course_form_finalize;
  widget_class->grab_focus = ebb_course_form_grab_focus;
  widget_class->focus = ebb_widget_focus_child;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_COURSE_FORM, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", EBB_TYPE_COURSE_FORM, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EBB_TYPE_CHOICE_BOX);
  g_type_ensure (EBB_TYPE_COURSE_SCHEDULE);
  g_type_ensure (EBB_TYPE_NOTE_INPUT);
  g_type_ensure (EBB_TYPE_TECHNIQUE_CHIPS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-course-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, schedule_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, price_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, places_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, provider_chosen_cb);
}

static void
ebb_course_form_init (EbbCourseForm *self)
{
  const char *providers[EBB_N_PROVIDERS] = { NULL };

  self->regions = g_ptr_array_new ();
  self->conditions = g_ptr_array_new_with_free_func (g_object_unref);
  self->goals = g_ptr_array_new_with_free_func (g_object_unref);
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 1; i < EBB_N_PROVIDERS; i++)
    providers[i - 1] = ebb_provider_get_name (i);
  ebb_choice_box_set_label (self->provider, C_ ("course", "Who gives it"));
  ebb_choice_box_set_choices (self->provider, providers);
  self->loading = FALSE;
}

/**
 * ebb_course_form_new:
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
ebb_course_form_new (void)
{
  return g_object_new (EBB_TYPE_COURSE_FORM, NULL);
}

/* --- what can be chosen ------------------------------------------------------------------- */

static gboolean
has_kind (GPtrArray *conditions,
          const char *kind)
{
  for (guint i = 0; i < conditions->len; i++)
    if (g_strcmp0 (((EbbCondition *) conditions->pdata[i])->kind, kind) == 0)
      return TRUE;
  return FALSE;
}

/* The person's own first, then those that Ebb can name: choosing one makes it theirs. */
static void
list_conditions (EbbCourseForm *self,
                 GPtrArray *conditions)
{
  const char *const *kinds = ebb_condition_kinds ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->conditions, 0);
  for (guint i = 0; i < conditions->len; i++)
    if (!((EbbCondition *) conditions->pdata[i])->retired)
      g_ptr_array_add (self->conditions, g_object_ref (conditions->pdata[i]));
  for (guint i = 0; kinds[i] != NULL; i++)
    if (!has_kind (conditions, kinds[i]))
      g_ptr_array_add (self->conditions, ebb_condition_new (kinds[i]));

  gtk_string_list_append (names, C_ ("condition", "None in particular"));
  for (guint i = 0; i < self->conditions->len; i++)
    gtk_string_list_append (names, ebb_condition_get_name (self->conditions->pdata[i]));
  adw_combo_row_set_model (self->condition_row, G_LIST_MODEL (names));
}

static void
list_goals (EbbCourseForm *self,
            GPtrArray *goals)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->goals, 0);
  gtk_string_list_append (names, C_ ("goal", "None in particular"));
  for (guint i = 0; i < goals->len; i++)
    {
      EbbGoal *goal = goals->pdata[i];

      if (goal->retired)
        continue;
      g_ptr_array_add (self->goals, g_object_ref (goal));
      gtk_string_list_append (names, goal->text);
    }
  adw_combo_row_set_model (self->goal_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->goal_row), self->goals->len > 0);
}

/**
 * ebb_course_form_set_known:
 * @self: a form
 * @conditions: (element-type EbbCondition): the person's
 * @goals: (element-type EbbGoal): the person's
 * @courses: (element-type EbbCourse): earlier ones, the oldest first
 * @sessions: (element-type EbbSession): of all courses, to tell overlaps
 *
 * Says what can be chosen; to be followed by ebb_course_form_load().
 */
void
ebb_course_form_set_known (EbbCourseForm *self,
                           GPtrArray *conditions,
                           GPtrArray *goals,
                           GPtrArray *courses,
                           GPtrArray *sessions)
{
  g_return_if_fail (EBB_IS_COURSE_FORM (self));
  g_return_if_fail (conditions != NULL && goals != NULL && courses != NULL && sessions != NULL);

  self->loading = TRUE;
  list_conditions (self, conditions);
  list_goals (self, goals);
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  self->courses = g_ptr_array_ref (courses);
  self->sessions = g_ptr_array_ref (sessions);
  self->loading = FALSE;
}

/* --- loading and storing ------------------------------------------------------------------- */

static guint
find_record (GPtrArray *records,
             const char *id)
{
  for (guint i = 0; id != NULL && i < records->len; i++)
    if (g_strcmp0 (((EbbRecord *) records->pdata[i])->id, id) == 0)
      return i + 1;
  return 0;
}

static void
load_guide (EbbCourseForm *self,
            EbbCourse *course)
{
  const EbbCourseGuide *guide = course->template != NULL ? ebb_course_guide_find (course->template) : NULL;

  ebb_technique_chips_load (self->techniques, course->techniques, guide != NULL ? guide->techniques : 0);
  show_line (self->caution_label, guide != NULL ? ebb_course_guide_get_cautions (guide) : NULL);
}

/**
 * ebb_course_form_load:
 * @self: a form
 * @course: a course
 *
 * Shows all that it says.
 */
void
ebb_course_form_load (EbbCourseForm *self,
                      EbbCourse *course)
{
  g_autoptr (EbbEntry) scratch = ebb_entry_new (ebb_moment_now ());
  g_autofree char *price = NULL;

  g_return_if_fail (EBB_IS_COURSE_FORM (self));
  g_return_if_fail (EBB_IS_COURSE (course));

  self->loading = TRUE;
  g_set_object (&self->course, course);
  set_text (self->title_row, course->title);
  set_text (self->purpose_row, course->purpose);
  adw_combo_row_set_selected (self->condition_row, find_record (self->conditions, course->condition));
  adw_combo_row_set_selected (self->goal_row, find_record (self->goals, course->goal));
  load_guide (self, course);
  g_ptr_array_set_size (self->regions, 0);
  g_ptr_array_extend (self->regions, course->regions, NULL, NULL);
  show_places (self);
  ebb_course_schedule_load (self->schedule, course);
  ebb_choice_box_set_selected (self->provider, (int) course->provider - 1);
  set_text (self->who_row, course->who);
  set_text (self->contact_row, course->contact);
  set_text (self->place_row, course->place);
  price = isnan (course->price) ? NULL : ebb_number_to_local_string (course->price);
  set_text (self->price_row, price);
  show_provider (self);
  ebb_entry_set_note (scratch, course->note);
  ebb_entry_part_load (EBB_ENTRY_PART (self->note), scratch);
  show_plan (self);
  self->loading = FALSE;
}

static gboolean
fail (EbbCourseForm *self,
      GtkWidget *where,
      const char *message,
      GError **error)
{
  self->problem = where;
  g_set_error_literal (error, EBB_ERROR, EBB_ERROR_INVALID, message);
  return FALSE;
}

/* The currency of the computer's place, "EUR"; %NULL if it has none. */
static char *
get_currency (void)
{
  const char *symbol = localeconv ()->int_curr_symbol;

  return symbol != NULL && strlen (symbol) >= 3 ? g_strndup (symbol, 3) : NULL;
}

static gboolean
store_price (EbbCourseForm *self,
             EbbCourse *course,
             GError **error)
{
  g_autofree char *text = get_text (self->price_row);

  if (text == NULL)
    course->price = NAN;
  else if (!ebb_number_from_local_string (text, &course->price) || course->price < 0)
    return fail (self, self->price_row, _ ("The price is a number, such as 45."), error);
  else if (course->currency == NULL)
    course->currency = get_currency ();
  return TRUE;
}

static void
store_condition (EbbCourseForm *self,
                 EbbCourse *course,
                 EbbRecord **condition)
{
  guint selected = adw_combo_row_get_selected (self->condition_row);
  EbbRecord *chosen = selected > 0 && selected <= self->conditions->len ? self->conditions->pdata[selected - 1] : NULL;

  g_free (course->condition);
  course->condition = chosen != NULL ? g_strdup (ebb_record_ensure_id (chosen)) : NULL;
  if (chosen != NULL && chosen->modified == 0)
    *condition = g_object_ref (chosen);
}

static void
store_note (EbbCourseForm *self,
            EbbCourse *course)
{
  g_autoptr (EbbEntry) scratch = ebb_entry_new (ebb_moment_now ());

  ebb_entry_part_store (EBB_ENTRY_PART (self->note), scratch, NULL);
  g_free (course->note);
  course->note = g_strdup (ebb_entry_get_note (scratch));
}

/**
 * ebb_course_form_store:
 * @self: a form
 * @course: the course to be changed: a copy of the one that was loaded
 * @condition: (out) (transfer full) (nullable): the condition that has to be saved with
 *   it, if one was chosen that the diary does not have yet
 * @error: %EBB_ERROR_INVALID
 *
 * Says in it what the form says.
 *
 * Returns: whether the course can be saved like this
 */
gboolean
ebb_course_form_store (EbbCourseForm *self,
                       EbbCourse *course,
                       EbbRecord **condition,
                       GError **error)
{
  guint goal;

  g_return_val_if_fail (EBB_IS_COURSE_FORM (self), FALSE);
  g_return_val_if_fail (EBB_IS_COURSE (course) && condition != NULL, FALSE);

  *condition = NULL;
  self->problem = NULL;
  take_text (&course->title, self->title_row);
  if (course->title == NULL)
    return fail (self, self->title_row, _ ("Give the course a title."), error);
  take_text (&course->purpose, self->purpose_row);
  g_ptr_array_set_size (course->regions, 0);
  g_ptr_array_extend (course->regions, self->regions, NULL, NULL);
  ebb_technique_chips_store (self->techniques, course->techniques);
  course->provider = (EbbProvider) (ebb_choice_box_get_selected (self->provider) + 1);
  take_text (&course->who, self->who_row);
  take_text (&course->contact, self->contact_row);
  take_text (&course->place, self->place_row);
  store_note (self, course);
  goal = adw_combo_row_get_selected (self->goal_row);
  g_free (course->goal);
  course->goal = goal > 0 && goal <= self->goals->len ? g_strdup (((EbbRecord *) self->goals->pdata[goal - 1])->id) : NULL;
  self->problem = GTK_WIDGET (self->schedule);
  if (!ebb_course_schedule_store (self->schedule, course, error) || !store_price (self, course, error))
    return FALSE;
  self->problem = NULL;
  if (!ebb_record_validate (course, error))
    return FALSE;
  store_condition (self, course, condition);
  return TRUE;
}

/**
 * ebb_course_form_show_problem:
 * @self: a form that could not be stored
 *
 * Leads to what has to be put right.
 */
void
ebb_course_form_show_problem (EbbCourseForm *self)
{
  g_return_if_fail (EBB_IS_COURSE_FORM (self));

  if (self->problem == NULL)
    return;
  if (self->problem != GTK_WIDGET (self->schedule))
    gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_grab_focus (self->problem);
}
