// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-progress.h"

G_BEGIN_DECLS

/* The largest file that is read. */
#define EBB_INPUT_MAX_BYTES (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)
#define EBB_INPUT_CHUNK (256 * 1024)

/**
 * EbbInput:
 *
 * A file read once from its beginning to its end in chunks.
 */
typedef struct _EbbInput EbbInput;

EbbInput *ebb_input_open (const char *path, EbbProgress *progress, GCancellable *cancellable, GError **error);
EbbInput *ebb_input_new_for_data (const char *data, gsize length);
EbbInput *ebb_input_ref (EbbInput *self);
void ebb_input_unref (EbbInput *self);
gssize ebb_input_read (EbbInput *self, char *buffer, gsize size, GError **error);
gssize ebb_input_peek (EbbInput *self, char *buffer, gsize size, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbInput, ebb_input_unref)

G_END_DECLS
