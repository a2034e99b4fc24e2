// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <math.h>
#include <string.h>
#include <yajl/yajl_gen.h>

/* Finding entries. Each condition becomes a set of entries, read from an index of
 * its own; then one walk along the index of days, newest first, keeps what is in
 * all sets. Names of regions, qualities and trackers are matched here and not in
 * the database, since they depend on the language of the session. */

#define MAX_WORDS 32

/* --- sets of entries ------------------------------------------------------ */

/* An entry is known by its id in some indexes and by its rowid in others. */
typedef struct
{
  guint64 high;
  guint64 low;
} Key;

/* Open addressing; (0, 0) is a free place: no id and no rowid is 0. */
typedef struct
{
  Key *places;
  gsize mask;
  gsize n_used;
} KeySet;

static void
key_set_init (KeySet *set)
{
  set->mask = 1023;
  set->n_used = 0;
  set->places = g_new0 (Key, set->mask + 1);
}

static void
key_set_clear (KeySet *set)
{
  g_clear_pointer (&set->places, g_free);
}

static gsize
hash (Key key)
{
  guint64 mixed = (key.high ^ (key.low * 0x9e3779b97f4a7c15u)) * 0xff51afd7ed558ccdu;

  return (gsize) (mixed ^ (mixed >> 32));
}

static Key *
key_set_find (const KeySet *set, Key key)
{
  gsize i = hash (key) & set->mask;

  while ((set->places[i].high != 0 || set->places[i].low != 0) &&
         (set->places[i].high != key.high || set->places[i].low != key.low))
    i = (i + 1) & set->mask;

  return &set->places[i];
}

static gboolean
key_set_has (const KeySet *set, Key key)
{
  const Key *place = key_set_find (set, key);

  return place->high != 0 || place->low != 0;
}

static void
key_set_add (KeySet *set, Key key)
{
  Key *place = key_set_find (set, key);

  if (place->high != 0 || place->low != 0)
    return;

  *place = key;
  set->n_used++;
  if (set->n_used * 2 > set->mask)
    {
      KeySet larger = { .mask = set->mask * 4 + 3, .n_used = set->n_used };

      larger.places = g_new0 (Key, larger.mask + 1);
      for (gsize i = 0; i <= set->mask; i++)
        {
          if (set->places[i].high != 0 || set->places[i].low != 0)
            *key_set_find (&larger, set->places[i]) = set->places[i];
        }
      g_free (set->places);
      *set = larger;
    }
}

static Key
key_of_id (const guint8 *id)
{
  Key key;

  memcpy (&key.high, id, 8);
  memcpy (&key.low, id + 8, 8);

  return key;
}

static Key
key_of_row (gint64 rowid)
{
  return (Key){ 0, (guint64) rowid };
}

/* --- conditions ------------------------------------------------------------ */

/* Entries in any of the sets fulfil the condition; with `negated`, the others. */
typedef struct
{
  KeySet ids;
  KeySet rows;
  gboolean negated;
} Condition;

static void
condition_clear (gpointer data)
{
  Condition *condition = data;

  key_set_clear (&condition->ids);
  key_set_clear (&condition->rows);
}

static Condition *
add_condition (GArray *conditions)
{
  Condition condition = { .negated = FALSE };

  key_set_init (&condition.ids);
  key_set_init (&condition.rows);
  g_array_append_val (conditions, condition);

  return &g_array_index (conditions, Condition, conditions->len - 1);
}

static gboolean
fulfils (const Condition *condition, Key id, Key row)
{
  return ((condition->rows.n_used > 0 && key_set_has (&condition->rows, row)) ||
          (condition->ids.n_used > 0 && key_set_has (&condition->ids, id))) != condition->negated;
}

/* Adds the entries whose ids @statement yields. */
static gboolean
collect_ids (EbbDb *db, EbbStatement *statement, KeySet *ids, GError **error)
{
  int state;

  if (statement == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, statement, error)) > 0)
    {
      if (sqlite3_column_bytes (statement, 0) == EBB_UUID_BYTES)
        key_set_add (ids, key_of_id (sqlite3_column_blob (statement, 0)));
    }

  return state == 0;
}

