// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-marks-input.h"

#include <adwaita.h>

#include "model/ebb-marking.h"

#include "ebb-body-marker.h"
#include "ebb-mark-row.h"
#include "ebb-region-picker.h"
#include "ebb-widget.h"

/**
 * EbbMarksInput:
 *
 * The part of an entry that says where it hurts: the body to point at or, as an
 * equal alternative, a list of places; and a row for each place marked. All three
 * always agree.
 *
 * The figure is made when it is first shown. Which of the two ways was chosen last is
 * remembered in the settings.
 *
 * Keys: Ctrl+Z, and Ctrl+Shift+Z or Ctrl+Y, undo and redo the steps of marking; when
 * there are none left the key goes on to the diary.
 */
struct _EbbMarksInput
{
  GtkWidget parent_instance;

  GtkStack *ways;
  GtkToggleButton *figure_toggle;
  GtkToggleButton *list_toggle;
  AdwBin *figure_bin;
  EbbRegionPicker *picker;
  GtkBox *rows;
  GtkWidget *clear_button;

  EbbMarking *marking;   /* (owned) */
  EbbBodyMarker *marker; /* (unowned) (nullable): until it is first shown */
  GSettings *settings;   /* (owned) */
};

static void entry_part_iface_init (EbbEntryPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EbbMarksInput, ebb_marks_input, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (EBB_TYPE_ENTRY_PART, entry_part_iface_init))

static void sync_all (EbbMarksInput *self);
static void take_off (EbbMarksInput *self, const EbbRegion *region);

static EbbMarkRow *
find_row (EbbMarksInput *self,
          const EbbRegion *region)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (ebb_mark_row_get_mark (EBB_MARK_ROW (row))->region == region)
      return EBB_MARK_ROW (row);
  return NULL;
}

/* The keyboard must not be lost with the row that had it. */
static void
remove_row (EbbMarksInput *self,
            EbbMarkRow *row)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->rows)) == GTK_WIDGET (row);
  GtkWidget *heir = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  if (heir == NULL)
    heir = gtk_widget_get_prev_sibling (GTK_WIDGET (row));
  if (heir == NULL)
    heir = GTK_WIDGET (self->ways);
  if (focused)
    gtk_widget_child_focus (heir, GTK_DIR_TAB_FORWARD);
  gtk_box_remove (self->rows, GTK_WIDGET (row));
}

