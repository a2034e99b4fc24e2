// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-subject-picker.h"

#include <glib/gi18n.h>

#include "ebb-format.h"
#include "ebb-subject-row.h"
#include "ebb-widget.h"

/**
 * EbbSubjectPicker:
 *
 * What a chart shows: a button that reads it, and opens a list of all that can be
 * shown, by words: pain, trackers, and places, those marked lately first.
 *
 * Keys: what is typed searches, and Enter takes the first row found; Down goes into
 * the list and Up back, where Enter takes the row; Escape closes.
 *
 * Properties: `subject` (a string as ebb_subject_to_string() makes it, so that it can
 * be bound to a setting; one that is none is ignored).
 *
 * Signals: `subject-chosen`: the person chose another.
 *
 * CSS: subjectpicker; .subject-list.
 */
struct _EbbSubjectPicker
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkLabel *label;
  GtkWidget *popover;
  GtkEditable *search;
  GtkScrolledWindow *scrolled;
  GtkListBox *list;
  GtkLabel *nothing_found;

  EbbSubject subject;
  GPtrArray *trackers; /* (owned) (nullable) (element-type EbbTracker) */
  GPtrArray *recent;   /* (owned) (element-type EbbRegion): marked lately */
  char **words;        /* (owned) (nullable): searched for, folded */
  gboolean stale;      /* the rows are not of the trackers and regions any more */
};

G_DEFINE_FINAL_TYPE (EbbSubjectPicker, ebb_subject_picker, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SUBJECT = 1,
} EbbSubjectPickerProperty;

static GParamSpec *props[PROP_SUBJECT + 1];

enum
{
  SIGNAL_SUBJECT_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static EbbTracker *
find_tracker (EbbSubjectPicker *self)
{
  if (self->subject.kind != EBB_SUBJECT_TRACKER || self->trackers == NULL)
    return NULL;
  return ebb_trackers_find (self->trackers, self->subject.tracker);
}

static void
sync_button (EbbSubjectPicker *self)
{
  g_autofree char *name = ebb_subject_get_name (&self->subject, find_tracker (self));
  /* Translators: reads out the button that chooses what a chart shows: "Shown: Pain now" */
  g_autofree char *spoken = g_strdup_printf (C_ ("a11y", "Shown: %s"), name);

  gtk_label_set_text (self->label, name);
  /* the keyboard stops at the button inside of a GtkMenuButton */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Only what is cut off needs to be said once more. */
static gboolean
query_tooltip_cb (EbbSubjectPicker *self,
                  int x,
                  int y,
                  gboolean by_keyboard,
                  GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (self->label));
  return pango_layout_is_ellipsized (gtk_label_get_layout (self->label));
}

/* --- rows ------------------------------------------------------------------------- */

static EbbSubjectRow *
get_row (EbbSubjectPicker *self,
         int index)
{
  return (EbbSubjectRow *) gtk_list_box_get_row_at_index (self->list, index);
}

static void
append_row (EbbSubjectPicker *self,
            EbbSubject subject,
            const char *heading,
            const char *title)
{
  gtk_list_box_append (self->list, ebb_subject_row_new (&subject, heading, title));
}

static void
append_pain (EbbSubjectPicker *self)
{
  for (EbbSubjectKind kind = EBB_SUBJECT_PAIN; kind <= EBB_SUBJECT_ENTRIES; kind++)
    {
      EbbSubject subject = { kind, NULL, NULL };
      g_autofree char *title = ebb_subject_get_name (&subject, NULL);

      append_row (self, subject, C_ ("subjects of a chart", "Pain"), title);
    }
}

/* What retired ones held is still in the diary. */
static void
append_trackers (EbbSubjectPicker *self)
{
  for (int retired = 0; retired <= 1; retired++)
    for (guint i = 0; self->trackers != NULL && i < self->trackers->len; i++)
      {
        EbbTracker *tracker = self->trackers->pdata[i];
        EbbSubject subject = { EBB_SUBJECT_TRACKER, NULL, g_intern_string (ebb_tracker_get_id (tracker)) };
        g_autofree char *name = ebb_subject_get_name (&subject, tracker);
        g_autofree char *title = NULL;

        if (ebb_tracker_get_retired (tracker) != retired)
          continue;
        /* Translators: %s is the name of a tracker that is not asked for any more */
        title = retired ? g_strdup_printf (C_ ("subjects of a chart", "%s (retired)"), name) : g_steal_pointer (&name);
        append_row (self, subject, C_ ("subjects of a chart", "Trackers"), title);
      }
}

static void
append_region (EbbSubjectPicker *self,
               const EbbRegion *region)
{
  EbbSubject subject = { EBB_SUBJECT_REGION, region, NULL };
  g_autofree char *title = ebb_subject_get_name (&subject, NULL);

  append_row (self, subject, C_ ("subjects of a chart", "Places"), title);
}

static void
append_regions (EbbSubjectPicker *self)
{
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);

  for (guint i = 0; i < self->recent->len; i++)
    append_region (self, self->recent->pdata[i]);
  for (guint i = 0; i < n; i++)
    if (!g_ptr_array_find (self->recent, all[i], NULL))
      append_region (self, all[i]);
}

