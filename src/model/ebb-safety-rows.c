// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-safety-rows.h"

#include <string.h>

/*
 * A form of the safety check as the rows that a session keeps, two words each:
 *
 *   form        short | full
 *   skipped     yes
 *   emergency   none              "none of these" of that part of the form
 *   cancer      ok                ticked, and a doctor agreed
 *   hot-joint   yes               ticked
 *   hot-joint   at-knee-left      ticked there
 *
 * One that keeps two forms has the one after the other, each with its first row.
 *
 * A question of a newer version of Ebb is kept as one that is ticked; what that version
 * says beside it is not.
 */

#define FORM "form"
#define SKIPPED "skipped"
#define YES "yes"
#define OK "ok"
#define NONE "none"
#define AT "at-"

static void
add (GArray *rows,
     const char *question,
     const char *answer)
{
  EbbSafetyAnswer row = { g_intern_string (question), g_intern_string (answer) };

  g_array_append_val (rows, row);
}

static void
add_tick (GArray *rows,
          const char *id,
          const EbbSafetyTick *tick)
{
  add (rows, id, tick->cleared ? OK : YES);
  for (guint i = 0; tick->places != NULL && i < tick->places->len; i++)
    {
      g_autofree char *answer = g_strconcat (AT, ((const EbbRegion *) tick->places->pdata[i])->id, NULL);

      add (rows, id, answer);
    }
}

/* @member is JSON that begins with the question in quotes. */
static void
add_unknown (GArray *rows,
             const char *member)
{
  const char *end = *member == '"' ? strchr (member + 1, '"') : NULL;
  g_autofree char *id = end != NULL ? g_strndup (member + 1, (gsize) (end - member - 1)) : NULL;

  if (id != NULL && *id != '\0')
    add (rows, id, YES);
}

/**
 * ebb_safety_answers_to_rows:
 * @self: answers
 *
 * Returns: (transfer full) (element-type EbbSafetyAnswer): the same as a session keeps it
 */
GArray *
ebb_safety_answers_to_rows (const EbbSafetyAnswers *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (EbbSafetyAnswer));

  g_return_val_if_fail (self != NULL, rows);

  add (rows, FORM, self->form == EBB_SAFETY_FORM_SHORT ? "short" : "full");
  if (self->skipped)
    add (rows, SKIPPED, YES);
  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    if (self->none & 1u << i)
      add (rows, ebb_safety_group_get_id (i), NONE);
  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    if (self->answers[i].present)
      add_tick (rows, ebb_safety_question_get_id (i), &self->answers[i]);
  for (guint i = 0; i < self->unknown->len; i++)
    add_unknown (rows, self->unknown->pdata[i]);
  return rows;
}

static gboolean
find_group (const char *id,
            EbbSafetyGroup *group)
{
  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    if (g_str_equal (id, ebb_safety_group_get_id (i)))
      {
        *group = i;
        return TRUE;
      }
  return FALSE;
}

static void
keep_unknown (EbbSafetyAnswers *self,
              const char *id)
{
  g_autofree char *member = g_strdup_printf ("\"%s\":{}", id);

  for (guint i = 0; i < self->unknown->len; i++)
    if (g_str_equal (self->unknown->pdata[i], member))
      return;
  g_ptr_array_add (self->unknown, g_steal_pointer (&member));
}

static void
take_tick (EbbSafetyAnswers *self,
           const EbbSafetyAnswer *row)
{
  const EbbRegion *region = NULL;
  EbbSafetyQuestion question;

  if (!ebb_safety_question_find (row->question, strlen (row->question), &question))
    {
      keep_unknown (self, row->question);
      return;
    }
  if (g_str_has_prefix (row->answer, AT))
    region = ebb_region_find_or_keep (row->answer + strlen (AT));
  if (region != NULL)
    ebb_safety_answers_add_place (self, question, region);
  else
    ebb_safety_answers_set (self, question, TRUE);
  if (g_str_equal (row->answer, OK))
    ebb_safety_answers_set_cleared (self, question, TRUE);
}

