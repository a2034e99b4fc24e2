// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EbbError:
 * @EBB_ERROR_INVALID: a value is outside what a diary can hold
 * @EBB_ERROR_FORMAT: a file is not of the format that it should have
 * @EBB_ERROR_TOO_LARGE: a file or a part of it is larger than Ebb reads
 * @EBB_ERROR_UNKNOWN: a name (region, tracker, quality) is not known
 *
 * Errors about data. Errors about the diary's file are #EbbStoreError. Every
 * message is one translated sentence that can be shown to a person.
 */
typedef enum
{
  EBB_ERROR_INVALID,
  EBB_ERROR_FORMAT,
  EBB_ERROR_TOO_LARGE,
  EBB_ERROR_UNKNOWN,
} EbbError;

#define EBB_ERROR (ebb_error_quark ())
GQuark ebb_error_quark (void);

G_END_DECLS
