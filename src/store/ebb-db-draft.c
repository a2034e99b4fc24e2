// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"
#include "model/ebb-rating.h"

#include <math.h>
#include <string.h>
#include <yajl/yajl_gen.h>
#include <yajl/yajl_tree.h>

/* Unfinished entries, as JSON: a draft may hold what an entry may not, and must
 * survive changes of the schema. What a later version does not understand is left
 * out rather than failing the whole draft. */

static void
put_text (yajl_gen json, const char *text)
{
  yajl_gen_string (json, (const unsigned char *) text, strlen (text));
}

static void
put_text_member (yajl_gen json, const char *name, const char *text)
{
  if (text == NULL)
    return;
  put_text (json, name);
  put_text (json, text);
}

static void
put_integer_member (yajl_gen json, const char *name, gint64 number)
{
  put_text (json, name);
  yajl_gen_integer (json, number);
}

static void
put_number_member (yajl_gen json, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    return;
  put_text (json, name);
  g_ascii_dtostr (buffer, sizeof buffer, number);
  yajl_gen_number (json, buffer, strlen (buffer));
}

static const char *const rating_names[EBB_N_RATING_SLOTS] = { "pain", "average", "worst", "least" };

static void
put_marks (yajl_gen json, EbbEntry *draft)
{
  put_text (json, "marks");
  yajl_gen_array_open (json);
  for (guint i = 0; i < ebb_entry_get_n_marks (draft); i++)
    {
      const EbbMark *mark = ebb_entry_get_mark (draft, i);

      yajl_gen_map_open (json);
      put_text_member (json, "region", mark->region->id);
      put_number_member (json, "intensity", mark->intensity);
      put_integer_member (json, "qualities", mark->qualities);
      put_integer_member (json, "depth", (gint64) mark->depth);
      put_integer_member (json, "swelling", mark->swelling);
      yajl_gen_map_close (json);
    }
  yajl_gen_array_close (json);
}

static void
put_values (yajl_gen json, EbbEntry *draft)
{
  put_text (json, "values");
  yajl_gen_array_open (json);
  for (guint i = 0; i < ebb_entry_get_n_values (draft); i++)
    {
      const EbbValue *value = ebb_entry_get_value (draft, i);

      yajl_gen_map_open (json);
      put_text_member (json, "tracker", value->tracker);
      if (value->choice != NULL)
        put_text_member (json, "choice", value->choice);
      else
        put_number_member (json, "number", value->number);
      yajl_gen_map_close (json);
    }
  yajl_gen_array_close (json);
}

static char *
draft_to_json (EbbEntry *draft)
{
  yajl_gen json = yajl_gen_alloc (NULL);
  EbbMoment moment = ebb_entry_get_moment (draft);
  const unsigned char *text;
  size_t length;
  char *result;

  yajl_gen_map_open (json);
  put_text_member (json, "id", ebb_entry_get_id (draft));
  put_integer_member (json, "modified", ebb_entry_get_modified (draft));
  put_integer_member (json, "at", moment.at);
  put_integer_member (json, "offset", moment.offset);
  for (int slot = 0; slot < EBB_N_RATING_SLOTS; slot++)
    put_number_member (json, rating_names[slot], ebb_entry_get_rating (draft, (EbbRatingSlot) slot));
  put_text_member (json, "note", ebb_entry_get_note (draft));
  put_marks (json, draft);
  put_values (json, draft);
  put_text (json, "tags");
  yajl_gen_array_open (json);
  for (guint i = 0; i < ebb_entry_get_n_tags (draft); i++)
    put_text (json, ebb_entry_get_tag (draft, i));
  yajl_gen_array_close (json);
  yajl_gen_map_close (json);

  yajl_gen_get_buf (json, &text, &length);
  result = g_strndup ((const char *) text, length);
  yajl_gen_free (json);

  return result;
}

static yajl_val
get_member (yajl_val json, const char *name, yajl_type type)
{
  const char *path[] = { name, NULL };

  return yajl_tree_get (json, path, type);
}

static const char *
get_text (yajl_val json, const char *name)
{
  yajl_val member = get_member (json, name, yajl_t_string);

  return YAJL_GET_STRING (member);
}

static gint64
get_integer (yajl_val json, const char *name, gint64 fallback)
{
  yajl_val member = get_member (json, name, yajl_t_number);

  return YAJL_IS_INTEGER (member) ? YAJL_GET_INTEGER (member) : fallback;
}

static double
get_number (yajl_val json, const char *name)
{
  yajl_val member = get_member (json, name, yajl_t_number);

  return member == NULL ? NAN : g_ascii_strtod (YAJL_GET_NUMBER (member), NULL);
}

