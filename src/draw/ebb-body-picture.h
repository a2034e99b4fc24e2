// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-heat-map.h"

G_BEGIN_DECLS

/**
 * EbbBodyPicture:
 *
 * A heat map that says by itself what it shows: the period, the figures with the
 * person's left and right, the scale, and how many entries are behind it. For
 * files, paper and the clipboard.
 */
typedef struct
{
  const EbbBodyMap *map;
  EbbView views[2];
  guint n_views;
  EbbBodyMeasure measure;
  double maximum;       /* where the scale ends */
  EbbFigureStyle style; /* the text grows with the picture */
} EbbBodyPicture;

void ebb_body_picture_draw (const EbbBodyPicture *self, cairo_t *cr, double width, double height);
char *ebb_body_picture_get_title (const EbbBodyMap *map);

G_END_DECLS
