// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-body-page.h"

#include "draw/ebb-heat-map.h"
#include "model/ebb-period.h"
#include "widgets/ebb-filter-date.h"
#include "widgets/ebb-heat-legend.h"
#include "widgets/ebb-heat-view.h"
#include "widgets/ebb-story-view.h"

#include "ebb-body-table.h"

G_BEGIN_DECLS

struct _EbbBodyPage
{
  GtkWidget parent_instance;

  EbbStore *store;           /* (owned) (nullable) */
  GSettings *settings;       /* (owned) */
  GCancellable *cancellable; /* (owned): of what is asked of the present store */
  GCancellable *story_asked; /* (owned) (nullable): of the story asked for last */
  EbbBodyHistory *history;   /* (owned) (nullable): of all days */
  EbbBodyMap *map;           /* (owned) (nullable): of the period that is shown */
  EbbBodyMap *before;        /* (owned) (nullable): of the one it is compared with */
  EbbRegionStory *story;     /* (owned) (nullable) */
  const EbbRegion *region;   /* (nullable): whose story is shown */
  EbbPeriod period;          /* as it is shown */
  double maximum;            /* where the scale ends, the same for both maps */
  guint set;                 /* which pair of views */
  guint play_id;
  guint fit_id;
  int fitted_height; /* px, of the page */
  gboolean updating;

  GtkWidget *states;
  GtkWidget *error_page;
  GtkDropDown *span;
  GtkDropDown *measure;
  GtkWidget *compare;
  GtkWidget *table_button;
  GtkWidget *dates;
  EbbFilterDate *from;
  EbbFilterDate *to;
  GtkLabel *table_title;
  GtkWidget *columns;
  GtkWidget *controls;
  GtkWidget *sets;
  EbbHeatView *heat_before;
  EbbHeatView *heat;
  EbbHeatLegend *legend;
  GtkWidget *time_row;
  GtkRange *time;
  GtkWidget *earlier;
  GtkWidget *later;
  GtkWidget *play;
  EbbStoryView *story_view;
  EbbBodyTable *table;
};

/* ebb-body-page.c */
EbbBodyMeasure ebb_body_page_get_measure (EbbBodyPage *self);
void ebb_body_page_get_views (EbbBodyPage *self, EbbView views[2]);

/* ebb-body-page-file.c */
void ebb_body_page_install_file_actions (GtkWidgetClass *widget_class);

G_END_DECLS
