// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-rules.h"

#include <gio/gio.h>

#include "ebb-config.h"

/* %NULL where Ebb was not installed with its settings, as from a build folder. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, EBB_APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * ebb_session_rules_get:
 *
 * Returns: when to ask how it is after a session, as the person has chosen in the
 *   preferences; the usual times where there are none
 */
EbbFollowUpRules
ebb_session_rules_get (void)
{
  g_autoptr (GSettings) settings = open_settings ();
  EbbFollowUpRules rules = ebb_follow_up_default_rules;
  g_autofree char *hours = NULL;
  int from, to;

  if (settings == NULL)
    return rules;

  hours = g_settings_get_string (settings, "follow-up-hours");
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
