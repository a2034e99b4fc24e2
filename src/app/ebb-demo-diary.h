// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ebb-store.h"

G_BEGIN_DECLS

char *ebb_demo_diary_make_folder (GError **error);
void ebb_demo_diary_remove_folder (char *folder);

void ebb_demo_diary_fill_async (EbbStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean ebb_demo_diary_fill_finish (EbbStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
