// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-relief.h"
#include "ebb-cli-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "analysis/ebb-relief-text.h"
#include "draw/ebb-relief-picture.h"
#include "exchange/ebb-json-writer.h"

/* In the order of EbbReliefBy; the first is no choice. */
static const char *const by_names[] = { NULL, "technique", "region", "provider", "course" };

static const char *const verdicts[] = {
  [EBB_MATCHED_TOO_FEW] = "too-few",
  [EBB_MATCHED_TOO_LATE] = "too-late",
  [EBB_MATCHED_UNCLEAR] = "unclear",
  [EBB_MATCHED_OF_MANY] = "of-many",
  [EBB_MATCHED_SMALL] = "small",
  [EBB_MATCHED_LOWER] = "lower",
  [EBB_MATCHED_HIGHER] = "higher",
};

static EbbReliefResult *
load (EbbCli *cli,
      EbbStore *store,
      EbbReliefWish wish,
      GError **error)
{
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (EbbReliefDiary) diary = NULL;

  ebb_store_load_relief_async (store, cli->cancellable, ebb_cli_take_result_cb, &read);
  diary = ebb_store_load_relief_finish (store, ebb_cli_wait (cli, &read), error);
  return diary != NULL ? ebb_relief_result_new (diary, wish, g_get_real_time () / G_USEC_PER_SEC) : NULL;
}

/* --- JSON ----------------------------------------------------------------------------- */

/* Begins a member; what is not known has none. */
static void
append_name (GString *out,
             const char *name)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  g_string_append_printf (out, "\"%s\":", name);
}

static void
append_number (GString *out,
               const char *name,
               double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    return;
  append_name (out, name);
  g_string_append (out, g_ascii_formatd (digits, sizeof digits, "%.6g", number));
}

static void
append_text (GString *out,
             const char *name,
             const char *text)
{
  append_name (out, name);
  ebb_json_append_string (out, text);
}

static void
append_summary (GString *out,
                const EbbReliefSummary *summary)
{
  append_number (out, "sessions", summary->n_sessions);
  append_number (out, "known", summary->n_known);
  append_number (out, "lower_after", summary->n_relief);
  append_name (out, "lasts");
  g_string_append_c (out, '{');
  append_number (out, "median", summary->median);
  append_number (out, "lower", isnan (summary->median) ? NAN : summary->lower);
  append_number (out, "upper", isnan (summary->median) ? NAN : summary->upper);
  append_number (out, "longer_than", summary->longer_than);
  g_string_append_c (out, '}');
}

static void
append_matched (GString *out,
                const EbbMatched *matched)
{
  append_name (out, "comparison");
  g_string_append_c (out, '{');
  append_text (out, "says", verdicts[matched->verdict]);
  append_number (out, "hours", matched->hours);
  append_number (out, "sessions", matched->n_matched);
  append_number (out, "moments", matched->n_moments);
  append_number (out, "change", matched->change);
  append_number (out, "moments_change", matched->moments_change);
  append_number (out, "difference", matched->difference);
  append_number (out, "lower", matched->lower);
  append_number (out, "upper", matched->upper);
  append_number (out, "p", matched->p);
  g_string_append_c (out, '}');
}

