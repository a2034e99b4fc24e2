// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-technique-chips.h"

#include "model/ebb-technique.h"

#include "ebb-widget.h"
#include "ebb-wrap-layout.h"

/**
 * EbbTechniqueChips:
 *
 * A button for each technique of the library; those that suit come first.
 *
 * A technique of a newer version of Ebb has no button and is kept.
 *
 * Signals: `changed` (by the person).
 */
struct _EbbTechniqueChips
{
  GtkWidget parent_instance;

  GtkBox *chips;

  GtkWidget *buttons[EBB_N_TECHNIQUES]; /* (unowned) */
  GPtrArray *unknown;                   /* (owned) (element-type utf8): interned ids */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (EbbTechniqueChips, ebb_technique_chips, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
toggled_cb (EbbTechniqueChips *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ebb_technique_chips_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (ebb_technique_chips_parent_class)->dispose (object);
}

static void
ebb_technique_chips_finalize (GObject *object)
{
  g_ptr_array_unref (EBB_TECHNIQUE_CHIPS (object)->unknown);
  G_OBJECT_CLASS (ebb_technique_chips_parent_class)->finalize (object);
}

static void
ebb_technique_chips_class_init (EbbTechniqueChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_technique_chips_dispose;
  object_class->finalize = ebb_technique_chips_finalize;
  widget_class->focus = ebb_widget_focus_child;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_TECHNIQUE_CHIPS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ebb_technique_chips_init (EbbTechniqueChips *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->unknown = g_ptr_array_new ();
  self->chips = GTK_BOX (box);
  gtk_widget_set_layout_manager (box, ebb_wrap_layout_new (6, FALSE));
  gtk_widget_add_css_class (box, "chips");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    {
      self->buttons[i] = gtk_toggle_button_new_with_label (ebb_technique_get_name (i));
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->chips, self->buttons[i]);
    }
}

/**
 * ebb_technique_chips_new:
 *
 * Returns: (transfer floating): buttons of which none is chosen
 */
GtkWidget *
ebb_technique_chips_new (void)
{
  return g_object_new (EBB_TYPE_TECHNIQUE_CHIPS, NULL);
}

/**
 * ebb_technique_chips_load:
 * @self: buttons
 * @techniques: (element-type utf8): interned ids of those chosen
 * @suiting: set of `1 << EbbTechnique` that come first, with those chosen
 *
 * Shows what is chosen.
 */
void
ebb_technique_chips_load (EbbTechniqueChips *self,
                          GPtrArray *techniques,
                          guint suiting)
{
  GtkWidget *last = NULL;

  g_return_if_fail (EBB_IS_TECHNIQUE_CHIPS (self));
  g_return_if_fail (techniques != NULL);

  self->loading = TRUE;
  g_ptr_array_set_size (self->unknown, 0);
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), FALSE);
  for (guint i = 0; i < techniques->len; i++)
    {
      EbbTechnique technique;

      if (ebb_technique_find (techniques->pdata[i], &technique))
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[technique]), TRUE);
      else
        g_ptr_array_add (self->unknown, techniques->pdata[i]);
    }
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    if ((suiting & (1u << i)) != 0 || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      {
        gtk_box_reorder_child_after (self->chips, self->buttons[i], last);
        last = self->buttons[i];
      }
  self->loading = FALSE;
}

/**
 * ebb_technique_chips_store:
 * @self: buttons
 * @techniques: (element-type utf8): to be filled with the interned ids of those chosen
 */
void
ebb_technique_chips_store (EbbTechniqueChips *self,
                           GPtrArray *techniques)
{
  g_return_if_fail (EBB_IS_TECHNIQUE_CHIPS (self));
  g_return_if_fail (techniques != NULL);

  g_ptr_array_set_size (techniques, 0);
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      g_ptr_array_add (techniques, (gpointer) g_intern_string (ebb_technique_get_id (i)));
  g_ptr_array_extend (techniques, self->unknown, NULL, NULL);
}