static EbbSubjectRow *
sync_ticks (EbbSubjectPicker *self)
{
  EbbSubjectRow *chosen = NULL;
  EbbSubjectRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      gboolean is_chosen = ebb_subject_equal (ebb_subject_row_get_subject (row), &self->subject);

      ebb_subject_row_set_chosen (row, is_chosen);
      if (is_chosen)
        chosen = row;
    }
  return chosen;
}

static void
fill (EbbSubjectPicker *self)
{
  EbbSubjectRow *row;

  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  append_pain (self);
  append_trackers (self);
  append_regions (self);
  self->stale = FALSE;
}

/* Rows are made when they are seen. */
static void
refresh (EbbSubjectPicker *self)
{
  self->stale = TRUE;
  if (!gtk_widget_get_mapped (self->popover))
    return;
  fill (self);
  sync_ticks (self);
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer user_data)
{
  const char *heading = ebb_subject_row_get_heading (EBB_SUBJECT_ROW (row));
  GtkWidget *label;

  if (before != NULL && g_str_equal (heading, ebb_subject_row_get_heading (EBB_SUBJECT_ROW (before))))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_header (row, label);
}

/* --- searching -------------------------------------------------------------------- */

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer user_data)
{
  EbbSubjectPicker *self = user_data;

  return ebb_subject_row_matches (EBB_SUBJECT_ROW (row), (const char *const *) self->words);
}

