// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-test-editor.h"

#include <math.h>

#include "widgets/ebb-choice-box.h"
#include "widgets/ebb-day-input.h"
#include "widgets/ebb-entry-editor.h"
#include "widgets/ebb-note-input.h"
#include "widgets/ebb-tags-input.h"
#include "widgets/ebb-time-input.h"
#include "widgets/ebb-tracker-input.h"
#include "widgets/ebb-trackers-input.h"

static GtkWidget *editor;
static GtkWindow *window;
static guint n_changed;

static void
changed_cb (GtkWidget *source,
            gpointer user_data)
{
  n_changed++;
}

static void
present (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  n_changed = 0;
  g_signal_connect (widget, "changed", G_CALLBACK (changed_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), widget);
  window = ebb_test_present (scrolled, 700, 900);
}

static GSettings *
fresh_settings (void)
{
  GSettings *settings = g_settings_new (EBB_APP_ID);

  g_settings_reset (settings, "check-in-unfolded");
  g_settings_reset (settings, "check-in-fields");
  g_settings_reset (settings, "check-in-trackers");
  return settings;
}

static EbbEntry *
read_part (GtkWidget *part)
{
  EbbEntry *entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });

  ebb_entry_part_store (EBB_ENTRY_PART (part), entry, NULL);
  return entry;
}

/* --- the form ------------------------------------------------------------ */

static void
test_parts_are_made_when_unfolded_in_the_chosen_order (void)
{
  g_autoptr (GSettings) settings = fresh_settings ();
  const char *const fields[] = { "note", "day", "no-such-part", NULL };
  graphene_rect_t note, day;

  g_settings_set_strv (settings, "check-in-fields", fields);
  editor = ebb_entry_editor_new ();
  present (editor);
  g_assert_null (ebb_test_find_type (editor, EBB_TYPE_NOTE_INPUT));

  ebb_test_click (editor, "More");
  ebb_test_settle (editor);
  g_assert_true (g_settings_get_boolean (settings, "check-in-unfolded"));
  g_assert_true (gtk_widget_compute_bounds (ebb_test_find_type (editor, EBB_TYPE_NOTE_INPUT), editor, &note));
  g_assert_true (gtk_widget_compute_bounds (ebb_test_find_type (editor, EBB_TYPE_DAY_INPUT), editor, &day));
  g_assert_cmpfloat (note.origin.y, <, day.origin.y);
  g_assert_null (ebb_test_find_type (editor, EBB_TYPE_TIME_INPUT));
  ebb_test_close (window);

  /* it comes up as it was left, and follows the preferences */
  editor = ebb_entry_editor_new ();
  present (editor);
  ebb_test_wait (ebb_test_find_type (editor, EBB_TYPE_NOTE_INPUT) != NULL);
  g_settings_reset (settings, "check-in-fields");
  g_assert_nonnull (ebb_test_find_type (editor, EBB_TYPE_TIME_INPUT));
  ebb_test_close (window);
}

static void
test_what_is_not_shown_is_kept (void)
{
  g_autoptr (GSettings) settings = fresh_settings ();
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1772000007, 540 });
  g_autoptr (EbbEntry) back = NULL;
  EbbMark mark;

  ebb_mark_init (&mark, ebb_region_find ("knee"));
  mark.intensity = 2.5;
  ebb_entry_set_mark (entry, &mark);
  ebb_entry_set_rating (entry, EBB_RATING_NOW, 4.25);
  ebb_entry_set_rating (entry, EBB_RATING_WORST, 7.75);
  ebb_entry_set_number (entry, "of-another-version", 3);
  ebb_entry_add_tag (entry, "rain");
  ebb_entry_set_note (entry, "Two\nlines");
  ebb_entry_set_id (entry, "019cb000-0000-7000-8000-000000000001");
  ebb_entry_set_modified (entry, 42);

  editor = ebb_entry_editor_new ();
  ebb_entry_editor_set_foldable (EBB_ENTRY_EDITOR (editor), FALSE);
  present (editor);
  ebb_entry_editor_set_entry (EBB_ENTRY_EDITOR (editor), entry);
  ebb_test_settle (editor);
  g_assert_true (ebb_entry_editor_check (EBB_ENTRY_EDITOR (editor), NULL));
  back = ebb_entry_editor_get_entry (EBB_ENTRY_EDITOR (editor));
  g_assert_true (ebb_entry_equal_content (entry, back));
  g_assert_cmpint (ebb_entry_get_moment (back).offset, ==, 540);
  g_assert_cmpstr (ebb_entry_get_id (back), ==, ebb_entry_get_id (entry));
  g_assert_cmpint (ebb_entry_get_modified (back), ==, 42);
  g_assert_cmpuint (n_changed, ==, 0);
  ebb_test_close (window);
}

