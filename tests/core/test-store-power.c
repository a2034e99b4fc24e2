// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-fault-vfs.h"
#include "ebb-power-cut.h"
#include "ebb-store-lab.h"

#include <glib/gstdio.h>
#include <string.h>

/* The power goes while a diary is written. All that happens to its files is
 * recorded; afterwards it is tried at many points what the disk could hold then. */

#define SEED 20260302
#define N_STEPS 60
#ifdef __SANITIZE_ADDRESS__
#define N_CUTS 60
#else
#define N_CUTS 250
#endif

/* What the diary holds once everything up to a point was recorded. */
typedef struct
{
  guint length;  /* of the record when the store reported success */
  char *content; /* (owned) */
} Milestone;

static void
milestone_clear (gpointer data)
{
  g_free (((Milestone *) data)->content);
}

typedef struct
{
  char *folder;       /* (owned) */
  char *work;         /* (owned) */
  char *disk;         /* (owned): what a cut leaves */
  char *diary;        /* (owned) */
  char *survivor;     /* (owned): diary on the disk */
  EbbPowerCut *cut;   /* (owned) */
  GArray *milestones; /* (owned): Milestone */
} Bench;

static void
reach (Bench *bench)
{
  Milestone milestone = { ebb_power_cut_get_length (bench->cut), ebb_lab_describe_file (bench->diary) };

  g_array_append_val (bench->milestones, milestone);
}

static void
write_all_kinds (Bench *bench, EbbStore *store, GRand *dice)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_STEPS; i++)
    {
      int choice = g_rand_int_range (dice, 0, 12);

      if (entries->len < 3 || choice < 4)
        {
          g_autoptr (EbbEntry) entry = ebb_lab_make_entry (i);

          g_ptr_array_add (entries, ebb_lab_save (store, entry, "check-in", &error));
        }
      else if (choice < 7)
        {
          guint position = (guint) g_rand_int_range (dice, 0, (gint32) entries->len);
          g_autoptr (EbbEntry) changed = ebb_lab_change_entry (entries->pdata[position], i);

          g_object_unref (entries->pdata[position]);
          entries->pdata[position] = ebb_lab_save (store, changed, NULL, &error);
        }
      else if (choice < 8)
        {
          const char *ids[] = { ebb_entry_get_id (entries->pdata[0]), NULL };
          g_autofree char *label = NULL;

          ebb_lab_delete (store, ids, &error);
          g_assert_no_error (error);
          reach (bench);
          label = ebb_lab_undo (store, &error);
        }
      else if (choice < 9)
        {
          g_autoptr (GPtrArray) more = g_ptr_array_new_with_free_func (g_object_unref);
          EbbImportResult counts;

          for (guint k = 0; k < 12; k++)
            g_ptr_array_add (more, ebb_lab_make_entry (1000 + i * 20 + k));
          ebb_lab_import (store, more, &counts, &error);
        }
      else if (choice < 11)
        {
          g_autoptr (EbbEntry) draft = ebb_lab_make_entry (i);

          ebb_lab_save_draft (store, "check-in", draft, &error);
        }
      else
        {
          /* The log is emptied and begun again. */
          ebb_lab_close (store);
          ebb_lab_open (store, EBB_OPEN_DEFAULT, &error);
        }
      g_assert_no_error (error);
      reach (bench);
    }
}

/* After a cut at @length the diary is as it was at the last milestone before or as
 * at the next one. */
static void
check_cut (Bench *bench, guint length, EbbTear tear, GRand *dice)
{
  g_autofree char *content = NULL;
  const char *before = NULL;
  const char *after = NULL;

  ebb_lab_empty_folder (bench->disk);
  ebb_power_cut_make (bench->cut, length, tear, dice, bench->disk);

  for (guint i = 0; i < bench->milestones->len && after == NULL; i++)
    {
      Milestone *milestone = &g_array_index (bench->milestones, Milestone, i);

      if (milestone->length <= length)
        before = milestone->content;
      else
        after = milestone->content;
    }

  if (!g_file_test (bench->survivor, G_FILE_TEST_EXISTS))
    {
      g_assert_null (before);
      return;
    }

  ebb_lab_assert_sound (bench->survivor, NULL);
  content = ebb_lab_describe_file (bench->survivor);
  if (before != NULL && (after == NULL || g_strcmp0 (content, after) != 0))
    g_assert_cmpstr (content, ==, before);
}

