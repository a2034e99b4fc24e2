// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-demo.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-demo-notes.h"
#include "ebb-rating.h"

/*
 * A made-up year: somebody who works at a desk, with neck and low back pain that
 * follows the working week, a flare every five or six weeks, two migraine days a
 * month, a holiday, forgotten days, and from the fifth month on a massage every
 * week. The massage is followed by a few easier days and, over three months, by
 * a modest improvement that flares and bad weeks still break through: what a real
 * diary may look like, not an advertisement.
 *
 * The course of the days is worked out first, then what is written down about
 * each. All chance comes from the seed; the wall clock is the session's.
 */

typedef struct
{
  double pain;    /* what the day is like, 0 to 10 */
  double sleep;   /* quality of the night before, 0 to 10 */
  double hours;   /* hours slept */
  double tension; /* 0 to 10 */
  double flare;   /* what a flare adds; 0 without */
  gboolean migraine;
  gboolean migraine_goes_on;
  gboolean massage;
  gboolean massage_known; /* the person had begun with massage */
  gboolean away;
  gboolean missing;
} DemoDay;

typedef struct
{
  GRand *rand;
  GTimeZone *zone;
  EbbMoment until;
  GPtrArray *entries;
  guint next_note[EBB_DEMO_N_TOPICS];
} Demo;

/* --- chance -------------------------------------------------------------- */

static gboolean
happens (GRand *rand,
         double probability)
{
  return g_rand_double (rand) < probability;
}

/* Roughly normal, mean 0, deviation 1, by adding: the same on every machine,
 * which logarithms are not. */
static double
wobble (GRand *rand)
{
  double sum = -6;

  for (guint i = 0; i < 12; i++)
    sum += g_rand_double (rand);
  return sum;
}

/* A function, not CLAMP: that would ask chance more than once. */
static double
keep_within (double low,
             double number,
             double high)
{
  return CLAMP (number, low, high);
}

static double
whole (double rating)
{
  return keep_within (EBB_RATING_MIN, round (rating), EBB_RATING_MAX);
}

static double
five_minutes (double fives)
{
  return 5 * keep_within (0, round (fives), 48);
}

static double
rate_near (GRand *rand,
           double rating,
           double spread)
{
  return whole (rating + wobble (rand) * spread);
}

/* --- the course of the days ------------------------------------------------ */

#define DAYS_AWAY 9

static guint
first_massage (guint n_days)
{
  return n_days / 3;
}

static guint
first_day_away (guint n_days)
{
  return n_days * 62 / 100;
}

/* Monday to Sunday: what the working week adds. */
static const double weekday_load[] = { 0.2, 0.4, 0.5, 0.6, 0.3, -0.6, -0.9 };

