// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_PLAIN_TEXT (ebb_plain_text_get_type ())
G_DECLARE_FINAL_TYPE (EbbPlainText, ebb_plain_text, EBB, PLAIN_TEXT, GtkWidget)

GtkWidget *ebb_plain_text_new (guint max_chars);

void ebb_plain_text_set_text (EbbPlainText *self, const char *text);
const char *ebb_plain_text_get_text (EbbPlainText *self);

G_END_DECLS
