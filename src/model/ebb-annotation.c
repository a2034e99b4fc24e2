// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-annotation.h"
#include "ebb-error.h"
#include "ebb-uuid.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * ebb_annotation_new:
 * @period: the days that it is of
 * @text: what happened
 *
 * Returns: (transfer full): an annotation that was never saved
 */
EbbAnnotation *
ebb_annotation_new (EbbPeriod period,
                    const char *text)
{
  EbbAnnotation *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (EbbAnnotation, 1);
  self->period = period;
  self->text = g_strdup (text);
  return self;
}

/**
 * ebb_annotation_copy:
 * @self: an annotation
 *
 * Returns: (transfer full): another with the same content
 */
EbbAnnotation *
ebb_annotation_copy (const EbbAnnotation *self)
{
  EbbAnnotation *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = ebb_annotation_new (self->period, self->text);
  copy->id = g_strdup (self->id);
  copy->modified = self->modified;
  return copy;
}

/**
 * ebb_annotation_free:
 * @self: (nullable) (transfer full): an annotation
 */
void
ebb_annotation_free (EbbAnnotation *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

/* What stands between words: spaces and line ends of any kind, and what a paste from
 * elsewhere brings that cannot be seen. */
static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c);
}

/**
 * ebb_annotation_tidy_text:
 * @text: what a person typed or pasted
 *
 * Makes it one line without gaps at its ends, with one space for each gap inside of
 * it, and cuts what goes beyond %EBB_ANNOTATION_MAX bytes, between two characters.
 * Doing so once more changes nothing.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if nothing is left
 */
char *
ebb_annotation_tidy_text (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) tidy = NULL;
  gboolean gap = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  tidy = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);

      if (is_gap (g_utf8_get_char (p)))
        {
          gap = tidy->len > 0;
          continue;
        }
      if (tidy->len + (gap ? 1 : 0) + length > EBB_ANNOTATION_MAX)
        break;
      if (gap)
        g_string_append_c (tidy, ' ');
      g_string_append_len (tidy, p, (gssize) length);
      gap = FALSE;
    }
  return tidy->len > 0 ? g_strdup (tidy->str) : NULL;
}

static gboolean
text_is_valid (const char *text,
               GError **error)
{
  g_autofree char *tidy = NULL;

  if (strlen (text) > EBB_ANNOTATION_MAX)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("The text of an annotation is too long (more than %d bytes)."), EBB_ANNOTATION_MAX);
      return FALSE;
    }
  tidy = ebb_annotation_tidy_text (text);
  if (g_strcmp0 (tidy, text) != 0)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The text of an annotation must be one line of words."));
      return FALSE;
    }
  return TRUE;
}

/**
 * ebb_annotation_is_valid:
 * @self: an annotation
 * @error: %EBB_ERROR_INVALID, %EBB_ERROR_TOO_LARGE
 *
 * Checks that the days are from the year 1900 to 2199 and in order, that the text is
 * as ebb_annotation_tidy_text() leaves one, and that the id can be one.
 *
 * Returns: whether the annotation may be saved
 */
gboolean
ebb_annotation_is_valid (const EbbAnnotation *self,
                         GError **error)
{
  guint8 id[EBB_UUID_BYTES];

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->id != NULL && !ebb_uuid_from_string (self->id, id))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The id of an annotation must be a UUID."));
      return FALSE;
    }
  if (self->period.from < EBB_DAY_MIN || self->period.to > EBB_DAY_MAX)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The date must be from the year 1900 to 2199."));
      return FALSE;
    }
  if (ebb_period_is_empty (self->period))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The last day of an annotation must not be before its first."));
      return FALSE;
    }
  return text_is_valid (self->text, error);
}
