// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* Made-up diaries of pain and sessions whose truth is known. */

#include <math.h>

#include "analysis/ebb-relief-log.h"

G_BEGIN_DECLS

/* 2026-01-05, a Monday, 00:00 UTC */
#define EBB_TEST_MONDAY ((gint64) 1767571200)

/* Hour @hour after that, on a wall clock of UTC. */
static inline EbbMoment
ebb_test_hour (double hour)
{
  return (EbbMoment){ EBB_TEST_MONDAY + (gint64) round (hour * EBB_RELIEF_HOUR), 0 };
}

typedef struct
{
  GArray *ratings;  /* (element-type EbbReliefRating) */
  GArray *sessions; /* (element-type EbbReliefSession) */
  GArray *rescues;  /* (element-type gint64) */
} EbbTestDiary;

static inline EbbTestDiary *
ebb_test_diary_new (void)
{
  EbbTestDiary *self = g_new (EbbTestDiary, 1);

  self->ratings = g_array_new (FALSE, FALSE, sizeof (EbbReliefRating));
  self->sessions = g_array_new (FALSE, TRUE, sizeof (EbbReliefSession));
  self->rescues = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

static inline void
ebb_test_diary_free (EbbTestDiary *self)
{
  g_array_unref (self->ratings);
  g_array_unref (self->sessions);
  g_array_unref (self->rescues);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbTestDiary, ebb_test_diary_free)

static inline void
ebb_test_rate (EbbTestDiary *self, double hour, double value)
{
  EbbReliefRating rating = { ebb_test_hour (hour), value };

  g_array_append_val (self->ratings, rating);
}

static inline EbbReliefSession *
ebb_test_treat (EbbTestDiary *self, double start, double end)
{
  EbbReliefSession session = { .start = ebb_test_hour (start), .end = ebb_test_hour (end) };

  g_array_append_val (self->sessions, session);
  return &g_array_index (self->sessions, EbbReliefSession, self->sessions->len - 1);
}

static inline void
ebb_test_rescue (EbbTestDiary *self, double hour)
{
  gint64 at = ebb_test_hour (hour).at;

  g_array_append_val (self->rescues, at);
}

static inline EbbReliefLog *
ebb_test_log (const EbbTestDiary *self)
{
  return ebb_relief_log_new ((EbbReliefRating *) self->ratings->data, self->ratings->len,
                             (EbbReliefSession *) self->sessions->data, self->sessions->len,
                             (gint64 *) self->rescues->data, self->rescues->len,
                             G_MAXINT64);
}

/* --- a person whose pain and sessions are made by chance --------------------- */

typedef struct
{
  guint n_days;
  double correlation; /* of pain from hour to hour */
  double spread;      /* standard deviation of pain */
  double noise;       /* of a rating around it */
  double entries;     /* chance of an entry in an hour awake */
  double threshold;   /* sessions only at ratings of this or more */
  double chance;      /* that such a rating is followed by a session */
  guint min_gap;      /* hours between the starts of sessions, at least */
  gboolean weekly;    /* sessions every Wednesday at 14:00 instead, whatever it is like */
  double effect;      /* points that pain is lower for 12 hours */
} EbbTestPerson;

static inline double
ebb_test_normal (GRand *rand)
{
  return sqrt (-2 * log (1 - g_rand_double (rand))) * cos (2 * G_PI * g_rand_double (rand));
}

static inline gboolean
ebb_test_is_asked (int hour, int end)
{
  static const int hours[] = { 0, 1, 2, 4, 8, 24, 48 };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    if (hour == end + hours[i])
      return TRUE;
  return FALSE;
}

/* Pain is autoregressive around 4.5 with a small daily rhythm; ratings are whole
 * numbers. A session takes an hour; four of five of the ratings that are asked for after
 * it are given. */
static inline EbbTestDiary *
ebb_test_person_live (const EbbTestPerson *person, GRand *rand)
{
  EbbTestDiary *diary = ebb_test_diary_new ();
  double pain = ebb_test_normal (rand) * person->spread;
  int start = -100000;

  for (int hour = 0; hour < (int) person->n_days * 24; hour++)
    {
      int clock = hour % 24;
      gboolean relieved = hour > start && hour <= start + 12;
      gboolean asked, rated, treated;
      double level, rating;

      pain = person->correlation * pain + sqrt (1 - person->correlation * person->correlation) * person->spread * ebb_test_normal (rand);
      level = 4.5 + pain + 0.3 * sin (2 * G_PI * (clock - 10) / 24) - (relieved ? person->effect : 0);
      rating = round (CLAMP (level + person->noise * ebb_test_normal (rand), 0, 10));
      asked = ebb_test_is_asked (hour, start + 1) && g_rand_double (rand) < 0.8;
      rated = asked | (clock >= 7 && clock <= 22 && g_rand_double (rand) < person->entries);
      if (person->weekly)
        treated = hour / 24 % 7 == 2 && clock == 14;
      else
        treated = rated && clock >= 9 && clock <= 20 && hour - start >= (int) person->min_gap && rating >= person->threshold && g_rand_double (rand) < person->chance;
      if (rated || treated)
        ebb_test_rate (diary, hour, rating);
      if (treated)
        {
          ebb_test_treat (diary, hour, hour + 1);
          start = hour;
        }
    }
  return diary;
}

G_END_DECLS
