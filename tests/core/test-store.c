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
test_saved_is_read_back (void)
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

static void
test_an_edit_replaces_what_was_said (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = make_full_entry ();
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) edited = NULL;
  g_autoptr (EbbEntry) again = NULL;
  g_autoptr (EbbEntry) loaded = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  saved = ebb_test_save (store, entry);
  edited = ebb_entry_copy (saved);
  ebb_entry_remove_mark (edited, ebb_region_find ("low-back-right"));
  ebb_test_mark (edited, "neck-back-left", 2, 0);
  ebb_test_mark (edited, "knee-front-left", 3, 0);
  ebb_entry_remove_value (edited, "mood");
  ebb_entry_set_number (edited, "hours-slept", 8);
  ebb_entry_remove_tag (edited, "work");
  ebb_entry_add_tag (edited, "home");
  ebb_entry_set_note (edited, NULL);
  ebb_entry_set_rating (edited, EBB_RATING_NOW, NAN);
  again = ebb_test_save (store, edited);
  g_assert_cmpint (ebb_entry_get_modified (again), >, ebb_entry_get_modified (saved));
  g_assert_cmpstr (ebb_entry_get_id (again), ==, ebb_entry_get_id (saved));

  loaded = ebb_test_load (store, ebb_entry_get_id (saved));
  g_assert_true (ebb_entry_equal_content (loaded, edited));
  ebb_test_close (store);
}

static void
test_saving_the_same_changes_nothing (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = make_full_entry ();
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) again = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  saved = ebb_test_save (store, entry);
  again = ebb_test_save (store, saved);
  g_assert_cmpint (ebb_entry_get_modified (again), ==, ebb_entry_get_modified (saved));
  ebb_test_undo (store);
  g_assert_false (ebb_store_get_can_undo (store));
  ebb_test_close (store);
}

static void
test_an_older_state_does_not_overwrite_a_newer (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = make_full_entry ();
  g_autoptr (EbbEntry) mine = NULL;
  g_autoptr (EbbEntry) theirs = NULL;
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) refused = NULL;
  g_autoptr (EbbEntry) loaded = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *here = ebb_test_open (folder->diary);
  EbbStore *there = ebb_test_open (folder->diary);

  mine = ebb_test_save (here, entry);
  theirs = ebb_entry_copy (mine);
  ebb_entry_set_note (theirs, "theirs");
  saved = ebb_test_save (there, theirs);

  ebb_entry_set_note (mine, "mine");
  refused = ebb_test_try_save (here, mine, &error);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT);
  g_assert_null (refused);
  loaded = ebb_test_load (here, ebb_entry_get_id (saved));
  g_assert_cmpstr (ebb_entry_get_note (loaded), ==, "theirs");

  ebb_test_close (there);
  ebb_test_close (here);
}

static void
test_what_was_deleted_elsewhere_is_not_saved_again (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = make_full_entry ();
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) refused = NULL;
  g_autoptr (EbbEntry) gone = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *here = ebb_test_open (folder->diary);
  EbbStore *there = ebb_test_open (folder->diary);
  const char *ids[2] = { NULL };

  saved = ebb_test_save (here, entry);
  ids[0] = ebb_entry_get_id (saved);
  g_assert_cmpint (ebb_test_delete (there, ids), ==, 1);
  g_assert_cmpint (ebb_test_delete (there, ids), ==, 0);

  ebb_entry_set_note (saved, "still here?");
  refused = ebb_test_try_save (here, saved, &error);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  gone = ebb_test_try_load (here, ids[0], &error);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_FOUND);

  ebb_test_close (there);
  ebb_test_close (here);
}

static void
test_a_value_for_no_tracker_is_refused (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 3);
  g_autoptr (EbbEntry) refused = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  ebb_entry_set_number (entry, "no-such-tracker", 1);
  refused = ebb_test_try_save (store, entry, &error);
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONSTRAINT);
  entries = ebb_test_list (store, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_false (ebb_store_get_can_undo (store));
  ebb_test_close (store);
}

