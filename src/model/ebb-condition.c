// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-condition.h"

#include <glib/gi18n.h>

#include "ebb-record-private.h"

static const EbbField fields[] = {
  EBB_FIELD (EbbCondition, kind, WORD),
  EBB_FIELD (EbbCondition, name, LINE),
  EBB_FIELD (EbbCondition, said, TEXT),
  EBB_FIELD (EbbCondition, retired, FLAG),
};

static const EbbLayout layout = EBB_LAYOUT ("condition", EbbCondition, fields);

G_DEFINE_FINAL_TYPE (EbbCondition, ebb_condition, EBB_TYPE_RECORD)

/* Those that medical massage is said to be for. */
static const char *const kinds[] = {
  "arthritis",
  "spinal-stenosis",
  "fibromyalgia",
  "recurring-headache",
  "migraine",
  "joint-pain",
  "muscle-pain",
  NULL,
};

static const char *const names[] = {
  NC_ ("condition", "Arthritis"),
  NC_ ("condition", "Spinal stenosis"),
  NC_ ("condition", "Fibromyalgia"),
  NC_ ("condition", "Recurring headache"),
  NC_ ("condition", "Migraine"),
  NC_ ("condition", "Joint pain"),
  NC_ ("condition", "Other muscle or bone pain"),
};

static gboolean
ebb_condition_validate (EbbRecord *record,
                        GError **error)
{
  EbbCondition *self = EBB_CONDITION (record);

  return self->kind != NULL || self->name != NULL || ebb_record_invalid (error, _ ("A condition needs a name."));
}

static void
ebb_condition_class_init (EbbConditionClass *klass)
{
  EBB_RECORD_CLASS (klass)->layout = &layout;
  EBB_RECORD_CLASS (klass)->validate = ebb_condition_validate;
}

static void
ebb_condition_init (EbbCondition *self)
{
  ebb_layout_init (&layout, self);
}

/**
 * ebb_condition_new:
 * @kind: (nullable): one of ebb_condition_kinds(); %NULL for one with a name of its own
 *
 * Returns: (transfer full): a condition that was never saved
 */
EbbCondition *
ebb_condition_new (const char *kind)
{
  EbbCondition *self = g_object_new (EBB_TYPE_CONDITION, NULL);

  self->kind = g_intern_string (kind);
  return self;
}

/**
 * ebb_condition_get_name:
 * @self: a condition
 *
 * Returns: (transfer none): what the person calls it, else what Ebb does
 */
const char *
ebb_condition_get_name (EbbCondition *self)
{
  g_return_val_if_fail (EBB_IS_CONDITION (self), NULL);

  if (self->name != NULL)
    return self->name;
  return self->kind != NULL ? ebb_condition_kind_get_name (self->kind) : "";
}

/**
 * ebb_condition_kinds:
 *
 * Returns: (transfer none): the ids of the kinds that Ebb has a name for, ending with
 *   %NULL
 */
const char *const *
ebb_condition_kinds (void)
{
  return kinds;
}

/**
 * ebb_condition_kind_get_name:
 * @kind: an id
 *
 * Returns: (transfer none): its translated name; the id of one that is not known
 */
const char *
ebb_condition_kind_get_name (const char *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i], kind))
      return g_dpgettext2 (NULL, "condition", names[i]);
  return kind;
}
