// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-tracker-settings.h"

#include <glib/gi18n.h>

#include "ebb-order-group.h"
#include "model/ebb-tracker.h"
#include "widgets/ebb-widget.h"

/**
 * EbbTrackerSettings:
 *
 * The page of the preferences with all trackers: those in use, in an order that
 * the person chooses, and those that are not asked for any more.
 */
struct _EbbTrackerSettings
{
  AdwPreferencesPage parent_instance;

  EbbOrderGroup *used_group;
  AdwPreferencesGroup *retired_group;

  GPtrArray *trackers;     /* (owned) (nullable) (element-type EbbTracker) */
  GPtrArray *retired_rows; /* (owned) (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (EbbTrackerSettings, ebb_tracker_settings, ADW_TYPE_PREFERENCES_PAGE)

typedef enum
{
  SIGNAL_REORDERED,
} EbbTrackerSettingsSignal;

static guint signals[SIGNAL_REORDERED + 1];

static char *
describe (EbbTracker *tracker)
{
  const char *kind = ebb_tracker_kind_get_name (ebb_tracker_get_kind (tracker));
  const char *unit = ebb_tracker_get_unit (tracker);

  if (*unit == '\0')
    return g_strdup (kind);

  /* Translators: what kind of thing a tracker takes, and its unit */
  return g_strdup_printf (_ ("%s, %s"), kind, unit);
}

static void
reordered_cb (EbbTrackerSettings *self)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  guint i;

  for (i = 0; i < ebb_order_group_get_n_rows (self->used_group); i++)
    {
      const char *id = ebb_order_row_get_id (ebb_order_group_get_row (self->used_group, i));
      EbbTracker *tracker = ebb_trackers_find (self->trackers, id);

      if (tracker != NULL && ebb_tracker_get_position (tracker) != (int) i)
        {
          EbbTracker *copy = ebb_tracker_copy (tracker);

          ebb_tracker_set_position (copy, (int) i);
          g_ptr_array_add (changed, copy);
        }
    }

  if (changed->len > 0)
    g_signal_emit (self, signals[SIGNAL_REORDERED], 0, changed);
}

static GtkWidget *
make_button (const char *icon,
             const char *format,
             EbbTracker *tracker,
             const char *action,
             GVariant *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  name = g_strdup_printf (format, ebb_tracker_get_name (tracker));
#pragma GCC diagnostic pop
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);

  return button;
}

/* Choosing the row is pressing its button. */
static void
set_way_in (AdwActionRow *row,
            GtkWidget *button)
{
  adw_action_row_add_suffix (row, button);
  adw_action_row_set_activatable_widget (row, button);
  ebb_widget_set_accessible_name (button, gtk_widget_get_tooltip_text (button));
}

static void
add_used (EbbTrackerSettings *self,
          EbbTracker *tracker)
{
  const char *id = ebb_tracker_get_id (tracker);
  EbbOrderRow *row = ebb_order_row_new (id, ebb_tracker_get_name (tracker));
  g_autofree char *subtitle = describe (tracker);
  /* Translators: %s is the name of a tracker */
  GtkWidget *edit = make_button ("document-edit-symbolic", _ ("Edit “%s”"), tracker, "preferences.edit-tracker", g_variant_new_string (id));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  set_way_in (ADW_ACTION_ROW (row), edit);
  ebb_order_group_append (self->used_group, row);
}

static void
add_retired (EbbTrackerSettings *self,
             EbbTracker *tracker)
{
  const char *id = ebb_tracker_get_id (tracker);
  g_autofree char *subtitle = describe (tracker);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", ebb_tracker_get_name (tracker), NULL);
  /* Translators: %s is the name of a tracker */
  GtkWidget *back = make_button ("edit-undo-symbolic", _ ("Bring Back “%s”"), tracker, "preferences.retire-tracker", g_variant_new ("(sb)", id, FALSE));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  set_way_in (ADW_ACTION_ROW (row), back);
  g_ptr_array_add (self->retired_rows, row);
  adw_preferences_group_add (self->retired_group, row);
}

static void
ebb_tracker_settings_dispose (GObject *object)
{
  EbbTrackerSettings *self = EBB_TRACKER_SETTINGS (object);

  g_ptr_array_set_size (self->retired_rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), EBB_TYPE_TRACKER_SETTINGS);

  G_OBJECT_CLASS (ebb_tracker_settings_parent_class)->dispose (object);
}

static void
ebb_tracker_settings_finalize (GObject *object)
{
  EbbTrackerSettings *self = EBB_TRACKER_SETTINGS (object);

  g_clear_pointer (&self->retired_rows, g_ptr_array_unref);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);

  G_OBJECT_CLASS (ebb_tracker_settings_parent_class)->finalize (object);
}

static void
ebb_tracker_settings_class_init (EbbTrackerSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_tracker_settings_dispose;
  object_class->finalize = ebb_tracker_settings_finalize;

  signals[SIGNAL_REORDERED] = g_signal_new ("reordered",
                                            G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            G_TYPE_PTR_ARRAY);

  g_type_ensure (EBB_TYPE_ORDER_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-tracker-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerSettings, used_group);
  gtk_widget_class_bind_template_child (widget_class, EbbTrackerSettings, retired_group);
  gtk_widget_class_bind_template_callback (widget_class, reordered_cb);
}

static void
ebb_tracker_settings_init (EbbTrackerSettings *self)
{
  self->retired_rows = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whether the rows in use already stand as @trackers say: then they are left, so
 * that the keyboard stays on the button that moved one. */
static gboolean
same_as_shown (EbbTrackerSettings *self,
               GPtrArray *trackers)
{
  guint n_used = 0;
  guint n_retired = 0;
  guint i;

  for (i = 0; i < trackers->len; i++)
    {
      EbbTracker *tracker = trackers->pdata[i];
      EbbOrderRow *row;

      if (ebb_tracker_get_retired (tracker))
        {
          n_retired++;
          continue;
        }
      if (n_used >= ebb_order_group_get_n_rows (self->used_group))
        return FALSE;
      row = ebb_order_group_get_row (self->used_group, n_used++);
      if (g_strcmp0 (ebb_order_row_get_id (row), ebb_tracker_get_id (tracker)) != 0 ||
          g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ebb_tracker_get_name (tracker)) != 0)
        return FALSE;
    }

  return n_used == ebb_order_group_get_n_rows (self->used_group) && n_retired == self->retired_rows->len;
}

/**
 * ebb_tracker_settings_set_trackers:
 * @self: the page
 * @trackers: (element-type EbbTracker): the trackers of the diary, in order
 *
 * Shows @trackers.
 */
void
ebb_tracker_settings_set_trackers (EbbTrackerSettings *self,
                                   GPtrArray *trackers)
{
  gboolean same;
  guint i;

  g_return_if_fail (EBB_IS_TRACKER_SETTINGS (self));
  g_return_if_fail (trackers != NULL);

  same = same_as_shown (self, trackers);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  self->trackers = g_ptr_array_ref (trackers);
  if (same)
    return;

  ebb_order_group_clear (self->used_group);
  for (i = 0; i < self->retired_rows->len; i++)
    adw_preferences_group_remove (self->retired_group, self->retired_rows->pdata[i]);
  g_ptr_array_set_size (self->retired_rows, 0);

  for (i = 0; i < trackers->len; i++)
    {
      if (ebb_tracker_get_retired (trackers->pdata[i]))
        add_retired (self, trackers->pdata[i]);
      else
        add_used (self, trackers->pdata[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->retired_group), self->retired_rows->len > 0);
}
