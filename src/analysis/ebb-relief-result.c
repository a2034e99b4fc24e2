// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-result.h"

#include <math.h>

/*
 * All that is shown of what sessions did, worked out at once from a diary. A pure
 * function: it may run in any thread.
 */

/* The last hours of the curve. */
#define TRAIL_HOURS 48

static EbbReliefChoice
get_choice (EbbReliefWish wish)
{
  return wish.value == EBB_RELIEF_EACH ? EBB_RELIEF_ALL : (EbbReliefChoice){ wish.by, wish.value };
}

static void
add_trail (EbbReliefResult *self,
           guint session)
{
  const EbbReliefLog *log = self->cases->log;
  double baseline = ebb_relief_log_get_baseline (log, log->sessions[session].start.at, NULL);
  EbbReliefTrail trail = { self->samples->len, 0 };
  guint n;
  const EbbReliefRating *ratings = ebb_relief_get_ratings (log, session, &n);

  if (isnan (baseline))
    return;
  for (guint i = 0; i < n; i++)
    {
      EbbSample sample = { (double) (ratings[i].when.at - log->sessions[session].end.at) / EBB_RELIEF_HOUR, ratings[i].value - baseline };

      if (sample.x > TRAIL_HOURS)
        break;
      g_array_append_val (self->samples, sample);
      trail.n++;
    }
  if (trail.n > 0)
    g_array_append_val (self->trails, trail);
}

static void
add_pair (GArray *pairs,
          guint session,
          double before,
          double after)
{
  EbbReliefPair pair = { session, before, after };

  g_array_append_val (pairs, pair);
}

/* The worst of all places. */
static double
get_worst (EbbSession *session,
           EbbPhase phase,
           EbbAspect aspect)
{
  double worst = NAN;

  for (guint i = 0; i < session->ratings->len; i++)
    {
      const EbbSessionRating *rating = &g_array_index (session->ratings, EbbSessionRating, i);

      if (rating->phase == phase && rating->aspect == aspect && !(rating->value <= worst))
        worst = rating->value;
    }
  return worst;
}

static void
add_session (EbbReliefResult *self,
             guint index)
{
  const EbbReliefLog *log = self->cases->log;
  EbbSession *session = ebb_relief_cases_get_session (self->cases, index);
  const EbbReliefRating *before = ebb_relief_log_get_before (log, index);
  const EbbReliefRating *after = ebb_relief_get_rating (log, index, self->wish.hours);
  static const EbbAspect aspects[] = { EBB_ASPECT_TENSION, EBB_ASPECT_SWELLING };
  GArray *rated[] = { self->tension, self->swelling };

  add_trail (self, index);
  add_pair (self->pairs, index, before != NULL ? before->value : NAN, after != NULL ? after->value : NAN);
  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    {
      double first = get_worst (session, EBB_PHASE_BEFORE, aspects[i]);
      double second = get_worst (session, EBB_PHASE_AFTER, aspects[i]);

      if (!isnan (first) || !isnan (second))
        add_pair (rated[i], index, first, second);
    }
}

static void
clear_group_cb (gpointer data)
{
  ebb_relief_summary_free (((EbbReliefGroup *) data)->summary);
}

/* Several courses may be for the same regions: what was made once is in @made. */
static const EbbReliefCases *
get_cases (EbbReliefResult *self,
           GPtrArray *made,
           EbbReliefChoice choice,
           gint64 now)
{
  if (ebb_relief_cases_suit (self->cases, choice))
    return self->cases;
  for (guint i = 0; i < made->len; i++)
    if (ebb_relief_cases_suit (made->pdata[i], choice))
      return made->pdata[i];
  g_ptr_array_add (made, ebb_relief_cases_new (self->cases->diary, choice, now));
  return made->pdata[made->len - 1];
}

/* The pain of its own regions is looked at in each group of a region or a course; the
 * others share what was made of all. */
