// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trends-page-private.h"

#include <glib/gi18n.h>

#include "ebb-annotation-dialog.h"

/* The person's own notes on the axis of time: reading, writing, editing, deleting them. */

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EbbTrendsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) annotations = ebb_store_list_annotations_finish (EBB_STORE (source), result, &error);

  if (self->store != EBB_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (annotations == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", error->message);
      return;
    }
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  self->annotations = g_steal_pointer (&annotations);
  ebb_trends_page_rebuild (self);
}

void
ebb_trends_page_load_annotations (EbbTrendsPage *self)
{
  ebb_store_list_annotations_async (self->store, EBB_DAY_MIN, EBB_DAY_MAX, self->cancellable, listed_cb, g_object_ref (self));
}

static void present (EbbTrendsPage *self, GtkWindow *dialog);

static GtkWindow *
get_window (EbbTrendsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* What is being saved. */
typedef struct
{
  EbbTrendsPage *page;       /* (owned) */
  EbbAnnotation *annotation; /* (owned) */
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->page);
  ebb_annotation_free (saving->annotation);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  GtkWidget *page = GTK_WIDGET (saving->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbAnnotation) saved = ebb_store_save_annotation_finish (EBB_STORE (source), result, &error);

  if (saved != NULL)
    {
      gtk_widget_activate_action (page, "win.notify-undoable", "s", C_ ("trends page", "Annotation saved"));
    }
  else if (gtk_widget_get_root (page) != NULL)
    {
      /* what was typed is not lost */
      gtk_widget_activate_action (page, "win.notify", "s", error->message);
      present (saving->page, ebb_annotation_dialog_new_edit (get_window (saving->page), saving->annotation));
    }
}

static void
save_cb (EbbTrendsPage *self,
         EbbAnnotation *annotation)
{
  Saving *saving;

  if (self->store == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->page = g_object_ref (self);
  saving->annotation = ebb_annotation_copy (annotation);
  ebb_store_save_annotation_async (self->store, annotation, NULL, saved_cb, saving);
}

static void
deleted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EbbTrendsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  int n = ebb_store_delete_annotations_finish (EBB_STORE (source), result, &error);

  if (n >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.notify-undoable", "s", C_ ("trends page", "Annotation deleted"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", error->message);
}

static void
delete_cb (EbbTrendsPage *self,
           const char *id)
{
  const char *ids[] = { id, NULL };

  if (self->store != NULL)
    ebb_store_delete_annotations_async (self->store, ids, NULL, deleted_cb, g_object_ref (self));
}

static void
present (EbbTrendsPage *self,
         GtkWindow *dialog)
{
  g_signal_connect_object (dialog, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* Asks what happened on a day. */
void
ebb_trends_page_annotate (EbbTrendsPage *self,
                          EbbDay day)
{
  present (self, ebb_annotation_dialog_new (get_window (self), day));
}

/* Lets an annotation be changed: the one at @index of the plot. */
void
ebb_trends_page_edit_annotation (EbbTrendsPage *self,
                                 guint index)
{
  present (self, ebb_annotation_dialog_new_edit (get_window (self), ebb_trend_plot_get_annotation (self->plot, index)));
}
