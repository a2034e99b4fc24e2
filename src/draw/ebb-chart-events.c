// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-chart-private.h"

#include <math.h>

/* What happened, as lines through the values with labels in a strip above them.
 *
 * A label stands to the right of its line, which runs from it down to the axis of
 * time. No two labels overlap and no line runs through a label. If there is not room
 * for all in the rows there are, long labels are cut; if even that does not do, the
 * events without a label are counted on the one before them. */

#define LABEL_GAP 10.0 /* px between two labels in a row */
#define LINE_GAP 4.0   /* px between a line and its label */
#define NEAR 6.0       /* px at which a line is hit */
#define HIDDEN_TICK 5.0
#define COUNT_WIDTH 26.0 /* px for the number of those hidden */
#define SPAN_OPACITY 0.07

/* The longest label in px, tried one after the other. */
static const double limits[] = { 180, 110, 64 };

typedef struct
{
  const EbbChart *chart;
  PangoLayout *layout;
  EbbChartFrame *frame;
  double text_scale;
  double row_height;
  const guint *shown; /* (array length=n_shown): events in the period, by their time */
  double *widths;     /* (array length=n_shown): of their labels, in px; NAN until measured */
  guint n_shown;
  double lines[EBB_CHART_MAX_FLAGS]; /* px: where the line of each flag of @frame is */
} Strip;

static gboolean
is_in_period (const EbbChart *chart,
              const EbbChartEvent *event)
{
  return event->from <= chart->to && MAX (event->from, event->to) >= chart->from;
}

static gboolean
is_span (const EbbChartEvent *event)
{
  return event->to > event->from;
}

/* Of its line, or the left edge of what is seen of a span. */
static double
get_event_x (const EbbChart *chart,
             const EbbChartFrame *frame,
             const EbbChartEvent *event)
{
  return ebb_chart_get_x (chart, frame, MAX (event->from, chart->from));
}

static double
get_event_end_x (const EbbChart *chart,
                 const EbbChartFrame *frame,
                 const EbbChartEvent *event)
{
  return ebb_chart_get_x (chart, frame, MIN (event->to, chart->to));
}

static const char *
get_label (const EbbChartEvent *event)
{
  return event->label != NULL ? event->label : "";
}

static int
compare_events (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  const EbbChartEvent *events = user_data;
  guint i = *(const guint *) a, j = *(const guint *) b;

  if (events[i].from < events[j].from || events[i].from > events[j].from)
    return events[i].from < events[j].from ? -1 : 1;
  return i < j ? -1 : i > j;
}

static GArray *
list_shown (const EbbChart *chart)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < chart->n_events; i++)
    if (is_in_period (chart, &chart->events[i]))
      g_array_append_val (shown, i);
  g_array_sort_with_data (shown, compare_events, (gpointer) chart->events);
  return shown;
}

