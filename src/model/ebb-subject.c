// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-subject.h"

#include <glib/gi18n.h>
#include <string.h>

#define REGION_PREFIX "region:"
#define TRACKER_PREFIX "tracker:"

/* Those that need no more than their kind. */
static const struct
{
  const char *id;
  const char *name;
} simple[] = {
  [EBB_SUBJECT_PAIN] = { "pain", NC_ ("subject of a chart", "Pain now") },
  [EBB_SUBJECT_AVERAGE] = { "average", NC_ ("subject of a chart", "Average of the day, as rated") },
  [EBB_SUBJECT_WORST] = { "worst", NC_ ("subject of a chart", "Worst of the day") },
  [EBB_SUBJECT_LEAST] = { "least", NC_ ("subject of a chart", "Least of the day") },
  [EBB_SUBJECT_ENTRIES] = { "entries", NC_ ("subject of a chart", "Entries a day") },
};

/* Whether @tracker is given and of @kind. */
static gboolean
is_of_kind (const EbbSubject *subject,
            EbbTracker *tracker,
            EbbTrackerKind kind)
{
  return subject->kind == EBB_SUBJECT_TRACKER && tracker != NULL && ebb_tracker_get_kind (tracker) == kind;
}

/**
 * ebb_subject_to_string:
 * @subject: a subject
 *
 * Returns: (transfer full): the subject as settings and the command line have it:
 *   `pain`, `average`, `worst`, `least`, `entries`, `region:ID` with the region's
 *   word in files, `tracker:ID`
 */
char *
ebb_subject_to_string (const EbbSubject *subject)
{
  g_return_val_if_fail (subject != NULL, NULL);

  switch (subject->kind)
    {
    case EBB_SUBJECT_REGION:
      {
        GString *text = g_string_new (REGION_PREFIX);

        ebb_region_append_word (subject->region, text);
        return g_string_free (text, FALSE);
      }
    case EBB_SUBJECT_TRACKER:
      return g_strconcat (TRACKER_PREFIX, subject->tracker, NULL);
    case EBB_SUBJECT_PAIN:
    case EBB_SUBJECT_AVERAGE:
    case EBB_SUBJECT_WORST:
    case EBB_SUBJECT_LEAST:
    case EBB_SUBJECT_ENTRIES:
    default:
      return g_strdup (simple[subject->kind].id);
    }
}

/**
 * ebb_subject_from_string:
 * @text: what ebb_subject_to_string() made, or a person wrote
 * @subject: (out caller-allocates): the subject; not changed if there is none
 *
 * Whether the diary has the tracker is not looked at.
 *
 * Returns: whether @text is a subject
 */
gboolean
ebb_subject_from_string (const char *text,
                         EbbSubject *subject)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    if (g_str_equal (text, simple[i].id))
      {
        *subject = (EbbSubject){ (EbbSubjectKind) i, NULL, NULL };
        return TRUE;
      }

  if (g_str_has_prefix (text, REGION_PREFIX))
    {
      const EbbRegion *region = ebb_region_from_word (text + strlen (REGION_PREFIX));

      if (region == NULL)
        return FALSE;
      *subject = (EbbSubject){ EBB_SUBJECT_REGION, region, NULL };
      return TRUE;
    }
  if (g_str_has_prefix (text, TRACKER_PREFIX))
    {
      const char *id = text + strlen (TRACKER_PREFIX);

      if (*id == '\0' || !g_utf8_validate (id, -1, NULL))
        return FALSE;
      *subject = (EbbSubject){ EBB_SUBJECT_TRACKER, NULL, g_intern_string (id) };
      return TRUE;
    }
  return FALSE;
}

/**
 * ebb_subject_equal:
 * @a: a subject
 * @b: a subject
 *
 * Returns: whether both are the same
 */
gboolean
ebb_subject_equal (const EbbSubject *a,
                   const EbbSubject *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind &&
         (a->kind != EBB_SUBJECT_REGION || a->region == b->region) &&
         (a->kind != EBB_SUBJECT_TRACKER || g_str_equal (a->tracker, b->tracker));
}

