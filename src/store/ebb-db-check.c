// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Looking for anything wrong in a diary. What is found is said without any text
 * of the diary: by kind and number. */

#define MAX_PROBLEMS 100

static void
add_problem (EbbCheckReport *report, char *problem)
{
  if (report->problems->len < MAX_PROBLEMS)
    g_ptr_array_add (report->problems, problem);
  else
    g_free (problem);
}

static gboolean
check_pages (EbbDb *db, EbbCheckReport *report, GError **error)
{
  g_autoptr (EbbStatement) rows = ebb_db_query (db, error, "PRAGMA integrity_check(20)", "");
  guint n = 0;
  int state;

  if (rows == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, rows, error)) > 0)
    {
      if (g_strcmp0 ((const char *) sqlite3_column_text (rows, 0), "ok") != 0)
        n++;
    }
  if (n > 0)
    add_problem (report, g_strdup_printf (ngettext ("The file is damaged in %u place.", "The file is damaged in %u places.", n), n));

  return state == 0;
}

static gboolean
count_problem (EbbDb *db, EbbCheckReport *report, const char *sql, const char *sentence, GError **error)
{
  gint64 n;

  if (!ebb_db_get_int (db, db->handle, sql, &n, error))
    return FALSE;
  if (n > 0)
    add_problem (report, g_strdup (sentence));

  return TRUE;
}

static gboolean
check_search (EbbDb *db, EbbCheckReport *report, GError **error)
{
  int code = sqlite3_exec (db->handle, "INSERT INTO entry_search (entry_search, rank) VALUES ('integrity-check', 1)", NULL, NULL, NULL);

  if ((code & 0xff) == SQLITE_CORRUPT)
    {
      add_problem (report, g_strdup (_ ("The index of the notes does not fit the notes.")));
      return TRUE;
    }
  if (code != SQLITE_OK)
    {
      ebb_db_set_error (db, db->handle, code, error);
      return FALSE;
    }

  return TRUE;
}

/* Reads a statement that yields a text, and counts those that @is_known rejects. */
static gboolean
check_names (EbbDb *db, EbbCheckReport *report, const char *sql, GError **error)
{
  g_autoptr (EbbStatement) names = ebb_db_query (db, error, sql, "");
  guint n = 0;
  int state;

  if (names == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, names, error)) > 0)
    {
      const char *name = ebb_column_text (names, 0);

      if (name == NULL || ebb_region_find (name) == NULL)
        n++;
    }
  if (n > 0)
    add_problem (report, g_strdup_printf (ngettext ("There are marks in %u region that Ebb does not know.", "There are marks in %u regions that Ebb does not know.", n), n));

  return state == 0;
}

static gboolean
check_entries (EbbDb *db, EbbCheckReport *report, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (EbbStatement) ids = ebb_db_query (db, error, "SELECT rowid FROM entry", "");
  guint n_bad = 0;
  int state;

  if (ids == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, ids, error)) > 0)
    {
      gint64 rowid = sqlite3_column_int64 (ids, 0);

      g_array_append_val (rows, rowid);
    }
  if (state < 0)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (EbbEntry) entry = ebb_db_read_entry (db, g_array_index (rows, gint64, i), &failure);

      if (entry == NULL && !g_error_matches (failure, EBB_STORE_ERROR, EBB_STORE_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (entry == NULL || !ebb_entry_validate (entry, NULL))
        n_bad++;
    }
  if (n_bad > 0)
    add_problem (report, g_strdup_printf (ngettext ("%u entry breaks the rules of a diary.", "%u entries break the rules of a diary.", n_bad), n_bad));

  return TRUE;
}

static gboolean
check_values (EbbDb *db, EbbCheckReport *report, GError **error)
{
  g_autoptr (GPtrArray) trackers = ebb_db_list_trackers (db, error);
  g_autoptr (EbbStatement) values = NULL;
  guint n_bad = 0;
  int state;

  if (trackers == NULL)
    return FALSE;

  values = ebb_db_query (db, error, "SELECT tracker, number, choice FROM value", "");
  if (values == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, values, error)) > 0)
    {
      const char *id = ebb_column_text (values, 0);
      EbbTracker *tracker = id == NULL ? NULL : ebb_trackers_find (trackers, id);
      EbbValue value = {
        .tracker = id,
        .number = ebb_column_double (values, 1),
        .choice = (char *) ebb_column_text (values, 2),
      };

      /* A word that is not offered any more is still what was said then. */
      if (tracker != NULL && value.choice != NULL && ebb_tracker_get_kind (tracker) == EBB_TRACKER_CHOICE)
        continue;
      if (tracker == NULL || !ebb_tracker_accepts (tracker, &value, NULL))
        n_bad++;
    }
  if (n_bad > 0)
    add_problem (report, g_strdup_printf (ngettext ("%u value does not fit its tracker.", "%u values do not fit their trackers.", n_bad), n_bad));

  return state == 0;
}

