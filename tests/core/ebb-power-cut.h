// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EbbPowerCut:
 *
 * A record of all that is written in one folder, from which can be made what the
 * disk would hold had the power gone at any point of it.
 */
typedef struct _EbbPowerCut EbbPowerCut;

/**
 * EbbTear:
 * @EBB_TEAR_ALL: nothing that was not synced has reached the disk
 * @EBB_TEAR_NONE: everything has
 * @EBB_TEAR_SOME: of what was not synced any part, in pieces of 512 bytes
 */
typedef enum
{
  EBB_TEAR_ALL,
  EBB_TEAR_NONE,
  EBB_TEAR_SOME,
} EbbTear;

EbbPowerCut *ebb_power_cut_start (const char *folder);
void ebb_power_cut_stop (EbbPowerCut *self);
void ebb_power_cut_free (EbbPowerCut *self);
guint ebb_power_cut_get_length (EbbPowerCut *self);
void ebb_power_cut_make (EbbPowerCut *self, guint length, EbbTear tear, GRand *dice, const char *target);

G_END_DECLS
