// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-trouble-page.h"

#include <glib/gi18n.h>

#include "store/ebb-store.h"

/**
 * EbbTroublePage:
 *
 * Stands in for the pages when the diary cannot be opened: says once what is
 * wrong, and offers only those ways forward that can help with it.
 */
struct _EbbTroublePage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkBox *ways;
  GtkButton *retry_button;
  GtkButton *restore_button;
  GtkButton *folder_button;
  GtkButton *new_button;
  GtkLabel *new_label;
  GtkLabel *path_label;

  char *path; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (EbbTroublePage, ebb_trouble_page, ADW_TYPE_BIN)

typedef enum
{
  HELP_RETRY = 1 << 0,
  HELP_RESTORE = 1 << 1,
  HELP_NEW = 1 << 2,
} Help;

typedef struct
{
  const char *title;
  const char *advice;
  gboolean explained; /* the title says all that the error does */
  Help help;
  Help first; /* the way that is suggested */
} Trouble;

static Trouble
describe (const GError *error)
{
  /* Each case says that nothing is lost where that is so: it is what a person
   * wants to know first. */
  if (error->domain == EBB_STORE_ERROR)
    {
      switch ((EbbStoreError) error->code)
        {
        case EBB_STORE_ERROR_BUSY:
          return (Trouble){
            _ ("The Diary Is in Use"),
            _ ("Your diary is safe. Close the other program, then try again."),
            TRUE,
            HELP_RETRY,
            HELP_RETRY,
          };
        case EBB_STORE_ERROR_FULL:
          return (Trouble){
            _ ("The Disk Is Full"),
            _ ("Your diary is safe. Make some room, then try again."),
            TRUE,
            HELP_RETRY,
            HELP_RETRY,
          };
        case EBB_STORE_ERROR_READ_ONLY:
          return (Trouble){
            _ ("The Diary Cannot Be Written"),
            _ ("Your diary is safe. Allow writing to the file and its folder, then try again."),
            TRUE,
            HELP_RETRY,
            HELP_RETRY,
          };
        case EBB_STORE_ERROR_CORRUPT:
        case EBB_STORE_ERROR_CONSTRAINT:
          return (Trouble){
            _ ("The Diary Is Damaged"),
            _ ("You can go back to a backup. The damaged file is kept."),
            TRUE,
            HELP_RETRY | HELP_RESTORE | HELP_NEW,
            HELP_RESTORE,
          };
        case EBB_STORE_ERROR_NOT_A_DIARY:
          return (Trouble){
            _ ("This Is Not a Diary"),
            _ ("Another kind of file stands where the diary should be. It is kept, whatever you choose."),
            TRUE,
            HELP_RETRY | HELP_RESTORE | HELP_NEW,
            HELP_RESTORE,
          };
        case EBB_STORE_ERROR_TOO_NEW:
          return (Trouble){
            _ ("The Diary Is from a Newer Ebb"),
            _ ("Your diary is safe. Update Ebb to open it, or go back to an older backup."),
            TRUE,
            HELP_RETRY | HELP_RESTORE | HELP_NEW,
            HELP_RETRY,
          };
        case EBB_STORE_ERROR_CANNOT_OPEN:
        case EBB_STORE_ERROR_IO:
        case EBB_STORE_ERROR_CONFLICT:
        case EBB_STORE_ERROR_NOT_FOUND:
        case EBB_STORE_ERROR_CLOSED:
        case EBB_STORE_ERROR_FAILED:
        default:
          break;
        }
    }

  return (Trouble){
    _ ("The Diary Cannot Be Opened"),
    _ ("Nothing was changed. You can try again, or go back to a backup."),
    FALSE,
    HELP_RETRY | HELP_RESTORE | HELP_NEW,
    HELP_RETRY,
  };
}

static void
set_suggested (GtkButton *button,
               gboolean suggested)
{
  if (suggested)
    gtk_widget_add_css_class (GTK_WIDGET (button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "suggested-action");
}

static void
folder_opened_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (EbbTroublePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", error->message);
}

static void
open_folder_cb (EbbTroublePage *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, folder_opened_cb, g_object_ref (self));
}

static void
ebb_trouble_page_finalize (GObject *object)
{
  EbbTroublePage *self = EBB_TROUBLE_PAGE (object);

  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (ebb_trouble_page_parent_class)->finalize (object);
}

static void
ebb_trouble_page_class_init (EbbTroublePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /* No dispose: AdwBin takes its child off itself. */
  object_class->finalize = ebb_trouble_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTroublePage, status);
  gtk_widget_class_bind_template_child (widget_class, EbbTroublePage, ways);
  gtk_widget_class_bind_template_child (widget_class, EbbTroublePage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, EbbTroublePage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, EbbTroublePage, folder_button);
  gtk_widget_class_bind_template_child (widget_class, EbbTroublePage, new_button);
  gtk_widget_class_bind_template_child (widget_class, EbbTroublePage, new_label);
  gtk_widget_class_bind_template_child (widget_class, EbbTroublePage, path_label);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
}

static void
ebb_trouble_page_init (EbbTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_trouble_page_show:
 * @self: the page
 * @path: (nullable): the diary's file
 * @error: why it cannot be opened
 *
 * Explains @error and offers what helps.
 */
void
ebb_trouble_page_show (EbbTroublePage *self,
                       const char *path,
                       const GError *error)
{
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *display = NULL;
  Trouble trouble;
  GtkButton *first;

  g_return_if_fail (EBB_IS_TROUBLE_PAGE (self));
  g_return_if_fail (error != NULL);

  trouble = describe (error);
  g_free (self->path);
  self->path = g_strdup (path);

  text = trouble.explained ? g_strdup (trouble.advice) : g_strdup_printf ("%s\n%s", error->message, trouble.advice);
  markup = g_markup_escape_text (text, -1);
  adw_status_page_set_title (self->status, trouble.title);
  adw_status_page_set_description (self->status, markup);

  if (path != NULL)
    display = g_filename_display_name (path);
  gtk_label_set_label (self->path_label, display != NULL ? display : "");
  gtk_widget_set_visible (GTK_WIDGET (self->path_label), path != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->retry_button), (trouble.help & HELP_RETRY) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->restore_button), path != NULL && (trouble.help & HELP_RESTORE));
  gtk_widget_set_visible (GTK_WIDGET (self->new_button), path != NULL && (trouble.help & HELP_NEW));
  gtk_widget_set_visible (GTK_WIDGET (self->new_label), path != NULL && (trouble.help & HELP_NEW));
  gtk_widget_set_visible (GTK_WIDGET (self->folder_button), path != NULL);

  first = trouble.first == HELP_RESTORE && path != NULL ? self->restore_button : self->retry_button;
  gtk_box_reorder_child_after (self->ways, GTK_WIDGET (first), NULL);
  set_suggested (self->retry_button, first == self->retry_button);
  set_suggested (self->restore_button, first == self->restore_button);
  gtk_widget_grab_focus (GTK_WIDGET (first));
}
