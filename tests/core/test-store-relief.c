// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-therapy.h"
#include "ebb-test.h"

#include <math.h>

#include "analysis/ebb-relief-diary.h"

/* Reading what sessions are judged by: all pain of a diary, and its sessions. */

#define START ((gint64) 1767571200) /* 2026-01-05, a Monday, 00:00 UTC */
#define HOUR 3600
#define AT(hour) ((EbbMoment){ START + (gint64) (hour) *HOUR, 60 })
#define NEVER G_MAXINT64

static EbbReliefDiary *
load (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbReliefDiary *diary;

  ebb_store_load_relief_async (store, NULL, ebb_test_ready_cb, &result);
  diary = ebb_store_load_relief_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return diary;
}

static EbbEntry *
make_entry (int hour, double pain)
{
  EbbEntry *entry = ebb_entry_new (AT (hour));

  ebb_entry_set_rating (entry, EBB_RATING_NOW, pain);

  return entry;
}

/* Returns: (transfer full): its id */
static char *
add_entry (EbbStore *store, EbbEntry *entry)
{
  g_autoptr (EbbEntry) made = entry;
  g_autoptr (EbbEntry) saved = ebb_test_save (store, made);

  return g_strdup (ebb_entry_get_id (saved));
}

static char *
treat (EbbStore *store, int hour, const char *region)
{
  EbbSession *session = ebb_session_new_done (AT (hour), 60);
  EbbSessionPart part = { g_intern_string ("petrissage"), ebb_region_find (region), 20, 2 };
  g_autoptr (EbbSession) saved = NULL;

  g_array_append_val (session->parts, part);
  saved = ebb_test_save_session (store, session);

  return g_strdup (saved->record.id);
}

/* "hour value" of each rating of a log. */
static char *
list_ratings (const EbbReliefLog *log)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < log->n_ratings; i++)
    g_string_append_printf (text, "%s%d %g", i > 0 ? ", " : "", (int) ((log->ratings[i].when.at - START) / HOUR), log->ratings[i].value);

  return g_string_free (text, FALSE);
}

static void
assert_ratings (EbbReliefDiary *diary, EbbReliefChoice choice, const char *expected)
{
  g_autoptr (EbbReliefCases) cases = ebb_relief_cases_new (diary, choice, NEVER);
  g_autofree char *ratings = list_ratings (cases->log);

  g_assert_cmpstr (ratings, ==, expected);
}

static void
test_without_a_session_no_entry_is_read (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbReliefDiary) empty = load (store);
  g_autoptr (EbbReliefDiary) diary = NULL;
  EbbSession *planned = ebb_session_new_done (AT (30), 60);
  g_autoptr (EbbSession) saved = NULL;

  g_assert_cmpuint (ebb_relief_diary_get_n_sessions (empty), ==, 0);
  g_free (add_entry (store, make_entry (1, 5)));
  planned->state = EBB_SESSION_PLANNED;
  planned->planned = planned->started;
  planned->started = EBB_MOMENT_ABSENT;
  planned->planned_minutes = 60;
  planned->minutes = 0;
  saved = ebb_test_save_session (store, planned);
  diary = load (store);
  g_assert_cmpuint (ebb_relief_diary_get_n_sessions (diary), ==, 0);
  g_assert_cmpuint (ebb_relief_diary_get_n_entries (diary), ==, 0);
  ebb_test_close (store);
}

static void
test_pain_is_read_with_its_places_and_times (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbReliefDiary) diary = NULL;
  g_autofree char *session = treat (store, 40, "neck-back-left");
  EbbEntry *marked = make_entry (20, NAN);
  EbbEntry *other = make_entry (30, 7);
  int neck;

  g_free (add_entry (store, make_entry (36, 6.5)));
  /* saved later, though earlier; with places beside it, one of them without a number */
  ebb_test_mark (marked, "neck-back-left", 4, 0);
  ebb_test_mark (marked, "neck-back-right", NAN, 0);
  ebb_test_mark (marked, "knee-front-left", 9, 0);
  g_free (add_entry (store, marked));
  ebb_test_mark (other, "knee-front-left", 2, 0);
  g_free (add_entry (store, other));

  diary = load (store);
  g_assert_cmpuint (ebb_relief_diary_get_n_sessions (diary), ==, 1);
  g_assert_cmpstr (ebb_relief_diary_get_session (diary, 0)->record.id, ==, session);
  g_assert_cmpuint (ebb_relief_diary_get_n_entries (diary), ==, 3);
  assert_ratings (diary, EBB_RELIEF_ALL, "30 7, 36 6.5");
  g_assert_true (ebb_relief_diary_find_value (diary, EBB_RELIEF_BY_REGION, "neck-back-left", &neck));
  assert_ratings (diary, (EbbReliefChoice){ EBB_RELIEF_BY_REGION, neck }, "20 4");
  g_assert_false (ebb_relief_diary_find_value (diary, EBB_RELIEF_BY_REGION, "knee-front-left", &neck));
  ebb_test_close (store);
}

static void
test_what_was_read_stays_as_it_was (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autofree char *session = treat (store, 40, "neck-back-left");
  g_autofree char *entry = add_entry (store, make_entry (36, 6));
  const char *const ids[] = { entry, NULL };
  g_autoptr (EbbReliefDiary) before = load (store);
  g_autoptr (EbbReliefDiary) after = NULL;

  ebb_test_delete (store, ids);
  after = load (store);
  assert_ratings (before, EBB_RELIEF_ALL, "36 6");
  assert_ratings (after, EBB_RELIEF_ALL, "");
  ebb_test_undo (store);
  g_clear_pointer (&after, ebb_relief_diary_unref);
  after = load (store);
  assert_ratings (after, EBB_RELIEF_ALL, "36 6");
  ebb_test_close (store);
  assert_ratings (before, EBB_RELIEF_ALL, "36 6");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store-relief/without-a-session-no-entry-is-read", test_without_a_session_no_entry_is_read);
  g_test_add_func ("/store-relief/pain-is-read-with-its-places-and-times", test_pain_is_read_with_its_places_and_times);
  g_test_add_func ("/store-relief/what-was-read-stays-as-it-was", test_what_was_read_stays_as_it_was);

  return g_test_run ();
}
