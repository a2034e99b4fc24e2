// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-library-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ebb-muscle-page.h"
#include "ebb-session-dialog.h"
#include "ebb-technique-page.h"
#include "model/ebb-technique-text.h"
#include "widgets/ebb-widget.h"

/*
 * The library of techniques: a list that can be searched, and the text of what is chosen.
 * Where there is room both stand beside each other; else one at a time. Its last row is
 * the page of muscles and the places that pain related to them may be felt in.
 *
 * Keys: Control+F goes to the search, Escape back to the list.
 */
struct _EbbLibraryView
{
  GtkWidget parent_instance;

  EbbStore *store; /* (owned) (nullable) */

  AdwLeaflet *leaflet;
  GtkWidget *list_side;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkWidget *none;
  GtkWidget *back;
  GtkScrolledWindow *scrolled;
  GtkLabel *summary;
  EbbTechniquePage *technique_page;
  EbbMusclePage *muscle_page;
};

G_DEFINE_FINAL_TYPE (EbbLibraryView, ebb_library_view, GTK_TYPE_WIDGET)

/* The row below the techniques. */
#define ROW_MUSCLES EBB_N_TECHNIQUES

/* --- the list ---------------------------------------------------------------------------- */

static const char *
get_row_name (int row)
{
  /* Translators: a row of the library, below the techniques */
  return row == ROW_MUSCLES ? C_ ("library", "Muscles and Pain Elsewhere") : ebb_technique_get_name ((EbbTechnique) row);
}

/* Whether the words are in its name or its texts. */
static gboolean
row_has (int row,
         const char *folded)
{
  g_autofree char *name = g_utf8_casefold (get_row_name (row), -1);
  gboolean found = strstr (name, folded) != NULL;
  guint n;
  const EbbTriggerPoint *points = ebb_trigger_points_get_all (&n);

  for (guint i = 0; !found && row != ROW_MUSCLES && i < EBB_N_TECHNIQUE_TOPICS; i++)
    {
      g_autofree char *text = g_utf8_casefold (ebb_technique_text_tell ((EbbTechnique) row, i), -1);

      found = strstr (text, folded) != NULL;
    }
  for (guint i = 0; !found && row == ROW_MUSCLES && i < n; i++)
    {
      g_autofree char *text = g_utf8_casefold (ebb_trigger_point_get_name (&points[i]), -1);

      found = strstr (text, folded) != NULL;
    }
  return found;
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer user_data)
{
  EbbLibraryView *self = user_data;
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  g_strstrip (folded);
  return *folded == '\0' || row_has (gtk_list_box_row_get_index (row), folded);
}

static void
search_changed_cb (EbbLibraryView *self)
{
  gboolean any = FALSE;
  GtkListBoxRow *row;

  gtk_list_box_invalidate_filter (self->list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    any |= filter_cb (row, self);
  gtk_widget_set_visible (self->none, !any);
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer user_data)
{
  if (gtk_list_box_row_get_index (row) == ROW_MUSCLES && before != NULL)
    {
      if (gtk_list_box_row_get_header (row) == NULL)
        gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
    }
  else
    {
      gtk_list_box_row_set_header (row, NULL);
    }
}

static void
show_row (EbbLibraryView *self,
          int row)
{
  if (row != ROW_MUSCLES)
    ebb_technique_page_set_technique (self->technique_page, (EbbTechnique) row);
  gtk_widget_set_visible (GTK_WIDGET (self->technique_page), row != ROW_MUSCLES);
  gtk_widget_set_visible (GTK_WIDGET (self->muscle_page), row == ROW_MUSCLES);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
row_selected_cb (EbbLibraryView *self,
                 GtkListBoxRow *row)
{
  if (row != NULL)
    show_row (self, gtk_list_box_row_get_index (row));
}

static void
row_activated_cb (EbbLibraryView *self)
{
  if (!adw_leaflet_get_folded (self->leaflet))
    return;
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->scrolled));
  gtk_widget_grab_focus (self->back);
}

static void
go_back (EbbLibraryView *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  adw_leaflet_set_visible_child (self->leaflet, self->list_side);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  go_back (EBB_LIBRARY_VIEW (widget));
}

static void
search_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  EbbLibraryView *self = EBB_LIBRARY_VIEW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_side);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- into a session ------------------------------------------------------------------------ */

