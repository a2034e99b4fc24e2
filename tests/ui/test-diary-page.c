// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-diary.h"
#include "pages/ebb-diary-page.h"
#include "store/ebb-entry-list.h"
#include "widgets/ebb-diary-row.h"
#include "widgets/ebb-filter.h"
#include "widgets/ebb-filter-bar.h"
#include "widgets/ebb-filter-date.h"
#include "widgets/ebb-filter-popover.h"
#include "widgets/ebb-month-calendar.h"
#include "ebb-config.h"

#include <gdk/x11/gdkx.h>

/* A stand-in for the window notes which of its actions the page activates. */
typedef struct
{
  EbbTestDiary *diary;
  GtkWidget *page;
  GtkWindow *window;
  GString *actions; /* "edit-entry ID; " */
} Fixture;

static void
action_cb (GSimpleAction *action,
           GVariant *parameter,
           Fixture *fixture)
{
  g_string_append_printf (fixture->actions, "%s %s; ", g_action_get_name (G_ACTION (action)), g_variant_get_string (parameter, NULL));
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  g_settings_reset (settings, "diary-filter");
  g_settings_reset (settings, "diary-calendar-unfolded");
  fixture->diary = ebb_test_diary_new ();
  fixture->actions = g_string_new (NULL);
}

static void
show (Fixture *fixture)
{
  const char *names[] = { "edit-entry", "notify", "notify-undoable", "show-page" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

      g_signal_connect (action, "activate", G_CALLBACK (action_cb), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }

  fixture->page = ebb_diary_page_new (fixture->diary->store);
  gtk_widget_insert_action_group (fixture->page, "win", G_ACTION_GROUP (group));
  fixture->window = ebb_test_present (fixture->page, 900, 700);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  GtkWidget *page = g_object_ref (fixture->page);

  ebb_diary_page_set_store (EBB_DIARY_PAGE (page), NULL);
  ebb_test_close (fixture->window);
  ebb_test_diary_free (fixture->diary);
  g_assert_finalize_object (page);
  g_string_free (fixture->actions, TRUE);
}

static const char *
get_state (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ebb_test_find_id (fixture->page, "states")));
}

#define wait_for_state(fixture, name) ebb_test_wait (g_str_equal (get_state (fixture), name))

static GtkSelectionModel *
get_selection (Fixture *fixture)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (ebb_test_find_id (fixture->page, "list")));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (fixture)));
}

static guint
count_selected (Fixture *fixture)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (get_selection (fixture));

  return (guint) gtk_bitset_get_size (selected);
}

static GtkWidget *
find_row (Fixture *fixture,
          const char *note)
{
  GtkWidget *label = ebb_test_find_text (fixture->page, note);

  return label ? gtk_widget_get_ancestor (label, EBB_TYPE_DIARY_ROW) : NULL;
}

static void
focus_row (Fixture *fixture,
           const char *note)
{
  ebb_test_wait (find_row (fixture, note));
  gtk_widget_grab_focus (gtk_widget_get_parent (find_row (fixture, note)));
  ebb_test_settle (fixture->page);
}

static void
fill (Fixture *fixture)
{
  EbbDay day = ebb_day_from_ymd (2026, 3, 12);

  ebb_test_diary_add (fixture->diary, "Long walk", day, 600, 2);
  ebb_test_diary_add (fixture->diary, "Migraine", day + 1, 600, 8);
  ebb_test_diary_add (fixture->diary, "Better", day + 1, 900, 5);
  ebb_test_diary_add (fixture->diary, NULL, day + 2, 600, 7);
}

static void
test_an_empty_diary_says_what_to_do (Fixture *fixture,
                                     gconstpointer data)
{
  GtkWidget *button;

  show (fixture);
  wait_for_state (fixture, "empty");

  g_assert_nonnull (ebb_test_find_text (fixture->page, "Your entries will appear here"));
  button = ebb_test_find_text (fixture->page, "Go to Today");
  gtk_widget_activate (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON));
  ebb_test_wait (fixture->actions->len > 0);
  g_assert_cmpstr (fixture->actions->str, ==, "show-page today; ");
}

