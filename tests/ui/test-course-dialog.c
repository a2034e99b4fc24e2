// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-courses.h"

#include "model/ebb-session-flow.h"
#include "pages/ebb-course-dialog.h"
#include "widgets/ebb-choice-box.h"
#include "widgets/ebb-rating-scale.h"

static EbbStore *store;
static GtkWindow *parent;
static GtkWindow *dialog;

static GtkWidget *
find (const char *id)
{
  GtkWidget *widget = ebb_test_find_id (GTK_WIDGET (dialog), id);

  g_assert_nonnull (widget);
  return widget;
}

static gboolean
is_stage (const char *stage)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (find ("stages"))), stage) == 0;
}

static void
open_dialog (EbbCourse *course)
{
  dialog = ebb_course_dialog_new (parent, store, course);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ebb_test_present (GTK_WIDGET (dialog), 0, 0);
  ebb_test_wait (is_stage (course != NULL ? "form" : "templates"));
  ebb_test_settle (GTK_WIDGET (dialog));
}

static void
set_up (void)
{
  store = ebb_test_new_store ();
  parent = ebb_test_present (gtk_label_new ("Parent"), 360, 600);
}

static void
tear_down (void)
{
  if (dialog != NULL)
    gtk_window_destroy (dialog);
  ebb_test_wait (dialog == NULL);
  ebb_test_close (parent);
  ebb_test_end_store (store);
}

static void
choose_template (int index)
{
  GtkListBox *templates = GTK_LIST_BOX (find ("templates"));

  g_signal_emit_by_name (templates, "row-activated", gtk_list_box_get_row_at_index (templates, index));
  ebb_test_wait (is_stage ("form"));
}

/* Nothing of the safety check applies: the button goes on through all of it. */
static void
pass_check (void)
{
  GtkWindow *check = ebb_test_wait_for_window ("EbbSafetyDialog");

  ebb_test_wait (ebb_test_find_id (GTK_WIDGET (check), "next_button") != NULL);
  while (ebb_test_find_window ("EbbSafetyDialog") != NULL)
    g_signal_emit_by_name (ebb_test_find_id (GTK_WIDGET (check), "next_button"), "clicked");
  ebb_test_wait (is_stage ("before"));
}

static void
test_a_template_the_check_and_plan_make_a_course_with_its_sessions (void)
{
  g_autoptr (GPtrArray) courses = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (EbbSafetyAnswers) answers = NULL;
  EbbCourse *course;

  set_up ();
  open_dialog (NULL);
  choose_template (0);
  ebb_test_click (GTK_WIDGET (dialog), "Continue");
  pass_check ();
  ebb_test_click (GTK_WIDGET (dialog), "Plan");
  ebb_test_wait (dialog == NULL);

  courses = ebb_test_list_records (store, EBB_RECORD_COURSE);
  sessions = ebb_test_list_records (store, EBB_RECORD_SESSION);
  g_assert_cmpuint (courses->len, ==, 1);
  course = courses->pdata[0];
  g_assert_cmpstr (course->title, ==, "Neck and shoulders");
  g_assert_cmpuint (course->regions->len, >, 0);
  /* Sherman 2014, Cook 2015 */
  g_assert_cmpuint (sessions->len, ==, 14);
  answers = ebb_session_find_full_answers (sessions, course->record.id);
  g_assert_nonnull (answers);
  g_assert_cmpuint (ebb_test_count_records (store, EBB_RECORD_REVIEW), ==, 0);

  ebb_test_undo_last (store);
  g_assert_cmpuint (ebb_test_count_records (store, EBB_RECORD_COURSE), ==, 0);
  g_assert_cmpuint (ebb_test_count_records (store, EBB_RECORD_SESSION), ==, 0);
  tear_down ();
}

