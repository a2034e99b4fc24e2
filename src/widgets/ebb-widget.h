// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ebb_widget_dispose_template:
 * @widget: a widget that is a direct subclass of #GtkWidget
 * @type: its type
 *
 * Disposes a template and the children made by it. GTK before 4.12 takes down only
 * those children that are bound to the class.
 */
static inline void
ebb_widget_dispose_template (GtkWidget *widget,
                             GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

G_END_DECLS
