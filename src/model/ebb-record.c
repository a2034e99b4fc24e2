// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-record.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "ebb-annotation.h"
#include "ebb-condition.h"
#include "ebb-course.h"
#include "ebb-error.h"
#include "ebb-goal.h"
#include "ebb-rating.h"
#include "ebb-record-private.h"
#include "ebb-review.h"
#include "ebb-session.h"
#include "ebb-uuid.h"

/*
 * What the records of therapy have in common. Each subclass describes its struct by a
 * table of fields; copying, comparing, checking and letting go are done here by that
 * table, and so are storing, exporting and importing elsewhere.
 */

#define WORD_MAX 64

G_DEFINE_ABSTRACT_TYPE (EbbRecord, ebb_record, G_TYPE_OBJECT)

G_STATIC_ASSERT (EBB_LINE_MAX == EBB_ANNOTATION_MAX);
G_STATIC_ASSERT (sizeof (EbbCourseState) == sizeof (int));

/**
 * ebb_moment_is_absent:
 * @moment: a moment of a record
 *
 * Returns: whether none was recorded
 */
gboolean
ebb_moment_is_absent (EbbMoment moment)
{
  return moment.at == EBB_MOMENT_ABSENT.at;
}

/*< private >
 * ebb_record_invalid:
 *
 * Returns: %FALSE, with %EBB_ERROR_INVALID that says @sentence
 */
gboolean
ebb_record_invalid (GError **error,
                    const char *sentence)
{
  g_set_error_literal (error, EBB_ERROR, EBB_ERROR_INVALID, sentence);
  return FALSE;
}

/* --- fields -------------------------------------------------------------------- */

#define AT(Type, field, data) (*(Type *) ((char *) (data) + (field)->offset))

/*< private >
 * ebb_field_at:
 *
 * Returns: (transfer none): where the field lies in the struct at @data
 */
gpointer
ebb_field_at (const EbbField *field,
              gpointer data)
{
  return (char *) data + field->offset;
}

/*< private >
 * ebb_field_is_absent:
 *
 * Returns: whether the field holds nothing; a count or a flag that may be 0 is never
 *   absent
 */
gboolean
ebb_field_is_absent (const EbbField *field,
                     gconstpointer data)
{
  switch (field->type)
    {
    case EBB_FIELD_LINE:
    case EBB_FIELD_TEXT:
    case EBB_FIELD_ID:
    case EBB_FIELD_WORD:
    case EBB_FIELD_REGION:
      return AT (gconstpointer, field, data) == NULL;
    case EBB_FIELD_CHOICE:
      {
        int value = AT (int, field, data);

        return value >= 0 && value < (int) field->n_words && field->words[value] == NULL;
      }
    case EBB_FIELD_COUNT:
      return AT (int, field, data) == 0 && field->least > 0;
    case EBB_FIELD_FLAG:
      return FALSE;
    case EBB_FIELD_NUMBER:
      return isnan (AT (double, field, data));
    case EBB_FIELD_DAY:
      return AT (EbbDay, field, data) == EBB_DAY_ABSENT;
    case EBB_FIELD_MOMENT:
      return ebb_moment_is_absent (AT (EbbMoment, field, data));
    case EBB_FIELD_WORDS:
    case EBB_FIELD_REGIONS:
      return AT (GPtrArray *, field, data)->len == 0;
    case EBB_FIELD_ROWS:
      return AT (GArray *, field, data)->len == 0;
    default:
      g_assert_not_reached ();
    }
}

/*< private >
 * ebb_field_find_word:
 *
 * Returns: whether @word names a value of the choice
 */
gboolean
ebb_field_find_word (const EbbField *field,
                     const char *word,
                     int *value)
{
  for (guint i = 0; i < field->n_words; i++)
    if (g_strcmp0 (field->words[i], word) == 0)
      {
        *value = (int) i;
        return TRUE;
      }
  return FALSE;
}

static const EbbLayout *
layout_of_rows (GArray *rows,
                const EbbField *field)
{
  g_assert (g_array_get_element_size (rows) == field->rows->size);
  return field->rows;
}