/* Opens a session that is not on the plan, with one part filled in. */
static void
use (EbbLibraryView *self,
     const char *technique,
     const EbbRegion *region)
{
  g_autoptr (EbbSession) session = ebb_session_new_planned (EBB_MOMENT_ABSENT, 0);
  EbbSessionPart part = { g_intern_string (technique), region, 0, 0 };

  if (self->store == NULL)
    return;
  g_array_append_val (session->parts, part);
  gtk_window_present (ebb_session_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, session, NULL));
}

static void
use_technique_cb (EbbLibraryView *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && gtk_list_box_row_get_index (row) != ROW_MUSCLES)
    use (self, ebb_technique_get_id ((EbbTechnique) gtk_list_box_row_get_index (row)), NULL);
}

static void
use_muscle_cb (EbbLibraryView *self,
               gpointer region)
{
  use (self, ebb_technique_get_id (EBB_TECHNIQUE_TRIGGER_POINT), region);
}

/* --- the view -------------------------------------------------------------------------------- */

static gboolean
ebb_library_view_grab_focus (GtkWidget *widget)
{
  EbbLibraryView *self = EBB_LIBRARY_VIEW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)))
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static gboolean
ebb_library_view_focus (GtkWidget *widget,
                        GtkDirectionType direction)
{
  return ebb_widget_focus_child (widget, direction);
}

static void
ebb_library_view_dispose (GObject *object)
{
  g_clear_object (&EBB_LIBRARY_VIEW (object)->store);
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_LIBRARY_VIEW);

  G_OBJECT_CLASS (ebb_library_view_parent_class)->dispose (object);
}

static void
ebb_library_view_class_init (EbbLibraryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ebb_library_view_dispose;
  widget_class->grab_focus = ebb_library_view_grab_focus;
  widget_class->focus = ebb_library_view_focus;

  g_type_ensure (EBB_TYPE_MUSCLE_PAGE);
  g_type_ensure (EBB_TYPE_TECHNIQUE_PAGE);

  gtk_widget_class_install_action (widget_class, "library.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "library.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "library.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "library.back", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-library-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbLibraryView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, EbbLibraryView, list_side);
  gtk_widget_class_bind_template_child (widget_class, EbbLibraryView, search);
  gtk_widget_class_bind_template_child (widget_class, EbbLibraryView, list);
  gtk_widget_class_bind_template_child (widget_class, EbbLibraryView, none);
  gtk_widget_class_bind_template_child (widget_class, EbbLibraryView, back);
  gtk_widget_class_bind_template_child (widget_class, EbbLibraryView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EbbLibraryView, summary);
  gtk_widget_class_bind_template_child (widget_class, EbbLibraryView, technique_page);
  gtk_widget_class_bind_template_child (widget_class, EbbLibraryView, muscle_page);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_technique_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_muscle_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
fill_list (EbbLibraryView *self)
{
  for (int i = 0; i <= ROW_MUSCLES; i++)
    {
      GtkWidget *label = gtk_label_new (get_row_name (i));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_list_box_append (self->list, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL, get_row_name (i), -1);
    }
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
ebb_library_view_init (EbbLibraryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_text (self->summary, ebb_technique_library_get_summary ());
  fill_list (self);
}

/**
 * ebb_library_view_new:
 * @store: (nullable): the open diary, for sessions
 *
 * Returns: (transfer floating): a new view, of the first technique
 */
GtkWidget *
ebb_library_view_new (EbbStore *store)
{
  EbbLibraryView *self = g_object_new (EBB_TYPE_LIBRARY_VIEW, NULL);

  ebb_library_view_set_store (self, store);
  return GTK_WIDGET (self);
}

/**
 * ebb_library_view_set_store:
 * @self: a view
 * @store: (nullable): the open diary
 */
void
ebb_library_view_set_store (EbbLibraryView *self,
                            EbbStore *store)
{
  g_return_if_fail (EBB_IS_LIBRARY_VIEW (self));

  g_set_object (&self->store, store);
}

/**
 * ebb_library_view_show_technique:
 * @self: a view
 * @technique: an id; nothing happens if this version does not know it
 *
 * Opens the text of one technique.
 */
void
ebb_library_view_show_technique (EbbLibraryView *self,
                                 const char *technique)
{
  EbbTechnique found;

  g_return_if_fail (EBB_IS_LIBRARY_VIEW (self));

  if (!ebb_technique_find (technique, &found))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) found));
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->scrolled));
}
