// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <errno.h>
#include <glib/gi18n.h>

/* What SQLite and the system report, as EbbStoreError. The sentences are the ones
 * that a person reads; numbers for the curious go to the debug log, which never
 * holds text of the diary. */

GQuark
ebb_store_error_quark (void)
{
  return g_quark_from_static_string ("ebb-store-error-quark");
}

static const char *
get_sentence (EbbStoreError code)
{
  switch (code)
    {
    case EBB_STORE_ERROR_BUSY:
      return _ ("Another program is using the diary; please try again in a moment.");
    case EBB_STORE_ERROR_FULL:
      return _ ("The disk is full, so nothing was changed.");
    case EBB_STORE_ERROR_READ_ONLY:
      return _ ("The diary’s file or its folder cannot be written to.");
    case EBB_STORE_ERROR_CONSTRAINT:
      return _ ("The data do not follow the rules of a diary, so nothing was changed.");
    case EBB_STORE_ERROR_CORRUPT:
      return _ ("The diary’s file is damaged.");
    case EBB_STORE_ERROR_NOT_A_DIARY:
      return _ ("This file is not a diary of Ebb.");
    case EBB_STORE_ERROR_TOO_NEW:
      return _ ("A newer version of Ebb made this diary; please update Ebb to open it.");
    case EBB_STORE_ERROR_IO:
      return _ ("The disk reported an error.");
    case EBB_STORE_ERROR_CANNOT_OPEN:
      return _ ("The diary’s file cannot be opened.");
    case EBB_STORE_ERROR_CONFLICT:
      return _ ("This was changed elsewhere in the meantime, so nothing was changed.");
    case EBB_STORE_ERROR_NOT_FOUND:
      return _ ("This is not in the diary any more.");
    case EBB_STORE_ERROR_CLOSED:
      return _ ("The diary is not open.");
    case EBB_STORE_ERROR_FAILED:
    default:
      return _ ("Something unexpected went wrong with the diary’s file.");
    }
}

/* Sets @error to @code with its usual sentence. */
void
ebb_db_set_code (EbbStoreError code, GError **error)
{
  g_set_error_literal (error, EBB_STORE_ERROR, (int) code, get_sentence (code));
}

static EbbStoreError
from_errno (int saved_errno, EbbStoreError fallback)
{
  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return EBB_STORE_ERROR_FULL;
    case EROFS:
      return EBB_STORE_ERROR_READ_ONLY;
    case EIO:
      return EBB_STORE_ERROR_IO;
    default:
      return fallback;
    }
}

/* Sets @error for a failed system call; @fallback is for an errno that does not
 * say more. */
void
ebb_db_set_errno (int saved_errno, EbbStoreError fallback, GError **error)
{
  g_debug ("system error %d", saved_errno);
  ebb_db_set_code (from_errno (saved_errno, fallback), error);
}

static EbbStoreError
from_sqlite (int code, int system_errno)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return EBB_STORE_ERROR_BUSY;
    case SQLITE_FULL:
      return EBB_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return from_errno (system_errno, EBB_STORE_ERROR_IO);
    case SQLITE_READONLY:
      return code == SQLITE_READONLY_DBMOVED ? EBB_STORE_ERROR_CANNOT_OPEN : EBB_STORE_ERROR_READ_ONLY;
    case SQLITE_PERM:
      return EBB_STORE_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
      return from_errno (system_errno, EBB_STORE_ERROR_CANNOT_OPEN);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return EBB_STORE_ERROR_CORRUPT;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
      return EBB_STORE_ERROR_CONSTRAINT;
    default:
      return EBB_STORE_ERROR_FAILED;
    }
}

/* Sets @error for the result @code of a call on @handle (nullable). A call that
 * was interrupted becomes G_IO_ERROR_CANCELLED. */
void
ebb_db_set_error (EbbDb *db, sqlite3 *handle, int code, GError **error)
{
  int system_errno = 0;

  if (handle != NULL)
    {
      int extended = sqlite3_extended_errcode (handle);

      if ((extended & 0xff) == (code & 0xff))
        code = extended;
      system_errno = sqlite3_system_errno (handle);
    }

  if ((code & 0xff) == SQLITE_INTERRUPT || (code & 0xff) == SQLITE_ABORT || (code & 0xff) == SQLITE_BUSY)
    {
      if (db != NULL && ebb_db_is_cancelled (db, error))
        return;
    }

  g_debug ("SQLite result %d, system error %d", code, system_errno);
  ebb_db_set_code (from_sqlite (code, system_errno), error);
}