static void
test_entries_come_newest_first_by_their_own_day (void)
{
  /* The second is later than the first, but on an earlier local day. */
  static const char *const times[] = {
    "2026-03-02T01:00:00+09:00",
    "2026-03-01T20:00:00+01:00",
    "2026-03-01T08:00:00+01:00",
    "2026-02-27T08:00:00+01:00",
  };
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GArray) days = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  const EbbDaySummary *day;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      /* Not in order, and one without a rating. */
      g_autoptr (EbbEntry) entry = ebb_test_entry (times[(i + 2) % 4], (i + 2) % 4 == 1 ? NAN : (double) ((i + 2) % 4));
      g_autoptr (EbbEntry) saved = ebb_test_save (store, entry);
    }

  entries = ebb_test_list (store, NULL);
  g_assert_cmpuint (entries->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *time = ebb_moment_to_string (ebb_entry_get_moment (g_ptr_array_index (entries, i)));

      g_assert_cmpstr (time, ==, times[i]);
    }

  days = ebb_test_list_days (store, NULL);
  g_assert_cmpuint (days->len, ==, 3);
  day = &g_array_index (days, EbbDaySummary, 1);
  g_assert_cmpint (day->day, ==, ebb_day_from_ymd (2026, 3, 1));
  g_assert_cmpuint (day->n_entries, ==, 2);
  g_assert_cmpuint (day->n_rated, ==, 1);
  g_assert_cmpfloat (day->mean, ==, 2);
  ebb_test_close (store);
}

static void
test_pages_from_a_day_on_join_without_gap (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (EbbQuery) query = ebb_query_new ();
  EbbStore *store = ebb_test_open (folder->diary);

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1767225600 + i * 7 * 3600, 60 });
      g_autoptr (EbbEntry) saved = NULL;

      ebb_entry_set_note (entry, i % 2 == 0 ? "even" : "odd");
      saved = ebb_test_save (store, entry);
    }

  for (int filtered = 0; filtered < 2; filtered++)
    {
      g_clear_pointer (&query->text, g_free);
      query->text = filtered ? g_strdup ("even") : NULL;
      query->to = EBB_DAY_MAX;
      g_clear_pointer (&all, g_ptr_array_unref);
      all = ebb_test_list (store, query);
      g_assert_cmpuint (all->len, ==, filtered ? 30 : 60);

      for (guint start = 0; start < all->len; start++)
        {
          g_autoptr (GAsyncResult) result = NULL;
          g_autoptr (GPtrArray) page = NULL;
          guint offset = 0;

          query->to = ebb_entry_get_day (g_ptr_array_index (all, start));
          while (offset < start && ebb_entry_get_day (g_ptr_array_index (all, start - offset - 1)) == query->to)
            offset++;
          ebb_store_list_entries_async (store, query, offset, 5, NULL, ebb_test_ready_cb, &result);
          page = ebb_store_list_entries_finish (store, ebb_test_await (&result), NULL);
          g_assert_cmpuint (page->len, ==, MIN (5, all->len - start));
          for (guint i = 0; i < page->len; i++)
            g_assert_cmpstr (ebb_entry_get_id (g_ptr_array_index (page, i)), ==,
                             ebb_entry_get_id (g_ptr_array_index (all, start + i)));
        }
    }
  ebb_test_close (store);
}

static void
test_trackers_are_added_renamed_and_retired (void)
{
  static const char *const words[] = { "none", "a \"little\"", "viel ä", NULL };
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GPtrArray) trackers = NULL;
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) stale = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  EbbTracker *brace;
  EbbTracker *mood;

  trackers = ebb_test_list_trackers (store);
  g_assert_cmpuint (trackers->len, ==, 9);
  mood = ebb_tracker_copy (ebb_trackers_find (trackers, "mood"));
  ebb_tracker_set_name (mood, "Spirits");
  ebb_tracker_set_retired (mood, TRUE);
  g_ptr_array_add (changed, mood);
  brace = ebb_tracker_new ("brace", "Knee brace", EBB_TRACKER_CHOICE);
  ebb_tracker_set_choices (brace, words);
  ebb_tracker_set_position (brace, -1);
  g_ptr_array_add (changed, brace);
  g_assert_true (ebb_test_try_save_trackers (store, changed, &error));
  g_assert_no_error (error);

  now = ebb_test_list_trackers (store);
  g_assert_cmpuint (now->len, ==, 10);
  g_assert_cmpstr (ebb_tracker_get_id (g_ptr_array_index (now, 0)), ==, "brace");
  g_assert_true (g_strv_equal (ebb_tracker_get_choices (g_ptr_array_index (now, 0)), words));
  g_assert_cmpstr (ebb_tracker_get_name (ebb_trackers_find (now, "mood")), ==, "Spirits");
  g_assert_true (ebb_tracker_get_retired (ebb_trackers_find (now, "mood")));

  /* What was read before is out of date. */
  g_ptr_array_add (stale, ebb_tracker_copy (ebb_trackers_find (trackers, "mood")));
  ebb_tracker_set_position (g_ptr_array_index (stale, 0), 4);
  g_assert_false (ebb_test_try_save_trackers (store, stale, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT);
  ebb_test_close (store);
}

