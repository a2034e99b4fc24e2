// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-session-rules.h"

/**
 * ebb_session_rules_get:
 *
 * Returns: when to ask how it is after a session, as the person has chosen
 */
EbbFollowUpRules
ebb_session_rules_get (void)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);
  EbbFollowUpRules rules = ebb_follow_up_default_rules;
  g_autofree char *hours = g_settings_get_string (settings, "follow-up-hours");
  int from, to;

  ebb_follow_up_rules_set_hours (&rules, hours);
  if (!g_settings_get_boolean (settings, "follow-ups"))
    rules.n_hours = 0;

  g_settings_get (settings, "quiet-hours", "(ii)", &from, &to);
  if (from >= 0 && from < 24 * 60 && to >= 0 && to < 24 * 60)
    {
      rules.quiet_from = from;
      rules.quiet_to = to;
    }
  return rules;
}
