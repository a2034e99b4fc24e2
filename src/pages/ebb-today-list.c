// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-today-list.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-rating.h"
#include "widgets/ebb-entry-text.h"
#include "widgets/ebb-format.h"
#include "widgets/ebb-widget.h"

/**
 * EbbTodayList:
 *
 * Today's entries, newest first; activating one opens it. The list follows the
 * diary, and midnight.
 */
struct _EbbTodayList
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *empty_label;
  GtkWidget *more_label;

  EbbStore *store;           /* (owned) (nullable) */
  GPtrArray *trackers;       /* (owned) (nullable) (element-type EbbTracker) */
  GPtrArray *entries;        /* (owned) (nullable) (element-type EbbEntry) */
  GCancellable *cancellable; /* (owned) (nullable): of the reading under way */
  EbbDay day;                /* the day shown */
  guint midnight_id;         /* 0 if none */
};

G_DEFINE_FINAL_TYPE (EbbTodayList, ebb_today_list, GTK_TYPE_WIDGET)

/* A day has a handful; a script could make thousands. The diary shows them all. */
#define MAX_ENTRIES 50
#define MAX_MARKS 3

static void read_day (EbbTodayList *self);

static GtkWidget *
create_badge (EbbEntry *entry)
{
  double pain = ebb_entry_get_pain (entry);
  g_autofree char *number = NULL;
  GtkWidget *badge;

  if (isnan (pain))
    {
      badge = gtk_label_new ("–");
      gtk_widget_add_css_class (badge, "dim-label");
    }
  else
    {
      g_autofree char *css_class = g_strdup_printf ("pain-%d", (int) lround (pain));

      number = ebb_number_to_local_string (pain);
      badge = gtk_label_new (number);
      gtk_widget_add_css_class (badge, css_class);
    }
  gtk_widget_add_css_class (badge, "pain-badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  return badge;
}

/* A line of words, cut where it ends. It never wraps: to find the shape of a text
 * that may, GTK lays it out dozens of times, and these rows stand in the first frame. */
static void
append_line (GtkWidget *box,
             const char *css_class,
             const char *text)
{
  GtkWidget *label;

  if (*text == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* In the words of the diary: when, where it hurts, what is noted, what else was
 * rated. The first of them that there is has a line of its own. */
static GtkWidget *
create_words (EbbEntry *entry,
              const char *time,
              GPtrArray *trackers)
{
  guint n_more = 0;
  g_autofree char *marks = ebb_entry_text_marks (entry, MAX_MARKS, &n_more);
  g_autofree char *note = ebb_entry_text_note (entry, NULL);
  g_autofree char *values = ebb_entry_text_values (entry, trackers);
  gboolean three = *marks != '\0' && *note != '\0' && *values != '\0';
  g_autofree char *note_and_values = three ? g_strconcat (note, " · ", values, NULL) : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  append_line (box, "title", time);
  append_line (box, "subtitle", marks);
  append_line (box, "subtitle", three ? note_and_values : note);
  append_line (box, "subtitle", three ? "" : values);
  gtk_widget_add_css_class (box, "title");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/* Looks like an AdwActionRow. */
static GtkWidget *
create_row (EbbTodayList *self,
            EbbEntry *entry)
{
  g_autofree char *time = ebb_format_time (ebb_entry_get_moment (entry));
  g_autofree char *all = ebb_entry_describe (entry, self->trackers);
  g_autofree char *name = g_strdup_printf ("%s: %s", time, all);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *prefixes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (prefixes, "prefixes");
  gtk_box_append (GTK_BOX (prefixes), create_badge (entry));
  gtk_widget_add_css_class (header, "header");
  gtk_box_append (GTK_BOX (header), prefixes);
  gtk_box_append (GTK_BOX (header), create_words (entry, time, self->trackers));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), header);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "ebb-entry-id", g_strdup (ebb_entry_get_id (entry)), g_free);
  return row;
}

static void
show_entries (EbbTodayList *self)
{
  GtkWidget *focus_row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  g_autofree char *focus_id = focus_row != NULL ? g_strdup (g_object_get_data (G_OBJECT (focus_row), "ebb-entry-id")) : NULL;
  guint n = self->entries != NULL ? MIN (self->entries->len, MAX_ENTRIES) : 0;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < n; i++)
    {
      row = create_row (self, self->entries->pdata[i]);
      gtk_list_box_append (self->list, row);
      if (g_strcmp0 (focus_id, g_object_get_data (G_OBJECT (row), "ebb-entry-id")) == 0)
        gtk_widget_grab_focus (row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->empty_label, n == 0 && self->entries != NULL);
  gtk_widget_set_visible (self->more_label, self->entries != NULL && self->entries->len > MAX_ENTRIES);
}

static void
entries_loaded_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (GPtrArray) entries = ebb_store_list_entries_finish (EBB_STORE (source), result, NULL);
  g_autoptr (EbbTodayList) self = user_data;

  /* the list is gone, or shows another diary; an unreadable one has its own page */
  if (entries == NULL || (gpointer) self->store != source)
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  show_entries (self);
}

