// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "analysis/ebb-relief-text.h"
#include "draw/ebb-value-colors.h"
#include "model/ebb-technique.h"
#include "widgets/ebb-format.h"

/* What a result says: sentences, charts, the groups beside each other, tables. */

typedef enum
{
  GROUP_NAME,
  GROUP_SESSIONS,
  GROUP_RELIEF,
  GROUP_CHANGE,
  GROUP_DIFFERENCE,
  GROUP_VERDICT,
  N_GROUP_COLUMNS,
} GroupColumn;

typedef enum
{
  TIME_HOURS,
  TIME_SESSIONS,
  TIME_MEDIAN,
  TIME_LOWER,
  TIME_UPPER,
  N_TIME_COLUMNS,
} TimeColumn;

typedef enum
{
  SESSION_DAY,
  SESSION_WHAT,
  SESSION_BEFORE,
  SESSION_AFTER,
  SESSION_LONG,
  N_SESSION_COLUMNS,
} SessionColumn;

/* --- numbers ------------------------------------------------------------------------- */

static char *
format_number (double number)
{
  return isnan (number) ? g_strdup ("–") : ebb_value_colors_format (round (number * 10) / 10);
}

/* With its sign, and a real minus. */
static char *
format_signed (double number)
{
  double rounded = round (number * 10) / 10;
  g_autofree char *digits = format_number (fabs (rounded));

  if (isnan (number) || rounded == 0)
    return g_steal_pointer (&digits);
  return g_strconcat (rounded < 0 ? "−" : "+", digits, NULL);
}

/* --- the groups beside each other ------------------------------------------------------ */

static char *
describe_verdict (const EbbMatched *matched)
{
  switch (matched->verdict)
    {
    case EBB_MATCHED_LOWER:
      /* Translators: of a group of sessions, beside similar moments without a session; never
       * that sessions were the reason */
      return g_strdup (C_ ("relief", "Went together with lower pain"));
    case EBB_MATCHED_HIGHER:
      return g_strdup (C_ ("relief", "Went together with higher pain"));
    case EBB_MATCHED_SMALL:
      return g_strdup (C_ ("relief", "A small difference"));
    case EBB_MATCHED_OF_MANY:
      return g_strdup (C_ ("relief", "Of so many groups one may look like this by chance"));
    case EBB_MATCHED_TOO_FEW:
    case EBB_MATCHED_UNCLEAR:
    case EBB_MATCHED_TOO_LATE:
    default:
      return g_strdup (C_ ("relief", "Cannot be told yet"));
    }
}

static char *
format_difference (const EbbMatched *matched)
{
  g_autofree char *difference = format_signed (matched->difference);
  g_autofree char *lower = format_signed (matched->lower);
  g_autofree char *upper = format_signed (matched->upper);

  if (isnan (matched->difference))
    return g_strdup ("–");
  /* Translators: a difference, and between which numbers it may lie: "−1.1 (−2 to −0.2)" */
  return g_strdup_printf (C_ ("relief", "%s (%s to %s)"), difference, lower, upper);
}

static EbbTextRow *
new_group_row (const EbbReliefResult *result,
               const EbbReliefGroup *group)
{
  EbbTextRow *row = ebb_text_row_new (group->value, N_GROUP_COLUMNS);
  const EbbReliefSummary *summary = group->summary;
  const EbbMatched *matched = &group->matched;

  ebb_text_row_take (row, GROUP_NAME, ebb_relief_diary_get_value_name (result->cases->diary, result->wish.by, group->value),
                     result->wish.by == EBB_RELIEF_BY_PART_OF_DAY ? group->value : NAN);
  ebb_text_row_take (row, GROUP_SESSIONS, g_strdup_printf ("%u", summary->n_sessions), summary->n_sessions);
  /* Translators: how many of how many: "9 of 14" */
  ebb_text_row_take (row, GROUP_RELIEF, summary->n_known > 0 ? g_strdup_printf (C_ ("relief", "%u of %u"), summary->n_relief, summary->n_known) : g_strdup ("–"), isnan (summary->share) ? -1 : summary->share);
  ebb_text_row_take (row, GROUP_CHANGE, format_signed (matched->change), isnan (matched->change) ? G_MAXDOUBLE : matched->change);
  ebb_text_row_take (row, GROUP_DIFFERENCE, format_difference (matched), isnan (matched->difference) ? G_MAXDOUBLE : matched->difference);
  ebb_text_row_take (row, GROUP_VERDICT, describe_verdict (matched), NAN);
  return row;
}

