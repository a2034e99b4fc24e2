// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-period.h"
#include "ebb-sample.h"

G_BEGIN_DECLS

#define EBB_DAY_SECONDS 86400.0

/**
 * EbbReadings:
 *
 * Every known value of one subject (see #EbbSubject) in a diary, in the order of time,
 * and how many entries each day has whether or not they say anything of the subject.
 * Small enough to be kept and asked for any period again and again. Immutable once
 * sealed, counted by reference, safe to share between threads.
 *
 * The position of a reading (`x`) is its wall clock where it was recorded: seconds of
 * the local calendar since 1970-01-01 00:00, day * 86400 + second of the day. So a
 * reading never leaves the local day that its entry belongs to, whatever travel or
 * daylight saving do; and days are equally long. (Drawn on a time axis of UTC.)
 *
 * Values are never NAN and always finite. Of a choice the value is the index of the
 * word in the tracker's choices (a word that is not among them any more is left out);
 * of yes and no it is 1 and 0; of %EBB_SUBJECT_ENTRIES 1 for each entry; of a region
 * the greatest intensity of the entry's marks of the region and of what lies in it (an
 * entry that does not mark it, or marks it without intensity, has no reading: not
 * marked is not zero).
 */
typedef struct _EbbReadings EbbReadings;

EbbReadings *ebb_readings_new (void);
EbbReadings *ebb_readings_ref (EbbReadings *self);
void ebb_readings_unref (EbbReadings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbReadings, ebb_readings_unref)

/* Filling: days in order; readings in about the order of time (sealing sorts them). */
void ebb_readings_add_day (EbbReadings *self, EbbDay day, guint n_entries);
void ebb_readings_add (EbbReadings *self, EbbDay day, double second_of_day, double value);
void ebb_readings_seal (EbbReadings *self);

/* All readings, or those of the days of a period; (transfer none) (array length=n). */
const EbbSample *ebb_readings_get_all (const EbbReadings *self, guint *n);
const EbbSample *ebb_readings_get_period (const EbbReadings *self, EbbPeriod period, guint *n);

/* From the first to the last day with an entry; an empty period (from 0 to -1) if there
 * is none. */
EbbPeriod ebb_readings_get_extent (const EbbReadings *self);
guint ebb_readings_count_entry_days (const EbbReadings *self, EbbPeriod period);
guint ebb_readings_count_entries (const EbbReadings *self, EbbPeriod period);

G_END_DECLS