static void
test_a_first_entry_takes_the_place_of_the_advice (Fixture *fixture,
                                                  gconstpointer data)
{
  show (fixture);
  wait_for_state (fixture, "empty");
  ebb_test_diary_add (fixture->diary, "The first", ebb_day_today (), 600, 3);
  wait_for_state (fixture, "list");
  ebb_test_wait (find_row (fixture, "The first"));
  g_assert_nonnull (ebb_test_find_text (fixture->page, "Today"));
}

static void
test_tab_passes_the_list_in_one_step (Fixture *fixture,
                                      gconstpointer data)
{
  for (int i = 0; i < 3; i++)
    ebb_test_diary_add (fixture->diary, i == 1 ? "Here" : "Another", ebb_day_from_ymd (2026, 3, 12 + i), 600, 3);
  show (fixture);
  focus_row (fixture, "Here");

  ebb_test_press (fixture->window, "Tab");
  g_assert_null (gtk_widget_get_ancestor (gtk_window_get_focus (fixture->window), GTK_TYPE_LIST_VIEW));
  ebb_test_press (fixture->window, "shift+Tab");
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (fixture->window), GTK_TYPE_LIST_VIEW));
  ebb_test_press (fixture->window, "shift+Tab");
  g_assert_null (gtk_widget_get_ancestor (gtk_window_get_focus (fixture->window), GTK_TYPE_LIST_VIEW));
}

static void
test_return_opens_an_entry (Fixture *fixture,
                            gconstpointer data)
{
  g_autoptr (EbbEntry) entry = ebb_test_diary_save (fixture->diary, ebb_test_diary_make ("Here", ebb_day_from_ymd (2026, 3, 12), 600, 3));
  g_autofree char *expected = g_strdup_printf ("edit-entry %s; ", ebb_entry_get_id (entry));

  show (fixture);
  focus_row (fixture, "Here");
  ebb_test_press (fixture->window, "Return");
  g_assert_cmpstr (fixture->actions->str, ==, expected);
}

/* Points at @widget and then does what @how says to xdotool. These are two
 * commands: with a window named, xdotool sends keys that are no real ones. */
static void
click (Fixture *fixture,
       GtkWidget *widget,
       const char *const *how)
{
  graphene_rect_t bounds;
  double x, y;
  g_autofree char *x_text = NULL;
  g_autofree char *y_text = NULL;
  g_autofree char *xid = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (fixture->window))));

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &x, &y);
  x_text = g_strdup_printf ("%d", (int) (bounds.origin.x + bounds.size.width / 2 + x));
  y_text = g_strdup_printf ("%d", (int) (bounds.origin.y + bounds.size.height / 2 + y));

  ebb_test_wait (gtk_window_is_active (fixture->window));
  ebb_test_xdotool ((const char *const[]){ "xdotool", "mousemove", "--window", xid, x_text, y_text, NULL });
  ebb_test_xdotool (how);
  ebb_test_settle (fixture->page);
}

static void
test_one_click_opens_an_entry_once (Fixture *fixture,
                                    gconstpointer data)
{
  g_autoptr (EbbEntry) entry = ebb_test_diary_save (fixture->diary, ebb_test_diary_make ("Here", ebb_day_from_ymd (2026, 3, 12), 600, 3));
  g_autofree char *expected = g_strdup_printf ("edit-entry %s; ", ebb_entry_get_id (entry));
  const char *double_click[] = { "xdotool", "click", "--repeat", "2", "--delay", "30", "1", NULL };

  show (fixture);
  ebb_test_wait (find_row (fixture, "Here"));
  click (fixture, ebb_test_find_text (fixture->page, "Here"), double_click);
  ebb_test_wait (fixture->actions->len > 0);
  ebb_test_settle (fixture->page);
  g_assert_cmpstr (fixture->actions->str, ==, expected);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ebb_test_find_id (fixture->page, "select_button"))));
}

