// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-moment.h"

G_BEGIN_DECLS

gboolean ebb_time_pattern_check (const char *pattern, GError **error);
gboolean ebb_time_pattern_parse (const char *pattern, const char *text, GTimeZone *zone, EbbMoment *moment, GError **error);

G_END_DECLS