static EbbSubjectRow *
find_first (EbbSubjectPicker *self)
{
  EbbSubjectRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
search (EbbSubjectPicker *self)
{
  g_autofree char *valid = g_utf8_make_valid (gtk_editable_get_text (self->search), -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);

  g_clear_pointer (&self->words, g_strfreev);
  self->words = g_strsplit_set (folded, " \t,", -1);
  gtk_list_box_invalidate_filter (self->list);
}

static void
search_changed_cb (EbbSubjectPicker *self)
{
  search (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  if (find_first (self) == NULL)
    ebb_widget_announce (GTK_WIDGET (self->search), gtk_label_get_text (self->nothing_found));
}

static gboolean
is_searching (EbbSubjectPicker *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (self->search));

  return *g_strstrip (text) != '\0';
}

/* --- choosing --------------------------------------------------------------------- */

static void
choose (EbbSubjectPicker *self,
        EbbSubjectRow *row)
{
  EbbSubject subject = *ebb_subject_row_get_subject (row);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (ebb_subject_equal (&subject, &self->subject))
    return;
  ebb_subject_picker_set_subject (self, &subject);
  g_signal_emit (self, signals[SIGNAL_SUBJECT_CHOSEN], 0);
}

static void
row_activated_cb (EbbSubjectPicker *self,
                  GtkListBoxRow *row)
{
  choose (self, EBB_SUBJECT_ROW (row));
}

static void
search_activate_cb (EbbSubjectPicker *self)
{
  EbbSubjectRow *first;

  /* the search is debounced: what is on screen may be of a word before */
  search (self);
  first = find_first (self);
  if (is_searching (self) && first != NULL)
    choose (self, first);
}

static void
search_stop_cb (EbbSubjectPicker *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static gboolean
search_key_cb (EbbSubjectPicker *self,
               guint keyval)
{
  EbbSubjectRow *row;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  search (self);
  row = is_searching (self) ? NULL : sync_ticks (self);
  if (row == NULL)
    row = find_first (self);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

/* Up from the first row. */
static gboolean
list_keynav_failed_cb (EbbSubjectPicker *self,
                       GtkDirectionType direction)
{
  return direction == GTK_DIR_UP && gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Until the rows have their places, there is nowhere to scroll to. */
static gboolean
scroll_cb (GtkWidget *widget,
           GdkFrameClock *clock,
           gpointer user_data)
{
  EbbSubjectPicker *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  EbbSubjectRow *row = sync_ticks (self);
  double page = gtk_adjustment_get_page_size (adjustment);
  double y;

  if (row == NULL || !gtk_widget_get_mapped (widget))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (GTK_WIDGET (row)) == 0 || page <= 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_translate_coordinates (GTK_WIDGET (row), widget, 0, gtk_widget_get_height (GTK_WIDGET (row)) / 2.0, NULL, &y);
  gtk_adjustment_set_value (adjustment, y - page / 2);
  return G_SOURCE_REMOVE;
}

static void
popover_map_cb (EbbSubjectPicker *self)
{
  gtk_editable_set_text (self->search, "");
  search (self);
  if (self->stale)
    fill (self);
  sync_ticks (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_cb, self, NULL);
}

/* --- the widget ------------------------------------------------------------------- */

static gboolean
ebb_subject_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (EBB_SUBJECT_PICKER (widget)->button);
}

static gboolean
ebb_subject_picker_focus (GtkWidget *widget,
                          GtkDirectionType direction)
{
  return ebb_widget_focus_child (widget, direction);
}

static void
ebb_subject_picker_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  EbbSubjectPicker *self = EBB_SUBJECT_PICKER (object);
  const char *text;
  EbbSubject subject;

  switch ((EbbSubjectPickerProperty) prop_id)
    {
    case PROP_SUBJECT:
      text = g_value_get_string (value);
      if (text != NULL && ebb_subject_from_string (text, &subject))
        ebb_subject_picker_set_subject (self, &subject);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_subject_picker_get_property (GObject *object,
                                 guint prop_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  switch ((EbbSubjectPickerProperty) prop_id)
    {
    case PROP_SUBJECT:
      g_value_take_string (value, ebb_subject_to_string (&EBB_SUBJECT_PICKER (object)->subject));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_subject_picker_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_SUBJECT_PICKER);
  G_OBJECT_CLASS (ebb_subject_picker_parent_class)->dispose (object);
}

static void
ebb_subject_picker_finalize (GObject *object)
{
  EbbSubjectPicker *self = EBB_SUBJECT_PICKER (object);

  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  g_ptr_array_unref (self->recent);
  g_strfreev (self->words);
  G_OBJECT_CLASS (ebb_subject_picker_parent_class)->finalize (object);
}

static void
ebb_subject_picker_class_init (EbbSubjectPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = ebb_subject_picker_set_property;
  object_class->get_property = ebb_subject_picker_get_property;
  object_class->dispose = ebb_subject_picker_dispose;
  object_class->finalize = ebb_subject_picker_finalize;
  widget_class->grab_focus = ebb_subject_picker_grab_focus;
  widget_class->focus = ebb_subject_picker_focus;

  props[PROP_SUBJECT] = g_param_spec_string ("subject", NULL, NULL, "pain", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  signals[SIGNAL_SUBJECT_CHOSEN] = g_signal_new ("subject-chosen", EBB_TYPE_SUBJECT_PICKER, G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "subjectpicker");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-subject-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbSubjectPicker, button);
  gtk_widget_class_bind_template_child (widget_class, EbbSubjectPicker, label);
  gtk_widget_class_bind_template_child (widget_class, EbbSubjectPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, EbbSubjectPicker, search);
  gtk_widget_class_bind_template_child (widget_class, EbbSubjectPicker, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EbbSubjectPicker, list);
  gtk_widget_class_bind_template_child (widget_class, EbbSubjectPicker, nothing_found);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_map_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_keynav_failed_cb);
}

static void
ebb_subject_picker_init (EbbSubjectPicker *self)
{
  self->recent = g_ptr_array_new ();
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* the word at the start, the arrow at the end, however wide the button is */
  gtk_widget_set_halign (gtk_widget_get_parent (GTK_WIDGET (self->label)), GTK_ALIGN_FILL);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  sync_button (self);
}

/**
 * ebb_subject_picker_new:
 *
 * Returns: (transfer floating): a picker with pain now chosen
 */
GtkWidget *
ebb_subject_picker_new (void)
{
  return g_object_new (EBB_TYPE_SUBJECT_PICKER, NULL);
}

/**
 * ebb_subject_picker_set_trackers:
 * @trackers: (nullable) (element-type EbbTracker): all trackers, in their order
 */
void
ebb_subject_picker_set_trackers (EbbSubjectPicker *self,
                                 GPtrArray *trackers)
{
  g_return_if_fail (EBB_IS_SUBJECT_PICKER (self));

  if (self->trackers == trackers)
    return;
  if (trackers != NULL)
    g_ptr_array_ref (trackers);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  self->trackers = trackers;
  sync_button (self);
  refresh (self);
}

static gboolean
same_regions (GPtrArray *a,
              GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;
  return TRUE;
}

/**
 * ebb_subject_picker_set_recent_regions:
 * @regions: (element-type EbbRegion): places marked lately, newest first
 */
void
ebb_subject_picker_set_recent_regions (EbbSubjectPicker *self,
                                       GPtrArray *regions)
{
  g_return_if_fail (EBB_IS_SUBJECT_PICKER (self));
  g_return_if_fail (regions != NULL);

  if (same_regions (self->recent, regions))
    return;
  g_ptr_array_set_size (self->recent, 0);
  for (guint i = 0; i < regions->len; i++)
    g_ptr_array_add (self->recent, regions->pdata[i]);
  refresh (self);
}

/**
 * ebb_subject_picker_get_subject:
 *
 * Returns: what is chosen
 */
EbbSubject
ebb_subject_picker_get_subject (EbbSubjectPicker *self)
{
  g_return_val_if_fail (EBB_IS_SUBJECT_PICKER (self), ((EbbSubject){ EBB_SUBJECT_PAIN, NULL, NULL }));
  return self->subject;
}

/**
 * ebb_subject_picker_set_subject:
 * @subject: what is chosen; a tracker may be one that there is not (yet)
 *
 * `subject-chosen` is not emitted.
 */
void
ebb_subject_picker_set_subject (EbbSubjectPicker *self,
                                const EbbSubject *subject)
{
  g_return_if_fail (EBB_IS_SUBJECT_PICKER (self));
  g_return_if_fail (subject != NULL);

  if (ebb_subject_equal (&self->subject, subject))
    return;
  self->subject = *subject;
  sync_button (self);
  sync_ticks (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUBJECT]);
}
