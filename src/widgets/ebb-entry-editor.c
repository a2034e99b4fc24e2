// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-entry-editor.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-check-in.h"

#include "ebb-day-input.h"
#include "ebb-marks-input.h"
#include "ebb-note-input.h"
#include "ebb-rating-scale.h"
#include "ebb-tags-input.h"
#include "ebb-time-input.h"
#include "ebb-trackers-input.h"
#include "ebb-widget.h"

/**
 * EbbEntryEditor:
 *
 * The form of an entry: the rating of pain, and folded below it everything else,
 * in the parts and the order that the person chose. The check-in and the dialog
 * share it; saving is theirs.
 *
 * It holds one entry. Each part (#EbbEntryPart) shows and changes its own piece of
 * it; what no part shows is kept as it was. The parts are made when they are first
 * unfolded, so that a folded form costs no more than its scale.
 *
 * A form without an entry means now: the moment of saving.
 *
 * To add a field: write an #EbbEntryPart, add it to the table below, and its name
 * to the settings key `check-in-fields`.
 *
 * Properties, notified: `store`; `foldable` (whether the parts can be folded away;
 * then their state is remembered in the settings, and only the chosen parts are
 * shown); `unfolded`. Signals: `changed`, `submit`.
 */
struct _EbbEntryEditor
{
  GtkWidget parent_instance;

  GtkLabel *heading;
  EbbRatingScale *scale;
  GtkToggleButton *fold_button;
  GtkImage *fold_icon;
  GtkBox *parts_box;

  EbbStore *store;           /* (owned) (nullable) */
  GSettings *settings;       /* (owned) */
  EbbEntry *entry;           /* (owned): what is edited */
  gboolean is_now;           /* whether the moment of saving is meant */
  GPtrArray *parts;          /* (element-type EbbEntryPart) (unowned): in order */
  GCancellable *cancellable; /* (owned): of what is being read */
  guint build_id;            /* the idle that builds the parts, 0 if none */
  gboolean foldable;
  gboolean unfolded;
  gboolean built;
};

G_DEFINE_FINAL_TYPE (EbbEntryEditor, ebb_entry_editor, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_STORE = 1,
  PROP_FOLDABLE,
  PROP_UNFOLDED,
} EbbEntryEditorProperty;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SUBMIT,
  N_SIGNALS,
};

static GParamSpec *props[PROP_UNFOLDED + 1];
static guint signals[N_SIGNALS];

/* As many places of lately as can be looked over. */
#define N_RECENT_REGIONS 6

/* The parts that there are, in the usual order. */
static const struct
{
  const char *name;
  const char *title;
  GtkWidget *(*create) (void);
} part_kinds[] = {
  { "marks", NC_ ("part of the form", "Where does it hurt?"), ebb_marks_input_new },
  { "day", NC_ ("part of the form", "Pain of the day"), ebb_day_input_new },
  { "trackers", NC_ ("part of the form", "How are you otherwise?"), ebb_trackers_input_new },
  { "note", NC_ ("part of the form", "Note"), ebb_note_input_new },
  { "tags", NC_ ("part of the form", "Tags"), ebb_tags_input_new },
  { "time", NC_ ("part of the form", "When was it?"), ebb_time_input_new },
};

static gpointer
find_part (EbbEntryEditor *self,
           GType type)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_type_is_a (G_OBJECT_TYPE (self->parts->pdata[i]), type))
      return self->parts->pdata[i];
  return NULL;
}

/* --- what the parts need of the diary ---------------------------------- */

static void
recent_loaded_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (EbbEntryEditor) self = user_data;
  g_autoptr (EbbRecent) recent = ebb_store_load_recent_finish (EBB_STORE (source), result, NULL);
  EbbMarksInput *marks;

  /* without it, places are searched for: nothing to bother a person with */
  if (recent == NULL)
    return;
  marks = find_part (self, EBB_TYPE_MARKS_INPUT);
  if (marks != NULL)
    ebb_marks_input_set_recent (marks, recent->last, recent->regions);
}