/* Whether each group is looked at, beside the others. */
static gboolean
has_groups (const EbbReliefResult *result)
{
  return result->groups->len > 0 && result->wish.value == EBB_RELIEF_EACH;
}

static void
show_groups (EbbReliefView *self)
{
  static const char *const titles[] = {
    NULL,
    NC_ ("relief", "Techniques Beside Each Other"),
    NC_ ("relief", "Parts of the Body Beside Each Other"),
    NC_ ("relief", "Givers Beside Each Other"),
    NC_ ("relief", "Courses Beside Each Other"),
    NC_ ("relief", "Parts of the Day Beside Each Other"),
  };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const EbbReliefResult *result = self->result;

  if (!has_groups (result))
    return;
  for (guint i = 0; i < result->groups->len; i++)
    g_ptr_array_add (rows, new_group_row (result, &g_array_index (result->groups, EbbReliefGroup, i)));
  gtk_label_set_text (self->groups_title, g_dpgettext2 (NULL, "relief", titles[result->wish.by]));
  ebb_text_table_set_name (self->groups, g_dpgettext2 (NULL, "relief", titles[result->wish.by]));
  ebb_text_table_set_rows (self->groups, rows);
}

/* --- tables ---------------------------------------------------------------------------- */

static void
fill_times (EbbReliefView *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < EBB_N_RELIEF_POINTS; i++)
    {
      const EbbReliefPoint *point = &self->result->points[i];
      EbbTextRow *row = ebb_text_row_new ((int) i, N_TIME_COLUMNS);

      ebb_text_row_take (row, TIME_HOURS, point->hours > 0 ? format_number (point->hours) : g_strdup (C_ ("relief", "Right after")), point->hours);
      ebb_text_row_take (row, TIME_SESSIONS, g_strdup_printf ("%u", point->n), point->n);
      ebb_text_row_take (row, TIME_MEDIAN, format_signed (point->median), point->median);
      ebb_text_row_take (row, TIME_LOWER, format_signed (point->lower_quartile), point->lower_quartile);
      ebb_text_row_take (row, TIME_UPPER, format_signed (point->upper_quartile), point->upper_quartile);
      g_ptr_array_add (rows, row);
    }
  ebb_text_table_set_rows (self->times, rows);
}

/* Returns: (transfer full): what was done, each technique once. */
static char *
format_techniques (EbbSession *session)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < session->parts->len; i++)
    {
      const char *technique = g_array_index (session->parts, EbbSessionPart, i).technique;
      gboolean known = FALSE;

      for (guint j = 0; j < i; j++)
        known |= g_array_index (session->parts, EbbSessionPart, j).technique == technique;
      if (!known)
        /* Translators: between the items of a list */
        g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("list", ", ") : "", ebb_technique_id_get_name (technique));
    }
  return g_strdup (text->len > 0 ? text->str : "–");
}

static char *
format_outcome (const EbbReliefOutcome *outcome)
{
  /* long ones are not known to the minute */
  g_autofree char *hours = format_number (outcome->hours < 10 ? outcome->hours : round (outcome->hours));

  switch (outcome->kind)
    {
    case EBB_RELIEF_NO_BASELINE:
      return g_strdup (C_ ("relief", "Not known: too few ratings before"));
    case EBB_RELIEF_NO_FOLLOW_UP:
      return g_strdup (C_ ("relief", "Not known: no rating after"));
    case EBB_RELIEF_RETURNED:
      /* Translators: pain was lower for so many hours */
      return g_strdup_printf (C_ ("relief", "Lower for %s h"), hours);
    case EBB_RELIEF_LASTED:
      return g_strdup_printf (C_ ("relief", "Lower for %s h or longer"), hours);
    case EBB_RELIEF_NONE:
    default:
      return g_strdup (C_ ("relief", "Not clearly lower"));
    }
}

static EbbTextRow *
new_session_row (const EbbReliefResult *result,
                 const EbbReliefPair *pair)
{
  const EbbReliefLog *log = result->cases->log;
  EbbReliefOutcome outcome = ebb_relief_get_outcome (log, pair->session);
  EbbTextRow *row = ebb_text_row_new ((int) pair->session, N_SESSION_COLUMNS);

  ebb_text_row_take (row, SESSION_DAY, ebb_format_day_short (ebb_moment_get_day (log->sessions[pair->session].start)), pair->session);
  ebb_text_row_take (row, SESSION_WHAT, format_techniques (ebb_relief_cases_get_session (result->cases, pair->session)), NAN);
  ebb_text_row_take (row, SESSION_BEFORE, format_number (pair->before), isnan (pair->before) ? -1 : pair->before);
  ebb_text_row_take (row, SESSION_AFTER, format_number (pair->after), isnan (pair->after) ? -1 : pair->after);
  ebb_text_row_take (row, SESSION_LONG, format_outcome (&outcome), isnan (outcome.hours) ? -1 - (double) outcome.kind : outcome.hours);
  return row;
}

