// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-entry-list-private.h"

#include <math.h>

/*
 * One place in an EbbEntryList.
 *
 * The list knows its items, they know the list, and neither owns the other: an
 * item lives as long as a view (or a selection) holds it, and is the same object
 * for the same entry as long as it lives.
 */

G_DEFINE_FINAL_TYPE (EbbEntryItem, ebb_entry_item, G_TYPE_OBJECT)

typedef enum
{
  PROP_ENTRY = 1,
  PROP_DAY,
  PROP_FIRST_OF_DAY,
  PROP_LAST_OF_DAY,
  PROP_DAY_COUNT,
  PROP_DAY_RATED,
  PROP_DAY_MEAN,
} EbbEntryItemProperty;

static GParamSpec *props[PROP_DAY_MEAN + 1];

static gboolean
same_mean (double a,
           double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static void
ebb_entry_item_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  EbbEntryItem *self = EBB_ENTRY_ITEM (object);

  switch ((EbbEntryItemProperty) prop_id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, ebb_entry_item_get_entry (self));
      break;
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case PROP_FIRST_OF_DAY:
      g_value_set_boolean (value, self->first_of_day);
      break;
    case PROP_LAST_OF_DAY:
      g_value_set_boolean (value, self->last_of_day);
      break;
    case PROP_DAY_COUNT:
      g_value_set_uint (value, self->day_count);
      break;
    case PROP_DAY_RATED:
      g_value_set_uint (value, self->day_rated);
      break;
    case PROP_DAY_MEAN:
      g_value_set_double (value, self->day_mean);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_entry_item_finalize (GObject *object)
{
  EbbEntryItem *self = EBB_ENTRY_ITEM (object);

  if (self->list)
    g_hash_table_remove (self->list->items, GUINT_TO_POINTER (self->position));
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (ebb_entry_item_parent_class)->finalize (object);
}

static void
ebb_entry_item_class_init (EbbEntryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ebb_entry_item_get_property;
  object_class->finalize = ebb_entry_item_finalize;

  props[PROP_ENTRY] = g_param_spec_object ("entry", NULL, NULL, EBB_TYPE_ENTRY, flags);
  props[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  props[PROP_FIRST_OF_DAY] = g_param_spec_boolean ("first-of-day", NULL, NULL, FALSE, flags);
  props[PROP_LAST_OF_DAY] = g_param_spec_boolean ("last-of-day", NULL, NULL, FALSE, flags);
  props[PROP_DAY_COUNT] = g_param_spec_uint ("day-count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_DAY_RATED] = g_param_spec_uint ("day-rated", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_DAY_MEAN] = g_param_spec_double ("day-mean", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
ebb_entry_item_init (EbbEntryItem *self)
{
  self->day_mean = NAN;
}

EbbEntryItem *
ebb_entry_item_new (EbbEntryList *list,
                    guint position)
{
  EbbEntryItem *self = g_object_new (EBB_TYPE_ENTRY_ITEM, NULL);

  self->list = list;
  self->position = position;
  return self;
}

void
ebb_entry_item_set_entry (EbbEntryItem *self,
                          EbbEntry *entry)
{
  if (self->entry == entry)
    return;
  /* A read again that brought the same state is no news to a view. */
  if (self->entry && entry &&
      g_strcmp0 (ebb_entry_get_id (self->entry), ebb_entry_get_id (entry)) == 0 &&
      ebb_entry_get_modified (self->entry) == ebb_entry_get_modified (entry) &&
      ebb_entry_equal_content (self->entry, entry))
    return;

  g_set_object (&self->entry, entry);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENTRY]);
}

void
ebb_entry_item_set_day (EbbEntryItem *self,
                        const EbbDaySummary *day,
                        gboolean first,
                        gboolean last)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  if (self->day != day->day)
    {
      self->day = day->day;
      g_object_notify_by_pspec (object, props[PROP_DAY]);
    }
  if (self->first_of_day != !!first)
    {
      self->first_of_day = !!first;
      g_object_notify_by_pspec (object, props[PROP_FIRST_OF_DAY]);
    }
  if (self->last_of_day != !!last)
    {
      self->last_of_day = !!last;
      g_object_notify_by_pspec (object, props[PROP_LAST_OF_DAY]);
    }
  if (self->day_count != day->n_entries)
    {
      self->day_count = day->n_entries;
      g_object_notify_by_pspec (object, props[PROP_DAY_COUNT]);
    }
  if (self->day_rated != day->n_rated)
    {
      self->day_rated = day->n_rated;
      g_object_notify_by_pspec (object, props[PROP_DAY_RATED]);
    }
  if (!same_mean (self->day_mean, day->mean))
    {
      self->day_mean = day->mean;
      g_object_notify_by_pspec (object, props[PROP_DAY_MEAN]);
    }
  g_object_thaw_notify (object);
}

/* The item is in no list any more: it keeps what it shows, for a row that fades. */
void
ebb_entry_item_detach (EbbEntryItem *self)
{
  self->list = NULL;
  self->position = G_MAXUINT;
}

/**
 * ebb_entry_item_get_entry:
 * @self: a place in a list
 *
 * Gets the entry, and asks the list to read it if that was not done yet.
 *
 * Returns: (transfer none) (nullable): the entry, or %NULL until it is there
 */
EbbEntry *
ebb_entry_item_get_entry (EbbEntryItem *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_ITEM (self), NULL);

  self->wanted = TRUE;
  if (!self->entry && self->list)
    ebb_entry_list_want (self->list, self->position);
  return self->entry;
}

