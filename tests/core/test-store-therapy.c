// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-records.h"
#include "ebb-test-therapy.h"
#include "ebb-test.h"

#include "store/ebb-db-private.h"

#include "model/ebb-course-plan.h"
#include "model/ebb-error.h"

#define HOUR 3600
#define NOON(day) ((EbbMoment){ (gint64) (day) *86400 + 12 * HOUR, 0 })

static void
assert_same_records (GPtrArray *expected, GPtrArray *actual)
{
  g_assert_cmpuint (actual->len, ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < actual->len && !found; j++)
        {
          EbbRecord *a = expected->pdata[i];
          EbbRecord *b = actual->pdata[j];

          found = g_strcmp0 (a->id, b->id) == 0;
          if (found)
            {
              g_assert_true (ebb_record_equal_content (a, b));
              g_assert_cmpint (a->modified, ==, b->modified);
            }
        }
      g_assert_true (found);
    }
}

static void
test_every_record_comes_back_as_it_was_saved (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) records = ebb_test_random_records (rand, 40);
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (GPtrArray) saved = ebb_test_change (store, records, NULL);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) again = NULL;

  for (guint i = 0; i < records->len; i++)
    g_assert_true (ebb_record_equal_content (records->pdata[i], saved->pdata[i]));
  read = ebb_test_list_all_records (store);
  assert_same_records (saved, read);
  ebb_test_check (store);

  ebb_test_undo (store);
  none = ebb_test_list_all_records (store);
  g_assert_cmpuint (none->len, ==, 0);
  ebb_test_redo (store);
  ebb_test_close (store);

  store = ebb_test_open (folder->diary);
  again = ebb_test_list_all_records (store);
  assert_same_records (saved, again);
  ebb_test_close (store);
}

/* Any change of any record is one step, and undone is as if it had not been. */
static void
test_any_change_can_be_undone (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (GPtrArray) first = ebb_test_random_records (rand, 6);
  g_autoptr (GPtrArray) saved = ebb_test_change (store, first, NULL);

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (GPtrArray) before = ebb_test_list_all_records (store);
      g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) remove = g_ptr_array_new ();
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (GPtrArray) undone = NULL;
      g_autoptr (GPtrArray) redone = NULL;
      g_autoptr (GPtrArray) changed = NULL;

      for (guint i = 0; i < before->len; i++)
        {
          EbbRecord *record = before->pdata[i];
          int dice = g_rand_int_range (rand, 0, 10);

          if (dice == 0)
            g_ptr_array_add (remove, record);
          else if (dice < 3)
            {
              EbbRecord *other = ebb_test_random_record (rand, ebb_record_get_kind (record), NULL);

              g_free (other->id);
              other->id = g_strdup (record->id);
              other->modified = record->modified;
              g_ptr_array_add (save, other);
            }
        }
      g_ptr_array_add (save, ebb_test_random_record (rand, (EbbRecordKind) (round % EBB_N_RECORD_KINDS), before));
      changed = ebb_test_change (store, save, remove);
      after = ebb_test_list_all_records (store);
      ebb_test_undo (store);
      undone = ebb_test_list_all_records (store);
      assert_same_records (before, undone);
      ebb_test_redo (store);
      redone = ebb_test_list_all_records (store);
      assert_same_records (after, redone);
    }
  ebb_test_check (store);
  ebb_test_close (store);
}

