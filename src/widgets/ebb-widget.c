// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-widget.h"

static void
question_map_cb (GtkWidget *question,
                 gpointer user_data)
{
  GtkWidget *answer = gtk_window_get_default_widget (GTK_WINDOW (question));

  if (answer != NULL)
    gtk_widget_grab_focus (answer);
}

/**
 * ebb_present_question:
 * @question: an AdwMessageDialog
 *
 * Shows a question with the focus on its default answer, so that Return never
 * means something else than what looks chosen. (A narrow dialog would focus the
 * answer on top.)
 */
void
ebb_present_question (GtkWidget *question)
{
  g_signal_connect_after (question, "map", G_CALLBACK (question_map_cb), NULL);
  gtk_window_present (GTK_WINDOW (question));
}
