// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-worker-private.h"

G_BEGIN_DECLS

void ebb_store_push (EbbStore *self, EbbJob *job, gpointer source_tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
