// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-demo.h"

#include <math.h>

#include "model/ebb-review.h"

/* A Sunday evening. */
static EbbMoment
make_until (void)
{
  EbbMoment until = { .at = (gint64) ebb_day_from_ymd (2026, 3, 1) * 86400 + 21 * 3600 + 50 * 60, .offset = 60 };

  return until;
}

static GPtrArray *
make_year (guint32 seed)
{
  return ebb_demo_make_entries (make_until (), EBB_DEMO_DAYS, seed);
}

/* The mean pain of the entries from day @from up to before day @to of the year. */
static double
mean_pain (GPtrArray *entries,
           EbbDay from,
           EbbDay to)
{
  EbbDay first = ebb_moment_get_day (make_until ()) - EBB_DEMO_DAYS + 1;
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      EbbEntry *entry = entries->pdata[i];
      EbbDay day = ebb_entry_get_day (entry) - first;

      if (day >= from && day < to && !isnan (ebb_entry_get_pain (entry)))
        {
          sum += ebb_entry_get_pain (entry);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 0);
  return sum / n;
}

static guint
count_tagged (GPtrArray *entries,
              const char *tag)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    for (guint j = 0; j < ebb_entry_get_n_tags (entries->pdata[i]); j++)
      if (g_str_equal (ebb_entry_get_tag (entries->pdata[i], j), tag))
        n++;
  return n;
}

static void
test_annotations_are_of_the_year_and_may_be_saved (void)
{
  EbbDay last = ebb_moment_get_day (make_until ());

  for (guint n_days = 0; n_days <= EBB_DEMO_DAYS; n_days++)
    {
      g_autoptr (GPtrArray) annotations = ebb_demo_make_annotations (last, n_days);

      g_assert_cmpuint (annotations->len, ==, n_days > 0 ? 6 : 0);
      for (guint i = 0; i < annotations->len; i++)
        {
          const EbbAnnotation *annotation = annotations->pdata[i];
          const EbbAnnotation *before = i > 0 ? annotations->pdata[i - 1] : annotation;
          g_autoptr (GError) error = NULL;

          g_assert_true (ebb_annotation_is_valid (annotation, &error));
          g_assert_no_error (error);
          g_assert_cmpint (annotation->period.from, >, last - (EbbDay) n_days);
          g_assert_cmpint (annotation->period.to, <=, last);
          g_assert_cmpint (annotation->period.from, >=, before->period.from);
        }
    }
}

/* What the diary says of the days away is what the annotation says. */
static void
test_the_holiday_is_annotated (void)
{
  g_autoptr (GPtrArray) entries = make_year (EBB_DEMO_SEED);
  g_autoptr (GPtrArray) annotations = ebb_demo_make_annotations (ebb_moment_get_day (make_until ()), EBB_DEMO_DAYS);
  const EbbAnnotation *holiday = annotations->pdata[4];
  guint n = 0;

  g_assert_cmpstr (holiday->text, ==, "Holiday by the sea");
  for (guint i = 0; i < entries->len; i++)
    for (guint j = 0; j < ebb_entry_get_n_tags (entries->pdata[i]); j++)
      if (g_str_equal (ebb_entry_get_tag (entries->pdata[i], j), "holiday"))
        {
          g_assert_cmpint (ebb_entry_get_day (entries->pdata[i]), >=, holiday->period.from);
          g_assert_cmpint (ebb_entry_get_day (entries->pdata[i]), <=, holiday->period.to);
          n++;
        }
  g_assert_cmpuint (n, >, 0);
}

static void
test_same_seed_gives_the_same_year (void)
{
  g_autoptr (GPtrArray) a = make_year (EBB_DEMO_SEED);
  g_autoptr (GPtrArray) b = make_year (EBB_DEMO_SEED);
  g_autoptr (GPtrArray) c = make_year (EBB_DEMO_SEED + 1);
  gboolean differs = a->len != c->len;

  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      g_assert_true (ebb_entry_equal_content (a->pdata[i], b->pdata[i]));
      if (!differs)
        differs = !ebb_entry_equal_content (a->pdata[i], c->pdata[i]);
    }
  g_assert_true (differs);
}

static void
test_every_entry_can_be_kept (void)
{
  g_autoptr (GPtrArray) entries = make_year (EBB_DEMO_SEED);
  g_autoptr (GPtrArray) trackers = ebb_trackers_new_built_in ();
  g_autoptr (GPtrArray) own = ebb_demo_make_trackers ();

  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (trackers, g_object_ref (own->pdata[i]));

  for (guint i = 0; i < entries->len; i++)
    {
      EbbEntry *entry = entries->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *warning = NULL;

      g_assert_true (ebb_entry_validate (entry, &error));
      g_assert_no_error (error);
      g_assert_false (ebb_entry_is_empty (entry));
      warning = ebb_entry_order_warning (entry);
      g_assert_null (warning);
      for (guint j = 0; j < ebb_entry_get_n_values (entry); j++)
        {
          const EbbValue *value = ebb_entry_get_value (entry, j);
          EbbTracker *tracker = ebb_trackers_find (trackers, value->tracker);

          g_assert_nonnull (tracker);
          ebb_tracker_accepts (tracker, value, &error);
          g_assert_no_error (error);
        }
    }
}

