// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-technique-picture.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-chart-style.h"

/*
 * One small line drawing for each technique: a piece of the body, the hands that do it,
 * and in the accent colour how they move. Everything is made of a few parts, so that the
 * twelve look like one set. Lengths are units of a page of 160 by 100.
 */

#define WIDTH 160.0
#define HEIGHT 100.0
#define LINE 1.8
#define MOTION 2.6
#define HEAD 7.0 /* of an arrow */

typedef struct
{
  cairo_t *cr;
  EbbColor line;
  EbbColor skin;
  EbbColor hand;
  EbbColor motion;
} Page;

/* A thick line with round ends. */
typedef struct
{
  double x1, y1, x2, y2;
  double width;
} Bone;

/* A hand from above that points to the right, its palm in the origin. */
static const Bone hand_bones[] = {
  { -30, 0, -10, 0, 15 },
  { -8, 0, 4, 0, 21 },
  { 8, -8, 23, -9.5, 5.4 },
  { 8, -2.7, 28, -3, 5.4 },
  { 8, 2.7, 27, 3.2, 5.4 },
  { 8, 7.8, 22, 9.2, 5.2 },
  { -6, -9, 8, -19, 6 },
};

static void
stroke_bones (const Page *page,
              const Bone *bones,
              guint n_bones,
              double extra,
              EbbColor color)
{
  ebb_chart_set_color (page->cr, color);
  cairo_set_line_cap (page->cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < n_bones; i++)
    {
      cairo_set_line_width (page->cr, bones[i].width + extra);
      cairo_move_to (page->cr, bones[i].x1, bones[i].y1);
      cairo_line_to (page->cr, bones[i].x2, bones[i].y2);
      cairo_stroke (page->cr);
    }
}

/* Bones that melt into one shape with one outline. */
static void
draw_bones (const Page *page,
            const Bone *bones,
            guint n_bones)
{
  stroke_bones (page, bones, n_bones, LINE, page->line);
  stroke_bones (page, bones, n_bones, -LINE, page->hand);
}

static void
draw_hand (const Page *page,
           double x,
           double y,
           double angle,
           gboolean mirrored)
{
  cairo_save (page->cr);
  cairo_translate (page->cr, x, y);
  cairo_rotate (page->cr, angle);
  cairo_scale (page->cr, 1, mirrored ? -1 : 1);
  draw_bones (page, hand_bones, G_N_ELEMENTS (hand_bones));
  cairo_restore (page->cr);
}

/* A finger or thumb that comes from above and ends at a point. */
static void
draw_finger (const Page *page,
             double x,
             double y)
{
  const Bone finger[] = { { x + 4, y - 44, x, y - 7, 13 } };

  draw_bones (page, finger, 1);
  cairo_set_line_width (page->cr, 1.2);
  ebb_chart_set_color (page->cr, page->line);
  cairo_move_to (page->cr, x - 3.4, y - 8);
  cairo_curve_to (page->cr, x - 3.4, y - 15, x + 4.4, y - 15, x + 4, y - 7.5);
  cairo_stroke (page->cr);
}

/* A limb that goes on beyond both edges. */
static void
draw_limb (const Page *page)
{
  cairo_t *cr = page->cr;

  cairo_move_to (cr, 6, 32);
  cairo_curve_to (cr, 50, 22, 90, 26, 154, 38);
  cairo_line_to (cr, 154, 72);
  cairo_curve_to (cr, 100, 84, 50, 86, 6, 80);
  cairo_close_path (cr);
  ebb_chart_set_color (cr, page->skin);
  cairo_fill (cr);

  ebb_chart_set_color (cr, page->line);
  cairo_set_line_width (cr, LINE);
  cairo_move_to (cr, 6, 32);
  cairo_curve_to (cr, 50, 22, 90, 26, 154, 38);
  cairo_move_to (cr, 154, 72);
  cairo_curve_to (cr, 100, 84, 50, 86, 6, 80);
  cairo_stroke (cr);
}

