// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-safety-answers.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ebb-error.h"

/*
 * Answers as one line of JSON, kept with the course or the session that they belong to:
 *
 *   {"v":1,"form":"full","none":["emergency","doctor"],
 *    "yes":{"hot-joint":{"at":["knee-left"]},"cancer":{"ok":true}}}
 *
 * "ok" says that a doctor agreed; "skipped":true that the form was passed over. What a
 * newer version added is kept letter by letter, so that passing through an older one
 * loses nothing. The reader takes only what is JSON, and no more of it than it needs.
 */

#define MAX_DEPTH 16
#define MAX_VERSION 999999

typedef struct
{
  const char *p;
  const char *end;
} Reader;

/* A piece of the text, without its quotes. */
typedef struct
{
  const char *start;
  gsize length;
} Piece;

static gboolean
piece_is (Piece piece,
          const char *word)
{
  return strlen (word) == piece.length && memcmp (piece.start, word, piece.length) == 0;
}

static void
skip_space (Reader *reader)
{
  while (reader->p < reader->end && strchr (" \t\r\n", *reader->p) != NULL)
    reader->p++;
}

/* Takes one sign, with the space around it. */
static gboolean
take (Reader *reader,
      char c)
{
  skip_space (reader);
  if (reader->p == reader->end || *reader->p != c)
    return FALSE;
  reader->p++;
  skip_space (reader);
  return TRUE;
}

static gboolean
take_word (Reader *reader,
           const char *word)
{
  gsize length = strlen (word);

  skip_space (reader);
  if ((gsize) (reader->end - reader->p) < length || memcmp (reader->p, word, length) != 0)
    return FALSE;
  reader->p += length;
  return TRUE;
}

static gboolean
skip_escape (Reader *reader)
{
  if (reader->p == reader->end)
    return FALSE;
  if (*reader->p != 'u')
    return strchr ("\"\\/bfnrt", *reader->p++) != NULL;
  reader->p++;
  for (guint i = 0; i < 4; i++, reader->p++)
    if (reader->p == reader->end || !g_ascii_isxdigit (*reader->p))
      return FALSE;
  return TRUE;
}

/* Ids hold no signs that need an escape, so escapes are only passed over. */
static gboolean
read_string (Reader *reader,
             Piece *piece)
{
  skip_space (reader);
  if (reader->p == reader->end || *reader->p++ != '"')
    return FALSE;
  piece->start = reader->p;
  while (reader->p < reader->end && *reader->p != '"')
    {
      char c = *reader->p++;

      if ((guchar) c < 0x20 || (c == '\\' && !skip_escape (reader)))
        return FALSE;
    }
  piece->length = (gsize) (reader->p - piece->start);
  return reader->p < reader->end && *reader->p++ == '"';
}

static gboolean
skip_digits (Reader *reader)
{
  const char *start = reader->p;

  while (reader->p < reader->end && g_ascii_isdigit (*reader->p))
    reader->p++;
  return reader->p > start;
}

static gboolean
skip_number (Reader *reader)
{
  if (*reader->p == '-')
    reader->p++;
  if (reader->p < reader->end && *reader->p == '0')
    reader->p++;
  else if (!skip_digits (reader))
    return FALSE;
  if (reader->p < reader->end && *reader->p == '.')
    {
      reader->p++;
      if (!skip_digits (reader))
        return FALSE;
    }
  if (reader->p < reader->end && (*reader->p == 'e' || *reader->p == 'E'))
    {
      reader->p++;
      if (reader->p < reader->end && (*reader->p == '+' || *reader->p == '-'))
        reader->p++;
      return skip_digits (reader);
    }
  return TRUE;
}

static gboolean
skip_value (Reader *reader,
            guint depth)
{
  gboolean is_object;
  Piece piece;

  skip_space (reader);
  if (reader->p == reader->end || depth > MAX_DEPTH)
    return FALSE;
  if (*reader->p == '"')
    return read_string (reader, &piece);
  if (*reader->p == '-' || g_ascii_isdigit (*reader->p))
    return skip_number (reader);
  if (*reader->p != '{' && *reader->p != '[')
    return take_word (reader, "true") || take_word (reader, "false") || take_word (reader, "null");

  is_object = *reader->p++ == '{';
  if (take (reader, is_object ? '}' : ']'))
    return TRUE;
  do
    {
      if (is_object && (!read_string (reader, &piece) || !take (reader, ':')))
        return FALSE;
      if (!skip_value (reader, depth + 1))
        return FALSE;
    }
  while (take (reader, ','));
  return take (reader, is_object ? '}' : ']');
}

/* Appends JSON without the space between its parts. */
static void
append_compact (GString *text,
                const char *start,
                const char *end)
{
  gboolean in_string = FALSE;

  for (const char *p = start; p < end; p++)
    {
      if (in_string && *p == '\\')
        g_string_append_c (text, *p++);
      else if (*p == '"')
        in_string = !in_string;
      else if (!in_string && g_ascii_isspace (*p))
        continue;
      g_string_append_c (text, *p);
    }
}

