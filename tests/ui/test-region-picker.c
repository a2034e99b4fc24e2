// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-test-editor.h"

#include "widgets/ebb-marks-input.h"

static GtkWidget *input;
static GtkWindow *window;
static guint n_changed;

static void
changed_cb (EbbEntryPart *part,
            gpointer user_data)
{
  n_changed++;
}

static EbbEntry *
read_marks (void)
{
  EbbEntry *entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });

  g_assert_true (ebb_entry_part_store (EBB_ENTRY_PART (input), entry, NULL));
  return entry;
}

static void
assert_marked (const char *region,
               gboolean marked)
{
  g_autoptr (EbbEntry) entry = read_marks ();

  g_assert_true ((ebb_entry_find_mark (entry, ebb_region_find (region)) != NULL) == marked);
}

static void
present (void)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  n_changed = 0;
  g_settings_set_boolean (settings, "marks-on-list", TRUE);
  input = ebb_marks_input_new ();
  g_signal_connect (input, "changed", G_CALLBACK (changed_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), input);
  window = ebb_test_present (scrolled, 600, 800);
}

static void
test_a_word_and_enter_mark_a_place (void)
{
  present ();
  gtk_widget_grab_focus (ebb_test_find_type (input, GTK_TYPE_SEARCH_ENTRY));
  ebb_test_type (window, "left knee");
  ebb_test_press (window, "Return");
  assert_marked ("knee-left", TRUE);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_nonnull (ebb_test_find_text (input, "Left knee"));
  g_assert_nonnull (ebb_test_find_text (input, "your left"));

  /* the search is free for the next place */
  ebb_test_type (window, "jaw");
  ebb_test_wait (ebb_test_find_button (input, "Right jaw") != NULL);
  ebb_test_press (window, "Escape");
  ebb_test_wait (ebb_test_find_button (input, "Shoulder") != NULL);
  ebb_test_close (window);
}

static void
test_what_is_not_found_is_said (void)
{
  present ();
  gtk_widget_grab_focus (ebb_test_find_type (input, GTK_TYPE_SEARCH_ENTRY));
  ebb_test_type (window, "qqq");
  ebb_test_wait (ebb_test_find_text (input, "No place has this name. Try another word, or a larger part of the body.") != NULL);
  ebb_test_press (window, "Return");
  g_assert_cmpuint (n_changed, ==, 0);
  ebb_test_close (window);
}

static void
test_parts_open_to_their_regions_and_back (void)
{
  present ();
  ebb_test_click (input, "Hand");
  ebb_test_settle (input);
  ebb_test_click (input, "Left hand");
  ebb_test_settle (input);
  assert_marked ("hand-left", TRUE);
  g_assert_null (ebb_test_find_button (input, "Left thumb"));
  ebb_test_click (input, "Smaller parts…");
  ebb_test_settle (input);
  ebb_test_click (input, "Left thumb");
  ebb_test_settle (input);
  assert_marked ("thumb-left", TRUE);
  ebb_test_click (input, "All places");
  ebb_test_settle (input);
  g_assert_nonnull (ebb_test_find_button (input, "Foot"));
  ebb_test_close (window);
}

static void
test_a_place_is_taken_off_by_its_button_or_its_row (void)
{
  GtkWidget *remove;

  present ();
  ebb_test_click (input, "Knee");
  ebb_test_settle (input);
  ebb_test_click (input, "Left knee");
  ebb_test_click (input, "Right knee");
  ebb_test_settle (input);
  ebb_test_click (input, "Left knee");
  ebb_test_settle (input);
  assert_marked ("knee-left", FALSE);
  assert_marked ("knee-right", TRUE);

  remove = ebb_test_find_id (ebb_test_find_id (input, "rows"), "remove_button");
  gtk_test_accessible_assert_property (remove, GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove Right knee");
  g_signal_emit_by_name (remove, "clicked");
  ebb_test_settle (input);
  assert_marked ("knee-right", FALSE);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ebb_test_find_button (input, "Right knee"))));
  ebb_test_close (window);
}

/* Every region of every view, by its own name: what is chosen on the list is what is
 * marked. */
static void
test_every_name_marks_its_own_region (void)
{
  guint n_regions;
  const EbbRegion *const *regions = ebb_regions_get_all (&n_regions);
  GtkWidget *search;

  present ();
  search = ebb_test_find_type (input, GTK_TYPE_SEARCH_ENTRY);
  for (guint i = 0; i < n_regions; i++)
    {
      g_autoptr (EbbEntry) blank = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
      g_autoptr (EbbEntry) entry = NULL;
      const char *name = ebb_region_get_name (regions[i]);

      if (regions[i]->kind == EBB_REGION_PART)
        continue;
      ebb_entry_part_load (EBB_ENTRY_PART (input), blank);
      gtk_editable_set_text (GTK_EDITABLE (search), name);
      ebb_test_wait (ebb_test_find_button (input, name) != NULL);
      ebb_test_click (input, name);
      entry = read_marks ();
      g_assert_cmpuint (ebb_entry_get_n_marks (entry), ==, 1);
      g_assert_cmpstr (ebb_entry_get_mark (entry, 0)->region->id, ==, regions[i]->id);
    }
  ebb_test_close (window);
}

