// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-query.h"

#include "analysis/ebb-body-map.h"
#include "analysis/ebb-region-story.h"
#include "analysis/ebb-relief-diary.h"
#include "model/ebb-annotation.h"
#include "model/ebb-follow-up.h"
#include "model/ebb-readings.h"
#include "model/ebb-subject.h"

G_BEGIN_DECLS

/**
 * EbbStoreError:
 * @EBB_STORE_ERROR_BUSY: another program holds the diary for too long
 * @EBB_STORE_ERROR_FULL: the disk is full; nothing was changed
 * @EBB_STORE_ERROR_READ_ONLY: the file or its folder may not be written
 * @EBB_STORE_ERROR_CONSTRAINT: the data break a rule of the schema
 * @EBB_STORE_ERROR_CORRUPT: the file is damaged
 * @EBB_STORE_ERROR_NOT_A_DIARY: the file is something else than a diary
 * @EBB_STORE_ERROR_TOO_NEW: a newer version of Ebb made it
 * @EBB_STORE_ERROR_IO: the disk reported an error
 * @EBB_STORE_ERROR_CANNOT_OPEN: it is missing, a folder, or not readable
 * @EBB_STORE_ERROR_CONFLICT: the entry, tracker or annotation was changed elsewhere
 *   since it was read; nothing was changed
 * @EBB_STORE_ERROR_NOT_FOUND: the entry or the like is not there (any more)
 * @EBB_STORE_ERROR_CLOSED: the store is not open
 * @EBB_STORE_ERROR_FAILED: anything else
 *
 * Errors of the diary's file. Every message is one translated sentence that can
 * be shown to a person; it never holds text of the diary.
 */
typedef enum
{
  EBB_STORE_ERROR_BUSY,
  EBB_STORE_ERROR_FULL,
  EBB_STORE_ERROR_READ_ONLY,
  EBB_STORE_ERROR_CONSTRAINT,
  EBB_STORE_ERROR_CORRUPT,
  EBB_STORE_ERROR_NOT_A_DIARY,
  EBB_STORE_ERROR_TOO_NEW,
  EBB_STORE_ERROR_IO,
  EBB_STORE_ERROR_CANNOT_OPEN,
  EBB_STORE_ERROR_CONFLICT,
  EBB_STORE_ERROR_NOT_FOUND,
  EBB_STORE_ERROR_CLOSED,
  EBB_STORE_ERROR_FAILED,
} EbbStoreError;

#define EBB_STORE_ERROR (ebb_store_error_quark ())
GQuark ebb_store_error_quark (void);

/**
 * EbbStore:
 *
 * A diary's file. One connection, owned by one worker thread that takes requests
 * in order; the calling thread never waits for the disk. Every `_finish` of a
 * change returns only after the change is durable (WAL, synchronous=FULL).
 *
 * A cancelled request that has not begun does nothing; one that has begun is
 * interrupted and rolled back.
 *
 * The store must be closed with ebb_store_close_async() before it is dropped;
 * dropping an open one lets the worker end by itself.
 *
 * Signals, always in the main context of the thread that made the store:
 * - `changed (EbbChange what, int first_day, int last_day)`: this or another
 *   process changed the diary; the days are those touched (all days when not
 *   known: %EBB_DAY_MIN, %EBB_DAY_MAX; none, the first after the last, when only
 *   trackers, annotations, therapy, drafts or undo changed). Emitted before the `_finish` callback of
 *   the request that made the change.
 *
 * Properties, notified: `can-undo`, `can-redo`, `undo-label`, `redo-label`,
 * `path`.
 */
#define EBB_TYPE_STORE (ebb_store_get_type ())
G_DECLARE_FINAL_TYPE (EbbStore, ebb_store, EBB, STORE, GObject)

typedef enum
{
  EBB_CHANGE_ENTRIES = 1 << 0,
  EBB_CHANGE_TRACKERS = 1 << 1,
  EBB_CHANGE_UNDO = 1 << 2,
  EBB_CHANGE_DRAFTS = 1 << 3,
  EBB_CHANGE_ANNOTATIONS = 1 << 4,
  EBB_CHANGE_THERAPY = 1 << 5, /* conditions, goals, courses, sessions, reviews */
  EBB_CHANGE_ALL = (1 << 6) - 1,
} EbbChange;

