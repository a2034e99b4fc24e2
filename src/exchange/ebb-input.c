// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/ebb-error.h"

struct _EbbInput
{
  gatomicrefcount refs;
  int fd;                    /* -1 when read from memory */
  char *name;                /* (owned) (nullable): for messages */
  const char *data;          /* (not owned) (nullable) */
  goffset size;              /* bytes, as it was when opened */
  goffset at;                /* bytes read so far */
  EbbProgress *progress;     /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable) */
};

static void
set_io_error (EbbInput *self,
              int saved_errno,
              GError **error)
{
  /* Translators: "The file “diary.csv” cannot be read: No such file or directory" */
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), _ ("The file “%s” cannot be read: %s"), self->name, g_strerror (saved_errno));
}

static void
set_too_large_error (EbbInput *self,
                     GError **error)
{
  g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("The file “%s” is larger than 2 GiB, which is more than Ebb reads."), self->name);
}

/*< private >
 * ebb_input_open:
 * @path: a regular file
 * @progress: (nullable): told of every chunk
 *
 * Returns: (transfer full): the input, or %NULL with G_IO_ERROR or
 *   %EBB_ERROR_TOO_LARGE
 */
EbbInput *
ebb_input_open (const char *path,
                EbbProgress *progress,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (EbbInput) self = g_new0 (EbbInput, 1);
  struct stat st;

  self->fd = -1;
  g_atomic_ref_count_init (&self->refs);
  self->name = g_filename_display_basename (path);
  self->progress = progress != NULL ? ebb_progress_ref (progress) : NULL;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  /* Not blocking, so that opening a pipe does not wait for somebody to write. */
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (self->fd < 0 || fstat (self->fd, &st) != 0)
    {
      set_io_error (self, errno, error);
      return NULL;
    }
  if (S_ISDIR (st.st_mode))
    {
      set_io_error (self, EISDIR, error);
      return NULL;
    }
  if (!S_ISREG (st.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("“%s” is not a regular file."), self->name);
      return NULL;
    }
  self->size = st.st_size;
  if (self->size > EBB_INPUT_MAX_BYTES)
    {
      set_too_large_error (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/*< private >
 * ebb_input_new_for_data:
 * @data: (transfer none): must outlive the input
 */
EbbInput *
ebb_input_new_for_data (const char *data,
                        gsize length)
{
  EbbInput *self = g_new0 (EbbInput, 1);

  g_atomic_ref_count_init (&self->refs);
  self->fd = -1;
  self->data = data;
  self->size = (goffset) length;
  return self;
}

EbbInput *
ebb_input_ref (EbbInput *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
ebb_input_unref (EbbInput *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->name);
  g_clear_pointer (&self->progress, ebb_progress_unref);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static gssize
read_file_at (EbbInput *self,
              char *buffer,
              gsize size,
              GError **error)
{
  gssize n;

  do
    n = pread (self->fd, buffer, size, self->at);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    set_io_error (self, errno, error);
  return n;
}

/*< private >
 * ebb_input_read:
 *
 * Returns: how many bytes were read, 0 at the end, -1 with @error
 */
gssize
ebb_input_read (EbbInput *self,
                char *buffer,
                gsize size,
                GError **error)
{
  gssize n;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;

  if (self->data != NULL)
    {
      n = (gssize) MIN (size, (gsize) (self->size - self->at));
      if (n > 0)
        memcpy (buffer, self->data + self->at, (gsize) n);
    }
  else
    {
      n = read_file_at (self, buffer, size, error);
      if (n < 0)
        return -1;
    }

  self->at += n;
  /* The file may grow while it is read. */
  if (self->at > EBB_INPUT_MAX_BYTES)
    {
      set_too_large_error (self, error);
      return -1;
    }
  if (self->progress != NULL)
    ebb_progress_report (self->progress, MIN (self->at, self->size), self->size);
  return n;
}

/*< private >
 * ebb_input_peek:
 *
 * Like ebb_input_read(), but what was read will be read again.
 */
gssize
ebb_input_peek (EbbInput *self,
                char *buffer,
                gsize size,
                GError **error)
{
  gssize n;

  if (self->data == NULL)
    return read_file_at (self, buffer, size, error);
  n = (gssize) MIN (size, (gsize) (self->size - self->at));
  if (n > 0)
    memcpy (buffer, self->data + self->at, (gsize) n);
  return n;
}
