// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-json-reader-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "ebb-text.h"
#include "model/ebb-rating.h"
#include "model/ebb-uuid.h"

/* What the parts of a diary in JSON may be, whatever parser meets them. */

static void
raw_value_clear (gpointer data)
{
  g_clear_pointer (&((EbbJsonValue *) data)->choice, g_free);
}

GArray *
ebb_json_values_new (void)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (EbbJsonValue));

  g_array_set_clear_func (values, raw_value_clear);
  return values;
}

int
ebb_json_reader_fail (EbbJsonReader *self,
                      EbbError code,
                      const char *format,
                      ...)
{
  va_list args;

  va_start (args, format);
  g_clear_error (&self->error);
  self->error = g_error_new_valist (EBB_ERROR, (int) code, format, args);
  va_end (args);
  return 0;
}

int
ebb_json_reader_fail_not_a_diary (EbbJsonReader *self)
{
  return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("this is not a diary that Ebb exported."));
}

int
ebb_json_reader_fail_type (EbbJsonReader *self)
{
  if (!self->is_diary)
    return ebb_json_reader_fail_not_a_diary (self);
  if (self->key_name == NULL)
    return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("something else is expected here."));
  return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("“%s” must not be of this type."), self->key_name);
}

/* Copies a short string that must be text without NUL. */
gboolean
ebb_json_reader_copy_word (const unsigned char *text,
                           size_t length,
                           char word[EBB_JSON_WORD_MAX_BYTES + 1])
{
  if (length > EBB_JSON_WORD_MAX_BYTES || memchr (text, '\0', length) != NULL)
    return FALSE;
  memcpy (word, text, length);
  word[length] = '\0';
  return g_utf8_validate (word, (gssize) length, NULL);
}

/* Returns NULL with the error set. */
char *
ebb_json_reader_copy_text (EbbJsonReader *self,
                           const unsigned char *text,
                           size_t length)
{
  if (length > EBB_JSON_STRING_MAX_BYTES)
    {
      ebb_json_reader_fail (self, EBB_ERROR_TOO_LARGE, _ ("a text is longer than 16 MiB, which is more than Ebb reads."));
      return NULL;
    }
  if (!g_utf8_validate ((const char *) text, (gssize) length, NULL))
    {
      ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("a text holds a NUL or a character that does not exist."));
      return NULL;
    }
  return g_strndup ((const char *) text, length);
}

/* --- values --------------------------------------------------------------- */

static gboolean
add_value (EbbJsonReader *self,
           EbbEntry *entry,
           const EbbJsonValue *raw)
{
  EbbTracker *tracker = ebb_import_find_tracker (self->import, raw->tracker);
  EbbValue value = { raw->tracker, raw->number, raw->choice };

  if (tracker == NULL)
    return ebb_json_reader_fail (self, EBB_ERROR_UNKNOWN, _ ("the tracker “%s” is rated but not described in the file."), raw->tracker);
  if ((raw->type == EBB_JSON_BOOLEAN) != (ebb_tracker_get_kind (tracker) == EBB_TRACKER_YES_NO))
    return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("the value of the tracker “%s” is of another kind than the tracker."), raw->tracker);
  g_clear_error (&self->error);
  if (!ebb_tracker_accepts (tracker, &value, &self->error))
    return FALSE;
  ebb_entry_set_value (entry, &value);
  return TRUE;
}

static gboolean
add_values (EbbJsonReader *self,
            EbbEntry *entry,
            GArray *values)
{
  for (guint i = 0; i < values->len; i++)
    if (!add_value (self, entry, &g_array_index (values, EbbJsonValue, i)))
      return FALSE;
  return TRUE;
}

int
ebb_json_reader_take_value (EbbJsonReader *self,
                            EbbJsonType type,
                            double number,
                            char *choice)
{
  EbbJsonValue raw = { self->value_of, type, number, choice };

  for (guint i = 0; i < self->values->len; i++)
    if (g_array_index (self->values, EbbJsonValue, i).tracker == raw.tracker)
      {
        g_free (choice);
        return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("“%s” stands twice."), raw.tracker);
      }
  g_array_append_val (self->values, raw);
  return 1;
}

/* --- ends of objects -------------------------------------------------------- */

