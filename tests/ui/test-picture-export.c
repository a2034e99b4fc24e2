// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-editor.h"

#include "pages/ebb-picture-export.h"

static GtkWidget *page;
static GtkWindow *window;
static char *folder;       /* (owned) */
static char *notification; /* (owned) (nullable) */
static guint n_destroyed;

/* A window that only remembers what it was to say. */
static void
notify_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  g_free (notification);
  notification = g_variant_dup_string (parameter, NULL);
}

static void
draw_cb (cairo_t *cr,
         double width,
         double height,
         gpointer user_data)
{
  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
}

static void
destroyed_cb (gpointer data)
{
  n_destroyed++;
}

static void
set_up (void)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("notify", G_VARIANT_TYPE_STRING);

  n_destroyed = 0;
  folder = g_dir_make_tmp ("ebb-test-XXXXXX", NULL);
  page = gtk_label_new ("Page");
  window = ebb_test_present (page, 900, 700);
  g_signal_connect (action, "activate", G_CALLBACK (notify_cb), NULL);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (group));
}

static void
tear_down (void)
{
  ebb_test_close (window);
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
  g_clear_pointer (&notification, g_free);
}

static GtkWindow *
find_chooser (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (toplevel != window && gtk_widget_get_mapped (GTK_WIDGET (toplevel)))
        return toplevel;
    }
  return NULL;
}

/* Answers the chooser as a person does, by a name and Enter. Returns the path. */
static char *
answer (const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  ebb_test_wait (find_chooser () != NULL);
  ebb_test_settle (GTK_WIDGET (find_chooser ()));
  ebb_test_press (find_chooser (), "ctrl+a");
  ebb_test_type (find_chooser (), path);
  ebb_test_press_last (find_chooser (), "Return");
  ebb_test_wait (notification != NULL);
  return path;
}

static void
save_picture (void)
{
  ebb_picture_save_as (page, "pain.png", draw_cb, 120, 100, NULL, destroyed_cb);
}

static void
test_a_copied_picture_can_be_pasted (void)
{
  GdkClipboard *clipboard;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  set_up ();
  clipboard = gtk_widget_get_clipboard (page);
  ebb_picture_copy (page, draw_cb, 120, 100, NULL);
  ebb_test_wait (notification != NULL);
  g_assert_cmpstr (notification, ==, "Picture copied");
  gdk_clipboard_read_texture_async (clipboard, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  texture = gdk_clipboard_read_texture_finish (clipboard, result, NULL);
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 240);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 200);
  tear_down ();
}

static void
test_the_ending_of_the_name_decides (void)
{
  static const struct
  {
    const char *name;
    const char *begin;
  } cases[] = { { "one.png", "\x89PNG" }, { "two.SVG", "<?xml" }, { "three.pdf", "%PDF" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = g_strdup_printf ("Saved as “%s”", cases[i].name);
      g_autofree char *path = NULL;
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;

      set_up ();
      save_picture ();
      path = answer (cases[i].name);
      g_assert_cmpstr (notification, ==, message);
      g_file_get_contents (path, &content, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (content, cases[i].begin));
      g_assert_cmpuint (n_destroyed, ==, 1);
      g_unlink (path);
      tear_down ();
    }
}

static void
test_another_ending_is_no_picture (void)
{
  g_autofree char *path = NULL;

  set_up ();
  save_picture ();
  path = answer ("one.jpg");
  g_assert_cmpstr (notification, ==, "The name must end in .png, .svg or .pdf");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (n_destroyed, ==, 1);
  tear_down ();
}

static void
test_a_table_is_saved_byte_for_byte (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("day,pain\n2026-03-01,6\n", 22);
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize length;

  set_up ();
  ebb_text_save_as (page, "Save the Table", "pain.csv", "Table (CSV)", "*.csv", text);
  path = answer ("pain.csv");
  g_assert_cmpstr (notification, ==, "Saved as “pain.csv”");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpmem (content, length, g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  g_unlink (path);
  tear_down ();
}

static void
test_escape_saves_nothing (void)
{
  set_up ();
  save_picture ();
  ebb_test_wait (find_chooser () != NULL);
  ebb_test_settle (GTK_WIDGET (find_chooser ()));
  ebb_test_press_last (find_chooser (), "Escape");
  ebb_test_wait (n_destroyed == 1);
  g_assert_null (notification);
  tear_down ();
}

/* A page may go while the person still looks for a folder. */
static void
test_a_page_that_goes_takes_the_question_along (void)
{
  set_up ();
  save_picture ();
  ebb_test_wait (find_chooser () != NULL);
  ebb_test_settle (GTK_WIDGET (find_chooser ()));
  gtk_window_set_child (window, NULL);
  ebb_test_wait (n_destroyed == 1);
  tear_down ();
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  g_test_add_func ("/picture-export/a-copied-picture-can-be-pasted", test_a_copied_picture_can_be_pasted);
  g_test_add_func ("/picture-export/the-ending-of-the-name-decides", test_the_ending_of_the_name_decides);
  g_test_add_func ("/picture-export/another-ending-is-no-picture", test_another_ending_is_no_picture);
  g_test_add_func ("/picture-export/a-table-is-saved-byte-for-byte", test_a_table_is_saved_byte_for_byte);
  g_test_add_func ("/picture-export/escape-saves-nothing", test_escape_saves_nothing);
  g_test_add_func ("/picture-export/a-page-that-goes-takes-the-question-along", test_a_page_that_goes_takes_the_question_along);

  return g_test_run ();
}
