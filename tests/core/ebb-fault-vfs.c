// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-fault-vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

/* A file system that fails on command. It lies over SQLite's default VFS, counts
 * what is asked of it, fails the operation that the plan names, and can tell an
 * observer all that went well. One plan for the whole process: a diary has one
 * thread that touches it, and tests set the plan while that one is idle. */

typedef struct
{
  sqlite3_file base;
  const char *path; /* (unowned) (nullable): lives as long as the file is open */
  sqlite3_file *real;
} File;

typedef struct
{
  GMutex mutex;
  EbbFaultMode mode;
  guint nth;
  guint times;
  guint count;
  guint n_failed;
  EbbFaultOp last_failed;
  EbbFaultObserver observer;
  gpointer observer_data;
  gboolean lazy;
} State;

static State state;
static GPrivate failed_errno;

/* --- the plan --------------------------------------------------------------- */

/* From now on, of the operations that @mode can touch, the @nth fails (counted
 * from 1; 0 for none) and the ones after it up to @times in all (0 for all of
 * them). The count begins anew. */
void
ebb_fault_vfs_plan (EbbFaultMode mode, guint nth, guint times)
{
  g_mutex_lock (&state.mutex);
  state.mode = mode;
  state.nth = nth;
  state.times = times;
  state.count = 0;
  state.n_failed = 0;
  g_mutex_unlock (&state.mutex);
}

/* How many operations the plan could have touched so far. */
guint
ebb_fault_vfs_count (void)
{
  guint count;

  g_mutex_lock (&state.mutex);
  count = state.count;
  g_mutex_unlock (&state.mutex);

  return count;
}

/* How many of them failed. */
guint
ebb_fault_vfs_count_failed (void)
{
  guint n_failed;

  g_mutex_lock (&state.mutex);
  n_failed = state.n_failed;
  g_mutex_unlock (&state.mutex);

  return n_failed;
}

EbbFaultOp
ebb_fault_vfs_last_failed (void)
{
  EbbFaultOp op;

  g_mutex_lock (&state.mutex);
  op = state.last_failed;
  g_mutex_unlock (&state.mutex);

  return op;
}

const char *
ebb_fault_op_name (EbbFaultOp op)
{
  static const char *const names[EBB_N_FAULT_OPS] = {
    "open",
    "read",
    "write",
    "truncate",
    "sync",
    "delete",
    "access",
    "size",
    "lock",
    "map shared memory",
    "lock shared memory",
    "make",
    "rename",
    "unlink",
    "fsync",
  };

  return names[op];
}

/* Tells @observer (nullable) all that goes well from now on. */
void
ebb_fault_vfs_observe (EbbFaultObserver observer, gpointer data)
{
  g_mutex_lock (&state.mutex);
  state.observer = observer;
  state.observer_data = data;
  g_mutex_unlock (&state.mutex);
}

/* With @lazy nothing is really brought to the disk and nobody sleeps: for tests
 * that do not pull the plug. */
void
ebb_fault_vfs_set_lazy (gboolean lazy)
{
  g_mutex_lock (&state.mutex);
  state.lazy = lazy;
  g_mutex_unlock (&state.mutex);
}

gboolean
ebb_fault_is_lazy (void)
{
  gboolean lazy;

  g_mutex_lock (&state.mutex);
  lazy = state.lazy;
  g_mutex_unlock (&state.mutex);

  return lazy;
}

static gboolean
mode_touches (EbbFaultMode mode, EbbFaultOp op)
{
  switch (mode)
    {
    case EBB_FAULT_FULL:
      return op == EBB_FAULT_WRITE || op == EBB_FAULT_SHM_MAP || op == EBB_FAULT_MAKE || op == EBB_FAULT_RENAME || op == EBB_FAULT_OPEN;
    case EBB_FAULT_IOERR:
      return op != EBB_FAULT_UNLINK;
    case EBB_FAULT_BUSY:
      return op == EBB_FAULT_LOCK || op == EBB_FAULT_SHM_LOCK;
    case EBB_FAULT_NONE:
    default:
      return FALSE;
    }
}

/* Whether @op may go on; if not, @system_errno says what the system would say. */
gboolean
ebb_fault_begin (EbbFaultOp op, int *system_errno)
{
  gboolean fails = FALSE;

  g_mutex_lock (&state.mutex);
  *system_errno = state.mode == EBB_FAULT_FULL ? ENOSPC : EIO;
  if (mode_touches (state.mode, op))
    {
      state.count++;
      fails = state.nth != 0 && state.count >= state.nth && (state.times == 0 || state.count < state.nth + state.times);
      if (fails)
        {
          state.n_failed++;
          state.last_failed = op;
        }
    }
  g_mutex_unlock (&state.mutex);

  return !fails;
}

