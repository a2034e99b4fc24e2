// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-ui.h"

#include <math.h>

#include "widgets/ebb-text-table.h"

/* Words in rows and columns. */

static const EbbTextColumn columns[] = {
  { "Technique", FALSE, TRUE },
  { "Lower", TRUE, FALSE },
};

static void
add_row (GPtrArray *rows,
         int id,
         const char *name,
         const char *number,
         double key)
{
  EbbTextRow *row = ebb_text_row_new (id, 2);

  ebb_text_row_take (row, 0, g_strdup (name), NAN);
  ebb_text_row_take (row, 1, g_strdup (number), key);
  g_ptr_array_add (rows, row);
}

static EbbTextTable *
make_table (void)
{
  EbbTextTable *table = EBB_TEXT_TABLE (ebb_text_table_new (columns, G_N_ELEMENTS (columns)));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  add_row (rows, 7, "Kneading", "10 of 12", 10);
  add_row (rows, 8, "A warm pack", "9 of 9", 9);
  add_row (rows, 9, "Cold", "–", NAN);
  ebb_text_table_set_rows (table, rows);
  return table;
}

static void
sort_by (EbbTextTable *table,
         guint column,
         GtkSortType order)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (ebb_test_find_type (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) found = g_list_model_get_item (gtk_column_view_get_columns (view), column);

  gtk_column_view_sort_by_column (view, found, order);
}

static void
assert_text (EbbTextTable *table,
             const char *expected)
{
  g_autofree char *text = ebb_text_table_to_text (table);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_rows_stand_as_they_were_given_until_they_are_sorted (void)
{
  EbbTextTable *table = make_table ();
  GtkWindow *window = ebb_test_present (GTK_WIDGET (table), 400, 300);

  assert_text (table, "Technique\tLower\nKneading\t10 of 12\nA warm pack\t9 of 9\nCold\t–");
  /* by the number, not by its first digit */
  sort_by (table, 1, GTK_SORT_DESCENDING);
  assert_text (table, "Technique\tLower\nKneading\t10 of 12\nA warm pack\t9 of 9\nCold\t–");
  sort_by (table, 0, GTK_SORT_ASCENDING);
  assert_text (table, "Technique\tLower\nA warm pack\t9 of 9\nCold\t–\nKneading\t10 of 12");
  ebb_test_close (window);
}

static void
chosen_cb (EbbTextTable *table,
           int id,
           int *chosen)
{
  *chosen = id;
}

static void
test_enter_chooses_the_row_that_is_seen_there (void)
{
  EbbTextTable *table = make_table ();
  GtkWindow *window = ebb_test_present (GTK_WIDGET (table), 400, 300);
  int chosen = 0;

  g_signal_connect (table, "row-chosen", G_CALLBACK (chosen_cb), &chosen);
  sort_by (table, 0, GTK_SORT_ASCENDING);
  g_signal_emit_by_name (ebb_test_find_type (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW), "activate", 1);
  g_assert_cmpint (chosen, ==, 9);
  ebb_test_close (window);
}

static void
test_it_has_a_name_and_new_rows_take_the_place_of_old (void)
{
  EbbTextTable *table = make_table ();
  GtkWindow *window = ebb_test_present (GTK_WIDGET (table), 400, 300);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *view = ebb_test_find_type (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW);

  ebb_text_table_set_name (table, "By technique");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "By technique");
  g_assert_cmpuint (ebb_text_table_get_n_rows (table), ==, 3);
  add_row (rows, 1, "Heat", "1 of 2", 1);
  ebb_text_table_set_rows (table, rows);
  ebb_text_table_set_column_title (table, 0, "Place");
  assert_text (table, "Place\tLower\nHeat\t1 of 2");
  ebb_test_close (window);
}

static guint
count_seen (EbbTextTable *table)
{
  GtkWidget *view = ebb_test_find_type (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
}

static void
test_many_rows_come_with_the_frames_and_scroll_by_themselves (void)
{
  EbbTextTable *table = make_table ();
  GtkWindow *window = ebb_test_present (GTK_WIDGET (table), 400, 300);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_cmpuint (count_seen (table), ==, 3);
  for (int i = 0; i < 20000; i++)
    add_row (rows, i, "Something", "1", i);
  ebb_text_table_set_rows (table, rows);
  g_assert_cmpuint (count_seen (table), <, 20);
  g_assert_cmpuint (ebb_text_table_get_n_rows (table), ==, 20000);
  ebb_test_wait (count_seen (table) == 20000);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (table)), <, 1000);

  /* they go as they came, and those that follow are known at once */
  g_ptr_array_set_size (rows, 0);
  add_row (rows, 1, "Heat", "1 of 2", 1);
  ebb_text_table_set_rows (table, rows);
  g_assert_cmpuint (ebb_text_table_get_n_rows (table), ==, 1);
  ebb_test_wait (count_seen (table) == 1);
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (table), "Heat"));
  ebb_test_close (window);
}

