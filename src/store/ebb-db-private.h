// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* What lies behind EbbStore: a connection that only the worker thread touches.
 * Nothing outside src/store and its tests may include this. */

#ifndef SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_SESSION 1
#endif
#ifndef SQLITE_ENABLE_PREUPDATE_HOOK
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#endif
#include <sqlite3.h>

#include "ebb-store.h"
#include "model/ebb-uuid.h"

G_BEGIN_DECLS

/* 'Ebb1': marks a SQLite file as a diary (bytes 68 to 71 of the file). */
#define EBB_DB_APPLICATION_ID 0x45626231

/**
 * EbbMigration:
 * @version: the `user_version` that it leads to
 * @sql: (not nullable): the statements
 */
typedef struct
{
  int version;
  const char *sql;
} EbbMigration;

/**
 * EbbDbConfig:
 * @vfs: (nullable): name of the SQLite VFS to use
 * @migrations: (nullable): by version, from 1 without a gap; %NULL for the
 *   program's own
 * @busy_timeout: how long to wait for another's lock, in microseconds; 0 for the
 *   program's own five seconds
 *
 * What tests can replace. The pointers must outlive the store.
 */
typedef struct
{
  const char *vfs;
  const EbbMigration *migrations;
  guint n_migrations;
  gint64 busy_timeout;
} EbbDbConfig;

/* What a request changed; empty when `what` is 0. */
typedef struct
{
  EbbChange what;
  EbbDay first_day;
  EbbDay last_day;
} EbbChangeNote;

typedef struct _EbbFound EbbFound;
typedef struct _EbbDirectory EbbDirectory;

typedef void (*EbbDbProgressFunc) (goffset done, goffset total, gpointer data);

typedef struct
{
  char *path; /* (owned): as given */
  char *file; /* (owned) (nullable): with links resolved, while open */
  EbbDbConfig config;
  sqlite3 *handle;          /* (owned) (nullable) */
  GHashTable *statements;   /* (owned) SQL constant -> sqlite3_stmt */
  sqlite3_session *session; /* (owned) (nullable): while a change is recorded */
  EbbChangeNote pending;    /* of the open transaction */
  EbbChangeNote committed;  /* since the request began */
  gint64 data_version;      /* of PRAGMA data_version; other processes raise it */
  guint generation;         /* raised by every change, of this or another process */
  gint64 last_modified;     /* newest `modified` handed out, microseconds */
  EbbDirectory *directory;  /* (owned) (nullable): what searches look into */
  EbbFound *found;          /* (owned) (nullable): the newest search */
  gboolean keeps_search;    /* read the directory before it is asked for */
  guint warm_generation;    /* when that was tried last */
  gint64 busy_since;        /* monotonic time of the first failed lock */
  gboolean outdated;        /* a newer version of Ebb upgraded the open file */

  /* Of the running request. */
  GCancellable *cancellable; /* (unowned) (nullable) */
  EbbDbProgressFunc progress;
  gpointer progress_data;
  gint64 progress_at; /* monotonic time of the newest report */
} EbbDb;

EbbDb *ebb_db_new (const char *path, const EbbDbConfig *config);
void ebb_db_free (EbbDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbDb, ebb_db_free)

/* --- connection (ebb-db.c) ----------------------------------------------- */

gboolean ebb_db_open (EbbDb *db, EbbOpenFlags flags, GError **error);
void ebb_db_close (EbbDb *db);
gboolean ebb_db_require_open (EbbDb *db, GError **error);
char *ebb_db_resolve (const char *path, gboolean *exists, GError **error);
EbbDb *ebb_db_lend (EbbDb *db, sqlite3 *handle);
void ebb_db_take_back (EbbDb *lent);
gboolean ebb_db_check_tables (EbbDb *db, sqlite3 *handle, int version, GError **error);
sqlite3 *ebb_db_connect (EbbDb *db, const char *file, int flags, GError **error);
gboolean ebb_db_poll (EbbDb *db, GError **error);
gint64 ebb_db_next_modified (EbbDb *db, gint64 present);
void ebb_db_report (EbbDb *db, goffset done, goffset total);
gboolean ebb_db_is_cancelled (EbbDb *db, GError **error);
gint64 ebb_db_get_busy_timeout (EbbDb *db);

/* --- statements (ebb-db-statement.c) ------------------------------------- */

typedef sqlite3_stmt EbbStatement;
void ebb_statement_reset (EbbStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbStatement, ebb_statement_reset)

