// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-today-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "model/ebb-check-in.h"
#include "widgets/ebb-columns-layout.h"
#include "widgets/ebb-draft-keeper.h"
#include "widgets/ebb-entry-editor.h"
#include "widgets/ebb-format.h"
#include "widgets/ebb-notice-bar.h"
#include "ebb-today-list.h"
#include "ebb-waiting-list.h"
#include "widgets/ebb-widget.h"

/**
 * EbbTodayPage:
 *
 * What waits for the person, the check-in, and quietly beside or below it the entries
 * of today.
 *
 * An entry is saved by the button that appears with the first thing said, by Enter,
 * or by Ctrl+Enter from anywhere. Only what is on the disk is said to be saved; when
 * saving fails, the form stays as it is, and the sentence of the store stands above
 * it. What is being written is kept as a draft and is there again after a crash.
 *
 * Keys anywhere on the page but in a field: those of #EbbRatingScale.
 *
 * Uses the actions `win.notify-undoable` and `win.edit-entry`.
 *
 * Properties, notified: `store`.
 */
struct _EbbTodayPage
{
  GtkWidget parent_instance;

  EbbNoticeBar *notice;
  EbbEntryEditor *editor;
  EbbTodayList *list;
  EbbWaitingList *waiting;
  GtkScrolledWindow *scroller;
  GtkRevealer *save_bar;
  GtkWidget *save_button;

  EbbStore *store;           /* (owned) (nullable) */
  EbbDraftKeeper *keeper;    /* (owned) (nullable) */
  EbbEntry *discarded;       /* (owned) (nullable): can be brought back */
  GCancellable *cancellable; /* (owned) (nullable): of reading the draft */
  gboolean saving;
  gboolean focused; /* whether it has had the keyboard once */
};

G_DEFINE_FINAL_TYPE (EbbTodayPage, ebb_today_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_STORE = 1,
} EbbTodayPageProperty;

static GParamSpec *props[PROP_STORE + 1];

#define DRAFT_SLOT "check-in"

static void
sync_save_bar (EbbTodayPage *self)
{
  gtk_revealer_set_reveal_child (self->save_bar, !ebb_entry_editor_is_empty (self->editor));
  gtk_widget_set_sensitive (self->save_button, !self->saving);
}

static void
keep_draft (EbbTodayPage *self)
{
  g_autoptr (EbbEntry) draft = NULL;

  if (self->keeper == NULL)
    return;
  if (!ebb_entry_editor_is_empty (self->editor))
    draft = ebb_entry_editor_get_entry (self->editor);
  ebb_draft_keeper_keep (self->keeper, draft);
}

/* Folds as the person likes it, where a draft has unfolded the form. */
static void
fold_as_liked (EbbTodayPage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  ebb_entry_editor_set_unfolded (self->editor, g_settings_get_boolean (settings, "check-in-unfolded"));
}

static void
reset (EbbTodayPage *self)
{
  ebb_entry_editor_set_entry (self->editor, NULL);
  fold_as_liked (self);
  sync_save_bar (self);
  /* as on a fresh page; the focus alone would scroll no further than its widget */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* --- saving ------------------------------------------------------------- */

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (EbbTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbEntry) saved = ebb_store_save_entry_finish (EBB_STORE (source), result, &error);

  self->saving = FALSE;
  /* the page was closed meanwhile; the entry, or the draft of it, is safe */
  if (self->store == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->editor), TRUE);

  if (saved == NULL)
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_RETRY, error->message);
      keep_draft (self);
      sync_save_bar (self);
      gtk_widget_grab_focus (self->save_button);
      return;
    }

  g_clear_object (&self->discarded);
  ebb_notice_bar_hide (self->notice);
  reset (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.notify-undoable", "s", _ ("Entry saved"));
}

static void
save_cb (EbbTodayPage *self)
{
  ebb_today_page_save (self);
}

static gboolean
save_shortcut_cb (GtkWidget *widget,
                  GVariant *arguments,
                  gpointer user_data)
{
  ebb_today_page_save (EBB_TODAY_PAGE (widget));
  return GDK_EVENT_STOP;
}

/* --- draft -------------------------------------------------------------- */

static void
editor_changed_cb (EbbTodayPage *self)
{
  sync_save_bar (self);
  keep_draft (self);
  if (ebb_notice_bar_get_notice (self->notice) == EBB_NOTICE_PROBLEM)
    ebb_notice_bar_hide (self->notice);
}

