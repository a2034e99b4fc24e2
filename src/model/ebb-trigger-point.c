// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trigger-point.h"

#include <glib/gi18n.h>

/*
 * Muscles and the places that pain from them is often felt in, after Travell and Simons,
 * in our own regions and words. "May be related" is all that can be said: in a trial of
 * 56 people, pressing such points did no better than a sham (Moraska et al. 2015), and a
 * map shows where pain was felt by many, not what is behind that of one person.
 *
 * Regions are named without a side and hold for both; pain is felt on the muscle's own
 * side, or in the middle.
 */

#define MAX_REGIONS 5

typedef struct
{
  const char *name;
  const char *places[MAX_REGIONS];   /* where the muscle lies; the first has the cross */
  const char *referred[MAX_REGIONS]; /* where pain may be felt */
} Row;

#define READ TRUE, TRUE
#define COMMON FALSE, TRUE
#define NOT_PRESSED TRUE, FALSE

static const EbbTriggerPoint points[] = {
  { "upper-trapezius", READ },
  { "scm-sternal", NOT_PRESSED },
  { "scm-clavicular", NOT_PRESSED },
  { "splenius-capitis", READ },
  { "suboccipitals", COMMON },
  { "temporalis", READ },
  { "masseter", READ },
  { "levator-scapulae", READ },
  { "infraspinatus", READ },
  { "supraspinatus", READ },
  { "pectorals", READ },
  { "quadratus-lumborum", READ },
  { "gluteus-medius", COMMON },
  { "gluteus-minimus", COMMON },
  { "piriformis", COMMON },
  { "quadriceps", READ },
  { "hamstrings", READ },
  { "gastrocnemius", READ },
  { "soleus", READ },
};

/* Beside the points. The names follow the words of everyday life where there are some. */
static const Row rows[G_N_ELEMENTS (points)] = {
  /* Translators: a muscle at the top of the shoulder (upper trapezius) */
  { NC_ ("muscle", "Upper trapezius"), { "trapezius", "neck-back" }, { "neck-back", "neck-side", "temple", "forehead" } },
  { NC_ ("muscle", "Sternocleidomastoid, breastbone part"), { "neck-front" }, { "occiput", "cheek", "eye" } },
  { NC_ ("muscle", "Sternocleidomastoid, collarbone part"), { "neck-front" }, { "forehead", "ear" } },
  { NC_ ("muscle", "Splenius capitis"), { "neck-back" }, { "crown", "eye", "temple" } },
  { NC_ ("muscle", "Muscles below the back of the head (suboccipitals)"), { "occiput" }, { "occiput", "temple", "eye" } },
  { NC_ ("muscle", "Temple muscle (temporalis)"), { "temple" }, { "nose-mouth", "jaw", "temple", "forehead" } },
  { NC_ ("muscle", "Chewing muscle (masseter)"), { "jaw-side" }, { "nose-mouth", "jaw", "temple", "forehead" } },
  { NC_ ("muscle", "Levator scapulae"), { "neck-back" }, { "neck-back", "shoulder-blade" } },
  { NC_ ("muscle", "Infraspinatus"), { "shoulder-back", "shoulder-blade" }, { "shoulder-front", "upper-arm-front", "upper-arm-back" } },
  { NC_ ("muscle", "Supraspinatus"), { "shoulder-back" }, { "shoulder-front", "shoulder-back", "elbow-back", "elbow-front" } },
  { NC_ ("muscle", "Chest muscles (pectorals)"), { "chest" }, { "chest", "upper-arm-front", "forearm-front" } },
  { NC_ ("muscle", "Quadratus lumborum"), { "low-back" }, { "low-back", "buttock", "hip-back" } },
  { NC_ ("muscle", "Middle buttock muscle (gluteus medius)"), { "buttock" }, { "low-back", "sacrum", "buttock" } },
  { NC_ ("muscle", "Small buttock muscle (gluteus minimus)"), { "hip-back", "buttock" }, { "thigh-back", "calf" } },
  { NC_ ("muscle", "Piriformis"), { "buttock" }, { "sacrum", "buttock", "thigh-back" } },
  { NC_ ("muscle", "Front of the thigh (quadriceps)"), { "thigh-front" }, { "knee-front" } },
  { NC_ ("muscle", "Back of the thigh (hamstrings)"), { "thigh-back" }, { "calf" } },
  { NC_ ("muscle", "Calf muscle (gastrocnemius)"), { "calf" }, { "calf", "arch" } },
  { NC_ ("muscle", "Deep calf muscle (soleus)"), { "calf" }, { "heel", "sacrum" } },
};

static const Row *
get_row (const EbbTriggerPoint *point)
{
  return &rows[point - points];
}

/**
 * ebb_trigger_points_get_all:
 * @n_points: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_points): every muscle, from head to foot
 */
const EbbTriggerPoint *
ebb_trigger_points_get_all (guint *n_points)
{
  *n_points = G_N_ELEMENTS (points);
  return points;
}

/**
 * ebb_trigger_point_find:
 * @id: such as `piriformis`
 *
 * Returns: (transfer none) (nullable): the muscle
 */
const EbbTriggerPoint *
ebb_trigger_point_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    if (g_str_equal (points[i].id, id))
      return &points[i];
  return NULL;
}

/**
 * ebb_trigger_point_get_name:
 * @point: a muscle
 *
 * Returns: (transfer none): its name in the language of the session
 */
const char *
ebb_trigger_point_get_name (const EbbTriggerPoint *point)
{
  g_return_val_if_fail (point != NULL, "");

  return g_dpgettext2 (NULL, "muscle", get_row (point)->name);
}