static void
test_tags_and_recent_places (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_auto (GStrv) tags = NULL;
  g_autoptr (EbbRecent) recent = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  static const char *const regions[] = { "knee-front-left", "neck-back-left", "knee-front-left", "low-back-right" };

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1767225600 + i * 86400, 60 });
      g_autoptr (EbbEntry) saved = NULL;

      ebb_test_mark (entry, regions[i], 5, 0);
      ebb_entry_add_tag (entry, i % 2 == 0 ? "work" : "home");
      saved = ebb_test_save (store, entry);
    }
  {
    g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1767225600 + 9 * 86400, 60 });
    g_autoptr (EbbEntry) saved = ebb_test_save (store, entry);
  }

  ebb_store_list_tags_async (store, NULL, ebb_test_ready_cb, &result);
  tags = ebb_store_list_tags_finish (store, ebb_test_await (&result), NULL);
  g_assert_cmpuint (g_strv_length (tags), ==, 2);
  g_assert_cmpstr (tags[0], ==, "home");

  ebb_store_load_recent_async (store, 2, NULL, ebb_test_ready_cb, &second);
  recent = ebb_store_load_recent_finish (store, ebb_test_await (&second), NULL);
  g_assert_nonnull (ebb_entry_find_mark (recent->last, ebb_region_find ("low-back-right")));
  g_assert_cmpuint (recent->regions->len, ==, 2);
  g_assert_true (g_ptr_array_index (recent->regions, 0) == ebb_region_find ("low-back-right"));
  g_assert_true (g_ptr_array_index (recent->regions, 1) == ebb_region_find ("knee-front-left"));
  g_clear_object (&result);
  g_clear_object (&second);
  ebb_test_close (store);
}

static EbbEntry *
load_draft (EbbStore *store, const char *slot)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbEntry *draft;

  ebb_store_load_draft_async (store, slot, NULL, ebb_test_ready_cb, &result);
  draft = ebb_store_load_draft_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return draft;
}

static void
test_a_draft_is_kept_until_its_entry_is_saved (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = make_full_entry ();
  g_autoptr (EbbEntry) draft = NULL;
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) none = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) save = NULL;
  EbbStore *store = ebb_test_open (folder->diary);

  none = load_draft (store, "check-in");
  g_assert_null (none);
  ebb_store_save_draft_async (store, "check-in", entry, NULL, ebb_test_ready_cb, &result);
  g_assert_true (ebb_store_save_draft_finish (store, ebb_test_await (&result), NULL));
  g_assert_false (ebb_store_get_can_undo (store));
  g_clear_object (&result);
  ebb_test_close (store);

  store = ebb_test_open (folder->diary);
  draft = load_draft (store, "check-in");
  g_assert_true (ebb_entry_equal_content (draft, entry));
  g_assert_cmpint (ebb_entry_get_moment (draft).offset, ==, 60);

  ebb_store_save_entry_async (store, draft, "check-in", NULL, ebb_test_ready_cb, &save);
  saved = ebb_store_save_entry_finish (store, ebb_test_await (&save), NULL);
  g_assert_nonnull (saved);
  none = load_draft (store, "check-in");
  g_assert_null (none);
  g_clear_object (&save);
  ebb_test_close (store);
}

typedef struct
{
  guint n;
  guint what;
  int first_day;
  int last_day;
  gboolean seen;
} Changes;

static void
changed_cb (EbbStore *store, guint what, int first_day, int last_day, Changes *changes)
{
  changes->n++;
  changes->what |= what;
  changes->first_day = first_day;
  changes->last_day = last_day;
  changes->seen = TRUE;
}

static void
test_a_change_is_announced_with_its_days (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 3);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) moved = NULL;
  g_autoptr (EbbEntry) again = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  Changes changes = { 0 };
  EbbMoment moment;

  saved = ebb_test_save (store, entry);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &changes);
  moved = ebb_entry_copy (saved);
  moment = ebb_entry_get_moment (moved);
  moment.at -= 3 * 86400;
  ebb_entry_set_moment (moved, moment);
  again = ebb_test_save (store, moved);

  g_assert_cmpuint (changes.n, ==, 1);
  g_assert_cmpuint (changes.what, ==, EBB_CHANGE_ENTRIES | EBB_CHANGE_UNDO);
  g_assert_cmpint (changes.first_day, ==, ebb_day_from_ymd (2026, 2, 26));
  g_assert_cmpint (changes.last_day, ==, ebb_day_from_ymd (2026, 3, 1));
  ebb_test_close (store);
}

