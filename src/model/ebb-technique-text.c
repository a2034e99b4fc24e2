// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-technique-text.h"

#include <glib/gi18n.h>

/*
 * The library of techniques. It tells what is done and how sure studies are, and promises
 * nothing: no text says what a technique does to pain, only what was found and in whom.
 *
 * The sources, where a text names one:
 *   Mak et al. 2024, JAMA Netw Open 7:e2422259
 *   Moraska et al. 2015, PMC4286457
 *   Perlman et al. 2018, PMC6420526
 *   Sherman et al. 2014, Ann Fam Med 12:112
 *   Yuan et al. 2015, Man Ther 20:257, doi 10.1016/j.math.2014.09.003
 * Times and cautions without one are common practice, as schools of massage teach it.
 */

#define MINUTES(n) (60 * (n))

static const EbbTechniqueText texts[EBB_N_TECHNIQUES] = {
  /* seconds, times, pressure, what it is offered for, how sure studies are, which */
  [EBB_TECHNIQUE_EFFLEURAGE] = { MINUTES (5), MINUTES (10), 1, 1, 1, 2, EBB_COMPLAINT_JOINTS | EBB_COMPLAINT_STENOSIS | EBB_COMPLAINT_HEADACHE | EBB_COMPLAINT_NECK | EBB_COMPLAINT_LOW_BACK | EBB_COMPLAINT_GENERAL, EBB_CERTAINTY_LOW, "Perlman et al. 2018" },
  [EBB_TECHNIQUE_PETRISSAGE] = { MINUTES (5), MINUTES (15), 1, 1, 2, 4, EBB_COMPLAINT_JOINTS | EBB_COMPLAINT_HEADACHE | EBB_COMPLAINT_NECK | EBB_COMPLAINT_LOW_BACK | EBB_COMPLAINT_GENERAL, EBB_CERTAINTY_LOW, "Sherman et al. 2014" },
  [EBB_TECHNIQUE_FRICTION] = { MINUTES (1), MINUTES (5), 1, 1, 3, 4, EBB_COMPLAINT_GENERAL, EBB_CERTAINTY_VERY_LOW, "Mak et al. 2024" },
  [EBB_TECHNIQUE_TAPOTEMENT] = { MINUTES (1), MINUTES (2), 1, 1, 2, 3, EBB_COMPLAINT_GENERAL, EBB_CERTAINTY_NONE, NULL },
  /* no usual pressure was found; light is our own choice */
  [EBB_TECHNIQUE_VIBRATION] = { MINUTES (1), MINUTES (5), 1, 1, 1, 2, EBB_COMPLAINT_NECK | EBB_COMPLAINT_LOW_BACK | EBB_COMPLAINT_GENERAL, EBB_CERTAINTY_LOW, "Mak et al. 2024" },
  [EBB_TECHNIQUE_MYOFASCIAL_RELEASE] = { 90, MINUTES (5), 1, 1, 2, 3, EBB_COMPLAINT_FIBROMYALGIA | EBB_COMPLAINT_NECK | EBB_COMPLAINT_LOW_BACK | EBB_COMPLAINT_GENERAL, EBB_CERTAINTY_LOW, "Yuan et al. 2015" },
  [EBB_TECHNIQUE_TRIGGER_POINT] = { 30, 90, 2, 3, 3, 4, EBB_COMPLAINT_HEADACHE | EBB_COMPLAINT_NECK | EBB_COMPLAINT_LOW_BACK | EBB_COMPLAINT_GENERAL, EBB_CERTAINTY_LOW, "Moraska et al. 2015" },
  [EBB_TECHNIQUE_LYMPH_DRAINAGE] = { MINUTES (20), MINUTES (45), 1, 1, 1, 1, EBB_COMPLAINT_FIBROMYALGIA | EBB_COMPLAINT_GENERAL, EBB_CERTAINTY_VERY_LOW, "Yuan et al. 2015" },
  [EBB_TECHNIQUE_STRETCH] = { 15, 30, 2, 4, 0, 0, EBB_COMPLAINT_NECK | EBB_COMPLAINT_LOW_BACK | EBB_COMPLAINT_GENERAL, EBB_CERTAINTY_NONE, NULL },
  [EBB_TECHNIQUE_HEAT] = { MINUTES (15), MINUTES (20), 1, 1, 0, 0, EBB_COMPLAINT_STENOSIS | EBB_COMPLAINT_FIBROMYALGIA | EBB_COMPLAINT_NECK | EBB_COMPLAINT_LOW_BACK | EBB_COMPLAINT_GENERAL, EBB_CERTAINTY_NONE, NULL },
  [EBB_TECHNIQUE_COLD] = { MINUTES (10), MINUTES (15), 1, 1, 0, 0, EBB_COMPLAINT_JOINTS | EBB_COMPLAINT_HEADACHE | EBB_COMPLAINT_GENERAL, EBB_CERTAINTY_NONE, NULL },
  [EBB_TECHNIQUE_SELF_MASSAGE] = { MINUTES (5), MINUTES (15), 1, 1, 1, 3, EBB_COMPLAINT_JOINTS | EBB_COMPLAINT_FIBROMYALGIA | EBB_COMPLAINT_HEADACHE | EBB_COMPLAINT_NECK | EBB_COMPLAINT_LOW_BACK | EBB_COMPLAINT_GENERAL, EBB_CERTAINTY_NONE, NULL },
};

