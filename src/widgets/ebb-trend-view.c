// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trend-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "draw/ebb-time-axis.h"
#include "draw/ebb-trend-picture.h"
#include "ebb-drawing.h"
#include "ebb-format.h"
#include "ebb-widget.h"

/*
 * EbbTrendView: one subject over time, to be looked at closely.
 *
 * It shows a window of time. The wheel with Control and a pinch zoom around the pointer;
 * dragging, a wheel that goes sideways and two fingers pan and glide on; the way home is
 * one key. Plain turning of the wheel scrolls the page that the chart stands on.
 *
 * Keys: Left and Right go from point to point, Home and End to the first and the last
 * point in sight, Up and Down from one annotation or session to the one before and after,
 * plus and minus zoom, with Shift Left and Right pan, 0 goes home, Enter opens the
 * annotation or session of the cursor or of its day, or writes an annotation where there
 * is none, Escape takes the cursor away.
 *
 * Signals: `moved ()`: another window is shown, also in the midst of a movement;
 * `settled ()`: it has come to rest; `annotate (int day)`: the person wants to write
 * something there; `annotation-chosen (int index)`, `session-chosen (int index)`: of the plot.
 *
 * Properties, notified: `readout` (string, nullable): what the cursor stands on; `name`
 *
 * Accessibility: an image, labelled with what is shown and described by its message;
 * where the cursor is, by the words of that point. Time runs from left to right in every
 * language.
 *
 * CSS: trendview.
 */

G_DEFINE_FINAL_TYPE (EbbTrendView, ebb_trend_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_READOUT = 1,
} EbbTrendViewProperty;

static GParamSpec *props[PROP_READOUT + 1];
guint ebb_trend_view_signals[EBB_TREND_VIEW_N_SIGNALS];

#define MIN_WIDTH 240
#define NATURAL_WIDTH 400
#define HEIGHT 320
#define MIN_HEIGHT 240
#define LEGEND_SPACE 8
#define LEGEND_INDENT 20

/* What stands between the parts of a readout. */
#define SEPARATOR " · "

/* Milliseconds of quiet after which a movement is over, and of a movement by keys. */
#define SETTLE_MS 120
#define GLIDE_MS 220

/* --- drawing ----------------------------------------------------------- */

static void
drop_node (EbbTrendView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GskRenderNode *
create_node (EbbTrendView *self,
             int width,
             int height,
             EbbChartStyle *style)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  double legend, room;

  if (self->text == NULL)
    self->text = ebb_chart_text_new (cr, style);
  style->text = self->text;
  legend = ebb_trend_legend_get_height (&self->chart, cr, width - LEGEND_INDENT, style);
  room = legend > 0 ? MAX (0, height - legend - LEGEND_SPACE) : height;
  ebb_chart_draw_and_layout (&self->chart.chart, cr, width, room, style, &self->frame);
  cairo_translate (cr, LEGEND_INDENT, height - legend);
  ebb_trend_legend_draw (&self->chart, cr, width - LEGEND_INDENT, style);
  cairo_destroy (cr);
  return node;
}

static void
draw_cursor (EbbTrendView *self,
             GtkSnapshot *snapshot,
             int width,
             int height,
             const EbbChartStyle *style)
{
  EbbChart chart = self->chart.chart;
  double x;
  cairo_t *cr;

  if (!ebb_trend_view_get_cursor_time (self, &x) || x < self->window.from || x > self->window.to)
    return;
  /* an event is beside values and has none */
  if (self->flag != G_MAXUINT)
    chart.n_layers = 0;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  ebb_chart_draw_cursor (&chart, cr, &self->frame, x, style);
  cairo_destroy (cr);
}

