// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-region-picker.h"

#include <glib/gi18n.h>

#include "model/ebb-check-in.h"
#include "model/ebb-region-order.h"

#include "ebb-wrap-layout.h"
#include "ebb-widget.h"

/**
 * EbbRegionPicker:
 *
 * Where it hurts, by words: the places of last time with one click, the places
 * marked lately, a search, and all places by part of the body. Each place is a
 * button that is down when the place is marked.
 *
 * It holds no marks: it is told what is marked (ebb_region_picker_set_entry())
 * and says what the person wants, by its signals. Any other way to choose places
 * can stand here with the same signals.
 *
 * Keys: typing in the search and Enter takes the first place found; Escape ends
 * the search.
 *
 * Signals:
 * - `toggled (const EbbRegion *region, gboolean marked)`: mark it, or no more
 * - `same-places`: take all the marks of last time
 */
struct _EbbRegionPicker
{
  GtkWidget parent_instance;

  GtkWidget *same_button;
  GtkLabel *same_summary;
  GtkWidget *recent_part;
  GtkWidget *recent;
  GtkEditable *search;
  GtkLabel *status;
  GtkWidget *places;

  EbbEntry *last;        /* (owned) (nullable): the newest entry with a mark */
  GPtrArray *regions;    /* (owned) (element-type EbbRegion): marked lately */
  EbbEntry *entry;       /* (owned) (nullable): what is marked now */
  const EbbRegion *root; /* (nullable): the opened part of the body */
  gboolean details;      /* whether its smaller parts are shown */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (EbbRegionPicker, ebb_region_picker, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_TOGGLED,
  SIGNAL_SAME_PLACES,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* More than these are not read through; another word finds them. */
#define MAX_FOUND 20
#define MAX_RECENT 6

static void show_places (EbbRegionPicker *self);

static const EbbRegion *
get_region (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "ebb-region");
}

static gboolean
is_marked (EbbRegionPicker *self,
           const EbbRegion *region)
{
  return self->entry != NULL && ebb_entry_find_mark (self->entry, region) != NULL;
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
chip_toggled_cb (EbbRegionPicker *self,
                 GtkToggleButton *chip)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_TOGGLED], 0, get_region (GTK_WIDGET (chip)), gtk_toggle_button_get_active (chip));
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
append_chip (EbbRegionPicker *self,
             GtkWidget *box,
             const EbbRegion *region)
{
  g_autofree char *label = ebb_region_get_label (region);
  GtkWidget *chip = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (chip), new_label (label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (chip), "ebb-region", (gpointer) region);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), is_marked (self, region));
  g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), chip);
}

static void
append_chips (EbbRegionPicker *self,
              GPtrArray *regions,
              guint limit)
{
  for (guint i = 0; i < MIN (regions->len, limit); i++)
    append_chip (self, self->places, regions->pdata[i]);
}

static GtkWidget *
append_action (EbbRegionPicker *self,
               const char *icon,
               const char *text,
               GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (icon != NULL)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon);

      gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_box_append (GTK_BOX (box), new_label (text));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->places), button);
  return button;
}

/* The button that had the keyboard is gone: the first of the new ones gets it. */
static void
focus_places (EbbRegionPicker *self)
{
  gtk_widget_child_focus (self->places, GTK_DIR_TAB_FORWARD);
}

static void
back_clicked_cb (EbbRegionPicker *self)
{
  self->root = NULL;
  show_places (self);
  focus_places (self);
}

static void
details_clicked_cb (EbbRegionPicker *self)
{
  self->details = TRUE;
  show_places (self);
  focus_places (self);
}

static void
group_clicked_cb (EbbRegionPicker *self,
                  GtkWidget *button)
{
  self->root = get_region (button);
  self->details = FALSE;
  show_places (self);
  focus_places (self);
}

static void
append_groups (EbbRegionPicker *self)
{
  g_autoptr (GPtrArray) groups = ebb_region_groups ();

  for (guint i = 0; i < groups->len; i++)
    {
      const EbbRegion *root = groups->pdata[i];
      const char *name = ebb_region_get_name (root);
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), new_label (name));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data (G_OBJECT (button), "ebb-region", (gpointer) root);
      g_signal_connect_object (button, "clicked", G_CALLBACK (group_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->places), button);
    }
}

static void
append_group_members (EbbRegionPicker *self)
{
  g_autoptr (GPtrArray) few = ebb_region_group_members (self->root, FALSE);
  g_autoptr (GPtrArray) all = ebb_region_group_members (self->root, TRUE);

  append_action (self, "go-previous-symbolic", _ ("All places"), G_CALLBACK (back_clicked_cb));
  append_chips (self, self->details ? all : few, G_MAXUINT);
  if (!self->details && all->len > few->len)
    append_action (self, NULL, _ ("Smaller parts…"), G_CALLBACK (details_clicked_cb));
}

static void
show_status (EbbRegionPicker *self,
             guint n_found)
{
  g_autofree char *text = NULL;

  if (n_found == 0)
    text = g_strdup (_ ("No place has this name. Try another word, or a larger part of the body."));
  else if (n_found > MAX_FOUND)
    text = g_strdup_printf (g_dngettext (NULL,
                                         "%u place found; another word narrows it down.",
                                         "%u places found; another word narrows it down.",
                                         n_found),
                            n_found);
  if (text != NULL)
    gtk_label_set_text (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), text != NULL);
}

static gboolean
is_searching (EbbRegionPicker *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (self->search));

  return *g_strstrip (text) != '\0';
}

