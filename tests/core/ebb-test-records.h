// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* Records of therapy made up at random, by their layouts: a field that is added to one
 * is made up, too. */

#include <math.h>
#include <string.h>

#include "model/ebb-condition.h"
#include "model/ebb-goal.h"
#include "model/ebb-review.h"
#include "model/ebb-uuid.h"

G_BEGIN_DECLS

static inline gboolean
ebb_test_maybe (GRand *rand)
{
  return g_rand_boolean (rand);
}

static inline char *
ebb_test_random_line (GRand *rand)
{
  static const char *const words[] = { "=SUM(A1)", "Nacken,", "\"neck\"", "a;b", "ß", "日本", "-1", "'quoted", "Praxis\\Süd" };
  GString *line = g_string_new (words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    g_string_append_printf (line, " %s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (line, FALSE);
}

static inline const char *
ebb_test_random_word (GRand *rand)
{
  static const char *const words[] = { "neck", "trigger-point", "heat", "of-2031", "fever", "no", "cold" };

  return g_intern_static_string (words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
}

static inline const EbbRegion *
ebb_test_random_region (GRand *rand)
{
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);

  if (g_rand_int_range (rand, 0, 10) == 0)
    return ebb_region_find_or_keep ("left-wing");
  return all[g_rand_int_range (rand, 0, (int) n)];
}

static inline EbbMoment
ebb_test_random_moment (GRand *rand)
{
  return (EbbMoment){ (gint64) 1700000000 + g_rand_int_range (rand, 0, 300000000), g_rand_int_range (rand, -12, 14) * 60 };
}

static inline void
ebb_test_fill (GRand *rand, const EbbLayout *layout, gpointer data)
{
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const EbbField *field = &layout->fields[i];
      gpointer at = ebb_field_at (field, data);

      if (!field->required && ebb_test_maybe (rand))
        continue;
      switch (field->type)
        {
        case EBB_FIELD_LINE:
          *(char **) at = ebb_test_random_line (rand);
          break;
        case EBB_FIELD_TEXT:
          {
            g_autofree char *line = ebb_test_random_line (rand);

            *(char **) at = g_strdup_printf ("%s\n\t%s\r\n", line, line);
            break;
          }
        case EBB_FIELD_WORD:
          *(const char **) at = ebb_test_random_word (rand);
          break;
        case EBB_FIELD_REGION:
          *(const EbbRegion **) at = ebb_test_random_region (rand);
          break;
        case EBB_FIELD_CHOICE:
          *(int *) at = g_rand_int_range (rand, 0, (int) field->n_words);
          break;
        case EBB_FIELD_COUNT:
          *(int *) at = (int) g_rand_double_range (rand, field->least, field->most + 1);
          break;
        case EBB_FIELD_FLAG:
          *(gboolean *) at = ebb_test_maybe (rand);
          break;
        case EBB_FIELD_NUMBER:
          *(double *) at = ebb_test_maybe (rand) ? floor (g_rand_double_range (rand, field->least, field->most))
                                                 : g_rand_double_range (rand, field->least, field->most);
          break;
        case EBB_FIELD_DAY:
          *(EbbDay *) at = g_rand_int_range (rand, EBB_DAY_MIN, EBB_DAY_MAX + 1);
          break;
        case EBB_FIELD_MOMENT:
          *(EbbMoment *) at = ebb_test_random_moment (rand);
          break;
        case EBB_FIELD_WORDS:
          g_ptr_array_add (*(GPtrArray **) at, (gpointer) ebb_test_random_word (rand));
          g_ptr_array_add (*(GPtrArray **) at, (gpointer) g_intern_static_string ("effleurage"));
          break;
        case EBB_FIELD_REGIONS:
          g_ptr_array_add (*(GPtrArray **) at, (gpointer) ebb_region_find ("knee"));
          g_ptr_array_add (*(GPtrArray **) at, (gpointer) ebb_region_find_or_keep ("left-wing"));
          break;
        case EBB_FIELD_ROWS:
          {
            GArray *rows = *(GArray **) at;

            for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
              {
                g_array_set_size (rows, rows->len + 1);
                ebb_layout_init (field->rows, rows->data + (rows->len - 1) * field->rows->size);
                ebb_test_fill (rand, field->rows, rows->data + (rows->len - 1) * field->rows->size);
              }
            break;
          }
        case EBB_FIELD_ID: /* of what there is: see below */
        default:
          break;
        }
    }
}

/* A reference to one of @records, if there is one of that kind. */
static inline char *
ebb_test_refer (GRand *rand, GPtrArray *records, EbbRecordKind kind)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (ebb_record_get_kind (g_ptr_array_index (records, i)) == kind && ebb_test_maybe (rand))
      return g_strdup (ebb_record_ensure_id (g_ptr_array_index (records, i)));
  return NULL;
}