static void
bench_init (Bench *bench)
{
  bench->folder = ebb_lab_make_folder ();
  bench->work = g_build_filename (bench->folder, "work", NULL);
  bench->disk = g_build_filename (bench->folder, "disk", NULL);
  bench->diary = g_build_filename (bench->work, "diary.db", NULL);
  bench->survivor = g_build_filename (bench->disk, "diary.db", NULL);
  g_assert_cmpint (g_mkdir (bench->work, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (bench->disk, 0700), ==, 0);
  bench->milestones = g_array_new (FALSE, FALSE, sizeof (Milestone));
  g_array_set_clear_func (bench->milestones, milestone_clear);
  bench->cut = ebb_power_cut_start (bench->work);
}

static void
bench_clear (Bench *bench)
{
  ebb_power_cut_free (bench->cut);
  g_array_unref (bench->milestones);
  ebb_lab_remove_folder (bench->folder);
  g_free (bench->folder);
  g_free (bench->work);
  g_free (bench->disk);
  g_free (bench->diary);
  g_free (bench->survivor);
}

static void
cut_often (Bench *bench, GRand *dice)
{
  guint length = ebb_power_cut_get_length (bench->cut);

  ebb_power_cut_stop (bench->cut);
  g_test_message ("seed %u, %u records, %u milestones", SEED, length, bench->milestones->len);

  /* Just when success was reported, the worst disk there is; and anywhere. */
  for (guint i = 0; i < bench->milestones->len; i++)
    check_cut (bench, g_array_index (bench->milestones, Milestone, i).length, EBB_TEAR_ALL, dice);
  for (guint i = 0; i < N_CUTS; i++)
    check_cut (bench, (guint) g_rand_int_range (dice, 0, (gint32) length + 1), (EbbTear) (i % 3), dice);
}

static void
test_writing (void)
{
  EbbDbConfig config = { .vfs = ebb_fault_vfs_register () };
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED);
  g_autoptr (EbbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench;

  ebb_fault_vfs_set_lazy (TRUE);
  bench_init (&bench);
  store = ebb_store_new_with_config (bench.diary, &config);
  ebb_lab_open (store, EBB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  reach (&bench);
  write_all_kinds (&bench, store, dice);
  ebb_lab_close (store);
  reach (&bench);

  cut_often (&bench, dice);
  bench_clear (&bench);
}

/* A restore replaces everything at once; a backup has its name only when it is
 * whole. */
static void
test_whole_files (void)
{
  EbbDbConfig config = { .vfs = ebb_fault_vfs_register () };
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED);
  g_autoptr (EbbStore) store = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *on_disk = NULL;
  g_autoptr (GError) error = NULL;
  guint backed_up;
  Bench bench;

  ebb_fault_vfs_set_lazy (TRUE);
  bench_init (&bench);
  backup = g_build_filename (bench.work, "backup.db", NULL);
  on_disk = g_build_filename (bench.disk, "backup.db", NULL);
  store = ebb_store_new_with_config (bench.diary, &config);
  ebb_lab_open (store, EBB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  reach (&bench);
  ebb_lab_fill (store, 20);
  reach (&bench);
  ebb_lab_backup (store, backup, &error);
  g_assert_no_error (error);
  backed_up = ebb_power_cut_get_length (bench.cut);
  reach (&bench);
  {
    g_autoptr (EbbEntry) entry = ebb_lab_make_entry (77);
    g_autoptr (EbbEntry) saved = ebb_lab_save (store, entry, NULL, &error);
  }
  g_assert_no_error (error);
  reach (&bench);
  kept = ebb_lab_restore (store, backup, &error);
  g_assert_no_error (error);
  reach (&bench);
  ebb_lab_close (store);
  reach (&bench);

  cut_often (&bench, dice);
  for (guint length = 0; length <= ebb_power_cut_get_length (bench.cut); length += 3)
    {
      check_cut (&bench, length, (EbbTear) (length % 2 == 0 ? EBB_TEAR_ALL : EBB_TEAR_SOME), dice);
      if (g_file_test (on_disk, G_FILE_TEST_EXISTS))
        ebb_lab_assert_sound (on_disk, NULL);
      else
        g_assert_cmpuint (length, <, backed_up);
    }
  bench_clear (&bench);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/power/what-was-reported-saved-survives-a-power-cut", test_writing);
  g_test_add_func ("/store/power/backup-and-restore-survive-a-power-cut", test_whole_files);

  return g_test_run ();
}
