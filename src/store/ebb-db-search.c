// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <math.h>
#include <string.h>

/* Finding entries. Each condition becomes a set of places in the directory; what is
 * in all sets fits. Names of regions, qualities and trackers are matched here and not
 * in the database, since they depend on the language of the session. */

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

static void
want_tags (const EbbDirectory *directory, guint8 *wanted, const char *folded)
{
  const char *const *names = ebb_directory_get_names (directory);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (begins_a_word (names[i], folded))
        ebb_directory_want (directory, wanted, names[i], EBB_WANTED_TAG);
    }
}

static void
want_regions (const EbbDirectory *directory, guint8 *wanted, const char *folded)
{
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      if (ebb_region_matches (all[i], folded))
        ebb_directory_want (directory, wanted, all[i]->id, EBB_WANTED_REGION);
    }
}

static guint
find_qualities (const char *folded)
{
  guint qualities = 0;

  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    {
      if (contains_folded (ebb_quality_get_name (i), folded))
        qualities |= 1u << i;
    }

  return qualities;
}

static gboolean
want_trackers (EbbDb *db, guint8 *wanted, const char *folded, GError **error)
{
  g_autoptr (GPtrArray) trackers = ebb_db_list_trackers (db, error);

  for (guint i = 0; trackers != NULL && i < trackers->len; i++)
    {
      EbbTracker *tracker = g_ptr_array_index (trackers, i);

      if (contains_folded (ebb_tracker_get_name (tracker), folded))
        ebb_directory_want (db->directory, wanted, ebb_tracker_get_id (tracker), EBB_WANTED_TRACKER);
    }

  return trackers != NULL;
}

static gboolean
add_word (EbbDb *db, guint64 *condition, const char *word, GError **error)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  g_autofree guint8 *wanted = ebb_directory_want_nothing (db->directory);

  if (!find_in_notes (db, word, condition, error) || !want_trackers (db, wanted, folded, error))
    return FALSE;
  want_tags (db->directory, wanted, folded);
  want_regions (db->directory, wanted, folded);

  return ebb_directory_collect (db->directory, wanted, find_qualities (folded), condition, error);
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
add_region (const EbbDirectory *directory, guint64 *condition, const EbbRegion *ancestor, GError **error)
{
  g_autofree guint8 *wanted = ebb_directory_want_nothing (directory);
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      if (all[i] == ancestor || ebb_region_is_within (all[i], ancestor))
        ebb_directory_want (directory, wanted, all[i]->id, EBB_WANTED_REGION);
    }

  return ebb_directory_collect (directory, wanted, 0, condition, error);
}

static gboolean
add_tracker (const EbbDirectory *directory, guint64 *condition, const char *tracker, GError **error)
{
  g_autofree guint8 *wanted = ebb_directory_want_nothing (directory);

  ebb_directory_want (directory, wanted, tracker, EBB_WANTED_TRACKER);

  return ebb_directory_collect (directory, wanted, 0, condition, error);
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

  return (query->region == NULL || add_region (db->directory, add_condition (conditions, n), query->region, error)) &&
         (query->tracker == NULL || add_tracker (db->directory, add_condition (conditions, n), query->tracker, error)) &&
         (query->note == EBB_NOTE_ANY || add_note (db, add_condition (conditions, n), n, query->note, error));
}

/* --- what fits all ------------------------------------------------------------------ */

struct _EbbFound
{
  EbbQuery *query;  /* (owned) */
  guint generation; /* of the diary when it was found */
  GPtrArray *hits;  /* (owned): EbbHit of the directory, newest first */
};

void
ebb_found_free (EbbFound *found)
{
  ebb_query_free (found->query);
  g_ptr_array_unref (found->hits);
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
choose (const EbbDirectory *directory, GPtrArray *conditions, const EbbQuery *query, GPtrArray *hits)
{
  guint n;
  const EbbHit *entries = ebb_directory_get_entries (directory, &n);
  const guint32 *order = ebb_directory_get_order (directory);

  for (guint k = 0; k < n; k++)
    {
      guint i = order[k];
      gboolean fits = entries[i].day >= query->from && entries[i].day <= query->to && fits_pain (entries[i].pain, query);

      for (guint c = 0; fits && c < conditions->len; c++)
        {
          const guint64 *condition = g_ptr_array_index (conditions, c);

          fits = (condition[i / 64] >> (i % 64)) & 1;
        }
      if (fits)
        g_ptr_array_add (hits, (gpointer) &entries[i]);
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
find_day (GPtrArray *hits, gint64 day)
{
  guint low = 0;
  guint high = hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      const EbbHit *hit = g_ptr_array_index (hits, middle);

      if (hit->day > day)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Finds what fits @query, newest first. The result belongs to @db and lives until
 * the next call. Within a read transaction. */
const EbbHit *const *
ebb_db_find (EbbDb *db, const EbbQuery *query, guint *n_hits, GError **error)
{
  guint first, end;

  if (!ebb_db_poll (db, error))
    return NULL;

  if (!covers (db->found, query, db->generation))
    {
      g_autoptr (GPtrArray) conditions = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) hits = g_ptr_array_sized_new (256); /* not NULL when nothing fits */
      const EbbDirectory *directory;
      guint n;

      g_clear_pointer (&db->found, ebb_found_free);
      directory = ebb_directory_get (db, error);
      if (directory == NULL)
        return NULL;
      ebb_directory_get_entries (directory, &n);
      if (!add_conditions (db, conditions, n, query, error))
        return NULL;
      choose (directory, conditions, query, hits);

      db->found = g_new0 (EbbFound, 1);
      db->found->query = ebb_query_copy (query);
      db->found->generation = db->generation;
      db->found->hits = g_steal_pointer (&hits);
    }

  first = find_day (db->found->hits, query->to);
  end = find_day (db->found->hits, (gint64) query->from - 1);
  *n_hits = end - first;

  return (const EbbHit *const *) db->found->hits->pdata + first;
}