void
ebb_json_reader_clear_tracker (EbbJsonReader *self)
{
  g_clear_pointer (&self->tracker.id, g_free);
  g_clear_pointer (&self->tracker.name, g_free);
  g_clear_pointer (&self->tracker.unit, g_free);
  g_clear_pointer (&self->tracker.choices, g_ptr_array_unref);
}

int
ebb_json_reader_end_tracker (EbbJsonReader *self)
{
  g_autoptr (EbbTracker) tracker = NULL;

  if (self->tracker.id == NULL || (self->seen_tracker & (1u << EBB_JSON_KEY_KIND)) == 0)
    return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("a tracker needs an id and a kind."));
  g_clear_error (&self->error);
  tracker = ebb_import_new_tracker (self->tracker.id, self->tracker.name, self->tracker.kind, &self->error);
  if (tracker == NULL)
    return 0;
  if (!ebb_tracker_is_built_in (tracker))
    {
      if (self->tracker.unit != NULL)
        ebb_tracker_set_unit (tracker, self->tracker.unit);
      if (self->tracker.choices != NULL)
        {
          g_ptr_array_add (self->tracker.choices, NULL);
          ebb_tracker_set_choices (tracker, (const char *const *) self->tracker.choices->pdata);
        }
    }
  ebb_tracker_set_position (tracker, self->tracker.position);
  ebb_tracker_set_retired (tracker, self->tracker.retired);
  ebb_tracker_set_modified (tracker, self->tracker.modified);
  return ebb_import_add_tracker (self->import, tracker, &self->error);
}

int
ebb_json_reader_end_mark (EbbJsonReader *self)
{
  if (self->mark.region == NULL)
    return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("a mark needs a region."));
  if (ebb_entry_find_mark (self->entry, self->mark.region) != NULL)
    return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("the region “%s” is marked twice."), self->mark.region->id);
  ebb_entry_set_mark (self->entry, &self->mark);
  return 1;
}

int
ebb_json_reader_end_entry (EbbJsonReader *self)
{
  const char *id = ebb_entry_get_id (self->entry);

  if ((self->seen_entry & (1u << EBB_JSON_KEY_AT)) == 0)
    return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("an entry needs a time (“at”)."));
  if (id != NULL && !g_hash_table_add (self->ids, (gpointer) id))
    return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("the id %s stands twice."), id);
  if (self->seen_diary & (1u << EBB_JSON_KEY_TRACKERS))
    {
      if (!add_values (self, self->entry, self->values))
        return 0;
      g_array_set_size (self->values, 0);
    }
  else if (self->values->len > 0)
    {
      EbbJsonDeferred *deferred = g_new0 (EbbJsonDeferred, 1);

      deferred->entry = g_object_ref (self->entry);
      deferred->values = g_steal_pointer (&self->values);
      g_ptr_array_add (self->deferred, deferred);
      self->values = ebb_json_values_new ();
    }
  g_clear_error (&self->error);
  if (!ebb_entry_validate (self->entry, &self->error) || !ebb_import_add_entry (self->import, self->entry, &self->error))
    return 0;
  g_clear_object (&self->entry);
  return 1;
}

int
ebb_json_reader_end_annotation (EbbJsonReader *self)
{
  const guint32 needed = 1u << EBB_JSON_KEY_FROM | 1u << EBB_JSON_KEY_TO | 1u << EBB_JSON_KEY_TEXT;
  const char *id = self->annotation->id;

  if ((self->seen_annotation & needed) != needed)
    return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("an annotation needs its first and last day (“from” and “to”) and a text."));
  if (id != NULL && !g_hash_table_add (self->annotation_ids, (gpointer) id))
    return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("the id %s stands twice."), id);
  g_clear_error (&self->error);
  return ebb_import_add_annotation (self->import, g_steal_pointer (&self->annotation), &self->error);
}

int
ebb_json_reader_end_diary (EbbJsonReader *self)
{
  if (!self->is_diary || (self->seen_diary & (1u << EBB_JSON_KEY_VERSION)) == 0)
    return ebb_json_reader_fail_not_a_diary (self);
  if ((self->seen_diary & (1u << EBB_JSON_KEY_TRACKERS)) == 0 || (self->seen_diary & (1u << EBB_JSON_KEY_ENTRIES)) == 0)
    return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("the trackers or the entries are missing."));
  for (guint i = 0; i < self->deferred->len; i++)
    {
      EbbJsonDeferred *deferred = g_ptr_array_index (self->deferred, i);

      if (!add_values (self, deferred->entry, deferred->values))
        return 0;
    }
  g_clear_error (&self->error);
  return ebb_import_check_references (self->import, &self->error);
}

