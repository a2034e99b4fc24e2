// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-plan.h"

G_BEGIN_DECLS

#define EBB_TYPE_PLAN_CALENDAR (ebb_plan_calendar_get_type ())
G_DECLARE_FINAL_TYPE (EbbPlanCalendar, ebb_plan_calendar, EBB, PLAN_CALENDAR, GtkWidget)

GtkWidget *ebb_plan_calendar_new (void);

void ebb_plan_calendar_set_plan (EbbPlanCalendar *self, EbbPlan *plan, gint64 now);
void ebb_plan_calendar_show_day (EbbPlanCalendar *self, EbbDay day);
EbbDay ebb_plan_calendar_get_month (EbbPlanCalendar *self);

G_END_DECLS
