// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-query.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (EbbQuery, ebb_query, ebb_query_copy, ebb_query_free)

/**
 * ebb_query_new:
 *
 * Returns: (transfer full): a query that every entry fits
 */
EbbQuery *
ebb_query_new (void)
{
  EbbQuery *self = g_new0 (EbbQuery, 1);

  self->pain_min = NAN;
  self->pain_max = NAN;
  self->from = EBB_DAY_MIN;
  self->to = EBB_DAY_MAX;

  return self;
}

/**
 * ebb_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): another with the same conditions
 */
EbbQuery *
ebb_query_copy (const EbbQuery *self)
{
  EbbQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->text = g_strdup (self->text);
  copy->tracker = g_strdup (self->tracker);

  return copy;
}

/**
 * ebb_query_free:
 * @self: (nullable) (transfer full): a query
 */
void
ebb_query_free (EbbQuery *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->tracker);
  g_free (self);
}

static gboolean
is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      if (!g_unichar_isspace (g_utf8_get_char (text)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
limits_equal (double a, double b)
{
  return (isnan (a) && isnan (b)) || a == b;
}

/**
 * ebb_query_equal:
 * @a: a query
 * @b: a query
 *
 * Returns: whether both have the same conditions
 */
gboolean
ebb_query_equal (const EbbQuery *a, const EbbQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return ((is_blank (a->text) && is_blank (b->text)) || g_strcmp0 (a->text, b->text) == 0) &&
         limits_equal (a->pain_min, b->pain_min) &&
         limits_equal (a->pain_max, b->pain_max) &&
         a->region == b->region &&
         a->note == b->note &&
         g_strcmp0 (a->tracker, b->tracker) == 0 &&
         a->from == b->from &&
         a->to == b->to;
}

/**
 * ebb_query_is_everything:
 * @self: a query
 *
 * Returns: whether every entry fits, since there is no condition
 */
gboolean
ebb_query_is_everything (const EbbQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return is_blank (self->text) && ebb_query_count_filters (self) == 0;
}

/**
 * ebb_query_count_filters:
 * @self: a query
 *
 * Counts the conditions beside the text, as a person sees them: a range of pain is
 * one, a range of days is one.
 *
 * Returns: how many conditions there are, 0 to 5
 */
guint
ebb_query_count_filters (const EbbQuery *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  n += !isnan (self->pain_min) || !isnan (self->pain_max);
  n += self->region != NULL;
  n += self->note != EBB_NOTE_ANY;
  n += self->tracker != NULL;
  n += self->from > EBB_DAY_MIN || self->to < EBB_DAY_MAX;

  return n;
}
