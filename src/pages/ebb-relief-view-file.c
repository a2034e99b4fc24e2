// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-view-private.h"

#include <glib/gi18n.h>

#include "draw/ebb-relief-picture.h"
#include "ebb-picture-export.h"

/* The charts for the clipboard and for files: the one that has the keyboard, else the
 * curve, with everything that it needs to be understood elsewhere. */

#define WIDTH 1000
#define HEIGHT 600

/* A picture that outlives what the view shows meanwhile. */
typedef struct
{
  EbbReliefPicture picture;
  EbbReliefChart *chart; /* (owned) */
  char *subtitle;        /* (owned) */
  char *message;         /* (owned) */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  ebb_relief_chart_free (wish->chart);
  g_free (wish->subtitle);
  g_free (wish->message);
  g_free (wish);
}

static EbbReliefChartKind
get_kind (EbbReliefView *self)
{
  for (guint i = 0; i < EBB_N_RELIEF_CHARTS; i++)
    if (gtk_widget_has_focus (GTK_WIDGET (self->sections[i].view)))
      return i;
  return EBB_RELIEF_CHART_CURVE;
}

/* Returns: (transfer full): which sessions, and by which ratings. */
static char *
describe_choice (EbbReliefView *self)
{
  const EbbReliefResult *result = self->result;
  g_autofree char *rated = ebb_relief_cases_describe (result->cases);
  g_autofree char *name = NULL;

  if (result->wish.value == EBB_RELIEF_EACH)
    return g_steal_pointer (&rated);
  name = ebb_relief_diary_get_value_name (result->cases->diary, result->wish.by, result->wish.value);
  return g_strdup_printf ("%s. %s", name, rated);
}

static Wish *
wish_new (EbbReliefView *self)
{
  Wish *wish = g_new0 (Wish, 1);
  EbbReliefChartKind kind = get_kind (self);

  wish->chart = ebb_relief_chart_new (kind, self->result);
  wish->subtitle = describe_choice (self);
  wish->message = ebb_relief_picture_get_message (kind, self->result);
  /* outside of the window it stands on white */
  wish->picture = (EbbReliefPicture){ wish->chart, ebb_relief_chart_kind_get_title (kind), wish->subtitle, wish->message, { ebb_palette_get (EBB_STYLE_LIGHT), 1 } };
  return wish;
}

static void
draw_cb (cairo_t *cr,
         double width,
         double height,
         gpointer user_data)
{
  ebb_relief_picture_draw (&((Wish *) user_data)->picture, cr, width, height);
}

static void
copy_tables (EbbReliefView *self)
{
  g_autofree char *times = ebb_text_table_to_text (self->times);
  g_autofree char *sessions = ebb_text_table_to_text (self->sessions);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", times, sessions);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", C_ ("trends page", "Table copied"));
}

/* The picture, or the tables where they are shown. */
static void
copy_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbReliefView *self = EBB_RELIEF_VIEW (widget);
  Wish *wish;

  if (self->result == NULL)
    return;
  if (ebb_relief_view_is_table (self))
    {
      copy_tables (self);
      return;
    }
  wish = wish_new (self);
  ebb_picture_copy (widget, draw_cb, WIDTH, HEIGHT, wish);
  wish_free (wish);
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbReliefView *self = EBB_RELIEF_VIEW (widget);

  if (self->result == NULL)
    return;
  /* Translators: the name of a file with a chart; keep .png */
  ebb_picture_save_as (widget, C_ ("relief", "after-sessions.png"), draw_cb, WIDTH, HEIGHT, wish_new (self), wish_free);
}

void
ebb_relief_view_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "relief.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "relief.save", NULL, save_action);
}
