// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-record.h"

G_BEGIN_DECLS

/* For the tables of fields in the files of the subclasses:
 *
 *   EBB_FIELD (EbbCourse, title, LINE, .required = TRUE)
 */
#define EBB_FIELD(Struct, member, kind, ...)                                                           \
  {                                                                                                    \
    .name = #member, .type = EBB_FIELD_##kind, .offset = G_STRUCT_OFFSET (Struct, member), __VA_ARGS__ \
  }
#define EBB_CHOICE(Struct, member, table, ...) \
  EBB_FIELD (Struct, member, CHOICE, .words = table, .n_words = G_N_ELEMENTS (table), __VA_ARGS__)
#define EBB_LAYOUT(table, Struct, list, ...)                                                             \
  {                                                                                                      \
    .name = table, .size = sizeof (Struct), .fields = list, .n_fields = G_N_ELEMENTS (list), __VA_ARGS__ \
  }

gboolean ebb_record_invalid (GError **error, const char *sentence);

G_END_DECLS