/* The skin from the side, with what lies below it. */
static void
draw_ground (const Page *page)
{
  cairo_t *cr = page->cr;

  cairo_move_to (cr, 6, 66);
  cairo_curve_to (cr, 50, 56, 110, 56, 154, 66);
  cairo_line_to (cr, 154, 94);
  cairo_line_to (cr, 6, 94);
  cairo_close_path (cr);
  ebb_chart_set_color (cr, page->skin);
  cairo_fill (cr);
  ebb_chart_set_color (cr, page->line);
  cairo_set_line_width (cr, LINE);
  cairo_move_to (cr, 6, 66);
  cairo_curve_to (cr, 50, 56, 110, 56, 154, 66);
  cairo_stroke (cr);
}

static void
begin_motion (const Page *page)
{
  ebb_chart_set_color (page->cr, page->motion);
  cairo_set_line_width (page->cr, MOTION);
  cairo_set_line_cap (page->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (page->cr, CAIRO_LINE_JOIN_ROUND);
}

/* Draws what the path says with a head at its end, which points along @angle. */
static void
end_arrow (const Page *page,
           double angle)
{
  cairo_t *cr = page->cr;
  double x, y;

  cairo_get_current_point (cr, &x, &y);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, x + HEAD * cos (angle + G_PI + side * 0.55), y + HEAD * sin (angle + G_PI + side * 0.55));
      cairo_line_to (cr, x, y);
    }
  cairo_stroke (cr);
}

static void
draw_arrow (const Page *page,
            double x1,
            double y1,
            double x2,
            double y2)
{
  begin_motion (page);
  cairo_move_to (page->cr, x1, y1);
  cairo_line_to (page->cr, x2, y2);
  end_arrow (page, atan2 (y2 - y1, x2 - x1));
}

/* Part of a circle, from one angle to a larger one, with a head at either end. */
static void
draw_turn (const Page *page,
           double x,
           double y,
           double radius,
           double from,
           double to,
           gboolean backwards)
{
  begin_motion (page);
  cairo_new_sub_path (page->cr);
  if (backwards)
    cairo_arc_negative (page->cr, x, y, radius, to, from);
  else
    cairo_arc (page->cr, x, y, radius, from, to);
  end_arrow (page, backwards ? from - G_PI_2 : to + G_PI_2);
}

/* A row of waves along a line to the right. */
static void
trace_waves (const Page *page,
             double x,
             double y,
             double length,
             guint n_waves,
             double height)
{
  double step = length / (2 * n_waves);

  cairo_move_to (page->cr, x, y);
  for (guint i = 0; i < 2 * n_waves; i++)
    {
      double bend = i % 2 == 0 ? -height : height;

      cairo_rel_curve_to (page->cr, step / 3, bend, 2 * step / 3, bend, step, 0);
    }
}

/* Head, neck and shoulders from behind, the head turned by @tilt to the right. */
static void
draw_bust (const Page *page,
           double tilt)
{
  cairo_t *cr = page->cr;

  for (guint pass = 0; pass < 2; pass++)
    {
      cairo_move_to (cr, 24, 96);
      cairo_curve_to (cr, 24, 74, 40, 68, 70, 62);
      cairo_line_to (cr, 71 + tilt * 6, 46);
      cairo_line_to (cr, 89 + tilt * 6, 46);
      cairo_line_to (cr, 90, 62);
      cairo_curve_to (cr, 120, 68, 136, 74, 136, 96);
      ebb_chart_set_color (cr, pass == 0 ? page->skin : page->line);
      cairo_set_line_width (cr, LINE);
      if (pass == 0)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
    }
  cairo_save (cr);
  cairo_translate (cr, 80, 50);
  cairo_rotate (cr, tilt);
  cairo_translate (cr, 0, -22);
  cairo_scale (cr, 15, 19);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  ebb_chart_set_color (cr, page->skin);
  cairo_fill_preserve (cr);
  ebb_chart_set_color (cr, page->line);
  cairo_stroke (cr);
}

