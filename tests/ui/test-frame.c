// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-ui.h"

static void
test_keys_reach_the_window (void)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWindow *window = ebb_test_present (entry, 300, 100);

  ebb_test_type (window, "ache");
  ebb_test_press (window, "BackSpace");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "ach");
  g_assert_nonnull (ebb_test_find_type (GTK_WIDGET (window), GTK_TYPE_TEXT));

  ebb_test_close (window);
}

static void
test_widgets_are_found_by_what_they_show (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new ("It aches");
  GtkWidget *hidden = gtk_label_new ("Not seen");
  GtkWindow *window;

  gtk_widget_set_visible (hidden, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), hidden);
  window = ebb_test_present (box, 300, 100);

  g_assert_true (ebb_test_find_text (GTK_WIDGET (window), "It aches") == label);
  g_assert_null (ebb_test_find_text (GTK_WIDGET (window), "Not seen"));

  ebb_test_close (window);
}

static void
test_nothing_of_the_person_is_touched (void)
{
  g_assert_true (g_str_has_prefix (g_get_user_data_dir (), g_get_home_dir ()));
  g_assert_nonnull (strstr (g_get_home_dir (), "ebb-headless"));
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  g_test_add_func ("/frame/keys-reach-the-window", test_keys_reach_the_window);
  g_test_add_func ("/frame/widgets-are-found-by-what-they-show", test_widgets_are_found_by_what_they_show);
  g_test_add_func ("/frame/nothing-of-the-person-is-touched", test_nothing_of_the_person_is_touched);

  return g_test_run ();
}