/* In the order of EbbTechniqueTopic. */
static const char *const words[EBB_N_TECHNIQUES][EBB_N_TECHNIQUE_TOPICS] = {
  [EBB_TECHNIQUE_EFFLEURAGE] = {
    NC_ ("library of techniques", "To warm up the skin and the muscles, to relax, and to spread oil. It opens and closes most massages."),
    NC_ ("library of techniques", "Calm and warm. It should never hurt."),
    NC_ ("library of techniques", "The flat hands glide slowly over the skin in long strokes, on the limbs towards the trunk, and come back without pressing. The hands keep the contact and follow the shape of the body."),
    /* Translators: one sentence about studies; it must not promise more than this one */
    NC_ ("library of techniques", "Studied as a part of Swedish massage: in osteoarthritis of the knee, pain and function scored better than with a light touch after eight weeks."),
    NC_ ("library of techniques", "Not over broken skin, rashes or varicose veins."),
  },
  [EBB_TECHNIQUE_PETRISSAGE] = {
    NC_ ("library of techniques", "For muscles that feel tight or tired."),
    NC_ ("library of techniques", "A firm, rolling squeeze; a comfortable ache at most, which is gone when the hands let go."),
    NC_ ("library of techniques", "Both hands lift and squeeze the muscle in turn, as if kneading dough, and move on bit by bit. The skin moves with the hands; nothing is pinched."),
    NC_ ("library of techniques", "Studied as a part of massage: of 228 people with neck pain, those who had 60 minutes two or three times a week for four weeks were more often better in pain and in what they could do than those who waited, while 30 minutes were no better than waiting."),
    NC_ ("library of techniques", "With medicines that thin the blood only lightly, and after asking the doctor. Not over an inflamed joint."),
  },
  [EBB_TECHNIQUE_FRICTION] = {
    NC_ ("library of techniques", "For a small place at a tendon, a ligament or an old scar."),
    NC_ ("library of techniques", "Deep and a little sore; it should become less within a minute or two."),
    NC_ ("library of techniques", "One or two fingertips stay on the same place of skin and move it to and fro, straight across the fibres below. The place is no larger than a fingertip."),
    NC_ ("library of techniques", "No study of it alone was read for this text; of all reviews of massage for pain, none came to a conclusion of high certainty."),
    NC_ ("library of techniques", "Not where it is inflamed, hot or freshly injured, and not with medicines that thin the blood."),
  },
  [EBB_TECHNIQUE_TAPOTEMENT] = {
    NC_ ("library of techniques", "To wake up large muscles, often at the end of a massage."),
    NC_ ("library of techniques", "Brisk and lively, like rain. It should not sting."),
    NC_ ("library of techniques", "Loose hands tap the muscle quickly in turn: with the edges of the hands, with cupped palms or with the fingertips. The wrists stay soft."),
    NC_ ("library of techniques", "No study of it was found."),
    NC_ ("library of techniques", "Not over the kidneys, the spine or other bones close to the skin, and not with osteoporosis."),
  },
  [EBB_TECHNIQUE_VIBRATION] = {
    NC_ ("library of techniques", "To relax a muscle that does not let go."),
    NC_ ("library of techniques", "A fine trembling that spreads through the muscle."),
    NC_ ("library of techniques", "The flat hand or the fingertips rest on the muscle and tremble finely and quickly, without gliding. A handheld device on its lowest step does the same."),
    NC_ ("library of techniques", "No study of it alone was read for this text; of all reviews of massage for pain, none came to a conclusion of high certainty."),
    NC_ ("library of techniques", "Not over a place that the safety check leaves out."),
  },
  [EBB_TECHNIQUE_MYOFASCIAL_RELEASE] = {
    NC_ ("library of techniques", "For layers of tissue that feel stuck or stiff."),
    NC_ ("library of techniques", "A slow, steady pull, sometimes warm or a little burning; then often a feeling of giving way."),
    NC_ ("library of techniques", "Without oil, two hands sink slowly into the skin and draw apart until there is resistance. They wait there for one and a half to five minutes and follow when the tissue gives way. Nothing is forced."),
    NC_ ("library of techniques", "In fibromyalgia, small studies found much less pain shortly afterwards, while Swedish massage made no difference."),
    NC_ ("library of techniques", "Not over a place that the safety check leaves out."),
  },
  [EBB_TECHNIQUE_TRIGGER_POINT] = {
    NC_ ("library of techniques", "For a tender knot in a muscle whose pressing brings out a pain that the person knows, sometimes in another place."),
    NC_ ("library of techniques", "A comfortable ache that fades while the pressure stays the same. A sharp pain is too much."),
    NC_ ("library of techniques", "A thumb presses slowly onto the knot until it aches in a bearable way, stays for 30 to 90 seconds, and lets go slowly. Two or three times, with a gliding stroke in between."),
    NC_ ("library of techniques", "In tension headache (56 people, twelve sessions in six weeks), headaches became rarer with this massage and with a sham treatment alike, without a difference between them."),
    NC_ ("library of techniques", "Never at the front or the sides of the neck, where the large artery runs. Not with medicines that thin the blood."),
  },
  [EBB_TECHNIQUE_LYMPH_DRAINAGE] = {
    NC_ ("library of techniques", "For swelling, as trained therapists give it. What it does to yours can be seen by rating the swelling before and afterwards."),
    NC_ ("library of techniques", "Hardly more than a touch; many grow sleepy."),
    NC_ ("library of techniques", "The skin is shifted in light, slow circles towards the next lymph nodes and lets itself slide back, first close to the trunk, then further out. No oil, no pressure into the depth."),
    NC_ ("library of techniques", "In fibromyalgia there are only small studies; none was found that shows less inflammation after a few sessions."),
    NC_ ("library of techniques", "Ask your doctor first with a weak heart, weak kidneys, an infection or a blood clot. Never on a hot, swollen joint."),
  },
  [EBB_TECHNIQUE_STRETCH] = {
    NC_ ("library of techniques", "For muscles that feel short."),
    NC_ ("library of techniques", "A pull in the middle of the muscle, never in the joint, and no pain."),
    NC_ ("library of techniques", "Move slowly until there is a gentle pull, breathe on and stay for 15 to 30 seconds, then come back slowly. Two to four times, without bouncing."),
    NC_ ("library of techniques", "No study of it was read for this text."),
    NC_ ("library of techniques", "Not with joints that bend too far or with a fresh slipped disc. With spinal stenosis no position that bends the back backwards. The neck is never moved by somebody else with a jerk."),
  },
  [EBB_TECHNIQUE_HEAT] = {
    NC_ ("library of techniques", "For stiff and tense muscles, often before a massage or a stretch."),
    NC_ ("library of techniques", "Pleasantly warm, never hot."),
    NC_ ("library of techniques", "A warm pack, a hot-water bottle in a cloth or a warm shower for 15 to 20 minutes. Look at the skin in between."),
    NC_ ("library of techniques", "No study of it was read for this text."),
    NC_ ("library of techniques", "Not on a hot joint. Not with damaged nerves or Raynaud, and not while asleep: a burn may not be felt."),
  },
  [EBB_TECHNIQUE_COLD] = {
    NC_ ("library of techniques", "For a place that feels better with cold, and for some headaches."),
    NC_ ("library of techniques", "Cold, then numb."),
    NC_ ("library of techniques", "A cool pack wrapped in a cloth for 10 to 15 minutes, never on bare skin."),
    NC_ ("library of techniques", "No study of it was read for this text."),
    NC_ ("library of techniques", "Not with damaged nerves or Raynaud. Stop when the skin turns white or hurts."),
  },
  [EBB_TECHNIQUE_SELF_MASSAGE] = {
    NC_ ("library of techniques", "For between the sessions, in the places that one's own hands or a ball can reach."),
    NC_ ("library of techniques", "As strong as you like it, up to a comfortable ache."),
    NC_ ("library of techniques", "Stroke first, then knead or press lightly, then stroke again, for 5 to 15 minutes a day. A ball against the wall reaches the back. The routines in Ebb lead through it step by step."),
    NC_ ("library of techniques", "The largest overview of massage for pain left it out, so nothing is known for sure."),
    NC_ ("library of techniques", "Not over a place that the safety check leaves out. Stop when the pain rises above 5 or by 2."),
  },
};

