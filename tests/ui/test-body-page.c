// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-test-diary.h"

#include "pages/ebb-body-page.h"
#include "pages/ebb-body-table.h"
#include "widgets/ebb-body-view.h"
#include "model/ebb-period.h"
#include "widgets/ebb-chart-view.h"
#include "widgets/ebb-filter-date.h"
#include "widgets/ebb-heat-view.h"
#include "widgets/ebb-story-view.h"

/* The page of where it has hurt, with a real diary. */

typedef struct
{
  EbbTestDiary *diary;
  GtkWidget *page;
  GtkWindow *window;
} Fixture;

static void
add (Fixture *fixture,
     EbbDay day,
     const char *first,
     double first_intensity,
     const char *second,
     double second_intensity)
{
  EbbEntry *entry = ebb_test_diary_make ("x", day, 600, 5);
  const char *ids[] = { first, second };
  double intensities[] = { first_intensity, second_intensity };

  for (guint i = 0; i < 2; i++)
    if (ids[i] != NULL)
      {
        EbbMark mark;

        ebb_mark_init (&mark, ebb_region_find (ids[i]));
        mark.intensity = intensities[i];
        mark.qualities = EBB_QUALITY_ACHING;
        ebb_entry_set_mark (entry, &mark);
      }
  g_object_unref (ebb_test_diary_save (fixture->diary, entry));
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  g_settings_reset (settings, "body-span");
  g_settings_reset (settings, "body-dates");
  g_settings_reset (settings, "body-measure");
  g_settings_reset (settings, "body-compare");
  fixture->diary = ebb_test_diary_new ();
}

static GtkWidget *
find (Fixture *fixture,
      const char *id)
{
  GtkWidget *widget = ebb_test_find_id (fixture->page, id);

  g_assert_nonnull (widget);
  return widget;
}

static const char *
get_state (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "states")));
}

static void
show (Fixture *fixture,
      int width)
{
  fixture->page = ebb_body_page_new (fixture->diary->store);
  fixture->window = ebb_test_present (fixture->page, width, 760);
  ebb_test_wait (g_strcmp0 (get_state (fixture), "blank") != 0);
  ebb_test_settle (fixture->page);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  GtkWidget *page = g_object_ref (fixture->page);

  ebb_body_page_set_store (EBB_BODY_PAGE (page), NULL);
  ebb_test_close (fixture->window);
  ebb_test_diary_free (fixture->diary);
  g_assert_finalize_object (page);
}

static gboolean
is_view_cb (GtkWidget *widget,
            gpointer user_data)
{
  return EBB_IS_BODY_VIEW (widget) && ebb_body_view_get_view (EBB_BODY_VIEW (widget)) == *(EbbView *) user_data;
}

static GtkWidget *
find_region (Fixture *fixture,
             const char *heat,
             const char *id)
{
  const EbbRegion *region = ebb_region_find (id);
  EbbView view;
  GtkWidget *found;

  g_assert_true (ebb_view_find (region->view, &view));
  found = ebb_body_view_find_region (EBB_BODY_VIEW (ebb_test_find (find (fixture, heat), is_view_cb, &view)), region);
  g_assert_nonnull (found);
  return found;
}

static void
assert_says (GtkWidget *widget,
             const char *description)
{
  g_autofree char *problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);

  g_assert_cmpstr (problem, ==, NULL);
}

static void
test_an_empty_diary_says_what_to_do (Fixture *fixture,
                                     gconstpointer data)
{
  show (fixture, 900);
  g_assert_cmpstr (get_state (fixture), ==, "empty");

  /* what is added shows by itself */
  add (fixture, ebb_day_today (), "knee-front-left", 6, NULL, 0);
  ebb_test_wait (g_strcmp0 (get_state (fixture), "figure") == 0);
  assert_says (find_region (fixture, "heat", "knee-front-left"), "marked on 1 of 1 day, average 6, worst 6");
}

static void
test_regions_say_their_figures (Fixture *fixture,
                                gconstpointer data)
{
  EbbDay today = ebb_day_today ();

  add (fixture, today, "knee-front-left", 6, "low-back-right", NAN);
  add (fixture, today - 1, "knee-front-left", 3, NULL, 0);
  add (fixture, today - 2, NULL, 0, NULL, 0);
  add (fixture, today - 200, "upper-abdomen-left", 9, NULL, 0);
  show (fixture, 900);
  assert_says (find_region (fixture, "heat", "knee-front-left"), "marked on 2 of 3 days, average 4.5, worst 6");
  assert_says (find_region (fixture, "heat", "low-back-right"), "marked on 1 of 3 days");
  assert_says (find_region (fixture, "heat", "knee-front-right"), "not marked");
  /* long ago is not in this month */
  assert_says (find_region (fixture, "heat", "upper-abdomen-left"), "not marked");
  g_assert_nonnull (ebb_test_find_text (fixture->page, "Front of the left knee"));
}

