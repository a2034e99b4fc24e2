// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-test-diary.h"

#include "pages/ebb-relief-view.h"
#include "widgets/ebb-relief-chart-view.h"
#include "widgets/ebb-text-table.h"

/* What sessions did, with a real diary. */

typedef struct
{
  EbbTestDiary *diary;
  GtkWidget *view;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  g_settings_reset (settings, "relief-by");
  g_settings_reset (settings, "relief-group");
  g_settings_reset (settings, "relief-hours");
  fixture->diary = ebb_test_diary_new ();
}

static GtkWidget *
find (Fixture *fixture,
      const char *id)
{
  GtkWidget *widget = ebb_test_find_id (fixture->view, id);

  g_assert_nonnull (widget);
  return widget;
}

static const char *
get_state (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "states")));
}

static const char *
get_text (Fixture *fixture,
          const char *id)
{
  return gtk_label_get_text (GTK_LABEL (find (fixture, id)));
}

static void
show (Fixture *fixture,
      int width)
{
  fixture->view = ebb_relief_view_new (fixture->diary->store);
  fixture->window = ebb_test_present (fixture->view, width, 760);
  ebb_test_wait (g_strcmp0 (get_state (fixture), "blank") != 0);
  ebb_test_settle (fixture->view);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  GtkWidget *view = g_object_ref (fixture->view);

  ebb_relief_view_set_store (EBB_RELIEF_VIEW (view), NULL);
  ebb_test_close (fixture->window);
  ebb_test_diary_free (fixture->diary);
  g_assert_finalize_object (view);
}

/* --- a diary with sessions ----------------------------------------------------------- */

static void
save (Fixture *fixture,
      GPtrArray *records)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_change_records_async (fixture->diary->store, records, NULL, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result);
  saved = ebb_store_change_records_finish (fixture->diary->store, result, &error);
  g_assert_no_error (error);
}

/* Seconds of a minute @n_days ago. */
static EbbMoment
ago (int n_days,
     int minute)
{
  return (EbbMoment){ (ebb_day_today () - n_days) * G_GINT64_CONSTANT (86400) + minute * 60, 0 };
}

static EbbSession *
treat (GPtrArray *records,
       int n_days,
       const char *technique)
{
  EbbSession *session = ebb_session_new_done (ago (n_days, 14 * 60), 60);
  EbbSessionPart part = { g_intern_string (technique), NULL, 20, 2 };

  g_array_append_val (session->parts, part);
  g_ptr_array_add (records, session);
  return session;
}

/* Sessions of every other week have heat, after which pain is 3 for a day; otherwise it
 * is 6. */
static void
live (Fixture *fixture,
      int n_weeks)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (int week = 1; week <= n_weeks; week++)
    {
      EbbSession *session = treat (records, week * 7, week % 2 == 1 ? "heat" : "petrissage");

      ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 6);
      ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, NULL, week % 2 == 1 ? 3 : 6);
      ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_TENSION, NULL, 8);
      ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_TENSION, NULL, 4);
    }
  save (fixture, records);
  for (int day = n_weeks * 7 + 3; day > 0; day--)
    for (int hour = 9; hour < 24; hour += 5)
      {
        gboolean relieved = day % 14 == 7 && day <= n_weeks * 7 && hour > 14;

        ebb_test_diary_add (fixture->diary, "x", ebb_day_today () - day, hour * 60, relieved ? 3 : 6);
      }
}

static void
wait_for (Fixture *fixture,
          const char *id,
          const char *part)
{
  ebb_test_wait (strstr (get_text (fixture, id), part) != NULL);
  ebb_test_settle (fixture->view);
}

static gboolean
is_chart_cb (GtkWidget *widget,
             gpointer user_data)
{
  return EBB_IS_RELIEF_CHART_VIEW (widget) && gtk_widget_get_mapped (widget) && (*(int *) user_data)-- == 0;
}

static GtkWidget *
find_chart (Fixture *fixture,
            int index)
{
  return ebb_test_find (fixture->view, is_chart_cb, &index);
}

/* Charts come one after the other; that of swelling, which nobody rated, is the last and
 * goes. */
