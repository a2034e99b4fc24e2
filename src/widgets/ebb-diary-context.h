// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EbbDiaryContext:
 *
 * What all rows of a list of entries share: the trackers that name the values,
 * the words looked for, whether entries are being selected. A row finds it on the
 * nearest widget above that it was attached to.
 *
 * Properties, notified: `trackers` (GPtrArray of EbbTracker), `search` (string),
 * `selecting` (boolean). Signals: `menu-requested (GtkWidget row, double x,
 * double y)`.
 */
#define EBB_TYPE_DIARY_CONTEXT (ebb_diary_context_get_type ())
G_DECLARE_FINAL_TYPE (EbbDiaryContext, ebb_diary_context, EBB, DIARY_CONTEXT, GObject)

EbbDiaryContext *ebb_diary_context_new (void);
void ebb_diary_context_attach (EbbDiaryContext *self, GtkWidget *widget);
EbbDiaryContext *ebb_diary_context_find (GtkWidget *widget);

GPtrArray *ebb_diary_context_get_trackers (EbbDiaryContext *self);
void ebb_diary_context_set_trackers (EbbDiaryContext *self, GPtrArray *trackers);
const char *ebb_diary_context_get_search (EbbDiaryContext *self);
void ebb_diary_context_set_search (EbbDiaryContext *self, const char *search);
gboolean ebb_diary_context_get_selecting (EbbDiaryContext *self);
void ebb_diary_context_set_selecting (EbbDiaryContext *self, gboolean selecting);
void ebb_diary_context_request_menu (EbbDiaryContext *self, GtkWidget *row, double x, double y);

G_END_DECLS
