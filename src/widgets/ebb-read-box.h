// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_READ_BOX (ebb_read_box_get_type ())
G_DECLARE_FINAL_TYPE (EbbReadBox, ebb_read_box, EBB, READ_BOX, GtkBox)

void ebb_read_box_set_words (EbbReadBox *self, const char *first, const char *more);

G_END_DECLS
