// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-window.h"

#include "app/ebb-about.h"
#include "app/ebb-preferences.h"
#include "app/ebb-progress-dialog.h"
#include "app/ebb-restore-dialog.h"
#include "app/ebb-trouble-page.h"
#include "pages/ebb-diary-page.h"
#include "pages/ebb-entry-dialog.h"
#include "pages/ebb-today-page.h"
#include "widgets/ebb-question.h"

static void
activate (EbbTestWindow *fixture,
          const char *action,
          GVariant *parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), action, parameter));
}

static gboolean
shows_page (EbbTestWindow *fixture,
            GType type)
{
  GtkWidget *page = ebb_test_find_type (GTK_WIDGET (fixture->window), type);

  return page != NULL && gtk_widget_get_mapped (page);
}

static void
answer (const char *response)
{
  GtkWidget *dialog;

  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_QUESTION) != NULL);
  dialog = ebb_test_find_toplevel (EBB_TYPE_QUESTION);
  ebb_question_answer (EBB_QUESTION (dialog), response);
}

static void
write_file (EbbTestWindow *fixture,
            const char *name,
            const char *text,
            GFile **file)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  *file = g_file_new_for_path (path);
}

static void
test_a_page_is_made_when_it_is_first_turned_to (EbbTestWindow *fixture,
                                                gconstpointer data)
{
  ebb_test_window_show (fixture, 1000, 700);
  g_assert_true (shows_page (fixture, EBB_TYPE_TODAY_PAGE));
  g_assert_null (ebb_test_find_type (GTK_WIDGET (fixture->window), EBB_TYPE_DIARY_PAGE));

  ebb_test_press (GTK_WINDOW (fixture->window), "alt+2");
  ebb_test_wait (shows_page (fixture, EBB_TYPE_DIARY_PAGE));

  ebb_test_press (GTK_WINDOW (fixture->window), "ctrl+1");
  ebb_test_wait (shows_page (fixture, EBB_TYPE_TODAY_PAGE));
}

static void
test_a_digit_rates_from_the_header_bar_too (EbbTestWindow *fixture,
                                            gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  ebb_test_window_show (fixture, 1000, 700);
  gtk_widget_child_focus (ebb_test_find_type (window, ADW_TYPE_HEADER_BAR), GTK_DIR_TAB_FORWARD);
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), ADW_TYPE_HEADER_BAR));

  ebb_test_press (GTK_WINDOW (window), "7");
  ebb_test_press (GTK_WINDOW (window), "Return");
  ebb_test_wait (ebb_test_count_entries (fixture->store) == 1);
}

static void
test_a_narrow_window_switches_at_the_bottom (EbbTestWindow *fixture,
                                             gconstpointer data)
{
  GtkWidget *bar;

  ebb_window_set_demo (fixture->window, TRUE);
  ebb_test_window_show (fixture, 360, 640);
  bar = ebb_test_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_SWITCHER_BAR);
  ebb_test_wait (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (bar)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);

  ebb_window_show_page (fixture->window, "diary");
  ebb_test_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
}

static void
test_the_keys_undo_and_redo_in_the_diary (EbbTestWindow *fixture,
                                          gconstpointer data)
{
  g_autofree char *id = NULL;

  ebb_test_window_show (fixture, 1000, 700);
  ebb_window_show_page (fixture->window, "diary");
  id = ebb_test_add_entry (fixture->store, 6);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);

  ebb_test_press (GTK_WINDOW (fixture->window), "ctrl+z");
  ebb_test_wait (ebb_store_get_can_redo (fixture->store));
  g_assert_cmpuint (ebb_test_count_entries (fixture->store), ==, 0);
  ebb_test_wait (ebb_test_find_part (GTK_WIDGET (fixture->window), "Undone") != NULL);

  ebb_test_press (GTK_WINDOW (fixture->window), "ctrl+shift+z");
  ebb_test_wait (ebb_store_get_can_undo (fixture->store));
  g_assert_cmpuint (ebb_test_count_entries (fixture->store), ==, 1);
}

