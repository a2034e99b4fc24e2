// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-uuid.h"

#include <string.h>
#include <sys/random.h>

/**
 * ebb_uuid_generate:
 * @uuid: (out): 16 bytes
 *
 * Makes a UUID of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds
 * since the epoch, the rest random.
 */
void
ebb_uuid_generate (guint8 uuid[EBB_UUID_BYTES])
{
  guint64 ms = (guint64) (g_get_real_time () / 1000);
  gssize got = getrandom (uuid, EBB_UUID_BYTES, 0);

  if (got != EBB_UUID_BYTES)
    {
      for (guint i = 0; i < EBB_UUID_BYTES; i += 4)
        {
          guint32 word = g_random_int ();
          memcpy (uuid + i, &word, 4);
        }
    }

  for (guint i = 0; i < 6; i++)
    uuid[i] = (guint8) (ms >> (40 - 8 * i));
  uuid[6] = (uuid[6] & 0x0f) | 0x70;
  uuid[8] = (uuid[8] & 0x3f) | 0x80;
}

static gboolean
is_dash_position (guint i)
{
  return i == 8 || i == 13 || i == 18 || i == 23;
}

/**
 * ebb_uuid_from_string:
 * @text: 36 characters, hexadecimal digits of either case and dashes
 * @uuid: (out): 16 bytes
 *
 * Returns: whether @text is a UUID (of any version)
 */
gboolean
ebb_uuid_from_string (const char *text,
                      guint8 uuid[EBB_UUID_BYTES])
{
  guint8 bytes[EBB_UUID_BYTES];
  guint n = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < EBB_UUID_TEXT_LENGTH; i++)
    {
      if (is_dash_position (i))
        {
          if (text[i] != '-')
            return FALSE;
          continue;
        }
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      if (n % 2 == 0)
        bytes[n / 2] = (guint8) (g_ascii_xdigit_value (text[i]) << 4);
      else
        bytes[n / 2] |= (guint8) g_ascii_xdigit_value (text[i]);
      n++;
    }
  if (text[EBB_UUID_TEXT_LENGTH] != '\0')
    return FALSE;

  memcpy (uuid, bytes, EBB_UUID_BYTES);
  return TRUE;
}

/**
 * ebb_uuid_to_string:
 * @uuid: 16 bytes
 * @text: (out): 36 lower-case characters and a terminator
 */
void
ebb_uuid_to_string (const guint8 uuid[EBB_UUID_BYTES],
                    char text[EBB_UUID_TEXT_LENGTH + 1])
{
  static const char digits[] = "0123456789abcdef";
  guint n = 0;

  for (guint i = 0; i < EBB_UUID_TEXT_LENGTH; i++)
    {
      if (is_dash_position (i))
        {
          text[i] = '-';
          continue;
        }
      text[i] = digits[(n % 2 == 0) ? uuid[n / 2] >> 4 : uuid[n / 2] & 0x0f];
      n++;
    }
  text[EBB_UUID_TEXT_LENGTH] = '\0';
}
