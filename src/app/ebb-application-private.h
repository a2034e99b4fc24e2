// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-application.h"

#include "ebb-reminder-service.h"
#include "store/ebb-store.h"

G_BEGIN_DECLS

struct _EbbApplication
{
  AdwApplication parent_instance;

  GSettings *settings;           /* (owned) (nullable): from startup on */
  EbbStore *store;               /* (owned) (nullable) */
  char *path;                    /* (owned) (nullable): of the diary; %NULL for the usual one */
  char *demo_folder;             /* (owned) (nullable): removed in the end */
  EbbReminderService *reminders; /* (owned) (nullable): from startup on, for the usual diary */
  GCancellable *cancellable;     /* (owned): of the opening and the automatic backup */
  guint backup_source;
  guint signal_sources[3];

  gboolean is_demo;
  gboolean is_usual;      /* whether it is the diary that is opened without more ado */
  gboolean opened_unseen; /* the diary was to be opened while there was no window */
  gboolean held;          /* to remind without a window */
  gboolean closing;
  gboolean reopen;      /* was started again while closing */
  gboolean backup_told; /* a failed backup was reported */
  gboolean new_entry;   /* a new entry is wanted once the window is up */
};

void ebb_application_add_options (EbbApplication *self);
int ebb_application_handle_local_options (GApplication *application, GVariantDict *dict);

G_END_DECLS