void
ebb_fault_tell (const EbbFaultEvent *event)
{
  EbbFaultObserver observer;
  gpointer data;

  g_mutex_lock (&state.mutex);
  observer = state.observer;
  data = state.observer_data;
  g_mutex_unlock (&state.mutex);

  if (observer != NULL)
    observer (event, data);
}

/* SQLITE_OK, or what a failing @op returns. */
static int
begin (EbbFaultOp op)
{
  static const int broken[EBB_N_FAULT_OPS] = {
    SQLITE_CANTOPEN,
    SQLITE_IOERR_READ,
    SQLITE_IOERR_WRITE,
    SQLITE_IOERR_TRUNCATE,
    SQLITE_IOERR_FSYNC,
    SQLITE_IOERR_DELETE,
    SQLITE_IOERR_ACCESS,
    SQLITE_IOERR_FSTAT,
    SQLITE_IOERR_LOCK,
    SQLITE_IOERR_SHMMAP,
    SQLITE_IOERR_SHMLOCK,
  };
  EbbFaultMode mode;
  int system_errno;

  g_private_set (&failed_errno, GINT_TO_POINTER (0));
  if (ebb_fault_begin (op, &system_errno))
    return SQLITE_OK;

  g_mutex_lock (&state.mutex);
  mode = state.mode;
  g_mutex_unlock (&state.mutex);

  g_private_set (&failed_errno, GINT_TO_POINTER (system_errno));
  if (mode == EBB_FAULT_BUSY)
    return SQLITE_BUSY;
  if (mode == EBB_FAULT_FULL)
    return op == EBB_FAULT_OPEN ? SQLITE_CANTOPEN : SQLITE_FULL;

  return broken[op];
}

static int
tell (EbbFaultOp op, const char *path, gint64 offset, gconstpointer bytes, gsize length, int code)
{
  EbbFaultEvent event = { op, path, NULL, offset, bytes, length };

  if (code == SQLITE_OK && path != NULL)
    ebb_fault_tell (&event);

  return code;
}

/* --- files -------------------------------------------------------------------- */

#define REAL(file) (((File *) (file))->real)
#define METHODS(file) (REAL (file)->pMethods)
#define PATH(file) (((File *) (file))->path)

static int
file_close (sqlite3_file *file)
{
  return METHODS (file)->xClose (REAL (file));
}

static int
file_read (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  int code = begin (EBB_FAULT_READ);

  if (code != SQLITE_OK)
    return code;

  return tell (EBB_FAULT_READ, PATH (file), offset, bytes, (gsize) length, METHODS (file)->xRead (REAL (file), bytes, length, offset));
}

static int
file_write (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  int code = begin (EBB_FAULT_WRITE);
  int written = code == SQLITE_OK ? length : length / 2;
  int result = SQLITE_OK;

  if (written > 0)
    result = METHODS (file)->xWrite (REAL (file), bytes, written, offset);
  tell (EBB_FAULT_WRITE, PATH (file), offset, bytes, (gsize) written, result);

  return code != SQLITE_OK ? code : result;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = begin (EBB_FAULT_TRUNCATE);

  if (code != SQLITE_OK)
    return code;

  return tell (EBB_FAULT_TRUNCATE, PATH (file), size, NULL, 0, METHODS (file)->xTruncate (REAL (file), size));
}

