// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-region.h"

G_BEGIN_DECLS

GPtrArray *ebb_region_groups (void);
GPtrArray *ebb_region_group_members (const EbbRegion *root, gboolean with_details);
GPtrArray *ebb_regions_search (const char *text, GPtrArray *recent);

G_END_DECLS
