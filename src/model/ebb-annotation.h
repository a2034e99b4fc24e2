// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-period.h"

G_BEGIN_DECLS

/**
 * EbbAnnotation:
 * @id: (owned) (nullable): UUIDv7 as text; %NULL of one that was never saved
 * @period: the days that it is of; mostly one
 * @text: (owned): what happened, such as "New job": not empty, one line, at most
 *   %EBB_ANNOTATION_MAX bytes of UTF-8
 * @modified: microseconds since the epoch, UTC, of the last change; 0 if never saved
 *
 * The person's own note on the axis of time: what happened around the pain.
 */
typedef struct
{
  char *id;
  EbbPeriod period;
  char *text;
  gint64 modified;
} EbbAnnotation;

#define EBB_ANNOTATION_MAX 200

EbbAnnotation *ebb_annotation_new (EbbPeriod period, const char *text);
EbbAnnotation *ebb_annotation_copy (const EbbAnnotation *self);
void ebb_annotation_free (EbbAnnotation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbAnnotation, ebb_annotation_free)

/* Strips, joins lines and cuts what a person typed; (transfer full) (nullable): NULL if
 * nothing is left. */
char *ebb_annotation_tidy_text (const char *text);
gboolean ebb_annotation_is_valid (const EbbAnnotation *self, GError **error);

G_END_DECLS
