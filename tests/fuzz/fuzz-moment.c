// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "exchange/ebb-mark-text.h"
#include "exchange/ebb-text.h"
#include "exchange/ebb-time-pattern.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_moment (EbbMoment moment)
{
  g_autofree char *text = NULL;
  EbbMoment again;

  g_assert_true (ebb_moment_is_valid (moment));
  text = ebb_moment_to_string (moment);
  g_assert_true (ebb_moment_from_string (text, NULL, &again, NULL));
  g_assert_cmpint (moment.at, ==, again.at);
  g_assert_cmpint (moment.offset, ==, again.offset);
}

/* Lines: a time, a time by the pattern in the line after it, a mark, a list. */
int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 5);
  guint n = g_strv_length (lines);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_auto (GStrv) words = NULL;
  EbbMoment moment;
  EbbMark mark;

  if (n > 0 && ebb_moment_from_string (lines[0], zone, &moment, NULL))
    check_moment (moment);
  if (n > 2 && ebb_time_pattern_check (lines[2], NULL) && ebb_time_pattern_parse (lines[2], lines[1], zone, &moment, NULL))
    check_moment (moment);
  if (n > 3 && ebb_mark_parse (lines[3], &mark, NULL))
    {
      g_autoptr (GString) written = g_string_new (NULL);
      EbbMark again;

      g_assert_true (ebb_mark_is_valid (&mark));
      ebb_mark_append_text (&mark, written);
      g_assert_true (ebb_mark_parse (written->str, &again, NULL));
      again.depth = mark.depth;
      again.swelling = mark.swelling;
      g_assert_true (ebb_mark_equal (&mark, &again));
    }
  if (n > 4)
    {
      g_autoptr (GString) written = g_string_new (NULL);
      g_auto (GStrv) again = NULL;

      words = ebb_text_split_list (lines[4]);
      ebb_text_append_list ((const char *const *) words, written);
      again = ebb_text_split_list (written->str);
      g_assert_true (g_strv_equal ((const char *const *) words, (const char *const *) again));
    }
  return 0;
}
