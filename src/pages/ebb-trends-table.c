// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trends-table.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/ebb-format.h"

/* --- a row ------------------------------------------------------------- */

#define EBB_TYPE_TRENDS_TABLE_ROW (ebb_trends_table_row_get_type ())
G_DECLARE_FINAL_TYPE (EbbTrendsTableRow, ebb_trends_table_row, EBB, TRENDS_TABLE_ROW, GObject)

struct _EbbTrendsTableRow
{
  GObject parent_instance;

  EbbTrendPoint point;
  double average; /* the moving average that is drawn there; NAN if none */
};

G_DEFINE_FINAL_TYPE (EbbTrendsTableRow, ebb_trends_table_row, G_TYPE_OBJECT)

static void
ebb_trends_table_row_class_init (EbbTrendsTableRowClass *klass)
{
}

static void
ebb_trends_table_row_init (EbbTrendsTableRow *self)
{
}

/* --- the table --------------------------------------------------------- */

/**
 * EbbTrendsTable:
 *
 * Exactly what a chart draws, as numbers: a row for each point in its window, in the
 * order of time, with the annotations and sessions of its day, and one for each other day
 * on which there are such.
 *
 * Signals: `day-activated (int day)`: the person wants to open what was on that day.
 */
struct _EbbTrendsTable
{
  GtkWidget parent_instance;

  EbbTrendPlot *plot; /* (owned) (nullable) */
  EbbTrendDetail detail;
  GtkColumnView *view;
  GListStore *rows;
  GtkSingleSelection *selection;
  GPtrArray *bound; /* (owned) (element-type GtkListItem): the cells on screen */
  GtkColumnViewColumn *columns[7];
};

