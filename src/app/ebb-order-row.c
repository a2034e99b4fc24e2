// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-order-row.h"

#include <glib/gi18n.h>

/**
 * EbbOrderRow:
 *
 * A row of a list that a person puts in order: by dragging its handle, with its two
 * buttons, or with Alt+Up and Alt+Down. It only says what is wanted;
 * #EbbOrderGroup moves it.
 */
struct _EbbOrderRow
{
  AdwActionRow parent_instance;

  GtkWidget *handle;
  GtkButton *up_button;
  GtkButton *down_button;

  char *id; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (EbbOrderRow, ebb_order_row, ADW_TYPE_ACTION_ROW)

typedef enum
{
  SIGNAL_MOVE,
  SIGNAL_DROPPED,
} EbbOrderRowSignal;

static guint signals[SIGNAL_DROPPED + 1];

static void
up_cb (EbbOrderRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, -1);
}

static void
down_cb (EbbOrderRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, 1);
}

static gboolean
move_key_cb (GtkWidget *widget,
             GVariant *parameter,
             gpointer user_data)
{
  g_signal_emit (widget, signals[SIGNAL_MOVE], 0, g_variant_get_int32 (parameter));

  return GDK_EVENT_STOP;
}

static GdkContentProvider *
prepare_cb (EbbOrderRow *self)
{
  return gdk_content_provider_new_typed (EBB_TYPE_ORDER_ROW, self);
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag *drag,
               EbbOrderRow *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static gboolean
drop_cb (EbbOrderRow *self,
         const GValue *value)
{
  EbbOrderRow *other = g_value_get_object (value);

  if (other == NULL || other == self)
    return FALSE;

  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, other);

  return TRUE;
}

static void
ebb_order_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_ORDER_ROW);

  G_OBJECT_CLASS (ebb_order_row_parent_class)->dispose (object);
}

static void
ebb_order_row_finalize (GObject *object)
{
  EbbOrderRow *self = EBB_ORDER_ROW (object);

  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (ebb_order_row_parent_class)->finalize (object);
}

static void
ebb_order_row_class_init (EbbOrderRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_order_row_dispose;
  object_class->finalize = ebb_order_row_finalize;

  signals[SIGNAL_MOVE] = g_signal_new ("move",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_INT);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          EBB_TYPE_ORDER_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-order-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbOrderRow, handle);
  gtk_widget_class_bind_template_child (widget_class, EbbOrderRow, up_button);
  gtk_widget_class_bind_template_child (widget_class, EbbOrderRow, down_button);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "i", 1);
}

static void
ebb_order_row_init (EbbOrderRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (EBB_TYPE_ORDER_ROW, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * ebb_order_row_new:
 * @id: what it stands for
 * @title: its title
 *
 * Returns: (transfer floating): a row
 */
EbbOrderRow *
ebb_order_row_new (const char *id,
                   const char *title)
{
  EbbOrderRow *self = g_object_new (EBB_TYPE_ORDER_ROW, "use-markup", FALSE, "title", title, NULL);

  self->id = g_strdup (id);

  return self;
}

/**
 * ebb_order_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): what it stands for
 */
const char *
ebb_order_row_get_id (EbbOrderRow *self)
{
  g_return_val_if_fail (EBB_IS_ORDER_ROW (self), NULL);

  return self->id;
}

/**
 * ebb_order_row_set_place:
 * @self: a row
 * @first: whether nothing is above it
 * @last: whether nothing is below it
 *
 * Makes only those buttons sensitive that can do something, and names them.
 */
void
ebb_order_row_set_place (EbbOrderRow *self,
                         gboolean first,
                         gboolean last)
{
  const char *title;
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;

  g_return_if_fail (EBB_IS_ORDER_ROW (self));

  title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  /* Translators: %s is what is moved, such as “Mood” */
  up = g_strdup_printf (_ ("Move “%s” Up"), title);
  /* Translators: %s is what is moved, such as “Mood” */
  down = g_strdup_printf (_ ("Move “%s” Down"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->up_button), GTK_ACCESSIBLE_PROPERTY_LABEL, up, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->down_button), GTK_ACCESSIBLE_PROPERTY_LABEL, down, -1);

  gtk_widget_set_sensitive (GTK_WIDGET (self->up_button), !first);
  gtk_widget_set_sensitive (GTK_WIDGET (self->down_button), !last);
}

/**
 * ebb_order_row_focus_move:
 * @self: a row that was moved
 * @by: where to
 *
 * Puts the keyboard back on the button that moved it, or on the other one where
 * that can do no more.
 */
void
ebb_order_row_focus_move (EbbOrderRow *self,
                          int by)
{
  GtkWidget *wanted;
  GtkWidget *other;

  g_return_if_fail (EBB_IS_ORDER_ROW (self));

  wanted = GTK_WIDGET (by < 0 ? self->up_button : self->down_button);
  other = GTK_WIDGET (by < 0 ? self->down_button : self->up_button);
  gtk_widget_grab_focus (gtk_widget_get_sensitive (wanted) ? wanted : other);
}