static void
show_places (EbbRegionPicker *self)
{
  empty (self->places);
  if (is_searching (self))
    {
      g_autoptr (GPtrArray) found = ebb_regions_search (gtk_editable_get_text (self->search), self->regions);

      append_chips (self, found, MAX_FOUND);
      show_status (self, found->len);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  if (self->root != NULL)
    append_group_members (self);
  else
    append_groups (self);
}

static void
search_changed_cb (EbbRegionPicker *self)
{
  show_places (self);
}

static void
search_activate_cb (EbbRegionPicker *self)
{
  GtkWidget *first;

  /* the search is debounced: what is on screen may be of a word before */
  show_places (self);
  first = gtk_widget_get_first_child (self->places);
  if (!is_searching (self) || first == NULL)
    return;
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (first)))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first), TRUE);
  gtk_editable_set_text (self->search, "");
}

static void
search_stop_cb (EbbRegionPicker *self)
{
  gtk_editable_set_text (self->search, "");
}

static void
same_clicked_cb (EbbRegionPicker *self)
{
  g_signal_emit (self, signals[SIGNAL_SAME_PLACES], 0);
}

static void
sync_same (EbbRegionPicker *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean useful = self->last != NULL && ebb_entry_get_n_marks (self->last) > 0 &&
                    (self->entry == NULL || ebb_check_in_count_new_marks (self->entry, self->last) > 0);

  gtk_widget_set_visible (self->same_button, useful);
  if (!useful)
    return;
  for (guint i = 0; i < ebb_entry_get_n_marks (self->last); i++)
    {
      g_autofree char *label = ebb_region_get_label (ebb_entry_get_mark (self->last, i)->region);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", label);
    }
  gtk_label_set_text (self->same_summary, text->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->same_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

static void
sync_chips (EbbRegionPicker *self,
            GtkWidget *box)
{
  self->loading = TRUE;
  for (GtkWidget *chip = gtk_widget_get_first_child (box); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    if (GTK_IS_TOGGLE_BUTTON (chip))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), is_marked (self, get_region (chip)));
  self->loading = FALSE;
}

static void
ebb_region_picker_dispose (GObject *object)
{
  EbbRegionPicker *self = EBB_REGION_PICKER (object);

  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_REGION_PICKER);
  g_clear_object (&self->last);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (ebb_region_picker_parent_class)->dispose (object);
}

static void
ebb_region_picker_finalize (GObject *object)
{
  g_ptr_array_unref (EBB_REGION_PICKER (object)->regions);
  G_OBJECT_CLASS (ebb_region_picker_parent_class)->finalize (object);
}

static void
ebb_region_picker_class_init (EbbRegionPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_region_picker_dispose;
  object_class->finalize = ebb_region_picker_finalize;

  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", EBB_TYPE_REGION_PICKER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  signals[SIGNAL_SAME_PLACES] = g_signal_new ("same-places", EBB_TYPE_REGION_PICKER, G_SIGNAL_RUN_LAST,
                                              0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regionpicker");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-region-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbRegionPicker, same_button);
  gtk_widget_class_bind_template_child (widget_class, EbbRegionPicker, same_summary);
  gtk_widget_class_bind_template_child (widget_class, EbbRegionPicker, recent_part);
  gtk_widget_class_bind_template_child (widget_class, EbbRegionPicker, recent);
  gtk_widget_class_bind_template_child (widget_class, EbbRegionPicker, search);
  gtk_widget_class_bind_template_child (widget_class, EbbRegionPicker, status);
  gtk_widget_class_bind_template_child (widget_class, EbbRegionPicker, places);
  gtk_widget_class_bind_template_callback (widget_class, same_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
}

static void
ebb_region_picker_init (EbbRegionPicker *self)
{
  self->regions = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  show_places (self);
}

/**
 * ebb_region_picker_new:
 *
 * Returns: (transfer floating): a picker with nothing marked
 */
GtkWidget *
ebb_region_picker_new (void)
{
  return g_object_new (EBB_TYPE_REGION_PICKER, NULL);
}

/**
 * ebb_region_picker_set_recent:
 * @last: (nullable): the newest entry that has a mark
 * @regions: (element-type EbbRegion): places marked lately, newest first
 *
 * Says what was marked lately.
 */
void
ebb_region_picker_set_recent (EbbRegionPicker *self,
                              EbbEntry *last,
                              GPtrArray *regions)
{
  g_return_if_fail (EBB_IS_REGION_PICKER (self));
  g_return_if_fail (regions != NULL);

  g_set_object (&self->last, last);
  g_ptr_array_set_size (self->regions, 0);
  for (guint i = 0; i < regions->len; i++)
    g_ptr_array_add (self->regions, regions->pdata[i]);

  empty (self->recent);
  for (guint i = 0; i < MIN (self->regions->len, MAX_RECENT); i++)
    append_chip (self, self->recent, self->regions->pdata[i]);
  gtk_widget_set_visible (self->recent_part, self->regions->len > 0);
  sync_same (self);
}

/**
 * ebb_region_picker_set_entry:
 * @entry: an entry with the marks that there are now
 *
 * Says what is marked. No signal is emitted.
 */
void
ebb_region_picker_set_entry (EbbRegionPicker *self,
                             EbbEntry *entry)
{
  g_return_if_fail (EBB_IS_REGION_PICKER (self));
  g_return_if_fail (EBB_IS_ENTRY (entry));

  g_set_object (&self->entry, entry);
  sync_chips (self, self->recent);
  sync_chips (self, self->places);
  sync_same (self);
}
