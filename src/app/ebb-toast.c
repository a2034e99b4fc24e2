// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-toast.h"

/**
 * ebb_toast_new:
 * @text: one plain sentence, which may hold a person's own words
 *
 * A toast that is read to its end: where the window is narrow its text takes more
 * lines, and is not cut.
 *
 * Returns: (transfer full): a toast
 */
AdwToast *
ebb_toast_new (const char *text)
{
  AdwToast *toast;
  GtkWidget *label;

  g_return_val_if_fail (text != NULL, NULL);

  toast = adw_toast_new ("");
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);

  return toast;
}