static void
take_mark (EbbEntry *draft, yajl_val json)
{
  const char *name = get_text (json, "region");
  const EbbRegion *region = name == NULL ? NULL : ebb_region_find_or_keep (name);
  EbbMark mark;

  if (region == NULL)
    return;

  ebb_mark_init (&mark, region);
  mark.intensity = get_number (json, "intensity");
  mark.qualities = (guint) get_integer (json, "qualities", 0);
  mark.depth = (EbbDepth) get_integer (json, "depth", EBB_DEPTH_ABSENT);
  mark.swelling = (int) get_integer (json, "swelling", EBB_SWELLING_ABSENT);
  if (ebb_mark_is_valid (&mark))
    ebb_entry_set_mark (draft, &mark);
}

static void
take_value (EbbEntry *draft, yajl_val json)
{
  const char *tracker = get_text (json, "tracker");
  const char *choice = get_text (json, "choice");
  double number = get_number (json, "number");

  if (tracker == NULL)
    return;
  if (choice != NULL)
    ebb_entry_set_choice (draft, tracker, choice);
  else if (isfinite (number))
    ebb_entry_set_number (draft, tracker, number);
}

static EbbEntry *
draft_from_json (const char *text)
{
  yajl_val json = yajl_tree_parse (text, NULL, 0);
  EbbMoment moment = { get_integer (json, "at", 0), (gint32) get_integer (json, "offset", 0) };
  g_autoptr (EbbEntry) draft = NULL;
  yajl_val list;

  if (!YAJL_IS_OBJECT (json) || !ebb_moment_is_valid (moment))
    {
      yajl_tree_free (json);
      return NULL;
    }

  draft = ebb_entry_new (moment);
  ebb_entry_set_id (draft, get_text (json, "id"));
  ebb_entry_set_modified (draft, get_integer (json, "modified", 0));
  for (int slot = 0; slot < EBB_N_RATING_SLOTS; slot++)
    {
      double rating = get_number (json, rating_names[slot]);

      if (ebb_rating_is_valid (rating))
        ebb_entry_set_rating (draft, (EbbRatingSlot) slot, rating);
    }
  ebb_entry_set_note (draft, get_text (json, "note"));

  list = get_member (json, "marks", yajl_t_array);
  for (size_t i = 0; list != NULL && i < list->u.array.len; i++)
    take_mark (draft, list->u.array.values[i]);
  list = get_member (json, "values", yajl_t_array);
  for (size_t i = 0; list != NULL && i < list->u.array.len; i++)
    take_value (draft, list->u.array.values[i]);
  list = get_member (json, "tags", yajl_t_array);
  for (size_t i = 0; list != NULL && i < list->u.array.len; i++)
    {
      const char *tag = YAJL_GET_STRING (list->u.array.values[i]);

      if (tag != NULL && *tag != '\0')
        ebb_entry_add_tag (draft, tag);
    }
  yajl_tree_free (json);

  return g_steal_pointer (&draft);
}

/* Removes a draft within the open transaction. */
gboolean
ebb_db_remove_draft (EbbDb *db, const char *slot, GError **error)
{
  if (!ebb_db_run (db, error, "DELETE FROM draft WHERE slot = ?1", "s", slot))
    return FALSE;
  if (sqlite3_changes (db->handle) > 0)
    ebb_db_note_change (db, EBB_CHANGE_DRAFTS, EBB_DAY_MAX, EBB_DAY_MIN);

  return TRUE;
}

static gboolean
write_draft (EbbDb *db, const char *slot, EbbEntry *draft, GError **error)
{
  g_autofree char *body = draft_to_json (draft);

  ebb_db_note_change (db, EBB_CHANGE_DRAFTS, EBB_DAY_MAX, EBB_DAY_MIN);

  return ebb_db_run (db, error,
                     "INSERT INTO draft (slot, body, modified) VALUES (?1, ?2, ?3) "
                     "ON CONFLICT (slot) DO UPDATE SET body = excluded.body, modified = excluded.modified",
                     "ssi", slot, body, ebb_db_next_modified (db, 0));
}

/* See ebb_store_save_draft_async(). */
gboolean
ebb_db_save_draft (EbbDb *db, const char *slot, EbbEntry *draft, GError **error)
{
  if (!ebb_db_begin (db, error))
    return FALSE;

  if (draft != NULL ? !write_draft (db, slot, draft, error) : !ebb_db_remove_draft (db, slot, error))
    {
      ebb_db_rollback (db);
      return FALSE;
    }

  return ebb_db_commit (db, error);
}

/* See ebb_store_load_draft_async(). A draft that cannot be read is none. */
gboolean
ebb_db_load_draft (EbbDb *db, const char *slot, EbbEntry **draft, GError **error)
{
  g_autoptr (EbbStatement) row = ebb_db_query (db, error, "SELECT body FROM draft WHERE slot = ?1", "s", slot);
  int state;

  *draft = NULL;
  if (row == NULL || (state = ebb_db_step (db, row, error)) < 0)
    return FALSE;
  if (state > 0 && ebb_column_text (row, 0) != NULL)
    *draft = draft_from_json (ebb_column_text (row, 0));

  return TRUE;
}
