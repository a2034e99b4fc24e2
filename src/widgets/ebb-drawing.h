// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "draw/ebb-palette.h"

G_BEGIN_DECLS

const EbbPalette *ebb_drawing_get_palette (void);
EbbSkin ebb_drawing_get_skin (GSettings *settings);
double ebb_drawing_get_text_scale (GtkWidget *widget);
void ebb_drawing_follow_style (GtkWidget *widget);
void ebb_drawing_keep_memory (void);

G_END_DECLS