static void
ebb_trend_view_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  EbbTrendView *self = EBB_TREND_VIEW (widget);
  EbbChartStyle style = { ebb_drawing_get_palette (), ebb_drawing_get_text_scale (widget), gtk_widget_get_scale_factor (widget) };
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->plot == NULL || width <= 0 || height <= 0)
    return;
  if (self->node == NULL)
    self->node = create_node (self, width, height, &style);
  gtk_snapshot_append_node (snapshot, self->node);
  if (self->frame.width >= 1)
    draw_cursor (self, snapshot, width, height, &style);
}

static void
ebb_trend_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
}

static void
ebb_trend_view_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  drop_node (EBB_TREND_VIEW (widget));
}

/* --- words ------------------------------------------------------------- */

static char *
describe_point (EbbTrendView *self)
{
  EbbTrendPoint point = ebb_trend_plot_get_point (self->plot, self->chart.detail, self->cursor);
  EbbDay day = (EbbDay) floor (point.x / EBB_DAY_SECONDS);
  g_autofree char *date = ebb_format_day_short (day);
  g_autofree char *value = ebb_trend_plot_format_value (self->plot, point.value);
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (self->chart.detail == EBB_TREND_READINGS && !ebb_trend_plot_is_count (self->plot))
    {
      g_autofree char *time = ebb_format_time ((EbbMoment){ (gint64) point.x, 0 });

      /* Translators: one point of a chart: the day, the time and the value */
      return g_strdup_printf (C_ ("trends", "%s, %s: %s"), date, time, value);
    }
  if (point.n == 1 || ebb_trend_plot_is_count (self->plot))
    /* Translators: one point of a chart: the day and the value */
    return g_strdup_printf (C_ ("trends", "%s: %s"), date, value);
  least = ebb_trend_plot_format_value (self->plot, point.least);
  most = ebb_trend_plot_format_value (self->plot, point.most);
  /* Translators: one point of a chart: the day, the average, how many entries it is of,
   * and the lowest and the highest of these */
  return g_strdup_printf (g_dngettext (NULL, "%s: %s, average of %u entry, %s to %s", "%s: %s, average of %u entries, %s to %s", point.n),
                          date, value, point.n, least, most);
}

/* What the cursor stands on, with what else was on that day. */
static char *
describe_cursor (EbbTrendView *self)
{
  g_autofree char *point = NULL;
  g_autofree char *annotations = NULL;
  g_autofree char *sessions = NULL;
  EbbDay day = ebb_trend_view_get_day (self);

  if (self->flag != G_MAXUINT)
    return ebb_trend_view_describe_flag (self);
  point = describe_point (self);
  annotations = ebb_trend_plot_describe_annotations (self->plot, day);
  sessions = ebb_trend_plot_describe_sessions (self->plot, day);
  return g_strconcat (point, *annotations != '\0' ? SEPARATOR : "", annotations, *sessions != '\0' ? SEPARATOR : "", sessions, NULL);
}

static void
update_words (EbbTrendView *self)
{
  double x;
  g_autofree char *readout = ebb_trend_view_get_cursor_time (self, &x) ? describe_cursor (self) : NULL;
  const char *description = readout != NULL ? readout : self->message;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description != NULL ? description : "",
                                  -1);
  if (g_strcmp0 (self->readout, readout) == 0)
    return;
  g_free (self->readout);
  self->readout = g_steal_pointer (&readout);
  if (self->readout != NULL && self->cursor_by_keys)
    ebb_widget_announce (GTK_WIDGET (self), self->readout);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READOUT]);
}

