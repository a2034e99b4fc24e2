// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "draw/ebb-figure-draw.h"

G_BEGIN_DECLS

#define EBB_TYPE_BODY_PAIR (ebb_body_pair_get_type ())
G_DECLARE_FINAL_TYPE (EbbBodyPair, ebb_body_pair, EBB, BODY_PAIR, GtkWidget)

GtkWidget *ebb_body_pair_new (gboolean checkable);

void ebb_body_pair_set_max_height (EbbBodyPair *self, int height);
void ebb_body_pair_clear (EbbBodyPair *self);
void ebb_body_pair_mark (EbbBodyPair *self, const EbbRegion *region, const EbbFigurePaint *paint, const char *words);
gboolean ebb_body_pair_turn_to (EbbBodyPair *self, const EbbRegion *region);

G_END_DECLS