static const char *const topics[EBB_N_TECHNIQUE_TOPICS] = {
  [EBB_TECHNIQUE_PURPOSE] = NC_ ("title in the library of techniques", "What it is for"),
  [EBB_TECHNIQUE_FEEL] = NC_ ("title in the library of techniques", "How it feels"),
  [EBB_TECHNIQUE_HOW] = NC_ ("title in the library of techniques", "How it is done"),
  [EBB_TECHNIQUE_STUDIES] = NC_ ("title in the library of techniques", "What studies say"),
  [EBB_TECHNIQUE_CAUTIONS] = NC_ ("title in the library of techniques", "Take care"),
};

static const char *const certainties[EBB_N_CERTAINTIES] = {
  [EBB_CERTAINTY_NONE] = NC_ ("certainty of studies", "Nothing to go by"),
  [EBB_CERTAINTY_VERY_LOW] = NC_ ("certainty of studies", "Very low certainty"),
  [EBB_CERTAINTY_LOW] = NC_ ("certainty of studies", "Low certainty"),
  [EBB_CERTAINTY_MODERATE] = NC_ ("certainty of studies", "Moderate certainty"),
};

/**
 * ebb_technique_text_get:
 * @technique: a technique
 *
 * Returns: (transfer none): what is usual with it
 */
