// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-diary-page-private.h"

#include <glib/gi18n.h>

#include "widgets/ebb-filter-bar.h"
#include "widgets/ebb-filter-popover.h"

/*
 * Search and filters. The filters are remembered from start to start, visible as
 * chips; the words that were looked for are not.
 */

static void
remember (EbbDiaryPage *self)
{
  g_settings_set_value (self->settings, "diary-filter", ebb_filters_to_variant (ebb_filter_popover_get_query (EBB_FILTER_POPOVER (self->filter_popover))));
}

/* Puts the filters and the words together. */
void
ebb_diary_page_update_query (EbbDiaryPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  EbbQuery *query = ebb_query_copy (ebb_filter_popover_get_query (EBB_FILTER_POPOVER (self->filter_popover)));

  g_free (query->text);
  query->text = *text ? g_steal_pointer (&text) : NULL;
  ebb_diary_page_take_query (self, query);
}

/* Says how much fits, as long as that is not simply everything. */
void
ebb_diary_page_update_found (EbbDiaryPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  const EbbQuery *query = ebb_entry_list_get_query (self->entries);
  gboolean shown = n > 0 && query && !ebb_query_is_everything (query);

  gtk_widget_set_visible (self->found_label, shown);
  if (shown && !ebb_entry_list_get_loading (self->entries))
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u entry found", "%u entries found", n), n);

      gtk_label_set_text (GTK_LABEL (self->found_label), text);
    }
}

static void
search_changed_cb (EbbDiaryPage *self)
{
  ebb_diary_page_update_query (self);
}

/* Somebody typed in the list: let them go on in the search. */
static void
search_started_cb (EbbDiaryPage *self)
{
  GtkWidget *text = gtk_widget_get_first_child (self->search);

  while (text && !GTK_IS_TEXT (text))
    text = gtk_widget_get_next_sibling (text);
  if (text)
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

/* Escape: first the words go, then the focus goes to the list. */
static void
stop_search_cb (EbbDiaryPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_grab_focus (self->list);
}

static void
search_activate_cb (EbbDiaryPage *self)
{
  ebb_diary_page_update_query (self);
  gtk_widget_grab_focus (self->list);
}

static void
filters_changed_cb (EbbDiaryPage *self)
{
  remember (self);
  ebb_diary_page_update_query (self);
}

static void
clear_filters_action (GtkWidget *widget,
                      const char *name,
                      GVariant *parameter)
{
  EbbDiaryPage *self = EBB_DIARY_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  ebb_filter_popover_set_query (EBB_FILTER_POPOVER (self->filter_popover), NULL);
  ebb_diary_page_update_query (self);
}

void
ebb_diary_page_bind_filter (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_started_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_install_action (widget_class, "diary.clear-filters", NULL, clear_filters_action);
}

void
ebb_diary_page_init_filter (EbbDiaryPage *self)
{
  g_autoptr (GVariant) kept = g_settings_get_value (self->settings, "diary-filter");
  g_autoptr (EbbQuery) query = ebb_filters_from_variant (kept);

  g_object_bind_property (self->context, "trackers", self->filter_popover, "trackers", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->context, "trackers", self->filter_bar, "trackers", G_BINDING_SYNC_CREATE);
  g_settings_bind (self->settings, "diary-calendar-unfolded", self->panes, "unfolded", G_SETTINGS_BIND_DEFAULT);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  ebb_filter_popover_set_query (EBB_FILTER_POPOVER (self->filter_popover), query);
}
