// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-window.h"

#include <glib/gi18n.h>

/**
 * EbbWindow:
 *
 * The window: a page per thing that a person does, switched in the header bar, or
 * at the bottom where the window is narrow.
 */
struct _EbbWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwViewStack *pages;
  AdwBin *today_bin;
  AdwBin *diary_bin;
};

G_DEFINE_FINAL_TYPE (EbbWindow, ebb_window, ADW_TYPE_APPLICATION_WINDOW)

static void
ebb_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_WINDOW);

  G_OBJECT_CLASS (ebb_window_parent_class)->dispose (object);
}

static void
ebb_window_class_init (EbbWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, today_bin);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, diary_bin);
}

static void
ebb_window_init (EbbWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a new window of @application
 */
EbbWindow *
ebb_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (EBB_TYPE_WINDOW, "application", application, NULL);
}

/**
 * ebb_window_show_page:
 * @self: a window
 * @name: "today" or "diary"
 *
 * Turns to a page.
 */
void
ebb_window_show_page (EbbWindow *self,
                      const char *name)
{
  g_return_if_fail (EBB_IS_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->pages, name);
}

/**
 * ebb_window_notify:
 * @self: a window
 * @text: one plain sentence
 *
 * Shows a short message over the page.
 */
void
ebb_window_notify (EbbWindow *self,
                   const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  g_return_if_fail (EBB_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}
