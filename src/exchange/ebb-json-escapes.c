// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-json-escapes.h"

#include <string.h>

static gboolean
end_unit (EbbJsonEscapes *self)
{
  gboolean is_high = self->unit >= 0xd800 && self->unit <= 0xdbff;
  gboolean is_low = self->unit >= 0xdc00 && self->unit <= 0xdfff;

  if (self->unit == 0 || is_low != self->after)
    return FALSE;
  self->after = is_high;
  return TRUE;
}

/*< private >
 * ebb_json_escapes_check:
 * @text: the next bytes of JSON that has been parsed without an error
 * @bad: (out): where the bad escape is in @text
 *
 * Returns: whether all escapes are of characters
 */
gboolean
ebb_json_escapes_check (EbbJsonEscapes *self,
                        const char *text,
                        gsize length,
                        gsize *bad)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p++)
    {
      *bad = (gsize) (p - text);
      if (self->state == 0)
        {
          const char *next = *p == '\\' ? p : NULL;

          /* The other half must follow at once. */
          if (self->after && next == NULL)
            return FALSE;
          if (next == NULL)
            next = memchr (p, '\\', (gsize) (end - p));
          if (next == NULL)
            return TRUE;
          p = next;
          self->state = 1;
        }
      else if (self->state == 1)
        {
          if (*p == 'u')
            {
              self->state = 2;
              self->unit = 0;
            }
          else if (self->after)
            return FALSE;
          else
            self->state = 0;
        }
      else
        {
          self->unit = self->unit * 16 + (guint) g_ascii_xdigit_value (*p);
          if (++self->state == 6)
            {
              self->state = 0;
              if (!end_unit (self))
                return FALSE;
            }
        }
    }
  return TRUE;
}