/**
 * ebb_subject_get_name:
 * @subject: a subject
 * @tracker: (nullable): the tracker that it names; without it its id must do
 *
 * A part of the body that does not say its side stands for all that is marked in it,
 * left, right and side not recorded.
 *
 * Returns: (transfer full): its name in the language of the session, such as "Pain now",
 *   "Left knee", "Knee, both sides"
 */
char *
ebb_subject_get_name (const EbbSubject *subject,
                      EbbTracker *tracker)
{
  g_return_val_if_fail (subject != NULL, NULL);

  switch (subject->kind)
    {
    case EBB_SUBJECT_REGION:
      if (ebb_region_side_is_unknown (subject->region))
        /* Translators: %s is a part of the body, such as "Knee": pain in either or in both of them */
        return g_strdup_printf (C_ ("subject of a chart", "%s, both sides"), ebb_region_get_name (subject->region));
      return ebb_region_get_label (subject->region);
    case EBB_SUBJECT_TRACKER:
      return g_strdup (tracker != NULL ? ebb_tracker_get_name (tracker) : subject->tracker);
    case EBB_SUBJECT_PAIN:
    case EBB_SUBJECT_AVERAGE:
    case EBB_SUBJECT_WORST:
    case EBB_SUBJECT_LEAST:
    case EBB_SUBJECT_ENTRIES:
    default:
      return g_strdup (g_dpgettext2 (NULL, "subject of a chart", simple[subject->kind].name));
    }
}

/**
 * ebb_subject_get_unit:
 * @subject: a subject
 * @tracker: (nullable): the tracker that it names
 *
 * Returns: (transfer none) (nullable): the unit of its values in the language of the
 *   session, such as "h"; "min" of any duration; %NULL of ratings, counts and words,
 *   and of a number without one
 */
const char *
ebb_subject_get_unit (const EbbSubject *subject,
                      EbbTracker *tracker)
{
  const char *unit;

  g_return_val_if_fail (subject != NULL, NULL);

  if (is_of_kind (subject, tracker, EBB_TRACKER_DURATION))
    return C_ ("unit", "min");
  if (!is_of_kind (subject, tracker, EBB_TRACKER_NUMBER))
    return NULL;
  unit = ebb_tracker_get_unit (tracker);
  return *unit != '\0' ? unit : NULL;
}

/**
 * ebb_subject_is_rating:
 * @subject: a subject
 * @tracker: (nullable): the tracker that it names
 *
 * Returns: whether its values go from 0 to 10, on the NRS-11 or a tracker's scale
 */
gboolean
ebb_subject_is_rating (const EbbSubject *subject,
                       EbbTracker *tracker)
{
  return ebb_subject_is_pain (subject) || is_of_kind (subject, tracker, EBB_TRACKER_SCALE);
}

/**
 * ebb_subject_is_pain:
 * @subject: a subject
 *
 * Returns: whether its values are intensities of pain, 0 to 10: shown in the colours of
 *   pain, and less is better. Of no tracker, whatever its name.
 */
gboolean
ebb_subject_is_pain (const EbbSubject *subject)
{
  g_return_val_if_fail (subject != NULL, FALSE);

  return subject->kind != EBB_SUBJECT_ENTRIES && subject->kind != EBB_SUBJECT_TRACKER;
}

/**
 * ebb_subject_is_choice:
 * @subject: a subject
 * @tracker: (nullable): the tracker that it names
 *
 * Returns: whether its values are one of a few words, yes and no or a tracker's own:
 *   shown as lanes, since a line between them means nothing
 */
gboolean
ebb_subject_is_choice (const EbbSubject *subject,
                       EbbTracker *tracker)
{
  g_return_val_if_fail (subject != NULL, FALSE);

  return is_of_kind (subject, tracker, EBB_TRACKER_YES_NO) || is_of_kind (subject, tracker, EBB_TRACKER_CHOICE);
}
