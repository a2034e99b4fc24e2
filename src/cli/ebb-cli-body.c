// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-picture.h"
#include "ebb-cli-private.h"

#include <glib/gi18n.h>

#include "draw/ebb-body-picture.h"

/* What the arguments ask for. */
typedef struct
{
  EbbBodyPicture picture;
  EbbPictureFormat format;
  int width;
  int height;
} Wish;

static gboolean
parse_view (const char *name,
            Wish *wish)
{
  EbbBodyPicture *picture = &wish->picture;

  picture->n_views = 1;
  if (name != NULL)
    return ebb_view_find (name, &picture->views[0]);
  picture->views[0] = EBB_VIEW_FRONT;
  picture->views[1] = EBB_VIEW_BACK;
  picture->n_views = 2;
  return TRUE;
}

/* What is drawn if no size is given. */
static void
set_size (Wish *wish)
{
  const EbbBodyPicture *picture = &wish->picture;

  wish->width = picture->n_views > 1 ? 1000 : ebb_view_is_detail (picture->views[0]) ? 800
                                                                                     : 660;
  wish->height = 1000;
}

static void
draw_cb (cairo_t *cr,
         double width,
         double height,
         gpointer user_data)
{
  ebb_body_picture_draw (user_data, cr, width, height);
}

static gboolean
draw (EbbCli *cli,
      EbbStore *store,
      const EbbQuery *query,
      Wish *wish,
      const char *path,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (EbbBodyHistory) history = NULL;
  g_autoptr (EbbBodyMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;

  ebb_store_load_body_async (store, query->from, query->to, cli->cancellable, ebb_cli_take_result_cb, &result);
  history = ebb_store_load_body_finish (store, ebb_cli_wait (cli, &result), error);
  if (history == NULL)
    return FALSE;
  map = ebb_body_map_new (history, query->from, query->to);
  wish->picture.map = map;
  wish->picture.maximum = ebb_body_map_get_maximum (map, wish->picture.measure);
  bytes = ebb_picture_render (wish->format, wish->width, wish->height, 1, draw_cb, &wish->picture, error);
  return bytes != NULL && ebb_picture_save (path, bytes, error);
}

int
ebb_cli_body (EbbCli *cli,
              int argc,
              char **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *measure = NULL;
  g_autofree char *view = NULL;
  g_autofree char *skin = NULL;
  g_autofree char *style = NULL;
  g_autofree char *size = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day, such as 2026-03-01"), N_ ("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day"), N_ ("DAY") },
    { "measure", 0, 0, G_OPTION_ARG_STRING, &measure, N_ ("share (of days; this if not given), entries, mean or worst"), N_ ("NAME") },
    { "view", 0, 0, G_OPTION_ARG_STRING, &view, N_ ("front, back, head-right, head-left, hands-back, hands-palm, feet-top or feet-sole; front and back if not given"), N_ ("NAME") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &style, N_ ("light, dark, high-contrast, high-contrast-dark or print"), N_ ("NAME") },
    { "skin", 0, 0, G_OPTION_ARG_STRING, &skin, N_ ("neutral, very-light, light, medium, dark or very-dark"), N_ ("NAME") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, N_ ("Width and height in pixels, such as 660x1000"), N_ ("WxH") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The picture to write: .png, .svg or .pdf"), N_ ("PATH") },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = ebb_cli_options_new (cli, NULL, entries);
  Wish wish = { .picture = { .measure = EBB_BODY_DAYS, .style = { .skin = EBB_SKIN_NEUTRAL, .text_scale = 1 } } };
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;
  int status;

  g_option_context_set_summary (context, _ ("Draws where it hurt in a period: the figure, its left and right, the scale, and\n"
                                            "how many entries are behind it. What was at PATH is replaced only when all is\n"
                                            "written."));
  if (!ebb_cli_parse (cli, context, &argc, &argv, 0, 0, &status))
    return status;
  if (output == NULL)
    return ebb_cli_usage (cli, _ ("A picture must be named: -o PATH."));
  if (!ebb_picture_format_from_path (output, &wish.format))
    return ebb_cli_usage (cli, _ ("The name of the picture must end in .png, .svg or .pdf."));
  if (measure != NULL && !ebb_body_measure_find (measure, &wish.picture.measure))
    return ebb_cli_usage (cli, _ ("There is no measure “%s”; there are share, entries, mean and worst."), measure);
  if (!parse_view (view, &wish))
    return ebb_cli_usage (cli, _ ("There is no view “%s”."), view);
  wish.picture.style.palette = ebb_cli_parse_style (style, wish.format);
  if (wish.picture.style.palette == NULL)
    return ebb_cli_usage (cli, _ ("There is no style “%s”."), style);
  if (skin != NULL && !ebb_skin_find (skin, &wish.picture.style.skin))
    return ebb_cli_usage (cli, _ ("There is no tone of skin “%s”."), skin);
  set_size (&wish);
  if (!ebb_cli_parse_size (size, &wish.width, &wish.height))
    return ebb_cli_usage (cli, _ ("“%s” is no size from %dx%d to %dx%d."), size, EBB_PICTURE_MIN, EBB_PICTURE_MIN, EBB_PICTURE_MAX, EBB_PICTURE_MAX);
  if (!ebb_cli_parse_days (from, to, query, &error))
    return ebb_cli_fail (cli, error);

  store = ebb_cli_open (cli, EBB_OPEN_DEFAULT, &error);
  if (store == NULL)
    return ebb_cli_fail (cli, error);
  ok = draw (cli, store, query, &wish, output, &error);
  ebb_cli_close (cli, store);
  return ok ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}
