// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-course-guide.h"

#include <glib/gi18n.h>

/*
 * What studies did and found, for each template of a course:
 *
 *   neck          Sherman et al. 2014, Ann Fam Med 12:112 (n = 228): 60 minutes two or
 *                 three times a week for four weeks: pain RR 2.30 and 2.73, function 3.41
 *                 and 4.98; 30 minutes no better than waiting. Cook et al. 2015: six
 *                 weekly sessions of 60 minutes after that.
 *   knee          Perlman et al. 2018, PMC6420526: WOMAC -8.16 (-13.50 to -2.81) against
 *                 light touch at eight weeks; 2012, PLoS One 7:e30248: nothing left at 24.
 *   headache      Moraska et al. 2015, PMC4286457: twelve sessions in six weeks.
 *   fibromyalgia  Li et al. 2014, PLoS One 9:e89304: nine trials, 404 people, five weeks
 *                 or more: pain 0.62 (0.05 to 1.20) standard deviations, sleep 0.19 (not
 *                 significant). Yuan et al. 2015, Man Ther 20:257.
 */

#define BIT(name) (1u << EBB_TECHNIQUE_##name)
#define MAX_REGIONS 4

static const EbbCourseGuide guides[] = {
  { "neck", EBB_COMPLAINT_NECK, BIT (EFFLEURAGE) | BIT (PETRISSAGE) | BIT (MYOFASCIAL_RELEASE) | BIT (TRIGGER_POINT) | BIT (STRETCH), EBB_CERTAINTY_LOW, "Sherman et al. 2014; Cook et al. 2015" },
  { "knee", EBB_COMPLAINT_JOINTS, BIT (EFFLEURAGE) | BIT (PETRISSAGE), EBB_CERTAINTY_LOW, "Perlman et al. 2012, 2018" },
  { "headache", EBB_COMPLAINT_HEADACHE, BIT (EFFLEURAGE) | BIT (PETRISSAGE) | BIT (TRIGGER_POINT), EBB_CERTAINTY_LOW, "Moraska et al. 2015" },
  { "fibromyalgia", EBB_COMPLAINT_FIBROMYALGIA, BIT (MYOFASCIAL_RELEASE) | BIT (LYMPH_DRAINAGE), EBB_CERTAINTY_LOW, "Li et al. 2014; Yuan et al. 2015" },
  { "swelling", EBB_COMPLAINT_GENERAL, BIT (LYMPH_DRAINAGE), EBB_CERTAINTY_NONE, NULL },
  { "free", EBB_COMPLAINT_STENOSIS | EBB_COMPLAINT_LOW_BACK | EBB_COMPLAINT_GENERAL, 0, EBB_CERTAINTY_NONE, NULL },
};

/* Beside the guides. */
static const struct
{
  const char *dose;
  const char *studies;
  const char *cautions;
  const char *regions[MAX_REGIONS]; /* both sides */
} words[G_N_ELEMENTS (guides)] = {
  {
    /* Translators: how often and how long the sessions of a study were */
    NC_ ("guide to a course", "60 minutes, twice a week for four weeks, then once a week for six weeks."),
    NC_ ("guide to a course", "Of 228 people with neck pain, those who had 60 minutes two or three times a week for four weeks were more often better in pain and in what they could do than those who waited; 30 minutes were no better than waiting. Weekly sessions after that were studied as well."),
    NC_ ("guide to a course", "Never a jerk to the neck, and no pressing at its front and sides."),
    { "neck-back", "trapezius", "shoulder-blade" },
  },
  {
    NC_ ("guide to a course", "60 minutes, once a week for eight weeks."),
    NC_ ("guide to a course", "In osteoarthritis of the knee, pain and function scored better than with a light touch after eight weeks. In an earlier study nothing of it was left after 24 weeks."),
    NC_ ("guide to a course", "Not on days when the knee is hot, red or freshly swollen."),
    { "thigh-front", "knee-front", "shin" },
  },
  {
    NC_ ("guide to a course", "Twice a week for six weeks; how many minutes, your therapist will say."),
    NC_ ("guide to a course", "In tension headache (56 people), headaches became rarer with this massage and with a sham treatment alike, without a difference between them. The people felt more change with the massage. For migraine there are only small studies."),
    NC_ ("guide to a course", "A headache that is new, sudden or not as usual belongs to a doctor first."),
    { "neck-back", "trapezius", "occiput", "temple" },
  },
  {
    NC_ ("guide to a course", "Once a week for at least six weeks; how many minutes, you will find out."),
    NC_ ("guide to a course", "In nine studies with 404 people, five weeks or more went together with less pain, anxiety and low mood, by how much is not sure; sleep stayed as it was. Myofascial release stood out in small studies, Swedish massage made no difference."),
    NC_ ("guide to a course", "Begin gently: a flare after the first sessions says that it was too much."),
    { "neck-back", "trapezius", "low-back" },
  },
  {
    NC_ ("guide to a course", "20 to 45 minutes of lymph drainage by a trained therapist; how often is between you."),
    NC_ ("guide to a course", "No study of such a course was found, and none that shows less inflammation after a few sessions. Rate the swelling before and after each session to see what happens to yours."),
    NC_ ("guide to a course", "Ask your doctor first, all the more with a weak heart, weak kidneys, an infection or a blood clot. Never on a hot, swollen joint."),
    { NULL },
  },
  {
    NC_ ("guide to a course", "As you and your therapist agree."),
    NC_ ("guide to a course", "For low back pain there are many studies, and little confidence in them; for spinal stenosis none was found. What your own sessions show counts."),
    NC_ ("guide to a course", "With spinal stenosis no position that bends the back backwards."),
    { NULL },
  },
};

