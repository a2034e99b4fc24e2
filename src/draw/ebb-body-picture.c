// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-picture.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-picture-text.h"

/* Lengths in units of a picture of the least comfortable size; a larger one is
 * magnified as a whole. */
#define WIDTH_OF_ONE 420.0
#define WIDTH_OF_TWO 640.0
#define HEIGHT 640.0
#define MARGIN 16.0
#define GAP 6.0
#define SWATCH_WIDTH 26.0
#define SWATCH_HEIGHT 14.0
#define TITLE_SIZE 16.0
#define TEXT_SIZE 12.0

typedef struct
{
  const EbbBodyPicture *picture;
  EbbFigureStyle style;
  cairo_t *cr;
  double width;
} Canvas;

/* Returns the height that the text takes. */
static double
draw_text (const Canvas *canvas,
           const char *text,
           double size,
           gboolean bold,
           PangoAlignment alignment,
           EbbColor color,
           double x,
           double y,
           double width)
{
  return ebb_picture_text_draw (canvas->cr, text, size * canvas->style.text_scale, bold, alignment, color, x, y, width);
}

static char *
format_day (EbbDay day)
{
  /* Translators: a date as g_date_time_format() writes it: "1 March 2026" */
  return ebb_day_format (day, C_ ("date", "%-d %B %Y"));
}

/**
 * ebb_body_picture_get_title:
 * @map: the figures of a period
 *
 * Returns: (transfer full): what the picture is about, with the period in words
 */
char *
ebb_body_picture_get_title (const EbbBodyMap *map)
{
  EbbDay from = map->from > EBB_DAY_MIN ? map->from : map->first;
  EbbDay to = map->to < EBB_DAY_MAX ? map->to : map->last;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (map->n_days == 0 && (map->from <= EBB_DAY_MIN || map->to >= EBB_DAY_MAX))
    return g_strdup (_ ("Where it hurt"));
  first = format_day (from);
  if (from == to)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("Where it hurt on %s"), first);
  last = format_day (to);
  /* Translators: both are dates */
  return g_strdup_printf (_ ("Where it hurt, %s to %s"), first, last);
}

static const char *
get_side_label (EbbView view,
                gboolean on_the_right)
{
  return ebb_view_get_side (view, on_the_right) == EBB_SIDE_LEFT ? C_ ("side of the picture", "your left")
                                                                 : C_ ("side of the picture", "your right");
}

static void
draw_figure (const Canvas *canvas,
             EbbView view,
             double x,
             double y,
             double width,
             double height)
{
  const EbbBodyPicture *self = canvas->picture;
  const EbbPalette *palette = canvas->style.palette;
  const EbbFigure *figure = ebb_figure_get (view, NULL);
  g_autofree EbbFigurePaint *paints = NULL;
  EbbFigurePlace place;
  double used;

  if (figure == NULL)
    return;
  used = draw_text (canvas, ebb_view_get_name (view), TEXT_SIZE, TRUE, PANGO_ALIGN_CENTER, palette->text, x, y, width);
  if (ebb_view_get_side (view, FALSE) == ebb_view_get_side (view, TRUE))
    used += draw_text (canvas, get_side_label (view, FALSE), TEXT_SIZE, FALSE, PANGO_ALIGN_CENTER, palette->dim, x, y + used, width);
  else
    {
      draw_text (canvas, get_side_label (view, FALSE), TEXT_SIZE, FALSE, PANGO_ALIGN_CENTER, palette->dim, x, y + used, width / 2);
      used += draw_text (canvas, get_side_label (view, TRUE), TEXT_SIZE, FALSE, PANGO_ALIGN_CENTER, palette->dim, x + width / 2, y + used, width / 2);
    }
  used += GAP;

  paints = g_new0 (EbbFigurePaint, ebb_figure_get_n_cells (figure));
  ebb_heat_map_paint (figure, self->map, self->measure, self->maximum, paints);
  ebb_figure_fit (figure, width, height - used, &place);
  place.x += x;
  place.y += y + used;
  ebb_figure_draw (figure, canvas->cr, &place, &canvas->style, paints, NULL);
}

static gboolean
has_unrated (const EbbBodyPicture *self)
{
  for (guint i = 0; i < self->map->n_regions; i++)
    if (self->map->whole[i].n_days > 0 && self->map->whole[i].n_rated_days == 0)
      return TRUE;
  return FALSE;
}

/* A line of the legend with or without a sample. Returns the height of it. */
static double
draw_note (const Canvas *canvas,
           const char *text,
           const EbbFigurePaint *sample,
           double y)
{
  double indent = sample != NULL ? SWATCH_WIDTH + GAP : 0;

  if (sample != NULL)
    ebb_figure_draw_swatch (canvas->cr, MARGIN, y + 1, SWATCH_WIDTH, SWATCH_HEIGHT, sample, &canvas->style);
  return draw_text (canvas, text, TEXT_SIZE, FALSE, PANGO_ALIGN_LEFT, canvas->style.palette->text,
                    MARGIN + indent, y, canvas->width - 2 * MARGIN - indent) +
         GAP / 2;
}

