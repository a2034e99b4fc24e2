// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-editor.h"

#include "pages/ebb-entry-dialog.h"
#include "widgets/ebb-entry-editor.h"
#include "widgets/ebb-question.h"
#include "widgets/ebb-rating-scale.h"

static EbbStore *store;
static GtkWindow *dialog;
static EbbEntry *original;

static GtkWidget *
scale (void)
{
  return ebb_test_find_type (GTK_WIDGET (dialog), EBB_TYPE_RATING_SCALE);
}

static void
rate (const char *number)
{
  ebb_test_click (scale (), number);
}

static void
present (EbbEntry *entry)
{
  dialog = ebb_entry_dialog_new (NULL, store, entry);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ebb_test_present (GTK_WIDGET (dialog), 660, 800);
}

static void
set_up (void)
{
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });

  store = ebb_test_new_store ();
  ebb_entry_set_rating (entry, EBB_RATING_NOW, 4.5);
  ebb_entry_set_number (entry, "hours-slept", 7.25);
  ebb_entry_add_tag (entry, "work");
  ebb_entry_set_note (entry, "As it was");
  original = ebb_test_save_entry (store, entry);
}

static void
tear_down (void)
{
  if (dialog != NULL)
    ebb_test_close (dialog);
  g_clear_object (&original);
  ebb_test_end_store (store);
}

static EbbEntry *
newest (void)
{
  g_autoptr (GPtrArray) entries = ebb_test_list_entries (store);

  g_assert_cmpuint (entries->len, ==, 1);
  return g_object_ref (entries->pdata[0]);
}

/* Another window changes the entry. */
static void
change_elsewhere (const char *note)
{
  g_autoptr (EbbEntry) other = newest ();
  g_autoptr (EbbEntry) copy = ebb_entry_copy (other);

  ebb_entry_set_note (copy, note);
  g_object_unref (ebb_test_save_entry (store, copy));
}

static GtkWidget *
question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (EBB_IS_QUESTION (link->data) && gtk_widget_get_mapped (link->data))
      return link->data;
  return NULL;
}

static void
answer (const char *label)
{
  ebb_test_wait (question () != NULL && ebb_test_find_button (question (), label) != NULL);
  ebb_test_click (question (), label);
  ebb_test_wait (question () == NULL);
}

static void
test_an_old_entry_is_changed_and_keeps_all_else (void)
{
  g_autoptr (EbbEntry) saved = NULL;

  set_up ();
  present (original);
  rate ("8");
  ebb_entry_dialog_save (EBB_ENTRY_DIALOG (dialog));
  ebb_test_wait (dialog == NULL);
  saved = newest ();
  g_assert_cmpfloat (ebb_entry_get_pain (saved), ==, 8);
  g_assert_cmpstr (ebb_entry_get_note (saved), ==, "As it was");
  g_assert_cmpfloat (ebb_entry_find_value (saved, "hours-slept")->number, ==, 7.25);
  g_assert_cmpstr (ebb_entry_get_tag (saved, 0), ==, "work");
  g_assert_cmpint (ebb_entry_get_moment (saved).at, ==, 1772000000);
  tear_down ();
}

static void
test_closing_without_a_change_asks_nothing (void)
{
  g_autoptr (EbbEntry) saved = NULL;

  set_up ();
  present (original);
  ebb_test_press_last (dialog, "Escape");
  ebb_test_wait (dialog == NULL);
  saved = newest ();
  g_assert_true (ebb_entry_equal_content (saved, original));
  g_assert_cmpint (ebb_entry_get_modified (saved), ==, ebb_entry_get_modified (original));
  tear_down ();
}

static void
test_closing_with_a_change_asks_first (void)
{
  g_autofree char *slot = NULL;
  g_autoptr (EbbEntry) saved = NULL;

  set_up ();
  slot = g_strdup_printf ("edit:%s", ebb_entry_get_id (original));
  present (original);
  rate ("2");
  ebb_test_wait (ebb_test_has_draft (store, slot));
  gtk_window_close (dialog);
  answer ("Keep Editing");
  g_assert_nonnull (dialog);
  gtk_window_close (dialog);
  answer ("Discard");
  ebb_test_wait (dialog == NULL);
  ebb_test_wait (!ebb_test_has_draft (store, slot));
  saved = newest ();
  g_assert_cmpfloat (ebb_entry_get_pain (saved), ==, 4.5);
  tear_down ();
}

static void
test_unfinished_changes_are_there_again (void)
{
  g_autofree char *slot = NULL;
  g_autoptr (EbbEntry) saved = NULL;

  set_up ();
  slot = g_strdup_printf ("edit:%s", ebb_entry_get_id (original));
  present (original);
  rate ("2");
  ebb_test_wait (ebb_test_has_draft (store, slot));
  /* the program ends without asking */
  ebb_test_close (dialog);

  present (original);
  ebb_test_wait (ebb_rating_scale_get_value (EBB_RATING_SCALE (scale ())) == 2);
  ebb_entry_dialog_save (EBB_ENTRY_DIALOG (dialog));
  ebb_test_wait (dialog == NULL);
  saved = newest ();
  g_assert_cmpfloat (ebb_entry_get_pain (saved), ==, 2);
  g_assert_false (ebb_test_has_draft (store, slot));
  tear_down ();
}

