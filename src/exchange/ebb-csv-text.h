// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ebb_csv_append_cell (GString *out, const char *text);
void ebb_csv_append_text (GString *out, const char *text);
const char *ebb_csv_unguard (const char *cell);

G_END_DECLS