/* Returns: (transfer full) (element-type EbbTextRow): the sessions, the newest first; in any
 * thread. */
GPtrArray *
ebb_relief_view_make_rows (const EbbReliefResult *result)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = result->pairs->len; i > 0; i--)
    g_ptr_array_add (rows, new_session_row (result, &g_array_index (result->pairs, EbbReliefPair, i - 1)));
  return rows;
}

/* Fills the tables while they are seen. */
void
ebb_relief_view_fill_tables (EbbReliefView *self)
{
  if (!ebb_relief_view_is_table (self))
    return;
  fill_times (self);
  ebb_text_table_set_rows (self->sessions, self->rows);
}

/* --- sentences and charts ----------------------------------------------------------------- */

static void
show_sentences (EbbReliefView *self)
{
  const EbbReliefResult *result = self->result;
  g_autofree char *headline = ebb_relief_summary_describe (result->summary);
  g_autofree char *duration = ebb_relief_summary_describe_duration (result->summary);
  g_autofree char *rated = ebb_relief_cases_describe (result->cases);
  g_autofree char *comparison = ebb_matched_describe (&result->matched);
  g_autofree char *more = NULL;
  g_autofree char *compared = NULL;

  gtk_label_set_text (self->headline, headline);
  gtk_label_set_text (self->duration, duration);
  gtk_label_set_text (self->rated, rated);
  gtk_label_set_text (self->comparison, comparison);
  gtk_label_set_text (self->caution, ebb_matched_get_caution ());

  more = g_strjoin (" ", duration, rated, NULL);
  compared = g_strjoin (" ", comparison, ebb_matched_get_caution (), NULL);
  ebb_read_box_set_words (self->summary, headline, more);
  ebb_read_box_set_words (self->comparison_box, C_ ("relief", "Compared with Similar Moments"), compared);
}

/* Tension and swelling are shown only where somebody rated them. Takes @chart. */
static void
show_chart (EbbReliefView *self,
            EbbReliefChartKind kind,
            EbbReliefChart *chart)
{
  gboolean is_extra = kind == EBB_RELIEF_CHART_TENSION || kind == EBB_RELIEF_CHART_SWELLING;

  gtk_widget_set_visible (self->sections[kind].box, !is_extra || ebb_relief_chart_get_n_cells (chart) > 0);
  ebb_relief_chart_view_set_chart (self->sections[kind].view, chart, ebb_relief_chart_kind_get_title (kind));
}

static gboolean
show_next_chart (EbbReliefView *self)
{
  for (guint i = 0; i < EBB_N_RELIEF_CHARTS; i++)
    if (self->waiting[i] != NULL)
      {
        show_chart (self, i, g_steal_pointer (&self->waiting[i]));
        return TRUE;
      }
  return FALSE;
}

/* Shows a part with each frame, since each takes its time to lay out and draw: the
 * sentences, which are there already, the tables, empty at first, then chart by chart. */
static gboolean
show_next_cb (GtkWidget *widget,
              GdkFrameClock *clock,
              gpointer user_data)
{
  EbbReliefView *self = EBB_RELIEF_VIEW (widget);

  switch (self->n_frames++)
    {
    case 0:
      return G_SOURCE_CONTINUE;
    case 1:
      gtk_widget_set_visible (self->groups_section, has_groups (self->result));
      return G_SOURCE_CONTINUE;
    case 2:
      show_groups (self);
      ebb_relief_view_fill_tables (self);
      return G_SOURCE_CONTINUE;
    default:
      if (show_next_chart (self))
        return G_SOURCE_CONTINUE;
      self->show_id = 0;
      return G_SOURCE_REMOVE;
    }
}

/* Forgets the charts that are not shown yet. */
void
ebb_relief_view_drop_waiting (EbbReliefView *self)
{
  for (guint i = 0; i < EBB_N_RELIEF_CHARTS; i++)
    g_clear_pointer (&self->waiting[i], ebb_relief_chart_free);
}

/* Shows the result of @self with its @charts, which are taken over. */
void
ebb_relief_view_show (EbbReliefView *self,
                      EbbReliefChart **charts)
{
  show_sentences (self);
  if (!has_groups (self->result))
    gtk_widget_set_visible (self->groups_section, FALSE);
  ebb_relief_view_drop_waiting (self);
  self->n_frames = 0;
  for (guint i = 0; i < EBB_N_RELIEF_CHARTS; i++)
    self->waiting[i] = g_steal_pointer (&charts[i]);
  if (self->show_id == 0)
    self->show_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_next_cb, NULL, NULL);
}

