// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/ebb-error.h"
#include "model/ebb-rating.h"

#define SHOWN_MAX 40

/*< private >
 * ebb_text_shorten:
 * @text: UTF-8 from a file
 *
 * Returns: (transfer full): @text on one line and short enough for a message
 */
char *
ebb_text_shorten (const char *text)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n++ == SHOWN_MAX)
        {
          g_string_append (shown, "…");
          break;
        }
      g_string_append_unichar (shown, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/*< private >
 * ebb_text_parse_number:
 * @text: a number; it may be changed
 * @decimal_comma: whether a comma may stand for the point
 */
gboolean
ebb_text_parse_number (char *text,
                       gboolean decimal_comma,
                       double *number)
{
  /* By far the most numbers are one digit. */
  if (g_ascii_isdigit (text[0]) && text[1] == '\0')
    {
      *number = text[0] - '0';
      return TRUE;
    }
  if (decimal_comma)
    {
      char *comma = strchr (text, ',');

      if (comma != NULL && strchr (comma + 1, ',') == NULL && strchr (text, '.') == NULL)
        *comma = '.';
    }
  return ebb_number_from_string (text, number);
}

/*< private >
 * ebb_text_parse_rating:
 *
 * Returns: whether @text is a number from 0 to 10. Errors: %EBB_ERROR_INVALID
 */
gboolean
ebb_text_parse_rating (char *text,
                       gboolean decimal_comma,
                       double *rating,
                       GError **error)
{
  g_autofree char *shown = NULL;

  if (ebb_text_parse_number (text, decimal_comma, rating) && *rating >= EBB_RATING_MIN && *rating <= EBB_RATING_MAX)
    return TRUE;
  shown = ebb_text_shorten (text);
  g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” is not a rating from 0 to 10."), shown);
  return FALSE;
}

/*< private >
 * ebb_text_append_number:
 * @number: a finite number
 *
 * Appends what ebb_number_to_string() writes.
 */
void
ebb_text_append_number (double number,
                        GString *text)
{
  if (number >= 0 && number <= 9 && number == (int) number)
    g_string_append_c (text, (char) ('0' + (int) number));
  else
    {
      g_autofree char *digits = ebb_number_to_string (number);

      g_string_append (text, digits);
    }
}

gboolean
ebb_text_is_blank (const char *text)
{
  while (*text == ' ' || *text == '\t')
    text++;
  return *text == '\0';
}

/*< private >
 * ebb_text_append_list:
 *
 * Appends words as one cell holds them: `a; b`, with a backslash before a
 * semicolon, a backslash or an outer space of a word.
 */
void
ebb_text_append_list (const char *const *words,
                      GString *text)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = words[i];

      if (i > 0)
        g_string_append (text, "; ");
      for (const char *p = word; *p != '\0'; p++)
        {
          if (*p == ';' || *p == '\\' || (*p == ' ' && (p == word || p[1] == '\0')))
            g_string_append_c (text, '\\');
          g_string_append_c (text, *p);
        }
    }
}

/*< private >
 * ebb_text_split_list:
 * @text: what ebb_text_append_list() writes
 *
 * Returns: (transfer full): the words; empty ones are left out
 */
GStrv
ebb_text_split_list (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);
  gsize kept = 0; /* length up to the last byte that is not an outer space */

  for (const char *p = text;; p++)
    {
      if (*p == '\0' || *p == ';')
        {
          g_string_truncate (word, kept);
          if (word->len > 0)
            g_strv_builder_add (words, word->str);
          g_string_truncate (word, 0);
          kept = 0;
          if (*p == '\0')
            return g_strv_builder_end (words);
        }
      else if (*p == ' ' && word->len == 0)
        continue;
      else
        {
          gboolean escaped = *p == '\\' && p[1] != '\0';

          if (escaped)
            p++;
          g_string_append_c (word, *p);
          if (escaped || *p != ' ')
            kept = word->len;
        }
    }
}
