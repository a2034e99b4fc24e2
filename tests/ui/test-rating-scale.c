// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-editor.h"

#include <math.h>

#include "widgets/ebb-choice-box.h"
#include "widgets/ebb-rating-scale.h"
#include "widgets/ebb-wrap-layout.h"

static EbbRatingScale *scale;
static GtkWidget *other;
static guint n_chosen, n_submitted;

static void
count_cb (EbbRatingScale *source,
          guint *n)
{
  (*n)++;
}

static GtkWindow *
present (int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  scale = EBB_RATING_SCALE (ebb_rating_scale_new ());
  ebb_rating_scale_set_pain (scale, TRUE);
  other = gtk_button_new_with_label ("Other");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (scale));
  gtk_box_append (GTK_BOX (box), other);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  n_chosen = n_submitted = 0;
  g_signal_connect (scale, "chosen", G_CALLBACK (count_cb), &n_chosen);
  g_signal_connect (scale, "submit", G_CALLBACK (count_cb), &n_submitted);
  return ebb_test_present (scrolled, width, 300);
}

static GtkWidget *
button (guint number)
{
  return ebb_choice_box_get_button (EBB_CHOICE_BOX (ebb_test_find_type (GTK_WIDGET (scale), EBB_TYPE_CHOICE_BOX)), number);
}

static void
test_a_digit_chooses_and_enter_asks_to_save (void)
{
  GtkWindow *window = present (640);

  gtk_widget_grab_focus (GTK_WIDGET (scale));
  ebb_test_press (window, "6");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 6);
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (scale), "6 – Moderate: it is hard to concentrate"));
  g_assert_cmpuint (n_submitted, ==, 0);
  ebb_test_press (window, "Return");
  g_assert_cmpuint (n_submitted, ==, 1);
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 6);
  ebb_test_close (window);
}

static void
test_ten_has_a_key_of_its_own (void)
{
  GtkWindow *window = present (640);

  gtk_widget_grab_focus (GTK_WIDGET (scale));
  ebb_test_press (window, "x");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 10);
  ebb_test_press (window, "0");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 0);
  ebb_test_press (window, "1");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 1);
  ebb_test_press (window, "0");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 10);
  ebb_test_press (window, "0");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 0);
  ebb_test_press (window, "minus");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 10);
  ebb_test_press (window, "BackSpace");
  g_assert_true (isnan (ebb_rating_scale_get_value (scale)));
  ebb_test_close (window);
}

static void
test_arrows_move_the_choice_and_stop_at_the_ends (void)
{
  GtkWindow *window = present (640);

  gtk_widget_grab_focus (GTK_WIDGET (scale));
  ebb_test_press (window, "1");
  ebb_test_press (window, "Left");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 0);
  ebb_test_press (window, "Left");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 0);
  ebb_test_press (window, "Right");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 1);
  ebb_test_press (window, "End");
  ebb_test_press (window, "Right");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 10);
  ebb_test_close (window);
}

static void
test_the_scale_is_one_stop_for_tab (void)
{
  GtkWindow *window = present (640);

  gtk_widget_grab_focus (GTK_WIDGET (scale));
  ebb_test_press (window, "4");
  ebb_test_press (window, "Tab");
  g_assert_true (gtk_window_get_focus (window) == other);
  ebb_test_press (window, "shift+Tab");
  g_assert_true (gtk_window_get_focus (window) == button (4));
  ebb_test_close (window);
}

static void
test_activating_the_chosen_number_takes_it_back (void)
{
  GtkWindow *window = present (640);

  g_signal_emit_by_name (button (7), "clicked");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 7);
  g_assert_cmpuint (n_chosen, ==, 1);
  g_signal_emit_by_name (button (7), "clicked");
  g_assert_true (isnan (ebb_rating_scale_get_value (scale)));
  g_assert_cmpuint (n_chosen, ==, 2);
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (scale), "Choose a number"));
  ebb_test_close (window);
}

static void
test_a_fraction_is_shown_and_kept (void)
{
  GtkWindow *window = present (640);

  ebb_rating_scale_set_value (scale, 4.5);
  ebb_test_settle (GTK_WIDGET (window));
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 4.5);
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (scale), "4.5 – Moderate: it interrupts what I do"));
  g_assert_cmpuint (n_chosen, ==, 0);
  ebb_test_close (window);
}