/* Appends a member that is not known, letter by letter, after a comma. */
static gboolean
keep_member (Reader *reader,
             Piece key,
             char **extra)
{
  const char *start = key.start - 1;
  GString *text;

  if (!skip_value (reader, 1))
    return FALSE;
  text = g_string_new (*extra);
  g_string_append_c (text, ',');
  append_compact (text, start, reader->p);
  g_free (*extra);
  *extra = g_string_free (text, FALSE);
  return TRUE;
}

static gboolean
read_boolean (Reader *reader,
              gboolean *value)
{
  *value = take_word (reader, "true");
  return *value || take_word (reader, "false");
}

static gboolean
read_version (Reader *reader,
              guint *version)
{
  guint64 number = 0;

  skip_space (reader);
  if (reader->p < reader->end && *reader->p == '0')
    return FALSE; /* neither a version nor, with more digits, a number of JSON */
  while (reader->p < reader->end && g_ascii_isdigit (*reader->p) && number <= MAX_VERSION)
    number = number * 10 + (guint64) (*reader->p++ - '0');
  *version = (guint) number;
  return number > 0 && number <= MAX_VERSION;
}

static gboolean
read_form (Reader *reader,
           EbbSafetyForm *form)
{
  Piece word;

  if (!read_string (reader, &word))
    return FALSE;
  *form = piece_is (word, "short") ? EBB_SAFETY_FORM_SHORT : EBB_SAFETY_FORM_FULL;
  return piece_is (word, "short") || piece_is (word, "full");
}

static gboolean
read_none (Reader *reader,
           EbbSafetyAnswers *self)
{
  if (!take (reader, '['))
    return FALSE;
  if (take (reader, ']'))
    return TRUE;
  do
    {
      gboolean known = FALSE;
      Piece word;

      if (!read_string (reader, &word))
        return FALSE;
      for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
        if (piece_is (word, ebb_safety_group_get_id (i)))
          {
            self->none |= 1u << i;
            known = TRUE;
          }
      if (!known)
        {
          g_autofree char *before = self->unknown_none;

          self->unknown_none = g_strdup_printf ("%s,\"%.*s\"", before != NULL ? before : "", (int) word.length, word.start);
        }
    }
  while (take (reader, ','));
  return take (reader, ']');
}

static gboolean
read_places (Reader *reader,
             EbbSafetyAnswers *self,
             EbbSafetyQuestion question)
{
  if (!take (reader, '['))
    return FALSE;
  if (take (reader, ']'))
    return TRUE;
  do
    {
      g_autofree char *id = NULL;
      const EbbRegion *region;
      Piece word;

      if (!read_string (reader, &word))
        return FALSE;
      id = g_strndup (word.start, word.length);
      region = ebb_region_find_or_keep (id);
      if (region == NULL)
        return FALSE;
      ebb_safety_answers_add_place (self, question, region);
    }
  while (take (reader, ','));
  return take (reader, ']');
}

static gboolean
read_answer (Reader *reader,
             EbbSafetyAnswers *self,
             EbbSafetyQuestion question)
{
  EbbSafetyTick *answer = &self->answers[question];

  answer->present = TRUE;
  if (!take (reader, '{'))
    return FALSE;
  if (take (reader, '}'))
    return TRUE;
  do
    {
      gboolean cleared;
      Piece key;

      if (!read_string (reader, &key) || !take (reader, ':'))
        return FALSE;
      if (piece_is (key, "at"))
        {
          if (!read_places (reader, self, question))
            return FALSE;
        }
      else if (piece_is (key, "ok"))
        {
          if (!read_boolean (reader, &cleared))
            return FALSE;
          ebb_safety_answers_set_cleared (self, question, cleared);
        }
      else if (!keep_member (reader, key, &answer->extra))
        return FALSE;
    }
  while (take (reader, ','));
  return take (reader, '}');
}

static gboolean
read_answers (Reader *reader,
              EbbSafetyAnswers *self)
{
  if (!take (reader, '{'))
    return FALSE;
  if (take (reader, '}'))
    return TRUE;
  do
    {
      EbbSafetyQuestion question;
      Piece key;

      if (!read_string (reader, &key) || !take (reader, ':'))
        return FALSE;
      if (ebb_safety_question_find (key.start, key.length, &question))
        {
          if (!read_answer (reader, self, question))
            return FALSE;
        }
      else
        {
          g_autofree char *member = NULL;

          if (!keep_member (reader, key, &member))
            return FALSE;
          g_ptr_array_add (self->unknown, g_strdup (member + 1));
        }
    }
  while (take (reader, ','));
  return take (reader, '}');
}

static gboolean
read_form_members (Reader *reader,
                   EbbSafetyAnswers *self,
                   gboolean *skipped)
{
  self->version = 0;
  if (!take (reader, '{'))
    return FALSE;
  do
    {
      gboolean read;
      Piece key;

      if (!read_string (reader, &key) || !take (reader, ':'))
        return FALSE;
      if (piece_is (key, "v"))
        read = read_version (reader, &self->version);
      else if (piece_is (key, "form"))
        read = read_form (reader, &self->form);
      else if (piece_is (key, "skipped"))
        read = read_boolean (reader, skipped);
      else if (piece_is (key, "none"))
        read = read_none (reader, self);
      else if (piece_is (key, "yes"))
        read = read_answers (reader, self);
      else
        read = keep_member (reader, key, &self->extra);
      if (!read)
        return FALSE;
    }
  while (take (reader, ','));
  return take (reader, '}') && reader->p == reader->end && self->version > 0;
}