static void
copy_field (const EbbField *field,
            gpointer target,
            gconstpointer source)
{
  switch (field->type)
    {
    case EBB_FIELD_LINE:
    case EBB_FIELD_TEXT:
    case EBB_FIELD_ID:
      g_free (AT (char *, field, target));
      AT (char *, field, target) = g_strdup (AT (char *, field, source));
      break;
    case EBB_FIELD_WORD:
    case EBB_FIELD_REGION:
      AT (gconstpointer, field, target) = AT (gconstpointer, field, source);
      break;
    case EBB_FIELD_CHOICE:
    case EBB_FIELD_COUNT:
    case EBB_FIELD_FLAG:
      AT (int, field, target) = AT (int, field, source);
      break;
    case EBB_FIELD_NUMBER:
      AT (double, field, target) = AT (double, field, source);
      break;
    case EBB_FIELD_DAY:
      AT (EbbDay, field, target) = AT (EbbDay, field, source);
      break;
    case EBB_FIELD_MOMENT:
      AT (EbbMoment, field, target) = AT (EbbMoment, field, source);
      break;
    case EBB_FIELD_WORDS:
    case EBB_FIELD_REGIONS:
      {
        GPtrArray *from = AT (GPtrArray *, field, source);
        GPtrArray *to = AT (GPtrArray *, field, target);

        g_ptr_array_set_size (to, 0);
        for (guint i = 0; i < from->len; i++)
          g_ptr_array_add (to, g_ptr_array_index (from, i));
        break;
      }
    case EBB_FIELD_ROWS:
      {
        GArray *from = AT (GArray *, field, source);
        GArray *to = AT (GArray *, field, target);
        const EbbLayout *rows = layout_of_rows (from, field);

        g_array_set_size (to, 0);
        for (guint i = 0; i < from->len; i++)
          {
            g_array_set_size (to, i + 1);
            ebb_layout_init (rows, to->data + i * rows->size);
            ebb_layout_copy (rows, to->data + i * rows->size, from->data + i * rows->size);
          }
        break;
      }
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_same_item (const EbbField *field,
              gconstpointer a,
              gconstpointer b)
{
  return a == b || (field->type == EBB_FIELD_WORDS && g_str_equal (a, b));
}

static gboolean
lists_equal (const EbbField *field,
             GPtrArray *a,
             GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!is_same_item (field, g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
rows_equal (const EbbField *field,
            GArray *a,
            GArray *b)
{
  const EbbLayout *rows = layout_of_rows (a, field);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!ebb_layout_equal (rows, a->data + i * rows->size, b->data + i * rows->size))
      return FALSE;
  return TRUE;
}

static gboolean
field_equal (const EbbField *field,
             gconstpointer a,
             gconstpointer b)
{
  switch (field->type)
    {
    case EBB_FIELD_LINE:
    case EBB_FIELD_TEXT:
    case EBB_FIELD_ID:
    case EBB_FIELD_WORD:
      return g_strcmp0 (AT (const char *, field, a), AT (const char *, field, b)) == 0;
    case EBB_FIELD_REGION:
      return AT (gconstpointer, field, a) == AT (gconstpointer, field, b);
    case EBB_FIELD_CHOICE:
    case EBB_FIELD_COUNT:
      return AT (int, field, a) == AT (int, field, b);
    case EBB_FIELD_FLAG:
      return (AT (gboolean, field, a) != FALSE) == (AT (gboolean, field, b) != FALSE);
    case EBB_FIELD_NUMBER:
      return ebb_number_equal (AT (double, field, a), AT (double, field, b));
    case EBB_FIELD_DAY:
      return AT (EbbDay, field, a) == AT (EbbDay, field, b);
    case EBB_FIELD_MOMENT:
      return AT (EbbMoment, field, a).at == AT (EbbMoment, field, b).at &&
             AT (EbbMoment, field, a).offset == AT (EbbMoment, field, b).offset;
    case EBB_FIELD_WORDS:
    case EBB_FIELD_REGIONS:
      return lists_equal (field, AT (GPtrArray *, field, a), AT (GPtrArray *, field, b));
    case EBB_FIELD_ROWS:
      return rows_equal (field, AT (GArray *, field, a), AT (GArray *, field, b));
    default:
      g_assert_not_reached ();
    }
}

/* --- what a field may hold ------------------------------------------------------- */

static gboolean
line_is_valid (const EbbField *field,
               const char *line,
               GError **error)
{
  g_autofree char *tidy = NULL;

  if (strlen (line) > EBB_LINE_MAX)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("“%s” is too long (more than %d bytes)."), field->name, EBB_LINE_MAX);
      return FALSE;
    }
  tidy = ebb_annotation_tidy_text (line);
  if (g_strcmp0 (tidy, line) != 0)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” must be one line of words."), field->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
text_is_valid (const EbbField *field,
               const char *text,
               GError **error)
{
  if (strlen (text) > EBB_TEXT_MAX)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("“%s” is longer than 1 MiB."), field->name);
      return FALSE;
    }
  if (*text == '\0' || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” must be a text."), field->name);
      return FALSE;
    }
  return TRUE;
}

