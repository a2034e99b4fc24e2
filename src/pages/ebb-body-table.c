// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-table.h"

#include <glib/gi18n.h>
#include <math.h>

#include "draw/ebb-heat-map.h"
#include "widgets/ebb-format.h"

/* --- a row ------------------------------------------------------------- */

#define EBB_TYPE_BODY_TABLE_ROW (ebb_body_table_row_get_type ())
G_DECLARE_FINAL_TYPE (EbbBodyTableRow, ebb_body_table_row, EBB, BODY_TABLE_ROW, GObject)

struct _EbbBodyTableRow
{
  GObject parent_instance;

  const EbbRegion *region;
  char *name; /* (owned) */
  EbbBodyFigures figures;
  double days_share;    /* percent */
  double entries_share; /* percent */
};

G_DEFINE_FINAL_TYPE (EbbBodyTableRow, ebb_body_table_row, G_TYPE_OBJECT)

static void
ebb_body_table_row_finalize (GObject *object)
{
  g_free (EBB_BODY_TABLE_ROW (object)->name);
  G_OBJECT_CLASS (ebb_body_table_row_parent_class)->finalize (object);
}

static void
ebb_body_table_row_class_init (EbbBodyTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ebb_body_table_row_finalize;
}

static void
ebb_body_table_row_init (EbbBodyTableRow *self)
{
}

/* --- columns ----------------------------------------------------------- */

typedef enum
{
  COLUMN_NAME,
  COLUMN_DAYS,
  COLUMN_ENTRIES,
  COLUMN_MEAN,
  COLUMN_WORST,
  COLUMN_FIRST,
  COLUMN_LAST,
  N_COLUMNS,
} Column;

static const char *const titles[N_COLUMNS] = {
  [COLUMN_NAME] = NC_ ("body table", "Place"),
  [COLUMN_DAYS] = NC_ ("body table", "Days"),
  [COLUMN_ENTRIES] = NC_ ("body table", "Entries"),
  [COLUMN_MEAN] = NC_ ("body table", "Average"),
  [COLUMN_WORST] = NC_ ("body table", "Worst"),
  [COLUMN_FIRST] = NC_ ("body table", "First"),
  [COLUMN_LAST] = NC_ ("body table", "Last"),
};

static char *
format_count (guint count,
              double share)
{
  g_autofree char *percent = ebb_body_measure_format (EBB_BODY_DAYS, share);

  /* Translators: how many, and what share of all that is, in percent */
  return g_strdup_printf (C_ ("body table", "%u (%s\u00a0%%)"), count, percent);
}

static char *
format_cell (EbbBodyTableRow *row,
             Column column)
{
  switch (column)
    {
    case COLUMN_NAME:
      return g_strdup (row->name);
    case COLUMN_DAYS:
      return format_count (row->figures.n_days, row->days_share);
    case COLUMN_ENTRIES:
      return format_count (row->figures.n_entries, row->entries_share);
    case COLUMN_MEAN:
      return isnan (row->figures.mean) ? g_strdup ("–") : ebb_body_measure_format (EBB_BODY_MEAN, row->figures.mean);
    case COLUMN_WORST:
      return isnan (row->figures.worst) ? g_strdup ("–") : ebb_body_measure_format (EBB_BODY_WORST, row->figures.worst);
    case COLUMN_FIRST:
      return ebb_format_day_short (row->figures.first);
    case COLUMN_LAST:
      return ebb_format_day_short (row->figures.last);
    case N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static double
get_number (EbbBodyTableRow *row,
            Column column)
{
  switch (column)
    {
    case COLUMN_DAYS:
      return row->figures.n_days;
    case COLUMN_ENTRIES:
      return row->figures.n_entries;
    case COLUMN_MEAN:
      return isnan (row->figures.mean) ? -1 : row->figures.mean;
    case COLUMN_WORST:
      return isnan (row->figures.worst) ? -1 : row->figures.worst;
    case COLUMN_FIRST:
      return row->figures.first;
    case COLUMN_LAST:
      return row->figures.last;
    case COLUMN_NAME:
    case N_COLUMNS:
    default:
      return row->region->index;
    }
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer user_data)
{
  Column column = GPOINTER_TO_UINT (user_data);
  EbbBodyTableRow *first = EBB_BODY_TABLE_ROW ((gpointer) a);
  EbbBodyTableRow *second = EBB_BODY_TABLE_ROW ((gpointer) b);
  double x, y;

  if (column == COLUMN_NAME)
    return g_utf8_collate (first->name, second->name);
  x = get_number (first, column);
  y = get_number (second, column);
  return (x > y) - (x < y);
}

/* --- the table --------------------------------------------------------- */

/**
 * EbbBodyTable:
 *
 * The heat map as numbers: a row for each region that was marked, with its own marks
 * only, sorted by whatever column the person likes.
 *
 * Signals: `region-chosen (region)`
 */
struct _EbbBodyTable
{
  GtkWidget parent_instance;

  GtkColumnView *view;
  GListStore *rows;
  GtkSortListModel *sorted;
};

G_DEFINE_FINAL_TYPE (EbbBodyTable, ebb_body_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_REGION_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem *item,
          gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (user_data) == COLUMN_NAME ? 0 : 1);
  if (GPOINTER_TO_UINT (user_data) != COLUMN_NAME)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem *item,
         gpointer user_data)
{
  g_autofree char *text = format_cell (gtk_list_item_get_item (item), GPOINTER_TO_UINT (user_data));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
activate_cb (EbbBodyTable *self,
             guint position)
{
  g_autoptr (EbbBodyTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_REGION_CHOSEN], 0, row->region);
}

static void
ebb_body_table_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ebb_body_table_parent_class)->dispose (object);
}

