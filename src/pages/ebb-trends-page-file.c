// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trends-page-private.h"

#include <glib/gi18n.h>

#include "draw/ebb-trend-csv.h"
#include "draw/ebb-trend-picture.h"
#include "ebb-picture-export.h"

/* The chart for the clipboard and for files, as a picture or as numbers: what is on the
 * screen, with everything that it needs to be understood elsewhere. */

#define WIDTH 1000
#define WIDTH_OF_TWO 1400
#define HEIGHT 600

/* A picture that outlives what the page shows meanwhile. */
typedef struct
{
  EbbTrendPicture picture;
  EbbTrendPlot *plot; /* (owned) */
  double before[2];
  char *message; /* (owned) */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  ebb_trend_plot_unref (wish->plot);
  g_free (wish->message);
  g_free (wish);
}

static Wish *
wish_new (EbbTrendsPage *self)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->plot = ebb_trend_plot_ref (self->plot);
  wish->message = g_strdup (gtk_label_get_text (self->message));
  wish->picture.kind = EBB_TREND_PICTURE_CHART;
  wish->picture.plot = wish->plot;
  wish->picture.message = wish->message;
  /* outside of the window it stands on white */
  wish->picture.style = (EbbChartStyle){ ebb_palette_get (EBB_STYLE_LIGHT), 1 };
  ebb_trend_view_get_window (self->view, &wish->picture.from, &wish->picture.to);
  if (ebb_period_chooser_get_compares (self->chooser))
    {
      ebb_trend_view_get_window (self->before_view, &wish->before[0], &wish->before[1]);
      wish->picture.before = wish->before;
    }
  return wish;
}

static void
draw_cb (cairo_t *cr,
         double width,
         double height,
         gpointer user_data)
{
  Wish *wish = user_data;

  ebb_trend_picture_draw (&wish->picture, cr, width, height);
}

static int
get_width (EbbTrendsPage *self)
{
  return ebb_period_chooser_get_compares (self->chooser) ? WIDTH_OF_TWO : WIDTH;
}

/* The picture, or the table where that is shown. */
static void
copy_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbTrendsPage *self = EBB_TRENDS_PAGE (widget);

  if (self->plot == NULL)
    return;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->table_button)))
    {
      g_autofree char *text = ebb_trends_table_to_text (self->table);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
      gtk_widget_activate_action (widget, "win.notify", "s", C_ ("trends page", "Table copied"));
    }
  else
    {
      Wish *wish = wish_new (self);

      ebb_picture_copy (widget, draw_cb, get_width (self), HEIGHT, wish);
      wish_free (wish);
    }
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbTrendsPage *self = EBB_TRENDS_PAGE (widget);

  if (self->plot == NULL)
    return;
  /* Translators: the name of a file with a chart; keep .png */
  ebb_picture_save_as (widget, C_ ("trends page", "how-it-went.png"), draw_cb, get_width (self), HEIGHT, wish_new (self), wish_free);
}

static void
save_numbers_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  EbbTrendsPage *self = EBB_TRENDS_PAGE (widget);
  g_autoptr (GBytes) text = NULL;
  double from, to;

  if (self->plot == NULL)
    return;
  ebb_trend_view_get_window (self->view, &from, &to);
  text = ebb_trend_csv_new (self->plot, from, to);
  /* Translators: the name of a file with numbers; keep .csv */
  ebb_text_save_as (widget, C_ ("saving", "Save the Table"), C_ ("trends page", "how-it-went.csv"), C_ ("trends page", "Table (CSV)"), "*.csv", text);
}

void
ebb_trends_page_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "trends.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "trends.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "trends.save-numbers", NULL, save_numbers_action);
}
