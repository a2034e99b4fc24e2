// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ebb-db-private.h"

G_BEGIN_DECLS

/* The store's calls, run to their end: for tests that want one thing after the
 * other. */

gboolean ebb_lab_open (EbbStore *store, EbbOpenFlags flags, GError **error);
void ebb_lab_close (EbbStore *store);
EbbEntry *ebb_lab_save (EbbStore *store, EbbEntry *entry, const char *draft_slot, GError **error);
int ebb_lab_delete (EbbStore *store, const char *const *ids, GError **error);
EbbEntry *ebb_lab_load (EbbStore *store, const char *id, GError **error);
GPtrArray *ebb_lab_list (EbbStore *store, const EbbQuery *query, guint offset, guint limit, GError **error);
GArray *ebb_lab_list_days (EbbStore *store, const EbbQuery *query, GError **error);
EbbRecent *ebb_lab_load_recent (EbbStore *store, GError **error);
EbbBodyHistory *ebb_lab_load_body (EbbStore *store, GError **error);
GPtrArray *ebb_lab_list_trackers (EbbStore *store, GError **error);
gboolean ebb_lab_save_trackers (EbbStore *store, GPtrArray *trackers, GError **error);
EbbAnnotation *ebb_lab_annotate (EbbStore *store, const char *text, GError **error);
GPtrArray *ebb_lab_plan_course (EbbStore *store, const char *title, GError **error);
GStrv ebb_lab_list_tags (EbbStore *store, GError **error);
gboolean ebb_lab_import (EbbStore *store, GPtrArray *entries, EbbImportResult *counts, GError **error);
char *ebb_lab_undo (EbbStore *store, GError **error);
char *ebb_lab_redo (EbbStore *store, GError **error);
gboolean ebb_lab_save_draft (EbbStore *store, const char *slot, EbbEntry *draft, GError **error);
EbbEntry *ebb_lab_load_draft (EbbStore *store, const char *slot, GError **error);
gboolean ebb_lab_backup (EbbStore *store, const char *path, GError **error);
char *ebb_lab_restore (EbbStore *store, const char *path, GError **error);
EbbCheckReport *ebb_lab_check (EbbStore *store, GError **error);
gboolean ebb_lab_auto_backup (EbbStore *store, const char *folder, EbbDay today, gboolean *made, GError **error);
gboolean ebb_lab_foreach (EbbStore *store, guint *n, GError **error);

/* Made-up things, the same ones for the same number. */
EbbEntry *ebb_lab_make_entry (guint number);
EbbEntry *ebb_lab_change_entry (EbbEntry *entry, guint number);
char *ebb_lab_describe_entry (EbbEntry *entry);
void ebb_lab_fill (EbbStore *store, guint n_entries);

/* What a diary's file holds, without the ids and times that are different in
 * every run. */
char *ebb_lab_describe_file (const char *path);
void ebb_lab_assert_sound (const char *path, const EbbDbConfig *config);
void ebb_lab_assert_sentence (const GError *error);
char *ebb_lab_read_migration (const char *name);
EbbMigration ebb_lab_read_schema (void);

/* Files. */
char *ebb_lab_make_folder (void);
void ebb_lab_empty_folder (const char *folder);
void ebb_lab_remove_folder (const char *folder);
void ebb_lab_copy_files (const char *from, const char *to);
void ebb_lab_copy_tree (const char *from, const char *to);
char *ebb_lab_describe_folder (const char *folder, gboolean with_bytes);

G_END_DECLS
