// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-session.h"

G_BEGIN_DECLS

gboolean ebb_session_part_parse (const char *text, EbbSessionPart *part, GError **error);
gboolean ebb_session_rating_parse (const char *text, EbbSessionRating *rating, GError **error);
gboolean ebb_session_effect_parse (const char *text, EbbSessionEffect *effect, GError **error);
char *ebb_session_rating_describe (const EbbSessionRating *rating);

G_END_DECLS
