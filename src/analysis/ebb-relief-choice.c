// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-choice.h"

static EbbSessionTag
get_tag (EbbReliefBy by)
{
  switch (by)
    {
    case EBB_RELIEF_BY_REGION:
      return EBB_SESSION_REGION;
    case EBB_RELIEF_BY_PROVIDER:
      return EBB_SESSION_PROVIDER;
    case EBB_RELIEF_BY_COURSE:
      return EBB_SESSION_COURSE;
    case EBB_RELIEF_BY_TECHNIQUE:
    case EBB_RELIEF_BY_NOTHING:
    case EBB_RELIEF_BY_PART_OF_DAY:
    default:
      return EBB_SESSION_TECHNIQUE;
    }
}

static int
compare_values_cb (gconstpointer a,
                   gconstpointer b)
{
  int first = *(const int *) a;
  int second = *(const int *) b;

  return (first > second) - (first < second);
}

/**
 * ebb_part_of_day:
 * @moment: a moment
 *
 * Returns: the part of the day by its wall clock
 */
EbbPartOfDay
ebb_part_of_day (EbbMoment moment)
{
  int hour = ebb_moment_get_minute_of_day (moment) / 60;

  if (hour < 5 || hour >= 22)
    return EBB_PART_NIGHT;
  return hour < 12 ? EBB_PART_MORNING : hour < 17 ? EBB_PART_AFTERNOON
                                                  : EBB_PART_EVENING;
}

/**
 * ebb_relief_choice_has:
 * @choice: which sessions are meant
 * @session: a session
 *
 * Returns: whether it is one of them
 */
gboolean
ebb_relief_choice_has (EbbReliefChoice choice,
                       const EbbReliefSession *session)
{
  const EbbSessionTags *tags = &session->tags[get_tag (choice.by)];

  if (choice.by == EBB_RELIEF_BY_NOTHING)
    return TRUE;
  if (choice.by == EBB_RELIEF_BY_PART_OF_DAY)
    return (int) ebb_part_of_day (session->start) == choice.value;
  for (guint i = 0; i < tags->n; i++)
    if (tags->values[i] == choice.value)
      return TRUE;
  return FALSE;
}

/**
 * ebb_relief_list_values:
 * @log: a log
 * @by: what sessions are told apart by
 * @n: (out): how many values there are
 *
 * Returns: (transfer full) (nullable) (array length=n): what values the sessions have,
 *   in order, each once; the only one of %EBB_RELIEF_BY_NOTHING is 0
 */
int *
ebb_relief_list_values (const EbbReliefLog *log,
                        EbbReliefBy by,
                        guint *n)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (int));
  guint n_kept = 0;

  for (guint i = 0; i < log->n_sessions; i++)
    {
      const EbbReliefSession *session = &log->sessions[i];
      int value = by == EBB_RELIEF_BY_PART_OF_DAY ? (int) ebb_part_of_day (session->start) : 0;

      if (by == EBB_RELIEF_BY_NOTHING || by == EBB_RELIEF_BY_PART_OF_DAY)
        g_array_append_val (values, value);
      else
        g_array_append_vals (values, session->tags[get_tag (by)].values, session->tags[get_tag (by)].n);
    }
  g_array_sort (values, compare_values_cb);
  for (guint i = 0; i < values->len; i++)
    {
      int value = g_array_index (values, int, i);

      if (n_kept == 0 || g_array_index (values, int, n_kept - 1) != value)
        g_array_index (values, int, n_kept++) = value;
    }
  *n = n_kept;
  return n_kept > 0 ? g_memdup2 (values->data, n_kept * sizeof (int)) : NULL;
}
