// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-diary-page-private.h"

#include "widgets/ebb-month-calendar.h"

/*
 * Jumping to a day, and the calendar that follows the list.
 *
 * The list's own scrolling does as little as it can: a row from below ends up at
 * the bottom. A day should begin at the top, so once the row is laid out the rest
 * of the way is made up.
 */

/* Frames until a row has to be there after the list scrolled to it. */
#define MAX_SCROLL_TRIES 20
#define FOLLOW_MS 100

/* The row that @widget is in, or that is in @widget. */
EbbDiaryRow *
ebb_diary_page_find_row (GtkWidget *widget)
{
  GtkWidget *row;

  if (!widget)
    return NULL;
  row = gtk_widget_get_ancestor (widget, EBB_TYPE_DIARY_ROW);
  if (!row)
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      row = child && EBB_IS_DIARY_ROW (child) ? child : NULL;
    }
  return (EbbDiaryRow *) row;
}

static GtkWidget *
find_row_at (EbbDiaryPage *self,
             guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->list); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (row && EBB_IS_DIARY_ROW (row) && gtk_widget_get_mapped (row) && ebb_diary_row_get_position (EBB_DIARY_ROW (row)) == position)
        return row;
    }
  return NULL;
}

static gboolean
follow_cb (gpointer user_data)
{
  EbbDiaryPage *self = user_data;
  EbbDiaryRow *row;

  self->follow_id = 0;
  if (self->scroll_tick_id != 0 || !gtk_widget_get_mapped (self->list))
    return G_SOURCE_REMOVE;

  row = ebb_diary_page_find_row (gtk_widget_pick (self->list, gtk_widget_get_width (self->list) / 2.0, 8, GTK_PICK_DEFAULT));
  if (row && ebb_diary_row_get_item (row))
    ebb_month_calendar_set_day (EBB_MONTH_CALENDAR (self->calendar), ebb_entry_item_get_day (ebb_diary_row_get_item (row)));
  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (EbbDiaryPage *self)
{
  if (self->follow_id == 0)
    self->follow_id = g_timeout_add (FOLLOW_MS, follow_cb, self);
}

/* Frame by frame: the list scrolls, the row comes and takes the focus (which makes
 * the list scroll once more), and then it is moved to the top. Since the list only
 * guesses how high rows are that it has not shown, that takes a few corrections. */
static gboolean
scroll_tick_cb (GtkWidget *widget,
                GdkFrameClock *clock,
                gpointer user_data)
{
  EbbDiaryPage *self = EBB_DIARY_PAGE (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  GtkWidget *row = find_row_at (self, self->scroll_row);
  graphene_rect_t bounds;

  if (self->scroll_tries++ == 0)
    return G_SOURCE_CONTINUE; /* the list was not laid out yet */

  if (row && !self->scroll_focused)
    {
      self->scroll_focused = TRUE;
      gtk_widget_grab_focus (gtk_widget_get_parent (row));
      if (self->scroll_to_top)
        return G_SOURCE_CONTINUE;
    }
  else if (row && gtk_widget_compute_bounds (row, self->list, &bounds))
    {
      double before = gtk_adjustment_get_value (adjustment);

      if (bounds.origin.y < -1 || bounds.origin.y > 1)
        gtk_adjustment_set_value (adjustment, before + bounds.origin.y);
      /* At the end of the list there is no way to the top. */
      if (gtk_adjustment_get_value (adjustment) != before && self->scroll_tries < MAX_SCROLL_TRIES)
        return G_SOURCE_CONTINUE;
    }
  else if (self->scroll_tries < MAX_SCROLL_TRIES)
    {
      return G_SOURCE_CONTINUE;
    }

  self->scroll_tick_id = 0;
  scrolled_cb (self);
  return G_SOURCE_REMOVE;
}

/* Scrolls to the row at @position and gives it the focus, once it is there. */
void
ebb_diary_page_go_to (EbbDiaryPage *self,
                      guint position,
                      gboolean to_top)
{
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  self->scroll_row = position;
  self->scroll_to_top = to_top;
  self->scroll_focused = FALSE;
  self->scroll_tries = 0;
  if (self->scroll_tick_id == 0)
    self->scroll_tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_tick_cb, NULL, NULL);
}

/* Goes to the wanted day if there is one and the list knows where it is. */
void
ebb_diary_page_show_wanted_day (EbbDiaryPage *self)
{
  guint position;

  if (!self->day_is_wanted || ebb_entry_list_get_loading (self->entries))
    return;

  self->day_is_wanted = FALSE;
  position = ebb_entry_list_find_day (self->entries, self->wanted_day);
  if (position == G_MAXUINT)
    return;

  ebb_diary_page_go_to (self, position, TRUE);
}

static void
day_activated_cb (EbbMonthCalendar *calendar,
                  int day,
                  EbbDiaryPage *self)
{
  ebb_diary_page_show_day (self, day);
}

void
ebb_diary_page_bind_scroll (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, scrolled_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
}

/**
 * ebb_diary_page_show_day:
 * @self: a diary page
 * @day: a local day
 *
 * Scrolls to the entries of @day and gives them the focus; when there are none, to
 * those of the nearest day before it. While the diary is being read, as soon as
 * that is done.
 */
void
ebb_diary_page_show_day (EbbDiaryPage *self,
                         EbbDay day)
{
  g_return_if_fail (EBB_IS_DIARY_PAGE (self));

  self->wanted_day = day;
  self->day_is_wanted = TRUE;
  ebb_diary_page_show_wanted_day (self);
}
