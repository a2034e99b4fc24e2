// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-relief-view.h"

#include "analysis/ebb-relief-result.h"
#include "draw/ebb-relief-chart.h"
#include "widgets/ebb-read-box.h"
#include "widgets/ebb-relief-chart-view.h"
#include "widgets/ebb-text-table.h"

G_BEGIN_DECLS

/* One chart with its title, and below it what is said of the cell that is looked at. */
typedef struct
{
  GtkWidget *box;
  EbbReliefChartView *view;
} EbbReliefSection;

struct _EbbReliefView
{
  GtkWidget parent_instance;

  EbbStore *store;         /* (owned) (nullable) */
  GSettings *settings;     /* (owned) */
  GCancellable *reading;   /* (owned) (nullable) */
  GCancellable *working;   /* (owned) (nullable) */
  EbbReliefDiary *diary;   /* (owned) (nullable) */
  EbbReliefResult *result; /* (owned) (nullable): what is shown … */
  GPtrArray *rows;         /* (owned) (nullable) (element-type EbbTextRow): … and of it each session */
  EbbReliefBy by;          /* what is chosen, as the three that follow */
  char *value;             /* (owned): id of the group; "" for each */
  double hours;
  gboolean is_stale; /* what is in the diary is not what @diary says */
  gboolean updating;
  EbbReliefChart *waiting[EBB_N_RELIEF_CHARTS]; /* (owned) (nullable elements): to be shown */
  guint show_id;                                /* tick callback that shows the result … */
  guint n_frames;                               /* … and how many frames it has had */
  GArray *values;                               /* (owned) (element-type int): of the rows of @which */
  EbbReliefSection sections[EBB_N_RELIEF_CHARTS];

  GtkWidget *scrolled;
  GtkStack *states;
  GtkWidget *error_page;
  GtkWidget *controls;
  GtkDropDown *by_choice;
  GtkDropDown *which_choice;
  GtkDropDown *hours_choice;
  GtkWidget *table_button;
  EbbReadBox *summary;
  GtkLabel *headline;
  GtkLabel *duration;
  GtkLabel *rated;
  EbbReadBox *comparison_box;
  GtkLabel *comparison;
  GtkLabel *caution;
  GtkWidget *groups_section;
  GtkLabel *groups_title;
  GtkBox *groups_box;
  EbbTextTable *groups;
  GtkStack *forms;
  GtkWidget *charts;
  GtkBox *table_box;
  EbbTextTable *times;
  EbbTextTable *sessions;
};

/* ebb-relief-view.c */
gboolean ebb_relief_view_is_table (EbbReliefView *self);
void ebb_relief_view_choose (EbbReliefView *self, int value);

/* ebb-relief-view-show.c */
void ebb_relief_view_add_parts (EbbReliefView *self);
void ebb_relief_view_show (EbbReliefView *self, EbbReliefChart **charts);
void ebb_relief_view_drop_waiting (EbbReliefView *self);
GPtrArray *ebb_relief_view_make_rows (const EbbReliefResult *result);
void ebb_relief_view_fill_tables (EbbReliefView *self);

/* ebb-relief-view-file.c */
void ebb_relief_view_install_file_actions (GtkWidgetClass *widget_class);

G_END_DECLS