static void
test_a_region_tells_its_story (Fixture *fixture,
                               gconstpointer data)
{
  EbbDay today = ebb_day_today ();
  GtkWidget *chart;

  add (fixture, today, "knee-front-left", 6, "low-back-right", 2);
  add (fixture, today - 1, "knee-front-left", 3, NULL, 0);
  show (fixture, 900);
  chart = ebb_test_find_type (find (fixture, "story_view"), EBB_TYPE_CHART_VIEW);
  g_assert_false (gtk_widget_get_mapped (chart));

  gtk_widget_grab_focus (find_region (fixture, "heat", "knee-front-left"));
  ebb_test_press (fixture->window, "Return");
  ebb_test_wait (gtk_widget_get_mapped (chart));
  g_assert_nonnull (ebb_test_find_text (find (fixture, "story_view"), "Front of the left knee"));
  g_assert_nonnull (ebb_test_find_text (find (fixture, "story_view"), "In the same entries"));
  g_assert_nonnull (ebb_test_find_text (find (fixture, "story_view"), "in 1 of 2 entries"));
  g_assert_nonnull (ebb_test_find_text (find (fixture, "story_view"), "Felt aching (2), in 2 entries that say so."));

  ebb_test_press (fixture->window, "Escape");
  ebb_test_wait (!gtk_widget_get_mapped (chart));
  g_assert_nonnull (ebb_test_find_text (find (fixture, "story_view"), "Most often"));
}

static void
test_time_moves (Fixture *fixture,
                 gconstpointer data)
{
  EbbDay today = ebb_day_today ();

  add (fixture, today, "knee-front-left", 6, NULL, 0);
  add (fixture, today - 30, "hand-back-left", 4, NULL, 0);
  show (fixture, 900);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "span")), EBB_SPAN_WEEK);
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "later")));
  g_assert_true (gtk_widget_get_sensitive (find (fixture, "earlier")));
  gtk_widget_grab_focus (find_region (fixture, "heat", "hand-back-left"));
  assert_says (find_region (fixture, "heat", "hand-back-left"), "not marked");
  for (guint i = 0; i < 4; i++)
    ebb_test_press (fixture->window, "ctrl+Left");
  assert_says (find_region (fixture, "heat", "hand-back-left"), "marked on 1 of 1 day, average 4, worst 4");
  assert_says (find_region (fixture, "heat", "knee-front-left"), "not marked");
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "earlier")));
  for (guint i = 0; i < 4; i++)
    ebb_test_press (fixture->window, "ctrl+Right");
  assert_says (find_region (fixture, "heat", "knee-front-left"), "marked on 1 of 1 day, average 6, worst 6");
}

static void
test_time_plays_to_its_end (Fixture *fixture,
                            gconstpointer data)
{
  EbbDay today = ebb_day_today ();
  GtkToggleButton *play;

  add (fixture, today, "knee-front-left", 6, NULL, 0);
  add (fixture, today - 8, "hand-back-left", 4, NULL, 0);
  show (fixture, 900);
  play = GTK_TOGGLE_BUTTON (find (fixture, "play"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "span")), EBB_SPAN_WEEK);
  gtk_widget_grab_focus (find_region (fixture, "heat", "hand-back-left"));
  /* from the beginning, where it stood at the end */
  ebb_test_press (fixture->window, "ctrl+p");
  g_assert_true (gtk_toggle_button_get_active (play));
  assert_says (find_region (fixture, "heat", "hand-back-left"), "marked on 1 of 1 day, average 4, worst 4");
  ebb_test_wait (!gtk_toggle_button_get_active (play));
  assert_says (find_region (fixture, "heat", "knee-front-left"), "marked on 1 of 1 day, average 6, worst 6");

  /* not on into a period that was not asked for */
  ebb_test_press (fixture->window, "ctrl+p");
  g_assert_true (gtk_toggle_button_get_active (play));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "span")), EBB_SPAN_MONTH);
  g_assert_false (gtk_toggle_button_get_active (play));
}