static void
trackers_loaded_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (EbbEntryEditor) self = user_data;
  g_autoptr (GPtrArray) trackers = ebb_store_list_trackers_finish (EBB_STORE (source), result, NULL);
  EbbTrackersInput *input;

  if (trackers == NULL)
    return;
  input = find_part (self, EBB_TYPE_TRACKERS_INPUT);
  if (input != NULL)
    ebb_trackers_input_set_trackers (input, trackers);
}

static void
tags_loaded_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (EbbEntryEditor) self = user_data;
  g_auto (GStrv) tags = ebb_store_list_tags_finish (EBB_STORE (source), result, NULL);
  EbbTagsInput *input;

  if (tags == NULL)
    return;
  input = find_part (self, EBB_TYPE_TAGS_INPUT);
  if (input != NULL)
    ebb_tags_input_set_known (input, (const char *const *) tags);
}

static void
read_store (EbbEntryEditor *self,
            EbbChange what)
{
  if (self->store == NULL || !self->built)
    return;
  if ((what & EBB_CHANGE_ENTRIES) != 0 && find_part (self, EBB_TYPE_MARKS_INPUT) != NULL)
    ebb_store_load_recent_async (self->store, N_RECENT_REGIONS, self->cancellable, recent_loaded_cb, g_object_ref (self));
  if ((what & EBB_CHANGE_ENTRIES) != 0 && find_part (self, EBB_TYPE_TAGS_INPUT) != NULL)
    ebb_store_list_tags_async (self->store, self->cancellable, tags_loaded_cb, g_object_ref (self));
  if ((what & EBB_CHANGE_TRACKERS) != 0 && find_part (self, EBB_TYPE_TRACKERS_INPUT) != NULL)
    ebb_store_list_trackers_async (self->store, self->cancellable, trackers_loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (EbbEntryEditor *self,
                  EbbChange what)
{
  read_store (self, what);
}

/* --- parts ------------------------------------------------------------- */

static void
set_is_now (EbbEntryEditor *self,
            gboolean is_now)
{
  const char *question = is_now ? _ ("How much does it hurt now?") : _ ("How much did it hurt?");

  self->is_now = is_now;
  gtk_label_set_text (self->heading, question);
  ebb_rating_scale_set_label (self->scale, question);
}

static void
part_changed_cb (EbbEntryEditor *self,
                 EbbEntryPart *part)
{
  ebb_entry_part_store (part, self->entry, NULL);
  if (EBB_IS_TIME_INPUT (part))
    set_is_now (self, ebb_time_input_get_is_now (EBB_TIME_INPUT (part)));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
submit_cb (EbbEntryEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}

static void
scale_chosen_cb (EbbEntryEditor *self)
{
  ebb_entry_set_rating (self->entry, EBB_RATING_NOW, ebb_rating_scale_get_value (self->scale));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
load_part (EbbEntryEditor *self,
           EbbEntryPart *part)
{
  ebb_entry_part_load (part, self->entry);
  if (EBB_IS_TIME_INPUT (part) && self->is_now)
    ebb_time_input_set_is_now (EBB_TIME_INPUT (part), TRUE);
}

static void
append_part (EbbEntryEditor *self,
             const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_kinds); i++)
    if (g_str_equal (part_kinds[i].name, name))
      {
        GtkWidget *group = adw_preferences_group_new ();
        GtkWidget *part = part_kinds[i].create ();

        adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                         g_dpgettext2 (NULL, "part of the form", part_kinds[i].title));
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), part);
        g_signal_connect_object (part, "changed", G_CALLBACK (part_changed_cb), self, G_CONNECT_SWAPPED);
        g_signal_connect_object (part, "submit", G_CALLBACK (submit_cb), self, G_CONNECT_SWAPPED);
        gtk_box_append (self->parts_box, group);
        g_ptr_array_add (self->parts, part);
      }
}