/* What stands below the figures. Returns the height of it. */
static double
draw_notes (const Canvas *canvas,
            double y)
{
  static const EbbFigurePaint hatched = { .flags = EBB_FIGURE_FILLED | EBB_FIGURE_HATCHED, .step = 5 };
  static const EbbFigurePaint unrated = { .flags = EBB_FIGURE_FILLED, .step = NAN };
  const EbbBodyPicture *self = canvas->picture;
  const EbbBodyMap *map = self->map;
  double start = y;
  g_autofree char *area = NULL;
  g_autofree char *mean_area = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *areas = NULL;

  if (map->n_days == 0)
    return draw_note (canvas, _ ("There are no entries in this period."), NULL, y);

  y += draw_text (canvas, ebb_body_measure_get_name (self->measure), TEXT_SIZE, TRUE, PANGO_ALIGN_LEFT, canvas->style.palette->text, MARGIN, y, canvas->width - 2 * MARGIN) + GAP;
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, MARGIN, y);
  ebb_heat_legend_draw (canvas->cr, canvas->width - 2 * MARGIN, self->measure, self->maximum, &canvas->style);
  cairo_restore (canvas->cr);
  y += ebb_heat_legend_get_height (canvas->width - 2 * MARGIN, &canvas->style) + GAP;

  if (map->n_unsided_days > 0)
    {
      /* Translators: what a hatched part of the figure means */
      g_autofree char *text = g_strdup_printf (ngettext ("Side or face not recorded (on %u day)", "Side or face not recorded (on %u days)", map->n_unsided_days), map->n_unsided_days);

      y += draw_note (canvas, text, &hatched, y);
    }
  if ((self->measure == EBB_BODY_MEAN || self->measure == EBB_BODY_WORST) && has_unrated (self))
    y += draw_note (canvas, _ ("Marked, intensity not recorded"), &unrated, y);

  /* Translators: how many of each are behind the picture */
  counts = g_strdup_printf (_ ("Entries: %u · days with an entry: %u · days with pain marked: %u"), map->n_entries, map->n_days, map->n_marked_days);
  y += draw_note (canvas, counts, NULL, y);
  area = ebb_body_area_to_string (map->area);
  mean_area = ebb_body_area_to_string (map->mean_area);
  /* Translators: both are such as "about 12 % of the body map" */
  areas = g_strdup_printf (_ ("Marked at any time: %s; on a day with an entry, on average: %s"), area, mean_area);
  y += draw_note (canvas, areas, NULL, y);
  return y - start;
}

/**
 * ebb_body_picture_draw:
 * @self: what to draw
 * @cr: where to draw, from its origin on
 * @width: of the picture
 * @height: of the picture
 *
 * Draws the whole picture, with its background.
 */
void
ebb_body_picture_draw (const EbbBodyPicture *self,
                       cairo_t *cr,
                       double width,
                       double height)
{
  const EbbPalette *palette = self->style.palette;
  double scale = MIN (width / (self->n_views > 1 ? WIDTH_OF_TWO : WIDTH_OF_ONE), height / HEIGHT);
  Canvas canvas = { self, self->style, cr, width / scale };
  g_autofree char *title = NULL;
  double y = MARGIN;
  double bottom, notes;

  g_return_if_fail (self->n_views > 0 && self->n_views <= G_N_ELEMENTS (self->views));
  g_return_if_fail (width > 0 && height > 0);

  cairo_save (cr);
  cairo_set_source_rgb (cr, palette->background.red, palette->background.green, palette->background.blue);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_scale (cr, scale, scale);

  title = ebb_body_picture_get_title (self->map);
  y += draw_text (&canvas, title, TITLE_SIZE, TRUE, PANGO_ALIGN_LEFT, palette->text, MARGIN, y, canvas.width - 2 * MARGIN) + GAP;

  /* The notes are measured where nobody sees them, then drawn at the bottom. */
  {
    cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);

    canvas.cr = cairo_create (nowhere);
    notes = draw_notes (&canvas, 0);
    cairo_destroy (canvas.cr);
    cairo_surface_destroy (nowhere);
    canvas.cr = cr;
  }
  bottom = height / scale - MARGIN - notes;
  for (guint i = 0; i < self->n_views; i++)
    {
      double room = (canvas.width - 2 * MARGIN) / self->n_views;

      draw_figure (&canvas, self->views[i], MARGIN + i * room, y, room, bottom - y - GAP);
    }
  draw_notes (&canvas, bottom);
  cairo_restore (cr);
}
