// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-export.h"

G_BEGIN_DECLS

/* Something that takes the trackers, annotations and records, then each entry, then is
 * finished or dropped. The annotations (element-type EbbAnnotation) and the records
 * (element-type EbbRecord), kind by kind, are written at the end.
 * All but making it may happen on another thread. */
typedef struct _EbbCsvFolder EbbCsvFolder;
EbbCsvFolder *ebb_csv_folder_open (const char *path, GError **error);
gboolean ebb_csv_folder_begin (EbbCsvFolder *self, GPtrArray *trackers, GPtrArray *annotations, GPtrArray *records, gboolean has_tags, GError **error);
gboolean ebb_csv_folder_add (EbbCsvFolder *self, EbbEntry *entry, GError **error);
gboolean ebb_csv_folder_commit (EbbCsvFolder *self, GError **error);
void ebb_csv_folder_free (EbbCsvFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbCsvFolder, ebb_csv_folder_free)

typedef struct _EbbJsonFile EbbJsonFile;
EbbJsonFile *ebb_json_file_open (const char *path, GError **error);
gboolean ebb_json_file_begin (EbbJsonFile *self, GPtrArray *trackers, GPtrArray *annotations, GPtrArray *records, GError **error);
gboolean ebb_json_file_add (EbbJsonFile *self, EbbEntry *entry, GError **error);
gboolean ebb_json_file_commit (EbbJsonFile *self, GError **error);
void ebb_json_file_free (EbbJsonFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbJsonFile, ebb_json_file_free)

gboolean ebb_export_set_changed_error (GError **error);
gboolean ebb_export_check_values (EbbEntry *entry, GPtrArray *trackers, GError **error);

G_END_DECLS
