// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-filter-bar.h"

#include <glib/gi18n.h>

/*
 * The filters that are on, as chips: each takes its filter away when it is
 * pressed, and "Clear All" takes all. Without filters there is nothing to see.
 * Chips that have no room are scrolled to, by the keyboard's focus too.
 *
 * CSS: filterbar; .filter-chip.
 */

struct _EbbFilterBar
{
  GtkWidget parent_instance;

  EbbQuery *query;     /* (owned) */
  GPtrArray *trackers; /* (owned) (nullable) (element-type EbbTracker) */

  GtkWidget *content;
  GtkWidget *chips;
  GtkWidget *clear_button;
};

G_DEFINE_FINAL_TYPE (EbbFilterBar, ebb_filter_bar, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_QUERY = 1,
  PROP_TRACKERS,
} EbbFilterBarProperty;

static GParamSpec *props[PROP_TRACKERS + 1];

static void
chip_clicked_cb (GtkButton *chip,
                 EbbFilterBar *self)
{
  EbbFilter filter = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "filter"));
  g_autoptr (EbbQuery) query = ebb_query_copy (self->query);

  ebb_filter_unset (filter, query);
  ebb_filter_bar_set_query (self, query);
}

static void
clear_cb (EbbFilterBar *self)
{
  g_autoptr (EbbQuery) query = ebb_query_copy (self->query);

  for (guint i = 0; i < EBB_N_FILTERS; i++)
    ebb_filter_unset (i, query);
  ebb_filter_bar_set_query (self, query);
}

static GtkWidget *
make_chip (EbbFilterBar *self,
           EbbFilter filter)
{
  g_autofree char *text = ebb_filter_describe (filter, self->query, self->trackers);
  /* Translators: reads out a chip that takes away a filter: "Remove filter: Pain 4 or more" */
  g_autofree char *name = g_strdup_printf (_ ("Remove filter: %s"), text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *chip = gtk_button_new ();

  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), "filter", GUINT_TO_POINTER (filter));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, 0);
  return chip;
}

static void
update (EbbFilterBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->chips)))
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; i < EBB_N_FILTERS; i++)
    if (ebb_filter_is_set (i, self->query))
      {
        gtk_box_append (GTK_BOX (self->chips), make_chip (self, i));
        n++;
      }

  gtk_widget_set_visible (self->content, n > 0);
  /* Somebody goes along the chips with the keyboard: do not lose them. */
  if (had_focus && n > 0)
    gtk_widget_grab_focus (gtk_widget_get_first_child (self->chips));
  else if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
ebb_filter_bar_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  EbbFilterBar *self = EBB_FILTER_BAR (object);

  switch ((EbbFilterBarProperty) prop_id)
    {
    case PROP_QUERY:
      ebb_filter_bar_set_query (self, g_value_get_boxed (value));
      break;
    case PROP_TRACKERS:
      ebb_filter_bar_set_trackers (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_filter_bar_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  EbbFilterBar *self = EBB_FILTER_BAR (object);

  switch ((EbbFilterBarProperty) prop_id)
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
ebb_filter_bar_dispose (GObject *object)
{
  g_clear_pointer (&EBB_FILTER_BAR (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (ebb_filter_bar_parent_class)->dispose (object);
}

static void
ebb_filter_bar_finalize (GObject *object)
{
  EbbFilterBar *self = EBB_FILTER_BAR (object);

  ebb_query_free (self->query);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);

  G_OBJECT_CLASS (ebb_filter_bar_parent_class)->finalize (object);
}

static void
ebb_filter_bar_class_init (EbbFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = ebb_filter_bar_set_property;
  object_class->get_property = ebb_filter_bar_get_property;
  object_class->dispose = ebb_filter_bar_dispose;
  object_class->finalize = ebb_filter_bar_finalize;

  props[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, EBB_TYPE_QUERY, flags);
  props[PROP_TRACKERS] = g_param_spec_boxed ("trackers", NULL, NULL, G_TYPE_PTR_ARRAY, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-filter-bar.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterBar, content);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, EbbFilterBar, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
ebb_filter_bar_init (EbbFilterBar *self)
{
  self->query = ebb_query_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * ebb_filter_bar_new:
 *
 * Returns: (transfer floating): a bar without filters
 */
GtkWidget *
ebb_filter_bar_new (void)
{
  return g_object_new (EBB_TYPE_FILTER_BAR, NULL);
}

/**
 * ebb_filter_bar_set_query:
 * @self: a filter bar
 * @query: (nullable): a query
 *
 * Shows the filters of @query.
 */
void
ebb_filter_bar_set_query (EbbFilterBar *self,
                          const EbbQuery *query)
{
  g_autoptr (EbbQuery) now = NULL;

  g_return_if_fail (EBB_IS_FILTER_BAR (self));

  now = query ? ebb_query_copy (query) : ebb_query_new ();
  if (ebb_query_equal (self->query, now))
    return;

  ebb_query_free (self->query);
  self->query = g_steal_pointer (&now);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUERY]);
}

/**
 * ebb_filter_bar_get_query:
 * @self: a filter bar
 *
 * Returns: (transfer none): the query
 */
const EbbQuery *
ebb_filter_bar_get_query (EbbFilterBar *self)
{
  g_return_val_if_fail (EBB_IS_FILTER_BAR (self), NULL);

  return self->query;
}

/**
 * ebb_filter_bar_set_trackers:
 * @self: a filter bar
 * @trackers: (nullable) (element-type EbbTracker): all trackers, to name them
 */
void
ebb_filter_bar_set_trackers (EbbFilterBar *self,
                             GPtrArray *trackers)
{
  g_return_if_fail (EBB_IS_FILTER_BAR (self));

  if (self->trackers == trackers)
    return;

  if (trackers)
    g_ptr_array_ref (trackers);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  self->trackers = trackers;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRACKERS]);
}
