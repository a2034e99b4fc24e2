// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* Backups that the program makes by itself: one file per day, named
 * "ebb-YYYY-MM-DD.db". Only files of exactly such a name are ever removed. */

#define KEEP_DAYS 7
#define KEEP_WEEKS 8
#define KEEP_MONTHS 12

static char *
name_of (EbbDay day)
{
  int year, month, month_day;

  ebb_day_to_ymd (day, &year, &month, &month_day);

  return g_strdup_printf ("ebb-%04d-%02d-%02d.db", year, month, month_day);
}

static gboolean
parse_name (const char *name, EbbDay *day)
{
  g_autofree char *date = NULL;
  g_autofree char *again = NULL;

  if (strlen (name) != strlen ("ebb-2026-03-01.db") || !g_str_has_prefix (name, "ebb-") || !g_str_has_suffix (name, ".db"))
    return FALSE;

  date = g_strndup (name + 4, 10);
  if (!ebb_day_from_string (date, day, NULL))
    return FALSE;
  again = name_of (*day);

  return strcmp (name, again) == 0;
}

static int
compare_days_newest_first (gconstpointer a, gconstpointer b)
{
  EbbDay first = *(const EbbDay *) a;
  EbbDay second = *(const EbbDay *) b;

  return first > second ? -1 : first < second;
}

/* The days of the backups in @folder, newest first. */
static GArray *
list_backups (const char *folder, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (EbbDay));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      ebb_db_set_code (EBB_STORE_ERROR_CANNOT_OPEN, error);
      return NULL;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      EbbDay day;

      if (parse_name (name, &day) && g_file_test (path, G_FILE_TEST_IS_REGULAR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days_newest_first);

  return g_steal_pointer (&days);
}

/* The Monday that begins the ISO week of @day names that week. */
static int
week_of (EbbDay day)
{
  int since_monday = (int) (((gint64) day + 3) % 7);

  return day - (since_monday < 0 ? since_monday + 7 : since_monday);
}

static int
month_of (EbbDay day)
{
  int year, month, month_day;

  ebb_day_to_ymd (day, &year, &month, &month_day);

  return year * 12 + month;
}

static gboolean
remove_old (const char *folder, GError **error)
{
  g_autoptr (GArray) days = list_backups (folder, error);
  int last_week = G_MAXINT;
  int last_month = G_MAXINT;
  int n_weeks = 0;
  int n_months = 0;

  if (days == NULL)
    return FALSE;

  for (guint i = 0; i < days->len; i++)
    {
      EbbDay day = g_array_index (days, EbbDay, i);
      gboolean keep = i < KEEP_DAYS;

      if (week_of (day) != last_week)
        {
          last_week = week_of (day);
          keep = keep || n_weeks < KEEP_WEEKS;
          n_weeks++;
        }
      if (month_of (day) != last_month)
        {
          last_month = month_of (day);
          keep = keep || n_months < KEEP_MONTHS;
          n_months++;
        }
      if (!keep)
        {
          g_autofree char *name = name_of (day);
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (g_unlink (path) != 0 && errno != ENOENT)
            {
              ebb_db_set_errno (errno, EBB_STORE_ERROR_READ_ONLY, error);
              return FALSE;
            }
        }
    }

  return TRUE;
}

/* Numbers that tell one state of a diary from another: every change gives a row
 * another time of change, or takes or adds one. */
static const char *const marks_of_state[] = {
  "SELECT count(*) FROM entry",
  "SELECT total(modified % 2147483647) FROM entry",
  "SELECT max(modified) FROM entry",
  "SELECT count(*) FROM tracker",
  "SELECT total(modified % 2147483647) FROM tracker",
  "SELECT count(*) FROM annotation",
  "SELECT total(modified % 2147483647) FROM annotation",
  "SELECT count(*) FROM condition",
  "SELECT total(modified % 2147483647) FROM condition",
  "SELECT count(*) FROM goal",
  "SELECT total(modified % 2147483647) FROM goal",
  "SELECT count(*) FROM course",
  "SELECT total(modified % 2147483647) FROM course",
  "SELECT count(*) FROM session",
  "SELECT total(modified % 2147483647) FROM session",
  "SELECT count(*) FROM review",
  "SELECT total(modified % 2147483647) FROM review",
  "SELECT count(*) FROM mark",
  "SELECT count(*) FROM value",
  "PRAGMA user_version",
};

static gboolean
is_unchanged (EbbDb *db, const char *backup)
{
  sqlite3 *handle;
  gboolean same = TRUE;

  if (!ebb_db_inspect_file (backup, ebb_db_newest_version (db), NULL))
    return FALSE;
  handle = ebb_db_connect_read_only (db, backup, NULL);
  if (handle == NULL)
    return FALSE;

  for (guint i = 0; same && i < G_N_ELEMENTS (marks_of_state); i++)
    {
      gint64 then, now;

      same = ebb_db_get_int (db, handle, marks_of_state[i], &then, NULL) &&
             ebb_db_get_int (db, db->handle, marks_of_state[i], &now, NULL) &&
             then == now;
    }
  sqlite3_close (handle);

  return same;
}

/* See ebb_store_auto_backup_async(); @today is the local day. */
gboolean
ebb_db_auto_backup (EbbDb *db, const char *folder, EbbDay today, gboolean *made, GError **error)
{
  g_autofree char *name = name_of (today);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GArray) days = NULL;

  *made = FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_READ_ONLY, _ ("The folder for backups cannot be made."));
      return FALSE;
    }

  days = list_backups (folder, error);
  if (days == NULL)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  if (days->len > 0)
    {
      g_autofree char *newest = name_of (g_array_index (days, EbbDay, 0));
      g_autofree char *newest_path = g_build_filename (folder, newest, NULL);

      if (is_unchanged (db, newest_path))
        return TRUE;
    }

  if (!ebb_db_backup (db, path, error))
    return FALSE;
  *made = TRUE;

  return remove_old (folder, error);
}
