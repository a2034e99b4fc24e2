// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ebb-store.h"

G_BEGIN_DECLS

/* What a sub-command ends with. */
#define EBB_CLI_DONE 0
#define EBB_CLI_FAILED 1
#define EBB_CLI_USAGE 2

/**
 * EbbCli:
 *
 * One run of a sub-command: which diary, and what is needed to wait, to be stopped
 * and to show progress.
 */
typedef struct
{
  const char *command;       /* the name of the sub-command */
  char *diary;               /* (owned) */
  gboolean diary_was_named;  /* by option or environment */
  GCancellable *cancellable; /* (owned): cancelled by Ctrl-C */
  GMainContext *context;     /* (not owned) */

  const char *progress_label; /* (nullable) */
  gint64 progress_since;      /* microseconds, monotonic */
  gboolean progress_shown;
} EbbCli;

typedef struct
{
  const char *name;
  const char *summary; /* translatable */
  int (*run) (EbbCli *cli, int argc, char **argv);
} EbbCliCommand;

/* ebb-cli.c */
GOptionContext *ebb_cli_options_new (EbbCli *cli, const char *parameters, const GOptionEntry *entries);
gboolean ebb_cli_parse (EbbCli *cli, GOptionContext *options, int *argc, char ***argv, int n_min, int n_max, int *status);
int ebb_cli_usage (EbbCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
int ebb_cli_fail (EbbCli *cli, const GError *error);
void ebb_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
gboolean ebb_cli_print (const char *text, gsize length, GError **error);

/* ebb-cli-diary.c */
GAsyncResult *ebb_cli_wait (EbbCli *cli, GAsyncResult **result);
void ebb_cli_take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
EbbStore *ebb_cli_open (EbbCli *cli, EbbOpenFlags flags, GError **error);
EbbStore *ebb_cli_open_if_there (EbbCli *cli, GError **error);
void ebb_cli_close (EbbCli *cli, EbbStore *store);
GPtrArray *ebb_cli_list_trackers (EbbCli *cli, EbbStore *store, GError **error);
void ebb_cli_begin_progress (EbbCli *cli, const char *label);
void ebb_cli_progress_cb (goffset done, goffset total, gpointer user_data);
void ebb_cli_end_progress (EbbCli *cli);
gboolean ebb_cli_parse_days (const char *from, const char *to, EbbQuery *query, GError **error);

/* one file each */
int ebb_cli_add (EbbCli *cli, int argc, char **argv);
int ebb_cli_list (EbbCli *cli, int argc, char **argv);
int ebb_cli_sessions (EbbCli *cli, int argc, char **argv);
int ebb_cli_plan (EbbCli *cli, int argc, char **argv);
int ebb_cli_import (EbbCli *cli, int argc, char **argv);
int ebb_cli_export (EbbCli *cli, int argc, char **argv);
int ebb_cli_body (EbbCli *cli, int argc, char **argv);
int ebb_cli_chart (EbbCli *cli, int argc, char **argv);
int ebb_cli_relief (EbbCli *cli, int argc, char **argv);
int ebb_cli_backup (EbbCli *cli, int argc, char **argv);
int ebb_cli_restore (EbbCli *cli, int argc, char **argv);
int ebb_cli_check (EbbCli *cli, int argc, char **argv);

G_END_DECLS
