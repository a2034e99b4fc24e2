// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-body-view.h"

G_BEGIN_DECLS

/* Shared by the picture (ebb-body-view.c) and what is done with it
 * (ebb-body-view-events.c). */

struct _EbbBodyView
{
  GtkWidget parent_instance;

  GtkWidget *left_label;
  GtkWidget *right_label;
  GPtrArray *regions; /* (element-type EbbBodyRegion) (unowned): as the cells */

  EbbView view;
  gboolean checkable;
  const EbbFigure *figure;
  EbbSkin skin;
  EbbFigurePaint *paints; /* (owned): as many as there are cells */
  EbbFigureCache *cache;  /* (owned) */
  EbbFigurePlace place;
  int max_height;         /* px, of the picture */
  int picture_height;     /* px, above the labels */
  GskRenderNode *picture; /* (owned) (nullable): as it was drawn last */

  const EbbFigureCell *hovered; /* (nullable) */
  const EbbFigureCell *current; /* (nullable): had the keyboard last */

  GtkGesture *drag; /* (unowned) */
  EbbPoint drag_from;
  EbbPoint drag_last;
  const EbbFigureCell *drag_cell; /* (nullable): what the stroke touched last */
  gboolean is_stroke;
};

enum
{
  EBB_BODY_VIEW_STROKE_BEGUN,
  EBB_BODY_VIEW_STROKE_ENTERED,
  EBB_BODY_VIEW_STROKE_ENDED,
  EBB_BODY_VIEW_PRESSED,
  EBB_BODY_VIEW_MENU,
  EBB_BODY_VIEW_REGION_KEY,
  EBB_BODY_VIEW_HOVERED,
  EBB_BODY_VIEW_FOCUSED,
  EBB_BODY_VIEW_EDGE,
  EBB_BODY_VIEW_N_SIGNALS,
};

extern guint ebb_body_view_signals[EBB_BODY_VIEW_N_SIGNALS];

void ebb_body_view_queue_picture (EbbBodyView *self);
const EbbFigureCell *ebb_body_view_find_focused (EbbBodyView *self);
void ebb_body_view_add_controllers (EbbBodyView *self);

G_END_DECLS
