// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-skin-row.h"

#include <math.h>

#include "draw/ebb-palette.h"

/* The row of the preferences that chooses the tone of the figure: each tone with a
 * sample of it beside its name. */

#define SAMPLE_SIZE 20 /* px */
#define SAMPLE_SCALE 2 /* sharp on fine screens as well */

/* A disc of the tone with the line that is drawn on it around. */
static GdkPaintable *
create_sample (EbbSkin skin)
{
  const EbbPalette *palette = ebb_palette_get (EBB_STYLE_LIGHT);
  EbbColor fill = ebb_skin_get_color (skin, palette);
  EbbColor line = { 0.5, 0.5, 0.5 };
  const int size = SAMPLE_SIZE * SAMPLE_SCALE;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  cairo_arc (cr, size / 2.0, size / 2.0, size / 2.0 - SAMPLE_SCALE, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, fill.red, fill.green, fill.blue);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, line.red, line.green, line.blue);
  cairo_set_line_width (cr, SAMPLE_SCALE);
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) size,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return GDK_PAINTABLE (gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, stride));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sample = gtk_image_new ();

  gtk_image_set_pixel_size (GTK_IMAGE (sample), SAMPLE_SIZE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (sample), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), sample);
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item)
{
  GtkWidget *sample = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkStringObject *name = gtk_list_item_get_item (item);
  /* the same in the row as in the list, which tells no position of it in the row */
  EbbSkin skin = EBB_SKIN_NEUTRAL;
  g_autoptr (GdkPaintable) paintable = NULL;

  for (EbbSkin i = 0; i < EBB_N_SKINS; i++)
    if (g_str_equal (ebb_skin_get_name (i), gtk_string_object_get_string (name)))
      skin = i;
  paintable = create_sample (skin);
  gtk_image_set_from_paintable (GTK_IMAGE (sample), paintable);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (gtk_list_item_get_child (item))),
                      gtk_string_object_get_string (name));
}

/**
 * ebb_skin_row_get_nicks:
 *
 * Returns: (transfer none): what the settings call the tones, in the order of the row
 */
const char *const *
ebb_skin_row_get_nicks (void)
{
  static const char *nicks[EBB_N_SKINS + 1];

  for (EbbSkin i = 0; i < EBB_N_SKINS; i++)
    nicks[i] = ebb_skin_get_id (i);
  return nicks;
}

/**
 * ebb_skin_row_set_up:
 * @row: an empty row
 *
 * Fills it with the tones.
 */
void
ebb_skin_row_set_up (AdwComboRow *row)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  for (EbbSkin i = 0; i < EBB_N_SKINS; i++)
    gtk_string_list_append (names, ebb_skin_get_name (i));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  adw_combo_row_set_factory (row, factory);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
}