/* @sql must be a string constant: it is the key of the cache. @types has one
 * letter per bound value: i gint64, n int, d double (NAN becomes NULL), s text
 * (NULL becomes NULL), u 16 bytes of a UUID, b a blob as pointer and gsize. */
EbbStatement *ebb_db_query (EbbDb *db, GError **error, const char *sql, const char *types, ...);
gboolean ebb_db_run (EbbDb *db, GError **error, const char *sql, const char *types, ...);
int ebb_db_step (EbbDb *db, EbbStatement *statement, GError **error);
gboolean ebb_db_exec (EbbDb *db, sqlite3 *handle, const char *sql, GError **error);
gboolean ebb_db_get_int (EbbDb *db, sqlite3 *handle, const char *sql, gint64 *value, GError **error);
const char *ebb_column_text (EbbStatement *statement, int column);
double ebb_column_double (EbbStatement *statement, int column);
void ebb_db_finalize_statements (EbbDb *db);

/* --- errors (ebb-db-error.c) --------------------------------------------- */

void ebb_db_set_error (EbbDb *db, sqlite3 *handle, int code, GError **error);
void ebb_db_set_errno (int saved_errno, EbbStoreError fallback, GError **error);
void ebb_db_set_code (EbbStoreError code, GError **error);

/* --- files (ebb-db-file.c) ------------------------------------------------ */

gboolean ebb_db_inspect_file (const char *file, int newest, GError **error);
gboolean ebb_db_sync_path (const char *path, GError **error);
gboolean ebb_db_sync_folder_of (const char *path, GError **error);
char *ebb_db_make_temporary (const char *beside, GError **error);
void ebb_db_remove_file (const char *file);
gboolean ebb_db_move_new (const char *from, const char *to, gboolean *exists, GError **error);
char *ebb_db_sibling (const char *file, const char *suffix);
char *ebb_db_dated_sibling (const char *file, const char *what);
gboolean ebb_db_same_file (const char *a, const char *b);

/* --- migrations (ebb-db-migrate.c) ---------------------------------------- */

int ebb_db_newest_version (EbbDb *db);
gboolean ebb_db_migrate (EbbDb *db, sqlite3 *handle, const char *keep_copy_of, GError **error);

/* --- transactions (ebb-db-change.c) --------------------------------------- */

gboolean ebb_db_begin_read (EbbDb *db, GError **error);
void ebb_db_end_read (EbbDb *db);
gboolean ebb_db_begin (EbbDb *db, GError **error);
gboolean ebb_db_commit (EbbDb *db, GError **error);
void ebb_db_rollback (EbbDb *db);
void ebb_db_forget_failed_commit (EbbDb *db);
gboolean ebb_db_begin_recorded (EbbDb *db, GError **error);
gboolean ebb_db_begin_recording (EbbDb *db, const char *const *recorded, GError **error);
gboolean ebb_db_end_recording (EbbDb *db, void **changeset, gsize *length, GError **error);
gboolean ebb_db_add_recorded_step (EbbDb *db, const char *label, guint count, GError **error);
gboolean ebb_db_commit_recorded (EbbDb *db, const char *label, guint count, GError **error);
void ebb_db_note_change (EbbDb *db, EbbChange what, EbbDay first, EbbDay last);

/* --- what is derived from the entries (ebb-db-derived.c) ---------------------- */

gboolean ebb_db_watch_entries (EbbDb *db, GError **error);
gboolean ebb_db_unwatch_entries (EbbDb *db, GError **error);
gboolean ebb_db_refresh_derived (EbbDb *db, GError **error);
gboolean ebb_db_rebuild_derived (EbbDb *db, GError **error);
gboolean ebb_db_days_are_right (EbbDb *db, gboolean *right, GError **error);

/* --- entries (ebb-db-entries.c) -------------------------------------------- */

EbbEntry *ebb_db_save_entry (EbbDb *db, EbbEntry *entry, const char *draft_slot, GError **error);
int ebb_db_delete_entries (EbbDb *db, const char *const *ids, GError **error);
EbbEntry *ebb_db_load_entry (EbbDb *db, const char *id, GError **error);
EbbEntry *ebb_db_read_entry (EbbDb *db, gint64 rowid, GError **error);
gboolean ebb_db_insert_entry (EbbDb *db, EbbEntry *entry, const guint8 *id, gint64 modified, gboolean *added, GError **error);
gboolean ebb_db_foreach (EbbDb *db, const EbbQuery *query, EbbEntryFunc func, gpointer func_data, GError **error);
EbbRecent *ebb_db_load_recent (EbbDb *db, guint n_regions, GError **error);

