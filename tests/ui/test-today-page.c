// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-test-editor.h"

#include "pages/ebb-today-page.h"
#include "widgets/ebb-columns-layout.h"
#include "widgets/ebb-entry-editor.h"
#include "widgets/ebb-rating-scale.h"

static EbbStore *store;
static GtkWidget *page;
static GtkWindow *window;
static char *toast; /* the last one shown */
static guint n_toasts;
static char *opened; /* the entry last opened */

static void
notify_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  g_free (toast);
  toast = g_variant_dup_string (parameter, NULL);
  n_toasts++;
}

static void
edit_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  g_free (opened);
  opened = g_variant_dup_string (parameter, NULL);
}

static void
present (int width,
         int height)
{
  static const GActionEntry entries[] = {
    { .name = "notify-undoable", .activate = notify_cb, .parameter_type = "s" },
    { .name = "edit-entry", .activate = edit_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  page = ebb_today_page_new (store);
  gtk_widget_insert_action_group (page, "win", G_ACTION_GROUP (group));
  window = ebb_test_present (page, width, height);
}

static void
set_up (void)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  g_settings_reset (settings, "check-in-unfolded");
  g_settings_reset (settings, "check-in-fields");
  g_clear_pointer (&toast, g_free);
  g_clear_pointer (&opened, g_free);
  n_toasts = 0;
  store = ebb_test_new_store ();
}

static void
tear_down (void)
{
  ebb_test_close (window);
  ebb_test_end_store (store);
}

static EbbEntryEditor *
editor (void)
{
  return EBB_ENTRY_EDITOR (ebb_test_find_type (page, EBB_TYPE_ENTRY_EDITOR));
}

static void
test_one_digit_and_enter_is_a_whole_entry (void)
{
  g_autoptr (GPtrArray) entries = NULL;
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;

  set_up ();
  present (700, 700);
  ebb_test_press (window, "6");
  ebb_test_press (window, "Return");
  ebb_test_wait (n_toasts == 1);
  entries = ebb_test_list_entries (store);

  g_assert_cmpstr (toast, ==, "Entry saved");
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpfloat (ebb_entry_get_pain (entries->pdata[0]), ==, 6);
  g_assert_cmpint (ebb_entry_get_moment (entries->pdata[0]).at, >=, before);
  g_assert_true (ebb_entry_editor_is_empty (editor ()));
  g_assert_false (ebb_test_has_draft (store, "check-in"));
  ebb_test_wait (ebb_test_find_button (page, "Save") == NULL);
  tear_down ();
}

static void
test_saving_twice_at_once_makes_one_entry (void)
{
  set_up ();
  present (700, 700);
  ebb_test_press (window, "3");
  ebb_today_page_save (EBB_TODAY_PAGE (page));
  ebb_today_page_save (EBB_TODAY_PAGE (page));
  ebb_test_wait (n_toasts == 1);
  ebb_today_page_save (EBB_TODAY_PAGE (page));
  ebb_test_settle (page);
  g_assert_cmpuint (ebb_test_count_entries (store), ==, 1);
  g_assert_cmpuint (n_toasts, ==, 1);
  tear_down ();
}

static void
test_after_saving_the_page_begins_at_its_top (void)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);
  GtkAdjustment *down;

  set_up ();
  g_settings_set_boolean (settings, "check-in-unfolded", TRUE);
  present (700, 500);
  ebb_test_press (window, "3");
  ebb_test_settle (page);
  down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (ebb_test_find_type (page, GTK_TYPE_SCROLLED_WINDOW)));
  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
  ebb_test_settle (page);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), >, 0);

  ebb_test_press (window, "ctrl+Return");
  ebb_test_wait (n_toasts == 1);
  ebb_test_settle (page);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0);
  tear_down ();
}

static void
test_nothing_said_is_nothing_saved (void)
{
  set_up ();
  present (700, 700);
  ebb_test_press (window, "ctrl+Return");
  g_assert_cmpuint (ebb_test_count_entries (store), ==, 0);
  g_assert_null (ebb_test_find_button (page, "Save"));
  tear_down ();
}

static void
test_an_unfinished_entry_is_there_again_after_a_crash (void)
{
  g_autofree char *path = NULL;
  EbbStore *other;

  set_up ();
  present (700, 700);
  ebb_test_press (window, "7");
  ebb_test_wait (ebb_test_has_draft (store, "check-in"));

  /* another program opens what the first has left on the disk */
  path = g_strdup (ebb_store_get_path (store));
  other = ebb_test_open_store (path);
  ebb_test_close (window);
  ebb_test_close_store (store);
  g_object_unref (store);
  store = other;
  present (700, 700);
  ebb_test_wait (!ebb_entry_editor_is_empty (editor ()));
  {
    g_autoptr (EbbEntry) entry = ebb_entry_editor_get_entry (editor ());

    g_assert_cmpfloat (ebb_entry_get_pain (entry), ==, 7);
  }
  ebb_test_settle (page);

  ebb_test_click (page, "Discard");
  ebb_test_wait (!ebb_test_has_draft (store, "check-in"));
  g_assert_true (ebb_entry_editor_is_empty (editor ()));
  ebb_test_settle (page);
  ebb_test_click (page, "Bring Back");
  g_assert_false (ebb_entry_editor_is_empty (editor ()));
  ebb_test_wait (ebb_test_has_draft (store, "check-in"));
  tear_down ();
}