static void
imagine_days (GRand *rand,
              DemoDay *days,
              guint n_days,
              EbbDay first_day)
{
  guint massage_from = first_massage (n_days);
  guint away_from = first_day_away (n_days);
  guint gap_from = n_days * 27 / 100;
  double slow = 0, relief = 0, peak = 0;
  guint flare_length = 0, flare_day = 0;

  for (guint i = 0; i < n_days; i++)
    {
      DemoDay *day = &days[i];
      EbbDay date = first_day + (EbbDay) i;
      int weekday = ebb_day_get_weekday (date);
      double progress = i > massage_from ? MIN (1.0, (i - massage_from) / 90.0) : 0;
      double load = weekday_load[(weekday + 6) % 7];
      int year, month, month_day;

      ebb_day_to_ymd (date, &year, &month, &month_day);

      day->away = i >= away_from && i < away_from + DAYS_AWAY;
      day->massage_known = i >= massage_from;
      day->massage = day->massage_known && weekday == 4 && !day->away && happens (rand, 0.92);

      slow = 0.92 * slow + 0.3 * wobble (rand);

      if (flare_length == 0 && happens (rand, i > 5 ? 1 / 36.0 : 0))
        {
          flare_length = (guint) g_rand_int_range (rand, 3, 8);
          flare_day = 0;
          peak = 2.2 + 1.4 * g_rand_double (rand);
        }
      if (flare_length > 0)
        {
          day->flare = peak * (1 - (double) flare_day / (flare_length + 1));
          if (++flare_day == flare_length)
            flare_length = 0;
        }

      /* Colder months are a little worse. */
      day->pain = 4.1 + slow + load + day->flare - relief - 0.4 * progress +
                  0.35 * (double) (ABS (month - 7) - 3) / 3;
      if (day->away)
        day->pain -= 0.9;

      day->sleep = keep_within (0, 6.8 - 0.4 * (day->pain - 3) + 1.2 * wobble (rand), 10);
      day->hours = keep_within (2.5, 4.6 + 0.4 * day->sleep + 0.5 * wobble (rand), 9.5);
      day->pain = keep_within (0.2, day->pain + 0.22 * (6 - day->sleep) + 0.35 * wobble (rand), 9.2);
      day->tension = keep_within (0, 3.2 + 0.35 * day->pain + 1.6 * load - relief + 0.8 * wobble (rand), 10);

      day->migraine_goes_on = i > 0 && days[i - 1].migraine && !days[i - 1].migraine_goes_on && happens (rand, 0.3);
      day->migraine = day->migraine_goes_on ||
                      (!(i > 0 && days[i - 1].migraine) && happens (rand, 0.045 + (day->sleep < 4 ? 0.06 : 0) - 0.01 * progress));

      day->missing = (i >= gap_from && i < gap_from + 5) || happens (rand, day->away ? 0.5 : day->pain > 7.5 ? 0.2
                                                                                                             : 0.06);

      relief = (relief + (day->massage ? 1.0 : 0)) * 0.62;
    }
}

/* --- what is written down ---------------------------------------------------- */

static EbbEntry *
begin_entry (Demo *demo,
             EbbDay date,
             int minute_of_day)
{
  g_autoptr (EbbEntry) entry = NULL;
  EbbMoment moment;
  int year, month, day;

  ebb_day_to_ymd (date, &year, &month, &day);
  if (!ebb_moment_from_local (demo->zone, year, month, day, minute_of_day / 60, minute_of_day % 60, 0, &moment, NULL))
    return NULL;
  if (moment.at > demo->until.at)
    return NULL;

  entry = ebb_entry_new (moment);
  g_ptr_array_add (demo->entries, g_object_ref (entry));
  return g_steal_pointer (&entry);
}

static void
write_note (Demo *demo,
            EbbEntry *entry,
            EbbDemoTopic topic)
{
  ebb_entry_set_note (entry, ebb_demo_get_note (topic, demo->next_note[topic]++));
}

static void
mark_region (EbbEntry *entry,
             const char *id,
             double intensity,
             guint qualities,
             EbbDepth depth)
{
  const EbbRegion *region = ebb_region_find (id);
  EbbMark mark;

  g_return_if_fail (region != NULL);

  ebb_mark_init (&mark, region);
  mark.intensity = keep_within (1, intensity, EBB_RATING_MAX);
  mark.qualities = qualities;
  mark.depth = depth;
  ebb_entry_set_mark (entry, &mark);
}

