// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* Reading and writing files, waited for. */

#include <glib/gstdio.h>
#include <string.h>

#include "ebb-test.h"
#include "exchange/ebb-export.h"
#include "exchange/ebb-import.h"
#include "model/ebb-error.h"

G_BEGIN_DECLS

/* Writes @length bytes (-1: up to the NUL) to a file of the folder and returns its
 * path. */
static inline char *
ebb_test_write (EbbTestFolder *folder, const char *name, const char *text, gssize length)
{
  char *path = ebb_test_folder_get (folder, name);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);

  return path;
}

static inline char *
ebb_test_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static inline EbbImportData *
ebb_test_try_read (const char *path, const char *format, const char *map, GError **error)
{
  g_autoptr (GPtrArray) known = ebb_trackers_new_built_in ();
  g_autoptr (GAsyncResult) result = NULL;

  ebb_import_read_async (path, format, map, known, NULL, NULL, NULL, ebb_test_ready_cb, &result);

  return ebb_import_read_finish (ebb_test_await (&result), error);
}

static inline EbbImportResult
ebb_test_import_data (EbbStore *store, EbbImportData *data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbImportResult counts;

  ebb_store_import_async (store, data->trackers, data->entries, data->annotations, data->records, EBB_IMPORT_DEFAULT, NULL, NULL, NULL, ebb_test_ready_cb, &result);
  ebb_store_import_finish (store, ebb_test_await (&result), &counts, &error);
  g_assert_no_error (error);

  return counts;
}

/* Reads @path knowing the diary's trackers and adds what it holds. */
static inline EbbImportResult
ebb_test_import (EbbStore *store, const char *path)
{
  g_autoptr (GPtrArray) known = ebb_test_list_trackers (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (EbbImportData) data = NULL;
  g_autoptr (GError) error = NULL;

  ebb_import_read_async (path, NULL, NULL, known, NULL, NULL, NULL, ebb_test_ready_cb, &result);
  data = ebb_import_read_finish (ebb_test_await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < data->notices->len; i++)
    g_test_message ("%s", ((EbbImportNotice *) g_ptr_array_index (data->notices, i))->message);
  g_assert_cmpuint (data->n_bad, ==, 0);

  return ebb_test_import_data (store, data);
}

static inline gboolean
ebb_test_try_export (EbbStore *store, EbbExportFormat format, const EbbQuery *query, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ebb_export_async (store, format, query, path, NULL, NULL, NULL, ebb_test_ready_cb, &result);

  return ebb_export_finish (store, ebb_test_await (&result), error);
}

static inline void
ebb_test_export (EbbStore *store, EbbExportFormat format, const char *path)
{
  g_autoptr (GError) error = NULL;

  ebb_test_try_export (store, format, NULL, path, &error);
  g_assert_no_error (error);
}

static inline void
ebb_test_assert_same_file (const char *a, const char *b)
{
  g_autofree char *first = ebb_test_read (a);
  g_autofree char *second = ebb_test_read (b);

  gsize same = 0;

  while (first[same] != '\0' && first[same] == second[same])
    same++;
  if (first[same] != second[same])
    {
      gsize from = same > 60 ? same - 60 : 0;

      g_test_message ("%s and %s differ after %" G_GSIZE_FORMAT " bytes: “%.100s” and “%.100s”", a, b, same, first + from, second + from);
      g_test_fail ();
    }
}

G_END_DECLS