int
ebb_json_reader_take_tracker_string (EbbJsonReader *self,
                                     const unsigned char *text,
                                     size_t length)
{
  char **field = NULL;
  char word[EBB_JSON_WORD_MAX_BYTES + 1];

  if (self->key == EBB_JSON_KEY_KIND)
    {
      if (!ebb_json_reader_copy_word (text, length, word) || !ebb_tracker_kind_from_string (word, &self->tracker.kind))
        return ebb_json_reader_fail (self, EBB_ERROR_UNKNOWN, _ ("there is no such kind of tracker."));
      return 1;
    }
  if (self->key == EBB_JSON_KEY_ID)
    field = &self->tracker.id;
  else if (self->key == EBB_JSON_KEY_NAME)
    field = &self->tracker.name;
  else if (self->key == EBB_JSON_KEY_UNIT)
    field = &self->tracker.unit;
  else
    return ebb_json_reader_fail_type (self);
  *field = ebb_json_reader_copy_text (self, text, length);
  return *field != NULL;
}

/* Reads an id in any spelling and gives it in the usual one. */
static gboolean
copy_id (const unsigned char *text,
         size_t length,
         char word[EBB_JSON_WORD_MAX_BYTES + 1])
{
  guint8 uuid[EBB_UUID_BYTES];

  if (!ebb_json_reader_copy_word (text, length, word) || !ebb_uuid_from_string (word, uuid))
    return FALSE;
  ebb_uuid_to_string (uuid, word);
  return TRUE;
}

int
ebb_json_reader_take_annotation_string (EbbJsonReader *self,
                                        const unsigned char *text,
                                        size_t length)
{
  char word[EBB_JSON_WORD_MAX_BYTES + 1];

  if (self->key == EBB_JSON_KEY_TEXT)
    {
      g_free (self->annotation->text);
      self->annotation->text = ebb_json_reader_copy_text (self, text, length);
      return self->annotation->text != NULL;
    }
  if (self->key == EBB_JSON_KEY_FROM || self->key == EBB_JSON_KEY_TO)
    {
      EbbDay *day = self->key == EBB_JSON_KEY_FROM ? &self->annotation->period.from : &self->annotation->period.to;

      if (!ebb_json_reader_copy_word (text, length, word))
        return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("“%s” is not a day."), self->key_name);
      g_clear_error (&self->error);
      return ebb_day_from_string (word, day, &self->error);
    }
  if (self->key == EBB_JSON_KEY_ID)
    {
      if (!copy_id (text, length, word))
        return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("the id of an annotation is not a UUID."));
      self->annotation->id = g_strdup (word);
      return 1;
    }
  return ebb_json_reader_fail_type (self);
}

int
ebb_json_reader_take_entry_string (EbbJsonReader *self,
                                   const unsigned char *text,
                                   size_t length)
{
  char word[EBB_JSON_WORD_MAX_BYTES + 1];

  if (self->key == EBB_JSON_KEY_NOTE)
    {
      g_autofree char *note = ebb_json_reader_copy_text (self, text, length);

      ebb_entry_set_note (self->entry, note);
      return note != NULL;
    }
  if (self->key == EBB_JSON_KEY_AT)
    {
      EbbMoment moment;

      if (!ebb_json_reader_copy_word (text, length, word))
        return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("the time is not a date and time."));
      g_clear_error (&self->error);
      if (!ebb_moment_from_string (word, NULL, &moment, &self->error))
        return 0;
      ebb_entry_set_moment (self->entry, moment);
      return 1;
    }
  if (self->key == EBB_JSON_KEY_ID)
    {
      if (!copy_id (text, length, word))
        return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("the id of an entry is not a UUID."));
      ebb_entry_set_id (self->entry, word);
      return 1;
    }
  return ebb_json_reader_fail_type (self);
}

/* @format is a translated sentence with one %s. */
static int
fail_word (EbbJsonReader *self,
           const char *format,
           const char *word)
{
  g_autofree char *shown = ebb_text_shorten (word);
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", shown, 1);

  return ebb_json_reader_fail (self, EBB_ERROR_UNKNOWN, "%s", message->str);
}

