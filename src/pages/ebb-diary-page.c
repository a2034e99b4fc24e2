// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-diary-page-private.h"

#include <glib/gi18n.h>

#include "ebb-config.h"
#include "widgets/ebb-filter-bar.h"
#include "widgets/ebb-filter-popover.h"
#include "widgets/ebb-month-calendar.h"
#include "widgets/ebb-two-pane.h"
#include "widgets/ebb-widget.h"

/*
 * Every entry of the diary, newest first, by day; a calendar that jumps to a day;
 * search and filters; and what can be done with one entry or with several.
 *
 * The list of entries reads what is shown and no more, so the page is as quick
 * with thirty years as with one week. Its parts: -filter.c is search and filters,
 * -select.c is selecting, deleting and the menu of a row, -scroll.c is jumping to
 * a day and the calendar that follows.
 *
 * Keys: typing anywhere searches, Control+F goes to the search; in the list
 * Return opens an entry, Delete deletes it, Menu or Shift+F10 opens its menu,
 * Control+A selects all, Escape ends selecting.
 */

/* A spinner that only flashes makes waiting feel longer. */
#define SPINNER_AFTER_MS 500

G_DEFINE_FINAL_TYPE (EbbDiaryPage, ebb_diary_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_STORE = 1,
  PROP_QUERY,
  PROP_CONTEXT,
} EbbDiaryPageProperty;

static GParamSpec *props[PROP_CONTEXT + 1];

/* --- what is shown --- */

static gboolean
spinner_cb (gpointer user_data)
{
  EbbDiaryPage *self = user_data;

  self->spinner_id = 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), "loading");
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  return G_SOURCE_REMOVE;
}

static void
update_state (EbbDiaryPage *self)
{
  const GError *error = ebb_entry_list_get_error (self->entries);
  gboolean loading = ebb_entry_list_get_loading (self->entries);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  const EbbQuery *query = ebb_entry_list_get_query (self->entries);
  const char *shown = gtk_stack_get_visible_child_name (GTK_STACK (self->states));
  const char *state;

  if (n > 0)
    state = "list";
  else if (loading || !self->store)
    state = g_strcmp0 (shown, "loading") == 0 ? "loading" : "blank";
  else if (error)
    state = "error";
  else
    state = !query || ebb_query_is_everything (query) ? "empty" : "nothing";

  gtk_stack_set_visible_child_name (GTK_STACK (self->states), state);
  /* A spinner asks for a new frame all the time, even where it is not seen. */
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), g_str_equal (state, "loading"));
  if (!g_str_equal (state, "blank"))
    g_clear_handle_id (&self->spinner_id, g_source_remove);
  else if (self->store && self->spinner_id == 0)
    self->spinner_id = g_timeout_add (SPINNER_AFTER_MS, spinner_cb, self);

  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->error_bar), error && n > 0);
  if (error)
    {
      gtk_label_set_text (GTK_LABEL (self->error_label), error->message);
      g_object_set (self->error_page, "description", error->message, NULL);
    }
  gtk_widget_set_sensitive (self->select_button, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "diary.select", n > 0);
  if (n == 0)
    ebb_diary_context_set_selecting (self->context, FALSE);
  ebb_diary_page_update_found (self);
}

/* The entries are here. Who has begun to type or gone elsewhere meanwhile stays
 * there. */
static void
hand_on_focus (EbbDiaryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!self->list_wants_focus || ebb_entry_list_get_loading (self->entries))
    return;

  self->list_wants_focus = FALSE;
  if (focus && gtk_widget_is_ancestor (focus, self->search) &&
      *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0' &&
      g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0)
    ebb_diary_page_go_to (self, 0, FALSE);
}

static void
entries_notify_cb (EbbEntryList *entries,
                   GParamSpec *pspec,
                   EbbDiaryPage *self)
{
  update_state (self);
  hand_on_focus (self);
}

static void
entries_changed_cb (GListModel *entries,
                    guint position,
                    guint removed,
                    guint added,
                    EbbDiaryPage *self)
{
  update_state (self);
  hand_on_focus (self);
  ebb_diary_page_show_wanted_day (self);
}

