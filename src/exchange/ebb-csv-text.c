// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-csv-text.h"

#include <string.h>

/* Spreadsheets run a cell that begins with one of these as a formula (OWASP, "CSV
 * injection"). Text that does gets an apostrophe in front, which spreadsheets
 * take for "this is text". An apostrophe in front of an apostrophe makes this
 * reversible: exactly one is taken away again on reading. */
static gboolean
is_dangerous (const char *text)
{
  /* The full-width forms of = + - @ are taken for the plain ones by some. */
  return (*text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL) ||
         g_str_has_prefix (text, "\uff1d") || g_str_has_prefix (text, "\uff0b") ||
         g_str_has_prefix (text, "\uff0d") || g_str_has_prefix (text, "\uff20");
}

static gboolean
needs_guard (const char *text)
{
  while (*text == '\'')
    text++;
  return is_dangerous (text);
}

/*< private >
 * ebb_csv_append_cell:
 *
 * Appends a cell as it is, quoted by RFC 4180 when it has to be.
 */
void
ebb_csv_append_cell (GString *out,
                     const char *text)
{
  gsize length = strlen (text);
  const char *quote;

  if (length == 0)
    return;
  if (text[strcspn (text, ",;\t\"\r\n")] == '\0' && text[0] != ' ' && text[length - 1] != ' ')
    {
      g_string_append_len (out, text, (gssize) length);
      return;
    }
  g_string_append_c (out, '"');
  while ((quote = strchr (text, '"')) != NULL)
    {
      g_string_append_len (out, text, quote - text + 1);
      g_string_append_c (out, '"');
      text = quote + 1;
    }
  g_string_append (out, text);
  g_string_append_c (out, '"');
}

/*< private >
 * ebb_csv_append_text:
 *
 * Appends a cell of free text so that no spreadsheet runs it.
 */
void
ebb_csv_append_text (GString *out,
                     const char *text)
{
  if (needs_guard (text))
    {
      g_autofree char *guarded = g_strconcat ("'", text, NULL);

      ebb_csv_append_cell (out, guarded);
    }
  else
    ebb_csv_append_cell (out, text);
}

/*< private >
 * ebb_csv_unguard:
 *
 * Returns: (transfer none): the text in a cell that ebb_csv_append_text() wrote
 */
const char *
ebb_csv_unguard (const char *cell)
{
  return *cell == '\'' && needs_guard (cell + 1) ? cell + 1 : cell;
}
