// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _EbbAlarm EbbAlarm;

typedef void (*EbbAlarmFunc) (gpointer user_data);

EbbAlarm *ebb_alarm_new (EbbAlarmFunc func, gpointer user_data);
void ebb_alarm_free (EbbAlarm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbAlarm, ebb_alarm_free)

void ebb_alarm_set (EbbAlarm *self, gint64 at);

G_END_DECLS
