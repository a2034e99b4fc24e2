// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-demo.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "ebb-condition.h"
#include "ebb-course-plan.h"
#include "ebb-follow-up.h"
#include "ebb-goal.h"
#include "ebb-rating.h"
#include "ebb-review.h"
#include "ebb-technique.h"
#include "ebb-uuid.h"

/*
 * The therapy of the made-up year: the massages that its entries tell of, as two courses
 * for the neck. The first one is over; the second has sessions that were done, one or
 * two that were skipped, and some that are to come. Ratings before a session are near
 * what the diary says of the day; after it they are lower for some hours or days, and
 * sometimes not at all.
 */

/* The present course: how many Thursdays it goes back, and how many sessions it has. */
#define PRESENT_WEEKS 9
#define PRESENT_COUNT 14

#define START (17 * 60 + 30)
#define LENGTH 60

typedef struct
{
  GRand *rand;
  GTimeZone *zone;
  EbbMoment until;
  GPtrArray *entries;
  GPtrArray *records;
} Demo;

/* Ids come from chance, too: the same seed gives the same records. */
static void
give_id (Demo *demo,
         gpointer record)
{
  EbbRecord *self = record;
  guint8 uuid[EBB_UUID_BYTES];
  char text[EBB_UUID_TEXT_LENGTH + 1];

  for (guint i = 0; i < EBB_UUID_BYTES; i++)
    uuid[i] = (guint8) g_rand_int_range (demo->rand, 0, 256);
  /* Version 7, in the order in which they are made. */
  uuid[0] = 1;
  uuid[1] = 0;
  uuid[2] = (guint8) (demo->records->len >> 8);
  uuid[3] = (guint8) demo->records->len;
  uuid[6] = (guint8) (0x70 | (uuid[6] & 0x0f));
  uuid[8] = (guint8) (0x80 | (uuid[8] & 0x3f));
  ebb_uuid_to_string (uuid, text);
  g_free (self->id);
  self->id = g_strdup (text);
  g_ptr_array_add (demo->records, self);
}

static gboolean
happens (Demo *demo,
         double probability)
{
  return g_rand_double (demo->rand) < probability;
}

static double
rate_near (Demo *demo,
           double rating)
{
  double near = round (rating + g_rand_double_range (demo->rand, -0.8, 0.8));

  return CLAMP (near, EBB_RATING_MIN, EBB_RATING_MAX);
}

/* --- what the entries say -------------------------------------------------------- */

static gboolean
had_massage (EbbEntry *entry)
{
  const EbbValue *value = ebb_entry_find_value (entry, "massage");

  return value != NULL && value->number > 0;
}

/* The pain that was rated last at or before @at. */
static double
pain_before (Demo *demo,
             gint64 at)
{
  double pain = 5;

  for (guint i = 0; i < demo->entries->len; i++)
    {
      EbbEntry *entry = g_ptr_array_index (demo->entries, i);

      if (ebb_entry_get_moment (entry).at > at)
        break;
      if (!isnan (ebb_entry_get_pain (entry)))
        pain = ebb_entry_get_pain (entry);
    }
  return pain;
}

/* The days with a massage, the first of them first. */
static GArray *
list_days (GPtrArray *entries)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (EbbDay));

  for (guint i = 0; i < entries->len; i++)
    {
      EbbDay day = ebb_entry_get_day (g_ptr_array_index (entries, i));

      if (had_massage (g_ptr_array_index (entries, i)) &&
          (days->len == 0 || g_array_index (days, EbbDay, days->len - 1) != day))
        g_array_append_val (days, day);
    }
  return days;
}

static gboolean
contains (GArray *days,
          EbbDay day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, EbbDay, i) == day)
      return TRUE;
  return FALSE;
}

/* --- sessions -------------------------------------------------------------------- */

static void
add_part (EbbSession *session,
          EbbTechnique technique,
          const char *region,
          int minutes,
          int pressure)
{
  EbbSessionPart part = { ebb_technique_get_id (technique), ebb_region_find (region), minutes, pressure };

  g_array_append_val (session->parts, part);
}

static void
rate (EbbSession *session,
      EbbPhase phase,
      int hours,
      EbbAspect aspect,
      const char *region,
      double value)
{
  ebb_session_set_rating (session, phase, hours, aspect, region != NULL ? ebb_region_find (region) : NULL, value);
}

