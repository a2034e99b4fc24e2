// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  EBB_PICTURE_PNG,
  EBB_PICTURE_SVG,
  EBB_PICTURE_PDF,
} EbbPictureFormat;

#define EBB_N_PICTURE_FORMATS 3

/* The least and the greatest width and height of a picture. */
#define EBB_PICTURE_MIN 100
#define EBB_PICTURE_MAX 8000

/* Draws a picture of that size from the origin on. */
typedef void (*EbbPictureFunc) (cairo_t *cr, double width, double height, gpointer user_data);

typedef struct _EbbPicture EbbPicture;

gboolean ebb_picture_format_from_path (const char *path, EbbPictureFormat *format);
const char *ebb_picture_format_get_mime_type (EbbPictureFormat format);

EbbPicture *ebb_picture_draw (EbbPictureFormat format, int width, int height, double scale, EbbPictureFunc draw, gpointer user_data);
GBytes *ebb_picture_encode (EbbPicture *self, GError **error);
void ebb_picture_free (EbbPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbPicture, ebb_picture_free)

GBytes *ebb_picture_render (EbbPictureFormat format, int width, int height, double scale, EbbPictureFunc draw, gpointer user_data, GError **error);
gboolean ebb_picture_save (const char *path, GBytes *picture, GError **error);

G_END_DECLS