static void
sync_shown_trackers (EbbEntryEditor *self)
{
  EbbTrackersInput *input = find_part (self, EBB_TYPE_TRACKERS_INPUT);
  g_auto (GStrv) ids = g_settings_get_strv (self->settings, "check-in-trackers");

  if (input != NULL)
    ebb_trackers_input_set_shown (input, (const char *const *) ids);
}

static void
build (EbbEntryEditor *self)
{
  const char *known[G_N_ELEMENTS (part_kinds) + 1] = { NULL };
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, "check-in-fields");
  g_auto (GStrv) names = NULL;
  GtkWidget *group;

  g_clear_handle_id (&self->build_id, g_source_remove);
  g_ptr_array_set_size (self->parts, 0);
  while ((group = gtk_widget_get_first_child (GTK_WIDGET (self->parts_box))) != NULL)
    gtk_box_remove (self->parts_box, group);

  for (guint i = 0; i < G_N_ELEMENTS (part_kinds); i++)
    known[i] = part_kinds[i].name;
  names = ebb_check_in_order_parts ((const char *const *) chosen, known, !self->foldable);
  for (guint i = 0; names[i] != NULL; i++)
    append_part (self, names[i]);

  self->built = TRUE;
  sync_shown_trackers (self);
  for (guint i = 0; i < self->parts->len; i++)
    load_part (self, self->parts->pdata[i]);
  read_store (self, EBB_CHANGE_ALL);
}

static gboolean
build_idle_cb (gpointer user_data)
{
  EbbEntryEditor *self = user_data;

  self->build_id = 0;
  if (self->unfolded && !self->built)
    build (self);
  return G_SOURCE_REMOVE;
}

static void
fields_changed_cb (EbbEntryEditor *self)
{
  if (self->built)
    build (self);
}

/* Unfolds without a word about what the person likes. */
static void
apply_unfolded (EbbEntryEditor *self,
                gboolean unfolded)
{
  if (self->unfolded == unfolded)
    return;
  self->unfolded = unfolded;
  /* before the first frame there is time for the scale alone */
  if (unfolded && !self->built)
    {
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        build (self);
      else if (self->build_id == 0)
        self->build_id = g_idle_add_full (G_PRIORITY_LOW, build_idle_cb, self, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->parts_box), unfolded);
  gtk_toggle_button_set_active (self->fold_button, unfolded);
  gtk_image_set_from_icon_name (self->fold_icon, unfolded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fold_button), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNFOLDED]);
}

static void
fold_toggled_cb (EbbEntryEditor *self)
{
  gboolean unfolded = gtk_toggle_button_get_active (self->fold_button);

  if (self->unfolded == unfolded)
    return;
  apply_unfolded (self, unfolded);
  if (self->foldable)
    g_settings_set_boolean (self->settings, "check-in-unfolded", unfolded);
}

/* --- class ------------------------------------------------------------- */

static gboolean
ebb_entry_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EBB_ENTRY_EDITOR (widget)->scale));
}

