// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_FIGURE_CARD (ebb_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (EbbFigureCard, ebb_figure_card, EBB, FIGURE_CARD, GtkWidget)

GtkWidget *ebb_figure_card_new (const char *caption);

void ebb_figure_card_set_caption (EbbFigureCard *self, const char *caption);
void ebb_figure_card_set_value (EbbFigureCard *self, const char *value, const char *detail);
void ebb_figure_card_set_unknown (EbbFigureCard *self, const char *detail);
void ebb_figure_card_set_pain (EbbFigureCard *self, double pain);

G_END_DECLS
