// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-entry-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "model/ebb-rating.h"

/* More of a line than any window shows. */
#define MAX_LINE_CHARS 400

static void
append (GString *text,
        const char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/* The worse first: what is cut off is what matters less. */
static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const EbbMark *first = *(const EbbMark *const *) a;
  const EbbMark *second = *(const EbbMark *const *) b;
  double x = isnan (first->intensity) ? -1 : first->intensity;
  double y = isnan (second->intensity) ? -1 : second->intensity;

  if (x != y)
    return x > y ? -1 : 1;
  return ebb_region_compare (first->region, second->region);
}

/**
 * ebb_entry_text_marks:
 * @entry: an entry
 * @max: how many marks to name
 * @n_more: (out): how many are left
 *
 * Returns: (transfer full): where it hurts, the worst first: "Left knee 7 · Jaw"
 */
char *
ebb_entry_text_marks (EbbEntry *entry,
                      guint max,
                      guint *n_more)
{
  guint n = ebb_entry_get_n_marks (entry);
  g_autoptr (GPtrArray) marks = g_ptr_array_sized_new (n);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (marks, (gpointer) ebb_entry_get_mark (entry, i));
  g_ptr_array_sort (marks, compare_marks);

  for (guint i = 0; i < MIN (n, max); i++)
    {
      const EbbMark *mark = g_ptr_array_index (marks, i);
      g_autofree char *label = ebb_region_get_label (mark->region);

      if (isnan (mark->intensity))
        append (text, label);
      else
        {
          g_autofree char *number = ebb_number_to_local_string (mark->intensity);
          /* Translators: a place on the body and how much it hurts: "Left shoulder blade 6" */
          g_autofree char *part = g_strdup_printf (C_ ("place and its pain", "%s %s"), label, number);

          append (text, part);
        }
    }
  *n_more = n - MIN (n, max);
  return g_string_free (text, FALSE);
}

/**
 * ebb_entry_text_values:
 * @entry: an entry
 * @trackers: (nullable) (element-type EbbTracker): to name the values
 *
 * Returns: (transfer full): what else was rated: "Day: average 4, worst 7 · Mood 6"
 */
char *
ebb_entry_text_values (EbbEntry *entry,
                       GPtrArray *trackers)
{
  const struct
  {
    EbbRatingSlot slot;
    const char *name;
  } slots[] = {
    { EBB_RATING_AVERAGE, C_ ("pain of the day", "average") },
    { EBB_RATING_WORST, C_ ("pain of the day", "worst") },
    { EBB_RATING_LEAST, C_ ("pain of the day", "least") },
  };
  g_autoptr (GString) day = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      double rating = ebb_entry_get_rating (entry, slots[i].slot);

      if (!isnan (rating))
        {
          g_autofree char *number = ebb_number_to_local_string (rating);

          g_string_append_printf (day, "%s%s %s", day->len > 0 ? ", " : "", slots[i].name, number);
        }
    }
  if (day->len > 0)
    {
      /* Translators: the pain of the whole day: "Day: average 4, worst 7" */
      g_autofree char *part = g_strdup_printf (_ ("Day: %s"), day->str);

      append (text, part);
    }

  for (guint i = 0; i < ebb_entry_get_n_values (entry); i++)
    {
      const EbbValue *value = ebb_entry_get_value (entry, i);
      EbbTracker *tracker = trackers ? ebb_trackers_find (trackers, value->tracker) : NULL;
      g_autofree char *what = NULL;
      g_autofree char *part = NULL;

      if (tracker)
        what = ebb_tracker_describe_value (tracker, value);
      else
        what = value->choice ? g_strdup (value->choice) : ebb_number_to_local_string (value->number);
      /* Translators: something rated and its value: "Mood 6", "Walking 30 min" */
      part = g_strdup_printf (C_ ("tracker and its value", "%s %s"), tracker ? ebb_tracker_get_name (tracker) : value->tracker, what);
      append (text, part);
    }
  return g_string_free (text, FALSE);
}

static gboolean
line_has_word (const char *line,
               char **words)
{
  g_autofree char *plain = g_utf8_normalize (line, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = plain ? g_utf8_casefold (plain, -1) : NULL;

  for (guint i = 0; folded && words[i]; i++)
    if (*words[i] && strstr (folded, words[i]))
      return TRUE;
  return FALSE;
}

/**
 * ebb_entry_text_note:
 * @entry: an entry
 * @search: (nullable): words looked for
 *
 * Returns: (transfer full): the first line of the note that says something, or
 *   that has a word that was looked for
 */
char *
ebb_entry_text_note (EbbEntry *entry,
                     const char *search)
{
  const char *note = ebb_entry_get_note (entry);
  g_autofree char *plain = search ? g_utf8_normalize (search, -1, G_NORMALIZE_ALL) : NULL;
  g_autofree char *folded = plain ? g_utf8_casefold (plain, -1) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit_set (folded, " \t", -1) : NULL;
  g_autofree char *first = NULL;

  for (const char *line = note; line && *line;)
    {
      const char *end = line + strcspn (line, "\n\r");
      g_autofree char *text = g_strstrip (g_strndup (line, end - line));

      if (*text)
        {
          if (!words || line_has_word (text, words))
            {
              g_free (first);
              first = g_steal_pointer (&text);
              break;
            }
          if (!first)
            first = g_steal_pointer (&text);
        }
      line = *end ? end + 1 : end;
    }

  if (!first)
    return g_strdup ("");
  if (g_utf8_strlen (first, -1) > MAX_LINE_CHARS)
    *g_utf8_offset_to_pointer (first, MAX_LINE_CHARS) = '\0';
  return g_steal_pointer (&first);
}

/**
 * ebb_entry_text_tags:
 * @entry: an entry
 *
 * Returns: (transfer full): its tags: "#travel #rain"
 */
char *
ebb_entry_text_tags (EbbEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ebb_entry_get_n_tags (entry); i++)
    g_string_append_printf (text, "%s#%s", i > 0 ? " " : "", ebb_entry_get_tag (entry, i));
  return g_string_free (text, FALSE);
}

/**
 * ebb_entry_text_day_figures:
 * @n_entries: entries of a day
 * @n_rated: those with a rating of pain now
 * @mean: the mean of those ratings; NAN without one
 *
 * Returns: (transfer full): how much a day holds: "3 entries · mean pain 5.5 (2
 *   rated)"
 */
char *
ebb_entry_text_day_figures (guint n_entries,
                            guint n_rated,
                            double mean)
{
  g_autofree char *entries = g_strdup_printf (ngettext ("%u entry", "%u entries", n_entries), n_entries);
  g_autofree char *number = NULL;

  /* The mean of one rating is that rating, which the row says. */
  if (n_rated == 0 || n_entries == 1 || isnan (mean))
    return g_steal_pointer (&entries);

  number = ebb_number_to_local_string (round (mean * 10) / 10);
  if (n_rated == n_entries)
    /* Translators: what a day holds: "3 entries · mean pain 5.5" */
    return g_strdup_printf (_ ("%s · mean pain %s"), entries, number);
  return g_strdup_printf (ngettext ("%s · mean pain %s (%u rated)", "%s · mean pain %s (%u rated)", n_rated), entries, number, n_rated);
}
