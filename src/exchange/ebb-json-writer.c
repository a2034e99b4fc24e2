// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-json-writer.h"

#include <math.h>
#include <string.h>

#include "ebb-text.h"

/* JSON on one line, the keys always in the same order, without what is absent. */

/*< private >
 * ebb_json_append_string:
 * @text: UTF-8
 *
 * Appends a JSON string; only what must be escaped is.
 */
void
ebb_json_append_string (GString *out,
                        const char *text)
{
  const char *run = text;
  const char *p;

  g_string_append_c (out, '"');
  for (p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      /* DEL is allowed, but no editor shows it. */
      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
        continue;
      g_string_append_len (out, run, p - run);
      run = p + 1;
      if (c == '"' || c == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\r')
        g_string_append (out, "\\r");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else
        g_string_append_printf (out, "\\u%04x", c);
    }
  g_string_append_len (out, run, p - run);
  g_string_append_c (out, '"');
}

/*< private >
 * ebb_json_append_key:
 *
 * Appends a key; the comma before it if it is not the first.
 */
void
ebb_json_append_key (GString *out,
                     const char *key)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  g_string_append_c (out, '"');
  g_string_append (out, key);
  g_string_append (out, "\":");
}

static void
append_text_member (GString *out,
                    const char *key,
                    const char *text)
{
  ebb_json_append_key (out, key);
  ebb_json_append_string (out, text);
}

static void
append_number_member (GString *out,
                      const char *key,
                      double number)
{
  if (isnan (number))
    return;
  ebb_json_append_key (out, key);
  ebb_text_append_number (number, out);
}

/* Nothing for what was never saved. */
static void
append_modified (GString *out,
                 gint64 modified)
{
  if (modified == 0)
    return;
  ebb_json_append_key (out, "modified");
  g_string_append_printf (out, "%" G_GINT64_FORMAT, modified);
}

static void
append_moment (GString *out,
               EbbMoment moment)
{
  g_autofree char *text = ebb_moment_to_string (moment);

  ebb_json_append_key (out, "at");
  g_string_append_c (out, '"');
  g_string_append (out, text);
  g_string_append_c (out, '"');
}

static void
append_mark (GString *out,
             const EbbMark *mark)
{
  g_string_append_c (out, '{');
  ebb_json_append_key (out, "region");
  g_string_append_c (out, '"');
  ebb_region_append_word (mark->region, out);
  g_string_append_c (out, '"');
  append_number_member (out, "intensity", mark->intensity);
  if (mark->qualities != 0)
    {
      gboolean first = TRUE;

      ebb_json_append_key (out, "qualities");
      for (guint i = 0; i < EBB_N_QUALITY_BITS; i++)
        if (mark->qualities & (1u << i))
          {
            g_string_append_c (out, first ? '[' : ',');
            first = FALSE;
            ebb_json_append_string (out, ebb_quality_get_id (i));
          }
      g_string_append_c (out, ']');
    }
  if (mark->depth != EBB_DEPTH_ABSENT)
    append_text_member (out, "depth", ebb_depth_to_string (mark->depth));
  if (mark->swelling != EBB_SWELLING_ABSENT)
    append_number_member (out, "swelling", mark->swelling);
  g_string_append_c (out, '}');
}

static void
append_value (GString *out,
              const EbbValue *value,
              GPtrArray *trackers)
{
  EbbTracker *tracker = ebb_trackers_find (trackers, value->tracker);

  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  ebb_json_append_string (out, value->tracker);
  g_string_append_c (out, ':');
  if (value->choice != NULL)
    ebb_json_append_string (out, value->choice);
  else if (tracker != NULL && ebb_tracker_get_kind (tracker) == EBB_TRACKER_YES_NO)
    g_string_append (out, value->number != 0 ? "true" : "false");
  else
    ebb_text_append_number (value->number, out);
}

/*< private >
 * ebb_json_append_entry:
 * @trackers: (element-type EbbTracker): the trackers of its values
 * @with_modified: whether to write when it was changed
 */
