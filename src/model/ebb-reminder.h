// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-follow-up.h"

G_BEGIN_DECLS

/* How long before a session one can be reminded of it at most, in minutes. */
#define EBB_REMINDER_MAX_MINUTES (7 * 24 * 60)

/**
 * EbbReminderRules:
 * @follow_ups: when follow-ups are asked, and the quiet time; without hours none are
 *   asked for
 * @session_minutes: how long before a planned session to remind, 0 to
 *   %EBB_REMINDER_MAX_MINUTES; -1 not at all
 *
 * The person's choice.
 */
typedef struct
{
  EbbFollowUpRules follow_ups;
  int session_minutes;
} EbbReminderRules;

typedef enum
{
  EBB_REMINDER_FOLLOW_UP, /* a rating is asked for */
  EBB_REMINDER_SESSION,   /* a planned session comes */
} EbbReminderKind;

/**
 * EbbReminder:
 * @kind: of what
 * @session: (owned): the session
 * @hours: of %EBB_REMINDER_FOLLOW_UP: which of its follow-ups; else 0
 *
 * One thing to remind of.
 */
typedef struct
{
  EbbReminderKind kind;
  EbbSession *session;
  int hours;
} EbbReminder;

void ebb_reminder_free (EbbReminder *reminder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbReminder, ebb_reminder_free)

char *ebb_reminder_get_id (const EbbReminder *reminder);
double ebb_reminder_get_last_pain (EbbSession *session);

GPtrArray *ebb_reminders_at (GPtrArray *sessions, GPtrArray *due, const EbbReminderRules *rules, GTimeZone *zone, gint64 now, gboolean *quiet, gint64 *next);

G_END_DECLS
