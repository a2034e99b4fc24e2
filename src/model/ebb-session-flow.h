// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-safety.h"
#include "ebb-session.h"

G_BEGIN_DECLS

/* For how long a session that has begun is taken to be going on, in seconds. */
#define EBB_SESSION_UNDER_WAY_MAX (12 * 3600)

/* Clocks differ, and ratings are given at the end of the last minute, in seconds. */
#define EBB_SESSION_TIME_TOLERANCE (5 * 60)

gboolean ebb_session_is_under_way (EbbSession *self, gint64 now);
gboolean ebb_session_is_about_to_begin (EbbSession *self, gint64 now);
EbbSession *ebb_session_begin (EbbSession *self, EbbMoment now);
EbbSession *ebb_session_come_back (EbbSession *self, EbbMoment now);
EbbSession *ebb_session_call_off (EbbSession *self);
gboolean ebb_session_check_time (EbbSession *self, gint64 now, GError **error);

GPtrArray *ebb_session_get_places (EbbSession *self, EbbCourse *course);
EbbSession *ebb_session_find_last (GPtrArray *sessions, EbbSession *self);
void ebb_session_fill_in (EbbSession *self, EbbCourse *course, EbbSession *last, const EbbSafetyResult *safety);
void ebb_session_keep_full_answers (GPtrArray *sessions, GArray *rows);
EbbSafetyAnswers *ebb_session_find_full_answers (GPtrArray *sessions, const char *course);

char *ebb_session_describe (EbbSession *self, EbbCourse *course);
char *ebb_session_ask (int hours);
gint64 ebb_sessions_get_next_change (GPtrArray *sessions, gint64 now);

G_END_DECLS
