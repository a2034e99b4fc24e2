// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>

/*
 * What sessions did, as a picture and in words. Here is how each kind is drawn and found;
 * -words.c makes the data and the sentences of a result.
 */

#define HEIGHT 200      /* px, of what does not grow with the text */
#define TEXT_HEIGHT 60  /* px, of what does */
#define CELL_WIDTH 24.0 /* px around a time */

static const char *const titles[EBB_N_RELIEF_CHARTS] = {
  [EBB_RELIEF_CHART_CURVE] = NC_ ("relief", "After Sessions, Hour by Hour"),
  [EBB_RELIEF_CHART_DURATION] = NC_ ("relief", "How Long Pain Stays Lower"),
  [EBB_RELIEF_CHART_SLOPE] = NC_ ("relief", "Before and After"),
  [EBB_RELIEF_CHART_TENSION] = NC_ ("relief", "Muscle Tension, Session by Session"),
  [EBB_RELIEF_CHART_SWELLING] = NC_ ("relief", "Swelling, Session by Session"),
};

/**
 * ebb_relief_chart_kind_get_title:
 * @kind: which picture
 *
 * Returns: (transfer none): what it is called, in the language of the session
 */
const char *
ebb_relief_chart_kind_get_title (EbbReliefChartKind kind)
{
  g_return_val_if_fail (kind < EBB_N_RELIEF_CHARTS, "");

  return g_dpgettext2 (NULL, "relief", titles[kind]);
}

/**
 * ebb_relief_chart_free:
 * @self: (transfer full) (nullable): a chart
 */
void
ebb_relief_chart_free (EbbReliefChart *self)
{
  if (self == NULL)
    return;
  ebb_survival_free (self->survival);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->labels);
  g_array_unref (self->cells);
  g_array_unref (self->samples);
  g_array_unref (self->traces);
  g_array_unref (self->pairs);
  g_array_unref (self->steps);
  g_free (self->summary);
  g_free (self);
}

/**
 * ebb_relief_chart_get_n_cells:
 * @self: a chart
 *
 * Returns: of how many things it has something to say; 0 if it shows nothing
 */
guint
ebb_relief_chart_get_n_cells (const EbbReliefChart *self)
{
  return self->cells->len;
}

/**
 * ebb_relief_chart_get_words:
 * @self: a chart
 * @cell: below ebb_relief_chart_get_n_cells()
 *
 * Returns: (transfer none): what it says
 */
const char *
ebb_relief_chart_get_words (const EbbReliefChart *self,
                            guint cell)
{
  g_return_val_if_fail (cell < self->words->len, "");

  return self->words->pdata[cell];
}

/**
 * ebb_relief_chart_get_summary:
 * @self: a chart
 *
 * Returns: (transfer none): what the whole chart says, or what is missing
 */
const char *
ebb_relief_chart_get_summary (const EbbReliefChart *self)
{
  return self->summary;
}

/**
 * ebb_relief_chart_get_height:
 * @self: a chart
 * @style: size of text
 *
 * Returns: the height in px that it wants
 */
double
ebb_relief_chart_get_height (const EbbReliefChart *self,
                             const EbbChartStyle *style)
{
  return HEIGHT + TEXT_HEIGHT * style->text_scale;
}

static EbbReliefCurve
get_curve (const EbbReliefChart *self)
{
  return (EbbReliefCurve){ self->points, EBB_N_RELIEF_POINTS, (const EbbReliefTrace *) (void *) self->traces->data, self->traces->len, self->scale, self->unit, self->summary };
}

static EbbSurvivalCurve
get_survival (const EbbReliefChart *self)
{
  return (EbbSurvivalCurve){ self->survival, self->median, self->unit, self->summary };
}

static EbbSlopeGraph
get_slope (const EbbReliefChart *self)
{
  return (EbbSlopeGraph){ (const EbbSlopePair *) (void *) self->pairs->data, self->pairs->len, self->scale, self->before, self->after, self->summary, TRUE };
}

static EbbSessionSteps
get_steps (const EbbReliefChart *self)
{
  return (EbbSessionSteps){ (const EbbSessionStep *) (void *) self->steps->data, self->steps->len, self->scale, self->unit, self->before, self->after, self->summary };
}

/**
 * ebb_relief_chart_layout:
 * @self: a chart
 * @cr: what it will be drawn on: fonts are measured with it
 * @width: px
 * @height: px
 * @style: size of text
 *
 * Finds out where everything is.
 */
void
ebb_relief_chart_layout (EbbReliefChart *self,
                         cairo_t *cr,
                         double width,
                         double height,
                         const EbbChartStyle *style)
{
  EbbReliefCurve curve = get_curve (self);
  EbbSurvivalCurve survival = get_survival (self);
  EbbSlopeGraph slope = get_slope (self);
  EbbSessionSteps steps = get_steps (self);

  switch (self->kind)
    {
    case EBB_RELIEF_CHART_CURVE:
      ebb_relief_curve_layout (&curve, cr, width, height, style, &self->frame.curve);
      break;
    case EBB_RELIEF_CHART_DURATION:
      ebb_survival_curve_layout (&survival, cr, width, height, style, &self->frame.survival);
      break;
    case EBB_RELIEF_CHART_SLOPE:
      ebb_slope_graph_layout (&slope, cr, width, height, style, &self->frame.slope);
      break;
    case EBB_RELIEF_CHART_TENSION:
    case EBB_RELIEF_CHART_SWELLING:
    default:
      ebb_session_steps_layout (&steps, cr, width, height, style, &self->frame.steps);
      break;
    }
}

