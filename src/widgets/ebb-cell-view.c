// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cell-view.h"

#include <math.h>

#include "ebb-drawing.h"
#include "ebb-widget.h"
#include "draw/ebb-value-colors.h"
#include "model/ebb-rating.h"

/**
 * EbbCellView:
 *
 * A picture made of cells, each of which has something to say: to the pointer, the
 * keyboard and a screen reader alike. Subclasses lay out, draw and find the words
 * (see #EbbCellViewClass); here is what they share.
 *
 * The picture is recorded once for each change of data, size, style or size of text;
 * moving over it draws an outline and nothing else.
 *
 * The words of the cell under the pointer are its tooltip and the `readout`. With the
 * keyboard, a cursor goes from cell to cell; its words are the `readout`, are said at
 * once and describe the picture. Whichever moved last has the `readout`. A press of
 * the pointer puts the cursor on a cell, so that a finger can read as well.
 *
 * Keys: the picture is one stop for Tab, without a cursor at first. An arrow shows it
 * where it was last, arrows then move it to the cell that lies there, whatever the
 * direction of the text; Home and End lead to the ends, Page Up and Page Down where a
 * subclass says; Enter and Space activate; Escape takes the cursor away.
 *
 * Accessibility: an image with the name that it was given, described by a sentence
 * made of its data, or by the cell that has the cursor.
 *
 * CSS: `.cells`
 *
 * Properties: `readout`, notified.
 */
typedef struct
{
  GskRenderNode *picture; /* (owned) (nullable): as it was drawn last … */
  EbbChartStyle style;    /* … with this style … */
  int width;              /* … in this size, in px */
  int height;

  int hovered;      /* under the pointer, %EBB_CELL_NONE if none */
  int cursor;       /* has the keyboard, %EBB_CELL_NONE if none */
  int last;         /* had the cursor last */
  double pointer_x; /* px; NAN while it is elsewhere */
  double pointer_y;
  double rest_x; /* px of the window: where the pointer was when a key moved the cursor, NAN … */
  double rest_y; /* … once it has moved since */
  char *readout; /* (owned) (nullable) */
} EbbCellViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EbbCellView, ebb_cell_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_READOUT = 1,
} EbbCellViewProperty;

static GParamSpec *props[PROP_READOUT + 1];

/* Lengths in px */
#define WIDEST 100000
#define MIN_WIDTH 280
#define NATURAL_WIDTH 560
#define HOVER_LINE 1.5
#define OUTLINE_REACH 6 /* beyond the cell */
#define SCROLL_MARGIN 24

static EbbCellViewPrivate *
get_private (EbbCellView *self)
{
  return ebb_cell_view_get_instance_private (self);
}

static EbbChartStyle
get_style (EbbCellView *self)
{
  return (EbbChartStyle){ ebb_drawing_get_palette (), ebb_drawing_get_text_scale (GTK_WIDGET (self)) };
}

/* --- the picture --- */

static gboolean
is_up_to_date (EbbCellView *self,
               const EbbChartStyle *style)
{
  EbbCellViewPrivate *priv = get_private (self);

  return priv->picture != NULL && priv->style.palette == style->palette &&
         ebb_number_equal (priv->style.text_scale, style->text_scale) &&
         priv->width == gtk_widget_get_width (GTK_WIDGET (self)) &&
         priv->height == gtk_widget_get_height (GTK_WIDGET (self));
}

/* Draws the picture, and with it lays it out, unless that is done already. */
static gboolean
ensure_picture (EbbCellView *self)
{
  EbbCellViewPrivate *priv = get_private (self);
  EbbChartStyle style = get_style (self);
  cairo_t *cr;

  if (is_up_to_date (self, &style))
    return TRUE;
  g_clear_pointer (&priv->picture, gsk_render_node_unref);
  priv->style = style;
  priv->width = gtk_widget_get_width (GTK_WIDGET (self));
  priv->height = gtk_widget_get_height (GTK_WIDGET (self));
  if (priv->width <= 0 || priv->height <= 0)
    return FALSE;

  priv->picture = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) priv->width, (float) priv->height));
  cr = gsk_cairo_node_get_draw_context (priv->picture);
  EBB_CELL_VIEW_GET_CLASS (self)->draw (self, cr, priv->width, priv->height, &style);
  cairo_destroy (cr);
  return TRUE;
}

