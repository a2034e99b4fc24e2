// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-view-private.h"

#include <math.h>

#include "model/ebb-rating.h"

/* The pointer, fingers and keys on an #EbbTrendView. */

/* What one click of the wheel and one key zoom and pan by. */
#define WHEEL_ZOOM 1.2
#define KEY_ZOOM 1.5
#define WHEEL_PX 60.0
#define KEY_PAN 0.25

/* A fling loses its speed: px a second by which it is over, and the share of it that is
 * left after a second. */
#define DRIFT_END 20.0
#define DRIFT_LEFT 0.02

/* px: a finger that goes sideways for so long pans; one that goes down scrolls */
#define TOUCH_START 8.0

/* px around the pointer in which a point is found */
#define REACH 24.0

static gboolean
is_ready (EbbTrendView *self)
{
  return self->plot != NULL && self->frame.width >= 1;
}

static double
seconds_per_px (EbbTrendView *self)
{
  return (self->window.to - self->window.from) / self->frame.width;
}

/* --- flinging ---------------------------------------------------------- */

void
ebb_trend_view_stop_drifting (EbbTrendView *self)
{
  if (self->drift_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drift_id);
  self->drift_id = 0;
}

static void
pan_px (EbbTrendView *self,
        double px)
{
  double by = px * seconds_per_px (self);

  ebb_trend_view_set_window (self, (EbbTrendWindow){ self->window.from + by, self->window.to + by });
}

static gboolean
drift_cb (GtkWidget *widget,
          GdkFrameClock *clock,
          gpointer user_data)
{
  EbbTrendView *self = EBB_TREND_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = CLAMP ((double) (now - self->drift_time) / 1e6, 0, 0.1);
  EbbTrendWindow before = self->window;

  self->drift_time = now;
  if (!is_ready (self))
    return self->drift_id = 0, G_SOURCE_REMOVE;
  pan_px (self, self->drift_speed * seconds);
  self->drift_speed *= pow (DRIFT_LEFT, seconds);
  if (fabs (self->drift_speed) > DRIFT_END && (seconds == 0 || before.from != self->window.from))
    return G_SOURCE_CONTINUE;
  self->drift_id = 0;
  return G_SOURCE_REMOVE;
}

/* @speed: px a second, above 0 towards later */
static void
drift (EbbTrendView *self,
       double speed)
{
  gboolean animated = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animated, NULL);
  ebb_trend_view_stop_drifting (self);
  if (!animated || fabs (speed) <= DRIFT_END)
    return;
  self->drift_speed = speed;
  self->drift_time = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  self->drift_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), drift_cb, NULL, NULL);
}

static void
stop_moving (EbbTrendView *self)
{
  ebb_trend_view_stop_gliding (self);
  ebb_trend_view_stop_drifting (self);
}

/* --- the pointer ------------------------------------------------------- */

static void
motion_cb (EbbTrendView *self,
           double x,
           double y)
{
  const EbbChartEvent *event;
  guint cursor;
  EbbTrendPoint point;

  /* GTK also tells that what lies under the pointer may have changed: that is no
   * reason to take the readout from the keyboard */
  if (self->cursor_by_keys && ebb_number_equal (self->pointer_x, x) && ebb_number_equal (self->pointer_y, y))
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  if (!is_ready (self) || self->is_dragging)
    return;
  cursor = ebb_trend_plot_find_point (self->plot, self->chart.detail, ebb_chart_get_time (&self->chart.chart, &self->frame, x));
  if (cursor != G_MAXUINT)
    {
      point = ebb_trend_plot_get_point (self->plot, self->chart.detail, cursor);
      /* nothing is read from a point that is far away, or out of sight */
      if (fabs (ebb_chart_get_x (&self->chart.chart, &self->frame, point.x) - x) > MAX (REACH, EBB_DAY_SECONDS / 2 / seconds_per_px (self)) ||
          point.x < self->window.from || point.x > self->window.to)
        cursor = G_MAXUINT;
    }
  event = ebb_chart_find_event (&self->chart.chart, &self->frame, x, y);
  /* where the labels are, and where there is no value */
  if (event != NULL && (y < self->frame.y || cursor == G_MAXUINT))
    ebb_trend_view_set_flag (self, (guint) (event - self->chart.chart.events), FALSE);
  else
    ebb_trend_view_set_cursor (self, cursor, FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), event != NULL ? "pointer" : NULL);
}

