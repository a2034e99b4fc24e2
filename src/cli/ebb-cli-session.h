// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-cli-private.h"
#include "model/ebb-course-plan.h"

G_BEGIN_DECLS

/* What `ebb add --session` is told. */
typedef struct
{
  char *minutes;  /* (owned) (nullable): NULL if no session is to be added */
  char *by;       /* (owned) (nullable) */
  char *course;   /* (owned) (nullable) */
  char **parts;   /* (owned) (nullable) */
  char **before;  /* (owned) (nullable) */
  char **after;   /* (owned) (nullable) */
  char **effects; /* (owned) (nullable) */
  gboolean planned;
} EbbCliSessionOptions;

void ebb_cli_session_options_clear (EbbCliSessionOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EbbCliSessionOptions, ebb_cli_session_options_clear)

int ebb_cli_add_session (EbbCli *cli, const EbbCliSessionOptions *options, EbbMoment at, const char *note, gboolean json);

GPtrArray *ebb_cli_list_records (EbbCli *cli, EbbStore *store, EbbRecordKind kind, GError **error);
GPtrArray *ebb_cli_list_sessions (EbbCli *cli, EbbStore *store, EbbDay from, EbbDay to, const char *course, GError **error);
EbbCourse *ebb_cli_find_course (GPtrArray *courses, const char *name, GError **error);

G_END_DECLS
