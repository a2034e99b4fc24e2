// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-diary.h"
#include "store/ebb-entry-list.h"
#include "widgets/ebb-diary-context.h"
#include "widgets/ebb-diary-row.h"
#include "widgets/ebb-entry-text.h"
#include "widgets/ebb-pain-bar.h"
#include "widgets/ebb-two-pane.h"

static void
mark (EbbEntry *entry,
      const char *region,
      double intensity)
{
  EbbMark mark;

  ebb_mark_init (&mark, ebb_region_find (region));
  g_assert_nonnull (mark.region);
  mark.intensity = intensity;
  ebb_entry_set_mark (entry, &mark);
}

static EbbEntry *
make_full_entry (void)
{
  EbbEntry *entry = ebb_test_diary_make ("\n  Woke at four.  \nThe neck again.", ebb_day_from_ymd (2020, 3, 12), 570, 6);

  mark (entry, "knee-left", 3);
  mark (entry, "neck-back-left", 7);
  mark (entry, "jaw", NAN);
  mark (entry, "head", 4);
  mark (entry, "low-back-right", 5);
  ebb_entry_set_rating (entry, EBB_RATING_WORST, 8);
  ebb_entry_set_number (entry, "mood", 4);
  ebb_entry_set_number (entry, "stiffness", 90);
  ebb_entry_add_tag (entry, "travel");
  ebb_entry_add_tag (entry, "rain");
  return entry;
}

static void
test_marks_are_named_worst_first (void)
{
  g_autoptr (EbbEntry) entry = make_full_entry ();
  guint n_more;
  g_autofree char *text = ebb_entry_text_marks (entry, 3, &n_more);
  g_autofree char *neck = ebb_region_get_label (ebb_region_find ("neck-back-left"));
  g_autofree char *back = ebb_region_get_label (ebb_region_find ("low-back-right"));
  g_autofree char *head = ebb_region_get_label (ebb_region_find ("head"));
  g_autofree char *expected = g_strdup_printf ("%s 7 · %s 5 · %s 4", neck, back, head);

  g_assert_cmpstr (text, ==, expected);
  g_assert_nonnull (strstr (neck, "left"));
  g_assert_cmpuint (n_more, ==, 2);
}

static void
test_values_are_named_with_their_units (void)
{
  g_autoptr (EbbEntry) entry = make_full_entry ();
  g_autoptr (GPtrArray) trackers = ebb_trackers_new_built_in ();
  g_autofree char *text = ebb_entry_text_values (entry, trackers);

  g_assert_cmpstr (text, ==, "Day: worst 8 · Mood 4 · Morning stiffness 1 h 30 min");
}

static void
test_the_note_shows_the_line_that_was_looked_for (void)
{
  g_autoptr (EbbEntry) entry = make_full_entry ();
  g_autofree char *first = ebb_entry_text_note (entry, NULL);
  g_autofree char *found = ebb_entry_text_note (entry, "NECK");
  g_autofree char *not_found = ebb_entry_text_note (entry, "knee");

  g_assert_cmpstr (first, ==, "Woke at four.");
  g_assert_cmpstr (found, ==, "The neck again.");
  g_assert_cmpstr (not_found, ==, "Woke at four.");
}

static void
test_a_day_says_how_many_ratings_its_mean_has (void)
{
  g_autofree char *one = ebb_entry_text_day_figures (1, 1, 5);
  g_autofree char *all = ebb_entry_text_day_figures (3, 3, 5.5);
  g_autofree char *some = ebb_entry_text_day_figures (3, 2, 16.0 / 3);
  g_autofree char *none = ebb_entry_text_day_figures (3, 0, NAN);

  g_assert_cmpstr (one, ==, "1 entry");
  g_assert_cmpstr (all, ==, "3 entries · mean pain 5.5");
  g_assert_cmpstr (some, ==, "3 entries · mean pain 5.3 (2 rated)");
  g_assert_cmpstr (none, ==, "3 entries");
}

typedef struct
{
  EbbTestDiary *diary;
  EbbEntryList *list;
  GtkWidget *box;
  EbbDiaryContext *context;
  GtkWindow *window;
} Fixture;

/* Rows as the page has them: inside of something that has their context. */
static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GPtrArray) trackers = ebb_trackers_new_built_in ();

  fixture->diary = ebb_test_diary_new ();
  fixture->context = ebb_diary_context_new ();
  ebb_diary_context_set_trackers (fixture->context, trackers);
  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  ebb_diary_context_attach (fixture->context, fixture->box);
}

