// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <math.h>
#include <string.h>

/* Finding entries. Each condition becomes a set of places in the directory, read
 * from an index of its own; what is in all sets fits. Names of regions, qualities
 * and trackers are matched here and not in the database, since they depend on the
 * language of the session. */

#define MAX_WORDS 32

/* --- conditions -------------------------------------------------------------- */

/* A condition is a set of bits, one for each place in the directory. */
static guint64 *
add_condition (GPtrArray *conditions, guint n_entries)
{
  guint64 *condition = g_new0 (guint64, n_entries / 64 + 1);

  g_ptr_array_add (conditions, condition);

  return condition;
}

static void
add_place (guint64 *condition, guint place)
{
  if (place != EBB_NO_PLACE)
    condition[place / 64] |= G_GUINT64_CONSTANT (1) << (place % 64);
}

/* Adds the entries whose ids @statement yields. */
static gboolean
collect_ids (EbbDb *db, EbbStatement *statement, guint64 *condition, GError **error)
{
  int state;

  if (statement == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, statement, error)) > 0)
    {
      if (sqlite3_column_bytes (statement, 0) == EBB_UUID_BYTES)
        add_place (condition, ebb_directory_find_id (db->directory, sqlite3_column_blob (statement, 0)));
    }

  return state == 0;
}

/* Adds the entries whose rowids @statement yields. */
static gboolean
collect_rows (EbbDb *db, EbbStatement *statement, guint64 *condition, GError **error)
{
  int state;

  if (statement == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, statement, error)) > 0)
    add_place (condition, ebb_directory_find_row (db->directory, sqlite3_column_int64 (statement, 0)));

  return state == 0;
}

/* Adds the entries with a mark in one of @regions, a flag for each region there is,
 * or with one of @qualities. */
static gboolean
collect_marked (EbbDb *db, const gboolean *regions, guint qualities, guint64 *condition, GError **error)
{
  const EbbPlacedMark *marks;
  guint n_marks;

  marks = ebb_directory_get_marks (db, &n_marks, error);
  if (marks == NULL)
    return FALSE;

  for (guint i = 0; i < n_marks; i++)
    {
      if (regions[marks[i].region] || (marks[i].qualities & qualities) != 0)
        add_place (condition, marks[i].place);
    }

  return TRUE;
}

/* --- one word ---------------------------------------------------------------- */

static gboolean
contains_folded (const char *name, const char *folded_word)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return strstr (folded, folded_word) != NULL;
}

static gboolean
begins_a_word (const char *text, const char *folded_word)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  gboolean at_start = TRUE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (at_start && g_str_has_prefix (p, folded_word))
        return TRUE;
      at_start = !g_unichar_isalnum (g_utf8_get_char (p));
    }

  return FALSE;
}

/* The word as a quoted FTS5 string that must begin a word: nothing in it is taken
 * for an operator. */
static char *
to_match (const char *word)
{
  GString *match = g_string_new ("\"");

  for (; *word != '\0'; word++)
    {
      if (*word == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *word);
    }
  g_string_append (match, "\"*");

  return g_string_free (match, FALSE);
}

static gboolean
find_in_notes (EbbDb *db, const char *word, guint64 *condition, GError **error)
{
  g_autofree char *match = to_match (word);
  g_autoptr (EbbStatement) notes = ebb_db_query (db, error, "SELECT rowid FROM entry_search WHERE entry_search MATCH ?1", "s", match);

  return collect_rows (db, notes, condition, error);
}

static gboolean
find_in_tags (EbbDb *db, const char *folded, guint64 *condition, GError **error)
{
  g_auto (GStrv) tags = ebb_db_list_tags (db, error);

  if (tags == NULL)
    return FALSE;

  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autoptr (EbbStatement) tagged = NULL;

      if (!begins_a_word (tags[i], folded))
        continue;
      tagged = ebb_db_query (db, error, "SELECT entry FROM entry_tag WHERE tag = ?1", "s", tags[i]);
      if (!collect_ids (db, tagged, condition, error))
        return FALSE;
    }

  return TRUE;
}