static void
row_changed_cb (EbbMarksInput *self,
                EbbMarkRow *row)
{
  ebb_marking_set (self->marking, ebb_mark_row_get_mark (row));
  sync_all (self);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
row_remove_cb (EbbMarksInput *self,
               EbbMarkRow *row)
{
  take_off (self, ebb_mark_row_get_mark (row)->region);
}

static void
row_submit_cb (EbbMarksInput *self)
{
  ebb_entry_part_emit_submit (EBB_ENTRY_PART (self));
}

static void
append_row (EbbMarksInput *self,
            const EbbMark *mark)
{
  GtkWidget *row = ebb_mark_row_new (mark);

  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (row_remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "submit", G_CALLBACK (row_submit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, row);
}

/* Makes everything fit the marks; rows that stay keep what is unfolded. */
static void
sync_all (EbbMarksInput *self)
{
  EbbEntry *marks = ebb_marking_get_marks (self->marking);
  guint n = ebb_entry_get_n_marks (marks);
  GtkWidget *row, *next;

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (ebb_entry_find_mark (marks, ebb_mark_row_get_mark (EBB_MARK_ROW (row))->region) == NULL)
        remove_row (self, EBB_MARK_ROW (row));
    }
  for (guint i = 0; i < n; i++)
    {
      const EbbMark *mark = ebb_entry_get_mark (marks, i);
      EbbMarkRow *old = find_row (self, mark->region);

      if (old == NULL)
        append_row (self, mark);
      else if (!ebb_mark_equal (ebb_mark_row_get_mark (old), mark))
        ebb_mark_row_set_mark (old, mark);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n > 0);
  gtk_widget_set_visible (self->clear_button, n > 1);
  ebb_region_picker_set_entry (self->picker, marks);
  if (self->marker != NULL)
    ebb_body_marker_sync (self->marker);
}

static void
sync_changed (EbbMarksInput *self)
{
  sync_all (self);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
take_off (EbbMarksInput *self,
          const EbbRegion *region)
{
  ebb_marking_remove (self->marking, region);
  sync_changed (self);
}

static void
picker_toggled_cb (EbbMarksInput *self,
                   const EbbRegion *region,
                   gboolean marked)
{
  if (marked)
    {
      EbbMark mark;

      ebb_mark_init (&mark, region);
      ebb_marking_set (self->marking, &mark);
      sync_changed (self);
    }
  else
    {
      take_off (self, region);
    }
}

static void
picker_same_places_cb (EbbMarksInput *self)
{
  ebb_marking_accept_all (self->marking);
  sync_all (self);
  /* the button hides itself now */
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
clear_clicked_cb (EbbMarksInput *self)
{
  ebb_marking_clear (self->marking);
  sync_all (self);
  gtk_widget_child_focus (GTK_WIDGET (self->ways), GTK_DIR_TAB_FORWARD);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
show_way (EbbMarksInput *self)
{
  gboolean list = gtk_toggle_button_get_active (self->list_toggle);

  if (!list && self->marker == NULL)
    {
      GtkWidget *marker = ebb_body_marker_new (self->marking);

      self->marker = EBB_BODY_MARKER (marker);
      g_signal_connect_object (marker, "changed", G_CALLBACK (sync_changed), self, G_CONNECT_SWAPPED);
      gtk_widget_set_hexpand (marker, TRUE);
      adw_bin_set_child (self->figure_bin, marker);
    }
  gtk_stack_set_visible_child_name (self->ways, list ? "list" : "figure");
}

static void
way_toggled_cb (EbbMarksInput *self)
{
  show_way (self);
  g_settings_set_boolean (self->settings, "marks-on-list", gtk_toggle_button_get_active (self->list_toggle));
}

static gboolean
undo_key_cb (GtkWidget *widget,
             GVariant *arguments,
             gpointer user_data)
{
  EbbMarksInput *self = EBB_MARKS_INPUT (widget);
  gboolean redo;

  g_variant_get (arguments, "(b)", &redo);
  if (!(redo ? ebb_marking_redo (self->marking) : ebb_marking_undo (self->marking)))
    return GDK_EVENT_PROPAGATE;
  sync_changed (self);
  return GDK_EVENT_STOP;
}

static void
ebb_marks_input_load (EbbEntryPart *part,
                      EbbEntry *entry)
{
  EbbMarksInput *self = EBB_MARKS_INPUT (part);

  ebb_marking_load (self->marking, entry);
  if (self->marker != NULL)
    ebb_body_marker_reset_brush (self->marker);
  sync_all (self);
}

static gboolean
ebb_marks_input_store (EbbEntryPart *part,
                       EbbEntry *entry,
                       GError **error)
{
  EbbEntry *marks = ebb_marking_get_marks (EBB_MARKS_INPUT (part)->marking);

  ebb_entry_clear_marks (entry);
  for (guint i = 0; i < ebb_entry_get_n_marks (marks); i++)
    ebb_entry_set_mark (entry, ebb_entry_get_mark (marks, i));
  return TRUE;
}

static void
entry_part_iface_init (EbbEntryPartInterface *iface)
{
  iface->load = ebb_marks_input_load;
  iface->store = ebb_marks_input_store;
}

static void
ebb_marks_input_dispose (GObject *object)
{
  EbbMarksInput *self = EBB_MARKS_INPUT (object);

  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_MARKS_INPUT);
  self->marker = NULL;
  g_clear_pointer (&self->marking, ebb_marking_free);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ebb_marks_input_parent_class)->dispose (object);
}

static void
ebb_marks_input_class_init (EbbMarksInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_marks_input_dispose;

  g_type_ensure (EBB_TYPE_REGION_PICKER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-marks-input.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbMarksInput, ways);
  gtk_widget_class_bind_template_child (widget_class, EbbMarksInput, figure_toggle);
  gtk_widget_class_bind_template_child (widget_class, EbbMarksInput, list_toggle);
  gtk_widget_class_bind_template_child (widget_class, EbbMarksInput, figure_bin);
  gtk_widget_class_bind_template_child (widget_class, EbbMarksInput, picker);
  gtk_widget_class_bind_template_child (widget_class, EbbMarksInput, rows);
  gtk_widget_class_bind_template_child (widget_class, EbbMarksInput, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, picker_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, picker_same_places_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_toggled_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_key_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, undo_key_cb, "(b)", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, undo_key_cb, "(b)", TRUE);
}

static void
ebb_marks_input_init (EbbMarksInput *self)
{
  self->marking = ebb_marking_new ();
  self->settings = g_settings_new (EBB_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_toggle_button_set_active (g_settings_get_boolean (self->settings, "marks-on-list") ? self->list_toggle : self->figure_toggle, TRUE);
  show_way (self);
  sync_all (self);
}

/**
 * ebb_marks_input_new:
 *
 * Returns: (transfer floating): a new input without marks
 */
GtkWidget *
ebb_marks_input_new (void)
{
  return g_object_new (EBB_TYPE_MARKS_INPUT, NULL);
}

/**
 * ebb_marks_input_set_recent:
 * @last: (nullable): the newest entry that has a mark
 * @regions: (element-type EbbRegion): places marked lately, newest first
 *
 * Says what was marked lately.
 */
void
ebb_marks_input_set_recent (EbbMarksInput *self,
                            EbbEntry *last,
                            GPtrArray *regions)
{
  g_return_if_fail (EBB_IS_MARKS_INPUT (self));

  ebb_marking_set_last (self->marking, last);
  ebb_region_picker_set_recent (self->picker, last, regions);
  if (self->marker != NULL)
    ebb_body_marker_sync (self->marker);
}
