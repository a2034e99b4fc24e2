// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-window.h"

#include "app/ebb-check-in-settings.h"
#include "app/ebb-order-group.h"
#include "app/ebb-preferences.h"
#include "app/ebb-tracker-dialog.h"
#include "app/ebb-tracker-settings.h"

typedef struct
{
  EbbTestWindow window;
  GtkWindow *preferences;
  GSettings *settings;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  ebb_test_window_set_up (&fixture->window, data);
  fixture->settings = g_settings_new ("io.github.ebb_diary.Ebb");
  ebb_test_window_show (&fixture->window, 900, 700);
  fixture->preferences = ebb_preferences_new (GTK_WINDOW (fixture->window.window), fixture->window.store);
  ebb_test_present (GTK_WIDGET (fixture->preferences), 0, 0);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_settings_reset (fixture->settings, "style");
  g_settings_reset (fixture->settings, "check-in-fields");
  g_settings_reset (fixture->settings, "check-in-trackers");
  g_clear_object (&fixture->settings);
  ebb_test_close (fixture->preferences);
  ebb_test_window_tear_down (&fixture->window, data);
}

/* The rows in order on a page. */
static EbbOrderGroup *
get_group (Fixture *fixture,
           GType page)
{
  GtkWidget *found = ebb_test_find_type (GTK_WIDGET (fixture->preferences), page);
  GtkWidget *group;

  g_assert (found != NULL);
  group = ebb_test_find_type (found, EBB_TYPE_ORDER_GROUP);
  g_assert (group != NULL);

  return EBB_ORDER_GROUP (group);
}

static EbbOrderRow *
find_row (EbbOrderGroup *group,
          const char *id)
{
  guint i;

  for (i = 0; i < ebb_order_group_get_n_rows (group); i++)
    {
      EbbOrderRow *row = ebb_order_group_get_row (group, i);

      if (g_strcmp0 (ebb_order_row_get_id (row), id) == 0)
        return row;
    }

  return NULL;
}

static EbbOrderRow *
get_row (EbbOrderGroup *group,
         const char *id)
{
  EbbOrderRow *row = find_row (group, id);

  g_assert (row != NULL);

  return row;
}

static gboolean
has_tracker_rows (Fixture *fixture)
{
  return ebb_order_group_get_n_rows (get_group (fixture, EBB_TYPE_TRACKER_SETTINGS)) > 0;
}

static EbbTracker *
get_tracker (Fixture *fixture,
             const char *id)
{
  g_autoptr (GPtrArray) trackers = ebb_test_list_trackers (fixture->window.store);
  EbbTracker *tracker = ebb_trackers_find (trackers, id);

  return tracker != NULL ? g_object_ref (tracker) : NULL;
}

static gboolean
is_retired (Fixture *fixture,
            const char *id)
{
  g_autoptr (EbbTracker) tracker = get_tracker (fixture, id);

  return ebb_tracker_get_retired (tracker);
}

static void
test_the_style_holds_at_once (Fixture *fixture,
                              gconstpointer data)
{
  g_settings_set_string (fixture->settings, "style", "dark");
  ebb_test_wait (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_settings_set_string (fixture->settings, "style", "light");
  ebb_test_wait (!adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

static void
test_a_part_that_is_moved_or_switched_off_is_so_in_the_check_in (Fixture *fixture,
                                                                 gconstpointer data)
{
  EbbOrderGroup *group = get_group (fixture, EBB_TYPE_CHECK_IN_SETTINGS);
  g_auto (GStrv) moved = NULL;
  g_auto (GStrv) off = NULL;

  g_signal_emit_by_name (get_row (group, "note"), "move", -1);
  moved = g_settings_get_strv (fixture->settings, "check-in-fields");
  g_assert_cmpstrv (moved, ((const char *[]){ "marks", "day", "note", "trackers", "time", NULL }));

  /* A row's own widget is its switch. */
  gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (get_row (group, "day")))), FALSE);
  off = g_settings_get_strv (fixture->settings, "check-in-fields");
  g_assert_cmpstrv (off, ((const char *[]){ "marks", "note", "trackers", "time", NULL }));

  g_assert_true (G_OBJECT_TYPE (get_row (group, "day")) == EBB_TYPE_ORDER_ROW);
  /* At the top there is no further up. */
  g_signal_emit_by_name (ebb_order_group_get_row (group, 0), "move", -1);
  g_assert_cmpstr (ebb_order_row_get_id (ebb_order_group_get_row (group, 0)), ==, "marks");
}