static void
add_groups (EbbReliefResult *self,
            const int *values,
            guint n,
            gint64 now)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) ebb_relief_cases_free);

  for (guint i = 0; i < n; i++)
    {
      EbbReliefChoice choice = { self->wish.by, values[i] };
      const EbbReliefLog *log = get_cases (self, made, choice, now)->log;
      EbbReliefGroup group = { values[i], ebb_relief_summarise (log, choice), ebb_matched_compare (log, choice, self->wish.hours) };

      g_array_append_val (self->groups, group);
    }
}

/* A group on its own is judged as one of several, too: it was picked out of them. */
static void
adjust_groups (EbbReliefResult *self)
{
  g_autofree EbbMatched **several = g_new (EbbMatched *, self->groups->len + 1);

  for (guint i = 0; i < self->groups->len; i++)
    several[i] = &g_array_index (self->groups, EbbReliefGroup, i).matched;
  ebb_matched_adjust (several, self->groups->len);
  for (guint i = 0; i < self->groups->len; i++)
    if (g_array_index (self->groups, EbbReliefGroup, i).value == self->wish.value)
      self->matched = g_array_index (self->groups, EbbReliefGroup, i).matched;
}

/**
 * ebb_relief_result_new:
 * @diary: what is known
 * @wish: what is asked
 * @now: seconds since the epoch; nothing later is known
 *
 * Works out what sessions did: all of them or those of one group, and with
 * @wish.by each group beside the others. Comparisons of several groups are adjusted
 * for being several (ebb_matched_adjust()).
 *
 * Returns: (transfer full): the result
 */
EbbReliefResult *
ebb_relief_result_new (EbbReliefDiary *diary,
                       EbbReliefWish wish,
                       gint64 now)
{
  EbbReliefResult *self = g_new0 (EbbReliefResult, 1);
  EbbReliefChoice choice = get_choice (wish);
  guint n;
  g_autofree int *values = ebb_relief_diary_list_values (diary, wish.by, &n);

  self->wish = wish;
  self->cases = ebb_relief_cases_new (diary, choice, now);
  self->samples = g_array_new (FALSE, FALSE, sizeof (EbbSample));
  self->trails = g_array_new (FALSE, FALSE, sizeof (EbbReliefTrail));
  self->pairs = g_array_new (FALSE, FALSE, sizeof (EbbReliefPair));
  self->tension = g_array_new (FALSE, FALSE, sizeof (EbbReliefPair));
  self->swelling = g_array_new (FALSE, FALSE, sizeof (EbbReliefPair));
  self->groups = g_array_new (FALSE, FALSE, sizeof (EbbReliefGroup));
  g_array_set_clear_func (self->groups, clear_group_cb);

  self->summary = ebb_relief_summarise (self->cases->log, choice);
  ebb_relief_get_curve (self->cases->log, choice, self->points);
  for (guint i = 0; i < self->cases->log->n_sessions; i++)
    if (ebb_relief_choice_has (choice, &self->cases->log->sessions[i]))
      add_session (self, i);
  add_groups (self, values, n, now);
  if (wish.value == EBB_RELIEF_EACH || n == 0)
    self->matched = ebb_matched_compare (self->cases->log, choice, wish.hours);
  adjust_groups (self);
  return self;
}

/**
 * ebb_relief_result_free:
 * @self: (transfer full) (nullable): a result
 */
void
ebb_relief_result_free (EbbReliefResult *self)
{
  if (self == NULL)
    return;
  ebb_relief_cases_free (self->cases);
  ebb_relief_summary_free (self->summary);
  g_array_unref (self->samples);
  g_array_unref (self->trails);
  g_array_unref (self->pairs);
  g_array_unref (self->tension);
  g_array_unref (self->swelling);
  g_array_unref (self->groups);
  g_free (self);
}

/**
 * ebb_relief_result_count_pairs:
 * @pairs: (element-type EbbReliefPair): of a result
 *
 * Returns: how many have both values
 */
guint
ebb_relief_result_count_pairs (const GArray *pairs)
{
  guint n = 0;

  for (guint i = 0; i < pairs->len; i++)
    n += !isnan (g_array_index (pairs, EbbReliefPair, i).before) && !isnan (g_array_index (pairs, EbbReliefPair, i).after);
  return n;
}
