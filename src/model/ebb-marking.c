// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-marking.h"

#include <math.h>

#include "ebb-check-in.h"
#include "ebb-rating.h"

/*
 * A step keeps all marks as they were before it: there are few, and nothing can be
 * forgotten. A stroke is one step, however many regions it touches.
 */
struct _EbbMarking
{
  EbbEntry *marks; /* (owned): holds the marks, and nothing else */
  EbbEntry *last;  /* (owned) (nullable): the entry of last time */
  EbbBrush brush;

  GPtrArray *undo; /* (element-type EbbEntry): the marks before each step */
  GPtrArray *redo; /* (element-type EbbEntry): the marks after each undone step */

  EbbEntry *before;     /* (owned) (nullable): the marks before the open step */
  GPtrArray *touched;   /* (element-type EbbRegion): by the open stroke */
  gboolean is_clearing; /* whether the open stroke takes marks off */
};

static EbbEntry *
copy_marks (EbbEntry *from)
{
  EbbEntry *copy = ebb_entry_new (ebb_entry_get_moment (from));

  for (guint i = 0; i < ebb_entry_get_n_marks (from); i++)
    ebb_entry_set_mark (copy, ebb_entry_get_mark (from, i));
  return copy;
}

static gboolean
marks_equal (EbbEntry *a,
             EbbEntry *b)
{
  if (ebb_entry_get_n_marks (a) != ebb_entry_get_n_marks (b))
    return FALSE;
  for (guint i = 0; i < ebb_entry_get_n_marks (a); i++)
    if (!ebb_mark_equal (ebb_entry_get_mark (a, i), ebb_entry_get_mark (b, i)))
      return FALSE;
  return TRUE;
}

static void
begin_step (EbbMarking *self)
{
  ebb_marking_end_stroke (self);
  self->before = copy_marks (self->marks);
}

static void
end_step (EbbMarking *self)
{
  if (!marks_equal (self->before, self->marks))
    {
      g_ptr_array_add (self->undo, g_steal_pointer (&self->before));
      g_ptr_array_set_size (self->redo, 0);
    }
  g_clear_object (&self->before);
}

/**
 * ebb_marking_new:
 *
 * Returns: (transfer full): no marks, and a brush that says nothing
 */
EbbMarking *
ebb_marking_new (void)
{
  EbbMarking *self = g_new0 (EbbMarking, 1);

  self->marks = ebb_entry_new (ebb_moment_now ());
  self->brush.intensity = NAN;
  self->undo = g_ptr_array_new_with_free_func (g_object_unref);
  self->redo = g_ptr_array_new_with_free_func (g_object_unref);
  self->touched = g_ptr_array_new ();
  return self;
}

/**
 * ebb_marking_free:
 * @self: (transfer full) (nullable): a marking
 */
void
ebb_marking_free (EbbMarking *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->marks);
  g_clear_object (&self->last);
  g_clear_object (&self->before);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_ptr_array_unref (self->touched);
  g_free (self);
}

/**
 * ebb_marking_load:
 * @entry: whose marks to work on; they are copied
 *
 * Begins anew: steps made before cannot be undone any more, unless the marks are
 * the same as they stand.
 */
void
ebb_marking_load (EbbMarking *self,
                  EbbEntry *entry)
{
  g_return_if_fail (self != NULL && EBB_IS_ENTRY (entry));

  ebb_marking_end_stroke (self);
  if (marks_equal (self->marks, entry))
    return;
  g_object_unref (self->marks);
  self->marks = copy_marks (entry);
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
}

/**
 * ebb_marking_get_marks:
 *
 * Returns: (transfer none): an entry that holds the marks as they stand and
 *   nothing else, to be read only; another one after the next step
 */
EbbEntry *
ebb_marking_get_marks (EbbMarking *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->marks;
}

/**
 * ebb_marking_set_last:
 * @last: (nullable): the entry of last time, whose marks are suggested
 */
void
ebb_marking_set_last (EbbMarking *self,
                      EbbEntry *last)
{
  g_return_if_fail (self != NULL);
  g_set_object (&self->last, last);
}

/**
 * ebb_marking_get_brush:
 *
 * Returns: the brush
 */
EbbBrush
ebb_marking_get_brush (EbbMarking *self)
{
  return self->brush;
}

/**
 * ebb_marking_set_brush:
 * @brush: what touched regions get from now on
 */
void
ebb_marking_set_brush (EbbMarking *self,
                       const EbbBrush *brush)
{
  g_return_if_fail (self != NULL && brush != NULL);
  g_return_if_fail (isnan (brush->intensity) || ebb_rating_is_valid (brush->intensity));

  self->brush = *brush;
}

/**
 * ebb_marking_find_suggestion:
 * @region: a region
 *
 * Returns: (transfer none) (nullable): the mark of last time, unless the region is
 *   marked already
 */
