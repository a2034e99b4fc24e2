// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-entry.h"

G_BEGIN_DECLS

/**
 * EbbBrush:
 *
 * What is said about every region that is touched. What a brush does not say it
 * leaves as it is.
 */
typedef struct
{
  double intensity; /* 0 to 10; NAN for no number */
  guint qualities;  /* set of #EbbQuality */
  gboolean mirror;  /* whether the other side of the body is touched as well */
} EbbBrush;

/**
 * EbbMarking:
 *
 * The marks of one entry while they are made, and the steps that led to them.
 */
typedef struct _EbbMarking EbbMarking;

EbbMarking *ebb_marking_new (void);
void ebb_marking_free (EbbMarking *self);

void ebb_marking_load (EbbMarking *self, EbbEntry *entry);
EbbEntry *ebb_marking_get_marks (EbbMarking *self);
void ebb_marking_set_last (EbbMarking *self, EbbEntry *last);
EbbBrush ebb_marking_get_brush (EbbMarking *self);
void ebb_marking_set_brush (EbbMarking *self, const EbbBrush *brush);

const EbbMark *ebb_marking_find_suggestion (EbbMarking *self, const EbbRegion *region);
const EbbMark *ebb_marking_find_unsettled (EbbMarking *self, const EbbRegion *region);

void ebb_marking_press (EbbMarking *self, const EbbRegion *region);
void ebb_marking_begin_stroke (EbbMarking *self, const EbbRegion *region);
void ebb_marking_continue_stroke (EbbMarking *self, const EbbRegion *region);
void ebb_marking_end_stroke (EbbMarking *self);
void ebb_marking_cancel_stroke (EbbMarking *self);

void ebb_marking_set (EbbMarking *self, const EbbMark *mark);
void ebb_marking_set_intensity (EbbMarking *self, const EbbRegion *region, double intensity);
void ebb_marking_remove (EbbMarking *self, const EbbRegion *region);
void ebb_marking_clear (EbbMarking *self);
void ebb_marking_settle (EbbMarking *self, const EbbRegion *part, const EbbRegion *region);
void ebb_marking_accept_all (EbbMarking *self);

gboolean ebb_marking_can_undo (EbbMarking *self);
gboolean ebb_marking_can_redo (EbbMarking *self);
gboolean ebb_marking_undo (EbbMarking *self);
gboolean ebb_marking_redo (EbbMarking *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbMarking, ebb_marking_free)

G_END_DECLS