static void
test_a_click_with_control_begins_selecting (Fixture *fixture,
                                            gconstpointer data)
{
  const char *with_control[] = { "xdotool", "keydown", "Control_L", "click", "1", "keyup", "Control_L", NULL };
  const char *plain[] = { "xdotool", "click", "1", NULL };

  fill (fixture);
  show (fixture);
  ebb_test_wait (find_row (fixture, "Migraine"));

  click (fixture, ebb_test_find_text (fixture->page, "Migraine"), with_control);
  ebb_test_wait (count_selected (fixture) == 1);
  g_assert_nonnull (ebb_test_find_text (fixture->page, "1 selected"));
  click (fixture, ebb_test_find_text (fixture->page, "Long walk"), plain);
  ebb_test_wait (count_selected (fixture) == 2);
  click (fixture, ebb_test_find_text (fixture->page, "Migraine"), plain);
  ebb_test_wait (count_selected (fixture) == 1);
  g_assert_cmpstr (fixture->actions->str, ==, "");
}

static void
test_delete_deletes_and_says_so_with_undo (Fixture *fixture,
                                           gconstpointer data)
{
  fill (fixture);
  show (fixture);
  focus_row (fixture, "Migraine");

  ebb_test_press (fixture->window, "Delete");
  ebb_test_wait (count_rows (fixture) == 3);
  ebb_test_wait (fixture->actions->len > 0);
  g_assert_cmpstr (fixture->actions->str, ==, "notify-undoable 1 entry deleted; ");
  g_assert_null (find_row (fixture, "Migraine"));

  ebb_test_diary_undo (fixture->diary);
  ebb_test_wait (find_row (fixture, "Migraine"));
}

static void
test_several_are_deleted_as_one_step (Fixture *fixture,
                                      gconstpointer data)
{
  fill (fixture);
  show (fixture);
  focus_row (fixture, "Migraine");

  ebb_test_press (fixture->window, "ctrl+a");
  g_assert_cmpuint (count_selected (fixture), ==, 4);
  g_assert_nonnull (ebb_test_find_text (fixture->page, "4 selected"));
  ebb_test_press (fixture->window, "Delete");
  wait_for_state (fixture, "empty");
  ebb_test_wait (fixture->actions->len > 0);
  g_assert_cmpstr (fixture->actions->str, ==, "notify-undoable 4 entries deleted; ");

  ebb_test_diary_undo (fixture->diary);
  ebb_test_wait (count_rows (fixture) == 4);
}

static void
test_escape_ends_selecting (Fixture *fixture,
                            gconstpointer data)
{
  fill (fixture);
  show (fixture);
  focus_row (fixture, "Migraine");

  ebb_test_press (fixture->window, "ctrl+a");
  ebb_test_press (fixture->window, "Escape");
  g_assert_cmpuint (count_selected (fixture), ==, 0);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ebb_test_find_id (fixture->page, "select_button"))));
}

static void
test_the_button_that_begins_selecting_hands_the_keys_to_the_list (Fixture *fixture,
                                                                  gconstpointer data)
{
  GtkWidget *button;

  fill (fixture);
  show (fixture);
  button = ebb_test_find_id (fixture->page, "select_button");
  gtk_widget_grab_focus (button);
  ebb_test_press (fixture->window, "space");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  ebb_test_press (fixture->window, "space");
  ebb_test_press (fixture->window, "Down");
  ebb_test_press (fixture->window, "space");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_cmpuint (count_selected (fixture), ==, 2);
}

