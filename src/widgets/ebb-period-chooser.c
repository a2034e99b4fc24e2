// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-period-chooser.h"

#include "ebb-config.h"
#include "ebb-filter-date.h"
#include "ebb-pile-layout.h"
#include "ebb-widget.h"
#include "ebb-wrap-layout.h"

/**
 * EbbPeriodChooser:
 *
 * The row above a page that looks back: of which time, beside what else the page lets one
 * choose. A week, a month, … that ends today or some steps earlier, everything, or any
 * two dates, which stand below the row then; and whether the period before is shown as
 * well. All of it but the steps is remembered in the settings.
 *
 * Properties: `remember` (string, construct only): what its settings begin with:
 * "trends" for "trends-span", "trends-dates" and "trends-compare".
 *
 * Children in a .ui file stand after its own in the row, those of type `start` before.
 *
 * Signals: `changed ()`: the person has chosen another period, or whether to compare.
 */
struct _EbbPeriodChooser
{
  GtkWidget parent_instance;

  GSettings *settings; /* (owned) */
  char *remember;      /* (owned) */
  EbbPeriod extent;    /* of the diary; empty if it is */
  guint steps;         /* how many back from the newest period */
  gboolean loading;

  GtkWidget *row;
  GtkWidget *span;
  GtkWidget *compare;
  GtkWidget *dates;
  EbbFilterDate *from;
  EbbFilterDate *to;
};

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EbbPeriodChooser, ebb_period_chooser, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

typedef enum
{
  PROP_REMEMBER = 1,
} EbbPeriodChooserProperty;

static GParamSpec *props[PROP_REMEMBER + 1];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkBuildableIface *parent_buildable_iface;

/* Returns: (transfer full): the name of one of its settings */
static char *
get_key (EbbPeriodChooser *self,
         const char *what)
{
  return g_strdup_printf ("%s-%s", self->remember, what);
}

static void
emit_changed (EbbPeriodChooser *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Nothing is before everything, and only other dates are written out. */
static void
show_span (EbbPeriodChooser *self)
{
  EbbSpan span = ebb_period_chooser_get_span (self);

  gtk_widget_set_sensitive (self->compare, span != EBB_SPAN_ALL);
  gtk_widget_set_visible (self->dates, span == EBB_SPAN_CUSTOM);
}

static void
span_changed_cb (EbbPeriodChooser *self)
{
  g_autofree char *key = NULL;

  if (self->loading)
    return;
  key = get_key (self, "span");
  g_settings_set_string (self->settings, key, ebb_span_get_id (ebb_period_chooser_get_span (self)));
  self->steps = 0;
  show_span (self);
  emit_changed (self);
}

static void
dates_changed_cb (EbbPeriodChooser *self)
{
  g_autofree char *key = NULL;

  if (self->loading)
    return;
  key = get_key (self, "dates");
  g_settings_set (self->settings, key, "(ii)", ebb_filter_date_get_day (self->from), ebb_filter_date_get_day (self->to));
  emit_changed (self);
}

/* Settings can be written by anybody. */
static void
restore_day (EbbFilterDate *date,
             int day)
{
  ebb_filter_date_set_day (date, day >= EBB_DAY_MIN && day <= EBB_DAY_MAX ? day : EBB_FILTER_DATE_ANY);
}

static void
load_choices (EbbPeriodChooser *self)
{
  g_autofree char *span_key = get_key (self, "span");
  g_autofree char *dates_key = get_key (self, "dates");
  g_autofree char *compare_key = get_key (self, "compare");
  g_autofree char *span = g_settings_get_string (self->settings, span_key);
  int from, to;

  self->loading = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->span), ebb_span_find (span, EBB_SPAN_MONTH));
  g_settings_get (self->settings, dates_key, "(ii)", &from, &to);
  restore_day (self->from, from);
  restore_day (self->to, to);
  g_settings_bind (self->settings, compare_key, self->compare, "active", G_SETTINGS_BIND_DEFAULT);
  show_span (self);
  self->loading = FALSE;
}

