// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-window.h"

#include "ebb-config.h"
#include "pages/ebb-plan-view.h"
#include "pages/ebb-therapy-page.h"

static GtkWidget *
show (EbbTestWindow *fixture,
      int width)
{
  GtkWidget *page;

  ebb_test_window_show (fixture, width, 700);
  ebb_window_show_page (fixture->window, "therapy");
  ebb_test_settle (GTK_WIDGET (fixture->window));
  page = ebb_test_find_type (GTK_WIDGET (fixture->window), EBB_TYPE_THERAPY_PAGE);
  g_assert_nonnull (page);
  return page;
}

static void
tear_down (EbbTestWindow *fixture,
           gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  ebb_test_window_tear_down (fixture, data);
  g_settings_reset (settings, "therapy-part");
}

static const char *
get_part (GtkWidget *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ebb_test_find_id (page, "views")));
}

static void
test_the_window_turns_to_it (EbbTestWindow *fixture,
                             gconstpointer data)
{
  GtkWidget *page;

  ebb_test_window_show (fixture, 900, 700);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "therapy");
  page = ebb_test_find_type (GTK_WIDGET (fixture->window), EBB_TYPE_THERAPY_PAGE);
  g_assert_nonnull (page);
  g_assert_cmpstr (get_part (page), ==, "plan");
}

static void
test_parts_are_made_when_they_are_turned_to (EbbTestWindow *fixture,
                                             gconstpointer data)
{
  GtkWidget *page = show (fixture, 900);
  GtkStack *views = GTK_STACK (ebb_test_find_id (page, "views"));

  g_assert_null (adw_bin_get_child (ADW_BIN (gtk_stack_get_child_by_name (views, "results"))));
  ebb_therapy_page_show_part (EBB_THERAPY_PAGE (page), "results");
  g_assert_nonnull (adw_bin_get_child (ADW_BIN (gtk_stack_get_child_by_name (views, "results"))));
  g_assert_null (adw_bin_get_child (ADW_BIN (gtk_stack_get_child_by_name (views, "techniques"))));
  ebb_therapy_page_show_part (EBB_THERAPY_PAGE (page), "no such part");
  g_assert_cmpstr (get_part (page), ==, "results");
}

static void
test_control_and_page_keys_turn_the_parts (EbbTestWindow *fixture,
                                           gconstpointer data)
{
  GtkWidget *page = show (fixture, 900);

  gtk_widget_grab_focus (page);
  ebb_test_press (GTK_WINDOW (fixture->window), "ctrl+Next");
  g_assert_cmpstr (get_part (page), ==, "results");
  ebb_test_press (GTK_WINDOW (fixture->window), "ctrl+Prior");
  g_assert_cmpstr (get_part (page), ==, "plan");
  ebb_test_press (GTK_WINDOW (fixture->window), "ctrl+Prior");
  g_assert_cmpstr (get_part (page), ==, "conditions");
}

static void
test_the_part_seen_last_comes_first (EbbTestWindow *fixture,
                                     gconstpointer data)
{
  GtkWidget *page = show (fixture, 900);
  g_autoptr (GtkWidget) other = NULL;

  ebb_therapy_page_show_part (EBB_THERAPY_PAGE (page), "techniques");
  other = g_object_ref_sink (ebb_therapy_page_new (NULL));
  g_assert_cmpstr (get_part (other), ==, "techniques");
}

static void
test_another_diary_makes_the_parts_anew (EbbTestWindow *fixture,
                                         gconstpointer data)
{
  GtkWidget *page = show (fixture, 900);
  GtkStack *views = GTK_STACK (ebb_test_find_id (page, "views"));

  ebb_therapy_page_show_part (EBB_THERAPY_PAGE (page), "results");
  ebb_therapy_page_set_store (EBB_THERAPY_PAGE (page), NULL);
  g_assert_null (adw_bin_get_child (ADW_BIN (gtk_stack_get_child_by_name (views, "plan"))));
  ebb_therapy_page_set_store (EBB_THERAPY_PAGE (page), fixture->store);
  g_assert_nonnull (adw_bin_get_child (ADW_BIN (gtk_stack_get_child_by_name (views, "results"))));
}

static void
test_a_narrow_window_has_a_list_of_the_parts (EbbTestWindow *fixture,
                                              gconstpointer data)
{
  GtkWidget *page = show (fixture, 360);
  GtkWidget *list = ebb_test_find_id (page, "list");

  g_assert_true (gtk_widget_get_mapped (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 2);
  g_assert_cmpstr (get_part (page), ==, "techniques");
}

static void
test_the_window_leads_to_a_part (EbbTestWindow *fixture,
                                 gconstpointer data)
{
  ebb_test_window_show (fixture, 900, 700);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-therapy", "s", "conditions"));
  g_assert_cmpstr (get_part (ebb_test_find_type (GTK_WIDGET (fixture->window), EBB_TYPE_THERAPY_PAGE)), ==, "conditions");
}

#define ADD(path, test) g_test_add ("/therapy-page/" path, EbbTestWindow, NULL, ebb_test_window_set_up, test, tear_down)

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  ADD ("the-window-turns-to-it", test_the_window_turns_to_it);
  ADD ("parts-are-made-when-they-are-turned-to", test_parts_are_made_when_they_are_turned_to);
  ADD ("control-and-page-keys-turn-the-parts", test_control_and_page_keys_turn_the_parts);
  ADD ("the-part-seen-last-comes-first", test_the_part_seen_last_comes_first);
  ADD ("another-diary-makes-the-parts-anew", test_another_diary_makes_the_parts_anew);
  ADD ("a-narrow-window-has-a-list-of-the-parts", test_a_narrow_window_has_a_list_of_the_parts);
  ADD ("the-window-leads-to-a-part", test_the_window_leads_to_a_part);

  return g_test_run ();
}