static int
file_sync (sqlite3_file *file, int flags)
{
  int code = begin (EBB_FAULT_SYNC);

  if (code != SQLITE_OK)
    return code;

  if (!ebb_fault_is_lazy ())
    code = METHODS (file)->xSync (REAL (file), flags);

  return tell (EBB_FAULT_SYNC, PATH (file), 0, NULL, 0, code);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  int code = begin (EBB_FAULT_SIZE);

  return code != SQLITE_OK ? code : METHODS (file)->xFileSize (REAL (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  int code = begin (EBB_FAULT_LOCK);

  return code != SQLITE_OK ? code : METHODS (file)->xLock (REAL (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return METHODS (file)->xUnlock (REAL (file), level);
}

static int
file_check_reserved_lock (sqlite3_file *file, int *reserved)
{
  return METHODS (file)->xCheckReservedLock (REAL (file), reserved);
}

static int
file_control (sqlite3_file *file, int op, void *data)
{
  return METHODS (file)->xFileControl (REAL (file), op, data);
}

static int
file_sector_size (sqlite3_file *file)
{
  return METHODS (file)->xSectorSize (REAL (file));
}

static int
file_device_characteristics (sqlite3_file *file)
{
  return METHODS (file)->xDeviceCharacteristics (REAL (file));
}

static int
file_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  int code = begin (EBB_FAULT_SHM_MAP);

  return code != SQLITE_OK ? code : METHODS (file)->xShmMap (REAL (file), region, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  int code = SQLITE_OK;

  /* Letting go cannot fail. */
  if ((flags & SQLITE_SHM_UNLOCK) == 0)
    code = begin (EBB_FAULT_SHM_LOCK);

  return code != SQLITE_OK ? code : METHODS (file)->xShmLock (REAL (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  METHODS (file)->xShmBarrier (REAL (file));
}

static int
file_shm_unmap (sqlite3_file *file, int remove)
{
  return METHODS (file)->xShmUnmap (REAL (file), remove);
}

/* Version 2: without memory mapping, all reading and writing passes here. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_device_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

/* --- the file system -------------------------------------------------------------- */

static sqlite3_vfs *
get_real (sqlite3_vfs *vfs)
{
  return vfs->pAppData;
}

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
  File *file = (File *) base;
  int code = begin (EBB_FAULT_OPEN);

  memset (file, 0, sizeof *file);
  if (code != SQLITE_OK)
    return code;

  file->real = (sqlite3_file *) (file + 1);
  file->path = name;
  code = get_real (vfs)->xOpen (get_real (vfs), name, file->real, flags, out_flags);
  if (file->real->pMethods != NULL)
    file->base.pMethods = &methods;

  return tell (EBB_FAULT_OPEN, name, 0, NULL, 0, code);
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  int code = begin (EBB_FAULT_DELETE);

  if (code != SQLITE_OK)
    return code;

  return tell (EBB_FAULT_DELETE, name, sync_folder, NULL, 0, get_real (vfs)->xDelete (get_real (vfs), name, sync_folder && !ebb_fault_is_lazy ()));
}

static int
vfs_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  int code = begin (EBB_FAULT_ACCESS);

  return code != SQLITE_OK ? code : get_real (vfs)->xAccess (get_real (vfs), name, flags, result);
}

static int
vfs_full_pathname (sqlite3_vfs *vfs, const char *name, int length, char *out)
{
  return get_real (vfs)->xFullPathname (get_real (vfs), name, length, out);
}

static int
vfs_randomness (sqlite3_vfs *vfs, int length, char *bytes)
{
  return get_real (vfs)->xRandomness (get_real (vfs), length, bytes);
}

static int
vfs_sleep (sqlite3_vfs *vfs, int microseconds)
{
  if (ebb_fault_is_lazy ())
    return microseconds;

  return get_real (vfs)->xSleep (get_real (vfs), microseconds);
}

static int
vfs_current_time (sqlite3_vfs *vfs, double *time)
{
  return get_real (vfs)->xCurrentTime (get_real (vfs), time);
}

static int
vfs_current_time_int64 (sqlite3_vfs *vfs, sqlite3_int64 *time)
{
  return get_real (vfs)->xCurrentTimeInt64 (get_real (vfs), time);
}

static int
vfs_get_last_error (sqlite3_vfs *vfs, int length, char *text)
{
  int system_errno = GPOINTER_TO_INT (g_private_get (&failed_errno));

  return system_errno != 0 ? system_errno : get_real (vfs)->xGetLastError (get_real (vfs), length, text);
}

/* Adds the file system to SQLite, not as its default; returns its name. */
const char *
ebb_fault_vfs_register (void)
{
  static sqlite3_vfs vfs = {
    .iVersion = 2,
    .zName = "ebb-fault",
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_pathname,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_current_time,
    .xCurrentTimeInt64 = vfs_current_time_int64,
    .xGetLastError = vfs_get_last_error,
  };

  if (vfs.pAppData == NULL)
    {
      sqlite3_vfs *real = sqlite3_vfs_find (NULL);

      vfs.pAppData = real;
      vfs.szOsFile = (int) sizeof (File) + real->szOsFile;
      vfs.mxPathname = real->mxPathname;
      sqlite3_vfs_register (&vfs, 0);
    }

  return vfs.zName;
}