static void
test_a_course_with_its_sessions_is_one_step (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbCourse) course = ebb_course_new_from_template (ebb_course_template_find ("knee"), 20000, 600);
  g_autoptr (GPtrArray) save = ebb_course_plan_make (course, 20000);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autofree char *label = NULL;
  gboolean told = FALSE;

  /* What is saved first does not have to be what others refer to. */
  g_ptr_array_add (save, g_object_ref (course));
  g_signal_connect (store, "changed", G_CALLBACK (ebb_test_therapy_changed_cb), &told);
  saved = ebb_test_change (store, save, NULL);
  g_assert_true (told);
  g_object_get (store, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "8 New Sessions");

  sessions = ebb_test_list_sessions (store, EBB_DAY_MIN, EBB_DAY_MAX, course->record.id);
  g_assert_cmpuint (sessions->len, ==, 8);
  days = ebb_test_list_sessions (store, 20007, 20014, NULL);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (ebb_session_get_day (days->pdata[0]), ==, 20007);

  told = FALSE;
  ebb_test_undo (store);
  g_assert_true (told);
  g_clear_pointer (&sessions, g_ptr_array_unref);
  sessions = ebb_test_list_sessions (store, EBB_DAY_MIN, EBB_DAY_MAX, NULL);
  g_assert_cmpuint (sessions->len, ==, 0);
  g_assert_false (ebb_store_get_can_undo (store));
  ebb_test_close (store);
}

/* The day is the one on the clock on the wall of the place. */
static void
test_sessions_are_listed_by_their_local_day (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  EbbSession *moved = ebb_session_new_planned (NOON (20010), 60);

  /* A quarter of an hour after midnight in Auckland; before midnight in Los Angeles. */
  g_ptr_array_add (save, ebb_session_new_done ((EbbMoment){ (gint64) 20000 * 86400 + 900 - 13 * HOUR, 13 * 60 }, 60));
  g_ptr_array_add (save, ebb_session_new_done ((EbbMoment){ (gint64) 20001 * 86400 - 900 + 8 * HOUR, -8 * 60 }, 60));
  /* Planned for another day than it was done. */
  moved->state = EBB_SESSION_DONE;
  moved->started = NOON (20000);
  g_ptr_array_add (save, moved);
  saved = ebb_test_change (store, save, NULL);

  listed = ebb_test_list_sessions (store, 20000, 20000, NULL);
  g_assert_cmpuint (listed->len, ==, 3);
  for (guint i = 1; i < listed->len; i++)
    g_assert_cmpint (ebb_session_compare (&listed->pdata[i - 1], &listed->pdata[i]), <, 0);
  g_clear_pointer (&listed, g_ptr_array_unref);
  listed = ebb_test_list_sessions (store, 20001, 20100, NULL);
  g_assert_cmpuint (listed->len, ==, 0);
  ebb_test_close (store);
}

static void
test_a_deleted_course_leaves_what_was_done_and_rated (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbCourse) course = ebb_course_new_from_template (ebb_course_template_find ("knee"), 20000, 600);
  g_autoptr (GPtrArray) save = ebb_course_plan_make (course, 20000);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) remove = g_ptr_array_new ();
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) before = ebb_test_list_all_records (store);
  EbbSession *done = save->pdata[0];
  EbbSession *skipped = save->pdata[1];
  EbbSession *noted = save->pdata[2];
  EbbReview *review = ebb_review_new (course->record.id, NOON (20003));

  done->state = EBB_SESSION_DONE;
  done->started = done->planned;
  ebb_session_set_rating (done, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 7);
  skipped->state = EBB_SESSION_SKIPPED;
  noted->state = EBB_SESSION_MISSED;
  ebb_session_set_rating (noted, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 9);
  review->pain = 6;
  g_ptr_array_add (save, g_object_ref (course));
  g_ptr_array_add (save, review);
  saved = ebb_test_change (store, save, NULL);
  g_clear_pointer (&before, g_ptr_array_unref);
  before = ebb_test_list_all_records (store);

  g_ptr_array_add (remove, saved->pdata[8]);
  g_assert_true (EBB_IS_COURSE (saved->pdata[8]));
  nothing = ebb_test_change (store, NULL, remove);
  left = ebb_test_list_sessions (store, EBB_DAY_MIN, EBB_DAY_MAX, NULL);
  g_assert_cmpuint (left->len, ==, 2);
  for (guint i = 0; i < left->len; i++)
    {
      EbbSession *session = left->pdata[i];

      g_assert_null (session->course);
      g_assert_cmpstr (session->title, ==, "Knee");
      g_assert_true (ebb_session_has_ratings (session));
    }
  reviews = ebb_test_list_records (store, EBB_RECORD_REVIEW);
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_null (EBB_REVIEW (reviews->pdata[0])->course);
  g_assert_cmpstr (EBB_REVIEW (reviews->pdata[0])->title, ==, "Knee");
  g_assert_cmpfloat (EBB_REVIEW (reviews->pdata[0])->pain, ==, 6);
  ebb_test_check (store);

  ebb_test_undo (store);
  g_clear_pointer (&left, g_ptr_array_unref);
  left = ebb_test_list_all_records (store);
  assert_same_records (before, left);
  ebb_test_close (store);
}