static void
test_undo_in_a_text_leaves_the_diary_alone (EbbTestWindow *fixture,
                                            gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autofree char *id = NULL;
  guint i;

  ebb_test_window_show (fixture, 1000, 700);
  id = ebb_test_add_entry (fixture->store, 6);
  activate (fixture, "win.search", NULL);
  ebb_test_settle (window);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (window))));

  /* More often than there is text to take back: the search had something before. */
  ebb_test_type (GTK_WINDOW (window), "ache");
  for (i = 0; i < 3; i++)
    ebb_test_press (GTK_WINDOW (window), "ctrl+z");
  ebb_test_type (GTK_WINDOW (window), "x");
  gtk_editable_set_enable_undo (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (window))), FALSE);
  ebb_test_press (GTK_WINDOW (window), "ctrl+z");

  g_assert_cmpuint (ebb_test_count_entries (fixture->store), ==, 1);
}

static void
test_a_newer_change_takes_the_undo_button_away (EbbTestWindow *fixture,
                                                gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autofree char *id = NULL;

  ebb_test_window_show (fixture, 1000, 700);
  activate (fixture, "win.notify-undoable", g_variant_new_string ("Something <was> done"));
  ebb_test_wait (ebb_test_find_text (window, "Something <was> done") != NULL);

  id = ebb_test_add_entry (fixture->store, 3);
  ebb_test_wait (ebb_test_find_text (window, "Something <was> done") == NULL);
}

static void
test_importing_asks_first_and_can_be_undone (EbbTestWindow *fixture,
                                             gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (GFile) file = NULL;
  GtkWidget *dialog;

  ebb_test_window_show (fixture, 1000, 700);
  write_file (fixture, "pain.csv",
              "at,pain\n2026-03-01T09:30:00+01:00,4\n2026-03-02T09:30:00+01:00,oops\n2026-03-03T09:30:00+01:00,6\n",
              &file);

  ebb_window_import_file (fixture->window, file);
  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_QUESTION) != NULL);
  dialog = ebb_test_find_toplevel (EBB_TYPE_QUESTION);
  g_assert_nonnull (strstr (ebb_question_get_body (EBB_QUESTION (dialog)), "2 entries will be added. 1 row cannot be read."));
  g_assert_nonnull (ebb_test_find_part (dialog, "Line 3: "));
  answer ("cancel");
  ebb_test_settle (window);
  g_assert_cmpuint (ebb_test_count_entries (fixture->store), ==, 0);

  ebb_window_import_file (fixture->window, file);
  answer ("import");
  ebb_test_wait (ebb_test_find_text (window, "2 entries were imported") != NULL);
  g_assert_cmpuint (ebb_test_count_entries (fixture->store), ==, 2);

  activate (fixture, "win.undo", NULL);
  ebb_test_wait (ebb_store_get_can_redo (fixture->store));
  g_assert_cmpuint (ebb_test_count_entries (fixture->store), ==, 0);
}

static void
test_a_table_of_another_program_asks_for_a_map (EbbTestWindow *fixture,
                                                gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  GtkWidget *dialog;

  ebb_test_window_show (fixture, 1000, 700);
  write_file (fixture, "other.csv", "date,what,how\n2026-03-01,knee,4\n", &file);

  ebb_window_import_file (fixture->window, file);
  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_QUESTION) != NULL);
  dialog = ebb_test_find_toplevel (EBB_TYPE_QUESTION);
  g_assert_nonnull (ebb_test_find_text (dialog, "Choose a Map File…"));
  answer ("cancel");

  /* The job has ended: another may begin. */
  activate (fixture, "win.import", NULL);
  answer ("cancel");
}

static void
test_a_file_that_cannot_be_read_says_why (EbbTestWindow *fixture,
                                          gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all.json");
  GtkWidget *dialog;

  ebb_test_window_show (fixture, 1000, 700);
  ebb_window_import_file (fixture->window, file);
  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_QUESTION) != NULL);
  dialog = ebb_test_find_toplevel (EBB_TYPE_QUESTION);
  g_assert_cmpstr (ebb_question_get_body (EBB_QUESTION (dialog)), !=, "");
  answer ("close");
}

