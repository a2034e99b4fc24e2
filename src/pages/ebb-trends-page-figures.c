// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trends-page-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "analysis/ebb-trend-text.h"

/* What the days in sight say: the sentence above the chart, and below it the cards, the
 * pattern of weekdays and hours, how the days are spread, and the calendar. */

/* The latest years in sight that the calendar shows. */
#define MAX_YEARS 3

/* So many words of a choice have a card, those given most often. */
#define MAX_WORDS 6

/* The period that the shown one is compared with: the one before it of the kind that was
 * chosen, or as many days. */
EbbPeriod
ebb_trends_page_get_before (EbbTrendsPage *self,
                            EbbPeriod shown)
{
  EbbSpan span = ebb_period_chooser_get_span (self->chooser);
  gboolean chosen = shown.from == self->period.from && shown.to == self->period.to;

  return ebb_period_before (shown, chosen && span != EBB_SPAN_ALL ? span : EBB_SPAN_CUSTOM);
}

/* Cards are taken from those that are there, since to make a widget takes longer than
 * to find its figure. @next is the first that is not in use. */
static EbbFigureCard *
take_card (EbbTrendsPage *self,
           GtkWidget **next,
           const char *caption)
{
  GtkWidget *card = *next;

  if (card != NULL)
    {
      *next = gtk_widget_get_next_sibling (card);
      ebb_figure_card_set_caption (EBB_FIGURE_CARD (card), caption);
    }
  else
    {
      card = ebb_figure_card_new (caption);
      gtk_widget_set_parent (card, self->cards);
    }
  return EBB_FIGURE_CARD (card);
}

static void
drop_cards (GtkWidget *next)
{
  while (next != NULL)
    {
      GtkWidget *card = next;

      next = gtk_widget_get_next_sibling (card);
      gtk_widget_unparent (card);
    }
}

/* The colour beside a value that is a pain of some intensity. */
static double
get_pain (EbbTrendCard card,
          const EbbTrendFigures *figures)
{
  switch (card)
    {
    case EBB_TREND_CARD_MEDIAN:
      return figures->median;
    case EBB_TREND_CARD_LOWEST:
      return figures->has_stretches ? figures->lowest.mean : NAN;
    case EBB_TREND_CARD_HIGHEST:
      return figures->has_stretches ? figures->highest.mean : NAN;
    case EBB_TREND_CARD_HIGH_DAYS:
    case EBB_TREND_CARD_CHANGE:
    case EBB_TREND_CARD_DIRECTION:
    case EBB_TREND_CARD_EMPTY_DAYS:
    default:
      return NAN;
    }
}

static void
show_cards (EbbTrendsPage *self,
            EbbPeriod before,
            const EbbTrendDirection *direction)
{
  EbbTrendSubject subject = ebb_trend_plot_get_words (self->plot);
  EbbTrendFigures earlier = ebb_trend_get_figures (self->readings, before, ebb_trend_plot_is_count (self->plot));
  EbbTrendChange change = ebb_trend_compare_figures (&earlier, &self->figures, subject.is_pain);
  GtkWidget *next = gtk_widget_get_first_child (self->cards);

  for (guint i = 0; i < EBB_N_TREND_CARDS; i++)
    {
      g_autofree char *value = NULL;
      g_autofree char *detail = NULL;
      EbbFigureCard *card;

      if (i == EBB_TREND_CARD_HIGH_DAYS && !subject.is_pain)
        continue;
      value = ebb_trend_card_get_value (i, &subject, &self->figures, &change, direction);
      detail = ebb_trend_card_get_detail (i, &subject, &self->figures, &change, direction);
      card = take_card (self, &next, ebb_trend_card_get_title (i));
      if (value == NULL)
        {
          ebb_figure_card_set_unknown (card, detail);
          continue;
        }
      ebb_figure_card_set_value (card, value, detail);
      ebb_figure_card_set_pain (card, subject.is_pain ? get_pain (i, &self->figures) : NAN);
    }
  drop_cards (next);
}

typedef struct
{
  double value;
  guint n;
} Word;

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const Word *first = a, *second = b;

  if (first->n != second->n)
    return first->n < second->n ? 1 : -1;
  return (first->value > second->value) - (first->value < second->value);
}

/* How often each word was given. */
static void
show_words (EbbTrendsPage *self,
            EbbPeriod shown)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));
  GtkWidget *next = gtk_widget_get_first_child (self->cards);
  guint n;
  const EbbSample *samples = ebb_readings_get_period (self->readings, shown, &n);

  for (guint i = 0; i < n; i++)
    {
      guint j = 0;
      Word word = { samples[i].y, 0 };

      while (j < words->len && g_array_index (words, Word, j).value != word.value)
        j++;
      if (j == words->len)
        g_array_append_val (words, word);
      g_array_index (words, Word, j).n++;
    }
  g_array_sort (words, compare_words);

  for (guint i = 0; i < MIN (words->len, MAX_WORDS); i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      g_autofree char *caption = ebb_trend_plot_format_value (self->plot, word->value);
      g_autofree char *value = g_strdup_printf ("%.0f\u00a0%%", 100.0 * word->n / n);
      /* Translators: how often one answer was given */
      g_autofree char *detail = g_strdup_printf (g_dngettext (NULL, "%u of %u answer", "%u of %u answers", n), word->n, n);

      EbbFigureCard *card = take_card (self, &next, caption);

      ebb_figure_card_set_value (card, value, detail);
      ebb_figure_card_set_pain (card, NAN);
    }
  drop_cards (next);
}