/* A soft pack that lies on the skin. */
static void
draw_pack (const Page *page)
{
  cairo_t *cr = page->cr;

  cairo_new_sub_path (cr);
  cairo_arc (cr, 112, 54, 6, -G_PI_2, G_PI_2);
  cairo_arc (cr, 48, 54, 6, G_PI_2, 3 * G_PI_2);
  cairo_close_path (cr);
  ebb_chart_set_color (cr, page->hand);
  cairo_fill_preserve (cr);
  ebb_chart_set_color (cr, page->line);
  cairo_set_line_width (cr, LINE);
  cairo_stroke (cr);
}

static void
draw_effleurage (const Page *page)
{
  draw_limb (page);
  draw_hand (page, 52, 54, 0, FALSE);
  draw_arrow (page, 90, 44, 142, 47);
  draw_arrow (page, 90, 55, 146, 55);
  draw_arrow (page, 90, 66, 142, 63);
}

static void
draw_petrissage (const Page *page)
{
  cairo_t *cr = page->cr;

  draw_limb (page);
  cairo_set_line_width (cr, LINE);
  for (int i = -1; i <= 1; i++)
    {
      cairo_move_to (cr, 78 + i * 6, 38);
      cairo_curve_to (cr, 90 + i * 6, 48, 70 + i * 6, 62, 82 + i * 6, 72);
    }
  cairo_stroke (cr);
  draw_hand (page, 40, 58, 0, FALSE);
  draw_hand (page, 121, 50, G_PI, FALSE);
  draw_turn (page, 58, 24, 13, -0.95 * G_PI, -0.15 * G_PI, FALSE);
  draw_turn (page, 102, 86, 10, 0.05 * G_PI, 0.85 * G_PI, FALSE);
}

static void
draw_friction (const Page *page)
{
  cairo_t *cr = page->cr;

  draw_limb (page);
  cairo_set_line_width (cr, 1);
  for (int i = 0; i < 6; i++)
    {
      cairo_move_to (cr, 10, 40 + 6.8 * i);
      cairo_curve_to (cr, 50, 36 + 7.4 * i, 100, 37 + 7.2 * i, 150, 42 + 5.4 * i);
    }
  cairo_stroke (cr);
  draw_finger (page, 76, 56);
  draw_arrow (page, 96, 56, 96, 34);
  draw_arrow (page, 96, 56, 96, 78);
}

static void
draw_tapotement (const Page *page)
{
  static const Bone low[] = { { 8, 26, 30, 41, 14 }, { 30, 41, 60, 54, 9 }, { 34, 40, 46, 36, 6 } };
  static const Bone high[] = { { 152, 8, 130, 17, 14 }, { 130, 17, 100, 26, 9 }, { 126, 16, 114, 10, 6 } };
  cairo_t *cr = page->cr;

  draw_ground (page);
  draw_bones (page, low, G_N_ELEMENTS (low));
  draw_bones (page, high, G_N_ELEMENTS (high));
  begin_motion (page);
  for (int i = 0; i < 3; i++)
    {
      double angle = -0.12 - 0.45 * i;

      cairo_move_to (cr, 62 + 8 * cos (angle), 54 + 8 * sin (angle));
      cairo_rel_line_to (cr, 7 * cos (angle), 7 * sin (angle));
    }
  cairo_stroke (cr);
  draw_arrow (page, 104, 36, 104, 53);
  draw_arrow (page, 30, 26, 30, 9);
}

static void
draw_vibration (const Page *page)
{
  draw_limb (page);
  begin_motion (page);
  for (int i = 0; i < 3; i++)
    trace_waves (page, 104, 43 + 12 * i, 44, 5, 5);
  cairo_stroke (page->cr);
  draw_hand (page, 62, 55, 0, FALSE);
}

