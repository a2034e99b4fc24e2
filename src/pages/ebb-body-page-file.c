// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-page-private.h"

#include <glib/gi18n.h>

#include "draw/ebb-body-picture.h"
#include "widgets/ebb-drawing.h"

#include "ebb-picture-export.h"

/* The picture of the page for the clipboard and for files: what is on the screen,
 * with everything that it needs to be understood elsewhere. */

#define WIDTH 900
#define HEIGHT 1000

/* What is on the screen now. */
typedef struct
{
  EbbBodyHistory *history; /* (owned) */
  EbbPeriod periods[2];    /* the later one last */
  guint n_periods;
  EbbBodyPicture picture; /* all but the map */
} Shot;

static Shot *
shot_new (EbbBodyPage *self)
{
  Shot *shot = g_new0 (Shot, 1);

  shot->history = ebb_body_history_ref (self->history);
  if (self->before != NULL)
    shot->periods[shot->n_periods++] = (EbbPeriod){ self->before->from, self->before->to };
  shot->periods[shot->n_periods++] = (EbbPeriod){ self->map->from, self->map->to };
  shot->picture = (EbbBodyPicture){ NULL, { 0 }, 2, ebb_body_page_get_measure (self), self->maximum, { 0 } };
  /* outside of the window it stands on white */
  shot->picture.style = (EbbFigureStyle){ ebb_palette_get (EBB_STYLE_LIGHT), ebb_drawing_get_skin (self->settings), 1 };
  ebb_body_page_get_views (self, shot->picture.views);
  return shot;
}

static void
shot_free (gpointer data)
{
  Shot *shot = data;

  ebb_body_history_unref (shot->history);
  g_free (shot);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shot, shot_free)

/* One period beside the other. */
static void
draw_cb (cairo_t *cr,
         double width,
         double height,
         gpointer user_data)
{
  const Shot *shot = user_data;

  for (guint i = 0; i < shot->n_periods; i++)
    {
      g_autoptr (EbbBodyMap) map = ebb_body_map_new (shot->history, shot->periods[i].from, shot->periods[i].to);
      EbbBodyPicture picture = shot->picture;

      picture.map = map;
      ebb_body_picture_draw (&picture, cr, width / shot->n_periods, height);
      cairo_translate (cr, width / shot->n_periods, 0);
    }
}

/* The picture, or the table where that is shown. */
static void
copy_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbBodyPage *self = EBB_BODY_PAGE (widget);
  g_autoptr (Shot) shot = NULL;

  if (self->map == NULL)
    return;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->table_button)))
    {
      g_autofree char *text = ebb_body_table_to_text (self->table);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
      gtk_widget_activate_action (widget, "win.notify", "s", C_ ("body page", "Table copied"));
      return;
    }
  shot = shot_new (self);
  ebb_picture_copy (widget, draw_cb, (int) shot->n_periods * WIDTH, HEIGHT, shot);
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbBodyPage *self = EBB_BODY_PAGE (widget);
  Shot *shot;

  if (self->map == NULL)
    return;
  shot = shot_new (self);
  /* Translators: the name of a file with a picture of the body; keep .png */
  ebb_picture_save_as (widget, C_ ("body page", "where-it-hurts.png"), draw_cb, (int) shot->n_periods * WIDTH, HEIGHT, shot, shot_free);
}

void
ebb_body_page_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "body.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "body.save", NULL, save_action);
}
