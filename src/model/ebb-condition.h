// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-record.h"

G_BEGIN_DECLS

/**
 * EbbCondition:
 * @kind: (interned) (nullable): one of ebb_condition_kinds(), such as "fibromyalgia";
 *   %NULL of one in the person's own words
 * @name: (owned) (nullable): the person's own name for it; needed without a kind
 * @said: (owned) (nullable): what the doctor said, in the person's words
 * @retired: no longer offered for choice
 *
 * What a person has, as a doctor named it. Ebb diagnoses nothing.
 */
struct _EbbCondition
{
  EbbRecord record;
  const char *kind;
  char *name;
  char *said;
  gboolean retired;
};

#define EBB_TYPE_CONDITION (ebb_condition_get_type ())
G_DECLARE_FINAL_TYPE (EbbCondition, ebb_condition, EBB, CONDITION, EbbRecord)

EbbCondition *ebb_condition_new (const char *kind);
const char *ebb_condition_get_name (EbbCondition *self);

/* The ids of the kinds that Ebb names, ending with NULL, and the name of one. */
const char *const *ebb_condition_kinds (void);
const char *ebb_condition_kind_get_name (const char *kind);

G_END_DECLS
