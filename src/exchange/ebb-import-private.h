// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-csv-reader.h"
#include "ebb-import.h"
#include "ebb-input.h"

G_BEGIN_DECLS

#define EBB_IMPORT_MAX_NOTICES 1000
/* More than anybody lives through, and what fits into memory. */
#define EBB_IMPORT_MAX_ENTRIES 5000000
#define EBB_IMPORT_MAX_ANNOTATIONS 100000
#define EBB_IMPORT_MAX_RECORDS 100000

/* What reading a file needs and gives. */
typedef struct
{
  EbbImportData *data;       /* (owned) */
  GPtrArray *known;          /* (not owned) (element-type EbbTracker): the diary's */
  EbbProgress *progress;     /* (not owned) (nullable) */
  GCancellable *cancellable; /* (not owned) (nullable) */
} EbbImport;

EbbImportData *ebb_import_data_new (const char *format);
void ebb_import_add_notice (EbbImport *import, guint line, gboolean is_error, char *message);
gboolean ebb_import_add_entry (EbbImport *import, EbbEntry *entry, GError **error);
gboolean ebb_import_add_annotation (EbbImport *import, EbbAnnotation *annotation, GError **error);
gboolean ebb_import_add_record (EbbImport *import, EbbRecord *record, GError **error);
gboolean ebb_import_check_references (EbbImport *import, GError **error);
EbbTracker *ebb_import_find_tracker (EbbImport *import, const char *id);
EbbTracker *ebb_import_new_tracker (const char *id, const char *name, EbbTrackerKind kind, GError **error);
gboolean ebb_import_add_tracker (EbbImport *import, EbbTracker *tracker, GError **error);

gboolean ebb_import_read_json (EbbImport *import, EbbInput *input, GError **error);
gboolean ebb_import_read_csv (EbbImport *import, EbbInput *input, GError **error);
gboolean ebb_import_read_csv_folder (EbbImport *import, const char *path, GError **error);
gboolean ebb_import_read_mapped (EbbImport *import, EbbInput *input, const char *map_text, gsize map_length, GError **error);

/* The parts of a CSV folder. */
gboolean ebb_import_read_header (EbbCsvReader *reader, const char *const *names, guint n_required, int *positions, GError **error);
gboolean ebb_import_check_width (EbbCsvReader *reader, guint width, GError **error);
void ebb_import_add_file_notice (EbbImport *import, const char *file, guint line, const char *message);
typedef struct _EbbMarksFile EbbMarksFile;
gboolean ebb_import_read_trackers_csv (EbbImport *import, EbbInput *input, GError **error);
gboolean ebb_import_read_annotations_csv (EbbImport *import, EbbInput *input, GError **error);
EbbMarksFile *ebb_marks_file_read (EbbImport *import, EbbInput *input, GError **error);
void ebb_marks_file_free (EbbMarksFile *self);
void ebb_marks_file_apply (EbbMarksFile *self, EbbEntry *entry, gboolean has_marks_column);
void ebb_marks_file_report_rest (EbbMarksFile *self, EbbImport *import);
gboolean ebb_import_read_entries_csv (EbbImport *import, EbbInput *input, EbbMarksFile *marks, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbMarksFile, ebb_marks_file_free)

G_END_DECLS
