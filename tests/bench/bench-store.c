// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/ebb-demo.h"
#include "store/ebb-store.h"

/*
 * Measures the store beside bare SQLite, in one process and in turns, and makes
 * the long diary. Prints one line per figure: NAME ebb BARE, in milliseconds.
 *
 *   bench-store make DIARY ENTRIES MARKS DAYS
 *   bench-store save DIARY BARE.db ROUNDS
 *   bench-store search DIARY
 *   bench-store readings DIARY
 */

static void
give_up (const char *what,
         const char *why)
{
  fprintf (stderr, "%s: %s\n", what, why);
  exit (1);
}

static void
got_result_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static int
compare_doubles_cb (gconstpointer a,
                    gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (GArray *figures)
{
  g_array_sort (figures, compare_doubles_cb);
  return g_array_index (figures, double, figures->len / 2);
}

static double
worst (GArray *figures)
{
  g_array_sort (figures, compare_doubles_cb);
  return g_array_index (figures, double, figures->len - 1);
}

static EbbStore *
open_store (const char *path)
{
  EbbStore *store = ebb_store_new (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_open_async (store, EBB_OPEN_CREATE, NULL, got_result_cb, &result);
  if (!ebb_store_open_finish (store, await (&result), &error))
    give_up (path, error->message);
  return store;
}

static void
close_store (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_close_async (store, got_result_cb, &result);
  if (!ebb_store_close_finish (store, await (&result), &error))
    give_up ("closing", error->message);
  g_object_unref (store);
}

/* What happened in a year, year after year. */
static GPtrArray *
make_annotations (guint n_days)
{
  GPtrArray *annotations = g_ptr_array_new_with_free_func ((GDestroyNotify) ebb_annotation_free);

  for (guint ago = 0; ago + EBB_DEMO_DAYS <= n_days; ago += EBB_DEMO_DAYS)
    g_ptr_array_extend_and_steal (annotations, ebb_demo_make_annotations (ebb_day_today () - (EbbDay) ago, EBB_DEMO_DAYS));
  return annotations;
}

static void
make_diary (const char *path,
            guint n_entries,
            guint n_marks,
            guint n_days)
{
  EbbStore *store = open_store (path);
  g_autoptr (GPtrArray) trackers = ebb_trackers_new_built_in ();
  g_autoptr (GPtrArray) entries = ebb_demo_make_many (ebb_day_today (), n_days, n_entries, n_marks, 1);
  g_autoptr (GPtrArray) annotations = make_annotations (n_days);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbImportResult counts;

  ebb_store_import_async (store, trackers, entries, annotations, NULL, EBB_IMPORT_DEFAULT, NULL, NULL, NULL, got_result_cb, &result);
  if (!ebb_store_import_finish (store, await (&result), &counts, &error))
    give_up ("making the diary", error->message);
  close_store (store);
}

/* --- saving --------------------------------------------------------------- */

static EbbEntry *
make_entry (gboolean full)
{
  EbbEntry *entry = ebb_entry_new (ebb_moment_now ());
  static const char *const regions[] = { "neck-back-left", "low-back-right", "temple-right" };

  ebb_entry_set_rating (entry, EBB_RATING_NOW, 6);
  if (!full)
    return entry;

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      EbbMark mark;

      ebb_mark_init (&mark, ebb_region_find (regions[i]));
      mark.intensity = 5;
      mark.qualities = EBB_QUALITY_ACHING | EBB_QUALITY_TIGHT;
      ebb_entry_set_mark (entry, &mark);
    }
  ebb_entry_set_number (entry, "mood", 4);
  ebb_entry_set_number (entry, "tension", 7);
  ebb_entry_set_note (entry, "Long day at the desk, shoulders up by my ears again.");
  return entry;
}

static double
time_save (EbbStore *store,
           gboolean full)
{
  g_autoptr (EbbEntry) entry = make_entry (full);
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  double start = now_ms ();

  ebb_store_save_entry_async (store, entry, NULL, NULL, got_result_cb, &result);
  saved = ebb_store_save_entry_finish (store, await (&result), &error);
  if (saved == NULL)
    give_up ("saving", error->message);
  return now_ms () - start;
}

static void
run_sql (sqlite3 *db,
         const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    give_up (sql, sqlite3_errmsg (db));
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    give_up (path, "cannot be opened");
  run_sql (db, "PRAGMA journal_mode = WAL");
  run_sql (db, "PRAGMA synchronous = FULL");
  run_sql (db, "CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, at INTEGER, pain REAL, note TEXT)");
  return db;
}

static double
time_insert (sqlite3_stmt *insert)
{
  double start = now_ms ();

  sqlite3_bind_int64 (insert, 1, g_get_real_time ());
  sqlite3_bind_double (insert, 2, 6);
  sqlite3_bind_text (insert, 3, "Long day at the desk, shoulders up by my ears again.", -1, SQLITE_STATIC);
  if (sqlite3_step (insert) != SQLITE_DONE)
    give_up ("insert", sqlite3_errmsg (sqlite3_db_handle (insert)));
  sqlite3_reset (insert);
  return now_ms () - start;
}

static void
measure_saves (const char *diary,
               const char *bare,
               guint n_rounds)
{
  EbbStore *store = open_store (diary);
  sqlite3 *db = open_bare (bare);
  sqlite3_stmt *insert = NULL;
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) full = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) inserts = g_array_new (FALSE, FALSE, sizeof (double));

  sqlite3_prepare_v2 (db, "INSERT INTO entry (at, pain, note) VALUES (?, ?, ?)", -1, &insert, NULL);

  for (guint i = 0; i < n_rounds + 10; i++)
    {
      double figures[] = { time_save (store, FALSE), time_insert (insert), time_save (store, TRUE) };

      /* The first rounds warm the caches of both. */
      if (i < 10)
        continue;
      g_array_append_val (plain, figures[0]);
      g_array_append_val (inserts, figures[1]);
      g_array_append_val (full, figures[2]);
    }

  printf ("save-plain %.4f %.4f\n", median (plain), median (inserts));
  printf ("save-full %.4f %.4f\n", median (full), median (inserts));

  sqlite3_finalize (insert);
  sqlite3_close (db);
  close_store (store);
}

