// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-widget.h"

#include <glib/gi18n.h>

#include "ebb-question.h"

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

static void
weak_ref_free (gpointer data,
               GClosure *closure)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
return_focus_cb (gpointer user_data)
{
  GtkWidget *widget = user_data;

  if (gtk_widget_get_mapped (widget))
    gtk_widget_grab_focus (widget);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover,
           GWeakRef *before)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (before);

  g_signal_handlers_disconnect_by_func (popover, closed_cb, before);
  if (widget == NULL)
    return;
  return_focus_cb (widget);
  /* GTK 4.18 gives it to the parent of the popover afterwards */
  if (gtk_check_version (4, 10, 0) == NULL)
    g_idle_add_full (G_PRIORITY_HIGH, return_focus_cb, g_steal_pointer (&widget), g_object_unref);
}

/**
 * ebb_popover_popup:
 * @popover: a popover, such as a menu, that no button opens
 *
 * Opens it; when it closes the keyboard is where it was before. GTK 4.8 leaves it
 * nowhere.
 */
void
ebb_popover_popup (GtkPopover *popover)
{
  GtkRoot *root;
  GWeakRef *before;

  g_return_if_fail (GTK_IS_POPOVER (popover));

  root = gtk_widget_get_root (GTK_WIDGET (popover));
  before = g_new0 (GWeakRef, 1);
  g_weak_ref_init (before, root != NULL ? gtk_root_get_focus (root) : NULL);
  g_signal_connect_data (popover, "closed", G_CALLBACK (closed_cb), before, weak_ref_free, 0);
  gtk_popover_popup (popover);
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

static void
short_setup_cb (GtkListItemFactory *factory,
                GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
short_bind_cb (GtkListItemFactory *factory,
               GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/**
 * ebb_widget_shorten_drop_down:
 * @drop_down: a choice of strings, with the list that GTK gives it
 *
 * Lets the button of @drop_down end a long name in dots, rather than need the width of
 * it. The list shows all of it.
 */
void
ebb_widget_shorten_drop_down (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (short_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (short_bind_cb), NULL);
  gtk_drop_down_set_list_factory (drop_down, gtk_drop_down_get_factory (drop_down));
  gtk_drop_down_set_factory (drop_down, factory);
}

/**
 * ebb_widget_wrap_button:
 * @button: a button with a label, which may change later
 *
 * Lets the label of @button take more than one line where there is too little room.
 */
void
ebb_widget_wrap_button (GtkWidget *button)
{
  GtkWidget *label = gtk_widget_get_first_child (button);

  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
}

static void
parent_destroyed_cb (GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, NULL);
}

/**
 * ebb_widget_let_outlive_parent:
 * @dialog: a window that belongs to another
 *
 * Takes @dialog off the window that it belongs to when that one goes. What is still
 * being read may hold a dialog that was closed, and GTK 4.8 would look for that window
 * when the dialog ends.
 */
void
ebb_widget_let_outlive_parent (GtkWindow *dialog)
{
  GtkWindow *parent = gtk_window_get_transient_for (dialog);

  /* after GTK, which may close the dialog with it */
  if (parent != NULL)
    g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_destroyed_cb), dialog, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static GtkWindow *
find_question (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (EBB_IS_QUESTION (toplevel) && gtk_window_get_transient_for (toplevel) == window)
        return toplevel;
    }
  return NULL;
}

#define ASKS_BEFORE_QUIT "ebb-asks-before-quit"

/**
 * ebb_widget_let_ask_before_quit:
 * @dialog: a window that asks before it is closed if something would be lost
 *
 * Lets @dialog ask as well before the program ends: what it holds is kept nowhere else.
 */
void
ebb_widget_let_ask_before_quit (GtkWindow *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  g_object_set_data (G_OBJECT (dialog), ASKS_BEFORE_QUIT, GINT_TO_POINTER (TRUE));
}

/**
 * ebb_widget_asks_before_quit:
 * @window: a window that would go with the program
 *
 * Lets a window that was given to ebb_widget_let_ask_before_quit() ask now, unless it
 * does already. What it is saving, or begins to save instead of asking, goes on after
 * the window.
 *
 * Returns: whether the program has to wait for an answer
 */
gboolean
ebb_widget_asks_before_quit (GtkWindow *window)
{
  GtkWindow *question;
  gboolean stays;

  g_return_val_if_fail (GTK_IS_WINDOW (window), FALSE);

  if (g_object_get_data (G_OBJECT (window), ASKS_BEFORE_QUIT) == NULL)
    return FALSE;
  question = find_question (window);
  if (question != NULL)
    {
      gtk_window_present (question);
      return TRUE;
    }
  g_signal_emit_by_name (window, "close-request", &stays);
  return find_question (window) != NULL;
}

/**
 * ebb_widget_discard:
 * @dialog: a window that somebody was asked about
 *
 * Destroys @dialog right after the question about it. The window that it belongs to asks
 * for the keyboard itself: a window manager that has just given it to @dialog may leave it
 * nowhere.
 */
void
ebb_widget_discard (GtkWindow *dialog)
{
  GtkWindow *parent;

  g_return_if_fail (GTK_IS_WINDOW (dialog));

  parent = gtk_window_get_transient_for (dialog);
  gtk_window_destroy (dialog);
  if (parent != NULL)
    gtk_window_present (parent);
}

static void
discard_answered_cb (GtkWindow *dialog,
                     const char *answer)
{
  if (g_str_equal (answer, "discard"))
    ebb_widget_discard (dialog);
}

static gboolean
guarded_close_cb (GtkWindow *dialog,
                  const gboolean *changed)
{
  EbbQuestion *question;

  if (!*changed)
    return GDK_EVENT_PROPAGATE;
  question = ebb_question_new (dialog, _ ("Discard Changes?"), _ ("What you filled in is not saved yet."));
  ebb_question_add_answer (question, "keep", _ ("_Keep Editing"), EBB_ANSWER_DEFAULT);
  ebb_question_add_answer (question, "discard", _ ("_Discard"), EBB_ANSWER_DESTRUCTIVE);
  g_signal_connect_object (question, "answered", G_CALLBACK (discard_answered_cb), dialog, G_CONNECT_SWAPPED);
  ebb_question_present (question);
  return GDK_EVENT_STOP;
}

/**
 * ebb_widget_guard_changes:
 * @dialog: a window with something to fill in
 * @changed: whether the person changed something; it must live as long as @dialog
 *
 * Lets @dialog ask before it is closed, or goes with the program, if something changed.
 */
void
ebb_widget_guard_changes (GtkWindow *dialog,
                          const gboolean *changed)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (changed != NULL);

  g_signal_connect (dialog, "close-request", G_CALLBACK (guarded_close_cb), (gpointer) changed);
  ebb_widget_let_ask_before_quit (dialog);
}