/* The question takes what was read for it away, and nothing keeps the window. */
static void
test_a_window_can_close_while_it_asks (EbbTestWindow *fixture,
                                       gconstpointer data)
{
  const char *const tables[] = { "at,pain\n2026-03-01T09:30:00+01:00,4\n", "date,what,how\n2026-03-01,knee,4\n" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GFile) file = NULL;

      ebb_test_window_show (fixture, 1000, 700);
      write_file (fixture, "table.csv", tables[i], &file);
      ebb_window_import_file (fixture->window, file);
      ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_QUESTION) != NULL);

      g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
      ebb_window_put_away (fixture->window);
      ebb_test_close (GTK_WINDOW (fixture->window));
      ebb_test_wait (fixture->window == NULL);
      fixture->window = ebb_window_new (ebb_test_get_application ());
    }
}

static void
test_exporting_and_backing_up_write_files (EbbTestWindow *fixture,
                                           gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autofree char *json = g_build_filename (fixture->folder, "all.json", NULL);
  g_autofree char *tables = g_build_filename (fixture->folder, "tables", NULL);
  g_autofree char *entries = g_build_filename (tables, "entries.csv", NULL);
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.db", NULL);
  g_autoptr (GFile) json_file = g_file_new_for_path (json);
  g_autoptr (GFile) tables_file = g_file_new_for_path (tables);
  g_autoptr (GFile) backup_file = g_file_new_for_path (backup);
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  ebb_test_window_show (fixture, 1000, 700);
  id = ebb_test_add_entry (fixture->store, 6);

  ebb_window_export_file (fixture->window, EBB_EXPORT_JSON, json_file);
  ebb_test_wait (ebb_test_find_part (window, "all.json") != NULL);
  g_assert_true (g_file_get_contents (json, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, id));

  ebb_window_export_file (fixture->window, EBB_EXPORT_CSV, tables_file);
  ebb_test_wait (g_file_test (entries, G_FILE_TEST_IS_REGULAR));
  ebb_test_settle (window);

  ebb_window_back_up_file (fixture->window, backup_file);
  ebb_test_wait (g_file_test (backup, G_FILE_TEST_IS_REGULAR));
}

/* libadwaita 1.2 crashed when a message took the place of one that was still coming. */
static void
test_messages_that_follow_each_other_at_once_do_no_harm (EbbTestWindow *fixture,
                                                         gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  ebb_test_window_show (fixture, 1000, 700);
  g_free (ebb_test_add_entry (fixture->store, 6));
  for (int i = 0; i < 9; i++)
    {
      g_autofree char *text = g_strdup_printf ("Message %d", i);
      gint64 until = g_get_monotonic_time () + i % 8 * 90000;

      if (i % 3 == 1)
        ebb_window_notify (fixture->window, text);
      else
        ebb_window_notify_undoable (fixture->window, text);
      while (g_get_monotonic_time () < until)
        g_main_context_iteration (NULL, FALSE);
    }
  ebb_test_wait (ebb_test_find_text (window, "Message 8") != NULL);
  /* only the newest can be undone */
  ebb_test_settle (window);
  ebb_test_press (GTK_WINDOW (window), "ctrl+z");
  ebb_test_wait (ebb_test_count_entries (fixture->store) == 0);
  ebb_test_wait (ebb_test_find_text (window, "Redo") != NULL);
}

