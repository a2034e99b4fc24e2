// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EbbTimeTick:
 * @at: seconds since the epoch, UTC
 * @label: what stands below it
 * @major: begins a larger unit (a day among hours, a year among months)
 */
typedef struct
{
  double at;
  char *label;
  gboolean major;
} EbbTimeTick;

#define EBB_TIME_AXIS_MIN_SPAN 3600.0                /* an hour */
#define EBB_TIME_AXIS_MAX_SPAN (400 * 366 * 86400.0) /* four centuries */

GPtrArray *ebb_time_axis_get_ticks (GTimeZone *zone, double from, double to, guint n_ticks);

G_END_DECLS