static void
test_now_means_the_moment_of_asking (void)
{
  g_autoptr (GSettings) settings = fresh_settings ();
  g_autoptr (EbbEntry) one = NULL;
  g_autoptr (EbbEntry) two = NULL;
  gint64 begin;

  editor = ebb_entry_editor_new ();
  present (editor);
  one = ebb_entry_editor_get_entry (EBB_ENTRY_EDITOR (editor));
  begin = g_get_monotonic_time ();
  ebb_test_wait (g_get_monotonic_time () - begin > 1100000);
  two = ebb_entry_editor_get_entry (EBB_ENTRY_EDITOR (editor));
  g_assert_cmpint (ebb_entry_get_moment (two).at, >, ebb_entry_get_moment (one).at);
  ebb_test_close (window);
}

/* --- the day ------------------------------------------------------------- */

static void
test_ratings_out_of_order_are_pointed_out_and_kept (void)
{
  GtkWidget *part = ebb_day_input_new ();
  g_autoptr (EbbEntry) entry = NULL;
  GtkWidget *warning;

  present (part);
  ebb_test_click (ebb_test_find_id (part, "least"), "8");
  ebb_test_settle (part);
  warning = ebb_test_find_id (part, "warning");
  g_assert_false (gtk_widget_get_mapped (warning));
  ebb_test_click (ebb_test_find_id (part, "worst"), "3");
  ebb_test_settle (part);
  g_assert_true (gtk_widget_get_mapped (warning));
  entry = read_part (part);
  g_assert_cmpfloat (ebb_entry_get_rating (entry, EBB_RATING_LEAST), ==, 8);
  g_assert_cmpfloat (ebb_entry_get_rating (entry, EBB_RATING_WORST), ==, 3);
  g_assert_true (isnan (ebb_entry_get_rating (entry, EBB_RATING_AVERAGE)));
  ebb_test_close (window);
}

/* --- trackers ------------------------------------------------------------ */

static GtkWidget *
present_tracker (EbbTrackerKind kind,
                 const char *const *choices)
{
  g_autoptr (EbbTracker) tracker = ebb_tracker_new ("mine", "Mine", kind);
  GtkWidget *part;

  if (choices != NULL)
    ebb_tracker_set_choices (tracker, choices);
  part = ebb_tracker_input_new (tracker);
  present (part);
  return part;
}

static void
assert_number (GtkWidget *part,
               double number)
{
  g_autoptr (EbbEntry) entry = read_part (part);
  const EbbValue *value = ebb_entry_find_value (entry, "mine");

  if (isnan (number))
    g_assert_null (value);
  else
    g_assert_cmpfloat (value->number, ==, number);
}

static void
test_a_scale_can_be_not_rated (void)
{
  GtkWidget *part = present_tracker (EBB_TRACKER_SCALE, NULL);

  assert_number (part, NAN);
  g_assert_nonnull (ebb_test_find_text (part, "Not rated"));
  ebb_test_click (part, "0");
  assert_number (part, 0);
  ebb_test_settle (part);
  g_signal_emit_by_name (ebb_test_find_id (part, "clear_button"), "clicked");
  assert_number (part, NAN);
  g_assert_cmpuint (n_changed, ==, 2);
  ebb_test_close (window);
}

