// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-technique-text.h"

#include <string.h>

static void
test_every_technique_tells_all (void)
{
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    for (guint topic = 0; topic < EBB_N_TECHNIQUE_TOPICS; topic++)
      {
        const char *text = ebb_technique_text_tell (i, topic);

        g_assert_cmpuint (strlen (text), >, 10);
        g_assert_true (g_str_has_suffix (text, "."));
      }
}

static void
test_the_usual_is_in_order (void)
{
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    {
      const EbbTechniqueText *text = ebb_technique_text_get (i);
      g_autofree char *pressure = ebb_technique_text_describe_pressure (i);
      double low, high;

      g_assert_cmpuint (text->seconds_low, >, 0);
      g_assert_cmpuint (text->seconds_low, <, text->seconds_high);
      g_assert_cmpuint (text->times_low, >, 0);
      g_assert_cmpuint (text->times_low, <=, text->times_high);
      g_assert_cmpint (text->pressure_low, <=, text->pressure_high);
      g_assert_cmpint (text->pressure_high, <=, EBB_PRESSURE_MAX);
      g_assert_true (ebb_technique_has_pressure (i) == (text->pressure_low >= EBB_PRESSURE_MIN));
      g_assert_true (ebb_technique_has_pressure (i) == (pressure != NULL));
      g_assert_cmpuint (text->complaints, >, 0);
      g_assert_cmpuint (text->complaints, <, 1 << EBB_N_COMPLAINTS);
      ebb_technique_text_get_minutes (i, &low, &high);
      g_assert_cmpfloat (low, <, high);
    }
}

static void
test_what_is_usual_is_said (void)
{
  static const struct
  {
    EbbTechnique technique;
    const char *time;
    const char *pressure;
    double low, high;
  } cases[] = {
    { EBB_TECHNIQUE_EFFLEURAGE, "5 to 10 minutes", "Pressure 1 to 2 of 5", 5, 10 },
    { EBB_TECHNIQUE_PETRISSAGE, "5 to 15 minutes", "Pressure 2 to 4 of 5", 5, 15 },
    { EBB_TECHNIQUE_FRICTION, "1 to 5 minutes", "Pressure 3 to 4 of 5", 1, 5 },
    { EBB_TECHNIQUE_TAPOTEMENT, "1 to 2 minutes", "Pressure 2 to 3 of 5", 1, 2 },
    { EBB_TECHNIQUE_VIBRATION, "1 to 5 minutes", "Pressure 1 to 2 of 5", 1, 5 },
    { EBB_TECHNIQUE_MYOFASCIAL_RELEASE, "1.5 to 5 minutes", "Pressure 2 to 3 of 5", 1.5, 5 },
    { EBB_TECHNIQUE_TRIGGER_POINT, "30 to 90 seconds, 2 to 3 times", "Pressure 3 to 4 of 5", 1, 4.5 },
    { EBB_TECHNIQUE_LYMPH_DRAINAGE, "20 to 45 minutes", "Pressure 1 of 5", 20, 45 },
    { EBB_TECHNIQUE_STRETCH, "15 to 30 seconds, 2 to 4 times", NULL, 0.5, 2 },
    { EBB_TECHNIQUE_HEAT, "15 to 20 minutes", NULL, 15, 20 },
    { EBB_TECHNIQUE_COLD, "10 to 15 minutes", NULL, 10, 15 },
    { EBB_TECHNIQUE_SELF_MASSAGE, "5 to 15 minutes", "Pressure 1 to 3 of 5", 5, 15 },
  };

  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, EBB_N_TECHNIQUES);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *time = ebb_technique_text_describe_time (cases[i].technique);
      g_autofree char *pressure = ebb_technique_text_describe_pressure (cases[i].technique);
      double low, high;

      ebb_technique_text_get_minutes (cases[i].technique, &low, &high);
      g_assert_cmpstr (time, ==, cases[i].time);
      g_assert_cmpstr (pressure, ==, cases[i].pressure);
      g_assert_cmpfloat (low, ==, cases[i].low);
      g_assert_cmpfloat (high, ==, cases[i].high);
    }
}

/* What is rated has a source with a year; what has none says that there is none. */
static void
test_certainty_has_a_source (void)
{
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    {
      const EbbTechniqueText *text = ebb_technique_text_get (i);
      const char *studies = ebb_technique_text_tell (i, EBB_TECHNIQUE_STUDIES);

      g_assert_true ((text->certainty != EBB_CERTAINTY_NONE) == (text->source != NULL));
      if (text->source != NULL)
        g_assert_true (g_regex_match_simple ("^[A-Z][a-z]+ et al\\. (19|20)[0-9]{2}$", text->source, 0, 0));
      else
        g_assert_true (g_regex_match_simple ("^No study|left it out", studies, 0, 0));
      /* one sentence */
      g_assert_true (strchr (studies, '.') == studies + strlen (studies) - 1);
    }
  for (guint i = 0; i < EBB_N_CERTAINTIES; i++)
    g_assert_cmpstr (ebb_certainty_get_name (i), !=, "");
}

