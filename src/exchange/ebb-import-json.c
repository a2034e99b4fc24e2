// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-import-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "ebb-json-escapes.h"
#include "ebb-json-reader-private.h"
#include "ebb-record-text.h"
#include "ebb-text.h"

/* Reads the JSON of ebb-export-json.c, which data/ebb-diary.schema.json describes.
 * It is strict: a key that is not known is an error, for leaving it out would lose
 * what it says. The structure is of fixed depth, so nothing nests further. */

static const struct
{
  const char *name;
  EbbJsonKey key;
  EbbJsonPlace place;
} keys[] = {
  /* The keys of a mark first: there are the most of them. */
  { "region", EBB_JSON_KEY_REGION, EBB_JSON_IN_MARK },
  { "intensity", EBB_JSON_KEY_INTENSITY, EBB_JSON_IN_MARK },
  { "qualities", EBB_JSON_KEY_QUALITIES, EBB_JSON_IN_MARK },
  { "depth", EBB_JSON_KEY_DEPTH, EBB_JSON_IN_MARK },
  { "swelling", EBB_JSON_KEY_SWELLING, EBB_JSON_IN_MARK },
  { "id", EBB_JSON_KEY_ID, EBB_JSON_IN_ENTRY },
  { "modified", EBB_JSON_KEY_MODIFIED, EBB_JSON_IN_ENTRY },
  { "at", EBB_JSON_KEY_AT, EBB_JSON_IN_ENTRY },
  { "pain", EBB_JSON_KEY_PAIN, EBB_JSON_IN_ENTRY },
  { "average", EBB_JSON_KEY_AVERAGE, EBB_JSON_IN_ENTRY },
  { "worst", EBB_JSON_KEY_WORST, EBB_JSON_IN_ENTRY },
  { "least", EBB_JSON_KEY_LEAST, EBB_JSON_IN_ENTRY },
  { "note", EBB_JSON_KEY_NOTE, EBB_JSON_IN_ENTRY },
  { "marks", EBB_JSON_KEY_MARKS, EBB_JSON_IN_ENTRY },
  { "values", EBB_JSON_KEY_VALUES, EBB_JSON_IN_ENTRY },
  { "tags", EBB_JSON_KEY_TAGS, EBB_JSON_IN_ENTRY },
  { "id", EBB_JSON_KEY_ID, EBB_JSON_IN_TRACKER },
  { "name", EBB_JSON_KEY_NAME, EBB_JSON_IN_TRACKER },
  { "kind", EBB_JSON_KEY_KIND, EBB_JSON_IN_TRACKER },
  { "unit", EBB_JSON_KEY_UNIT, EBB_JSON_IN_TRACKER },
  { "choices", EBB_JSON_KEY_CHOICES, EBB_JSON_IN_TRACKER },
  { "position", EBB_JSON_KEY_POSITION, EBB_JSON_IN_TRACKER },
  { "retired", EBB_JSON_KEY_RETIRED, EBB_JSON_IN_TRACKER },
  { "modified", EBB_JSON_KEY_MODIFIED, EBB_JSON_IN_TRACKER },
  { "format", EBB_JSON_KEY_FORMAT, EBB_JSON_IN_DIARY },
  { "version", EBB_JSON_KEY_VERSION, EBB_JSON_IN_DIARY },
  { "trackers", EBB_JSON_KEY_TRACKERS, EBB_JSON_IN_DIARY },
  { "entries", EBB_JSON_KEY_ENTRIES, EBB_JSON_IN_DIARY },
  { "annotations", EBB_JSON_KEY_ANNOTATIONS, EBB_JSON_IN_DIARY },
  { "id", EBB_JSON_KEY_ID, EBB_JSON_IN_ANNOTATION },
  { "from", EBB_JSON_KEY_FROM, EBB_JSON_IN_ANNOTATION },
  { "to", EBB_JSON_KEY_TO, EBB_JSON_IN_ANNOTATION },
  { "text", EBB_JSON_KEY_TEXT, EBB_JSON_IN_ANNOTATION },
  { "modified", EBB_JSON_KEY_MODIFIED, EBB_JSON_IN_ANNOTATION },
};

static void
deferred_free (gpointer data)
{
  EbbJsonDeferred *deferred = data;

  g_object_unref (deferred->entry);
  g_array_unref (deferred->values);
  g_free (deferred);
}