const EbbMark *
ebb_marking_find_suggestion (EbbMarking *self,
                             const EbbRegion *region)
{
  if (self->last == NULL || ebb_entry_find_mark (self->marks, region) != NULL)
    return NULL;
  return ebb_entry_find_mark (self->last, region);
}

/**
 * ebb_marking_find_unsettled:
 * @region: a region that is drawn
 *
 * Returns: (transfer none) (nullable): the nearest mark that may mean @region
 *   without saying so: of a part whose side or face is not known
 */
const EbbMark *
ebb_marking_find_unsettled (EbbMarking *self,
                            const EbbRegion *region)
{
  for (const EbbRegion *part = region->parent; part != NULL; part = part->parent)
    {
      const EbbMark *mark = ebb_entry_find_mark (self->marks, part);

      if (mark != NULL && part->kind == EBB_REGION_PART)
        return mark;
    }
  return NULL;
}

/* --- what a brush does ------------------------------------------------- */

static gboolean
brush_is_empty (const EbbBrush *brush)
{
  return isnan (brush->intensity) && brush->qualities == 0;
}

/* Whether the brush would change nothing about the mark. */
static gboolean
brush_says (const EbbBrush *brush,
            const EbbMark *mark)
{
  return (isnan (brush->intensity) || ebb_number_equal (brush->intensity, mark->intensity)) &&
         (brush->qualities == 0 || brush->qualities == mark->qualities);
}

static void
settle (EbbMarking *self,
        const EbbMark *unsettled,
        const EbbRegion *region)
{
  EbbMark mark = *unsettled;

  mark.region = region;
  ebb_entry_remove_mark (self->marks, unsettled->region);
  ebb_entry_set_mark (self->marks, &mark);
}

/* @twin: (nullable): the region on the other side that was painted before */
static void
paint_one (EbbMarking *self,
           const EbbRegion *region,
           const EbbRegion *twin)
{
  const EbbMark *unsettled = ebb_marking_find_unsettled (self, region);
  const EbbMark *suggestion = ebb_marking_find_suggestion (self, region);
  const EbbMark *old = ebb_entry_find_mark (self->marks, region);
  EbbMark mark;

  if (old != NULL)
    {
      mark = *old;
    }
  else if (twin != NULL)
    {
      mark = *ebb_entry_find_mark (self->marks, twin);
      mark.region = region;
    }
  else if (unsettled != NULL)
    {
      settle (self, unsettled, region);
      mark = *ebb_entry_find_mark (self->marks, region);
    }
  else if (suggestion != NULL && brush_is_empty (&self->brush))
    {
      mark = *suggestion;
    }
  else
    {
      ebb_mark_init (&mark, region);
    }
  if (!isnan (self->brush.intensity))
    mark.intensity = self->brush.intensity;
  if (self->brush.qualities != 0)
    mark.qualities = self->brush.qualities;
  ebb_entry_set_mark (self->marks, &mark);
}

/* The region, and with the mirror its other side. */
static guint
get_targets (EbbMarking *self,
             const EbbRegion *region,
             const EbbRegion *targets[2])
{
  const EbbRegion *other = self->brush.mirror ? ebb_region_get_other_side (region) : NULL;

  targets[0] = region;
  targets[1] = other;
  return other != NULL ? 2 : 1;
}

static void
touch (EbbMarking *self,
       const EbbRegion *region)
{
  const EbbRegion *targets[2];
  guint n = get_targets (self, region, targets);

  if (g_ptr_array_find (self->touched, region, NULL))
    return;
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (self->touched, (gpointer) targets[i]);
      if (self->is_clearing)
        ebb_entry_remove_mark (self->marks, targets[i]);
      else
        paint_one (self, targets[i], i > 0 ? region : NULL);
    }
}

/**
 * ebb_marking_press:
 * @region: what was clicked
 *
 * A stroke over one region.
 */
void
ebb_marking_press (EbbMarking *self,
                   const EbbRegion *region)
{
  ebb_marking_begin_stroke (self, region);
  ebb_marking_end_stroke (self);
}

/**
 * ebb_marking_begin_stroke:
 * @region: where it begins
 *
 * Marks a region with the brush, or changes its mark. Where the mark says already
 * what the brush says, the stroke takes marks off. A region that was marked last
 * time gets that mark back when the brush says nothing; a region that a mark
 * without side or face may mean takes that mark over.
 */
void
ebb_marking_begin_stroke (EbbMarking *self,
                          const EbbRegion *region)
{
  const EbbMark *mark;

  g_return_if_fail (self != NULL && region != NULL);

  begin_step (self);
  mark = ebb_entry_find_mark (self->marks, region);
  self->is_clearing = mark != NULL && brush_says (&self->brush, mark);
  touch (self, region);
}

/**
 * ebb_marking_continue_stroke:
 * @region: a region that the stroke comes to; nothing happens to one that it
 *   has touched before
 */
