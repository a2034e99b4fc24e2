// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-entry-dialog.h"

#include <glib/gi18n.h>

#include "widgets/ebb-draft-keeper.h"
#include "widgets/ebb-entry-editor.h"
#include "widgets/ebb-format.h"
#include "widgets/ebb-notice-bar.h"
#include "widgets/ebb-question.h"
#include "widgets/ebb-widget.h"

/**
 * EbbEntryDialog:
 *
 * Any entry at any past moment: a new one, or one of the diary to change or delete.
 *
 * What is being changed is kept as a draft and is there again when the same entry
 * is opened after a crash. When the entry was changed elsewhere meanwhile, the
 * person decides which of the two stays; neither is lost without a word.
 *
 * Keys: Ctrl+Enter and Enter save; Escape closes, and asks first if something was
 * changed; those of #EbbRatingScale.
 *
 * Uses the action `win.notify-undoable` of the parent window.
 */
struct _EbbEntryDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  EbbNoticeBar *notice;
  EbbEntryEditor *editor;
  GtkWidget *save_button;
  GtkWidget *delete_button;

  EbbStore *store;           /* (owned) */
  EbbEntry *original;        /* (owned) (nullable): as it was read; NULL for a new one */
  EbbDraftKeeper *keeper;    /* (owned) */
  GCancellable *cancellable; /* (owned) */
  gboolean busy;             /* something is being written */
  gboolean changed;          /* the person changed something, or had before */
};

G_DEFINE_FINAL_TYPE (EbbEntryDialog, ebb_entry_dialog, ADW_TYPE_WINDOW)

static gboolean
is_changed (EbbEntryDialog *self)
{
  g_autoptr (EbbEntry) entry = NULL;

  if (!self->changed)
    return FALSE;
  if (self->original == NULL)
    return !ebb_entry_editor_is_empty (self->editor);
  entry = ebb_entry_editor_get_entry (self->editor);
  return !ebb_entry_equal_content (entry, self->original) || !ebb_entry_editor_check (self->editor, NULL);
}

static void
sync_buttons (EbbEntryDialog *self)
{
  gtk_widget_set_sensitive (self->save_button, !self->busy && !ebb_entry_editor_is_empty (self->editor));
  gtk_widget_set_sensitive (self->delete_button, !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->editor), !self->busy);
}

static void
set_busy (EbbEntryDialog *self,
          gboolean busy)
{
  self->busy = busy;
  sync_buttons (self);
}

static void
notify_parent (EbbEntryDialog *self,
               const char *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.notify-undoable", "s", text);
}

static void
keep_draft (EbbEntryDialog *self)
{
  g_autoptr (EbbEntry) draft = is_changed (self) ? ebb_entry_editor_get_entry (self->editor) : NULL;

  ebb_draft_keeper_keep (self->keeper, draft);
}

static void
drop_draft (EbbEntryDialog *self)
{
  ebb_draft_keeper_keep (self->keeper, NULL);
  ebb_draft_keeper_flush (self->keeper);
}

static void
close_now (EbbEntryDialog *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Whether the dialog was destroyed while something was under way. */
static gboolean
is_gone (EbbEntryDialog *self)
{
  return self->store == NULL;
}

/* --- conflict ----------------------------------------------------------- */

static void start_saving (EbbEntryDialog *self, EbbEntry *entry);

static void
other_loaded_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (EbbEntryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbEntry) other = ebb_store_load_entry_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  set_busy (self, FALSE);
  if (other == NULL)
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
      return;
    }
  drop_draft (self);
  g_set_object (&self->original, other);
  ebb_entry_editor_set_entry (self->editor, other);
  self->changed = FALSE;
  ebb_notice_bar_hide (self->notice);
  sync_buttons (self);
}

static void
newest_loaded_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (EbbEntryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbEntry) newest = ebb_store_load_entry_finish (EBB_STORE (source), result, &error);
  g_autoptr (EbbEntry) mine = NULL;

  if (is_gone (self))
    return;
  if (newest == NULL && !g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_FOUND))
    {
      set_busy (self, FALSE);
      ebb_notice_bar_show (self->notice, EBB_NOTICE_RETRY, error->message);
      return;
    }

  mine = ebb_entry_editor_get_entry (self->editor);
  if (newest != NULL)
    {
      ebb_entry_set_modified (mine, ebb_entry_get_modified (newest));
    }
  else
    {
      /* deleted elsewhere: what is kept is a new entry */
      ebb_entry_set_id (mine, NULL);
      ebb_entry_set_modified (mine, 0);
    }
  start_saving (self, mine);
}