/* --- what yajl calls ---------------------------------------------------------- */

static int
start_map_cb (void *user_data)
{
  EbbJsonReader *self = user_data;

  self->called = TRUE;
  if (self->place == EBB_JSON_IN_START)
    self->place = EBB_JSON_IN_DIARY;
  else if (self->place == EBB_JSON_IN_TRACKERS)
    {
      self->place = EBB_JSON_IN_TRACKER;
      self->seen_tracker = 0;
      ebb_json_reader_clear_tracker (self);
      self->tracker.position = 0;
      self->tracker.retired = FALSE;
      self->tracker.modified = 0;
    }
  else if (self->place == EBB_JSON_IN_ENTRIES)
    {
      self->place = EBB_JSON_IN_ENTRY;
      self->seen_entry = 0;
      g_array_set_size (self->values, 0);
      self->entry = ebb_entry_new ((EbbMoment){ 0 });
    }
  else if (self->place == EBB_JSON_IN_MARKS)
    {
      self->place = EBB_JSON_IN_MARK;
      self->seen_mark = 0;
      ebb_mark_init (&self->mark, NULL);
    }
  else if (self->place == EBB_JSON_IN_ANNOTATIONS)
    {
      self->place = EBB_JSON_IN_ANNOTATION;
      self->seen_annotation = 0;
      self->annotation = ebb_annotation_new ((EbbPeriod){ 0 }, "");
    }
  else if (self->place == EBB_JSON_IN_ENTRY && self->key == EBB_JSON_KEY_VALUES)
    self->place = EBB_JSON_IN_VALUES;
  else if (self->place == EBB_JSON_IN_RECORDS)
    ebb_json_reader_begin_record (self);
  else if (self->place == EBB_JSON_IN_ROWS)
    ebb_json_reader_begin_row (self);
  else
    return ebb_json_reader_fail_type (self);
  self->key = EBB_JSON_KEY_NONE;
  self->key_name = NULL;
  return 1;
}

static int
end_map_cb (void *user_data)
{
  EbbJsonReader *self = user_data;
  int ok = 1;

  self->called = TRUE;
  switch (self->place)
    {
    case EBB_JSON_IN_DIARY:
      ok = ebb_json_reader_end_diary (self);
      self->place = EBB_JSON_IN_END;
      break;
    case EBB_JSON_IN_TRACKER:
      ok = ebb_json_reader_end_tracker (self);
      self->place = EBB_JSON_IN_TRACKERS;
      break;
    case EBB_JSON_IN_ENTRY:
      ok = ebb_json_reader_end_entry (self);
      self->place = EBB_JSON_IN_ENTRIES;
      break;
    case EBB_JSON_IN_MARK:
      ok = ebb_json_reader_end_mark (self);
      self->place = EBB_JSON_IN_MARKS;
      break;
    case EBB_JSON_IN_ANNOTATION:
      ok = ebb_json_reader_end_annotation (self);
      self->place = EBB_JSON_IN_ANNOTATIONS;
      break;
    case EBB_JSON_IN_VALUES:
      self->place = EBB_JSON_IN_ENTRY;
      break;
    case EBB_JSON_IN_RECORD:
      ok = ebb_json_reader_end_record (self);
      self->place = EBB_JSON_IN_RECORDS;
      break;
    case EBB_JSON_IN_ROW:
      self->place = EBB_JSON_IN_ROWS;
      break;
    case EBB_JSON_IN_RECORDS:
    case EBB_JSON_IN_RECORD_LIST:
    case EBB_JSON_IN_ROWS:
    case EBB_JSON_IN_START:
    case EBB_JSON_IN_TRACKERS:
    case EBB_JSON_IN_CHOICES:
    case EBB_JSON_IN_ENTRIES:
    case EBB_JSON_IN_MARKS:
    case EBB_JSON_IN_QUALITIES:
    case EBB_JSON_IN_TAGS:
    case EBB_JSON_IN_ANNOTATIONS:
    case EBB_JSON_IN_END:
    default:
      g_assert_not_reached ();
    }
  self->key = EBB_JSON_KEY_NONE;
  self->key_name = NULL;
  return ok;
}

