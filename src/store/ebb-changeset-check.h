// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ebb_changeset_check (const void *bytes, gsize length);

G_END_DECLS
