// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-mark-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "ebb-text.h"
#include "model/ebb-error.h"
#include "model/ebb-rating.h"

/* A mark as the command line and the spreadsheets write it:
 *
 *     REGION[=INTENSITY][:WORD[,WORD…]]      neck-back-left=7:aching,tight
 *
 * Words are qualities, a depth (skin, muscle, joint) or swelling-0 to swelling-3;
 * "+" separates them as well as ",". */

static gboolean
apply_word (const char *word,
            EbbMark *mark,
            GError **error)
{
  guint quality = ebb_quality_from_id (word);
  EbbDepth depth;

  if (quality != 0)
    mark->qualities |= quality;
  else if (*word != '\0' && ebb_depth_from_string (word, &depth))
    mark->depth = depth;
  else if (g_str_has_prefix (word, "swelling-") && word[9] >= '0' && word[9] <= '0' + EBB_SWELLING_MAX && word[10] == '\0')
    mark->swelling = word[9] - '0';
  else
    {
      g_autofree char *shown = ebb_text_shorten (word);

      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is neither a quality of pain, a depth nor a swelling."), shown);
      return FALSE;
    }
  return TRUE;
}

/*< private >
 * ebb_mark_from_text:
 * @text: the mark; it is changed
 * @decimal_comma: whether an intensity may be written `4,5`
 *
 * Returns: whether @text is a mark. Errors: %EBB_ERROR_UNKNOWN for an unknown
 *   region or word, %EBB_ERROR_INVALID for an intensity that is not 0 to 10
 */
gboolean
ebb_mark_from_text (char *text,
                    gboolean decimal_comma,
                    EbbMark *mark,
                    GError **error)
{
  char *words = strchr (text, ':');
  char *intensity;
  const EbbRegion *region;

  if (words != NULL)
    *words++ = '\0';
  intensity = strchr (text, '=');
  if (intensity != NULL)
    *intensity++ = '\0';

  g_strstrip (text);
  region = ebb_region_from_word (text);
  if (region == NULL)
    {
      g_autofree char *shown = ebb_text_shorten (text);

      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is not a region of the body that Ebb knows."), shown);
      return FALSE;
    }

  ebb_mark_init (mark, region);
  if (intensity != NULL && !ebb_text_parse_rating (intensity, decimal_comma, &mark->intensity, error))
    return FALSE;
  while (words != NULL)
    {
      char *next = strpbrk (words, ",+");

      if (next != NULL)
        *next++ = '\0';
      g_strstrip (words);
      if ((*words != '\0' || next != NULL) && !apply_word (words, mark, error))
        return FALSE;
      words = next;
    }
  return TRUE;
}

/**
 * ebb_mark_parse:
 * @text: such as `neck-back-left=7:aching,tight` or `knee`
 * @mark: (out): the mark
 * @error: %EBB_ERROR_UNKNOWN, %EBB_ERROR_INVALID
 *
 * Returns: whether @text is a mark
 */
gboolean
ebb_mark_parse (const char *text,
                EbbMark *mark,
                GError **error)
{
  g_autofree char *copy = g_strdup (text);

  return ebb_mark_from_text (copy, FALSE, mark, error);
}

/*< private >
 * ebb_qualities_append_text:
 *
 * Appends the ids with a plus between: `aching+tight`.
 */
void
ebb_qualities_append_text (guint set,
                           GString *text)
{
  gboolean first = TRUE;

  for (guint i = 0; i < EBB_N_QUALITY_BITS; i++)
    if (set & (1u << i))
      {
        if (!first)
          g_string_append_c (text, '+');
        first = FALSE;
        g_string_append (text, ebb_quality_get_id (i));
      }
}

/*< private >
 * ebb_qualities_from_text:
 * @text: ids with `+` or `,` between; it is changed
 */
gboolean
ebb_qualities_from_text (char *text,
                         guint *set,
                         GError **error)
{
  *set = 0;
  while (text != NULL)
    {
      char *next = strpbrk (text, ",+");

      if (next != NULL)
        *next++ = '\0';
      g_strstrip (text);
      if (*text != '\0')
        {
          guint quality = ebb_quality_from_id (text);

          if (quality == 0)
            {
              g_autofree char *shown = ebb_text_shorten (text);

              g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is not a quality of pain that Ebb knows."), shown);
              return FALSE;
            }
          *set |= quality;
        }
      text = next;
    }
  return TRUE;
}

/*< private >
 * ebb_mark_append_text:
 *
 * Appends the region, the intensity and the qualities as a cell of entries.csv
 * holds them; depth and swelling stand in marks.csv alone.
 */
void
ebb_mark_append_text (const EbbMark *mark,
                      GString *text)
{
  ebb_region_append_word (mark->region, text);
  if (!isnan (mark->intensity))
    {
      g_string_append_c (text, '=');
      ebb_text_append_number (mark->intensity, text);
    }
  if (mark->qualities != 0)
    {
      g_string_append_c (text, ':');
      ebb_qualities_append_text (mark->qualities, text);
    }
}
