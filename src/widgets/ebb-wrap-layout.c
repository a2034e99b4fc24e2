// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-wrap-layout.h"

/**
 * EbbWrapLayout:
 *
 * Places children in rows and starts a new row when one is full.
 *
 * - Not even: each child as wide as it wants to be, like words in a text.
 * - Even: all children equally wide, and the rows as equally long as can be:
 *   eleven that fit seven to a row become six and five, not seven and four.
 *
 * A child that is wider than a row gets the row and may wrap its text. Rows run
 * from the right when the text does.
 *
 * Properties: `spacing` (pixels between children and between rows), `even`.
 */
struct _EbbWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing; /* pixels */
  gboolean even;
};

G_DEFINE_FINAL_TYPE (EbbWrapLayout, ebb_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef enum
{
  PROP_SPACING = 1,
  PROP_EVEN,
} EbbWrapLayoutProperty;

static GParamSpec *props[PROP_EVEN + 1];

/**
 * ebb_wrap_even_columns:
 * @n_items: how many items there are
 * @item_width: the width that an item needs, in pixels
 * @spacing: between items, in pixels
 * @width: of a row, in pixels
 *
 * Says how many items to put in a row so that all rows but the last hold as many
 * and the last as nearly as many as can be, in as few rows as fit.
 *
 * Returns: at least 1
 */
guint
ebb_wrap_even_columns (guint n_items,
                       int item_width,
                       int spacing,
                       int width)
{
  guint fit, rows;

  if (n_items == 0)
    return 1;
  fit = (guint) CLAMP ((width + spacing) / MAX (1, item_width + spacing), 1, (int) n_items);
  rows = (n_items + fit - 1) / fit;
  return (n_items + rows - 1) / rows;
}

static void
measure_items (GtkWidget *widget,
               guint *n_items,
               int *widest_min,
               int *widest_nat,
               int *sum_nat)
{
  *n_items = 0;
  *widest_min = *widest_nat = *sum_nat = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int min, nat;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
      *widest_min = MAX (*widest_min, min);
      *widest_nat = MAX (*widest_nat, nat);
      *sum_nat += nat;
      (*n_items)++;
    }
}

/* Places one full row. */
static void
place_row (GPtrArray *row,
           const int *widths,
           int spacing,
           int width,
           int y,
           int height,
           gboolean rtl)
{
  int x = 0;

  for (guint i = 0; i < row->len; i++)
    {
      GtkAllocation box = { rtl ? width - x - widths[i] : x, y, widths[i], height };

      gtk_widget_size_allocate (row->pdata[i], &box, -1);
      x += widths[i] + spacing;
    }
}

/* Runs through the rows for a width, and allocates if asked to. Returns the
 * height used. */
static int
run (EbbWrapLayout *self,
     GtkWidget *widget,
     int width,
     gboolean allocate)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new ();
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n_items, columns = G_MAXUINT;
  int widest_min, widest_nat, sum_nat;
  int even_width = 0, spare = 0, x = 0, y = 0, row_height = 0;

  measure_items (widget, &n_items, &widest_min, &widest_nat, &sum_nat);
  if (n_items == 0)
    return 0;
  if (self->even)
    {
      columns = ebb_wrap_even_columns (n_items, widest_nat, self->spacing, width);
      even_width = (width - (int) (columns - 1) * self->spacing) / (int) columns;
      spare = MAX (0, width - (int) (columns - 1) * self->spacing - even_width * (int) columns);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int min, nat, child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
      /* the pixels that do not divide go to the first columns, one each */
      if (self->even)
        child_width = MAX (min, even_width + (row->len % columns < (guint) spare ? 1 : 0));
      else
        child_width = MAX (min, MIN (nat, width));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL, NULL);

      if (row->len > 0 && (row->len == columns || (!self->even && x + child_width > width)))
        {
          if (allocate)
            place_row (row, (const int *) (gpointer) widths->data, self->spacing, width, y, row_height, rtl);
          y += row_height + self->spacing;
          x = row_height = 0;
          g_ptr_array_set_size (row, 0);
          g_array_set_size (widths, 0);
        }
      g_ptr_array_add (row, child);
      g_array_append_val (widths, child_width);
      x += child_width + self->spacing;
      row_height = MAX (row_height, child_height);
    }
  if (allocate)
    place_row (row, (const int *) (gpointer) widths->data, self->spacing, width, y, row_height, rtl);
  return y + row_height;
}

static GtkSizeRequestMode
ebb_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ebb_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  EbbWrapLayout *self = EBB_WRAP_LAYOUT (manager);
  guint n_items;
  int widest_min, widest_nat, sum_nat, gaps;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = run (self, widget, for_size < 0 ? G_MAXINT / 4 : for_size, FALSE);
      return;
    }
  measure_items (widget, &n_items, &widest_min, &widest_nat, &sum_nat);
  gaps = n_items > 0 ? (int) (n_items - 1) * self->spacing : 0;
  *minimum = widest_min;
  *natural = gaps + (self->even ? (int) n_items * widest_nat : sum_nat);
}

static void
ebb_wrap_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          int width,
                          int height,
                          int baseline)
{
  run (EBB_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
ebb_wrap_layout_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  EbbWrapLayout *self = EBB_WRAP_LAYOUT (object);

  switch ((EbbWrapLayoutProperty) prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_EVEN:
      g_value_set_boolean (value, self->even);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_wrap_layout_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  EbbWrapLayout *self = EBB_WRAP_LAYOUT (object);

  switch ((EbbWrapLayoutProperty) prop_id)
    {
    case PROP_SPACING:
      if (self->spacing == g_value_get_int (value))
        return;
      self->spacing = g_value_get_int (value);
      break;
    case PROP_EVEN:
      if (self->even == g_value_get_boolean (value))
        return;
      self->even = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
ebb_wrap_layout_class_init (EbbWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = ebb_wrap_layout_get_property;
  object_class->set_property = ebb_wrap_layout_set_property;
  layout_class->get_request_mode = ebb_wrap_layout_get_request_mode;
  layout_class->measure = ebb_wrap_layout_measure;
  layout_class->allocate = ebb_wrap_layout_allocate;

  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 6,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_EVEN] = g_param_spec_boolean ("even", NULL, NULL, FALSE,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
ebb_wrap_layout_init (EbbWrapLayout *self)
{
  self->spacing = 6;
}

/**
 * ebb_wrap_layout_new:
 * @spacing: between children and rows, in pixels
 * @even: whether all children are equally wide
 *
 * Returns: (transfer full): a new layout
 */
GtkLayoutManager *
ebb_wrap_layout_new (int spacing,
                     gboolean even)
{
  return g_object_new (EBB_TYPE_WRAP_LAYOUT, "spacing", spacing, "even", even, NULL);
}
