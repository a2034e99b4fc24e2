// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-ui.h"

#include "pages/ebb-today-list.h"
#include "widgets/ebb-mark-row.h"
#include "widgets/ebb-notice-bar.h"
#include "widgets/ebb-region-picker.h"

/* Widgets that other tests only meet inside of others: each by itself, shown and
 * gone again without a complaint. */

static void
test_widget_is_shown_and_goes (gconstpointer data)
{
  GType type = *(const GType *) data;
  GtkWidget *widget = g_object_new (type, NULL);
  GtkWindow *window;

  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  /* Some wait for something to say. */
  gtk_widget_set_visible (widget, TRUE);
  window = ebb_test_present (widget, 360, 600);
  g_assert_true (gtk_widget_get_mapped (widget));

  ebb_test_close (window);
  ebb_test_wait (widget == NULL);
}

int
main (int argc,
      char **argv)
{
  static GType types[4];

  ebb_test_ui_init (&argc, &argv);

  types[0] = EBB_TYPE_MARK_ROW;
  types[1] = EBB_TYPE_NOTICE_BAR;
  types[2] = EBB_TYPE_REGION_PICKER;
  types[3] = EBB_TYPE_TODAY_LIST;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = g_strdup_printf ("/templates/%s-is-shown-and-goes", g_type_name (types[i]));

      g_test_add_data_func (path, &types[i], test_widget_is_shown_and_goes);
    }

  return g_test_run ();
}
