// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench-diary.h"
#include "bench-sql.h"

#include <string.h>

/*
 * Measures the store beside bare SQLite, in one process and in turns, and makes
 * the long diary. Prints one line per figure: NAME ebb BARE, in milliseconds.
 *
 *   bench-store make DIARY ENTRIES MARKS DAYS SESSIONS
 *   bench-store save DIARY BARE.db ROUNDS
 *   bench-store search DIARY
 *   bench-store readings DIARY
 *   bench-store rows DIARY      reads what ebb relief reads, and prints nothing
 */

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
  double start = bench_now ();

  ebb_store_save_entry_async (store, entry, NULL, NULL, bench_take_result_cb, &result);
  saved = ebb_store_save_entry_finish (store, bench_await (&result), &error);
  if (saved == NULL)
    bench_give_up ("saving", error);
  return bench_now () - start;
}

static void
run_sql (sqlite3 *db,
         const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    bench_give_up_sql (sql, db);
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db = bench_open_sql (path);

  run_sql (db, "PRAGMA journal_mode = WAL");
  run_sql (db, "PRAGMA synchronous = FULL");
  run_sql (db, "CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, at INTEGER, pain REAL, note TEXT)");
  return db;
}

static double
time_insert (sqlite3_stmt *insert)
{
  double start = bench_now ();

  sqlite3_bind_int64 (insert, 1, g_get_real_time ());
  sqlite3_bind_double (insert, 2, 6);
  sqlite3_bind_text (insert, 3, "Long day at the desk, shoulders up by my ears again.", -1, SQLITE_STATIC);
  if (sqlite3_step (insert) != SQLITE_DONE)
    bench_give_up_sql ("insert", sqlite3_db_handle (insert));
  sqlite3_reset (insert);
  return bench_now () - start;
}

static void
measure_saves (const char *diary,
               const char *bare,
               guint n_rounds)
{
  EbbStore *store = bench_open (diary, EBB_OPEN_DEFAULT);
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

  printf ("save-plain %.4f %.4f\n", bench_percentile (plain, 50), bench_percentile (inserts, 50));
  printf ("save-full %.4f %.4f\n", bench_percentile (full, 50), bench_percentile (inserts, 50));

  sqlite3_finalize (insert);
  sqlite3_close (db);
  bench_close (store);
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
  double start = bench_now ();

  query->text = g_strdup (text);
  ebb_store_list_days_async (store, query, NULL, bench_take_result_cb, &days_result);
  ebb_store_list_entries_async (store, query, 0, 50, NULL, bench_take_result_cb, &page_result);
  days = ebb_store_list_days_finish (store, bench_await (&days_result), &error);
  if (days == NULL)
    bench_give_up (text, error);
  page = ebb_store_list_entries_finish (store, bench_await (&page_result), &error);
  if (page == NULL)
    bench_give_up (text, error);
  return bench_now () - start;
}

/* What the index alone takes to name the days, without regions, tags, figures
 * and entries. */
static double
time_bare_search (sqlite3_stmt *select,
                  const char *text)
{
  g_autofree char *match = g_strdup_printf ("\"%s\" *", text);
  double start = bench_now ();

  sqlite3_bind_text (select, 1, match, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (select) == SQLITE_ROW)
    ;
  sqlite3_reset (select);
  return bench_now () - start;
}

static void
measure_search (const char *diary)
{
  static const char *const words[] = { "massage", "neck", "migraine", "stairs", "left knee", "good day", "xylophone" };
  EbbStore *store = bench_open (diary, EBB_OPEN_DEFAULT);
  sqlite3 *db = bench_open_sql (diary);
  sqlite3_stmt *select = NULL;
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  double slowest = 0;
  g_autofree char *slowest_text = NULL;

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

  printf ("search-median %.3f %.3f\n", bench_percentile (figures, 50), bench_percentile (bare, 50));
  printf ("search-worst %.3f %.3f\n", bench_percentile (figures, 100), bench_percentile (bare, 100));
  printf ("# the slowest search was \"%s\"\n", slowest_text);

  sqlite3_finalize (select);
  sqlite3_close (db);
  bench_close (store);
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
  double start = bench_now ();

  ebb_subject_from_string (text, &subject);
  ebb_store_load_readings_async (store, &subject, EBB_DAY_MIN, EBB_DAY_MAX, NULL, bench_take_result_cb, &result);
  readings = ebb_store_load_readings_finish (store, bench_await (&result), &error);
  if (readings == NULL)
    bench_give_up ("reading", error);
  return bench_now () - start;
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
  EbbStore *store = bench_open (diary, EBB_OPEN_DEFAULT);
  sqlite3 *db = bench_open_sql (diary);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));

      for (guint round = 0; round < 11; round++)
        {
          double taken = time_readings (store, figures[i].subject);

          g_array_append_val (mine, taken);
          taken = bench_scan (db, figures[i].bare);
          g_array_append_val (bare, taken);
        }
      printf ("%s %.3f %.3f\n", figures[i].name, bench_percentile (mine, 50), bench_percentile (bare, 50));
    }
  sqlite3_close (db);
  bench_close (store);
}

static void
read_rows (const char *diary)
{
  sqlite3 *db = bench_open_sql (diary);

  bench_scan_relief (db);
  sqlite3_close (db);
}

int
main (int argc,
      char **argv)
{
  if (argc == 7 && g_str_equal (argv[1], "make"))
    bench_make_diary (argv[2], (guint) atoi (argv[3]), (guint) atoi (argv[4]), (guint) atoi (argv[5]), (guint) atoi (argv[6]));
  else if (argc == 5 && g_str_equal (argv[1], "save"))
    measure_saves (argv[2], argv[3], (guint) atoi (argv[4]));
  else if (argc == 3 && g_str_equal (argv[1], "search"))
    measure_search (argv[2]);
  else if (argc == 3 && g_str_equal (argv[1], "readings"))
    measure_readings (argv[2]);
  else if (argc == 3 && g_str_equal (argv[1], "rows"))
    read_rows (argv[2]);
  else
    return 2;
  return 0;
}
