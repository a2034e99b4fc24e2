// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-condition.h"

G_BEGIN_DECLS

GtkWindow *ebb_condition_dialog_new (GtkWindow *parent, EbbCondition *condition);

G_END_DECLS
