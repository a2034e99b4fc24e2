// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-widget.h"

/**
 * ebb_widget_set_accessible_name:
 * @widget: a widget
 * @name: what it is called
 *
 * Names a widget that something else has named by a label already, as a row its
 * #AdwActionRow:activatable-widget. GTK 4.8 would say both names, one after the
 * other.
 */
void
ebb_widget_set_accessible_name (GtkWidget *widget,
                                const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * ebb_widget_announce:
 * @widget: what changed
 * @message: what is to be heard now
 *
 * Lets a screen reader say something at once. Before GTK 4.14 it says by itself that
 * state and description of what has the keyboard have changed.
 */
void
ebb_widget_announce (GtkWidget *widget,
                     const char *message)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (message != NULL);

#if GTK_CHECK_VERSION(4, 14, 0)
  /* Newer than the floor, so it must be asked for. GTK's own context for tests cannot
   * announce, and crashes. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  if (context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext"))
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
}
