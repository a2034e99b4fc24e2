// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-course.h"
#include "ebb-mark.h"
#include "ebb-record.h"

G_BEGIN_DECLS

typedef enum
{
  EBB_SESSION_PLANNED,
  EBB_SESSION_DONE,
  EBB_SESSION_SKIPPED,   /* by the person */
  EBB_SESSION_CANCELLED, /* called off beforehand */
  EBB_SESSION_MISSED,
} EbbSessionState;

#define EBB_N_SESSION_STATES 5

typedef enum
{
  EBB_POSITION_ABSENT,
  EBB_POSITION_PRONE,
  EBB_POSITION_SUPINE,
  EBB_POSITION_SIDE,
  EBB_POSITION_SEATED,
  EBB_POSITION_STANDING,
  EBB_POSITION_OTHER,
} EbbPosition;

#define EBB_N_POSITIONS 7

/* When something was rated. */
typedef enum
{
  EBB_PHASE_BEFORE,
  EBB_PHASE_AFTER, /* right after */
  EBB_PHASE_LATER, /* some hours after the end: as answer to a follow-up */
} EbbPhase;

/**
 * EbbAspect:
 * @EBB_ASPECT_PAIN: overall without a region, else of the region; 0 to 10
 * @EBB_ASPECT_TENSION: 0 to 10
 * @EBB_ASPECT_MOOD: 0 to 10
 * @EBB_ASPECT_STRESS: 0 to 10
 * @EBB_ASPECT_SWELLING: of the region, 0 none to 3 severe
 *
 * What was rated.
 */
typedef enum
{
  EBB_ASPECT_PAIN,
  EBB_ASPECT_TENSION,
  EBB_ASPECT_MOOD,
  EBB_ASPECT_STRESS,
  EBB_ASPECT_SWELLING,
} EbbAspect;

#define EBB_N_ASPECTS 5

/* How many hours after the end of a session something can be asked, at most. */
#define EBB_FOLLOW_UP_MAX_HOURS (14 * 24)

/**
 * EbbSessionRating:
 * @phase: when
 * @hours: of %EBB_PHASE_LATER: of which follow-up, 1 to %EBB_FOLLOW_UP_MAX_HOURS; else 0
 * @aspect: what
 * @region: (nullable): where
 * @value: in the range of the aspect
 */
typedef struct
{
  EbbPhase phase;
  int hours;
  EbbAspect aspect;
  const EbbRegion *region;
  double value;
} EbbSessionRating;

/**
 * EbbSessionPart:
 * @technique: (interned): its id; heat and cold are techniques, too
 * @region: (nullable): where
 * @minutes: how long, 1 to %EBB_SESSION_MAX_MINUTES; 0 absent
 * @pressure: 1 to 5; 0 absent
 *
 * What was done where.
 */
typedef struct
{
  const char *technique;
  const EbbRegion *region;
  int minutes;
  int pressure;
} EbbSessionPart;

typedef enum
{
  EBB_EFFECT_SORENESS,
  EBB_EFFECT_BRUISE,
  EBB_EFFECT_DIZZINESS,
  EBB_EFFECT_HEADACHE,
  EBB_EFFECT_OTHER,
} EbbEffectKind;

#define EBB_N_EFFECT_KINDS 5

/**
 * EbbSessionEffect:
 * @kind: what
 * @region: (nullable): where
 * @hours: how long it lasted, 0 or more; NAN absent or not over yet
 * @text: (owned) (nullable): in own words
 *
 * An unwanted effect.
 */
typedef struct
{
  EbbEffectKind kind;
  const EbbRegion *region;
  double hours;
  char *text;
} EbbSessionEffect;

/**
 * EbbSafetyAnswer:
 * @question: (interned): id of the question, such as "fever"
 * @answer: (interned): id of the answer, such as "no"
 *
 * What was answered before the session. Which questions there are is not of the
 * session's concern: it keeps what it is given.
 */
typedef struct
{
  const char *question;
  const char *answer;
} EbbSafetyAnswer;

/* What is kept of a follow-up; whether it is due or has lapsed follows from the clock
 * (ebb_follow_up_get_status()). */
typedef enum
{
  EBB_FOLLOW_UP_OPEN,
  EBB_FOLLOW_UP_ANSWERED,
  EBB_FOLLOW_UP_DISMISSED, /* the person does not want to be asked this one */
} EbbFollowUpState;

