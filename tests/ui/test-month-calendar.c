// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-diary.h"
#include "widgets/ebb-month-calendar.h"

typedef struct
{
  EbbTestDiary *diary;
  GtkWidget *calendar;
  GtkWindow *window;
  int chosen;
} Fixture;

#define MARCH_12 (ebb_day_from_ymd (2026, 3, 12))

static void
chosen_cb (EbbMonthCalendar *calendar,
           int day,
           Fixture *fixture)
{
  fixture->chosen = day;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->diary = ebb_test_diary_new ();
  fixture->chosen = G_MININT;
  fixture->calendar = ebb_month_calendar_new ();
  ebb_month_calendar_set_day (EBB_MONTH_CALENDAR (fixture->calendar), MARCH_12);
  g_signal_connect (fixture->calendar, "day-activated", G_CALLBACK (chosen_cb), fixture);
}

static void
show (Fixture *fixture)
{
  ebb_month_calendar_set_store (EBB_MONTH_CALENDAR (fixture->calendar), fixture->diary->store);
  fixture->window = ebb_test_present (fixture->calendar, 320, 400);
  ebb_test_wait (!ebb_month_calendar_get_loading (EBB_MONTH_CALENDAR (fixture->calendar)));
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  GtkWidget *calendar = g_object_ref (fixture->calendar);

  ebb_month_calendar_set_store (EBB_MONTH_CALENDAR (calendar), NULL);
  ebb_test_close (fixture->window);
  ebb_test_diary_free (fixture->diary);
  g_assert_finalize_object (calendar);
}

static gboolean
is_day_cb (GtkWidget *widget,
           gpointer user_data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "day") && gtk_widget_get_child_visible (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), user_data) == 0;
}

static GtkWidget *
find_day (Fixture *fixture,
          const char *number)
{
  GtkWidget *cell = ebb_test_find (fixture->calendar, is_day_cb, (gpointer) number);

  g_assert_nonnull (cell);
  return cell;
}

static void
test_days_are_shaded_by_their_mean_pain (Fixture *fixture,
                                         gconstpointer data)
{
  ebb_test_diary_add (fixture->diary, "a", MARCH_12, 600, 5);
  ebb_test_diary_add (fixture->diary, "b", MARCH_12, 700, 6);
  ebb_test_diary_add (fixture->diary, "c", MARCH_12, 800, NAN);
  ebb_test_diary_add (fixture->diary, "d", MARCH_12 + 1, 600, 0);
  ebb_test_diary_add (fixture->diary, "e", MARCH_12 + 2, 600, NAN);
  show (fixture);

  g_assert_true (gtk_widget_has_css_class (find_day (fixture, "12"), "pain-6"));
  /* No pain is not the same as no entry, nor as no rating. */
  g_assert_true (gtk_widget_has_css_class (find_day (fixture, "13"), "pain-0"));
  g_assert_true (gtk_widget_has_css_class (find_day (fixture, "14"), "noted"));
  g_assert_false (gtk_widget_has_css_class (find_day (fixture, "15"), "pain-0"));
  g_assert_false (gtk_widget_has_css_class (find_day (fixture, "15"), "noted"));
}

static void
test_every_day_says_its_figures (Fixture *fixture,
                                 gconstpointer data)
{
  ebb_test_diary_add (fixture->diary, "a", MARCH_12, 600, 5);
  ebb_test_diary_add (fixture->diary, "b", MARCH_12, 700, 6);
  ebb_test_diary_add (fixture->diary, "c", MARCH_12, 800, NAN);
  ebb_test_diary_add (fixture->diary, "d", MARCH_12 + 1, 600, 4);
  ebb_test_diary_add (fixture->diary, "e", MARCH_12 + 2, 600, NAN);
  show (fixture);

  gtk_test_accessible_assert_property (find_day (fixture, "12"), GTK_ACCESSIBLE_PROPERTY_LABEL, "12 March, pain 5.5 on average, 3 entries");
  gtk_test_accessible_assert_property (find_day (fixture, "13"), GTK_ACCESSIBLE_PROPERTY_LABEL, "13 March, pain 4, 1 entry");
  gtk_test_accessible_assert_property (find_day (fixture, "14"), GTK_ACCESSIBLE_PROPERTY_LABEL, "14 March, pain not rated, 1 entry");
  gtk_test_accessible_assert_property (find_day (fixture, "15"), GTK_ACCESSIBLE_PROPERTY_LABEL, "15 March, no entries");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find_day (fixture, "12")), ==, "12 March, pain 5.5 on average, 3 entries");
}

static gboolean
is_misleading_cb (GtkWidget *widget,
                  gpointer user_data)
{
  g_autofree char *wrong = NULL;

  if (!GTK_IS_BUTTON (widget) || !gtk_widget_has_css_class (widget, "day"))
    return FALSE;
  wrong = gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, !gtk_widget_get_child_visible (widget));
  return wrong != NULL;
}

static void
test_screen_readers_meet_only_days_of_the_month (Fixture *fixture,
                                                 gconstpointer data)
{
  show (fixture);
  g_assert_null (ebb_test_find (fixture->calendar, is_misleading_cb, NULL));
  /* a month that begins on another day of the week */
  g_signal_emit_by_name (gtk_widget_get_next_sibling (ebb_test_find_id (fixture->calendar, "month_label")), "clicked");
  g_assert_null (ebb_test_find (fixture->calendar, is_misleading_cb, NULL));
}

