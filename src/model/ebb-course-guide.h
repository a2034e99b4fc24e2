// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-complaint.h"
#include "ebb-region.h"
#include "ebb-technique-text.h"

G_BEGIN_DECLS

/**
 * EbbCourseGuide:
 * @id: that of the template of a course which it belongs to: "neck", "knee", "headache",
 *   "fibromyalgia", "swelling", "free"
 * @complaints: set of #EbbComplaint that it is offered for
 * @techniques: set of `1 << EbbTechnique` that fit
 * @certainty: how sure the studies are that its texts tell of
 * @source: (nullable): authors and year; %NULL if no study of such a course was found
 *
 * What is known of a course before it begins.
 */
typedef struct
{
  const char *id;
  guint complaints;
  guint techniques;
  EbbCertainty certainty;
  const char *source;
} EbbCourseGuide;

const EbbCourseGuide *ebb_course_guides_get_all (guint *n_guides);
const EbbCourseGuide *ebb_course_guide_find (const char *id);
const EbbCourseGuide *ebb_course_guide_for_complaints (guint complaints);
const char *ebb_course_guide_get_dose (const EbbCourseGuide *guide);
const char *ebb_course_guide_get_studies (const EbbCourseGuide *guide);
const char *ebb_course_guide_get_cautions (const EbbCourseGuide *guide);
GPtrArray *ebb_course_guide_get_regions (const EbbCourseGuide *guide);

G_END_DECLS