static void
ebb_entry_editor_get_property (GObject *object,
                               guint prop_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  EbbEntryEditor *self = EBB_ENTRY_EDITOR (object);

  switch ((EbbEntryEditorProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_FOLDABLE:
      g_value_set_boolean (value, self->foldable);
      break;
    case PROP_UNFOLDED:
      g_value_set_boolean (value, self->unfolded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_entry_editor_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  EbbEntryEditor *self = EBB_ENTRY_EDITOR (object);

  switch ((EbbEntryEditorProperty) prop_id)
    {
    case PROP_STORE:
      ebb_entry_editor_set_store (self, g_value_get_object (value));
      break;
    case PROP_FOLDABLE:
      ebb_entry_editor_set_foldable (self, g_value_get_boolean (value));
      break;
    case PROP_UNFOLDED:
      ebb_entry_editor_set_unfolded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_entry_editor_dispose (GObject *object)
{
  EbbEntryEditor *self = EBB_ENTRY_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->build_id, g_source_remove);
  g_ptr_array_set_size (self->parts, 0);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_ENTRY_EDITOR);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ebb_entry_editor_parent_class)->dispose (object);
}

static void
ebb_entry_editor_finalize (GObject *object)
{
  EbbEntryEditor *self = EBB_ENTRY_EDITOR (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->parts);
  G_OBJECT_CLASS (ebb_entry_editor_parent_class)->finalize (object);
}

static void
ebb_entry_editor_class_init (EbbEntryEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ebb_entry_editor_get_property;
  object_class->set_property = ebb_entry_editor_set_property;
  object_class->dispose = ebb_entry_editor_dispose;
  object_class->finalize = ebb_entry_editor_finalize;
  widget_class->grab_focus = ebb_entry_editor_grab_focus;
  widget_class->focus = ebb_widget_focus_child;

  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, EBB_TYPE_STORE,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_FOLDABLE] = g_param_spec_boolean ("foldable", NULL, NULL, TRUE,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_UNFOLDED] = g_param_spec_boolean ("unfolded", NULL, NULL, FALSE,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_ENTRY_EDITOR, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", EBB_TYPE_ENTRY_EDITOR, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EBB_TYPE_RATING_SCALE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-entry-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbEntryEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, EbbEntryEditor, scale);
  gtk_widget_class_bind_template_child (widget_class, EbbEntryEditor, fold_button);
  gtk_widget_class_bind_template_child (widget_class, EbbEntryEditor, fold_icon);
  gtk_widget_class_bind_template_child (widget_class, EbbEntryEditor, parts_box);
  gtk_widget_class_bind_template_callback (widget_class, scale_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, fold_toggled_cb);
}

static void
ebb_entry_editor_init (EbbEntryEditor *self)
{
  self->foldable = TRUE;
  self->entry = ebb_entry_new (ebb_moment_now ());
  self->parts = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (EBB_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_is_now (self, TRUE);

  g_signal_connect_object (self->settings, "changed::check-in-fields", G_CALLBACK (fields_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::check-in-trackers", G_CALLBACK (sync_shown_trackers), self, G_CONNECT_SWAPPED);
  apply_unfolded (self, g_settings_get_boolean (self->settings, "check-in-unfolded"));
}

/**
 * ebb_entry_editor_new:
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
ebb_entry_editor_new (void)
{
  return g_object_new (EBB_TYPE_ENTRY_EDITOR, NULL);
}

/**
 * ebb_entry_editor_get_store:
 *
 * Returns: (transfer none) (nullable): the diary
 */
EbbStore *
ebb_entry_editor_get_store (EbbEntryEditor *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_EDITOR (self), NULL);
  return self->store;
}

/**
 * ebb_entry_editor_set_store:
 * @store: (nullable): the diary, for the trackers and the places of lately
 */
void
ebb_entry_editor_set_store (EbbEntryEditor *self,
                            EbbStore *store)
{
  g_return_if_fail (EBB_IS_ENTRY_EDITOR (self));
  g_return_if_fail (store == NULL || EBB_IS_STORE (store));

  if (self->store == store)
    return;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  read_store (self, EBB_CHANGE_ALL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STORE]);
}

/**
 * ebb_entry_editor_get_foldable:
 *
 * Returns: whether the parts can be folded away
 */
gboolean
ebb_entry_editor_get_foldable (EbbEntryEditor *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_EDITOR (self), FALSE);
  return self->foldable;
}

/**
 * ebb_entry_editor_set_foldable:
 * @foldable: whether the parts can be folded away; else all parts are shown, the
 *   chosen ones first
 */
void
ebb_entry_editor_set_foldable (EbbEntryEditor *self,
                               gboolean foldable)
{
  g_return_if_fail (EBB_IS_ENTRY_EDITOR (self));

  if (self->foldable == foldable)
    return;
  self->foldable = foldable;
  gtk_widget_set_visible (GTK_WIDGET (self->fold_button), foldable);
  if (!foldable)
    apply_unfolded (self, TRUE);
  if (self->built)
    build (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDABLE]);
}

/**
 * ebb_entry_editor_get_unfolded:
 *
 * Returns: whether the parts are shown
 */
gboolean
ebb_entry_editor_get_unfolded (EbbEntryEditor *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_EDITOR (self), FALSE);
  return self->unfolded;
}