static void
test_a_number_is_typed_with_point_or_comma (void)
{
  GtkWidget *part = present_tracker (EBB_TRACKER_NUMBER, NULL);
  GtkEditable *field = GTK_EDITABLE (ebb_test_find_type (part, GTK_TYPE_ENTRY));
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  g_autoptr (GError) error = NULL;

  gtk_editable_set_text (field, "7.5");
  assert_number (part, 7.5);
  gtk_editable_set_text (field, "6,25");
  assert_number (part, 6.25);
  gtk_editable_set_text (field, "six");
  g_assert_false (ebb_entry_part_store (EBB_ENTRY_PART (part), entry, &error));
  ebb_test_settle (part);
  g_assert_nonnull (ebb_test_find_text (part, "“Mine” needs a number"));
  gtk_editable_set_text (field, "");
  assert_number (part, NAN);
  g_assert_true (ebb_entry_part_store (EBB_ENTRY_PART (part), entry, NULL));
  ebb_test_close (window);
}

static void
test_a_duration_is_hours_and_minutes (void)
{
  GtkWidget *part = present_tracker (EBB_TRACKER_DURATION, NULL);
  GtkWidget *hours = ebb_test_find_type (part, GTK_TYPE_ENTRY);
  GtkWidget *minutes = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (hours));
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });

  gtk_editable_set_text (GTK_EDITABLE (hours), "1");
  assert_number (part, 60);
  gtk_editable_set_text (GTK_EDITABLE (minutes), "30");
  assert_number (part, 90);
  gtk_editable_set_text (GTK_EDITABLE (hours), "");
  assert_number (part, 30);

  ebb_entry_set_number (entry, "mine", 125);
  ebb_entry_part_load (EBB_ENTRY_PART (part), entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (hours)), ==, "2");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (minutes)), ==, "5");
  assert_number (part, 125);
  ebb_test_close (window);
}

static void
test_no_is_an_answer_and_unset_is_none (void)
{
  GtkWidget *part = present_tracker (EBB_TRACKER_YES_NO, NULL);

  assert_number (part, NAN);
  ebb_test_click (part, "No");
  assert_number (part, 0);
  ebb_test_click (part, "Yes");
  assert_number (part, 1);
  ebb_test_click (part, "Yes");
  assert_number (part, NAN);
  ebb_test_close (window);
}

static void
test_a_word_not_offered_any_more_is_kept (void)
{
  const char *const choices[] = { "office", "home", NULL };
  GtkWidget *part = present_tracker (EBB_TRACKER_CHOICE, choices);
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  g_autoptr (EbbEntry) back = NULL;

  ebb_entry_set_choice (entry, "mine", "train");
  ebb_entry_part_load (EBB_ENTRY_PART (part), entry);
  ebb_test_settle (part);
  back = read_part (part);
  g_assert_cmpstr (ebb_entry_find_value (back, "mine")->choice, ==, "train");
  ebb_test_click (part, "home");
  g_object_unref (back);
  back = read_part (part);
  g_assert_cmpstr (ebb_entry_find_value (back, "mine")->choice, ==, "home");
  ebb_test_close (window);
}

