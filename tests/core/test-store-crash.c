// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-store-lab.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* A process that writes is killed at any moment, again and again: what it was told
 * is saved must be there, and everything else must make sense. */

#define N_KILLS 200
#define SEED 20260301
#define N_IMPORTED 15

typedef struct
{
  GHashTable *saved; /* (owned): id -> sum of the content, "" for gone */
  char *draft;       /* (owned) (nullable): sum of the content */
  char *begun;       /* (owned) (nullable): what was under way, unheard of since */
} Reported;

static Reported *
reported_new (void)
{
  Reported *reported = g_new0 (Reported, 1);

  reported->saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return reported;
}

static void
reported_free (Reported *reported)
{
  g_hash_table_unref (reported->saved);
  g_free (reported->draft);
  g_free (reported->begun);
  g_free (reported);
}

static GSubprocess *
start (const char *diary, guint32 seed, const char *shared)
{
  g_autofree char *writer = g_test_build_filename (G_TEST_BUILT, "core", "crash-writer", NULL);
  g_autofree char *number = g_strdup_printf ("%u", seed);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, writer, diary, number,
                              shared != NULL ? "shared" : NULL, shared, NULL);
  g_assert_no_error (error);

  return process;
}

static void
read_line (Reported *reported, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);

  if (strcmp (words[0], "begin") == 0)
    reported->begun = g_strdup (line + strlen ("begin "));
  else if (strcmp (words[0], "end") == 0)
    g_clear_pointer (&reported->begun, g_free);
  else if (strcmp (words[0], "save") == 0)
    g_hash_table_replace (reported->saved, g_strdup (words[1]), g_strdup (words[2]));
  else if (strcmp (words[0], "gone") == 0)
    g_hash_table_replace (reported->saved, g_strdup (words[1]), g_strdup (""));
  else if (strcmp (words[0], "draft") == 0)
    {
      g_free (reported->draft);
      reported->draft = g_strdup (words[1]);
    }
}

static char *
sum_of (EbbEntry *entry)
{
  g_autofree char *text = ebb_lab_describe_entry (entry);

  return g_compute_checksum_for_string (G_CHECKSUM_MD5, text, -1);
}

/* Reads what the process says for @usec, kills it, reads the rest. */
static char *
run_and_kill (GSubprocess *process, gint64 usec)
{
  GInputStream *stream = g_subprocess_get_stdout_pipe (process);
  GString *said = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char buffer[65536];
  gssize n;

  while (said->len == 0)
    {
      n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (n, >, 0);
      g_string_append_len (said, buffer, n);
    }

  g_usleep ((gulong) usec);
  g_subprocess_force_exit (process);
  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, &error)) > 0)
    g_string_append_len (said, buffer, n);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);

  return g_string_free (said, FALSE);
}

/* What the one change that had begun may have brought about: it happened wholly or
 * not at all. */
static void
check_differences (Reported *reported, GPtrArray *changed, guint n_new)
{
  const char *begun = reported->begun;

  if (begun == NULL || g_str_has_prefix (begun, "draft"))
    {
      g_assert_cmpuint (changed->len, ==, 0);
      g_assert_cmpuint (n_new, ==, 0);
    }
  else if (g_str_has_prefix (begun, "save"))
    {
      g_assert_cmpuint (changed->len, ==, 0);
      g_assert_cmpuint (n_new, <=, 1);
    }
  else if (g_str_has_prefix (begun, "import"))
    {
      g_assert_cmpuint (changed->len, ==, 0);
      g_assert_cmpuint (n_new, <=, N_IMPORTED);
    }
  else if (g_str_has_prefix (begun, "step"))
    {
      g_assert_cmpuint (changed->len + n_new, <=, N_IMPORTED);
    }
  else
    {
      g_assert_cmpuint (n_new, ==, 0);
      for (guint i = 0; i < changed->len; i++)
        g_assert_nonnull (strstr (begun, g_ptr_array_index (changed, i)));
    }
}

static void
check_draft (EbbStore *store, Reported *reported)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbEntry) draft = ebb_lab_load_draft (store, "edit", &error);
  g_autofree char *sum = NULL;

  g_assert_no_error (error);
  if (draft != NULL)
    sum = sum_of (draft);
  if (reported->begun == NULL || !g_str_has_prefix (reported->begun, "draft"))
    g_assert_cmpstr (sum, ==, reported->draft);
  else if (reported->draft != NULL)
    g_assert_nonnull (sum);

  g_free (reported->draft);
  reported->draft = g_steal_pointer (&sum);
}

/* Opens the diary after a kill and compares it with what was reported. What is
 * found is what the next round begins with. */
