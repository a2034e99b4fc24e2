// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-relief-chart.h"

G_BEGIN_DECLS

/**
 * EbbReliefPicture:
 * @chart: what is drawn; it is laid out anew
 * @title: what the picture shows
 * @subtitle: (nullable): of which sessions and ratings
 * @message: (nullable): what it says, in words, with its caution
 * @style: colours and size of text
 *
 * A picture with everything that it needs to be understood elsewhere.
 */
typedef struct
{
  const EbbReliefChart *chart;
  const char *title;
  const char *subtitle;
  const char *message;
  EbbChartStyle style;
} EbbReliefPicture;

void ebb_relief_picture_draw (const EbbReliefPicture *self, cairo_t *cr, double width, double height);
char *ebb_relief_picture_get_message (EbbReliefChartKind kind, const EbbReliefResult *result);

G_END_DECLS