static void
test_a_saved_entry_shades_its_day_at_once (Fixture *fixture,
                                           gconstpointer data)
{
  show (fixture);
  g_assert_false (gtk_widget_has_css_class (find_day (fixture, "12"), "pain-7"));

  ebb_test_diary_add (fixture->diary, "a", MARCH_12, 600, 7);
  ebb_test_wait (gtk_widget_has_css_class (find_day (fixture, "12"), "pain-7"));
  ebb_test_diary_undo (fixture->diary);
  ebb_test_wait (!gtk_widget_has_css_class (find_day (fixture, "12"), "pain-7"));
}

static void
test_a_query_leaves_only_days_that_fit (Fixture *fixture,
                                        gconstpointer data)
{
  g_autoptr (EbbQuery) query = ebb_query_new ();

  ebb_test_diary_add (fixture->diary, "a", MARCH_12, 600, 2);
  ebb_test_diary_add (fixture->diary, "b", MARCH_12 + 1, 600, 8);
  show (fixture);

  query->pain_min = 5;
  ebb_month_calendar_set_query (EBB_MONTH_CALENDAR (fixture->calendar), query);
  ebb_test_wait (!gtk_widget_has_css_class (find_day (fixture, "12"), "pain-2"));
  g_assert_true (gtk_widget_has_css_class (find_day (fixture, "13"), "pain-8"));
}

static void
test_the_keyboard_alone_reaches_every_day (Fixture *fixture,
                                           gconstpointer data)
{
  show (fixture);
  gtk_widget_grab_focus (find_day (fixture, "12"));

  ebb_test_press (fixture->window, "Right");
  ebb_test_press (fixture->window, "Down");
  ebb_test_press (fixture->window, "Return");
  g_assert_cmpint (fixture->chosen, ==, MARCH_12 + 8);

  ebb_test_press (fixture->window, "Home");
  ebb_test_press (fixture->window, "space");
  g_assert_cmpint (fixture->chosen, ==, ebb_day_from_ymd (2026, 3, 1));

  /* Off the edge is the month before, with as many days as it has. */
  ebb_test_press (fixture->window, "Left");
  ebb_test_press (fixture->window, "Return");
  g_assert_cmpint (fixture->chosen, ==, ebb_day_from_ymd (2026, 2, 28));
  g_assert_nonnull (ebb_test_find_text (fixture->calendar, "February"));

  ebb_test_press (fixture->window, "Next");
  ebb_test_press (fixture->window, "End");
  ebb_test_press (fixture->window, "Return");
  g_assert_cmpint (fixture->chosen, ==, ebb_day_from_ymd (2026, 3, 31));
  ebb_test_press (fixture->window, "Prior");
  ebb_test_press (fixture->window, "Return");
  g_assert_cmpint (fixture->chosen, ==, ebb_day_from_ymd (2026, 2, 28));
  ebb_test_press (fixture->window, "shift+Prior");
  ebb_test_press (fixture->window, "Return");
  g_assert_cmpint (fixture->chosen, ==, ebb_day_from_ymd (2025, 2, 28));
}

static void
test_one_tab_enters_and_one_leaves (Fixture *fixture,
                                    gconstpointer data)
{
  show (fixture);
  gtk_widget_grab_focus (find_day (fixture, "12"));

  ebb_test_press (fixture->window, "Tab");
  g_assert_true (gtk_window_get_focus (fixture->window) == ebb_test_find_id (fixture->calendar, "today_button"));
  ebb_test_press (fixture->window, "shift+Tab");
  g_assert_true (gtk_window_get_focus (fixture->window) == find_day (fixture, "12"));
}

static void
test_months_and_years_have_buttons_with_names (Fixture *fixture,
                                               gconstpointer data)
{
  GtkWidget *button;

  show (fixture);
  for (button = gtk_widget_get_first_child (gtk_widget_get_parent (ebb_test_find_id (fixture->calendar, "month_label"))); button; button = gtk_widget_get_next_sibling (button))
    if (GTK_IS_BUTTON (button))
      {
        g_assert_nonnull (gtk_widget_get_tooltip_text (button));
        gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_widget_get_tooltip_text (button));
        g_signal_emit_by_name (button, "clicked");
      }
  /* A month and a year back, a month and a year on. */
  g_assert_nonnull (ebb_test_find_text (fixture->calendar, "March"));
  g_assert_nonnull (ebb_test_find_text (fixture->calendar, "2026"));
}

static void
test_today_is_one_press_away (Fixture *fixture,
                              gconstpointer data)
{
  show (fixture);
  g_signal_emit_by_name (ebb_test_find_id (fixture->calendar, "today_button"), "clicked");

  g_assert_cmpint (fixture->chosen, ==, ebb_day_today ());
  g_assert_nonnull (ebb_test_find (fixture->calendar, is_day_cb, (gpointer) "28"));
  g_assert_cmpint (ebb_month_calendar_get_day (EBB_MONTH_CALENDAR (fixture->calendar)), ==, ebb_day_today ());
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

#define ADD(path, func) g_test_add ("/month-calendar/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("days-are-shaded-by-their-mean-pain", test_days_are_shaded_by_their_mean_pain);
  ADD ("every-day-says-its-figures", test_every_day_says_its_figures);
  ADD ("screen-readers-meet-only-days-of-the-month", test_screen_readers_meet_only_days_of_the_month);
  ADD ("a-saved-entry-shades-its-day-at-once", test_a_saved_entry_shades_its_day_at_once);
  ADD ("a-query-leaves-only-days-that-fit", test_a_query_leaves_only_days_that_fit);
  ADD ("the-keyboard-alone-reaches-every-day", test_the_keyboard_alone_reaches_every_day);
  ADD ("one-tab-enters-and-one-leaves", test_one_tab_enters_and_one_leaves);
  ADD ("months-and-years-have-buttons-with-names", test_months_and_years_have_buttons_with_names);
  ADD ("today-is-one-press-away", test_today_is_one_press_away);
#undef ADD

  return g_test_run ();
}
