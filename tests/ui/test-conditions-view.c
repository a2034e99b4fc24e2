// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-courses.h"

#include <math.h>

#include "model/ebb-condition.h"
#include "model/ebb-goal.h"
#include "pages/ebb-condition-dialog.h"
#include "pages/ebb-conditions-view.h"
#include "pages/ebb-goal-dialog.h"
#include "widgets/ebb-choice-box.h"

static EbbStore *store;
static GtkWidget *view;
static GtkWindow *window;

static void
set_up (void)
{
  store = ebb_test_new_store ();
  view = ebb_conditions_view_new (store);
  window = ebb_test_present (view, 360, 640);
}

static void
tear_down (void)
{
  ebb_test_close (window);
  ebb_test_end_store (store);
}

static GtkWidget *
find_row (const char *title)
{
  GtkWidget *label = ebb_test_find_text (view, title);

  return label != NULL ? gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW) : NULL;
}

static gboolean
row_says (const char *title,
          const char *words)
{
  GtkWidget *row = find_row (title);

  return row != NULL && strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), words) != NULL;
}

static void
add_pain (int days_ago,
          double pain)
{
  EbbMoment now = ebb_moment_now ();
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ now.at - (gint64) days_ago * 86400, now.offset });

  ebb_entry_set_rating (entry, EBB_RATING_NOW, pain);
  ebb_test_save_entry (store, entry);
}

static void
test_without_anything_it_says_what_to_do (void)
{
  set_up ();
  ebb_test_wait (ebb_test_find_button (view, "Add a Goal") != NULL);
  ebb_test_click (view, "Add a Condition");
  gtk_window_destroy (ebb_test_wait_for_window ("EbbConditionDialog"));
  tear_down ();
}

static void
test_a_condition_is_added_and_can_be_undone (void)
{
  GtkWindow *dialog;

  set_up ();
  ebb_test_wait (ebb_test_find_button (view, "Add a Condition") != NULL);
  ebb_test_click (view, "Add a Condition");
  dialog = ebb_test_wait_for_window ("EbbConditionDialog");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ebb_test_find_id (GTK_WIDGET (dialog), "kind_row")), 2);
  ebb_test_click (GTK_WIDGET (dialog), "Save");
  ebb_test_wait (find_row ("Fibromyalgia") != NULL);
  ebb_test_undo_last (store);
  ebb_test_wait (ebb_test_find_button (view, "Add a Condition") != NULL);
  g_assert_null (find_row ("Fibromyalgia"));
  tear_down ();
}

static void
test_something_else_needs_words (void)
{
  GtkWindow *dialog;

  set_up ();
  ebb_test_wait (ebb_test_find_button (view, "Add a Condition") != NULL);
  ebb_test_click (view, "Add a Condition");
  dialog = ebb_test_wait_for_window ("EbbConditionDialog");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ebb_test_find_id (GTK_WIDGET (dialog), "kind_row")), 7);
  ebb_test_click (GTK_WIDGET (dialog), "Save");
  g_assert_true (gtk_widget_get_visible (ebb_test_find_id (GTK_WIDGET (dialog), "problem_label")));
  gtk_editable_set_text (GTK_EDITABLE (ebb_test_find_id (GTK_WIDGET (dialog), "name_row")), "Frozen <shoulder> & more");
  ebb_test_click (GTK_WIDGET (dialog), "Save");
  ebb_test_wait (find_row ("Frozen <shoulder> & more") != NULL);
  tear_down ();
}

static void
test_a_goal_says_on_how_many_of_the_days_with_a_value_it_was_met (void)
{
  EbbGoal *goal = ebb_goal_new ("Quiet days");

  goal->measure = EBB_GOAL_PAIN;
  goal->way = EBB_GOAL_AT_MOST;
  goal->target = 4;
  set_up ();
  for (int i = 0; i < 9; i++)
    add_pain (i * 2, i < 3 ? 3 : 6);
  g_object_unref (ebb_test_save_record (store, goal));
  ebb_test_wait (row_says ("Quiet days", "on 3 of the last 7 days with a value"));
  tear_down ();
}

