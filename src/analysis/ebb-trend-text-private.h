// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-trend-text.h"

G_BEGIN_DECLS

char *ebb_trend_value_to_string (const EbbTrendSubject *subject, double value);
char *ebb_trend_difference_to_string (const EbbTrendSubject *subject, const EbbTrendChange *change);
gboolean ebb_trend_change_is_none (const EbbTrendChange *change);
const char *ebb_trend_size_to_string (EbbChangeSize size);

G_END_DECLS