static void
draw_myofascial_release (const Page *page)
{
  cairo_t *cr = page->cr;

  draw_limb (page);
  cairo_set_line_width (cr, 1);
  for (int i = -2; i <= 2; i++)
    {
      cairo_move_to (cr, 62, 55 + 8 * i);
      cairo_curve_to (cr, 74, 55 + 4 * i, 86, 55 + 4 * i, 98, 55 + 8 * i);
    }
  cairo_stroke (cr);
  draw_hand (page, 38, 55, G_PI, TRUE);
  draw_hand (page, 122, 55, 0, FALSE);
  draw_arrow (page, 34, 14, 12, 14);
  draw_arrow (page, 126, 14, 148, 14);
}

static void
draw_trigger_point (const Page *page)
{
  cairo_t *cr = page->cr;

  draw_limb (page);
  begin_motion (page);
  for (int i = 1; i <= 3; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, 80, 56, 9 * i - 2, 0, 2 * G_PI);
    }
  cairo_set_line_width (cr, 1.8);
  cairo_stroke (cr);
  draw_finger (page, 80, 56);
  draw_arrow (page, 104, 10, 104, 30);
}

static void
draw_lymph_drainage (const Page *page)
{
  cairo_t *cr = page->cr;

  draw_limb (page);
  for (int i = 0; i < 3; i++)
    draw_turn (page, 40 + 34 * i, 56, 11, 0.25 * G_PI, 1.75 * G_PI, FALSE);
  ebb_chart_set_color (cr, page->motion);
  for (int i = 0; i < 3; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, 142 + (i == 1 ? 5 : 0), 46 + 10 * i, 3.2, 0, 2 * G_PI);
    }
  cairo_fill (cr);
}

static void
draw_stretch (const Page *page)
{
  draw_bust (page, 0.42);
  draw_turn (page, 80, 52, 46, -0.62 * G_PI, -0.2 * G_PI, FALSE);
}

static void
draw_heat (const Page *page)
{
  draw_ground (page);
  draw_pack (page);
  begin_motion (page);
  for (int i = 0; i < 3; i++)
    {
      cairo_save (page->cr);
      cairo_translate (page->cr, 58 + 22 * i, 42);
      cairo_rotate (page->cr, -G_PI_2);
      trace_waves (page, 0, 0, 32, 2, 6);
      cairo_restore (page->cr);
    }
  cairo_stroke (page->cr);
}