static int
start_array_cb (void *user_data)
{
  EbbJsonReader *self = user_data;

  self->called = TRUE;
  if (self->place == EBB_JSON_IN_DIARY && self->key == EBB_JSON_KEY_TRACKERS)
    self->place = EBB_JSON_IN_TRACKERS;
  else if (self->place == EBB_JSON_IN_DIARY && self->key == EBB_JSON_KEY_ENTRIES)
    self->place = EBB_JSON_IN_ENTRIES;
  else if (self->place == EBB_JSON_IN_DIARY && self->key == EBB_JSON_KEY_ANNOTATIONS)
    self->place = EBB_JSON_IN_ANNOTATIONS;
  else if (self->place == EBB_JSON_IN_DIARY && self->key == EBB_JSON_KEY_RECORDS)
    self->place = EBB_JSON_IN_RECORDS;
  else if (self->place == EBB_JSON_IN_RECORD)
    return ebb_json_reader_begin_list (self);
  else if (self->place == EBB_JSON_IN_TRACKER && self->key == EBB_JSON_KEY_CHOICES)
    {
      self->place = EBB_JSON_IN_CHOICES;
      self->tracker.choices = g_ptr_array_new_with_free_func (g_free);
    }
  else if (self->place == EBB_JSON_IN_ENTRY && self->key == EBB_JSON_KEY_MARKS)
    self->place = EBB_JSON_IN_MARKS;
  else if (self->place == EBB_JSON_IN_ENTRY && self->key == EBB_JSON_KEY_TAGS)
    self->place = EBB_JSON_IN_TAGS;
  else if (self->place == EBB_JSON_IN_MARK && self->key == EBB_JSON_KEY_QUALITIES)
    self->place = EBB_JSON_IN_QUALITIES;
  else
    return ebb_json_reader_fail_type (self);
  /* Names what is wrong in the array until the next key comes. */
  self->key = EBB_JSON_KEY_NONE;
  return 1;
}

static int
end_array_cb (void *user_data)
{
  EbbJsonReader *self = user_data;

  self->called = TRUE;
  switch (self->place)
    {
    case EBB_JSON_IN_TRACKERS:
    case EBB_JSON_IN_ENTRIES:
    case EBB_JSON_IN_ANNOTATIONS:
    case EBB_JSON_IN_RECORDS:
      self->place = EBB_JSON_IN_DIARY;
      break;
    case EBB_JSON_IN_RECORD_LIST:
    case EBB_JSON_IN_ROWS:
      self->place = EBB_JSON_IN_RECORD;
      self->record.field = NULL;
      self->record.is_id = FALSE;
      break;
    case EBB_JSON_IN_CHOICES:
      self->place = EBB_JSON_IN_TRACKER;
      break;
    case EBB_JSON_IN_MARKS:
    case EBB_JSON_IN_TAGS:
      self->place = EBB_JSON_IN_ENTRY;
      break;
    case EBB_JSON_IN_QUALITIES:
      self->place = EBB_JSON_IN_MARK;
      break;
    case EBB_JSON_IN_START:
    case EBB_JSON_IN_DIARY:
    case EBB_JSON_IN_TRACKER:
    case EBB_JSON_IN_ENTRY:
    case EBB_JSON_IN_MARK:
    case EBB_JSON_IN_VALUES:
    case EBB_JSON_IN_ANNOTATION:
    case EBB_JSON_IN_RECORD:
    case EBB_JSON_IN_ROW:
    case EBB_JSON_IN_END:
    default:
      g_assert_not_reached ();
    }
  return 1;
}

static guint32 *
seen_keys (EbbJsonReader *self)
{
  switch (self->place)
    {
    case EBB_JSON_IN_DIARY:
      return &self->seen_diary;
    case EBB_JSON_IN_TRACKER:
      return &self->seen_tracker;
    case EBB_JSON_IN_ENTRY:
      return &self->seen_entry;
    case EBB_JSON_IN_MARK:
      return &self->seen_mark;
    case EBB_JSON_IN_ANNOTATION:
      return &self->seen_annotation;
    case EBB_JSON_IN_START:
    case EBB_JSON_IN_TRACKERS:
    case EBB_JSON_IN_CHOICES:
    case EBB_JSON_IN_ENTRIES:
    case EBB_JSON_IN_MARKS:
    case EBB_JSON_IN_QUALITIES:
    case EBB_JSON_IN_VALUES:
    case EBB_JSON_IN_TAGS:
    case EBB_JSON_IN_ANNOTATIONS:
    case EBB_JSON_IN_RECORDS:
    case EBB_JSON_IN_RECORD:
    case EBB_JSON_IN_RECORD_LIST:
    case EBB_JSON_IN_ROWS:
    case EBB_JSON_IN_ROW:
    case EBB_JSON_IN_END:
    default:
      g_assert_not_reached ();
    }
}

