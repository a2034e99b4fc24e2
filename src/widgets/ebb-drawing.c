// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-drawing.h"

#include <adwaita.h>
#include <malloc.h>

/* What pictures take from the desktop and the settings: style, size of text, tone of
 * the skin. */

/**
 * ebb_drawing_get_palette:
 *
 * Returns: (transfer none): the colours of the desktop's style
 */
const EbbPalette *
ebb_drawing_get_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return ebb_palette_get (dark ? EBB_STYLE_HIGH_CONTRAST_DARK : EBB_STYLE_HIGH_CONTRAST);
  return ebb_palette_get (dark ? EBB_STYLE_DARK : EBB_STYLE_LIGHT);
}

/**
 * ebb_drawing_get_skin:
 * @settings: the settings of Ebb
 *
 * Returns: the tone of the figure that the person chose
 */
EbbSkin
ebb_drawing_get_skin (GSettings *settings)
{
  g_autofree char *id = g_settings_get_string (settings, "skin");
  EbbSkin skin = EBB_SKIN_NEUTRAL;

  ebb_skin_find (id, &skin);
  return skin;
}

/**
 * ebb_drawing_get_text_scale:
 * @widget: the widget that draws
 *
 * Returns: the person's size of text, 1 normally
 */
double
ebb_drawing_get_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96 : 1;
}

/**
 * ebb_drawing_follow_style:
 * @widget: a widget that draws with the palette
 *
 * Lets @widget draw anew when the style of the desktop changes.
 */
void
ebb_drawing_follow_style (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

#define KEPT_BYTES (32 << 20)
#define LARGE_BYTES (16 << 20)

/**
 * ebb_drawing_keep_memory:
 *
 * Has the C library keep what the pictures of one frame took, some megabytes, for those
 * of the next. Left to itself it gives that back to the system after each frame and has
 * it cleared page by page for the next, which is a tenth of the time that moving a chart
 * takes. To be called once, when the program starts.
 */
void
ebb_drawing_keep_memory (void)
{
#if defined(M_MMAP_THRESHOLD) && defined(M_TRIM_THRESHOLD)
  mallopt (M_MMAP_THRESHOLD, LARGE_BYTES);
  mallopt (M_TRIM_THRESHOLD, KEPT_BYTES);
#endif
}
