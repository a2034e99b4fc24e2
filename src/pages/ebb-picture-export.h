// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "draw/ebb-picture-file.h"

G_BEGIN_DECLS

void ebb_picture_copy (GtkWidget *widget, EbbPictureFunc draw, int width, int height, gpointer user_data);
void ebb_picture_save_as (GtkWidget *widget, const char *name, EbbPictureFunc draw, int width, int height, gpointer user_data, GDestroyNotify destroy);
void ebb_text_save_as (GtkWidget *widget, const char *title, const char *name, const char *kind, const char *pattern, GBytes *text);

G_END_DECLS