static int
map_key_cb (void *user_data,
            const unsigned char *text,
            size_t length)
{
  EbbJsonReader *self = user_data;
  guint32 *seen;
  char word[EBB_JSON_WORD_MAX_BYTES + 1];
  g_autofree char *shown = NULL;

  self->called = TRUE;
  if (self->place == EBB_JSON_IN_VALUES)
    {
      if (!ebb_json_reader_copy_word (text, length, word))
        return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("the id of a tracker is too long or not text."));
      /* Interned only if it can be one, for interned text is never freed. */
      if ((self->seen_diary & (1u << EBB_JSON_KEY_TRACKERS)) != 0 && ebb_import_find_tracker (self->import, word) == NULL)
        {
          shown = ebb_text_shorten (word);
          return ebb_json_reader_fail (self, EBB_ERROR_UNKNOWN, _ ("the tracker “%s” is rated but not described in the file."), shown);
        }
      self->value_of = g_intern_string (word);
      self->key_name = self->value_of;
      return 1;
    }

  if (self->place == EBB_JSON_IN_RECORD || self->place == EBB_JSON_IN_ROW)
    {
      if (!ebb_json_reader_copy_word (text, length, word))
        return ebb_json_reader_fail (self, EBB_ERROR_UNKNOWN, _ ("there is a key that is not known to this version of Ebb."));
      return ebb_json_reader_take_record_key (self, word);
    }
  if (self->place == EBB_JSON_IN_DIARY && ebb_record_kind_from_key ((const char *) text, length, &self->record.kind))
    {
      self->key = EBB_JSON_KEY_RECORDS;
      self->key_name = ebb_record_kind_get_key (self->record.kind);
      if (self->record.seen_kinds & (1u << self->record.kind))
        return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("“%s” stands twice."), self->key_name);
      self->record.seen_kinds |= 1u << self->record.kind;
      return 1;
    }

  seen = seen_keys (self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].place == self->place && strlen (keys[i].name) == length && memcmp (keys[i].name, text, length) == 0)
      {
        self->key = keys[i].key;
        self->key_name = keys[i].name;
        if (*seen & (1u << self->key))
          return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("“%s” stands twice."), self->key_name);
        *seen |= 1u << self->key;
        return 1;
      }

  if (!self->is_diary)
    return ebb_json_reader_fail_not_a_diary (self);
  if (ebb_json_reader_copy_word (text, length, word))
    {
      shown = ebb_text_shorten (word);
      return ebb_json_reader_fail (self, EBB_ERROR_UNKNOWN, _ ("“%s” is not known to this version of Ebb."), shown);
    }
  return ebb_json_reader_fail (self, EBB_ERROR_UNKNOWN, _ ("there is a key that is not known to this version of Ebb."));
}

static int
string_cb (void *user_data,
           const unsigned char *text,
           size_t length)
{
  EbbJsonReader *self = user_data;
  char *copy;

  self->called = TRUE;
  switch (self->place)
    {
    case EBB_JSON_IN_MARK:
    case EBB_JSON_IN_QUALITIES:
      return ebb_json_reader_take_mark_string (self, text, length);
    case EBB_JSON_IN_ENTRY:
      return ebb_json_reader_take_entry_string (self, text, length);
    case EBB_JSON_IN_TRACKER:
      return ebb_json_reader_take_tracker_string (self, text, length);
    case EBB_JSON_IN_ANNOTATION:
      return ebb_json_reader_take_annotation_string (self, text, length);
    case EBB_JSON_IN_RECORD:
    case EBB_JSON_IN_RECORD_LIST:
    case EBB_JSON_IN_ROW:
      return ebb_json_reader_take_record_string (self, text, length);
    case EBB_JSON_IN_VALUES:
      copy = ebb_json_reader_copy_text (self, text, length);
      return copy != NULL && ebb_json_reader_take_value (self, EBB_JSON_STRING, NAN, copy);
    case EBB_JSON_IN_CHOICES:
    case EBB_JSON_IN_TAGS:
      copy = ebb_json_reader_copy_text (self, text, length);
      if (copy == NULL)
        return 0;
      if (self->place == EBB_JSON_IN_CHOICES)
        g_ptr_array_add (self->tracker.choices, copy);
      else
        {
          ebb_entry_add_tag (self->entry, copy);
          g_free (copy);
        }
      return 1;
    case EBB_JSON_IN_DIARY:
      if (self->key != EBB_JSON_KEY_FORMAT)
        return ebb_json_reader_fail_type (self);
      if (length != strlen ("ebb-diary") || memcmp (text, "ebb-diary", length) != 0)
        return ebb_json_reader_fail_not_a_diary (self);
      self->is_diary = TRUE;
      return 1;
    case EBB_JSON_IN_START:
    case EBB_JSON_IN_TRACKERS:
    case EBB_JSON_IN_ENTRIES:
    case EBB_JSON_IN_MARKS:
    case EBB_JSON_IN_ANNOTATIONS:
    case EBB_JSON_IN_RECORDS:
    case EBB_JSON_IN_ROWS:
    case EBB_JSON_IN_END:
    default:
      return ebb_json_reader_fail_type (self);
    }
}