/* --- searching --------------------------------------------------------------- */

static double
time_search (EbbStore *store,
             const char *text)
{
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (GAsyncResult) days_result = NULL;
  g_autoptr (GAsyncResult) page_result = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GError) error = NULL;
  double start = now_ms ();

  query->text = g_strdup (text);
  ebb_store_list_days_async (store, query, NULL, got_result_cb, &days_result);
  ebb_store_list_entries_async (store, query, 0, 50, NULL, got_result_cb, &page_result);
  days = ebb_store_list_days_finish (store, await (&days_result), &error);
  if (days == NULL)
    give_up (text, error->message);
  page = ebb_store_list_entries_finish (store, await (&page_result), &error);
  if (page == NULL)
    give_up (text, error->message);
  return now_ms () - start;
}

/* What the index alone takes to name the days, without regions, tags, figures
 * and entries. */
static double
time_bare_search (sqlite3_stmt *select,
                  const char *text)
{
  g_autofree char *match = g_strdup_printf ("\"%s\" *", text);
  double start = now_ms ();

  sqlite3_bind_text (select, 1, match, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (select) == SQLITE_ROW)
    ;
  sqlite3_reset (select);
  return now_ms () - start;
}

static void
measure_search (const char *diary)
{
  static const char *const words[] = { "massage", "neck", "migraine", "stairs", "left knee", "good day", "xylophone" };
  EbbStore *store = open_store (diary);
  sqlite3 *db = NULL;
  sqlite3_stmt *select = NULL;
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  double slowest = 0;
  g_autofree char *slowest_text = NULL;

  if (sqlite3_open (diary, &db) != SQLITE_OK)
    give_up (diary, "cannot be opened");
  sqlite3_prepare_v2 (db,
                      "SELECT e.day, count (*) FROM entry_search s JOIN entry e ON e.rowid = s.rowid "
                      "WHERE entry_search MATCH ? GROUP BY e.day",
                      -1, &select, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint length = 1; length <= strlen (words[i]); length++)
      {
        g_autofree char *typed = g_strndup (words[i], length);
        double mine = time_search (store, typed), theirs = time_bare_search (select, typed);

        g_array_append_val (figures, mine);
        g_array_append_val (bare, theirs);
        if (mine > slowest)
          {
            slowest = mine;
            g_free (slowest_text);
            slowest_text = g_strdup (typed);
          }
      }

  printf ("search-median %.3f %.3f\n", median (figures), median (bare));
  printf ("search-worst %.3f %.3f\n", worst (figures), worst (bare));
  printf ("# the slowest search was \"%s\"\n", slowest_text);

  sqlite3_finalize (select);
  sqlite3_close (db);
  close_store (store);
}

