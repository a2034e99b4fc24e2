// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-test-ui.h"

#include <gdk/x11/gdkx.h>

/* The pointer as a person moves it, by xdotool. */

/* Moves it to a point of @widget, in px. */
static inline void
ebb_test_point_to (GtkWindow *window,
                   GtkWidget *widget,
                   double x,
                   double y)
{
  graphene_point_t at;
  double left, top;
  g_autofree char *x_text = NULL;
  g_autofree char *y_text = NULL;
  g_autofree char *xid = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window))));

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (window), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &left, &top);
  x_text = g_strdup_printf ("%d", (int) (at.x + left));
  y_text = g_strdup_printf ("%d", (int) (at.y + top));
  ebb_test_wait (gtk_window_is_active (window));
  ebb_test_xdotool ((const char *[]){ "xdotool", "mousemove", "--window", xid, x_text, y_text, NULL });
  ebb_test_settle (GTK_WIDGET (window));
}

/* @command: "click", "mousedown" or "mouseup"; @button: 4 turns the wheel up, 5 down */
static inline void
ebb_test_use_button (GtkWindow *window,
                     const char *command,
                     const char *button)
{
  ebb_test_xdotool ((const char *[]){ "xdotool", command, button, NULL });
  ebb_test_settle (GTK_WIDGET (window));
}