static void
discard (EbbTodayPage *self)
{
  g_clear_object (&self->discarded);
  self->discarded = ebb_entry_editor_get_entry (self->editor);
  reset (self);
  keep_draft (self);
  ebb_notice_bar_show (self->notice, EBB_NOTICE_DISCARDED, _ ("The unfinished entry was discarded."));
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* Shows an entry from before, with what has been said since on top. */
static void
bring_back (EbbTodayPage *self,
            EbbEntry *before)
{
  g_autoptr (EbbEntry) entry = ebb_entry_copy (before);

  if (!ebb_entry_editor_is_empty (self->editor))
    {
      g_autoptr (EbbEntry) since = ebb_entry_editor_get_entry (self->editor);

      ebb_check_in_overlay (entry, since);
      ebb_entry_set_moment (entry, ebb_entry_get_moment (since));
    }
  if (ebb_check_in_is_more_than_pain (entry))
    ebb_entry_editor_set_unfolded (self->editor, TRUE);
  ebb_entry_editor_set_entry (self->editor, entry);
  sync_save_bar (self);
}

static void
notice_action_cb (EbbTodayPage *self)
{
  g_autoptr (EbbEntry) discarded = NULL;

  switch (ebb_notice_bar_get_notice (self->notice))
    {
    case EBB_NOTICE_DRAFT:
      discard (self);
      break;
    case EBB_NOTICE_DISCARDED:
      ebb_notice_bar_hide (self->notice);
      discarded = g_steal_pointer (&self->discarded);
      if (discarded != NULL)
        bring_back (self, discarded);
      keep_draft (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->editor));
      break;
    case EBB_NOTICE_RETRY:
      ebb_today_page_save (self);
      break;
    case EBB_NOTICE_NONE:
    case EBB_NOTICE_PROBLEM:
    default:
      break;
    }
}

static void
draft_failed_cb (EbbTodayPage *self,
                 GError *error)
{
  /* a closed store is the end of the program, not news */
  if (!g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CLOSED) &&
      ebb_notice_bar_get_notice (self->notice) == EBB_NOTICE_NONE)
    ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
}

static void
draft_loaded_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (EbbEntry) draft = ebb_store_load_draft_finish (EBB_STORE (source), result, NULL);
  g_autoptr (EbbTodayPage) self = user_data;
  EbbMoment moment;
  EbbDay today = ebb_day_today ();
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  /* the page may be gone, or show another diary */
  if (draft == NULL || ebb_entry_is_empty (draft) || (gpointer) self->store != source)
    return;

  moment = ebb_entry_get_moment (draft);
  time = ebb_format_time (moment);
  if (ebb_moment_get_day (moment) == today)
    {
      /* TRANSLATORS: %s is a time of day, as "14:05" */
      text = g_strdup_printf (_ ("Unfinished entry from %s"), time);
    }
  else
    {
      g_autofree char *day = ebb_format_day_relative (ebb_moment_get_day (moment), today);

      /* TRANSLATORS: a day and a time of day, as "Yesterday" and "14:05" */
      text = g_strdup_printf (_ ("Unfinished entry from %s, %s"), day, time);
    }
  bring_back (self, draft);
  ebb_notice_bar_show (self->notice, EBB_NOTICE_DRAFT, text);
}

/* --- class -------------------------------------------------------------- */

static gboolean
key_pressed_cb (EbbTodayPage *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  if (self->saving)
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter) &&
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) == 0 &&
      !ebb_entry_editor_is_empty (self->editor))
    {
      ebb_today_page_save (self);
      return GDK_EVENT_STOP;
    }
  return ebb_entry_editor_press_key (self->editor, keyval, state);
}

static gboolean
ebb_today_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EBB_TODAY_PAGE (widget)->editor));
}

static void
ebb_today_page_map (GtkWidget *widget)
{
  EbbTodayPage *self = EBB_TODAY_PAGE (widget);

  GTK_WIDGET_CLASS (ebb_today_page_parent_class)->map (widget);
  /* so that a digit typed at once rates the pain */
  if (!self->focused)
    {
      self->focused = TRUE;
      gtk_widget_grab_focus (widget);
    }
}

static void
ebb_today_page_unmap (GtkWidget *widget)
{
  EbbTodayPage *self = EBB_TODAY_PAGE (widget);

  if (self->keeper != NULL)
    ebb_draft_keeper_flush (self->keeper);
  GTK_WIDGET_CLASS (ebb_today_page_parent_class)->unmap (widget);
}

