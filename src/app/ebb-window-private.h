// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-toaster.h"
#include "ebb-window.h"

G_BEGIN_DECLS

typedef enum
{
  EBB_WINDOW_OPENING, /* the diary is being opened */
  EBB_WINDOW_READY,   /* it is open: all actions work */
  EBB_WINDOW_TROUBLE, /* it cannot be opened: only what helps works */
} EbbWindowState;

struct _EbbWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwViewSwitcherTitle *switcher_title;
  AdwViewSwitcherBar *switcher_bar;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  GtkLabel *demo_label;
  GtkStack *states;
  AdwViewStack *pages;
  AdwBin *today_bin;
  AdwBin *diary_bin;
  AdwBin *body_bin;
  AdwBin *trends_bin;
  AdwBin *therapy_bin;
  GtkWidget *trouble; /* (nullable): a child of @states, made when needed */

  GSettings *settings;         /* (owned) */
  EbbStore *store;             /* (owned) (nullable): may be one that did not open */
  GSignalGroup *store_signals; /* (owned) */
  EbbToaster *toaster;         /* (owned) */
  GCancellable *cancellable;   /* (owned): of all that the window has begun */

  EbbWindowState state;
  guint switcher_bar_id; /* of the source that shows or hides the bar, 0 for none */
  guint n_file_jobs;     /* imports and the like under way; one at a time */
  gboolean new_entry;    /* wanted once the diary is open */
  char *wanted_session;  /* (owned) (nullable): id of the one to show then */
  int wanted_hours;      /* which of its follow-ups; 0 for the session itself */
};

void ebb_window_install_page_actions (GtkWidgetClass *widget_class);
void ebb_window_install_file_actions (GtkWidgetClass *widget_class);
void ebb_window_install_appointment_actions (GtkWidgetClass *widget_class);
void ebb_window_init_drop (EbbWindow *self);
void ebb_window_update_file_actions (EbbWindow *self);
void ebb_window_notify_undo_by (EbbWindow *self, const char *text, const char *action, GVariant *target);
void ebb_window_show_error (EbbWindow *self, const char *heading, const GError *error);

G_END_DECLS