static void
test_a_draft_unfolds_what_it_holds_and_keeps_its_time (void)
{
  g_autoptr (EbbEntry) draft = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  set_up ();
  ebb_entry_set_note (draft, "After the long walk");
  ebb_test_save_draft (store, "check-in", draft);
  present (700, 700);
  ebb_test_wait (ebb_entry_editor_get_unfolded (editor ()));
  g_assert_false (g_settings_get_boolean (settings, "check-in-unfolded"));
  ebb_test_press (window, "ctrl+Return");
  ebb_test_wait (n_toasts == 1);
  entries = ebb_test_list_entries (store);
  g_assert_cmpstr (ebb_entry_get_note (entries->pdata[0]), ==, "After the long walk");
  g_assert_cmpint (ebb_entry_get_moment (entries->pdata[0]).at, ==, 1772000000);
  g_assert_false (ebb_entry_editor_get_unfolded (editor ()));
  tear_down ();
}

static void
test_a_failed_save_says_why_and_leaves_the_form (void)
{
  set_up ();
  present (700, 700);
  ebb_test_press (window, "5");
  ebb_test_wait (ebb_test_has_draft (store, "check-in"));
  ebb_test_close_store (store);
  ebb_today_page_save (EBB_TODAY_PAGE (page));
  ebb_test_wait (ebb_test_find_button (page, "Try Again") != NULL);
  g_assert_cmpuint (n_toasts, ==, 0);
  g_assert_false (ebb_entry_editor_is_empty (editor ()));

  {
    g_autoptr (GAsyncResult) result = NULL;

    ebb_store_open_async (store, EBB_OPEN_DEFAULT, NULL, ebb_test_result_cb, &result);
    ebb_test_wait (result != NULL);
    g_assert_true (ebb_store_open_finish (store, result, NULL));
  }
  ebb_test_click (page, "Try Again");
  ebb_test_wait (n_toasts == 1);
  g_assert_cmpuint (ebb_test_count_entries (store), ==, 1);
  tear_down ();
}

static void
test_todays_entries_stand_below_and_open (void)
{
  g_autoptr (EbbEntry) today = NULL;
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) long_ago = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  GtkWidget *row;

  set_up ();
  today = ebb_entry_new (ebb_moment_now ());
  ebb_entry_set_rating (today, EBB_RATING_NOW, 4);
  ebb_entry_set_note (today, "<b>Rain</b> & wind");
  ebb_entry_set_note (long_ago, "Long ago");
  saved = ebb_test_save_entry (store, today);
  g_object_unref (ebb_test_save_entry (store, long_ago));
  present (700, 900);
  ebb_test_wait (ebb_test_find_text (page, "<b>Rain</b> & wind") != NULL);
  g_assert_null (ebb_test_find_text (page, "Long ago"));

  row = ebb_test_find_type (page, GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_cmpstr (opened, ==, ebb_entry_get_id (saved));

  /* what another part of the program deletes goes */
  {
    const char *ids[] = { ebb_entry_get_id (saved), NULL };

    ebb_store_delete_entries_async (store, ids, NULL, NULL, NULL);
  }
  ebb_test_wait (ebb_test_find_text (page, "<b>Rain</b> & wind") == NULL);
  ebb_test_wait (ebb_test_find_text (page, "No entry yet today. Choose a number and save: that is a whole entry. Everything else is up to you.") != NULL);
  tear_down ();
}

static void
test_same_places_as_last_time_take_one_click (void)
{
  g_autoptr (EbbEntry) last = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  g_autoptr (GPtrArray) entries = NULL;
  EbbMark mark;

  set_up ();
  ebb_mark_init (&mark, ebb_region_find ("knee-left"));
  mark.intensity = 6;
  ebb_entry_set_mark (last, &mark);
  g_object_unref (ebb_test_save_entry (store, last));

  present (700, 900);
  ebb_test_click (page, "More");
  ebb_test_wait (ebb_test_find_button (page, "Same places as last time") != NULL);
  ebb_test_click (page, "Same places as last time");
  ebb_test_press (window, "ctrl+Return");
  ebb_test_wait (n_toasts == 1);
  entries = ebb_test_list_entries (store);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpuint (ebb_entry_get_n_marks (entries->pdata[0]), ==, 1);
  g_assert_true (ebb_mark_equal (ebb_entry_get_mark (entries->pdata[0], 0), &mark));
  /* it was unfolded by the person: it stays so */
  g_assert_true (ebb_entry_editor_get_unfolded (editor ()));
  tear_down ();
}