static void
ebb_today_page_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  EbbTodayPage *self = EBB_TODAY_PAGE (object);

  switch ((EbbTodayPageProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_today_page_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  EbbTodayPage *self = EBB_TODAY_PAGE (object);

  switch ((EbbTodayPageProperty) prop_id)
    {
    case PROP_STORE:
      ebb_today_page_set_store (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_today_page_dispose (GObject *object)
{
  EbbTodayPage *self = EBB_TODAY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->keeper != NULL)
    ebb_draft_keeper_flush (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_object (&self->discarded);
  g_clear_object (&self->store);
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (ebb_today_page_parent_class)->dispose (object);
}

static void
ebb_today_page_class_init (EbbTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ebb_today_page_get_property;
  object_class->set_property = ebb_today_page_set_property;
  object_class->dispose = ebb_today_page_dispose;
  widget_class->grab_focus = ebb_today_page_grab_focus;
  widget_class->focus = ebb_widget_focus_child;
  widget_class->map = ebb_today_page_map;
  widget_class->unmap = ebb_today_page_unmap;

  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, EBB_TYPE_STORE,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (EBB_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (EBB_TYPE_ENTRY_EDITOR);
  g_type_ensure (EBB_TYPE_NOTICE_BAR);
  g_type_ensure (EBB_TYPE_TODAY_LIST);
  g_type_ensure (EBB_TYPE_WAITING_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTodayPage, notice);
  gtk_widget_class_bind_template_child (widget_class, EbbTodayPage, editor);
  gtk_widget_class_bind_template_child (widget_class, EbbTodayPage, list);
  gtk_widget_class_bind_template_child (widget_class, EbbTodayPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, EbbTodayPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, EbbTodayPage, save_bar);
  gtk_widget_class_bind_template_child (widget_class, EbbTodayPage, save_button);
  gtk_widget_class_bind_template_callback (widget_class, editor_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard);
}

static void
ebb_today_page_init (EbbTodayPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  /* Ahead of the note, which would begin a new line. */
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                                                          gtk_callback_action_new (save_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
  sync_save_bar (self);
}

/**
 * ebb_today_page_new:
 * @store: (nullable): the diary
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
ebb_today_page_new (EbbStore *store)
{
  return g_object_new (EBB_TYPE_TODAY_PAGE, "store", store, NULL);
}

/**
 * ebb_today_page_get_store:
 *
 * Returns: (transfer none) (nullable): the diary
 */
EbbStore *
ebb_today_page_get_store (EbbTodayPage *self)
{
  g_return_val_if_fail (EBB_IS_TODAY_PAGE (self), NULL);
  return self->store;
}

/**
 * ebb_today_page_set_store:
 * @store: (nullable): the diary, being opened or open
 *
 * Shows another diary. What is being written stays with the one before.
 */
void
ebb_today_page_set_store (EbbTodayPage *self,
                          EbbStore *store)
{
  g_return_if_fail (EBB_IS_TODAY_PAGE (self));
  g_return_if_fail (store == NULL || EBB_IS_STORE (store));

  if (self->store == store)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->keeper != NULL)
    {
      ebb_draft_keeper_flush (self->keeper);
      reset (self);
      ebb_notice_bar_hide (self->notice);
    }
  g_clear_object (&self->keeper);
  g_clear_object (&self->discarded);

  g_set_object (&self->store, store);
  ebb_entry_editor_set_store (self->editor, store);
  ebb_today_list_set_store (self->list, store);
  ebb_waiting_list_set_store (self->waiting, store);
  if (store != NULL)
    {
      self->cancellable = g_cancellable_new ();
      self->keeper = ebb_draft_keeper_new (store, DRAFT_SLOT);
      g_signal_connect_object (self->keeper, "failed", G_CALLBACK (draft_failed_cb), self, G_CONNECT_SWAPPED);
      ebb_store_load_draft_async (store, DRAFT_SLOT, self->cancellable, draft_loaded_cb, g_object_ref (self));
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STORE]);
}

/**
 * ebb_today_page_save:
 *
 * Saves the check-in, if there is anything to save and it is not being saved
 * already.
 */
void
ebb_today_page_save (EbbTodayPage *self)
{
  g_autoptr (EbbEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (EBB_IS_TODAY_PAGE (self));

  if (self->saving || self->store == NULL || ebb_entry_editor_is_empty (self->editor))
    return;
  if (!ebb_entry_editor_check (self->editor, &error))
    {
      ebb_notice_bar_show (self->notice, EBB_NOTICE_PROBLEM, error->message);
      return;
    }

  self->saving = TRUE;
  entry = ebb_entry_editor_get_entry (self->editor);
  /* a state that was not kept yet would come after the entry and stay */
  ebb_draft_keeper_forget (self->keeper);
  gtk_widget_set_sensitive (GTK_WIDGET (self->editor), FALSE);
  sync_save_bar (self);
  ebb_store_save_entry_async (self->store, entry, DRAFT_SLOT, NULL, saved_cb, g_object_ref (self));
}
