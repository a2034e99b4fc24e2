// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

const char *const *ebb_skin_row_get_nicks (void);
void ebb_skin_row_set_up (AdwComboRow *row);

G_END_DECLS