void
ebb_json_append_entry (GString *out,
                       EbbEntry *entry,
                       GPtrArray *trackers,
                       gboolean with_modified)
{
  static const char *const slots[EBB_N_RATING_SLOTS] = { "pain", "average", "worst", "least" };

  g_string_append_c (out, '{');
  if (ebb_entry_get_id (entry) != NULL)
    append_text_member (out, "id", ebb_entry_get_id (entry));
  append_moment (out, ebb_entry_get_moment (entry));
  for (guint i = 0; i < EBB_N_RATING_SLOTS; i++)
    append_number_member (out, slots[i], ebb_entry_get_rating (entry, (EbbRatingSlot) i));
  if (ebb_entry_get_note (entry) != NULL)
    append_text_member (out, "note", ebb_entry_get_note (entry));
  if (ebb_entry_get_n_marks (entry) > 0)
    {
      ebb_json_append_key (out, "marks");
      for (guint i = 0; i < ebb_entry_get_n_marks (entry); i++)
        {
          g_string_append_c (out, i == 0 ? '[' : ',');
          append_mark (out, ebb_entry_get_mark (entry, i));
        }
      g_string_append_c (out, ']');
    }
  if (ebb_entry_get_n_values (entry) > 0)
    {
      ebb_json_append_key (out, "values");
      g_string_append_c (out, '{');
      for (guint i = 0; i < ebb_entry_get_n_values (entry); i++)
        append_value (out, ebb_entry_get_value (entry, i), trackers);
      g_string_append_c (out, '}');
    }
  if (ebb_entry_get_n_tags (entry) > 0)
    {
      ebb_json_append_key (out, "tags");
      for (guint i = 0; i < ebb_entry_get_n_tags (entry); i++)
        {
          g_string_append_c (out, i == 0 ? '[' : ',');
          ebb_json_append_string (out, ebb_entry_get_tag (entry, i));
        }
      g_string_append_c (out, ']');
    }
  if (with_modified)
    append_modified (out, ebb_entry_get_modified (entry));
  g_string_append_c (out, '}');
}

/*< private >
 * ebb_json_append_tracker:
 *
 * A built-in tracker is written without what every diary knows of it.
 */
void
ebb_json_append_tracker (GString *out,
                         EbbTracker *tracker)
{
  const char *const *choices = ebb_tracker_get_choices (tracker);
  gboolean is_own = !ebb_tracker_is_built_in (tracker);

  g_string_append_c (out, '{');
  append_text_member (out, "id", ebb_tracker_get_id (tracker));
  if (*ebb_tracker_get_own_name (tracker) != '\0')
    append_text_member (out, "name", ebb_tracker_get_own_name (tracker));
  append_text_member (out, "kind", ebb_tracker_kind_to_string (ebb_tracker_get_kind (tracker)));
  if (is_own && *ebb_tracker_get_unit (tracker) != '\0')
    append_text_member (out, "unit", ebb_tracker_get_unit (tracker));
  if (is_own && choices != NULL && choices[0] != NULL)
    {
      ebb_json_append_key (out, "choices");
      for (guint i = 0; choices[i] != NULL; i++)
        {
          g_string_append_c (out, i == 0 ? '[' : ',');
          ebb_json_append_string (out, choices[i]);
        }
      g_string_append_c (out, ']');
    }
  append_number_member (out, "position", ebb_tracker_get_position (tracker));
  if (ebb_tracker_get_retired (tracker))
    {
      ebb_json_append_key (out, "retired");
      g_string_append (out, "true");
    }
  append_modified (out, ebb_tracker_get_modified (tracker));
  g_string_append_c (out, '}');
}

/*< private >
 * ebb_json_append_annotation:
 */
void
ebb_json_append_annotation (GString *out,
                            const EbbAnnotation *annotation)
{
  g_autofree char *from = ebb_day_to_string (annotation->period.from);
  g_autofree char *to = ebb_day_to_string (annotation->period.to);

  g_string_append_c (out, '{');
  if (annotation->id != NULL)
    append_text_member (out, "id", annotation->id);
  append_text_member (out, "from", from);
  append_text_member (out, "to", to);
  append_text_member (out, "text", annotation->text);
  append_modified (out, annotation->modified);
  g_string_append_c (out, '}');
}