/* --- trackers and tags (ebb-db-trackers.c) ---------------------------------- */

GPtrArray *ebb_db_list_trackers (EbbDb *db, GError **error);
gboolean ebb_db_save_trackers (EbbDb *db, GPtrArray *trackers, GError **error);
gboolean ebb_db_insert_tracker (EbbDb *db, EbbTracker *tracker, gint64 modified, GError **error);
gboolean ebb_db_adopt_tracker (EbbDb *db, EbbTracker *known, EbbTracker *tracker, gint64 now, GError **error);
GStrv ebb_db_list_tags (EbbDb *db, GError **error);

/* --- annotations (ebb-db-annotations.c) --------------------------------------- */

GPtrArray *ebb_db_list_annotations (EbbDb *db, EbbPeriod period, GError **error);
EbbAnnotation *ebb_db_save_annotation (EbbDb *db, const EbbAnnotation *annotation, GError **error);
int ebb_db_delete_annotations (EbbDb *db, const char *const *ids, GError **error);
gboolean ebb_db_import_annotations (EbbDb *db, GPtrArray *annotations, gint64 now, EbbImportResult *result, GError **error);

/* --- therapy (ebb-db-records.c, ebb-db-therapy.c) -------------------------------- */

gboolean ebb_db_read_record (EbbDb *db, EbbRecordKind kind, const guint8 *id, EbbRecord **record, GError **error);
GPtrArray *ebb_db_read_records (EbbDb *db, EbbRecordKind kind, EbbStatement *ids, GError **error);
gboolean ebb_db_insert_record (EbbDb *db, EbbRecord *record, const guint8 *id, gint64 modified, gboolean *added, GError **error);
gboolean ebb_db_update_record (EbbDb *db, EbbRecord *record, const guint8 *id, gint64 modified, GError **error);
gboolean ebb_db_delete_record (EbbDb *db, EbbRecordKind kind, const guint8 *id, GError **error);
GPtrArray *ebb_db_list_records (EbbDb *db, EbbRecordKind kind, GError **error);
EbbRecord *ebb_db_load_record (EbbDb *db, EbbRecordKind kind, const char *id, GError **error);
GPtrArray *ebb_db_list_sessions (EbbDb *db, EbbPeriod period, const char *course, GError **error);
GPtrArray *ebb_db_list_due (EbbDb *db, gint64 now, GError **error);
GPtrArray *ebb_db_change_records (EbbDb *db, GPtrArray *save, GPtrArray *remove, GError **error);
EbbSession *ebb_db_answer_follow_up (EbbDb *db, const char *session, int hours, const EbbFollowUpAnswer *given, GError **error);
gboolean ebb_db_import_records (EbbDb *db, GPtrArray *records, gint64 now, EbbImportResult *result, GError **error);

/* --- lists and search (ebb-db-list.c, ebb-db-search.c) ----------------------- */

/* One entry that fits a query. */
typedef struct
{
  gint64 rowid;
  gint64 at;
  guint8 id[EBB_UUID_BYTES];
  double pain; /* NAN if absent */
  EbbDay day;
} EbbHit;

GPtrArray *ebb_db_list_entries (EbbDb *db, const EbbQuery *query, guint offset, guint limit, GError **error);
GArray *ebb_db_list_days (EbbDb *db, const EbbQuery *query, GError **error);
const EbbHit *const *ebb_db_find (EbbDb *db, const EbbQuery *query, guint *n_hits, GError **error);
void ebb_found_free (EbbFound *found);
void ebb_db_forget_search (EbbDb *db);
gboolean ebb_db_wants_warming (EbbDb *db);
void ebb_db_warm_search (EbbDb *db);

/* --- what searches look into (ebb-db-digest.c, ebb-db-directory.c) ----------------- */

gboolean ebb_db_refresh_digest (EbbDb *db, GError **error);
gboolean ebb_db_rebuild_digest (EbbDb *db, GError **error);
gboolean ebb_db_digest_is_right (EbbDb *db, gboolean *right, GError **error);

#define EBB_NO_PLACE G_MAXUINT

/* What a name in the directory is looked for as. */
typedef enum
{
  EBB_WANTED_REGION = 1 << 0,
  EBB_WANTED_TRACKER = 1 << 1,
  EBB_WANTED_TAG = 1 << 2,
} EbbWanted;

