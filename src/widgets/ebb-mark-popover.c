// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-mark-popover.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ebb-mark-row.h"

/**
 * EbbMarkPopover:
 *
 * All that can be said about one region of the body: how much, what it feels like,
 * how deep, how swollen; and where a mark without side or face belongs. The mark is
 * made with the first thing said.
 *
 * Signals: `changed` (the person changed the marks).
 */
struct _EbbMarkPopover
{
  GtkPopover parent_instance;

  EbbMarking *marking; /* (unowned) */
  const EbbRegion *region;
  GtkWidget *row;
};

G_DEFINE_FINAL_TYPE (EbbMarkPopover, ebb_mark_popover, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Lengths in px */
#define WIDTH 300
#define MAX_HEIGHT 460

static void
row_changed_cb (EbbMarkPopover *self)
{
  ebb_marking_set (self->marking, ebb_mark_row_get_mark (EBB_MARK_ROW (self->row)));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
row_remove_cb (EbbMarkPopover *self)
{
  if (ebb_entry_find_mark (ebb_marking_get_marks (self->marking), self->region) != NULL)
    {
      ebb_marking_remove (self->marking, self->region);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
settle_clicked_cb (EbbMarkPopover *self,
                   GtkWidget *button)
{
  const EbbRegion *part = g_object_get_data (G_OBJECT (button), "ebb-part");
  const EbbRegion *region = g_object_get_data (G_OBJECT (button), "ebb-region");

  ebb_marking_settle (self->marking, part, region);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
append_label (GtkWidget *box,
              const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), label);
}

/* Where a mark that may mean this region can belong: from the region itself up to
 * just below the part that is marked. */
static void
append_settling (EbbMarkPopover *self,
                 GtkWidget *box)
{
  const EbbMark *mark = ebb_marking_find_unsettled (self->marking, self->region);
  g_autofree char *part = NULL;
  g_autofree char *question = NULL;

  if (mark == NULL)
    return;
  part = ebb_mark_describe (mark);
  /* Translators: %s is a mark whose side or face is not known, such as "Knee (side not recorded) 6" */
  question = g_strdup_printf (_ ("Where was this? %s"), part);
  append_label (box, question);
  for (const EbbRegion *region = self->region; region != mark->region; region = region->parent)
    {
      GtkWidget *button = gtk_button_new_with_label (ebb_region_get_name (region));

      g_object_set_data (G_OBJECT (button), "ebb-part", (gpointer) mark->region);
      g_object_set_data (G_OBJECT (button), "ebb-region", (gpointer) region);
      g_signal_connect_object (button, "clicked", G_CALLBACK (settle_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
}

static void
ebb_mark_popover_class_init (EbbMarkPopoverClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_MARK_POPOVER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ebb_mark_popover_init (EbbMarkPopover *self)
{
}

/**
 * ebb_mark_popover_new:
 * @marking: (transfer none): the marks; it must outlive the widget
 * @region: what to talk about
 *
 * Returns: (transfer floating): a new popover
 */
GtkWidget *
ebb_mark_popover_new (EbbMarking *marking,
                      const EbbRegion *region)
{
  EbbMarkPopover *self = g_object_new (EBB_TYPE_MARK_POPOVER, NULL);
  const EbbMark *old = ebb_entry_find_mark (ebb_marking_get_marks (marking), region);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  EbbMark mark;

  self->marking = marking;
  self->region = region;
  if (old != NULL)
    mark = *old;
  else
    ebb_mark_init (&mark, region);

  append_settling (self, box);
  self->row = ebb_mark_row_new (&mark);
  ebb_mark_row_unfold (EBB_MARK_ROW (self->row));
  gtk_widget_remove_css_class (self->row, "card");
  g_signal_connect_object (self->row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "remove", G_CALLBACK (row_remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "submit", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->row);

  gtk_widget_set_size_request (clamp, WIDTH, -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_popover_set_child (GTK_POPOVER (self), scrolled);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, ebb_region_get_name (region), -1);
  return GTK_WIDGET (self);
}

/**
 * ebb_mark_popover_focus_rating:
 *
 * Gives the keyboard to the numbers, which come after the button that removes the mark.
 */
void
ebb_mark_popover_focus_rating (EbbMarkPopover *self)
{
  g_return_if_fail (EBB_IS_MARK_POPOVER (self));
  gtk_widget_grab_focus (self->row);
}

/**
 * ebb_mark_popover_focus_qualities:
 *
 * Gives the keyboard to the words for what it feels like.
 */
void
ebb_mark_popover_focus_qualities (EbbMarkPopover *self)
{
  g_return_if_fail (EBB_IS_MARK_POPOVER (self));
  ebb_mark_row_focus_qualities (EBB_MARK_ROW (self->row));
}
