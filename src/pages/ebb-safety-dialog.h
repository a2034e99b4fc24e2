// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-course.h"
#include "model/ebb-review.h"
#include "model/ebb-session.h"
#include "store/ebb-store.h"

G_BEGIN_DECLS

/* Asks the questions of the safety check: the full form before a course, else the short
 * one. @regions: (element-type EbbRegion): where massage is planned. @known: (nullable)
 * (element-type EbbSafetyAnswer): answers given before.
 *
 * Signal: `finished (GArray *answers)`: (element-type EbbSafetyAnswer), also of a person
 * who skipped it, which is an answer; not emitted when it is closed without one. */
GtkWindow *ebb_safety_dialog_new (GtkWindow *parent, gboolean full, GPtrArray *regions, GArray *known);

G_END_DECLS