static void
test_what_is_copied_meanwhile_is_what_follows (void)
{
  EbbTextTable *table = make_table ();
  GtkWindow *window = ebb_test_present (GTK_WIDGET (table), 400, 300);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < 100; i++)
    add_row (rows, i, "Something", "1", i);
  ebb_text_table_set_rows (table, rows);
  ebb_test_wait (count_seen (table) == 100);
  g_ptr_array_set_size (rows, 0);
  add_row (rows, 1, "Heat", "1 of 2", 1);
  ebb_text_table_set_rows (table, rows);
  assert_text (table, "Technique\tLower\nHeat\t1 of 2");
  ebb_test_close (window);
}

static const EbbTextColumn narrow_columns[] = {
  { "What It Says", FALSE, FALSE },
  { "Difference to Similar Moments", TRUE, FALSE },
};

static GtkWidget *
find_label (EbbTextTable *table,
            const char *text,
            graphene_rect_t *bounds)
{
  GtkWidget *label = ebb_test_find_text (GTK_WIDGET (table), text);

  g_assert_nonnull (label);
  g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (table), bounds));
  return label;
}

/* Once rows of several lines were counted as one line each, and the last ones cut off. */
static void
test_all_rows_are_seen_however_narrow_it_is (void)
{
  EbbTextTable *table = EBB_TEXT_TABLE (ebb_text_table_new (narrow_columns, G_N_ELEMENTS (narrow_columns)));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *words = g_strdup_printf ("%d: of so many groups one may look like this by chance", i);

      add_row (rows, i, words, "−1.1", i);
    }
  ebb_text_table_set_rows (table, rows);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (table));
  window = ebb_test_present (box, 300, 500);
  ebb_test_settle (GTK_WIDGET (table));
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *words = g_strdup_printf ("%d: of so many groups one may look like this by chance", i);
      graphene_rect_t bounds;

      find_label (table, words, &bounds);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (GTK_WIDGET (table)));
    }
  ebb_test_close (window);
}

static EbbTextTable *
make_changes (void)
{
  static const EbbTextColumn change[] = { { "Change", TRUE, FALSE } };
  EbbTextTable *table = EBB_TEXT_TABLE (ebb_text_table_new (change, 1));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  EbbTextRow *row = ebb_text_row_new (0, 1);

  ebb_text_row_take (row, 0, g_strdup ("−1.1 (−2 to −0.2)"), -1.1);
  g_ptr_array_add (rows, row);
  ebb_text_table_set_rows (table, rows);
  return table;
}

static void
test_a_title_ends_where_its_numbers_do (void)
{
  EbbTextTable *table = make_changes ();
  GtkWindow *window = ebb_test_present (GTK_WIDGET (table), 400, 300);
  graphene_rect_t title, number;

  ebb_test_settle (GTK_WIDGET (table));
  find_label (table, "Change", &title);
  find_label (table, "−1.1 (−2 to −0.2)", &number);
  g_assert_cmpfloat_with_epsilon (title.origin.x + title.size.width, number.origin.x + number.size.width, 8);
  g_assert_cmpfloat (gtk_label_get_xalign (GTK_LABEL (find_label (table, "Change", &title))), ==, 1);
  ebb_test_close (window);
}

static void
test_a_sign_comes_first_from_right_to_left (void)
{
  EbbTextTable *table;
  GtkWindow *window;
  GtkWidget *label;
  graphene_rect_t bounds;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  table = make_changes ();
  window = ebb_test_present (GTK_WIDGET (table), 400, 300);
  ebb_test_settle (GTK_WIDGET (table));
  label = find_label (table, "−1.1 (−2 to −0.2)", &bounds);
  g_assert_cmpint (pango_context_get_base_dir (gtk_widget_get_pango_context (label)), ==, PANGO_DIRECTION_LTR);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  ebb_test_close (window);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  g_test_add_func ("/text-table/rows-stand-as-they-were-given-until-they-are-sorted", test_rows_stand_as_they_were_given_until_they_are_sorted);
  g_test_add_func ("/text-table/enter-chooses-the-row-that-is-seen-there", test_enter_chooses_the_row_that_is_seen_there);
  g_test_add_func ("/text-table/it-has-a-name-and-new-rows-take-the-place-of-old", test_it_has_a_name_and_new_rows_take_the_place_of_old);
  g_test_add_func ("/text-table/many-rows-come-with-the-frames-and-scroll-by-themselves", test_many_rows_come_with_the_frames_and_scroll_by_themselves);
  g_test_add_func ("/text-table/what-is-copied-meanwhile-is-what-follows", test_what_is_copied_meanwhile_is_what_follows);
  g_test_add_func ("/text-table/all-rows-are-seen-however-narrow-it-is", test_all_rows_are_seen_however_narrow_it_is);
  g_test_add_func ("/text-table/a-title-ends-where-its-numbers-do", test_a_title_ends_where_its_numbers_do);
  g_test_add_func ("/text-table/a-sign-comes-first-from-right-to-left", test_a_sign_comes_first_from_right_to_left);

  return g_test_run ();
}
