// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-digest.h"

#include <string.h>

/* For each entry: its rowid within the part (1 byte), the length of its names (4),
 * its day (4), instant (8), pain (8) and id (16); then three lists of names as codes
 * from 1 on, each ended by 0: regions with their qualities, trackers, tags. All in
 * little-endian order; codes and qualities seven bits a byte, the lowest first. */

enum
{
  AT_SEAT = 0,
  AT_LENGTH = 1,
  AT_DAY = 5,
  AT_INSTANT = 9,
  AT_PAIN = 17,
  AT_ID = 25,
  AT_NAMES = AT_ID + EBB_UUID_BYTES,
};

static guint32
read_32 (const guint8 *p)
{
  guint32 number;

  memcpy (&number, p, sizeof number);

  return GUINT32_FROM_LE (number);
}

static guint64
read_64 (const guint8 *p)
{
  guint64 number;

  memcpy (&number, p, sizeof number);

  return GUINT64_FROM_LE (number);
}

/* The part that holds the entry in row @rowid. */
gint64
ebb_digest_get_part (gint64 rowid)
{
  return (rowid - (rowid & (EBB_DIGEST_SEATS - 1))) / EBB_DIGEST_SEATS;
}

/* Reads the entry at *@p in @part and moves on behind it. FALSE if there is none. */
gboolean
ebb_digest_read (const guint8 **p, const guint8 *end, gint64 part, EbbDigest *digest)
{
  const guint8 *start = *p;
  gsize length = (gsize) (end - start);
  guint64 pain;

  if (length < AT_NAMES || start[AT_SEAT] >= EBB_DIGEST_SEATS)
    return FALSE;
  digest->n_bytes = read_32 (start + AT_LENGTH);
  if (digest->n_bytes > length - AT_NAMES)
    return FALSE;

  digest->hit.rowid = (gint64) ((guint64) part * EBB_DIGEST_SEATS + start[AT_SEAT]);
  digest->hit.day = (EbbDay) read_32 (start + AT_DAY);
  digest->hit.at = (gint64) read_64 (start + AT_INSTANT);
  pain = read_64 (start + AT_PAIN);
  memcpy (&digest->hit.pain, &pain, sizeof pain);
  memcpy (digest->hit.id, start + AT_ID, EBB_UUID_BYTES);
  digest->names = start + AT_NAMES;
  *p = start + AT_NAMES + digest->n_bytes;

  return TRUE;
}

static void
put_32 (guint8 *p, guint32 number)
{
  number = GUINT32_TO_LE (number);
  memcpy (p, &number, sizeof number);
}

static void
put_64 (guint8 *p, guint64 number)
{
  number = GUINT64_TO_LE (number);
  memcpy (p, &number, sizeof number);
}

/* Begins the digest of an entry in @bytes, which are empty. Its lists follow. */
void
ebb_digest_begin (GByteArray *bytes, const EbbHit *hit)
{
  guint64 pain;

  memcpy (&pain, &hit->pain, sizeof pain);
  g_byte_array_set_size (bytes, AT_NAMES);
  bytes->data[AT_SEAT] = (guint8) (hit->rowid & (EBB_DIGEST_SEATS - 1));
  put_32 (bytes->data + AT_DAY, (guint32) hit->day);
  put_64 (bytes->data + AT_INSTANT, (guint64) hit->at);
  put_64 (bytes->data + AT_PAIN, pain);
  memcpy (bytes->data + AT_ID, hit->id, EBB_UUID_BYTES);
}

void
ebb_digest_add_number (GByteArray *bytes, guint32 number)
{
  guint8 byte;

  do
    {
      byte = (guint8) ((number & 0x7f) | (number > 0x7f ? 0x80 : 0));
      number >>= 7;
      g_byte_array_append (bytes, &byte, 1);
    }
  while ((byte & 0x80) != 0);
}

/* Ends it, after its lists. */
void
ebb_digest_end (GByteArray *bytes)
{
  put_32 (bytes->data + AT_LENGTH, bytes->len - AT_NAMES);
}

/* Puts @digest, which may be empty, into the part @bytes in the place of what is there
 * of the entry in row @rowid. FALSE if the part is damaged. */
gboolean
ebb_digest_replace (GByteArray *bytes, gint64 rowid, const GByteArray *digest)
{
  gint64 part = ebb_digest_get_part (rowid);
  const guint8 *end = bytes->data + bytes->len;
  const guint8 *p = bytes->data;
  guint start = 0, rest;
  EbbDigest present = { .hit.rowid = G_MININT64 };

  while (p < end && present.hit.rowid < rowid)
    {
      start = (guint) (p - bytes->data);
      if (!ebb_digest_read (&p, end, part, &present))
        return FALSE;
    }
  if (present.hit.rowid < rowid)
    start = bytes->len;
  else if (present.hit.rowid == rowid)
    g_byte_array_remove_range (bytes, start, (guint) (p - bytes->data) - start);

  rest = bytes->len - start;
  g_byte_array_set_size (bytes, bytes->len + digest->len);
  if (rest > 0)
    memmove (bytes->data + start + digest->len, bytes->data + start, rest);
  if (digest->len > 0)
    memcpy (bytes->data + start, digest->data, digest->len);

  return TRUE;
}
