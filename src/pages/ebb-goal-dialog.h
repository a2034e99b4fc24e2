// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-goal.h"

G_BEGIN_DECLS

GtkWindow *ebb_goal_dialog_new (GtkWindow *parent, EbbGoal *goal, GPtrArray *trackers);

G_END_DECLS
