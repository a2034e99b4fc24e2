// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EBB_UUID_BYTES 16
#define EBB_UUID_TEXT_LENGTH 36

/* UUID version 7 (RFC 9562, section 5.7): time-ordered, so that new rows land
 * at the end of the table. */
void ebb_uuid_generate (guint8 uuid[EBB_UUID_BYTES]);
gboolean ebb_uuid_from_string (const char *text, guint8 uuid[EBB_UUID_BYTES]);
void ebb_uuid_to_string (const guint8 uuid[EBB_UUID_BYTES], char text[EBB_UUID_TEXT_LENGTH + 1]);

G_END_DECLS
