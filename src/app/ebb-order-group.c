// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-order-group.h"

/**
 * EbbOrderGroup:
 *
 * A group of preferences whose rows the person puts in order.
 */
struct _EbbOrderGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* (owned) (element-type EbbOrderRow): in order */
};

G_DEFINE_FINAL_TYPE (EbbOrderGroup, ebb_order_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  SIGNAL_REORDERED,
} EbbOrderGroupSignal;

static guint signals[SIGNAL_REORDERED + 1];

static void
update_places (EbbOrderGroup *self)
{
  guint i;

  for (i = 0; i < self->rows->len; i++)
    ebb_order_row_set_place (self->rows->pdata[i], i == 0, i + 1 == self->rows->len);
}

/* The group can only append: the rows are put in again in their order. */
static void
move_row (EbbOrderGroup *self,
          guint from,
          guint to)
{
  gpointer row = g_ptr_array_steal_index (self->rows, from);
  guint i;

  g_ptr_array_insert (self->rows, (int) to, row);
  for (i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  for (i = 0; i < self->rows->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  update_places (self);
}

static void
move_cb (EbbOrderRow *row,
         int by,
         EbbOrderGroup *self)
{
  guint position;

  if (!g_ptr_array_find (self->rows, row, &position) ||
      (by < 0 && position == 0) || (by > 0 && position + 1 >= self->rows->len))
    return;

  move_row (self, position, by < 0 ? position - 1 : position + 1);
  ebb_order_row_focus_move (row, by);
  g_signal_emit (self, signals[SIGNAL_REORDERED], 0);
}

static void
dropped_cb (EbbOrderRow *row,
            EbbOrderRow *other,
            EbbOrderGroup *self)
{
  guint to;
  guint from;

  /* A row of another list stays there. */
  if (!g_ptr_array_find (self->rows, row, &to) || !g_ptr_array_find (self->rows, other, &from) || from == to)
    return;

  move_row (self, from, to);
  g_signal_emit (self, signals[SIGNAL_REORDERED], 0);
}

static void
ebb_order_group_finalize (GObject *object)
{
  EbbOrderGroup *self = EBB_ORDER_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (ebb_order_group_parent_class)->finalize (object);
}

static void
ebb_order_group_class_init (EbbOrderGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ebb_order_group_finalize;

  signals[SIGNAL_REORDERED] = g_signal_new ("reordered",
                                            G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
}

static void
ebb_order_group_init (EbbOrderGroup *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ebb_order_group_append:
 * @self: a group
 * @row: a row
 *
 * Adds @row at the end.
 */
void
ebb_order_group_append (EbbOrderGroup *self,
                        EbbOrderRow *row)
{
  g_return_if_fail (EBB_IS_ORDER_GROUP (self));
  g_return_if_fail (EBB_IS_ORDER_ROW (row));

  g_ptr_array_add (self->rows, g_object_ref_sink (row));
  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, 0);
  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  update_places (self);
}

/**
 * ebb_order_group_clear:
 * @self: a group
 *
 * Removes all rows.
 */
void
ebb_order_group_clear (EbbOrderGroup *self)
{
  guint i;

  g_return_if_fail (EBB_IS_ORDER_GROUP (self));

  for (i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/**
 * ebb_order_group_get_n_rows:
 * @self: a group
 *
 * Returns: how many rows there are
 */
guint
ebb_order_group_get_n_rows (EbbOrderGroup *self)
{
  g_return_val_if_fail (EBB_IS_ORDER_GROUP (self), 0);

  return self->rows->len;
}

/**
 * ebb_order_group_get_row:
 * @self: a group
 * @position: which, from the top
 *
 * Returns: (transfer none): the row
 */
EbbOrderRow *
ebb_order_group_get_row (EbbOrderGroup *self,
                         guint position)
{
  g_return_val_if_fail (EBB_IS_ORDER_GROUP (self), NULL);
  g_return_val_if_fail (position < self->rows->len, NULL);

  return self->rows->pdata[position];
}