static void
test_a_note_that_was_undone_is_announced_with_its_day (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 3);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) noted = NULL;
  g_autoptr (EbbEntry) again = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  Changes changes = { 0 };

  saved = ebb_test_save (store, entry);
  noted = ebb_entry_copy (saved);
  ebb_entry_set_note (noted, "it rained");
  again = ebb_test_save (store, noted);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &changes);
  ebb_test_undo (store);

  g_assert_cmpuint (changes.what, ==, EBB_CHANGE_ENTRIES | EBB_CHANGE_UNDO);
  g_assert_cmpint (changes.first_day, ==, ebb_day_from_ymd (2026, 3, 1));
  g_assert_cmpint (changes.last_day, ==, ebb_day_from_ymd (2026, 3, 1));
  ebb_test_close (store);
}

static void
test_a_watched_diary_shows_what_another_wrote (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 3);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *window = ebb_store_new (folder->diary);
  EbbStore *other;
  Changes changes = { 0 };

  g_assert_true (ebb_test_try_open (window, EBB_OPEN_CREATE | EBB_OPEN_WATCH, &error));
  g_signal_connect (window, "changed", G_CALLBACK (changed_cb), &changes);
  other = ebb_test_open (folder->diary);
  saved = ebb_test_save (other, entry);

  g_assert_true (ebb_test_await_flag (&changes.seen));
  g_assert_cmpuint (changes.what & EBB_CHANGE_ENTRIES, !=, 0);
  g_assert_cmpint (changes.first_day, ==, EBB_DAY_MIN);
  g_assert_true (ebb_store_get_can_undo (window));
  entries = ebb_test_list (window, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  ebb_test_close (other);
  ebb_test_close (window);
}

static gboolean
count_cb (EbbEntry *entry, gpointer data, GError **error)
{
  gint64 *last = data;

  g_assert_cmpint (ebb_entry_get_moment (entry).at, >, *last);
  *last = ebb_entry_get_moment (entry).at;

  return TRUE;
}

static gboolean
cancel_cb (EbbEntry *entry, gpointer data, GError **error)
{
  g_cancellable_cancel (data);

  return TRUE;
}

static void
test_a_visit_goes_oldest_first_and_can_be_cancelled (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_test_open (folder->diary);
  gint64 last = 0;

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1767225600 + (i * 3 % 5) * 3600, 60 });
      g_autoptr (EbbEntry) saved = ebb_test_save (store, entry);
    }

  ebb_store_foreach_async (store, query, count_cb, &last, NULL, NULL, NULL, ebb_test_ready_cb, &result);
  g_assert_true (ebb_store_foreach_finish (store, ebb_test_await (&result), &error));
  g_assert_cmpint (last, ==, 1767225600 + 4 * 3600);

  ebb_store_foreach_async (store, query, cancel_cb, cancellable, NULL, NULL, cancellable, ebb_test_ready_cb, &second);
  g_assert_false (ebb_store_foreach_finish (store, ebb_test_await (&second), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  g_clear_object (&second);
  ebb_test_close (store);
}

static gboolean
tell_cb (EbbEntry *entry, gpointer data, GError **error)
{
  g_atomic_int_set ((int *) data, 1);

  return TRUE;
}

static void
test_what_was_read_for_nobody_is_not_handed_out (void)
{
  enum
  {
    N_REQUESTS = 17
  };
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 3);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) visited = NULL;
  g_autoptr (GError) error = NULL;
  const EbbRegion *knee = ebb_region_find ("knee-front-left");
  EbbSubject pain = { EBB_SUBJECT_PAIN, NULL, NULL };
  EbbStore *store = ebb_test_open (folder->diary);
  GAsyncResult *results[N_REQUESTS] = { NULL };
  GAsyncResult **next = results;
  int told = 0;

  saved = ebb_test_save (store, entry);
  ebb_store_load_entry_async (store, ebb_entry_get_id (saved), cancellable, ebb_test_ready_cb, next++);
  ebb_store_list_entries_async (store, query, 0, 10, cancellable, ebb_test_ready_cb, next++);
  ebb_store_list_days_async (store, query, cancellable, ebb_test_ready_cb, next++);
  ebb_store_load_recent_async (store, 3, cancellable, ebb_test_ready_cb, next++);
  ebb_store_load_body_async (store, EBB_DAY_MIN, EBB_DAY_MAX, cancellable, ebb_test_ready_cb, next++);
  ebb_store_load_story_async (store, knee, EBB_DAY_MIN, EBB_DAY_MAX, cancellable, ebb_test_ready_cb, next++);
  ebb_store_load_readings_async (store, &pain, EBB_DAY_MIN, EBB_DAY_MAX, cancellable, ebb_test_ready_cb, next++);
  ebb_store_list_trackers_async (store, cancellable, ebb_test_ready_cb, next++);
  ebb_store_list_tags_async (store, cancellable, ebb_test_ready_cb, next++);
  ebb_store_list_annotations_async (store, EBB_DAY_MIN, EBB_DAY_MAX, cancellable, ebb_test_ready_cb, next++);
  ebb_store_list_records_async (store, EBB_RECORD_COURSE, cancellable, ebb_test_ready_cb, next++);
  ebb_store_list_sessions_async (store, EBB_DAY_MIN, EBB_DAY_MAX, NULL, cancellable, ebb_test_ready_cb, next++);
  ebb_store_load_record_async (store, EBB_RECORD_COURSE, ebb_entry_get_id (saved), cancellable, ebb_test_ready_cb, next++);
  ebb_store_list_due_async (store, 0, cancellable, ebb_test_ready_cb, next++);
  ebb_store_load_relief_async (store, cancellable, ebb_test_ready_cb, next++);
  ebb_store_load_draft_async (store, "x", cancellable, ebb_test_ready_cb, next++);
  ebb_store_check_async (store, cancellable, ebb_test_ready_cb, next++);
  g_assert_true (next == results + N_REQUESTS);

  /* requests are worked on one after the other: when this one is, all answers are on
   * their way, and none has come */
  ebb_store_foreach_async (store, query, tell_cb, &told, NULL, NULL, NULL, ebb_test_ready_cb, &visited);
  while (g_atomic_int_get (&told) == 0)
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  ebb_test_await (&visited);
  for (guint i = 0; i < N_REQUESTS; i++)
    {
      g_assert_true (g_task_had_error (G_TASK (ebb_test_await (&results[i]))));
      g_task_propagate_pointer (G_TASK (results[i]), &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_clear_object (&results[i]);
    }
  g_clear_object (&visited);
  ebb_test_close (store);
}