static void
test_digits_in_a_field_do_not_rate_the_pain (void)
{
  g_autoptr (EbbEntry) entry = NULL;

  set_up ();
  present (700, 900);
  ebb_test_click (page, "More");
  ebb_test_settle (page);
  gtk_widget_grab_focus (ebb_test_find_type (page, GTK_TYPE_TEXT_VIEW));
  ebb_test_type (window, "8 x");
  entry = ebb_entry_editor_get_entry (editor ());
  g_assert_cmpstr (ebb_entry_get_note (entry), ==, "8 x");
  g_assert_true (ebb_entry_get_pain (entry) != ebb_entry_get_pain (entry));
  tear_down ();
}

static gboolean
has_focus (GType type)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && (G_TYPE_CHECK_INSTANCE_TYPE (focus, type) || gtk_widget_get_ancestor (focus, type) != NULL);
}

static void
test_tab_goes_through_the_page_and_back (void)
{
  g_autoptr (EbbEntry) today = NULL;

  set_up ();
  today = ebb_entry_new (ebb_moment_now ());
  ebb_entry_set_rating (today, EBB_RATING_NOW, 4);
  g_object_unref (ebb_test_save_entry (store, today));
  present (940, 700);
  ebb_test_wait (ebb_test_find_type (page, GTK_TYPE_LIST_BOX_ROW) != NULL);
  ebb_test_settle (page);
  g_assert_true (has_focus (EBB_TYPE_RATING_SCALE));

  ebb_test_press (window, "Tab");
  g_assert_true (has_focus (EBB_TYPE_ENTRY_EDITOR));
  g_assert_false (has_focus (EBB_TYPE_RATING_SCALE));
  ebb_test_press (window, "Tab");
  g_assert_true (has_focus (GTK_TYPE_LIST_BOX_ROW));
  ebb_test_press (window, "shift+Tab");
  ebb_test_press (window, "shift+Tab");
  g_assert_true (has_focus (EBB_TYPE_RATING_SCALE));
  ebb_test_press (window, "shift+Tab");
  g_assert_false (has_focus (EBB_TYPE_ENTRY_EDITOR));
  tear_down ();
}

static void
test_it_fits_a_phone_and_uses_a_wide_window (void)
{
  EbbColumns phone = ebb_columns_place (336);
  EbbColumns wide = ebb_columns_place (1200);

  g_assert_false (phone.wide);
  g_assert_cmpint (phone.first_width, ==, 336);
  g_assert_true (wide.wide);
  g_assert_cmpint (wide.second_x, >=, wide.first_x + wide.first_width);
  g_assert_cmpint (wide.second_x + wide.second_width, <=, 1200);

  set_up ();
  present (360, 720);
  ebb_test_click (page, "More");
  ebb_test_settle (page);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * 3 / 2, NULL);
  ebb_test_settle (page);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  tear_down ();
}

static double
middle_of (GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, page, &bounds));
  return bounds.origin.x + bounds.size.width / 2;
}

static void
test_the_buttons_stand_below_the_check_in (void)
{
  GtkWidget *buttons;

  set_up ();
  present (1200, 700);
  ebb_test_press (window, "5");
  buttons = gtk_widget_get_parent (ebb_test_find_id (page, "save_button"));
  g_assert_cmpfloat_with_epsilon (middle_of (buttons), middle_of (GTK_WIDGET (editor ())), 1);
  tear_down ();
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/today-page/one-digit-and-enter-is-a-whole-entry", test_one_digit_and_enter_is_a_whole_entry);
  g_test_add_func ("/today-page/saving-twice-at-once-makes-one-entry", test_saving_twice_at_once_makes_one_entry);
  g_test_add_func ("/today-page/after-saving-the-page-begins-at-its-top", test_after_saving_the_page_begins_at_its_top);
  g_test_add_func ("/today-page/nothing-said-is-nothing-saved", test_nothing_said_is_nothing_saved);
  g_test_add_func ("/today-page/an-unfinished-entry-is-there-again-after-a-crash", test_an_unfinished_entry_is_there_again_after_a_crash);
  g_test_add_func ("/today-page/a-draft-unfolds-what-it-holds-and-keeps-its-time", test_a_draft_unfolds_what_it_holds_and_keeps_its_time);
  g_test_add_func ("/today-page/a-failed-save-says-why-and-leaves-the-form", test_a_failed_save_says_why_and_leaves_the_form);
  g_test_add_func ("/today-page/todays-entries-stand-below-and-open", test_todays_entries_stand_below_and_open);
  g_test_add_func ("/today-page/same-places-as-last-time-take-one-click", test_same_places_as_last_time_take_one_click);
  g_test_add_func ("/today-page/digits-in-a-field-do-not-rate-the-pain", test_digits_in_a_field_do_not_rate_the_pain);
  g_test_add_func ("/today-page/tab-goes-through-the-page-and-back", test_tab_goes_through_the_page_and_back);
  g_test_add_func ("/today-page/it-fits-a-phone-and-uses-a-wide-window", test_it_fits_a_phone_and_uses_a_wide_window);
  g_test_add_func ("/today-page/the-buttons-stand-below-the-check-in", test_the_buttons_stand_below_the_check_in);

  return g_test_run ();
}
