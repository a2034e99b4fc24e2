// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "model/ebb-period.h"

G_BEGIN_DECLS

#define EBB_TYPE_PERIOD_CHOOSER (ebb_period_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EbbPeriodChooser, ebb_period_chooser, EBB, PERIOD_CHOOSER, GtkWidget)

EbbSpan ebb_period_chooser_get_span (EbbPeriodChooser *self);
void ebb_period_chooser_set_span (EbbPeriodChooser *self, EbbSpan span);
void ebb_period_chooser_set_extent (EbbPeriodChooser *self, EbbPeriod extent);
EbbPeriod ebb_period_chooser_get_limits (EbbPeriodChooser *self);
EbbPeriod ebb_period_chooser_get_period (EbbPeriodChooser *self);
guint ebb_period_chooser_get_n_steps (EbbPeriodChooser *self);
guint ebb_period_chooser_get_steps (EbbPeriodChooser *self);
void ebb_period_chooser_set_steps (EbbPeriodChooser *self, guint steps);
void ebb_period_chooser_move (EbbPeriodChooser *self, int by);
gboolean ebb_period_chooser_get_compares (EbbPeriodChooser *self);
void ebb_period_chooser_toggle_compare (EbbPeriodChooser *self);

G_END_DECLS
