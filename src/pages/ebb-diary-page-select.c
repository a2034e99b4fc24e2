// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-diary-page-private.h"

#include <glib/gi18n.h>

#include "widgets/ebb-widget.h"

/*
 * What can be done with entries: with the one that has the focus or the menu, or
 * with all that are selected. Everything done can be undone, so nothing asks.
 *
 * The list always has a selection that follows the focus; it counts, and is seen,
 * only while entries are being selected, and starts empty then.
 */

/* How far Page Up and Page Down go while selecting. */
#define PAGE_STEP 6

static void
notify_error (EbbDiaryPage *self,
              const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", error->message);
}

static EbbDiaryRow *
get_focused_row (EbbDiaryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!focus || !gtk_widget_is_ancestor (focus, self->list))
    return NULL;
  return ebb_diary_page_find_row (focus);
}

static EbbEntry *
get_menu_entry (EbbDiaryPage *self)
{
  return self->menu_item ? ebb_entry_item_get_entry (self->menu_item) : NULL;
}

/* --- deleting --- */

static void
deleted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbDiaryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int n = ebb_store_delete_entries_finish (EBB_STORE (source), result, &error);

  if (n < 0)
    {
      notify_error (self, error);
      return;
    }

  ebb_diary_context_set_selecting (self->context, FALSE);
  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("%d entry deleted", "%d entries deleted", n), n);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.notify-undoable", "s", text);
}

static void
delete_ids (EbbDiaryPage *self,
            const char *const *ids)
{
  if (self->store && ids[0])
    ebb_store_delete_entries_async (self->store, ids, NULL, deleted_cb, g_object_ref (self));
}

static void
delete_entry (EbbDiaryPage *self,
              EbbEntry *entry)
{
  const char *ids[] = { NULL, NULL };

  if (!entry)
    return;
  ids[0] = ebb_entry_get_id (entry);
  delete_ids (self, ids);
}

static void
ids_cb (GObject *source,
        GAsyncResult *result,
        gpointer user_data)
{
  g_autoptr (EbbDiaryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = ebb_entry_list_load_ids_finish (EBB_ENTRY_LIST (source), result, &error);

  if (!ids)
    notify_error (self, error);
  else
    delete_ids (self, (const char *const *) ids);
}

static void
delete_selected (EbbDiaryPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_val (positions, position);
  if (positions->len > 0)
    ebb_entry_list_load_ids_async (self->entries, (const guint *) (gpointer) positions->data, positions->len, self->cancellable, ids_cb, g_object_ref (self));
}

static void
delete_selected_action (GtkWidget *widget,
                        const char *name,
                        GVariant *parameter)
{
  delete_selected (EBB_DIARY_PAGE (widget));
}

static void
delete_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  delete_entry (EBB_DIARY_PAGE (widget), get_menu_entry (EBB_DIARY_PAGE (widget)));
}

/* --- editing and duplicating --- */

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbEntry *entry = get_menu_entry (EBB_DIARY_PAGE (widget));

  if (entry)
    gtk_widget_activate_action (widget, "win.edit-entry", "s", ebb_entry_get_id (entry));
}

static void
duplicated_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (EbbDiaryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbEntry) entry = ebb_store_save_entry_finish (EBB_STORE (source), result, &error);

  if (!entry)
    {
      notify_error (self, error);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.notify-undoable", "s", _ ("Entry duplicated, with the present time"));
  ebb_diary_page_show_day (self, ebb_entry_get_day (entry));
}

/* "The same as then", now. */
static void
duplicate_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  EbbDiaryPage *self = EBB_DIARY_PAGE (widget);
  EbbEntry *entry = get_menu_entry (self);
  g_autoptr (EbbEntry) copy = NULL;

  if (!entry || !self->store)
    return;

  copy = ebb_entry_copy (entry);
  ebb_entry_set_id (copy, NULL);
  ebb_entry_set_modified (copy, 0);
  ebb_entry_set_moment (copy, ebb_moment_now ());
  ebb_store_save_entry_async (self->store, copy, NULL, NULL, duplicated_cb, g_object_ref (self));
}

/* --- the menu of a row --- */

static void
menu_requested_cb (EbbDiaryContext *context,
                   GtkWidget *row,
                   double x,
                   double y,
                   EbbDiaryPage *self)
{
  GdkRectangle place = { 0, 0, 1, 1 };
  double page_x;
  double page_y;

  g_set_object (&self->menu_item, ebb_diary_row_get_item (EBB_DIARY_ROW (row)));
  if (!get_menu_entry (self) || !gtk_widget_translate_coordinates (row, GTK_WIDGET (self), x, y, &page_x, &page_y))
    return;

  place.x = (int) page_x;
  place.y = (int) page_y;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  ebb_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
open_menu (EbbDiaryPage *self)
{
  EbbDiaryRow *row = get_focused_row (self);
  GtkWidget *widget = GTK_WIDGET (row);

  if (!row)
    return FALSE;
  ebb_diary_context_request_menu (self->context, widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  return TRUE;
}

/* --- selecting --- */

static void
update_count (EbbDiaryPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (selected);
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_ ("Select entries"));
  else
    text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);
  gtk_label_set_text (GTK_LABEL (self->count_label), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "diary.delete-selected", n > 0);
}