static void
place_cursor (EbbTrendView *self,
              guint cursor,
              guint flag,
              gboolean by_keys)
{
  self->cursor_by_keys = by_keys;
  if (self->cursor == cursor && self->flag == flag)
    return;
  self->cursor = cursor;
  self->flag = flag;
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Puts the cursor on a point, or takes it away (G_MAXUINT). */
void
ebb_trend_view_set_cursor (EbbTrendView *self,
                           guint cursor,
                           gboolean by_keys)
{
  place_cursor (self, cursor, G_MAXUINT, by_keys);
}

/* Puts the cursor on an event of the chart: an annotation or a session. */
void
ebb_trend_view_set_flag (EbbTrendView *self,
                         guint flag,
                         gboolean by_keys)
{
  place_cursor (self, G_MAXUINT, flag, by_keys);
}

/* @x: (out): where in time the cursor is. Returns: whether there is one. */
gboolean
ebb_trend_view_get_cursor_time (EbbTrendView *self,
                                double *x)
{
  if (self->plot == NULL || (self->cursor == G_MAXUINT && self->flag == G_MAXUINT))
    return FALSE;
  if (self->flag != G_MAXUINT)
    *x = self->chart.chart.events[self->flag].from;
  else
    *x = ebb_trend_plot_get_point (self->plot, self->chart.detail, self->cursor).x;
  return TRUE;
}

/* --- the window of time ------------------------------------------------ */

static void
init_chart (EbbTrendView *self)
{
  ebb_trend_chart_init (&self->chart, self->plot, self->window.from, self->window.to);
  drop_node (self);
}

/* Makes the chart of the window. Where there is a partner its scale is made anew as well:
 * it fits what both show now, and nothing that they showed before. */
static void
build_chart (EbbTrendView *self)
{
  EbbTrendDetail detail = self->chart.detail;
  double x = 0;

  if (self->plot == NULL)
    return;
  if (self->cursor != G_MAXUINT)
    x = ebb_trend_plot_get_point (self->plot, detail, self->cursor).x;
  init_chart (self);
  /* the cursor stays in its place when days become readings */
  if (self->cursor != G_MAXUINT && self->chart.detail != detail)
    {
      self->cursor = ebb_trend_plot_find_point (self->plot, self->chart.detail, x);
      update_words (self);
    }
  if (self->partner == NULL || self->partner->plot == NULL)
    return;
  init_chart (self->partner);
  ebb_trend_chart_widen (&self->chart, &self->partner->chart);
  ebb_trend_chart_widen (&self->partner->chart, &self->chart);
}

static gboolean
settle_cb (gpointer user_data)
{
  EbbTrendView *self = user_data;

  self->settle_id = 0;
  g_signal_emit (self, ebb_trend_view_signals[EBB_TREND_VIEW_SETTLED], 0);
  return G_SOURCE_REMOVE;
}

static EbbTrendWindow
clamp_window (EbbTrendView *self,
              EbbTrendWindow window)
{
  double most = MAX (self->limits.to - self->limits.from, EBB_DAY_SECONDS);
  double length = CLAMP (window.to - window.from, EBB_TIME_AXIS_MIN_SPAN, most);

  if (!(window.to > window.from))
    window = self->home;
  else if (length != window.to - window.from)
    window = ebb_trend_view_scale_window (&window, length / (window.to - window.from), (window.from + window.to) / 2);
  length = window.to - window.from;
  window.from = CLAMP (window.from, self->limits.from, MAX (self->limits.from, self->limits.to - length));
  window.to = window.from + length;
  return window;
}

/* Shows another window at once. */
void
ebb_trend_view_set_window (EbbTrendView *self,
                           EbbTrendWindow window)
{
  window = clamp_window (self, window);
  if (window.from == self->window.from && window.to == self->window.to)
    return;
  self->window = window;
  build_chart (self);
  g_signal_emit (self, ebb_trend_view_signals[EBB_TREND_VIEW_MOVED], 0);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, settle_cb, self);
}

/* @factor: below 1 shows less time; @around: what stays where it is */
EbbTrendWindow
ebb_trend_view_scale_window (const EbbTrendWindow *window,
                             double factor,
                             double around)
{
  return (EbbTrendWindow){ around - (around - window->from) * factor, around + (window->to - around) * factor };
}

static void
glide_cb (double value,
          gpointer user_data)
{
  EbbTrendView *self = user_data;
  EbbTrendWindow window;

  window.from = self->glide_from.from + (self->glide_to.from - self->glide_from.from) * value;
  window.to = self->glide_from.to + (self->glide_to.to - self->glide_from.to) * value;
  ebb_trend_view_set_window (self, value < 1 ? window : self->glide_to);
}