/**
 * EbbFollowUp:
 * @hours: after the end of the session, 1 to %EBB_FOLLOW_UP_MAX_HOURS; no two of a
 *   session have the same
 * @due: when to ask; quiet hours can make it later than @hours says
 * @state: what came of it
 * @answered: when the ratings were given; %EBB_MOMENT_ABSENT
 * @rescue: when rescue medicine was taken since the session; %EBB_MOMENT_ABSENT
 * @medicine: (owned) (nullable): what was taken; with a text and no moment: taken at a
 *   time that is not known
 *
 * A rating asked for some hours after a session. The ratings are those of the session
 * with the same hours.
 */
typedef struct
{
  int hours;
  EbbMoment due;
  EbbFollowUpState state;
  EbbMoment answered;
  EbbMoment rescue;
  char *medicine;
} EbbFollowUp;

/**
 * EbbSession:
 * @course: (owned) (nullable): id of its #EbbCourse; %NULL of an unplanned one and of
 *   one whose course was deleted
 * @title: (owned) (nullable): its own; when a course is deleted, the course's
 * @state: what became of it
 * @planned: when it is to begin; %EBB_MOMENT_ABSENT of an unplanned one
 * @planned_minutes: how long it is to be; 0 absent
 * @started: when it began; %EBB_MOMENT_ABSENT if it was not done
 * @minutes: how long it was; 0 absent
 * @sequence: how often what is planned was changed since it was first planned (RFC
 *   5545, section 3.8.7.4); the store counts
 * @provider: who gave it
 * @who: (owned) (nullable): name
 * @place: (owned) (nullable): where
 * @position: of the body
 * @price: 0 or more; NAN absent
 * @currency: (owned) (nullable): ISO 4217
 * @note: (owned) (nullable)
 * @parts: (owned) (element-type EbbSessionPart)
 * @ratings: (owned) (element-type EbbSessionRating): in order of phase, hours, aspect
 *   and region, none twice; set them with ebb_session_set_rating()
 * @effects: (owned) (element-type EbbSessionEffect)
 * @answers: (owned) (element-type EbbSafetyAnswer)
 * @follow_ups: (owned) (element-type EbbFollowUp): in order of hours
 *
 * One treatment, planned or done, with all that was measured. Everything but the
 * state and one of the moments may be absent.
 */
struct _EbbSession
{
  EbbRecord record;
  char *course;
  char *title;
  EbbSessionState state;
  EbbMoment planned;
  int planned_minutes;
  EbbMoment started;
  int minutes;
  int sequence;
  EbbProvider provider;
  char *who;
  char *place;
  EbbPosition position;
  double price;
  char *currency;
  char *note;
  GArray *parts;
  GArray *ratings;
  GArray *effects;
  GArray *answers;
  GArray *follow_ups;
};

#define EBB_TYPE_SESSION (ebb_session_get_type ())
G_DECLARE_FINAL_TYPE (EbbSession, ebb_session, EBB, SESSION, EbbRecord)

EbbSession *ebb_session_new_planned (EbbMoment planned, int minutes);
EbbSession *ebb_session_new_done (EbbMoment started, int minutes);
void ebb_session_take_course (EbbSession *self, EbbCourse *course);

EbbMoment ebb_session_get_moment (EbbSession *self);
EbbDay ebb_session_get_day (EbbSession *self);
int ebb_session_get_minutes (EbbSession *self);
EbbMoment ebb_session_get_end (EbbSession *self);
int ebb_session_compare (gconstpointer a, gconstpointer b);

double ebb_session_get_rating (EbbSession *self, EbbPhase phase, int hours, EbbAspect aspect, const EbbRegion *region);
void ebb_session_set_rating (EbbSession *self, EbbPhase phase, int hours, EbbAspect aspect, const EbbRegion *region, double value);
void ebb_session_sort (EbbSession *self);
gboolean ebb_session_has_ratings (EbbSession *self);
gboolean ebb_session_has_history (EbbSession *self);
gboolean ebb_session_is_overdue (EbbSession *self, gint64 now);
gboolean ebb_session_is_ahead (EbbSession *self, gint64 now);
EbbFollowUp *ebb_session_find_follow_up (EbbSession *self, int hours);

double ebb_aspect_get_max (EbbAspect aspect);
const char *ebb_aspect_get_name (EbbAspect aspect);
const char *ebb_aspect_get_id (EbbAspect aspect);
gboolean ebb_aspect_find (const char *id, EbbAspect *aspect);
const char *ebb_session_state_get_id (EbbSessionState state);
const char *ebb_session_state_get_name (EbbSessionState state);
gboolean ebb_session_state_find (const char *id, EbbSessionState *state);
const char *ebb_position_get_name (EbbPosition position);
const char *ebb_effect_kind_get_name (EbbEffectKind kind);
gboolean ebb_effect_kind_find (const char *id, EbbEffectKind *kind);

G_END_DECLS