static void
trackers_loaded_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (GPtrArray) trackers = ebb_store_list_trackers_finish (EBB_STORE (source), result, NULL);
  g_autoptr (EbbTodayList) self = user_data;

  if (trackers == NULL || (gpointer) self->store != source)
    return;
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  self->trackers = g_steal_pointer (&trackers);
  if (self->entries != NULL)
    show_entries (self);
}

static gboolean
midnight_cb (gpointer user_data)
{
  EbbTodayList *self = user_data;

  self->midnight_id = 0;
  read_day (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_midnight (EbbTodayList *self)
{
  int minute = ebb_moment_get_minute_of_day (ebb_moment_now ());

  /* an hour at most: a computer that slept has not counted */
  g_clear_handle_id (&self->midnight_id, g_source_remove);
  self->midnight_id = g_timeout_add_seconds ((guint) CLAMP ((24 * 60 - minute) * 60, 30, 3600), midnight_cb, self);
}

static void
read_day (EbbTodayList *self)
{
  g_autoptr (EbbQuery) query = NULL;

  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  self->day = ebb_day_today ();
  query = ebb_query_new ();
  query->from = query->to = self->day;
  if (self->trackers == NULL)
    ebb_store_list_trackers_async (self->store, self->cancellable, trackers_loaded_cb, g_object_ref (self));
  ebb_store_list_entries_async (self->store, query, 0, MAX_ENTRIES + 1, self->cancellable, entries_loaded_cb, g_object_ref (self));
  wait_for_midnight (self);
}

static void
store_changed_cb (EbbTodayList *self,
                  EbbChange what,
                  int first_day,
                  int last_day)
{
  if ((what & EBB_CHANGE_TRACKERS) != 0)
    g_clear_pointer (&self->trackers, g_ptr_array_unref);
  if ((what & EBB_CHANGE_TRACKERS) != 0 ||
      ((what & EBB_CHANGE_ENTRIES) != 0 && first_day <= ebb_day_today () && last_day >= self->day))
    read_day (self);
}

static void
row_activated_cb (EbbTodayList *self,
                  GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-entry", "s",
                              (const char *) g_object_get_data (G_OBJECT (row), "ebb-entry-id"));
}

static void
ebb_today_list_map (GtkWidget *widget)
{
  EbbTodayList *self = EBB_TODAY_LIST (widget);

  GTK_WIDGET_CLASS (ebb_today_list_parent_class)->map (widget);
  if (self->store != NULL && self->day != ebb_day_today ())
    read_day (self);
}

static void
ebb_today_list_dispose (GObject *object)
{
  EbbTodayList *self = EBB_TODAY_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->midnight_id, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_TODAY_LIST);
  G_OBJECT_CLASS (ebb_today_list_parent_class)->dispose (object);
}

static void
ebb_today_list_finalize (GObject *object)
{
  g_clear_object (&EBB_TODAY_LIST (object)->cancellable);
  G_OBJECT_CLASS (ebb_today_list_parent_class)->finalize (object);
}

static void
ebb_today_list_class_init (EbbTodayListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_today_list_dispose;
  object_class->finalize = ebb_today_list_finalize;
  widget_class->map = ebb_today_list_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-today-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTodayList, list);
  gtk_widget_class_bind_template_child (widget_class, EbbTodayList, empty_label);
  gtk_widget_class_bind_template_child (widget_class, EbbTodayList, more_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ebb_today_list_init (EbbTodayList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_today_list_set_store:
 * @store: (nullable): the diary
 */
void
ebb_today_list_set_store (EbbTodayList *self,
                          EbbStore *store)
{
  g_return_if_fail (EBB_IS_TODAY_LIST (self));
  g_return_if_fail (store == NULL || EBB_IS_STORE (store));

  if (self->store == store)
    return;
  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  show_entries (self);
  if (store == NULL)
    return;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  read_day (self);
}