static void
mark_body (Demo *demo,
           EbbEntry *entry,
           const DemoDay *day,
           double pain)
{
  GRand *rand = demo->rand;

  if (pain < 1)
    return;

  if (happens (rand, 0.75))
    mark_region (entry, "neck-back-right", rate_near (rand, pain, 0.6), EBB_QUALITY_TIGHT | EBB_QUALITY_ACHING, EBB_DEPTH_MUSCLE);
  if (happens (rand, 0.4))
    mark_region (entry, "neck-back-left", rate_near (rand, pain - 1, 0.6), EBB_QUALITY_TIGHT, EBB_DEPTH_MUSCLE);
  if (day->tension > 5 && happens (rand, 0.7))
    mark_region (entry, "trapezius-right", rate_near (rand, day->tension, 0.8), EBB_QUALITY_TIGHT | EBB_QUALITY_PRESSING, EBB_DEPTH_MUSCLE);
  if (day->tension > 6.5 && happens (rand, 0.6))
    mark_region (entry, "trapezius-left", rate_near (rand, day->tension - 1, 0.8), EBB_QUALITY_TIGHT, EBB_DEPTH_ABSENT);
  if (day->flare > 0 || happens (rand, 0.55))
    mark_region (entry, "low-back-right", rate_near (rand, pain + day->flare * 0.2, 0.6),
                 EBB_QUALITY_DULL | (day->flare > 0 ? EBB_QUALITY_STABBING : EBB_QUALITY_STIFF), EBB_DEPTH_MUSCLE);
  if (day->flare > 0 || happens (rand, 0.25))
    mark_region (entry, "low-back-left", rate_near (rand, pain - 1, 0.6), EBB_QUALITY_DULL | EBB_QUALITY_STIFF, EBB_DEPTH_ABSENT);
  if (day->flare > 1.5)
    mark_region (entry, "buttock-right", rate_near (rand, pain - 1, 0.8), EBB_QUALITY_RADIATING | EBB_QUALITY_SHOOTING, EBB_DEPTH_ABSENT);
}

static void
mark_migraine (Demo *demo,
               EbbEntry *entry,
               double pain)
{
  gboolean right = happens (demo->rand, 0.75);

  mark_region (entry, right ? "temple-right" : "temple-left", pain, EBB_QUALITY_THROBBING | EBB_QUALITY_STABBING, EBB_DEPTH_ABSENT);
  mark_region (entry, right ? "eye-right" : "eye-left", rate_near (demo->rand, pain - 1, 0.7), EBB_QUALITY_PRESSING, EBB_DEPTH_ABSENT);
  if (happens (demo->rand, 0.6))
    mark_region (entry, right ? "occiput-right" : "occiput-left", rate_near (demo->rand, pain - 2, 0.7),
                 EBB_QUALITY_TIGHT | EBB_QUALITY_RADIATING, EBB_DEPTH_MUSCLE);
}

static void
write_morning (Demo *demo,
               EbbDay date,
               const DemoDay *day)
{
  GRand *rand = demo->rand;
  int minute = g_rand_int_range (rand, 6 * 60 + 40, 8 * 60 + 10);
  g_autoptr (EbbEntry) entry = begin_entry (demo, date, minute);
  double pain = rate_near (rand, day->pain - 0.2 + (day->sleep < 4 ? 0.8 : 0), 0.6);

  if (entry == NULL)
    return;

  ebb_entry_set_rating (entry, EBB_RATING_NOW, pain);
  ebb_entry_set_number (entry, "sleep-quality", whole (day->sleep));
  if (happens (rand, 0.8))
    ebb_entry_set_number (entry, "hours-slept", round (day->hours * 2) / 2);
  if (happens (rand, 0.5))
    ebb_entry_set_number (entry, "stiffness", five_minutes (3 + day->pain + 2 * wobble (rand)));
  if (happens (rand, 0.35))
    mark_body (demo, entry, day, pain);
  if (day->sleep < 4.5 && happens (rand, 0.5))
    write_note (demo, entry, EBB_DEMO_MORNING);
}

static void
write_migraine (Demo *demo,
                EbbDay date,
                const DemoDay *day)
{
  GRand *rand = demo->rand;
  int minute = day->migraine_goes_on ? g_rand_int_range (rand, 8 * 60, 10 * 60) : g_rand_int_range (rand, 9 * 60, 17 * 60);
  g_autoptr (EbbEntry) entry = begin_entry (demo, date, minute);
  double pain = rate_near (rand, day->migraine_goes_on ? 6.3 : 7.6, 0.7);

  if (entry == NULL)
    return;

  ebb_entry_set_rating (entry, EBB_RATING_NOW, pain);
  mark_migraine (demo, entry, pain);
  ebb_entry_set_number (entry, "painkillers", pain >= 8 ? 2 : 1);
  ebb_entry_add_tag (entry, _ ("migraine"));
  if (happens (rand, 0.7))
    write_note (demo, entry, EBB_DEMO_MIGRAINE);
}

