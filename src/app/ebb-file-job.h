// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-progress-dialog.h"
#include "ebb-window.h"
#include "exchange/ebb-import.h"

G_BEGIN_DECLS

/**
 * EbbFileJob:
 * @window: (owned): the window that it was begun in
 * @file: (owned): what is read or written
 * @path: (owned): its path
 * @map: (owned) (nullable): the map file of an import
 * @cancellable: (owned): ends it
 * @progress: (owned): its dialog, on screen when it takes long
 * @trackers: (owned) (nullable): the trackers of the diary, for an import
 * @data: (owned) (nullable): what an import has read
 *
 * A piece of work with a file. While it lives the window begins no other.
 */
typedef struct
{
  EbbWindow *window;
  GFile *file;
  char *path;
  char *map;
  GCancellable *cancellable;
  EbbProgressDialog *progress;
  GPtrArray *trackers;
  EbbImportData *data;
} EbbFileJob;

EbbFileJob *ebb_file_job_new (EbbWindow *window, GFile *file, const char *heading, gboolean needs_diary);
void ebb_file_job_free (EbbFileJob *job);
char *ebb_file_job_get_file_name (EbbFileJob *job);
void ebb_file_job_pause (EbbFileJob *job);
void ebb_file_job_resume (EbbFileJob *job, const char *heading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbFileJob, ebb_file_job_free)

G_END_DECLS
