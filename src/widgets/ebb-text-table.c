// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-text-table.h"

#include <glib/gi18n.h>
#include <math.h>

/* --- a row ------------------------------------------------------------- */

/**
 * EbbTextRow:
 *
 * The words of one row, each with a number that it is sorted by.
 */
struct _EbbTextRow
{
  GObject parent_instance;

  int id;
  guint n_cells;
  char **texts; /* (owned) (array length=n_cells) (nullable elements) */
  double *keys; /* (owned) (array length=n_cells): NAN is sorted by the text */
};

G_DEFINE_FINAL_TYPE (EbbTextRow, ebb_text_row, G_TYPE_OBJECT)

static void
ebb_text_row_finalize (GObject *object)
{
  EbbTextRow *self = EBB_TEXT_ROW (object);

  for (guint i = 0; i < self->n_cells; i++)
    g_free (self->texts[i]);
  g_free (self->texts);
  g_free (self->keys);

  G_OBJECT_CLASS (ebb_text_row_parent_class)->finalize (object);
}

static void
ebb_text_row_class_init (EbbTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ebb_text_row_finalize;
}

static void
ebb_text_row_init (EbbTextRow *self)
{
}

/**
 * ebb_text_row_new:
 * @id: by which it is known again when it is chosen
 * @n_cells: how many cells it has, all of them empty
 *
 * Returns: (transfer full): a row
 */
EbbTextRow *
ebb_text_row_new (int id,
                  guint n_cells)
{
  EbbTextRow *self = g_object_new (EBB_TYPE_TEXT_ROW, NULL);

  self->id = id;
  self->n_cells = n_cells;
  self->texts = g_new0 (char *, n_cells);
  self->keys = g_new (double, n_cells);
  for (guint i = 0; i < n_cells; i++)
    self->keys[i] = NAN;
  return self;
}

/**
 * ebb_text_row_take:
 * @self: a row that is in no table yet
 * @cell: which cell
 * @text: (transfer full): what it says
 * @key: what it is sorted by; NAN for its text
 */
void
ebb_text_row_take (EbbTextRow *self,
                   guint cell,
                   char *text,
                   double key)
{
  g_return_if_fail (EBB_IS_TEXT_ROW (self));
  g_return_if_fail (cell < self->n_cells);

  g_free (self->texts[cell]);
  self->texts[cell] = text;
  self->keys[cell] = key;
}

static const char *
get_text (const EbbTextRow *row,
          guint cell)
{
  return cell < row->n_cells && row->texts[cell] != NULL ? row->texts[cell] : "";
}

/* --- the table --------------------------------------------------------- */

/**
 * EbbTextTable:
 *
 * Words in rows and columns, sorted by whatever column the person likes; as they were
 * given until then. A few stand in full height, many scroll by themselves and go and come
 * by some with each frame, since widgets take their time.
 *
 * Signals: `row-chosen (int id)`: Enter or a double click on a row
 */
struct _EbbTextTable
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scrolled;
  GtkColumnView *view;
  GListStore *rows;
  GtkSortListModel *sorted;
  GtkSliceListModel *shown; /* the first of @sorted, soon all of them */
  GPtrArray *next;          /* (owned) (nullable) (element-type EbbTextRow): to replace @rows */
  guint change_id;          /* tick callback that shows fewer or more */
  EbbTextColumn *columns;   /* (owned); of the titles the columns of @view have their own */
  guint n_columns;
  gboolean has_wide;
};

G_DEFINE_FINAL_TYPE (EbbTextTable, ebb_text_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ROW_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Characters that a line of a wide column has, about. */
#define WIDE_CHARS 48
#define LEAST_WIDE_CHARS 20

#define FEW_ROWS 12
#define MANY_ROWS_HEIGHT 420 /* px */

#define ROWS_PER_FRAME 8

/* So many rows of a list have widgets, in sight or not; those that follow cost nothing
 * (GTK_LIST_VIEW_MAX_LIST_ITEMS in gtklistview.c of GTK 4.8). */
#define ROWS_WITH_WIDGETS 200

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  const EbbTextRow *first = a;
  const EbbTextRow *second = b;
  double x = first->keys[column];
  double y = second->keys[column];

  if (isnan (x) && isnan (y))
    return g_utf8_collate (get_text (first, column), get_text (second, column));
  if (isnan (x) || isnan (y))
    return isnan (x) ? -1 : 1;
  return (x > y) - (x < y);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem *item,
          const EbbTextColumn *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->is_number ? 1 : 0);
  if (column->is_number)
    {
      gtk_widget_add_css_class (label, "numeric");
      /* a sign stands before its number in every language */
      gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
    }
  if (column->is_wide)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), LEAST_WIDE_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), WIDE_CHARS);
    }
  gtk_list_item_set_child (item, label);
}