static void
test_a_warning_sign_does_not_forbid_planning_but_says_to_ask_first (void)
{
  GtkWindow *check;
  GtkWidget *tick;

  set_up ();
  open_dialog (NULL);
  choose_template (1);
  ebb_test_click (GTK_WIDGET (dialog), "Continue");
  check = ebb_test_wait_for_window ("EbbSafetyDialog");
  ebb_test_wait ((tick = ebb_test_find_type (GTK_WIDGET (check), GTK_TYPE_CHECK_BUTTON)) != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  while (ebb_test_find_window ("EbbSafetyDialog") != NULL)
    g_signal_emit_by_name (ebb_test_find_id (GTK_WIDGET (check), "next_button"), "clicked");
  ebb_test_wait (is_stage ("before"));
  g_assert_true (gtk_widget_get_mapped (find ("ask_first")));
  ebb_test_click (GTK_WIDGET (dialog), "Plan");
  ebb_test_wait (dialog == NULL);
  g_assert_cmpuint (ebb_test_count_records (store, EBB_RECORD_SESSION), ==, 8);
  tear_down ();
}

static void
test_the_week_before_is_kept_as_what_later_ones_are_compared_with (void)
{
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (GPtrArray) courses = NULL;

  set_up ();
  open_dialog (NULL);
  choose_template (0);
  ebb_test_click (GTK_WIDGET (dialog), "Continue");
  pass_check ();
  ebb_rating_scale_set_value (EBB_RATING_SCALE (ebb_test_find_type (find ("peg"), EBB_TYPE_RATING_SCALE)), 6);
  ebb_test_click (GTK_WIDGET (dialog), "Plan");
  ebb_test_wait (dialog == NULL);
  reviews = ebb_test_list_records (store, EBB_RECORD_REVIEW);
  courses = ebb_test_list_records (store, EBB_RECORD_COURSE);
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_true (ebb_review_find_before (reviews, ((EbbRecord *) courses->pdata[0])->id) == reviews->pdata[0]);
  g_assert_cmpfloat (((EbbReview *) reviews->pdata[0])->pain, ==, 6);
  tear_down ();
}

static void
test_closing_the_check_loses_nothing (void)
{
  set_up ();
  open_dialog (NULL);
  choose_template (0);
  gtk_editable_set_text (GTK_EDITABLE (find ("title_row")), "Mine");
  ebb_test_click (GTK_WIDGET (dialog), "Continue");
  gtk_window_close (ebb_test_wait_for_window ("EbbSafetyDialog"));
  ebb_test_wait (ebb_test_find_window ("EbbSafetyDialog") == NULL);
  g_assert_true (is_stage ("form"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find ("title_row"))), ==, "Mine");
  g_assert_cmpuint (ebb_test_count_records (store, EBB_RECORD_COURSE), ==, 0);

  /* and what was typed is asked about before it goes */
  gtk_window_close (dialog);
  ebb_test_wait_for_window ("EbbQuestion");
  g_assert_nonnull (dialog);
  tear_down ();
}

static void
test_without_a_title_nothing_is_planned (void)
{
  set_up ();
  open_dialog (NULL);
  choose_template (0);
  gtk_editable_set_text (GTK_EDITABLE (find ("title_row")), "  ");
  ebb_test_click (GTK_WIDGET (dialog), "Continue");
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (dialog), "Give the course a title."));
  g_assert_true (gtk_widget_has_css_class (find ("title_row"), "error"));
  g_assert_null (ebb_test_find_window ("EbbSafetyDialog"));
  tear_down ();
}

/* --- editing ------------------------------------------------------------------------ */

/* The day that a new course begins on unless another one is chosen: the next one on
 * which practices are open. */
static EbbDay
get_next_working_day (void)
{
  EbbDay day = ebb_day_today () + 1;

  while (ebb_day_get_weekday (day) > 5)
    day++;
  return day;
}

static EbbCourse *
save_course (void)
{
  g_autoptr (EbbCourse) course = ebb_course_new_from_template (ebb_course_template_find ("neck"), get_next_working_day (), 16 * 60);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sessions = ebb_course_plan_make (course, ebb_day_today ());
  g_autoptr (GPtrArray) courses = NULL;

  course->provider = EBB_PROVIDER_THERAPIST;
  course->who = g_strdup ("Kim Example");
  g_ptr_array_add (records, g_object_ref (course));
  for (guint i = 0; i < sessions->len; i++)
    g_ptr_array_add (records, g_object_ref (sessions->pdata[i]));
  ebb_test_save_records (store, records);
  courses = ebb_test_list_records (store, EBB_RECORD_COURSE);
  return g_object_ref (courses->pdata[0]);
}

static guint
count_with_minutes (int minutes)
{
  g_autoptr (GPtrArray) sessions = ebb_test_list_records (store, EBB_RECORD_SESSION);
  guint n = 0;

  for (guint i = 0; i < sessions->len; i++)
    n += ((EbbSession *) sessions->pdata[i])->planned_minutes == minutes;
  return n;
}

static void
change_minutes (const char *answer)
{
  g_autoptr (EbbCourse) course = save_course ();

  open_dialog (course);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find ("minutes")), 30);
  ebb_test_click (GTK_WIDGET (dialog), "Save");
  ebb_test_click (GTK_WIDGET (ebb_test_wait_for_window ("EbbQuestion")), answer);
  ebb_test_wait (dialog == NULL);
}

static void
test_all_that_follow_take_the_change_and_only_new_ones_leaves_them (void)
{
  set_up ();
  change_minutes ("All That Follow");
  g_assert_cmpuint (count_with_minutes (30), ==, 14);
  ebb_test_undo_last (store);
  g_assert_cmpuint (count_with_minutes (60), ==, 14);
  tear_down ();

  set_up ();
  change_minutes ("Only New Ones");
  g_assert_cmpuint (count_with_minutes (60), ==, 14);
  tear_down ();
}

