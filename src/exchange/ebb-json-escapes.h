// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EbbJsonEscapes:
 *
 * Looks through JSON, chunk by chunk, for escapes that stand for no character:
 * `\u0000` and halves of surrogate pairs. yajl turns these silently into
 * something else.
 */
typedef struct
{
  guint state;    /* bytes of the escape that were seen, from the backslash on */
  guint unit;     /* the digits so far */
  gboolean after; /* a high surrogate ended just before */
} EbbJsonEscapes;

gboolean ebb_json_escapes_check (EbbJsonEscapes *self, const char *text, gsize length, gsize *bad);

G_END_DECLS