static void
show (Fixture *fixture)
{
  guint n;

  fixture->list = ebb_entry_list_new (fixture->diary->store);
  ebb_test_wait (!ebb_entry_list_get_loading (fixture->list));
  n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *row = ebb_diary_row_new ();
      g_autoptr (EbbEntryItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      gtk_box_append (GTK_BOX (holder), row);
      gtk_box_append (GTK_BOX (fixture->box), holder);
      ebb_diary_row_set_item (EBB_DIARY_ROW (row), item);
    }
  fixture->window = ebb_test_present (fixture->box, 500, 600);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  ebb_test_close (fixture->window);
  ebb_entry_list_set_store (fixture->list, NULL);
  ebb_test_diary_free (fixture->diary);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->context);
}

static GtkWidget *
get_row (Fixture *fixture,
         int index)
{
  GtkWidget *holder = gtk_widget_get_first_child (fixture->box);

  while (index-- > 0)
    holder = gtk_widget_get_next_sibling (holder);
  return gtk_widget_get_first_child (holder);
}

static void
test_a_row_tells_the_whole_entry_to_a_screen_reader (Fixture *fixture,
                                                     gconstpointer data)
{
  g_autoptr (EbbEntry) saved = ebb_test_diary_save (fixture->diary, make_full_entry ());
  GtkWidget *row;
  g_autofree char *name = NULL;

  show (fixture);
  row = get_row (fixture, 0);
  ebb_test_wait (ebb_entry_item_is_loaded (ebb_diary_row_get_item (EBB_DIARY_ROW (row))));

  name = ebb_diary_row_describe (EBB_DIARY_ROW (row));
  g_assert_true (g_str_has_prefix (name, "Thursday, 12 March 2020, 09:30: Pain 6"));
  g_assert_nonnull (strstr (name, "Mood 4"));
  g_assert_nonnull (strstr (name, "The neck again."));
  gtk_test_accessible_assert_property (gtk_widget_get_parent (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_only_the_first_row_of_a_day_has_its_heading (Fixture *fixture,
                                                  gconstpointer data)
{
  EbbDay day = ebb_day_today () - 1;

  ebb_test_diary_add (fixture->diary, "b", day, 700, 6);
  ebb_test_diary_add (fixture->diary, "a", day, 600, 5);
  show (fixture);

  g_assert_nonnull (ebb_test_find_text (get_row (fixture, 0), "Yesterday"));
  g_assert_nonnull (ebb_test_find_text (get_row (fixture, 0), "2 entries · mean pain 5.5"));
  g_assert_false (gtk_widget_get_visible (ebb_test_find_id (get_row (fixture, 1), "heading")));
}

static void
test_a_row_that_waits_is_as_high_as_one_that_is_there (Fixture *fixture,
                                                       gconstpointer data)
{
  EbbDay day = ebb_day_from_ymd (2020, 3, 12);
  g_autoptr (EbbEntry) saved = ebb_test_diary_save (fixture->diary, make_full_entry ());
  GtkWidget *waiting = g_object_ref_sink (ebb_diary_row_new ());
  int full, bare, empty;

  ebb_test_diary_add (fixture->diary, NULL, day, 100, 5);
  show (fixture);
  ebb_test_wait (ebb_entry_item_is_loaded (ebb_diary_row_get_item (EBB_DIARY_ROW (get_row (fixture, 0)))));
  ebb_test_settle (fixture->box);

  gtk_widget_measure (ebb_test_find_id (get_row (fixture, 0), "card"), GTK_ORIENTATION_VERTICAL, 500, &full, NULL, NULL, NULL);
  gtk_widget_measure (ebb_test_find_id (get_row (fixture, 1), "card"), GTK_ORIENTATION_VERTICAL, 500, &bare, NULL, NULL, NULL);
  gtk_box_append (GTK_BOX (fixture->box), waiting);
  ebb_test_settle (fixture->box);
  gtk_widget_measure (ebb_test_find_id (waiting, "card"), GTK_ORIENTATION_VERTICAL, 500, &empty, NULL, NULL, NULL);

  g_assert_cmpint (full - bare, <=, 2);
  g_assert_cmpint (bare, ==, empty);
  gtk_box_remove (GTK_BOX (fixture->box), waiting);
  g_object_unref (waiting);
}

static void
test_a_changed_entry_changes_its_row (Fixture *fixture,
                                      gconstpointer data)
{
  g_autoptr (EbbEntry) saved = ebb_test_diary_save (fixture->diary, ebb_test_diary_make ("Before", ebb_day_from_ymd (2026, 3, 12), 570, 6));
  EbbEntry *copy = ebb_entry_copy (saved);
  GtkWidget *badge;
  g_autoptr (EbbEntry) again = NULL;

  show (fixture);
  ebb_test_wait (ebb_test_find_text (fixture->box, "Before"));
  badge = ebb_test_find_id (get_row (fixture, 0), "badge");
  g_assert_true (gtk_widget_has_css_class (badge, "pain-6"));

  ebb_entry_set_note (copy, "After");
  ebb_entry_set_rating (copy, EBB_RATING_NOW, 8.5);
  again = ebb_test_diary_save (fixture->diary, copy);
  ebb_test_wait (ebb_test_find_text (fixture->box, "After"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (badge)), ==, "8.5");
  g_assert_false (gtk_widget_has_css_class (badge, "pain-6"));
  g_assert_true (gtk_widget_has_css_class (badge, "pain-9"));
  g_assert_cmpfloat (ebb_pain_bar_get_rating (EBB_PAIN_BAR (ebb_test_find_type (fixture->box, EBB_TYPE_PAIN_BAR))), ==, 8.5);
}

static void
test_missing_pain_is_not_zero (Fixture *fixture,
                               gconstpointer data)
{
  GtkWidget *row;

  ebb_test_diary_add (fixture->diary, "No number", ebb_day_from_ymd (2026, 3, 12), 570, NAN);
  show (fixture);
  ebb_test_wait (ebb_test_find_text (fixture->box, "No number"));
  row = get_row (fixture, 0);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (ebb_test_find_id (row, "badge"))), ==, "");
  g_assert_false (gtk_widget_has_css_class (ebb_test_find_id (row, "badge"), "pain-0"));
  g_assert_true (isnan (ebb_pain_bar_get_rating (EBB_PAIN_BAR (ebb_test_find_type (row, EBB_TYPE_PAIN_BAR)))));
}

static void
test_the_side_pane_moves_above_when_narrow (void)
{
  GtkWidget *side = gtk_label_new ("side");
  GtkWidget *main = gtk_label_new ("main");
  GtkWidget *panes = g_object_new (EBB_TYPE_TWO_PANE, "side", side, "main", main, NULL);
  GtkWindow *window = ebb_test_present (panes, 900, 400);
  graphene_rect_t bounds;

  ebb_test_wait (ebb_two_pane_get_wide (EBB_TWO_PANE (panes)));
  g_assert_true (gtk_widget_compute_bounds (main, panes, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >, 0);

  gtk_window_set_default_size (window, 400, 400);
  ebb_test_wait (!ebb_two_pane_get_wide (EBB_TWO_PANE (panes)));
  g_assert_false (gtk_widget_get_mapped (side));

  g_object_set (panes, "unfolded", TRUE, NULL);
  ebb_test_wait (gtk_widget_get_mapped (side));
  ebb_test_settle (panes);
  g_assert_true (gtk_widget_compute_bounds (main, panes, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >, 0);
  ebb_test_close (window);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/diary-row/marks-are-named-worst-first", test_marks_are_named_worst_first);
  g_test_add_func ("/diary-row/values-are-named-with-their-units", test_values_are_named_with_their_units);
  g_test_add_func ("/diary-row/the-note-shows-the-line-that-was-looked-for", test_the_note_shows_the_line_that_was_looked_for);
  g_test_add_func ("/diary-row/a-day-says-how-many-ratings-its-mean-has", test_a_day_says_how_many_ratings_its_mean_has);
  g_test_add_func ("/two-pane/the-side-pane-moves-above-when-narrow", test_the_side_pane_moves_above_when_narrow);
#define ADD(path, func) g_test_add ("/diary-row/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-row-tells-the-whole-entry-to-a-screen-reader", test_a_row_tells_the_whole_entry_to_a_screen_reader);
  ADD ("only-the-first-row-of-a-day-has-its-heading", test_only_the_first_row_of_a_day_has_its_heading);
  ADD ("a-row-that-waits-is-as-high-as-one-that-is-there", test_a_row_that_waits_is_as_high_as_one_that_is_there);
  ADD ("a-changed-entry-changes-its-row", test_a_changed_entry_changes_its_row);
  ADD ("missing-pain-is-not-zero", test_missing_pain_is_not_zero);
#undef ADD

  return g_test_run ();
}