static void
test_trackers_are_put_in_order (Fixture *fixture,
                                gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  EbbOrderGroup *group = get_group (fixture, EBB_TYPE_TRACKER_SETTINGS);
  g_autofree char *second = NULL;

  ebb_test_wait (has_tracker_rows (fixture));
  before = ebb_test_list_trackers (fixture->window.store);
  second = g_strdup (ebb_tracker_get_id (before->pdata[1]));

  g_signal_emit_by_name (get_row (group, second), "move", -1);
  ebb_test_wait (ebb_store_get_can_undo (fixture->window.store));
  {
    g_autoptr (GPtrArray) after = ebb_test_list_trackers (fixture->window.store);

    g_assert_cmpstr (ebb_tracker_get_id (after->pdata[0]), ==, second);
  }
}

static void
test_a_retired_tracker_can_be_brought_back (Fixture *fixture,
                                            gconstpointer data)
{
  ebb_test_wait (has_tracker_rows (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->preferences), "preferences.retire-tracker", "(sb)", "mood", TRUE);
  ebb_test_wait (is_retired (fixture, "mood"));
  ebb_test_wait (find_row (get_group (fixture, EBB_TYPE_TRACKER_SETTINGS), "mood") == NULL);

  gtk_widget_activate_action (GTK_WIDGET (fixture->preferences), "preferences.undo", NULL);
  ebb_test_wait (!is_retired (fixture, "mood"));
  ebb_test_wait (find_row (get_group (fixture, EBB_TYPE_TRACKER_SETTINGS), "mood") != NULL);
}

static void
test_a_new_tracker_is_asked_for_in_the_check_in (Fixture *fixture,
                                                 gconstpointer data)
{
  g_autoptr (EbbTracker) tracker = NULL;
  g_auto (GStrv) shown = NULL;
  GtkWidget *dialog;

  ebb_test_wait (has_tracker_rows (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->preferences), "preferences.edit-tracker", "s", "");
  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_TRACKER_DIALOG) != NULL);
  dialog = ebb_test_find_toplevel (EBB_TYPE_TRACKER_DIALOG);
  ebb_test_settle (dialog);

  ebb_test_type (GTK_WINDOW (dialog), "Knee brace");
  ebb_test_press (GTK_WINDOW (dialog), "Return");
  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_TRACKER_DIALOG) == NULL);

  tracker = get_tracker (fixture, "knee-brace");
  g_assert_nonnull (tracker);
  g_assert_cmpstr (ebb_tracker_get_name (tracker), ==, "Knee brace");
  shown = g_settings_get_strv (fixture->settings, "check-in-trackers");
  g_assert_true (g_strv_contains ((const char *const *) shown, "knee-brace"));
}

#define ADD(name, func) g_test_add ("/preferences/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  ADD ("the-style-holds-at-once", test_the_style_holds_at_once);
  ADD ("a-part-that-is-moved-or-switched-off-is-so-in-the-check-in", test_a_part_that_is_moved_or_switched_off_is_so_in_the_check_in);
  ADD ("trackers-are-put-in-order", test_trackers_are_put_in_order);
  ADD ("a-retired-tracker-can-be-brought-back", test_a_retired_tracker_can_be_brought_back);
  ADD ("a-new-tracker-is-asked-for-in-the-check-in", test_a_new_tracker_is_asked_for_in_the_check_in);

  return g_test_run ();
}
