// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_DRAFT_KEEPER (ebb_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (EbbDraftKeeper, ebb_draft_keeper, EBB, DRAFT_KEEPER, GObject)

EbbDraftKeeper *ebb_draft_keeper_new (EbbStore *store, const char *slot);

const char *ebb_draft_keeper_get_slot (EbbDraftKeeper *self);
void ebb_draft_keeper_keep (EbbDraftKeeper *self, EbbEntry *draft);
void ebb_draft_keeper_flush (EbbDraftKeeper *self);
void ebb_draft_keeper_forget (EbbDraftKeeper *self);

G_END_DECLS