/*< private >
 * ebb_word_is_valid:
 *
 * Returns: whether @word can be an id of a technique, a question and the like; only
 *   then it should be interned, for that is for good
 */
gboolean
ebb_word_is_valid (const char *word)
{
  gsize length = strlen (word);

  return length > 0 && length <= WORD_MAX && strspn (word, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static gboolean
word_is_valid (const EbbField *field,
               const char *word,
               GError **error)
{
  if (ebb_word_is_valid (word))
    return TRUE;
  g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” must be a word of small letters, digits and dashes."), field->name);
  return FALSE;
}

static gboolean
number_is_valid (const EbbField *field,
                 double number,
                 GError **error)
{
  if (number >= field->least && number <= field->most)
    return TRUE;
  /* Translators: the name of a field, and two numbers */
  g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” must be from %g to %g."), field->name, field->least, field->most);
  return FALSE;
}

static gboolean
list_is_valid (const EbbField *field,
               GPtrArray *list,
               GError **error)
{
  for (guint i = 0; i < list->len; i++)
    {
      if (field->type == EBB_FIELD_WORDS && !word_is_valid (field, g_ptr_array_index (list, i), error))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (is_same_item (field, g_ptr_array_index (list, i), g_ptr_array_index (list, j)))
          {
            g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("Something stands twice in “%s”."), field->name);
            return FALSE;
          }
    }
  return TRUE;
}

static gboolean
rows_are_valid (const EbbField *field,
                GArray *rows,
                GError **error)
{
  const EbbLayout *layout = layout_of_rows (rows, field);

  for (guint i = 0; i < rows->len; i++)
    if (!ebb_layout_validate (layout, rows->data + i * layout->size, error))
      return FALSE;
  return TRUE;
}

static gboolean
day_is_valid (const EbbField *field,
              EbbDay day,
              GError **error)
{
  if (day >= EBB_DAY_MIN && day <= EBB_DAY_MAX)
    return TRUE;
  return ebb_record_invalid (error, _ ("The date must be from the year 1900 to 2199."));
}

static gboolean
field_is_valid (const EbbField *field,
                gconstpointer data,
                GError **error)
{
  guint8 uuid[EBB_UUID_BYTES];
  int choice;

  if (ebb_field_is_absent (field, data))
    {
      if (field->required)
        g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” is missing."), field->name);
      return !field->required;
    }
  switch (field->type)
    {
    case EBB_FIELD_LINE:
      return line_is_valid (field, AT (char *, field, data), error);
    case EBB_FIELD_TEXT:
      return text_is_valid (field, AT (char *, field, data), error);
    case EBB_FIELD_ID:
      return ebb_uuid_from_string (AT (char *, field, data), uuid) || ebb_record_invalid (error, _ ("An id must be a UUID."));
    case EBB_FIELD_WORD:
      return word_is_valid (field, AT (const char *, field, data), error);
    case EBB_FIELD_CHOICE:
      choice = AT (int, field, data);
      return (choice >= 0 && choice < (int) field->n_words) || ebb_record_invalid (error, _ ("There is no such choice."));
    case EBB_FIELD_COUNT:
      return number_is_valid (field, AT (int, field, data), error);
    case EBB_FIELD_NUMBER:
      return number_is_valid (field, AT (double, field, data), error);
    case EBB_FIELD_DAY:
      return day_is_valid (field, AT (EbbDay, field, data), error);
    case EBB_FIELD_MOMENT:
      return ebb_moment_is_valid (AT (EbbMoment, field, data)) ||
             ebb_record_invalid (error, _ ("The date must be from the year 1900 to 2199."));
    case EBB_FIELD_WORDS:
    case EBB_FIELD_REGIONS:
      return list_is_valid (field, AT (GPtrArray *, field, data), error);
    case EBB_FIELD_ROWS:
      return rows_are_valid (field, AT (GArray *, field, data), error);
    case EBB_FIELD_REGION:
    case EBB_FIELD_FLAG:
    default:
      return TRUE;
    }
}

/* --- whole structs ---------------------------------------------------------------- */

/*< private >
 * ebb_layout_new_rows:
 * @layout: of rows
 *
 * Returns: (transfer full): an array of such rows, which lets go of what they hold
 */
GArray *
ebb_layout_new_rows (const EbbLayout *layout)
{
  GArray *rows = g_array_new (FALSE, TRUE, (guint) layout->size);

  g_array_set_clear_func (rows, layout->clear);
  return rows;
}

/*< private >
 * ebb_layout_init:
 * @data: a struct of zeros
 *
 * Makes every field of the struct absent.
 */
void
ebb_layout_init (const EbbLayout *layout,
                 gpointer data)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const EbbField *field = &layout->fields[i];

      if (field->type == EBB_FIELD_NUMBER)
        AT (double, field, data) = NAN;
      else if (field->type == EBB_FIELD_DAY)
        AT (EbbDay, field, data) = EBB_DAY_ABSENT;
      else if (field->type == EBB_FIELD_MOMENT)
        AT (EbbMoment, field, data) = EBB_MOMENT_ABSENT;
      else if (field->type == EBB_FIELD_WORDS || field->type == EBB_FIELD_REGIONS)
        AT (GPtrArray *, field, data) = g_ptr_array_new ();
      else if (field->type == EBB_FIELD_ROWS)
        AT (GArray *, field, data) = ebb_layout_new_rows (field->rows);
    }
}

