// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-view-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "ebb-body-region.h"
#include "ebb-drawing.h"

/**
 * EbbBodyView:
 *
 * One view of the body: a picture whose regions are reached by the pointer, the
 * keyboard and a screen reader alike. It holds no marks: it is told how each region
 * is drawn (ebb_body_view_set_paints()) and what to say about it
 * (ebb_body_view_set_state()), and says what is done with it, by its signals.
 *
 * The picture is drawn once for each change, at the scale of the screen. Below it
 * stands which side is which. The body never mirrors, whatever the direction of the
 * text.
 *
 * Keys: Tab enters at the region that had the keyboard last, at first the topmost,
 * and leaves; arrows go to the nearest region in that direction; Space presses;
 * Enter, Menu and Shift+F10 ask for the menu. Others are handed on (`region-key`).
 *
 * Accessibility: a group named after the view, with a check box or a button for each
 * region, named after it and described by what is said about it.
 *
 * CSS: `bodyview`, `bodyregion`; the labels below have `.caption`.
 *
 * Signals, the regions being the person's own left and right:
 * - `stroke-begun (region)`, `stroke-entered (region)`, `stroke-ended (cancelled)`:
 *   by the mouse, and by a finger that taps; a click is a stroke over one region. A
 *   finger that moves scrolls.
 * - `pressed (region)`: by the keyboard or assistive technology
 * - `menu (region)`: a secondary click, a long press, or a key asks for it
 * - `region-key (region, keyval, state)`: returns whether the key meant something
 * - `hovered (region)`: what is under the pointer, %NULL if none
 * - `focused (region)`: what has the keyboard
 * - `edge (dx, dy)`: an arrow key leads out of the picture
 */
G_DEFINE_FINAL_TYPE (EbbBodyView, ebb_body_view, GTK_TYPE_WIDGET)

guint ebb_body_view_signals[EBB_BODY_VIEW_N_SIGNALS];

/* Lengths in px */
#define MIN_WIDTH 150
#define MAX_HEIGHT 640
#define LABEL_SPACING 4 /* above the labels */
#define LABEL_GAP 12    /* between both */

/* --- drawing ----------------------------------------------------------- */

/* Draws anew before the next frame. */
void
ebb_body_view_queue_picture (EbbBodyView *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static EbbFigureFlags
find_passing_flags (EbbBodyView *self,
                    guint index)
{
  const EbbFigureCell *cell = ebb_figure_get_cell (self->figure, index);
  GtkStateFlags state = gtk_widget_get_state_flags (self->regions->pdata[index]);
  EbbFigureFlags flags = 0;

  if (cell == self->hovered)
    flags |= EBB_FIGURE_HOVERED;
  if ((state & GTK_STATE_FLAG_FOCUSED) != 0 && (state & GTK_STATE_FLAG_FOCUS_VISIBLE) != 0)
    flags |= EBB_FIGURE_FOCUSED;
  return flags;
}

static cairo_surface_t *
draw_surface (EbbBodyView *self,
              int width,
              int height,
              int scale)
{
  guint n = self->regions->len;
  EbbFigureStyle style = { ebb_drawing_get_palette (), self->skin, ebb_drawing_get_text_scale (GTK_WIDGET (self)) };
  g_autofree EbbFigurePaint *paints = g_memdup2 (self->paints, n * sizeof *self->paints);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr;

  for (guint i = 0; i < n; i++)
    paints[i].flags |= find_passing_flags (self, i);

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  ebb_figure_draw (self->figure, cr, &self->place, &style, paints, self->cache);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Takes @surface. */
static GskRenderNode *
make_texture_node (cairo_surface_t *surface,
                   const graphene_rect_t *bounds)
{
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                                         (GDestroyNotify) cairo_surface_destroy, surface);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes, stride);

  return gsk_texture_node_new (texture, bounds);
}

static GskRenderNode *
make_cairo_node (cairo_surface_t *surface,
                 const graphene_rect_t *bounds)
{
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return node;
}

/* A texture stays in the memory of the graphics card; but where there is none, GTK 4.8
 * converts it pixel by pixel on each frame, which costs as much as drawing it. */
