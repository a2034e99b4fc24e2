// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-demo-notes.h"

#include <glib/gi18n.h>

/*
 * What the person of the made-up year writes: an office worker with neck and low
 * back pain and migraine. Short, as notes are that somebody tired types; none of
 * them says that anything helps, only what happened.
 */

static const char *const ordinary_notes[] = {
  /* Translators: these are notes from a made-up pain diary; translate them as
   * somebody would write them for themselves. */
  N_ ("Long day at the desk, shoulders up by my ears again."),
  N_ ("Three meetings in a row. Forgot to stand up."),
  N_ ("Shopping bags, all in the left hand. Should know better."),
  N_ ("Walked home instead of the bus. Back was fine on the flat."),
  N_ ("Rain all day. Stiff, but nothing special."),
  N_ ("New chair at work. Too early to say."),
  N_ ("Did the stretches at lunch, ten minutes."),
  N_ ("Skipped the stretches."),
  N_ ("Drove two hours to Mum's. Low back complained from the halfway point."),
  N_ ("Laptop on the sofa until late. My own fault."),
  N_ ("Hot water bottle and early to bed."),
  N_ ("Neck cracks when I look over my right shoulder."),
  N_ ("Swimming, 20 lengths. Careful with breaststroke."),
  N_ ("Carried Ida up the stairs. She is getting heavy!"),
  N_ ("Worked from home, lay down at lunch."),
  N_ ("Deadline on Friday, can feel it between the shoulder blades."),
  N_ ("Physio exercises done, all three."),
  N_ ("Tired. Nothing to add."),
  N_ ("Pulling at the back when I put on socks."),
  N_ ("Phone between ear and shoulder for an hour. Ouch."),
  N_ ("Cleaned the windows, paid for it in the evening."),
  N_ ("Better in the afternoon after moving around."),
};

static const char *const good_notes[] = {
  N_ ("Good day. Garden for an hour, no trouble."),
  N_ ("Slept through. What a difference."),
  N_ ("Barely thought about my back today."),
  N_ ("Long walk by the river with Jonas, 7 km."),
  N_ ("Lazy Sunday, nothing hurts much."),
  N_ ("Danced at Petra's birthday. Worth it."),
};

static const char *const flare_notes[] = {
  N_ ("Back locked when I got up from the chair. Could not stand straight."),
  N_ ("Bad. Cancelled everything."),
  N_ ("Second day like this. Pain goes down into the right buttock."),
  N_ ("Lying on the floor with my legs on the chair is the only thing that is bearable."),
  N_ ("Called in sick."),
  N_ ("Cannot sit for more than ten minutes."),
  N_ ("Don't know what set it off this time. The moving boxes?"),
};

static const char *const easing_notes[] = {
  N_ ("A little less than yesterday. Short walks around the block."),
  N_ ("Easing off at last."),
  N_ ("Can put on my socks again."),
  N_ ("Still careful with every movement, but I went to work."),
};

static const char *const migraine_notes[] = {
  N_ ("Migraine since waking up. Curtains closed."),
  N_ ("Zigzag lines at work, then the headache. Took the triptan at once."),
  N_ ("Right side again, behind the eye. Sick to the stomach."),
  N_ ("Noise and light unbearable, slept most of the afternoon."),
  N_ ("It started in the neck, as so often."),
  N_ ("Another one. I should tell Dr. Brandt."),
  N_ ("Head is gone but I feel like a wrung-out cloth."),
};

static const char *const massage_notes[] = {
  N_ ("Massage today. Sore where she pressed, neck turns more easily."),
  N_ ("Massage: trigger points at the top of both shoulders. The left one went all the way to the temple."),
  N_ ("Massage after work. Warm and sleepy afterwards."),
  N_ ("Massage, mostly low back this time. Could feel it until bedtime."),
  N_ ("Massage. Not sure it did anything today."),
  N_ ("Massage, gentle one, I was worn out. Nice to lie there anyway."),
  N_ ("Massage. She says the right side is much tighter than the left."),
  N_ ("Massage. Loose in the evening; let's see tomorrow."),
};

static const char *const away_notes[] = {
  N_ ("Train all day, stood at the window whenever I could."),
  N_ ("Hotel bed far too soft."),
  N_ ("By the sea. Walking on sand is hard on the back, but the head is clear."),
  N_ ("Forgot to write yesterday. It was all right."),
  N_ ("Carried the suitcase up four floors. Tomorrow I will know."),
};

static const char *const morning_notes[] = {
  N_ ("Stiff as a board until the shower."),
  N_ ("Awake from three to five."),
  N_ ("Woke up with a tight jaw."),
  N_ ("Slept on my front again, neck is cross."),
  N_ ("Took half an hour to get going."),
};

static const struct
{
  const char *const *notes;
  guint n_notes;
} topics[] = {
  [EBB_DEMO_ORDINARY] = { ordinary_notes, G_N_ELEMENTS (ordinary_notes) },
  [EBB_DEMO_GOOD] = { good_notes, G_N_ELEMENTS (good_notes) },
  [EBB_DEMO_FLARE] = { flare_notes, G_N_ELEMENTS (flare_notes) },
  [EBB_DEMO_EASING] = { easing_notes, G_N_ELEMENTS (easing_notes) },
  [EBB_DEMO_MIGRAINE] = { migraine_notes, G_N_ELEMENTS (migraine_notes) },
  [EBB_DEMO_MASSAGE] = { massage_notes, G_N_ELEMENTS (massage_notes) },
  [EBB_DEMO_AWAY] = { away_notes, G_N_ELEMENTS (away_notes) },
  [EBB_DEMO_MORNING] = { morning_notes, G_N_ELEMENTS (morning_notes) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (topics) == EBB_DEMO_N_TOPICS);

/**
 * ebb_demo_count_notes:
 * @topic: what the notes are about
 *
 * Returns: how many different notes there are about @topic, at least 1
 */
guint
ebb_demo_count_notes (EbbDemoTopic topic)
{
  return topics[topic].n_notes;
}

/**
 * ebb_demo_get_note:
 * @topic: what the note is about
 * @position: which one; counts on from the start after the last
 *
 * Returns: the note in the language of the session
 */
const char *
ebb_demo_get_note (EbbDemoTopic topic,
                   guint position)
{
  return g_dgettext (GETTEXT_PACKAGE, topics[topic].notes[position % topics[topic].n_notes]);
}
