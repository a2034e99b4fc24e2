// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-test-editor.h"

#include "widgets/ebb-filter-date.h"
#include "widgets/ebb-period-chooser.h"

/* The row that says which days a page looks back on, in a page of its own. */

typedef struct
{
  GtkWidget *chooser;
  GtkWindow *window;
  EbbDay today;
  guint n_changed;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

/* Makes one that remembers its choices as the page of that name. */
static void
show (Fixture *fixture,
      const char *page)
{
  fixture->chooser = g_object_new (EBB_TYPE_PERIOD_CHOOSER, "remember", page, NULL);
  fixture->window = ebb_test_present (fixture->chooser, 500, 300);
  g_signal_connect_swapped (fixture->chooser, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  static const char *const keys[] = { "trends-span", "trends-dates", "trends-compare", "body-span", "body-dates", "body-compare" };
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
  fixture->today = ebb_day_today ();
  show (fixture, "trends");
  /* a diary of thirty days */
  ebb_period_chooser_set_extent (EBB_PERIOD_CHOOSER (fixture->chooser), (EbbPeriod){ fixture->today - 29, fixture->today - 1 });
}

static void
hide (Fixture *fixture)
{
  GtkWidget *chooser = g_object_ref (fixture->chooser);

  ebb_test_close (fixture->window);
  g_assert_finalize_object (chooser);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  hide (fixture);
}

static EbbPeriodChooser *
get (Fixture *fixture)
{
  return EBB_PERIOD_CHOOSER (fixture->chooser);
}

static GtkWidget *
find (Fixture *fixture,
      const char *id)
{
  GtkWidget *widget = ebb_test_find_id (fixture->chooser, id);

  g_assert_nonnull (widget);
  return widget;
}

static void
choose_span (Fixture *fixture,
             EbbSpan span)
{
  ebb_period_chooser_set_span (get (fixture), span);
}

static void
choose_day (Fixture *fixture,
            const char *id,
            int day)
{
  ebb_filter_date_set_day (EBB_FILTER_DATE (find (fixture, id)), day);
}

/* @from and @to: days before today */
static void
assert_period (Fixture *fixture,
               int from,
               int to)
{
  EbbPeriod period = ebb_period_chooser_get_period (get (fixture));

  g_assert_cmpint (fixture->today - period.from, ==, from);
  g_assert_cmpint (fixture->today - period.to, ==, to);
}

static void
test_it_begins_with_what_its_page_begins_with (Fixture *fixture,
                                               gconstpointer data)
{
  g_assert_cmpint (ebb_period_chooser_get_span (get (fixture)), ==, EBB_SPAN_QUARTER);
  g_assert_false (ebb_period_chooser_get_compares (get (fixture)));
  g_assert_false (gtk_widget_get_visible (find (fixture, "dates")));
  gtk_test_accessible_assert_property (find (fixture, "span"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Period");
  hide (fixture);
  show (fixture, "body");
  g_assert_cmpint (ebb_period_chooser_get_span (get (fixture)), ==, EBB_SPAN_MONTH);
}

static void
test_what_is_chosen_is_remembered_for_each_page (Fixture *fixture,
                                                 gconstpointer data)
{
  choose_span (fixture, EBB_SPAN_CUSTOM);
  choose_day (fixture, "from", fixture->today - 3);
  choose_day (fixture, "to", fixture->today - 9);
  ebb_test_click (fixture->chooser, "Compare");
  hide (fixture);

  show (fixture, "body");
  g_assert_cmpint (ebb_period_chooser_get_span (get (fixture)), ==, EBB_SPAN_MONTH);
  g_assert_false (ebb_period_chooser_get_compares (get (fixture)));
  choose_span (fixture, EBB_SPAN_WEEK);
  choose_day (fixture, "from", fixture->today - 5);
  hide (fixture);

  show (fixture, "trends");
  g_assert_cmpint (ebb_period_chooser_get_span (get (fixture)), ==, EBB_SPAN_CUSTOM);
  g_assert_true (gtk_widget_get_visible (find (fixture, "dates")));
  assert_period (fixture, 9, 3);
  g_assert_true (ebb_period_chooser_get_compares (get (fixture)));
  hide (fixture);

  show (fixture, "body");
  choose_span (fixture, EBB_SPAN_CUSTOM);
  assert_period (fixture, 5, 0);
}

/* Anybody can write settings. */
static void
test_dates_of_no_calendar_are_none (Fixture *fixture,
                                    gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  hide (fixture);
  g_settings_set_string (settings, "trends-span", "custom");
  g_settings_set (settings, "trends-dates", "(ii)", EBB_DAY_MIN - 1, EBB_DAY_MAX + 1);
  show (fixture, "trends");
  assert_period (fixture, 0, 0);
}

static void
test_every_choice_is_told_once (Fixture *fixture,
                                gconstpointer data)
{
  choose_span (fixture, EBB_SPAN_WEEK);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  ebb_period_chooser_move (get (fixture), -1);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  ebb_period_chooser_toggle_compare (get (fixture));
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  choose_span (fixture, EBB_SPAN_CUSTOM);
  choose_day (fixture, "from", fixture->today);
  choose_day (fixture, "to", fixture->today);
  g_assert_cmpuint (fixture->n_changed, ==, 6);
  choose_day (fixture, "to", fixture->today);
  ebb_period_chooser_move (get (fixture), -1);
  ebb_period_chooser_set_extent (get (fixture), (EbbPeriod){ fixture->today, fixture->today });
  g_assert_cmpuint (fixture->n_changed, ==, 6);
}

static void
test_any_two_dates_mean_what_lies_between (Fixture *fixture,
                                           gconstpointer data)
{
  choose_span (fixture, EBB_SPAN_CUSTOM);
  g_assert_true (gtk_widget_get_mapped (find (fixture, "dates")));
  gtk_test_accessible_assert_property (find (fixture, "from"), GTK_ACCESSIBLE_PROPERTY_LABEL, "First Day");
  gtk_test_accessible_assert_property (find (fixture, "to"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Last Day");
  /* what is not limited is the whole diary, up to today */
  assert_period (fixture, 29, 0);
  choose_day (fixture, "from", fixture->today - 3);
  assert_period (fixture, 3, 0);
  choose_day (fixture, "to", fixture->today - 9);
  assert_period (fixture, 9, 3);
  choose_day (fixture, "from", EBB_FILTER_DATE_ANY);
  assert_period (fixture, 29, 9);
  choose_day (fixture, "to", fixture->today - 29);
  assert_period (fixture, 29, 29);
}

static void
test_it_moves_as_far_as_there_are_days (Fixture *fixture,
                                        gconstpointer data)
{
  choose_span (fixture, EBB_SPAN_WEEK);
  assert_period (fixture, 6, 0);
  ebb_period_chooser_move (get (fixture), 1);
  assert_period (fixture, 6, 0);
  ebb_period_chooser_move (get (fixture), -1);
  assert_period (fixture, 13, 7);
  ebb_period_chooser_move (get (fixture), -10);
  assert_period (fixture, 34, 28);
  g_assert_cmpuint (ebb_period_chooser_get_steps (get (fixture)), ==, ebb_period_chooser_get_n_steps (get (fixture)));
  /* fewer days than there were */
  ebb_period_chooser_set_extent (get (fixture), (EbbPeriod){ fixture->today - 9, fixture->today });
  assert_period (fixture, 13, 7);
  /* another span ends today */
  choose_span (fixture, EBB_SPAN_MONTH);
  g_assert_cmpuint (ebb_period_chooser_get_steps (get (fixture)), ==, 0);
  /* where the clock was once ahead there are days to come */
  choose_span (fixture, EBB_SPAN_WEEK);
  ebb_period_chooser_set_extent (get (fixture), (EbbPeriod){ fixture->today, fixture->today + 10 });
  assert_period (fixture, -4, -10);
  /* without a diary there is today */
  ebb_period_chooser_set_extent (get (fixture), (EbbPeriod){ 0, -1 });
  assert_period (fixture, 6, 0);
  g_assert_cmpuint (ebb_period_chooser_get_n_steps (get (fixture)), ==, 0);
}

static void
test_nothing_is_before_everything (Fixture *fixture,
                                   gconstpointer data)
{
  ebb_period_chooser_toggle_compare (get (fixture));
  g_assert_true (ebb_period_chooser_get_compares (get (fixture)));
  choose_span (fixture, EBB_SPAN_ALL);
  assert_period (fixture, 29, 0);
  g_assert_cmpuint (ebb_period_chooser_get_n_steps (get (fixture)), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "compare")));
  g_assert_false (ebb_period_chooser_get_compares (get (fixture)));
  ebb_period_chooser_toggle_compare (get (fixture));
  /* and the wish is kept */
  choose_span (fixture, EBB_SPAN_WEEK);
  g_assert_true (ebb_period_chooser_get_compares (get (fixture)));
}

static void
test_a_page_adds_its_own_choices_on_either_side (Fixture *fixture,
                                                 gconstpointer data)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *inner[4];
  double x, before = -1;

  hide (fixture);
  builder = gtk_builder_new_from_string ("<interface><object class='EbbPeriodChooser' id='chooser'>"
                                         "<property name='remember'>trends</property>"
                                         "<child><object class='GtkButton' id='last'><property name='label'>L</property></object></child>"
                                         "<child type='start'><object class='GtkButton' id='first'><property name='label'>F</property></object></child>"
                                         "</object></interface>",
                                         -1);
  fixture->chooser = GTK_WIDGET (gtk_builder_get_object (builder, "chooser"));
  fixture->window = ebb_test_present (fixture->chooser, 500, 300);
  inner[0] = find (fixture, "first");
  inner[1] = find (fixture, "span");
  inner[2] = find (fixture, "compare");
  inner[3] = find (fixture, "last");
  gtk_widget_grab_focus (inner[0]);
  for (guint i = 0; i < G_N_ELEMENTS (inner); i++)
    {
      GtkWidget *focus = gtk_window_get_focus (fixture->window);

      g_assert_true (gtk_widget_translate_coordinates (inner[i], fixture->chooser, 0, 0, &x, NULL));
      g_assert_cmpfloat (x, >, before);
      before = x;
      g_assert_true (focus == inner[i] || gtk_widget_is_ancestor (focus, inner[i]));
      ebb_test_press (fixture->window, "Tab");
    }
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/period-chooser/it-begins-with-what-its-page-begins-with", test_it_begins_with_what_its_page_begins_with);
  ADD ("/period-chooser/what-is-chosen-is-remembered-for-each-page", test_what_is_chosen_is_remembered_for_each_page);
  ADD ("/period-chooser/dates-of-no-calendar-are-none", test_dates_of_no_calendar_are_none);
  ADD ("/period-chooser/every-choice-is-told-once", test_every_choice_is_told_once);
  ADD ("/period-chooser/any-two-dates-mean-what-lies-between", test_any_two_dates_mean_what_lies_between);
  ADD ("/period-chooser/it-moves-as-far-as-there-are-days", test_it_moves_as_far_as_there_are_days);
  ADD ("/period-chooser/nothing-is-before-everything", test_nothing_is_before_everything);
  ADD ("/period-chooser/a-page-adds-its-own-choices-on-either-side", test_a_page_adds_its_own_choices_on_either_side);

  return g_test_run ();
}