/* The row that has the keyboard says its cells; of GTK it would be called by its type, or
 * by the words in it. */
static void
name_row (GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *table = gtk_widget_get_ancestor (label, EBB_TYPE_TEXT_TABLE);
  g_autoptr (GString) name = g_string_new (NULL);

  if (table == NULL || gtk_list_item_get_item (item) == NULL)
    return;
  for (guint i = 0; i < EBB_TEXT_TABLE (table)->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (EBB_TEXT_TABLE (table)->view), i);

      if (i > 0)
        g_string_append (name, C_ ("list", ", "));
      /* Translators: of a table: the title of a column and what stands in it, as "Sessions: 14" */
      g_string_append_printf (name, C_ ("table", "%s: %s"), gtk_column_view_column_get_title (column), get_text (gtk_list_item_get_item (item), i));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
map_cb (GtkWidget *label,
        GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (label, map_cb, item);
  name_row (item);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem *item,
         gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), get_text (gtk_list_item_get_item (item), column));
  if (column != 0)
    return;
  name_row (item);
  /* newer GTK puts a new cell into its row afterwards */
  if (!gtk_widget_get_mapped (label))
    g_signal_connect (label, "map", G_CALLBACK (map_cb), item);
}

static void
replace_rows (EbbTextTable *self)
{
  g_autoptr (GPtrArray) next = g_steal_pointer (&self->next);
  gboolean few = next->len <= FEW_ROWS && !self->has_wide;

  gtk_scrolled_window_set_propagate_natural_height (self->scrolled, few);
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_AUTOMATIC, few ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (self->scrolled, few ? -1 : MANY_ROWS_HEIGHT);
  gtk_slice_list_model_set_size (self->shown, ROWS_PER_FRAME);
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), next->pdata, next->len);
}

static gboolean
change_rows_cb (GtkWidget *widget,
                GdkFrameClock *clock,
                gpointer user_data)
{
  EbbTextTable *self = EBB_TEXT_TABLE (widget);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  if (self->next != NULL && n_shown > ROWS_PER_FRAME)
    gtk_slice_list_model_set_size (self->shown, MAX (MIN (n_shown, ROWS_WITH_WIDGETS) - ROWS_PER_FRAME, ROWS_PER_FRAME));
  else if (self->next != NULL)
    replace_rows (self);
  else if (n_shown + ROWS_PER_FRAME < MIN (n_rows, ROWS_WITH_WIDGETS))
    gtk_slice_list_model_set_size (self->shown, n_shown + ROWS_PER_FRAME);
  else
    {
      gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
      self->change_id = 0;
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
activate_cb (EbbTextTable *self,
             guint position)
{
  g_autoptr (EbbTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_ROW_CHOSEN], 0, row->id);
}

static void
ebb_text_table_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ebb_text_table_parent_class)->dispose (object);
}

static void
ebb_text_table_finalize (GObject *object)
{
  EbbTextTable *self = EBB_TEXT_TABLE (object);

  g_clear_pointer (&self->next, g_ptr_array_unref);
  g_free (self->columns);

  G_OBJECT_CLASS (ebb_text_table_parent_class)->finalize (object);
}

static void
ebb_text_table_class_init (EbbTextTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ebb_text_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = ebb_text_table_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_ROW_CHOSEN] =
    g_signal_new ("row-chosen", EBB_TYPE_TEXT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
ebb_text_table_init (EbbTextTable *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  self->rows = g_list_store_new (EBB_TYPE_TEXT_ROW);
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (self->rows), g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->shown = gtk_slice_list_model_new (G_LIST_MODEL (self->sorted), 0, ROWS_PER_FRAME);
  /* the selection owns the rows that are shown, these the sorted ones, and these the rows */
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (selection), FALSE);
  gtk_column_view_set_model (self->view, selection);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);

  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->view));
  gtk_widget_set_parent (GTK_WIDGET (self->scrolled), GTK_WIDGET (self));
}

