// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-window-private.h"

#include <glib/gi18n.h>

#include "ebb-toast.h"
#include "ebb-trouble-page.h"
#include "pages/ebb-body-page.h"
#include "pages/ebb-diary-page.h"
#include "pages/ebb-entry-dialog.h"
#include "pages/ebb-therapy-page.h"
#include "pages/ebb-today-page.h"
#include "pages/ebb-trends-page.h"
#include "widgets/ebb-widget.h"

/* Seconds that a toast with an Undo button stays. */
#define UNDO_TOAST_SECONDS 8

/**
 * EbbWindow:
 *
 * The window: a page per thing that a person does, switched in the header bar, or
 * at the bottom where the window is narrow. It is on screen before the diary is
 * open; a page is made when it is first turned to.
 *
 * Actions for the pages: `win.edit-entry` (s: id of an entry), `win.new-entry`,
 * `win.show-page` (s: "today", "diary", "body", "trends" or "therapy"), `win.show-day`
 * (i: an #EbbDay), `win.show-therapy` (s: a part of that page), `win.show-trend` (s: as
 * ebb_subject_to_string() writes it), `win.search`, `win.notify` (s),
 * `win.notify-undoable` (s), `win.undo`, `win.redo`. Those that lead to a page are in
 * ebb-window-pages.c, those for files in ebb-window-files.c, that for appointments in
 * ebb-window-appointments.c.
 *
 * Ctrl+Z and Ctrl+Shift+Z undo in the diary, except in a text field, which has an
 * undo of its own.
 */
G_DEFINE_FINAL_TYPE (EbbWindow, ebb_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_actions (EbbWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = self->state == EBB_WINDOW_READY;

  gtk_widget_action_set_enabled (widget, "win.new-entry", self->state != EBB_WINDOW_TROUBLE);
  gtk_widget_action_set_enabled (widget, "win.edit-entry", ready);
  gtk_widget_action_set_enabled (widget, "win.show-page", self->state != EBB_WINDOW_TROUBLE);
  gtk_widget_action_set_enabled (widget, "win.show-day", ready);
  gtk_widget_action_set_enabled (widget, "win.show-therapy", ready);
  gtk_widget_action_set_enabled (widget, "win.search", ready);
  gtk_widget_action_set_enabled (widget, "win.undo", ready && ebb_store_get_can_undo (self->store));
  gtk_widget_action_set_enabled (widget, "win.redo", ready && ebb_store_get_can_redo (self->store));
  ebb_window_update_file_actions (self);
}

/* The button of an older toast would undo the newer change: it goes. */
static void
store_changed_cb (EbbWindow *self,
                  EbbChange what)
{
  if (what & (EBB_CHANGE_ENTRIES | EBB_CHANGE_TRACKERS | EBB_CHANGE_THERAPY))
    ebb_toaster_drop_undo (self->toaster);
}

/* Takes a floating @target. */
static void
show_toast (EbbWindow *self,
            const char *text,
            const char *button,
            const char *action,
            GVariant *target)
{
  AdwToast *toast = ebb_toast_new (GTK_WIDGET (self), text);

  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, target);
      adw_toast_set_timeout (toast, UNDO_TOAST_SECONDS);
      adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
    }
  ebb_toaster_show (self->toaster, toast);
}

/* --- pages ------------------------------------------------------------------ */

static void
fill_page (EbbWindow *self)
{
  GtkWidget *bin = adw_view_stack_get_visible_child (self->pages);
  GtkWidget *page;

  if (self->state != EBB_WINDOW_READY || bin == NULL || adw_bin_get_child (ADW_BIN (bin)) != NULL)
    return;

  if (bin == GTK_WIDGET (self->diary_bin))
    page = ebb_diary_page_new (self->store);
  else if (bin == GTK_WIDGET (self->body_bin))
    page = ebb_body_page_new (self->store);
  else if (bin == GTK_WIDGET (self->trends_bin))
    page = ebb_trends_page_new (self->store);
  else if (bin == GTK_WIDGET (self->therapy_bin))
    page = ebb_therapy_page_new (self->store);
  else
    page = ebb_today_page_new (self->store);
  adw_bin_set_child (ADW_BIN (bin), page);
}

static void
visible_page_cb (EbbWindow *self)
{
  fill_page (self);
}

