// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench.h"

#include <sqlite3.h>

/* SQLite on its own, for the bare equivalents. */

static inline void
bench_give_up_sql (const char *what,
                   sqlite3 *db)
{
  fprintf (stderr, "%s: %s\n", what, sqlite3_errmsg (db));
  exit (1);
}

static inline sqlite3 *
bench_open_sql (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    bench_give_up_sql (path, db);
  return db;
}

/* Milliseconds that it takes to step through the rows of a statement. */
static inline double
bench_scan (sqlite3 *db,
            const char *sql)
{
  sqlite3_stmt *select = NULL;
  double start = bench_now ();

  if (sqlite3_prepare_v2 (db, sql, -1, &select, NULL) != SQLITE_OK)
    bench_give_up_sql (sql, db);
  while (sqlite3_step (select) == SQLITE_ROW)
    ;
  sqlite3_finalize (select);
  return bench_now () - start;
}

/* The same of all rows that say what sessions did. */
static inline double
bench_scan_relief (sqlite3 *db)
{
  static const char *const statements[] = {
    "SELECT * FROM course",
    "SELECT * FROM session",
    "SELECT * FROM session_part",
    "SELECT * FROM session_rating",
    "SELECT * FROM session_follow_up",
    "SELECT e.at, e.tz, e.pain, m.region, m.intensity FROM entry e LEFT JOIN mark m ON m.entry = e.id",
  };
  double taken = 0;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    taken += bench_scan (db, statements[i]);
  return taken;
}