static int
number_cb (void *user_data,
           const char *text,
           size_t length)
{
  EbbJsonReader *self = user_data;
  char digits[EBB_JSON_WORD_MAX_BYTES + 1];
  double number;

  self->called = TRUE;
  if (length == 1)
    number = *text - '0';
  else
    {
      if (length > EBB_JSON_WORD_MAX_BYTES)
        return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("a number has too many digits."));
      memcpy (digits, text, length);
      digits[length] = '\0';
      number = g_ascii_strtod (digits, NULL);
      if (!isfinite (number))
        return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("a number is too large."));
    }

  switch (self->place)
    {
    case EBB_JSON_IN_MARK:
      return ebb_json_reader_take_mark_number (self, number);
    case EBB_JSON_IN_ENTRY:
      return ebb_json_reader_take_entry_number (self, number);
    case EBB_JSON_IN_VALUES:
      return ebb_json_reader_take_value (self, EBB_JSON_NUMBER, number, NULL);
    case EBB_JSON_IN_TRACKER:
      return ebb_json_reader_take_tracker_number (self, number);
    case EBB_JSON_IN_ANNOTATION:
      return ebb_json_reader_take_annotation_number (self, number);
    case EBB_JSON_IN_RECORD:
    case EBB_JSON_IN_ROW:
      return ebb_json_reader_take_record_number (self, number);
    case EBB_JSON_IN_DIARY:
      if (self->key != EBB_JSON_KEY_VERSION)
        return ebb_json_reader_fail_type (self);
      if (number > EBB_JSON_FORMAT_VERSION)
        return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("a newer version of Ebb wrote this file; update Ebb to read it."));
      if (number != EBB_JSON_FORMAT_VERSION)
        return ebb_json_reader_fail_not_a_diary (self);
      return 1;
    case EBB_JSON_IN_START:
    case EBB_JSON_IN_TRACKERS:
    case EBB_JSON_IN_CHOICES:
    case EBB_JSON_IN_ENTRIES:
    case EBB_JSON_IN_MARKS:
    case EBB_JSON_IN_QUALITIES:
    case EBB_JSON_IN_TAGS:
    case EBB_JSON_IN_ANNOTATIONS:
    case EBB_JSON_IN_RECORDS:
    case EBB_JSON_IN_RECORD_LIST:
    case EBB_JSON_IN_ROWS:
    case EBB_JSON_IN_END:
    default:
      return ebb_json_reader_fail_type (self);
    }
}

static int
boolean_cb (void *user_data,
            int is_true)
{
  EbbJsonReader *self = user_data;

  self->called = TRUE;
  if (self->place == EBB_JSON_IN_VALUES)
    return ebb_json_reader_take_value (self, EBB_JSON_BOOLEAN, is_true ? 1 : 0, NULL);
  if (self->place == EBB_JSON_IN_RECORD || self->place == EBB_JSON_IN_ROW)
    return ebb_json_reader_take_record_boolean (self, is_true != 0);
  if (self->place != EBB_JSON_IN_TRACKER || self->key != EBB_JSON_KEY_RETIRED)
    return ebb_json_reader_fail_type (self);
  self->tracker.retired = is_true != 0;
  return 1;
}

static int
null_cb (void *user_data)
{
  return ebb_json_reader_fail_type (user_data);
}

/* --- the file ------------------------------------------------------------------ */