/* Moraska 2015: no difference from placebo; Yuan 2015: none for Swedish massage; Mak
 * 2024: no conclusion of high certainty. */
static void
test_studies_are_not_outrun (void)
{
  g_assert_nonnull (strstr (ebb_technique_text_tell (EBB_TECHNIQUE_TRIGGER_POINT, EBB_TECHNIQUE_STUDIES), "without a difference"));
  g_assert_nonnull (strstr (ebb_technique_text_tell (EBB_TECHNIQUE_MYOFASCIAL_RELEASE, EBB_TECHNIQUE_STUDIES), "small studies"));
  g_assert_nonnull (strstr (ebb_technique_text_tell (EBB_TECHNIQUE_LYMPH_DRAINAGE, EBB_TECHNIQUE_CAUTIONS), "Never on a hot, swollen joint"));
  g_assert_nonnull (strstr (ebb_technique_text_tell (EBB_TECHNIQUE_TRIGGER_POINT, EBB_TECHNIQUE_CAUTIONS), "Never at the front or the sides of the neck"));
  g_assert_nonnull (strstr (ebb_technique_text_tell (EBB_TECHNIQUE_STRETCH, EBB_TECHNIQUE_CAUTIONS), "bends the back backwards"));
  g_assert_nonnull (strstr (ebb_technique_library_get_summary (), "no conclusion of high certainty"));
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    g_assert_cmpint (ebb_technique_text_get (i)->certainty, <=, EBB_CERTAINTY_LOW);
}

/* Words that promise; the same that the check of all strings of the program looks for. */
static void
test_no_word_promises (void)
{
  static const char *const pattern = "\\b(caus(e|es|ed|ing)|reduc(e|es|ed|ing|tion)|works|prov(e|es|ed|en)|cur(e|es|ed|ing)|heal(s|ed|ing)?|effective(ly)?)\\b";

  g_assert_true (g_regex_match_simple (pattern, "It Reduces pain.", G_REGEX_CASELESS, 0));
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    for (guint topic = 0; topic < EBB_N_TECHNIQUE_TOPICS; topic++)
      g_assert_false (g_regex_match_simple (pattern, ebb_technique_text_tell (i, topic), G_REGEX_CASELESS, 0));
  g_assert_false (g_regex_match_simple (pattern, ebb_technique_library_get_summary (), G_REGEX_CASELESS, 0));
}

static void
test_there_is_something_for_every_complaint (void)
{
  g_autofree char *none = ebb_complaints_describe (0);
  g_autofree char *two = ebb_complaints_describe (EBB_COMPLAINT_NECK | EBB_COMPLAINT_JOINTS);
  guint all = 0;

  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    all |= ebb_technique_text_get (i)->complaints;
  g_assert_cmpuint (all, ==, (1 << EBB_N_COMPLAINTS) - 1);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (two, ==, "Arthritis and joint pain, Neck pain");
  for (guint i = 0; i < EBB_N_COMPLAINTS; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (ebb_complaint_get_id (i), !=, ebb_complaint_get_id (j));
}

static void
test_every_topic_has_a_title (void)
{
  for (guint i = 0; i < EBB_N_TECHNIQUE_TOPICS; i++)
    g_assert_cmpstr (ebb_technique_topic_get_title (i), !=, "");
  for (guint i = 0; i < EBB_N_COMPLAINTS; i++)
    g_assert_cmpstr (ebb_complaint_get_name (i), !=, "");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/technique-text/every-technique-tells-all", test_every_technique_tells_all);
  g_test_add_func ("/technique-text/the-usual-is-in-order", test_the_usual_is_in_order);
  g_test_add_func ("/technique-text/what-is-usual-is-said", test_what_is_usual_is_said);
  g_test_add_func ("/technique-text/a-certainty-has-a-source", test_certainty_has_a_source);
  g_test_add_func ("/technique-text/studies-are-not-outrun", test_studies_are_not_outrun);
  g_test_add_func ("/technique-text/no-word-promises", test_no_word_promises);
  g_test_add_func ("/technique-text/there-is-something-for-every-complaint", test_there_is_something_for_every_complaint);
  g_test_add_func ("/technique-text/every-topic-has-a-title", test_every_topic_has_a_title);

  return g_test_run ();
}