static gboolean
check_annotations (EbbDb *db, EbbCheckReport *report, GError **error)
{
  g_autoptr (GPtrArray) annotations = ebb_db_list_annotations (db, (EbbPeriod){ G_MININT, G_MAXINT }, error);
  guint n_bad = 0;

  if (annotations == NULL)
    return FALSE;
  for (guint i = 0; i < annotations->len; i++)
    {
      if (!ebb_annotation_is_valid (g_ptr_array_index (annotations, i), NULL))
        n_bad++;
    }
  if (n_bad > 0)
    add_problem (report, g_strdup_printf (ngettext ("%u annotation breaks the rules of a diary.", "%u annotations break the rules of a diary.", n_bad), n_bad));

  return TRUE;
}

static gboolean
check_records (EbbDb *db, EbbCheckReport *report, GError **error)
{
  guint n_bad = 0;

  for (int kind = 0; kind < EBB_N_RECORD_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = ebb_db_list_records (db, (EbbRecordKind) kind, error);

      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        {
          if (!ebb_record_validate (g_ptr_array_index (records, i), NULL))
            n_bad++;
        }
    }
  if (n_bad > 0)
    add_problem (report, g_strdup_printf (ngettext ("%u record of therapy breaks the rules of a diary.", "%u records of therapy break the rules of a diary.", n_bad), n_bad));

  return TRUE;
}

static gboolean
check_all (EbbDb *db, EbbCheckReport *report, GError **error)
{
  gint64 n_entries, n_marks, n_values;
  gboolean right, digest_right;

  if (!check_pages (db, report, error))
    return FALSE;
  /* The rest would trip over the same damage. */
  if (report->problems->len > 0)
    return TRUE;

  if (!ebb_db_get_int (db, db->handle, "SELECT count(*) FROM entry", &n_entries, error) ||
      !ebb_db_get_int (db, db->handle, "SELECT count(*) FROM mark", &n_marks, error) ||
      !ebb_db_get_int (db, db->handle, "SELECT count(*) FROM value", &n_values, error))
    return FALSE;
  report->n_entries = (guint) n_entries;
  report->n_marks = (guint) n_marks;
  report->n_values = (guint) n_values;

  if (!count_problem (db, report, "SELECT count(*) FROM pragma_foreign_key_check",
                      _ ("Some marks, values or other parts belong to nothing."), error) ||
      !check_search (db, report, error) ||
      !ebb_db_days_are_right (db, &right, error) ||
      !ebb_db_digest_is_right (db, &digest_right, error))
    return FALSE;
  if (!right)
    add_problem (report, g_strdup (_ ("The figures of some days do not fit their entries.")));
  if (!digest_right)
    add_problem (report, g_strdup (_ ("The index for searches does not fit the entries.")));

  return check_names (db, report, "SELECT DISTINCT region FROM mark", error) &&
         check_entries (db, report, error) &&
         check_values (db, report, error) &&
         check_annotations (db, report, error) &&
         check_records (db, report, error);
}

/* See ebb_store_check_async(). */
EbbCheckReport *
ebb_db_check (EbbDb *db, GError **error)
{
  g_autoptr (EbbCheckReport) report = g_new0 (EbbCheckReport, 1);
  g_autoptr (GError) failure = NULL;
  gboolean done;

  report->problems = g_ptr_array_new_with_free_func (g_free);
  if (!ebb_db_begin (db, error))
    return NULL;
  done = check_all (db, report, &failure);
  ebb_db_rollback (db);

  if (!done && g_error_matches (failure, EBB_STORE_ERROR, EBB_STORE_ERROR_CORRUPT))
    {
      add_problem (report, g_strdup (failure->message));
    }
  else if (!done)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&report);
}