/* Whether a label may lie there; in the strip rows count from the top by @y. */
static gboolean
is_free (const Strip *strip,
         const cairo_rectangle_t *area,
         double line_x)
{
  /* most often it is the last one that is in the way */
  for (guint i = strip->frame->n_flags; i-- > 0;)
    {
      const EbbChartFlag *flag = &strip->frame->flags[i];
      double right = flag->area.x + flag->area.width;

      if (flag->area.y < area->y)
        {
          if (strip->lines[i] > area->x - LINE_GAP && strip->lines[i] < area->x + area->width + LINE_GAP)
            return FALSE;
        }
      else if (flag->area.y > area->y)
        {
          if (line_x > flag->area.x - LINE_GAP && line_x < right + LINE_GAP)
            return FALSE;
        }
      else if (area->x < right + LABEL_GAP && flag->area.x < area->x + area->width + LABEL_GAP)
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_row (const Strip *strip,
          guint n_rows,
          double line_x,
          double width,
          cairo_rectangle_t *area)
{
  const EbbChartFrame *frame = strip->frame;
  double room = frame->width - LINE_GAP;

  area->width = MIN (width, room);
  area->height = strip->row_height;
  area->x = MIN (line_x + LINE_GAP, frame->x + frame->width - area->width);
  for (guint row = 0; row < n_rows; row++)
    {
      area->y = row * strip->row_height;
      if (is_free (strip, area, line_x))
        return TRUE;
    }
  return FALSE;
}

/* Of the label of a shown event; most are never asked for, and the others often. */
static double
get_label_width (Strip *strip,
                 guint i)
{
  double height;

  if (isnan (strip->widths[i]))
    ebb_chart_text_measure (strip->layout, get_label (&strip->chart->events[strip->shown[i]]), &strip->widths[i], &height);
  return strip->widths[i];
}

/* Gives each event its label, or stops at the first without room, unless @hides. */
static gboolean
place_all (Strip *strip,
           guint n_rows,
           double limit,
           gboolean hides)
{
  EbbChartFrame *frame = strip->frame;
  double reserve = hides ? COUNT_WIDTH * strip->text_scale : 0;

  frame->n_flags = 0;
  for (guint i = 0; i < strip->n_shown; i++)
    {
      const EbbChartEvent *event = &strip->chart->events[strip->shown[i]];
      EbbChartFlag flag = { strip->shown[i], 0, { 0 } };
      double line_x = get_event_x (strip->chart, frame, event);
      gboolean fits = frame->n_flags < EBB_CHART_MAX_FLAGS && find_row (strip, n_rows, line_x, reserve, &flag.area);

      if (fits)
        fits = find_row (strip, n_rows, line_x, MIN (get_label_width (strip, i), limit * strip->text_scale) + reserve, &flag.area);
      if (fits)
        {
          strip->lines[frame->n_flags] = line_x;
          frame->flags[frame->n_flags++] = flag;
        }
      else if (hides && frame->n_flags > 0)
        frame->flags[frame->n_flags - 1].n_hidden++;
      else
        return FALSE;
    }
  return TRUE;
}

/*
 * ebb_chart_place_events:
 * @frame: with its left edge and width; the labels are put in it, with the strip's
 *   upper edge as 0
 *
 * Returns: how many rows the strip takes, at most @max_rows; 0 if nothing happened, or
 *   if the frame is too narrow for a word and a count at this size of text
 */
guint
ebb_chart_place_events (const EbbChart *self,
                        PangoLayout *layout,
                        guint max_rows,
                        const EbbChartStyle *style,
                        EbbChartFrame *frame)
{
  g_autoptr (GArray) shown = NULL;
  g_autofree double *widths = NULL;
  Strip strip = { self, layout, frame, style->text_scale, 0, NULL, NULL, 0, { 0 } };
  double width;

  frame->n_flags = 0;
  if (self->n_events == 0 || max_rows == 0 || !(self->to > self->from) || frame->width < 2 * COUNT_WIDTH * style->text_scale)
    return 0;
  shown = list_shown (self);
  if (shown->len == 0)
    return 0;
  strip.shown = (const guint *) (gpointer) shown->data;
  strip.n_shown = shown->len;
  strip.widths = widths = g_new (double, shown->len);
  for (guint i = 0; i < shown->len; i++)
    widths[i] = NAN;
  ebb_chart_text_measure (layout, "0", &width, &strip.row_height);
  for (guint rows = 1; rows <= max_rows; rows++)
    if (place_all (&strip, rows, limits[0], FALSE))
      return rows;
  for (guint i = 1; i < G_N_ELEMENTS (limits); i++)
    if (place_all (&strip, max_rows, limits[i], FALSE))
      return max_rows;
  place_all (&strip, max_rows, limits[G_N_ELEMENTS (limits) - 1], TRUE);
  return max_rows;
}

static EbbColor
get_line_color (const EbbChartEvent *event,
                const EbbPalette *palette)
{
  return ebb_color_mix (palette->grid, palette->dim, event->dim ? 0.3 : 0.8);
}

/* Traces a box over each span, from @y on: of those that are @dim, or of those that are
 * not. On whole pixels, where thousands cost next to nothing. */
static void
trace_spans (const EbbChart *self,
             cairo_t *cr,
             const EbbChartFrame *frame,
             gboolean dim,
             double y,
             double height)
{
  for (guint i = 0; i < self->n_events; i++)
    if (self->events[i].dim == dim && is_span (&self->events[i]) && is_in_period (self, &self->events[i]))
      {
        double x = round (get_event_x (self, frame, &self->events[i]));

        cairo_rectangle (cr, x, y, MAX (1, round (get_event_end_x (self, frame, &self->events[i])) - x), height);
      }
}

/*
 * ebb_chart_draw_spans:
 * @bottom: lower edge of the plot, in px
 *
 * Draws the spans, which lie behind everything.
 */
void
ebb_chart_draw_spans (const EbbChart *self,
                      cairo_t *cr,
                      const EbbChartFrame *frame,
                      double bottom,
                      const EbbChartStyle *style)
{
  EbbColor color = style->palette->text;
  double top = floor (frame->y);

  cairo_set_source_rgba (cr, color.red, color.green, color.blue, SPAN_OPACITY);
  for (int dim = 0; dim <= 1; dim++)
    trace_spans (self, cr, frame, dim, top, round (bottom) - top);
  cairo_fill (cr);
  for (int dim = 1; dim >= 0; dim--)
    {
      ebb_chart_set_color (cr, get_line_color (&(EbbChartEvent){ .dim = dim }, style->palette));
      trace_spans (self, cr, frame, dim, top - 1, 2);
      cairo_fill (cr);
    }
}

static void
draw_flag (const EbbChart *self,
           cairo_t *cr,
           PangoLayout *layout,
           const EbbChartFrame *frame,
           const EbbChartFlag *flag,
           double bottom,
           const EbbChartStyle *style)
{
  static const double dashes[] = { 2, 3 };
  const EbbChartEvent *event = &self->events[flag->event];
  double x = floor (get_event_x (self, frame, event)) + 0.5;
  double count_width = 0, height;
  /* a label that lies over its own line has it begin below */
  double top = flag->area.x < x ? flag->area.y + flag->area.height : flag->area.y + 2;

  ebb_chart_set_color (cr, get_line_color (event, style->palette));
  cairo_set_line_width (cr, 1);
  if (is_span (event))
    {
      cairo_move_to (cr, x, top);
      cairo_line_to (cr, x, frame->y);
    }
  else
    {
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      cairo_move_to (cr, x, top);
      cairo_line_to (cr, x, bottom);
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);

  ebb_chart_set_color (cr, event->dim ? style->palette->dim : style->palette->text);
  if (flag->n_hidden > 0)
    {
      g_autofree char *count = g_strdup_printf ("+%u", flag->n_hidden);

      ebb_chart_text_measure (layout, count, &count_width, &height);
      ebb_chart_set_color (cr, style->palette->dim);
      ebb_chart_text_draw (cr, layout, count, flag->area.x + flag->area.width - count_width, flag->area.y, -1);
      ebb_chart_set_color (cr, event->dim ? style->palette->dim : style->palette->text);
    }
  ebb_chart_text_draw (cr, layout, get_label (event), flag->area.x, flag->area.y, flag->area.width - count_width - (count_width > 0 ? 2 : 0));
}

/* Of the events in the period that are @dim, or of those that are not. */
static void
draw_ticks (const EbbChart *self,
            cairo_t *cr,
            const EbbChartFrame *frame,
            gboolean dim,
            const EbbChartStyle *style)
{
  EbbChartEvent kind = { .dim = dim };
  double last_x = NAN;

  ebb_chart_set_color (cr, get_line_color (&kind, style->palette));
  for (guint i = 0; i < self->n_events; i++)
    {
      const EbbChartEvent *event = &self->events[i];
      double x;

      if (event->dim != dim || !is_in_period (self, event) || is_span (event))
        continue;
      x = floor (get_event_x (self, frame, event));
      /* thousands on the same spot are drawn once */
      if (x == last_x)
        continue;
      cairo_rectangle (cr, x, floor (frame->y - HIDDEN_TICK / 2), 1, HIDDEN_TICK);
      last_x = x;
    }
  cairo_fill (cr);
}

/*
 * ebb_chart_draw_events:
 * @bottom: lower edge of the plot, in px
 *
 * Draws the labels and their lines, and short ticks for events without a label.
 */
void
ebb_chart_draw_events (const EbbChart *self,
                       cairo_t *cr,
                       PangoLayout *layout,
                       const EbbChartFrame *frame,
                       double bottom,
                       const EbbChartStyle *style)
{
  for (guint i = 0; i < frame->n_flags; i++)
    draw_flag (self, cr, layout, frame, &frame->flags[i], bottom, style);
  draw_ticks (self, cr, frame, TRUE, style);
  draw_ticks (self, cr, frame, FALSE, style);
}

/**
 * ebb_chart_find_event:
 * @self: a chart
 * @frame: its frame
 * @x: px
 * @y: px
 *
 * Returns: (transfer none) (nullable): the event whose label, line or span is there;
 *   of several the one with the label, then the nearest line
 */
const EbbChartEvent *
ebb_chart_find_event (const EbbChart *self,
                      const EbbChartFrame *frame,
                      double x,
                      double y)
{
  const EbbChartEvent *found = NULL;
  double nearest = NEAR;

  if (!(self->to > self->from) || y > ebb_chart_get_bottom (self, frame))
    return NULL;
  for (guint i = 0; i < frame->n_flags; i++)
    {
      const cairo_rectangle_t *area = &frame->flags[i].area;

      if (x >= area->x - LINE_GAP && x <= area->x + area->width && y >= area->y && y <= area->y + area->height)
        return &self->events[frame->flags[i].event];
    }
  if (y < frame->y - HIDDEN_TICK)
    return NULL;
  for (guint i = 0; i < self->n_events; i++)
    {
      const EbbChartEvent *event = &self->events[i];
      double distance;

      if (!is_in_period (self, event) || is_span (event))
        continue;
      distance = fabs (get_event_x (self, frame, event) - x);
      if (distance <= nearest)
        {
          found = event;
          nearest = distance;
        }
    }
  for (guint i = 0; i < self->n_events && found == NULL; i++)
    if (is_span (&self->events[i]) && is_in_period (self, &self->events[i]) &&
        x >= get_event_x (self, frame, &self->events[i]) && x <= get_event_end_x (self, frame, &self->events[i]))
      found = &self->events[i];
  return found;
}