static void
leave_cb (EbbTrendView *self)
{
  self->pointer_x = self->pointer_y = NAN;
  if (!self->cursor_by_keys)
    ebb_trend_view_set_cursor (self, G_MAXUINT, FALSE);
}

static void
drag_begin_cb (EbbTrendView *self,
               double x,
               double y)
{
  stop_moving (self);
  self->grip = self->window;
  self->grip_x = x;
  self->is_dragging = self->was_dragged = FALSE;
}

static void
drag_update_cb (EbbTrendView *self,
                double dx,
                double dy,
                GtkGesture *gesture)
{
  double by;

  if (!is_ready (self))
    return;
  if (!self->is_dragging)
    {
      if (hypot (dx, dy) < TOUCH_START)
        return;
      if (fabs (dx) < fabs (dy))
        {
          gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
          return;
        }
      self->is_dragging = self->was_dragged = TRUE;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      ebb_trend_view_set_cursor (self, G_MAXUINT, FALSE);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  by = -dx / self->frame.width * (self->grip.to - self->grip.from);
  ebb_trend_view_set_window (self, (EbbTrendWindow){ self->grip.from + by, self->grip.to + by });
}

static void
drag_end_cb (EbbTrendView *self)
{
  self->is_dragging = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
}

static void
swipe_cb (EbbTrendView *self,
          double speed_x,
          double speed_y)
{
  if (is_ready (self) && self->was_dragged)
    drift (self, -speed_x);
}

static void
pressed_cb (EbbTrendView *self,
            int n_presses,
            double x,
            double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (is_ready (self) && n_presses == 2 && ebb_chart_find_event (&self->chart.chart, &self->frame, x, y) == NULL)
    {
      double at = ebb_chart_get_time (&self->chart.chart, &self->frame, CLAMP (x, self->frame.x, self->frame.x + self->frame.width - 0.5));

      g_signal_emit (self, ebb_trend_view_signals[EBB_TREND_VIEW_ANNOTATE], 0, (int) floor (at / EBB_DAY_SECONDS));
    }
}

static void
released_cb (EbbTrendView *self,
             int n_presses,
             double x,
             double y)
{
  const EbbChartEvent *event;

  if (!is_ready (self) || n_presses != 1)
    return;
  event = ebb_chart_find_event (&self->chart.chart, &self->frame, x, y);
  if (event != NULL)
    ebb_trend_view_open_flag (self, (guint) (event - self->chart.chart.events));
}

/* --- wheel and fingers ------------------------------------------------- */

static void
zoom_at (EbbTrendView *self,
         const EbbTrendWindow *window,
         double factor,
         double x)
{
  double share = CLAMP ((x - self->frame.x) / self->frame.width, 0, 1);

  ebb_trend_view_set_window (self, ebb_trend_view_scale_window (window, factor, window->from + share * (window->to - window->from)));
}

static gboolean
scroll_cb (EbbTrendView *self,
           double dx,
           double dy,
           GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  gboolean by_wheel = gtk_event_controller_scroll_get_unit (GTK_EVENT_CONTROLLER_SCROLL (controller)) == GDK_SCROLL_UNIT_WHEEL;

  if (!is_ready (self))
    return FALSE;
  if (state & GDK_CONTROL_MASK)
    {
      stop_moving (self);
      zoom_at (self, &self->window, pow (WHEEL_ZOOM, dy), isnan (self->pointer_x) ? self->frame.x + self->frame.width / 2 : self->pointer_x);
      return TRUE;
    }
  if (state & GDK_SHIFT_MASK && dx == 0)
    dx = dy;
  else if (fabs (dx) <= fabs (dy))
    return FALSE;
  stop_moving (self);
  pan_px (self, by_wheel ? dx * WHEEL_PX : dx);
  return TRUE;
}

static void
decelerate_cb (EbbTrendView *self,
               double speed_x,
               double speed_y)
{
  /* px a millisecond */
  if (is_ready (self) && fabs (speed_x) > fabs (speed_y))
    drift (self, speed_x * 1000);
}

static void
pinch_begin_cb (EbbTrendView *self,
                GdkEventSequence *sequence,
                GtkGesture *gesture)
{
  double x, y;

  stop_moving (self);
  self->grip = self->window;
  self->grip_x = gtk_gesture_get_bounding_box_center (gesture, &x, &y) ? x : self->frame.x + self->frame.width / 2;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (EbbTrendView *self,
          double scale)
{
  if (is_ready (self) && scale > 0)
    zoom_at (self, &self->grip, 1 / scale, self->grip_x);
}

/* --- keys -------------------------------------------------------------- */

/* The points in sight, from @first up to and without @end. */
static gboolean
find_points_in_sight (EbbTrendView *self,
                      guint *first,
                      guint *end)
{
  guint n = ebb_trend_plot_get_n_points (self->plot, self->chart.detail);

  *first = ebb_trend_plot_find_point (self->plot, self->chart.detail, self->window.from);
  *end = ebb_trend_plot_find_point (self->plot, self->chart.detail, self->window.to);
  if (n == 0)
    return FALSE;
  if (ebb_trend_plot_get_point (self->plot, self->chart.detail, *first).x < self->window.from)
    (*first)++;
  if (ebb_trend_plot_get_point (self->plot, self->chart.detail, *end).x <= self->window.to)
    (*end)++;
  return *first < *end;
}

/* Brings what the cursor is on into sight. */
static void
follow_cursor (EbbTrendView *self)
{
  double margin = (self->window.to - self->window.from) * 0.05;
  double x, by = 0;

  if (ebb_trend_view_get_cursor_time (self, &x))
    by = x < self->window.from ? x - margin - self->window.from : x > self->window.to ? x + margin - self->window.to
                                                                                      : 0;
  if (by != 0)
    ebb_trend_view_glide_to (self, (EbbTrendWindow){ self->window.from + by, self->window.to + by });
}

/* Goes from an event to the nearest point before or after it. */
static void
leave_flag (EbbTrendView *self,
            int by)
{
  guint n = ebb_trend_plot_get_n_points (self->plot, self->chart.detail);
  guint point;
  double x;

  ebb_trend_view_get_cursor_time (self, &x);
  point = ebb_trend_plot_find_point (self->plot, self->chart.detail, x);
  if (by > 0 && point + 1 < n && ebb_trend_plot_get_point (self->plot, self->chart.detail, point).x < x)
    point++;
  if (by < 0 && point > 0 && ebb_trend_plot_get_point (self->plot, self->chart.detail, point).x > x)
    point--;
  ebb_trend_view_set_cursor (self, point, TRUE);
  follow_cursor (self);
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant *args,
         gpointer user_data)
{
  EbbTrendView *self = EBB_TREND_VIEW (widget);
  int by = g_variant_get_int32 (args);
  guint first, end, n;

  if (!is_ready (self))
    return FALSE;
  n = ebb_trend_plot_get_n_points (self->plot, self->chart.detail);
  if (self->flag != G_MAXUINT && ABS (by) == 1 && n > 0)
    {
      leave_flag (self, by);
      return TRUE;
    }
  if (self->cursor == G_MAXUINT || ABS (by) > 1)
    {
      if (find_points_in_sight (self, &first, &end))
        ebb_trend_view_set_cursor (self, by == 1 || by == -2 ? first : end - 1, TRUE);
      return TRUE;
    }
  if (by < 0 ? self->cursor > 0 : self->cursor + 1 < n)
    ebb_trend_view_set_cursor (self, self->cursor + (guint) by, TRUE);
  else
    gtk_widget_error_bell (widget);
  follow_cursor (self);
  return TRUE;
}

static gboolean
flag_cb (GtkWidget *widget,
         GVariant *args,
         gpointer user_data)
{
  EbbTrendView *self = EBB_TREND_VIEW (widget);
  guint flag;

  /* where there is nothing, the key is somebody else's */
  if (!is_ready (self) || self->chart.chart.n_events == 0)
    return FALSE;
  flag = ebb_trend_view_find_next_flag (self, g_variant_get_int32 (args));
  if (flag != G_MAXUINT)
    ebb_trend_view_set_flag (self, flag, TRUE);
  else
    gtk_widget_error_bell (widget);
  follow_cursor (self);
  return TRUE;
}

static gboolean
zoom_key_cb (GtkWidget *widget,
             GVariant *args,
             gpointer user_data)
{
  ebb_trend_view_zoom (EBB_TREND_VIEW (widget), pow (KEY_ZOOM, g_variant_get_int32 (args)));
  return TRUE;
}

static gboolean
pan_key_cb (GtkWidget *widget,
            GVariant *args,
            gpointer user_data)
{
  ebb_trend_view_pan (EBB_TREND_VIEW (widget), KEY_PAN * g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
home_key_cb (GtkWidget *widget,
             GVariant *args,
             gpointer user_data)
{
  ebb_trend_view_go_home (EBB_TREND_VIEW (widget));
  return TRUE;
}

/* Takes the cursor away; where there is none, the key is somebody else's. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant *args,
           gpointer user_data)
{
  EbbTrendView *self = EBB_TREND_VIEW (widget);

  double x;

  if (!ebb_trend_view_get_cursor_time (self, &x))
    return FALSE;
  ebb_trend_view_set_cursor (self, G_MAXUINT, TRUE);
  return TRUE;
}

static gboolean
annotate_cb (GtkWidget *widget,
             GVariant *args,
             gpointer user_data)
{
  EbbTrendView *self = EBB_TREND_VIEW (widget);
  EbbDay day = ebb_trend_view_get_day (self);
  guint flag;

  if (!is_ready (self))
    return FALSE;
  flag = self->flag != G_MAXUINT ? self->flag : ebb_trend_plot_find_event (self->plot, day);
  if (flag != G_MAXUINT)
    ebb_trend_view_open_flag (self, flag);
  else
    g_signal_emit (self, ebb_trend_view_signals[EBB_TREND_VIEW_ANNOTATE], 0, (int) day);
  return TRUE;
}

void
ebb_trend_view_install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    GtkShortcutFunc function;
    int argument;
  } keys[] = {
    { GDK_KEY_Left, 0, step_cb, -1 },
    { GDK_KEY_KP_Left, 0, step_cb, -1 },
    { GDK_KEY_Right, 0, step_cb, 1 },
    { GDK_KEY_KP_Right, 0, step_cb, 1 },
    { GDK_KEY_Home, 0, step_cb, -2 },
    { GDK_KEY_KP_Home, 0, step_cb, -2 },
    { GDK_KEY_End, 0, step_cb, 2 },
    { GDK_KEY_KP_End, 0, step_cb, 2 },
    { GDK_KEY_Up, 0, flag_cb, -1 },
    { GDK_KEY_KP_Up, 0, flag_cb, -1 },
    { GDK_KEY_Down, 0, flag_cb, 1 },
    { GDK_KEY_KP_Down, 0, flag_cb, 1 },
    { GDK_KEY_plus, 0, zoom_key_cb, -1 },
    { GDK_KEY_equal, 0, zoom_key_cb, -1 },
    { GDK_KEY_KP_Add, 0, zoom_key_cb, -1 },
    { GDK_KEY_minus, 0, zoom_key_cb, 1 },
    { GDK_KEY_KP_Subtract, 0, zoom_key_cb, 1 },
    { GDK_KEY_Left, GDK_SHIFT_MASK, pan_key_cb, -1 },
    { GDK_KEY_Right, GDK_SHIFT_MASK, pan_key_cb, 1 },
    { GDK_KEY_Page_Up, 0, pan_key_cb, -4 },
    { GDK_KEY_Page_Down, 0, pan_key_cb, 4 },
    { GDK_KEY_0, 0, home_key_cb, 0 },
    { GDK_KEY_KP_0, 0, home_key_cb, 0 },
    { GDK_KEY_Escape, 0, escape_cb, 0 },
    { GDK_KEY_Return, 0, annotate_cb, 0 },
    { GDK_KEY_KP_Enter, 0, annotate_cb, 0 },
    { GDK_KEY_Insert, 0, annotate_cb, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].state, keys[i].function, "i", keys[i].argument);
}

/* --- set-up ------------------------------------------------------------ */

static void
add_controller (EbbTrendView *self,
                gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

void
ebb_trend_view_init_events (EbbTrendView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *swipe = gtk_gesture_swipe_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_gesture_group (swipe, drag);
  add_controller (self, motion);
  add_controller (self, scroll);
  add_controller (self, drag);
  add_controller (self, swipe);
  add_controller (self, pinch);
  add_controller (self, click);
}