void
ebb_marking_continue_stroke (EbbMarking *self,
                             const EbbRegion *region)
{
  g_return_if_fail (self != NULL && region != NULL);

  if (self->before != NULL)
    touch (self, region);
}

/**
 * ebb_marking_end_stroke:
 *
 * Makes a step of the stroke, if there is one that changed something.
 */
void
ebb_marking_end_stroke (EbbMarking *self)
{
  g_return_if_fail (self != NULL);

  if (self->before != NULL)
    end_step (self);
  g_ptr_array_set_size (self->touched, 0);
}

/**
 * ebb_marking_cancel_stroke:
 *
 * Takes the stroke back as if it had not been.
 */
void
ebb_marking_cancel_stroke (EbbMarking *self)
{
  g_return_if_fail (self != NULL);

  if (self->before != NULL)
    {
      g_object_unref (self->marks);
      self->marks = g_steal_pointer (&self->before);
    }
  g_ptr_array_set_size (self->touched, 0);
}

/* --- single steps ------------------------------------------------------ */

/**
 * ebb_marking_set:
 * @mark: what to say about its region
 */
void
ebb_marking_set (EbbMarking *self,
                 const EbbMark *mark)
{
  g_return_if_fail (self != NULL && mark != NULL && ebb_mark_is_valid (mark));

  begin_step (self);
  ebb_entry_set_mark (self->marks, mark);
  end_step (self);
}

/**
 * ebb_marking_set_intensity:
 * @region: a region
 * @intensity: 0 to 10
 *
 * Marks the region, with the mirror both, with this intensity; what else is known
 * about it stays.
 */
void
ebb_marking_set_intensity (EbbMarking *self,
                           const EbbRegion *region,
                           double intensity)
{
  const EbbBrush brush = self->brush;

  g_return_if_fail (self != NULL && region != NULL && ebb_rating_is_valid (intensity));

  begin_step (self);
  self->brush = (EbbBrush){ intensity, 0, brush.mirror };
  self->is_clearing = FALSE;
  touch (self, region);
  self->brush = brush;
  ebb_marking_end_stroke (self);
}

/**
 * ebb_marking_remove:
 * @region: a region
 *
 * Takes its mark off, with the mirror both.
 */
void
ebb_marking_remove (EbbMarking *self,
                    const EbbRegion *region)
{
  g_return_if_fail (self != NULL && region != NULL);

  begin_step (self);
  self->is_clearing = TRUE;
  touch (self, region);
  ebb_marking_end_stroke (self);
}

/**
 * ebb_marking_clear:
 *
 * Takes all marks off.
 */
void
ebb_marking_clear (EbbMarking *self)
{
  g_return_if_fail (self != NULL);

  begin_step (self);
  ebb_entry_clear_marks (self->marks);
  end_step (self);
}

/**
 * ebb_marking_settle:
 * @part: a marked part whose side or face is not known
 * @region: the region within it that is meant
 *
 * Moves the mark to that region.
 */
void
ebb_marking_settle (EbbMarking *self,
                    const EbbRegion *part,
                    const EbbRegion *region)
{
  const EbbMark *mark;

  g_return_if_fail (self != NULL && part != region && ebb_region_is_within (region, part));

  mark = ebb_entry_find_mark (self->marks, part);
  g_return_if_fail (mark != NULL);

  begin_step (self);
  settle (self, mark, region);
  end_step (self);
}

/**
 * ebb_marking_accept_all:
 *
 * Takes all suggested marks over.
 */
void
ebb_marking_accept_all (EbbMarking *self)
{
  g_return_if_fail (self != NULL);

  if (self->last == NULL)
    return;
  begin_step (self);
  ebb_check_in_take_marks (self->marks, self->last);
  end_step (self);
}

/* --- back and forth ---------------------------------------------------- */

static gboolean
move (EbbMarking *self,
      GPtrArray *from,
      GPtrArray *to)
{
  ebb_marking_end_stroke (self);
  if (from->len == 0)
    return FALSE;
  g_ptr_array_add (to, self->marks);
  self->marks = g_ptr_array_steal_index (from, from->len - 1);
  return TRUE;
}

/**
 * ebb_marking_can_undo:
 *
 * Returns: whether there is a step to undo
 */
gboolean
ebb_marking_can_undo (EbbMarking *self)
{
  return self->undo->len > 0;
}

/**
 * ebb_marking_can_redo:
 *
 * Returns: whether there is an undone step
 */
gboolean
ebb_marking_can_redo (EbbMarking *self)
{
  return self->redo->len > 0;
}

/**
 * ebb_marking_undo:
 *
 * Takes the newest step back.
 *
 * Returns: whether there was one
 */
gboolean
ebb_marking_undo (EbbMarking *self)
{
  return move (self, self->undo, self->redo);
}

/**
 * ebb_marking_redo:
 *
 * Does the newest undone step again.
 *
 * Returns: whether there was one
 */
gboolean
ebb_marking_redo (EbbMarking *self)
{
  return move (self, self->redo, self->undo);
}
