// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-picture-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>

#include "exchange/ebb-sink.h"

/* Pictures as files: the same drawing as pixels, SVG or PDF. */

static const struct
{
  const char *suffix;
  const char *mime_type;
} formats[EBB_N_PICTURE_FORMATS] = {
  [EBB_PICTURE_PNG] = { ".png", "image/png" },
  [EBB_PICTURE_SVG] = { ".svg", "image/svg+xml" },
  [EBB_PICTURE_PDF] = { ".pdf", "application/pdf" },
};

/**
 * ebb_picture_format_from_path:
 * @path: name of a file
 * @format: (out): the format that its ending names
 *
 * Returns: whether there is such a format
 */
gboolean
ebb_picture_format_from_path (const char *path,
                              EbbPictureFormat *format)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < EBB_N_PICTURE_FORMATS; i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * ebb_picture_format_get_mime_type:
 * @format: a format
 *
 * Returns: (transfer none): such as `image/png`
 */
const char *
ebb_picture_format_get_mime_type (EbbPictureFormat format)
{
  g_return_val_if_fail (format < EBB_N_PICTURE_FORMATS, "");

  return formats[format].mime_type;
}

static cairo_status_t
append_cb (void *closure,
           const unsigned char *data,
           unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (EbbPictureFormat format,
                int width,
                int height,
                double scale,
                GByteArray *bytes)
{
  cairo_surface_t *surface;

  switch (format)
    {
    case EBB_PICTURE_SVG:
      surface = cairo_svg_surface_create_for_stream (append_cb, bytes, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    case EBB_PICTURE_PDF:
      return cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
    case EBB_PICTURE_PNG:
    default:
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * scale), (int) ceil (height * scale));
      cairo_surface_set_device_scale (surface, scale, scale);
      return surface;
    }
}

/**
 * EbbPicture:
 *
 * A drawing that is done, and not yet a file.
 */
struct _EbbPicture
{
  EbbPictureFormat format;
  cairo_surface_t *surface; /* (owned) */
  GByteArray *bytes;        /* (owned): what the surface has written */
  cairo_status_t status;    /* of the drawing */
};

/**
 * ebb_picture_draw:
 * @format: a format
 * @width: %EBB_PICTURE_MIN to %EBB_PICTURE_MAX; px, or points (1/72 inch) of a PDF
 * @height: the same
 * @scale: pixels of a PNG for one px, 1 to 4; means nothing to the others, which
 *   are sharp at any size
 * @draw: draws it; it must paint the background, too
 * @user_data: for @draw
 *
 * The quick half of ebb_picture_render(), on the thread of the caller. Drawing may
 * fail; ebb_picture_encode() says so.
 *
 * Returns: (transfer full): the picture
 */
EbbPicture *
ebb_picture_draw (EbbPictureFormat format,
                  int width,
                  int height,
                  double scale,
                  EbbPictureFunc draw,
                  gpointer user_data)
{
  EbbPicture *self;
  cairo_t *cr;

  g_return_val_if_fail (width >= EBB_PICTURE_MIN && width <= EBB_PICTURE_MAX, NULL);
  g_return_val_if_fail (height >= EBB_PICTURE_MIN && height <= EBB_PICTURE_MAX, NULL);

  self = g_new0 (EbbPicture, 1);
  self->format = format;
  self->bytes = g_byte_array_new ();
  self->surface = create_surface (format, width, height, CLAMP (scale, 1, 4), self->bytes);
  cr = cairo_create (self->surface);
  draw (cr, width, height, user_data);
  self->status = cairo_status (cr);
  cairo_destroy (cr);
  return self;
}

/**
 * ebb_picture_encode:
 * @self: a picture; once
 * @error: G_IO_ERROR_FAILED, when there is too little memory
 *
 * The slow half of ebb_picture_render(): packs pixels, writes SVG or PDF. It touches
 * nothing but @self, and may run on any one thread.
 *
 * Returns: (transfer full) (nullable): what the file is to hold
 */
GBytes *
ebb_picture_encode (EbbPicture *self,
                    GError **error)
{
  g_return_val_if_fail (self != NULL && self->bytes != NULL, NULL);

  if (self->status == CAIRO_STATUS_SUCCESS && self->format == EBB_PICTURE_PNG)
    self->status = cairo_surface_write_to_png_stream (self->surface, append_cb, self->bytes);
  cairo_surface_finish (self->surface);
  if (self->status == CAIRO_STATUS_SUCCESS)
    self->status = cairo_surface_status (self->surface);

  if (self->status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The picture cannot be drawn: %s"), cairo_status_to_string (self->status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}

/**
 * ebb_picture_free:
 * @self: (nullable) (transfer full): a picture
 */
void
ebb_picture_free (EbbPicture *self)
{
  if (self == NULL)
    return;
  /* what it has not yet written, it writes now */
  cairo_surface_destroy (self->surface);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self);
}

/**
 * ebb_picture_render:
 * @format: a format
 * @width: as of ebb_picture_draw()
 * @height: the same
 * @scale: the same
 * @draw: the same
 * @user_data: for @draw
 * @error: G_IO_ERROR_FAILED, when there is too little memory
 *
 * Returns: (transfer full) (nullable): what the file is to hold
 */
GBytes *
ebb_picture_render (EbbPictureFormat format,
                    int width,
                    int height,
                    double scale,
                    EbbPictureFunc draw,
                    gpointer user_data,
                    GError **error)
{
  g_autoptr (EbbPicture) picture = ebb_picture_draw (format, width, height, scale, draw, user_data);

  return picture != NULL ? ebb_picture_encode (picture, error) : NULL;
}

/**
 * ebb_picture_save:
 * @path: where to
 * @picture: of ebb_picture_render() or ebb_picture_encode()
 * @error: G_IO_ERROR
 *
 * Writes a picture. What was at @path is replaced only when all is on the disk.
 *
 * Returns: whether it is
 */
gboolean
ebb_picture_save (const char *path,
                  GBytes *picture,
                  GError **error)
{
  g_autoptr (EbbSink) sink = ebb_sink_open (path, error);
  gsize length;
  const char *data = g_bytes_get_data (picture, &length);

  if (sink == NULL)
    return FALSE;
  g_string_append_len (sink->buffer, data, (gssize) length);
  return ebb_sink_commit (sink, error);
}
