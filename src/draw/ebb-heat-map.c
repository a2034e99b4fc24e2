// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-heat-map.h"

#include <glib/gi18n.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "model/ebb-rating.h"

/* The figures of a period as colours on the body, and the scale that explains
 * them. Shares take the same ramp as intensities, from 0 to the end of the scale. */

#define N_SWATCHES 6
#define SWATCH_HEIGHT 18.0
#define GAP 6.0
#define FONT_SIZE 12.0

static const struct
{
  const char *id;
  const char *name;
} measures[EBB_N_BODY_MEASURES] = {
  [EBB_BODY_DAYS] = { "share", NC_ ("measure", "How often: percent of the days with an entry") },
  [EBB_BODY_ENTRIES] = { "entries", NC_ ("measure", "How often: percent of the entries") },
  [EBB_BODY_MEAN] = { "mean", NC_ ("measure", "Mean pain, 0 to 10") },
  [EBB_BODY_WORST] = { "worst", NC_ ("measure", "Worst pain, 0 to 10") },
};

/**
 * ebb_body_measure_get_id:
 * @measure: a measure
 *
 * Returns: (transfer none): its name on the command line, such as `share`
 */
const char *
ebb_body_measure_get_id (EbbBodyMeasure measure)
{
  g_return_val_if_fail (measure < EBB_N_BODY_MEASURES, "");

  return measures[measure].id;
}

/**
 * ebb_body_measure_get_name:
 * @measure: a measure
 *
 * Returns: (transfer none): what it says, in the language of the session
 */
const char *
ebb_body_measure_get_name (EbbBodyMeasure measure)
{
  g_return_val_if_fail (measure < EBB_N_BODY_MEASURES, "");

  return g_dpgettext2 (NULL, "measure", measures[measure].name);
}

/**
 * ebb_body_measure_find:
 * @id: a name as of ebb_body_measure_get_id()
 * @measure: (out): the measure
 *
 * Returns: whether there is one
 */
gboolean
ebb_body_measure_find (const char *id,
                       EbbBodyMeasure *measure)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < EBB_N_BODY_MEASURES; i++)
    if (g_str_equal (id, measures[i].id))
      {
        *measure = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * ebb_body_measure_format:
 * @measure: a measure
 * @value: a value of it; NAN if there is none
 *
 * Returns: (transfer full): such as "12", or "<1" for a share that is little but not
 *   nothing; the unit is in the name of the measure. An intensity has one decimal
 *   at most. "" for NAN
 */
char *
ebb_body_measure_format (EbbBodyMeasure measure,
                         double value)
{
  if (isnan (value))
    return g_strdup ("");
  if (measure == EBB_BODY_MEAN || measure == EBB_BODY_WORST)
    return ebb_number_to_local_string (round (value * 10) / 10);
  if (value > 0 && value < 0.5)
    return g_strdup ("<1");
  /* what is rounded must not become all */
  return g_strdup_printf ("%d", value < 100 ? (int) MIN (round (value), 99) : 100);
}

static EbbFigureFlags
get_flags (EbbBodySource source)
{
  switch (source)
    {
    case EBB_BODY_OWN:
      return EBB_FIGURE_FILLED;
    case EBB_BODY_WHOLE:
      return EBB_FIGURE_FILLED | EBB_FIGURE_INHERITED;
    case EBB_BODY_UNSIDED:
      return EBB_FIGURE_FILLED | EBB_FIGURE_HATCHED;
    case EBB_BODY_NOTHING:
    default:
      return 0;
    }
}

/**
 * ebb_heat_map_paint:
 * @figure: a figure
 * @map: the figures of a period
 * @measure: what is shown
 * @maximum: where the scale ends, as of ebb_body_map_get_maximum(); the same for
 *   periods side by side
 * @paints: (array): as many as there are cells; other flags are kept
 *
 * Says how each cell of @figure is drawn as part of a heat map. What was only marked
 * without an intensity has no step when intensities are shown.
 */
void
ebb_heat_map_paint (const EbbFigure *figure,
                    const EbbBodyMap *map,
                    EbbBodyMeasure measure,
                    double maximum,
                    EbbFigurePaint *paints)
{
  g_return_if_fail (maximum > 0);

  for (guint i = 0; i < ebb_figure_get_n_cells (figure); i++)
    {
      EbbFigurePaint *paint = &paints[i];
      const EbbBodyFigures *figures;
      EbbBodySource source = ebb_body_map_get_shown (map, ebb_figure_get_cell (figure, i)->region, NULL, &figures);
      double value = figures != NULL ? ebb_body_map_get_value (map, figures, measure) : NAN;
      g_autofree char *label = ebb_body_measure_format (measure, value);

      paint->flags &= ~(EBB_FIGURE_FILLED | EBB_FIGURE_INHERITED | EBB_FIGURE_HATCHED);
      paint->flags |= get_flags (source);
      paint->step = value / maximum * 10;
      g_strlcpy (paint->label, label, sizeof paint->label);
    }
}

static PangoLayout *
create_layout (cairo_t *cr,
               const EbbFigureStyle *style)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("sans");

  pango_font_description_set_absolute_size (font, FONT_SIZE * style->text_scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

/**
 * ebb_heat_legend_get_height:
 * @width: room in px
 * @style: colours and size of text
 *
 * Returns: how much room ebb_heat_legend_draw() takes, in px
 */
double
ebb_heat_legend_get_height (double width,
                            const EbbFigureStyle *style)
{
  return SWATCH_HEIGHT * style->text_scale + GAP + 1.5 * FONT_SIZE * style->text_scale;
}

/**
 * ebb_heat_legend_draw:
 * @cr: where to draw, from its origin on
 * @width: room in px
 * @measure: what is shown
 * @maximum: where the scale ends
 * @style: colours and size of text
 *
 * Draws the scale: six colours and the number that each stands for. Low is always
 * on the left, as on every scale of Ebb.
 */
void
ebb_heat_legend_draw (cairo_t *cr,
                      double width,
                      EbbBodyMeasure measure,
                      double maximum,
                      const EbbFigureStyle *style)
{
  g_autoptr (PangoLayout) layout = create_layout (cr, style);
  double step = width / N_SWATCHES;
  double height = SWATCH_HEIGHT * style->text_scale;
  EbbColor text = style->palette->text;

  for (guint i = 0; i < N_SWATCHES; i++)
    {
      EbbFigurePaint paint = { .flags = EBB_FIGURE_FILLED, .step = 10.0 * i / (N_SWATCHES - 1) };
      g_autofree char *number = ebb_number_to_local_string (maximum * i / (N_SWATCHES - 1));
      g_autofree char *label = measure == EBB_BODY_DAYS || measure == EBB_BODY_ENTRIES
                                 /* Translators: a number of percent on a scale */
                                 ? g_strdup_printf (C_ ("scale", "%s\u00a0%%"), number)
                                 : g_strdup (number);
      PangoRectangle extents;

      ebb_figure_draw_swatch (cr, i * step, 0, step, height, &paint, style);
      pango_layout_set_text (layout, label, -1);
      pango_layout_get_pixel_extents (layout, NULL, &extents);
      cairo_set_source_rgb (cr, text.red, text.green, text.blue);
      cairo_move_to (cr, (i + 0.5) * step - extents.width / 2.0, height + GAP);
      pango_cairo_show_layout (cr, layout);
    }
  cairo_new_path (cr);
}
