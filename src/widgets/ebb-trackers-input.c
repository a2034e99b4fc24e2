// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trackers-input.h"

#include "ebb-tracker-input.h"
#include "ebb-widget.h"

/**
 * EbbTrackersInput:
 *
 * The part of an entry that rates mood, sleep and whatever else is tracked. It
 * shows the trackers that the person chose and those that the entry has a value
 * of; a button shows the others, but for the retired ones.
 */
struct _EbbTrackersInput
{
  GtkWidget parent_instance;

  GtkBox *inputs;
  GtkWidget *more_button;
  GtkWidget *empty_label;

  GPtrArray *trackers; /* (owned) (nullable) (element-type EbbTracker): until known */
  char **shown;        /* (owned): ids, in order */
  EbbEntry *entry;     /* (owned): holds the values, and nothing else that counts */
  gboolean all;
};

static void entry_part_iface_init (EbbEntryPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EbbTrackersInput, ebb_trackers_input, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (EBB_TYPE_ENTRY_PART, entry_part_iface_init))

static void
input_changed_cb (EbbTrackersInput *self,
                  EbbEntryPart *input)
{
  ebb_entry_part_store (input, self->entry, NULL);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
input_submit_cb (EbbTrackersInput *self)
{
  ebb_entry_part_emit_submit (EBB_ENTRY_PART (self));
}

/* The trackers to show, in order: the chosen ones, those with a value, and when
 * asked for all others. */
static GPtrArray *
list_wanted (EbbTrackersInput *self,
             gboolean all)
{
  GPtrArray *wanted = g_ptr_array_new ();

  if (self->trackers == NULL)
    return wanted;
  for (guint i = 0; self->shown[i] != NULL; i++)
    {
      EbbTracker *tracker = ebb_trackers_find (self->trackers, self->shown[i]);

      if (tracker != NULL && !g_ptr_array_find (wanted, tracker, NULL) &&
          (!ebb_tracker_get_retired (tracker) || ebb_entry_find_value (self->entry, self->shown[i]) != NULL))
        g_ptr_array_add (wanted, tracker);
    }
  for (guint i = 0; i < self->trackers->len; i++)
    {
      EbbTracker *tracker = self->trackers->pdata[i];
      gboolean rated = ebb_entry_find_value (self->entry, ebb_tracker_get_id (tracker)) != NULL;

      if (!g_ptr_array_find (wanted, tracker, NULL) && (rated || (all && !ebb_tracker_get_retired (tracker))))
        g_ptr_array_add (wanted, tracker);
    }
  return wanted;
}

static gboolean
shows_just (EbbTrackersInput *self,
            GPtrArray *wanted)
{
  guint i = 0;

  for (GtkWidget *input = gtk_widget_get_first_child (GTK_WIDGET (self->inputs)); input != NULL; input = gtk_widget_get_next_sibling (input), i++)
    if (i >= wanted->len || wanted->pdata[i] != ebb_tracker_input_get_tracker (EBB_TRACKER_INPUT (input)))
      return FALSE;
  return i == wanted->len;
}

static void
show_inputs (EbbTrackersInput *self)
{
  g_autoptr (GPtrArray) wanted = list_wanted (self, self->all);
  g_autoptr (GPtrArray) possible = list_wanted (self, TRUE);
  GtkWidget *input;

  if (!shows_just (self, wanted))
    {
      while ((input = gtk_widget_get_first_child (GTK_WIDGET (self->inputs))) != NULL)
        gtk_box_remove (self->inputs, input);
      for (guint i = 0; i < wanted->len; i++)
        {
          input = ebb_tracker_input_new (wanted->pdata[i]);
          g_signal_connect_object (input, "changed", G_CALLBACK (input_changed_cb), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (input, "submit", G_CALLBACK (input_submit_cb), self, G_CONNECT_SWAPPED);
          gtk_box_append (self->inputs, input);
        }
    }
  for (input = gtk_widget_get_first_child (GTK_WIDGET (self->inputs)); input != NULL; input = gtk_widget_get_next_sibling (input))
    ebb_entry_part_load (EBB_ENTRY_PART (input), self->entry);

  gtk_widget_set_visible (self->more_button, possible->len > wanted->len);
  gtk_widget_set_visible (self->empty_label, self->trackers != NULL && possible->len == 0);
}

static void
more_clicked_cb (EbbTrackersInput *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->inputs));
  guint n = 0;

  for (; last != NULL; last = gtk_widget_get_prev_sibling (last))
    n++;
  self->all = TRUE;
  show_inputs (self);

  /* go on where the new ones begin */
  last = gtk_widget_get_first_child (GTK_WIDGET (self->inputs));
  while (n-- > 0 && last != NULL)
    last = gtk_widget_get_next_sibling (last);
  if (last != NULL)
    gtk_widget_child_focus (last, GTK_DIR_TAB_FORWARD);
}