static void
test_a_deleted_condition_or_goal_is_taken_out_of_what_refers_to_it (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  EbbCondition *condition = ebb_condition_new ("arthritis");
  EbbGoal *goal = ebb_goal_new ("Walk to the lake");
  EbbCourse *course = ebb_course_new ("Knee", 20000);
  EbbReview *review = ebb_review_new (NULL, NOON (20000));
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) remove = g_ptr_array_new ();
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) courses = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  EbbReviewGoal looked_at = { 0 };

  goal->condition = g_strdup (ebb_record_ensure_id (condition));
  course->condition = g_strdup (condition->record.id);
  course->goal = g_strdup (ebb_record_ensure_id (goal));
  looked_at = (EbbReviewGoal){ g_strdup (goal->record.id), g_strdup (goal->text), NAN, TRUE };
  g_array_append_val (review->goals, looked_at);
  g_ptr_array_add (save, condition);
  g_ptr_array_add (save, goal);
  g_ptr_array_add (save, course);
  g_ptr_array_add (save, review);
  saved = ebb_test_change (store, save, NULL);

  g_ptr_array_add (remove, saved->pdata[1]);
  g_ptr_array_add (remove, saved->pdata[0]);
  nothing = ebb_test_change (store, NULL, remove);
  courses = ebb_test_list_records (store, EBB_RECORD_COURSE);
  g_assert_cmpuint (courses->len, ==, 1);
  g_assert_null (EBB_COURSE (courses->pdata[0])->condition);
  g_assert_null (EBB_COURSE (courses->pdata[0])->goal);
  reviews = ebb_test_list_records (store, EBB_RECORD_REVIEW);
  g_assert_cmpstr (g_array_index (EBB_REVIEW (reviews->pdata[0])->goals, EbbReviewGoal, 0).text, ==, "Walk to the lake");
  ebb_test_check (store);
  ebb_test_close (store);
}

