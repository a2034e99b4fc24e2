// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-mark.h"

G_BEGIN_DECLS

gboolean ebb_mark_from_text (char *text, gboolean decimal_comma, EbbMark *mark, GError **error);
gboolean ebb_mark_parse (const char *text, EbbMark *mark, GError **error);
void ebb_mark_append_text (const EbbMark *mark, GString *text);
void ebb_qualities_append_text (guint set, GString *text);
gboolean ebb_qualities_from_text (char *text, guint *set, GError **error);

G_END_DECLS
