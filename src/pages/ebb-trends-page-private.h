// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-trends-page.h"

#include "ebb-trends-table.h"
#include "widgets/ebb-figure-card.h"
#include "widgets/ebb-histogram-view.h"
#include "widgets/ebb-hour-view.h"
#include "widgets/ebb-period-chooser.h"
#include "widgets/ebb-subject-picker.h"
#include "widgets/ebb-trend-view.h"
#include "widgets/ebb-year-view.h"

G_BEGIN_DECLS

struct _EbbTrendsPage
{
  GtkWidget parent_instance;

  EbbStore *store;           /* (owned) (nullable) */
  GSettings *settings;       /* (owned) */
  GCancellable *cancellable; /* (owned): of what is asked of the present store */
  GCancellable *asked;       /* (owned) (nullable): of the readings asked for last */
  GPtrArray *trackers;       /* (owned) (nullable) (element-type EbbTracker) */
  GPtrArray *annotations;    /* (owned) (nullable) (element-type EbbAnnotation) */
  GPtrArray *sessions;       /* (owned) (nullable) (element-type EbbSession): those on the axis */
  GPtrArray *courses;        /* (owned) (nullable) (element-type EbbCourse): what they belong to */
  EbbReadings *readings;     /* (owned) (nullable): of the subject, of all days */
  EbbSubject subject;        /* what is chosen */
  EbbSubject read_subject;   /* what the readings are of */
  EbbTrendPlot *plot;        /* (owned) (nullable) */
  EbbPeriod period;          /* that was chosen */
  EbbTrendFigures figures;   /* of the days in sight; not of words */
  guint rest_id;             /* of the idle that shows the patterns and the calendar; 0 if none */

  GtkWidget *states;
  GtkWidget *error_page;
  EbbPeriodChooser *chooser;
  EbbSubjectPicker *picker;
  GtkWidget *table_button;
  GtkWidget *title_row;
  GtkWidget *earlier;
  GtkWidget *later;
  GtkLabel *title;
  GtkLabel *message;
  GtkWidget *forms;
  GtkWidget *before_side;
  GtkLabel *before_title;
  EbbTrendView *before_view;
  GtkLabel *now_title;
  EbbTrendView *view;
  GtkLabel *readout;
  GtkWidget *home;
  GtkWidget *cards;
  GtkWidget *patterns;
  GtkWidget *hours_section;
  EbbHourView *hours;
  GtkWidget *distribution_section;
  EbbHistogramView *distribution;
  GtkWidget *year_section;
  EbbYearView *year;
  EbbTrendsTable *table;
};

/* ebb-trends-page.c */
void ebb_trends_page_rebuild (EbbTrendsPage *self);

/* ebb-trends-page-load.c */
void ebb_trends_page_load_readings (EbbTrendsPage *self);
void ebb_trends_page_load_all (EbbTrendsPage *self);

/* ebb-trends-page-figures.c */
void ebb_trends_page_show_figures (EbbTrendsPage *self);
void ebb_trends_page_finish_figures (EbbTrendsPage *self);
EbbPeriod ebb_trends_page_get_before (EbbTrendsPage *self, EbbPeriod shown);

/* ebb-trends-page-file.c */
void ebb_trends_page_install_file_actions (GtkWidgetClass *widget_class);

/* ebb-trends-page-annotations.c */
void ebb_trends_page_load_annotations (EbbTrendsPage *self);
void ebb_trends_page_annotate (EbbTrendsPage *self, EbbDay day);
void ebb_trends_page_edit_annotation (EbbTrendsPage *self, guint index);

/* ebb-trends-page-sessions.c */
void ebb_trends_page_load_sessions (EbbTrendsPage *self);
void ebb_trends_page_open_session (EbbTrendsPage *self, guint index);

G_END_DECLS