static void
test_what_no_session_says_is_changed_without_a_question (void)
{
  g_autoptr (EbbCourse) course = NULL;
  g_autoptr (GPtrArray) courses = NULL;

  set_up ();
  course = save_course ();
  open_dialog (course);
  gtk_editable_set_text (GTK_EDITABLE (find ("title_row")), "Shoulders");
  ebb_test_click (GTK_WIDGET (dialog), "Save");
  ebb_test_wait (dialog == NULL);
  courses = ebb_test_list_records (store, EBB_RECORD_COURSE);
  g_assert_cmpstr (((EbbCourse *) courses->pdata[0])->title, ==, "Shoulders");
  /* all else is as it was */
  g_assert_cmpint (((EbbCourse *) courses->pdata[0])->count, ==, 14);
  g_assert_cmpuint (((EbbCourse *) courses->pdata[0])->phases->len, ==, 2);
  g_assert_cmpstr (((EbbCourse *) courses->pdata[0])->who, ==, "Kim Example");
  tear_down ();
}

static void
test_the_therapist_of_the_last_course_is_filled_in (void)
{
  set_up ();
  g_object_unref (save_course ());
  open_dialog (NULL);
  choose_template (1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find ("who_row"))), ==, "Kim Example");
  ebb_choice_box_choose (EBB_CHOICE_BOX (find ("provider")), EBB_PROVIDER_SELF - 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find ("who_row"))), ==, "");
  tear_down ();
}

static void
test_a_plan_at_the_time_of_another_course_says_so (void)
{
  set_up ();
  g_object_unref (save_course ());
  open_dialog (NULL);
  choose_template (0);
  g_assert_true (gtk_widget_get_visible (find ("overlaps_label")));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (find ("overlaps_label"))), "14 sessions"));
  tear_down ();
}

static void
test_a_time_that_is_none_is_said_and_not_planned (void)
{
  GtkWidget *clock;

  set_up ();
  open_dialog (NULL);
  choose_template (0);
  clock = ebb_test_find_type (find ("slots"), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (clock), "25:99");
  g_assert_true (gtk_widget_has_css_class (clock, "error"));
  ebb_test_click (GTK_WIDGET (dialog), "Continue");
  g_assert_null (ebb_test_find_window ("EbbSafetyDialog"));
  gtk_editable_set_text (GTK_EDITABLE (clock), "9:30");
  ebb_test_click (GTK_WIDGET (dialog), "Continue");
  ebb_test_wait_for_window ("EbbSafetyDialog");
  gtk_window_destroy (ebb_test_find_window ("EbbSafetyDialog"));
  tear_down ();
}

/* What is still being read may hold a dialog for longer than there is a window below it. */
static void
test_a_dialog_may_outlive_the_window_below_it (void)
{
  GtkWindow *held;

  set_up ();
  open_dialog (NULL);
  held = g_object_ref (dialog);
  gtk_window_destroy (dialog);
  ebb_test_close (parent);
  g_assert_null (gtk_window_get_transient_for (held));
  g_object_unref (held);
  ebb_test_wait (dialog == NULL);
  ebb_test_end_store (store);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();
  /* a cursor that blinks in a window that goes is a warning of GTK 4.8's */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

  g_test_add_func ("/course-dialog/a-template-the-check-and-plan-make-a-course-with-its-sessions", test_a_template_the_check_and_plan_make_a_course_with_its_sessions);
  g_test_add_func ("/course-dialog/a-warning-sign-does-not-forbid-planning-but-says-to-ask-first", test_a_warning_sign_does_not_forbid_planning_but_says_to_ask_first);
  g_test_add_func ("/course-dialog/the-week-before-is-kept-as-what-later-ones-are-compared-with", test_the_week_before_is_kept_as_what_later_ones_are_compared_with);
  g_test_add_func ("/course-dialog/closing-the-check-loses-nothing", test_closing_the_check_loses_nothing);
  g_test_add_func ("/course-dialog/without-a-title-nothing-is-planned", test_without_a_title_nothing_is_planned);
  g_test_add_func ("/course-dialog/all-that-follow-take-the-change-and-only-new-ones-leaves-them", test_all_that_follow_take_the_change_and_only_new_ones_leaves_them);
  g_test_add_func ("/course-dialog/what-no-session-says-is-changed-without-a-question", test_what_no_session_says_is_changed_without_a_question);
  g_test_add_func ("/course-dialog/the-therapist-of-the-last-course-is-filled-in", test_the_therapist_of_the_last_course_is_filled_in);
  g_test_add_func ("/course-dialog/a-plan-at-the-time-of-another-course-says-so", test_a_plan_at_the_time_of_another_course_says_so);
  g_test_add_func ("/course-dialog/a-time-that-is-none-is-said-and-not-planned", test_a_time_that_is_none_is_said_and_not_planned);
  g_test_add_func ("/course-dialog/a-dialog-may-outlive-the-window-below-it", test_a_dialog_may_outlive_the_window_below_it);

  return g_test_run ();
}