const EbbTechniqueText *
ebb_technique_text_get (EbbTechnique technique)
{
  g_return_val_if_fail (technique < EBB_N_TECHNIQUES, &texts[0]);

  return &texts[technique];
}

/**
 * ebb_technique_text_tell:
 * @technique: a technique
 * @topic: what about it
 *
 * Returns: (transfer none): a short paragraph in the language of the session
 */
const char *
ebb_technique_text_tell (EbbTechnique technique,
                         EbbTechniqueTopic topic)
{
  g_return_val_if_fail (technique < EBB_N_TECHNIQUES, "");
  g_return_val_if_fail (topic < EBB_N_TECHNIQUE_TOPICS, "");

  return g_dpgettext2 (NULL, "library of techniques", words[technique][topic]);
}

/**
 * ebb_technique_text_get_minutes:
 * @technique: a technique
 * @low: (out): usual minutes in one session, at least
 * @high: (out): at most
 */
void
ebb_technique_text_get_minutes (EbbTechnique technique,
                                double *low,
                                double *high)
{
  const EbbTechniqueText *text = ebb_technique_text_get (technique);

  *low = text->seconds_low * text->times_low / 60.0;
  *high = text->seconds_high * text->times_high / 60.0;
}

/* "30 to 90 seconds", "5 to 10 minutes", "1.5 to 5 minutes" */
static char *
describe_seconds (const EbbTechniqueText *text)
{
  double low = text->seconds_low / 60.0;
  double high = text->seconds_high / 60.0;

  if (text->times_high > 1)
    /* Translators: how long a point is pressed or a stretch is held; always more than 1 */
    return g_strdup_printf (_ ("%u to %u seconds"), text->seconds_low, text->seconds_high);
  /* Translators: how long a technique is used: "5 to 10 minutes"; the second is always
   * more than 1, and %g may have a decimal */
  return g_strdup_printf (_ ("%g to %g minutes"), low, high);
}

