// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* The store's requests for therapy as plain calls. */

#include "ebb-test.h"

G_BEGIN_DECLS

static inline GPtrArray *
ebb_test_try_change (EbbStore *store, GPtrArray *save, GPtrArray *remove, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_change_records_async (store, save, remove, NULL, ebb_test_ready_cb, &result);

  return ebb_store_change_records_finish (store, ebb_test_await (&result), error);
}

static inline GPtrArray *
ebb_test_change (EbbStore *store, GPtrArray *save, GPtrArray *remove)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *saved = ebb_test_try_change (store, save, remove, &error);

  g_assert_no_error (error);

  return saved;
}

/* Takes @session over. */
static inline EbbSession *
ebb_test_save_session (EbbStore *store, EbbSession *session)
{
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) saved = NULL;

  g_ptr_array_add (save, session);
  saved = ebb_test_change (store, save, NULL);

  return g_object_ref (saved->pdata[0]);
}

static inline GPtrArray *
ebb_test_list_records (EbbStore *store, EbbRecordKind kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  ebb_store_list_records_async (store, kind, NULL, ebb_test_ready_cb, &result);
  records = ebb_store_list_records_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return records;
}

/* Of all kinds; each is loaded alone as well, and must be the same. */
static inline GPtrArray *
ebb_test_list_all_records (EbbStore *store)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (int kind = 0; kind < EBB_N_RECORD_KINDS; kind++)
    {
      g_autoptr (GPtrArray) some = ebb_test_list_records (store, (EbbRecordKind) kind);

      for (guint i = 0; i < some->len; i++)
        {
          g_autoptr (GAsyncResult) result = NULL;
          g_autoptr (EbbRecord) alone = NULL;
          EbbRecord *record = some->pdata[i];

          ebb_store_load_record_async (store, (EbbRecordKind) kind, record->id, NULL, ebb_test_ready_cb, &result);
          alone = ebb_store_load_record_finish (store, ebb_test_await (&result), NULL);
          g_assert_true (ebb_record_equal_content (record, alone));
          g_ptr_array_add (all, g_object_ref (record));
        }
    }

  return all;
}

static inline GPtrArray *
ebb_test_list_sessions (EbbStore *store, EbbDay from, EbbDay to, const char *course)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *sessions;

  ebb_store_list_sessions_async (store, from, to, course, NULL, ebb_test_ready_cb, &result);
  sessions = ebb_store_list_sessions_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return sessions;
}

static inline GPtrArray *
ebb_test_list_due (EbbStore *store, gint64 now)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *due;

  ebb_store_list_due_async (store, now, NULL, ebb_test_ready_cb, &result);
  due = ebb_store_list_due_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return due;
}

static inline EbbSession *
ebb_test_answer (EbbStore *store, const char *session, int hours, const EbbFollowUpAnswer *answer, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_answer_follow_up_async (store, session, hours, answer, NULL, ebb_test_ready_cb, &result);

  return ebb_store_answer_follow_up_finish (store, ebb_test_await (&result), error);
}

/* Sets the flag when therapy was changed. */
static inline void
ebb_test_therapy_changed_cb (EbbStore *store, guint what, int first_day, int last_day, gpointer data)
{
  *(gboolean *) data |= (what & EBB_CHANGE_THERAPY) != 0;
}

static inline EbbCheckReport *
ebb_test_get_report (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbCheckReport *report;

  ebb_store_check_async (store, NULL, ebb_test_ready_cb, &result);
  report = ebb_store_check_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return report;
}

/* All is well with the diary. */
static inline void
ebb_test_check (EbbStore *store)
{
  g_autoptr (EbbCheckReport) report = ebb_test_get_report (store);

  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (const char *) report->problems->pdata[i]);
  g_assert_cmpuint (report->problems->len, ==, 0);
}

G_END_DECLS
