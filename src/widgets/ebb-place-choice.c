// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-place-choice.h"

#include <glib/gi18n.h>

#include "ebb-region-dialog.h"
#include "ebb-widget.h"

/**
 * EbbPlaceChoice:
 *
 * One place on the body, or none in particular: the likely ones in a list, any other in
 * a dialog.
 *
 * Signals: `changed` (by the person).
 */
struct _EbbPlaceChoice
{
  GtkWidget parent_instance;

  GtkDropDown *drop_down;

  GPtrArray *places;       /* (owned) (element-type EbbRegion): those in the list */
  const EbbRegion *region; /* (nullable) */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (EbbPlaceChoice, ebb_place_choice, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_selected (EbbPlaceChoice *self)
{
  guint position = 0;
  gboolean any = self->region != NULL && g_ptr_array_find (self->places, self->region, &position);

  self->loading = TRUE;
  gtk_drop_down_set_selected (self->drop_down, any ? position + 1 : 0);
  self->loading = FALSE;
}

static void
show_places (EbbPlaceChoice *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_ ("place", "No place in particular"));
  for (guint i = 0; i < self->places->len; i++)
    gtk_string_list_append (names, ebb_region_get_name (self->places->pdata[i]));
  gtk_string_list_append (names, C_ ("place", "Another place…"));
  self->loading = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
  self->loading = FALSE;
  show_selected (self);
}

static void
take (EbbPlaceChoice *self,
      const EbbRegion *region)
{
  if (region != NULL && !g_ptr_array_find (self->places, region, NULL))
    g_ptr_array_add (self->places, (gpointer) region);
  self->region = region;
  show_places (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Several may be chosen there; the last one is meant. */
static void
chosen_cb (EbbPlaceChoice *self,
           GPtrArray *regions)
{
  take (self, regions->len > 0 ? regions->pdata[regions->len - 1] : NULL);
}

static void
open_dialog (EbbPlaceChoice *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GtkWindow *dialog = ebb_region_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, C_ ("place", "Where?"), none, self->places);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
selected_cb (EbbPlaceChoice *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (self->loading || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > self->places->len)
    {
      show_selected (self);
      open_dialog (self);
      return;
    }
  self->region = selected > 0 ? self->places->pdata[selected - 1] : NULL;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ebb_place_choice_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (ebb_place_choice_parent_class)->dispose (object);
}

static void
ebb_place_choice_finalize (GObject *object)
{
  g_ptr_array_unref (EBB_PLACE_CHOICE (object)->places);
  G_OBJECT_CLASS (ebb_place_choice_parent_class)->finalize (object);
}

static void
ebb_place_choice_class_init (EbbPlaceChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_place_choice_dispose;
  object_class->finalize = ebb_place_choice_finalize;
  widget_class->focus = ebb_widget_focus_child;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_PLACE_CHOICE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ebb_place_choice_init (EbbPlaceChoice *self)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  self->places = g_ptr_array_new ();
  self->drop_down = GTK_DROP_DOWN (drop_down);
  gtk_widget_set_parent (drop_down, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("place", "Where"), -1);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ebb_place_choice_new:
 * @places: (element-type EbbRegion): the likely ones
 * @region: (nullable): the one chosen
 *
 * Returns: (transfer floating): a new choice
 */
GtkWidget *
ebb_place_choice_new (GPtrArray *places,
                      const EbbRegion *region)
{
  EbbPlaceChoice *self = g_object_new (EBB_TYPE_PLACE_CHOICE, NULL);

  g_return_val_if_fail (places != NULL, GTK_WIDGET (self));

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (self->places, places->pdata[i]);
  if (region != NULL && !g_ptr_array_find (self->places, region, NULL))
    g_ptr_array_add (self->places, (gpointer) region);
  self->region = region;
  show_places (self);
  return GTK_WIDGET (self);
}

/**
 * ebb_place_choice_get_region:
 * @self: a choice
 *
 * Returns: (nullable): the place; %NULL for none in particular
 */
const EbbRegion *
ebb_place_choice_get_region (EbbPlaceChoice *self)
{
  g_return_val_if_fail (EBB_IS_PLACE_CHOICE (self), NULL);
  return self->region;
}