static void
drop_pages (EbbWindow *self)
{
  adw_bin_set_child (self->today_bin, NULL);
  adw_bin_set_child (self->diary_bin, NULL);
  adw_bin_set_child (self->body_bin, NULL);
  adw_bin_set_child (self->trends_bin, NULL);
  adw_bin_set_child (self->therapy_bin, NULL);
}

static void
sync_switcher_bar (EbbWindow *self)
{
  adw_view_switcher_bar_set_reveal (self->switcher_bar,
                                    self->state != EBB_WINDOW_TROUBLE &&
                                      adw_view_switcher_title_get_title_visible (self->switcher_title));
}

static gboolean
sync_switcher_bar_cb (gpointer user_data)
{
  EbbWindow *self = user_data;

  self->switcher_bar_id = 0;
  sync_switcher_bar (self);

  return G_SOURCE_REMOVE;
}

/* Called while sizes are given out: a bar that appears now would get the height that
 * it had without being seen, none. */
static void
title_visible_cb (EbbWindow *self)
{
  if (self->switcher_bar_id == 0)
    self->switcher_bar_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, sync_switcher_bar_cb, self, NULL);
}

static void
set_state (EbbWindow *self,
           EbbWindowState state)
{
  gboolean trouble = state == EBB_WINDOW_TROUBLE;

  self->state = state;
  gtk_stack_set_visible_child_name (self->states, trouble ? "trouble" : "pages");
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title, !trouble);
  sync_switcher_bar (self);
  update_actions (self);
}

/* --- actions ---------------------------------------------------------------- */

static void
notify_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  ebb_window_notify (EBB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
notify_undoable_action (GtkWidget *widget,
                        const char *name,
                        GVariant *parameter)
{
  ebb_window_notify_undoable (EBB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EbbWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = ebb_store_undo_finish (EBB_STORE (source), result, &error);

  if (label != NULL)
    {
      /* Translators: %s is what was done, such as “New Entry” */
      g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), label);

      show_toast (self, text, _ ("_Redo"), "win.redo", NULL);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      ebb_window_notify (self, error->message);
    }
}

static void
redone_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EbbWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = ebb_store_redo_finish (EBB_STORE (source), result, &error);

  if (label != NULL)
    {
      /* Translators: %s is what was done again, such as “New Entry” */
      g_autofree char *text = g_strdup_printf (_ ("Redone: %s"), label);

      show_toast (self, text, _ ("_Undo"), "win.undo", NULL);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      ebb_window_notify (self, error->message);
    }
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbWindow *self = EBB_WINDOW (widget);

  ebb_store_undo_async (self->store, self->cancellable, undone_cb, g_object_ref (self));
}

static void
redo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbWindow *self = EBB_WINDOW (widget);

  ebb_store_redo_async (self->store, self->cancellable, redone_cb, g_object_ref (self));
}

/* A text that is being written has its own undo; when that has nothing left, the
 * keys must not go on and take back what was saved before. */
static gboolean
is_writing (EbbWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT (focus))
    return gtk_editable_get_editable (GTK_EDITABLE (focus)) && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0';

  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));

      return gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)) && gtk_text_buffer_get_char_count (buffer) > 0;
    }

  return FALSE;
}

static gboolean
undo_key_cb (GtkWidget *widget,
             GVariant *parameter,
             gpointer user_data)
{
  EbbWindow *self = EBB_WINDOW (widget);
  const char *action = g_variant_get_string (parameter, NULL);
  AdwToast *undo = ebb_toaster_get_undo (self->toaster);

  if (is_writing (self))
    return GDK_EVENT_PROPAGATE;

  /* What is not a step of the diary is undone by the action of its toast. */
  if (g_str_equal (action, "win.undo") && undo != NULL && !g_str_equal (adw_toast_get_action_name (undo), "win.redo"))
    return gtk_widget_activate_action_variant (widget, adw_toast_get_action_name (undo), adw_toast_get_action_target_value (undo));

  return gtk_widget_activate_action (widget, action, NULL);
}

/* A digit rates on the page of today wherever the focus is, a button of the header
 * bar as well. What means something there has not come this far. */
static gboolean
key_pressed_cb (EbbWindow *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  GtkWidget *page = adw_bin_get_child (self->today_bin);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (page == NULL || !gtk_widget_get_mapped (page) || (focus != NULL && gtk_widget_is_ancestor (focus, page)))
    return GDK_EVENT_PROPAGATE;
  return gtk_event_controller_key_forward (controller, page);
}

/* --- the widget --------------------------------------------------------------- */

