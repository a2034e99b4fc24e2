// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store-lab.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Writes a diary until it is killed, and tells on standard output, one line at a
 * time and unbuffered, what it begins and what the store has reported as done:
 *
 *     begin save | edit ID | delete ID ID | step | import | draft
 *     save ID SUM       the entry is in the diary, with this content
 *     gone ID           it is not
 *     draft SUM         the unfinished entry is kept
 *     end
 *
 * crash-writer DIARY SEED            writes whatever the seed says
 * crash-writer DIARY SEED shared N   edits the entries that are there, N times */

typedef struct
{
  EbbStore *store;
  GRand *dice;
  GPtrArray *entries; /* what the diary holds, as last reported */
  guint n;
} Writer;

static void G_GNUC_PRINTF (1, 2)
  say (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  if (write (STDOUT_FILENO, text, strlen (text)) != (gssize) strlen (text))
    exit (3);
}

static void
say_saved (EbbEntry *entry)
{
  g_autofree char *text = ebb_lab_describe_entry (entry);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, text, -1);

  say ("save %s %s\n", ebb_entry_get_id (entry), sum);
}

static void
must (const GError *error)
{
  if (error == NULL)
    return;

  fprintf (stderr, "%s\n", error->message);
  exit (2);
}

/* Tells what the diary holds now, after a change that touched more than one. */
static void
look_again (Writer *writer)
{
  g_autoptr (EbbQuery) everything = ebb_query_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *now = ebb_lab_list (writer->store, everything, 0, G_MAXINT, &error);

  must (error);
  for (guint i = 0; i < writer->entries->len; i++)
    {
      EbbEntry *old = g_ptr_array_index (writer->entries, i);
      gboolean there = FALSE;

      for (guint k = 0; k < now->len && !there; k++)
        there = strcmp (ebb_entry_get_id (old), ebb_entry_get_id (g_ptr_array_index (now, k))) == 0;
      if (!there)
        say ("gone %s\n", ebb_entry_get_id (old));
    }
  for (guint i = 0; i < now->len; i++)
    say_saved (g_ptr_array_index (now, i));
  g_ptr_array_unref (writer->entries);
  writer->entries = now;
}

static void
save (Writer *writer)
{
  g_autoptr (EbbEntry) entry = ebb_lab_make_entry ((guint) g_rand_int_range (writer->dice, 0, 5000));
  g_autoptr (GError) error = NULL;
  EbbEntry *saved;

  say ("begin save\n");
  saved = ebb_lab_save (writer->store, entry, "check-in", &error);
  must (error);
  say_saved (saved);
  g_ptr_array_add (writer->entries, saved);
}

static void
edit (Writer *writer)
{
  guint position = (guint) g_rand_int_range (writer->dice, 0, (gint32) writer->entries->len);
  g_autoptr (EbbEntry) changed = ebb_lab_change_entry (g_ptr_array_index (writer->entries, position), writer->n);
  g_autoptr (GError) error = NULL;
  EbbEntry *saved;

  say ("begin edit %s\n", ebb_entry_get_id (changed));
  saved = ebb_lab_save (writer->store, changed, NULL, &error);
  must (error);
  say_saved (saved);
  g_object_unref (writer->entries->pdata[position]);
  writer->entries->pdata[position] = saved;
}

static void
remove_two (Writer *writer)
{
  const char *ids[3] = { NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    ids[i] = ebb_entry_get_id (g_ptr_array_index (writer->entries, i));
  say ("begin delete %s %s\n", ids[0], ids[1]);
  ebb_lab_delete (writer->store, ids, &error);
  must (error);
  look_again (writer);
}

static void
take_back (Writer *writer, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  say ("begin step\n");
  label = undo ? ebb_lab_undo (writer->store, &error) : ebb_lab_redo (writer->store, &error);
  if (!g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_NOT_FOUND))
    must (error);
  look_again (writer);
}

static void
import (Writer *writer)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  EbbImportResult counts;

  for (guint i = 0; i < 15; i++)
    g_ptr_array_add (entries, ebb_lab_make_entry (10000 + writer->n * 20 + i));
  say ("begin import\n");
  ebb_lab_import (writer->store, entries, &counts, &error);
  must (error);
  look_again (writer);
}

static void
keep_draft (Writer *writer)
{
  g_autoptr (EbbEntry) draft = ebb_lab_make_entry (writer->n);
  g_autofree char *text = ebb_lab_describe_entry (draft);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, text, -1);
  g_autoptr (GError) error = NULL;

  say ("begin draft\n");
  ebb_lab_save_draft (writer->store, "edit", draft, &error);
  must (error);
  say ("draft %s\n", sum);
}

static void
write_something (Writer *writer)
{
  int choice = g_rand_int_range (writer->dice, 0, 20);

  if (writer->entries->len < 4 || choice < 7)
    save (writer);
  else if (choice < 12)
    edit (writer);
  else if (choice < 13 || writer->entries->len > 60)
    remove_two (writer);
  else if (choice < 15)
    take_back (writer, TRUE);
  else if (choice < 16)
    take_back (writer, FALSE);
  else if (choice < 17)
    import (writer);
  else
    keep_draft (writer);
  say ("end\n");
  writer->n++;
}

/* Edits entries that another process edits as well: reads one, adds one to the
 * number in its note, saves it. A conflict means to read it again. Tells how often
 * each entry was really raised. */
static void
write_shared (Writer *writer, guint n_times)
{
  guint n_conflicts = 0;

  for (guint done = 0; done < n_times;)
    {
      guint position = (guint) g_rand_int_range (writer->dice, 0, (gint32) writer->entries->len);
      const char *id = ebb_entry_get_id (g_ptr_array_index (writer->entries, position));
      g_autoptr (GError) error = NULL;
      g_autoptr (EbbEntry) entry = ebb_lab_load (writer->store, id, &error);
      g_autoptr (EbbEntry) changed = NULL;
      g_autoptr (EbbEntry) saved = NULL;
      g_autofree char *note = NULL;

      must (error);
      changed = ebb_entry_copy (entry);
      note = g_strdup_printf ("%d", atoi (ebb_entry_get_note (entry)) + 1);
      ebb_entry_set_note (changed, note);
      saved = ebb_lab_save (writer->store, changed, NULL, &error);
      if (g_error_matches (error, EBB_STORE_ERROR, EBB_STORE_ERROR_CONFLICT))
        {
          n_conflicts++;
          continue;
        }
      must (error);
      say ("raise %s\n", id);
      done++;
    }
  say ("conflicts %u\n", n_conflicts);
}

int
main (int argc, char *argv[])
{
  Writer writer = { NULL };
  g_autoptr (EbbQuery) everything = ebb_query_new ();
  g_autoptr (GError) error = NULL;

  if (argc != 3 && argc != 5)
    return 64;

  writer.store = ebb_store_new (argv[1]);
  writer.dice = g_rand_new_with_seed ((guint32) g_ascii_strtoull (argv[2], NULL, 10));
  ebb_lab_open (writer.store, EBB_OPEN_CREATE, &error);
  must (error);
  writer.entries = ebb_lab_list (writer.store, everything, 0, G_MAXINT, &error);
  must (error);

  if (argc == 5)
    {
      write_shared (&writer, (guint) g_ascii_strtoull (argv[4], NULL, 10));
      ebb_lab_close (writer.store);
    }
  else
    {
      for (;;)
        write_something (&writer);
    }

  g_ptr_array_unref (writer.entries);
  g_rand_free (writer.dice);
  g_object_unref (writer.store);

  return 0;
}
