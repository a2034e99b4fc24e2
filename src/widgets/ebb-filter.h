// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ebb-query.h"

G_BEGIN_DECLS

/* The conditions of a query that a person sets one by one, besides the text. */
typedef enum
{
  EBB_FILTER_PAIN,
  EBB_FILTER_REGION,
  EBB_FILTER_NOTE,
  EBB_FILTER_TRACKER,
  EBB_FILTER_DATES,
} EbbFilter;

#define EBB_N_FILTERS 5

gboolean ebb_filter_is_set (EbbFilter filter, const EbbQuery *query);
void ebb_filter_unset (EbbFilter filter, EbbQuery *query);
char *ebb_filter_describe (EbbFilter filter, const EbbQuery *query, GPtrArray *trackers);
GVariant *ebb_filters_to_variant (const EbbQuery *query);
EbbQuery *ebb_filters_from_variant (GVariant *variant);

G_END_DECLS
