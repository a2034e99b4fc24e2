// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EBB_TYPE_TOASTER (ebb_toaster_get_type ())
G_DECLARE_FINAL_TYPE (EbbToaster, ebb_toaster, EBB, TOASTER, GObject)

EbbToaster *ebb_toaster_new (AdwToastOverlay *overlay);
void ebb_toaster_show (EbbToaster *self, AdwToast *toast);
AdwToast *ebb_toaster_get_undo (EbbToaster *self);
void ebb_toaster_drop_undo (EbbToaster *self);

G_END_DECLS
