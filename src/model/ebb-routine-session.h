// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-routine-timer.h"
#include "ebb-session.h"

G_BEGIN_DECLS

void ebb_routine_record (const EbbRoutineTimer *timer, EbbSession *session);

G_END_DECLS