static void
test_the_keyboard_selects_what_it_wants (Fixture *fixture,
                                         gconstpointer data)
{
  fill (fixture);
  show (fixture);
  focus_row (fixture, "Better");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ebb_test_find_id (fixture->page, "select_button")), TRUE);
  g_assert_cmpuint (count_selected (fixture), ==, 0);

  ebb_test_press (fixture->window, "space");
  ebb_test_press (fixture->window, "Down");
  ebb_test_press (fixture->window, "Down");
  ebb_test_wait (gtk_window_get_focus (fixture->window) == gtk_widget_get_parent (find_row (fixture, "Long walk")));
  ebb_test_press (fixture->window, "Return");
  g_assert_cmpuint (count_selected (fixture), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), 1));
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), 3));
  g_assert_cmpstr (fixture->actions->str, ==, "");
}

static void
test_a_selection_outlives_what_is_added_elsewhere (Fixture *fixture,
                                                   gconstpointer data)
{
  const char *with_control[] = { "xdotool", "keydown", "Control_L", "click", "1", "keyup", "Control_L", NULL };
  g_autoptr (EbbEntryItem) item = NULL;

  fill (fixture);
  show (fixture);
  ebb_test_wait (find_row (fixture, "Migraine"));
  click (fixture, ebb_test_find_text (fixture->page, "Migraine"), with_control);
  ebb_test_wait (count_selected (fixture) == 1);

  ebb_test_diary_add (fixture->diary, "Newer", ebb_day_from_ymd (2026, 3, 13), 950, 1);
  ebb_test_wait (count_rows (fixture) == 5);
  g_assert_cmpuint (count_selected (fixture), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), ebb_diary_row_get_position (EBB_DIARY_ROW (find_row (fixture, "Migraine")))));
}

static void
test_typing_in_the_list_searches (Fixture *fixture,
                                  gconstpointer data)
{
  fill (fixture);
  show (fixture);
  focus_row (fixture, "Better");

  ebb_test_type (fixture->window, "migr");
  ebb_test_wait (count_rows (fixture) == 1);
  ebb_test_wait (find_row (fixture, "Migraine"));
  g_assert_nonnull (ebb_test_find_text (fixture->page, "1 entry found"));

  ebb_test_press (fixture->window, "Escape");
  ebb_test_wait (count_rows (fixture) == 4);
}

static void
test_control_f_goes_to_the_search (Fixture *fixture,
                                   gconstpointer data)
{
  fill (fixture);
  show (fixture);
  focus_row (fixture, "Better");

  ebb_test_press (fixture->window, "ctrl+f");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), ebb_test_find_id (fixture->page, "search")));
}

static void
test_nothing_found_offers_to_clear (Fixture *fixture,
                                    gconstpointer data)
{
  GtkWidget *button;

  fill (fixture);
  show (fixture);
  wait_for_state (fixture, "list");
  gtk_editable_set_text (GTK_EDITABLE (ebb_test_find_id (fixture->page, "search")), "zzz");
  wait_for_state (fixture, "nothing");

  button = gtk_widget_get_ancestor (ebb_test_find_text (fixture->page, "Clear Search and Filters"), GTK_TYPE_BUTTON);
  gtk_widget_activate (button);
  wait_for_state (fixture, "list");
  g_assert_cmpuint (count_rows (fixture), ==, 4);
}

static GtkWidget *
find_chip (Fixture *fixture,
           const char *text)
{
  GtkWidget *label = ebb_test_find_text (ebb_test_find_type (fixture->page, EBB_TYPE_FILTER_BAR), text);

  return label ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

static void
choose (Fixture *fixture,
        const char *id,
        guint position)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ebb_test_find_inside (fixture->page, EBB_TYPE_FILTER_POPOVER, id)), position);
}

static void
test_filters_combine_and_chips_take_them_away (Fixture *fixture,
                                               gconstpointer data)
{
  fill (fixture);
  show (fixture);
  wait_for_state (fixture, "list");

  choose (fixture, "pain_min", 1 + 5);
  ebb_test_wait (count_rows (fixture) == 3);
  choose (fixture, "note", EBB_NOTE_PRESENT);
  ebb_test_wait (count_rows (fixture) == 2);
  g_assert_nonnull (find_chip (fixture, "With a note"));
  gtk_test_accessible_assert_property (find_chip (fixture, "Pain 5 or more"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove filter: Pain 5 or more");

  gtk_widget_activate (find_chip (fixture, "Pain 5 or more"));
  ebb_test_wait (count_rows (fixture) == 3);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (ebb_test_find_inside (fixture->page, EBB_TYPE_FILTER_POPOVER, "pain_min"))), ==, 0);

  gtk_widget_activate (find_chip (fixture, "Clear All"));
  ebb_test_wait (count_rows (fixture) == 4);
  g_assert_null (find_chip (fixture, "Clear All"));
}

