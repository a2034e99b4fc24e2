// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-courses.h"

#include <math.h>

#include "model/ebb-goal.h"
#include "pages/ebb-review-dialog.h"
#include "widgets/ebb-choice-box.h"
#include "widgets/ebb-rating-scale.h"

static EbbStore *store;
static GtkWindow *parent;
static GtkWindow *dialog;
static EbbCourse *course; /* (owned) */

static GtkWidget *
find (const char *id)
{
  GtkWidget *widget = ebb_test_find_id (GTK_WIDGET (dialog), id);

  g_assert_nonnull (widget);
  return widget;
}

/* A course of eight weeks that began five weeks ago, with four sessions done. */
static void
set_up (void)
{
  g_autoptr (EbbCourse) made = ebb_course_new_from_template (ebb_course_template_find ("knee"), ebb_day_today () - 35, 16 * 60);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) courses = NULL;
  EbbReview *before;

  store = ebb_test_new_store ();
  parent = ebb_test_present (gtk_label_new ("Parent"), 360, 600);
  ebb_record_ensure_id (made);
  g_ptr_array_add (records, g_object_ref (made));
  sessions = ebb_course_plan_make (made, ebb_day_today ());
  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = sessions->pdata[i];

      if (i < 4)
        {
          EbbSessionEffect effect = { EBB_EFFECT_BRUISE, NULL, NAN, NULL };

          session->state = EBB_SESSION_DONE;
          session->started = session->planned;
          if (i == 0)
            g_array_append_val (session->effects, effect);
        }
      g_ptr_array_add (records, g_object_ref (session));
    }
  before = ebb_review_new (made->record.id, (EbbMoment){ ebb_moment_now ().at - 40 * 86400, 0 });
  before->pain = before->enjoyment = before->activity = 6;
  g_ptr_array_add (records, before);
  ebb_test_save_records (store, records);
  courses = ebb_test_list_records (store, EBB_RECORD_COURSE);
  course = g_object_ref (courses->pdata[0]);
}

static void
open_dialog (void)
{
  dialog = ebb_review_dialog_new (parent, store, course, EBB_REVIEW_AFTER_4);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ebb_test_present (GTK_WIDGET (dialog), 0, 0);
  ebb_test_wait (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (find ("stages"))), "review") == 0);
  ebb_test_settle (GTK_WIDGET (dialog));
}

static void
tear_down (void)
{
  if (dialog != NULL)
    gtk_window_destroy (dialog);
  ebb_test_wait (dialog == NULL);
  g_clear_object (&course);
  ebb_test_close (parent);
  ebb_test_end_store (store);
}

static void
decide (EbbDecision decision)
{
  ebb_choice_box_choose (EBB_CHOICE_BOX (find ("decision")), decision - 1);
  ebb_test_click (GTK_WIDGET (dialog), "Save");
  ebb_test_wait (dialog == NULL);
}

static guint
count_in_state (EbbSessionState state)
{
  g_autoptr (GPtrArray) sessions = ebb_test_list_records (store, EBB_RECORD_SESSION);
  guint n = 0;

  for (guint i = 0; i < sessions->len; i++)
    n += ((EbbSession *) sessions->pdata[i])->state == state;
  return n;
}

static EbbCourseState
get_state (void)
{
  g_autoptr (GPtrArray) courses = ebb_test_list_records (store, EBB_RECORD_COURSE);

  return ((EbbCourse *) courses->pdata[0])->state;
}

static void
answer_peg (double value)
{
  for (GtkWidget *question = gtk_widget_get_first_child (gtk_widget_get_first_child (find ("peg"))); question != NULL; question = gtk_widget_get_next_sibling (question))
    {
      GtkWidget *scale = ebb_test_find_type (question, EBB_TYPE_RATING_SCALE);

      if (scale == NULL)
        continue;
      ebb_rating_scale_set_value (EBB_RATING_SCALE (scale), value);
      g_signal_emit_by_name (scale, "chosen");
    }
}

static void
test_it_says_what_was_done_and_what_was_not_good (void)
{
  set_up ();
  open_dialog ();
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find ("occasion_label"))), ==, "After four sessions: 4 sessions done");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find ("effects_label"))), ==, "Bruise after 1 of 4 sessions");
  /* without entries nothing is said of pain */
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (find ("pain_label"))), "too few entries"));
  tear_down ();
}

static void
test_the_score_is_compared_with_that_from_before (void)
{
  set_up ();
  open_dialog ();
  g_assert_false (gtk_widget_get_visible (find ("peg_label")));
  answer_peg (4);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find ("peg_label"))), ==,
                   "The score was 6 before and is 4 now. Most people notice a change of this size: it is lower.");
  tear_down ();
}

static void
test_stopping_ends_the_course_and_one_undo_brings_all_back (void)
{
  g_autoptr (GPtrArray) reviews = NULL;
  guint n_planned;

  set_up ();
  open_dialog ();
  n_planned = count_in_state (EBB_SESSION_PLANNED);
  gtk_editable_set_text (GTK_EDITABLE (find ("reason_row")), "No time");
  decide (EBB_DECISION_STOP);
  g_assert_cmpint (get_state (), ==, EBB_COURSE_ENDED);
  g_assert_cmpuint (count_in_state (EBB_SESSION_CANCELLED), >, 0);
  g_assert_cmpuint (count_in_state (EBB_SESSION_DONE), ==, 4);
  reviews = ebb_test_list_records (store, EBB_RECORD_REVIEW);
  g_assert_cmpuint (reviews->len, ==, 2);
  g_assert_cmpstr (((EbbReview *) reviews->pdata[1])->reason, ==, "No time");
  g_assert_cmpint (((EbbReview *) reviews->pdata[1])->n_done, ==, 4);

  ebb_test_undo_last (store);
  g_assert_cmpint (get_state (), !=, EBB_COURSE_ENDED);
  g_assert_cmpuint (count_in_state (EBB_SESSION_PLANNED), ==, n_planned);
  g_assert_cmpuint (ebb_test_count_records (store, EBB_RECORD_REVIEW), ==, 1);
  tear_down ();
}

