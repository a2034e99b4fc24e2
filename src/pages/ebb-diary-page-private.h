// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-diary-page.h"

#include "store/ebb-entry-list.h"
#include "widgets/ebb-diary-context.h"
#include "widgets/ebb-diary-row.h"

G_BEGIN_DECLS

struct _EbbDiaryPage
{
  GtkWidget parent_instance;

  EbbStore *store;           /* (owned) (nullable) */
  EbbQuery *query;           /* (owned): filters and text together */
  EbbDiaryContext *context;  /* (owned): what the rows share */
  GSettings *settings;       /* (owned) */
  GCancellable *cancellable; /* (owned): of what is asked of the present store */
  EbbEntryItem *menu_item;   /* (owned) (nullable): the entry that the menu is about */
  GtkWidget *menu;           /* (owned): the menu of a row */
  EbbDay wanted_day;         /* to be shown once the list knows its days */
  gboolean day_is_wanted;
  gboolean list_wants_focus; /* as soon as the entries are there */
  guint scroll_tick_id;      /* puts the wanted row to the top */
  guint scroll_row;          /* its position */
  guint scroll_tries;
  gboolean scroll_to_top;
  gboolean scroll_focused; /* the row has the focus already */
  guint follow_id;         /* lets the calendar follow the list */
  guint spinner_id;        /* shows the spinner when reading takes long */

  GtkWidget *content;
  GtkWidget *search;
  GtkWidget *filter_popover;
  GtkWidget *filter_bar;
  GtkWidget *found_label;
  GtkWidget *panes;
  GtkWidget *calendar;
  GtkWidget *states;
  GtkWidget *spinner;
  GtkWidget *error_bar;
  GtkWidget *error_label;
  GtkWidget *error_page;
  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *select_button;
  GtkWidget *count_label;
  GtkWidget *delete_button;
  EbbEntryList *entries;
  GtkMultiSelection *selection;
};

/* ebb-diary-page.c */
void ebb_diary_page_take_query (EbbDiaryPage *self, EbbQuery *query);

/* ebb-diary-page-filter.c */
void ebb_diary_page_bind_filter (GtkWidgetClass *widget_class);
void ebb_diary_page_init_filter (EbbDiaryPage *self);
void ebb_diary_page_update_query (EbbDiaryPage *self);
void ebb_diary_page_update_found (EbbDiaryPage *self);

/* ebb-diary-page-select.c */
void ebb_diary_page_bind_select (GtkWidgetClass *widget_class);
void ebb_diary_page_init_select (EbbDiaryPage *self);

/* ebb-diary-page-scroll.c */
void ebb_diary_page_bind_scroll (GtkWidgetClass *widget_class);
void ebb_diary_page_go_to (EbbDiaryPage *self, guint position, gboolean to_top);
void ebb_diary_page_show_wanted_day (EbbDiaryPage *self);
EbbDiaryRow *ebb_diary_page_find_row (GtkWidget *widget);

G_END_DECLS