/**
 * ebb_entry_editor_set_unfolded:
 * @unfolded: whether to show the parts
 *
 * Shows or hides the parts. This is not remembered; what the person does with the
 * button is.
 */
void
ebb_entry_editor_set_unfolded (EbbEntryEditor *self,
                               gboolean unfolded)
{
  g_return_if_fail (EBB_IS_ENTRY_EDITOR (self));
  apply_unfolded (self, unfolded);
}

/**
 * ebb_entry_editor_set_entry:
 * @entry: (nullable): the entry to edit; %NULL for a new one that means now
 *
 * Shows an entry. `changed` is not emitted. The entry itself is not changed.
 */
void
ebb_entry_editor_set_entry (EbbEntryEditor *self,
                            EbbEntry *entry)
{
  g_return_if_fail (EBB_IS_ENTRY_EDITOR (self));
  g_return_if_fail (entry == NULL || EBB_IS_ENTRY (entry));

  g_clear_object (&self->entry);
  self->entry = entry != NULL ? ebb_entry_copy (entry) : ebb_entry_new (ebb_moment_now ());
  set_is_now (self, entry == NULL);
  ebb_rating_scale_set_value (self->scale, ebb_entry_get_pain (self->entry));
  for (guint i = 0; i < self->parts->len; i++)
    load_part (self, self->parts->pdata[i]);
}

/**
 * ebb_entry_editor_get_entry:
 *
 * The entry as it stands. Where "now" is meant, its moment is this one.
 *
 * Returns: (transfer full): a new entry
 */
EbbEntry *
ebb_entry_editor_get_entry (EbbEntryEditor *self)
{
  EbbEntry *entry;

  g_return_val_if_fail (EBB_IS_ENTRY_EDITOR (self), NULL);

  entry = ebb_entry_copy (self->entry);
  if (self->is_now)
    ebb_entry_set_moment (entry, ebb_moment_now ());
  return entry;
}

/**
 * ebb_entry_editor_check:
 * @error: return location for an #EbbError
 *
 * Finds what was typed but cannot be understood, and otherwise asks the model
 * whether the entry can be kept. A part with a problem gets the keyboard.
 *
 * Returns: %FALSE with @error if the entry cannot be saved as it stands
 */
gboolean
ebb_entry_editor_check (EbbEntryEditor *self,
                        GError **error)
{
  g_autoptr (EbbEntry) entry = NULL;

  g_return_val_if_fail (EBB_IS_ENTRY_EDITOR (self), FALSE);

  entry = ebb_entry_editor_get_entry (self);
  for (guint i = 0; i < self->parts->len; i++)
    if (!ebb_entry_part_store (self->parts->pdata[i], entry, error))
      {
        gtk_widget_child_focus (self->parts->pdata[i], GTK_DIR_TAB_FORWARD);
        return FALSE;
      }
  return ebb_entry_validate (entry, error);
}

/**
 * ebb_entry_editor_is_empty:
 *
 * Returns: whether nothing was said yet; a time alone says nothing
 */
gboolean
ebb_entry_editor_is_empty (EbbEntryEditor *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY_EDITOR (self), TRUE);
  return ebb_entry_is_empty (self->entry);
}

/**
 * ebb_entry_editor_press_key:
 * @keyval: the key
 * @state: the modifiers held
 *
 * Hands on a key that was pressed where it means nothing, for rating the pain
 * from anywhere on a page. Keys pressed in one of the parts stay there.
 *
 * Returns: whether the key meant something
 */
gboolean
ebb_entry_editor_press_key (EbbEntryEditor *self,
                            guint keyval,
                            GdkModifierType state)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (EBB_IS_ENTRY_EDITOR (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->parts_box)))
    return GDK_EVENT_PROPAGATE;
  return ebb_rating_scale_press_key (self->scale, keyval, state);
}
