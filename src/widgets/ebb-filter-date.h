// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-moment.h"

G_BEGIN_DECLS

/* The day of a date that is not limited. */
#define EBB_FILTER_DATE_ANY G_MININT

#define EBB_TYPE_FILTER_DATE (ebb_filter_date_get_type ())
G_DECLARE_FINAL_TYPE (EbbFilterDate, ebb_filter_date, EBB, FILTER_DATE, GtkWidget)

int ebb_filter_date_get_day (EbbFilterDate *self);
void ebb_filter_date_set_day (EbbFilterDate *self, int day);

G_END_DECLS
