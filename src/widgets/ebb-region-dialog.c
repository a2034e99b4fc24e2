// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-region-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-entry.h"

#include "ebb-body-pair.h"
#include "ebb-region-picker.h"

/**
 * EbbRegionDialog:
 *
 * Places to choose, by name or on the body, which are equals: what is chosen in one is
 * shown in the other.
 *
 * Keys: Ctrl+Enter is "Done"; Escape closes.
 *
 * Signals: `chosen (GPtrArray *regions)`, after which it closes: (element-type
 * EbbRegion), in order of choice.
 */
#define EBB_TYPE_REGION_DIALOG (ebb_region_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbRegionDialog, ebb_region_dialog, EBB, REGION_DIALOG, AdwWindow)

struct _EbbRegionDialog
{
  AdwWindow parent_instance;

  EbbRegionPicker *picker;
  GtkBox *body_box;
  GtkWidget *body;

  GPtrArray *regions; /* (owned) (element-type EbbRegion): chosen */
};

G_DEFINE_FINAL_TYPE (EbbRegionDialog, ebb_region_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_regions (EbbRegionDialog *self)
{
  const EbbFigurePaint chosen = { EBB_FIGURE_FILLED, NAN, "" };
  g_autoptr (EbbEntry) marks = ebb_entry_new (ebb_moment_now ());

  ebb_body_pair_clear (EBB_BODY_PAIR (self->body));
  for (guint i = 0; i < self->regions->len; i++)
    {
      EbbMark mark;

      ebb_mark_init (&mark, self->regions->pdata[i]);
      ebb_entry_set_mark (marks, &mark);
      ebb_body_pair_mark (EBB_BODY_PAIR (self->body), self->regions->pdata[i], &chosen, C_ ("place", "chosen"));
    }
  ebb_region_picker_set_entry (self->picker, marks);
}

static void
set_chosen (EbbRegionDialog *self,
            const EbbRegion *region,
            gboolean chosen)
{
  g_ptr_array_remove (self->regions, (gpointer) region);
  if (chosen)
    g_ptr_array_add (self->regions, (gpointer) region);
  show_regions (self);
}

static void
body_pressed_cb (EbbRegionDialog *self,
                 const EbbRegion *region)
{
  set_chosen (self, region, !g_ptr_array_find (self->regions, region, NULL));
}

static void
picker_toggled_cb (EbbRegionDialog *self,
                   const EbbRegion *region,
                   gboolean marked)
{
  set_chosen (self, region, marked);
}

static void
done_cb (EbbRegionDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->regions);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
done_shortcut_cb (GtkWidget *widget,
                  GVariant *arguments,
                  gpointer user_data)
{
  done_cb (EBB_REGION_DIALOG (widget));
  return GDK_EVENT_STOP;
}

static void
ebb_region_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_REGION_DIALOG);
  G_OBJECT_CLASS (ebb_region_dialog_parent_class)->dispose (object);
}

static void
ebb_region_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (EBB_REGION_DIALOG (object)->regions);
  G_OBJECT_CLASS (ebb_region_dialog_parent_class)->finalize (object);
}

static void
ebb_region_dialog_class_init (EbbRegionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_region_dialog_dispose;
  object_class->finalize = ebb_region_dialog_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", EBB_TYPE_REGION_DIALOG, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, done_shortcut_cb, NULL);
  g_type_ensure (EBB_TYPE_REGION_PICKER);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-region-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbRegionDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, EbbRegionDialog, body_box);
  gtk_widget_class_bind_template_callback (widget_class, picker_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
ebb_region_dialog_init (EbbRegionDialog *self)
{
  self->regions = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->body = ebb_body_pair_new (TRUE);
  ebb_body_pair_set_max_height (EBB_BODY_PAIR (self->body), 480);
  g_signal_connect_object (self->body, "pressed", G_CALLBACK (body_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->body_box, self->body);
}

/**
 * ebb_region_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @title: what is asked
 * @regions: (element-type EbbRegion): those chosen
 * @recent: (element-type EbbRegion): those that are likely
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWindow *
ebb_region_dialog_new (GtkWindow *parent,
                       const char *title,
                       GPtrArray *regions,
                       GPtrArray *recent)
{
  EbbRegionDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (title != NULL && regions != NULL && recent != NULL, NULL);

  self = g_object_new (EBB_TYPE_REGION_DIALOG, "transient-for", parent, "title", title, NULL);
  for (guint i = 0; i < regions->len; i++)
    g_ptr_array_add (self->regions, regions->pdata[i]);
  ebb_region_picker_set_recent (self->picker, NULL, recent);
  show_regions (self);
  return GTK_WINDOW (self);
}