static void
test_what_was_changed_elsewhere_is_not_overwritten (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) newer = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  EbbGoal *copy;

  g_ptr_array_add (save, ebb_goal_new ("Sleep through"));
  saved = ebb_test_change (store, save, NULL);
  copy = ebb_record_copy (saved->pdata[0]);
  copy->reached = 20000;
  g_ptr_array_add (list, copy);
  newer = ebb_test_change (store, list, NULL);
  g_assert_cmpint (EBB_RECORD (newer->pdata[0])->modified, >, EBB_RECORD (saved->pdata[0])->modified);

  /* Saving the same again is no step. */
  same = ebb_test_change (store, newer, NULL);
  g_assert_cmpint (EBB_RECORD (same->pdata[0])->modified, ==, EBB_RECORD (newer->pdata[0])->modified);

  g_assert_null (ebb_test_try_change (store, list, NULL, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (ebb_test_try_change (store, NULL, saved, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  /* One that cannot be saved keeps the others from being saved. */
  g_ptr_array_add (list, ebb_goal_new (""));
  g_ptr_array_remove_index (list, 0);
  g_ptr_array_insert (list, 0, ebb_goal_new ("Work half a day"));
  g_assert_null (ebb_test_try_change (store, list, NULL, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
  g_clear_error (&error);
  EBB_GOAL (list->pdata[1])->text[0] = '\0';
  g_free (EBB_GOAL (list->pdata[1])->text);
  EBB_GOAL (list->pdata[1])->text = g_strdup ("Of nothing");
  EBB_GOAL (list->pdata[1])->condition = g_strdup ("01890a5d-ac96-774b-bcce-b302099a8057");
  g_assert_null (ebb_test_try_change (store, list, NULL, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONSTRAINT);
  g_clear_pointer (&same, g_ptr_array_unref);
  same = ebb_test_list_records (store, EBB_RECORD_GOAL);
  g_assert_cmpuint (same->len, ==, 1);

  ebb_test_undo (store);
  ebb_test_undo (store);
  g_assert_false (ebb_store_get_can_undo (store));
  ebb_test_close (store);
}

static void
test_changes_of_the_plan_are_counted_for_calendars (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbSession) session = ebb_test_save_session (store, ebb_session_new_planned (NOON (20000), 60));
  EbbSession *copy;

  g_assert_cmpint (session->sequence, ==, 0);
  copy = ebb_record_copy (session);
  copy->note = g_strdup ("Bring the letter");
  g_set_object (&session, ebb_test_save_session (store, copy));
  g_object_unref (session);
  g_assert_cmpint (session->sequence, ==, 0);

  copy = ebb_record_copy (session);
  copy->planned.at += HOUR;
  g_set_object (&session, ebb_test_save_session (store, copy));
  g_object_unref (session);
  g_assert_cmpint (session->sequence, ==, 1);

  copy = ebb_record_copy (session);
  copy->state = EBB_SESSION_CANCELLED;
  copy->sequence = 0; /* whatever the caller says */
  g_set_object (&session, ebb_test_save_session (store, copy));
  g_object_unref (session);
  g_assert_cmpint (session->sequence, ==, 2);
  ebb_test_close (store);
}

/* --- follow-ups -------------------------------------------------------------------------- */

static EbbSession *
save_done (EbbStore *store, EbbMoment started)
{
  EbbSession *session = ebb_session_new_done (started, 60);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  ebb_follow_up_plan (session, &ebb_follow_up_default_rules, utc);
  return ebb_test_save_session (store, session);
}

static void
assert_due (EbbStore *store, gint64 now, guint n, int hours)
{
  g_autoptr (GPtrArray) due = ebb_test_list_due (store, now);

  g_assert_cmpuint (due->len, ==, n);
  if (n > 0)
    g_assert_cmpint (((EbbDueFollowUp *) due->pdata[0])->hours, ==, hours);
}

static void
test_what_is_due_is_asked_until_it_is_answered_said_or_over (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbSession) session = save_done (store, NOON (20000));
  gint64 end = ebb_session_get_end (session).at;
  g_autoptr (EbbEntry) entry = NULL;
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbSession) answered = NULL;
  EbbFollowUpAnswer answer = { .at = { 0, 0 }, .pain = 3, .rescue = EBB_MOMENT_ABSENT };
  g_autoptr (GError) error = NULL;

  assert_due (store, end + HOUR - 1, 0, 0);
  assert_due (store, end + HOUR, 1, 1);
  assert_due (store, end + 2 * HOUR + 1, 0, 0); /* lapsed */
  assert_due (store, end + 4 * HOUR, 1, 4);
  assert_due (store, end + HOUR, 1, 1); /* the clock is set back */

  entry = ebb_entry_new ((EbbMoment){ end + 4 * HOUR - 600, 0 });
  ebb_entry_set_note (entry, "Better");
  saved = ebb_test_save (store, entry);
  assert_due (store, end + 4 * HOUR, 1, 4); /* no rating */
  g_clear_object (&entry);
  entry = ebb_entry_copy (saved);
  ebb_entry_set_rating (entry, EBB_RATING_NOW, 4);
  g_clear_object (&saved);
  saved = ebb_test_save (store, entry);
  assert_due (store, end + 4 * HOUR, 0, 0);

  answer.at = (EbbMoment){ end + 24 * HOUR + 60, 0 };
  assert_due (store, answer.at.at, 1, 24);
  answered = ebb_test_answer (store, session->record.id, 24, &answer, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (ebb_session_get_rating (answered, EBB_PHASE_LATER, 24, EBB_ASPECT_PAIN, NULL), ==, 3);
  assert_due (store, answer.at.at, 0, 0);
  ebb_test_undo (store);
  assert_due (store, answer.at.at, 1, 24);
  ebb_test_close (store);
}

static void
test_an_answer_does_not_need_the_newest_state_and_is_not_given_twice (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  EbbStore *store = ebb_test_open (folder->diary);
  g_autoptr (EbbSession) session = save_done (store, NOON (20000));
  EbbSession *copy = ebb_record_copy (session);
  EbbFollowUpAnswer answer = { .at = NOON (20001), .pain = 3, .rescue = NOON (20001), .medicine = "Ibuprofen" };
  g_autoptr (EbbSession) noted = NULL;
  g_autoptr (EbbSession) answered = NULL;
  g_autoptr (EbbSession) again = NULL;
  g_autoptr (GError) error = NULL;

  copy->note = g_strdup ("Written while the question stood on the screen");
  noted = ebb_test_save_session (store, copy);
  answered = ebb_test_answer (store, session->record.id, 24, &answer, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answered->note, ==, noted->note);
  g_assert_cmpint (ebb_session_find_follow_up (answered, 24)->rescue.at, ==, NOON (20001).at);

  again = ebb_test_answer (store, session->record.id, 24, &answer, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->record.modified, ==, answered->record.modified);
  answer.pain = 8;
  g_assert_null (ebb_test_answer (store, session->record.id, 24, &answer, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (ebb_test_answer (store, session->record.id, 5, &answer, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (ebb_test_answer (store, "01890a5d-ac96-774b-bcce-b302099a8057", 24, &answer, &error));
  g_assert_error (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  answer.pain = 11;
  g_assert_null (ebb_test_answer (store, session->record.id, 4, &answer, &error));
  g_assert_error (error, EBB_ERROR, EBB_ERROR_INVALID);
  ebb_test_close (store);
}

/* --- the file ----------------------------------------------------------------------------- */

static void
test_damage_is_told_and_nothing_aborts (void)
{
  static const char *const damages[] = {
    "UPDATE session SET course = x'00'",
    "UPDATE session SET state = 'lost'",
    "UPDATE session_rating SET region = 'Über allem'",
    "UPDATE session_rating SET value = 99",
    "UPDATE session_part SET technique = CAST (x'ff' AS TEXT)",
    "UPDATE session_follow_up SET hours = 99999999999",
    "DELETE FROM session",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
      EbbStore *store = ebb_test_open (folder->diary);
      EbbSession *session = ebb_session_new_done (NOON (20000), 60);
      EbbSessionPart part = { "heat", NULL, 5, 0 };
      g_autoptr (EbbSession) saved = NULL;
      g_autoptr (EbbCheckReport) report = NULL;
      sqlite3 *db = NULL;

      g_array_append_val (session->parts, part);
      ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, ebb_region_find ("knee"), 3);
      {
        g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

        ebb_follow_up_plan (session, &ebb_follow_up_default_rules, utc);
      }
      saved = ebb_test_save_session (store, session);
      ebb_test_close (store);

      g_assert_cmpint (sqlite3_open (folder->diary, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, "PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF;", NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, damages[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);

      store = ebb_test_open (folder->diary);
      report = ebb_test_get_report (store);
      g_test_message ("%s: %u", damages[i], report->problems->len);
      g_assert_cmpuint (report->problems->len, >, 0);
      ebb_test_close (store);
    }
}

/* A diary of the version before therapy. */
static void
test_an_older_diary_is_upgraded_with_nothing_lost (void)
{
  g_autoptr (EbbTestFolder) folder = ebb_test_folder_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  static const char *const names[] = { "0001-diary.sql", "0002-body-of-days.sql", "0003-annotations.sql" };
  EbbMigration migrations[G_N_ELEMENTS (names)];
  EbbDbConfig config = { .migrations = migrations, .n_migrations = G_N_ELEMENTS (names) };
  g_autoptr (EbbAnnotation) annotation = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (EbbEntry) entry = ebb_entry_new (NOON (20000));
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (EbbEntry) loaded = NULL;
  g_autoptr (EbbSession) session = NULL;
  EbbStore *store;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/io/github/ebb_diary/Ebb/schema/", names[i], NULL);

      g_ptr_array_add (texts, g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL));
      migrations[i] = (EbbMigration){ (int) i + 1, g_bytes_get_data (texts->pdata[i], NULL) };
    }
  store = ebb_store_new_with_config (folder->diary, &config);
  g_assert_true (ebb_test_try_open (store, EBB_OPEN_CREATE, NULL));
  annotation = ebb_test_annotate (store, 20000, 20009, "Holiday");
  ebb_entry_set_rating (entry, EBB_RATING_NOW, 4);
  saved = ebb_test_save (store, entry);
  ebb_test_close (store);

  store = ebb_test_open (folder->diary);
  annotations = ebb_test_list_annotations (store);
  g_assert_cmpuint (annotations->len, ==, 1);
  loaded = ebb_test_load (store, ebb_entry_get_id (saved));
  g_assert_true (ebb_entry_equal_content (saved, loaded));
  ebb_test_check (store);
  session = ebb_test_save_session (store, ebb_session_new_done (NOON (20000), 60));

  /* The steps of before can still be undone. */
  ebb_test_undo (store);
  ebb_test_undo (store);
  ebb_test_undo (store);
  g_assert_false (ebb_store_get_can_undo (store));
  ebb_test_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-therapy/every-record-comes-back-as-it-was-saved", test_every_record_comes_back_as_it_was_saved);
  g_test_add_func ("/store-therapy/any-change-can-be-undone-and-redone", test_any_change_can_be_undone);
  g_test_add_func ("/store-therapy/a-course-with-its-sessions-is-one-step", test_a_course_with_its_sessions_is_one_step);
  g_test_add_func ("/store-therapy/sessions-are-listed-by-the-day-at-their-place", test_sessions_are_listed_by_their_local_day);
  g_test_add_func ("/store-therapy/a-deleted-course-leaves-what-was-done-and-rated", test_a_deleted_course_leaves_what_was_done_and_rated);
  g_test_add_func ("/store-therapy/a-deleted-condition-or-goal-is-taken-out-of-what-refers-to-it", test_a_deleted_condition_or_goal_is_taken_out_of_what_refers_to_it);
  g_test_add_func ("/store-therapy/what-was-changed-elsewhere-is-not-overwritten", test_what_was_changed_elsewhere_is_not_overwritten);
  g_test_add_func ("/store-therapy/changes-of-the-plan-are-counted-for-calendars", test_changes_of_the_plan_are_counted_for_calendars);
  g_test_add_func ("/store-therapy/what-is-due-is-asked-until-it-is-answered-said-or-over", test_what_is_due_is_asked_until_it_is_answered_said_or_over);
  g_test_add_func ("/store-therapy/an-answer-needs-no-newest-state-and-is-not-given-twice", test_an_answer_does_not_need_the_newest_state_and_is_not_given_twice);
  g_test_add_func ("/store-therapy/damage-is-told-and-nothing-aborts", test_damage_is_told_and_nothing_aborts);
  g_test_add_func ("/store-therapy/an-older-diary-is-upgraded-with-nothing-lost", test_an_older_diary_is_upgraded_with_nothing_lost);
  return g_test_run ();
}