/* Sets the title of the last column over the numbers, which end on the right; the mark of
 * the order comes before it. GTK has no property for it. */
static void
align_title (EbbTextTable *self)
{
  GtkWidget *title = gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (self->view)));

  while (title != NULL && !GTK_IS_LABEL (title))
    title = gtk_widget_get_first_child (title);
  if (title == NULL || !GTK_IS_BOX (gtk_widget_get_parent (title)))
    return;
  gtk_widget_set_direction (title, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (gtk_widget_get_parent (title), GTK_TEXT_DIR_LTR);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 1);
  gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (title)), title, gtk_widget_get_last_child (gtk_widget_get_parent (title)));
}

static void
add_column (EbbTextTable *self,
            guint index)
{
  const EbbTextColumn *wanted = &self->columns[index];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (wanted->title, factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, GUINT_TO_POINTER (index), NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) wanted);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (index));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, wanted->is_wide);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
  if (wanted->is_number)
    align_title (self);
}

/**
 * ebb_text_table_new:
 * @columns: (array length=n_columns): copied
 * @n_columns: how many
 *
 * Returns: (transfer floating): a new table without rows
 */
GtkWidget *
ebb_text_table_new (const EbbTextColumn *columns,
                    guint n_columns)
{
  EbbTextTable *self = g_object_new (EBB_TYPE_TEXT_TABLE, NULL);

  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    {
      self->has_wide |= columns[i].is_wide;
      add_column (self, i);
    }
  if (!self->has_wide)
    {
      /* nothing takes the rest of the width, and a view wider than its columns is taken
       * to be scrolled beyond their end */
      gtk_widget_set_halign (GTK_WIDGET (self->scrolled), GTK_ALIGN_START);
      gtk_scrolled_window_set_propagate_natural_width (self->scrolled, TRUE);
    }
  return GTK_WIDGET (self);
}

/**
 * ebb_text_table_set_name:
 * @self: a table
 * @name: what it is called for a screen reader
 */
void
ebb_text_table_set_name (EbbTextTable *self,
                         const char *name)
{
  g_return_if_fail (EBB_IS_TEXT_TABLE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * ebb_text_table_set_column_title:
 * @self: a table
 * @column: which
 * @title: what it shows now
 */
void
ebb_text_table_set_column_title (EbbTextTable *self,
                                 guint column,
                                 const char *title)
{
  g_autoptr (GtkColumnViewColumn) found = NULL;

  g_return_if_fail (EBB_IS_TEXT_TABLE (self));

  found = g_list_model_get_item (gtk_column_view_get_columns (self->view), column);
  g_return_if_fail (found != NULL);
  gtk_column_view_column_set_title (found, title);
}

/**
 * ebb_text_table_set_rows:
 * @self: a table
 * @rows: (element-type EbbTextRow): each with a cell for every column
 */
void
ebb_text_table_set_rows (EbbTextTable *self,
                         GPtrArray *rows)
{
  g_return_if_fail (EBB_IS_TEXT_TABLE (self));

  g_clear_pointer (&self->next, g_ptr_array_unref);
  self->next = g_ptr_array_ref (rows);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) <= ROWS_PER_FRAME)
    replace_rows (self);
  if (self->change_id == 0)
    self->change_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), change_rows_cb, NULL, NULL);
}

/**
 * ebb_text_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has
 */
guint
ebb_text_table_get_n_rows (EbbTextTable *self)
{
  g_return_val_if_fail (EBB_IS_TEXT_TABLE (self), 0);

  return self->next != NULL ? self->next->len : g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/**
 * ebb_text_table_to_text:
 * @self: a table
 *
 * Returns: (transfer full): the rows as they are sorted, with tabs, for the clipboard
 */
char *
ebb_text_table_to_text (EbbTextTable *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (EBB_IS_TEXT_TABLE (self), g_string_free (text, FALSE));

  if (self->next != NULL)
    replace_rows (self);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (self->view), i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", gtk_column_view_column_get_title (column));
    }
  for (guint r = 0; r < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)); r++)
    {
      g_autoptr (EbbTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->sorted), r);

      for (guint i = 0; i < self->n_columns; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "\n", get_text (row, i));
    }
  return g_string_free (text, FALSE);
}
