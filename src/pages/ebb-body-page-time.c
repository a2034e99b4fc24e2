// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-page-private.h"

#include <math.h>

/* The slider that moves the period through time, and plays it by itself. It counts steps
 * back from the newest period, so that "now" stays at its right end whatever is added to
 * the diary. */

/* How long one step stays while time plays. */
#define PLAY_MS 900

void
ebb_body_page_stop_playing (EbbBodyPage *self)
{
  g_clear_handle_id (&self->play_id, g_source_remove);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->play), FALSE);
}

/* Shows where in time the chosen period is. */
void
ebb_body_page_update_slider (EbbBodyPage *self)
{
  guint steps = ebb_period_chooser_get_steps (self->chooser);
  guint n_steps = ebb_period_chooser_get_n_steps (self->chooser);
  gboolean animated = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animated, NULL);
  self->updating = TRUE;
  gtk_range_set_range (self->time, -(double) MAX (n_steps, 1), 0);
  gtk_range_set_value (self->time, -(double) steps);
  self->updating = FALSE;
  gtk_widget_set_visible (self->time_row, n_steps > 0);
  gtk_widget_set_visible (self->play, animated);
  gtk_widget_set_sensitive (self->earlier, steps < n_steps);
  gtk_widget_set_sensitive (self->later, steps > 0);
  if (steps == 0)
    ebb_body_page_stop_playing (self);
}

static gboolean
play_cb (gpointer user_data)
{
  EbbBodyPage *self = user_data;

  /* at the end it is stopped by ebb_body_page_update_slider() */
  ebb_period_chooser_move (self->chooser, 1);
  return G_SOURCE_CONTINUE;
}

static void
play_toggled_cb (EbbBodyPage *self)
{
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->play)))
    {
      ebb_body_page_stop_playing (self);
      return;
    }
  /* from the beginning, if it stands at the end */
  if (ebb_period_chooser_get_steps (self->chooser) == 0)
    ebb_period_chooser_set_steps (self->chooser, G_MAXUINT);
  if (self->play_id == 0)
    self->play_id = g_timeout_add (PLAY_MS, play_cb, self);
}

static void
time_changed_cb (EbbBodyPage *self)
{
  double value = gtk_range_get_value (self->time);

  if (self->updating)
    return;
  /* whole steps only, also while it is dragged */
  if (value != round (value))
    gtk_range_set_value (self->time, round (value));
  else
    ebb_period_chooser_set_steps (self->chooser, (guint) -value);
}

void
ebb_body_page_bind_slider (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, time_row);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, time);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, later);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyPage, play);
  gtk_widget_class_bind_template_callback (widget_class, time_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, play_toggled_cb);
}