void
ebb_trend_view_stop_gliding (EbbTrendView *self)
{
  if (self->glide != NULL)
    adw_animation_pause (self->glide);
}

/* Moves there, in a moment; at once where the person wants no animations. */
void
ebb_trend_view_glide_to (EbbTrendView *self,
                         EbbTrendWindow window)
{
  ebb_trend_view_stop_drifting (self);
  self->glide_from = self->window;
  self->glide_to = clamp_window (self, window);
  if (self->glide == NULL)
    {
      AdwAnimationTarget *target = adw_callback_animation_target_new (glide_cb, self, NULL);

      self->glide = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, GLIDE_MS, target);
    }
  adw_animation_reset (self->glide);
  adw_animation_play (self->glide);
}

/* --- the class --------------------------------------------------------- */

static void
ebb_trend_view_css_changed (GtkWidget *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ebb_trend_view_parent_class)->css_changed (widget, change);
  g_clear_object (&EBB_TREND_VIEW (widget)->text);
  drop_node (EBB_TREND_VIEW (widget));
}

static void
ebb_trend_view_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  EbbTrendView *self = EBB_TREND_VIEW (object);

  switch ((EbbTrendViewProperty) prop_id)
    {
    case PROP_READOUT:
      g_value_set_string (value, self->readout);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_trend_view_dispose (GObject *object)
{
  EbbTrendView *self = EBB_TREND_VIEW (object);

  ebb_trend_view_stop_drifting (self);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_object (&self->glide);
  g_clear_weak_pointer (&self->partner);

  G_OBJECT_CLASS (ebb_trend_view_parent_class)->dispose (object);
}

static void
ebb_trend_view_finalize (GObject *object)
{
  EbbTrendView *self = EBB_TREND_VIEW (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_object (&self->text);
  g_clear_pointer (&self->plot, ebb_trend_plot_unref);
  g_free (self->message);
  g_free (self->readout);

  G_OBJECT_CLASS (ebb_trend_view_parent_class)->finalize (object);
}

static void
ebb_trend_view_class_init (EbbTrendViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = ebb_trend_view_get_property;
  object_class->dispose = ebb_trend_view_dispose;
  object_class->finalize = ebb_trend_view_finalize;
  widget_class->measure = ebb_trend_view_measure;
  widget_class->size_allocate = ebb_trend_view_size_allocate;
  widget_class->snapshot = ebb_trend_view_snapshot;
  widget_class->css_changed = ebb_trend_view_css_changed;

  props[PROP_READOUT] = g_param_spec_string ("readout", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  ebb_trend_view_signals[EBB_TREND_VIEW_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  ebb_trend_view_signals[EBB_TREND_VIEW_SETTLED] = g_signal_new ("settled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  ebb_trend_view_signals[EBB_TREND_VIEW_ANNOTATE] =
    g_signal_new ("annotate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  ebb_trend_view_signals[EBB_TREND_VIEW_SESSION_CHOSEN] =
    g_signal_new ("session-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  ebb_trend_view_signals[EBB_TREND_VIEW_ANNOTATION_CHOSEN] =
    g_signal_new ("annotation-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  ebb_trend_view_install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "trendview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ebb_trend_view_init (EbbTrendView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->cursor = self->flag = G_MAXUINT;
  self->pointer_x = self->pointer_y = NAN;
  self->home = self->window = self->limits = (EbbTrendWindow){ 0, EBB_DAY_SECONDS };
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (drop_node), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (drop_node), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (drop_node), NULL);
  ebb_trend_view_init_events (self);
}

/* --- public ------------------------------------------------------------ */

/**
 * ebb_trend_view_new:
 *
 * Returns: (transfer floating): a new view with nothing in it
 */
GtkWidget *
ebb_trend_view_new (void)
{
  return g_object_new (EBB_TYPE_TREND_VIEW, NULL);
}

/* The point of @plot that is where the cursor is; G_MAXUINT if none is. */
static guint
find_cursor (EbbTrendView *self,
             EbbTrendPlot *plot)
{
  double x;
  guint found;

  if (self->cursor == G_MAXUINT || plot == NULL ||
      !ebb_subject_equal (ebb_trend_plot_get_subject (plot), ebb_trend_plot_get_subject (self->plot)))
    return G_MAXUINT;
  x = ebb_trend_plot_get_point (self->plot, self->chart.detail, self->cursor).x;
  found = ebb_trend_plot_find_point (plot, self->chart.detail, x);
  return found != G_MAXUINT && ebb_trend_plot_get_point (plot, self->chart.detail, found).x == x ? found : G_MAXUINT;
}

/**
 * ebb_trend_view_set_plot:
 * @self: a view
 * @plot: (nullable): what it shows from now on; the window stays, and the cursor where it
 *   still has a point of the same subject, or an annotation or session
 */
void
ebb_trend_view_set_plot (EbbTrendView *self,
                         EbbTrendPlot *plot)
{
  g_return_if_fail (EBB_IS_TREND_VIEW (self));

  if (plot != NULL)
    ebb_trend_plot_ref (plot);
  self->cursor = find_cursor (self, plot);
  self->flag = ebb_trend_view_find_flag_in (self, plot);
  g_clear_pointer (&self->plot, ebb_trend_plot_unref);
  self->plot = plot;
  build_chart (self);
  drop_node (self);
  update_words (self);
  if (plot != NULL)
    {
      /* Translators: %s is what a chart shows, such as "Pain now" */
      g_autofree char *label = g_strdup_printf (C_ ("trends", "Chart of %s"), ebb_trend_plot_get_name (plot));

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

static EbbTrendWindow
window_of (EbbPeriod period)
{
  return (EbbTrendWindow){ period.from * EBB_DAY_SECONDS, (period.to + 1) * EBB_DAY_SECONDS };
}

/**
 * ebb_trend_view_set_limits:
 * @self: a view
 * @limits: the days between which the person may move, at least one
 */
void
ebb_trend_view_set_limits (EbbTrendView *self,
                           EbbPeriod limits)
{
  g_return_if_fail (EBB_IS_TREND_VIEW (self));
  g_return_if_fail (!ebb_period_is_empty (limits));

  self->limits = window_of (limits);
}

/**
 * ebb_trend_view_set_home:
 * @self: a view
 * @home: the days that it shows at once, and to which it returns; within the limits or
 *   beyond them, which widens these
 */
void
ebb_trend_view_set_home (EbbTrendView *self,
                         EbbPeriod home)
{
  g_return_if_fail (EBB_IS_TREND_VIEW (self));
  g_return_if_fail (!ebb_period_is_empty (home));

  ebb_trend_view_stop_gliding (self);
  ebb_trend_view_stop_drifting (self);
  self->home = window_of (home);
  self->limits.from = MIN (self->limits.from, self->home.from);
  self->limits.to = MAX (self->limits.to, self->home.to);
  self->window = self->home;
  build_chart (self);
  g_clear_handle_id (&self->settle_id, g_source_remove);
}

/**
 * ebb_trend_view_set_partner:
 * @self: a view
 * @partner: (nullable): another that shows the same subject: both get one scale
 */
void
ebb_trend_view_set_partner (EbbTrendView *self,
                            EbbTrendView *partner)
{
  g_return_if_fail (EBB_IS_TREND_VIEW (self));

  g_set_weak_pointer (&self->partner, partner);
  build_chart (self);
}

/**
 * ebb_trend_view_set_message:
 * @self: a view
 * @message: (nullable): what the chart says, in words made of its data
 */
void
ebb_trend_view_set_message (EbbTrendView *self,
                            const char *message)
{
  g_return_if_fail (EBB_IS_TREND_VIEW (self));

  g_free (self->message);
  self->message = g_strdup (message);
  update_words (self);
}

/**
 * ebb_trend_view_get_shown:
 * @self: a view
 *
 * Returns: the days that are in sight, also those of which only a part is
 */
EbbPeriod
ebb_trend_view_get_shown (EbbTrendView *self)
{
  EbbPeriod shown;

  g_return_val_if_fail (EBB_IS_TREND_VIEW (self), ((EbbPeriod){ 0, -1 }));

  shown.from = (EbbDay) floor (self->window.from / EBB_DAY_SECONDS + 1e-6);
  shown.to = MAX (shown.from, (EbbDay) ceil (self->window.to / EBB_DAY_SECONDS - 1e-6) - 1);
  return shown;
}

/**
 * ebb_trend_view_get_window:
 * @self: a view
 * @from: (out): the left edge, in seconds of the wall clock
 * @to: (out): the right edge
 */
void
ebb_trend_view_get_window (EbbTrendView *self,
                           double *from,
                           double *to)
{
  g_return_if_fail (EBB_IS_TREND_VIEW (self));

  *from = self->window.from;
  *to = self->window.to;
}

/**
 * ebb_trend_view_is_home:
 * @self: a view
 *
 * Returns: whether it shows what was set with ebb_trend_view_set_home()
 */
gboolean
ebb_trend_view_is_home (EbbTrendView *self)
{
  g_return_val_if_fail (EBB_IS_TREND_VIEW (self), TRUE);

  return self->window.from == self->home.from && self->window.to == self->home.to;
}

/* What a movement by keys is to be reckoned from: where an earlier one is going. */
static const EbbTrendWindow *
get_target (EbbTrendView *self)
{
  gboolean gliding = self->glide != NULL && adw_animation_get_state (self->glide) == ADW_ANIMATION_PLAYING;

  return gliding ? &self->glide_to : &self->window;
}

/**
 * ebb_trend_view_zoom:
 * @self: a view
 * @factor: of the time that is shown: below 1 shows less of it, larger
 *
 * Zooms around the cursor, or else around the middle.
 */
void
ebb_trend_view_zoom (EbbTrendView *self,
                     double factor)
{
  const EbbTrendWindow *window;
  double around, x;

  g_return_if_fail (EBB_IS_TREND_VIEW (self));

  window = get_target (self);
  around = (window->from + window->to) / 2;
  if (ebb_trend_view_get_cursor_time (self, &x) && x >= window->from && x <= window->to)
    around = x;
  ebb_trend_view_glide_to (self, ebb_trend_view_scale_window (window, factor, around));
}

/**
 * ebb_trend_view_pan:
 * @self: a view
 * @share: of what is shown; below 0 for earlier
 */
void
ebb_trend_view_pan (EbbTrendView *self,
                    double share)
{
  EbbTrendWindow window;
  double by;

  g_return_if_fail (EBB_IS_TREND_VIEW (self));

  window = *get_target (self);
  by = (window.to - window.from) * share;
  ebb_trend_view_glide_to (self, (EbbTrendWindow){ window.from + by, window.to + by });
}

/**
 * ebb_trend_view_go_home:
 * @self: a view
 *
 * Returns to the period that was chosen.
 */
void
ebb_trend_view_go_home (EbbTrendView *self)
{
  g_return_if_fail (EBB_IS_TREND_VIEW (self));

  ebb_trend_view_glide_to (self, self->home);
}

/**
 * ebb_trend_view_get_day:
 * @self: a view
 *
 * Returns: the day of the cursor, or the last one in sight
 */
EbbDay
ebb_trend_view_get_day (EbbTrendView *self)
{
  double x;

  g_return_val_if_fail (EBB_IS_TREND_VIEW (self), 0);

  if (ebb_trend_view_get_cursor_time (self, &x))
    return (EbbDay) floor (x / EBB_DAY_SECONDS);
  return ebb_trend_view_get_shown (self).to;
}