static void
ebb_window_dispose (GObject *object)
{
  EbbWindow *self = EBB_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->toaster);
  g_signal_group_set_target (self->store_signals, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), EBB_TYPE_WINDOW);
  g_clear_handle_id (&self->switcher_bar_id, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ebb_window_parent_class)->dispose (object);
}

static void
ebb_window_finalize (GObject *object)
{
  EbbWindow *self = EBB_WINDOW (object);

  g_clear_pointer (&self->wanted_session, g_free);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ebb_window_parent_class)->finalize (object);
}

static void
ebb_window_class_init (EbbWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_window_dispose;
  object_class->finalize = ebb_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, demo_label);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, states);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, today_bin);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, body_bin);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, diary_bin);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, trends_bin);
  gtk_widget_class_bind_template_child (widget_class, EbbWindow, therapy_bin);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_visible_cb);

  gtk_widget_class_install_action (widget_class, "win.notify", "s", notify_action);
  gtk_widget_class_install_action (widget_class, "win.notify-undoable", "s", notify_undoable_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  ebb_window_install_page_actions (widget_class);
  ebb_window_install_file_actions (widget_class);
  ebb_window_install_appointment_actions (widget_class);

  /* Not accelerators of the application: those come before the focused widget. */
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_key_cb, "s", "win.undo");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, undo_key_cb, "s", "win.redo");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, undo_key_cb, "s", "win.redo");
}

/* The menu's widgets are made when it is first opened: starting is to be quick. */
static void
make_menu_cb (GtkMenuButton *button,
              gpointer user_data)
{
  EbbWindow *self = user_data;

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->primary_menu);
}

static void
ebb_window_init (EbbWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *first = NULL;
  int width;
  int height;

  self->settings = g_settings_new (EBB_APP_ID);
  self->cancellable = g_cancellable_new ();
  self->store_signals = g_signal_group_new (EBB_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_group_connect_swapped (self->store_signals, "notify::can-undo", G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->store_signals, "notify::can-redo", G_CALLBACK (update_actions), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = ebb_toaster_new (self->toasts);
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu_cb, self, NULL);
  ebb_window_init_drop (self);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  first = g_settings_get_string (self->settings, "first-page");
  ebb_window_show_page (self, first);

  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  set_state (self, EBB_WINDOW_OPENING);
}

/**
 * ebb_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a new window of @application, which shows no diary yet
 */
EbbWindow *
ebb_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (EBB_TYPE_WINDOW, "application", application, NULL);
}

/**
 * ebb_window_get_store:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the diary that the window shows, %NULL while
 *   none is open
 */
EbbStore *
ebb_window_get_store (EbbWindow *self)
{
  g_return_val_if_fail (EBB_IS_WINDOW (self), NULL);

  return self->state == EBB_WINDOW_READY ? self->store : NULL;
}

/**
 * ebb_window_set_demo:
 * @self: a window
 * @demo: whether the diary is a made-up one
 *
 * Says so in the title and in the header bar.
 */
void
ebb_window_set_demo (EbbWindow *self,
                     gboolean demo)
{
  g_return_if_fail (EBB_IS_WINDOW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->demo_label), demo);
  /* Translators: the title of the window when the diary is a made-up one */
  gtk_window_set_title (GTK_WINDOW (self), demo ? _ ("Ebb (Demo)") : "Ebb");
}

/**
 * ebb_window_show_opening:
 * @self: a window
 *
 * Shows empty pages while a diary is being opened.
 */
void
ebb_window_show_opening (EbbWindow *self)
{
  g_return_if_fail (EBB_IS_WINDOW (self));

  drop_pages (self);
  g_signal_group_set_target (self->store_signals, NULL);
  g_clear_object (&self->store);
  set_state (self, EBB_WINDOW_OPENING);
}

/**
 * ebb_window_show_diary:
 * @self: a window
 * @store: an open diary
 *
 * Shows @store.
 */
void
ebb_window_show_diary (EbbWindow *self,
                       EbbStore *store)
{
  g_return_if_fail (EBB_IS_WINDOW (self));
  g_return_if_fail (EBB_IS_STORE (store));

  if (self->store != store)
    drop_pages (self);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  set_state (self, EBB_WINDOW_READY);
  fill_page (self);

  if (self->new_entry)
    {
      self->new_entry = FALSE;
      ebb_window_new_entry (self);
    }
  if (self->wanted_session != NULL)
    {
      g_autofree char *session = g_steal_pointer (&self->wanted_session);

      ebb_window_show_session (self, session, self->wanted_hours);
    }
}