static void
write_day_ratings (GRand *rand,
                   EbbEntry *entry,
                   double pain,
                   const DemoDay *day)
{
  double average = whole (day->pain + (day->migraine ? 1 : 0));
  double high = day->pain + 1 + fabs (wobble (rand)) + (day->migraine ? 2 : 0);
  double low = day->pain - 1 - fabs (wobble (rand));
  double worst = whole (MAX (MAX (pain, average), high));
  double least = whole (MIN (MIN (pain, average), low));

  ebb_entry_set_rating (entry, EBB_RATING_AVERAGE, average);
  ebb_entry_set_rating (entry, EBB_RATING_WORST, worst);
  ebb_entry_set_rating (entry, EBB_RATING_LEAST, least);
}

static void
write_evening_note (Demo *demo,
                    EbbEntry *entry,
                    const DemoDay *day)
{
  GRand *rand = demo->rand;

  if (day->massage && happens (rand, 0.8))
    write_note (demo, entry, EBB_DEMO_MASSAGE);
  else if (day->flare > 0 && happens (rand, 0.6))
    write_note (demo, entry, day->flare > 1.4 ? EBB_DEMO_FLARE : EBB_DEMO_EASING);
  else if (day->away && happens (rand, 0.7))
    write_note (demo, entry, EBB_DEMO_AWAY);
  else if (day->pain < 2.2 && happens (rand, 0.5))
    write_note (demo, entry, EBB_DEMO_GOOD);
  else if (happens (rand, 0.22))
    write_note (demo, entry, EBB_DEMO_ORDINARY);
}

static void
write_evening (Demo *demo,
               EbbDay date,
               const DemoDay *day)
{
  GRand *rand = demo->rand;
  g_autoptr (EbbEntry) entry = begin_entry (demo, date, g_rand_int_range (rand, 19 * 60 + 30, 22 * 60 + 40));
  double pain = rate_near (rand, day->pain - (day->massage ? 1.0 : 0) + (day->migraine ? 1.5 : 0), 0.5);

  if (entry == NULL)
    return;

  ebb_entry_set_rating (entry, EBB_RATING_NOW, pain);
  if (happens (rand, 0.45))
    write_day_ratings (rand, entry, pain, day);
  if (happens (rand, 0.8))
    mark_body (demo, entry, day, pain);
  if (day->migraine && happens (rand, 0.4))
    mark_migraine (demo, entry, pain);

  if (happens (rand, 0.85))
    ebb_entry_set_number (entry, "mood", rate_near (rand, 8.2 - 0.55 * day->pain + 0.2 * (day->sleep - 6) - (day->migraine ? 1.5 : 0), 0.8));
  if (happens (rand, 0.75))
    ebb_entry_set_number (entry, "tension", rate_near (rand, day->tension - (day->massage ? 1.5 : 0), 0.5));
  if (happens (rand, 0.3))
    ebb_entry_set_number (entry, "stress", rate_near (rand, day->tension, 1));
  if (happens (rand, 0.35))
    ebb_entry_set_number (entry, "activity", rate_near (rand, 7 - 0.5 * day->pain, 1.2));
  if (happens (rand, 0.3))
    ebb_entry_set_number (entry, "walking", five_minutes (9 - day->pain + 3 * wobble (rand)));
  if (day->pain > 5.8 && ebb_entry_find_value (entry, "painkillers") == NULL && happens (rand, 0.6))
    ebb_entry_set_number (entry, "painkillers", day->flare > 1.5 ? 2 : 1);

  /* "No" is only asked once there is something to say yes to. */
  if (day->massage)
    ebb_entry_set_number (entry, "massage", 1);
  else if (day->massage_known && happens (rand, 0.4))
    ebb_entry_set_number (entry, "massage", 0);

  if (day->massage)
    ebb_entry_add_tag (entry, _ ("massage"));
  if (day->flare > 0)
    ebb_entry_add_tag (entry, _ ("flare"));
  if (day->away)
    ebb_entry_add_tag (entry, _ ("holiday"));

  write_evening_note (demo, entry, day);
}

