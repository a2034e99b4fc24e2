// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-power-cut.h"
#include "ebb-fault-vfs.h"

#include <string.h>

/* The model of a disk: what was written to a file is there for certain once the
 * file was synced; before that each sector of it may be or not. What was done to
 * names (made, renamed, removed) is there for certain once the folder was synced;
 * before that some first part of it is, in the order in which it was done. A file
 * that is synced is there under its name, as journalling file systems have it. */

#define SECTOR 512

typedef enum
{
  RECORD_MAKE,
  RECORD_UNLINK,
  RECORD_RENAME,
  RECORD_WRITE,
  RECORD_TRUNCATE,
  RECORD_SYNC,
  RECORD_SYNC_FOLDER,
} RecordKind;

typedef struct
{
  RecordKind kind;
  guint file;  /* number of the file, whatever its name */
  char *name;  /* (owned) (nullable): in the folder */
  char *other; /* (owned) (nullable) */
  gint64 offset;
  GBytes *bytes; /* (owned) (nullable) */
} Record;

struct _EbbPowerCut
{
  GMutex mutex;
  char *folder;        /* (owned) */
  GArray *records;     /* (owned): Record */
  GHashTable *numbers; /* (owned): name -> number of the file that has it now */
  guint n_files;
};

static void
record_clear (gpointer data)
{
  Record *record = data;

  g_free (record->name);
  g_free (record->other);
  g_clear_pointer (&record->bytes, g_bytes_unref);
}

static void
add (EbbPowerCut *self, RecordKind kind, guint file, const char *name, const char *other, gint64 offset, GBytes *bytes)
{
  Record record = { kind, file, g_strdup (name), g_strdup (other), offset, bytes };

  g_array_append_val (self->records, record);
}

/* The name in the folder; NULL for files elsewhere and for shared memory, which is
 * never on the disk. */
static const char *
name_in_folder (EbbPowerCut *self, const char *path)
{
  gsize length = strlen (self->folder);

  if (path == NULL || strncmp (path, self->folder, length) != 0 || path[length] != '/' || strchr (path + length + 1, '/') != NULL)
    return NULL;

  return path + length + 1;
}

static guint
get_number (EbbPowerCut *self, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, name));
}

static void
make (EbbPowerCut *self, const char *name)
{
  if (get_number (self, name) != 0)
    return;

  g_hash_table_insert (self->numbers, g_strdup (name), GUINT_TO_POINTER (++self->n_files));
  add (self, RECORD_MAKE, self->n_files, name, NULL, 0, NULL);
}

static void
take (EbbPowerCut *self, const EbbFaultEvent *event)
{
  const char *name = name_in_folder (self, event->path);
  const char *other = name_in_folder (self, event->other);
  guint number;

  if (event->op == EBB_FAULT_SYNC_ANY && g_strcmp0 (event->path, self->folder) == 0)
    {
      add (self, RECORD_SYNC_FOLDER, 0, NULL, NULL, 0, NULL);
      return;
    }
  if (name == NULL)
    return;

  number = get_number (self, name);
  switch (event->op)
    {
    case EBB_FAULT_OPEN:
    case EBB_FAULT_MAKE:
      make (self, name);
      break;
    case EBB_FAULT_WRITE:
      add (self, RECORD_WRITE, number, NULL, NULL, event->offset, g_bytes_new (event->bytes, event->length));
      break;
    case EBB_FAULT_TRUNCATE:
      add (self, RECORD_TRUNCATE, number, NULL, NULL, event->offset, NULL);
      break;
    case EBB_FAULT_SYNC:
    case EBB_FAULT_SYNC_ANY:
      add (self, RECORD_SYNC, number, name, NULL, 0, NULL);
      break;
    case EBB_FAULT_DELETE:
    case EBB_FAULT_UNLINK:
      if (number == 0)
        break;
      g_hash_table_remove (self->numbers, name);
      add (self, RECORD_UNLINK, number, name, NULL, 0, NULL);
      if (event->op == EBB_FAULT_DELETE && event->offset != 0)
        add (self, RECORD_SYNC_FOLDER, 0, NULL, NULL, 0, NULL);
      break;
    case EBB_FAULT_RENAME:
      g_assert_nonnull (other);
      g_hash_table_remove (self->numbers, name);
      g_hash_table_replace (self->numbers, g_strdup (other), GUINT_TO_POINTER (number));
      add (self, RECORD_RENAME, number, name, other, 0, NULL);
      break;
    case EBB_FAULT_READ:
    case EBB_FAULT_ACCESS:
    case EBB_FAULT_SIZE:
    case EBB_FAULT_LOCK:
    case EBB_FAULT_SHM_MAP:
    case EBB_FAULT_SHM_LOCK:
    default:
      break;
    }
}

static void
event_cb (const EbbFaultEvent *event, gpointer data)
{
  EbbPowerCut *self = data;

  g_mutex_lock (&self->mutex);
  take (self, event);
  g_mutex_unlock (&self->mutex);
}

/* Begins to record what happens in @folder, which is empty. */
EbbPowerCut *
ebb_power_cut_start (const char *folder)
{
  EbbPowerCut *self = g_new0 (EbbPowerCut, 1);

  g_mutex_init (&self->mutex);
  self->folder = g_strdup (folder);
  self->records = g_array_new (FALSE, TRUE, sizeof (Record));
  g_array_set_clear_func (self->records, record_clear);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ebb_fault_vfs_observe (event_cb, self);

  return self;
}