static void
ebb_period_chooser_add_child (GtkBuildable *buildable,
                              GtkBuilder *builder,
                              GObject *child,
                              const char *type)
{
  EbbPeriodChooser *self = EBB_PERIOD_CHOOSER (buildable);

  /* its own template comes first */
  if (self->row == NULL)
    parent_buildable_iface->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "start") == 0)
    gtk_widget_insert_before (GTK_WIDGET (child), self->row, self->span);
  else
    gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (child));
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = ebb_period_chooser_add_child;
}

static void
ebb_period_chooser_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch ((EbbPeriodChooserProperty) prop_id)
    {
    case PROP_REMEMBER:
      EBB_PERIOD_CHOOSER (object)->remember = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_period_chooser_constructed (GObject *object)
{
  G_OBJECT_CLASS (ebb_period_chooser_parent_class)->constructed (object);
  load_choices (EBB_PERIOD_CHOOSER (object));
}

static void
ebb_period_chooser_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_PERIOD_CHOOSER);

  G_OBJECT_CLASS (ebb_period_chooser_parent_class)->dispose (object);
}

static void
ebb_period_chooser_finalize (GObject *object)
{
  EbbPeriodChooser *self = EBB_PERIOD_CHOOSER (object);

  g_object_unref (self->settings);
  g_free (self->remember);

  G_OBJECT_CLASS (ebb_period_chooser_parent_class)->finalize (object);
}

static void
ebb_period_chooser_class_init (EbbPeriodChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = ebb_period_chooser_set_property;
  object_class->constructed = ebb_period_chooser_constructed;
  object_class->dispose = ebb_period_chooser_dispose;
  object_class->finalize = ebb_period_chooser_finalize;

  props[PROP_REMEMBER] = g_param_spec_string ("remember", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_PERIOD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EBB_TYPE_FILTER_DATE);
  g_type_ensure (EBB_TYPE_PILE_LAYOUT);
  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-period-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbPeriodChooser, row);
  gtk_widget_class_bind_template_child (widget_class, EbbPeriodChooser, span);
  gtk_widget_class_bind_template_child (widget_class, EbbPeriodChooser, compare);
  gtk_widget_class_bind_template_child (widget_class, EbbPeriodChooser, dates);
  gtk_widget_class_bind_template_child (widget_class, EbbPeriodChooser, from);
  gtk_widget_class_bind_template_child (widget_class, EbbPeriodChooser, to);
  gtk_widget_class_bind_template_callback (widget_class, span_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, emit_changed);
}

static void
ebb_period_chooser_init (EbbPeriodChooser *self)
{
  g_autoptr (GtkStringList) spans = gtk_string_list_new (NULL);

  self->settings = g_settings_new (EBB_APP_ID);
  self->extent = (EbbPeriod){ 0, -1 };
  /* what the template chooses is not the person's choice */
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < EBB_N_SPANS; i++)
    gtk_string_list_append (spans, ebb_span_get_name (i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->span), G_LIST_MODEL (spans));
}

/**
 * ebb_period_chooser_get_span:
 * @self: a chooser
 *
 * Returns: what kind of period is chosen
 */
EbbSpan
ebb_period_chooser_get_span (EbbPeriodChooser *self)
{
  g_return_val_if_fail (EBB_IS_PERIOD_CHOOSER (self), EBB_SPAN_ALL);

  return (EbbSpan) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->span));
}

/**
 * ebb_period_chooser_set_span:
 * @self: a chooser
 * @span: a kind of period
 *
 * Chooses it, as the person may: the newest one.
 */
void
ebb_period_chooser_set_span (EbbPeriodChooser *self,
                             EbbSpan span)
{
  g_return_if_fail (EBB_IS_PERIOD_CHOOSER (self));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->span), span);
}

/**
 * ebb_period_chooser_set_extent:
 * @self: a chooser
 * @extent: the first and the last day of the diary; empty if there is none
 *
 * `changed` is not emitted, although the period may be another one.
 */
void
ebb_period_chooser_set_extent (EbbPeriodChooser *self,
                               EbbPeriod extent)
{
  g_return_if_fail (EBB_IS_PERIOD_CHOOSER (self));

  self->extent = extent;
  self->steps = MIN (self->steps, ebb_period_chooser_get_n_steps (self));
}

/**
 * ebb_period_chooser_get_limits:
 * @self: a chooser
 *
 * Returns: all days that may be looked at: from the first of the diary to today, or to
 *   its last where the clock was once ahead
 */
