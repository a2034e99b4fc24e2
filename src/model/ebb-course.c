// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-course.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ebb-record-private.h"
#include "ebb-session-private.h"

#define PRICE_MAX 1e6

static const char *const states[] = { "planned", "active", "paused", "ended" };

static const EbbField slot_fields[] = {
  EBB_FIELD (EbbCourseSlot, weekday, COUNT, .least = 1, .most = 7, .required = TRUE),
  EBB_FIELD (EbbCourseSlot, minute, COUNT, .least = 0, .most = 24 * 60 - 1),
};

static const EbbField phase_fields[] = {
  EBB_FIELD (EbbCoursePhase, weeks, COUNT, .least = 1, .most = 520, .required = TRUE),
  EBB_FIELD (EbbCoursePhase, per_week, COUNT, .least = 1, .most = 21, .required = TRUE),
};

static const EbbLayout slot_layout = EBB_LAYOUT ("course_slot", EbbCourseSlot, slot_fields);
static const EbbLayout phase_layout = EBB_LAYOUT ("course_phase", EbbCoursePhase, phase_fields);

static const EbbField fields[] = {
  EBB_FIELD (EbbCourse, title, LINE, .required = TRUE),
  EBB_FIELD (EbbCourse, purpose, TEXT),
  EBB_FIELD (EbbCourse, template, WORD),
  EBB_FIELD (EbbCourse, condition, ID),
  EBB_FIELD (EbbCourse, goal, ID),
  EBB_CHOICE (EbbCourse, state, states),
  EBB_FIELD (EbbCourse, since, DAY),
  EBB_CHOICE (EbbCourse, provider, ebb_provider_ids),
  EBB_FIELD (EbbCourse, who, LINE),
  EBB_FIELD (EbbCourse, contact, LINE),
  EBB_FIELD (EbbCourse, place, LINE),
  EBB_FIELD (EbbCourse, first_day, DAY, .required = TRUE),
  EBB_FIELD (EbbCourse, zone, LINE),
  EBB_FIELD (EbbCourse, minutes, COUNT, .least = 1, .most = EBB_SESSION_MAX_MINUTES),
  EBB_FIELD (EbbCourse, count, COUNT, .least = 1, .most = EBB_COURSE_MAX_SESSIONS),
  EBB_FIELD (EbbCourse, price, NUMBER, .least = 0, .most = PRICE_MAX),
  EBB_FIELD (EbbCourse, currency, LINE),
  EBB_FIELD (EbbCourse, note, TEXT),
  EBB_FIELD (EbbCourse, regions, REGIONS),
  EBB_FIELD (EbbCourse, techniques, WORDS),
  EBB_FIELD (EbbCourse, slots, ROWS, .rows = &slot_layout),
  EBB_FIELD (EbbCourse, phases, ROWS, .rows = &phase_layout),
};

static const EbbLayout layout = EBB_LAYOUT ("course", EbbCourse, fields);

G_DEFINE_FINAL_TYPE (EbbCourse, ebb_course, EBB_TYPE_RECORD)

static gboolean
ebb_course_validate (EbbRecord *record,
                     GError **error)
{
  EbbCourse *self = EBB_COURSE (record);

  for (guint i = 0; i < self->slots->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const EbbCourseSlot *a = &g_array_index (self->slots, EbbCourseSlot, i);
        const EbbCourseSlot *b = &g_array_index (self->slots, EbbCourseSlot, j);

        if (a->weekday == b->weekday && a->minute == b->minute)
          return ebb_record_invalid (error, _ ("A course has two sessions at the same time of the week."));
      }
  return TRUE;
}

static void
ebb_course_class_init (EbbCourseClass *klass)
{
  EBB_RECORD_CLASS (klass)->layout = &layout;
  EBB_RECORD_CLASS (klass)->validate = ebb_course_validate;
}

static void
ebb_course_init (EbbCourse *self)
{
  ebb_layout_init (&layout, self);
}

/**
 * ebb_course_new:
 * @title: what it is called
 * @first_day: when it begins
 *
 * Returns: (transfer full): a planned course without anything else
 */
EbbCourse *
ebb_course_new (const char *title,
                EbbDay first_day)
{
  EbbCourse *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (EBB_TYPE_COURSE, NULL);
  self->title = g_strdup (title);
  self->first_day = first_day;
  return self;
}

/**
 * ebb_course_get_zone:
 * @self: a course
 *
 * Returns: (transfer full): the time zone of its clock on the wall; the computer's if
 *   the course names none or one that this computer does not have
 */
GTimeZone *
ebb_course_get_zone (EbbCourse *self)
{
  GTimeZone *zone = NULL;

  g_return_val_if_fail (EBB_IS_COURSE (self), NULL);

  if (self->zone != NULL)
    zone = g_time_zone_new_identifier (self->zone);
  return zone != NULL ? zone : g_time_zone_new_local ();
}

/**
 * ebb_course_state_get_name:
 * @state: how far a course is
 *
 * Returns: (transfer none): the state in words
 */
const char *
ebb_course_state_get_name (EbbCourseState state)
{
  static const char *const names[] = {
    NC_ ("state of a course", "Planned"),
    NC_ ("state of a course", "Under way"),
    NC_ ("state of a course", "Paused"),
    NC_ ("state of a course", "Ended"),
  };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (names), NULL);

  return g_dpgettext2 (NULL, "state of a course", names[state]);
}