static GskRenderNode *
draw_picture (EbbBodyView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  cairo_surface_t *surface = draw_surface (self, width, self->picture_height, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) self->picture_height);
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  if (native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native)))
    return make_cairo_node (surface, &bounds);
  return make_texture_node (surface, &bounds);
}

static void
ebb_body_view_snapshot (GtkWidget *widget,
                        GtkSnapshot *snapshot)
{
  EbbBodyView *self = EBB_BODY_VIEW (widget);

  if (gtk_widget_get_width (widget) > 0 && self->picture_height > 0 && self->figure != NULL)
    {
      if (self->picture == NULL)
        self->picture = draw_picture (self);
      gtk_snapshot_append_node (snapshot, self->picture);
    }
  gtk_widget_snapshot_child (widget, self->left_label, snapshot);
  gtk_widget_snapshot_child (widget, self->right_label, snapshot);
}

/* --- layout ------------------------------------------------------------ */

static GtkSizeRequestMode
ebb_body_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The height that the labels take below a picture of @width, -1 for a wide one. */
static int
measure_labels (EbbBodyView *self,
                int width)
{
  gboolean both = gtk_widget_get_visible (self->right_label);
  int room = width < 0 ? -1 : both ? MAX (0, (width - LABEL_GAP) / 2)
                                   : width;
  int left, right;

  gtk_widget_measure (self->left_label, GTK_ORIENTATION_VERTICAL, room, &left, NULL, NULL, NULL);
  gtk_widget_measure (self->right_label, GTK_ORIENTATION_VERTICAL, room, &right, NULL, NULL, NULL);
  return MAX (left, right) + LABEL_SPACING;
}

static void
ebb_body_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  EbbBodyView *self = EBB_BODY_VIEW (widget);
  double ratio = self->figure != NULL ? ebb_figure_get_height (self->figure) / ebb_figure_get_width (self->figure) : 1;
  int left, right;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      /* growing with the width: without one, enough for all */
      *minimum = *natural = measure_labels (self, for_size) + (for_size >= 0 ? (int) MIN (self->max_height, ceil (for_size * ratio)) : self->max_height);
      return;
    }
  gtk_widget_measure (self->left_label, orientation, -1, &left, NULL, NULL, NULL);
  gtk_widget_measure (self->right_label, orientation, -1, &right, NULL, NULL, NULL);
  *minimum = MAX (MIN_WIDTH, left + right + LABEL_GAP);
  *natural = MAX (*minimum, (int) ceil (self->max_height / ratio));
}

/* Natural, of the wider one. */
static int
label_width (EbbBodyView *self)
{
  int left, right;

  gtk_widget_measure (self->left_label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &left, NULL, NULL);
  gtk_widget_measure (self->right_label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &right, NULL, NULL);
  return MAX (left, right);
}

static void
ebb_body_view_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  EbbBodyView *self = EBB_BODY_VIEW (widget);
  int labels = measure_labels (self, width);
  gboolean both = gtk_widget_get_visible (self->right_label);
  int half = width / 2;
  GtkAllocation place = { 0, MAX (0, height - labels) + LABEL_SPACING, width, labels - LABEL_SPACING };

  self->picture_height = MAX (0, height - labels);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  if (self->figure != NULL)
    {
      /* half a line of the outline lies outside the drawing */
      ebb_figure_fit (self->figure, width, MAX (0, self->picture_height - 2), &self->place);
      self->place.y += 1;
      /* the labels keep to the figure, however wide the view is */
      half = MIN (half, MAX (label_width (self) + LABEL_GAP / 2, (int) (ebb_figure_get_width (self->figure) * self->place.scale / 2)));
    }
  if (both)
    {
      place.x = width / 2 - half;
      place.width = MAX (0, half - LABEL_GAP / 2);
    }
  gtk_widget_size_allocate (self->left_label, &place, -1);
  place.x = width / 2 + LABEL_GAP / 2;
  if (both)
    gtk_widget_size_allocate (self->right_label, &place, -1);
  if (self->figure == NULL)
    return;
  for (guint i = 0; i < self->regions->len; i++)
    ebb_body_region_place (self->regions->pdata[i], self->place.x, self->place.y, self->place.scale);
}

