// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-mark.h"
#include "ebb-rating.h"

#include <glib/gi18n.h>
#include <math.h>

/* In the order of the bits of EbbQuality. The id is what files hold. */
static const struct
{
  const char *id;
  const char *name;
} qualities[EBB_N_QUALITIES] = {
  { "aching", NC_ ("quality of pain", "aching") },
  { "sharp", NC_ ("quality of pain", "sharp") },
  { "dull", NC_ ("quality of pain", "dull") },
  { "burning", NC_ ("quality of pain", "burning") },
  { "stabbing", NC_ ("quality of pain", "stabbing") },
  { "throbbing", NC_ ("quality of pain", "throbbing") },
  { "shooting", NC_ ("quality of pain", "shooting") },
  { "electric", NC_ ("quality of pain", "electric") },
  { "tingling", NC_ ("quality of pain", "tingling") },
  { "numb", NC_ ("quality of pain", "numb") },
  { "stiff", NC_ ("quality of pain", "stiff") },
  { "tight", NC_ ("quality of pain", "tight") },
  { "pressing", NC_ ("quality of pain", "pressing") },
  { "cramping", NC_ ("quality of pain", "cramping") },
  { "heavy", NC_ ("quality of pain", "heavy") },
  { "tender", NC_ ("quality of pain", "tender") },
  { "radiating", NC_ ("quality of pain", "radiating") },
  { "itching", NC_ ("quality of pain", "itching") },
};

static const char *const depth_ids[] = { "", "skin", "muscle", "joint" };

/**
 * ebb_mark_init:
 * @mark: a mark to fill
 * @region: its region
 *
 * Makes a mark that says where and nothing else.
 */
void
ebb_mark_init (EbbMark *mark,
               const EbbRegion *region)
{
  *mark = (EbbMark){
    .region = region,
    .intensity = NAN,
    .qualities = 0,
    .depth = EBB_DEPTH_ABSENT,
    .swelling = EBB_SWELLING_ABSENT,
  };
}

/**
 * ebb_mark_equal:
 * @a: a mark
 * @b: a mark
 *
 * Returns: whether both say the same
 */
gboolean
ebb_mark_equal (const EbbMark *a,
                const EbbMark *b)
{
  return a->region == b->region &&
         ebb_number_equal (a->intensity, b->intensity) &&
         a->qualities == b->qualities &&
         a->depth == b->depth &&
         a->swelling == b->swelling;
}

/**
 * ebb_mark_is_valid:
 * @mark: a mark
 *
 * Returns: whether the mark has a region and all its parts are in their range
 */
gboolean
ebb_mark_is_valid (const EbbMark *mark)
{
  return mark->region != NULL &&
         ebb_rating_is_valid (mark->intensity) &&
         mark->depth <= EBB_DEPTH_JOINT &&
         mark->swelling >= EBB_SWELLING_ABSENT && mark->swelling <= EBB_SWELLING_MAX;
}

static void
append_words (GString *text,
              const char *words)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, words);
}

static void
append_feel (GString *text,
             const EbbMark *mark)
{
  if (mark->qualities != 0)
    {
      g_autofree char *words = ebb_qualities_describe (mark->qualities);

      append_words (text, words);
    }
  if (mark->depth != EBB_DEPTH_ABSENT)
    append_words (text, ebb_depth_get_name (mark->depth));
  if (mark->swelling != EBB_SWELLING_ABSENT)
    append_words (text, ebb_swelling_get_name (mark->swelling));
}

/**
 * ebb_mark_describe:
 * @mark: a mark
 *
 * Returns: (transfer full): the mark in words: "Left shoulder blade 6, burning"
 */
char *
ebb_mark_describe (const EbbMark *mark)
{
  g_autofree char *label = ebb_region_get_label (mark->region);
  GString *text = g_string_new (NULL);

  if (isnan (mark->intensity))
    g_string_append (text, label);
  else
    {
      g_autofree char *number = ebb_number_to_local_string (mark->intensity);

      /* Translators: a place on the body and how much it hurts: "Left shoulder blade 6" */
      g_string_append_printf (text, C_ ("place and its pain", "%s %s"), label, number);
    }
  append_feel (text, mark);
  return g_string_free (text, FALSE);
}

/**
 * ebb_mark_describe_value:
 * @mark: a mark
 *
 * Returns: (transfer full): what it says about its place, such as "pain 6,
 *   burning"; "" if nothing
 */
