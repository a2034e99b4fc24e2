// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-trend.h"

G_BEGIN_DECLS

/**
 * EbbTrendSubject:
 * @name: in the language of the session: "Pain now"
 * @unit: (nullable): "h"; %NULL of what has none
 * @is_pain: whether it is an intensity of pain
 * @is_rating: whether it is rated from 0 to 10, as pain is
 *
 * What figures are of, as far as their words need it.
 */
typedef struct
{
  const char *name;
  const char *unit;
  gboolean is_pain;
  gboolean is_rating;
} EbbTrendSubject;

/* The cards of a summary. */
typedef enum
{
  EBB_TREND_CARD_MEDIAN,
  EBB_TREND_CARD_HIGH_DAYS, /* of pain only */
  EBB_TREND_CARD_CHANGE,
  EBB_TREND_CARD_DIRECTION,
  EBB_TREND_CARD_LOWEST,
  EBB_TREND_CARD_HIGHEST,
  EBB_TREND_CARD_EMPTY_DAYS,
} EbbTrendCard;

#define EBB_N_TREND_CARDS 7

char *ebb_trend_rated_to_string (const EbbTrendSubject *subject, const EbbTrendFigures *figures);
char *ebb_trend_missing_to_string (const EbbTrendSubject *subject, const EbbTrendFigures *figures);
char *ebb_trend_change_to_string (const EbbTrendSubject *subject, const EbbTrendChange *change);
char *ebb_trend_direction_to_string (const EbbTrendSubject *subject, const EbbTrendDirection *direction);
char *ebb_trend_stretch_to_string (const EbbTrendSubject *subject, const EbbStretch *stretch);
char *ebb_trend_describe (const EbbTrendSubject *subject, const EbbTrendFigures *figures, const EbbTrendChange *change, const EbbTrendDirection *direction);

const char *ebb_trend_card_get_title (EbbTrendCard card);
char *ebb_trend_card_get_value (EbbTrendCard card, const EbbTrendSubject *subject, const EbbTrendFigures *figures, const EbbTrendChange *change, const EbbTrendDirection *direction);
char *ebb_trend_card_get_detail (EbbTrendCard card, const EbbTrendSubject *subject, const EbbTrendFigures *figures, const EbbTrendChange *change, const EbbTrendDirection *direction);

G_END_DECLS