static void
ebb_trackers_input_load (EbbEntryPart *part,
                         EbbEntry *entry)
{
  EbbTrackersInput *self = EBB_TRACKERS_INPUT (part);

  g_clear_object (&self->entry);
  self->entry = ebb_entry_copy (entry);
  show_inputs (self);
}

static gboolean
ebb_trackers_input_store (EbbEntryPart *part,
                          EbbEntry *entry,
                          GError **error)
{
  EbbTrackersInput *self = EBB_TRACKERS_INPUT (part);
  gboolean ok = TRUE;

  for (GtkWidget *input = gtk_widget_get_first_child (GTK_WIDGET (self->inputs)); input != NULL; input = gtk_widget_get_next_sibling (input))
    ok = ebb_entry_part_store (EBB_ENTRY_PART (input), entry, ok ? error : NULL) && ok;
  return ok;
}

static void
entry_part_iface_init (EbbEntryPartInterface *iface)
{
  iface->load = ebb_trackers_input_load;
  iface->store = ebb_trackers_input_store;
}

static void
ebb_trackers_input_dispose (GObject *object)
{
  EbbTrackersInput *self = EBB_TRACKERS_INPUT (object);

  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_TRACKERS_INPUT);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  G_OBJECT_CLASS (ebb_trackers_input_parent_class)->dispose (object);
}

static void
ebb_trackers_input_finalize (GObject *object)
{
  g_strfreev (EBB_TRACKERS_INPUT (object)->shown);
  G_OBJECT_CLASS (ebb_trackers_input_parent_class)->finalize (object);
}

static void
ebb_trackers_input_class_init (EbbTrackersInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_trackers_input_dispose;
  object_class->finalize = ebb_trackers_input_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-trackers-input.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTrackersInput, inputs);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackersInput, more_button);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackersInput, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
ebb_trackers_input_init (EbbTrackersInput *self)
{
  self->shown = g_new0 (char *, 1);
  self->entry = ebb_entry_new (ebb_moment_now ());
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_trackers_input_new:
 *
 * Returns: (transfer floating): a new input, empty until it is told the trackers
 */
GtkWidget *
ebb_trackers_input_new (void)
{
  return g_object_new (EBB_TYPE_TRACKERS_INPUT, NULL);
}

/**
 * ebb_trackers_input_set_trackers:
 * @trackers: (element-type EbbTracker): all trackers of the diary
 */
void
ebb_trackers_input_set_trackers (EbbTrackersInput *self,
                                 GPtrArray *trackers)
{
  g_return_if_fail (EBB_IS_TRACKERS_INPUT (self));
  g_return_if_fail (trackers != NULL);

  g_ptr_array_ref (trackers);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  self->trackers = trackers;
  show_inputs (self);
}

/**
 * ebb_trackers_input_set_shown:
 * @ids: the trackers to show, in order; unknown ids are skipped
 */
void
ebb_trackers_input_set_shown (EbbTrackersInput *self,
                              const char *const *ids)
{
  g_return_if_fail (EBB_IS_TRACKERS_INPUT (self));
  g_return_if_fail (ids != NULL);

  g_strfreev (self->shown);
  self->shown = g_strdupv ((char **) ids);
  show_inputs (self);
}