/*< private >
 * ebb_layout_clear:
 *
 * Lets go of what the struct holds.
 */
void
ebb_layout_clear (const EbbLayout *layout,
                  gpointer data)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const EbbField *field = &layout->fields[i];

      if (field->type == EBB_FIELD_LINE || field->type == EBB_FIELD_TEXT || field->type == EBB_FIELD_ID)
        g_clear_pointer (&AT (char *, field, data), g_free);
      else if (field->type == EBB_FIELD_WORDS || field->type == EBB_FIELD_REGIONS)
        g_clear_pointer (&AT (GPtrArray *, field, data), g_ptr_array_unref);
      else if (field->type == EBB_FIELD_ROWS)
        g_clear_pointer (&AT (GArray *, field, data), g_array_unref);
    }
}

/*< private >
 * ebb_layout_copy:
 * @target: a struct that was initialised
 *
 * Makes @target say what @source says.
 */
void
ebb_layout_copy (const EbbLayout *layout,
                 gpointer target,
                 gconstpointer source)
{
  for (guint i = 0; i < layout->n_fields; i++)
    copy_field (&layout->fields[i], target, source);
}

/*< private >
 * ebb_layout_equal:
 *
 * Returns: whether both structs say the same
 */
gboolean
ebb_layout_equal (const EbbLayout *layout,
                  gconstpointer a,
                  gconstpointer b)
{
  for (guint i = 0; i < layout->n_fields; i++)
    if (!field_equal (&layout->fields[i], a, b))
      return FALSE;
  return TRUE;
}

/*< private >
 * ebb_layout_validate:
 * @error: %EBB_ERROR_INVALID, %EBB_ERROR_TOO_LARGE
 *
 * Returns: whether each field, and each of its rows, holds what it may
 */
gboolean
ebb_layout_validate (const EbbLayout *layout,
                     gconstpointer data,
                     GError **error)
{
  for (guint i = 0; i < layout->n_fields; i++)
    if (!field_is_valid (&layout->fields[i], data, error))
      return FALSE;
  return TRUE;
}

/* --- the object -------------------------------------------------------------------- */

static void
ebb_record_finalize (GObject *object)
{
  EbbRecord *self = EBB_RECORD (object);

  ebb_layout_clear (ebb_record_get_layout (self), self);
  g_free (self->id);
  G_OBJECT_CLASS (ebb_record_parent_class)->finalize (object);
}

static void
ebb_record_class_init (EbbRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ebb_record_finalize;
}

static void
ebb_record_init (EbbRecord *self)
{
}

/**
 * ebb_record_kind_get_type:
 * @kind: a kind
 *
 * Returns: the class of such records
 */
GType
ebb_record_kind_get_type (EbbRecordKind kind)
{
  switch (kind)
    {
    case EBB_RECORD_CONDITION:
      return EBB_TYPE_CONDITION;
    case EBB_RECORD_GOAL:
      return EBB_TYPE_GOAL;
    case EBB_RECORD_COURSE:
      return EBB_TYPE_COURSE;
    case EBB_RECORD_SESSION:
      return EBB_TYPE_SESSION;
    case EBB_RECORD_REVIEW:
      return EBB_TYPE_REVIEW;
    default:
      g_assert_not_reached ();
    }
}

/**
 * ebb_record_get_kind:
 * @self: a record
 *
 * Returns: what it is
 */
