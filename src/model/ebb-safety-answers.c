// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-safety-answers.h"

/**
 * ebb_safety_answers_new:
 * @form: which form is filled in
 *
 * Returns: (transfer full): a form in which nothing is answered yet
 */
EbbSafetyAnswers *
ebb_safety_answers_new (EbbSafetyForm form)
{
  EbbSafetyAnswers *self = g_new0 (EbbSafetyAnswers, 1);

  self->form = form;
  self->version = EBB_SAFETY_TEXT_VERSION;
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gpointer
copy_string_cb (gconstpointer text,
                gpointer user_data)
{
  return g_strdup (text);
}

/**
 * ebb_safety_answers_copy:
 * @self: answers
 *
 * Returns: (transfer full): others with the same content
 */
EbbSafetyAnswers *
ebb_safety_answers_copy (const EbbSafetyAnswers *self)
{
  EbbSafetyAnswers *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (EbbSafetyAnswers, 1);
  *copy = *self;
  copy->unknown = g_ptr_array_copy (self->unknown, copy_string_cb, NULL);
  g_ptr_array_set_free_func (copy->unknown, g_free);
  copy->unknown_none = g_strdup (self->unknown_none);
  copy->extra = g_strdup (self->extra);
  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    {
      EbbSafetyTick *answer = &copy->answers[i];

      answer->places = answer->places != NULL ? g_ptr_array_copy (answer->places, NULL, NULL) : NULL;
      answer->extra = g_strdup (answer->extra);
    }
  return copy;
}

static void
clear_answer (EbbSafetyTick *answer)
{
  g_clear_pointer (&answer->places, g_ptr_array_unref);
  g_clear_pointer (&answer->extra, g_free);
  answer->present = answer->cleared = FALSE;
}

/**
 * ebb_safety_answers_free:
 * @self: (nullable) (transfer full): answers
 */
void
ebb_safety_answers_free (EbbSafetyAnswers *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    clear_answer (&self->answers[i]);
  g_ptr_array_unref (self->unknown);
  g_free (self->unknown_none);
  g_free (self->extra);
  g_free (self);
}

/**
 * ebb_safety_answers_equal:
 * @a: answers
 * @b: others
 *
 * Returns: whether both would be kept as the same text
 */
gboolean
ebb_safety_answers_equal (const EbbSafetyAnswers *a,
                          const EbbSafetyAnswers *b)
{
  g_autofree char *one = ebb_safety_answers_to_string (a);
  g_autofree char *two = ebb_safety_answers_to_string (b);

  return g_str_equal (one, two);
}

/**
 * ebb_safety_answers_set:
 * @self: answers
 * @question: a question of the form
 * @present: whether it applies
 *
 * Ticks a question, or takes the tick away with all that was said beside it. What is
 * ticked takes "none of these" from its group, and says that the form was not skipped.
 */
void
ebb_safety_answers_set (EbbSafetyAnswers *self,
                        EbbSafetyQuestion question,
                        gboolean present)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (question < EBB_N_SAFETY_QUESTIONS);

  if (!present)
    {
      clear_answer (&self->answers[question]);
      return;
    }
  self->answers[question].present = TRUE;
  self->none &= self->form == EBB_SAFETY_FORM_SHORT ? 0 : ~(1u << ebb_safety_question_get_group (question));
  self->skipped = FALSE;
}

/**
 * ebb_safety_answers_set_cleared:
 * @self: answers
 * @question: a question that is ticked and can be cleared
 * @cleared: whether a doctor knows of it and agrees
 */
void
ebb_safety_answers_set_cleared (EbbSafetyAnswers *self,
                                EbbSafetyQuestion question,
                                gboolean cleared)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (question < EBB_N_SAFETY_QUESTIONS);

  self->answers[question].cleared = cleared && self->answers[question].present && ebb_safety_question_can_be_cleared (question);
}

/**
 * ebb_safety_answers_add_place:
 * @self: answers
 * @question: a question
 * @region: where it applies
 *
 * Ticks the question there. A region that is named twice is kept once.
 */
void
ebb_safety_answers_add_place (EbbSafetyAnswers *self,
                              EbbSafetyQuestion question,
                              const EbbRegion *region)
{
  EbbSafetyTick *answer;

  g_return_if_fail (self != NULL);
  g_return_if_fail (region != NULL);
  g_return_if_fail (question < EBB_N_SAFETY_QUESTIONS);

  ebb_safety_answers_set (self, question, TRUE);
  answer = &self->answers[question];
  if (answer->places == NULL)
    answer->places = g_ptr_array_new ();
  if (!g_ptr_array_find (answer->places, region, NULL))
    g_ptr_array_add (answer->places, (gpointer) region);
}

/**
 * ebb_safety_answers_remove_place:
 * @self: answers
 * @question: a question
 * @region: where it does not apply after all
 *
 * The question stays ticked when its last place is gone: it is somewhere then.
 */
void
ebb_safety_answers_remove_place (EbbSafetyAnswers *self,
                                 EbbSafetyQuestion question,
                                 const EbbRegion *region)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (question < EBB_N_SAFETY_QUESTIONS);

  if (self->answers[question].places != NULL)
    g_ptr_array_remove (self->answers[question].places, (gpointer) region);
}

/**
 * ebb_safety_answers_set_none:
 * @self: answers
 * @group: a part of the long form; any stands for all of the short one
 * @none: whether the person said "none of these"
 *
 * Saying so takes the ticks from the group.
 */
void
ebb_safety_answers_set_none (EbbSafetyAnswers *self,
                             EbbSafetyGroup group,
                             gboolean none)
{
  gboolean is_short;

  g_return_if_fail (self != NULL);
  g_return_if_fail (group < EBB_N_SAFETY_GROUPS);

  is_short = self->form == EBB_SAFETY_FORM_SHORT;
  if (!none)
    {
      self->none &= is_short ? 0 : ~(1u << group);
      return;
    }
  self->none |= is_short ? 1 : 1u << group;
  self->skipped = FALSE;
  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    if (is_short || ebb_safety_question_get_group (i) == group)
      clear_answer (&self->answers[i]);
}

/**
 * ebb_safety_answers_is_answered:
 * @self: answers
 * @group: a part of the long form; any stands for all of the short one
 *
 * Returns: whether something was ticked there, or that nothing applies
 */
gboolean
ebb_safety_answers_is_answered (const EbbSafetyAnswers *self,
                                EbbSafetyGroup group)
{
  gboolean is_short;

  g_return_val_if_fail (self != NULL, FALSE);

  is_short = self->form == EBB_SAFETY_FORM_SHORT;
  if (is_short ? self->none != 0 : (self->none & 1u << group) != 0)
    return TRUE;
  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    if (self->answers[i].present && (is_short || ebb_safety_question_get_group (i) == group))
      return TRUE;
  return FALSE;
}

/**
 * ebb_safety_answers_is_complete:
 * @self: answers
 *
 * Returns: whether every part was answered; not when the form was skipped
 */
gboolean
ebb_safety_answers_is_complete (const EbbSafetyAnswers *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->skipped)
    return FALSE;
  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    if (!ebb_safety_answers_is_answered (self, i))
      return FALSE;
  return TRUE;
}
