// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-annotation.h"
#include "ebb-entry.h"

G_BEGIN_DECLS

/* How many days the demonstration holds. */
#define EBB_DEMO_DAYS 365

/* Any number does; this one is the year that the pictures show. */
#define EBB_DEMO_SEED 20260301

GPtrArray *ebb_demo_make_trackers (void);
GPtrArray *ebb_demo_make_entries (EbbMoment until, guint n_days, guint32 seed);
GPtrArray *ebb_demo_make_annotations (EbbDay last_day, guint n_days);
GPtrArray *ebb_demo_make_therapy (EbbMoment until, GPtrArray *entries, guint32 seed);
GPtrArray *ebb_demo_make_many (EbbDay last_day, guint n_days, guint n_entries, guint n_marks, guint32 seed);

G_END_DECLS