static inline void
ebb_test_tidy_session (GRand *rand, EbbSession *session)
{
  g_autoptr (GArray) follow_ups = g_array_ref (session->follow_ups);

  if (session->state == EBB_SESSION_DONE)
    session->started = ebb_test_random_moment (rand);
  else
    session->started = EBB_MOMENT_ABSENT;
  if (session->state != EBB_SESSION_DONE && ebb_moment_is_absent (session->planned))
    session->planned = ebb_test_random_moment (rand);

  g_array_set_size (session->ratings, 0);
  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    {
      int hours = g_rand_int_range (rand, 0, 3) * 4;
      EbbPhase phase = hours > 0 ? EBB_PHASE_LATER : ebb_test_maybe (rand) ? EBB_PHASE_BEFORE
                                                                           : EBB_PHASE_AFTER;
      EbbAspect aspect = (EbbAspect) g_rand_int_range (rand, 0, EBB_N_ASPECTS);
      gboolean has_region = aspect == EBB_ASPECT_SWELLING || (aspect == EBB_ASPECT_PAIN && ebb_test_maybe (rand));
      double value = g_rand_int_range (rand, 0, 4) + (aspect != EBB_ASPECT_SWELLING && ebb_test_maybe (rand) ? 0.1 : 0);

      ebb_session_set_rating (session, phase, hours, aspect, has_region ? ebb_test_random_region (rand) : NULL, value);
    }
  for (guint i = 0; i < follow_ups->len; i++)
    {
      EbbFollowUp *follow_up = &g_array_index (follow_ups, EbbFollowUp, i);

      follow_up->hours = 4 * (int) i + 1;
      follow_up->answered = follow_up->state == EBB_FOLLOW_UP_ANSWERED ? ebb_test_random_moment (rand) : EBB_MOMENT_ABSENT;
    }
}

/* A valid record that was never saved; it refers to some of @earlier. */
static inline EbbRecord *
ebb_test_random_record (GRand *rand, EbbRecordKind kind, GPtrArray *earlier)
{
  EbbRecord *record = ebb_record_new (kind);
  g_autoptr (GError) error = NULL;

  ebb_test_fill (rand, ebb_record_get_layout (record), record);
  if (kind == EBB_RECORD_CONDITION)
    {
      EbbCondition *condition = EBB_CONDITION (record);

      if (condition->kind == NULL && condition->name == NULL)
        condition->kind = ebb_condition_kinds ()[0];
    }
  else if (kind == EBB_RECORD_GOAL)
    {
      EbbGoal *goal = EBB_GOAL (record);

      goal->condition = ebb_test_refer (rand, earlier, EBB_RECORD_CONDITION);
      g_clear_pointer (&goal->tracker, g_free);
      if (goal->measure == EBB_GOAL_TRACKER)
        goal->tracker = g_strdup ("walking");
      goal->target = goal->measure == EBB_GOAL_IN_WORDS ? NAN : 4.5;
    }
  else if (kind == EBB_RECORD_COURSE)
    {
      EbbCourse *course = EBB_COURSE (record);

      course->condition = ebb_test_refer (rand, earlier, EBB_RECORD_CONDITION);
      course->goal = ebb_test_refer (rand, earlier, EBB_RECORD_GOAL);
      for (guint i = 0; i < course->slots->len; i++)
        g_array_index (course->slots, EbbCourseSlot, i).weekday = (int) i + 1;
    }
  else if (kind == EBB_RECORD_SESSION)
    {
      EBB_SESSION (record)->course = ebb_test_refer (rand, earlier, EBB_RECORD_COURSE);
      ebb_test_tidy_session (rand, EBB_SESSION (record));
    }
  else
    {
      EbbReview *review = EBB_REVIEW (record);

      review->course = ebb_test_refer (rand, earlier, EBB_RECORD_COURSE);
      for (guint i = 0; i < review->goals->len; i++)
        g_array_index (review->goals, EbbReviewGoal, i).goal = ebb_test_refer (rand, earlier, EBB_RECORD_GOAL);
    }
  ebb_record_validate (record, &error);
  g_assert_no_error (error);
  return record;
}

/* Some of each kind, in an order in which none refers to a later one. */
static inline GPtrArray *
ebb_test_random_records (GRand *rand, guint n_of_each)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (int kind = 0; kind < EBB_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < n_of_each; i++)
      g_ptr_array_add (records, ebb_test_random_record (rand, (EbbRecordKind) kind, records));
  return records;
}

G_END_DECLS
