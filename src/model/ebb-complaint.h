// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EbbComplaint:
 *
 * What techniques and courses were studied for or are offered for, as a set. Coarser
 * than the conditions that a person names: it only sorts what Ebb has to say.
 */
typedef enum
{
  EBB_COMPLAINT_JOINTS = 1 << 0,
  EBB_COMPLAINT_STENOSIS = 1 << 1,
  EBB_COMPLAINT_FIBROMYALGIA = 1 << 2,
  EBB_COMPLAINT_HEADACHE = 1 << 3,
  EBB_COMPLAINT_NECK = 1 << 4,
  EBB_COMPLAINT_LOW_BACK = 1 << 5,
  EBB_COMPLAINT_GENERAL = 1 << 6,
} EbbComplaint;

#define EBB_N_COMPLAINTS 7

const char *ebb_complaint_get_id (guint index);
const char *ebb_complaint_get_name (guint index);
char *ebb_complaints_describe (guint complaints);

G_END_DECLS
