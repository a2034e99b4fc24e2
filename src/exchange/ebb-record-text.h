// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-record.h"

G_BEGIN_DECLS

/* What records of therapy are called in files: "sessions" in JSON, "session-parts.csv"
 * in a folder. */
const char *ebb_record_kind_get_key (EbbRecordKind kind);
gboolean ebb_record_kind_from_key (const char *key, gsize length, EbbRecordKind *kind);
char *ebb_layout_get_file_name (const EbbLayout *layout);

/* Fields that are one text: all but numbers, flags and lists. */
gboolean ebb_field_is_text (const EbbField *field);
void ebb_field_append_text (const EbbField *field, gpointer data, GString *text);
gboolean ebb_field_set_text (const EbbField *field, gpointer data, const char *text, GError **error);

/* One word of a list. */
void ebb_field_append_item (const EbbField *field, gpointer data, guint position, GString *text);
gboolean ebb_field_add_item (const EbbField *field, gpointer data, const char *text, GError **error);

gboolean ebb_field_set_number (const EbbField *field, gpointer data, double number, GError **error);
double ebb_field_get_number (const EbbField *field, gpointer data);
gpointer ebb_field_add_row (const EbbField *field, gpointer data);

G_END_DECLS