static void
activate_cb (GtkListView *list,
             guint position,
             EbbDiaryPage *self)
{
  g_autoptr (EbbEntryItem) item = g_list_model_get_item (G_LIST_MODEL (self->entries), position);
  EbbEntry *entry;

  if (!item)
    return;

  if (ebb_diary_context_get_selecting (self->context))
    {
      GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

      if (gtk_selection_model_is_selected (model, position))
        gtk_selection_model_unselect_item (model, position);
      else
        gtk_selection_model_select_item (model, position, FALSE);
      return;
    }

  entry = ebb_entry_item_get_entry (item);
  if (entry)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-entry", "s", ebb_entry_get_id (entry));
}

static void
retry_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  ebb_entry_list_reload (EBB_DIARY_PAGE (widget)->entries);
}

static void
error_response_cb (GtkInfoBar *bar,
                   int response,
                   EbbDiaryPage *self)
{
  ebb_entry_list_reload (self->entries);
}

static void
search_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  ebb_diary_page_focus_search (EBB_DIARY_PAGE (widget));
}

static gboolean
search_shortcut_cb (GtkWidget *widget,
                    GVariant *arguments,
                    EbbDiaryPage *self)
{
  /* The shortcut is heard in the whole window, also from other pages. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  ebb_diary_page_focus_search (self);
  return TRUE;
}

/* --- trackers --- */

static void
trackers_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (EbbDiaryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trackers = ebb_store_list_trackers_finish (EBB_STORE (source), result, &error);

  /* Without trackers values go by their ids; the list says what is wrong. */
  if (trackers && self->store == EBB_STORE (source))
    ebb_diary_context_set_trackers (self->context, trackers);
}

static void
load_trackers (EbbDiaryPage *self)
{
  if (self->store)
    ebb_store_list_trackers_async (self->store, self->cancellable, trackers_cb, g_object_ref (self));
}

static void
changed_cb (EbbStore *store,
            EbbChange what,
            int first_day,
            int last_day,
            EbbDiaryPage *self)
{
  if (what & EBB_CHANGE_TRACKERS)
    load_trackers (self);
}

/* --- the page --- */

void
ebb_diary_page_take_query (EbbDiaryPage *self,
                           EbbQuery *query)
{
  if (ebb_query_equal (self->query, query))
    {
      ebb_query_free (query);
      return;
    }

  ebb_query_free (self->query);
  self->query = query;
  ebb_diary_context_set_search (self->context, query->text);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUERY]);
}

static void
ebb_diary_page_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  switch ((EbbDiaryPageProperty) prop_id)
    {
    case PROP_STORE:
      ebb_diary_page_set_store (EBB_DIARY_PAGE (object), g_value_get_object (value));
      break;
    case PROP_QUERY:
    case PROP_CONTEXT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_diary_page_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  EbbDiaryPage *self = EBB_DIARY_PAGE (object);

  switch ((EbbDiaryPageProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The newest entry, or the one looked at last; where there is none, the search.
 * While the diary is being read that is not known: the search then hands on. */
static gboolean
ebb_diary_page_grab_focus (GtkWidget *widget)
{
  EbbDiaryPage *self = EBB_DIARY_PAGE (widget);

  if (gtk_widget_get_mapped (self->list) && gtk_widget_grab_focus (self->list))
    return TRUE;
  self->list_wants_focus = ebb_entry_list_get_loading (self->entries);
  return gtk_widget_grab_focus (self->search);
}

/* The list is one stop for Tab, inside the arrow keys move: from entry to entry,
 * thirty years would take a while to get past. */
static gboolean
ebb_diary_page_focus (GtkWidget *widget,
                      GtkDirectionType direction)
{
  EbbDiaryPage *self = EBB_DIARY_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean leaving = (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) &&
                     focus && gtk_widget_is_ancestor (focus, self->list);
  gboolean moved;

  if (leaving)
    gtk_widget_set_can_focus (self->list, FALSE);
  moved = ebb_widget_focus_child (widget, direction);
  if (leaving)
    gtk_widget_set_can_focus (self->list, TRUE);
  return moved;
}

static void
ebb_diary_page_dispose (GObject *object)
{
  EbbDiaryPage *self = EBB_DIARY_PAGE (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (self->scroll_tick_id != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick_id);
      self->scroll_tick_id = 0;
    }
  g_clear_object (&self->menu_item);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ebb_diary_page_parent_class)->dispose (object);
}

static void
ebb_diary_page_finalize (GObject *object)
{
  EbbDiaryPage *self = EBB_DIARY_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  ebb_query_free (self->query);

  G_OBJECT_CLASS (ebb_diary_page_parent_class)->finalize (object);
}

static void
ebb_diary_page_class_init (EbbDiaryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = ebb_diary_page_set_property;
  object_class->get_property = ebb_diary_page_get_property;
  object_class->dispose = ebb_diary_page_dispose;
  widget_class->grab_focus = ebb_diary_page_grab_focus;
  widget_class->focus = ebb_diary_page_focus;
  object_class->finalize = ebb_diary_page_finalize;

  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, EBB_TYPE_STORE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, EBB_TYPE_QUERY, read);
  props[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, EBB_TYPE_DIARY_CONTEXT, read);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (EBB_TYPE_DIARY_CONTEXT);
  g_type_ensure (EBB_TYPE_DIARY_ROW);
  g_type_ensure (EBB_TYPE_ENTRY_LIST);
  g_type_ensure (EBB_TYPE_FILTER_BAR);
  g_type_ensure (EBB_TYPE_FILTER_POPOVER);
  g_type_ensure (EBB_TYPE_MONTH_CALENDAR);
  g_type_ensure (EBB_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-diary-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "diarypage");
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, content);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, search);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, found_label);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, panes);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, states);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, list);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, select_button);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, entries);
  gtk_widget_class_bind_template_child (widget_class, EbbDiaryPage, selection);
  gtk_widget_class_bind_template_callback (widget_class, entries_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, entries_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, error_response_cb);
  gtk_widget_class_install_action (widget_class, "diary.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "diary.search", NULL, search_action);
  ebb_diary_page_bind_filter (widget_class);
  ebb_diary_page_bind_select (widget_class);
  ebb_diary_page_bind_scroll (widget_class);
}

