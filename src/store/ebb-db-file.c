// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files around a diary. Looking at one never writes to it: what SQLite would
 * repair, create or truncate on opening must first be known to be a diary. */

#define HEADER_BYTES 100

static guint32
read_number (const guint8 *header, guint offset)
{
  return (guint32) header[offset] << 24 | (guint32) header[offset + 1] << 16 |
         (guint32) header[offset + 2] << 8 | header[offset + 3];
}

static gboolean
read_header (const char *file, guint8 *header, gsize *length, goffset *size, GError **error)
{
  int fd = g_open (file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
  struct stat st;
  gssize n;

  if (fd < 0)
    {
      if (errno == EACCES || errno == EPERM)
        g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN, _ ("You do not have permission to read the diary’s file."));
      else if (errno == ENOENT)
        g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN, _ ("The diary’s file is not there."));
      else
        ebb_db_set_errno (errno, EBB_STORE_ERROR_CANNOT_OPEN, error);
      return FALSE;
    }

  if (fstat (fd, &st) != 0)
    {
      ebb_db_set_errno (errno, EBB_STORE_ERROR_IO, error);
      close (fd);
      return FALSE;
    }

  if (!S_ISREG (st.st_mode))
    {
      close (fd);
      if (S_ISDIR (st.st_mode))
        g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN, _ ("There is a folder where the diary’s file should be."));
      else
        g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN, _ ("What is in the place of the diary is not a file."));
      return FALSE;
    }

  *size = st.st_size;
  *length = 0;
  while (*length < HEADER_BYTES)
    {
      n = read (fd, header + *length, HEADER_BYTES - *length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          ebb_db_set_errno (errno, EBB_STORE_ERROR_IO, error);
          close (fd);
          return FALSE;
        }
      if (n == 0)
        break;
      *length += (gsize) n;
    }
  close (fd);

  return TRUE;
}

static gboolean
has_content (const char *file)
{
  struct stat st;

  return stat (file, &st) == 0 && st.st_size > 0;
}

/* Whether pages are missing that the header counts; the count is only valid when
 * the two counters agree. */
static gboolean
ends_early (const guint8 *header, goffset size)
{
  guint32 page_size = (guint32) header[16] << 8 | header[17];

  if (page_size == 1)
    page_size = 65536;

  return read_number (header, 24) == read_number (header, 92) && size < (goffset) page_size * read_number (header, 28);
}

/* Tells from the bytes of @file alone whether it can be a diary that this program
 * understands (schema version up to @newest). SQLite is not asked, since it would
 * begin to write. */
gboolean
ebb_db_inspect_file (const char *file, int newest, GError **error)
{
  guint8 header[HEADER_BYTES];
  g_autofree char *wal = g_strconcat (file, "-wal", NULL);
  g_autofree char *journal = g_strconcat (file, "-journal", NULL);
  gsize length;
  goffset size;

  if (!read_header (file, header, &length, &size, error))
    return FALSE;

  if (size == 0)
    {
      g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_A_DIARY, _ ("This file is empty: it is not a diary of Ebb."));
      return FALSE;
    }

  if (length < 16 || memcmp (header, "SQLite format 3", 16) != 0)
    {
      ebb_db_set_code (EBB_STORE_ERROR_NOT_A_DIARY, error);
      return FALSE;
    }

  if (length < HEADER_BYTES)
    {
      ebb_db_set_code (EBB_STORE_ERROR_CORRUPT, error);
      return FALSE;
    }

  if (read_number (header, 68) != EBB_DB_APPLICATION_ID)
    {
      ebb_db_set_code (EBB_STORE_ERROR_NOT_A_DIARY, error);
      return FALSE;
    }

  if ((gint32) read_number (header, 60) > newest)
    {
      ebb_db_set_code (EBB_STORE_ERROR_TOO_NEW, error);
      return FALSE;
    }

  /* A file that ends early is damaged, unless the missing pages wait in a log
   * beside it, or another process has just brought them from there. */
  if (ends_early (header, size) && !has_content (wal) && !has_content (journal))
    {
      if (!read_header (file, header, &length, &size, error))
        return FALSE;
      if (length < HEADER_BYTES || ends_early (header, size))
        {
          g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CORRUPT, _ ("The diary’s file is damaged: its end is missing."));
          return FALSE;
        }
    }

  return TRUE;
}