static void
test_two_periods_are_compared (Fixture *fixture,
                               gconstpointer data)
{
  EbbDay today = ebb_day_today ();

  add (fixture, today, "knee-front-left", 6, NULL, 0);
  add (fixture, today - 8, "knee-front-left", 2, NULL, 0);
  add (fixture, today - 9, NULL, 0, NULL, 0);
  show (fixture, 1100);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "span")), EBB_SPAN_WEEK);
  g_assert_false (gtk_widget_get_visible (find (fixture, "heat_before")));
  gtk_widget_grab_focus (find_region (fixture, "heat", "knee-front-left"));
  ebb_test_press (fixture->window, "ctrl+d");
  g_assert_true (gtk_widget_get_visible (find (fixture, "heat_before")));
  assert_says (find_region (fixture, "heat", "knee-front-left"), "marked on 1 of 1 day, average 6, worst 6");
  assert_says (find_region (fixture, "heat_before", "knee-front-left"), "marked on 1 of 2 days, average 2, worst 2");
  /* everything has nothing before it */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "span")), EBB_SPAN_ALL);
  g_assert_false (gtk_widget_get_visible (find (fixture, "heat_before")));
}

static void
test_the_table_sorts_and_leads_back (Fixture *fixture,
                                     gconstpointer data)
{
  EbbDay today = ebb_day_today ();
  GtkWidget *table;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  add (fixture, today, "knee-front-left", 6, "low-back-right", 2);
  add (fixture, today - 1, "knee-front-left", 3, NULL, 0);
  show (fixture, 900);
  gtk_widget_grab_focus (find_region (fixture, "heat", "knee-front-left"));
  ebb_test_press (fixture->window, "ctrl+t");
  g_assert_cmpstr (get_state (fixture), ==, "table");

  table = find (fixture, "table");
  text = ebb_body_table_to_text (EBB_BODY_TABLE (table));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], "Place\tDays\tEntries\tAverage\tWorst\t"));
  g_assert_true (g_str_has_prefix (lines[1], "Front of the left knee\t2 (100\u00a0%)\t2 (100\u00a0%)\t4.5\t6\t"));
  g_assert_true (g_str_has_prefix (lines[2], "Right lower back\t1 (50\u00a0%)\t1 (50\u00a0%)\t2\t2\t"));

  g_signal_emit_by_name (table, "region-chosen", ebb_region_find ("low-back-right"));
  g_assert_cmpstr (get_state (fixture), ==, "figure");
  ebb_test_wait (ebb_test_find_text (find (fixture, "story_view"), "Right lower back"));
}

static void
test_any_two_dates (Fixture *fixture,
                    gconstpointer data)
{
  EbbDay today = ebb_day_today ();

  add (fixture, today, "knee-front-left", 6, NULL, 0);
  add (fixture, today - 40, "knee-front-left", 2, NULL, 0);
  add (fixture, today - 50, "knee-front-left", 4, NULL, 0);
  show (fixture, 900);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "span")), EBB_SPAN_CUSTOM);
  g_assert_true (gtk_widget_get_visible (find (fixture, "dates")));
  assert_says (find_region (fixture, "heat", "knee-front-left"), "marked on 3 of 3 days, average 4, worst 6");
  /* also chosen the other way round */
  ebb_filter_date_set_day (EBB_FILTER_DATE (find (fixture, "from")), today - 35);
  ebb_filter_date_set_day (EBB_FILTER_DATE (find (fixture, "to")), today - 60);
  assert_says (find_region (fixture, "heat", "knee-front-left"), "marked on 2 of 2 days, average 3, worst 4");
}

static void
test_near_views (Fixture *fixture,
                 gconstpointer data)
{
  add (fixture, ebb_day_today (), "index-knuckle-left", 7, NULL, 0);
  show (fixture, 360);
  /* a knuckle shows on the whole hand, and by itself from near */
  assert_says (find_region (fixture, "heat", "hand-back-left"), "marked on 1 of 1 day, average 7, worst 7");
  gtk_widget_grab_focus (find_region (fixture, "heat", "hand-back-left"));
  ebb_test_press (fixture->window, "Next");
  ebb_test_press (fixture->window, "Next");
  assert_says (find_region (fixture, "heat", "index-knuckle-left"), "marked on 1 of 1 day, average 7, worst 7");
  assert_says (find_region (fixture, "heat", "index-knuckle-right"), "not marked");
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/body-page/an-empty-diary-says-what-to-do", test_an_empty_diary_says_what_to_do);
  ADD ("/body-page/regions-say-their-figures", test_regions_say_their_figures);
  ADD ("/body-page/a-region-tells-its-story", test_a_region_tells_its_story);
  ADD ("/body-page/time-moves", test_time_moves);
  ADD ("/body-page/time-plays-to-its-end", test_time_plays_to_its_end);
  ADD ("/body-page/two-periods-are-compared", test_two_periods_are_compared);
  ADD ("/body-page/the-table-sorts-and-leads-back", test_the_table_sorts_and_leads_back);
  ADD ("/body-page/any-two-dates", test_any_two_dates);
  ADD ("/body-page/near-views", test_near_views);

  return g_test_run ();
}