static void
test_chosen_and_rated_trackers_are_shown_and_others_on_demand (void)
{
  g_autoptr (GPtrArray) trackers = ebb_trackers_new_built_in ();
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  const char *const shown[] = { "fatigue", NULL };
  GtkWidget *part = ebb_trackers_input_new ();

  ebb_tracker_set_retired (ebb_trackers_find (trackers, "stress"), TRUE);
  ebb_tracker_set_retired (ebb_trackers_find (trackers, "mood"), TRUE);
  ebb_entry_set_number (entry, "mood", 3);
  present (part);
  ebb_trackers_input_set_shown (EBB_TRACKERS_INPUT (part), shown);
  ebb_entry_part_load (EBB_ENTRY_PART (part), entry);
  ebb_trackers_input_set_trackers (EBB_TRACKERS_INPUT (part), trackers);
  ebb_test_settle (part);
  g_assert_nonnull (ebb_test_find_text (part, "Fatigue"));
  /* retired, but this entry has a value of it */
  g_assert_nonnull (ebb_test_find_text (part, "Mood"));
  g_assert_null (ebb_test_find_text (part, "Activity"));
  ebb_test_click (part, "More to Rate");
  ebb_test_settle (part);
  g_assert_nonnull (ebb_test_find_text (part, "Activity"));
  g_assert_null (ebb_test_find_text (part, "Stress"));
  ebb_test_close (window);
}

/* --- tags ---------------------------------------------------------------- */

static void
test_tags_are_added_offered_and_taken_off (void)
{
  const char *const known[] = { "rain", "running", "work", NULL };
  GtkWidget *part = ebb_tags_input_new ();
  g_autoptr (EbbEntry) entry = NULL;

  present (part);
  ebb_tags_input_set_known (EBB_TAGS_INPUT (part), known);
  gtk_widget_grab_focus (ebb_test_find_type (part, GTK_TYPE_ENTRY));
  ebb_test_type (window, "storm,ru");
  g_assert_nonnull (ebb_test_find_button (part, "storm"));
  g_assert_null (ebb_test_find_button (part, "work"));
  ebb_test_click (part, "running");
  ebb_test_settle (part);
  ebb_test_click (part, "storm");
  entry = read_part (part);
  g_assert_cmpuint (ebb_entry_get_n_tags (entry), ==, 1);
  g_assert_cmpstr (ebb_entry_get_tag (entry, 0), ==, "running");

  /* saved at once after a comma was typed */
  g_clear_object (&entry);
  gtk_editable_set_text (GTK_EDITABLE (ebb_test_find_type (part, GTK_TYPE_ENTRY)), "hail, sun");
  entry = read_part (part);
  g_assert_cmpuint (ebb_entry_get_n_tags (entry), ==, 3);
  ebb_test_close (window);
}

/* --- time ---------------------------------------------------------------- */

static void
test_a_time_of_day_is_of_the_past (void)
{
  GtkWidget *part = ebb_time_input_new ();
  GtkEditable *clock;
  g_autoptr (EbbEntry) entry = NULL;
  g_autoptr (EbbEntry) bad = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  EbbMoment now;

  present (part);
  g_assert_true (ebb_time_input_get_is_now (EBB_TIME_INPUT (part)));
  ebb_test_click (part, "Earlier today");
  g_assert_false (ebb_time_input_get_is_now (EBB_TIME_INPUT (part)));
  clock = GTK_EDITABLE (ebb_test_find_id (part, "clock"));

  for (int minute = 0; minute < 24 * 60; minute += 97)
    {
      g_autofree char *text = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

      gtk_editable_set_text (clock, text);
      g_clear_object (&entry);
      entry = read_part (part);
      now = ebb_moment_now ();
      g_assert_cmpint (ebb_entry_get_moment (entry).at, <=, now.at);
      g_assert_cmpint (ebb_entry_get_moment (entry).at, >, now.at - 25 * 3600);
      g_assert_cmpint (ebb_moment_get_minute_of_day (ebb_entry_get_moment (entry)), ==, minute);
    }

  gtk_editable_set_text (clock, "25:00");
  g_assert_false (ebb_entry_part_store (EBB_ENTRY_PART (part), bad, NULL));
  g_assert_cmpint (ebb_entry_get_moment (bad).at, ==, 1772000000);
  ebb_test_settle (part);
  g_assert_nonnull (ebb_test_find_text (part, "A time of day is needed, such as 14:05"));
  ebb_test_click (part, "2 hours ago");
  g_assert_true (ebb_entry_part_store (EBB_ENTRY_PART (part), bad, NULL));
  now = ebb_moment_now ();
  g_assert_cmpint (ABS (now.at - 7200 - ebb_entry_get_moment (bad).at), <, 120);
  ebb_test_close (window);
}

