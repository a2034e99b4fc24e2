// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ebb-trend-view.h"

G_BEGIN_DECLS

typedef struct
{
  double from; /* seconds of the wall clock */
  double to;
} EbbTrendWindow;

struct _EbbTrendView
{
  GtkWidget parent_instance;

  EbbTrendPlot *plot;    /* (owned) (nullable) */
  EbbTrendChart chart;   /* of the window; meaningless without a plot */
  EbbChartFrame frame;   /* where its values are drawn */
  EbbTrendView *partner; /* (weak) (nullable): has the same scale */
  GskRenderNode *node;   /* (owned) (nullable): the chart as it is drawn */
  PangoLayout *text;     /* (owned) (nullable): its words, in the fonts that are set */
  EbbTrendWindow window;
  EbbTrendWindow home;
  EbbTrendWindow limits;
  char *message; /* (owned) (nullable) */
  char *readout; /* (owned) (nullable): what the cursor stands on, in words */
  guint cursor;  /* index of a point; G_MAXUINT for none */
  guint flag;    /* index of the event of the chart that the cursor is on instead; likewise */
  gboolean cursor_by_keys;
  guint settle_id;

  AdwAnimation *glide; /* (owned) (nullable): to another window */
  EbbTrendWindow glide_from;
  EbbTrendWindow glide_to;

  guint drift_id;      /* of the tick that pans on after a fling */
  gint64 drift_time;   /* microseconds: of the last tick */
  double drift_speed;  /* px a second */
  EbbTrendWindow grip; /* the window when a drag or a pinch began */
  double grip_x;       /* px: where it began */
  double pointer_x;    /* px: where the pointer was last; NAN while it is elsewhere */
  double pointer_y;
  gboolean is_dragging;
  gboolean was_dragged; /* also when it has just ended */
};

extern guint ebb_trend_view_signals[];

enum
{
  EBB_TREND_VIEW_MOVED,
  EBB_TREND_VIEW_SETTLED,
  EBB_TREND_VIEW_ANNOTATE,
  EBB_TREND_VIEW_ANNOTATION_CHOSEN,
  EBB_TREND_VIEW_SESSION_CHOSEN,
  EBB_TREND_VIEW_N_SIGNALS,
};

/* ebb-trend-view.c */
void ebb_trend_view_set_window (EbbTrendView *self, EbbTrendWindow window);
void ebb_trend_view_glide_to (EbbTrendView *self, EbbTrendWindow window);
void ebb_trend_view_stop_gliding (EbbTrendView *self);
EbbTrendWindow ebb_trend_view_scale_window (const EbbTrendWindow *window, double factor, double around);
void ebb_trend_view_set_cursor (EbbTrendView *self, guint cursor, gboolean by_keys);

void ebb_trend_view_set_flag (EbbTrendView *self, guint flag, gboolean by_keys);
gboolean ebb_trend_view_get_cursor_time (EbbTrendView *self, double *x);

/* ebb-trend-view-flags.c */
guint ebb_trend_view_find_next_flag (EbbTrendView *self, int by);
guint ebb_trend_view_find_flag_in (EbbTrendView *self, const EbbTrendPlot *plot);
char *ebb_trend_view_describe_flag (EbbTrendView *self);
void ebb_trend_view_open_flag (EbbTrendView *self, guint flag);

/* ebb-trend-view-events.c */
void ebb_trend_view_init_events (EbbTrendView *self);
void ebb_trend_view_install_keys (GtkWidgetClass *widget_class);
void ebb_trend_view_stop_drifting (EbbTrendView *self);

G_END_DECLS
