// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-editor.h"

#include <math.h>

#include "widgets/ebb-figure-card.h"
#include "widgets/ebb-wrap-layout.h"

static GtkWidget *box;
static EbbFigureCard *cards[4];

static GtkWindow *
present (int width)
{
  static const char *const captions[] = { "Typical day", "Worst day", "Days with pain", "Better than before" };
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (box, ebb_wrap_layout_new (12, TRUE));
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      cards[i] = EBB_FIGURE_CARD (ebb_figure_card_new (captions[i]));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (cards[i]));
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return ebb_test_present (scrolled, width, 600);
}

static void
assert_says (EbbFigureCard *card,
             const char *label,
             const char *description)
{
  gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

static GtkWidget *
find_dot (EbbFigureCard *card)
{
  return gtk_widget_get_first_child (gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (card))));
}

static void
test_a_figure_says_what_it_is_made_of (void)
{
  GtkWindow *window = present (600);

  ebb_figure_card_set_value (cards[0], "5", "quartiles 4 to 6, 71 of 92 days rated");
  ebb_figure_card_set_value (cards[1], "9", "");
  ebb_test_settle (box);
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (cards[0]), "Typical day"));
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (cards[0]), "5"));
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (cards[0]), "quartiles 4 to 6, 71 of 92 days rated"));
  assert_says (cards[0], "Typical day", "5, quartiles 4 to 6, 71 of 92 days rated");
  assert_says (cards[1], "Worst day", "9");
  ebb_test_close (window);
}

static void
test_what_is_missing_is_said_and_never_zero (void)
{
  GtkWindow *window = present (600);

  assert_says (cards[0], "Typical day", "not known");
  ebb_figure_card_set_value (cards[0], "5", "71 of 92 days rated");
  ebb_figure_card_set_pain (cards[0], 5);
  ebb_figure_card_set_unknown (cards[0], "fewer than 3 days are rated");
  ebb_test_settle (box);
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (cards[0]), "–"));
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (cards[0]), "fewer than 3 days are rated"));
  g_assert_false (gtk_widget_get_visible (find_dot (cards[0])));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (cards[0]), "unknown"));
  assert_says (cards[0], "Typical day", "not known, fewer than 3 days are rated");

  ebb_figure_card_set_value (cards[0], "0", "");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (cards[0]), "unknown"));
  ebb_test_close (window);
}

static void
test_pain_has_its_colour (void)
{
  static const struct
  {
    double pain;
    const char *color;
  } cases[] = { { 0, "pain-0" }, { 4.4, "pain-4" }, { 4.5, "pain-5" }, { 10, "pain-10" }, { 12, "pain-10" }, { -1, "pain-0" } };
  GtkWindow *window = present (600);

  g_assert_false (gtk_widget_get_visible (find_dot (cards[0])));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) classes = NULL;

      ebb_figure_card_set_pain (cards[0], cases[i].pain);
      g_assert_true (gtk_widget_get_visible (find_dot (cards[0])));
      g_assert_true (gtk_widget_has_css_class (find_dot (cards[0]), cases[i].color));
      classes = gtk_widget_get_css_classes (find_dot (cards[0]));
      g_assert_cmpuint (g_strv_length (classes), ==, 2);
    }
  ebb_figure_card_set_pain (cards[0], NAN);
  g_assert_false (gtk_widget_get_visible (find_dot (cards[0])));
  ebb_test_close (window);
}

static void
test_cards_of_a_row_are_equally_high (void)
{
  GtkWindow *window = present (900);

  ebb_figure_card_set_value (cards[0], "5", "a long line that tells at some length what the figure is made of, and wraps more than once");
  for (guint i = 1; i < G_N_ELEMENTS (cards); i++)
    ebb_figure_card_set_value (cards[i], "5", "short");
  ebb_test_settle (box);
  for (guint i = 1; i < G_N_ELEMENTS (cards); i++)
    {
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (cards[i])), ==, gtk_widget_get_height (GTK_WIDGET (cards[0])));
      g_assert_cmpint (ABS (gtk_widget_get_width (GTK_WIDGET (cards[i])) - gtk_widget_get_width (GTK_WIDGET (cards[0]))), <=, 1);
    }
  ebb_test_close (window);
}

