// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-diary-context.h"

struct _EbbDiaryContext
{
  GObject parent_instance;

  GPtrArray *trackers; /* (owned) (nullable) (element-type EbbTracker) */
  char *search;        /* (owned) (nullable) */
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (EbbDiaryContext, ebb_diary_context, G_TYPE_OBJECT)

typedef enum
{
  PROP_TRACKERS = 1,
  PROP_SEARCH,
  PROP_SELECTING,
} EbbDiaryContextProperty;

static GParamSpec *props[PROP_SELECTING + 1];

enum
{
  MENU_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GQuark
context_quark (void)
{
  return g_quark_from_static_string ("ebb-diary-context");
}

static void
ebb_diary_context_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  EbbDiaryContext *self = EBB_DIARY_CONTEXT (object);

  switch ((EbbDiaryContextProperty) prop_id)
    {
    case PROP_TRACKERS:
      ebb_diary_context_set_trackers (self, g_value_get_boxed (value));
      break;
    case PROP_SEARCH:
      ebb_diary_context_set_search (self, g_value_get_string (value));
      break;
    case PROP_SELECTING:
      ebb_diary_context_set_selecting (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_diary_context_get_property (GObject *object,
                                guint prop_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  EbbDiaryContext *self = EBB_DIARY_CONTEXT (object);

  switch ((EbbDiaryContextProperty) prop_id)
    {
    case PROP_TRACKERS:
      g_value_set_boxed (value, self->trackers);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_SELECTING:
      g_value_set_boolean (value, self->selecting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_diary_context_finalize (GObject *object)
{
  EbbDiaryContext *self = EBB_DIARY_CONTEXT (object);

  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  g_free (self->search);

  G_OBJECT_CLASS (ebb_diary_context_parent_class)->finalize (object);
}

static void
ebb_diary_context_class_init (EbbDiaryContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = ebb_diary_context_set_property;
  object_class->get_property = ebb_diary_context_get_property;
  object_class->finalize = ebb_diary_context_finalize;

  props[PROP_TRACKERS] = g_param_spec_boxed ("trackers", NULL, NULL, G_TYPE_PTR_ARRAY, flags);
  props[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, flags);
  props[PROP_SELECTING] = g_param_spec_boolean ("selecting", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, GTK_TYPE_WIDGET, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
ebb_diary_context_init (EbbDiaryContext *self)
{
}

/**
 * ebb_diary_context_new:
 *
 * Returns: (transfer full): a context without trackers
 */
EbbDiaryContext *
ebb_diary_context_new (void)
{
  return g_object_new (EBB_TYPE_DIARY_CONTEXT, NULL);
}

/**
 * ebb_diary_context_attach:
 * @self: a context
 * @widget: a widget above the rows
 *
 * Makes @self the context of all rows inside of @widget.
 */
void
ebb_diary_context_attach (EbbDiaryContext *self,
                          GtkWidget *widget)
{
  g_return_if_fail (EBB_IS_DIARY_CONTEXT (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_qdata_full (G_OBJECT (widget), context_quark (), g_object_ref (self), g_object_unref);
}

/**
 * ebb_diary_context_find:
 * @widget: a row
 *
 * Returns: (transfer none) (nullable): the context that @widget is in
 */
EbbDiaryContext *
ebb_diary_context_find (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  for (; widget; widget = gtk_widget_get_parent (widget))
    {
      EbbDiaryContext *self = g_object_get_qdata (G_OBJECT (widget), context_quark ());

      if (self)
        return self;
    }
  return NULL;
}

/**
 * ebb_diary_context_get_trackers:
 * @self: a context
 *
 * Returns: (transfer none) (nullable) (element-type EbbTracker): all trackers
 */
GPtrArray *
ebb_diary_context_get_trackers (EbbDiaryContext *self)
{
  g_return_val_if_fail (EBB_IS_DIARY_CONTEXT (self), NULL);

  return self->trackers;
}

/**
 * ebb_diary_context_set_trackers:
 * @self: a context
 * @trackers: (nullable) (element-type EbbTracker): all trackers
 */
void
ebb_diary_context_set_trackers (EbbDiaryContext *self,
                                GPtrArray *trackers)
{
  g_return_if_fail (EBB_IS_DIARY_CONTEXT (self));

  if (self->trackers == trackers)
    return;

  if (trackers)
    g_ptr_array_ref (trackers);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  self->trackers = trackers;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRACKERS]);
}

/**
 * ebb_diary_context_get_search:
 * @self: a context
 *
 * Returns: (nullable): the words looked for
 */
const char *
ebb_diary_context_get_search (EbbDiaryContext *self)
{
  g_return_val_if_fail (EBB_IS_DIARY_CONTEXT (self), NULL);

  return self->search;
}

/**
 * ebb_diary_context_set_search:
 * @self: a context
 * @search: (nullable): the words looked for
 */
void
ebb_diary_context_set_search (EbbDiaryContext *self,
                              const char *search)
{
  g_return_if_fail (EBB_IS_DIARY_CONTEXT (self));

  if (search && !*search)
    search = NULL;
  if (g_strcmp0 (self->search, search) == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (search);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCH]);
}

/**
 * ebb_diary_context_get_selecting:
 * @self: a context
 *
 * Returns: whether entries are being selected
 */
gboolean
ebb_diary_context_get_selecting (EbbDiaryContext *self)
{
  g_return_val_if_fail (EBB_IS_DIARY_CONTEXT (self), FALSE);

  return self->selecting;
}

/**
 * ebb_diary_context_set_selecting:
 * @self: a context
 * @selecting: whether entries are being selected
 */
void
ebb_diary_context_set_selecting (EbbDiaryContext *self,
                                 gboolean selecting)
{
  g_return_if_fail (EBB_IS_DIARY_CONTEXT (self));

  if (self->selecting == !!selecting)
    return;

  self->selecting = !!selecting;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTING]);
}

/**
 * ebb_diary_context_request_menu:
 * @self: a context
 * @row: the row that the menu is about
 * @x: where to point at, in coordinates of @row
 * @y: where to point at
 */
void
ebb_diary_context_request_menu (EbbDiaryContext *self,
                                GtkWidget *row,
                                double x,
                                double y)
{
  g_return_if_fail (EBB_IS_DIARY_CONTEXT (self));
  g_return_if_fail (GTK_IS_WIDGET (row));

  g_signal_emit (self, signals[MENU_REQUESTED], 0, row, x, y);
}
