// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_TIMER_RING (ebb_timer_ring_get_type ())
G_DECLARE_FINAL_TYPE (EbbTimerRing, ebb_timer_ring, EBB, TIMER_RING, GtkWidget)

GtkWidget *ebb_timer_ring_new (void);

void ebb_timer_ring_set_time (EbbTimerRing *self, int left, int total);

G_END_DECLS
