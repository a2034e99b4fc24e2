// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-course-guide.h"

#include <string.h>

static void
test_every_template_has_a_guide (void)
{
  static const char *const ids[] = { "neck", "knee", "headache", "fibromyalgia", "swelling", "free" };
  guint n;
  const EbbCourseGuide *guides = ebb_course_guides_get_all (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) regions = ebb_course_guide_get_regions (&guides[i]);

      g_assert_cmpstr (guides[i].id, ==, ids[i]);
      g_assert_true (ebb_course_guide_find (ids[i]) == &guides[i]);
      g_assert_cmpstr (ebb_course_guide_get_dose (&guides[i]), !=, "");
      g_assert_cmpstr (ebb_course_guide_get_studies (&guides[i]), !=, "");
      g_assert_cmpstr (ebb_course_guide_get_cautions (&guides[i]), !=, "");
      g_assert_true ((guides[i].certainty != EBB_CERTAINTY_NONE) == (guides[i].source != NULL));
      g_assert_cmpuint (guides[i].techniques, <, 1 << EBB_N_TECHNIQUES);
      g_assert_cmpuint (regions->len % 2, ==, 0);
      for (guint j = 0; j < regions->len; j += 2)
        {
          g_assert_nonnull (regions->pdata[j]);
          g_assert_true (ebb_region_get_other_side (regions->pdata[j]) == regions->pdata[j + 1]);
        }
    }
  g_assert_null (ebb_course_guide_find ("magic"));
}

/* Sherman 2014, Cook 2015; Perlman 2012; Moraska 2015; Li 2014. */
static void
test_doses_are_those_of_the_studies (void)
{
  g_assert_cmpstr (ebb_course_guide_get_dose (ebb_course_guide_find ("neck")), ==, "60 minutes, twice a week for four weeks, then once a week for six weeks.");
  g_assert_cmpstr (ebb_course_guide_get_dose (ebb_course_guide_find ("knee")), ==, "60 minutes, once a week for eight weeks.");
  g_assert_true (g_str_has_prefix (ebb_course_guide_get_dose (ebb_course_guide_find ("headache")), "Twice a week for six weeks"));
  g_assert_true (g_str_has_prefix (ebb_course_guide_get_dose (ebb_course_guide_find ("fibromyalgia")), "Once a week for at least six weeks"));
  g_assert_true (g_str_has_prefix (ebb_course_guide_get_dose (ebb_course_guide_find ("swelling")), "20 to 45 minutes"));
}

/* What does not look good for massage is said as well. */
static void
test_what_studies_did_not_find_is_said (void)
{
  g_assert_nonnull (strstr (ebb_course_guide_get_studies (ebb_course_guide_find ("neck")), "no better than waiting"));
  g_assert_nonnull (strstr (ebb_course_guide_get_studies (ebb_course_guide_find ("knee")), "nothing of it was left after 24 weeks"));
  g_assert_nonnull (strstr (ebb_course_guide_get_studies (ebb_course_guide_find ("headache")), "without a difference"));
  g_assert_nonnull (strstr (ebb_course_guide_get_studies (ebb_course_guide_find ("fibromyalgia")), "Swedish massage made no difference"));
  g_assert_nonnull (strstr (ebb_course_guide_get_studies (ebb_course_guide_find ("swelling")), "No study"));
  g_assert_nonnull (strstr (ebb_course_guide_get_studies (ebb_course_guide_find ("free")), "none was found"));
}

static void
test_a_complaint_finds_its_guide (void)
{
  static const struct
  {
    guint complaints;
    const char *id;
  } cases[] = {
    { EBB_COMPLAINT_NECK, "neck" },
    { EBB_COMPLAINT_JOINTS, "knee" },
    { EBB_COMPLAINT_HEADACHE, "headache" },
    { EBB_COMPLAINT_FIBROMYALGIA, "fibromyalgia" },
    { EBB_COMPLAINT_STENOSIS, "free" },
    { EBB_COMPLAINT_LOW_BACK, "free" },
    { EBB_COMPLAINT_GENERAL, "free" },
    { EBB_COMPLAINT_GENERAL | EBB_COMPLAINT_HEADACHE, "headache" },
    { 0, "free" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (ebb_course_guide_for_complaints (cases[i].complaints)->id, ==, cases[i].id);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/course-guide/every-template-has-a-guide", test_every_template_has_a_guide);
  g_test_add_func ("/course-guide/doses-are-those-of-the-studies", test_doses_are_those_of_the_studies);
  g_test_add_func ("/course-guide/what-studies-did-not-find-is-said", test_what_studies_did_not_find_is_said);
  g_test_add_func ("/course-guide/a-complaint-finds-its-guide", test_a_complaint_finds_its_guide);

  return g_test_run ();
}
