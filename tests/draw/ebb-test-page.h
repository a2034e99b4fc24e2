// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <math.h>
#include <string.h>

#include "draw/ebb-chart-style.h"

/* A page to draw on, in the colour of its palette, and questions about its pixels. */
typedef struct
{
  cairo_surface_t *surface; /* (owned) */
  cairo_t *cr;              /* (owned) */
  EbbChartStyle style;
  int width;
  int height;
} EbbTestPage;

static inline void
ebb_test_page_init (EbbTestPage *page,
                    int width,
                    int height,
                    EbbStyle style)
{
  EbbColor color = ebb_palette_get (style)->background;

  page->style = (EbbChartStyle){ ebb_palette_get (style), 1 };
  page->width = width;
  page->height = height;
  page->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  page->cr = cairo_create (page->surface);
  cairo_set_source_rgb (page->cr, color.red, color.green, color.blue);
  cairo_paint (page->cr);
  cairo_set_source_rgb (page->cr, 0, 0, 0);
}

static inline void
ebb_test_page_clear (EbbTestPage *page)
{
  g_assert_cmpint (cairo_status (page->cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (page->cr);
  cairo_surface_destroy (page->surface);
}

/* 0xrrggbb */
static inline guint32
ebb_test_page_get (EbbTestPage *page,
                   int x,
                   int y)
{
  guint32 pixel;

  g_assert_true (x >= 0 && y >= 0 && x < page->width && y < page->height);
  cairo_surface_flush (page->surface);
  memcpy (&pixel, cairo_image_surface_get_data (page->surface) + y * cairo_image_surface_get_stride (page->surface) + 4 * x, 4);
  return pixel & 0xffffff;
}

static inline guint32
ebb_test_color (EbbColor color)
{
  return (guint32) lround (color.red * 255) << 16 | (guint32) lround (color.green * 255) << 8 | (guint32) lround (color.blue * 255);
}

static inline gboolean
ebb_test_color_is_near (guint32 a,
                        guint32 b)
{
  for (guint shift = 0; shift < 24; shift += 8)
    if (ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)) > 2)
      return FALSE;
  return TRUE;
}

/* How many pixels of the rectangle have that colour. */
static inline guint
ebb_test_page_count (EbbTestPage *page,
                     const cairo_rectangle_t *area,
                     EbbColor color)
{
  guint n = 0;

  for (int y = MAX (0, area->y); y < MIN (page->height, area->y + area->height); y++)
    for (int x = MAX (0, area->x); x < MIN (page->width, area->x + area->width); x++)
      n += ebb_test_color_is_near (ebb_test_page_get (page, x, y), ebb_test_color (color));
  return n;
}

/* Whether anything at all is drawn in the rectangle. */
static inline gboolean
ebb_test_page_has_ink (EbbTestPage *page,
                       const cairo_rectangle_t *area)
{
  for (int y = MAX (0, area->y); y < MIN (page->height, area->y + area->height); y++)
    for (int x = MAX (0, area->x); x < MIN (page->width, area->x + area->width); x++)
      if (ebb_test_page_get (page, x, y) != ebb_test_color (page->style.palette->background))
        return TRUE;
  return FALSE;
}

static inline gboolean
ebb_test_overlap (const cairo_rectangle_t *a,
                  const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}