EbbRecordKind
ebb_record_get_kind (EbbRecord *self)
{
  g_return_val_if_fail (EBB_IS_RECORD (self), EBB_RECORD_CONDITION);

  for (int kind = 0; kind < EBB_N_RECORD_KINDS; kind++)
    if (G_OBJECT_TYPE (self) == ebb_record_kind_get_type ((EbbRecordKind) kind))
      return (EbbRecordKind) kind;
  g_assert_not_reached ();
}

/**
 * ebb_record_kind_get_layout:
 * @kind: a kind
 *
 * Returns: (transfer none): what such records are made of
 */
const EbbLayout *
ebb_record_kind_get_layout (EbbRecordKind kind)
{
  /* The class stays, as static types do; so does its layout. */
  EbbRecordClass *klass = g_type_class_ref (ebb_record_kind_get_type (kind));
  const EbbLayout *layout = klass->layout;

  g_type_class_unref (klass);
  return layout;
}

/**
 * ebb_record_get_layout:
 * @self: a record
 *
 * Returns: (transfer none): what it is made of
 */
const EbbLayout *
ebb_record_get_layout (EbbRecord *self)
{
  g_return_val_if_fail (EBB_IS_RECORD (self), NULL);

  return EBB_RECORD_GET_CLASS (self)->layout;
}

/**
 * ebb_record_new:
 * @kind: a kind
 *
 * Returns: (transfer full): a record in which everything is absent, for those who read
 *   records from somewhere
 */
EbbRecord *
ebb_record_new (EbbRecordKind kind)
{
  return g_object_new (ebb_record_kind_get_type (kind), NULL);
}

/**
 * ebb_record_copy:
 * @record: an #EbbRecord
 *
 * Returns: (transfer full): another of the same class, id and content, which may be
 *   changed
 */
gpointer
ebb_record_copy (gpointer record)
{
  EbbRecord *self = record;
  EbbRecord *copy;

  g_return_val_if_fail (EBB_IS_RECORD (record), NULL);

  copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  copy->id = g_strdup (self->id);
  copy->modified = self->modified;
  ebb_layout_copy (ebb_record_get_layout (self), copy, self);
  return copy;
}

/**
 * ebb_record_ensure_id:
 * @record: an #EbbRecord
 *
 * Gives a new record the id under which it will be saved, so that others can refer to
 * it before.
 *
 * Returns: (transfer none): its id
 */
const char *
ebb_record_ensure_id (gpointer record)
{
  EbbRecord *self = record;

  g_return_val_if_fail (EBB_IS_RECORD (record), NULL);

  if (self->id == NULL)
    {
      guint8 uuid[EBB_UUID_BYTES];

      ebb_uuid_generate (uuid);
      self->id = g_malloc (EBB_UUID_TEXT_LENGTH + 1);
      ebb_uuid_to_string (uuid, self->id);
    }
  return self->id;
}

/**
 * ebb_record_equal_content:
 * @a: an #EbbRecord
 * @b: an #EbbRecord
 *
 * Returns: whether both say the same; id and time of change are no content
 */
gboolean
ebb_record_equal_content (gpointer a,
                          gpointer b)
{
  g_return_val_if_fail (EBB_IS_RECORD (a), FALSE);
  g_return_val_if_fail (EBB_IS_RECORD (b), FALSE);

  return G_OBJECT_TYPE (a) == G_OBJECT_TYPE (b) && ebb_layout_equal (ebb_record_get_layout (a), a, b);
}

/**
 * ebb_record_validate:
 * @record: an #EbbRecord
 * @error: %EBB_ERROR_INVALID, %EBB_ERROR_TOO_LARGE
 *
 * Returns: whether the record may be saved
 */
gboolean
ebb_record_validate (gpointer record,
                     GError **error)
{
  EbbRecord *self = record;
  EbbRecordClass *klass;
  guint8 uuid[EBB_UUID_BYTES];

  g_return_val_if_fail (EBB_IS_RECORD (record), FALSE);

  klass = EBB_RECORD_GET_CLASS (self);
  if (self->id != NULL && !ebb_uuid_from_string (self->id, uuid))
    return ebb_record_invalid (error, _ ("An id must be a UUID."));
  return ebb_layout_validate (klass->layout, self, error) && (klass->validate == NULL || klass->validate (self, error));
}

/**
 * ebb_records_find:
 * @records: (element-type EbbRecord): records
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the record of that id
 */
gpointer
ebb_records_find (GPtrArray *records,
                  const char *id)
{
  g_return_val_if_fail (records != NULL, NULL);

  for (guint i = 0; id != NULL && i < records->len; i++)
    if (g_strcmp0 (((EbbRecord *) records->pdata[i])->id, id) == 0)
      return records->pdata[i];
  return NULL;
}
