// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EBB_TYPE_NOTICE_BAR (ebb_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (EbbNoticeBar, ebb_notice_bar, EBB, NOTICE_BAR, GtkWidget)

/* What an #EbbNoticeBar says; by it the owner knows what its button means. */
typedef enum
{
  EBB_NOTICE_NONE,
  EBB_NOTICE_DRAFT,     /* there is an unfinished entry; Discard */
  EBB_NOTICE_DISCARDED, /* it was discarded; Bring Back */
  EBB_NOTICE_RETRY,     /* saving failed; Try Again */
  EBB_NOTICE_PROBLEM,   /* something to put right; no button */
} EbbNotice;

GtkWidget *ebb_notice_bar_new (void);

EbbNotice ebb_notice_bar_get_notice (EbbNoticeBar *self);
void ebb_notice_bar_show (EbbNoticeBar *self, EbbNotice notice, const char *text);
void ebb_notice_bar_hide (EbbNoticeBar *self);

G_END_DECLS
