// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-check-in-settings.h"

#include <glib/gi18n.h>

#include "ebb-order-group.h"
#include "model/ebb-check-in.h"
#include "model/ebb-tracker.h"

/**
 * EbbCheckInSettings:
 *
 * The page of the preferences on what the check-in shows below the rating, in
 * which order, and which trackers it asks for.
 */
struct _EbbCheckInSettings
{
  AdwPreferencesPage parent_instance;

  GtkSwitch *unfolded_switch;
  EbbOrderGroup *parts_group;
  AdwPreferencesGroup *trackers_group;

  GSettings *settings;     /* (owned) */
  GPtrArray *tracker_rows; /* (owned) (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (EbbCheckInSettings, ebb_check_in_settings, ADW_TYPE_PREFERENCES_PAGE)

static const struct
{
  const char *id;
  const char *title;
  const char *subtitle;
} parts[] = {
  { "marks", NC_ ("part of the check-in", "Where It Hurts"), NC_ ("part of the check-in", "Places on the body, and how they feel") },
  { "day", NC_ ("part of the check-in", "Pain of the Day"), NC_ ("part of the check-in", "Average, worst and least") },
  { "trackers", NC_ ("part of the check-in", "Trackers"), NC_ ("part of the check-in", "Those chosen below") },
  { "note", NC_ ("part of the check-in", "Note"), NULL },
  { "tags", NC_ ("part of the check-in", "Tags"), NULL },
  { "time", NC_ ("part of the check-in", "Time"), NC_ ("part of the check-in", "For something that was earlier") },
};

static gboolean
row_is_on (gpointer row)
{
  return gtk_switch_get_active (g_object_get_data (G_OBJECT (row), "switch"));
}

/* A switch at the end of a row. */
static void
add_switch (AdwActionRow *row,
            gboolean on,
            GCallback callback,
            gpointer user_data)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), on);
  adw_action_row_add_suffix (row, toggle);
  adw_action_row_set_activatable_widget (row, toggle);
  g_object_set_data (G_OBJECT (row), "switch", toggle);
  g_signal_connect_object (toggle, "notify::active", callback, user_data, G_CONNECT_SWAPPED);
}

static void
save_parts (EbbCheckInSettings *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  guint i;

  for (i = 0; i < ebb_order_group_get_n_rows (self->parts_group); i++)
    {
      EbbOrderRow *row = ebb_order_group_get_row (self->parts_group, i);

      if (row_is_on (row))
        g_strv_builder_add (builder, ebb_order_row_get_id (row));
    }

  ids = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "check-in-fields", (const char *const *) ids);
}

static void
fill_parts (EbbCheckInSettings *self)
{
  const char *known[G_N_ELEMENTS (parts) + 1] = { NULL };
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, "check-in-fields");
  g_auto (GStrv) ids = NULL;
  guint i;
  guint j;

  for (i = 0; i < G_N_ELEMENTS (parts); i++)
    known[i] = parts[i].id;
  /* Those that are off come last. */
  ids = ebb_check_in_order_parts ((const char *const *) chosen, known, TRUE);

  for (i = 0; ids[i] != NULL; i++)
    {
      EbbOrderRow *row;

      for (j = 0; g_strcmp0 (parts[j].id, ids[i]) != 0; j++)
        ;

      row = ebb_order_row_new (ids[i], g_dpgettext2 (NULL, "part of the check-in", parts[j].title));
      if (parts[j].subtitle != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_dpgettext2 (NULL, "part of the check-in", parts[j].subtitle));
      add_switch (ADW_ACTION_ROW (row), g_strv_contains ((const char *const *) chosen, ids[i]), G_CALLBACK (save_parts), self);
      ebb_order_group_append (self->parts_group, row);
    }
}

/* Ids that no row stands for (of trackers out of use) stay in the setting: they
 * are shown again when they come back. */
