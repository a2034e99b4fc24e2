// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-record-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "ebb-text.h"
#include "model/ebb-error.h"
#include "model/ebb-uuid.h"

/* The fields of records as files have them, the same in JSON and in tables. */

static const char *const keys[EBB_N_RECORD_KINDS] = { "conditions", "goals", "courses", "sessions", "reviews" };

/*< private >
 * ebb_record_kind_get_key:
 *
 * Returns: the key of such records in JSON
 */
const char *
ebb_record_kind_get_key (EbbRecordKind kind)
{
  return keys[kind];
}

/*< private >
 * ebb_record_kind_from_key:
 *
 * Returns: whether @key, of @length bytes, is that of records
 */
gboolean
ebb_record_kind_from_key (const char *key,
                          gsize length,
                          EbbRecordKind *kind)
{
  for (guint i = 0; i < EBB_N_RECORD_KINDS; i++)
    if (strlen (keys[i]) == length && memcmp (keys[i], key, length) == 0)
      {
        *kind = (EbbRecordKind) i;
        return TRUE;
      }
  return FALSE;
}

/*< private >
 * ebb_layout_get_file_name:
 *
 * Returns: (transfer full): the name of the table in a folder, such as
 *   "session-parts.csv"
 */
char *
ebb_layout_get_file_name (const EbbLayout *layout)
{
  return g_strdelimit (g_strconcat (layout->name, "s.csv", NULL), "_", '-');
}

/*< private >
 * ebb_field_is_text:
 */
gboolean
ebb_field_is_text (const EbbField *field)
{
  switch (field->type)
    {
    case EBB_FIELD_LINE:
    case EBB_FIELD_TEXT:
    case EBB_FIELD_ID:
    case EBB_FIELD_WORD:
    case EBB_FIELD_REGION:
    case EBB_FIELD_CHOICE:
    case EBB_FIELD_DAY:
    case EBB_FIELD_MOMENT:
      return TRUE;
    case EBB_FIELD_COUNT:
    case EBB_FIELD_FLAG:
    case EBB_FIELD_NUMBER:
    case EBB_FIELD_WORDS:
    case EBB_FIELD_REGIONS:
    case EBB_FIELD_ROWS:
    default:
      return FALSE;
    }
}

/*< private >
 * ebb_field_append_text:
 * @data: a struct in which the field is not absent
 */
void
ebb_field_append_text (const EbbField *field,
                       gpointer data,
                       GString *text)
{
  gpointer at = ebb_field_at (field, data);
  g_autofree char *made = NULL;

  if (field->type == EBB_FIELD_REGION)
    ebb_region_append_word (*(const EbbRegion **) at, text);
  else if (field->type == EBB_FIELD_CHOICE)
    g_string_append (text, field->words[*(int *) at]);
  else if (field->type == EBB_FIELD_DAY)
    g_string_append (text, made = ebb_day_to_string (*(EbbDay *) at));
  else if (field->type == EBB_FIELD_MOMENT)
    g_string_append (text, made = ebb_moment_to_string (*(EbbMoment *) at));
  else
    g_string_append (text, *(const char **) at);
}

static gboolean
refuse (const EbbField *field,
        const char *text,
        GError **error)
{
  g_autofree char *shown = ebb_text_shorten (text);

  /* Translators: something that stands in a file, and the name of the field there */
  g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” cannot stand in “%s”."), shown, field->name);
  return FALSE;
}

static const EbbRegion *
find_region (const EbbField *field,
             const char *text,
             GError **error)
{
  const EbbRegion *region = ebb_region_from_word (text);

  if (region == NULL)
    {
      g_autofree char *shown = ebb_text_shorten (text);

      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is not a region of the body that Ebb knows."), shown);
    }
  return region;
}

static gboolean
set_id (const EbbField *field,
        char **at,
        const char *text,
        GError **error)
{
  guint8 uuid[EBB_UUID_BYTES];
  char usual[EBB_UUID_TEXT_LENGTH + 1];

  if (!ebb_uuid_from_string (text, uuid))
    return refuse (field, text, error);
  ebb_uuid_to_string (uuid, usual);
  g_free (*at);
  *at = g_strdup (usual);
  return TRUE;
}

