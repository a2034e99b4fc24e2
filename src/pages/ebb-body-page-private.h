// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-body-page.h"

#include "draw/ebb-heat-map.h"
#include "widgets/ebb-heat-legend.h"
#include "widgets/ebb-heat-view.h"
#include "widgets/ebb-period-chooser.h"
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
  gboolean updating; /* the slider */

  GtkWidget *states;
  GtkWidget *error_page;
  EbbPeriodChooser *chooser;
  GtkDropDown *measure;
  GtkWidget *table_button;
  GtkLabel *table_title;
  GtkWidget *columns;
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

/* ebb-body-page-time.c */
void ebb_body_page_bind_slider (GtkWidgetClass *widget_class);
void ebb_body_page_update_slider (EbbBodyPage *self);
void ebb_body_page_stop_playing (EbbBodyPage *self);

/* ebb-body-page-story.c */
void ebb_body_page_update_story (EbbBodyPage *self);

/* ebb-body-page-file.c */
void ebb_body_page_install_file_actions (GtkWidgetClass *widget_class);

G_END_DECLS