static void
test_looking_at_the_time_of_an_old_entry_does_not_change_it (void)
{
  GtkWidget *part = ebb_time_input_new ();
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1772000037, 540 });
  g_autoptr (EbbEntry) back = NULL;

  present (part);
  ebb_entry_part_load (EBB_ENTRY_PART (part), entry);
  back = read_part (part);
  g_assert_cmpint (ebb_entry_get_moment (back).at, ==, 1772000037);
  g_assert_cmpint (ebb_entry_get_moment (back).offset, ==, 540);

  /* and a changed minute stays on the clocks of that place */
  gtk_editable_set_text (GTK_EDITABLE (ebb_test_find_id (part, "clock")), "08:00");
  g_object_unref (back);
  back = read_part (part);
  g_assert_cmpint (ebb_entry_get_moment (back).offset, ==, 540);
  g_assert_cmpint (ebb_entry_get_day (back), ==, ebb_entry_get_day (entry));
  g_assert_cmpint (ebb_moment_get_minute_of_day (ebb_entry_get_moment (back)), ==, 480);
  ebb_test_close (window);
}

static void
test_nothing_is_left_behind (void)
{
  g_autoptr (GSettings) settings = fresh_settings ();
  GtkWidget *alone = g_object_ref_sink (ebb_entry_editor_new ());
  GtkWidget *time = g_object_ref_sink (ebb_time_input_new ());

  ebb_entry_editor_set_foldable (EBB_ENTRY_EDITOR (alone), FALSE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (ebb_test_find_type (alone, EBB_TYPE_NOTE_INPUT));
  g_assert_finalize_object (alone);
  g_assert_finalize_object (time);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/entry-editor/parts-are-made-when-unfolded-in-the-chosen-order", test_parts_are_made_when_unfolded_in_the_chosen_order);
  g_test_add_func ("/entry-editor/what-is-not-shown-is-kept", test_what_is_not_shown_is_kept);
  g_test_add_func ("/entry-editor/now-means-the-moment-of-asking", test_now_means_the_moment_of_asking);
  g_test_add_func ("/entry-editor/ratings-out-of-order-are-pointed-out-and-kept", test_ratings_out_of_order_are_pointed_out_and_kept);
  g_test_add_func ("/entry-editor/a-scale-can-be-not-rated", test_a_scale_can_be_not_rated);
  g_test_add_func ("/entry-editor/a-number-is-typed-with-point-or-comma", test_a_number_is_typed_with_point_or_comma);
  g_test_add_func ("/entry-editor/a-duration-is-hours-and-minutes", test_a_duration_is_hours_and_minutes);
  g_test_add_func ("/entry-editor/no-is-an-answer-and-unset-is-none", test_no_is_an_answer_and_unset_is_none);
  g_test_add_func ("/entry-editor/a-word-not-offered-any-more-is-kept", test_a_word_not_offered_any_more_is_kept);
  g_test_add_func ("/entry-editor/chosen-and-rated-trackers-are-shown-and-others-on-demand", test_chosen_and_rated_trackers_are_shown_and_others_on_demand);
  g_test_add_func ("/entry-editor/tags-are-added-offered-and-taken-off", test_tags_are_added_offered_and_taken_off);
  g_test_add_func ("/entry-editor/a-time-of-day-is-of-the-past", test_a_time_of_day_is_of_the_past);
  g_test_add_func ("/entry-editor/looking-at-the-time-of-an-old-entry-does-not-change-it", test_looking_at_the_time_of_an_old_entry_does_not_change_it);
  g_test_add_func ("/entry-editor/nothing-is-left-behind", test_nothing_is_left_behind);

  return g_test_run ();
}
