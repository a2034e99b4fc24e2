// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "ebb-text.h"
#include "model/ebb-error.h"
#include "model/ebb-rating.h"
#include "model/ebb-technique.h"

/* The parts of a session in one word each, as a person types them. */

static const EbbRegion *
find_region (const char *word,
             GError **error)
{
  const EbbRegion *region = ebb_region_from_word (word);

  if (region == NULL)
    {
      g_autofree char *shown = ebb_text_shorten (word);

      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is not a region of the body that Ebb knows."), shown);
    }
  return region;
}

static gboolean
read_whole (const char *text,
            int least,
            int most,
            int *number,
            GError **error)
{
  double value;

  if (ebb_number_from_string (text, &value) && value >= least && value <= most && value == floor (value))
    {
      *number = (int) value;
      return TRUE;
    }
  g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” must be a whole number from %d to %d."), text, least, most);
  return FALSE;
}

/* Cuts @text at the first @separator; returns what follows, or NULL. */
static char *
cut (char *text,
     char separator)
{
  char *rest = strchr (text, separator);

  if (rest != NULL)
    *rest++ = '\0';
  return rest;
}

/**
 * ebb_session_part_parse:
 * @text: `TECHNIQUE[@REGION][=MINUTES][:PRESSURE]`
 * @part: (out): the part
 * @error: EBB_ERROR
 *
 * Reads such as `petrissage@trapezius-right=20:3`.
 *
 * Returns: whether it is one
 */
gboolean
ebb_session_part_parse (const char *text,
                        EbbSessionPart *part,
                        GError **error)
{
  g_autofree char *copy = g_strdup (text);
  char *pressure = cut (copy, ':');
  char *minutes = cut (copy, '=');
  char *region = cut (copy, '@');
  EbbTechnique technique;

  *part = (EbbSessionPart){ NULL, NULL, 0, 0 };
  if (!ebb_technique_find (copy, &technique))
    {
      g_autofree char *shown = ebb_text_shorten (copy);

      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is not a technique that Ebb knows."), shown);
      return FALSE;
    }
  part->technique = ebb_technique_get_id (technique);
  return (region == NULL || (part->region = find_region (region, error)) != NULL) &&
         (minutes == NULL || read_whole (minutes, 1, EBB_SESSION_MAX_MINUTES, &part->minutes, error)) &&
         (pressure == NULL || read_whole (pressure, EBB_PRESSURE_MIN, EBB_PRESSURE_MAX, &part->pressure, error));
}

/**
 * ebb_session_rating_parse:
 * @text: `WHAT=VALUE`; WHAT is an aspect, a region (for pain there), or `swelling@REGION`
 * @rating: (out): the rating; phase and hours are the caller's
 * @error: EBB_ERROR
 *
 * Returns: whether it is one
 */
gboolean
ebb_session_rating_parse (const char *text,
                          EbbSessionRating *rating,
                          GError **error)
{
  g_autofree char *copy = g_strdup (text);
  char *value = cut (copy, '=');
  char *region = cut (copy, '@');

  *rating = (EbbSessionRating){ .aspect = EBB_ASPECT_PAIN, .value = NAN };
  if (value == NULL)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” says no rating; write such as pain=4."), text);
      return FALSE;
    }
  if (!ebb_aspect_find (copy, &rating->aspect))
    {
      rating->aspect = EBB_ASPECT_PAIN;
      rating->region = find_region (copy, error);
      if (rating->region == NULL)
        return FALSE;
    }
  else if (region != NULL && (rating->region = find_region (region, error)) == NULL)
    return FALSE;

  if (!ebb_number_from_string (value, &rating->value) ||
      !(rating->value >= 0 && rating->value <= ebb_aspect_get_max (rating->aspect)))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” is not a rating from 0 to %g."), value, ebb_aspect_get_max (rating->aspect));
      return FALSE;
    }
  return TRUE;
}

/**
 * ebb_session_effect_parse:
 * @text: `KIND[@REGION][=HOURS]`
 * @effect: (out): the unwanted effect, without a text
 * @error: EBB_ERROR
 *
 * Reads such as `soreness@trapezius-right=20`.
 *
 * Returns: whether it is one
 */
gboolean
ebb_session_effect_parse (const char *text,
                          EbbSessionEffect *effect,
                          GError **error)
{
  g_autofree char *copy = g_strdup (text);
  char *hours = cut (copy, '=');
  char *region = cut (copy, '@');

  *effect = (EbbSessionEffect){ .hours = NAN };
  if (!ebb_effect_kind_find (copy, &effect->kind))
    {
      g_autofree char *shown = ebb_text_shorten (copy);

      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is not an unwanted effect that Ebb knows."), shown);
      return FALSE;
    }
  if (region != NULL && (effect->region = find_region (region, error)) == NULL)
    return FALSE;
  if (hours != NULL && (!ebb_number_from_string (hours, &effect->hours) || !(effect->hours >= 0)))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” is not a number of hours."), hours);
      return FALSE;
    }
  return TRUE;
}

/**
 * ebb_session_rating_describe:
 * @rating: a rating
 *
 * Returns: (transfer full): what was rated and how, such as "Pain 4" or "Left knee 3"
 */
char *
ebb_session_rating_describe (const EbbSessionRating *rating)
{
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (rating != NULL, NULL);

  number = ebb_number_to_local_string (rating->value);
  if (rating->region == NULL)
    return g_strdup_printf ("%s %s", ebb_aspect_get_name (rating->aspect), number);
  label = ebb_region_get_label (rating->region);
  if (rating->aspect == EBB_ASPECT_PAIN)
    return g_strdup_printf ("%s %s", label, number);
  return g_strdup_printf ("%s (%s) %s", ebb_aspect_get_name (rating->aspect), label, number);
}