static void
test_a_screen_reader_hears_radio_buttons (void)
{
  GtkWindow *window = present (640);

  ebb_rating_scale_set_label (scale, "Pain now");
  ebb_rating_scale_set_value (scale, 6);
  gtk_test_accessible_assert_role (gtk_widget_get_parent (button (6)), GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_role (button (6), GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (gtk_widget_get_parent (button (6)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Pain now");
  gtk_test_accessible_assert_state (button (6), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_test_accessible_assert_state (button (5), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  gtk_test_accessible_assert_property (button (0), GTK_ACCESSIBLE_PROPERTY_LABEL, "0 – No pain");
  ebb_test_close (window);
}

static int
row_of (guint number)
{
  graphene_rect_t box;

  g_assert_true (gtk_widget_compute_bounds (button (number), GTK_WIDGET (scale), &box));
  g_assert_cmpfloat (box.size.width, >=, 40);
  g_assert_cmpfloat (box.size.height, >=, 40);
  return (int) box.origin.y;
}

static void
test_eleven_in_a_row_or_six_and_five (void)
{
  GtkWindow *window = present (640);

  g_assert_cmpint (row_of (0), ==, row_of (10));
  ebb_test_close (window);

  window = present (336);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, 336);
  g_assert_cmpint (row_of (0), ==, row_of (5));
  g_assert_cmpint (row_of (6), ==, row_of (10));
  g_assert_cmpint (row_of (5), <, row_of (6));
  ebb_test_close (window);

  g_assert_cmpuint (ebb_wrap_even_columns (11, 40, 6, 1000), ==, 11);
  g_assert_cmpuint (ebb_wrap_even_columns (11, 40, 6, 336), ==, 6);
  g_assert_cmpuint (ebb_wrap_even_columns (11, 40, 6, 200), ==, 4);
  g_assert_cmpuint (ebb_wrap_even_columns (11, 40, 6, 10), ==, 1);
  g_assert_cmpuint (ebb_wrap_even_columns (0, 40, 6, 100), ==, 1);
}

static void
test_right_to_left_runs_from_the_right (void)
{
  GtkWindow *window;
  graphene_rect_t zero, ten;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = present (640);
  g_assert_true (gtk_widget_compute_bounds (button (0), GTK_WIDGET (scale), &zero));
  g_assert_true (gtk_widget_compute_bounds (button (10), GTK_WIDGET (scale), &ten));
  g_assert_cmpfloat (zero.origin.x, >, ten.origin.x);

  gtk_widget_grab_focus (GTK_WIDGET (scale));
  ebb_test_press (window, "5");
  ebb_test_press (window, "Left");
  g_assert_cmpfloat (ebb_rating_scale_get_value (scale), ==, 6);
  ebb_test_close (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_a_small_scale_says_its_ends_where_it_stands_alone (void)
{
  GtkWindow *window = present (640);

  ebb_rating_scale_set_compact (scale, TRUE);
  g_assert_null (ebb_test_find_text (GTK_WIDGET (scale), "No pain"));
  ebb_rating_scale_set_ends (scale, "No pain", "Pain as bad as you can imagine");
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (scale), "No pain"));
  ebb_test_close (window);
}

static void
test_nothing_is_left_behind (void)
{
  EbbRatingScale *alone = g_object_ref_sink (EBB_RATING_SCALE (ebb_rating_scale_new ()));

  ebb_rating_scale_set_pain (alone, TRUE);
  ebb_rating_scale_set_value (alone, 3);
  g_assert_finalize_object (alone);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/rating-scale/a-digit-chooses-and-enter-asks-to-save", test_a_digit_chooses_and_enter_asks_to_save);
  g_test_add_func ("/rating-scale/ten-has-a-key-of-its-own", test_ten_has_a_key_of_its_own);
  g_test_add_func ("/rating-scale/arrows-move-the-choice-and-stop-at-the-ends", test_arrows_move_the_choice_and_stop_at_the_ends);
  g_test_add_func ("/rating-scale/the-scale-is-one-stop-for-tab", test_the_scale_is_one_stop_for_tab);
  g_test_add_func ("/rating-scale/activating-the-chosen-number-takes-it-back", test_activating_the_chosen_number_takes_it_back);
  g_test_add_func ("/rating-scale/a-fraction-is-shown-and-kept", test_a_fraction_is_shown_and_kept);
  g_test_add_func ("/rating-scale/a-screen-reader-hears-radio-buttons", test_a_screen_reader_hears_radio_buttons);
  g_test_add_func ("/rating-scale/eleven-in-a-row-or-six-and-five", test_eleven_in_a_row_or_six_and_five);
  g_test_add_func ("/rating-scale/right-to-left-runs-from-the-right", test_right_to_left_runs_from_the_right);
  g_test_add_func ("/rating-scale/a-small-scale-says-its-ends-where-it-stands-alone", test_a_small_scale_says_its_ends_where_it_stands_alone);
  g_test_add_func ("/rating-scale/nothing-is-left-behind", test_nothing_is_left_behind);

  return g_test_run ();
}