static void
test_year_is_in_order_and_not_in_the_future (void)
{
  g_autoptr (GPtrArray) entries = make_year (EBB_DEMO_SEED);
  EbbMoment noon = make_until ();
  g_autoptr (GPtrArray) until_noon = NULL;
  gint64 before = G_MININT64;

  for (guint i = 0; i < entries->len; i++)
    {
      EbbMoment moment = ebb_entry_get_moment (entries->pdata[i]);

      g_assert_cmpint (moment.at, >=, before);
      g_assert_cmpint (moment.at, <=, make_until ().at);
      before = moment.at;
    }

  noon.at -= 11 * 3600;
  until_noon = ebb_demo_make_entries (noon, EBB_DEMO_DAYS, EBB_DEMO_SEED);
  g_assert_cmpint (ebb_entry_get_moment (until_noon->pdata[until_noon->len - 1]).at, <=, noon.at);
  g_assert_cmpuint (until_noon->len, <, entries->len);
}

static void
test_year_reads_like_a_real_one (void)
{
  g_autoptr (GPtrArray) entries = make_year (EBB_DEMO_SEED);
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  guint n_notes = 0, n_marks = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      EbbEntry *entry = entries->pdata[i];

      g_hash_table_add (days, GINT_TO_POINTER (ebb_entry_get_day (entry)));
      n_notes += ebb_entry_get_note (entry) != NULL && *ebb_entry_get_note (entry) != '\0';
      n_marks += ebb_entry_get_n_marks (entry);
    }

  /* Some days are missing, most are not. */
  g_assert_cmpuint (g_hash_table_size (days), >, 300);
  g_assert_cmpuint (g_hash_table_size (days), <, 355);
  g_assert_cmpuint (n_notes, >, 80);
  g_assert_cmpuint (n_marks, >, entries->len);
  g_assert_cmpuint (count_tagged (entries, "migraine"), >=, 12);
  g_assert_cmpuint (count_tagged (entries, "migraine"), <=, 45);
  g_assert_cmpuint (count_tagged (entries, "flare"), >=, 15);
  g_assert_cmpuint (count_tagged (entries, "massage"), >=, 20);
}

static void
test_massage_begins_in_the_fifth_month_and_changes_a_little (void)
{
  g_autoptr (GPtrArray) entries = make_year (EBB_DEMO_SEED);
  EbbDay first = ebb_moment_get_day (make_until ()) - EBB_DEMO_DAYS + 1;
  double before, after;

  for (guint i = 0; i < entries->len; i++)
    {
      const EbbValue *value = ebb_entry_find_value (entries->pdata[i], "massage");

      if (value != NULL)
        g_assert_cmpint (ebb_entry_get_day (entries->pdata[i]) - first, >=, EBB_DEMO_DAYS / 3);
    }

  before = mean_pain (entries, 0, EBB_DEMO_DAYS / 3);
  after = mean_pain (entries, EBB_DEMO_DAYS / 3, EBB_DEMO_DAYS);
  g_test_message ("mean pain before %.2f, after %.2f", before, after);
  g_assert_cmpfloat (before - after, >, 0.3);
  g_assert_cmpfloat (before - after, <, 2.5);
}

static void
test_long_diary_has_the_size_asked_for (void)
{
  EbbDay last = ebb_day_from_ymd (2026, 3, 1);
  g_autoptr (GPtrArray) entries = ebb_demo_make_many (last, 365 * 3, 3000, 9000, 1);
  guint n_marks = 0;

  g_assert_cmpuint (entries->len, ==, 3000);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GError) error = NULL;

      n_marks += ebb_entry_get_n_marks (entries->pdata[i]);
      ebb_entry_validate (entries->pdata[i], &error);
      g_assert_no_error (error);
      g_assert_cmpint (ebb_entry_get_day (entries->pdata[i]), <=, last);
      g_assert_cmpint (ebb_entry_get_day (entries->pdata[i]), >, last - 365 * 3);
    }
  g_assert_cmpuint (n_marks, ==, 9000);
}

static guint
count_sessions (GPtrArray *records,
                EbbSessionState state)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += EBB_IS_SESSION (records->pdata[i]) && EBB_SESSION (records->pdata[i])->state == state;
  return n;
}