/**
 * ebb_relief_chart_draw:
 * @self: a chart
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours and size of text
 *
 * Too little room draws nothing.
 */
void
ebb_relief_chart_draw (const EbbReliefChart *self,
                       cairo_t *cr,
                       double width,
                       double height,
                       const EbbChartStyle *style)
{
  EbbReliefCurve curve = get_curve (self);
  EbbSurvivalCurve survival = get_survival (self);
  EbbSlopeGraph slope = get_slope (self);
  EbbSessionSteps steps = get_steps (self);

  switch (self->kind)
    {
    case EBB_RELIEF_CHART_CURVE:
      ebb_relief_curve_draw (&curve, cr, width, height, style);
      break;
    case EBB_RELIEF_CHART_DURATION:
      ebb_survival_curve_draw (&survival, cr, width, height, style);
      break;
    case EBB_RELIEF_CHART_SLOPE:
      ebb_slope_graph_draw (&slope, cr, width, height, style);
      break;
    case EBB_RELIEF_CHART_TENSION:
    case EBB_RELIEF_CHART_SWELLING:
    default:
      ebb_session_steps_draw (&steps, cr, width, height, style);
      break;
    }
}

/* --- cells ------------------------------------------------------------------------ */

/* The number that the drawing knows a cell by. */
static guint
get_index (const EbbReliefChart *self,
           guint cell)
{
  return g_array_index (self->cells, guint, cell);
}

/**
 * ebb_relief_chart_find:
 * @self: a chart that was laid out
 * @x: px
 * @y: px
 * @cell: (out): what is there
 *
 * Returns: whether there is something
 */
gboolean
ebb_relief_chart_find (const EbbReliefChart *self,
                       double x,
                       double y,
                       guint *cell)
{
  EbbReliefCurve curve = get_curve (self);
  EbbSurvivalCurve survival = get_survival (self);
  EbbSlopeGraph slope = get_slope (self);
  EbbSessionSteps steps = get_steps (self);
  guint index = 0;
  gboolean found;

  if (self->kind == EBB_RELIEF_CHART_CURVE)
    found = ebb_relief_curve_find (&curve, &self->frame.curve, x, y, &index);
  else if (self->kind == EBB_RELIEF_CHART_DURATION)
    found = ebb_survival_curve_find (&survival, &self->frame.survival, x, y, &index);
  else if (self->kind == EBB_RELIEF_CHART_SLOPE)
    found = ebb_slope_graph_find (&slope, &self->frame.slope, x, y, &index);
  else
    found = ebb_session_steps_find (&steps, &self->frame.steps, x, y, &index);

  for (guint i = 0; found && i < self->cells->len; i++)
    if (get_index (self, i) == index)
      {
        *cell = i;
        return TRUE;
      }
  return FALSE;
}

/* A column as high as the values, around a place. */
static void
set_column (cairo_rectangle_t *area,
            double x,
            double width,
            double y,
            double height)
{
  *area = (cairo_rectangle_t){ x - width / 2, y, width, height };
}

static void
set_line (const EbbReliefChart *self,
          guint index,
          cairo_rectangle_t *area)
{
  EbbSlopeGraph slope = get_slope (self);
  const EbbSlopeGraphFrame *frame = &self->frame.slope;
  double before = 0, after = 0;

  ebb_slope_graph_get_line (&slope, frame, index, &before, &after);
  *area = (cairo_rectangle_t){ frame->x, fmin (before, after) - 3, frame->width, fabs (before - after) + 6 };
}

/**
 * ebb_relief_chart_get_area:
 * @self: a chart that was laid out
 * @cell: which
 * @area: (out): where it is, in px
 *
 * Returns: whether there is such a cell, and room for it
 */
gboolean
ebb_relief_chart_get_area (const EbbReliefChart *self,
                           guint cell,
                           cairo_rectangle_t *area)
{
  guint index;

  if (cell >= self->cells->len)
    return FALSE;
  index = get_index (self, cell);
  switch (self->kind)
    {
    case EBB_RELIEF_CHART_CURVE:
      set_column (area, ebb_relief_curve_get_x (&self->frame.curve, self->points[index].hours), CELL_WIDTH, self->frame.curve.y, self->frame.curve.height);
      break;
    case EBB_RELIEF_CHART_DURATION:
      set_column (area, ebb_survival_curve_get_x (&self->frame.survival, self->survival->steps[index].time), CELL_WIDTH / 2, self->frame.survival.y, self->frame.survival.height);
      break;
    case EBB_RELIEF_CHART_SLOPE:
      set_line (self, index, area);
      break;
    case EBB_RELIEF_CHART_TENSION:
    case EBB_RELIEF_CHART_SWELLING:
    default:
      set_column (area, ebb_session_steps_get_x (&self->frame.steps, index), MAX (4, MIN (CELL_WIDTH, self->frame.steps.pitch)), self->frame.steps.y, self->frame.steps.height);
      break;
    }
  return area->width > 0 && area->height > 0;
}