/* --- one thing over time -------------------------------------------------------- */

static double
time_readings (EbbStore *store,
               const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (EbbReadings) readings = NULL;
  g_autoptr (GError) error = NULL;
  EbbSubject subject;
  double start = now_ms ();

  ebb_subject_from_string (text, &subject);
  ebb_store_load_readings_async (store, &subject, EBB_DAY_MIN, EBB_DAY_MAX, NULL, got_result_cb, &result);
  readings = ebb_store_load_readings_finish (store, await (&result), &error);
  if (readings == NULL)
    give_up ("reading", error->message);
  return now_ms () - start;
}

static double
time_bare_scan (sqlite3 *db,
                const char *sql)
{
  sqlite3_stmt *select = NULL;
  double start = now_ms ();

  if (sqlite3_prepare_v2 (db, sql, -1, &select, NULL) != SQLITE_OK)
    give_up (sql, sqlite3_errmsg (db));
  while (sqlite3_step (select) == SQLITE_ROW)
    ;
  sqlite3_finalize (select);
  return now_ms () - start;
}

/* The bare equivalent is a scan of the table that holds the values. */
static void
measure_readings (const char *diary)
{
  static const struct
  {
    const char *name;
    const char *subject;
    const char *bare;
  } figures[] = {
    { "readings-pain", "pain", "SELECT day, at, tz, pain FROM entry" },
    { "readings-worst", "worst", "SELECT day, at, tz, worst FROM entry" },
    { "readings-region", "region:lower-back", "SELECT entry, region, intensity FROM mark" },
    { "readings-tracker", "tracker:mood", "SELECT entry, tracker, number FROM value" },
  };
  EbbStore *store = open_store (diary);
  sqlite3 *db = NULL;

  if (sqlite3_open (diary, &db) != SQLITE_OK)
    give_up (diary, "cannot be opened");
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));

      for (guint round = 0; round < 11; round++)
        {
          double taken = time_readings (store, figures[i].subject);

          g_array_append_val (mine, taken);
          taken = time_bare_scan (db, figures[i].bare);
          g_array_append_val (bare, taken);
        }
      printf ("%s %.3f %.3f\n", figures[i].name, median (mine), median (bare));
    }
  sqlite3_close (db);
  close_store (store);
}

int
main (int argc,
      char **argv)
{
  if (argc == 6 && g_str_equal (argv[1], "make"))
    make_diary (argv[2], (guint) atoi (argv[3]), (guint) atoi (argv[4]), (guint) atoi (argv[5]));
  else if (argc == 5 && g_str_equal (argv[1], "save"))
    measure_saves (argv[2], argv[3], (guint) atoi (argv[4]));
  else if (argc == 3 && g_str_equal (argv[1], "search"))
    measure_search (argv[2]);
  else if (argc == 3 && g_str_equal (argv[1], "readings"))
    measure_readings (argv[2]);
  else
    return 2;
  return 0;
}