static void
test_restoring_asks_and_can_be_undone (EbbTestWindow *fixture,
                                       gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autofree char *path = g_build_filename (fixture->folder, "backup.db", NULL);
  g_autoptr (GFile) backup = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GtkWidget *undo, *dialog;

  ebb_test_window_show (fixture, 1000, 700);
  first = ebb_test_add_entry (fixture->store, 6);
  ebb_store_backup_async (fixture->store, path, NULL, NULL, NULL, ebb_test_keep_result_cb, &result);
  ebb_test_wait (result != NULL);
  ebb_store_backup_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  second = ebb_test_add_entry (fixture->store, 7);

  ebb_window_restore_file (fixture->window, backup);
  answer ("cancel");
  ebb_test_settle (window);
  g_assert_cmpuint (ebb_test_count_entries (fixture->store), ==, 2);

  ebb_window_restore_file (fixture->window, backup);
  answer ("restore");
  ebb_test_wait (ebb_test_find_text (window, "The backup was restored") != NULL);
  g_assert_cmpuint (ebb_test_count_entries (fixture->store), ==, 1);

  undo = gtk_widget_get_ancestor (ebb_test_find_text (window, "Undo"), GTK_TYPE_BUTTON);
  g_assert_nonnull (undo);
  g_signal_emit_by_name (undo, "clicked");
  ebb_test_wait (ebb_test_count_entries (fixture->store) == 2);

  /* by its key as well */
  ebb_test_wait (ebb_test_find_text (window, "The backup was restored") != NULL);
  ebb_test_settle (window);
  ebb_test_press (GTK_WINDOW (window), "ctrl+z");
  ebb_test_wait (ebb_test_count_entries (fixture->store) == 1);
  ebb_test_settle (window);

  /* and, when the message has gone, from the diary that was kept */
  activate (fixture, "win.restore", NULL);
  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_RESTORE_DIALOG) != NULL);
  dialog = ebb_test_find_toplevel (EBB_TYPE_RESTORE_DIALOG);
  ebb_test_wait (ebb_test_find_part (dialog, "before-restore") != NULL);
  g_assert_nonnull (ebb_test_find_text (dialog, "Diaries From Before a Restore"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_trouble_offers_what_helps (EbbTestWindow *fixture,
                                gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (GError) error = g_error_new (EBB_STORE_ERROR, EBB_STORE_ERROR_CORRUPT, "The diary is damaged.");

  ebb_test_present (window, 800, 700);
  ebb_window_show_trouble (fixture->window, fixture->store, error);
  ebb_test_settle (window);

  g_assert_true (shows_page (fixture, EBB_TYPE_TROUBLE_PAGE));
  g_assert_nonnull (ebb_test_find_text (window, "The Diary Is Damaged"));
  /* Said once. */
  g_assert_null (ebb_test_find_part (window, "The diary is damaged."));
  g_assert_nonnull (ebb_test_find_text (window, "Restore a Backup…"));
  g_assert_nonnull (ebb_test_find_text (window, "Start a New Diary"));
  /* What is suggested stands first. */
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_first_child (ebb_test_find_id (window, "ways")), "suggested-action"));
  /* What needs an open diary does nothing. */
  activate (fixture, "win.export", NULL);
  activate (fixture, "win.new-entry", NULL);
  ebb_test_settle (window);
  g_assert_null (ebb_test_find_toplevel (EBB_TYPE_QUESTION));
  g_assert_null (ebb_test_find_toplevel (EBB_TYPE_ENTRY_DIALOG));

  activate (fixture, "win.restore", NULL);
  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_RESTORE_DIALOG) != NULL);
  gtk_window_destroy (GTK_WINDOW (ebb_test_find_toplevel (EBB_TYPE_RESTORE_DIALOG)));

  /* And back, when it could be opened after all. */
  ebb_test_open (fixture->store);
  ebb_window_show_diary (fixture->window, fixture->store);
  ebb_test_wait (shows_page (fixture, EBB_TYPE_TODAY_PAGE));
}

static void
test_a_new_entry_wanted_early_is_begun_when_the_diary_is_open (EbbTestWindow *fixture,
                                                               gconstpointer data)
{
  ebb_test_present (GTK_WIDGET (fixture->window), 800, 700);
  ebb_window_new_entry (fixture->window);
  ebb_test_open (fixture->store);
  ebb_window_show_diary (fixture->window, fixture->store);

  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_ENTRY_DIALOG) != NULL);
  gtk_window_destroy (GTK_WINDOW (ebb_test_find_toplevel (EBB_TYPE_ENTRY_DIALOG)));
}

static void
test_the_size_is_remembered (EbbTestWindow *fixture,
                             gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.ebb_diary.Ebb");
  int width;
  int height;

  ebb_test_window_show (fixture, 777, 555);
  ebb_window_put_away (fixture->window);
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  g_assert_cmpint (width, ==, 777);
  g_assert_cmpint (height, ==, 555);
  g_settings_reset (settings, "window-size");
}