static void
append_curve (GString *out,
              const EbbReliefPoint *points)
{
  append_name (out, "curve");
  for (guint i = 0; i < EBB_N_RELIEF_POINTS; i++)
    {
      g_string_append (out, i == 0 ? "[{" : ",{");
      append_number (out, "hours", points[i].hours);
      append_number (out, "sessions", points[i].n);
      append_number (out, "median", points[i].median);
      append_number (out, "lower_quartile", points[i].lower_quartile);
      append_number (out, "upper_quartile", points[i].upper_quartile);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_group (GString *out,
              const EbbReliefResult *result,
              const EbbReliefGroup *group)
{
  g_autofree char *name = ebb_relief_diary_get_value_name (result->cases->diary, result->wish.by, group->value);

  g_string_append_c (out, '{');
  append_text (out, by_names[result->wish.by], ebb_relief_diary_get_value_id (result->cases->diary, result->wish.by, group->value));
  append_text (out, "name", name);
  append_summary (out, group->summary);
  append_matched (out, &group->matched);
  g_string_append_c (out, '}');
}

static void
append_json (GString *out,
             const EbbReliefResult *result)
{
  g_string_append_c (out, '{');
  append_summary (out, result->summary);
  append_curve (out, result->points);
  append_matched (out, &result->matched);
  append_text (out, "caution", ebb_matched_get_caution ());
  if (result->wish.by != EBB_RELIEF_BY_NOTHING)
    {
      append_name (out, "groups");
      g_string_append_c (out, '[');
      for (guint i = 0; i < result->groups->len; i++)
        {
          g_string_append (out, i > 0 ? "," : "");
          append_group (out, result, &g_array_index (result->groups, EbbReliefGroup, i));
        }
      g_string_append_c (out, ']');
    }
  g_string_append (out, "}\n");
}

/* --- text ----------------------------------------------------------------------------- */

/* Takes @line. */
static void
append_line (GString *out,
             char *line)
{
  g_string_append_printf (out, "%s\n", line);
  g_free (line);
}

static void
append_words (GString *out,
              const EbbReliefResult *result)
{
  append_line (out, ebb_relief_summary_describe (result->summary));
  if (result->summary->n_sessions == 0)
    return;
  append_line (out, ebb_relief_summary_describe_duration (result->summary));
  append_line (out, ebb_relief_cases_describe (result->cases));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < EBB_N_RELIEF_POINTS; i++)
    append_line (out, ebb_relief_point_describe (&result->points[i]));
  g_string_append_c (out, '\n');
  append_line (out, ebb_matched_describe (&result->matched));
  append_line (out, g_strdup (ebb_matched_get_caution ()));
  for (guint i = 0; i < result->groups->len; i++)
    {
      const EbbReliefGroup *group = &g_array_index (result->groups, EbbReliefGroup, i);
      g_autofree char *name = ebb_relief_diary_get_value_name (result->cases->diary, result->wish.by, group->value);

      g_string_append_printf (out, "\n%s\n", name);
      append_line (out, ebb_relief_summary_describe (group->summary));
      append_line (out, ebb_matched_describe (&group->matched));
    }
}

/* --- the sub-command -------------------------------------------------------------------- */

static gboolean
parse_by (const char *name,
          EbbReliefBy *by)
{
  for (guint i = 1; i < G_N_ELEMENTS (by_names); i++)
    if (g_strcmp0 (name, by_names[i]) == 0)
      {
        *by = (EbbReliefBy) i;
        return TRUE;
      }
  return name == NULL;
}

int
ebb_cli_relief (EbbCli *cli,
                int argc,
                char **argv)
{
  g_autofree char *by = NULL;
  int hours = 4;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_ ("Each of them beside the others: technique, region, provider or course"), N_ ("NAME") },
    { "hours", 0, 0, G_OPTION_ARG_INT, &hours, N_ ("How long after sessions pain is compared, 0 to 8; 4 without it"), N_ ("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print a JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = ebb_cli_options_new (cli, NULL, entries);
  EbbReliefWish wish = { EBB_RELIEF_BY_NOTHING, EBB_RELIEF_EACH, 4 };
  g_autoptr (EbbReliefResult) result = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_option_context_set_summary (context, _ ("Prints what sessions were followed by: how often pain was lower, for how long, and\n"
                                            "the comparison with similar moments without a session."));
  g_option_context_set_description (context, _ ("JSON: {\"sessions\", \"known\", \"lower_after\", \"lasts\": {\"median\", \"lower\", \"upper\" or\n"
                                                "\"longer_than\"}, \"curve\": [{\"hours\", \"sessions\", \"median\", \"lower_quartile\",\n"
                                                "\"upper_quartile\"}], \"comparison\": {\"says\", \"hours\", \"sessions\", \"moments\", \"change\",\n"
                                                "\"moments_change\", \"difference\", \"lower\", \"upper\", \"p\"}, \"caution\", \"groups\": […]}.\n"
                                                "A group has its id, \"name\", and the same without curve. “says” is one of too-few,\n"
                                                "unclear, of-many, small, lower and higher. Changes are points of pain, negative is\n"
                                                "lower; hours count from the end of a session; what is not known is absent."));
  if (!ebb_cli_parse (cli, context, &argc, &argv, 0, 0, &status))
    return status;
  if (!parse_by (by, &wish.by))
    return ebb_cli_usage (cli, _ ("“%s” is none of technique, region, provider and course."), by);
  if (hours < 0 || hours > EBB_MATCHED_MAX_HOURS)
    return ebb_cli_usage (cli, _ ("%d is no number of hours from 0 to 8."), hours);
  wish.hours = hours;

  store = ebb_cli_open (cli, EBB_OPEN_DEFAULT, &error);
  if (store == NULL)
    return ebb_cli_fail (cli, error);
  result = load (cli, store, wish, &error);
  ebb_cli_close (cli, store);
  if (result == NULL)
    return ebb_cli_fail (cli, error);
  if (json)
    append_json (out, result);
  else
    append_words (out, result);
  return ebb_cli_print (out->str, out->len, &error) ? EBB_CLI_DONE : ebb_cli_fail (cli, error);
}

/* --- pictures ----------------------------------------------------------------------------- */

static void
draw_cb (cairo_t *cr,
         double width,
         double height,
         gpointer user_data)
{
  ebb_relief_picture_draw (user_data, cr, width, height);
}

/*< private >
 * ebb_cli_render_relief:
 *
 * Draws what all sessions were followed by.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GBytes *
ebb_cli_render_relief (EbbCli *cli,
                       EbbStore *store,
                       EbbReliefChartKind kind,
                       const EbbChartStyle *style,
                       EbbPictureFormat format,
                       int width,
                       int height,
                       GError **error)
{
  g_autoptr (EbbReliefResult) result = load (cli, store, (EbbReliefWish){ EBB_RELIEF_BY_NOTHING, EBB_RELIEF_EACH, 4 }, error);
  g_autoptr (EbbReliefChart) chart = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *message = NULL;
  EbbReliefPicture picture;

  if (result == NULL)
    return NULL;
  chart = ebb_relief_chart_new (kind, result);
  subtitle = ebb_relief_cases_describe (result->cases);
  message = ebb_relief_picture_get_message (kind, result);
  picture = (EbbReliefPicture){ chart, ebb_relief_chart_kind_get_title (kind), subtitle, message, *style };
  return ebb_picture_render (format, width, height, 1, draw_cb, &picture, error);
}