static gboolean
get_area (EbbCellView *self,
          int cell,
          cairo_rectangle_t *area)
{
  return cell != EBB_CELL_NONE && ensure_picture (self) && EBB_CELL_VIEW_GET_CLASS (self)->get_area (self, cell, area);
}

/* A thin line on a broad one: what is drawn in the text's colour and in that of the
 * background stands out from any cell. */
static void
draw_hover (cairo_t *cr,
            const cairo_rectangle_t *area,
            const EbbChartStyle *style)
{
  cairo_rectangle (cr, area->x - 1, area->y - 1, area->width + 2, area->height + 2);
  ebb_chart_set_color (cr, style->palette->background);
  cairo_set_line_width (cr, 3 * HOVER_LINE);
  cairo_stroke_preserve (cr);
  ebb_chart_set_color (cr, style->palette->text);
  cairo_set_line_width (cr, HOVER_LINE);
  cairo_stroke (cr);
}

static void
snapshot_outline (EbbCellView *self,
                  GtkSnapshot *snapshot,
                  int cell,
                  gboolean is_cursor)
{
  EbbCellViewPrivate *priv = get_private (self);
  cairo_rectangle_t area;
  cairo_t *cr;

  if (!get_area (self, cell, &area))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) area.x - OUTLINE_REACH,
                                                                 (float) area.y - OUTLINE_REACH,
                                                                 (float) area.width + 2 * OUTLINE_REACH,
                                                                 (float) area.height + 2 * OUTLINE_REACH));
  if (is_cursor)
    ebb_chart_draw_focus (cr, &area, &priv->style);
  else
    draw_hover (cr, &area, &priv->style);
  cairo_destroy (cr);
}

static void
ebb_cell_view_snapshot (GtkWidget *widget,
                        GtkSnapshot *snapshot)
{
  EbbCellView *self = EBB_CELL_VIEW (widget);
  EbbCellViewPrivate *priv = get_private (self);

  if (!ensure_picture (self))
    return;
  gtk_snapshot_append_node (snapshot, priv->picture);
  if (priv->hovered != priv->cursor)
    snapshot_outline (self, snapshot, priv->hovered, FALSE);
  snapshot_outline (self, snapshot, priv->cursor, TRUE);
}

/* --- words --- */

static void
update_readout (EbbCellView *self)
{
  EbbCellViewPrivate *priv = get_private (self);
  int cell = priv->hovered != EBB_CELL_NONE ? priv->hovered : priv->cursor;
  g_autofree char *words = NULL;

  if (cell != EBB_CELL_NONE)
    words = EBB_CELL_VIEW_GET_CLASS (self)->describe (self, cell);
  if (g_strcmp0 (priv->readout, words) == 0)
    return;
  g_free (priv->readout);
  priv->readout = g_steal_pointer (&words);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READOUT]);
}