static void
draw_cold (const Page *page)
{
  cairo_t *cr = page->cr;

  draw_ground (page);
  draw_pack (page);
  begin_motion (page);
  for (int i = 0; i < 6; i++)
    {
      double angle = i * G_PI / 3 + G_PI_2;
      double c = cos (angle), s = sin (angle);

      cairo_move_to (cr, 80, 25);
      cairo_rel_line_to (cr, 19 * c, 19 * s);
      for (int side = -1; side <= 1; side += 2)
        {
          cairo_move_to (cr, 80 + 11 * c, 25 + 11 * s);
          cairo_rel_line_to (cr, 6.5 * cos (angle + side * 0.8), 6.5 * sin (angle + side * 0.8));
        }
    }
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
draw_self_massage (const Page *page)
{
  static const Bone arm[] = { { 128, 96, 104, 84, 15 }, { 104, 84, 62, 72, 13 }, { 62, 72, 50, 68, 14 }, { 50, 64, 38, 62, 5 }, { 48, 68, 34, 68, 5 }, { 48, 73, 34, 74, 5 } };

  draw_bust (page, 0);
  cairo_rectangle (page->cr, 0, 0, WIDTH, 96);
  cairo_clip (page->cr);
  draw_bones (page, arm, G_N_ELEMENTS (arm));
  draw_turn (page, 42, 50, 10, -1.1 * G_PI, 0.1 * G_PI, FALSE);
}

static const struct
{
  void (*draw) (const Page *page);
  const char *description;
} pictures[EBB_N_TECHNIQUES] = {
  /* Translators: what is seen on a drawing, for those who do not see it */
  [EBB_TECHNIQUE_EFFLEURAGE] = { draw_effleurage, NC_ ("picture of a technique", "A flat hand glides along a limb; arrows point the way.") },
  [EBB_TECHNIQUE_PETRISSAGE] = { draw_petrissage, NC_ ("picture of a technique", "Two hands push a fold of muscle towards each other in turn.") },
  [EBB_TECHNIQUE_FRICTION] = { draw_friction, NC_ ("picture of a technique", "A fingertip moves to and fro across the fibres of a muscle.") },
  [EBB_TECHNIQUE_TAPOTEMENT] = { draw_tapotement, NC_ ("picture of a technique", "The edges of two hands tap the skin in turn.") },
  [EBB_TECHNIQUE_VIBRATION] = { draw_vibration, NC_ ("picture of a technique", "A hand rests on a limb; small waves go out from it.") },
  [EBB_TECHNIQUE_MYOFASCIAL_RELEASE] = { draw_myofascial_release, NC_ ("picture of a technique", "Two hands draw the skin apart, away from each other.") },
  [EBB_TECHNIQUE_TRIGGER_POINT] = { draw_trigger_point, NC_ ("picture of a technique", "A thumb presses on one point, with rings around it.") },
  [EBB_TECHNIQUE_LYMPH_DRAINAGE] = { draw_lymph_drainage, NC_ ("picture of a technique", "Light circles follow each other along a limb towards the lymph nodes.") },
  [EBB_TECHNIQUE_STRETCH] = { draw_stretch, NC_ ("picture of a technique", "A person bends the head slowly to one side.") },
  [EBB_TECHNIQUE_HEAT] = { draw_heat, NC_ ("picture of a technique", "A pack lies on the skin; waves of warmth rise from it.") },
  [EBB_TECHNIQUE_COLD] = { draw_cold, NC_ ("picture of a technique", "A pack lies on the skin, below a snowflake.") },
  [EBB_TECHNIQUE_SELF_MASSAGE] = { draw_self_massage, NC_ ("picture of a technique", "A person kneads one shoulder with the other hand.") },
};

/**
 * ebb_technique_picture_draw:
 * @technique: a technique
 * @cr: where to draw, in px from its upper left corner
 * @width: px
 * @height: px
 * @style: colours
 *
 * Draws it as large as there is room, in the middle, without a background. No room draws
 * nothing.
 */
void
ebb_technique_picture_draw (EbbTechnique technique,
                            cairo_t *cr,
                            double width,
                            double height,
                            const EbbFigureStyle *style)
{
  double scale = MIN (width / WIDTH, height / HEIGHT);
  EbbColor skin = ebb_skin_get_color (style->skin, style->palette);
  Page page = { cr, style->palette->text, skin, ebb_color_mix (skin, style->palette->background, 0.5), style->palette->accent };

  g_return_if_fail (technique < EBB_N_TECHNIQUES);

  if (!(scale > 0))
    return;
  cairo_save (cr);
  cairo_translate (cr, (width - WIDTH * scale) / 2, (height - HEIGHT * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, WIDTH, HEIGHT);
  cairo_clip (cr);
  pictures[technique].draw (&page);
  cairo_restore (cr);
}

/**
 * ebb_technique_picture_describe:
 * @technique: a technique
 *
 * Returns: (transfer none): what is seen, for those who do not see it
 */
const char *
ebb_technique_picture_describe (EbbTechnique technique)
{
  g_return_val_if_fail (technique < EBB_N_TECHNIQUES, "");

  return g_dpgettext2 (NULL, "picture of a technique", pictures[technique].description);
}
