// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-record.h"

G_BEGIN_DECLS

typedef enum
{
  EBB_COURSE_PLANNED,
  EBB_COURSE_ACTIVE,
  EBB_COURSE_PAUSED,
  EBB_COURSE_ENDED,
} EbbCourseState;

typedef enum
{
  EBB_PROVIDER_ABSENT,
  EBB_PROVIDER_THERAPIST,
  EBB_PROVIDER_PARTNER,
  EBB_PROVIDER_SELF,
} EbbProvider;

#define EBB_N_PROVIDERS 4

/**
 * EbbCourseSlot:
 * @weekday: 1 Monday to 7 Sunday
 * @minute: of the day on the clock on the wall, 0 to 1439
 *
 * When in the week there is a session.
 */
typedef struct
{
  int weekday;
  int minute;
} EbbCourseSlot;

/**
 * EbbCoursePhase:
 * @weeks: for how many weeks, 1 or more
 * @per_week: how many of the course's slots are used in each, the first ones first
 *
 * Such as twice a week for four weeks.
 */
typedef struct
{
  int weeks;
  int per_week;
} EbbCoursePhase;

#define EBB_COURSE_MAX_SESSIONS 500
#define EBB_SESSION_MAX_MINUTES (24 * 60)

/**
 * EbbCourse:
 * @title: (owned): such as "Neck"
 * @purpose: (owned) (nullable): what it is to bring, in the person's words
 * @template: (interned) (nullable): id of the template that it was made from
 * @condition: (owned) (nullable): id of the #EbbCondition that it is for
 * @goal: (owned) (nullable): id of the #EbbGoal that reviews look at
 * @state: what the person made of it; of a planned one ask
 *   ebb_course_plan_get_state(), for it is under way once a session was done
 * @since: the day of the last change to paused or ended; else %EBB_DAY_ABSENT
 * @provider: who gives it
 * @who: (owned) (nullable): the name of the therapist or practice
 * @contact: (owned) (nullable): telephone, address of mail
 * @place: (owned) (nullable): where
 * @first_day: the first week begins here; no session is before this day
 * @zone: (owned) (nullable): IANA name of the time zone of the clock on the wall, such
 *   as "Europe/Berlin"; %NULL for the computer's
 * @minutes: length of one session, 1 to %EBB_SESSION_MAX_MINUTES; 0 absent
 * @count: how many sessions there are to be, 1 to %EBB_COURSE_MAX_SESSIONS; 0 for no
 *   end: the plan then reaches some weeks ahead and grows
 * @price: of one session, 0 or more; NAN absent
 * @currency: (owned) (nullable): ISO 4217, such as "EUR"
 * @note: (owned) (nullable)
 * @regions: (owned) (element-type EbbRegion): the target regions
 * @techniques: (owned) (element-type utf8): interned ids
 * @slots: (owned) (element-type EbbCourseSlot): in order of preference; empty for a
 *   course of which each session is planned by hand
 * @phases: (owned) (element-type EbbCoursePhase): one after the other; when they are
 *   over, or without any, every slot of each week is used until @count is reached;
 *   without @count the end of the last phase is the end of the course
 *
 * A course of therapy. Its sessions are #EbbSession with its id.
 */
struct _EbbCourse
{
  EbbRecord record;
  char *title;
  char *purpose;
  const char *template;
  char *condition;
  char *goal;
  EbbCourseState state;
  EbbDay since;
  EbbProvider provider;
  char *who;
  char *contact;
  char *place;
  EbbDay first_day;
  char *zone;
  int minutes;
  int count;
  double price;
  char *currency;
  char *note;
  GPtrArray *regions;
  GPtrArray *techniques;
  GArray *slots;
  GArray *phases;
};

#define EBB_TYPE_COURSE (ebb_course_get_type ())
G_DECLARE_FINAL_TYPE (EbbCourse, ebb_course, EBB, COURSE, EbbRecord)

EbbCourse *ebb_course_new (const char *title, EbbDay first_day);
GTimeZone *ebb_course_get_zone (EbbCourse *self);
const char *ebb_course_state_get_name (EbbCourseState state);
const char *ebb_provider_get_id (EbbProvider provider);
const char *ebb_provider_get_name (EbbProvider provider);
gboolean ebb_provider_find (const char *id, EbbProvider *provider);

/* --- templates --------------------------------------------------------------- */

/**
 * EbbCourseTemplate:
 * @id: such as "neck"
 * @phases: how often for how long; those of 0 weeks are not there
 * @minutes: of one session
 * @count: how many sessions that makes; 0 for no end
 *
 * What a course can begin with. The name and the reason are texts of the program.
 */
typedef struct
{
  const char *id;
  EbbCoursePhase phases[3];
  int minutes;
  int count;
} EbbCourseTemplate;

const EbbCourseTemplate *ebb_course_templates_get_all (guint *n_templates);
const EbbCourseTemplate *ebb_course_template_find (const char *id);
const char *ebb_course_template_get_name (const EbbCourseTemplate *template);
const char *ebb_course_template_get_text (const EbbCourseTemplate *template);
EbbCourse *ebb_course_new_from_template (const EbbCourseTemplate *template, EbbDay first_day, int minute);

G_END_DECLS