/*< private >
 * ebb_field_set_text:
 * @text: UTF-8
 * @error: EBB_ERROR
 *
 * Reads what ebb_field_append_text() wrote.
 */
gboolean
ebb_field_set_text (const EbbField *field,
                    gpointer data,
                    const char *text,
                    GError **error)
{
  gpointer at = ebb_field_at (field, data);

  switch (field->type)
    {
    case EBB_FIELD_LINE:
    case EBB_FIELD_TEXT:
      g_free (*(char **) at);
      *(char **) at = g_strdup (text);
      return TRUE;
    case EBB_FIELD_ID:
      return set_id (field, at, text, error);
    case EBB_FIELD_WORD:
      if (!ebb_word_is_valid (text))
        return refuse (field, text, error);
      *(const char **) at = g_intern_string (text);
      return TRUE;
    case EBB_FIELD_REGION:
      *(const EbbRegion **) at = find_region (field, text, error);
      return *(const EbbRegion **) at != NULL;
    case EBB_FIELD_CHOICE:
      return ebb_field_find_word (field, text, at) || refuse (field, text, error);
    case EBB_FIELD_DAY:
      return ebb_day_from_string (text, at, error);
    case EBB_FIELD_MOMENT:
      return ebb_moment_from_string (text, NULL, at, error);
    case EBB_FIELD_COUNT:
    case EBB_FIELD_FLAG:
    case EBB_FIELD_NUMBER:
    case EBB_FIELD_WORDS:
    case EBB_FIELD_REGIONS:
    case EBB_FIELD_ROWS:
    default:
      return refuse (field, text, error);
    }
}

/*< private >
 * ebb_field_append_item:
 */
void
ebb_field_append_item (const EbbField *field,
                       gpointer data,
                       guint position,
                       GString *text)
{
  gpointer item = g_ptr_array_index (*(GPtrArray **) ebb_field_at (field, data), position);

  if (field->type == EBB_FIELD_REGIONS)
    ebb_region_append_word (item, text);
  else
    g_string_append (text, item);
}

/*< private >
 * ebb_field_add_item:
 * @error: EBB_ERROR
 */
gboolean
ebb_field_add_item (const EbbField *field,
                    gpointer data,
                    const char *text,
                    GError **error)
{
  GPtrArray *list = *(GPtrArray **) ebb_field_at (field, data);
  gconstpointer item;

  if (field->type == EBB_FIELD_REGIONS)
    item = find_region (field, text, error);
  else if (ebb_word_is_valid (text))
    item = g_intern_string (text);
  else
    return refuse (field, text, error);
  if (item == NULL)
    return FALSE;
  g_ptr_array_add (list, (gpointer) item);
  return TRUE;
}

/*< private >
 * ebb_field_get_number:
 *
 * Returns: the value of a count or number that is not absent
 */
double
ebb_field_get_number (const EbbField *field,
                      gpointer data)
{
  gpointer at = ebb_field_at (field, data);

  return field->type == EBB_FIELD_COUNT ? *(int *) at : *(double *) at;
}

/*< private >
 * ebb_field_set_number:
 * @error: EBB_ERROR
 */
gboolean
ebb_field_set_number (const EbbField *field,
                      gpointer data,
                      double number,
                      GError **error)
{
  gpointer at = ebb_field_at (field, data);
  gboolean is_whole = field->type == EBB_FIELD_COUNT;

  if (!(number >= field->least && number <= field->most) || (is_whole && number != floor (number)))
    {
      /* Translators: the name of a field, and two numbers */
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” must be from %g to %g."), field->name, field->least, field->most);
      return FALSE;
    }
  if (is_whole)
    *(int *) at = (int) number;
  else
    *(double *) at = number;
  return TRUE;
}

/*< private >
 * ebb_field_add_row:
 *
 * Returns: (transfer none): a new row of the list, until the next one
 */
gpointer
ebb_field_add_row (const EbbField *field,
                   gpointer data)
{
  GArray *rows = *(GArray **) ebb_field_at (field, data);
  gpointer row;

  g_array_set_size (rows, rows->len + 1);
  row = rows->data + (rows->len - 1) * field->rows->size;
  ebb_layout_init (field->rows, row);
  return row;
}