static EbbReliefChart *
wait_for_chart (Fixture *fixture,
                int index)
{
  ebb_test_wait (find_chart (fixture, 3) != NULL && find_chart (fixture, 4) == NULL);
  return ebb_relief_chart_view_get_chart (EBB_RELIEF_CHART_VIEW (find_chart (fixture, index)));
}

/* --- tests ------------------------------------------------------------------------------ */

static void
test_an_empty_diary_says_how_to_begin (Fixture *fixture,
                                       gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  show (fixture, 360);
  g_assert_cmpstr (get_state (fixture), ==, "empty");
  g_assert_nonnull (ebb_test_find_text (fixture->view, "Plan a Course"));
  g_assert_false (gtk_widget_get_visible (find (fixture, "controls")));

  /* what is added shows by itself, and says what is missing */
  treat (records, 1, "heat");
  save (fixture, records);
  ebb_test_wait (g_strcmp0 (get_state (fixture), "results") == 0);
  wait_for (fixture, "headline", "three ratings");
  wait_for (fixture, "comparison", "too little to compare");
  g_assert_cmpstr (get_text (fixture, "caution"), !=, "");
}

static void
test_the_first_sentence_says_it_all (Fixture *fixture,
                                     gconstpointer data)
{
  live (fixture, 12);
  show (fixture, 900);
  wait_for (fixture, "headline", "After 6 of 12 sessions pain was at least once clearly lower");
  wait_for (fixture, "rated", "pain overall");
  g_assert_nonnull (strstr (get_text (fixture, "caution"), "does not show"));
  g_assert_nonnull (find_chart (fixture, 0));
}

static void
test_groups_stand_beside_each_other_and_can_be_chosen (Fixture *fixture,
                                                       gconstpointer data)
{
  GtkWidget *table;

  live (fixture, 12);
  show (fixture, 900);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "by_choice")), 1);
  ebb_test_wait (gtk_widget_get_mapped (find (fixture, "groups_section")));
  table = ebb_test_find_type (find (fixture, "groups_section"), EBB_TYPE_TEXT_TABLE);
  ebb_test_wait (ebb_test_find_text (table, "6 of 6") != NULL);
  g_assert_nonnull (ebb_test_find_text (table, "0 of 6"));
  g_assert_cmpuint (ebb_text_table_get_n_rows (EBB_TEXT_TABLE (table)), ==, 2);

  /* groups are in the order of their names: "Each technique" is first */
  ebb_test_wait (gtk_widget_get_mapped (find (fixture, "which_choice")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "which_choice")), 1);
  wait_for (fixture, "headline", "of 6 sessions");
  g_assert_false (gtk_widget_get_visible (find (fixture, "groups_section")));
}

static void
test_the_choice_is_remembered (Fixture *fixture,
                               gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  g_settings_set_string (settings, "relief-by", "technique");
  g_settings_set_string (settings, "relief-group", "heat");
  g_settings_set_int (settings, "relief-hours", 1);
  live (fixture, 12);
  show (fixture, 900);
  wait_for (fixture, "headline", "After 6 of 6 sessions");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (find (fixture, "hours_choice"))), ==, 1);
}

static void
test_a_group_that_is_gone_gives_way_to_all (Fixture *fixture,
                                            gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  g_settings_set_string (settings, "relief-by", "technique");
  g_settings_set_string (settings, "relief-group", "cold");
  live (fixture, 4);
  show (fixture, 900);
  wait_for (fixture, "headline", "of 4 sessions");
}

