// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-layout.h"

/**
 * EbbBodyLayout:
 *
 * Three children: what switches between two pictures, and the two. Where there is
 * room for a pair, both stand side by side and the switch is not to be seen; else
 * the switch stands above one of them. It never mirrors: the body does not.
 */
struct _EbbBodyLayout
{
  GtkLayoutManager parent_instance;

  gboolean is_pair;
  guint shown;   /* 0 or 1: which one, when there is room for one */
  gboolean both; /* as it was laid out last */
};

G_DEFINE_FINAL_TYPE (EbbBodyLayout, ebb_body_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Lengths in px */
#define WIDE_FROM 540
#define GAP 12

static void
find_children (GtkWidget *widget,
               GtkWidget *children[3])
{
  children[0] = gtk_widget_get_first_child (widget);
  children[1] = gtk_widget_get_next_sibling (children[0]);
  children[2] = gtk_widget_get_next_sibling (children[1]);
}

static int
measure_one (GtkWidget *child,
             GtkOrientation orientation,
             int for_size,
             gboolean natural)
{
  int sizes[2] = { 0, 0 };

  gtk_widget_measure (child, orientation, for_size, &sizes[0], &sizes[1], NULL, NULL);
  return sizes[natural];
}

static GtkSizeRequestMode
ebb_body_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ebb_body_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  EbbBodyLayout *self = EBB_BODY_LAYOUT (manager);
  GtkWidget *children[3];

  find_children (widget, children);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 0;
      for (guint i = 0; i < 3; i++)
        *minimum = MAX (*minimum, measure_one (children[i], orientation, -1, FALSE));
      *natural = MAX (*minimum, self->is_pair ? WIDE_FROM : measure_one (children[1 + self->shown], orientation, -1, TRUE));
    }
  else if (self->is_pair && for_size >= WIDE_FROM)
    {
      int width = (for_size - GAP) / 2;

      *minimum = *natural = MAX (measure_one (children[1], orientation, width, TRUE),
                                 measure_one (children[2], orientation, width, TRUE));
    }
  else
    {
      *minimum = *natural = measure_one (children[0], orientation, for_size, TRUE) + GAP +
                            measure_one (children[1 + self->shown], orientation, for_size, TRUE);
    }
}

static void
ebb_body_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          int width,
                          int height,
                          int baseline)
{
  EbbBodyLayout *self = EBB_BODY_LAYOUT (manager);
  GtkAllocation place = { 0, 0, width, height };
  GtkWidget *children[3];

  find_children (widget, children);
  self->both = self->is_pair && width >= WIDE_FROM;
  gtk_widget_set_child_visible (children[0], !self->both);
  for (guint i = 0; i < 2; i++)
    gtk_widget_set_child_visible (children[1 + i], self->both || self->shown == i);

  if (self->both)
    {
      place.width = (width - GAP) / 2;
      gtk_widget_size_allocate (children[1], &place, -1);
      place.x = width - place.width;
      gtk_widget_size_allocate (children[2], &place, -1);
      return;
    }
  place.height = measure_one (children[0], GTK_ORIENTATION_VERTICAL, width, TRUE);
  gtk_widget_size_allocate (children[0], &place, -1);
  place.y = place.height + GAP;
  place.height = MAX (0, height - place.y);
  gtk_widget_size_allocate (children[1 + self->shown], &place, -1);
}

static void
ebb_body_layout_class_init (EbbBodyLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = ebb_body_layout_get_request_mode;
  layout_class->measure = ebb_body_layout_measure;
  layout_class->allocate = ebb_body_layout_allocate;
}

static void
ebb_body_layout_init (EbbBodyLayout *self)
{
  self->is_pair = TRUE;
}

/**
 * ebb_body_layout_get_both:
 *
 * Returns: whether both pictures are to be seen, as it was laid out last
 */
gboolean
ebb_body_layout_get_both (EbbBodyLayout *self)
{
  g_return_val_if_fail (EBB_IS_BODY_LAYOUT (self), FALSE);
  return self->both;
}

/**
 * ebb_body_layout_set_pair:
 * @is_pair: whether both may stand side by side
 */
void
ebb_body_layout_set_pair (EbbBodyLayout *self,
                          gboolean is_pair)
{
  g_return_if_fail (EBB_IS_BODY_LAYOUT (self));

  if (self->is_pair == is_pair)
    return;
  self->is_pair = is_pair;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

/**
 * ebb_body_layout_set_shown:
 * @shown: 0 or 1: which picture to show when there is room for one
 */
void
ebb_body_layout_set_shown (EbbBodyLayout *self,
                           guint shown)
{
  g_return_if_fail (EBB_IS_BODY_LAYOUT (self));
  g_return_if_fail (shown < 2);

  if (self->shown == shown)
    return;
  self->shown = shown;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
