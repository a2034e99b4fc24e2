// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-columns-layout.h"

/**
 * EbbColumnsLayout:
 *
 * Two children: one below the other, or side by side where there is room. Neither
 * becomes wider than can be read well; what is left stays empty at both sides.
 * Right to left, the first stands on the right.
 */
struct _EbbColumnsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (EbbColumnsLayout, ebb_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

#define WIDE_FROM 860
#define FIRST_MAX 620
#define SECOND_MIN 300
#define SECOND_MAX 400
#define GAP 36

/**
 * ebb_columns_place:
 * @width: the width that there is, in pixels
 *
 * Decides where the two children stand.
 */
EbbColumns
ebb_columns_place (int width)
{
  EbbColumns columns = { 0 };
  int used;

  columns.wide = width >= WIDE_FROM;
  if (!columns.wide)
    {
      columns.first_width = columns.second_width = MIN (width, FIRST_MAX);
      columns.first_x = columns.second_x = (width - columns.first_width) / 2;
      return columns;
    }
  columns.second_width = CLAMP (width * 2 / 5 - GAP, SECOND_MIN, SECOND_MAX);
  columns.first_width = MIN (width - GAP - columns.second_width, FIRST_MAX);
  used = columns.first_width + GAP + columns.second_width;
  columns.first_x = (width - used) / 2;
  columns.second_x = columns.first_x + columns.first_width + GAP;
  return columns;
}

static int
measure_height (GtkWidget *child,
                int width)
{
  int natural = 0;

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static void
get_children (GtkWidget *widget,
              GtkWidget **first,
              GtkWidget **second)
{
  *first = gtk_widget_get_first_child (widget);
  *second = *first != NULL ? gtk_widget_get_next_sibling (*first) : NULL;
}

static GtkSizeRequestMode
ebb_columns_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ebb_columns_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GtkWidget *first, *second;

  get_children (widget, &first, &second);
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          int child_min, child_nat;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_min, &child_nat, NULL, NULL);
          *minimum = MAX (*minimum, child_min);
        }
      *natural = MAX (*minimum, FIRST_MAX + GAP + SECOND_MAX);
    }
  else
    {
      EbbColumns columns = ebb_columns_place (for_size < 0 ? FIRST_MAX : for_size);
      int one = measure_height (first, columns.first_width);
      int two = measure_height (second, columns.second_width);

      *minimum = *natural = columns.wide ? MAX (one, two) : one + GAP + two;
    }
}

static void
place (GtkWidget *child,
       gboolean rtl,
       int total,
       int x,
       int y,
       int width,
       int height)
{
  GtkAllocation box = { rtl ? total - x - width : x, y, width, height };

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &box, -1);
}

static void
ebb_columns_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  EbbColumns columns = ebb_columns_place (width);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *first, *second;
  int first_height, second_height;

  get_children (widget, &first, &second);
  first_height = measure_height (first, columns.first_width);
  second_height = measure_height (second, columns.second_width);
  /* Tab goes by the middles of what it finds: as high as each other, from first to second */
  if (columns.wide)
    first_height = second_height = MAX (first_height, second_height);
  place (first, rtl, width, columns.first_x, 0, columns.first_width, first_height);
  place (second, rtl, width, columns.second_x, columns.wide ? 0 : first_height + GAP, columns.second_width, second_height);
}

static void
ebb_columns_layout_class_init (EbbColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = ebb_columns_layout_get_request_mode;
  layout_class->measure = ebb_columns_layout_measure;
  layout_class->allocate = ebb_columns_layout_allocate;
}

static void
ebb_columns_layout_init (EbbColumnsLayout *self)
{
}
