// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-picture.h"
#include "ebb-cli-private.h"
#include "ebb-cli-relief.h"

#include <glib/gi18n.h>

#include "analysis/ebb-trend-text.h"
#include "draw/ebb-trend-picture.h"

/* A --kind, what it draws, and what it may be of. */
static const struct
{
  const char *name;
  EbbTrendPictureKind kind;
  EbbSubjectKind subject; /* that it always is of; EBB_SUBJECT_PAIN: any without region and tracker */
  gboolean any;           /* may be of everything */
  int height;             /* px, where no size is given */
  gboolean is_relief;     /* of sessions, and of nothing else */
  EbbReliefChartKind relief;
} kinds[] = {
  { "pain", EBB_TREND_PICTURE_CHART, EBB_SUBJECT_PAIN, FALSE, 600 },
  { "region", EBB_TREND_PICTURE_CHART, EBB_SUBJECT_REGION, FALSE, 600 },
  { "tracker", EBB_TREND_PICTURE_CHART, EBB_SUBJECT_TRACKER, FALSE, 600 },
  { "calendar", EBB_TREND_PICTURE_CALENDAR, EBB_SUBJECT_PAIN, TRUE, 600 },
  { "hours", EBB_TREND_PICTURE_HOURS, EBB_SUBJECT_PAIN, TRUE, 400 },
  { "distribution", EBB_TREND_PICTURE_DISTRIBUTION, EBB_SUBJECT_PAIN, TRUE, 500 },
  { "relief", EBB_TREND_PICTURE_CHART, EBB_SUBJECT_PAIN, FALSE, 600, TRUE, EBB_RELIEF_CHART_CURVE },
  { "slope", EBB_TREND_PICTURE_CHART, EBB_SUBJECT_PAIN, FALSE, 600, TRUE, EBB_RELIEF_CHART_SLOPE },
};

/* What the arguments ask for. */
typedef struct
{
  guint kind; /* in the table */
  const char *of;
  EbbPictureFormat format;
  int width;
  int height;
  EbbChartStyle style;
  EbbSubject subject;
  EbbTracker *tracker; /* (owned by the list) (nullable) */
} Wish;