static void
test_dates_limit_both_ways (Fixture *fixture,
                            gconstpointer data)
{
  EbbFilterDate *from, *to;
  EbbDay day = ebb_day_from_ymd (2026, 3, 13);

  fill (fixture);
  show (fixture);
  wait_for_state (fixture, "list");
  from = EBB_FILTER_DATE (ebb_test_find_inside (fixture->page, EBB_TYPE_FILTER_POPOVER, "from"));
  to = EBB_FILTER_DATE (ebb_test_find_inside (fixture->page, EBB_TYPE_FILTER_POPOVER, "to"));

  g_assert_true (EBB_IS_FILTER_DATE (ebb_test_find_type (fixture->page, EBB_TYPE_FILTER_DATE)));
  ebb_filter_date_set_day (from, day);
  ebb_test_wait (count_rows (fixture) == 3);
  ebb_filter_date_set_day (to, day);
  ebb_test_wait (count_rows (fixture) == 2);
  g_assert_nonnull (find_chip (fixture, "13 Mar 2026 – 13 Mar 2026"));
  /* The end before the begin takes the begin along. */
  ebb_filter_date_set_day (to, day - 1);
  ebb_test_wait (count_rows (fixture) == 1);
  g_assert_cmpint (ebb_filter_date_get_day (from), ==, day - 1);
}

static void
test_filters_are_remembered (Fixture *fixture,
                             gconstpointer data)
{
  fill (fixture);
  show (fixture);
  wait_for_state (fixture, "list");
  choose (fixture, "pain_min", 1 + 7);
  ebb_test_wait (count_rows (fixture) == 2);
  ebb_diary_page_set_store (EBB_DIARY_PAGE (fixture->page), NULL);
  ebb_test_close (fixture->window);

  show (fixture);
  ebb_test_wait (count_rows (fixture) == 2);
  g_assert_nonnull (find_chip (fixture, "Pain 7 or more"));
}

static void
test_a_remembered_filter_comes_back_whole (void)
{
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (EbbQuery) back = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GVariant) nonsense = g_variant_ref_sink (g_variant_new_parsed ("{'pain-min': <99.0>, 'region': <'tail'>, 'note': <'yes'>, 'from': <int32 99999999>}"));
  g_autoptr (EbbQuery) sane = ebb_filters_from_variant (nonsense);

  query->pain_min = 2;
  query->pain_max = 7;
  query->region = ebb_region_find ("knee");
  query->note = EBB_NOTE_ABSENT;
  query->tracker = g_strdup ("mood");
  query->from = 100;
  query->to = 200;
  variant = g_variant_ref_sink (ebb_filters_to_variant (query));
  back = ebb_filters_from_variant (variant);
  g_assert_true (ebb_query_equal (query, back));

  g_assert_true (isnan (sane->pain_min));
  g_assert_null (sane->region);
  g_assert_true (sane->note == EBB_NOTE_ANY);
  g_assert_cmpint (sane->from, <=, EBB_DAY_MAX);
}

