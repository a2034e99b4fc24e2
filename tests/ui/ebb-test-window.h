// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib/gstdio.h>

#include "ebb-test-ui.h"
#include "app/ebb-application.h"
#include "app/ebb-window.h"

/* A diary of its own in a folder of its own, and the window that shows it. */
typedef struct
{
  char *folder;
  char *path;
  EbbWindow *window;
  EbbStore *store;
} EbbTestWindow;

static inline void
ebb_test_keep_result_cb (GObject *source,
                         GAsyncResult *result,
                         gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static inline void
ebb_test_open (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_open_async (store, EBB_OPEN_CREATE, NULL, ebb_test_keep_result_cb, &result);
  ebb_test_wait (result != NULL);
  ebb_store_open_finish (store, result, &error);
  g_assert_no_error (error);
}

static inline void
ebb_test_close_store (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_store_close_async (store, ebb_test_keep_result_cb, &result);
  ebb_test_wait (result != NULL);
  ebb_store_close_finish (store, result, NULL);
}

/* Saves an entry of now and returns its id. */
static inline char *
ebb_test_add_entry (EbbStore *store,
                    double pain)
{
  g_autoptr (EbbEntry) entry = ebb_entry_new (ebb_moment_now ());
  g_autoptr (EbbEntry) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_entry_set_rating (entry, EBB_RATING_NOW, pain);
  ebb_store_save_entry_async (store, entry, NULL, NULL, ebb_test_keep_result_cb, &result);
  ebb_test_wait (result != NULL);
  saved = ebb_store_save_entry_finish (store, result, &error);
  g_assert_no_error (error);

  return g_strdup (ebb_entry_get_id (saved));
}

static inline guint
ebb_test_count_entries (EbbStore *store)
{
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_list_entries_async (store, query, 0, 100000, NULL, ebb_test_keep_result_cb, &result);
  ebb_test_wait (result != NULL);
  entries = ebb_store_list_entries_finish (store, result, &error);
  g_assert_no_error (error);

  return entries->len;
}

static inline GPtrArray *
ebb_test_list_trackers (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *trackers;

  ebb_store_list_trackers_async (store, NULL, ebb_test_keep_result_cb, &result);
  ebb_test_wait (result != NULL);
  trackers = ebb_store_list_trackers_finish (store, result, &error);
  g_assert_no_error (error);

  return trackers;
}

/* One for all tests of a program: it is registered on the bus but once. It never
 * runs, so its windows show what a test puts into them. */
static inline GtkApplication *
ebb_test_get_application (void)
{
  static EbbApplication *application = NULL;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = ebb_application_new ();
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }

  return GTK_APPLICATION (application);
}

static inline void
ebb_test_window_set_up (EbbTestWindow *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("ebb-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "diary.db", NULL);
  fixture->store = ebb_store_new (fixture->path);

  fixture->window = ebb_window_new (ebb_test_get_application ());
}

/* Opens the diary and shows it. */
static inline void
ebb_test_window_show (EbbTestWindow *fixture,
                      int width,
                      int height)
{
  ebb_test_present (GTK_WIDGET (fixture->window), width, height);
  ebb_test_open (fixture->store);
  ebb_window_show_diary (fixture->window, fixture->store);
  ebb_test_settle (GTK_WIDGET (fixture->window));
}

static inline void
ebb_test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        ebb_test_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static inline void
ebb_test_window_tear_down (EbbTestWindow *fixture,
                           gconstpointer data)
{
  ebb_window_put_away (fixture->window);
  ebb_test_close (GTK_WINDOW (fixture->window));
  if (ebb_store_is_open (fixture->store))
    ebb_test_close_store (fixture->store);
  g_clear_object (&fixture->store);
  ebb_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The dialog on top that is of @type, %NULL if none is. */
static inline GtkWidget *
ebb_test_find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint i;

  for (i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (window != NULL && g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

static inline gboolean
ebb_test_contains_cb (GtkWidget *widget,
                      gpointer user_data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), user_data) != NULL;
}

/* A label on screen that has @text in it. */
static inline GtkWidget *
ebb_test_find_part (GtkWidget *root,
                    const char *text)
{
  return ebb_test_find (root, ebb_test_contains_cb, (gpointer) text);
}
