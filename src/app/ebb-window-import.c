// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-window-private.h"

#include <glib/gi18n.h>

#include "ebb-file-job.h"
#include "model/ebb-error.h"
#include "widgets/ebb-question.h"

/* How many unreadable rows the question before an import lists. */
#define MAX_SHOWN 200

/* Importing: read the file; look what of it the diary already holds; ask; add it
 * all as one step that can be undone. The job is handed from callback to callback,
 * and ends where none takes it on; a question has it until it is answered. */

static void read_file (EbbFileJob *job);

static char *
format_notice (const EbbImportNotice *notice)
{
  if (notice->line == 0)
    return g_strdup (notice->message);

  /* Translators: a line of a file and what is wrong with it */
  return g_strdup_printf (_ ("Line %u: %s"), notice->line, notice->message);
}

static GtkWidget *
make_notices (EbbImportData *data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *scroller;
  GtkWidget *label;
  guint n = 0;
  guint i;

  for (i = 0; i < data->notices->len && n < MAX_SHOWN; i++)
    {
      g_autofree char *line = format_notice (data->notices->pdata[i]);

      g_string_append_printf (text, "%s%s", n++ > 0 ? "\n" : "", line);
    }
  if (n < data->notices->len)
    g_string_append_printf (text, "\n%s", _ ("… and more"));

  label = gtk_label_new (text->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "notices");

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 200);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_widget_add_css_class (scroller, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What was noticed in the file"), -1);

  return scroller;
}

static void
imported_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (EbbFileJob) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  EbbImportResult counts;

  if (!ebb_store_import_finish (EBB_STORE (source), result, &counts, &error))
    {
      ebb_window_show_error (job->window, _ ("Nothing Was Imported"), error);
      return;
    }

  text = g_strdup_printf (ngettext ("%'u entry was imported", "%'u entries were imported", counts.added), counts.added);
  ebb_window_notify_undoable (job->window, text);
}

static void
answered_cb (EbbQuestion *question,
             const char *answer,
             gpointer user_data)
{
  g_autoptr (EbbFileJob) job = g_object_steal_data (G_OBJECT (question), "job");

  if (!g_str_equal (answer, "import") || job->window->state != EBB_WINDOW_READY)
    return;

  ebb_file_job_resume (job, _ ("Importing"));
  ebb_store_import_async (job->window->store,
                          job->data->trackers,
                          job->data->entries,
                          job->data->annotations,
                          job->data->records,
                          EBB_IMPORT_DEFAULT,
                          ebb_progress_dialog_report,
                          job->progress,
                          job->cancellable,
                          imported_cb,
                          job);
  g_steal_pointer (&job);
}

static gboolean
has_anything_new (const EbbImportResult *counts)
{
  return counts->added > 0 || counts->trackers_added > 0 || counts->annotations_added > 0 || counts->records_added > 0;
}

