// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-session.h"

G_BEGIN_DECLS

/**
 * EbbIcsOptions:
 * @tell: whether titles, places and names may be read in the calendar; if not, each
 *   appointment is called "Appointment" and says nothing else
 * @alarm: minutes before the beginning; -1 for no alarm
 * @now: seconds since the epoch, UTC: when it is written
 *
 * How appointments are handed to a calendar.
 */
typedef struct
{
  gboolean tell;
  int alarm;
  gint64 now;
} EbbIcsOptions;

char *ebb_ics_write (GPtrArray *courses, GPtrArray *sessions, const EbbIcsOptions *options);
char *ebb_ics_fold (const char *line);
char *ebb_ics_escape (const char *text);

G_END_DECLS