char *
ebb_mark_describe_value (const EbbMark *mark)
{
  GString *text = g_string_new (NULL);

  if (!isnan (mark->intensity))
    {
      g_autofree char *number = ebb_number_to_local_string (mark->intensity);

      /* Translators: how much a place on the body hurts, 0 to 10 */
      g_string_append_printf (text, C_ ("mark", "pain %s"), number);
    }
  append_feel (text, mark);
  return g_string_free (text, FALSE);
}

/**
 * ebb_quality_get_id:
 * @index: 0 to %EBB_N_QUALITY_BITS - 1
 *
 * Returns: (transfer none): the word that files hold; `quality-18` and so on for
 *   those of a newer version
 */
const char *
ebb_quality_get_id (guint index)
{
  char text[16];

  g_return_val_if_fail (index < EBB_N_QUALITY_BITS, NULL);

  if (index < EBB_N_QUALITIES)
    return qualities[index].id;
  g_snprintf (text, sizeof text, "quality-%u", index);

  return g_intern_string (text);
}

/**
 * ebb_quality_get_name:
 * @index: 0 to %EBB_N_QUALITIES - 1
 *
 * Returns: (transfer none): the word in the language of the session
 */
const char *
ebb_quality_get_name (guint index)
{
  g_return_val_if_fail (index < EBB_N_QUALITIES, NULL);

  return g_dpgettext2 (NULL, "quality of pain", qualities[index].name);
}

/**
 * ebb_quality_from_id:
 * @id: a word such as `burning`
 *
 * Returns: its #EbbQuality bit, 0 if the word is not one
 */
guint
ebb_quality_from_id (const char *id)
{
  g_return_val_if_fail (id != NULL, 0);

  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    if (g_str_equal (qualities[i].id, id))
      return 1u << i;
  for (guint i = EBB_N_QUALITIES; i < EBB_N_QUALITY_BITS && g_str_has_prefix (id, "quality-"); i++)
    if (g_str_equal (ebb_quality_get_id (i), id))
      return 1u << i;
  return 0;
}

/**
 * ebb_qualities_describe:
 * @set: a set of #EbbQuality
 *
 * Returns: (transfer full): the words, with commas; "" for none. Those of a newer
 *   version of Ebb are one word for all.
 */
char *
ebb_qualities_describe (guint set)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    if (set & (1u << i))
      {
        if (text->len > 0)
          g_string_append (text, ", ");
        g_string_append (text, ebb_quality_get_name (i));
      }
  if ((set & ~EBB_QUALITIES_ALL) != 0)
    {
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, C_ ("quality of pain", "a quality that this version of Ebb does not know"));
    }
  return g_string_free (text, FALSE);
}

/**
 * ebb_depth_to_string:
 * @depth: a depth
 *
 * Returns: (transfer none): `skin`, `muscle`, `joint` or ``, as files write it
 */
const char *
ebb_depth_to_string (EbbDepth depth)
{
  g_return_val_if_fail (depth <= EBB_DEPTH_JOINT, "");

  return depth_ids[depth];
}

/**
 * ebb_depth_from_string:
 * @text: `skin`, `muscle`, `joint`, or `` for absent
 * @depth: (out): the depth
 *
 * Returns: whether @text is a depth
 */
gboolean
ebb_depth_from_string (const char *text,
                       EbbDepth *depth)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (depth_ids); i++)
    if (g_str_equal (depth_ids[i], text))
      {
        *depth = (EbbDepth) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * ebb_depth_get_name:
 * @depth: a depth
 *
 * Returns: (transfer none): the depth in words
 */
const char *
ebb_depth_get_name (EbbDepth depth)
{
  switch (depth)
    {
    case EBB_DEPTH_SKIN:
      return C_ ("depth of pain", "in the skin");
    case EBB_DEPTH_MUSCLE:
      return C_ ("depth of pain", "in the muscle");
    case EBB_DEPTH_JOINT:
      return C_ ("depth of pain", "in the joint");
    case EBB_DEPTH_ABSENT:
    default:
      return C_ ("depth of pain", "not recorded");
    }
}

/**
 * ebb_swelling_get_name:
 * @swelling: 0 to 3, or %EBB_SWELLING_ABSENT
 *
 * Returns: (transfer none): the swelling in words
 */
const char *
ebb_swelling_get_name (int swelling)
{
  switch (swelling)
    {
    case 0:
      return C_ ("swelling", "no swelling");
    case 1:
      return C_ ("swelling", "slight swelling");
    case 2:
      return C_ ("swelling", "clear swelling");
    case 3:
      return C_ ("swelling", "severe swelling");
    default:
      return C_ ("swelling", "not recorded");
    }
}