static void
check (const char *diary, Reported *reported)
{
  g_autoptr (EbbStore) store = ebb_store_new (diary);
  g_autoptr (EbbQuery) everything = ebb_query_new ();
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (EbbCheckReport) report = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer id, sum;
  guint n_new = 0;

  ebb_lab_open (store, EBB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  report = ebb_lab_check (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (report->problems, i));
  g_assert_cmpuint (report->problems->len, ==, 0);

  entries = ebb_lab_list (store, everything, 0, G_MAXINT, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      EbbEntry *entry = g_ptr_array_index (entries, i);

      g_hash_table_insert (found, g_strdup (ebb_entry_get_id (entry)), sum_of (entry));
      if (!g_hash_table_contains (reported->saved, ebb_entry_get_id (entry)))
        n_new++;
    }

  g_hash_table_iter_init (&iter, reported->saved);
  while (g_hash_table_iter_next (&iter, &id, &sum))
    {
      const char *present = g_hash_table_lookup (found, id);

      if (g_strcmp0 (present != NULL ? present : "", sum) != 0)
        g_ptr_array_add (changed, g_strdup (id));
    }

  check_differences (reported, changed, n_new);
  check_draft (store, reported);
  g_clear_pointer (&reported->begun, g_free);
  g_hash_table_unref (reported->saved);
  reported->saved = g_steal_pointer (&found);
  ebb_lab_close (store);
}

static void
test_kill (void)
{
  g_autofree char *folder = ebb_lab_make_folder ();
  g_autofree char *diary = g_build_filename (folder, "diary.db", NULL);
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED);
  Reported *reported = reported_new ();
  guint n_reports = 0;

  g_test_message ("seed %u", SEED);
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GSubprocess) process = start (diary, g_rand_int (dice), NULL);
      g_autofree char *said = run_and_kill (process, g_rand_int_range (dice, 0, 25000));
      g_auto (GStrv) lines = g_strsplit (said, "\n", -1);

      /* The last piece is a line that was not said to its end. */
      for (guint k = 0; lines[k] != NULL && lines[k + 1] != NULL; k++)
        {
          read_line (reported, lines[k]);
          n_reports++;
        }
      check (diary, reported);
    }
  g_test_message ("%u kills, %u reports, %u entries at the end", N_KILLS, n_reports, g_hash_table_size (reported->saved));
  g_assert_cmpuint (n_reports, >, N_KILLS * 4);

  reported_free (reported);
  ebb_lab_remove_folder (folder);
}

/* --- two at once -------------------------------------------------------------------- */

#define N_SHARED 5
#define N_EACH "150"

static void
make_counters (const char *diary)
{
  g_autoptr (EbbStore) store = ebb_store_new (diary);
  g_autoptr (GError) error = NULL;

  ebb_lab_open (store, EBB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_SHARED; i++)
    {
      g_autoptr (EbbEntry) entry = ebb_lab_make_entry (i);
      g_autoptr (EbbEntry) saved = NULL;

      ebb_entry_set_note (entry, "0");
      saved = ebb_lab_save (store, entry, NULL, &error);
      g_assert_no_error (error);
    }
  ebb_lab_close (store);
}

static void
count_raises (GSubprocess *process, const char *said, GHashTable *raises)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);

  g_assert_true (g_subprocess_get_successful (process));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "raise "))
        {
          gpointer n = g_hash_table_lookup (raises, lines[i] + 6);

          g_hash_table_replace (raises, g_strdup (lines[i] + 6), GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
        }
      else if (*lines[i] != '\0')
        {
          g_test_message ("%s", lines[i]);
        }
    }
}

static void
communicated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, data, NULL, &error);
  g_assert_no_error (error);
}

static void
test_two_processes (void)
{
  g_autofree char *folder = ebb_lab_make_folder ();
  g_autofree char *diary = g_build_filename (folder, "diary.db", NULL);
  g_autoptr (GHashTable) raises = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (EbbQuery) everything = ebb_query_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (EbbStore) watcher = NULL;
  g_autoptr (GSubprocess) first = NULL;
  g_autoptr (GSubprocess) second = NULL;
  g_autofree char *first_said = NULL;
  g_autofree char *second_said = NULL;
  g_autoptr (GError) error = NULL;
  guint total = 0;

  make_counters (diary);
  watcher = ebb_store_new (diary);
  ebb_lab_open (watcher, EBB_OPEN_WATCH, &error);
  g_assert_no_error (error);

  first = start (diary, 1, N_EACH);
  second = start (diary, 2, N_EACH);
  g_subprocess_communicate_utf8_async (first, NULL, NULL, communicated_cb, &first_said);
  g_subprocess_communicate_utf8_async (second, NULL, NULL, communicated_cb, &second_said);
  while (first_said == NULL || second_said == NULL)
    g_main_context_iteration (NULL, TRUE);
  count_raises (first, first_said, raises);
  count_raises (second, second_said, raises);

  /* This third one, which had the diary open all the while, sees it all. */
  entries = ebb_lab_list (watcher, everything, 0, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, N_SHARED);
  for (guint i = 0; i < entries->len; i++)
    {
      EbbEntry *entry = g_ptr_array_index (entries, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (raises, ebb_entry_get_id (entry)));

      g_assert_cmpuint ((guint) g_ascii_strtoull (ebb_entry_get_note (entry), NULL, 10), ==, n);
      total += n;
    }
  g_assert_cmpuint (total, ==, 2 * 150);
  ebb_lab_close (watcher);
  ebb_lab_assert_sound (diary, NULL);
  ebb_lab_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/crash/what-was-reported-saved-survives-being-killed-at-any-moment", test_kill);
  g_test_add_func ("/store/crash/two-processes-that-write-at-once-lose-nothing-of-each-other", test_two_processes);

  return g_test_run ();
}
