// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-complaint.h"

#include <glib/gi18n.h>

static const struct
{
  const char *id;
  const char *name;
} complaints[EBB_N_COMPLAINTS] = {
  { "joints", NC_ ("complaint", "Arthritis and joint pain") },
  { "stenosis", NC_ ("complaint", "Spinal stenosis") },
  { "fibromyalgia", NC_ ("complaint", "Fibromyalgia") },
  { "headache", NC_ ("complaint", "Headache and migraine") },
  { "neck", NC_ ("complaint", "Neck pain") },
  { "low-back", NC_ ("complaint", "Low back pain") },
  { "general", NC_ ("complaint", "Other pain of muscles") },
};

/**
 * ebb_complaint_get_id:
 * @index: which bit of #EbbComplaint, below %EBB_N_COMPLAINTS
 *
 * Returns: (transfer none): its word in files, such as `low-back`
 */
const char *
ebb_complaint_get_id (guint index)
{
  g_return_val_if_fail (index < EBB_N_COMPLAINTS, "");

  return complaints[index].id;
}

/**
 * ebb_complaint_get_name:
 * @index: which bit of #EbbComplaint, below %EBB_N_COMPLAINTS
 *
 * Returns: (transfer none): its name in the language of the session
 */
const char *
ebb_complaint_get_name (guint index)
{
  g_return_val_if_fail (index < EBB_N_COMPLAINTS, "");

  return g_dpgettext2 (NULL, "complaint", complaints[index].name);
}

/**
 * ebb_complaints_describe:
 * @set: a set of #EbbComplaint
 *
 * Returns: (transfer full): their names, with commas; "" for none
 */
char *
ebb_complaints_describe (guint set)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < EBB_N_COMPLAINTS; i++)
    if (set & 1u << i)
      {
        if (text->len > 0)
          g_string_append (text, ", ");
        g_string_append (text, ebb_complaint_get_name (i));
      }
  return g_string_free (text, FALSE);
}
