// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ebb-relief-choice.h"
#include "model/ebb-course.h"
#include "model/ebb-session.h"

G_BEGIN_DECLS

/**
 * EbbReliefDiary:
 *
 * All that a diary holds about pain and sessions, read once and kept. Counted by
 * reference and not changed any more once it is handed out, so that it can be worked on
 * in any thread.
 */
typedef struct _EbbReliefDiary EbbReliefDiary;

EbbReliefDiary *ebb_relief_diary_new (GPtrArray *sessions, GPtrArray *courses);
EbbReliefDiary *ebb_relief_diary_ref (EbbReliefDiary *self);
void ebb_relief_diary_unref (EbbReliefDiary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbReliefDiary, ebb_relief_diary_unref)

void ebb_relief_diary_add_entry (EbbReliefDiary *self, EbbMoment when, double pain);
void ebb_relief_diary_add_mark (EbbReliefDiary *self, const EbbRegion *region, double intensity);

guint ebb_relief_diary_get_n_sessions (const EbbReliefDiary *self);
EbbSession *ebb_relief_diary_get_session (const EbbReliefDiary *self, guint index);
guint ebb_relief_diary_get_n_entries (const EbbReliefDiary *self);
gboolean ebb_relief_diary_has_value (const EbbReliefDiary *self, EbbReliefBy by, int value);
int *ebb_relief_diary_list_values (const EbbReliefDiary *self, EbbReliefBy by, guint *n);
char *ebb_relief_diary_get_value_name (const EbbReliefDiary *self, EbbReliefBy by, int value);
const char *ebb_relief_diary_get_value_id (const EbbReliefDiary *self, EbbReliefBy by, int value);
gboolean ebb_relief_diary_find_value (const EbbReliefDiary *self, EbbReliefBy by, const char *id, int *value);

/**
 * EbbReliefCases:
 * @diary: (owned): what it was made of
 * @log: (owned): the sessions, and the ratings of what they are for
 * @places: (owned) (array length=log.n_sessions): of each session of the log, which one
 *   of the diary it is
 * @asked: (owned) (nullable) (element-type EbbRegion): whose pain was asked about; %NULL
 *   for pain overall
 * @regions: (owned) (nullable) (element-type EbbRegion): whose pain the ratings are
 * @fell_back: it would be the pain of regions, but nobody rated that
 *
 * The sessions of a diary with the ratings by which they are looked at.
 */
typedef struct
{
  EbbReliefDiary *diary;
  EbbReliefLog *log;
  guint *places;
  GPtrArray *asked;
  GPtrArray *regions;
  gboolean fell_back;
} EbbReliefCases;

EbbReliefCases *ebb_relief_cases_new (EbbReliefDiary *diary, EbbReliefChoice choice, gint64 now);
void ebb_relief_cases_free (EbbReliefCases *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbReliefCases, ebb_relief_cases_free)

gboolean ebb_relief_cases_suit (const EbbReliefCases *self, EbbReliefChoice choice);
EbbSession *ebb_relief_cases_get_session (const EbbReliefCases *self, guint index);
char *ebb_relief_cases_describe (const EbbReliefCases *self);

G_END_DECLS