G_DEFINE_FINAL_TYPE (EbbTrendsTable, ebb_trends_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_DAY_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef enum
{
  COLUMN_TIME,
  COLUMN_VALUE,
  COLUMN_RANGE,
  COLUMN_COUNT,
  COLUMN_AVERAGE,
  COLUMN_ANNOTATIONS,
  COLUMN_SESSIONS,
  N_COLUMNS,
} Column;

G_STATIC_ASSERT (N_COLUMNS == G_N_ELEMENTS (((EbbTrendsTable *) NULL)->columns));

/* What stands where there is no value. */
#define NOTHING "–"

static gboolean
is_of_readings (EbbTrendsTable *self)
{
  return ebb_trend_plot_is_choice (self->plot) || (self->detail == EBB_TREND_READINGS && !ebb_trend_plot_is_count (self->plot));
}

static const char *
get_title (EbbTrendsTable *self,
           Column column)
{
  switch (column)
    {
    case COLUMN_TIME:
      return is_of_readings (self) ? C_ ("trends table", "Time") : C_ ("trends table", "Day");
    case COLUMN_VALUE:
      return is_of_readings (self) || ebb_trend_plot_is_count (self->plot) ? ebb_trend_plot_get_name (self->plot) : C_ ("trends table", "Average");
    case COLUMN_RANGE:
      return C_ ("trends table", "Lowest to highest");
    case COLUMN_COUNT:
      return C_ ("trends table", "Entries");
    case COLUMN_AVERAGE:
      return self->detail == EBB_TREND_YEARS ? C_ ("trends table", "Average of 28 days") : C_ ("trends table", "Average of 7 days");
    case COLUMN_ANNOTATIONS:
      return C_ ("trends table", "Annotations");
    case COLUMN_SESSIONS:
      return C_ ("trends table", "Sessions");
    case N_COLUMNS:
    default:
      g_return_val_if_reached ("");
    }
}

static gboolean
has_column (EbbTrendsTable *self,
            Column column)
{
  switch (column)
    {
    case COLUMN_RANGE:
    case COLUMN_COUNT:
    case COLUMN_AVERAGE:
      return !is_of_readings (self) && !ebb_trend_plot_is_count (self->plot) && !(column == COLUMN_AVERAGE && self->detail == EBB_TREND_READINGS);
    case COLUMN_ANNOTATIONS:
      return ebb_trend_plot_get_n_annotations (self->plot) > 0;
    case COLUMN_SESSIONS:
      return ebb_trend_plot_get_n_sessions (self->plot) > 0;
    case COLUMN_TIME:
    case COLUMN_VALUE:
    case N_COLUMNS:
    default:
      return TRUE;
    }
}

static EbbDay
get_day (const EbbTrendsTableRow *row)
{
  return (EbbDay) floor (row->point.x / EBB_DAY_SECONDS);
}

static char *
format_value (EbbTrendsTable *self,
              double value)
{
  return isnan (value) ? g_strdup (NOTHING) : ebb_trend_plot_format_value (self->plot, value);
}

static char *
format_cell (EbbTrendsTable *self,
             EbbTrendsTableRow *row,
             Column column)
{
  const EbbTrendPoint *point = &row->point;
  EbbDay day = get_day (row);

  switch (column)
    {
    case COLUMN_TIME:
      {
        g_autofree char *date = ebb_format_day_short (day);
        g_autofree char *time = ebb_format_time ((EbbMoment){ (gint64) point->x, 0 });

        /* Translators: a date and a time of day */
        return is_of_readings (self) && point->n > 0 ? g_strdup_printf (C_ ("trends table", "%s, %s"), date, time) : g_steal_pointer (&date);
      }
    case COLUMN_VALUE:
      return format_value (self, point->value);
    case COLUMN_RANGE:
      {
        g_autofree char *least = ebb_trend_plot_format_value (self->plot, point->least);
        g_autofree char *most = ebb_trend_plot_format_value (self->plot, point->most);

        /* Translators: the lowest and the highest value of a day */
        return point->n == 0 ? g_strdup (NOTHING) : g_strdup_printf (C_ ("trends table", "%s to %s"), least, most);
      }
    case COLUMN_COUNT:
      return g_strdup_printf ("%u", point->n);
    case COLUMN_AVERAGE:
      return format_value (self, row->average);
    case COLUMN_ANNOTATIONS:
      return ebb_trend_plot_describe_annotations (self->plot, day);
    case COLUMN_SESSIONS:
      return ebb_trend_plot_describe_sessions (self->plot, day);
    case N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem *item,
          gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);
  guint id = GPOINTER_TO_UINT (column);
  gboolean text = id == COLUMN_TIME || id == COLUMN_ANNOTATIONS || id == COLUMN_SESSIONS;

  gtk_label_set_xalign (GTK_LABEL (label), text ? 0 : 1);
  if (!text)
    gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (item), "column", column);
  g_object_set_data (G_OBJECT (label), "item", item);
  gtk_list_item_set_child (item, label);
}

