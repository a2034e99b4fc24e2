// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-json-reader-private.h"
#include "ebb-json-writer.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "ebb-record-text.h"
#include "ebb-text.h"
#include "model/ebb-uuid.h"

/* Records of therapy in JSON, written and read by their layouts: an object for each,
 * with an array of objects for each list in it. */

/* --- writing ------------------------------------------------------------------- */

static void append_fields (GString *out, const EbbLayout *layout, gpointer data);

static void
append_list (GString *out,
             const EbbField *field,
             gpointer data)
{
  guint n = (*(GPtrArray **) ebb_field_at (field, data))->len;

  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i == 0 ? "[\"" : ",\"");
      ebb_field_append_item (field, data, i, out);
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, ']');
}

static void
append_rows (GString *out,
             const EbbField *field,
             GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_string_append (out, i == 0 ? "[{" : ",{");
      append_fields (out, field->rows, rows->data + i * field->rows->size);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_value (GString *out,
              const EbbField *field,
              gpointer data)
{
  gpointer at = ebb_field_at (field, data);
  g_autoptr (GString) text = NULL;

  if (ebb_field_is_text (field))
    {
      text = g_string_new (NULL);
      ebb_field_append_text (field, data, text);
      ebb_json_append_string (out, text->str);
    }
  else if (field->type == EBB_FIELD_FLAG)
    g_string_append (out, "true");
  else if (field->type == EBB_FIELD_WORDS || field->type == EBB_FIELD_REGIONS)
    append_list (out, field, data);
  else if (field->type == EBB_FIELD_ROWS)
    append_rows (out, field, *(GArray **) at);
  else
    ebb_text_append_number (ebb_field_get_number (field, data), out);
}

static void
append_fields (GString *out,
               const EbbLayout *layout,
               gpointer data)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const EbbField *field = &layout->fields[i];

      if (ebb_field_is_absent (field, data) || (field->type == EBB_FIELD_FLAG && !*(gboolean *) ebb_field_at (field, data)))
        continue;
      ebb_json_append_key (out, field->name);
      append_value (out, field, data);
    }
}

/*< private >
 * ebb_json_append_record:
 * @with_modified: whether to write when it was changed
 */
void
ebb_json_append_record (GString *out,
                        EbbRecord *record,
                        gboolean with_modified)
{
  g_string_append_c (out, '{');
  if (record->id != NULL)
    {
      ebb_json_append_key (out, "id");
      ebb_json_append_string (out, record->id);
    }
  append_fields (out, ebb_record_get_layout (record), record);
  if (with_modified && record->modified != 0)
    {
      ebb_json_append_key (out, "modified");
      g_string_append_printf (out, "%" G_GINT64_FORMAT, record->modified);
    }
  g_string_append_c (out, '}');
}

/* --- reading ------------------------------------------------------------------- */

/* Keys that every record has besides its fields; as members of the set of those seen. */
#define ID (1u << 30)
#define MODIFIED (1u << 31)

static int
finish (EbbJsonReader *self,
        gboolean ok)
{
  return ok ? 1 : 0;
}

/* The struct whose keys come, and what it is made of. */
static gpointer
get_struct (EbbJsonReader *self,
            const EbbLayout **layout)
{
  if (self->place == EBB_JSON_IN_ROW)
    {
      *layout = self->record.list->rows;
      return self->record.row;
    }
  *layout = ebb_record_get_layout (self->record.record);
  return self->record.record;
}

/*< private >
 * ebb_json_reader_begin_record:
 */
void
ebb_json_reader_begin_record (EbbJsonReader *self)
{
  self->place = EBB_JSON_IN_RECORD;
  self->record.record = ebb_record_new (self->record.kind);
  self->record.seen = 0;
}

/*< private >
 * ebb_json_reader_begin_row:
 */
void
ebb_json_reader_begin_row (EbbJsonReader *self)
{
  self->place = EBB_JSON_IN_ROW;
  self->record.row = ebb_field_add_row (self->record.list, self->record.record);
  self->record.seen_row = 0;
}

/*< private >
 * ebb_json_reader_begin_list:
 *
 * Returns: 0 if the field is no list
 */
int
ebb_json_reader_begin_list (EbbJsonReader *self)
{
  const EbbField *field = self->record.field;

  if (field == NULL)
    return ebb_json_reader_fail_type (self);
  if (field->type == EBB_FIELD_ROWS)
    self->place = EBB_JSON_IN_ROWS;
  else if (field->type == EBB_FIELD_WORDS || field->type == EBB_FIELD_REGIONS)
    self->place = EBB_JSON_IN_RECORD_LIST;
  else
    return ebb_json_reader_fail_type (self);
  self->record.list = field;
  return 1;
}

