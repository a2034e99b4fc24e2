// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-toast.h"

/* What else stands in a toast and around it: margins, a button, and the one that
 * closes it; in pixels. */
#define BESIDE 220
#define MIN_CHARS 12

/* A toast is as high as its text would be at its natural width, so that has to fit. */
static int
count_chars (GtkWidget *over)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (over), NULL, NULL);
  int char_width = MAX (PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics)), 1);

  pango_font_metrics_unref (metrics);

  return MAX ((gtk_widget_get_width (over) - BESIDE) / char_width, MIN_CHARS);
}

/**
 * ebb_toast_new:
 * @over: what it is shown over
 * @text: one plain sentence, which may hold a person's own words
 *
 * A toast that can be read to its end: where there is little room its text takes
 * more lines, and is not cut.
 *
 * Returns: (transfer full): a toast
 */
AdwToast *
ebb_toast_new (GtkWidget *over,
               const char *text)
{
  AdwToast *toast;
  GtkWidget *label;

  g_return_val_if_fail (GTK_IS_WIDGET (over), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  toast = adw_toast_new ("");
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), count_chars (over));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);

  return toast;
}