int
ebb_json_reader_take_mark_string (EbbJsonReader *self,
                                  const unsigned char *text,
                                  size_t length)
{
  char word[EBB_JSON_WORD_MAX_BYTES + 1] = "";
  gboolean is_text = ebb_json_reader_copy_word (text, length, word);
  guint quality;

  if (self->place == EBB_JSON_IN_QUALITIES)
    {
      quality = is_text ? ebb_quality_from_id (word) : 0;
      self->mark.qualities |= quality;
      return quality != 0 ? 1 : fail_word (self, _ ("“%s” is not a quality of pain that Ebb knows."), word);
    }
  if (self->key == EBB_JSON_KEY_REGION)
    {
      self->mark.region = is_text ? ebb_region_from_word (word) : NULL;
      return self->mark.region != NULL ? 1 : fail_word (self, _ ("“%s” is not a region of the body that Ebb knows."), word);
    }
  if (self->key == EBB_JSON_KEY_DEPTH)
    {
      if (*word != '\0' && ebb_depth_from_string (word, &self->mark.depth))
        return 1;
      return fail_word (self, _ ("“%s” is not a depth that Ebb knows."), word);
    }
  return ebb_json_reader_fail_type (self);
}

/* Reads a whole number of at most 15 digits, which every JSON reader has exactly. */
static gboolean
to_whole (double number,
          gint64 min,
          gint64 max,
          gint64 *whole)
{
  if (!(number >= (double) min && number <= (double) max) || number != floor (number))
    return FALSE;
  *whole = (gint64) number;
  return TRUE;
}

static int
take_rating (EbbJsonReader *self,
             double number,
             double *rating)
{
  if (!(number >= EBB_RATING_MIN && number <= EBB_RATING_MAX))
    return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("“%s” must be from 0 to 10."), self->key_name);
  *rating = number;
  return 1;
}

int
ebb_json_reader_take_entry_number (EbbJsonReader *self,
                                   double number)
{
  gint64 whole;
  double rating = NAN;

  if (self->key == EBB_JSON_KEY_MODIFIED)
    {
      if (!to_whole (number, 0, G_GINT64_CONSTANT (1) << 53, &whole))
        return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("“modified” must be microseconds since 1970."));
      ebb_entry_set_modified (self->entry, whole);
      return 1;
    }
  if (self->key < EBB_JSON_KEY_PAIN || self->key > EBB_JSON_KEY_LEAST)
    return ebb_json_reader_fail_type (self);
  if (!take_rating (self, number, &rating))
    return 0;
  ebb_entry_set_rating (self->entry, (EbbRatingSlot) (EBB_RATING_NOW + (self->key - EBB_JSON_KEY_PAIN)), rating);
  return 1;
}

int
ebb_json_reader_take_annotation_number (EbbJsonReader *self,
                                        double number)
{
  if (self->key != EBB_JSON_KEY_MODIFIED)
    return ebb_json_reader_fail_type (self);
  if (!to_whole (number, 0, G_GINT64_CONSTANT (1) << 53, &self->annotation->modified))
    return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("“modified” must be microseconds since 1970."));
  return 1;
}

int
ebb_json_reader_take_tracker_number (EbbJsonReader *self,
                                     double number)
{
  gint64 whole;

  if (self->key == EBB_JSON_KEY_MODIFIED && to_whole (number, 0, G_GINT64_CONSTANT (1) << 53, &whole))
    self->tracker.modified = whole;
  else if (self->key == EBB_JSON_KEY_POSITION && to_whole (number, G_MININT32, G_MAXINT32, &whole))
    self->tracker.position = (int) whole;
  else
    return ebb_json_reader_fail_type (self);
  return 1;
}

int
ebb_json_reader_take_mark_number (EbbJsonReader *self,
                                  double number)
{
  gint64 whole;

  if (self->key == EBB_JSON_KEY_INTENSITY)
    return take_rating (self, number, &self->mark.intensity);
  if (self->key != EBB_JSON_KEY_SWELLING)
    return ebb_json_reader_fail_type (self);
  if (!to_whole (number, 0, EBB_SWELLING_MAX, &whole))
    return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("“swelling” must be 0, 1, 2 or 3."));
  self->mark.swelling = (int) whole;
  return 1;
}
