// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-test-ui.h"

/* What the tests of the check-in and the entry editor share. */

/* Gives the widgets the looks that they have in the program. */
static inline void
ebb_test_load_style (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/ebb_diary/Ebb/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
}