static void
test_last_time_comes_back_with_all_that_was_said (void)
{
  g_autoptr (EbbEntry) last = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  g_autoptr (EbbEntry) now = NULL;
  g_autoptr (GPtrArray) regions = g_ptr_array_new ();
  EbbMark mark;

  ebb_mark_init (&mark, ebb_region_find ("low-back-right"));
  mark.intensity = 4;
  mark.qualities = EBB_QUALITY_DULL | EBB_QUALITY_STIFF;
  mark.depth = EBB_DEPTH_MUSCLE;
  mark.swelling = 1;
  ebb_entry_set_mark (last, &mark);
  g_ptr_array_add (regions, (gpointer) mark.region);

  present ();
  g_assert_null (ebb_test_find_button (input, "Same places as last time"));
  ebb_marks_input_set_recent (EBB_MARKS_INPUT (input), last, regions);
  ebb_test_settle (input);
  ebb_test_click (input, "Same places as last time");
  now = read_marks ();
  g_assert_true (ebb_mark_equal (ebb_entry_find_mark (now, mark.region), &mark));
  g_assert_cmpuint (n_changed, ==, 1);
  ebb_test_settle (input);
  g_assert_null (ebb_test_find_button (input, "Same places as last time"));
  ebb_test_close (window);
}

static void
test_a_mark_says_how_much_and_how_it_feels (void)
{
  g_autoptr (EbbEntry) entry = NULL;
  const EbbMark *mark;
  GtkWidget *rows;

  present ();
  ebb_test_click (input, "Neck");
  ebb_test_settle (input);
  ebb_test_click (input, "Left neck");
  ebb_test_settle (input);
  rows = ebb_test_find_id (input, "rows");
  ebb_test_click (rows, "7");
  g_signal_emit_by_name (ebb_test_find_id (rows, "more_button"), "clicked");
  ebb_test_settle (input);
  ebb_test_click (rows, "burning");
  ebb_test_click (rows, "tight");
  ebb_test_click (rows, "in the muscle");
  ebb_test_click (rows, "slight swelling");

  entry = read_marks ();
  mark = ebb_entry_get_mark (entry, 0);
  g_assert_cmpfloat (mark->intensity, ==, 7);
  g_assert_cmpuint (mark->qualities, ==, EBB_QUALITY_BURNING | EBB_QUALITY_TIGHT);
  g_assert_cmpint (mark->depth, ==, EBB_DEPTH_MUSCLE);
  g_assert_cmpint (mark->swelling, ==, 1);

  /* all of it can be unsaid */
  ebb_test_click (rows, "in the muscle");
  ebb_test_click (rows, "slight swelling");
  g_object_unref (entry);
  entry = read_marks ();
  mark = ebb_entry_get_mark (entry, 0);
  g_assert_cmpint (mark->depth, ==, EBB_DEPTH_ABSENT);
  g_assert_cmpint (mark->swelling, ==, EBB_SWELLING_ABSENT);
  ebb_test_close (window);
}

static void
test_loading_an_entry_is_no_change (void)
{
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  EbbMark mark;

  present ();
  ebb_mark_init (&mark, ebb_region_find ("chest-left"));
  mark.intensity = 4.5;
  ebb_entry_set_mark (entry, &mark);
  ebb_entry_part_load (EBB_ENTRY_PART (input), entry);
  ebb_test_settle (input);
  g_assert_cmpuint (n_changed, ==, 0);
  {
    g_autoptr (EbbEntry) back = read_marks ();

    g_assert_true (ebb_mark_equal (ebb_entry_get_mark (back, 0), &mark));
  }
  ebb_test_close (window);
}

static void
test_nothing_is_left_behind (void)
{
  GtkWidget *alone = g_object_ref_sink (ebb_marks_input_new ());

  g_assert_finalize_object (alone);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/region-picker/every-name-marks-its-own-region", test_every_name_marks_its_own_region);
  g_test_add_func ("/region-picker/a-word-and-enter-mark-a-place", test_a_word_and_enter_mark_a_place);
  g_test_add_func ("/region-picker/what-is-not-found-is-said", test_what_is_not_found_is_said);
  g_test_add_func ("/region-picker/parts-open-to-their-regions-and-back", test_parts_open_to_their_regions_and_back);
  g_test_add_func ("/region-picker/a-place-is-taken-off-by-its-button-or-its-row", test_a_place_is_taken_off_by_its_button_or_its_row);
  g_test_add_func ("/region-picker/last-time-comes-back-with-all-that-was-said", test_last_time_comes_back_with_all_that_was_said);
  g_test_add_func ("/region-picker/a-mark-says-how-much-and-how-it-feels", test_a_mark_says_how_much_and_how_it_feels);
  g_test_add_func ("/region-picker/loading-an-entry-is-no-change", test_loading_an_entry_is_no_change);
  g_test_add_func ("/region-picker/nothing-is-left-behind", test_nothing_is_left_behind);

  return g_test_run ();
}
