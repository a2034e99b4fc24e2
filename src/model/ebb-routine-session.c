// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-routine-session.h"

/* A routine that was done, as a session. */

#define MINUTE (60 * G_USEC_PER_SEC)

/* Shorter is a step that was only looked at, in microseconds. */
#define LEAST (5 * G_USEC_PER_SEC)

static int
round_to_minutes (gint64 spent)
{
  return (int) ((spent + MINUTE / 2) / MINUTE);
}

static EbbSessionPart *
find_part (GArray *parts,
           const EbbSessionPart *wanted)
{
  for (guint i = 0; i < parts->len; i++)
    {
      EbbSessionPart *part = &g_array_index (parts, EbbSessionPart, i);

      if (part->technique == wanted->technique && part->region == wanted->region && part->pressure == wanted->pressure)
        return part;
    }
  return NULL;
}

/* Where the same is done in several steps the times add up, and only the sum is rounded. */
static void
add_part (GArray *parts,
          GArray *spent,
          const EbbSessionPart *part,
          gint64 time)
{
  EbbSessionPart *before = find_part (parts, part);
  guint index = before != NULL ? (guint) (before - (EbbSessionPart *) parts->data) : parts->len;

  if (before == NULL)
    {
      g_array_append_val (parts, *part);
      g_array_append_val (spent, time);
    }
  else
    {
      g_array_index (spent, gint64, index) += time;
    }
  g_array_index (parts, EbbSessionPart, index).minutes = round_to_minutes (g_array_index (spent, gint64, index));
}

/**
 * ebb_routine_record:
 * @timer: a routine as it was done
 * @session: a session to be changed
 *
 * Says in the session what was done and for how long, by the person's own hands. A step
 * for both sides is recorded as half of its time on each; less than half a minute at one
 * place is recorded without its time.
 */
void
ebb_routine_record (const EbbRoutineTimer *timer,
                    EbbSession *session)
{
  g_autoptr (GArray) spent = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (timer != NULL);
  g_return_if_fail (EBB_IS_SESSION (session));

  g_free (session->title);
  session->title = g_strdup (ebb_routine_get_name (timer->routine));
  session->provider = EBB_PROVIDER_SELF;
  session->minutes = MAX (1, round_to_minutes (ebb_routine_timer_get_spent (timer)));
  g_array_set_size (session->parts, 0);
  for (guint i = 0; i < timer->routine->n_steps; i++)
    {
      const EbbRoutineStep *step = &timer->routine->steps[i];
      g_autoptr (GPtrArray) regions = ebb_routine_get_step_regions (timer->routine, i);
      EbbSessionPart part = { g_intern_string (ebb_technique_get_id (step->technique)), NULL, 0, step->pressure };

      for (guint j = 0; timer->spent[i] >= LEAST && j < regions->len; j++)
        {
          part.region = regions->pdata[j];
          add_part (session->parts, spent, &part, timer->spent[i] / regions->len);
        }
    }
}
