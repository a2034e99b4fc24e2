// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test.h"

static EbbEntry *
make_full_entry (void)
{
  EbbEntry *entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 6.5);
  EbbMark mark;

  ebb_entry_set_rating (entry, EBB_RATING_AVERAGE, 5);
  ebb_entry_set_rating (entry, EBB_RATING_WORST, 8);
  ebb_entry_set_rating (entry, EBB_RATING_LEAST, 0);
  ebb_entry_set_note (entry, "Slept badly – “again”.\nThen better.");
  ebb_mark_init (&mark, ebb_region_find ("neck-back-left"));
  mark.intensity = 7;
  mark.qualities = EBB_QUALITY_ACHING | EBB_QUALITY_TIGHT;
  mark.depth = EBB_DEPTH_MUSCLE;
  mark.swelling = 0;
  ebb_entry_set_mark (entry, &mark);
  ebb_test_mark (entry, "low-back-right", NAN, 0);
  ebb_entry_set_number (entry, "mood", 4);
  ebb_entry_set_number (entry, "hours-slept", 6.25);
  ebb_entry_add_tag (entry, "work");
  ebb_entry_add_tag (entry, "Ärger");

  return entry;
}

static void
test_what_was_saved_is_read_back_after_reopening (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = make_full_entry ();
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) loaded = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  saved = ebb_test_save (store, entry);
  g_assert_nonnull (ebb_entry_get_id (saved));
  g_assert_cmpint (ebb_entry_get_modified (saved), >, 0);
  ebb_test_close (store);

  store = ebb_test_open (folder->diary);
  loaded = ebb_test_load (store, ebb_entry_get_id (saved));
  g_assert_true (ebb_entry_equal_content (loaded, entry));
  g_assert_cmpint (ebb_entry_get_moment (loaded).offset, ==, 60);
  g_assert_cmpint (ebb_entry_get_modified (loaded), ==, ebb_entry_get_modified (saved));
  ebb_test_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/what-was-saved-is-read-back-after-reopening", test_what_was_saved_is_read_back_after_reopening);

  return g_test_run ();
}
