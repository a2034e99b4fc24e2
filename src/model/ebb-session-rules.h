// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-follow-up.h"

G_BEGIN_DECLS

EbbFollowUpRules ebb_session_rules_get (void);

G_END_DECLS