static int
compare_entries_cb (gconstpointer a,
                    gconstpointer b)
{
  gint64 at_a = ebb_entry_get_moment (*(EbbEntry *const *) a).at;
  gint64 at_b = ebb_entry_get_moment (*(EbbEntry *const *) b).at;

  return at_a < at_b ? -1 : at_a > at_b;
}

/**
 * ebb_demo_make_trackers:
 *
 * The trackers that the person of the made-up year added to the built-in ones:
 * "massage" (yes or no) and "painkillers" (a number of tablets).
 *
 * Returns: (transfer container) (element-type EbbTracker)
 */
GPtrArray *
ebb_demo_make_trackers (void)
{
  GPtrArray *trackers = g_ptr_array_new_with_free_func (g_object_unref);
  EbbTracker *massage = ebb_tracker_new ("massage", _ ("Massage"), EBB_TRACKER_YES_NO);
  EbbTracker *painkillers = ebb_tracker_new ("painkillers", _ ("Painkillers"), EBB_TRACKER_NUMBER);

  /* Translators: the unit of a number of painkillers taken */
  ebb_tracker_set_unit (painkillers, _ ("tablets"));
  ebb_tracker_set_position (massage, 100);
  ebb_tracker_set_position (painkillers, 101);

  g_ptr_array_add (trackers, massage);
  g_ptr_array_add (trackers, painkillers);
  return trackers;
}

/**
 * ebb_demo_make_entries:
 * @until: the newest moment that an entry may have; its day is the last
 * @n_days: how many days, %EBB_DEMO_DAYS for a year
 * @seed: what chance starts from; the same seed, day and time zone give the same
 *   entries
 *
 * Makes up a diary. Its values belong to the built-in trackers and to those of
 * ebb_demo_make_trackers(); the entries have no ids yet.
 *
 * Returns: (transfer container) (element-type EbbEntry): oldest first
 */
GPtrArray *
ebb_demo_make_entries (EbbMoment until,
                       guint n_days,
                       guint32 seed)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree DemoDay *days = g_new0 (DemoDay, MAX (n_days, 1));
  GRand *rand = g_rand_new_with_seed (seed);
  EbbDay first_day = ebb_moment_get_day (until) - (EbbDay) n_days + 1;
  Demo demo = { .rand = rand, .zone = zone, .until = until };

  demo.entries = g_ptr_array_new_with_free_func (g_object_unref);
  imagine_days (rand, days, n_days, first_day);

  for (guint i = 0; i < n_days; i++)
    {
      EbbDay date = first_day + (EbbDay) i;
      const DemoDay *day = &days[i];

      if (day->missing)
        continue;
      if (happens (rand, i + 1 == n_days ? 1.0 : 0.45))
        write_morning (&demo, date, day);
      if (day->migraine)
        write_migraine (&demo, date, day);
      if (happens (rand, 0.93))
        write_evening (&demo, date, day);
    }

  g_ptr_array_sort (demo.entries, compare_entries_cb);
  g_rand_free (rand);
  return demo.entries;
}

/* --- what happened around it ------------------------------------------------------ */

/**
 * ebb_demo_make_annotations:
 * @last_day: the last day
 * @n_days: how many days of the story, ending with @last_day
 *
 * Makes the annotations of the same story that ebb_demo_make_entries() tells.
 *
 * Returns: (transfer container) (element-type EbbAnnotation): in order of their days,
 *   in the language of the session
 */