/* --- the parts that are many --------------------------------------------------------------- */

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
readout_cb (EbbCellView *view,
            GParamSpec *pspec,
            GtkLabel *label)
{
  const char *readout = ebb_cell_view_get_readout (view);

  gtk_label_set_text (label, readout != NULL ? readout : "");
}

static void
add_section (EbbReliefView *self,
             EbbReliefChartKind kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = new_label ("heading");
  GtkWidget *view = ebb_relief_chart_view_new ();
  GtkWidget *readout = new_label ("dim-label");

  gtk_label_set_text (GTK_LABEL (title), ebb_relief_chart_kind_get_title (kind));
  gtk_widget_add_css_class (readout, "numeric");
  g_signal_connect_object (view, "notify::readout", G_CALLBACK (readout_cb), readout, 0);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), readout);
  gtk_widget_set_parent (box, self->charts);
  self->sections[kind] = (EbbReliefSection){ box, EBB_RELIEF_CHART_VIEW (view) };
}

static void
add_table (EbbReliefView *self,
           EbbTextTable *table,
           const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = new_label ("heading");

  gtk_label_set_text (GTK_LABEL (label), title);
  ebb_text_table_set_name (table, title);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (table));
  gtk_box_append (self->table_box, box);
}

static void
add_tables (EbbReliefView *self)
{
  const EbbTextColumn groups[N_GROUP_COLUMNS] = {
    [GROUP_NAME] = { C_ ("relief table", "Group"), FALSE, FALSE },
    [GROUP_SESSIONS] = { C_ ("relief table", "Sessions"), TRUE, FALSE },
    /* Translators: after how many sessions pain was clearly lower */
    [GROUP_RELIEF] = { C_ ("relief table", "Lower After"), TRUE, FALSE },
    [GROUP_CHANGE] = { C_ ("relief table", "Change"), TRUE, FALSE },
    /* Translators: of the change after sessions and the change at similar moments */
    [GROUP_DIFFERENCE] = { C_ ("relief table", "Difference to Similar Moments"), TRUE, FALSE },
    [GROUP_VERDICT] = { C_ ("relief table", "What It Says"), FALSE, FALSE },
  };
  const EbbTextColumn times[N_TIME_COLUMNS] = {
    [TIME_HOURS] = { C_ ("relief table", "Hours After"), TRUE, FALSE },
    [TIME_SESSIONS] = { C_ ("relief table", "Sessions"), TRUE, FALSE },
    [TIME_MEDIAN] = { C_ ("relief table", "Median Change"), TRUE, FALSE },
    [TIME_LOWER] = { C_ ("relief table", "Lower Quartile"), TRUE, FALSE },
    [TIME_UPPER] = { C_ ("relief table", "Upper Quartile"), TRUE, FALSE },
  };
  const EbbTextColumn sessions[N_SESSION_COLUMNS] = {
    [SESSION_DAY] = { C_ ("relief table", "Day"), FALSE, FALSE },
    [SESSION_WHAT] = { C_ ("relief table", "What Was Done"), FALSE, TRUE },
    [SESSION_BEFORE] = { C_ ("relief table", "Before"), TRUE, FALSE },
    [SESSION_AFTER] = { C_ ("relief table", "After"), TRUE, FALSE },
    [SESSION_LONG] = { C_ ("relief table", "How Long"), FALSE, FALSE },
  };

  self->groups = EBB_TEXT_TABLE (ebb_text_table_new (groups, N_GROUP_COLUMNS));
  g_signal_connect_swapped (self->groups, "row-chosen", G_CALLBACK (ebb_relief_view_choose), self);
  gtk_box_append (self->groups_box, GTK_WIDGET (self->groups));
  self->times = EBB_TEXT_TABLE (ebb_text_table_new (times, N_TIME_COLUMNS));
  add_table (self, self->times, ebb_relief_chart_kind_get_title (EBB_RELIEF_CHART_CURVE));
  self->sessions = EBB_TEXT_TABLE (ebb_text_table_new (sessions, N_SESSION_COLUMNS));
  add_table (self, self->sessions, C_ ("relief table", "Sessions"));
}

/* Makes what the template leaves out: a chart of each kind, and the tables. */
void
ebb_relief_view_add_parts (EbbReliefView *self)
{
  for (guint i = 0; i < EBB_N_RELIEF_CHARTS; i++)
    add_section (self, i);
  add_tables (self);
}
