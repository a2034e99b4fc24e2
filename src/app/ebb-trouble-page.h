// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EBB_TYPE_TROUBLE_PAGE (ebb_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (EbbTroublePage, ebb_trouble_page, EBB, TROUBLE_PAGE, AdwBin)

void ebb_trouble_page_show (EbbTroublePage *self, const char *path, const GError *error);

G_END_DECLS