/* Some follow-ups are answered, some lapse, and some are still open. */
static void
answer_follow_ups (Demo *demo,
                   EbbSession *session,
                   double before,
                   double relief)
{
  ebb_follow_up_plan (session, &ebb_follow_up_default_rules, demo->zone);
  for (guint i = 0; i < session->follow_ups->len; i++)
    {
      EbbFollowUp *follow_up = &g_array_index (session->follow_ups, EbbFollowUp, i);
      double left = relief * exp2 (-follow_up->hours / 24.0);
      gint64 at = follow_up->due.at + g_rand_int_range (demo->rand, 2, 50) * 60;

      if (at > demo->until.at || !happens (demo, 0.75))
        continue;
      follow_up->state = EBB_FOLLOW_UP_ANSWERED;
      follow_up->answered = (EbbMoment){ at, follow_up->due.offset };
      rate (session, EBB_PHASE_LATER, follow_up->hours, EBB_ASPECT_PAIN, NULL, rate_near (demo, before - left));
      if (happens (demo, 0.6))
        rate (session, EBB_PHASE_LATER, follow_up->hours, EBB_ASPECT_PAIN, "neck-back-right", rate_near (demo, before + 0.5 - left));
      if (follow_up->hours >= 24 && before > 6 && happens (demo, 0.3))
        {
          follow_up->rescue = (EbbMoment){ at - 2 * 3600, follow_up->due.offset };
          follow_up->medicine = g_strdup (_ ("Ibuprofen 400"));
        }
    }
}

static void
do_session (Demo *demo,
            EbbSession *session)
{
  double before = rate_near (demo, pain_before (demo, session->planned.at) + 0.6);
  double relief = happens (demo, 0.8) ? g_rand_double_range (demo->rand, 1.2, 3.4) : 0;
  EbbSessionEffect soreness = { EBB_EFFECT_SORENESS, ebb_region_find ("trapezius-right"), 20, NULL };
  static const char *const questions[] = { "fever", "numbness", "injury" };

  session->state = EBB_SESSION_DONE;
  session->started = session->planned;
  session->started.at += g_rand_int_range (demo->rand, -1, 3) * 300;
  session->minutes = LENGTH;
  session->position = EBB_POSITION_PRONE;
  add_part (session, EBB_TECHNIQUE_EFFLEURAGE, "mid-back-right", 10, 2);
  add_part (session, EBB_TECHNIQUE_PETRISSAGE, "trapezius-right", 20, 3);
  add_part (session, EBB_TECHNIQUE_PETRISSAGE, "trapezius-left", 10, 3);
  if (happens (demo, 0.6))
    add_part (session, EBB_TECHNIQUE_TRIGGER_POINT, "trapezius-right", 5, 4);
  if (happens (demo, 0.5))
    add_part (session, EBB_TECHNIQUE_MYOFASCIAL_RELEASE, "neck-back-right", 10, 2);
  if (happens (demo, 0.3))
    add_part (session, EBB_TECHNIQUE_HEAT, "neck-back-right", 15, 0);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      EbbSafetyAnswer answer = { g_intern_static_string (questions[i]), g_intern_static_string ("no") };

      g_array_append_val (session->answers, answer);
    }
  rate (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, before);
  rate (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, "neck-back-right", rate_near (demo, before + 0.5));
  rate (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, "trapezius-right", rate_near (demo, before));
  rate (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_TENSION, NULL, rate_near (demo, before + 1));
  rate (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_STRESS, NULL, rate_near (demo, 5));
  rate (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_MOOD, NULL, rate_near (demo, 8 - before / 2));
  rate (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, NULL, rate_near (demo, before - relief));
  rate (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, "neck-back-right", rate_near (demo, before + 0.5 - relief));
  rate (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_TENSION, NULL, rate_near (demo, before - 1 - relief / 2));
  rate (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_MOOD, NULL, rate_near (demo, 8.5 - before / 3));
  if (happens (demo, 0.25))
    g_array_append_val (session->effects, soreness);
  answer_follow_ups (demo, session, before, relief);
}

/* What became of a session of the plan. */
static void
live_through (Demo *demo,
              EbbSession *session,
              GArray *days)
{
  if (contains (days, ebb_session_get_day (session)))
    do_session (demo, session);
  else if (ebb_session_is_overdue (session, demo->until.at))
    {
      session->state = happens (demo, 0.7) ? EBB_SESSION_SKIPPED : EBB_SESSION_CANCELLED;
      if (session->state == EBB_SESSION_SKIPPED && happens (demo, 0.5))
        session->note = g_strdup (_ ("Migraine, stayed at home."));
    }
}

/* --- courses ---------------------------------------------------------------------- */

static void
review (Demo *demo,
        EbbCourse *course,
        EbbMoment at,
        EbbReviewOccasion occasion,
        int n_done,
        EbbDecision decision)
{
  EbbReview *made = ebb_review_new (course->record.id, at);
  double better = n_done > 0 ? 1.5 : 0;

  made->occasion = occasion;
  made->n_done = n_done;
  made->pain = rate_near (demo, 6 - better);
  made->enjoyment = rate_near (demo, 6 - better);
  made->activity = rate_near (demo, 5 - better);
  made->self_change = n_done > 0 ? EBB_SELF_CHANGE_BETTER : EBB_SELF_CHANGE_ABSENT;
  made->decision = decision;
  if (decision == EBB_DECISION_CHANGE)
    made->reason = g_strdup (_ ("Less pressure on the left side."));
  give_id (demo, made);
}

