// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_MONTH_CALENDAR (ebb_month_calendar_get_type ())
G_DECLARE_FINAL_TYPE (EbbMonthCalendar, ebb_month_calendar, EBB, MONTH_CALENDAR, GtkWidget)

GtkWidget *ebb_month_calendar_new (void);
void ebb_month_calendar_set_store (EbbMonthCalendar *self, EbbStore *store);
void ebb_month_calendar_set_query (EbbMonthCalendar *self, const EbbQuery *query);
void ebb_month_calendar_set_day (EbbMonthCalendar *self, EbbDay day);
EbbDay ebb_month_calendar_get_day (EbbMonthCalendar *self);
gboolean ebb_month_calendar_get_loading (EbbMonthCalendar *self);

G_END_DECLS