static void
update_description (EbbCellView *self)
{
  EbbCellViewClass *klass = EBB_CELL_VIEW_GET_CLASS (self);
  int cursor = get_private (self)->cursor;
  g_autofree char *words = cursor != EBB_CELL_NONE ? klass->describe (self, cursor) : klass->summarize (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
set_hovered (EbbCellView *self,
             int cell)
{
  EbbCellViewPrivate *priv = get_private (self);

  if (priv->hovered == cell)
    return;
  priv->hovered = cell;
  update_readout (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_cursor (EbbCellView *self,
            int cell)
{
  EbbCellViewPrivate *priv = get_private (self);

  if (cell != EBB_CELL_NONE)
    priv->last = cell;
  if (priv->cursor == cell)
    return;
  priv->cursor = cell;
  update_readout (self);
  update_description (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- the pointer --- */

static int
find (EbbCellView *self,
      double x,
      double y)
{
  if (isnan (x) || !ensure_picture (self))
    return EBB_CELL_NONE;
  return EBB_CELL_VIEW_GET_CLASS (self)->find (self, x, y);
}

/* Says where the pointer is on the window, in px. */
static gboolean
get_pointer (EbbCellView *self,
             double *x,
             double *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *device = seat != NULL ? gdk_seat_get_pointer (seat) : NULL;

  return surface != NULL && device != NULL && gdk_surface_get_device_position (surface, device, x, y, NULL);
}

static void
motion_cb (EbbCellView *self,
           double x,
           double y)
{
  EbbCellViewPrivate *priv = get_private (self);
  double window_x, window_y;

  priv->pointer_x = x;
  priv->pointer_y = y;
  /* GTK also tells that something else lies under the pointer, as after scrolling: that
   * is no reason to take the readout from the keyboard */
  if (!isnan (priv->rest_x) && get_pointer (self, &window_x, &window_y) &&
      fabs (window_x - priv->rest_x) < 1 && fabs (window_y - priv->rest_y) < 1)
    return;
  priv->rest_x = priv->rest_y = NAN;
  set_hovered (self, find (self, x, y));
}

static void
leave_cb (EbbCellView *self)
{
  EbbCellViewPrivate *priv = get_private (self);

  priv->pointer_x = priv->pointer_y = NAN;
  set_hovered (self, EBB_CELL_NONE);
}

static void
pressed_cb (EbbCellView *self,
            int n_press,
            double x,
            double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_cursor (self, find (self, x, y));
}

static void
released_cb (EbbCellView *self,
             int n_press,
             double x,
             double y)
{
  EbbCellViewClass *klass = EBB_CELL_VIEW_GET_CLASS (self);
  int cell = find (self, x, y);

  /* whoever lets go on another cell has changed their mind */
  if (klass->activate != NULL && n_press == 1 && cell != EBB_CELL_NONE && cell == get_private (self)->cursor)
    klass->activate (self, cell);
}

static gboolean
ebb_cell_view_query_tooltip (GtkWidget *widget,
                             int x,
                             int y,
                             gboolean keyboard_tooltip,
                             GtkTooltip *tooltip)
{
  EbbCellView *self = EBB_CELL_VIEW (widget);
  int cell = keyboard_tooltip ? get_private (self)->cursor : find (self, x, y);
  cairo_rectangle_t area;
  g_autofree char *words = NULL;

  if (!get_area (self, cell, &area))
    return FALSE;
  words = EBB_CELL_VIEW_GET_CLASS (self)->describe (self, cell);
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int) area.x, (int) area.y, (int) ceil (area.width), (int) ceil (area.height) });
  return TRUE;
}

/* --- the keyboard --- */

/* What gtk_viewport_scroll_to() does, which is newer than the floor. At once: an
 * animation of GTK 4.8 that another interrupts goes on to the first place. */
static void
scroll_to (EbbCellView *self,
           const cairo_rectangle_t *area)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkWidget *content = viewport != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  GtkAdjustment *adjustment;
  graphene_point_t corner;
  double top, bottom;

  if (content == NULL || !gtk_widget_compute_point (GTK_WIDGET (self), content, &GRAPHENE_POINT_INIT (0, (float) area->y), &corner))
    return;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  top = corner.y + gtk_widget_get_margin_top (content) - SCROLL_MARGIN;
  bottom = top + area->height + 2 * SCROLL_MARGIN;
  if (gtk_adjustment_get_value (adjustment) > top)
    gtk_adjustment_set_value (adjustment, top);
  else if (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) < bottom)
    gtk_adjustment_set_value (adjustment, bottom - gtk_adjustment_get_page_size (adjustment));
}

/* Whether there is such a cell. */
static gboolean
move_cursor (EbbCellView *self,
             int cell)
{
  EbbCellViewPrivate *priv = get_private (self);
  cairo_rectangle_t area;

  if (!get_area (self, cell, &area))
    return FALSE;
  if (!get_pointer (self, &priv->rest_x, &priv->rest_y))
    priv->rest_x = priv->rest_y = NAN;
  set_hovered (self, EBB_CELL_NONE);
  set_cursor (self, cell);
  scroll_to (self, &area);
  ebb_widget_announce (GTK_WIDGET (self), priv->readout);
  return TRUE;
}

/* Shows the cursor where it was last, or where it begins. */
static gboolean
show_cursor (EbbCellView *self)
{
  return move_cursor (self, get_private (self)->last) || move_cursor (self, EBB_CELL_VIEW_GET_CLASS (self)->get_start (self));
}

static gboolean
press_arrow (EbbCellView *self,
             int dx,
             int dy)
{
  int cursor = get_private (self)->cursor;

  if (cursor == EBB_CELL_NONE)
    return show_cursor (self);
  return move_cursor (self, EBB_CELL_VIEW_GET_CLASS (self)->step (self, cursor, dx, dy));
}

static gboolean
press_end (EbbCellView *self,
           gboolean last)
{
  EbbCellViewClass *klass = EBB_CELL_VIEW_GET_CLASS (self);
  int cursor = get_private (self)->cursor;
  int from = cursor != EBB_CELL_NONE ? cursor : klass->get_start (self);

  return from != EBB_CELL_NONE && move_cursor (self, klass->get_end (self, from, last));
}

static gboolean
press_page (EbbCellView *self,
            int by,
            gboolean far)
{
  EbbCellViewClass *klass = EBB_CELL_VIEW_GET_CLASS (self);
  int cursor = get_private (self)->cursor;

  if (klass->leap == NULL || cursor == EBB_CELL_NONE)
    return FALSE;
  return move_cursor (self, klass->leap (self, cursor, by, far));
}

static gboolean
press_enter (EbbCellView *self)
{
  EbbCellViewClass *klass = EBB_CELL_VIEW_GET_CLASS (self);
  int cursor = get_private (self)->cursor;

  if (klass->activate == NULL || cursor == EBB_CELL_NONE)
    return FALSE;
  klass->activate (self, cursor);
  return TRUE;
}

static gboolean
press_escape (EbbCellView *self)
{
  if (get_private (self)->cursor == EBB_CELL_NONE)
    return FALSE;
  set_cursor (self, EBB_CELL_NONE);
  return TRUE;
}

static gboolean
press_plain_key (EbbCellView *self,
                 guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return press_arrow (self, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return press_arrow (self, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return press_arrow (self, 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return press_arrow (self, 0, 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return press_end (self, FALSE);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return press_end (self, TRUE);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      return press_enter (self);
    case GDK_KEY_Escape:
      return press_escape (self);
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (EbbCellView *self,
                guint keyval,
                guint keycode,
                GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean far = held == GDK_SHIFT_MASK || held == GDK_CONTROL_MASK;

  if (held == 0 || far)
    {
      if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up)
        return press_page (self, -1, far);
      if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
        return press_page (self, 1, far);
    }
  return held == 0 && press_plain_key (self, keyval);
}

static void
focus_left_cb (EbbCellView *self)
{
  set_cursor (self, EBB_CELL_NONE);
}

/* --- the widget --- */

static GtkSizeRequestMode
ebb_cell_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ebb_cell_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  EbbCellView *self = EBB_CELL_VIEW (widget);
  EbbCellViewClass *klass = EBB_CELL_VIEW_GET_CLASS (self);
  EbbChartStyle style = get_style (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  /* GTK takes it for granted that more width never needs more height */
  *minimum = *natural = (int) ceil (MAX (klass->get_height (self, for_size >= 0 ? for_size : NATURAL_WIDTH, &style),
                                         klass->get_height (self, WIDEST, &style)));
}

static void
ebb_cell_view_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  EbbCellView *self = EBB_CELL_VIEW (object);

  switch ((EbbCellViewProperty) prop_id)
    {
    case PROP_READOUT:
      g_value_set_string (value, get_private (self)->readout);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_cell_view_finalize (GObject *object)
{
  EbbCellViewPrivate *priv = get_private (EBB_CELL_VIEW (object));

  g_clear_pointer (&priv->picture, gsk_render_node_unref);
  g_free (priv->readout);

  G_OBJECT_CLASS (ebb_cell_view_parent_class)->finalize (object);
}

static void
ebb_cell_view_class_init (EbbCellViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ebb_cell_view_get_property;
  object_class->finalize = ebb_cell_view_finalize;
  widget_class->get_request_mode = ebb_cell_view_get_request_mode;
  widget_class->measure = ebb_cell_view_measure;
  widget_class->snapshot = ebb_cell_view_snapshot;
  widget_class->query_tooltip = ebb_cell_view_query_tooltip;

  props[PROP_READOUT] = g_param_spec_string ("readout", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (EbbCellView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
ebb_cell_view_init (EbbCellView *self)
{
  EbbCellViewPrivate *priv = get_private (self);

  priv->hovered = priv->cursor = priv->last = EBB_CELL_NONE;
  priv->pointer_x = priv->pointer_y = NAN;
  priv->rest_x = priv->rest_y = NAN;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cells");
  /* by query, not by text, which GTK would make the description */
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  ebb_drawing_follow_style (GTK_WIDGET (self));
}

/**
 * ebb_cell_view_get_readout:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the words of the cell under the pointer or the
 *   cursor, whichever moved last
 */
const char *
ebb_cell_view_get_readout (EbbCellView *self)
{
  g_return_val_if_fail (EBB_IS_CELL_VIEW (self), NULL);

  return get_private (self)->readout;
}

/**
 * ebb_cell_view_get_cursor:
 * @self: a view
 *
 * Returns: the cell that has the keyboard, %EBB_CELL_NONE if none has
 */
int
ebb_cell_view_get_cursor (EbbCellView *self)
{
  g_return_val_if_fail (EBB_IS_CELL_VIEW (self), EBB_CELL_NONE);

  return get_private (self)->cursor;
}

/**
 * ebb_cell_view_update:
 * @self: a view
 * @name: what it is called for a screen reader
 *
 * Draws and says everything anew after the data changed. The cursor stays on its cell
 * while that is in the picture.
 */
void
ebb_cell_view_update (EbbCellView *self,
                      const char *name)
{
  EbbCellViewPrivate *priv;
  cairo_rectangle_t area;

  g_return_if_fail (EBB_IS_CELL_VIEW (self));
  g_return_if_fail (name != NULL);

  priv = get_private (self);
  g_clear_pointer (&priv->picture, gsk_render_node_unref);
  if (!get_area (self, priv->cursor, &area))
    priv->cursor = EBB_CELL_NONE;
  if (priv->hovered != EBB_CELL_NONE)
    priv->hovered = find (self, priv->pointer_x, priv->pointer_y);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  update_readout (self);
  update_description (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ebb_cell_view_format_value:
 * @value: a mean
 *
 * Returns: (transfer full): the mean for people, to one decimal, which is as much as
 *   ratings of whole numbers carry
 */
char *
ebb_cell_view_format_value (double value)
{
  /* of what is far larger the decimals are not shown */
  return ebb_value_colors_format (fabs (value) < 1e6 ? round (value * 10) / 10 : value);
}
