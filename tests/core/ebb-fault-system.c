// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-fault-vfs.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The calls that the store makes itself, round SQLite, under the same plan. The
 * linker puts these in place of the named functions (--wrap) for everything that
 * is linked into the test. (On Unix g_rename() is another word for rename().) */

int __real_fsync (int fd);
int __real_link (const char *from, const char *to);
int __real_renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags);
int __real_rename (const char *from, const char *to);
int __real_g_unlink (const char *path);
int __real_g_mkstemp_full (char *template, int flags, int mode);
int __real_g_mkdir_with_parents (const char *path, int mode);

int __wrap_fsync (int fd);
int __wrap_link (const char *from, const char *to);
int __wrap_renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags);
int __wrap_rename (const char *from, const char *to);
int __wrap_g_unlink (const char *path);
int __wrap_g_mkstemp_full (char *template, int flags, int mode);
int __wrap_g_mkdir_with_parents (const char *path, int mode);

static gboolean
may (EbbFaultOp op)
{
  int system_errno;

  if (ebb_fault_begin (op, &system_errno))
    return TRUE;
  errno = system_errno;

  return FALSE;
}

static int
tell (EbbFaultOp op, const char *path, const char *other, int result)
{
  EbbFaultEvent event = { .op = op, .path = path, .other = other };
  int saved_errno = errno;

  if (result >= 0)
    ebb_fault_tell (&event);
  errno = saved_errno;

  return result;
}

int
__wrap_fsync (int fd)
{
  g_autofree char *link_name = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *path = g_file_read_link (link_name, NULL);

  if (!may (EBB_FAULT_SYNC_ANY))
    return -1;

  return tell (EBB_FAULT_SYNC_ANY, path, NULL, ebb_fault_is_lazy () ? 0 : __real_fsync (fd));
}

int
__wrap_link (const char *from, const char *to)
{
  if (!may (EBB_FAULT_RENAME))
    return -1;

  return tell (EBB_FAULT_RENAME, from, to, __real_link (from, to));
}

int
__wrap_renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
  if (!may (EBB_FAULT_RENAME))
    return -1;

  return tell (EBB_FAULT_RENAME, from, to, __real_renameat2 (from_folder, from, to_folder, to, flags));
}

int
__wrap_rename (const char *from, const char *to)
{
  if (!may (EBB_FAULT_RENAME))
    return -1;

  return tell (EBB_FAULT_RENAME, from, to, __real_rename (from, to));
}

int
__wrap_g_unlink (const char *path)
{
  return tell (EBB_FAULT_UNLINK, path, NULL, __real_g_unlink (path));
}

int
__wrap_g_mkstemp_full (char *template, int flags, int mode)
{
  if (!may (EBB_FAULT_MAKE))
    return -1;

  return tell (EBB_FAULT_MAKE, template, NULL, __real_g_mkstemp_full (template, flags, mode));
}

int
__wrap_g_mkdir_with_parents (const char *path, int mode)
{
  if (!may (EBB_FAULT_MAKE))
    return -1;

  return __real_g_mkdir_with_parents (path, mode);
}