EbbDirectory *ebb_directory_get (EbbDb *db, GError **error);
const EbbHit *ebb_directory_get_entries (const EbbDirectory *directory, guint *n_entries);
const guint32 *ebb_directory_get_order (const EbbDirectory *directory);
const char *const *ebb_directory_get_names (const EbbDirectory *directory);
guint8 *ebb_directory_want_nothing (const EbbDirectory *directory);
void ebb_directory_want (const EbbDirectory *directory, guint8 *wanted, const char *name, EbbWanted as);
gboolean ebb_directory_collect (const EbbDirectory *directory, const guint8 *wanted, guint qualities, guint64 *places, GError **error);
guint ebb_directory_find_row (EbbDirectory *directory, gint64 rowid);
void ebb_directory_free (EbbDirectory *directory);

/* --- the body over time (ebb-db-body.c, ebb-db-day-body.c) ----------------------- */

gboolean ebb_db_refresh_body (EbbDb *db, GError **error);
gboolean ebb_db_rebuild_body (EbbDb *db, GError **error);
gboolean ebb_db_body_is_right (EbbDb *db, gboolean *right, GError **error);

EbbBodyHistory *ebb_db_load_body (EbbDb *db, const EbbQuery *query, GError **error);
EbbRegionStory *ebb_db_load_story (EbbDb *db, const EbbQuery *query, GError **error);

/* --- one thing over time (ebb-db-readings.c) ------------------------------------ */

EbbReadings *ebb_db_load_readings (EbbDb *db, const EbbSubject *subject, EbbPeriod period, GError **error);

/* --- what sessions did (ebb-db-relief.c) ----------------------------------------- */

EbbReliefDiary *ebb_db_load_relief (EbbDb *db, GError **error);

/* --- import (ebb-db-import.c) ------------------------------------------------ */

gboolean ebb_db_import (EbbDb *db, GPtrArray *trackers, GPtrArray *entries, GPtrArray *annotations, GPtrArray *records, EbbImportFlags flags, EbbImportResult *result, GError **error);

/* --- undo (ebb-db-undo.c) ------------------------------------------------------ */

#define EBB_UNDO_MAX_STEPS 200
#define EBB_UNDO_MAX_DAYS 30
#define EBB_UNDO_MAX_BYTES (64 * 1024 * 1024)

/* The translated labels of what can be undone and redone; NULL if nothing. */
typedef struct
{
  char *undo; /* (owned) (nullable) */
  char *redo; /* (owned) (nullable) */
} EbbUndoState;

gboolean ebb_db_add_step (EbbDb *db, const char *label, guint count, const void *changeset, gsize length, GError **error);
char *ebb_db_undo (EbbDb *db, GError **error);
char *ebb_db_redo (EbbDb *db, GError **error);
gboolean ebb_db_read_undo_state (EbbDb *db, EbbUndoState *state, GError **error);
void ebb_undo_state_clear (EbbUndoState *state);

/* --- drafts (ebb-db-draft.c) ----------------------------------------------------- */

gboolean ebb_db_save_draft (EbbDb *db, const char *slot, EbbEntry *draft, GError **error);
gboolean ebb_db_load_draft (EbbDb *db, const char *slot, EbbEntry **draft, GError **error);
gboolean ebb_db_remove_draft (EbbDb *db, const char *slot, GError **error);

/* --- whole file (ebb-db-backup.c, -restore.c, -auto-backup.c, -check.c) ------------ */

gboolean ebb_db_backup (EbbDb *db, const char *path, GError **error);
gboolean ebb_db_copy_verified (EbbDb *db, sqlite3 *source, const char *target, gboolean replace, GError **error);
sqlite3 *ebb_db_connect_read_only (EbbDb *db, const char *file, GError **error);
gboolean ebb_db_copy_pages (EbbDb *db, sqlite3 *source, sqlite3 *target, GError **error);
gboolean ebb_db_verify (EbbDb *db, sqlite3 *handle, GError **error);
char *ebb_db_restore (EbbDb *db, const char *path, GError **error);
gboolean ebb_db_auto_backup (EbbDb *db, const char *folder, EbbDay today, gboolean *made, GError **error);
EbbCheckReport *ebb_db_check (EbbDb *db, GError **error);

/* --- for tests ------------------------------------------------------------------------ */

EbbStore *ebb_store_new_with_config (const char *path, const EbbDbConfig *config);
void ebb_store_auto_backup_on_day_async (EbbStore *self, const char *folder, EbbDay today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
