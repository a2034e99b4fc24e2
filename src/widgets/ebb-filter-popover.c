// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-filter-popover.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-filter-date.h"
#include "model/ebb-tracker.h"

/*
 * The filters, to be set. Each takes effect at once and all have to hold. A lower
 * limit above the upper one pulls the upper one along, and the other way round,
 * so that no choice leads to a filter that nothing can fit.
 */

struct _EbbFilterPopover
{
  GtkPopover parent_instance;

  EbbQuery *query;     /* (owned) */
  GPtrArray *trackers; /* (owned) (nullable) (element-type EbbTracker) */
  GPtrArray *regions;  /* (owned) (element-type EbbRegion): as the chooser lists them, after "Any" */
  GPtrArray *offered;  /* (owned) (element-type utf8): ids of trackers, likewise */
  gboolean updating;   /* what is shown is being set, nobody chose it */

  GtkWidget *pain_min;
  GtkWidget *pain_max;
  GtkWidget *region;
  GtkWidget *note;
  GtkWidget *tracker;
  GtkWidget *from;
  GtkWidget *to;
};

G_DEFINE_FINAL_TYPE (EbbFilterPopover, ebb_filter_popover, GTK_TYPE_POPOVER)

typedef enum
{
  PROP_QUERY = 1,
  PROP_TRACKERS,
} EbbFilterPopoverProperty;

static GParamSpec *props[PROP_TRACKERS + 1];

static void
select_item (GtkWidget *drop_down,
             guint position)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), position);
}

static guint
get_selected (GtkWidget *drop_down)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));

  return position == GTK_INVALID_LIST_POSITION ? 0 : position;
}

/* --- what can be chosen --- */

static void
fill_pain (GtkWidget *drop_down)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, C_ ("pain of a filter", "Any"));
  for (int i = 0; i <= 10; i++)
    gtk_string_list_take (list, g_strdup_printf ("%d", i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (list));
}

static void
fill_notes (GtkWidget *drop_down)
{
  const char *const choices[] = {
    C_ ("note of a filter", "Any"),
    C_ ("note of a filter", "With a note"),
    C_ ("note of a filter", "Without a note"),
    NULL,
  };
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);

  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (list));
}

/* Whole parts first: "Knee" finds both knees. */
static void
fill_regions (EbbFilterPopover *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);

  gtk_string_list_append (list, C_ ("region of a filter", "Any"));
  for (int parts = 1; parts >= 0; parts--)
    for (guint i = 0; i < n; i++)
      if ((all[i]->kind == EBB_REGION_PART) == parts)
        {
          g_ptr_array_add (self->regions, (gpointer) all[i]);
          gtk_string_list_append (list, ebb_region_get_name (all[i]));
        }
  gtk_drop_down_set_expression (GTK_DROP_DOWN (self->region), name);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->region), G_LIST_MODEL (list));
}

static void
fill_trackers (EbbFilterPopover *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, C_ ("tracker of a filter", "Any"));
  g_ptr_array_set_size (self->offered, 0);
  for (guint i = 0; self->trackers && i < self->trackers->len; i++)
    {
      EbbTracker *tracker = g_ptr_array_index (self->trackers, i);

      /* Retired ones too: what they held is still in the diary. */
      g_ptr_array_add (self->offered, g_strdup (ebb_tracker_get_id (tracker)));
      gtk_string_list_append (list, ebb_tracker_get_name (tracker));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->tracker), G_LIST_MODEL (list));
}

/* --- query and choices --- */

static void
show_query (EbbFilterPopover *self)
{
  const EbbQuery *query = self->query;
  guint position;

  self->updating = TRUE;
  select_item (self->pain_min, isnan (query->pain_min) ? 0 : (guint) round (query->pain_min) + 1);
  select_item (self->pain_max, isnan (query->pain_max) ? 0 : (guint) round (query->pain_max) + 1);
  select_item (self->region, query->region && g_ptr_array_find (self->regions, query->region, &position) ? position + 1 : 0);
  select_item (self->note, query->note);
  select_item (self->tracker, query->tracker && g_ptr_array_find_with_equal_func (self->offered, query->tracker, g_str_equal, &position) ? position + 1 : 0);
  ebb_filter_date_set_day (EBB_FILTER_DATE (self->from), query->from > EBB_DAY_MIN ? query->from : EBB_FILTER_DATE_ANY);
  ebb_filter_date_set_day (EBB_FILTER_DATE (self->to), query->to < EBB_DAY_MAX ? query->to : EBB_FILTER_DATE_ANY);
  self->updating = FALSE;
}

static double
get_pain (GtkWidget *drop_down)
{
  guint position = get_selected (drop_down);

  return position == 0 ? NAN : position - 1.0;
}