static void
test_the_calendar_jumps_to_a_day_and_follows_the_list (Fixture *fixture,
                                                       gconstpointer data)
{
  EbbDay day = ebb_day_from_ymd (2026, 3, 12);
  GtkWidget *row, *list;
  EbbMonthCalendar *calendar;
  graphene_rect_t bounds;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *note = g_strdup_printf ("Day %d", i);

      ebb_test_diary_add (fixture->diary, note, day - i, 600, 5);
    }
  show (fixture);
  wait_for_state (fixture, "list");
  calendar = EBB_MONTH_CALENDAR (ebb_test_find_type (fixture->page, EBB_TYPE_MONTH_CALENDAR));
  list = ebb_test_find_id (fixture->page, "list");

  ebb_diary_page_show_day (EBB_DIARY_PAGE (fixture->page), day - 30);
  ebb_test_wait (find_row (fixture, "Day 30") && gtk_window_get_focus (fixture->window) == gtk_widget_get_parent (find_row (fixture, "Day 30")));
  ebb_test_settle (fixture->page);
  row = find_row (fixture, "Day 30");
  ebb_test_wait (gtk_widget_compute_bounds (row, list, &bounds) && ABS (bounds.origin.y) < 3);
  ebb_test_wait (ebb_month_calendar_get_day (calendar) == day - 30);

  g_signal_emit_by_name (calendar, "day-activated", day - 10);
  ebb_test_wait (ebb_month_calendar_get_day (calendar) == day - 10);
  ebb_test_wait (gtk_window_get_focus (fixture->window) == gtk_widget_get_parent (find_row (fixture, "Day 10")));
}

static void
test_a_day_can_be_asked_for_before_the_diary_is_read (Fixture *fixture,
                                                      gconstpointer data)
{
  fill (fixture);
  fixture->page = ebb_diary_page_new (fixture->diary->store);
  ebb_diary_page_show_day (EBB_DIARY_PAGE (fixture->page), ebb_day_from_ymd (2026, 3, 12));
  fixture->window = ebb_test_present (fixture->page, 900, 700);
  ebb_test_wait (find_row (fixture, "Long walk") && gtk_window_get_focus (fixture->window) == gtk_widget_get_parent (find_row (fixture, "Long walk")));
}

static void
test_an_unreadable_diary_says_why_and_tries_again (Fixture *fixture,
                                                   gconstpointer data)
{
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GAsyncResult) opened = NULL;

  fill (fixture);
  ebb_store_close_async (fixture->diary->store, ebb_test_result_cb, &closed);
  ebb_test_wait (closed);
  ebb_store_close_finish (fixture->diary->store, closed, NULL);
  show (fixture);
  wait_for_state (fixture, "error");
  g_assert_nonnull (ebb_test_find_text (fixture->page, "The diary could not be read"));

  g_clear_object (&fixture->diary->store);
  fixture->diary->store = ebb_store_new (fixture->diary->path);
  ebb_store_open_async (fixture->diary->store, EBB_OPEN_DEFAULT, NULL, ebb_test_result_cb, &opened);
  ebb_test_wait (opened);
  g_assert_true (ebb_store_open_finish (fixture->diary->store, opened, NULL));
  ebb_diary_page_set_store (EBB_DIARY_PAGE (fixture->page), fixture->diary->store);
  wait_for_state (fixture, "list");
}

static void
test_the_menu_opens_from_the_keyboard (Fixture *fixture,
                                       gconstpointer data)
{
  GtkWidget *menu;

  fill (fixture);
  show (fixture);
  focus_row (fixture, "Migraine");
  ebb_test_press (fixture->window, "shift+F10");
  menu = ebb_test_find_type (fixture->page, GTK_TYPE_POPOVER_MENU);
  ebb_test_wait (gtk_widget_get_mapped (menu));
  gtk_widget_activate_action (fixture->page, "diary.delete", NULL);
  ebb_test_wait (fixture->actions->len > 0);
  g_assert_cmpstr (fixture->actions->str, ==, "notify-undoable 1 entry deleted; ");
  gtk_popover_popdown (GTK_POPOVER (menu));
  ebb_test_wait (!gtk_widget_get_mapped (menu));
}

