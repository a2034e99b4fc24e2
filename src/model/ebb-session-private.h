// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-session.h"

G_BEGIN_DECLS

/* The ids of what a session can say, in order of the enums. */
extern const char *const ebb_provider_ids[EBB_N_PROVIDERS];
extern const char *const ebb_session_state_ids[EBB_N_SESSION_STATES];
extern const char *const ebb_position_ids[EBB_N_POSITIONS];
extern const char *const ebb_aspect_ids[EBB_N_ASPECTS];
extern const char *const ebb_effect_kind_ids[EBB_N_EFFECT_KINDS];

G_END_DECLS