static void
chosen_cb (GObject *chooser,
           GParamSpec *pspec,
           EbbFilterPopover *self)
{
  g_autoptr (EbbQuery) query = NULL;
  guint position;
  int day;

  if (self->updating)
    return;

  query = ebb_query_copy (self->query);
  query->pain_min = get_pain (self->pain_min);
  query->pain_max = get_pain (self->pain_max);
  if (query->pain_min > query->pain_max)
    {
      if (chooser == G_OBJECT (self->pain_min))
        query->pain_max = query->pain_min;
      else
        query->pain_min = query->pain_max;
    }

  position = get_selected (self->region);
  query->region = position == 0 ? NULL : g_ptr_array_index (self->regions, position - 1);
  query->note = get_selected (self->note);
  position = get_selected (self->tracker);
  if (chooser == G_OBJECT (self->tracker))
    {
      g_free (query->tracker);
      query->tracker = position == 0 ? NULL : g_strdup (g_ptr_array_index (self->offered, position - 1));
    }

  day = ebb_filter_date_get_day (EBB_FILTER_DATE (self->from));
  query->from = day == EBB_FILTER_DATE_ANY ? EBB_DAY_MIN : day;
  day = ebb_filter_date_get_day (EBB_FILTER_DATE (self->to));
  query->to = day == EBB_FILTER_DATE_ANY ? EBB_DAY_MAX : day;
  if (query->from > query->to)
    {
      if (chooser == G_OBJECT (self->from))
        query->to = query->from;
      else
        query->from = query->to;
    }

  ebb_filter_popover_set_query (self, query);
}

static void
ebb_filter_popover_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  EbbFilterPopover *self = EBB_FILTER_POPOVER (object);

  switch ((EbbFilterPopoverProperty) prop_id)
    {
    case PROP_QUERY:
      ebb_filter_popover_set_query (self, g_value_get_boxed (value));
      break;
    case PROP_TRACKERS:
      ebb_filter_popover_set_trackers (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_filter_popover_get_property (GObject *object,
                                 guint prop_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  EbbFilterPopover *self = EBB_FILTER_POPOVER (object);

  switch ((EbbFilterPopoverProperty) prop_id)
    {
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_TRACKERS:
      g_value_set_boxed (value, self->trackers);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_filter_popover_finalize (GObject *object)
{
  EbbFilterPopover *self = EBB_FILTER_POPOVER (object);

  ebb_query_free (self->query);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  g_ptr_array_unref (self->regions);
  g_ptr_array_unref (self->offered);

  G_OBJECT_CLASS (ebb_filter_popover_parent_class)->finalize (object);
}

static void
ebb_filter_popover_class_init (EbbFilterPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = ebb_filter_popover_set_property;
  object_class->get_property = ebb_filter_popover_get_property;
  object_class->finalize = ebb_filter_popover_finalize;

  props[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, EBB_TYPE_QUERY, flags);
  props[PROP_TRACKERS] = g_param_spec_boxed ("trackers", NULL, NULL, G_TYPE_PTR_ARRAY, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (EBB_TYPE_FILTER_DATE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbFilterPopover, pain_min);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterPopover, pain_max);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterPopover, region);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterPopover, note);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterPopover, tracker);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterPopover, from);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterPopover, to);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
ebb_filter_popover_init (EbbFilterPopover *self)
{
  self->query = ebb_query_new ();
  self->regions = g_ptr_array_new ();
  self->offered = g_ptr_array_new_with_free_func (g_free);
  self->updating = TRUE;

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_pain (self->pain_min);
  fill_pain (self->pain_max);
  fill_notes (self->note);
  fill_regions (self);
  fill_trackers (self);
  show_query (self);
}

/**
 * ebb_filter_popover_new:
 *
 * Returns: (transfer floating): a popover with no filter set
 */
GtkWidget *
ebb_filter_popover_new (void)
{
  return g_object_new (EBB_TYPE_FILTER_POPOVER, NULL);
}

/**
 * ebb_filter_popover_set_query:
 * @self: a filter popover
 * @query: (nullable): a query
 *
 * Shows the filters of @query.
 */
void
ebb_filter_popover_set_query (EbbFilterPopover *self,
                              const EbbQuery *query)
{
  g_autoptr (EbbQuery) now = NULL;

  g_return_if_fail (EBB_IS_FILTER_POPOVER (self));

  now = query ? ebb_query_copy (query) : ebb_query_new ();
  if (ebb_query_equal (self->query, now))
    return;

  ebb_query_free (self->query);
  self->query = g_steal_pointer (&now);
  show_query (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUERY]);
}

/**
 * ebb_filter_popover_get_query:
 * @self: a filter popover
 *
 * Returns: (transfer none): the query with the filters that were chosen
 */
const EbbQuery *
ebb_filter_popover_get_query (EbbFilterPopover *self)
{
  g_return_val_if_fail (EBB_IS_FILTER_POPOVER (self), NULL);

  return self->query;
}

/**
 * ebb_filter_popover_set_trackers:
 * @self: a filter popover
 * @trackers: (nullable) (element-type EbbTracker): all trackers, to choose from
 */
void
ebb_filter_popover_set_trackers (EbbFilterPopover *self,
                                 GPtrArray *trackers)
{
  g_return_if_fail (EBB_IS_FILTER_POPOVER (self));

  if (self->trackers == trackers)
    return;

  if (trackers)
    g_ptr_array_ref (trackers);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  self->trackers = trackers;

  self->updating = TRUE;
  fill_trackers (self);
  show_query (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRACKERS]);
}