static void
test_long_work_shows_itself_and_can_be_cancelled (EbbTestWindow *fixture,
                                                  gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  EbbProgressDialog *dialog;
  GtkWidget *button;

  ebb_test_present (GTK_WIDGET (fixture->window), 800, 600);
  dialog = ebb_progress_dialog_new (GTK_WINDOW (fixture->window), "Long work", cancellable);
  ebb_progress_dialog_report (1, 4, dialog);
  g_assert_null (ebb_test_find_toplevel (EBB_TYPE_PROGRESS_DIALOG));
  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_PROGRESS_DIALOG) != NULL);
  ebb_test_settle (GTK_WIDGET (dialog));
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (dialog), "Long work"));

  button = ebb_test_find_text (GTK_WIDGET (dialog), "Cancel");
  g_assert_nonnull (button);
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_the_demo_says_so (EbbTestWindow *fixture,
                       gconstpointer data)
{
  ebb_window_set_demo (fixture->window, TRUE);
  ebb_test_window_show (fixture, 800, 600);

  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), "Demo"));
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (fixture->window), "Demo"));
}

/* By a text and by a label, which GTK 4.8 says one after the other. (A button is
 * also named by its image, which says nothing.) */
static gboolean
is_named_twice_cb (GtkWidget *widget,
                   gpointer user_data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  g_autofree char *other = NULL;

  if (!gtk_widget_get_mapped (widget) ||
      !gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      !gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return FALSE;

  if (child != NULL && GTK_IS_IMAGE (child))
    {
      other = gtk_test_accessible_check_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY, child, NULL);
      return other != NULL;
    }
  return TRUE;
}

static void
assert_named_once (GtkWidget *root)
{
  GtkWidget *found = ebb_test_find (root, is_named_twice_cb, NULL);

  if (found != NULL)
    g_error ("a %s in a %s is named twice", G_OBJECT_TYPE_NAME (found), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (found)));
}

static void
test_everything_is_named_once (EbbTestWindow *fixture,
                               gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autofree char *id = NULL;
  GtkWindow *preferences;

  ebb_test_window_show (fixture, 1000, 700);
  id = ebb_test_add_entry (fixture->store, 6);
  ebb_test_wait (ebb_test_find_type (window, GTK_TYPE_LIST_BOX_ROW) != NULL);
  ebb_test_press (GTK_WINDOW (window), "3");
  g_assert_true (gtk_widget_get_mapped (ebb_test_find_text (window, "Save")));
  assert_named_once (window);

  ebb_window_show_page (fixture->window, "diary");
  ebb_test_settle (window);
  assert_named_once (window);

  activate (fixture, "win.export", NULL);
  ebb_test_wait (ebb_test_find_toplevel (EBB_TYPE_QUESTION) != NULL);
  ebb_test_settle (ebb_test_find_toplevel (EBB_TYPE_QUESTION));
  assert_named_once (ebb_test_find_toplevel (EBB_TYPE_QUESTION));
  answer ("cancel");

  preferences = ebb_preferences_new (GTK_WINDOW (window), fixture->store);
  ebb_test_present (GTK_WIDGET (preferences), 0, 0);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), "trackers");
  ebb_test_wait (ebb_test_find_text (GTK_WIDGET (preferences), "Mood") != NULL);
  assert_named_once (GTK_WIDGET (preferences));
  gtk_window_destroy (preferences);
}

static void
test_a_long_message_is_not_cut (EbbTestWindow *fixture,
                                gconstpointer data)
{
  const char *text = "“Another file with a name that is rather long” is no longer asked for; what was recorded stays";
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *label;
  PangoLayout *layout;

  ebb_test_window_show (fixture, 360, 640);
  activate (fixture, "win.notify-undoable", g_variant_new_string (text));
  ebb_test_wait ((label = ebb_test_find_text (window, text)) != NULL);
  ebb_test_settle (window);
  layout = gtk_label_get_layout (GTK_LABEL (label));
  g_assert_false (pango_layout_is_ellipsized (layout));
  g_assert_cmpint (pango_layout_get_line_count (layout), >, 1);
  g_assert_cmpint (gtk_widget_get_width (window), <=, 360);
}