static void
ebb_body_table_class_init (EbbBodyTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ebb_body_table_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_REGION_CHOSEN] =
    g_signal_new ("region-chosen", EBB_TYPE_BODY_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkColumnViewColumn *
new_column (Column id)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (g_dpgettext2 (NULL, "body table", titles[id]), factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, GUINT_TO_POINTER (id), NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (id));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (id));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, id == COLUMN_NAME);
  gtk_column_view_column_set_resizable (column, TRUE);
  return column;
}

static void
ebb_body_table_init (EbbBodyTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkSelectionModel *selection;

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("body table", "Places that hurt"), -1);
  for (guint id = 0; id < N_COLUMNS; id++)
    {
      g_autoptr (GtkColumnViewColumn) column = new_column (id);

      gtk_column_view_append_column (self->view, column);
      if (id == COLUMN_DAYS)
        gtk_column_view_sort_by_column (self->view, column, GTK_SORT_DESCENDING);
    }
  self->rows = g_list_store_new (EBB_TYPE_BODY_TABLE_ROW);
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (self->rows), g_object_ref (gtk_column_view_get_sorter (self->view)));
  /* the selection owns the sorted rows, and these own the rows */
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (self->sorted)));
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);

  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

/**
 * ebb_body_table_new:
 *
 * Returns: (transfer floating): a new table without rows
 */
GtkWidget *
ebb_body_table_new (void)
{
  return g_object_new (EBB_TYPE_BODY_TABLE, NULL);
}

/**
 * ebb_body_table_set_map:
 * @self: a table
 * @map: what it shows; not kept
 */
void
ebb_body_table_set_map (EbbBodyTable *self,
                        const EbbBodyMap *map)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_regions;
  const EbbRegion *const *regions = ebb_regions_get_all (&n_regions);

  g_return_if_fail (EBB_IS_BODY_TABLE (self));

  for (guint i = 0; i < n_regions; i++)
    {
      EbbBodyTableRow *row;

      if (map->own[i].n_days == 0)
        continue;
      row = g_object_new (EBB_TYPE_BODY_TABLE_ROW, NULL);
      row->region = regions[i];
      row->name = ebb_region_get_label (regions[i]);
      row->figures = map->own[i];
      row->days_share = ebb_body_map_get_value (map, &map->own[i], EBB_BODY_DAYS);
      row->entries_share = ebb_body_map_get_value (map, &map->own[i], EBB_BODY_ENTRIES);
      g_ptr_array_add (rows, row);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
}

/**
 * ebb_body_table_to_text:
 * @self: a table
 *
 * Returns: (transfer full): the rows as they are sorted, with tabs, for the clipboard
 */
char *
ebb_body_table_to_text (EbbBodyTable *self)
{
  GString *text = g_string_new (NULL);

  for (guint id = 0; id < N_COLUMNS; id++)
    g_string_append_printf (text, "%s%s", id > 0 ? "\t" : "", g_dpgettext2 (NULL, "body table", titles[id]));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)); i++)
    {
      g_autoptr (EbbBodyTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      for (guint id = 0; id < N_COLUMNS; id++)
        {
          g_autofree char *cell = format_cell (row, id);

          g_string_append_printf (text, "%s%s", id > 0 ? "\t" : "\n", cell);
        }
    }
  return g_string_free (text, FALSE);
}
