// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *ebb_autostart_get_path (void);
gboolean ebb_autostart_write (gboolean on, GError **error);

void ebb_autostart_ask_async (GDBusConnection *bus, gboolean on, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void ebb_autostart_set_async (gboolean on, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean ebb_autostart_set_finish (GAsyncResult *result, GError **error);

G_END_DECLS
