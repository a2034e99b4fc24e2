// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EbbProgress:
 *
 * Carries the progress of work on another thread to the main context of the one
 * who asked, at most some twenty times a second.
 */
typedef struct _EbbProgress EbbProgress;

EbbProgress *ebb_progress_new (GFileProgressCallback callback, gpointer user_data);
EbbProgress *ebb_progress_ref (EbbProgress *self);
void ebb_progress_unref (EbbProgress *self);
void ebb_progress_report (EbbProgress *self, goffset done, goffset total);
void ebb_progress_close (EbbProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbProgress, ebb_progress_unref)

G_END_DECLS