/* Names of regions and of qualities. */
static gboolean
find_in_marks (EbbDb *db, const char *folded, guint64 *condition, GError **error)
{
  guint n_all;
  const EbbRegion *const *all = ebb_regions_get_all (&n_all);
  g_autofree gboolean *regions = g_new0 (gboolean, n_all);
  gboolean any = FALSE;
  guint qualities = 0;

  for (guint i = 0; i < n_all; i++)
    {
      regions[i] = ebb_region_matches (all[i], folded);
      any = any || regions[i];
    }
  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    {
      if (contains_folded (ebb_quality_get_name (i), folded))
        qualities |= 1u << i;
    }

  return (!any && qualities == 0) || collect_marked (db, regions, qualities, condition, error);
}

static gboolean
find_in_trackers (EbbDb *db, const char *folded, guint64 *condition, GError **error)
{
  g_autoptr (GPtrArray) trackers = ebb_db_list_trackers (db, error);

  if (trackers == NULL)
    return FALSE;

  for (guint i = 0; i < trackers->len; i++)
    {
      EbbTracker *tracker = g_ptr_array_index (trackers, i);
      g_autoptr (EbbStatement) values = NULL;

      if (!contains_folded (ebb_tracker_get_name (tracker), folded))
        continue;
      values = ebb_db_query (db, error, "SELECT entry FROM value WHERE tracker = ?1", "s", ebb_tracker_get_id (tracker));
      if (!collect_ids (db, values, condition, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_word (EbbDb *db, guint64 *condition, const char *word, GError **error)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  return find_in_notes (db, word, condition, error) &&
         find_in_tags (db, folded, condition, error) &&
         find_in_marks (db, folded, condition, error) &&
         find_in_trackers (db, folded, condition, error);
}

static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *normal = text == NULL ? NULL : g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  const char *start = NULL;

  for (const char *p = normal; p != NULL && words->len < MAX_WORDS; p = g_utf8_next_char (p))
    {
      gboolean ends = *p == '\0' || g_unichar_isspace (g_utf8_get_char (p));

      if (ends && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      else if (!ends && start == NULL)
        {
          start = p;
        }
      if (*p == '\0')
        break;
    }

  return words;
}

/* --- the other conditions ------------------------------------------------------- */

static gboolean
add_region (EbbDb *db, guint64 *condition, const EbbRegion *ancestor, GError **error)
{
  guint n_all;
  const EbbRegion *const *all = ebb_regions_get_all (&n_all);
  g_autofree gboolean *regions = g_new0 (gboolean, n_all);

  for (guint i = 0; i < n_all; i++)
    regions[i] = all[i] == ancestor || ebb_region_is_within (all[i], ancestor);

  return collect_marked (db, regions, 0, condition, error);
}

static gboolean
add_tracker (EbbDb *db, guint64 *condition, const char *tracker, GError **error)
{
  g_autoptr (EbbStatement) values = ebb_db_query (db, error, "SELECT entry FROM value WHERE tracker = ?1", "s", tracker);

  return collect_ids (db, values, condition, error);
}

static gboolean
add_note (EbbDb *db, guint64 *condition, guint n_entries, EbbNoteFilter filter, GError **error)
{
  g_autoptr (EbbStatement) notes =
    ebb_db_query (db, error, "SELECT rowid FROM entry INDEXED BY entry_with_note WHERE note IS NOT NULL", "");

  if (!collect_rows (db, notes, condition, error))
    return FALSE;
  for (guint i = 0; filter == EBB_NOTE_ABSENT && i <= n_entries / 64; i++)
    condition[i] = ~condition[i];

  return TRUE;
}

static gboolean
add_conditions (EbbDb *db, GPtrArray *conditions, guint n, const EbbQuery *query, GError **error)
{
  g_autoptr (GPtrArray) words = split_words (query->text);

  for (guint i = 0; i < words->len; i++)
    {
      if (!add_word (db, add_condition (conditions, n), g_ptr_array_index (words, i), error))
        return FALSE;
    }

  return (query->region == NULL || add_region (db, add_condition (conditions, n), query->region, error)) &&
         (query->tracker == NULL || add_tracker (db, add_condition (conditions, n), query->tracker, error)) &&
         (query->note == EBB_NOTE_ANY || add_note (db, add_condition (conditions, n), n, query->note, error));
}

/* --- what fits all ------------------------------------------------------------------ */

struct _EbbFound
{
  EbbQuery *query;  /* (owned) */
  guint generation; /* of the diary when it was found */
  GArray *hits;     /* (owned): EbbHit, newest first */
};

void
ebb_found_free (EbbFound *found)
{
  ebb_query_free (found->query);
  g_array_unref (found->hits);
  g_free (found);
}

static gboolean
fits_pain (double pain, const EbbQuery *query)
{
  /* A comparison with NAN is false: with a limit, no rating does not fit. */
  return (isnan (query->pain_min) && isnan (query->pain_max)) ||
         (pain >= (isnan (query->pain_min) ? -INFINITY : query->pain_min) &&
          pain <= (isnan (query->pain_max) ? INFINITY : query->pain_max));
}

static void
choose (const EbbHit *entries, guint n, GPtrArray *conditions, const EbbQuery *query, GArray *hits)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean fits = entries[i].day >= query->from && entries[i].day <= query->to && fits_pain (entries[i].pain, query);

      for (guint k = 0; fits && k < conditions->len; k++)
        {
          const guint64 *condition = g_ptr_array_index (conditions, k);

          fits = (condition[i / 64] >> (i % 64)) & 1;
        }
      if (fits)
        g_array_append_val (hits, entries[i]);
    }
}

/* Whether what was found for @found holds the answer for @query, too. */
static gboolean
covers (const EbbFound *found, const EbbQuery *query, guint generation)
{
  g_autoptr (EbbQuery) same_days = NULL;

  if (found == NULL || found->generation != generation || query->from < found->query->from || query->to > found->query->to)
    return FALSE;

  same_days = ebb_query_copy (query);
  same_days->from = found->query->from;
  same_days->to = found->query->to;

  return ebb_query_equal (found->query, same_days);
}

/* The first hit that is on @day or before it. */
static guint
find_day (GArray *hits, gint64 day)
{
  guint low = 0;
  guint high = hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (hits, EbbHit, middle).day > day)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Finds what fits @query, newest first. The result belongs to @db and lives until
 * the next call. Within a read transaction. */
const EbbHit *
ebb_db_find (EbbDb *db, const EbbQuery *query, guint *n_hits, GError **error)
{
  guint first, end;

  if (!ebb_db_poll (db, error))
    return NULL;

  if (!covers (db->found, query, db->generation))
    {
      g_autoptr (GPtrArray) conditions = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GArray) hits = g_array_sized_new (FALSE, FALSE, sizeof (EbbHit), 256);
      const EbbHit *entries;
      guint n;

      g_clear_pointer (&db->found, ebb_found_free);
      entries = ebb_directory_get (db, &n, error);
      if (entries == NULL || !add_conditions (db, conditions, n, query, error))
        return NULL;
      choose (entries, n, conditions, query, hits);

      db->found = g_new0 (EbbFound, 1);
      db->found->query = ebb_query_copy (query);
      db->found->generation = db->generation;
      db->found->hits = g_steal_pointer (&hits);
    }

  first = find_day (db->found->hits, query->to);
  end = find_day (db->found->hits, (gint64) query->from - 1);
  *n_hits = end - first;

  return (const EbbHit *) db->found->hits->data + first;
}