/**
 * ebb_technique_text_describe_time:
 * @technique: a technique
 *
 * Returns: (transfer full): how long it is usual: "5 to 10 minutes", "30 to 90 seconds, 2
 *   to 3 times"
 */
char *
ebb_technique_text_describe_time (EbbTechnique technique)
{
  const EbbTechniqueText *text = ebb_technique_text_get (technique);
  g_autofree char *time = describe_seconds (text);

  if (text->times_high <= 1)
    return g_steal_pointer (&time);
  /* Translators: "30 to 90 seconds, 2 to 3 times" */
  return g_strdup_printf (_ ("%s, %u to %u times"), time, text->times_low, text->times_high);
}

/**
 * ebb_technique_text_describe_pressure:
 * @technique: a technique
 *
 * Returns: (transfer full) (nullable): the usual pressure: "Pressure 2 to 4 of 5"; %NULL
 *   for what presses nothing
 */
char *
ebb_technique_text_describe_pressure (EbbTechnique technique)
{
  const EbbTechniqueText *text = ebb_technique_text_get (technique);

  if (text->pressure_high == 0)
    return NULL;
  if (text->pressure_low == text->pressure_high)
    return g_strdup_printf (_ ("Pressure %d of %d"), text->pressure_low, EBB_PRESSURE_MAX);
  return g_strdup_printf (_ ("Pressure %d to %d of %d"), text->pressure_low, text->pressure_high, EBB_PRESSURE_MAX);
}

/**
 * ebb_technique_topic_get_title:
 * @topic: a topic
 *
 * Returns: (transfer none): the title above it
 */
const char *
ebb_technique_topic_get_title (EbbTechniqueTopic topic)
{
  g_return_val_if_fail (topic < EBB_N_TECHNIQUE_TOPICS, "");

  return g_dpgettext2 (NULL, "title in the library of techniques", topics[topic]);
}

/**
 * ebb_certainty_get_name:
 * @certainty: how sure
 *
 * Returns: (transfer none): its words
 */
const char *
ebb_certainty_get_name (EbbCertainty certainty)
{
  g_return_val_if_fail (certainty < EBB_N_CERTAINTIES, "");

  return g_dpgettext2 (NULL, "certainty of studies", certainties[certainty]);
}

/**
 * ebb_technique_library_get_summary:
 *
 * Returns: (transfer none): what is known of massage for pain as a whole, to be shown
 *   above the library
 */
const char *
ebb_technique_library_get_summary (void)
{
  return _ ("An overview of 129 reviews of massage for pain found no conclusion of high certainty and seven of moderate certainty; the rest was low or very low (Mak et al. 2024). Whether something helps you is what your own sessions can show.");
}
