// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib/gstdio.h>

#include "ebb-test-ui.h"

#include "store/ebb-store.h"

/* What the tests of the check-in and the entry editor share: the program's looks,
 * and a real diary in a folder of its own, used as if it were not asynchronous. */

static inline void
ebb_test_load_style (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/ebb_diary/Ebb/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
}

static inline void
ebb_test_result_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static inline EbbStore *
ebb_test_open_store (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbStore *store = ebb_store_new (path);

  ebb_store_open_async (store, EBB_OPEN_CREATE, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  ebb_store_open_finish (store, result, &error);
  g_assert_no_error (error);
  return store;
}

/* A new diary in a new folder. */
static inline EbbStore *
ebb_test_new_store (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ebb-test-XXXXXX", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  path = g_build_filename (folder, "diary.db", NULL);
  return ebb_test_open_store (path);
}

static inline void
ebb_test_close_store (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_close_async (store, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  ebb_store_close_finish (store, result, &error);
  g_assert_no_error (error);
}

/* Closes the diary and removes its folder. What was still asked of it is answered
 * by then: whoever asked is held no longer. */
static inline void
ebb_test_end_store (EbbStore *store)
{
  g_autofree char *folder = g_path_get_dirname (ebb_store_get_path (store));
  g_autoptr (GDir) dir = NULL;
  const char *name;

  ebb_test_close_store (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (store);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

/* All entries, newest first. */
static inline GPtrArray *
ebb_test_list_entries (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  ebb_store_list_entries_async (store, query, 0, 1000, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  entries = ebb_store_list_entries_finish (store, result, &error);
  g_assert_no_error (error);
  return entries;
}

static inline guint
ebb_test_count_entries (EbbStore *store)
{
  g_autoptr (GPtrArray) entries = ebb_test_list_entries (store);

  return entries->len;
}

static inline EbbEntry *
ebb_test_save_entry (EbbStore *store,
                     EbbEntry *entry)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbEntry *saved;

  ebb_store_save_entry_async (store, entry, NULL, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  saved = ebb_store_save_entry_finish (store, result, &error);
  g_assert_no_error (error);
  return saved;
}

static inline EbbEntry *
ebb_test_load_draft (EbbStore *store,
                     const char *slot)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbEntry *draft;

  ebb_store_load_draft_async (store, slot, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  draft = ebb_store_load_draft_finish (store, result, &error);
  g_assert_no_error (error);
  return draft;
}

static inline gboolean
ebb_test_has_draft (EbbStore *store,
                    const char *slot)
{
  g_autoptr (EbbEntry) draft = ebb_test_load_draft (store, slot);

  return draft != NULL;
}

static inline void
ebb_test_save_draft (EbbStore *store,
                     const char *slot,
                     EbbEntry *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_save_draft_async (store, slot, draft, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  ebb_store_save_draft_finish (store, result, &error);
  g_assert_no_error (error);
}

/* Presses a key that may close the window. */
static inline void
ebb_test_press_last (GtkWindow *window,
                     const char *key)
{
  const char *arguments[] = { "xdotool", "key", "--clearmodifiers", key, NULL };

  ebb_test_wait (gtk_window_is_active (window));
  ebb_test_xdotool (arguments);
}

static inline gboolean
ebb_test_names_cb (GtkWidget *widget,
                   gpointer user_data)
{
  if (!GTK_IS_BUTTON (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  return ebb_test_find_text (widget, user_data) != NULL;
}

/* The button on screen with this text on it. */
static inline GtkWidget *
ebb_test_find_button (GtkWidget *root,
                      const char *text)
{
  return ebb_test_find (root, ebb_test_names_cb, (gpointer) text);
}

static inline void
ebb_test_click (GtkWidget *root,
                const char *text)
{
  GtkWidget *button = ebb_test_find_button (root, text);

  if (button == NULL)
    g_error ("no button reads “%s”", text);
  g_signal_emit_by_name (button, "clicked");
}