/* Brings what was written to @path, a file or a folder, onto the disk. */
gboolean
ebb_db_sync_path (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0 || fsync (fd) != 0)
    {
      int saved_errno = errno;

      if (fd >= 0)
        close (fd);
      /* Some file systems cannot sync a folder; that is as good as they get. */
      if (fd >= 0 && (saved_errno == EINVAL || saved_errno == ENOTSUP) && g_file_test (path, G_FILE_TEST_IS_DIR))
        return TRUE;
      ebb_db_set_errno (saved_errno, EBB_STORE_ERROR_IO, error);
      return FALSE;
    }
  close (fd);

  return TRUE;
}

gboolean
ebb_db_sync_folder_of (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return ebb_db_sync_path (folder, error);
}

/* Makes an empty file, readable by its owner only, in the folder of @beside. */
char *
ebb_db_make_temporary (const char *beside, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (beside);
  g_autofree char *name = g_build_filename (folder, ".ebb-XXXXXX.tmp", NULL);
  int fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      if (errno == ENOENT || errno == ENOTDIR)
        g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CANNOT_OPEN, _ ("The folder for this file is not there."));
      else if (errno == EACCES || errno == EPERM || errno == EROFS)
        g_set_error_literal (error, EBB_STORE_ERROR, EBB_STORE_ERROR_READ_ONLY, _ ("The folder for this file cannot be written to."));
      else
        ebb_db_set_errno (errno, EBB_STORE_ERROR_IO, error);
      return NULL;
    }
  close (fd);

  return g_steal_pointer (&name);
}

/* Removes a database that is of no use, with all that SQLite put beside it. */
void
ebb_db_remove_file (const char *file)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (file, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* Gives @from the name @to, which must not exist: with @exists set to TRUE and no
 * error if it does. */
gboolean
ebb_db_move_new (const char *from, const char *to, gboolean *exists, GError **error)
{
  *exists = FALSE;
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;

  if (errno == EINVAL || errno == ENOSYS)
    {
      /* A file system without this call: link() refuses to replace, too. */
      if (link (from, to) == 0)
        {
          g_unlink (from);
          return TRUE;
        }
      if (errno == EPERM || errno == ENOTSUP || errno == ENOSYS)
        {
          if (!g_file_test (to, G_FILE_TEST_EXISTS) && g_rename (from, to) == 0)
            return TRUE;
          if (g_file_test (to, G_FILE_TEST_EXISTS))
            errno = EEXIST;
        }
    }

  if (errno == EEXIST)
    *exists = TRUE;
  else
    ebb_db_set_errno (errno, EBB_STORE_ERROR_IO, error);

  return FALSE;
}

/* "/home/me/diary.db" and ".note" make "/home/me/diary.note.db". */
char *
ebb_db_sibling (const char *file, const char *suffix)
{
  if (g_str_has_suffix (file, ".db"))
    return g_strdup_printf ("%.*s%s.db", (int) strlen (file) - 3, file, suffix);

  return g_strdup_printf ("%s%s.db", file, suffix);
}

/* A name that is not taken beside @file, with @what and the present local time in
 * it. */
char *
ebb_db_dated_sibling (const char *file, const char *what)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (guint i = 0;; i++)
    {
      g_autofree char *suffix = i == 0 ? g_strdup_printf (".%s-%s", what, time) : g_strdup_printf (".%s-%s-%u", what, time, i);
      g_autofree char *name = ebb_db_sibling (file, suffix);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

gboolean
ebb_db_same_file (const char *a, const char *b)
{
  struct stat first, second;

  return stat (a, &first) == 0 && stat (b, &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}