/* The row that has the keyboard says its cells; of GTK it would be called by its type. */
static void
name_row (EbbTrendsTable *self,
          GtkListItem *item)
{
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autoptr (GString) name = g_string_new (NULL);

  if (row == NULL)
    return;
  for (guint id = 0; id < N_COLUMNS; id++)
    {
      g_autofree char *text = has_column (self, id) ? format_cell (self, gtk_list_item_get_item (item), id) : NULL;

      if (text == NULL || *text == '\0')
        continue;
      if (name->len > 0)
        g_string_append (name, C_ ("list", ", "));
      /* Translators: of a table: the title of a column and what stands in it, as "Sessions: 14" */
      g_string_append_printf (name, C_ ("table", "%s: %s"), get_title (self, id), text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
show_cell (EbbTrendsTable *self,
           GtkListItem *item)
{
  Column column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column"));
  g_autofree char *text = format_cell (self, gtk_list_item_get_item (item), column);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  if (column == COLUMN_TIME)
    name_row (self, item);
}

static void
bind_cb (EbbTrendsTable *self,
         GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  show_cell (self, item);
}

static void
unbind_cb (EbbTrendsTable *self,
           GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, item);
}

/* The row that has the keyboard, which Tab does not select, or else the selected one. */
static EbbTrendsTableRow *
get_current_row (EbbTrendsTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    for (; focus != NULL; focus = gtk_widget_get_first_child (focus))
      {
        GtkListItem *item = g_object_get_data (G_OBJECT (focus), "item");

        if (item != NULL)
          return gtk_list_item_get_item (item);
      }
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
activate_cb (EbbTrendsTable *self,
             guint position)
{
  g_autoptr (EbbTrendsTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  g_signal_emit (self, signals[SIGNAL_DAY_ACTIVATED], 0, (int) get_day (row));
}

static void
ebb_trends_table_dispose (GObject *object)
{
  EbbTrendsTable *self = EBB_TRENDS_TABLE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->plot, ebb_trend_plot_unref);

  G_OBJECT_CLASS (ebb_trends_table_parent_class)->dispose (object);
}

static void
ebb_trends_table_finalize (GObject *object)
{
  g_ptr_array_unref (EBB_TRENDS_TABLE (object)->bound);

  G_OBJECT_CLASS (ebb_trends_table_parent_class)->finalize (object);
}

static void
ebb_trends_table_class_init (EbbTrendsTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ebb_trends_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = ebb_trends_table_finalize;
  signals[SIGNAL_DAY_ACTIVATED] = g_signal_new ("day-activated", EBB_TYPE_TRENDS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ebb_trends_table_init (EbbTrendsTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->bound = g_ptr_array_new ();
  self->rows = g_list_store_new (EBB_TYPE_TRENDS_TABLE_ROW);
  /* the view owns the selection, and that the rows */
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->rows));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  for (guint id = 0; id < N_COLUMNS; id++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (id));
      g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
      g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
      self->columns[id] = gtk_column_view_column_new (NULL, factory);
      gtk_column_view_column_set_resizable (self->columns[id], TRUE);
      gtk_column_view_column_set_expand (self->columns[id], id == COLUMN_ANNOTATIONS || id == COLUMN_SESSIONS);
      gtk_column_view_append_column (self->view, self->columns[id]);
      g_object_unref (self->columns[id]);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

/**
 * ebb_trends_table_new:
 *
 * Returns: (transfer floating): a new table without rows
 */
GtkWidget *
ebb_trends_table_new (void)
{
  return g_object_new (EBB_TYPE_TRENDS_TABLE, NULL);
}

/* Returns: (transfer full) (element-type EbbTrendsTableRow): what there is in a window */
static GPtrArray *
make_rows (const EbbTrendPlot *plot,
           double from,
           double to)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) points = ebb_trend_plot_list_points (plot, from, to);
  EbbTrendDetail detail = ebb_trend_detail_of (from, to);

  for (guint i = 0; i < points->len; i++)
    {
      EbbTrendsTableRow *row = g_object_new (EBB_TYPE_TRENDS_TABLE_ROW, NULL);

      row->point = g_array_index (points, EbbTrendPoint, i);
      row->average = ebb_trend_plot_get_average (plot, detail, get_day (row));
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/* Takes what @rows say over into the rows that are there, if these are of the same times.
 * Who stands on one still does then. */
static gboolean
update_rows (EbbTrendsTable *self,
             GPtrArray *rows)
{
  GListModel *old = G_LIST_MODEL (self->rows);

  if (g_list_model_get_n_items (old) != rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (EbbTrendsTableRow) row = g_list_model_get_item (old, i);

      if (row->point.x != ((EbbTrendsTableRow *) rows->pdata[i])->point.x)
        return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (EbbTrendsTableRow) row = g_list_model_get_item (old, i);
      const EbbTrendsTableRow *new_row = rows->pdata[i];

      row->point = new_row->point;
      row->average = new_row->average;
    }
  return TRUE;
}

/**
 * ebb_trends_table_set_plot:
 * @self: a table
 * @plot: what it shows
 * @from: the left edge of the window, in seconds of the wall clock
 * @to: the right edge
 */
void
ebb_trends_table_set_plot (EbbTrendsTable *self,
                           const EbbTrendPlot *plot,
                           double from,
                           double to)
{
  g_autoptr (GPtrArray) rows = NULL;
  EbbTrendPlot *old;
  gboolean same_rows;

  g_return_if_fail (EBB_IS_TRENDS_TABLE (self));

  rows = make_rows (plot, from, to);
  same_rows = update_rows (self, rows);
  /* rows are bound by the plot: the old ones go first */
  if (!same_rows)
    g_list_store_remove_all (self->rows);
  old = self->plot;
  self->plot = ebb_trend_plot_ref ((EbbTrendPlot *) plot);
  if (old != NULL)
    ebb_trend_plot_unref (old);
  self->detail = ebb_trend_detail_of (from, to);
  for (guint id = 0; id < N_COLUMNS; id++)
    {
      gtk_column_view_column_set_title (self->columns[id], get_title (self, id));
      gtk_column_view_column_set_visible (self->columns[id], has_column (self, id));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, ebb_trend_plot_get_name (plot), -1);
  if (!same_rows)
    g_list_store_splice (self->rows, 0, 0, rows->pdata, rows->len);
  for (guint i = 0; same_rows && i < self->bound->len; i++)
    show_cell (self, self->bound->pdata[i]);
}

/**
 * ebb_trends_table_get_day:
 * @self: a table
 *
 * Returns: the day of the row on which the person stands; today if on none
 */
EbbDay
ebb_trends_table_get_day (EbbTrendsTable *self)
{
  EbbTrendsTableRow *row;

  g_return_val_if_fail (EBB_IS_TRENDS_TABLE (self), ebb_day_today ());

  row = get_current_row (self);
  return row != NULL ? get_day (row) : ebb_day_today ();
}

/**
 * ebb_trends_table_focus_day:
 * @self: a table in sight
 * @day: a day
 *
 * Chooses the last row of that day, or of the one before it, and gives it the keyboard.
 */
void
ebb_trends_table_focus_day (EbbTrendsTable *self,
                            EbbDay day)
{
  guint position;

  g_return_if_fail (EBB_IS_TRENDS_TABLE (self));

  for (position = g_list_model_get_n_items (G_LIST_MODEL (self->rows)); position > 1; position--)
    {
      g_autoptr (EbbTrendsTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position - 1);

      if (get_day (row) <= day)
        break;
    }
  gtk_single_selection_set_selected (self->selection, position - 1);
  /* of many rows only those near to what is in sight have a widget */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position - 1);
  for (guint i = 0; i < self->bound->len; i++)
    if (gtk_list_item_get_position (self->bound->pdata[i]) == position - 1)
      {
        GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (self->bound->pdata[i]));

        gtk_widget_grab_focus (gtk_widget_get_parent (cell));
        return;
      }
}

/**
 * ebb_trends_table_to_text:
 * @self: a table
 *
 * Returns: (transfer full): the rows with tabs, for the clipboard
 */
char *
ebb_trends_table_to_text (EbbTrendsTable *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (EBB_IS_TRENDS_TABLE (self), NULL);

  for (guint i = 0; self->plot != NULL && i <= g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (EbbTrendsTableRow) row = i > 0 ? g_list_model_get_item (G_LIST_MODEL (self->rows), i - 1) : NULL;
      const char *separator = i > 0 ? "\n" : "";

      for (guint id = 0; id < N_COLUMNS; id++)
        {
          g_autofree char *cell = NULL;

          if (!has_column (self, id))
            continue;
          cell = row != NULL ? format_cell (self, row, id) : g_strdup (get_title (self, id));
          g_string_append_printf (text, "%s%s", separator, cell);
          separator = "\t";
        }
    }
  return g_string_free (text, FALSE);
}