static void
selection_changed_cb (EbbDiaryPage *self)
{
  update_count (self);
}

static void
selecting_cb (EbbDiaryContext *context,
              GParamSpec *pspec,
              EbbDiaryPage *self)
{
  if (ebb_diary_context_get_selecting (context))
    gtk_widget_add_css_class (self->list, "selecting");
  else
    gtk_widget_remove_css_class (self->list, "selecting");
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  update_count (self);
  /* from the button that began it: the next key is meant for an entry */
  if (ebb_diary_context_get_selecting (context) && !get_focused_row (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
select_all (EbbDiaryPage *self)
{
  ebb_diary_context_set_selecting (self->context, TRUE);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

static void
select_all_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  select_all (EBB_DIARY_PAGE (widget));
}

static void
select_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  EbbDiaryPage *self = EBB_DIARY_PAGE (widget);
  guint position = self->menu_item ? ebb_entry_item_get_position (self->menu_item) : G_MAXUINT;

  ebb_diary_context_set_selecting (self->context, TRUE);
  if (position != G_MAXUINT)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, FALSE);
}

static void
stop_selecting_action (GtkWidget *widget,
                       const char *name,
                       GVariant *parameter)
{
  ebb_diary_context_set_selecting (EBB_DIARY_PAGE (widget)->context, FALSE);
}

/* Goes through the list and leaves what is selected alone; the list's own keys
 * would select the row they come to, and nothing else. */
static gboolean
move_focus (EbbDiaryPage *self,
            EbbDiaryRow *row,
            guint keyval)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint position = ebb_diary_row_get_position (row);

  if (n == 0 || position >= n)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      position -= MIN (position, 1);
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      position = MIN (position + 1, n - 1);
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      position -= MIN (position, PAGE_STEP);
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      position = MIN (position + PAGE_STEP, n - 1);
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      position = 0;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      position = n - 1;
      break;
    default:
      return FALSE;
    }
  ebb_diary_page_go_to (self, position, FALSE);
  return TRUE;
}

static gboolean
list_key_cb (GtkEventControllerKey *controller,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             EbbDiaryPage *self)
{
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  gboolean selecting = ebb_diary_context_get_selecting (self->context);
  EbbDiaryRow *row = get_focused_row (self);

  if ((keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete) && modifiers == 0)
    {
      if (selecting)
        delete_selected (self);
      else if (row && ebb_diary_row_get_item (row))
        delete_entry (self, ebb_entry_item_get_entry (ebb_diary_row_get_item (row)));
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    return open_menu (self);
  if (keyval == GDK_KEY_a && modifiers == GDK_CONTROL_MASK)
    {
      select_all (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Escape && selecting)
    {
      ebb_diary_context_set_selecting (self->context, FALSE);
      return GDK_EVENT_STOP;
    }
  if (selecting && modifiers == 0 && row && move_focus (self, row, keyval))
    return GDK_EVENT_STOP;
  /* The arrows with Shift or Control begin selecting, as clicks do. */
  if (!selecting && row && modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK) &&
      (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down || keyval == GDK_KEY_space))
    ebb_diary_context_set_selecting (self->context, TRUE);
  /* Space would go on to the search. */
  if (keyval == GDK_KEY_space && modifiers == 0 && row)
    {
      if (selecting)
        gtk_widget_activate_action (GTK_WIDGET (row), "listitem.select", "(bb)", TRUE, FALSE);
      else
        gtk_widget_activate_action (GTK_WIDGET (row), "list.activate-item", "u", ebb_diary_row_get_position (row));
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
page_key_cb (GtkEventControllerKey *controller,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             EbbDiaryPage *self)
{
  if (keyval != GDK_KEY_Escape || !ebb_diary_context_get_selecting (self->context))
    return GDK_EVENT_PROPAGATE;
  ebb_diary_context_set_selecting (self->context, FALSE);
  return GDK_EVENT_STOP;
}

void
ebb_diary_page_bind_select (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_install_action (widget_class, "diary.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "diary.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "diary.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "diary.select", NULL, select_action);
  gtk_widget_class_install_action (widget_class, "diary.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "diary.stop-selecting", NULL, stop_selecting_action);
  gtk_widget_class_install_action (widget_class, "diary.delete-selected", NULL, delete_selected_action);
}

void
ebb_diary_page_init_select (EbbDiaryPage *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/ebb_diary/Ebb/ui/ebb-diary-menu.ui");

  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

  g_signal_connect_object (self->context, "menu-requested", G_CALLBACK (menu_requested_cb), self, 0);
  g_signal_connect_object (self->context, "notify::selecting", G_CALLBACK (selecting_cb), self, 0);
  g_object_bind_property (self->context, "selecting", self->select_button, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  update_count (self);
}