static void
test_in_a_conflict_mine_can_stay (void)
{
  g_autoptr (EbbEntry) saved = NULL;

  set_up ();
  present (original);
  rate ("9");
  change_elsewhere ("The other");
  ebb_entry_dialog_save (EBB_ENTRY_DIALOG (dialog));
  ebb_test_wait (question () != NULL);
  g_object_unref (newest ());
  answer ("Keep Mine");
  ebb_test_wait (dialog == NULL);
  saved = newest ();
  g_assert_cmpfloat (ebb_entry_get_pain (saved), ==, 9);
  g_assert_cmpstr (ebb_entry_get_note (saved), ==, "As it was");
  tear_down ();
}

static void
test_in_a_conflict_the_other_can_be_shown (void)
{
  g_autoptr (EbbEntry) shown = NULL;
  g_autoptr (EbbEntry) saved = NULL;
  EbbEntryEditor *editor;

  set_up ();
  present (original);
  rate ("9");
  change_elsewhere ("The other");
  ebb_entry_dialog_save (EBB_ENTRY_DIALOG (dialog));
  answer ("Show the Other");
  ebb_test_wait (ebb_rating_scale_get_value (EBB_RATING_SCALE (scale ())) == 4.5);
  editor = EBB_ENTRY_EDITOR (ebb_test_find_type (GTK_WIDGET (dialog), EBB_TYPE_ENTRY_EDITOR));
  shown = ebb_entry_editor_get_entry (editor);
  g_assert_cmpstr (ebb_entry_get_note (shown), ==, "The other");

  /* and be saved over without another question */
  rate ("1");
  ebb_entry_dialog_save (EBB_ENTRY_DIALOG (dialog));
  ebb_test_wait (dialog == NULL);
  saved = newest ();
  g_assert_cmpfloat (ebb_entry_get_pain (saved), ==, 1);
  g_assert_cmpstr (ebb_entry_get_note (saved), ==, "The other");
  tear_down ();
}

static void
test_an_entry_deleted_elsewhere_can_be_kept (void)
{
  const char *ids[] = { NULL, NULL };
  g_autoptr (EbbEntry) saved = NULL;

  set_up ();
  present (original);
  rate ("9");
  ids[0] = ebb_entry_get_id (original);
  ebb_store_delete_entries_async (store, ids, NULL, NULL, NULL);
  ebb_test_wait (ebb_test_count_entries (store) == 0);
  ebb_entry_dialog_save (EBB_ENTRY_DIALOG (dialog));
  answer ("Keep Mine");
  ebb_test_wait (dialog == NULL);
  saved = newest ();
  g_assert_cmpfloat (ebb_entry_get_pain (saved), ==, 9);
  tear_down ();
}

static void
test_deleting_can_be_undone (void)
{
  g_autoptr (GAsyncResult) result = NULL;

  set_up ();
  present (original);
  ebb_test_click (GTK_WIDGET (dialog), "Delete Entry");
  ebb_test_wait (dialog == NULL);
  g_assert_cmpuint (ebb_test_count_entries (store), ==, 0);
  ebb_store_undo_async (store, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  g_assert_cmpuint (ebb_test_count_entries (store), ==, 1);
  tear_down ();
}

static void
test_a_new_entry_is_made_with_the_keyboard (void)
{
  set_up ();
  present (NULL);
  g_assert_false (gtk_widget_get_sensitive (ebb_test_find_button (GTK_WIDGET (dialog), "Save")));
  ebb_test_press (dialog, "x");
  ebb_test_press_last (dialog, "ctrl+Return");
  ebb_test_wait (dialog == NULL);
  {
    g_autoptr (GPtrArray) entries = ebb_test_list_entries (store);

    g_assert_cmpuint (entries->len, ==, 2);
    g_assert_cmpfloat (ebb_entry_get_pain (entries->pdata[0]), ==, 10);
  }
  g_assert_false (ebb_test_has_draft (store, "edit:new"));
  tear_down ();
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/entry-dialog/an-old-entry-is-changed-and-keeps-all-else", test_an_old_entry_is_changed_and_keeps_all_else);
  g_test_add_func ("/entry-dialog/closing-without-a-change-asks-nothing", test_closing_without_a_change_asks_nothing);
  g_test_add_func ("/entry-dialog/closing-with-a-change-asks-first", test_closing_with_a_change_asks_first);
  g_test_add_func ("/entry-dialog/unfinished-changes-are-there-again", test_unfinished_changes_are_there_again);
  g_test_add_func ("/entry-dialog/in-a-conflict-mine-can-stay", test_in_a_conflict_mine_can_stay);
  g_test_add_func ("/entry-dialog/in-a-conflict-the-other-can-be-shown", test_in_a_conflict_the_other_can_be_shown);
  g_test_add_func ("/entry-dialog/an-entry-deleted-elsewhere-can-be-kept", test_an_entry_deleted_elsewhere_can_be_kept);
  g_test_add_func ("/entry-dialog/deleting-can-be-undone", test_deleting_can_be_undone);
  g_test_add_func ("/entry-dialog/a-new-entry-is-made-with-the-keyboard", test_a_new_entry_is_made_with_the_keyboard);

  return g_test_run ();
}
