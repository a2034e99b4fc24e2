// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-view-private.h"

#include <math.h>

/* The pointer and the keys on an #EbbBodyView, turned into its signals. */

/* Length in px: no region is narrower where it counts */
#define STROKE_STEP 3.0

/* --- the pointer ------------------------------------------------------- */

static const EbbFigureCell *
hit (EbbBodyView *self,
     double x,
     double y)
{
  if (self->figure == NULL || !(self->place.scale > 0))
    return NULL;
  return ebb_figure_hit (self->figure, (x - self->place.x) / self->place.scale, (y - self->place.y) / self->place.scale);
}

static void
set_hovered (EbbBodyView *self,
             const EbbFigureCell *cell)
{
  if (self->hovered == cell)
    return;
  self->hovered = cell;
  ebb_body_view_queue_picture (self);
  g_signal_emit (self, ebb_body_view_signals[EBB_BODY_VIEW_HOVERED], 0, cell != NULL ? cell->region : NULL);
}

static void
motion_cb (EbbBodyView *self,
           double x,
           double y)
{
  set_hovered (self, hit (self, x, y));
}

static void
leave_cb (EbbBodyView *self)
{
  set_hovered (self, NULL);
}

static void
begin_stroke (EbbBodyView *self)
{
  self->is_stroke = TRUE;
  ebb_body_view_focus_region (self, self->drag_cell->region);
  g_signal_emit (self, ebb_body_view_signals[EBB_BODY_VIEW_STROKE_BEGUN], 0, self->drag_cell->region);
}

static void
end_stroke (EbbBodyView *self,
            gboolean cancelled)
{
  if (!self->is_stroke)
    return;
  self->is_stroke = FALSE;
  g_signal_emit (self, ebb_body_view_signals[EBB_BODY_VIEW_STROKE_ENDED], 0, cancelled);
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
drag_begin_cb (EbbBodyView *self,
               double x,
               double y,
               GtkGesture *gesture)
{
  self->drag_cell = hit (self, x, y);
  self->drag_from = self->drag_last = (EbbPoint){ x, y };
  if (self->drag_cell == NULL)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  /* a finger may be about to scroll, or to press long */
  if (is_touch (gesture))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  begin_stroke (self);
}

static void
drag_update_cb (EbbBodyView *self,
                double dx,
                double dy)
{
  double x = self->drag_from.x + dx;
  double y = self->drag_from.y + dy;
  guint n = 1 + (guint) (hypot (x - self->drag_last.x, y - self->drag_last.y) / STROKE_STEP);

  if (!self->is_stroke)
    return;
  /* a fast hand skips nothing */
  for (guint i = 1; i <= n; i++)
    {
      const EbbFigureCell *cell = hit (self, self->drag_last.x + (x - self->drag_last.x) * i / n,
                                       self->drag_last.y + (y - self->drag_last.y) * i / n);

      if (cell != NULL && cell != self->drag_cell)
        {
          self->drag_cell = cell;
          g_signal_emit (self, ebb_body_view_signals[EBB_BODY_VIEW_STROKE_ENTERED], 0, cell->region);
        }
    }
  self->drag_last = (EbbPoint){ x, y };
}

static void
drag_end_cb (EbbBodyView *self,
             double dx,
             double dy,
             GtkGesture *gesture)
{
  if (!self->is_stroke && self->drag_cell != NULL && is_touch (gesture) &&
      !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    begin_stroke (self);
  end_stroke (self, FALSE);
}

static void
drag_cancel_cb (EbbBodyView *self)
{
  end_stroke (self, TRUE);
}

static void
ask_for_menu (EbbBodyView *self,
              const EbbFigureCell *cell)
{
  ebb_body_view_focus_region (self, cell->region);
  g_signal_emit (self, ebb_body_view_signals[EBB_BODY_VIEW_MENU], 0, cell->region);
}

static void
secondary_cb (EbbBodyView *self,
              int n_press,
              double x,
              double y,
              GtkGesture *gesture)
{
  const EbbFigureCell *cell = hit (self, x, y);

  if (cell == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ask_for_menu (self, cell);
}

static void
long_press_cb (EbbBodyView *self,
               double x,
               double y,
               GtkGesture *gesture)
{
  const EbbFigureCell *cell = hit (self, x, y);

  if (cell == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ask_for_menu (self, cell);
}

/* --- the keyboard ------------------------------------------------------ */

static void
step (EbbBodyView *self,
      const EbbFigureCell *from,
      int dx,
      int dy)
{
  const EbbFigureCell *to = ebb_figure_step (self->figure, from, dx, dy);

  if (to != NULL)
    ebb_body_view_focus_region (self, to->region);
  else
    g_signal_emit (self, ebb_body_view_signals[EBB_BODY_VIEW_EDGE], 0, dx, dy);
}

static gboolean
press_plain_key (EbbBodyView *self,
                 const EbbFigureCell *cell,
                 guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step (self, cell, -1, 0);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step (self, cell, 1, 0);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, cell, 0, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, cell, 0, 1);
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      g_signal_emit (self, ebb_body_view_signals[EBB_BODY_VIEW_PRESSED], 0, cell->region);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_Menu:
      g_signal_emit (self, ebb_body_view_signals[EBB_BODY_VIEW_MENU], 0, cell->region);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (EbbBodyView *self,
                guint keyval,
                guint keycode,
                GdkModifierType state)
{
  const EbbFigureCell *cell = ebb_body_view_find_focused (self);
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean handled = FALSE;

  if (cell == NULL)
    return GDK_EVENT_PROPAGATE;
  if (held == 0 && press_plain_key (self, cell, keyval))
    return GDK_EVENT_STOP;
  if (held == GDK_SHIFT_MASK && keyval == GDK_KEY_F10)
    {
      g_signal_emit (self, ebb_body_view_signals[EBB_BODY_VIEW_MENU], 0, cell->region);
      return GDK_EVENT_STOP;
    }
  g_signal_emit (self, ebb_body_view_signals[EBB_BODY_VIEW_REGION_KEY], 0, cell->region, keyval, held, &handled);
  return handled;
}

/* --- all of them ------------------------------------------------------- */

/* Listens to the pointer and the keyboard. */
void
ebb_body_view_add_controllers (EbbBodyView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  self->drag = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->drag), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag, "cancel", G_CALLBACK (drag_cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect_object (long_press, "pressed", G_CALLBACK (long_press_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));
}
