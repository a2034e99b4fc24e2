// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-timer-ring.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "ebb-drawing.h"
#include "ebb-widget.h"

/**
 * EbbTimerRing:
 *
 * How much of a time is left: a ring that empties, and the minutes and seconds in it. It
 * moves once a second and never by itself.
 *
 * Accessibility: a progress bar whose value is said in words.
 *
 * CSS: `timerring`; its `label` has `.title-1`.
 */
struct _EbbTimerRing
{
  GtkWidget parent_instance;

  GtkWidget *label;

  int left;  /* seconds */
  int total; /* seconds */
};

G_DEFINE_FINAL_TYPE (EbbTimerRing, ebb_timer_ring, GTK_TYPE_WIDGET)

/* Lengths in px */
#define SIZE 132
#define THICKNESS 8

static void
set_color (cairo_t *cr,
           EbbColor color,
           double opacity)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, opacity);
}

static void
ebb_timer_ring_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  EbbTimerRing *self = EBB_TIMER_RING (widget);
  const EbbPalette *palette = ebb_drawing_get_palette ();
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  double radius = MIN (width, height) / 2 - THICKNESS;
  double share = self->total > 0 ? CLAMP ((double) self->left / self->total, 0, 1) : 0;

  if (radius > 0)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

      cairo_set_line_width (cr, THICKNESS);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      set_color (cr, palette->text, 0.15);
      cairo_arc (cr, width / 2, height / 2, radius, 0, 2 * G_PI);
      cairo_stroke (cr);
      set_color (cr, palette->accent, 1);
      if (share > 0)
        cairo_arc_negative (cr, width / 2, height / 2, radius, -G_PI / 2, -G_PI / 2 - 2 * G_PI * share);
      cairo_stroke (cr);
      cairo_destroy (cr);
    }
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
ebb_timer_ring_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  int label;

  gtk_widget_measure (EBB_TIMER_RING (widget)->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &label, NULL, NULL);
  *minimum = *natural = MAX (SIZE, label + 6 * THICKNESS);
}

static void
ebb_timer_ring_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  gtk_widget_size_allocate (EBB_TIMER_RING (widget)->label, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
ebb_timer_ring_system_setting_changed (GtkWidget *widget,
                                       GtkSystemSetting setting)
{
  gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (ebb_timer_ring_parent_class)->system_setting_changed (widget, setting);
}

static void
ebb_timer_ring_dispose (GObject *object)
{
  g_clear_pointer (&EBB_TIMER_RING (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (ebb_timer_ring_parent_class)->dispose (object);
}

static void
ebb_timer_ring_class_init (EbbTimerRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ebb_timer_ring_dispose;
  widget_class->snapshot = ebb_timer_ring_snapshot;
  widget_class->measure = ebb_timer_ring_measure;
  widget_class->size_allocate = ebb_timer_ring_size_allocate;
  widget_class->system_setting_changed = ebb_timer_ring_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "timerring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
show_time (EbbTimerRing *self)
{
  /* Translators: minutes and seconds that are left, as "1:05" */
  g_autofree char *clock = g_strdup_printf (C_ ("timer", "%d:%02d"), self->left / 60, self->left % 60);
  g_autofree char *words = NULL;

  if (self->left >= 60)
    words = g_strdup_printf (g_dngettext (NULL, "About %d minute left", "About %d minutes left", (gulong) (self->left + 30) / 60), (self->left + 30) / 60);
  else
    words = g_strdup_printf (g_dngettext (NULL, "%d second left", "%d seconds left", (gulong) self->left), self->left);
  gtk_label_set_text (GTK_LABEL (self->label), clock);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) MAX (self->total, 1),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->left,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ebb_timer_ring_init (EbbTimerRing *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "title-1");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("timer", "Time of this step"), -1);
  ebb_drawing_follow_style (GTK_WIDGET (self));
  show_time (self);
}

/**
 * ebb_timer_ring_new:
 *
 * Returns: (transfer floating): a ring that is empty
 */
GtkWidget *
ebb_timer_ring_new (void)
{
  return g_object_new (EBB_TYPE_TIMER_RING, NULL);
}

/**
 * ebb_timer_ring_set_time:
 * @self: a ring
 * @left: seconds, 0 to @total
 * @total: seconds
 */
void
ebb_timer_ring_set_time (EbbTimerRing *self,
                         int left,
                         int total)
{
  g_return_if_fail (EBB_IS_TIMER_RING (self));
  g_return_if_fail (left >= 0 && total >= left);

  if (self->left == left && self->total == total)
    return;
  self->left = left;
  self->total = total;
  show_time (self);
}