static GPtrArray *
find_regions (const char *const *names,
              EbbSide side)
{
  GPtrArray *regions = g_ptr_array_new ();

  for (guint i = 0; i < MAX_REGIONS && names[i] != NULL; i++)
    {
      const EbbRegion *region = ebb_region_find_on_side (names[i], side);

      if (region != NULL)
        g_ptr_array_add (regions, (gpointer) region);
    }
  return regions;
}

/**
 * ebb_trigger_point_get_places:
 * @point: a muscle
 * @side: left or right
 *
 * Returns: (transfer container) (element-type EbbRegion): where the muscle lies, the
 *   region of the tender point first
 */
GPtrArray *
ebb_trigger_point_get_places (const EbbTriggerPoint *point,
                              EbbSide side)
{
  g_return_val_if_fail (point != NULL, NULL);

  return find_regions (get_row (point)->places, side);
}

/**
 * ebb_trigger_point_get_referred:
 * @point: a muscle
 * @side: left or right
 *
 * Returns: (transfer container) (element-type EbbRegion): where pain that may be related
 *   to the muscle is felt
 */
GPtrArray *
ebb_trigger_point_get_referred (const EbbTriggerPoint *point,
                                EbbSide side)
{
  g_return_val_if_fail (point != NULL, NULL);

  return find_regions (get_row (point)->referred, side);
}

static gboolean
overlap_any (const EbbRegion *region,
             const char *const *names,
             EbbSide side)
{
  g_autoptr (GPtrArray) regions = find_regions (names, side);

  for (guint i = 0; i < regions->len; i++)
    if (ebb_region_overlaps (region, regions->pdata[i]))
      return TRUE;
  return FALSE;
}

static GArray *
find_matches (const EbbRegion *region,
              gboolean by_pain)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (EbbTriggerMatch));

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    for (EbbSide side = EBB_SIDE_LEFT; side <= EBB_SIDE_RIGHT; side++)
      if (overlap_any (region, by_pain ? rows[i].referred : rows[i].places, side))
        {
          EbbTriggerMatch match = { &points[i], side };

          g_array_append_val (matches, match);
        }
  return matches;
}

/**
 * ebb_trigger_points_for_pain:
 * @region: where it hurts
 *
 * "Pain here may come from there." A region in the middle, or one whose side is not
 * known, has muscles of both sides.
 *
 * Returns: (transfer full) (element-type EbbTriggerMatch): the muscles that pain there
 *   may be related to
 */
GArray *
ebb_trigger_points_for_pain (const EbbRegion *region)
{
  g_return_val_if_fail (region != NULL, NULL);

  return find_matches (region, TRUE);
}

/**
 * ebb_trigger_points_in_region:
 * @region: a place on the body
 *
 * Returns: (transfer full) (element-type EbbTriggerMatch): the muscles of the table that
 *   lie there
 */
GArray *
ebb_trigger_points_in_region (const EbbRegion *region)
{
  g_return_val_if_fail (region != NULL, NULL);

  return find_matches (region, FALSE);
}

static char *
list_names (GPtrArray *regions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < regions->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", ebb_region_get_name (regions->pdata[i]));
  return g_string_free (text, FALSE);
}

/**
 * ebb_trigger_match_get_title:
 * @match: a muscle on one side
 *
 * Returns: (transfer full): its name and the person's own side
 */
char *
ebb_trigger_match_get_title (const EbbTriggerMatch *match)
{
  g_return_val_if_fail (match != NULL, NULL);

  if (match->side == EBB_SIDE_LEFT)
    /* Translators: %s is the name of a muscle; the person's own left */
    return g_strdup_printf (_ ("%s, your left"), ebb_trigger_point_get_name (match->point));
  /* Translators: %s is the name of a muscle; the person's own right */
  return g_strdup_printf (_ ("%s, your right"), ebb_trigger_point_get_name (match->point));
}

/**
 * ebb_trigger_match_describe:
 * @match: a muscle on one side
 *
 * Returns: (transfer full): all of the picture in words, for those who do not see it
 */
char *
ebb_trigger_match_describe (const EbbTriggerMatch *match)
{
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GPtrArray) referred = NULL;
  g_autofree char *title = NULL;
  g_autofree char *where = NULL;
  g_autofree char *pain = NULL;

  g_return_val_if_fail (match != NULL, NULL);

  places = ebb_trigger_point_get_places (match->point, match->side);
  referred = ebb_trigger_point_get_referred (match->point, match->side);
  title = ebb_trigger_match_get_title (match);
  where = list_names (places);
  pain = list_names (referred);
  /* Translators: the name of a muscle, the regions that it lies in, and those where pain
   * may be felt. It must not become surer than "may be related" */
  return g_strdup_printf (_ ("%s. It lies here: %s. A tender point in it may be related to pain here: %s."), title, where, pain);
}

/**
 * ebb_trigger_match_describe_place:
 * @match: a muscle on one side
 *
 * Returns: (transfer full): where it lies
 */
char *
ebb_trigger_match_describe_place (const EbbTriggerMatch *match)
{
  g_autoptr (GPtrArray) places = NULL;
  g_autofree char *where = NULL;

  g_return_val_if_fail (match != NULL, NULL);

  places = ebb_trigger_point_get_places (match->point, match->side);
  where = list_names (places);
  /* Translators: the regions that a muscle lies in; its name stands above */
  return g_strdup_printf (_ ("It lies here: %s"), where);
}

/**
 * ebb_trigger_points_get_caution:
 *
 * Returns: (transfer none): how far such maps go, to be shown with them
 */
const char *
ebb_trigger_points_get_caution (void)
{
  return _ ("Such maps show where many people felt pain. They cannot say what is behind yours: that is for a doctor or therapist to look at.");
}