static guint
count_lines (const char *text,
             gsize length)
{
  guint n = 0;

  for (const char *p = text; (p = memchr (p, '\n', length - (gsize) (p - text))) != NULL; p++)
    n++;
  return n;
}

static void
set_parse_error (EbbJsonReader *self,
                 yajl_handle parser,
                 guint line,
                 GError **error)
{
  unsigned char *why;

  if (self->error != NULL)
    {
      /* Translators: a line number, and what is wrong there */
      g_set_error (error, self->error->domain, self->error->code, _ ("Line %u: %s"), line, self->error->message);
      return;
    }
  why = yajl_get_error (parser, 0, NULL, 0);
  if (strstr ((const char *) why, "UTF8") != NULL)
    g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("Line %u: the file is not UTF-8."), line);
  else
    g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("Line %u: this is not valid JSON."), line);
  yajl_free_error (parser, why);
}

static gboolean
parse (EbbJsonReader *self,
       yajl_handle parser,
       EbbInput *input,
       GError **error)
{
  g_autofree char *chunk = g_malloc (EBB_INPUT_CHUNK);
  EbbJsonEscapes escapes = { 0 };
  gsize silent = 0; /* bytes since something was read: the length of a text */
  guint line = 1;
  gboolean is_first = TRUE;
  gssize n;

  while ((n = ebb_input_read (input, chunk, EBB_INPUT_CHUNK, error)) > 0)
    {
      const char *text = chunk;
      gsize bad;

      if (is_first && n >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
        {
          text += 3;
          n -= 3;
        }
      is_first = FALSE;
      self->called = FALSE;
      if (yajl_parse (parser, (const unsigned char *) text, (size_t) n) != yajl_status_ok)
        {
          set_parse_error (self, parser, line + count_lines (text, MIN (yajl_get_bytes_consumed (parser), (gsize) n)), error);
          return FALSE;
        }
      if (!ebb_json_escapes_check (&escapes, text, (gsize) n, &bad))
        {
          g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("Line %u: a text holds a NUL or a character that does not exist."), line + count_lines (text, bad));
          return FALSE;
        }
      silent = self->called ? 0 : silent + (gsize) n;
      if (silent > EBB_JSON_STRING_MAX_BYTES)
        {
          g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("Line %u: a text is longer than 16 MiB, which is more than Ebb reads."), line);
          return FALSE;
        }
      line += count_lines (text, (gsize) n);
    }
  if (n < 0)
    return FALSE;
  if (yajl_complete_parse (parser) != yajl_status_ok || self->place != EBB_JSON_IN_END)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The file ends too early: part of it is missing."));
      return FALSE;
    }
  return TRUE;
}

/*< private >
 * ebb_import_read_json:
 *
 * Returns: whether @input is a diary as this version of Ebb exports it. Errors:
 *   EBB_ERROR, G_IO_ERROR
 */
gboolean
ebb_import_read_json (EbbImport *import,
                      EbbInput *input,
                      GError **error)
{
  static const yajl_callbacks callbacks = {
    .yajl_null = null_cb,
    .yajl_boolean = boolean_cb,
    .yajl_number = number_cb,
    .yajl_string = string_cb,
    .yajl_start_map = start_map_cb,
    .yajl_map_key = map_key_cb,
    .yajl_end_map = end_map_cb,
    .yajl_start_array = start_array_cb,
    .yajl_end_array = end_array_cb,
  };
  EbbJsonReader self = { .import = import, .place = EBB_JSON_IN_START };
  yajl_handle parser = yajl_alloc (&callbacks, NULL, &self);
  gboolean ok;

  self.values = ebb_json_values_new ();
  self.deferred = g_ptr_array_new_with_free_func (deferred_free);
  self.ids = g_hash_table_new (g_str_hash, g_str_equal);
  self.annotation_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self.record.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  ok = parse (&self, parser, input, error);

  yajl_free (parser);
  ebb_json_reader_clear_tracker (&self);
  g_clear_object (&self.entry);
  g_array_unref (self.values);
  g_ptr_array_unref (self.deferred);
  ebb_annotation_free (self.annotation);
  g_hash_table_unref (self.ids);
  g_hash_table_unref (self.annotation_ids);
  g_clear_object (&self.record.record);
  g_hash_table_unref (self.record.ids);
  g_clear_error (&self.error);
  return ok;
}