EbbPeriod
ebb_period_chooser_get_limits (EbbPeriodChooser *self)
{
  EbbDay today = ebb_day_today ();

  g_return_val_if_fail (EBB_IS_PERIOD_CHOOSER (self), ((EbbPeriod){ today, today }));

  if (ebb_period_is_empty (self->extent))
    return (EbbPeriod){ today, today };
  return (EbbPeriod){ self->extent.from, MAX (self->extent.to, today) };
}

/**
 * ebb_period_chooser_get_period:
 * @self: a chooser
 *
 * Returns: the days that are chosen, never empty
 */
EbbPeriod
ebb_period_chooser_get_period (EbbPeriodChooser *self)
{
  EbbSpan span = ebb_period_chooser_get_span (self);
  EbbPeriod limits = ebb_period_chooser_get_limits (self);
  int from, to;

  g_return_val_if_fail (EBB_IS_PERIOD_CHOOSER (self), limits);

  if (span == EBB_SPAN_ALL)
    return limits;
  if (span != EBB_SPAN_CUSTOM)
    return ebb_period_ending (span, ebb_period_step_back (span, limits.to, self->steps));
  from = ebb_filter_date_get_day (self->from);
  to = ebb_filter_date_get_day (self->to);
  return ebb_period_between (from == EBB_FILTER_DATE_ANY ? limits.from : from, to == EBB_FILTER_DATE_ANY ? limits.to : to);
}

/**
 * ebb_period_chooser_get_n_steps:
 * @self: a chooser
 *
 * Returns: how many steps back there are; 0 for everything, and for other dates
 */
guint
ebb_period_chooser_get_n_steps (EbbPeriodChooser *self)
{
  EbbPeriod limits;

  g_return_val_if_fail (EBB_IS_PERIOD_CHOOSER (self), 0);

  limits = ebb_period_chooser_get_limits (self);
  return ebb_period_count_steps (ebb_period_chooser_get_span (self), limits.from, limits.to);
}

/**
 * ebb_period_chooser_get_steps:
 * @self: a chooser
 *
 * Returns: how many steps back from the newest period the chosen one is
 */
guint
ebb_period_chooser_get_steps (EbbPeriodChooser *self)
{
  g_return_val_if_fail (EBB_IS_PERIOD_CHOOSER (self), 0);

  return self->steps;
}

/**
 * ebb_period_chooser_set_steps:
 * @self: a chooser
 * @steps: how many steps back from the newest period; at most
 *   ebb_period_chooser_get_n_steps() are made
 */
void
ebb_period_chooser_set_steps (EbbPeriodChooser *self,
                              guint steps)
{
  g_return_if_fail (EBB_IS_PERIOD_CHOOSER (self));

  steps = MIN (steps, ebb_period_chooser_get_n_steps (self));
  if (self->steps == steps)
    return;
  self->steps = steps;
  emit_changed (self);
}

/**
 * ebb_period_chooser_move:
 * @self: a chooser
 * @by: how many steps, below 0 for earlier; stops at either end
 */
void
ebb_period_chooser_move (EbbPeriodChooser *self,
                         int by)
{
  g_return_if_fail (EBB_IS_PERIOD_CHOOSER (self));

  ebb_period_chooser_set_steps (self, (guint) MAX (0, (int) self->steps - by));
}

/**
 * ebb_period_chooser_get_compares:
 * @self: a chooser
 *
 * Returns: whether the period before is to be shown beside the chosen one; everything
 *   has none
 */
gboolean
ebb_period_chooser_get_compares (EbbPeriodChooser *self)
{
  g_return_val_if_fail (EBB_IS_PERIOD_CHOOSER (self), FALSE);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->compare)) && ebb_period_chooser_get_span (self) != EBB_SPAN_ALL;
}

/**
 * ebb_period_chooser_toggle_compare:
 * @self: a chooser
 *
 * Shows the period before, or puts it away, where there can be one.
 */
void
ebb_period_chooser_toggle_compare (EbbPeriodChooser *self)
{
  g_return_if_fail (EBB_IS_PERIOD_CHOOSER (self));

  if (gtk_widget_is_sensitive (self->compare))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->compare), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->compare)));
}