static void
conflict_answered_cb (EbbEntryDialog *self,
                      const char *answer)
{
  const char *id = self->original != NULL ? ebb_entry_get_id (self->original) : NULL;

  if (is_gone (self) || id == NULL)
    return;
  if (g_str_equal (answer, "keep"))
    {
      set_busy (self, TRUE);
      ebb_store_load_entry_async (self->store, id, self->cancellable, newest_loaded_cb, g_object_ref (self));
    }
  else if (g_str_equal (answer, "other"))
    {
      set_busy (self, TRUE);
      ebb_store_load_entry_async (self->store, id, self->cancellable, other_loaded_cb, g_object_ref (self));
    }
}

static void
ask_about_conflict (EbbEntryDialog *self,
                    gboolean deleted)
{
  EbbQuestion *question;

  if (deleted)
    question = ebb_question_new (GTK_WINDOW (self),
                                 _ ("Deleted Elsewhere"),
                                 _ ("This entry was deleted elsewhere while you edited it."));
  else
    question = ebb_question_new (GTK_WINDOW (self),
                                 _ ("Changed Elsewhere"),
                                 _ ("This entry was changed elsewhere while you edited it. Keeping yours replaces the other one; this can be undone."));

  ebb_question_add_answer (question, "cancel", _ ("_Cancel"), EBB_ANSWER_PLAIN);
  if (!deleted)
    ebb_question_add_answer (question, "other", _ ("_Show the Other"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "keep", _ ("_Keep Mine"), EBB_ANSWER_DEFAULT | EBB_ANSWER_SUGGESTED);
  g_signal_connect_object (question, "answered", G_CALLBACK (conflict_answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
}

/* --- saving and deleting -------------------------------------------------- */

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (EbbEntryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbEntry) saved = ebb_store_save_entry_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  if (saved != NULL)
    {
      notify_parent (self, _ ("Entry saved"));
      close_now (self);
      return;
    }

  set_busy (self, FALSE);
  keep_draft (self);
  if (g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT))
    ask_about_conflict (self, FALSE);
  else if (g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_FOUND))
    ask_about_conflict (self, TRUE);
  else
    ebb_notice_bar_show (self->notice, EBB_NOTICE_RETRY, error->message);
}

static void
start_saving (EbbEntryDialog *self,
              EbbEntry *entry)
{
  set_busy (self, TRUE);
  /* a state that was not kept yet would come after the entry and stay */
  ebb_draft_keeper_forget (self->keeper);
  ebb_store_save_entry_async (self->store, entry, ebb_draft_keeper_get_slot (self->keeper), NULL, saved_cb, g_object_ref (self));
}

static void
deleted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbEntryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  int n = ebb_store_delete_entries_finish (EBB_STORE (source), result, &error);

  if (is_gone (self))
    return;
  if (n < 0)
    {
      set_busy (self, FALSE);
      ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
      return;
    }
  drop_draft (self);
  if (n > 0)
    notify_parent (self, _ ("Entry deleted"));
  close_now (self);
}

static void
delete_clicked_cb (EbbEntryDialog *self)
{
  const char *ids[] = { NULL, NULL };

  if (self->busy || self->original == NULL)
    return;
  ids[0] = ebb_entry_get_id (self->original);
  set_busy (self, TRUE);
  ebb_store_delete_entries_async (self->store, ids, NULL, deleted_cb, g_object_ref (self));
}

static void
save_cb (EbbEntryDialog *self)
{
  ebb_entry_dialog_save (self);
}

static gboolean
save_shortcut_cb (GtkWidget *widget,
                  GVariant *arguments,
                  gpointer user_data)
{
  ebb_entry_dialog_save (EBB_ENTRY_DIALOG (widget));
  return GDK_EVENT_STOP;
}

/* --- closing -------------------------------------------------------------- */

