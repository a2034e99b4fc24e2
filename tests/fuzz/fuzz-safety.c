// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ebb-safety.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* The answers of a safety check as a session keeps them. */
int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_from_string ((const char *) bytes, (gssize) size, &error);
  g_autoptr (EbbSafetyAnswers) again = NULL;
  g_autoptr (EbbSafetyResult) result = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;

  g_assert_true ((answers == NULL) == (error != NULL));
  if (answers == NULL)
    return 0;
  text = ebb_safety_answers_to_string (answers);
  again = ebb_safety_answers_from_string (text, -1, NULL);
  g_assert_true (again != NULL && ebb_safety_answers_equal (answers, again));
  result = ebb_safety_judge (answers, again);
  lines = ebb_safety_result_describe (result);
  g_assert_true (lines->len > 0 || result->outcome == EBB_SAFETY_GO_AHEAD);
  return 0;
}