static gboolean
collect_rows (EbbDb *db, EbbStatement *statement, KeySet *rows, GError **error)
{
  int state;

  if (statement == NULL)
    return FALSE;
  while ((state = ebb_db_step (db, statement, error)) > 0)
    key_set_add (rows, key_of_row (sqlite3_column_int64 (statement, 0)));

  return state == 0;
}

/* A list of words as the JSON array that json_each() takes. */
static char *
to_json (GPtrArray *words)
{
  yajl_gen json = yajl_gen_alloc (NULL);
  const unsigned char *text;
  size_t length;
  char *result;

  yajl_gen_array_open (json);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      yajl_gen_string (json, (const unsigned char *) word, strlen (word));
    }
  yajl_gen_array_close (json);
  yajl_gen_get_buf (json, &text, &length);
  result = g_strndup ((const char *) text, length);
  yajl_gen_free (json);

  return result;
}

static gboolean
collect_marked (EbbDb *db, GPtrArray *regions, KeySet *ids, GError **error)
{
  g_autofree char *json = NULL;
  g_autoptr (EbbStatement) marks = NULL;

  if (regions->len == 0)
    return TRUE;

  json = to_json (regions);
  marks = ebb_db_query (db, error, "SELECT entry FROM mark WHERE region IN (SELECT value FROM json_each(?1))", "s", json);

  return collect_ids (db, marks, ids, error);
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
find_in_notes (EbbDb *db, const char *word, KeySet *rows, GError **error)
{
  g_autofree char *match = to_match (word);
  g_autoptr (EbbStatement) notes = ebb_db_query (db, error, "SELECT rowid FROM entry_search WHERE entry_search MATCH ?1", "s", match);

  return collect_rows (db, notes, rows, error);
}

static gboolean
find_in_tags (EbbDb *db, const char *folded, KeySet *ids, GError **error)
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
      if (!collect_ids (db, tagged, ids, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_in_regions (EbbDb *db, const char *folded, KeySet *ids, GError **error)
{
  g_autoptr (GPtrArray) regions = g_ptr_array_new ();
  guint n_all;
  const EbbRegion *const *all = ebb_regions_get_all (&n_all);

  for (guint i = 0; i < n_all; i++)
    {
      if (ebb_region_matches (all[i], folded))
        g_ptr_array_add (regions, (gpointer) all[i]->id);
    }

  return collect_marked (db, regions, ids, error);
}

static gboolean
find_in_qualities (EbbDb *db, const char *folded, KeySet *ids, GError **error)
{
  g_autoptr (EbbStatement) marks = NULL;
  guint qualities = 0;

  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    {
      if (contains_folded (ebb_quality_get_name (i), folded))
        qualities |= 1u << i;
    }
  if (qualities == 0)
    return TRUE;

  marks = ebb_db_query (db, error, "SELECT entry FROM mark WHERE qualities & ?1", "i", (gint64) qualities);

  return collect_ids (db, marks, ids, error);
}

static gboolean
find_in_trackers (EbbDb *db, const char *folded, KeySet *ids, GError **error)
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
      if (!collect_ids (db, values, ids, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_word (EbbDb *db, GArray *conditions, const char *word, GError **error)
{
  Condition *condition = add_condition (conditions);
  g_autofree char *folded = g_utf8_casefold (word, -1);

  return find_in_notes (db, word, &condition->rows, error) &&
         find_in_tags (db, folded, &condition->ids, error) &&
         find_in_regions (db, folded, &condition->ids, error) &&
         find_in_qualities (db, folded, &condition->ids, error) &&
         find_in_trackers (db, folded, &condition->ids, error);
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
add_region (EbbDb *db, GArray *conditions, const EbbRegion *ancestor, GError **error)
{
  Condition *condition = add_condition (conditions);
  g_autoptr (GPtrArray) regions = g_ptr_array_new ();
  guint n_all;
  const EbbRegion *const *all = ebb_regions_get_all (&n_all);

  for (guint i = 0; i < n_all; i++)
    {
      if (all[i] == ancestor || ebb_region_is_within (all[i], ancestor))
        g_ptr_array_add (regions, (gpointer) all[i]->id);
    }

  return collect_marked (db, regions, &condition->ids, error);
}

static gboolean
add_tracker (EbbDb *db, GArray *conditions, const char *tracker, GError **error)
{
  Condition *condition = add_condition (conditions);
  g_autoptr (EbbStatement) values = ebb_db_query (db, error, "SELECT entry FROM value WHERE tracker = ?1", "s", tracker);

  return collect_ids (db, values, &condition->ids, error);
}

static gboolean
add_note (EbbDb *db, GArray *conditions, const EbbQuery *query, GError **error)
{
  Condition *condition = add_condition (conditions);
  g_autoptr (EbbStatement) notes =
    ebb_db_query (db, error,
                  "SELECT rowid FROM entry INDEXED BY entry_with_note WHERE note IS NOT NULL AND day BETWEEN ?1 AND ?2",
                  "nn", (int) query->from, (int) query->to);

  condition->negated = query->note == EBB_NOTE_ABSENT;

  return collect_rows (db, notes, &condition->rows, error);
}

static gboolean
add_conditions (EbbDb *db, GArray *conditions, const EbbQuery *query, GError **error)
{
  g_autoptr (GPtrArray) words = split_words (query->text);

  for (guint i = 0; i < words->len; i++)
    {
      if (!add_word (db, conditions, g_ptr_array_index (words, i), error))
        return FALSE;
    }

  return (query->region == NULL || add_region (db, conditions, query->region, error)) &&
         (query->tracker == NULL || add_tracker (db, conditions, query->tracker, error)) &&
         (query->note == EBB_NOTE_ANY || add_note (db, conditions, query, error));
}

/* --- the walk ----------------------------------------------------------------------- */

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
walk (EbbDb *db, const EbbQuery *query, GArray *conditions, GArray *hits, GError **error)
{
  double min = isnan (query->pain_min) ? -INFINITY : query->pain_min;
  double max = isnan (query->pain_max) ? INFINITY : query->pain_max;
  gboolean any_pain = isnan (query->pain_min) && isnan (query->pain_max);
  g_autoptr (EbbStatement) entries =
    ebb_db_query (db, error,
                  "SELECT rowid, day, at, id, pain FROM entry INDEXED BY entry_by_day WHERE day BETWEEN ?1 AND ?2 "
                  "ORDER BY day DESC, at DESC, id DESC",
                  "nn", (int) query->from, (int) query->to);
  int state;

  if (entries == NULL)
    return FALSE;

  while ((state = ebb_db_step (db, entries, error)) > 0)
    {
      EbbHit hit = { .rowid = sqlite3_column_int64 (entries, 0), .pain = ebb_column_double (entries, 4) };
      gboolean fits = TRUE;

      /* A comparison with NAN is false: no rating, no fit. */
      if ((!any_pain && !(hit.pain >= min && hit.pain <= max)) || sqlite3_column_bytes (entries, 3) != EBB_UUID_BYTES)
        continue;
      memcpy (hit.id, sqlite3_column_blob (entries, 3), EBB_UUID_BYTES);
      for (guint i = 0; i < conditions->len && fits; i++)
        fits = fulfils (&g_array_index (conditions, Condition, i), key_of_id (hit.id), key_of_row (hit.rowid));
      if (!fits)
        continue;
      hit.day = sqlite3_column_int (entries, 1);
      hit.at = sqlite3_column_int64 (entries, 2);
      g_array_append_val (hits, hit);
    }

  return state == 0;
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
      g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
      g_autoptr (GArray) hits = g_array_sized_new (FALSE, FALSE, sizeof (EbbHit), 256);

      g_array_set_clear_func (conditions, condition_clear);
      g_clear_pointer (&db->found, ebb_found_free);
      if (!add_conditions (db, conditions, query, error) || !walk (db, query, conditions, hits, error))
        return NULL;

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
