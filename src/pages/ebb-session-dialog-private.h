// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-session-dialog.h"

#include "ebb-session-form.h"
#include "model/ebb-safety.h"
#include "widgets/ebb-notice-bar.h"
#include "widgets/ebb-safety-check.h"
#include "widgets/ebb-session-ratings.h"

G_BEGIN_DECLS

/* Shared by what is shown (ebb-session-dialog.c) and what is read and written
 * (ebb-session-dialog-save.c). */

#define EBB_TYPE_SESSION_DIALOG (ebb_session_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbSessionDialog, ebb_session_dialog, EBB, SESSION_DIALOG, AdwWindow)

struct _EbbSessionDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *cancel_button;
  GtkWidget *save_button;
  EbbNoticeBar *notice;
  GtkStack *stages;
  GtkWidget *now_button;
  EbbSafetyCheck *check;
  AdwStatusPage *blocked_page;
  GtkWidget *blocked_button;
  EbbSessionRatings *before;
  GtkWidget *care;
  GtkLabel *care_label;
  GtkWidget *begin_button;
  AdwStatusPage *under_way_page;
  GtkWidget *back_button;
  EbbSessionForm *form;
  GtkWidget *delete_button;

  EbbStore *store;           /* (owned) (nullable): NULL once it is gone */
  EbbSession *session;       /* (owned) (nullable): as it is in the diary, or is to be begun with */
  EbbSession *shown;         /* (owned) (nullable): what the form was filled with */
  EbbCourse *course;         /* (owned) (nullable) */
  GPtrArray *sessions;       /* (owned) (nullable) (element-type EbbSession): of the course, or lately */
  GPtrArray *places;         /* (owned) (nullable) (element-type EbbRegion): those that the person chose in here */
  EbbSafetyAnswers *known;   /* (owned) (nullable): the long form */
  EbbSafetyResult *result;   /* (owned) (nullable): what the safety check came to */
  EbbSafetyAnswers *answers; /* (owned) (nullable): given in here */
  EbbSession *saving;        /* (owned) (nullable): what is being written */
  GCancellable *cancellable; /* (owned) */
  gboolean busy;             /* something is being read or written */
  gboolean changed;          /* the person changed something */
  gboolean overlaps_known;   /* the person was told of them and saves all the same */
};

void ebb_session_dialog_load (EbbSessionDialog *self);
void ebb_session_dialog_open (EbbSessionDialog *self);
void ebb_session_dialog_sync (EbbSessionDialog *self);
void ebb_session_dialog_show_under_way (EbbSessionDialog *self);
void ebb_session_dialog_tell (EbbSessionDialog *self, const char *text);
GPtrArray *ebb_session_dialog_get_places (EbbSessionDialog *self);

void ebb_session_dialog_write (EbbSessionDialog *self, EbbSession *session);
void ebb_session_dialog_save_form (EbbSessionDialog *self);
void ebb_session_dialog_delete (EbbSessionDialog *self);

G_END_DECLS
