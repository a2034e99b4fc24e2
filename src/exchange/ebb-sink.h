// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EbbSink:
 *
 * A file that is written beside the one that it is to become, and takes its place
 * only when all of it is on disk. Dropping it without a commit leaves nothing.
 */
typedef struct
{
  GString *buffer; /* (owned): append here, then call ebb_sink_drain() */
  int fd;
  char *path;      /* (owned) (nullable): NULL for standard output */
  char *temporary; /* (owned) (nullable): NULL when written in place */
} EbbSink;

EbbSink *ebb_sink_open (const char *path, GError **error);
EbbSink *ebb_sink_create (const char *path, GError **error);
gboolean ebb_sink_drain (EbbSink *self, gboolean all, GError **error);
gboolean ebb_sink_commit (EbbSink *self, GError **error);
void ebb_sink_free (EbbSink *self);

gboolean ebb_sync_folder (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbSink, ebb_sink_free)

G_END_DECLS