/**
 * ebb_entry_item_is_loaded:
 * @self: a place in a list
 *
 * Returns: whether the entry is there; asks for nothing
 */
gboolean
ebb_entry_item_is_loaded (EbbEntryItem *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_ITEM (self), FALSE);

  return self->entry != NULL;
}

/**
 * ebb_entry_item_get_position:
 * @self: a place in a list
 *
 * Returns: where it is in the list, or G_MAXUINT when it is not there any more
 */
guint
ebb_entry_item_get_position (EbbEntryItem *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_ITEM (self), G_MAXUINT);

  return self->position;
}

/**
 * ebb_entry_item_get_day:
 * @self: a place in a list
 *
 * Returns: the local day of the entry; known before the entry is
 */
EbbDay
ebb_entry_item_get_day (EbbEntryItem *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_ITEM (self), 0);

  return self->day;
}

/**
 * ebb_entry_item_get_first_of_day:
 * @self: a place in a list
 *
 * Returns: whether the entry is the newest of its day in the list
 */
gboolean
ebb_entry_item_get_first_of_day (EbbEntryItem *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_ITEM (self), FALSE);

  return self->first_of_day;
}

/**
 * ebb_entry_item_get_last_of_day:
 * @self: a place in a list
 *
 * Returns: whether the entry is the oldest of its day in the list
 */
gboolean
ebb_entry_item_get_last_of_day (EbbEntryItem *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_ITEM (self), FALSE);

  return self->last_of_day;
}

/**
 * ebb_entry_item_get_day_count:
 * @self: a place in a list
 *
 * Returns: how many entries of that day the list has
 */
guint
ebb_entry_item_get_day_count (EbbEntryItem *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_ITEM (self), 0);

  return self->day_count;
}

/**
 * ebb_entry_item_get_day_rated:
 * @self: a place in a list
 *
 * Returns: how many entries of that day the list has that say the pain now
 */
guint
ebb_entry_item_get_day_rated (EbbEntryItem *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_ITEM (self), 0);

  return self->day_rated;
}

/**
 * ebb_entry_item_get_day_mean:
 * @self: a place in a list
 *
 * Returns: the mean pain of that day's entries in the list, NAN without a rating
 */
double
ebb_entry_item_get_day_mean (EbbEntryItem *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_ITEM (self), NAN);

  return self->day_mean;
}