void
ebb_power_cut_stop (EbbPowerCut *self)
{
  ebb_fault_vfs_observe (NULL, NULL);
}

void
ebb_power_cut_free (EbbPowerCut *self)
{
  g_array_unref (self->records);
  g_hash_table_unref (self->numbers);
  g_free (self->folder);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* How much has happened so far. */
guint
ebb_power_cut_get_length (EbbPowerCut *self)
{
  guint length;

  g_mutex_lock (&self->mutex);
  length = self->records->len;
  g_mutex_unlock (&self->mutex);

  return length;
}

/* --- what the disk holds ----------------------------------------------------------- */

static void
apply_write (GByteArray *content, gint64 offset, const guint8 *bytes, gsize length)
{
  guint end = (guint) offset + (guint) length;

  if (content->len < end)
    {
      guint old = content->len;

      g_byte_array_set_size (content, end);
      memset (content->data + old, 0, end - old);
    }
  memcpy (content->data + offset, bytes, length);
}

/* Applies the sectors of a write that have reached the disk. */
static void
apply_torn (GByteArray *content, const Record *record, GRand *dice)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (record->bytes, &length);
  gint64 at = record->offset;
  gint64 end = record->offset + (gint64) length;

  while (at < end)
    {
      gint64 next = MIN ((at / SECTOR + 1) * SECTOR, end);

      if (g_rand_boolean (dice))
        apply_write (content, at, bytes + (at - record->offset), (gsize) (next - at));
      at = next;
    }
}

static gboolean
reaches_disk (EbbTear tear, GRand *dice)
{
  return tear == EBB_TEAR_NONE || (tear == EBB_TEAR_SOME && g_rand_boolean (dice));
}

static void
apply_name (GHashTable *names, const Record *record)
{
  switch (record->kind)
    {
    case RECORD_MAKE:
      g_hash_table_replace (names, g_strdup (record->name), GUINT_TO_POINTER (record->file));
      break;
    case RECORD_UNLINK:
      g_hash_table_remove (names, record->name);
      break;
    case RECORD_RENAME:
      g_hash_table_remove (names, record->name);
      g_hash_table_replace (names, g_strdup (record->other), GUINT_TO_POINTER (record->file));
      break;
    case RECORD_WRITE:
    case RECORD_TRUNCATE:
    case RECORD_SYNC:
    case RECORD_SYNC_FOLDER:
    default:
      break;
    }
}

/* The names on the disk after the first @length records. Syncing a file brings the
 * journal of names with it. */
static GHashTable *
make_names (EbbPowerCut *self, guint length, EbbTear tear, GRand *dice)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint certain = 0;
  guint end;

  for (guint i = 0; i < length; i++)
    {
      RecordKind kind = g_array_index (self->records, Record, i).kind;

      if (kind == RECORD_SYNC || kind == RECORD_SYNC_FOLDER)
        certain = i + 1;
    }

  end = certain;
  if (tear == EBB_TEAR_NONE)
    end = length;
  else if (tear == EBB_TEAR_SOME)
    end = (guint) g_rand_int_range (dice, (gint32) certain, (gint32) length + 1);

  for (guint i = 0; i < end; i++)
    apply_name (names, &g_array_index (self->records, Record, i));

  return names;
}

static GByteArray *
make_content (EbbPowerCut *self, guint length, guint file, EbbTear tear, GRand *dice)
{
  GByteArray *content = g_byte_array_new ();
  guint certain = 0;

  for (guint i = 0; i < length; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);

      if (record->kind == RECORD_SYNC && record->file == file)
        certain = i + 1;
    }

  for (guint i = 0; i < length; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);

      if (record->file != file)
        continue;
      if (record->kind == RECORD_WRITE)
        {
          if (i < certain || tear == EBB_TEAR_NONE)
            apply_write (content, record->offset, g_bytes_get_data (record->bytes, NULL), g_bytes_get_size (record->bytes));
          else if (tear == EBB_TEAR_SOME)
            apply_torn (content, record, dice);
        }
      else if (record->kind == RECORD_TRUNCATE && record->offset < content->len && (i < certain || reaches_disk (tear, dice)))
        {
          g_byte_array_set_size (content, (guint) record->offset);
        }
    }

  return content;
}

/* Fills the empty folder @target with what the disk may hold when the power goes
 * after the first @length records. */
void
ebb_power_cut_make (EbbPowerCut *self, guint length, EbbTear tear, GRand *dice, const char *target)
{
  g_autoptr (GHashTable) names = make_names (self, length, tear, dice);
  GHashTableIter iter;
  gpointer name, number;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &number))
    {
      g_autoptr (GByteArray) content = make_content (self, length, GPOINTER_TO_UINT (number), tear, dice);
      g_autofree char *path = g_build_filename (target, name, NULL);
      g_autoptr (GError) error = NULL;

      g_file_set_contents_full (path, (const char *) content->data, (gssize) content->len, G_FILE_SET_CONTENTS_NONE, 0600, &error);
      g_assert_no_error (error);
    }
}
