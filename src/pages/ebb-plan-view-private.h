// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-plan-view.h"

#include "model/ebb-plan.h"
#include "widgets/ebb-plan-calendar.h"

G_BEGIN_DECLS

struct _EbbPlanView
{
  GtkWidget parent_instance;

  EbbStore *store;           /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned): of what is asked of the present store */
  GCancellable *loading;     /* (owned) (nullable): of the reading under way */
  GPtrArray *courses;        /* (owned) (nullable): read so far */
  GPtrArray *reviews;        /* (owned) (nullable): read so far */
  EbbPlan *plan;             /* (owned) (nullable): as it was read last */
  EbbSession *next;          /* (owned) (nullable): that the card shows */
  EbbDay today;              /* as it is shown */
  EbbDay extended_on;        /* the day when courses without an end were planned on last */
  gint64 now;                /* seconds since the epoch, UTC, as it is shown */
  guint tick_id;
  guint fit_id;
  int fitted_width;    /* px, of the view */
  guint n_shown;       /* rows of the list, at most */
  gboolean stale;      /* what is shown has to be read again */
  gboolean show_ended; /* courses */

  GtkWidget *states;
  GtkWidget *error_page;
  GtkWidget *content;
  GtkWidget *next_card;
  GtkLabel *next_title;
  GtkLabel *next_when;
  GtkLabel *next_details;
  GtkWidget *next_overlaps;
  GtkLabel *next_overlaps_label;
  GtkWidget *next_buttons;
  GtkWidget *start_button;
  GtkWidget *move_button;
  GtkWidget *skip_button;
  GtkWidget *next_menu_button;
  GtkWidget *unrecorded_part;
  GtkListBox *unrecorded_list;
  EbbPlanCalendar *calendar;
  GtkToggleButton *coming_button;
  GtkToggleButton *past_button;
  GtkWidget *list;
  GtkWidget *more_button;
  GtkLabel *list_empty;
  GtkWidget *courses_box;
  GtkWidget *courses_empty;
  GtkWidget *ended_button;
  GtkWidget *menu; /* of a session or a day */
};

/* ebb-plan-view.c */
void ebb_plan_view_save (EbbPlanView *self, GPtrArray *save, GPtrArray *remove, const char *said);
GtkWindow *ebb_plan_view_get_window (EbbPlanView *self);

/* ebb-plan-view-list.c */
void ebb_plan_view_fill_list (EbbPlanView *self);
void ebb_plan_view_fill_unrecorded (EbbPlanView *self);
gboolean ebb_plan_view_get_focus_row (EbbPlanView *self, char **id, guint *position);
gboolean ebb_plan_view_focus_row (EbbPlanView *self, const char *id, guint position);

/* ebb-plan-view-sessions.c */
void ebb_plan_view_install_session_actions (GtkWidgetClass *widget_class);
void ebb_plan_view_open_session (EbbPlanView *self, EbbSession *session, GtkWidget *at);
void ebb_plan_view_open_session_menu (EbbPlanView *self, EbbSession *session, GtkWidget *at);
void ebb_plan_view_open_day_menu (EbbPlanView *self, int day, GtkWidget *at);
void ebb_plan_view_move_session_to (EbbPlanView *self, EbbSession *session, int day);
void ebb_plan_view_delete_session (EbbPlanView *self, EbbSession *session);

/* ebb-plan-view-courses.c */
void ebb_plan_view_install_course_actions (GtkWidgetClass *widget_class);
void ebb_plan_view_fill_courses (EbbPlanView *self);
void ebb_plan_view_extend_courses (EbbPlanView *self);

G_END_DECLS
