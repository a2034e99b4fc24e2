// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-db-private.h"

G_BEGIN_DECLS

/* A digest holds what searches ask of entries, packed: the entries of
 * EBB_DIGEST_SEATS rowids make a part, in the order of their rowids. */

#define EBB_DIGEST_SEATS 32

/* One entry in a part. */
typedef struct
{
  EbbHit hit;
  const guint8 *names; /* (unowned): see ebb_digest_next_name() */
  gsize n_bytes;       /* of them */
} EbbDigest;

gint64 ebb_digest_get_part (gint64 rowid);
gboolean ebb_digest_read (const guint8 **p, const guint8 *end, gint64 part, EbbDigest *digest);

void ebb_digest_begin (GByteArray *bytes, const EbbHit *hit);
void ebb_digest_add_number (GByteArray *bytes, guint32 number);
void ebb_digest_end (GByteArray *bytes);
gboolean ebb_digest_replace (GByteArray *bytes, gint64 rowid, const GByteArray *digest);

/* Reads one number of names. A byte of 0 must stand somewhere from *@p on. */
static inline guint32
ebb_digest_next_number (const guint8 **p)
{
  guint32 number = *(*p)++;

  if (number < 0x80)
    return number;

  number &= 0x7f;
  for (guint shift = 7;; shift += 7)
    {
      guint32 byte = *(*p)++;

      if (shift < 32)
        number |= (byte & 0x7f) << shift;
      if (byte < 0x80)
        return number;
    }
}

G_END_DECLS