static void
test_a_store_that_is_not_open_says_so (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (EbbEntry) entry = ebb_test_entry ("2026-03-01T09:30:00+01:00", 3);
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_store_new (folder->diary);

  g_assert_null (ebb_test_try_save (store, entry, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CLOSED);
  g_assert_false (g_file_test (folder->diary, G_FILE_TEST_EXISTS));
  ebb_test_close (store);
}

static void
test_a_store_may_be_dropped_while_open (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (store);
  /* The worker ends by itself; the diary can be opened anew at once. */
  store = ebb_test_open (folder->diary);
  ebb_test_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/store/" path, func)
  ADD ("what-was-saved-is-read-back-after-reopening", test_saved_is_read_back);
  ADD ("an-edit-replaces-what-was-said", test_an_edit_replaces_what_was_said);
  ADD ("saving-the-same-changes-nothing", test_saving_the_same_changes_nothing);
  ADD ("an-older-state-does-not-overwrite-a-newer", test_an_older_state_does_not_overwrite_a_newer);
  ADD ("what-was-deleted-elsewhere-is-not-saved-again", test_what_was_deleted_elsewhere_is_not_saved_again);
  ADD ("a-value-for-no-tracker-is-refused", test_a_value_for_no_tracker_is_refused);
  ADD ("entries-come-newest-first-by-their-own-day", test_entries_come_newest_first_by_their_own_day);
  ADD ("pages-from-a-day-on-join-without-gap", test_pages_from_a_day_on_join_without_gap);
  ADD ("trackers-are-added-renamed-and-retired", test_trackers_are_added_renamed_and_retired);
  ADD ("tags-and-recent-places-are-remembered", test_tags_and_recent_places);
  ADD ("a-draft-is-kept-until-its-entry-is-saved", test_a_draft_is_kept_until_its_entry_is_saved);
  ADD ("a-change-is-announced-with-its-days", test_a_change_is_announced_with_its_days);
  ADD ("a-note-that-was-undone-is-announced-with-its-day", test_a_note_that_was_undone_is_announced_with_its_day);
  ADD ("a-watched-diary-shows-what-another-wrote", test_a_watched_diary_shows_what_another_wrote);
  ADD ("a-visit-goes-oldest-first-and-can-be-cancelled", test_a_visit_goes_oldest_first_and_can_be_cancelled);
  ADD ("what-was-read-for-nobody-is-not-handed-out", test_what_was_read_for_nobody_is_not_handed_out);
  ADD ("a-store-that-is-not-open-says-so", test_a_store_that_is_not_open_says_so);
  ADD ("a-store-may-be-dropped-while-open", test_a_store_may_be_dropped_while_open);
#undef ADD

  return g_test_run ();
}
