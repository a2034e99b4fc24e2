// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-rules.h"

/**
 * ebb_session_rules_get:
 *
 * Returns: when to ask how it is after a session
 */
EbbFollowUpRules
ebb_session_rules_get (void)
{
  return ebb_follow_up_default_rules;
}