/* @rows are those of one form. */
static EbbSafetyAnswers *
read_form (const EbbSafetyAnswer *rows,
           guint n_rows)
{
  g_autoptr (EbbSafetyAnswers) self = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);
  gboolean skipped = FALSE;
  EbbSafetyGroup group;

  if (g_str_equal (rows->question, FORM) && g_str_equal (rows->answer, "short"))
    self->form = EBB_SAFETY_FORM_SHORT;
  for (guint i = 0; i < n_rows; i++)
    {
      if (g_str_equal (rows[i].answer, NONE) && find_group (rows[i].question, &group))
        ebb_safety_answers_set_none (self, group, TRUE);
      else if (g_str_equal (rows[i].question, SKIPPED))
        skipped = TRUE;
    }
  /* after the parts that are empty: the tick is the safer one to believe */
  for (guint i = 0; i < n_rows; i++)
    if (!g_str_equal (rows[i].question, FORM) && !g_str_equal (rows[i].question, SKIPPED) && !find_group (rows[i].question, &group))
      take_tick (self, &rows[i]);
  self->skipped = skipped;
  return g_steal_pointer (&self);
}

/* Where the form begins that ends before @end. */
static guint
find_begin (GArray *rows,
            guint end)
{
  guint begin = end - 1;

  while (begin > 0 && !g_str_equal (g_array_index (rows, EbbSafetyAnswer, begin).question, FORM))
    begin--;
  return begin;
}

/**
 * ebb_safety_answers_from_rows:
 * @rows: (element-type EbbSafetyAnswer): what a session keeps
 *
 * Reads the form that was filled in last. An answer that is not known is taken as a
 * tick, which is the careful way.
 *
 * Returns: (transfer full) (nullable): the answers; %NULL if there are none
 */
EbbSafetyAnswers *
ebb_safety_answers_from_rows (GArray *rows)
{
  guint begin;

  g_return_val_if_fail (rows != NULL, NULL);

  if (rows->len == 0)
    return NULL;
  begin = find_begin (rows, rows->len);
  return read_form (&g_array_index (rows, EbbSafetyAnswer, begin), rows->len - begin);
}

/**
 * ebb_safety_answers_find:
 * @rows: (element-type EbbSafetyAnswer): what a session keeps
 * @form: a form
 *
 * Returns: (transfer full) (nullable): that form as it was filled in last; %NULL if it
 *   was not
 */
EbbSafetyAnswers *
ebb_safety_answers_find (GArray *rows,
                         EbbSafetyForm form)
{
  g_return_val_if_fail (rows != NULL, NULL);

  for (guint end = rows->len; end > 0; end = find_begin (rows, end))
    {
      guint begin = find_begin (rows, end);
      g_autoptr (EbbSafetyAnswers) answers = read_form (&g_array_index (rows, EbbSafetyAnswer, begin), end - begin);

      if (answers->form == form)
        return g_steal_pointer (&answers);
    }
  return NULL;
}

/**
 * ebb_safety_answers_keep:
 * @self: answers
 * @rows: (element-type EbbSafetyAnswer): what a session keeps, to be changed
 *
 * Keeps the answers with the session. The first one of a course has the long form
 * already; the short one of its day comes after that. The same form is replaced.
 */
void
ebb_safety_answers_keep (const EbbSafetyAnswers *self,
                         GArray *rows)
{
  g_autoptr (EbbSafetyAnswers) full = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) now = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (rows != NULL);

  now = ebb_safety_answers_to_rows (self);
  if (self->form == EBB_SAFETY_FORM_SHORT)
    full = ebb_safety_answers_find (rows, EBB_SAFETY_FORM_FULL);
  before = full != NULL ? ebb_safety_answers_to_rows (full) : NULL;
  g_array_set_size (rows, 0);
  if (before != NULL)
    g_array_append_vals (rows, before->data, before->len);
  g_array_append_vals (rows, now->data, now->len);
}