static void
test_pausing_pauses_and_going_on_changes_nothing (void)
{
  set_up ();
  open_dialog ();
  decide (EBB_DECISION_PAUSE);
  g_assert_cmpint (get_state (), ==, EBB_COURSE_PAUSED);
  tear_down ();

  set_up ();
  open_dialog ();
  decide (EBB_DECISION_CONTINUE);
  g_assert_cmpint (get_state (), ==, EBB_COURSE_PLANNED);
  g_assert_cmpuint (ebb_test_count_records (store, EBB_RECORD_REVIEW), ==, 2);
  tear_down ();
}

static void
test_new_numbness_is_a_question_for_the_doctor (void)
{
  set_up ();
  open_dialog ();
  g_assert_false (gtk_widget_get_visible (find ("questions")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find ("numbness")), TRUE);
  g_assert_true (gtk_widget_get_visible (find ("questions")));
  gtk_window_close (dialog);
  ebb_test_wait_for_window ("EbbQuestion");
  tear_down ();
}

static void
test_what_was_answered_is_kept_and_seen_next_time (void)
{
  g_autoptr (GPtrArray) reviews = NULL;
  const char *earlier;

  set_up ();
  open_dialog ();
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (find ("earlier_label"))), "Before the first session · PEG score 6"));
  answer_peg (4);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find ("numbness")), TRUE);
  ebb_choice_box_choose (EBB_CHOICE_BOX (find ("self_change")), 0);
  gtk_editable_set_text (GTK_EDITABLE (find ("reason_row")), "My arm tingles");
  decide (EBB_DECISION_PAUSE);
  reviews = ebb_test_list_records (store, EBB_RECORD_REVIEW);
  g_assert_cmpint (((EbbReview *) reviews->pdata[1])->self_change, ==, EBB_SELF_CHANGE_WORSE);
  g_assert_true (((EbbReview *) reviews->pdata[1])->new_numbness);

  open_dialog ();
  earlier = gtk_label_get_text (GTK_LABEL (find ("earlier_label")));
  g_assert_nonnull (strstr (earlier, "After four sessions · PEG score 4 · Worse · New numbness or weakness · Pause: My arm tingles"));
  tear_down ();
}

static void
test_a_goal_that_was_reached_is_so_from_today (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) goals = NULL;
  EbbGoal *goal = ebb_goal_new ("Sleep through");
  EbbCourse *changed;

  set_up ();
  ebb_record_ensure_id (goal);
  g_ptr_array_add (records, goal);
  changed = ebb_record_copy (course);
  changed->goal = g_strdup (goal->record.id);
  g_ptr_array_add (records, changed);
  ebb_test_save_records (store, records);
  g_set_object (&course, changed);

  open_dialog ();
  ebb_test_wait (gtk_widget_get_visible (find ("goal_box")));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (find ("goal_met"))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find ("goal_met")), TRUE);
  decide (EBB_DECISION_CONTINUE);
  goals = ebb_test_list_records (store, EBB_RECORD_GOAL);
  g_assert_cmpint (((EbbGoal *) goals->pdata[0])->reached, ==, ebb_day_today ());

  ebb_test_undo_last (store);
  g_clear_pointer (&goals, g_ptr_array_unref);
  goals = ebb_test_list_records (store, EBB_RECORD_GOAL);
  g_assert_cmpint (((EbbGoal *) goals->pdata[0])->reached, ==, EBB_DAY_ABSENT);
  tear_down ();
}

static void
test_to_change_something_opens_the_course (void)
{
  GtkWindow *edit;

  set_up ();
  open_dialog ();
  decide (EBB_DECISION_CHANGE);
  edit = ebb_test_wait_for_window ("EbbCourseDialog");
  ebb_test_settle (GTK_WIDGET (edit));
  gtk_window_destroy (edit);
  tear_down ();
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

  g_test_add_func ("/review/it-says-what-was-done-and-what-was-not-good", test_it_says_what_was_done_and_what_was_not_good);
  g_test_add_func ("/review/the-score-is-compared-with-that-from-before", test_the_score_is_compared_with_that_from_before);
  g_test_add_func ("/review/stopping-ends-the-course-and-one-undo-brings-all-back", test_stopping_ends_the_course_and_one_undo_brings_all_back);
  g_test_add_func ("/review/pausing-pauses-and-going-on-changes-nothing", test_pausing_pauses_and_going_on_changes_nothing);
  g_test_add_func ("/review/new-numbness-is-a-question-for-the-doctor", test_new_numbness_is_a_question_for_the_doctor);
  g_test_add_func ("/review/what-was-answered-is-kept-and-seen-next-time", test_what_was_answered_is_kept_and_seen_next_time);
  g_test_add_func ("/review/a-goal-that-was-reached-is-so-from-today", test_a_goal_that_was_reached_is_so_from_today);
  g_test_add_func ("/review/to-change-something-opens-the-course", test_to_change_something_opens_the_course);

  return g_test_run ();
}
