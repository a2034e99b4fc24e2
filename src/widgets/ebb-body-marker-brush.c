// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-marker-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "ebb-wrap-layout.h"

/* What a click marks with: a number, qualities, one side or both. */

#define QUALITIES_WIDTH 320 /* px */

static void
scale_chosen_cb (EbbBodyMarker *self)
{
  EbbBrush brush = ebb_marking_get_brush (self->marking);

  brush.intensity = ebb_rating_scale_get_value (self->scale);
  ebb_marking_set_brush (self->marking, &brush);
}

/* Says which qualities the brush has. */
void
ebb_body_marker_sync_brush (EbbBodyMarker *self)
{
  guint qualities = ebb_marking_get_brush (self->marking).qualities;
  g_autofree char *words = ebb_qualities_describe (qualities);

  gtk_label_set_text (self->qualities_label, qualities != 0 ? words : C_ ("marks", "What it feels like"));
}

static void
quality_toggled_cb (EbbBodyMarker *self)
{
  EbbBrush brush = ebb_marking_get_brush (self->marking);

  brush.qualities = 0;
  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->quality_buttons[i])))
      brush.qualities |= 1u << i;
  ebb_marking_set_brush (self->marking, &brush);
  ebb_body_marker_sync_brush (self);
}

/* Made when it is first opened. */
static void
create_qualities_cb (GtkMenuButton *button,
                     gpointer user_data)
{
  EbbBodyMarker *self = user_data;
  GtkWidget *popover, *clamp, *box;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (box, ebb_wrap_layout_new (6, FALSE));
  gtk_widget_add_css_class (box, "chips");
  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    {
      self->quality_buttons[i] = gtk_toggle_button_new_with_label (ebb_quality_get_name (i));
      g_signal_connect_object (self->quality_buttons[i], "toggled", G_CALLBACK (quality_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->quality_buttons[i]);
    }
  /* in rows, not as one that is wider than the screen */
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), QUALITIES_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), QUALITIES_WIDTH);
  gtk_widget_set_size_request (clamp, QUALITIES_WIDTH, -1);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_popover_set_child (GTK_POPOVER (popover), clamp);
  gtk_menu_button_set_popover (button, popover);
}

static void
mirror_toggled_cb (EbbBodyMarker *self)
{
  EbbBrush brush = ebb_marking_get_brush (self->marking);

  brush.mirror = gtk_toggle_button_get_active (self->mirror_button);
  ebb_marking_set_brush (self->marking, &brush);
}

void
ebb_body_marker_bind_brush (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, scale_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, mirror_toggled_cb);
}

void
ebb_body_marker_init_brush (EbbBodyMarker *self)
{
  ebb_rating_scale_set_label (self->scale, _ ("Pain of the places to be marked"));
  gtk_menu_button_set_create_popup_func (self->qualities_button, create_qualities_cb, self, NULL);
}

/**
 * ebb_body_marker_reset_brush:
 *
 * Puts number, qualities and both sides away: what was chosen for one entry must not
 * end up in the next.
 */
void
ebb_body_marker_reset_brush (EbbBodyMarker *self)
{
  EbbBrush brush = ebb_marking_get_brush (self->marking);

  g_return_if_fail (EBB_IS_BODY_MARKER (self));

  for (guint i = 0; i < EBB_N_QUALITIES; i++)
    if (self->quality_buttons[i] != NULL)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->quality_buttons[i]), FALSE);
  gtk_toggle_button_set_active (self->mirror_button, FALSE);
  ebb_rating_scale_set_value (self->scale, NAN);
  brush.intensity = NAN;
  brush.qualities = 0;
  brush.mirror = FALSE;
  ebb_marking_set_brush (self->marking, &brush);
  ebb_body_marker_sync_brush (self);
}
