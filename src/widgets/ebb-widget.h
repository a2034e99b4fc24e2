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

/**
 * ebb_widget_focus_child:
 * @widget: a widget with one child, and popovers perhaps
 * @direction: where the focus is to go
 *
 * The #GtkWidgetClass.focus of a widget that has a #GtkWidgetClass.grab_focus of its
 * own without taking the focus itself. The inherited one grabs it on the way in and
 * on the way back: Shift+Tab would never leave the widget, and Tab would pass over
 * what stands in it before the child that grabs.
 *
 * Returns: whether the focus is inside now
 */
static inline gboolean
ebb_widget_focus_child (GtkWidget *widget,
                        GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = gtk_widget_get_first_child (widget);
  return child != NULL && gtk_widget_child_focus (child, direction);
}

/**
 * ebb_widget_set_tooltip:
 * @widget: a widget
 * @text: (nullable): plain text
 *
 * Sets the tooltip of one of many widgets. GTK asks the display where the pointer
 * is, and waits, whenever the tooltip of a visible widget is set; where no pointer
 * can be over @widget, because it is in no window yet, this goes without.
 */
static inline void
ebb_widget_set_tooltip (GtkWidget *widget,
                        const char *text)
{
  gboolean hide = gtk_widget_get_root (widget) == NULL && gtk_widget_get_visible (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  if (hide)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (hide)
    gtk_widget_set_visible (widget, TRUE);
}

void ebb_popover_popup (GtkPopover *popover);
void ebb_widget_announce (GtkWidget *widget, const char *message);
void ebb_widget_set_accessible_name (GtkWidget *widget, const char *name);
void ebb_widget_name_parts_once (void);
void ebb_widget_shorten_drop_down (GtkDropDown *drop_down);
void ebb_widget_wrap_button (GtkWidget *button);
void ebb_widget_let_outlive_parent (GtkWindow *dialog);
void ebb_widget_let_ask_before_quit (GtkWindow *dialog);
gboolean ebb_widget_asks_before_quit (GtkWindow *window);
void ebb_widget_discard (GtkWindow *dialog);
void ebb_widget_guard_changes (GtkWindow *dialog, const gboolean *changed);

G_END_DECLS