static gboolean
has_massage (GPtrArray *entries,
             EbbDay day)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const EbbValue *value = ebb_entry_find_value (entries->pdata[i], "massage");

      if (ebb_entry_get_day (entries->pdata[i]) == day && value != NULL && value->number > 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_the_sessions_are_the_massages_of_the_entries (void)
{
  g_autoptr (GPtrArray) entries = make_year (EBB_DEMO_SEED);
  g_autoptr (GPtrArray) records = ebb_demo_make_therapy (make_until (), entries, EBB_DEMO_SEED);
  g_autoptr (GPtrArray) again = ebb_demo_make_therapy (make_until (), entries, EBB_DEMO_SEED);
  guint n_answered = 0;

  g_assert_cmpuint (records->len, ==, again->len);
  for (guint i = 0; i < records->len; i++)
    {
      EbbRecord *record = records->pdata[i];
      g_autoptr (GError) error = NULL;

      ebb_record_validate (record, &error);
      g_assert_no_error (error);
      g_assert_true (ebb_record_equal_content (record, again->pdata[i]));
      g_assert_cmpstr (record->id, ==, EBB_RECORD (again->pdata[i])->id);
      if (EBB_IS_REVIEW (record))
        g_assert_cmpint (EBB_REVIEW (record)->at.at, <=, make_until ().at);
      if (!EBB_IS_SESSION (record))
        continue;
      g_assert_cmpint (EBB_SESSION (record)->state == EBB_SESSION_DONE, ==, has_massage (entries, ebb_session_get_day (EBB_SESSION (record))));
      if (EBB_SESSION (record)->state != EBB_SESSION_PLANNED)
        g_assert_false (ebb_session_is_ahead (EBB_SESSION (record), make_until ().at));
      for (guint j = 0; j < EBB_SESSION (record)->follow_ups->len; j++)
        n_answered += g_array_index (EBB_SESSION (record)->follow_ups, EbbFollowUp, j).state == EBB_FOLLOW_UP_ANSWERED;
    }
  g_test_message ("%u done, %u skipped, %u ahead, %u answered", count_sessions (records, EBB_SESSION_DONE),
                  count_sessions (records, EBB_SESSION_SKIPPED), count_sessions (records, EBB_SESSION_PLANNED), n_answered);
  g_assert_cmpuint (count_sessions (records, EBB_SESSION_DONE), >=, 20);
  g_assert_cmpuint (count_sessions (records, EBB_SESSION_SKIPPED), >=, 1);
  g_assert_cmpuint (count_sessions (records, EBB_SESSION_PLANNED), >=, 3);
  g_assert_cmpuint (n_answered, >=, 30);
}

/* Whatever day it is: the records can be kept. */
static void
test_therapy_of_any_length_and_day_can_be_kept (void)
{
  for (guint n_days = 0; n_days < EBB_DEMO_DAYS; n_days += 13)
    {
      EbbMoment until = make_until ();
      g_autoptr (GPtrArray) entries = NULL;
      g_autoptr (GPtrArray) records = NULL;

      until.at -= (gint64) n_days * 86400 * 3 + n_days * 1000;
      entries = ebb_demo_make_entries (until, n_days, n_days);
      records = ebb_demo_make_therapy (until, entries, n_days);
      for (guint i = 0; i < records->len; i++)
        {
          g_autoptr (GError) error = NULL;

          ebb_record_validate (records->pdata[i], &error);
          g_assert_no_error (error);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/the-same-seed-gives-the-same-year", test_same_seed_gives_the_same_year);
  g_test_add_func ("/demo/every-entry-can-be-kept", test_every_entry_can_be_kept);
  g_test_add_func ("/demo/the-year-is-in-order-and-not-in-the-future", test_year_is_in_order_and_not_in_the_future);
  g_test_add_func ("/demo/the-year-reads-like-a-real-one", test_year_reads_like_a_real_one);
  g_test_add_func ("/demo/massage-begins-in-the-fifth-month-and-changes-a-little", test_massage_begins_in_the_fifth_month_and_changes_a_little);
  g_test_add_func ("/demo/annotations-are-of-the-year-and-may-be-saved", test_annotations_are_of_the_year_and_may_be_saved);
  g_test_add_func ("/demo/the-holiday-is-annotated", test_the_holiday_is_annotated);
  g_test_add_func ("/demo/the-sessions-are-the-massages-of-the-entries", test_the_sessions_are_the_massages_of_the_entries);
  g_test_add_func ("/demo/therapy-of-any-length-and-day-can-be-kept", test_therapy_of_any_length_and_day_can_be_kept);
  g_test_add_func ("/demo/a-long-diary-has-the-size-asked-for", test_long_diary_has_the_size_asked_for);

  return g_test_run ();
}
