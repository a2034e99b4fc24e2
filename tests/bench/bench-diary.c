// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench-diary.h"
#include "bench.h"

#include "model/ebb-demo.h"
#include "model/ebb-follow-up.h"
#include "model/ebb-rating.h"
#include "model/ebb-technique.h"

/* A long diary, made by chance, the same each time: entries and annotations, and sessions
 * in courses, most of whose follow-ups were answered. */

#define SESSIONS_PER_COURSE 15

/* What happened in a year, year after year. */
static GPtrArray *
make_annotations (guint n_days)
{
  GPtrArray *annotations = g_ptr_array_new_with_free_func ((GDestroyNotify) ebb_annotation_free);

  for (guint ago = 0; ago + EBB_DEMO_DAYS <= n_days; ago += EBB_DEMO_DAYS)
    g_ptr_array_extend_and_steal (annotations, ebb_demo_make_annotations (ebb_day_today () - (EbbDay) ago, EBB_DEMO_DAYS));
  return annotations;
}

/* --- therapy ---------------------------------------------------------------------- */

static const EbbRegion *
choose_region (GRand *rand)
{
  static const char *const ids[] = {
    "neck-back-left", "neck-back-right", "trapezius-left", "trapezius-right", "mid-back-left", "mid-back-right",
    "low-back-left", "low-back-right", "buttock-left", "buttock-right", "temple-left", "temple-right"
  };

  return ebb_region_find (ids[g_rand_int_range (rand, 0, G_N_ELEMENTS (ids))]);
}

static EbbCourse *
make_course (GRand *rand,
             guint number,
             EbbDay first_day)
{
  g_autofree char *title = g_strdup_printf ("Course %u", number);
  EbbCourse *course = ebb_course_new (title, first_day);

  course->state = EBB_COURSE_ACTIVE;
  course->count = SESSIONS_PER_COURSE;
  g_ptr_array_add (course->regions, (gpointer) choose_region (rand));
  return course;
}

static double
rate_near (GRand *rand,
           double value)
{
  double near = value + g_rand_int_range (rand, -1, 2);

  return CLAMP (near, EBB_RATING_MIN, EBB_RATING_MAX);
}

static void
rate (GRand *rand,
      EbbSession *session,
      EbbPhase phase,
      int hours,
      double pain)
{
  ebb_session_set_rating (session, phase, hours, EBB_ASPECT_PAIN, NULL, rate_near (rand, pain));
  ebb_session_set_rating (session, phase, hours, EBB_ASPECT_PAIN, g_array_index (session->parts, EbbSessionPart, 0).region, rate_near (rand, pain));
  if (phase != EBB_PHASE_LATER)
    ebb_session_set_rating (session, phase, hours, EBB_ASPECT_TENSION, NULL, rate_near (rand, pain));
}

/* It is given by one of three therapists, by the partner or by oneself. */
static EbbSession *
make_session (GRand *rand,
              GTimeZone *zone,
              EbbDay day)
{
  static const char *const names[] = { "Ms Sommer", "Mr Winter", "Ms Herbst" };
  gint64 start = (gint64) day * 86400 + g_rand_int_range (rand, 9 * 60, 19 * 60) * 60;
  EbbSession *session = ebb_session_new_done ((EbbMoment){ start, 0 }, g_rand_int_range (rand, 2, 7) * 10);
  int n_parts = g_rand_int_range (rand, 1, 5);
  double pain = g_rand_int_range (rand, 2, EBB_RATING_MAX + 1);

  session->provider = (EbbProvider) g_rand_int_range (rand, EBB_PROVIDER_THERAPIST, EBB_N_PROVIDERS);
  if (session->provider == EBB_PROVIDER_THERAPIST)
    session->who = g_strdup (names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))]);
  for (int i = 0; i < n_parts; i++)
    {
      EbbTechnique technique = (EbbTechnique) g_rand_int_range (rand, 0, EBB_N_TECHNIQUES);
      EbbSessionPart part = { ebb_technique_get_id (technique), choose_region (rand), 10, ebb_technique_has_pressure (technique) ? 3 : 0 };

      g_array_append_val (session->parts, part);
    }
  rate (rand, session, EBB_PHASE_BEFORE, 0, pain);
  rate (rand, session, EBB_PHASE_AFTER, 0, pain - 2);
  ebb_follow_up_plan (session, &ebb_follow_up_default_rules, zone);
  for (guint i = 0; i < session->follow_ups->len; i++)
    {
      EbbFollowUp *follow_up = &g_array_index (session->follow_ups, EbbFollowUp, i);

      if (g_rand_int_range (rand, 0, 4) == 0)
        continue;
      follow_up->state = EBB_FOLLOW_UP_ANSWERED;
      follow_up->answered = follow_up->due;
      rate (rand, session, EBB_PHASE_LATER, follow_up->hours, pain - 2 + follow_up->hours / 24.0);
    }
  return session;
}

/* Evenly over the days until yesterday. */
static GPtrArray *
make_therapy (guint n_days,
              guint n_sessions)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  EbbCourse *course = NULL;

  for (guint i = 0; i < n_sessions; i++)
    {
      EbbDay day = ebb_day_today () - (EbbDay) n_days + (EbbDay) ((guint64) i * n_days / n_sessions);
      EbbSession *session = make_session (rand, zone, day);

      if (i % SESSIONS_PER_COURSE == 0)
        {
          course = make_course (rand, i / SESSIONS_PER_COURSE + 1, day);
          g_ptr_array_add (records, course);
        }
      session->course = g_strdup (ebb_record_ensure_id (course));
      g_ptr_array_add (records, session);
    }
  return records;
}

/**
 * bench_make_diary:
 * @path: where there is nothing yet
 * @n_entries: how many entries
 * @n_marks: how many marks in all of them
 * @n_days: over how many days, until today
 * @n_sessions: how many sessions that were done
 */
void
bench_make_diary (const char *path,
                  guint n_entries,
                  guint n_marks,
                  guint n_days,
                  guint n_sessions)
{
  EbbStore *store = bench_open (path, EBB_OPEN_CREATE);
  g_autoptr (GPtrArray) trackers = ebb_trackers_new_built_in ();
  g_autoptr (GPtrArray) entries = ebb_demo_make_many (ebb_day_today (), n_days, n_entries, n_marks, 1);
  g_autoptr (GPtrArray) annotations = make_annotations (n_days);
  g_autoptr (GPtrArray) records = make_therapy (n_days, n_sessions);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbImportResult counts;

  ebb_store_import_async (store, trackers, entries, annotations, records, EBB_IMPORT_DEFAULT, NULL, NULL, NULL, bench_take_result_cb, &result);
  if (!ebb_store_import_finish (store, bench_await (&result), &counts, &error))
    bench_give_up ("making the diary", error);
  bench_close (store);
}
