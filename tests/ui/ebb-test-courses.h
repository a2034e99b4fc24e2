// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-test-editor.h"

#include "model/ebb-course-plan.h"
#include "model/ebb-review.h"

/* What tests of courses, conditions and reviews share. */

static inline GPtrArray *
ebb_test_list_records (EbbStore *store,
                       EbbRecordKind kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  ebb_store_list_records_async (store, kind, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  records = ebb_store_list_records_finish (store, result, &error);
  g_assert_no_error (error);
  return records;
}

static inline guint
ebb_test_count_records (EbbStore *store,
                        EbbRecordKind kind)
{
  g_autoptr (GPtrArray) records = ebb_test_list_records (store, kind);

  return records->len;
}

static inline void
ebb_test_save_records (EbbStore *store,
                       GPtrArray *records)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = NULL;

  ebb_store_change_records_async (store, records, NULL, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  saved = ebb_store_change_records_finish (store, result, &error);
  g_assert_no_error (error);
}

/* Hands @record over to the diary and returns it as it stands there. */
static inline gpointer
ebb_test_save_record (EbbStore *store,
                      gpointer record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = NULL;

  g_ptr_array_add (records, record);
  ebb_store_change_records_async (store, records, NULL, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  saved = ebb_store_change_records_finish (store, result, &error);
  g_assert_no_error (error);
  return g_object_ref (saved->pdata[0]);
}

static inline void
ebb_test_undo_last (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_undo_async (store, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  ebb_store_undo_finish (store, result, &error);
  g_assert_no_error (error);
}

static inline gboolean
ebb_test_is_window_cb (GtkWindow *window,
                       const char *type)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (window), type) && gtk_widget_get_mapped (GTK_WIDGET (window));
}

/* The window of that type that is on screen; %NULL without one. */
static inline GtkWindow *
ebb_test_find_window (const char *type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ebb_test_is_window_cb (window, type))
        return window;
    }
  return NULL;
}

/* The same once it is there. */
static inline GtkWindow *
ebb_test_wait_for_window (const char *type)
{
  ebb_test_wait (ebb_test_find_window (type) != NULL);
  return ebb_test_find_window (type);
}
