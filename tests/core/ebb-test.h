// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* What tests of the diary share: a folder that goes away, waiting for an answer,
 * and the store's requests as plain calls that must go well. */

#include <glib/gstdio.h>
#include <math.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

/* --- a folder of its own for each test ------------------------------------- */

typedef struct
{
  char *path;
  char *diary; /* path of a diary in it, which is not made yet */
} EbbTestFolder;

static inline EbbTestFolder *
ebb_test_folder_new (void)
{
  EbbTestFolder *folder = g_new0 (EbbTestFolder, 1);
  g_autoptr (GError) error = NULL;

  folder->path = g_dir_make_tmp ("ebb-test-XXXXXX", &error);
  g_assert_no_error (error);
  folder->diary = g_build_filename (folder->path, "diary.db", NULL);

  return folder;
}

static inline void
ebb_test_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      ebb_test_remove_tree (child);
    }
  g_remove (path);
}

static inline void
ebb_test_folder_free (EbbTestFolder *folder)
{
  ebb_test_remove_tree (folder->path);
  g_free (folder->path);
  g_free (folder->diary);
  g_free (folder);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbTestFolder, ebb_test_folder_free)

static inline char *
ebb_test_folder_get (EbbTestFolder *folder, const char *name)
{
  return g_build_filename (folder->path, name, NULL);
}

/* --- waiting ------------------------------------------------------------------ */

/* The callback for a request whose answer is awaited; its data is the address of
 * a GAsyncResult pointer that is NULL. */
static inline void
ebb_test_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Runs the main context until the answer is there. */
static inline GAsyncResult *
ebb_test_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* Runs the main context until @flag is set, or for at most ten seconds. */
static inline gboolean
ebb_test_await_flag (const gboolean *flag)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!*flag && g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }

  return *flag;
}

/* --- requests that wait ---------------------------------------------------------- */

static inline gboolean
ebb_test_try_open (EbbStore *store, EbbOpenFlags flags, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_open_async (store, flags, NULL, ebb_test_ready_cb, &result);

  return ebb_store_open_finish (store, ebb_test_await (&result), error);
}

/* Opens the diary at @path, making it if it is missing. */
static inline EbbStore *
ebb_test_open (const char *path)
{
  EbbStore *store = ebb_store_new (path);
  g_autoptr (GError) error = NULL;

  ebb_test_try_open (store, EBB_OPEN_CREATE, &error);
  g_assert_no_error (error);

  return store;
}

/* Closes @store, which nothing else may hold, and drops it. */
static inline void
ebb_test_close (EbbStore *store)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  ebb_store_close_async (store, ebb_test_ready_cb, &result);
  ebb_store_close_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);
  g_object_unref (result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (store);
}

static inline EbbEntry *
ebb_test_try_save (EbbStore *store, EbbEntry *entry, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_save_entry_async (store, entry, NULL, NULL, ebb_test_ready_cb, &result);

  return ebb_store_save_entry_finish (store, ebb_test_await (&result), error);
}

static inline EbbEntry *
ebb_test_save (EbbStore *store, EbbEntry *entry)
{
  g_autoptr (GError) error = NULL;
  EbbEntry *saved = ebb_test_try_save (store, entry, &error);

  g_assert_no_error (error);

  return saved;
}

static inline EbbEntry *
ebb_test_try_load (EbbStore *store, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_load_entry_async (store, id, NULL, ebb_test_ready_cb, &result);

  return ebb_store_load_entry_finish (store, ebb_test_await (&result), error);
}

static inline EbbEntry *
ebb_test_load (EbbStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  EbbEntry *entry = ebb_test_try_load (store, id, &error);

  g_assert_no_error (error);

  return entry;
}

static inline int
ebb_test_delete (EbbStore *store, const char *const *ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int n;

  ebb_store_delete_entries_async (store, ids, NULL, ebb_test_ready_cb, &result);
  n = ebb_store_delete_entries_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return n;
}

/* With @query NULL: all entries. */
static inline GPtrArray *
ebb_test_list (EbbStore *store, const EbbQuery *query)
{
  g_autoptr (EbbQuery) everything = ebb_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  ebb_store_list_entries_async (store, query != NULL ? query : everything, 0, G_MAXINT, NULL, ebb_test_ready_cb, &result);
  entries = ebb_store_list_entries_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return entries;
}

