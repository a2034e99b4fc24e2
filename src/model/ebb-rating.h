// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The numeric rating scale NRS-11: 0 "no pain" to 10 "pain as bad as you can
 * imagine". Whole numbers in the window; imported fractions are kept. An absent
 * rating is NAN, never 0. */
#define EBB_RATING_MIN 0.0
#define EBB_RATING_MAX 10.0

/**
 * EbbBand:
 *
 * Bands of pain intensity on the NRS-11: none 0, mild up to 3, moderate up to
 * 6, severe from 7 (common clinical convention; a fraction belongs to the band
 * of the whole number it rounds to).
 */
typedef enum
{
  EBB_BAND_ABSENT,
  EBB_BAND_NONE,
  EBB_BAND_MILD,
  EBB_BAND_MODERATE,
  EBB_BAND_SEVERE,
} EbbBand;

gboolean ebb_rating_is_valid (double rating);
EbbBand ebb_rating_get_band (double rating);
const char *ebb_rating_get_meaning (int rating);
const char *ebb_rating_get_low_end (void);
const char *ebb_rating_get_high_end (void);
char *ebb_number_to_string (double number);
char *ebb_number_to_local_string (double number);
char *ebb_number_take_minus (char *text);
gboolean ebb_number_from_string (const char *text, double *number);
gboolean ebb_number_from_local_string (const char *text, double *number);
gboolean ebb_number_equal (double a, double b);

G_END_DECLS
