// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-trend.h"
#include "model/ebb-review-rules.h"
#include "model/ebb-review.h"

G_BEGIN_DECLS

guint ebb_review_count_done (GPtrArray *sessions);
EbbTrendChange ebb_review_compare_pain (const EbbReadings *readings, GPtrArray *sessions, EbbDay today);
EbbReviewRules ebb_review_find_questions (GPtrArray *sessions, const EbbTrendChange *pain, EbbDay today, EbbSelfChange self_change, gboolean new_numbness);
char *ebb_review_describe_earlier (GPtrArray *reviews, const char *course);
char *ebb_review_describe_effects (GPtrArray *sessions);
char *ebb_review_describe_peg (EbbReview *before, EbbReview *now);

G_END_DECLS