static char *
describe_counts (const EbbImportData *data,
                 const EbbImportResult *counts)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  if (counts->added > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%'u entry will be added.", "%'u entries will be added.", counts->added), counts->added));
  else if (!has_anything_new (counts))
    g_ptr_array_add (sentences, g_strdup (_ ("There is nothing new in this file.")));
  if (counts->present > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%'u is already there.", "%'u are already there.", counts->present), counts->present));
  if (counts->trackers_added > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%u tracker is new.", "%u trackers are new.", counts->trackers_added), counts->trackers_added));
  if (counts->annotations_added > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%u annotation is new.", "%u annotations are new.", counts->annotations_added), counts->annotations_added));
  if (counts->records_added > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%u record of therapy is new.", "%u records of therapy are new.", counts->records_added), counts->records_added));
  if (data->n_bad > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%'u row cannot be read.", "%'u rows cannot be read.", data->n_bad), data->n_bad));
  g_ptr_array_add (sentences, NULL);

  return g_strjoinv (" ", (char **) sentences->pdata);
}

static void
ask (EbbFileJob *job,
     const EbbImportResult *counts)
{
  g_autofree char *name = ebb_file_job_get_file_name (job);
  /* Translators: %s is the name of a file */
  g_autofree char *heading = g_strdup_printf (_ ("Import “%s”?"), name);
  g_autofree char *body = describe_counts (job->data, counts);
  gboolean anything = has_anything_new (counts);
  EbbQuestion *question;

  ebb_file_job_pause (job);

  question = ebb_question_new (GTK_WINDOW (job->window), heading, body);
  if (job->data->notices->len > 0)
    ebb_question_set_extra_child (question, make_notices (job->data));

  if (!anything)
    {
      ebb_question_add_answer (question, "cancel", _ ("_Close"), EBB_ANSWER_DEFAULT);
    }
  else if (job->data->n_bad > 0)
    {
      ebb_question_add_answer (question, "cancel", _ ("_Cancel"), EBB_ANSWER_DEFAULT);
      ebb_question_add_answer (question, "import", _ ("_Skip Unreadable Rows and Import"), EBB_ANSWER_PLAIN);
    }
  else
    {
      ebb_question_add_answer (question, "cancel", _ ("_Cancel"), EBB_ANSWER_PLAIN);
      ebb_question_add_answer (question, "import", _ ("_Import"), EBB_ANSWER_DEFAULT | EBB_ANSWER_SUGGESTED);
    }
  g_object_set_data_full (G_OBJECT (question), "job", job, (GDestroyNotify) ebb_file_job_free);
  g_signal_connect (question, "answered", G_CALLBACK (answered_cb), NULL);
  ebb_question_present (question);
}

static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbFileJob) job = user_data;
  g_autoptr (GError) error = NULL;
  EbbImportResult counts;

  if (!ebb_store_import_finish (EBB_STORE (source), result, &counts, &error))
    ebb_window_show_error (job->window, _ ("Nothing Was Imported"), error);
  else if (gtk_widget_get_visible (GTK_WIDGET (job->window)))
    ask (g_steal_pointer (&job), &counts);
}

static void
map_chosen_cb (GtkNativeDialog *chooser,
               int response,
               gpointer user_data)
{
  EbbFileJob *job = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    job->map = g_file_get_path (file);
  g_object_unref (chooser);

  if (job->map == NULL)
    {
      ebb_file_job_free (job);
      return;
    }

  ebb_file_job_resume (job, _ ("Reading the File"));
  read_file (job);
}

static void
map_answered_cb (EbbQuestion *question,
                 const char *answer,
                 gpointer user_data)
{
  g_autoptr (EbbFileJob) job = g_object_steal_data (G_OBJECT (question), "job");
  GtkFileChooserNative *chooser;

  if (!g_str_equal (answer, "map"))
    return;

  chooser = gtk_file_chooser_native_new (_ ("Choose a Map File"),
                                         GTK_WINDOW (job->window),
                                         GTK_FILE_CHOOSER_ACTION_OPEN,
                                         _ ("_Choose"),
                                         NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (map_chosen_cb), g_steal_pointer (&job));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
offer_map (EbbFileJob *job,
           const GError *error)
{
  g_autofree char *body = NULL;
  EbbQuestion *question;

  ebb_file_job_pause (job);

  /* Translators: %s is a sentence about what is wrong */
  body = g_strdup_printf (_ ("%s\n\nA map file can say what the columns of another program’s table mean."), error->message);
  question = ebb_question_new (GTK_WINDOW (job->window), _ ("This Table Is Not Ebb’s Own"), body);
  ebb_question_add_answer (question, "cancel", _ ("_Cancel"), EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "map", _ ("Choose a _Map File…"), EBB_ANSWER_DEFAULT);
  g_object_set_data_full (G_OBJECT (question), "job", job, (GDestroyNotify) ebb_file_job_free);
  g_signal_connect (question, "answered", G_CALLBACK (map_answered_cb), NULL);
  ebb_question_present (question);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (EbbFileJob) job = user_data;
  g_autoptr (GError) error = NULL;

  job->data = ebb_import_read_finish (result, &error);
  if (!gtk_widget_get_visible (GTK_WIDGET (job->window)) || job->window->state != EBB_WINDOW_READY)
    return;

  if (job->data == NULL)
    {
      if (error->domain == EBB_ERROR && job->map == NULL && g_str_has_suffix (job->path, ".csv"))
        offer_map (g_steal_pointer (&job), error);
      else
        ebb_window_show_error (job->window, _ ("The File Cannot Be Imported"), error);
      return;
    }

  ebb_store_import_async (job->window->store,
                          job->data->trackers,
                          job->data->entries,
                          job->data->annotations,
                          job->data->records,
                          EBB_IMPORT_DRY_RUN,
                          ebb_progress_dialog_report,
                          job->progress,
                          job->cancellable,
                          counted_cb,
                          job);
  g_steal_pointer (&job);
}

static void
read_file (EbbFileJob *job)
{
  ebb_import_read_async (job->path,
                         NULL,
                         job->map,
                         job->trackers,
                         ebb_progress_dialog_report,
                         job->progress,
                         job->cancellable,
                         read_cb,
                         job);
}

static void
trackers_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (EbbFileJob) job = user_data;
  g_autoptr (GError) error = NULL;

  job->trackers = ebb_store_list_trackers_finish (EBB_STORE (source), result, &error);
  if (job->trackers == NULL)
    ebb_window_show_error (job->window, _ ("The File Cannot Be Imported"), error);
  else
    read_file (g_steal_pointer (&job));
}

/**
 * ebb_window_import_file:
 * @self: a window
 * @file: a diary's JSON, a table, or a folder of tables
 *
 * Reads @file, says what would be added, and adds it when the person agrees. Does
 * nothing while no diary is open.
 */
void
ebb_window_import_file (EbbWindow *self,
                        GFile *file)
{
  EbbFileJob *job;

  g_return_if_fail (EBB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  job = ebb_file_job_new (self, file, _ ("Reading the File"), TRUE);
  if (job == NULL)
    return;

  /* Of an exported folder each table alone says less than all together. */
  if (g_str_has_suffix (job->path, G_DIR_SEPARATOR_S "entries.csv"))
    {
      g_autofree char *folder = g_path_get_dirname (job->path);
      g_autofree char *marks = g_build_filename (folder, "marks.csv", NULL);

      if (g_file_test (marks, G_FILE_TEST_IS_REGULAR))
        {
          g_free (job->path);
          job->path = g_steal_pointer (&folder);
        }
    }

  ebb_store_list_trackers_async (self->store, job->cancellable, trackers_cb, job);
}