/**
 * ebb_course_guides_get_all:
 * @n_guides: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_guides): every guide, the free one last
 */
const EbbCourseGuide *
ebb_course_guides_get_all (guint *n_guides)
{
  *n_guides = G_N_ELEMENTS (guides);
  return guides;
}

/**
 * ebb_course_guide_find:
 * @id: of the template of a course
 *
 * Returns: (transfer none) (nullable): what is known of such a course
 */
const EbbCourseGuide *
ebb_course_guide_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    if (g_str_equal (guides[i].id, id))
      return &guides[i];
  return NULL;
}

/**
 * ebb_course_guide_for_complaints:
 * @complaints: a set of #EbbComplaint
 *
 * Returns: (transfer none): the first that is offered for one of them, else the free one
 */
const EbbCourseGuide *
ebb_course_guide_for_complaints (guint complaints)
{
  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    /* swelling is no complaint of its own: it is chosen by name */
    if (guides[i].complaints & complaints & ~(guint) EBB_COMPLAINT_GENERAL)
      return &guides[i];
  return ebb_course_guide_find ("free");
}

static const char *
translate (const char *text)
{
  return g_dpgettext2 (NULL, "guide to a course", text);
}

/**
 * ebb_course_guide_get_dose:
 * @guide: a guide
 *
 * Returns: (transfer none): how often and how long, as in the studies if there are some
 */
const char *
ebb_course_guide_get_dose (const EbbCourseGuide *guide)
{
  g_return_val_if_fail (guide != NULL, "");

  return translate (words[guide - guides].dose);
}

/**
 * ebb_course_guide_get_studies:
 * @guide: a guide
 *
 * Returns: (transfer none): what was found with that
 */
const char *
ebb_course_guide_get_studies (const EbbCourseGuide *guide)
{
  g_return_val_if_fail (guide != NULL, "");

  return translate (words[guide - guides].studies);
}

/**
 * ebb_course_guide_get_cautions:
 * @guide: a guide
 *
 * Returns: (transfer none): what to take care of
 */
const char *
ebb_course_guide_get_cautions (const EbbCourseGuide *guide)
{
  g_return_val_if_fail (guide != NULL, "");

  return translate (words[guide - guides].cautions);
}

/**
 * ebb_course_guide_get_regions:
 * @guide: a guide
 *
 * Returns: (transfer container) (element-type EbbRegion): where such a course is mostly
 *   given, both sides, for the person to take away what is not theirs; may be empty
 */
GPtrArray *
ebb_course_guide_get_regions (const EbbCourseGuide *guide)
{
  GPtrArray *regions = g_ptr_array_new ();

  g_return_val_if_fail (guide != NULL, regions);

  for (guint i = 0; i < MAX_REGIONS && words[guide - guides].regions[i] != NULL; i++)
    for (EbbSide side = EBB_SIDE_LEFT; side <= EBB_SIDE_RIGHT; side++)
      g_ptr_array_add (regions, (gpointer) ebb_region_find_on_side (words[guide - guides].regions[i], side));
  return regions;
}