static inline GArray *
ebb_test_list_days (EbbStore *store, const EbbQuery *query)
{
  g_autoptr (EbbQuery) everything = ebb_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *days;

  ebb_store_list_days_async (store, query != NULL ? query : everything, NULL, ebb_test_ready_cb, &result);
  days = ebb_store_list_days_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return days;
}

static inline GPtrArray *
ebb_test_list_trackers (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *trackers;

  ebb_store_list_trackers_async (store, NULL, ebb_test_ready_cb, &result);
  trackers = ebb_store_list_trackers_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return trackers;
}

static inline gboolean
ebb_test_try_save_trackers (EbbStore *store, GPtrArray *trackers, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_save_trackers_async (store, trackers, NULL, ebb_test_ready_cb, &result);

  return ebb_store_save_trackers_finish (store, ebb_test_await (&result), error);
}

static inline char *
ebb_test_try_undo (EbbStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_undo_async (store, NULL, ebb_test_ready_cb, &result);

  return ebb_store_undo_finish (store, ebb_test_await (&result), error);
}

static inline void
ebb_test_undo (EbbStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = ebb_test_try_undo (store, &error);

  g_assert_no_error (error);
}

static inline char *
ebb_test_try_redo (EbbStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_redo_async (store, NULL, ebb_test_ready_cb, &result);

  return ebb_store_redo_finish (store, ebb_test_await (&result), error);
}

static inline void
ebb_test_redo (EbbStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = ebb_test_try_redo (store, &error);

  g_assert_no_error (error);
}

static inline GPtrArray *
ebb_test_list_annotations (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *annotations;

  ebb_store_list_annotations_async (store, EBB_DAY_MIN, EBB_DAY_MAX, NULL, ebb_test_ready_cb, &result);
  annotations = ebb_store_list_annotations_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return annotations;
}

static inline EbbAnnotation *
ebb_test_try_save_annotation (EbbStore *store, const EbbAnnotation *annotation, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_save_annotation_async (store, annotation, NULL, ebb_test_ready_cb, &result);

  return ebb_store_save_annotation_finish (store, ebb_test_await (&result), error);
}

/* Saves a new one of these days. */
static inline EbbAnnotation *
ebb_test_annotate (EbbStore *store, EbbDay from, EbbDay to, const char *text)
{
  g_autoptr (EbbAnnotation) annotation = ebb_annotation_new ((EbbPeriod){ from, to }, text);
  g_autoptr (GError) error = NULL;
  EbbAnnotation *saved = ebb_test_try_save_annotation (store, annotation, &error);

  g_assert_no_error (error);

  return saved;
}

static inline int
ebb_test_delete_annotations (EbbStore *store, const char *const *ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int n;

  ebb_store_delete_annotations_async (store, ids, NULL, ebb_test_ready_cb, &result);
  n = ebb_store_delete_annotations_finish (store, ebb_test_await (&result), &error);
  g_assert_no_error (error);

  return n;
}

/* --- entries --------------------------------------------------------------------- */

/* An entry at an ISO 8601 time with offset, with pain now (NAN for none). */
static inline EbbEntry *
ebb_test_entry (const char *at, double pain)
{
  g_autoptr (GError) error = NULL;
  EbbMoment moment;
  EbbEntry *entry;

  ebb_moment_from_string (at, NULL, &moment, &error);
  g_assert_no_error (error);
  entry = ebb_entry_new (moment);
  ebb_entry_set_rating (entry, EBB_RATING_NOW, pain);

  return entry;
}

/* Adds a mark; the region must exist. */
static inline void
ebb_test_mark (EbbEntry *entry, const char *region, double intensity, guint qualities)
{
  EbbMark mark;

  g_assert_nonnull (ebb_region_find (region));
  ebb_mark_init (&mark, ebb_region_find (region));
  mark.intensity = intensity;
  mark.qualities = qualities;
  ebb_entry_set_mark (entry, &mark);
}

G_END_DECLS
