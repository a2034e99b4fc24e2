// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-config.h"
#include "ebb-test-diary.h"

#include "pages/ebb-trends-page.h"
#include "pages/ebb-trends-table.h"
#include "widgets/ebb-filter-date.h"
#include "widgets/ebb-trend-view-private.h"

/* What tests of the trends page share: the page with a real diary, and a stand-in for
 * the window that notes which of its actions the page activates. */

typedef struct
{
  EbbTestDiary *diary;
  GtkWidget *page;
  GtkWindow *window;
  GString *actions; /* "notify Table copied; " */
  EbbDay today;
} Fixture;

static inline void
action_cb (GSimpleAction *action,
           GVariant *parameter,
           Fixture *fixture)
{
  g_autofree char *text = g_variant_is_of_type (parameter, G_VARIANT_TYPE_STRING) ? g_variant_dup_string (parameter, NULL)
                                                                                  : g_strdup_printf ("%d", g_variant_get_int32 (parameter));

  g_string_append_printf (fixture->actions, "%s %s; ", g_action_get_name (G_ACTION (action)), text);
}

static inline void
set_up (Fixture *fixture,
        gconstpointer data)
{
  static const char *const keys[] = { "trends-subject", "trends-span", "trends-dates", "trends-compare", "trends-sessions" };
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
  fixture->diary = ebb_test_diary_new ();
  fixture->actions = g_string_new (NULL);
  fixture->today = ebb_day_today ();
}

/* Pain of so many days up to today, one entry each: 4 today, 5 yesterday, 6, 4, 5, … */
static inline void
add_days (Fixture *fixture,
          int n)
{
  for (int i = 0; i < n; i++)
    ebb_test_diary_add (fixture->diary, "x", fixture->today - i, 600, 4 + i % 3);
}

/* An entry at noon that says one thing of a tracker. */
static inline void
add_value (Fixture *fixture,
           EbbDay day,
           const char *tracker,
           double number,
           const char *choice)
{
  EbbEntry *entry = ebb_test_diary_make ("x", day, 720, NAN);

  if (choice != NULL)
    ebb_entry_set_choice (entry, tracker, choice);
  else
    ebb_entry_set_number (entry, tracker, number);
  g_object_unref (ebb_test_diary_save (fixture->diary, entry));
}

/* Takes @tracker. */
static inline void
add_tracker (Fixture *fixture,
             EbbTracker *tracker)
{
  g_autoptr (GPtrArray) trackers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (trackers, tracker);
  ebb_store_save_trackers_async (fixture->diary->store, trackers, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result);
  ebb_store_save_trackers_finish (fixture->diary->store, result, &error);
  g_assert_no_error (error);
}

static inline GtkWidget *
find (Fixture *fixture,
      const char *id)
{
  GtkWidget *widget = ebb_test_find_id (fixture->page, id);

  g_assert_nonnull (widget);
  return widget;
}

static inline EbbTrendView *
get_view (Fixture *fixture)
{
  return EBB_TREND_VIEW (find (fixture, "view"));
}

static inline const char *
get_state (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "states")));
}

/* The dialog that the page has opened, NULL if there is none. */
static inline GtkWindow *
find_dialog (Fixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (toplevel) == fixture->window && gtk_widget_get_mapped (GTK_WIDGET (toplevel)))
        return toplevel;
    }
  return NULL;
}

#define wait_for_state(fixture, name) ebb_test_wait (g_str_equal (get_state (fixture), name))

static inline void
show (Fixture *fixture)
{
  const char *names[] = { "notify", "notify-undoable", "show-page", "show-day" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], g_str_equal (names[i], "show-day") ? G_VARIANT_TYPE_INT32 : G_VARIANT_TYPE_STRING);

      g_signal_connect (action, "activate", G_CALLBACK (action_cb), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  /* where the test before has left the pointer nothing is to be read */
  ebb_test_xdotool ((const char *[]){ "xdotool", "mousemove", "0", "0", NULL });
  fixture->page = ebb_trends_page_new (fixture->diary->store);
  fixture->window = ebb_test_present (fixture->page, 900, 740);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
  ebb_test_wait (g_strcmp0 (get_state (fixture), "blank") != 0);
  ebb_test_settle (fixture->page);
  gtk_widget_grab_focus (fixture->page);
}

static inline void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  GtkWidget *page = g_object_ref (fixture->page);

  ebb_trends_page_set_store (EBB_TRENDS_PAGE (page), NULL);
  ebb_test_close (fixture->window);
  ebb_test_diary_free (fixture->diary);
  g_assert_finalize_object (page);
  g_string_free (fixture->actions, TRUE);
}

static inline gboolean
is_moving (EbbTrendView *view)
{
  return view->settle_id != 0 || (view->glide != NULL && adw_animation_get_state (view->glide) == ADW_ANIMATION_PLAYING);
}

/* Presses keys one after the other and waits until what they moved has come to rest. */
static inline void
press (Fixture *fixture,
       const char *keys)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      ebb_test_press (fixture->window, each[i]);
      ebb_test_wait (!is_moving (get_view (fixture)));
      ebb_test_settle (fixture->page);
    }
}

/* Goes down so many rows of the table. Newer GTK takes one press more, which chooses the
 * row that the keyboard is on. */
static inline void
go_down (Fixture *fixture,
         guint n_rows)
{
  EbbTrendsTable *table = EBB_TRENDS_TABLE (find (fixture, "table"));
  EbbDay day = ebb_trends_table_get_day (table);

  press (fixture, "Down");
  if (gtk_check_version (4, 10, 0) == NULL && ebb_trends_table_get_day (table) == day)
    press (fixture, "Down");
  for (guint i = 1; i < n_rows; i++)
    press (fixture, "Down");
}

static inline void
choose_span (Fixture *fixture,
             EbbSpan span)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "span")), span);
}

static inline void
choose_subject (Fixture *fixture,
                const char *subject)
{
  EbbTrendPlot *before = get_view (fixture)->plot;

  ebb_trends_page_show_subject (EBB_TRENDS_PAGE (fixture->page), subject);
  ebb_test_wait (get_view (fixture)->plot != before);
  ebb_test_settle (fixture->page);
}

static inline const char *
get_text (Fixture *fixture,
          const char *id)
{
  return gtk_label_get_text (GTK_LABEL (find (fixture, id)));
}

/* @from and @to: days before today */
static inline void
assert_shown (Fixture *fixture,
              int from,
              int to)
{
  EbbPeriod shown = ebb_trend_view_get_shown (get_view (fixture));
  g_autofree char *title = ebb_period_to_string (shown);

  g_assert_cmpint (fixture->today - shown.from, ==, from);
  g_assert_cmpint (fixture->today - shown.to, ==, to);
  g_assert_cmpstr (get_text (fixture, "title"), ==, title);
}

static inline gboolean
has_part (const char *text,
          const char *part)
{
  return strstr (text, part) != NULL;
}
