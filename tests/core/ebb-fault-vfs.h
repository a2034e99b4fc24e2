// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EbbFaultOp:
 *
 * What a diary asks of the file system. The first ones go through SQLite's VFS;
 * the last ones are the store's own calls, see ebb-fault-system.c.
 */
typedef enum
{
  EBB_FAULT_OPEN,
  EBB_FAULT_READ,
  EBB_FAULT_WRITE,
  EBB_FAULT_TRUNCATE,
  EBB_FAULT_SYNC,
  EBB_FAULT_DELETE,
  EBB_FAULT_ACCESS,
  EBB_FAULT_SIZE,
  EBB_FAULT_LOCK,
  EBB_FAULT_SHM_MAP,
  EBB_FAULT_SHM_LOCK,
  EBB_FAULT_MAKE,     /* a new file or folder */
  EBB_FAULT_RENAME,   /* to `other` */
  EBB_FAULT_UNLINK,   /* never made to fail: it only tidies up */
  EBB_FAULT_SYNC_ANY, /* fsync() of a file or a folder */
} EbbFaultOp;

#define EBB_N_FAULT_OPS 15

/**
 * EbbFaultMode:
 * @EBB_FAULT_NONE: all is well
 * @EBB_FAULT_FULL: no room: what takes more of it fails; a write writes its
 *   first half
 * @EBB_FAULT_IOERR: a broken disk: anything may fail; a write writes its first
 *   half
 * @EBB_FAULT_BUSY: somebody else has the lock
 */
typedef enum
{
  EBB_FAULT_NONE,
  EBB_FAULT_FULL,
  EBB_FAULT_IOERR,
  EBB_FAULT_BUSY,
} EbbFaultMode;

/* Something that went well (a torn write is told with its real length). `bytes`
 * lives for the call only. Called on whichever thread did it. */
typedef struct
{
  EbbFaultOp op;
  const char *path;
  const char *other; /* (nullable) */
  gint64 offset;     /* of a write; the new size of a truncation */
  gconstpointer bytes;
  gsize length;
} EbbFaultEvent;

typedef void (*EbbFaultObserver) (const EbbFaultEvent *event, gpointer data);

const char *ebb_fault_vfs_register (void);
void ebb_fault_vfs_plan (EbbFaultMode mode, guint nth, guint times);
guint ebb_fault_vfs_count (void);
guint ebb_fault_vfs_count_failed (void);
EbbFaultOp ebb_fault_vfs_last_failed (void);
const char *ebb_fault_op_name (EbbFaultOp op);
void ebb_fault_vfs_observe (EbbFaultObserver observer, gpointer data);
void ebb_fault_vfs_set_lazy (gboolean lazy);

/* For ebb-fault-system.c. */
gboolean ebb_fault_begin (EbbFaultOp op, int *system_errno);
void ebb_fault_tell (const EbbFaultEvent *event);
gboolean ebb_fault_is_lazy (void);

G_END_DECLS