GPtrArray *
ebb_demo_make_annotations (EbbDay last_day,
                           guint n_days)
{
  const struct
  {
    guint from;
    guint length;
    const char *text;
  } annotations[] = {
    /* Translators: what a person notes on the axis of time of a pain diary, here of a
     * made-up one */
    { n_days * 6 / 100, 1, C_ ("annotation", "Started physiotherapy") },
    { n_days * 19 / 100, 2, C_ ("annotation", "Moved to the new flat") },
    { first_massage (n_days), 1, C_ ("annotation", "Massage every week from now on") },
    { n_days * 47 / 100, 12, C_ ("annotation", "Project deadline, long hours") },
    { first_day_away (n_days), DAYS_AWAY, C_ ("annotation", "Holiday by the sea") },
    { n_days * 82 / 100, 1, C_ ("annotation", "New job") },
  };
  GPtrArray *made = g_ptr_array_new_with_free_func ((GDestroyNotify) ebb_annotation_free);
  EbbDay first_day = last_day - (EbbDay) n_days + 1;

  for (guint i = 0; i < G_N_ELEMENTS (annotations); i++)
    {
      EbbDay from = first_day + (EbbDay) annotations[i].from;
      EbbDay to = MIN (from + (EbbDay) annotations[i].length - 1, last_day);

      if (from <= last_day)
        g_ptr_array_add (made, ebb_annotation_new ((EbbPeriod){ from, to }, annotations[i].text));
    }
  return made;
}

/* --- a very long diary --------------------------------------------------------- */

static void
fill_one_of_many (GRand *rand,
                  EbbEntry *entry,
                  guint n_marks)
{
  static const char *const rated[] = { "mood", "tension", "sleep-quality", "fatigue" };
  guint n_regions, n_values = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (rated) + 1);
  const EbbRegion *const *regions = ebb_regions_get_all (&n_regions);
  double pain = g_rand_int_range (rand, 0, 11);

  ebb_entry_set_rating (entry, EBB_RATING_NOW, pain);

  while (ebb_entry_get_n_marks (entry) < n_marks)
    {
      EbbMark mark;

      ebb_mark_init (&mark, regions[g_rand_int_range (rand, 0, (gint32) n_regions)]);
      mark.intensity = whole (pain + g_rand_int_range (rand, -2, 3));
      mark.qualities = g_rand_int (rand) & g_rand_int (rand) & g_rand_int (rand) & EBB_QUALITIES_ALL;
      ebb_entry_set_mark (entry, &mark);
    }

  for (guint i = 0; i < n_values; i++)
    ebb_entry_set_number (entry, rated[i], g_rand_int_range (rand, 0, 11));

  if (happens (rand, 0.4))
    {
      const char *first = ebb_demo_get_note ((EbbDemoTopic) g_rand_int_range (rand, 0, EBB_DEMO_N_TOPICS), g_rand_int (rand));
      const char *second = ebb_demo_get_note ((EbbDemoTopic) g_rand_int_range (rand, 0, EBB_DEMO_N_TOPICS), g_rand_int (rand));
      g_autofree char *note = g_strjoin (" ", first, second, NULL);

      ebb_entry_set_note (entry, note);
    }
}

/**
 * ebb_demo_make_many:
 * @last_day: the last day
 * @n_days: over how many days the entries are spread evenly
 * @n_entries: how many entries
 * @n_marks: how many marks in all of them, at most 20 for each
 * @seed: what chance starts from
 *
 * Makes a diary of a given size for measuring; it tells no story.
 *
 * Returns: (transfer container) (element-type EbbEntry): oldest first
 */
GPtrArray *
ebb_demo_make_many (EbbDay last_day,
                    guint n_days,
                    guint n_entries,
                    guint n_marks,
                    guint32 seed)
{
  GPtrArray *entries = g_ptr_array_new_full (n_entries, g_object_unref);
  GRand *rand = g_rand_new_with_seed (seed);
  gint64 first = (gint64) (last_day - (EbbDay) n_days + 1) * 86400;
  guint marks_left = n_marks;

  for (guint i = 0; i < n_entries; i++)
    {
      EbbMoment moment = {
        .at = first + (gint64) ((double) i / n_entries * n_days * 86400),
        .offset = 0,
      };
      EbbEntry *entry = ebb_entry_new (moment);
      guint mean = marks_left / (n_entries - i);
      guint marks = i + 1 == n_entries ? marks_left : (guint) g_rand_int_range (rand, 0, (gint32) (2 * mean) + 1);

      marks = MIN (marks, MIN (marks_left, 20));
      fill_one_of_many (rand, entry, marks);
      marks_left -= marks;
      g_ptr_array_add (entries, entry);
    }

  g_rand_free (rand);
  return entries;
}
