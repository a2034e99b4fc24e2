// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-marks-input.h"

#include "model/ebb-check-in.h"

#include "ebb-mark-row.h"
#include "ebb-region-picker.h"
#include "ebb-widget.h"

/**
 * EbbMarksInput:
 *
 * The part of an entry that says where it hurts: a picker of places, and a row
 * for each place picked.
 */
struct _EbbMarksInput
{
  GtkWidget parent_instance;

  EbbRegionPicker *picker;
  GtkBox *rows;
  GtkWidget *clear_button;

  EbbEntry *marks; /* (owned): holds the marks, and nothing else */
  EbbEntry *last;  /* (owned) (nullable): the newest entry with a mark */
};

static void entry_part_iface_init (EbbEntryPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EbbMarksInput, ebb_marks_input, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (EBB_TYPE_ENTRY_PART, entry_part_iface_init))

static EbbMarkRow *
find_row (EbbMarksInput *self,
          const EbbRegion *region)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (ebb_mark_row_get_mark (EBB_MARK_ROW (row))->region == region)
      return EBB_MARK_ROW (row);
  return NULL;
}

static void
sync_marks (EbbMarksInput *self)
{
  guint n = ebb_entry_get_n_marks (self->marks);

  gtk_widget_set_visible (GTK_WIDGET (self->rows), n > 0);
  gtk_widget_set_visible (self->clear_button, n > 1);
  ebb_region_picker_set_entry (self->picker, self->marks);
}

static void
row_changed_cb (EbbMarksInput *self,
                EbbMarkRow *row)
{
  ebb_entry_set_mark (self->marks, ebb_mark_row_get_mark (row));
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
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
    heir = GTK_WIDGET (self->picker);
  ebb_entry_remove_mark (self->marks, ebb_mark_row_get_mark (row)->region);
  if (focused)
    gtk_widget_child_focus (heir, GTK_DIR_TAB_FORWARD);
  gtk_box_remove (self->rows, GTK_WIDGET (row));
}

static void
row_remove_cb (EbbMarksInput *self,
               EbbMarkRow *row)
{
  remove_row (self, row);
  sync_marks (self);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
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

/* Makes the rows fit the marks; rows that stay keep what is unfolded. */
static void
sync_rows (EbbMarksInput *self)
{
  GtkWidget *row, *next;

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (ebb_entry_find_mark (self->marks, ebb_mark_row_get_mark (EBB_MARK_ROW (row))->region) == NULL)
        remove_row (self, EBB_MARK_ROW (row));
    }
  for (guint i = 0; i < ebb_entry_get_n_marks (self->marks); i++)
    {
      const EbbMark *mark = ebb_entry_get_mark (self->marks, i);
      EbbMarkRow *old = find_row (self, mark->region);

      if (old == NULL)
        append_row (self, mark);
      else if (!ebb_mark_equal (ebb_mark_row_get_mark (old), mark))
        ebb_mark_row_set_mark (old, mark);
    }
  sync_marks (self);
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
      ebb_entry_set_mark (self->marks, &mark);
    }
  else
    {
      ebb_entry_remove_mark (self->marks, region);
    }
  sync_rows (self);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
picker_same_places_cb (EbbMarksInput *self)
{
  if (self->last == NULL)
    return;
  ebb_check_in_take_marks (self->marks, self->last);
  sync_rows (self);
  /* the button hides itself now */
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
clear_clicked_cb (EbbMarksInput *self)
{
  ebb_entry_clear_marks (self->marks);
  sync_rows (self);
  gtk_widget_child_focus (GTK_WIDGET (self->picker), GTK_DIR_TAB_FORWARD);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
copy_marks (EbbEntry *to,
            EbbEntry *from)
{
  ebb_entry_clear_marks (to);
  for (guint i = 0; i < ebb_entry_get_n_marks (from); i++)
    ebb_entry_set_mark (to, ebb_entry_get_mark (from, i));
}

static void
ebb_marks_input_load (EbbEntryPart *part,
                      EbbEntry *entry)
{
  EbbMarksInput *self = EBB_MARKS_INPUT (part);

  copy_marks (self->marks, entry);
  sync_rows (self);
}

static gboolean
ebb_marks_input_store (EbbEntryPart *part,
                       EbbEntry *entry,
                       GError **error)
{
  copy_marks (entry, EBB_MARKS_INPUT (part)->marks);
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
  g_clear_object (&self->marks);
  g_clear_object (&self->last);
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
  gtk_widget_class_bind_template_child (widget_class, EbbMarksInput, picker);
  gtk_widget_class_bind_template_child (widget_class, EbbMarksInput, rows);
  gtk_widget_class_bind_template_child (widget_class, EbbMarksInput, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, picker_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, picker_same_places_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
ebb_marks_input_init (EbbMarksInput *self)
{
  self->marks = ebb_entry_new (ebb_moment_now ());
  gtk_widget_init_template (GTK_WIDGET (self));
  sync_marks (self);
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

  g_set_object (&self->last, last);
  ebb_region_picker_set_recent (self->picker, last, regions);
}
