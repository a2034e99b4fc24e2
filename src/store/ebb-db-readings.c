// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <math.h>
#include <string.h>

/* The values of one subject over time, for charts. */

#define SECONDS_PER_DAY (24 * 60 * 60)

/* The same few names of regions come again and again: most are found by a glance at
 * three of their letters. */
#define N_KNOWN 1024

typedef struct
{
  const EbbRegion *region; /* (nullable) */
  gboolean counts;
} Known;

typedef struct
{
  EbbReadings *readings;
  const EbbRegion *region;    /* (nullable): the subject */
  const char *const *choices; /* (nullable): of the tracker */
  Known known[N_KNOWN];
} Reader;

static gboolean
read_days (EbbDb *db, EbbPeriod period, EbbReadings *readings, GError **error)
{
  g_autoptr (EbbStatement) rows = ebb_db_query (db, error, "SELECT day, n FROM day_summary WHERE day BETWEEN ?1 AND ?2 ORDER BY day",
                                                "nn", (int) period.from, (int) period.to);
  int state;

  if (rows == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, rows, error)) > 0)
    ebb_readings_add_day (readings, sqlite3_column_int (rows, 0), (guint) sqlite3_column_int (rows, 1));

  return state == 0;
}

/* NAN for a word that is not offered any more. */
static double
find_choice (const Reader *reader, const char *word)
{
  for (guint i = 0; word != NULL && reader->choices != NULL && reader->choices[i] != NULL; i++)
    {
      if (strcmp (reader->choices[i], word) == 0)
        return i;
    }

  return NAN;
}

static double
get_value (const Reader *reader, sqlite3_value *value)
{
  switch (sqlite3_value_type (value))
    {
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return sqlite3_value_double (value);
    case SQLITE_TEXT:
      return find_choice (reader, (const char *) sqlite3_value_text (value));
    default:
      return NAN;
    }
}

/* An aggregate that is called with each row: that is quicker than stepping through
 * a hundred thousand of them. */
static void
add_reading_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  Reader *reader = sqlite3_user_data (context);
  EbbDay day = sqlite3_value_int (values[0]);
  gint64 second = sqlite3_value_int64 (values[1]) + 60 * sqlite3_value_int64 (values[2]) - SECONDS_PER_DAY * (gint64) day;

  /* Only damage puts an entry outside of its day. */
  if (second >= 0 && second < SECONDS_PER_DAY)
    ebb_readings_add (reader->readings, day, (double) second, get_value (reader, values[3]));
}

static void
end_readings_cb (sqlite3_context *context)
{
  sqlite3_result_null (context);
}

/* Whether a mark in the region of that name counts for the subject. */
static gboolean
counts (Reader *reader, const char *id, guint length)
{
  Known *known = &reader->known[(length * 131u + (guint) id[0] * 71u + (guint) id[length / 2] * 31u + (guint) id[length - 1] * 7u) % N_KNOWN];

  if (known->region == NULL || strcmp (known->region->id, id) != 0)
    {
      known->region = ebb_region_find_or_keep (id);
      known->counts = known->region != NULL && ebb_region_is_within (known->region, reader->region);
    }

  return known->counts;
}

static void
counts_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *id = (const char *) sqlite3_value_text (values[0]);
  guint length = (guint) sqlite3_value_bytes (values[0]);

  sqlite3_result_int (context, id != NULL && length > 0 && counts (sqlite3_user_data (context), id, length));
}

/* ?3 is the tracker. */
static const char *const selects[] = {
  [EBB_SUBJECT_PAIN] = "SELECT ebb_add_reading (day, at, tz, pain) FROM entry WHERE day BETWEEN ?1 AND ?2",
  [EBB_SUBJECT_AVERAGE] = "SELECT ebb_add_reading (day, at, tz, average) FROM entry WHERE day BETWEEN ?1 AND ?2",
  [EBB_SUBJECT_WORST] = "SELECT ebb_add_reading (day, at, tz, worst) FROM entry WHERE day BETWEEN ?1 AND ?2",
  [EBB_SUBJECT_LEAST] = "SELECT ebb_add_reading (day, at, tz, least) FROM entry WHERE day BETWEEN ?1 AND ?2",
  [EBB_SUBJECT_ENTRIES] = "SELECT ebb_add_reading (day, at, tz, 1) FROM entry WHERE day BETWEEN ?1 AND ?2",
  [EBB_SUBJECT_REGION] = "SELECT ebb_add_reading (day, at, tz, "
                         "(SELECT max (intensity) FROM mark WHERE entry = e.id AND ebb_counts (region))) "
                         "FROM entry e WHERE day BETWEEN ?1 AND ?2",
  [EBB_SUBJECT_TRACKER] = "SELECT ebb_add_reading (day, at, tz, "
                          "(SELECT coalesce (number, choice) FROM value WHERE entry = e.id AND tracker = ?3)) "
                          "FROM entry e WHERE day BETWEEN ?1 AND ?2",
};

static gboolean
read_values (EbbDb *db, const EbbSubject *subject, EbbPeriod period, Reader *reader, GError **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  g_autoptr (EbbStatement) rows = NULL;

  sqlite3_create_function (db->handle, "ebb_add_reading", 4, flags, reader, NULL, add_reading_cb, end_readings_cb);
  sqlite3_create_function (db->handle, "ebb_counts", 1, flags, reader, counts_cb, NULL, NULL);
  rows = ebb_db_query (db, error, selects[subject->kind], subject->tracker != NULL ? "nns" : "nn",
                       (int) period.from, (int) period.to, subject->tracker);

  return rows != NULL && ebb_db_step (db, rows, error) >= 0;
}

/* Reads within the open transaction. */
static EbbReadings *
load (EbbDb *db, const EbbSubject *subject, EbbPeriod period, GError **error)
{
  g_autoptr (EbbReadings) readings = ebb_readings_new ();
  g_autoptr (GPtrArray) trackers = NULL;
  g_autofree Reader *reader = g_new0 (Reader, 1);

  reader->readings = readings;
  if (subject->kind == EBB_SUBJECT_REGION)
    {
      reader->region = subject->region;
    }
  else if (subject->kind == EBB_SUBJECT_TRACKER)
    {
      EbbTracker *tracker;

      trackers = ebb_db_list_trackers (db, error);
      if (trackers == NULL)
        return NULL;
      tracker = ebb_trackers_find (trackers, subject->tracker);
      reader->choices = tracker != NULL ? ebb_tracker_get_choices (tracker) : NULL;
    }

  if (!read_days (db, period, readings, error) || !read_values (db, subject, period, reader, error))
    return NULL;
  ebb_readings_seal (readings);

  return g_steal_pointer (&readings);
}

/* See ebb_store_load_readings_async(). */
EbbReadings *
ebb_db_load_readings (EbbDb *db, const EbbSubject *subject, EbbPeriod period, GError **error)
{
  EbbReadings *readings;

  if (!ebb_db_begin_read (db, error))
    return NULL;
  readings = load (db, subject, period, error);
  ebb_db_end_read (db);

  return readings;
}