/**
 * ebb_window_show_trouble:
 * @self: a window
 * @store: (nullable): the diary that did not open
 * @error: why
 *
 * Says what is wrong and what can be done about it.
 */
void
ebb_window_show_trouble (EbbWindow *self,
                         EbbStore *store,
                         const GError *error)
{
  g_return_if_fail (EBB_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  drop_pages (self);
  g_signal_group_set_target (self->store_signals, NULL);
  g_set_object (&self->store, store);
  self->new_entry = FALSE;
  g_clear_pointer (&self->wanted_session, g_free);

  if (self->trouble == NULL)
    {
      self->trouble = g_object_new (EBB_TYPE_TROUBLE_PAGE, NULL);
      gtk_stack_add_named (self->states, self->trouble, "trouble");
    }
  ebb_trouble_page_show (EBB_TROUBLE_PAGE (self->trouble), store != NULL ? ebb_store_get_path (store) : NULL, error);
  set_state (self, EBB_WINDOW_TROUBLE);
}

/* Those of dialogs first; each hands on what it has begun. */
static void
destroy_dialogs (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint i = 0;

  while (i < g_list_model_get_n_items (toplevels))
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i++);

      if (gtk_window_get_transient_for (toplevel) != window)
        continue;
      destroy_dialogs (toplevel);
      gtk_window_destroy (toplevel);
      i = 0;
    }
}

/* Whether a dialog of @window, or one of those of its dialogs, has something to ask. */
static gboolean
dialogs_ask (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (toplevel) == window && (dialogs_ask (toplevel) || ebb_widget_asks_before_quit (toplevel)))
        return TRUE;
    }
  return FALSE;
}

/**
 * ebb_window_asks_before_quit:
 * @self: a window
 *
 * Returns: whether a dialog holds what is kept nowhere else, and asks about it now
 */
gboolean
ebb_window_asks_before_quit (EbbWindow *self)
{
  g_return_val_if_fail (EBB_IS_WINDOW (self), FALSE);

  return dialogs_ask (GTK_WINDOW (self));
}

/**
 * ebb_window_put_away:
 * @self: a window
 *
 * Takes the window off the screen and ends what it has begun; what the pages
 * still have to save they hand to the store now.
 */
void
ebb_window_put_away (EbbWindow *self)
{
  int width;
  int height;

  g_return_if_fail (EBB_IS_WINDOW (self));

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  destroy_dialogs (GTK_WINDOW (self));
  g_cancellable_cancel (self->cancellable);
  drop_pages (self);
}

/**
 * ebb_window_show_page:
 * @self: a window
 * @name: "today", "diary", "body", "trends" or "therapy"
 *
 * Turns to a page; another name changes nothing.
 */
void
ebb_window_show_page (EbbWindow *self,
                      const char *name)
{
  g_return_if_fail (EBB_IS_WINDOW (self));

  if (adw_view_stack_get_child_by_name (self->pages, name) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, name);
}

/**
 * ebb_window_new_entry:
 * @self: a window
 *
 * Begins a new entry, now or as soon as the diary is open.
 */
void
ebb_window_new_entry (EbbWindow *self)
{
  g_return_if_fail (EBB_IS_WINDOW (self));

  if (self->state == EBB_WINDOW_READY)
    gtk_window_present (ebb_entry_dialog_new (GTK_WINDOW (self), self->store, NULL));
  else if (self->state == EBB_WINDOW_OPENING)
    self->new_entry = TRUE;
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
  g_return_if_fail (EBB_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  show_toast (self, text, NULL, NULL, NULL);
}

/**
 * ebb_window_notify_undoable:
 * @self: a window
 * @text: what was done, one plain sentence
 *
 * Shows a short message with a button that undoes the newest step. It goes when
 * the diary changes again.
 */
void
ebb_window_notify_undoable (EbbWindow *self,
                            const char *text)
{
  g_return_if_fail (EBB_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  show_toast (self, text, _ ("_Undo"), "win.undo", NULL);
}

/*
 * ebb_window_notify_undo_by:
 * @self: a window
 * @text: what was done, one plain sentence
 * @action: the action that undoes it
 * @target: (transfer floating): for @action
 *
 * Like ebb_window_notify_undoable(), for what is not a step of the diary.
 */
void
ebb_window_notify_undo_by (EbbWindow *self,
                           const char *text,
                           const char *action,
                           GVariant *target)
{
  show_toast (self, text, _ ("_Undo"), action, target);
}
