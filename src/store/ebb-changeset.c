// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-changeset.h"

#include <math.h>
#include <string.h>

/* The format is described at the top of SQLite's sqlite3session.c: for each table
 * a header, then for each row the kind of change, a flag, and the values. It is
 * what sqlite3session_changeset() returns, and is kept compatible since changesets
 * are made to be stored. */

/* What is added here are rows of the first ones. */
enum
{
  TABLE_ENTRY,
  TABLE_MARK,
  TABLE_VALUE,
  TABLE_TAG,
  N_TABLES,
};

/* As in the newest schema. */
const EbbChangesetTable ebb_changeset_tables[EBB_CHANGESET_N_TABLES] = {
  { "entry", 10, { 1 } },
  { "mark", 6, { 1, 2 } },
  { "value", 4, { 1, 2 } },
  { "entry_tag", 2, { 1, 2 } },
  { "tracker", 8, { 1 } },
  { "annotation", 5, { 1 } },
  { "condition", 6, { 1 } },
  { "goal", 10, { 1 } },
  { "course", 22, { 1 } },
  { "course_slot", 4, { 1, 2 } },
  { "course_phase", 4, { 1, 2 } },
  { "session", 19, { 1 } },
  { "session_part", 6, { 1, 2 } },
  { "session_rating", 7, { 1, 2 } },
  { "session_effect", 6, { 1, 2 } },
  { "session_answer", 4, { 1, 2 } },
  { "session_follow_up", 11, { 1, 2 } },
  { "review", 15, { 1 } },
  { "review_goal", 6, { 1, 2 } },
};

const char *const ebb_changeset_therapy_tables[] = {
  "condition",
  "goal",
  "course",
  "course_slot",
  "course_phase",
  "session",
  "session_part",
  "session_rating",
  "session_effect",
  "session_answer",
  "session_follow_up",
  "review",
  "review_goal",
  NULL,
};

struct _EbbChangeset
{
  GByteArray *rows[N_TABLES]; /* (owned) */
};

EbbChangeset *
ebb_changeset_new (void)
{
  EbbChangeset *changeset = g_new0 (EbbChangeset, 1);

  for (guint i = 0; i < N_TABLES; i++)
    changeset->rows[i] = g_byte_array_new ();

  return changeset;
}

void
ebb_changeset_free (EbbChangeset *changeset)
{
  for (guint i = 0; i < N_TABLES; i++)
    g_byte_array_unref (changeset->rows[i]);
  g_free (changeset);
}

static void
put_byte (GByteArray *bytes, guint8 byte)
{
  g_byte_array_append (bytes, &byte, 1);
}

/* SQLite's variable-length number, for up to 28 bits. */
static void
put_length (GByteArray *bytes, gsize length)
{
  for (int shift = 21; shift > 0; shift -= 7)
    {
      if (length >> shift != 0)
        put_byte (bytes, (guint8) (0x80 | ((length >> shift) & 0x7f)));
    }
  put_byte (bytes, (guint8) (length & 0x7f));
}

static void
put_row (GByteArray *bytes)
{
  put_byte (bytes, SQLITE_INSERT);
  put_byte (bytes, 0);
}

static void
put_null (GByteArray *bytes)
{
  put_byte (bytes, SQLITE_NULL);
}

static void
put_integer (GByteArray *bytes, gint64 number)
{
  guint64 big = GUINT64_TO_BE ((guint64) number);

  put_byte (bytes, SQLITE_INTEGER);
  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

/* A number that may be absent. */
static void
put_double (GByteArray *bytes, double number)
{
  guint64 bits;

  if (isnan (number))
    {
      put_null (bytes);
      return;
    }

  number += 0.0; /* no negative zero */
  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_BE (bits);
  put_byte (bytes, SQLITE_FLOAT);
  g_byte_array_append (bytes, (const guint8 *) &bits, sizeof bits);
}

static void
put_text (GByteArray *bytes, const char *text)
{
  if (text == NULL)
    {
      put_null (bytes);
      return;
    }

  put_byte (bytes, SQLITE_TEXT);
  put_length (bytes, strlen (text));
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

static void
put_id (GByteArray *bytes, const guint8 *id)
{
  put_byte (bytes, SQLITE_BLOB);
  put_length (bytes, EBB_UUID_BYTES);
  g_byte_array_append (bytes, id, EBB_UUID_BYTES);
}

static void
add_mark (GByteArray *bytes, const guint8 *id, const EbbMark *mark)
{
  put_row (bytes);
  put_id (bytes, id);
  put_text (bytes, mark->region->id);
  put_double (bytes, mark->intensity);
  put_integer (bytes, mark->qualities);
  if (mark->depth != EBB_DEPTH_ABSENT)
    put_integer (bytes, (gint64) mark->depth);
  else
    put_null (bytes);
  if (mark->swelling != EBB_SWELLING_ABSENT)
    put_integer (bytes, mark->swelling);
  else
    put_null (bytes);
}

static void
add_value (GByteArray *bytes, const guint8 *id, const EbbValue *value)
{
  put_row (bytes);
  put_id (bytes, id);
  put_text (bytes, value->tracker);
  put_double (bytes, value->choice != NULL ? NAN : value->number);
  put_text (bytes, value->choice);
}

void
ebb_changeset_add_entry (EbbChangeset *changeset, EbbEntry *entry, const guint8 *id, gint64 modified)
{
  GByteArray *bytes = changeset->rows[TABLE_ENTRY];
  EbbMoment moment = ebb_entry_get_moment (entry);

  put_row (bytes);
  put_id (bytes, id);
  put_integer (bytes, moment.at);
  put_integer (bytes, moment.offset);
  put_integer (bytes, ebb_entry_get_day (entry));
  put_double (bytes, ebb_entry_get_rating (entry, EBB_RATING_NOW));
  put_double (bytes, ebb_entry_get_rating (entry, EBB_RATING_AVERAGE));
  put_double (bytes, ebb_entry_get_rating (entry, EBB_RATING_WORST));
  put_double (bytes, ebb_entry_get_rating (entry, EBB_RATING_LEAST));
  put_text (bytes, ebb_entry_get_note (entry));
  put_integer (bytes, modified);

  for (guint i = 0; i < ebb_entry_get_n_marks (entry); i++)
    add_mark (changeset->rows[TABLE_MARK], id, ebb_entry_get_mark (entry, i));
  for (guint i = 0; i < ebb_entry_get_n_values (entry); i++)
    add_value (changeset->rows[TABLE_VALUE], id, ebb_entry_get_value (entry, i));
  for (guint i = 0; i < ebb_entry_get_n_tags (entry); i++)
    {
      put_row (changeset->rows[TABLE_TAG]);
      put_id (changeset->rows[TABLE_TAG], id);
      put_text (changeset->rows[TABLE_TAG], ebb_entry_get_tag (entry, i));
    }
}

/* Writes the changeset after what @bytes holds. */
void
ebb_changeset_append_to (EbbChangeset *changeset, GByteArray *bytes)
{
  for (guint i = 0; i < N_TABLES; i++)
    {
      const EbbChangesetTable *table = &ebb_changeset_tables[i];

      if (changeset->rows[i]->len == 0)
        continue;
      put_byte (bytes, 'T');
      put_length (bytes, table->n_columns);
      g_byte_array_append (bytes, table->keys, table->n_columns);
      g_byte_array_append (bytes, (const guint8 *) table->name, (guint) strlen (table->name) + 1);
      g_byte_array_append (bytes, changeset->rows[i]->data, changeset->rows[i]->len);
    }
}
