// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../draw/ebb-test-trend.h"
#include "ebb-test-pointer.h"

#include "draw/ebb-time-axis.h"
#include "widgets/ebb-trend-view-private.h"

/* What tests of the chart that is zoomed, panned and read share: one of known days in a
 * real window, keys on it, and what became of it. */

/* Days of which there is something, and on which the person may move. */
#define N_DAYS 60
#define FIRST EBB_TEST_FIRST_DAY

static GtkWindow *window;
static EbbTrendView *view;
static GtkWidget *scrolled;

static guint n_moved;
static guint n_settled;
static int annotated; /* the day that was asked for last; 0 if none */
static int chosen;    /* the annotation that was chosen last; -1 if none */
static int session;   /* likewise the session */

static inline void
count_cb (EbbTrendView *source,
          guint *n)
{
  (*n)++;
}

static inline void
keep_cb (EbbTrendView *source,
         int value,
         int *kept)
{
  *kept = value;
}

/* Two readings of the first day, of 2 and 5, one each of the others, of 0 to 6. */
static inline EbbTrendPlot *
make_plot (void)
{
  EbbTestReading all[N_DAYS + 1] = { { 0, 8, 2 }, { 0, 20, 5 } };
  g_autoptr (GPtrArray) annotations = ebb_test_annotations_new ();

  for (int i = 1; i < N_DAYS; i++)
    all[i + 1] = (EbbTestReading){ i, 12, i % 7 };
  ebb_test_annotations_add (annotations, 10, 10, "New job");
  return ebb_test_plot_new (ebb_test_readings_at (all, G_N_ELEMENTS (all)), EBB_SUBJECT_PAIN, NULL, annotations);
}

static inline EbbPeriod
days (int from,
      int to)
{
  return (EbbPeriod){ FIRST + from, FIRST + to };
}

/* Above something else, in a page that scrolls. */
static inline void
present (EbbTrendPlot *plot,
         EbbPeriod home)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *below = gtk_label_new ("Below");

  n_moved = n_settled = 0;
  annotated = 0;
  chosen = session = -1;
  view = EBB_TREND_VIEW (ebb_trend_view_new ());
  ebb_trend_view_set_plot (view, plot);
  ebb_trend_view_set_limits (view, days (0, N_DAYS - 1));
  ebb_trend_view_set_home (view, home);
  ebb_trend_view_set_message (view, "Pain now: about the same.");
  g_signal_connect (view, "moved", G_CALLBACK (count_cb), &n_moved);
  g_signal_connect (view, "settled", G_CALLBACK (count_cb), &n_settled);
  g_signal_connect (view, "annotate", G_CALLBACK (keep_cb), &annotated);
  g_signal_connect (view, "annotation-chosen", G_CALLBACK (keep_cb), &chosen);
  g_signal_connect (view, "session-chosen", G_CALLBACK (keep_cb), &session);

  /* where the test before has left the pointer nothing is to be read */
  ebb_test_xdotool ((const char *[]){ "xdotool", "mousemove", "0", "0", NULL });
  gtk_widget_set_size_request (below, -1, 900);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view));
  gtk_box_append (GTK_BOX (box), below);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  window = ebb_test_present (scrolled, 800, 600);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

/* The plot of make_plot() from its first day on. */
static inline void
present_days (int n_days)
{
  g_autoptr (EbbTrendPlot) plot = make_plot ();

  present (plot, days (0, n_days - 1));
}

static inline gboolean
is_moving (void)
{
  return view->settle_id != 0 || view->drift_id != 0 ||
         (view->glide != NULL && adw_animation_get_state (view->glide) == ADW_ANIMATION_PLAYING);
}

static inline void
press (const char *keys)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      ebb_test_press (window, each[i]);
      ebb_test_wait (!is_moving ());
      ebb_test_settle (GTK_WIDGET (view));
    }
}

static inline void
assert_readout (const char *expected)
{
  g_autofree char *readout = NULL;

  g_object_get (view, "readout", &readout, NULL);
  g_assert_cmpstr (readout, ==, expected);
  /* what is read is what a screen reader says */
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, expected != NULL ? expected : "Pain now: about the same.");
}

static inline void
assert_shown (int from,
              int to)
{
  EbbPeriod shown = ebb_trend_view_get_shown (view);

  g_assert_cmpint (shown.from - FIRST, ==, from);
  g_assert_cmpint (shown.to - FIRST, ==, to);
}

static inline double
get_length (void)
{
  double from, to;

  ebb_trend_view_get_window (view, &from, &to);
  return to - from;
}

static inline double
get_x (double day)
{
  return ebb_chart_get_x (&view->chart.chart, &view->frame, ebb_test_at (day, 0));
}

static inline double
get_day_at (double x)
{
  return ebb_chart_get_time (&view->chart.chart, &view->frame, x) / EBB_DAY_SECONDS - FIRST;
}

static inline double
get_middle_y (void)
{
  return view->frame.y + view->frame.height / 2;
}

static inline void
point_to_day (double day)
{
  ebb_test_point_to (window, GTK_WIDGET (view), get_x (day), get_middle_y ());
}