static void
show_patterns (EbbTrendsPage *self,
               EbbPeriod shown)
{
  const char *name = ebb_trend_plot_get_name (self->plot);
  const char *unit = ebb_trend_plot_get_axis_title (self->plot);
  gboolean is_count = ebb_trend_plot_is_count (self->plot);
  gboolean is_pain = ebb_subject_is_pain (ebb_trend_plot_get_subject (self->plot));
  g_autoptr (EbbDistribution) distribution = ebb_distribution_new (self->readings, shown, ebb_trend_plot_is_rating (self->plot), is_count);
  EbbHourPattern pattern;
  EbbValueColors colors;

  /* of entries each hour has just as many as it has */
  gtk_widget_set_visible (self->hours_section, !is_count);
  if (!is_count)
    {
      ebb_hour_pattern_init (&pattern, self->readings, shown);
      ebb_trend_plot_get_hour_colors (self->plot, &pattern, &colors);
      ebb_hour_view_set_pattern (self->hours, &pattern, &colors, unit, name);
    }
  ebb_histogram_view_set_distribution (self->distribution, distribution, is_pain, unit, self->figures.median, name);
}

/* The whole years that the days in sight touch, up to today. */
static void
show_year (EbbTrendsPage *self,
           EbbPeriod shown)
{
  g_autoptr (GArray) days = NULL;
  EbbValueColors colors;
  EbbPeriod whole;
  int year, first_year, month, month_day;

  ebb_day_to_ymd (shown.to, &year, &month, &month_day);
  whole.to = ebb_day_from_ymd (year, 12, 31);
  whole.to = MIN (whole.to, MAX (shown.to, ebb_day_today ()));
  ebb_day_to_ymd (shown.from, &first_year, &month, &month_day);
  whole.from = ebb_day_from_ymd (MAX (first_year, year - MAX_YEARS + 1), 1, 1);
  days = ebb_trend_plot_get_days (self->plot, whole);
  ebb_trend_plot_get_day_colors (self->plot, days, &colors);
  ebb_year_view_set_days (self->year, days, whole, &colors, ebb_trend_plot_get_axis_title (self->plot), ebb_trend_plot_get_name (self->plot));
}

static gboolean
show_rest_cb (gpointer user_data)
{
  EbbTrendsPage *self = user_data;
  EbbPeriod shown = ebb_trend_view_get_shown (self->view);

  self->rest_id = 0;
  show_patterns (self, shown);
  show_year (self, shown);
  return G_SOURCE_REMOVE;
}

/* Says at once what ebb_trends_page_show_figures() has left for later. */
void
ebb_trends_page_finish_figures (EbbTrendsPage *self)
{
  if (self->rest_id == 0)
    return;
  g_source_remove (self->rest_id);
  show_rest_cb (self);
}

/* Says what the days in sight say: in the frame that shows the chart the sentence and
 * the cards, in the next one the patterns and the calendar, which are further down. */
void
ebb_trends_page_show_figures (EbbTrendsPage *self)
{
  EbbPeriod shown = ebb_trend_view_get_shown (self->view);
  EbbPeriod before = ebb_trends_page_get_before (self, shown);
  gboolean compares = ebb_period_chooser_get_compares (self->chooser);
  gboolean is_choice = ebb_trend_plot_is_choice (self->plot);
  EbbTrendDirection direction;
  g_autofree char *message = NULL;

  if (is_choice)
    {
      message = ebb_trend_plot_describe (self->plot, shown, NULL);
    }
  else
    {
      ebb_trend_sum_up (self->readings, shown, ebb_trend_plot_is_count (self->plot), &self->figures, &direction);
      message = ebb_trend_plot_describe_figures (self->plot, &self->figures, &direction, compares ? &before : NULL);
    }
  gtk_label_set_text (self->message, message);
  ebb_trend_view_set_message (self->view, message);
  if (compares)
    {
      g_autofree char *before_message = ebb_trend_plot_describe (self->plot, ebb_trend_view_get_shown (self->before_view), NULL);

      ebb_trend_view_set_message (self->before_view, before_message);
    }
  gtk_widget_set_visible (self->patterns, !is_choice);
  gtk_widget_set_visible (self->year_section, !is_choice);
  if (is_choice)
    {
      g_clear_handle_id (&self->rest_id, g_source_remove);
      show_words (self, shown);
      return;
    }
  show_cards (self, before, &direction);
  if (self->rest_id == 0)
    self->rest_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, show_rest_cb, self, NULL);
}