/* --- the keyboard ------------------------------------------------------ */

/* (nullable): the cell that has the keyboard */
const EbbFigureCell *
ebb_body_view_find_focused (EbbBodyView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || gtk_widget_get_parent (focus) != GTK_WIDGET (self))
    return NULL;
  return ebb_body_region_get_cell (EBB_BODY_REGION (focus));
}

static gboolean
ebb_body_view_grab_focus (GtkWidget *widget)
{
  EbbBodyView *self = EBB_BODY_VIEW (widget);
  const EbbFigureCell *cell = self->current;

  if (self->figure == NULL)
    return FALSE;
  if (cell == NULL)
    cell = ebb_figure_step (self->figure, NULL, 0, 0);
  return cell != NULL && ebb_body_view_focus_region (self, cell->region);
}

static gboolean
ebb_body_view_focus (GtkWidget *widget,
                     GtkDirectionType direction)
{
  if (ebb_body_view_find_focused (EBB_BODY_VIEW (widget)) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
region_focus_changed_cb (EbbBodyView *self,
                         EbbBodyRegion *region)
{
  ebb_body_view_queue_picture (self);
  if ((gtk_widget_get_state_flags (GTK_WIDGET (region)) & GTK_STATE_FLAG_FOCUSED) == 0)
    return;
  self->current = ebb_body_region_get_cell (region);
  g_signal_emit (self, ebb_body_view_signals[EBB_BODY_VIEW_FOCUSED], 0, self->current->region);
}

static void
region_pressed_cb (EbbBodyView *self,
                   EbbBodyRegion *region)
{
  g_signal_emit (self, ebb_body_view_signals[EBB_BODY_VIEW_PRESSED], 0, ebb_body_region_get_cell (region)->region);
}

/* --- the view ---------------------------------------------------------- */

static const char *
get_side_name (EbbSide side)
{
  return side == EBB_SIDE_LEFT ? C_ ("side of a place on the body", "your left") : C_ ("side of a place on the body", "your right");
}

static void
clear_view (EbbBodyView *self)
{
  GtkWidget *region;

  for (guint i = 0; i < self->regions->len; i++)
    {
      region = self->regions->pdata[i];
      gtk_widget_unparent (region);
    }
  g_ptr_array_set_size (self->regions, 0);
  g_clear_pointer (&self->paints, g_free);
  self->hovered = self->current = self->drag_cell = NULL;
  self->figure = NULL;
}

static void
build_view (EbbBodyView *self)
{
  g_autoptr (GError) error = NULL;
  EbbSide left = ebb_view_get_side (self->view, FALSE);
  EbbSide right = ebb_view_get_side (self->view, TRUE);
  guint n;

  gtk_label_set_text (GTK_LABEL (self->left_label), get_side_name (left));
  gtk_label_set_text (GTK_LABEL (self->right_label), get_side_name (right));
  gtk_widget_set_visible (self->right_label, left != right);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, ebb_view_get_name (self->view), -1);

  self->figure = ebb_figure_get (self->view, &error);
  if (self->figure == NULL)
    {
      g_critical ("A drawing is missing from the program: %s", error->message);
      return;
    }
  n = ebb_figure_get_n_cells (self->figure);
  self->paints = g_new0 (EbbFigurePaint, n);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *region = ebb_body_region_new (self->figure, ebb_figure_get_cell (self->figure, i), self->checkable);

      g_signal_connect_object (region, "pressed", G_CALLBACK (region_pressed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (region, "focus-changed", G_CALLBACK (region_focus_changed_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (region, GTK_WIDGET (self));
      g_ptr_array_add (self->regions, region);
    }
}

static GtkWidget *
create_label (EbbBodyView *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
ebb_body_view_system_setting_changed (GtkWidget *widget,
                                      GtkSystemSetting setting)
{
  ebb_body_view_queue_picture (EBB_BODY_VIEW (widget));
  GTK_WIDGET_CLASS (ebb_body_view_parent_class)->system_setting_changed (widget, setting);
}

static void
ebb_body_view_dispose (GObject *object)
{
  EbbBodyView *self = EBB_BODY_VIEW (object);

  clear_view (self);
  g_clear_pointer (&self->left_label, gtk_widget_unparent);
  g_clear_pointer (&self->right_label, gtk_widget_unparent);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  G_OBJECT_CLASS (ebb_body_view_parent_class)->dispose (object);
}

static void
ebb_body_view_finalize (GObject *object)
{
  EbbBodyView *self = EBB_BODY_VIEW (object);

  g_ptr_array_unref (self->regions);
  ebb_figure_cache_free (self->cache);
  G_OBJECT_CLASS (ebb_body_view_parent_class)->finalize (object);
}

static void
ebb_body_view_class_init (EbbBodyViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_body_view_dispose;
  object_class->finalize = ebb_body_view_finalize;
  widget_class->snapshot = ebb_body_view_snapshot;
  widget_class->get_request_mode = ebb_body_view_get_request_mode;
  widget_class->measure = ebb_body_view_measure;
  widget_class->size_allocate = ebb_body_view_size_allocate;
  widget_class->grab_focus = ebb_body_view_grab_focus;
  widget_class->focus = ebb_body_view_focus;
  widget_class->system_setting_changed = ebb_body_view_system_setting_changed;

  ebb_body_view_signals[EBB_BODY_VIEW_STROKE_BEGUN] = g_signal_new ("stroke-begun", EBB_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST,
                                                                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  ebb_body_view_signals[EBB_BODY_VIEW_STROKE_ENTERED] = g_signal_new ("stroke-entered", EBB_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST,
                                                                      0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  ebb_body_view_signals[EBB_BODY_VIEW_STROKE_ENDED] = g_signal_new ("stroke-ended", EBB_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST,
                                                                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  ebb_body_view_signals[EBB_BODY_VIEW_PRESSED] = g_signal_new ("pressed", EBB_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST,
                                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  ebb_body_view_signals[EBB_BODY_VIEW_MENU] = g_signal_new ("menu", EBB_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST,
                                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  ebb_body_view_signals[EBB_BODY_VIEW_REGION_KEY] = g_signal_new ("region-key", EBB_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST,
                                                                  0, g_signal_accumulator_true_handled, NULL, NULL,
                                                                  G_TYPE_BOOLEAN, 3, G_TYPE_POINTER, G_TYPE_UINT, GDK_TYPE_MODIFIER_TYPE);
  ebb_body_view_signals[EBB_BODY_VIEW_HOVERED] = g_signal_new ("hovered", EBB_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST,
                                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  ebb_body_view_signals[EBB_BODY_VIEW_FOCUSED] = g_signal_new ("focused", EBB_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST,
                                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  ebb_body_view_signals[EBB_BODY_VIEW_EDGE] = g_signal_new ("edge", EBB_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST,
                                                            0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "bodyview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ebb_body_view_init (EbbBodyView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->max_height = MAX_HEIGHT;
  self->regions = g_ptr_array_new ();
  self->cache = ebb_figure_cache_new ();
  self->left_label = create_label (self);
  self->right_label = create_label (self);
  ebb_body_view_add_controllers (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (ebb_body_view_queue_picture), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (ebb_body_view_queue_picture), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (ebb_body_view_queue_picture), NULL);
}

/**
 * ebb_body_view_new:
 * @view: what to show
 * @checkable: whether regions are marked by pressing them; else they are buttons
 *
 * Returns: (transfer floating): a new view
 */
GtkWidget *
ebb_body_view_new (EbbView view,
                   gboolean checkable)
{
  EbbBodyView *self = g_object_new (EBB_TYPE_BODY_VIEW, NULL);

  self->view = view;
  self->checkable = checkable;
  build_view (self);
  return GTK_WIDGET (self);
}

/**
 * ebb_body_view_get_view:
 *
 * Returns: what it shows
 */
EbbView
ebb_body_view_get_view (EbbBodyView *self)
{
  g_return_val_if_fail (EBB_IS_BODY_VIEW (self), EBB_VIEW_FRONT);
  return self->view;
}

/**
 * ebb_body_view_set_view:
 * @view: what to show
 *
 * Shows another view, with all regions plain.
 */
void
ebb_body_view_set_view (EbbBodyView *self,
                        EbbView view)
{
  g_return_if_fail (EBB_IS_BODY_VIEW (self));

  if (self->view == view)
    return;
  clear_view (self);
  self->view = view;
  build_view (self);
  ebb_body_view_queue_picture (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ebb_body_view_get_figure:
 *
 * Returns: (transfer none) (nullable): what is drawn
 */
const EbbFigure *
ebb_body_view_get_figure (EbbBodyView *self)
{
  g_return_val_if_fail (EBB_IS_BODY_VIEW (self), NULL);
  return self->figure;
}

/**
 * ebb_body_view_get_place:
 *
 * Returns: where the figure lies in the widget, as it was laid out last
 */
EbbFigurePlace
ebb_body_view_get_place (EbbBodyView *self)
{
  g_return_val_if_fail (EBB_IS_BODY_VIEW (self), (EbbFigurePlace){ 0 });
  return self->place;
}

/**
 * ebb_body_view_set_skin:
 * @skin: the tone of the figure
 */
void
ebb_body_view_set_skin (EbbBodyView *self,
                        EbbSkin skin)
{
  g_return_if_fail (EBB_IS_BODY_VIEW (self));

  if (self->skin == skin)
    return;
  self->skin = skin;
  ebb_body_view_queue_picture (self);
}

/**
 * ebb_body_view_set_max_height:
 * @self: a view
 * @height: px that the picture has at most, as wide as it may be
 */
void
ebb_body_view_set_max_height (EbbBodyView *self,
                              int height)
{
  g_return_if_fail (EBB_IS_BODY_VIEW (self));

  if (self->max_height == height)
    return;
  self->max_height = height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ebb_body_view_set_paints:
 * @paints: (array): how each cell of the figure is drawn, in their order; hover and
 *   focus are the view's own
 */
void
ebb_body_view_set_paints (EbbBodyView *self,
                          const EbbFigurePaint *paints)
{
  g_return_if_fail (EBB_IS_BODY_VIEW (self));

  if (self->figure == NULL)
    return;
  memcpy (self->paints, paints, self->regions->len * sizeof *paints);
  ebb_body_view_queue_picture (self);
}

/**
 * ebb_body_view_find_region:
 * @region: a region
 *
 * Returns: (transfer none) (nullable): where it is shown, %NULL if it is not
 */
GtkWidget *
ebb_body_view_find_region (EbbBodyView *self,
                           const EbbRegion *region)
{
  g_return_val_if_fail (EBB_IS_BODY_VIEW (self), NULL);

  for (guint i = 0; i < self->regions->len; i++)
    if (ebb_body_region_get_cell (self->regions->pdata[i])->region == region)
      return self->regions->pdata[i];
  return NULL;
}

/**
 * ebb_body_view_set_state:
 * @region: a region that is shown
 * @value: (nullable): what is said about it, such as "pain 6, burning"
 * @checked: whether it is marked
 *
 * Tells assistive technology what the picture shows.
 */
void
ebb_body_view_set_state (EbbBodyView *self,
                         const EbbRegion *region,
                         const char *value,
                         gboolean checked)
{
  GtkWidget *child = ebb_body_view_find_region (self, region);

  g_return_if_fail (child != NULL);
  ebb_body_region_set_state (EBB_BODY_REGION (child), value, checked);
}

/**
 * ebb_body_view_get_focused:
 *
 * Returns: (nullable): the region that has the keyboard
 */
const EbbRegion *
ebb_body_view_get_focused (EbbBodyView *self)
{
  const EbbFigureCell *cell;

  g_return_val_if_fail (EBB_IS_BODY_VIEW (self), NULL);

  cell = ebb_body_view_find_focused (self);
  return cell != NULL ? cell->region : NULL;
}

/**
 * ebb_body_view_focus_region:
 * @region: a region
 *
 * Returns: whether it has the keyboard now
 */
gboolean
ebb_body_view_focus_region (EbbBodyView *self,
                            const EbbRegion *region)
{
  GtkWidget *child = ebb_body_view_find_region (self, region);

  return child != NULL && gtk_widget_grab_focus (child);
}
