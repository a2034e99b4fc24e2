// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a note of the made-up diary is about. */
typedef enum
{
  EBB_DEMO_ORDINARY,
  EBB_DEMO_GOOD,
  EBB_DEMO_FLARE,
  EBB_DEMO_EASING,
  EBB_DEMO_MIGRAINE,
  EBB_DEMO_MASSAGE,
  EBB_DEMO_AWAY,
  EBB_DEMO_MORNING,
} EbbDemoTopic;

#define EBB_DEMO_N_TOPICS 8

guint ebb_demo_count_notes (EbbDemoTopic topic);
const char *ebb_demo_get_note (EbbDemoTopic topic, guint position);

G_END_DECLS
