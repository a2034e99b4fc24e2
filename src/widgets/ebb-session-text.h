// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-plan.h"

G_BEGIN_DECLS

char *ebb_session_text_join (const char *first, const char *second);
char *ebb_session_text_title (EbbPlan *plan, EbbSession *session);
char *ebb_session_text_day (EbbSession *session, EbbDay today);
char *ebb_session_text_when (EbbSession *session, EbbDay today);
char *ebb_session_text_span (EbbSession *session);
char *ebb_session_text_number (EbbPlan *plan, EbbSession *session);
char *ebb_session_text_where (EbbSession *session);
char *ebb_session_text_ratings (EbbSession *session);
char *ebb_session_text_overlaps (EbbPlan *plan, EbbSession *session);
char *ebb_session_text_details (EbbPlan *plan, EbbSession *session, gint64 now);
const char *ebb_session_text_state (EbbPlan *plan, EbbSession *session, gint64 now);
const char *ebb_session_text_icon (EbbPlan *plan, EbbSession *session, gint64 now);

G_END_DECLS
