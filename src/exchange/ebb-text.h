// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ebb_text_shorten (const char *text);
gboolean ebb_text_parse_number (char *text, gboolean decimal_comma, double *number);
gboolean ebb_text_parse_rating (char *text, gboolean decimal_comma, double *rating, GError **error);
void ebb_text_append_number (double number, GString *text);
gboolean ebb_text_is_blank (const char *text);
void ebb_text_append_list (const char *const *words, GString *text);
GStrv ebb_text_split_list (const char *text);

G_END_DECLS
