// SPDX-License-Identifier: GPL-3.0-or-later
#include <adwaita.h>

#include "widgets/ebb-body-view.h"

/* The two figures of the body, front and back, as the only thing of a window; with
 * "without" the same window and none. */

static gboolean without;

static void
activate_cb (GtkApplication *application,
             gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *views = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_vexpand (views, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Ebb"));
  gtk_box_append (GTK_BOX (box), views);
  for (guint view = EBB_VIEW_FRONT; !without && view <= EBB_VIEW_BACK; view++)
    gtk_box_append (GTK_BOX (views), ebb_body_view_new (view, TRUE));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 960, 720);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  without = argc > 1;
  application = adw_application_new ("io.github.ebb_diary.Ebb.Figure", G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
