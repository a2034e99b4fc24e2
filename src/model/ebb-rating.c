// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-rating.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/**
 * ebb_rating_is_valid:
 * @rating: a rating of pain, or NAN
 *
 * Returns: whether @rating is absent (NAN) or from 0 to 10
 */
gboolean
ebb_rating_is_valid (double rating)
{
  return isnan (rating) || (rating >= EBB_RATING_MIN && rating <= EBB_RATING_MAX);
}

/**
 * ebb_rating_get_band:
 * @rating: 0 to 10, or NAN
 *
 * Returns: none 0, mild 1–3, moderate 4–6, severe 7–10
 */
EbbBand
ebb_rating_get_band (double rating)
{
  double whole = round (rating);

  if (isnan (rating))
    return EBB_BAND_ABSENT;
  if (rating <= 0)
    return EBB_BAND_NONE;
  if (whole <= 3)
    return EBB_BAND_MILD;
  if (whole <= 6)
    return EBB_BAND_MODERATE;
  return EBB_BAND_SEVERE;
}

/**
 * ebb_rating_get_meaning:
 * @rating: 0 to 10
 *
 * What a number of the scale means in everyday life, in our own words. Only the
 * ends of the NRS-11 are defined; the words between are a help for choosing and
 * follow the bands mild, moderate and severe.
 *
 * Returns: (transfer none): a translated phrase
 */
const char *
ebb_rating_get_meaning (int rating)
{
  static const char *const meanings[] = {
    NC_ ("meaning of a pain rating", "No pain"),
    NC_ ("meaning of a pain rating", "Mild: hardly there"),
    NC_ ("meaning of a pain rating", "Mild: there when I think of it"),
    NC_ ("meaning of a pain rating", "Mild: there, but I can ignore it"),
    NC_ ("meaning of a pain rating", "Moderate: I notice it while I do things"),
    NC_ ("meaning of a pain rating", "Moderate: it interrupts what I do"),
    NC_ ("meaning of a pain rating", "Moderate: it is hard to concentrate"),
    NC_ ("meaning of a pain rating", "Severe: it keeps me from most things"),
    NC_ ("meaning of a pain rating", "Severe: I can do very little"),
    NC_ ("meaning of a pain rating", "Severe: I can do nothing else"),
    NC_ ("meaning of a pain rating", "Pain as bad as I can imagine"),
  };

  g_return_val_if_fail (rating >= 0 && rating <= 10, "");

  return g_dpgettext2 (NULL, "meaning of a pain rating", meanings[rating]);
}

/**
 * ebb_rating_get_low_end:
 *
 * Returns: (transfer none): the words at 0 (NRS-11 anchor)
 */
const char *
ebb_rating_get_low_end (void)
{
  return C_ ("end of the pain scale", "No pain");
}

/**
 * ebb_rating_get_high_end:
 *
 * Returns: (transfer none): the words at 10 (NRS-11 anchor)
 */
const char *
ebb_rating_get_high_end (void)
{
  return C_ ("end of the pain scale", "Pain as bad as you can imagine");
}

/* Up to here a number is written with all its digits; from where a double no longer
 * tells one digit from the next it never is. */
#define LARGE 1e6
#define MANY_DIGITS 1e15
#define MINUS "\u2212"

/**
 * ebb_number_to_string:
 * @number: a finite number
 *
 * Writes a number so that reading it gives the same number, with as few digits
 * as that takes and a point for decimals.
 *
 * Returns: (transfer full): the text
 */
char *
ebb_number_to_string (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == 0)
    return g_strdup ("0"); /* not "-0" */
  if (number == floor (number) && fabs (number) < 1e15)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[] = { '%', '.', '1', (char) ('0' + digits - 10), 'g', '\0' };

      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  return g_strdup (buffer);
}

/**
 * ebb_number_to_local_string:
 * @number: a finite number
 *
 * Writes a number for people: at most two decimals, in the locale's manner. Beyond a
 * million it may be written as "1.5e+10", with at most six digits: where that is shorter
 * and the same number, and where there are more digits than a number can tell apart.
 *
 * Returns: (transfer full): the text
 */
char *
ebb_number_to_local_string (double number)
{
  g_autofree char *text = g_strdup_printf ("%.2f", number);
  const char *point = localeconv ()->decimal_point;
  char *decimals = strstr (text, point);

  if (decimals != NULL)
    {
      gsize length = strlen (text);

      while (text[length - 1] == '0')
        text[--length] = '\0';
      if (text + length == decimals + strlen (point))
        *decimals = '\0';
    }
  if (fabs (number) > LARGE)
    {
      g_autofree char *scientific = g_strdup_printf ("%g", number);

      if (strlen (scientific) < strlen (text) && (fabs (number) >= MANY_DIGITS || g_strtod (scientific, NULL) == number))
        return g_steal_pointer (&scientific);
    }
  return g_strdup (g_str_equal (text, "-0") ? "0" : text);
}

/**
 * ebb_number_take_minus:
 * @text: (transfer full): a number as text
 *
 * Gives a negative number that is only to be read a true minus, as wide as the digits it
 * stands with. What may go to another program keeps the hyphen.
 *
 * Returns: (transfer full): the text
 */
char *
ebb_number_take_minus (char *text)
{
  g_autofree char *plain = text;

  g_return_val_if_fail (text != NULL, NULL);

  if (*plain != '-')
    return g_steal_pointer (&plain);
  return g_strconcat (MINUS, plain + 1, NULL);
}

/**
 * ebb_number_from_string:
 * @text: a number with a point for decimals, and nothing else but spaces around
 * @number: (out): the number, finite
 *
 * Returns: whether @text is such a number
 */
gboolean
ebb_number_from_string (const char *text,
                        double *number)
{
  const char *start = text;
  char *end;
  double value;

  g_return_val_if_fail (text != NULL, FALSE);

  while (g_ascii_isspace (*start))
    start++;
  /* g_ascii_strtod also takes "inf", "nan" and hexadecimal. */
  if (strspn (start, "+-.0123456789") == 0 || strpbrk (start, "xXpPnN") != NULL)
    return FALSE;
  value = g_ascii_strtod (start, &end);
  if (end == start || !isfinite (value))
    return FALSE;
  while (g_ascii_isspace (*end))
    end++;
  if (*end != '\0')
    return FALSE;

  *number = value;
  return TRUE;
}

/**
 * ebb_number_from_local_string:
 * @text: a number as a person types or pastes it: with a point or a comma for decimals,
 *   with a hyphen or a minus sign
 * @number: (out): the number, finite
 *
 * Reads what ebb_number_to_local_string() and ebb_number_take_minus() write, too.
 *
 * Returns: whether @text is such a number
 */
gboolean
ebb_number_from_local_string (const char *text,
                              double *number)
{
  g_autoptr (GString) plain = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  plain = g_string_new (text);
  g_string_replace (plain, MINUS, "-", 1);
  if (strchr (plain->str, '.') == NULL)
    g_string_replace (plain, ",", ".", 0);
  return ebb_number_from_string (plain->str, number);
}

/**
 * ebb_number_equal:
 * @a: a number or NAN
 * @b: a number or NAN
 *
 * Returns: whether both are absent (NAN) or the same
 */
gboolean
ebb_number_equal (double a,
                  double b)
{
  return (isnan (a) && isnan (b)) || a == b;
}