static void
test_a_chart_is_read_with_the_keyboard (Fixture *fixture,
                                        gconstpointer data)
{
  GtkWidget *chart;

  live (fixture, 12);
  show (fixture, 900);
  g_assert_nonnull (wait_for_chart (fixture, 0));
  chart = find_chart (fixture, 0);
  gtk_widget_grab_focus (chart);
  ebb_test_press (fixture->window, "Right");
  g_assert_nonnull (strstr (ebb_cell_view_get_readout (EBB_CELL_VIEW (chart)), "Right after sessions"));
  ebb_test_press (fixture->window, "End");
  g_assert_null (strstr (ebb_cell_view_get_readout (EBB_CELL_VIEW (chart)), "Right after sessions"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, "After Sessions, Hour by Hour");
}

static void
test_every_chart_is_read_from_end_to_end (Fixture *fixture,
                                          gconstpointer data)
{
  live (fixture, 12);
  show (fixture, 900);
  for (int i = 0; i < 4; i++)
    {
      EbbReliefChart *chart = wait_for_chart (fixture, i);
      cairo_rectangle_t area;
      guint found;

      g_assert_cmpuint (ebb_relief_chart_get_n_cells (chart), >, 0);
      for (guint cell = 0; cell < ebb_relief_chart_get_n_cells (chart); cell++)
        {
          g_assert_cmpstr (ebb_relief_chart_get_words (chart, cell), !=, "");
          g_assert_true (ebb_relief_chart_get_area (chart, cell, &area));
          g_assert_true (ebb_relief_chart_find (chart, area.x + area.width / 2, area.y + area.height / 2, &found));
        }
    }
}

static void
test_control_t_shows_tables (Fixture *fixture,
                             gconstpointer data)
{
  live (fixture, 4);
  show (fixture, 900);
  wait_for (fixture, "headline", "sessions");
  gtk_widget_grab_focus (find (fixture, "by_choice"));
  ebb_test_press (fixture->window, "ctrl+t");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "forms"))), ==, "table");
  ebb_test_wait (ebb_test_find_text (fixture->view, "Median Change") != NULL);
  ebb_test_press (fixture->window, "ctrl+t");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "forms"))), ==, "charts");
}

static void
test_a_choice_does_not_keep_news_away (Fixture *fixture,
                                       gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  live (fixture, 4);
  show (fixture, 900);
  wait_for (fixture, "headline", "of 4 sessions");
  ebb_session_set_rating (treat (records, 1, "heat"), EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, NULL, 2);
  save (fixture, records);
  /* the diary is being read again */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "hours_choice")), 0);
  wait_for (fixture, "headline", "of 5 sessions");
}

static void
test_all_of_it_fits_a_narrow_window (Fixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  EbbSession *session = treat (records, 3, "heat");

  session->who = g_strdup ("Practice for Physiotherapy and Massage, Doctor Margarete Sommerfeld-Lindenbaum");
  live (fixture, 4);
  save (fixture, records);
  show (fixture, 360);
  wait_for (fixture, "headline", "sessions");
  for (guint by = 0; by < 6; by++)
    {
      GtkDropDown *which = GTK_DROP_DOWN (find (fixture, "which_choice"));

      gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "by_choice")), by);
      ebb_test_settle (fixture->view);
      /* the only giver has the long name */
      if (by == 3)
        {
          ebb_test_wait (gtk_widget_get_mapped (GTK_WIDGET (which)));
          gtk_drop_down_set_selected (which, 1);
        }
      for (guint form = 0; form < 2; form++)
        {
          gtk_widget_activate_action (fixture->view, "relief.table", NULL);
          ebb_test_settle (fixture->view);
          g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
          g_assert_cmpint (gtk_widget_get_width (find (fixture, "forms")), <=, 360);
        }
    }
}

#define ADD(name, func) g_test_add ("/relief-view/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ADD ("an-empty-diary-says-how-to-begin", test_an_empty_diary_says_how_to_begin);
  ADD ("the-first-sentence-says-it-all", test_the_first_sentence_says_it_all);
  ADD ("groups-stand-beside-each-other-and-can-be-chosen", test_groups_stand_beside_each_other_and_can_be_chosen);
  ADD ("the-choice-is-remembered", test_the_choice_is_remembered);
  ADD ("a-group-that-is-gone-gives-way-to-all", test_a_group_that_is_gone_gives_way_to_all);
  ADD ("a-chart-is-read-with-the-keyboard", test_a_chart_is_read_with_the_keyboard);
  ADD ("every-chart-is-read-from-end-to-end", test_every_chart_is_read_from_end_to_end);
  ADD ("control-t-shows-tables", test_control_t_shows_tables);
  ADD ("a-choice-does-not-keep-news-away", test_a_choice_does_not_keep_news_away);
  ADD ("all-of-it-fits-a-narrow-window", test_all_of_it_fits_a_narrow_window);
  return g_test_run ();
}