static void
save_trackers (EbbCheckInSettings *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) before = g_settings_get_strv (self->settings, "check-in-trackers");
  g_auto (GStrv) after = NULL;
  guint i;
  guint j;

  for (i = 0; i < self->tracker_rows->len; i++)
    {
      if (row_is_on (self->tracker_rows->pdata[i]))
        g_strv_builder_add (builder, g_object_get_data (self->tracker_rows->pdata[i], "id"));
    }
  for (i = 0; before[i] != NULL; i++)
    {
      for (j = 0; j < self->tracker_rows->len; j++)
        {
          if (g_strcmp0 (before[i], g_object_get_data (self->tracker_rows->pdata[j], "id")) == 0)
            break;
        }
      if (j == self->tracker_rows->len)
        g_strv_builder_add (builder, before[i]);
    }

  after = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "check-in-trackers", (const char *const *) after);
}

static void
ebb_check_in_settings_dispose (GObject *object)
{
  EbbCheckInSettings *self = EBB_CHECK_IN_SETTINGS (object);

  g_ptr_array_set_size (self->tracker_rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), EBB_TYPE_CHECK_IN_SETTINGS);

  G_OBJECT_CLASS (ebb_check_in_settings_parent_class)->dispose (object);
}

static void
ebb_check_in_settings_finalize (GObject *object)
{
  EbbCheckInSettings *self = EBB_CHECK_IN_SETTINGS (object);

  g_clear_pointer (&self->tracker_rows, g_ptr_array_unref);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ebb_check_in_settings_parent_class)->finalize (object);
}

static void
ebb_check_in_settings_class_init (EbbCheckInSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_check_in_settings_dispose;
  object_class->finalize = ebb_check_in_settings_finalize;

  g_type_ensure (EBB_TYPE_ORDER_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-check-in-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbCheckInSettings, unfolded_switch);
  gtk_widget_class_bind_template_child (widget_class, EbbCheckInSettings, parts_group);
  gtk_widget_class_bind_template_child (widget_class, EbbCheckInSettings, trackers_group);
  gtk_widget_class_bind_template_callback (widget_class, save_parts);
}

static void
ebb_check_in_settings_init (EbbCheckInSettings *self)
{
  self->settings = g_settings_new (EBB_APP_ID);
  self->tracker_rows = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_settings_bind (self->settings, "check-in-unfolded", self->unfolded_switch, "active", G_SETTINGS_BIND_DEFAULT);
  fill_parts (self);
}

/**
 * ebb_check_in_settings_set_trackers:
 * @self: the page
 * @trackers: (element-type EbbTracker): the trackers of the diary, in order
 *
 * Shows the trackers that are in use.
 */
void
ebb_check_in_settings_set_trackers (EbbCheckInSettings *self,
                                    GPtrArray *trackers)
{
  g_auto (GStrv) shown = NULL;
  guint i;

  g_return_if_fail (EBB_IS_CHECK_IN_SETTINGS (self));
  g_return_if_fail (trackers != NULL);

  for (i = 0; i < self->tracker_rows->len; i++)
    adw_preferences_group_remove (self->trackers_group, self->tracker_rows->pdata[i]);
  g_ptr_array_set_size (self->tracker_rows, 0);

  shown = g_settings_get_strv (self->settings, "check-in-trackers");
  for (i = 0; i < trackers->len; i++)
    {
      EbbTracker *tracker = trackers->pdata[i];
      const char *id = ebb_tracker_get_id (tracker);
      GtkWidget *row;

      if (ebb_tracker_get_retired (tracker))
        continue;

      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", ebb_tracker_get_name (tracker), NULL);
      g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
      add_switch (ADW_ACTION_ROW (row), g_strv_contains ((const char *const *) shown, id), G_CALLBACK (save_trackers), self);
      g_ptr_array_add (self->tracker_rows, row);
      adw_preferences_group_add (self->trackers_group, row);
    }
}
