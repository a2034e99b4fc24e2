// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "model/ebb-reminder.h"

G_BEGIN_DECLS

GNotification *ebb_reminder_make_notification (const EbbReminder *reminder, EbbCourse *course, gboolean details, char **digest);

G_END_DECLS
