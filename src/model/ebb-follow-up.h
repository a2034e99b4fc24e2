// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-entry.h"
#include "ebb-session.h"

G_BEGIN_DECLS

#define EBB_FOLLOW_UP_MAX_N 8

/**
 * EbbFollowUpRules:
 * @hours: after the end of a session, rising, @n_hours of them; the person's choice
 * @quiet_from: minute of the day when the quiet time begins
 * @quiet_to: minute of the day when it ends; the same as @quiet_from for no quiet time
 *
 * A follow-up that would be due in the quiet time is due at its end, if it would not
 * have lapsed until then; else it is left out. So 48 hours at 23:00 become 7:00, and
 * one hour at 23:00 is not asked for: an answer in the morning would say nothing of it.
 */
typedef struct
{
  int hours[EBB_FOLLOW_UP_MAX_N];
  guint n_hours;
  int quiet_from;
  int quiet_to;
} EbbFollowUpRules;

/* 1, 4, 24 and 48 hours, quiet from 22:00 to 7:00. */
extern const EbbFollowUpRules ebb_follow_up_default_rules;

gboolean ebb_follow_up_rules_set_hours (EbbFollowUpRules *rules, const char *text);
char *ebb_follow_up_rules_get_hours (const EbbFollowUpRules *rules);
gboolean ebb_follow_up_rules_are_quiet (const EbbFollowUpRules *rules, int minute);

/**
 * EbbFollowUpStatus:
 *
 * What a follow-up is at a moment. It is worked out, never stored: a clock that is set
 * back or forth makes nothing lapse for good.
 */
typedef enum
{
  EBB_FOLLOW_UP_STATUS_WAITING, /* not due yet */
  EBB_FOLLOW_UP_STATUS_DUE,
  EBB_FOLLOW_UP_STATUS_LAPSED, /* no longer asked; an answer is still taken */
  EBB_FOLLOW_UP_STATUS_ANSWERED,
  EBB_FOLLOW_UP_STATUS_DISMISSED,
} EbbFollowUpStatus;

void ebb_follow_up_plan (EbbSession *session, const EbbFollowUpRules *rules, GTimeZone *zone);
int ebb_follow_up_get_window (int hours);
EbbFollowUpStatus ebb_follow_up_get_status (const EbbFollowUp *follow_up, gint64 now);
void ebb_follow_up_get_span (EbbSession *session, const EbbFollowUp *follow_up, gint64 *from, gint64 *to);
gboolean ebb_follow_up_counts (EbbSession *session, const EbbFollowUp *follow_up, gint64 at);
EbbEntry *ebb_follow_up_find_entry (EbbSession *session, const EbbFollowUp *follow_up, GPtrArray *entries);

/**
 * EbbFollowUpAnswer:
 * @at: when it was answered
 * @pain: overall, 0 to 10; NAN absent
 * @regions: (nullable) (element-type EbbSessionRating): of single regions; only
 *   aspect, region and value count
 * @rescue: when rescue medicine was taken; %EBB_MOMENT_ABSENT
 * @medicine: (nullable): which
 */
typedef struct
{
  EbbMoment at;
  double pain;
  GArray *regions;
  EbbMoment rescue;
  const char *medicine;
} EbbFollowUpAnswer;

/**
 * EbbDueFollowUp:
 * @session: (owned): a session
 * @hours: which of its follow-ups is due
 */
typedef struct
{
  EbbSession *session;
  int hours;
} EbbDueFollowUp;

void ebb_due_follow_up_free (EbbDueFollowUp *due);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbDueFollowUp, ebb_due_follow_up_free)

EbbSession *ebb_follow_up_answer (EbbSession *session, int hours, const EbbFollowUpAnswer *answer, GError **error);
EbbSession *ebb_follow_up_dismiss (EbbSession *session, int hours);

G_END_DECLS