static gboolean
parse_kind (const char *name,
            Wish *wish)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (name, kinds[i].name) == 0)
      {
        wish->kind = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_tracker (const char *id,
              GPtrArray *trackers,
              Wish *wish)
{
  wish->tracker = ebb_trackers_find (trackers, id);
  if (wish->tracker == NULL)
    return FALSE;
  wish->subject = (EbbSubject){ EBB_SUBJECT_TRACKER, NULL, g_intern_string (id) };
  return TRUE;
}

static gboolean
find_region (const char *word,
             Wish *wish)
{
  const EbbRegion *region = ebb_region_find (word);

  if (region == NULL)
    return FALSE;
  wish->subject = (EbbSubject){ EBB_SUBJECT_REGION, region, NULL };
  return TRUE;
}

/* A rating, or with the prefix of a kind its name, or a bare name of either. */
static gboolean
find_subject (GPtrArray *trackers,
              Wish *wish)
{
  EbbSubject subject;

  if (wish->of == NULL)
    return kinds[wish->kind].subject == EBB_SUBJECT_PAIN;
  if (kinds[wish->kind].subject == EBB_SUBJECT_REGION)
    return find_region (wish->of, wish);
  if (kinds[wish->kind].subject == EBB_SUBJECT_TRACKER)
    return find_tracker (wish->of, trackers, wish);
  if (ebb_subject_from_string (wish->of, &subject))
    {
      wish->subject = subject;
      if (subject.kind == EBB_SUBJECT_TRACKER)
        return kinds[wish->kind].any && find_tracker (subject.tracker, trackers, wish);
      return kinds[wish->kind].any || subject.kind != EBB_SUBJECT_REGION;
    }
  return kinds[wish->kind].any && (find_tracker (wish->of, trackers, wish) || find_region (wish->of, wish));
}

/* Of words no mean is made, by day or hour; and each hour has as many entries as it has. */
static gboolean
can_show (const Wish *wish)
{
  if (kinds[wish->kind].kind == EBB_TREND_PICTURE_CHART)
    return TRUE;
  if (kinds[wish->kind].kind == EBB_TREND_PICTURE_HOURS && wish->subject.kind == EBB_SUBJECT_ENTRIES)
    return FALSE;
  return !ebb_subject_is_choice (&wish->subject, wish->tracker);
}

/* What is not limited ends with the diary, or today where there is none. */
static EbbPeriod
get_period (const EbbReadings *readings,
            const EbbQuery *query)
{
  EbbPeriod period = ebb_readings_get_extent (readings);

  if (ebb_period_is_empty (period))
    period = (EbbPeriod){ ebb_day_today (), ebb_day_today () };
  if (query->from > EBB_DAY_MIN && query->to < EBB_DAY_MAX)
    return (EbbPeriod){ query->from, query->to };
  if (query->from > EBB_DAY_MIN)
    return (EbbPeriod){ query->from, MAX (query->from, period.to) };
  if (query->to < EBB_DAY_MAX)
    return (EbbPeriod){ MIN (query->to, period.from), query->to };
  return period;
}

static void
draw_cb (cairo_t *cr,
         double width,
         double height,
         gpointer user_data)
{
  ebb_trend_picture_draw (user_data, cr, width, height);
}

static gboolean
draw (EbbCli *cli,
      EbbStore *store,
      const EbbQuery *query,
      const Wish *wish,
      const char *path,
      GError **error)
{
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (EbbReadings) readings = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (EbbTrendPlot) plot = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *message = NULL;
  EbbTrendPicture picture = { .kind = kinds[wish->kind].kind, .style = wish->style };
  EbbPeriod period;

  ebb_store_load_readings_async (store, &wish->subject, EBB_DAY_MIN, EBB_DAY_MAX, cli->cancellable, ebb_cli_take_result_cb, &read);
  readings = ebb_store_load_readings_finish (store, ebb_cli_wait (cli, &read), error);
  if (readings == NULL)
    return FALSE;
  ebb_store_list_annotations_async (store, EBB_DAY_MIN, EBB_DAY_MAX, cli->cancellable, ebb_cli_take_result_cb, &listed);
  annotations = ebb_store_list_annotations_finish (store, ebb_cli_wait (cli, &listed), error);
  if (annotations == NULL)
    return FALSE;

  period = get_period (readings, query);
  plot = ebb_trend_plot_new (readings, &wish->subject, wish->tracker, annotations);
  message = ebb_trend_plot_describe (plot, period, NULL);
  picture.plot = plot;
  picture.from = period.from * EBB_DAY_SECONDS;
  picture.to = (period.to + 1) * EBB_DAY_SECONDS;
  picture.message = message;
  bytes = ebb_picture_render (wish->format, wish->width, wish->height, 1, draw_cb, &picture, error);
  return bytes != NULL && ebb_picture_save (path, bytes, error);
}

static gboolean
draw_relief (EbbCli *cli,
             EbbStore *store,
             const Wish *wish,
             const char *path,
             GError **error)
{
  g_autoptr (GBytes) bytes = ebb_cli_render_relief (cli, store, kinds[wish->kind].relief, &wish->style, wish->format, wish->width, wish->height, error);

  return bytes != NULL && ebb_picture_save (path, bytes, error);
}

int
ebb_cli_chart (EbbCli *cli,
               int argc,
               char **argv)
{
  g_autofree char *kind = NULL;
  g_autofree char *of = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *style = NULL;
  g_autofree char *size = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("pain, region, tracker, calendar, hours, distribution, relief or slope"), N_ ("NAME") },
    { "of", 0, 0, G_OPTION_ARG_STRING, &of, N_ ("Of pain: average, worst, least or entries; else a region or a tracker"), N_ ("NAME") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day, such as 2026-03-01"), N_ ("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day"), N_ ("DAY") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &style, N_ ("light, dark, high-contrast, high-contrast-dark or print"), N_ ("NAME") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, N_ ("Width and height in pixels, such as 1000x600"), N_ ("WxH") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The picture to write: .png, .svg or .pdf"), N_ ("PATH") },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = ebb_cli_options_new (cli, NULL, entries);
  Wish wish = { .width = 1000, .style = { .text_scale = 1 } };
  g_autoptr (EbbQuery) query = ebb_query_new ();
  g_autoptr (GPtrArray) trackers = NULL;
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean known = FALSE, ok = FALSE;
  int status;

  g_option_context_set_summary (context, _ ("Draws how something went: over time, by weekday and hour, day by day, or how many\n"
                                            "days there are of each value; or what sessions were followed by (relief, slope);\n"
                                            "with what it says in words. What was at PATH is replaced only when all is written."));
  if (!ebb_cli_parse (cli, context, &argc, &argv, 0, 0, &status))
    return status;
  if (output == NULL)
    return ebb_cli_usage (cli, _ ("A picture must be named: -o PATH."));
  if (!ebb_picture_format_from_path (output, &wish.format))
    return ebb_cli_usage (cli, _ ("The name of the picture must end in .png, .svg or .pdf."));
  if (!parse_kind (kind != NULL ? kind : "pain", &wish))
    return ebb_cli_usage (cli, _ ("There is no kind “%s”; there are pain, region, tracker, calendar, hours, distribution, relief and slope."), kind);
  if (of == NULL && kinds[wish.kind].subject != EBB_SUBJECT_PAIN)
    return ebb_cli_usage (cli, _ ("Of what is not said: --of NAME."));
  if (kinds[wish.kind].is_relief && (of != NULL || from != NULL || to != NULL))
    return ebb_cli_usage (cli, _ ("A picture of sessions is of all of them: without --of, --from and --to."));
  wish.style.palette = ebb_cli_parse_style (style, wish.format);
  if (wish.style.palette == NULL)
    return ebb_cli_usage (cli, _ ("There is no style “%s”."), style);
  wish.height = kinds[wish.kind].height;
  if (!ebb_cli_parse_size (size, &wish.width, &wish.height))
    return ebb_cli_usage (cli, _ ("“%s” is no size from %dx%d to %dx%d."), size, EBB_PICTURE_MIN, EBB_PICTURE_MIN, EBB_PICTURE_MAX, EBB_PICTURE_MAX);
  if (!ebb_cli_parse_days (from, to, query, &error))
    return ebb_cli_fail (cli, error);

  store = ebb_cli_open (cli, EBB_OPEN_DEFAULT, &error);
  if (store == NULL)
    return ebb_cli_fail (cli, error);
  wish.of = of;
  if (kinds[wish.kind].is_relief)
    ok = draw_relief (cli, store, &wish, output, &error);
  else
    trackers = ebb_cli_list_trackers (cli, store, &error);
  if (trackers != NULL)
    {
      known = find_subject (trackers, &wish) && can_show (&wish);
      if (!known)
        g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is nothing named “%s” that this kind of chart can show."), of);
      ok = known && draw (cli, store, query, &wish, output, &error);
    }
  ebb_cli_close (cli, store);
  return ok ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}