/* Weekly on the weekday of @first_day, and its sessions as they went. */
static void
add_course (Demo *demo,
            EbbCondition *condition,
            EbbGoal *goal,
            EbbDay first_day,
            int count,
            GArray *days)
{
  EbbCourse *course = ebb_course_new_from_template (ebb_course_template_find ("neck"), first_day, START);
  g_autoptr (GPtrArray) sessions = NULL;
  EbbMoment before, last = EBB_MOMENT_ABSENT;
  int n_done = 0;

  g_array_set_size (course->phases, 0);
  g_array_set_size (course->slots, 1);
  course->count = count;
  course->purpose = g_strdup (_ ("Turn the head without pain, and work a day at the desk."));
  course->condition = g_strdup (condition->record.id);
  course->goal = g_strdup (goal->record.id);
  course->zone = g_strdup (g_time_zone_get_identifier (demo->zone));
  course->provider = EBB_PROVIDER_THERAPIST;
  course->who = g_strdup (_ ("Ms Sommer"));
  course->place = g_strdup (_ ("Practice by the park"));
  g_ptr_array_add (course->regions, (gpointer) ebb_region_find ("neck-back-left"));
  g_ptr_array_add (course->regions, (gpointer) ebb_region_find ("neck-back-right"));
  g_ptr_array_add (course->regions, (gpointer) ebb_region_find ("trapezius-right"));
  give_id (demo, course);

  sessions = ebb_course_plan_make (course, ebb_moment_get_day (demo->until));
  before = ebb_session_get_moment (sessions->pdata[0]);
  before.at -= 3600;
  review (demo, course, before, EBB_REVIEW_ANY_TIME, 0, EBB_DECISION_ABSENT);
  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = g_ptr_array_index (sessions, i);

      live_through (demo, session, days);
      give_id (demo, g_object_ref (session));
      if (session->state != EBB_SESSION_DONE)
        continue;
      n_done++;
      last = ebb_session_get_end (session);
      last.at += 2 * 86400 - 3600;
      if ((n_done == 4 || n_done == 8) && last.at < demo->until.at)
        review (demo, course, last, n_done == 4 ? EBB_REVIEW_AFTER_4 : EBB_REVIEW_AFTER_8, n_done,
                n_done == 4 ? EBB_DECISION_CHANGE : EBB_DECISION_CONTINUE);
    }

  course->state = n_done > 0 ? EBB_COURSE_ACTIVE : EBB_COURSE_PLANNED;
  if (sessions->len > 0 && ebb_session_get_end (sessions->pdata[sessions->len - 1]).at < demo->until.at - 86400)
    {
      course->state = EBB_COURSE_ENDED;
      course->since = ebb_session_get_day (sessions->pdata[sessions->len - 1]);
      if (n_done > 0 && last.at < demo->until.at)
        review (demo, course, last, EBB_REVIEW_AT_END, n_done, EBB_DECISION_CONTINUE);
    }
}

/**
 * ebb_demo_make_therapy:
 * @until: the present moment of the story
 * @entries: (element-type EbbEntry): what ebb_demo_make_entries() made
 * @seed: what chance starts from
 *
 * Makes the therapy that the entries tell of: conditions, a goal, two courses with
 * their sessions, and reviews, in the language of the session. The same entries and
 * seed give the same records.
 *
 * Returns: (transfer full) (element-type EbbRecord): nothing if there was no massage
 */
GPtrArray *
ebb_demo_make_therapy (EbbMoment until,
                       GPtrArray *entries,
                       guint32 seed)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GArray) days = NULL;
  Demo demo = { .rand = rand, .zone = zone, .until = until, .entries = entries };
  EbbCondition *neck, *migraine;
  EbbGoal *goal;
  EbbDay first, present;

  g_return_val_if_fail (entries != NULL, NULL);

  demo.records = g_ptr_array_new_with_free_func (g_object_unref);
  days = list_days (entries);
  if (days->len == 0)
    return demo.records;

  neck = ebb_condition_new ("muscle-pain");
  neck->name = g_strdup (_ ("Neck pain"));
  neck->said = g_strdup (_ ("Muscle tension, nothing on the pictures. Movement and massage are fine."));
  give_id (&demo, neck);
  migraine = ebb_condition_new ("migraine");
  give_id (&demo, migraine);
  goal = ebb_goal_new (_ ("Work a day at the desk with little pain"));
  goal->condition = g_strdup (neck->record.id);
  goal->measure = EBB_GOAL_PEG;
  goal->way = EBB_GOAL_AT_MOST;
  goal->target = 4;
  give_id (&demo, goal);

  /* Both on the weekday of the first massage; the present one since nine weeks ago. */
  first = g_array_index (days, EbbDay, 0);
  present = first + (ebb_moment_get_day (until) - first) / 7 * 7 - 7 * PRESENT_WEEKS;
  if (present > first)
    add_course (&demo, neck, goal, first, MIN ((present - first) / 7, EBB_COURSE_MAX_SESSIONS), days);
  add_course (&demo, neck, goal, MAX (present, first), PRESENT_COUNT, days);
  return demo.records;
}
