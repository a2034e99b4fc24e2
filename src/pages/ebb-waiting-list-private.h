// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-waiting-list.h"

G_BEGIN_DECLS

/* Shared by what waits (ebb-waiting-list.c) and how it is shown and answered
 * (ebb-waiting-list-rows.c). */

struct _EbbWaitingList
{
  GtkWidget parent_instance;

  GtkBox *rows;
  GtkLabel *problem;

  EbbStore *store;           /* (owned) (nullable) */
  GHashTable *courses;       /* (owned): id to (owned) #EbbCourse */
  GPtrArray *sessions;       /* (owned) (nullable) (element-type EbbSession): of the last weeks and today */
  GPtrArray *due;            /* (owned) (nullable) (element-type EbbDueFollowUp) */
  GCancellable *cancellable; /* (owned) (nullable): of the reading under way */
  char *shown;               /* (owned) (nullable): what the rows were made of */
  guint timeout_id;          /* 0 if none */
  gboolean had_focus;        /* whether what is being written took the keyboard away */
};

EbbCourse *ebb_waiting_list_get_course (EbbWaitingList *self, EbbSession *session);
void ebb_waiting_list_end_pauses (EbbWaitingList *self);
void ebb_waiting_list_show_rows (EbbWaitingList *self);

G_END_DECLS
