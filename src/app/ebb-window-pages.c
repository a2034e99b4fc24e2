// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-window-private.h"

#include "pages/ebb-diary-page.h"
#include "pages/ebb-entry-dialog.h"
#include "pages/ebb-therapy-page.h"
#include "pages/ebb-trends-page.h"

/* What leads to a page, a part of it, or an entry, from anywhere in the window. */

static void
entry_loaded_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (EbbWindow) self = user_data;
  g_autoptr (EbbEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  entry = ebb_store_load_entry_finish (EBB_STORE (source), result, &error);
  if (entry != NULL)
    {
      if (self->state == EBB_WINDOW_READY && gtk_widget_get_visible (GTK_WIDGET (self)))
        gtk_window_present (ebb_entry_dialog_new (GTK_WINDOW (self), self->store, entry));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      ebb_window_notify (self, error->message);
    }
}

static void
edit_entry_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  EbbWindow *self = EBB_WINDOW (widget);

  ebb_store_load_entry_async (self->store,
                              g_variant_get_string (parameter, NULL),
                              self->cancellable,
                              entry_loaded_cb,
                              g_object_ref (self));
}

static void
new_entry_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  ebb_window_new_entry (EBB_WINDOW (widget));
}

static void
show_page_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  EbbWindow *self = EBB_WINDOW (widget);
  GtkWidget *bin;

  ebb_window_show_page (self, g_variant_get_string (parameter, NULL));
  /* who turns the page by a key goes on there, not in the header bar */
  bin = adw_view_stack_get_visible_child (self->pages);
  if (bin != NULL && adw_bin_get_child (ADW_BIN (bin)) != NULL)
    gtk_widget_grab_focus (adw_bin_get_child (ADW_BIN (bin)));
}

static void
show_day_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  EbbWindow *self = EBB_WINDOW (widget);

  ebb_window_show_page (self, "diary");
  ebb_diary_page_show_day (EBB_DIARY_PAGE (adw_bin_get_child (self->diary_bin)), g_variant_get_int32 (parameter));
}

static void
show_trend_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  EbbWindow *self = EBB_WINDOW (widget);
  GtkWidget *page;

  ebb_window_show_page (self, "trends");
  page = adw_bin_get_child (self->trends_bin);
  ebb_trends_page_show_subject (EBB_TRENDS_PAGE (page), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (page);
}

static void
show_therapy_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  EbbWindow *self = EBB_WINDOW (widget);
  GtkWidget *page;

  ebb_window_show_page (self, "therapy");
  page = adw_bin_get_child (self->therapy_bin);
  ebb_therapy_page_show_part (EBB_THERAPY_PAGE (page), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (page);
}

static void
search_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  EbbWindow *self = EBB_WINDOW (widget);

  ebb_window_show_page (self, "diary");
  ebb_diary_page_focus_search (EBB_DIARY_PAGE (adw_bin_get_child (self->diary_bin)));
}

/*
 * ebb_window_install_page_actions:
 * @widget_class: the class of the window
 *
 * Adds the actions that lead to a page or an entry.
 */
void
ebb_window_install_page_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.edit-entry", "s", edit_entry_action);
  gtk_widget_class_install_action (widget_class, "win.new-entry", NULL, new_entry_action);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.show-day", "i", show_day_action);
  gtk_widget_class_install_action (widget_class, "win.show-therapy", "s", show_therapy_action);
  gtk_widget_class_install_action (widget_class, "win.show-trend", "s", show_trend_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
}