static void
test_two_cards_stand_side_by_side_on_a_telephone (void)
{
  GtkWindow *window = present (360);
  double y[3];

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    ebb_figure_card_set_value (cards[i], "5", "quartiles 4 to 6, 71 of 92 days rated");
  ebb_test_settle (box);
  for (guint i = 0; i < G_N_ELEMENTS (y); i++)
    gtk_widget_translate_coordinates (GTK_WIDGET (cards[i]), box, 0, 0, NULL, &y[i]);
  g_assert_cmpfloat (y[0], ==, y[1]);
  g_assert_cmpfloat (y[2], >, y[1]);
  ebb_test_close (window);
}

static void
test_any_text_fits_a_narrow_window (void)
{
  g_autofree char *word = g_strnfill (300, 'W');
  GtkWindow *window = present (360);

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    ebb_figure_card_set_value (cards[i], word, word);
  ebb_test_settle (box);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (cards[i])), <=, 360);
  ebb_test_close (window);
}

static int
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size)
{
  int natural;

  gtk_widget_measure (widget, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

/* Its text wraps where that of a label wraps: the same height at every width. */
static void
test_text_wraps_as_a_label_does (void)
{
  static const char *const texts[] = { "5", "quartiles 4 to 6, 71 of 92 days rated", "zwischen −2,1 und 0 im Monat, aus 85 Tagen", "بين ٣ و ٥ في الأيام الأخيرة من الشهر", "" };
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = ebb_plain_text_new (18);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWindow *window;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (both), text);
  gtk_box_append (GTK_BOX (both), label);
  window = ebb_test_present (both, 400, 300);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      ebb_plain_text_set_text (EBB_PLAIN_TEXT (text), texts[i]);
      gtk_label_set_text (GTK_LABEL (label), texts[i]);
      ebb_test_settle (both);
      for (int width = 60; width < 400; width++)
        g_assert_cmpint (measure (text, GTK_ORIENTATION_VERTICAL, width), ==, measure (label, GTK_ORIENTATION_VERTICAL, width));
      g_assert_cmpint (gtk_widget_get_height (text), ==, gtk_widget_get_height (label));
      gtk_test_accessible_assert_role (text, GTK_ACCESSIBLE_ROLE_LABEL);
      gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL, texts[i]);
    }
  /* larger text needs more room at once */
  gtk_widget_add_css_class (text, "title-1");
  ebb_test_settle (both);
  g_assert_cmpint (gtk_widget_get_height (text), >, gtk_widget_get_height (label));
  ebb_test_close (window);
}

static void
test_nothing_is_left_behind (void)
{
  GtkWidget *alone = g_object_ref_sink (ebb_figure_card_new ("Typical day"));

  ebb_figure_card_set_value (EBB_FIGURE_CARD (alone), "5", "of 3 days");
  g_assert_finalize_object (alone);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/figure-card/a-figure-says-what-it-is-made-of", test_a_figure_says_what_it_is_made_of);
  g_test_add_func ("/figure-card/what-is-missing-is-said-and-never-zero", test_what_is_missing_is_said_and_never_zero);
  g_test_add_func ("/figure-card/pain-has-its-colour", test_pain_has_its_colour);
  g_test_add_func ("/figure-card/cards-of-a-row-are-equally-high", test_cards_of_a_row_are_equally_high);
  g_test_add_func ("/figure-card/two-cards-stand-side-by-side-on-a-telephone", test_two_cards_stand_side_by_side_on_a_telephone);
  g_test_add_func ("/figure-card/any-text-fits-a-narrow-window", test_any_text_fits_a_narrow_window);
  g_test_add_func ("/figure-card/text-wraps-as-a-label-does", test_text_wraps_as_a_label_does);
  g_test_add_func ("/figure-card/nothing-is-left-behind", test_nothing_is_left_behind);

  return g_test_run ();
}
