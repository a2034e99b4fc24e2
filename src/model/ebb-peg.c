// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-peg.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-rating.h"

static const struct
{
  const char *question;
  const char *low;
  const char *high;
} questions[EBB_PEG_N_QUESTIONS] = {
  {
    NC_ ("PEG question", "What number best describes your pain on average in the past week?"),
    NC_ ("end of a PEG scale", "No pain"),
    NC_ ("end of a PEG scale", "Pain as bad as you can imagine"),
  },
  {
    NC_ ("PEG question", "What number best describes how, during the past week, pain has interfered with your enjoyment of life?"),
    NC_ ("end of a PEG scale", "Does not interfere"),
    NC_ ("end of a PEG scale", "Completely interferes"),
  },
  {
    NC_ ("PEG question", "What number best describes how, during the past week, pain has interfered with your general activity?"),
    NC_ ("end of a PEG scale", "Does not interfere"),
    NC_ ("end of a PEG scale", "Completely interferes"),
  },
};

/**
 * ebb_peg_get_question:
 * @index: which question, below %EBB_PEG_N_QUESTIONS
 *
 * Returns: (transfer none): the question in the language of the session
 */
const char *
ebb_peg_get_question (guint index)
{
  g_return_val_if_fail (index < EBB_PEG_N_QUESTIONS, "");

  return g_dpgettext2 (NULL, "PEG question", questions[index].question);
}

/**
 * ebb_peg_get_low_end:
 * @index: which question, below %EBB_PEG_N_QUESTIONS
 *
 * Returns: (transfer none): the words at 0
 */
const char *
ebb_peg_get_low_end (guint index)
{
  g_return_val_if_fail (index < EBB_PEG_N_QUESTIONS, "");

  return g_dpgettext2 (NULL, "end of a PEG scale", questions[index].low);
}

/**
 * ebb_peg_get_high_end:
 * @index: which question, below %EBB_PEG_N_QUESTIONS
 *
 * Returns: (transfer none): the words at 10
 */
const char *
ebb_peg_get_high_end (guint index)
{
  g_return_val_if_fail (index < EBB_PEG_N_QUESTIONS, "");

  return g_dpgettext2 (NULL, "end of a PEG scale", questions[index].high);
}

/**
 * ebb_peg_get_source:
 *
 * Returns: (transfer none): who made the questions, to be shown with them
 */
const char *
ebb_peg_get_source (void)
{
  return _ ("PEG scale: Krebs and others, 2009");
}

/**
 * ebb_peg_get_score:
 * @answers: 0 to 10 each; NAN where a question was not answered
 *
 * The mean of all three answers; two are no score.
 *
 * Returns: 0 to 10 with one decimal; NAN if an answer is absent or outside of the scale
 */
double
ebb_peg_get_score (const double answers[EBB_PEG_N_QUESTIONS])
{
  double sum = 0;

  for (guint i = 0; i < EBB_PEG_N_QUESTIONS; i++)
    {
      if (isnan (answers[i]) || !ebb_rating_is_valid (answers[i]))
        return NAN;
      sum += answers[i];
    }
  return round (sum / EBB_PEG_N_QUESTIONS * 10) / 10;
}

/**
 * ebb_peg_compare:
 * @before: a score; NAN if there is none
 * @now: a later one; NAN if there is none
 *
 * Returns: whether the score changed by at least %EBB_PEG_NOTICEABLE, and which way
 */
EbbPegChange
ebb_peg_compare (double before,
                 double now)
{
  /* in tenths, as the scores are: 4.3 - 3.3 is a little less than 1 */
  double change = round ((now - before) * 10);

  if (isnan (change))
    return EBB_PEG_CHANGE_UNKNOWN;
  if (fabs (change) < EBB_PEG_NOTICEABLE * 10)
    return EBB_PEG_CHANGE_NONE;
  return change < 0 ? EBB_PEG_CHANGE_LOWER : EBB_PEG_CHANGE_HIGHER;
}
