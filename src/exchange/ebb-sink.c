// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-sink.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define DRAIN_BYTES (128 * 1024)

static gboolean
set_error (const char *path,
           int saved_errno,
           GError **error)
{
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : g_strdup (_ ("standard output"));

  /* Translators: "“diary.json” cannot be written: No space left on device" */
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), _ ("“%s” cannot be written: %s"), name, g_strerror (saved_errno));
  return FALSE;
}

static EbbSink *
sink_new (const char *path,
          int fd)
{
  EbbSink *self = g_new0 (EbbSink, 1);

  self->buffer = g_string_sized_new (DRAIN_BYTES + 4096);
  self->path = g_strdup (path);
  self->fd = fd;
  return self;
}

/*< private >
 * ebb_sink_open:
 * @path: (nullable): the file to replace; %NULL for standard output
 *
 * A link is followed; what is not a regular file (a terminal, a pipe) is written
 * in place.
 *
 * Returns: (transfer full): the sink, or %NULL with G_IO_ERROR
 */
EbbSink *
ebb_sink_open (const char *path,
               GError **error)
{
  g_autoptr (EbbSink) self = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  g_autofree char *hidden = NULL;
  char *target;
  struct stat st;

  if (path == NULL)
    return sink_new (NULL, STDOUT_FILENO);

  target = realpath (path, NULL);
  self = sink_new (target != NULL ? target : path, -1);
  free (target);
  if (stat (self->path, &st) == 0)
    {
      if (S_ISDIR (st.st_mode))
        {
          set_error (path, EISDIR, error);
          return NULL;
        }
      if (!S_ISREG (st.st_mode))
        {
          self->fd = open (self->path, O_WRONLY | O_CLOEXEC);
          if (self->fd < 0)
            {
              set_error (path, errno, error);
              return NULL;
            }
          return g_steal_pointer (&self);
        }
      /* Replacing a file that must not be written would be a trick. */
      if (access (self->path, W_OK) != 0)
        {
          set_error (path, errno, error);
          return NULL;
        }
    }

  folder = g_path_get_dirname (self->path);
  base = g_path_get_basename (self->path);
  hidden = g_strdup_printf (".%s.XXXXXX", base);
  self->temporary = g_build_filename (folder, hidden, NULL);
  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      set_error (path, errno, error);
      g_clear_pointer (&self->temporary, g_free);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/*< private >
 * ebb_sink_create:
 * @path: a file that is not there yet, in a folder of our own
 */
EbbSink *
ebb_sink_create (const char *path,
                 GError **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      set_error (path, errno, error);
      return NULL;
    }
  return sink_new (path, fd);
}

/*< private >
 * ebb_sink_drain:
 * @all: write the buffer even if it is not full
 *
 * Writes what was appended.
 */
gboolean
ebb_sink_drain (EbbSink *self,
                gboolean all,
                GError **error)
{
  const char *text = self->buffer->str;
  gsize left = self->buffer->len;

  if (!all && left < DRAIN_BYTES)
    return TRUE;
  while (left > 0)
    {
      gssize n = write (self->fd, text, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_error (self->path, errno, error);
      text += n;
      left -= (gsize) n;
    }
  g_string_truncate (self->buffer, 0);
  return TRUE;
}

/*< private >
 * ebb_sync_folder:
 *
 * Makes what happened to the names in a folder durable.
 */
gboolean
ebb_sync_folder (const char *path,
                 GError **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return set_error (path, errno, error);
  /* Some file systems cannot sync a folder; then there is nothing to do. */
  if (fsync (fd) != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP)
    {
      int saved_errno = errno;

      close (fd);
      return set_error (path, saved_errno, error);
    }
  close (fd);
  return TRUE;
}

/*< private >
 * ebb_sink_commit:
 *
 * Writes the rest, syncs it and puts it in its place. Once only.
 */
gboolean
ebb_sink_commit (EbbSink *self,
                 GError **error)
{
  g_autofree char *folder = NULL;
  struct stat st;
  int fd;

  if (!ebb_sink_drain (self, TRUE, error))
    return FALSE;
  if (self->path == NULL)
    return TRUE;

  if (fstat (self->fd, &st) == 0 && S_ISREG (st.st_mode) && fsync (self->fd) != 0)
    return set_error (self->path, errno, error);
  fd = self->fd;
  self->fd = -1;
  if (close (fd) != 0)
    return set_error (self->path, errno, error);
  if (self->temporary == NULL)
    return TRUE;

  if (rename (self->temporary, self->path) != 0)
    return set_error (self->path, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  folder = g_path_get_dirname (self->path);
  return ebb_sync_folder (folder, error);
}

void
ebb_sink_free (EbbSink *self)
{
  if (self->fd >= 0 && self->path != NULL)
    close (self->fd);
  if (self->temporary != NULL)
    {
      g_unlink (self->temporary);
      g_free (self->temporary);
    }
  g_string_free (self->buffer, TRUE);
  g_free (self->path);
  g_free (self);
}
