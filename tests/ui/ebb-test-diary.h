// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <math.h>

#include "ebb-test-editor.h"
#include "store/ebb-store.h"

/*
 * What the tests of the diary page share: a diary in a folder of its own, and
 * entries in it, named by their notes.
 */

typedef struct
{
  char *path;
  EbbStore *store;
} EbbTestDiary;

static inline EbbTestDiary *
ebb_test_diary_new (void)
{
  EbbTestDiary *diary = g_new0 (EbbTestDiary, 1);

  diary->store = ebb_test_new_store ();
  diary->path = g_strdup (ebb_store_get_path (diary->store));
  return diary;
}

static inline void
ebb_test_diary_free (EbbTestDiary *diary)
{
  ebb_test_end_store (diary->store);
  g_free (diary->path);
  g_free (diary);
}

/* @pain NAN for none. @minute is of the day. */
static inline EbbEntry *
ebb_test_diary_make (const char *note,
                     EbbDay day,
                     int minute,
                     double pain)
{
  EbbEntry *entry = ebb_entry_new ((EbbMoment){ day * G_GINT64_CONSTANT (86400) + minute * 60, 0 });

  ebb_entry_set_note (entry, note);
  ebb_entry_set_rating (entry, EBB_RATING_NOW, pain);
  return entry;
}

/* Takes @entry. */
static inline EbbEntry *
ebb_test_diary_save (EbbTestDiary *diary,
                     EbbEntry *entry)
{
  g_autoptr (EbbEntry) taken = entry;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EbbEntry *saved;

  ebb_store_save_entry_async (diary->store, taken, NULL, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result);
  saved = ebb_store_save_entry_finish (diary->store, result, &error);
  g_assert_no_error (error);
  return saved;
}

static inline void
ebb_test_diary_add (EbbTestDiary *diary,
                    const char *note,
                    EbbDay day,
                    int minute,
                    double pain)
{
  g_object_unref (ebb_test_diary_save (diary, ebb_test_diary_make (note, day, minute, pain)));
}

static inline void
ebb_test_diary_undo (EbbTestDiary *diary)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  ebb_store_undo_async (diary->store, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result);
  label = ebb_store_undo_finish (diary->store, result, &error);
  g_assert_no_error (error);
}

/* The one of the wanted class that has the id; ids are unique in a template only. */
static inline GtkWidget *
ebb_test_find_inside (GtkWidget *root,
                      GType type,
                      const char *id)
{
  GtkWidget *owner = ebb_test_find_type (root, type);

  g_assert_nonnull (owner);
  return ebb_test_find_id (owner, id);
}