/**
 * EbbOpenFlags:
 * @EBB_OPEN_CREATE: make the diary and its folder when missing
 * @EBB_OPEN_WATCH: notice changes by other processes and emit `changed`
 */
typedef enum
{
  EBB_OPEN_DEFAULT = 0,
  EBB_OPEN_CREATE = 1 << 0,
  EBB_OPEN_WATCH = 1 << 1,
} EbbOpenFlags;

EbbStore *ebb_store_new (const char *path);
char *ebb_store_get_default_path (void);
const char *ebb_store_get_path (EbbStore *self);
gboolean ebb_store_is_open (EbbStore *self);

void ebb_store_open_async (EbbStore *self, EbbOpenFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean ebb_store_open_finish (EbbStore *self, GAsyncResult *result, GError **error);
void ebb_store_close_async (EbbStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean ebb_store_close_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* --- entries ---------------------------------------------------------- */

/* Saves a new entry (its id is NULL) or a new state of a known one. With
 * @draft_slot the draft of that name is removed in the same transaction.
 * Returns (transfer full) the entry as it stands now, with id and modified.
 * EBB_STORE_ERROR_CONFLICT when the entry's `modified` is not the stored one. */
void ebb_store_save_entry_async (EbbStore *self, EbbEntry *entry, const char *draft_slot, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbEntry *ebb_store_save_entry_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* One undo step for all. Returns the number deleted, -1 with @error. */
void ebb_store_delete_entries_async (EbbStore *self, const char *const *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
int ebb_store_delete_entries_finish (EbbStore *self, GAsyncResult *result, GError **error);

void ebb_store_load_entry_async (EbbStore *self, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbEntry *ebb_store_load_entry_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* Entries that fit @query, newest first: by local day, then instant, then id,
 * all descending. @offset counts from the start of day @query->to. Returns
 * (transfer container) (element-type EbbEntry). */
void ebb_store_list_entries_async (EbbStore *self, const EbbQuery *query, guint offset, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ebb_store_list_entries_finish (EbbStore *self, GAsyncResult *result, GError **error);

/**
 * EbbDaySummary:
 *
 * What a local day holds. Means are within the day; `mean`, `min` and `max` are
 * NAN when no entry of the day has a rating of pain now.
 */
typedef struct
{
  EbbDay day;
  guint n_entries;
  guint n_rated;
  double mean;
  double min;
  double max;
} EbbDaySummary;

/* The days with entries that fit @query, newest first, with the figures of those
 * entries. Returns (element-type EbbDaySummary) GArray, transfer full. */
void ebb_store_list_days_async (EbbStore *self, const EbbQuery *query, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GArray *ebb_store_list_days_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* Calls @func for every entry that fits @query, oldest first (by instant, then
 * id), on the worker thread, in one read transaction: a consistent state of the
 * diary in flat memory. @func returns FALSE with an error to stop. @progress is
 * called in the caller's main context with (done, total). */
typedef gboolean (*EbbEntryFunc) (EbbEntry *entry, gpointer user_data, GError **error);
void ebb_store_foreach_async (EbbStore *self, const EbbQuery *query, EbbEntryFunc func, gpointer func_data, GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean ebb_store_foreach_finish (EbbStore *self, GAsyncResult *result, GError **error);

/**
 * EbbRecent:
 * @last: (nullable): the newest entry that has a mark
 * @regions: (element-type EbbRegion) regions marked lately, newest first, no
 *   region twice
 */
typedef struct
{
  EbbEntry *last;
  GPtrArray *regions;
} EbbRecent;

void ebb_recent_free (EbbRecent *recent);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbRecent, ebb_recent_free)

void ebb_store_load_recent_async (EbbStore *self, guint n_regions, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbRecent *ebb_store_load_recent_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* --- the body over time ------------------------------------------------ */

void ebb_store_load_body_async (EbbStore *self, EbbDay from, EbbDay to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbBodyHistory *ebb_store_load_body_finish (EbbStore *self, GAsyncResult *result, GError **error);

void ebb_store_load_story_async (EbbStore *self, const EbbRegion *region, EbbDay from, EbbDay to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbRegionStory *ebb_store_load_story_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* --- one thing over time -------------------------------------------------- */

/* Every known value of @subject in the entries of a span of days, in one read
 * transaction. Returns (transfer full) the readings, sealed. */
void ebb_store_load_readings_async (EbbStore *self, const EbbSubject *subject, EbbDay from, EbbDay to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbReadings *ebb_store_load_readings_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* --- trackers and tags ------------------------------------------------- */

/* All trackers, retired ones too, in order of position. Returns (transfer
 * container) (element-type EbbTracker). */
void ebb_store_list_trackers_async (EbbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ebb_store_list_trackers_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* Saves the given trackers (new or changed) as one undo step: add, rename,
 * reorder and retire are all this. The conflict rule of entries holds. */
void ebb_store_save_trackers_async (EbbStore *self, GPtrArray *trackers, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean ebb_store_save_trackers_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* Every tag in use, in order of text. */
void ebb_store_list_tags_async (EbbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GStrv ebb_store_list_tags_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* --- annotations --------------------------------------------------------- */

/* Those of which a day lies within @from and @to, in order of their first day.
 * Returns (transfer container) (element-type EbbAnnotation). */
void ebb_store_list_annotations_async (EbbStore *self, EbbDay from, EbbDay to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ebb_store_list_annotations_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* Saves a new annotation (its id is NULL) or a new state of a known one; the conflict
 * rule of entries holds. Returns (transfer full) the annotation as it stands now. */
void ebb_store_save_annotation_async (EbbStore *self, const EbbAnnotation *annotation, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbAnnotation *ebb_store_save_annotation_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* One undo step for all. Returns the number deleted, -1 with @error. */
void ebb_store_delete_annotations_async (EbbStore *self, const char *const *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
int ebb_store_delete_annotations_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* --- therapy --------------------------------------------------------------- */

/* All records of a kind, in order of id: the order in which they were made. Sessions
 * are better asked for by their days. Returns (transfer full) (element-type
 * EbbRecord). */
void ebb_store_list_records_async (EbbStore *self, EbbRecordKind kind, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ebb_store_list_records_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* The sessions of the days from @from to @to, by the day when they were done, else for
 * which they are planned; with @course only those of that course. In order of time.
 * Returns (transfer full) (element-type EbbSession). */
void ebb_store_list_sessions_async (EbbStore *self, EbbDay from, EbbDay to, const char *course, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ebb_store_list_sessions_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* One record with everything. EBB_STORE_ERROR_NOT_FOUND. */
void ebb_store_load_record_async (EbbStore *self, EbbRecordKind kind, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbRecord *ebb_store_load_record_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* Saves @save (new records, or new states of known ones; of any kinds) and deletes
 * @remove (any kinds), all or nothing, as one undo step: such as a course with its
 * sessions. Either may be NULL. The conflict rule of entries holds for both. Returns
 * (transfer full) (element-type EbbRecord) what was saved as it stands now, in the
 * order of @save.
 *
 * Deleting a course deletes its sessions that are planned, and those skipped,
 * cancelled or missed that say nothing more; sessions done, sessions with ratings or
 * notes, and reviews stay, with the title of the course. Deleting a condition or a
 * goal takes it out of what refers to it. */
void ebb_store_change_records_async (EbbStore *self, GPtrArray *save, GPtrArray *remove, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ebb_store_change_records_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* The follow-ups that are due at @now (seconds since the epoch, UTC): open, not lapsed,
 * and without an entry that counts (ebb_follow_up_counts()). The oldest first.
 * Returns (transfer full) (element-type EbbDueFollowUp). */
void ebb_store_list_due_async (EbbStore *self, gint64 now, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ebb_store_list_due_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* Answers a follow-up of the session as it stands in the diary, whatever was read
 * before. One that was answered already is EBB_STORE_ERROR_CONFLICT and nothing is
 * changed, unless it says the same; to correct it, save the session. Returns (transfer
 * full) the session as it stands now. */
void ebb_store_answer_follow_up_async (EbbStore *self, const char *session, int hours, const EbbFollowUpAnswer *answer, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbSession *ebb_store_answer_follow_up_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* All that is known of pain and sessions, in one read transaction. Returns (transfer
 * full). */
void ebb_store_load_relief_async (EbbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbReliefDiary *ebb_store_load_relief_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* --- import ------------------------------------------------------------- */

/**
 * EbbImportFlags:
 * @EBB_IMPORT_DRY_RUN: count only, change nothing
 * @EBB_IMPORT_FOR_GOOD: add no step to undo
 */
typedef enum
{
  EBB_IMPORT_DEFAULT = 0,
  EBB_IMPORT_DRY_RUN = 1 << 0,
  EBB_IMPORT_FOR_GOOD = 1 << 1,
} EbbImportFlags;

/**
 * EbbImportResult:
 * @added: entries that were new
 * @present: entries that the diary already held
 * @trackers_added: trackers that were new
 * @annotations_added: annotations that were new
 * @annotations_present: annotations that the diary already held
 * @records_added: records of therapy that were new
 * @records_present: records of therapy that the diary already held
 */
typedef struct
{
  guint added;
  guint present;
  guint trackers_added;
  guint annotations_added;
  guint annotations_present;
  guint records_added;
  guint records_present;
} EbbImportResult;

/* Adds all or nothing, as one undo step. An entry is already there when its id
 * is, or (for one without id) when the diary holds as many entries with the
 * same instant and the same content; an annotation likewise, by days and text; a
 * record (element-type EbbRecord) when its id is. Trackers with a known id are left as
 * they are, but for built-in ones that were never changed: these become what @trackers
 * says. None of the arrays is changed, nor must be while this runs; all but @entries
 * may be NULL. */
void ebb_store_import_async (EbbStore *self, GPtrArray *trackers, GPtrArray *entries, GPtrArray *annotations, GPtrArray *records, EbbImportFlags flags, GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean ebb_store_import_finish (EbbStore *self, GAsyncResult *result, EbbImportResult *counts, GError **error);

/* --- undo --------------------------------------------------------------- */

/* Undoes or redoes the newest step, whichever process made it. Returns (transfer
 * full) the step's label, translated.
 * EBB_STORE_ERROR_CONFLICT when what it changed was changed since by another
 * process; EBB_STORE_ERROR_NOT_FOUND when there is nothing to undo. */
void ebb_store_undo_async (EbbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char *ebb_store_undo_finish (EbbStore *self, GAsyncResult *result, GError **error);
void ebb_store_redo_async (EbbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char *ebb_store_redo_finish (EbbStore *self, GAsyncResult *result, GError **error);
gboolean ebb_store_get_can_undo (EbbStore *self);
gboolean ebb_store_get_can_redo (EbbStore *self);

/* --- drafts ------------------------------------------------------------- */

/* Keeps an unfinished entry under a name ("check-in", or "edit:ID"); NULL as
 * @draft removes it. A draft is not part of undo. */
void ebb_store_save_draft_async (EbbStore *self, const char *slot, EbbEntry *draft, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean ebb_store_save_draft_finish (EbbStore *self, GAsyncResult *result, GError **error);
/* Returns (transfer full) (nullable): NULL without error when there is none. */
void ebb_store_load_draft_async (EbbStore *self, const char *slot, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbEntry *ebb_store_load_draft_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* --- whole file ---------------------------------------------------------- */

/* A verified copy at @path: written to a temporary file beside it, checked
 * (integrity, row counts), synced, renamed. */
void ebb_store_backup_async (EbbStore *self, const char *path, GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean ebb_store_backup_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* Puts the verified diary at @path in place of this one. The present diary is
 * kept beside it; its path is returned (transfer full; "" if there was none), and
 * restoring that one undoes this. Works on a store that failed to open, too. */
void ebb_store_restore_async (EbbStore *self, const char *path, GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char *ebb_store_restore_finish (EbbStore *self, GAsyncResult *result, GError **error);

/**
 * EbbCheckReport:
 * @n_entries: how many entries there are
 * @problems: (element-type utf8) what is wrong, one sentence each; empty if all
 *   is well
 */
typedef struct
{
  guint n_entries;
  guint n_marks;
  guint n_values;
  GPtrArray *problems;
} EbbCheckReport;

void ebb_check_report_free (EbbCheckReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbCheckReport, ebb_check_report_free)

/* integrity_check, foreign_key_check, the index of the notes, the summaries of
 * the days, and every row by the rules of the model. */
void ebb_store_check_async (EbbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
EbbCheckReport *ebb_store_check_finish (EbbStore *self, GAsyncResult *result, GError **error);

/* Keeps the newest 7 daily, 8 weekly and 12 monthly backups in @folder and makes
 * today's if it is missing. Returns whether one was made. */
void ebb_store_auto_backup_async (EbbStore *self, const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean ebb_store_auto_backup_finish (EbbStore *self, GAsyncResult *result, gboolean *made, GError **error);

G_END_DECLS