static void
discard_answered_cb (EbbEntryDialog *self,
                     const char *answer)
{
  if (is_gone (self) || !g_str_equal (answer, "discard"))
    return;
  drop_draft (self);
  close_now (self);
}

static gboolean
ebb_entry_dialog_close_request (GtkWindow *window)
{
  EbbEntryDialog *self = EBB_ENTRY_DIALOG (window);
  EbbQuestion *question;

  if (self->busy)
    return GDK_EVENT_STOP;
  if (!is_changed (self))
    {
      if (self->changed)
        drop_draft (self);
      return GTK_WINDOW_CLASS (ebb_entry_dialog_parent_class)->close_request (window);
    }

  question = ebb_question_new (window,
                               _ ("Discard Changes?"),
                               self->original != NULL ? _ ("The entry stays as it was before.") : _ ("The entry is not saved yet."));
  ebb_question_add_answer (question, "keep", _ ("_Keep Editing"), EBB_ANSWER_DEFAULT);
  ebb_question_add_answer (question, "discard", _ ("_Discard"), EBB_ANSWER_DESTRUCTIVE);
  g_signal_connect_object (question, "answered", G_CALLBACK (discard_answered_cb), self, G_CONNECT_SWAPPED);
  ebb_question_present (question);
  return GDK_EVENT_STOP;
}

/* --- draft ---------------------------------------------------------------- */

static void
editor_changed_cb (EbbEntryDialog *self)
{
  self->changed = TRUE;
  sync_buttons (self);
  keep_draft (self);
  if (ebb_notice_bar_get_notice (self->notice) == EBB_NOTICE_PROBLEM)
    ebb_notice_bar_hide (self->notice);
}

static void
notice_action_cb (EbbEntryDialog *self)
{
  switch (ebb_notice_bar_get_notice (self->notice))
    {
    case EBB_NOTICE_DRAFT:
      drop_draft (self);
      ebb_entry_editor_set_entry (self->editor, self->original);
      self->changed = FALSE;
      ebb_notice_bar_hide (self->notice);
      sync_buttons (self);
      break;
    case EBB_NOTICE_RETRY:
      ebb_entry_dialog_save (self);
      break;
    case EBB_NOTICE_NONE:
    case EBB_NOTICE_DISCARDED:
    case EBB_NOTICE_PROBLEM:
    default:
      break;
    }
}

static void
draft_failed_cb (EbbEntryDialog *self,
                 GError *error)
{
  if (!is_gone (self) && ebb_notice_bar_get_notice (self->notice) == EBB_NOTICE_NONE)
    ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
}

static void
draft_loaded_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (EbbEntry) draft = ebb_store_load_draft_finish (EBB_STORE (source), result, NULL);
  g_autoptr (EbbEntryDialog) self = user_data;

  /* the dialog may be gone; what was typed meanwhile is newer */
  if (draft == NULL || is_gone (self) || self->changed || ebb_entry_is_empty (draft) ||
      (self->original != NULL && ebb_entry_equal_content (draft, self->original)))
    return;
  if (self->original != NULL)
    ebb_entry_set_id (draft, ebb_entry_get_id (self->original));
  ebb_entry_editor_set_entry (self->editor, draft);
  self->changed = TRUE;
  sync_buttons (self);
  ebb_notice_bar_show (self->notice, EBB_NOTICE_DRAFT,
                       self->original != NULL ? _ ("These are your unfinished changes of this entry.") : _ ("This is an entry that you did not finish."));
}

/* --- class ---------------------------------------------------------------- */

static gboolean
key_pressed_cb (EbbEntryDialog *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  if (self->busy)
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter) &&
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) == 0)
    {
      ebb_entry_dialog_save (self);
      return GDK_EVENT_STOP;
    }
  return ebb_entry_editor_press_key (self->editor, keyval, state);
}