/* What is ticked in a part cannot be none of it; the tick is the safer one to believe. */
static void
settle (EbbSafetyAnswers *self,
        gboolean skipped)
{
  guint ticked = 0;

  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    if (self->answers[i].present)
      ticked |= 1u << ebb_safety_question_get_group (i);
  if (self->form == EBB_SAFETY_FORM_SHORT)
    self->none = ticked == 0 && self->none != 0;
  else
    self->none &= ~ticked;
  self->skipped = skipped;
}

/**
 * ebb_safety_answers_from_string:
 * @text: what ebb_safety_answers_to_string() wrote, in this or another version of Ebb
 * @length: in bytes; -1 if it ends with a zero
 * @error: %EBB_ERROR_FORMAT, %EBB_ERROR_TOO_LARGE
 *
 * Answers and members that are not known are kept, and ebb_safety_judge() is careful
 * about them.
 *
 * Returns: (transfer full) (nullable): the answers, or %NULL with @error set
 */
EbbSafetyAnswers *
ebb_safety_answers_from_string (const char *text,
                                gssize length,
                                GError **error)
{
  g_autoptr (EbbSafetyAnswers) self = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);
  gboolean skipped = FALSE;
  gsize size;
  Reader reader;

  g_return_val_if_fail (text != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  reader = (Reader){ text, text + size };
  if (size > EBB_SAFETY_TEXT_MAX)
    {
      g_set_error_literal (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("The answers of a safety check are too long."));
      return NULL;
    }
  if (!g_utf8_validate_len (text, size, NULL) || !read_form_members (&reader, self, &skipped))
    {
      g_set_error_literal (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The answers of a safety check cannot be read."));
      return NULL;
    }
  settle (self, skipped);
  return g_steal_pointer (&self);
}

static void
append_none (const EbbSafetyAnswers *self,
             GString *text)
{
  const char *unknown = self->unknown_none != NULL ? self->unknown_none : "";
  const char *comma = "";

  if (self->none == 0 && *unknown == '\0')
    return;
  g_string_append (text, ",\"none\":[");
  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    if (self->none & 1u << i)
      {
        g_string_append_printf (text, "%s\"%s\"", comma, ebb_safety_group_get_id (i));
        comma = ",";
      }
  g_string_append_printf (text, "%s]", *comma == '\0' && *unknown != '\0' ? unknown + 1 : unknown);
}

static void
append_answer (const EbbSafetyTick *answer,
               GString *text)
{
  const char *comma = "";

  g_string_append_c (text, '{');
  if (answer->cleared)
    {
      g_string_append (text, "\"ok\":true");
      comma = ",";
    }
  if (answer->places != NULL && answer->places->len > 0)
    {
      g_string_append_printf (text, "%s\"at\":[", comma);
      for (guint i = 0; i < answer->places->len; i++)
        g_string_append_printf (text, "%s\"%s\"", i > 0 ? "," : "", ((const EbbRegion *) answer->places->pdata[i])->id);
      g_string_append_c (text, ']');
      comma = ",";
    }
  if (answer->extra != NULL)
    g_string_append (text, *comma == '\0' ? answer->extra + 1 : answer->extra);
  g_string_append_c (text, '}');
}

static void
append_answers (const EbbSafetyAnswers *self,
                GString *text)
{
  const char *opening = ",\"yes\":{";
  gsize before = text->len;

  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    if (self->answers[i].present)
      {
        g_string_append_printf (text, "%s\"%s\":", opening, ebb_safety_question_get_id (i));
        append_answer (&self->answers[i], text);
        opening = ",";
      }
  for (guint i = 0; i < self->unknown->len; i++)
    {
      g_string_append_printf (text, "%s%s", opening, (const char *) self->unknown->pdata[i]);
      opening = ",";
    }
  if (text->len > before)
    g_string_append_c (text, '}');
}

/**
 * ebb_safety_answers_to_string:
 * @self: answers
 *
 * Returns: (transfer full): one line of JSON that ebb_safety_answers_from_string() reads.
 *   The same answers always give the same text
 */
char *
ebb_safety_answers_to_string (const EbbSafetyAnswers *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (text, FALSE));

  g_string_append_printf (text, "{\"v\":%u,\"form\":\"%s\"", MAX (self->version, EBB_SAFETY_TEXT_VERSION), self->form == EBB_SAFETY_FORM_SHORT ? "short" : "full");
  if (self->skipped)
    g_string_append (text, ",\"skipped\":true");
  append_none (self, text);
  append_answers (self, text);
  g_string_append_printf (text, "%s}", self->extra != NULL ? self->extra : "");
  return g_string_free (text, FALSE);
}