static gboolean
is_focus_in (EbbTestWindow *fixture,
             GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

static void
test_the_list_has_the_keys_once_it_is_read (EbbTestWindow *fixture,
                                            gconstpointer data)
{
  g_autofree char *id = NULL;

  ebb_test_window_show (fixture, 1000, 700);
  id = ebb_test_add_entry (fixture->store, 6);
  activate (fixture, "win.show-page", g_variant_new_string ("diary"));
  g_assert_false (is_focus_in (fixture, GTK_TYPE_LIST_VIEW));
  ebb_test_wait (is_focus_in (fixture, GTK_TYPE_LIST_VIEW));
}

static void
test_who_types_before_the_list_is_read_stays_in_the_search (EbbTestWindow *fixture,
                                                            gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autofree char *id = NULL;

  ebb_test_window_show (fixture, 1000, 700);
  id = ebb_test_add_entry (fixture->store, 6);
  activate (fixture, "win.show-page", g_variant_new_string ("diary"));
  gtk_editable_set_text (GTK_EDITABLE (ebb_test_find_type (window, GTK_TYPE_SEARCH_ENTRY)), "p");
  ebb_test_wait (ebb_test_find_text (window, "No entry fits") != NULL);
  ebb_test_settle (window);
  g_assert_true (is_focus_in (fixture, GTK_TYPE_SEARCH_ENTRY));
}

static void
test_the_shortcuts_open_without_a_complaint (EbbTestWindow *fixture,
                                             gconstpointer data)
{
  GtkWindow *shortcuts;

  ebb_test_window_show (fixture, 1000, 700);
  ebb_show_shortcuts (GTK_WINDOW (fixture->window));
  shortcuts = GTK_WINDOW (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (fixture->window)));
  ebb_test_settle (GTK_WIDGET (shortcuts));
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (shortcuts), "2"));
  gtk_window_close (shortcuts);
}

#define ADD(name, func) g_test_add ("/window/" name, EbbTestWindow, NULL, ebb_test_window_set_up, func, ebb_test_window_tear_down)

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  ADD ("a-page-is-made-when-it-is-first-turned-to", test_a_page_is_made_when_it_is_first_turned_to);
  ADD ("a-digit-rates-from-the-header-bar-too", test_a_digit_rates_from_the_header_bar_too);
  ADD ("a-narrow-window-switches-at-the-bottom", test_a_narrow_window_switches_at_the_bottom);
  ADD ("the-keys-undo-and-redo-in-the-diary", test_the_keys_undo_and_redo_in_the_diary);
  ADD ("undo-in-a-text-leaves-the-diary-alone", test_undo_in_a_text_leaves_the_diary_alone);
  ADD ("a-newer-change-takes-the-undo-button-away", test_a_newer_change_takes_the_undo_button_away);
  ADD ("importing-asks-first-and-can-be-undone", test_importing_asks_first_and_can_be_undone);
  ADD ("a-table-of-another-program-asks-for-a-map", test_a_table_of_another_program_asks_for_a_map);
  ADD ("a-file-that-cannot-be-read-says-why", test_a_file_that_cannot_be_read_says_why);
  ADD ("a-window-can-close-while-it-asks", test_a_window_can_close_while_it_asks);
  ADD ("exporting-and-backing-up-write-files", test_exporting_and_backing_up_write_files);
  ADD ("messages-that-follow-each-other-at-once-do-no-harm", test_messages_that_follow_each_other_at_once_do_no_harm);
  ADD ("restoring-asks-and-can-be-undone", test_restoring_asks_and_can_be_undone);
  ADD ("trouble-offers-what-helps", test_trouble_offers_what_helps);
  ADD ("a-new-entry-wanted-early-is-begun-when-the-diary-is-open", test_a_new_entry_wanted_early_is_begun_when_the_diary_is_open);
  ADD ("the-size-is-remembered", test_the_size_is_remembered);
  ADD ("long-work-shows-itself-and-can-be-cancelled", test_long_work_shows_itself_and_can_be_cancelled);
  ADD ("the-demo-says-so", test_the_demo_says_so);
  ADD ("a-long-message-is-not-cut", test_a_long_message_is_not_cut);
  ADD ("everything-is-named-once", test_everything_is_named_once);
  ADD ("the-list-has-the-keys-once-it-is-read", test_the_list_has_the_keys_once_it_is_read);
  ADD ("who-types-before-the-list-is-read-stays-in-the-search", test_who_types_before_the_list_is_read_stays_in_the_search);
  ADD ("the-shortcuts-open-without-a-complaint", test_the_shortcuts_open_without_a_complaint);

  return g_test_run ();
}