static void
test_a_duplicate_is_a_new_entry_of_now (Fixture *fixture,
                                        gconstpointer data)
{
  fill (fixture);
  show (fixture);
  focus_row (fixture, "Migraine");
  ebb_test_press (fixture->window, "Menu");
  gtk_widget_activate_action (fixture->page, "diary.duplicate", NULL);
  ebb_test_wait (count_rows (fixture) == 5);
  ebb_test_wait (ebb_test_find_text (fixture->page, "Today"));
  ebb_test_wait (fixture->actions->len > 0);
  gtk_popover_popdown (GTK_POPOVER (ebb_test_find_type (fixture->page, GTK_TYPE_POPOVER_MENU)));
}

static void
test_the_page_fits_a_phone (Fixture *fixture,
                            gconstpointer data)
{
  int minimum;

  fill (fixture);
  show (fixture);
  wait_for_state (fixture, "list");
  choose (fixture, "pain_min", 1 + 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ebb_test_find_id (fixture->page, "select_button")), TRUE);
  ebb_test_settle (fixture->page);

  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_a_page_at_rest_draws_nothing (Fixture *fixture,
                                   gconstpointer data)
{
  fill (fixture);
  show (fixture);
  wait_for_state (fixture, "list");
  ebb_test_wait_for_rest (fixture->page);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

#define ADD(path, func) g_test_add ("/diary-page/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("an-empty-diary-says-what-to-do", test_an_empty_diary_says_what_to_do);
  ADD ("a-first-entry-takes-the-place-of-the-advice", test_a_first_entry_takes_the_place_of_the_advice);
  ADD ("tab-passes-the-list-in-one-step", test_tab_passes_the_list_in_one_step);
  ADD ("return-opens-an-entry", test_return_opens_an_entry);
  ADD ("one-click-opens-an-entry-once", test_one_click_opens_an_entry_once);
  ADD ("a-click-with-control-begins-selecting", test_a_click_with_control_begins_selecting);
  ADD ("delete-deletes-and-says-so-with-undo", test_delete_deletes_and_says_so_with_undo);
  ADD ("several-are-deleted-as-one-step", test_several_are_deleted_as_one_step);
  ADD ("escape-ends-selecting", test_escape_ends_selecting);
  ADD ("the-button-that-begins-selecting-hands-the-keys-to-the-list", test_the_button_that_begins_selecting_hands_the_keys_to_the_list);
  ADD ("the-keyboard-selects-what-it-wants", test_the_keyboard_selects_what_it_wants);
  ADD ("a-selection-outlives-what-is-added-elsewhere", test_a_selection_outlives_what_is_added_elsewhere);
  ADD ("typing-in-the-list-searches", test_typing_in_the_list_searches);
  ADD ("control-f-goes-to-the-search", test_control_f_goes_to_the_search);
  ADD ("nothing-found-offers-to-clear", test_nothing_found_offers_to_clear);
  ADD ("filters-combine-and-chips-take-them-away", test_filters_combine_and_chips_take_them_away);
  ADD ("dates-limit-both-ways", test_dates_limit_both_ways);
  ADD ("filters-are-remembered", test_filters_are_remembered);
  ADD ("the-calendar-jumps-to-a-day-and-follows-the-list", test_the_calendar_jumps_to_a_day_and_follows_the_list);
  ADD ("a-day-can-be-asked-for-before-the-diary-is-read", test_a_day_can_be_asked_for_before_the_diary_is_read);
  ADD ("an-unreadable-diary-says-why-and-tries-again", test_an_unreadable_diary_says_why_and_tries_again);
  ADD ("the-menu-opens-from-the-keyboard", test_the_menu_opens_from_the_keyboard);
  ADD ("a-duplicate-is-a-new-entry-of-now", test_a_duplicate_is_a_new_entry_of_now);
  ADD ("the-page-fits-a-phone", test_the_page_fits_a_phone);
  ADD ("a-page-at-rest-draws-nothing", test_a_page_at_rest_draws_nothing);
#undef ADD
  g_test_add_func ("/diary-page/a-remembered-filter-comes-back-whole", test_a_remembered_filter_comes_back_whole);

  return g_test_run ();
}