static void
cancel_clicked_cb (EbbEntryDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* Here, because what is under way may keep the dialog longer than the diary is open. */
static void
ebb_entry_dialog_unmap (GtkWidget *widget)
{
  EbbEntryDialog *self = EBB_ENTRY_DIALOG (widget);

  if (self->keeper != NULL)
    ebb_draft_keeper_flush (self->keeper);
  GTK_WIDGET_CLASS (ebb_entry_dialog_parent_class)->unmap (widget);
}

static void
ebb_entry_dialog_dispose (GObject *object)
{
  EbbEntryDialog *self = EBB_ENTRY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->keeper);
  g_clear_object (&self->original);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_ENTRY_DIALOG);
  G_OBJECT_CLASS (ebb_entry_dialog_parent_class)->dispose (object);
}

static void
ebb_entry_dialog_finalize (GObject *object)
{
  g_clear_object (&EBB_ENTRY_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (ebb_entry_dialog_parent_class)->finalize (object);
}

static void
ebb_entry_dialog_class_init (EbbEntryDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = ebb_entry_dialog_dispose;
  object_class->finalize = ebb_entry_dialog_finalize;
  widget_class->unmap = ebb_entry_dialog_unmap;
  window_class->close_request = ebb_entry_dialog_close_request;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (EBB_TYPE_ENTRY_EDITOR);
  g_type_ensure (EBB_TYPE_NOTICE_BAR);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-entry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbEntryDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, EbbEntryDialog, editor);
  gtk_widget_class_bind_template_child (widget_class, EbbEntryDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, EbbEntryDialog, title);
  gtk_widget_class_bind_template_child (widget_class, EbbEntryDialog, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, editor_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
}

static void
ebb_entry_dialog_init (EbbEntryDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  /* Ahead of the note, which would begin a new line. */
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                                                          gtk_callback_action_new (save_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

/**
 * ebb_entry_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @store: the diary
 * @entry: (nullable): the entry to change, which is not changed itself; %NULL for
 *   a new one
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_entry_dialog_new (GtkWindow *parent,
                      EbbStore *store,
                      EbbEntry *entry)
{
  EbbEntryDialog *self;
  g_autofree char *slot = NULL;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (EBB_IS_STORE (store), NULL);
  g_return_val_if_fail (entry == NULL || ebb_entry_get_id (entry) != NULL, NULL);

  self = g_object_new (EBB_TYPE_ENTRY_DIALOG, "transient-for", parent, NULL);
  ebb_widget_let_outlive_parent (GTK_WINDOW (self));
  slot = g_strdup_printf ("edit:%s", entry != NULL ? ebb_entry_get_id (entry) : "new");
  self->store = g_object_ref (store);
  self->original = entry != NULL ? ebb_entry_copy (entry) : NULL;
  self->keeper = ebb_draft_keeper_new (store, slot);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (draft_failed_cb), self, G_CONNECT_SWAPPED);

  if (entry != NULL)
    {
      g_autofree char *day = ebb_format_day_relative (ebb_entry_get_day (entry), ebb_day_today ());
      g_autofree char *time = ebb_format_time (ebb_entry_get_moment (entry));
      /* TRANSLATORS: a day and a time of day, as "Yesterday, 23:50" */
      g_autofree char *title = g_strdup_printf (C_ ("moment", "%s, %s"), day, time);

      gtk_window_set_title (GTK_WINDOW (self), title);
      /* The longer of the two in the smaller letters: it has to fit a telephone. */
      adw_window_title_set_title (self->title, time);
      adw_window_title_set_subtitle (self->title, day);
    }
  else
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("New Entry"));
      adw_window_title_set_title (self->title, _ ("New Entry"));
    }
  gtk_widget_set_visible (self->delete_button, entry != NULL);
  ebb_entry_editor_set_store (self->editor, store);
  ebb_entry_editor_set_entry (self->editor, entry);
  sync_buttons (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  ebb_store_load_draft_async (store, slot, self->cancellable, draft_loaded_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}

/**
 * ebb_entry_dialog_save:
 *
 * Saves and closes; without a change it only closes.
 */
void
ebb_entry_dialog_save (EbbEntryDialog *self)
{
  g_autoptr (EbbEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (EBB_IS_ENTRY_DIALOG (self));

  if (self->busy || ebb_entry_editor_is_empty (self->editor))
    return;
  if (!ebb_entry_editor_check (self->editor, &error))
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
      return;
    }
  if (self->original != NULL && !is_changed (self))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  entry = ebb_entry_editor_get_entry (self->editor);
  start_saving (self, entry);
}
