// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-body-marker.h"

#include "ebb-body-layout.h"
#include "ebb-body-view.h"
#include "ebb-rating-scale.h"

G_BEGIN_DECLS

#define N_MAGNIFIERS 3

struct _EbbBodyMarker
{
  GtkWidget parent_instance;

  GtkWidget *same_button;
  EbbRatingScale *scale;
  GtkMenuButton *qualities_button;
  GtkLabel *qualities_label;
  GtkToggleButton *mirror_button;
  GtkWidget *stage;
  EbbBodyLayout *layout;
  GtkWidget *back_button;
  GtkToggleButton *first_toggle;
  GtkToggleButton *second_toggle;
  GtkLabel *status;

  EbbMarking *marking;                         /* (unowned) */
  GSettings *settings;                         /* (owned) */
  EbbBodyView *views[2];                       /* (unowned) */
  GtkWidget *magnifiers[2][N_MAGNIFIERS];      /* (unowned): of each view of the whole body */
  GtkWidget *quality_buttons[EBB_N_QUALITIES]; /* (unowned) (nullable): until opened */
  GtkWidget *popover;                          /* (owned) (nullable): of one region */
  const EbbRegion *menu_region;                /* (nullable): what the popover is about */
  guint remove_id;                             /* the idle that removes it, 0 if none */
  guint pair;                                  /* which two views: an index of pairs */
};

/* ebb-body-marker-brush.c */
void ebb_body_marker_bind_brush (GtkWidgetClass *widget_class);
void ebb_body_marker_init_brush (EbbBodyMarker *self);
void ebb_body_marker_sync_brush (EbbBodyMarker *self);

G_END_DECLS