/*< private >
 * ebb_json_reader_take_record_key:
 */
int
ebb_json_reader_take_record_key (EbbJsonReader *self,
                                 const char *key)
{
  const EbbLayout *layout;
  guint32 *seen = self->place == EBB_JSON_IN_ROW ? &self->record.seen_row : &self->record.seen;
  guint32 member = 0;

  get_struct (self, &layout);
  self->record.field = NULL;
  self->record.is_id = FALSE;
  if (self->place == EBB_JSON_IN_RECORD && g_str_equal (key, "id"))
    {
      member = ID;
      self->record.is_id = TRUE;
      self->key_name = "id";
    }
  else if (self->place == EBB_JSON_IN_RECORD && g_str_equal (key, "modified"))
    {
      member = MODIFIED;
      self->key_name = "modified";
    }
  for (guint i = 0; i < layout->n_fields && member == 0; i++)
    if (g_str_equal (layout->fields[i].name, key))
      {
        member = 1u << i;
        self->record.field = &layout->fields[i];
        self->key_name = layout->fields[i].name;
      }

  if (member == 0)
    {
      g_autofree char *shown = ebb_text_shorten (key);

      return ebb_json_reader_fail (self, EBB_ERROR_UNKNOWN, _ ("“%s” is not known to this version of Ebb."), shown);
    }
  if (*seen & member)
    return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("“%s” stands twice."), self->key_name);
  *seen |= member;
  return 1;
}

static int
take_id (EbbJsonReader *self,
         const char *text)
{
  guint8 uuid[EBB_UUID_BYTES];
  char usual[EBB_UUID_TEXT_LENGTH + 1];

  if (!ebb_uuid_from_string (text, uuid))
    return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("the id of a record is not a UUID."));
  ebb_uuid_to_string (uuid, usual);
  self->record.record->id = g_strdup (usual);
  return 1;
}

/*< private >
 * ebb_json_reader_take_record_string:
 */
int
ebb_json_reader_take_record_string (EbbJsonReader *self,
                                    const unsigned char *text,
                                    size_t length)
{
  g_autofree char *copy = ebb_json_reader_copy_text (self, text, length);
  const EbbLayout *layout;
  gpointer data;

  if (copy == NULL)
    return 0;
  g_clear_error (&self->error);
  if (self->place == EBB_JSON_IN_RECORD_LIST)
    return finish (self, ebb_field_add_item (self->record.list, self->record.record, copy, &self->error));
  data = get_struct (self, &layout);
  if (self->record.is_id)
    return take_id (self, copy);
  if (self->record.field == NULL || !ebb_field_is_text (self->record.field))
    return ebb_json_reader_fail_type (self);
  return finish (self, ebb_field_set_text (self->record.field, data, copy, &self->error));
}

/*< private >
 * ebb_json_reader_take_record_number:
 */
int
ebb_json_reader_take_record_number (EbbJsonReader *self,
                                    double number)
{
  const EbbField *field = self->record.field;
  const EbbLayout *layout;
  gpointer data = get_struct (self, &layout);

  if (field == NULL && !self->record.is_id)
    {
      if (number != floor (number) || !(number >= 0 && number <= (double) (G_GINT64_CONSTANT (1) << 53)))
        return ebb_json_reader_fail (self, EBB_ERROR_INVALID, _ ("“modified” must be microseconds since 1970."));
      self->record.record->modified = (gint64) number;
      return 1;
    }
  if (field == NULL || (field->type != EBB_FIELD_COUNT && field->type != EBB_FIELD_NUMBER))
    return ebb_json_reader_fail_type (self);
  g_clear_error (&self->error);
  return finish (self, ebb_field_set_number (field, data, number, &self->error));
}

/*< private >
 * ebb_json_reader_take_record_boolean:
 */
int
ebb_json_reader_take_record_boolean (EbbJsonReader *self,
                                     gboolean is_true)
{
  const EbbLayout *layout;
  gpointer data = get_struct (self, &layout);

  if (self->record.field == NULL || self->record.field->type != EBB_FIELD_FLAG)
    return ebb_json_reader_fail_type (self);
  *(gboolean *) ebb_field_at (self->record.field, data) = is_true;
  return 1;
}

/*< private >
 * ebb_json_reader_end_record:
 */
int
ebb_json_reader_end_record (EbbJsonReader *self)
{
  const char *id = self->record.record->id;

  if (id != NULL && !g_hash_table_add (self->record.ids, g_strdup (id)))
    return ebb_json_reader_fail (self, EBB_ERROR_FORMAT, _ ("the id %s stands twice."), id);
  g_clear_error (&self->error);
  return finish (self, ebb_import_add_record (self->import, g_steal_pointer (&self->record.record), &self->error));
}