static void
test_a_goal_is_changed_and_deleted (void)
{
  GtkWindow *dialog;
  g_autoptr (GPtrArray) goals = NULL;

  set_up ();
  g_object_unref (ebb_test_save_record (store, ebb_goal_new ("Sleep through")));
  ebb_test_wait (find_row ("Sleep through") != NULL);
  adw_action_row_activate (ADW_ACTION_ROW (find_row ("Sleep through")));
  dialog = ebb_test_wait_for_window ("EbbGoalDialog");
  ebb_choice_box_choose (EBB_CHOICE_BOX (ebb_test_find_id (GTK_WIDGET (dialog), "measure")), EBB_GOAL_PEG);
  /* a number is needed then */
  ebb_test_click (GTK_WIDGET (dialog), "Save");
  g_assert_true (gtk_widget_get_visible (ebb_test_find_id (GTK_WIDGET (dialog), "problem_label")));
  gtk_editable_set_text (GTK_EDITABLE (ebb_test_find_id (GTK_WIDGET (dialog), "target_row")), "4,5");
  ebb_test_click (GTK_WIDGET (dialog), "Save");
  ebb_test_wait (row_says ("Sleep through", "PEG 4.5 or less"));
  goals = ebb_test_list_records (store, EBB_RECORD_GOAL);
  g_assert_cmpint (((EbbGoal *) goals->pdata[0])->way, ==, EBB_GOAL_AT_MOST);

  adw_action_row_activate (ADW_ACTION_ROW (find_row ("Sleep through")));
  ebb_test_click (GTK_WIDGET (ebb_test_wait_for_window ("EbbGoalDialog")), "Delete");
  ebb_test_wait (ebb_test_find_button (view, "Add a Goal") != NULL);
  g_assert_cmpuint (ebb_test_count_records (store, EBB_RECORD_GOAL), ==, 0);
  tear_down ();
}

static void
keep_cb (GtkWindow *dialog,
         EbbRecord *record,
         EbbRecord **kept)
{
  g_set_object (kept, record);
}

static void
save_untouched (GtkWindow *dialog,
                gpointer record)
{
  g_autoptr (EbbRecord) kept = NULL;

  g_signal_connect (dialog, "save", G_CALLBACK (keep_cb), &kept);
  ebb_test_present (GTK_WIDGET (dialog), 0, 0);
  ebb_test_click (GTK_WIDGET (dialog), "Save");
  g_assert_nonnull (kept);
  g_assert_true (ebb_record_equal_content (kept, record));
}

static void
test_saving_without_a_change_changes_nothing (void)
{
  g_autoptr (EbbCondition) condition = ebb_condition_new ("of-a-newer-version");
  g_autoptr (EbbGoal) goal = ebb_goal_new ("Walk");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  condition->said = g_strdup ("One\nTwo");
  save_untouched (ebb_condition_dialog_new (NULL, condition), condition);

  /* its tracker is not there any more */
  goal->measure = EBB_GOAL_TRACKER;
  goal->tracker = g_strdup ("walking");
  goal->target = 30.5;
  goal->reached = 20000;
  save_untouched (ebb_goal_dialog_new (NULL, goal, none), goal);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

  g_test_add_func ("/conditions/without-anything-it-says-what-to-do", test_without_anything_it_says_what_to_do);
  g_test_add_func ("/conditions/a-condition-is-added-and-can-be-undone", test_a_condition_is_added_and_can_be_undone);
  g_test_add_func ("/conditions/something-else-needs-words", test_something_else_needs_words);
  g_test_add_func ("/conditions/a-goal-says-on-how-many-of-the-days-with-a-value-it-was-met", test_a_goal_says_on_how_many_of_the_days_with_a_value_it_was_met);
  g_test_add_func ("/conditions/a-goal-is-changed-and-deleted", test_a_goal_is_changed_and_deleted);
  g_test_add_func ("/conditions/saving-without-a-change-changes-nothing", test_saving_without_a_change_changes_nothing);

  return g_test_run ();
}
