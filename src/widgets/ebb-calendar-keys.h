// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ebb_calendar_add_keys (GtkCalendar *calendar);
gboolean ebb_calendar_is_walking (GtkCalendar *calendar);

G_END_DECLS