static void
ebb_diary_page_init (EbbDiaryPage *self)
{
  GtkEventController *shortcuts;

  self->cancellable = g_cancellable_new ();
  self->context = ebb_diary_context_new ();
  self->query = ebb_query_new ();
  self->settings = g_settings_new (EBB_APP_ID);

  gtk_widget_init_template (GTK_WIDGET (self));
  ebb_diary_context_attach (self->context, GTK_WIDGET (self));

  shortcuts = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>f"),
                                                          gtk_callback_action_new ((GtkShortcutFunc) search_shortcut_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);

  ebb_diary_page_init_select (self);
  ebb_diary_page_init_filter (self);
  update_state (self);
}

/**
 * ebb_diary_page_new:
 * @store: (nullable): an open diary
 *
 * Returns: (transfer floating): the page of all entries of @store
 */
GtkWidget *
ebb_diary_page_new (EbbStore *store)
{
  return g_object_new (EBB_TYPE_DIARY_PAGE, "store", store, NULL);
}

/**
 * ebb_diary_page_get_store:
 * @self: a diary page
 *
 * Returns: (transfer none) (nullable): the diary
 */
EbbStore *
ebb_diary_page_get_store (EbbDiaryPage *self)
{
  g_return_val_if_fail (EBB_IS_DIARY_PAGE (self), NULL);

  return self->store;
}

/**
 * ebb_diary_page_set_store:
 * @self: a diary page
 * @store: (nullable): an open diary
 *
 * Shows the entries of @store.
 */
void
ebb_diary_page_set_store (EbbDiaryPage *self,
                          EbbStore *store)
{
  g_return_if_fail (EBB_IS_DIARY_PAGE (self));
  g_return_if_fail (!store || EBB_IS_STORE (store));

  if (self->store == store)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->store)
    g_signal_handlers_disconnect_by_func (self->store, changed_cb, self);
  g_set_object (&self->store, store);
  if (store)
    g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, 0);

  ebb_diary_context_set_selecting (self->context, FALSE);
  load_trackers (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STORE]);
  update_state (self);
}

/**
 * ebb_diary_page_focus_search:
 * @self: a diary page
 *
 * Goes to the search, what stands there selected.
 */
void
ebb_diary_page_focus_search (EbbDiaryPage *self)
{
  g_return_if_fail (EBB_IS_DIARY_PAGE (self));

  gtk_widget_grab_focus (self->search);
}
