// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-therapy-settings.h"

#include <glib/gi18n.h>

#include "ebb-autostart.h"
#include "ebb-toast.h"
#include "model/ebb-follow-up.h"
#include "widgets/ebb-format.h"

/* The quiet time begins and ends at half hours. */
#define STEP 30
#define N_STEPS (24 * 60 / STEP)

/**
 * EbbTherapySettings:
 *
 * The page of the preferences on what Ebb asks after a session, and on how it reminds.
 */
struct _EbbTherapySettings
{
  AdwPreferencesPage parent_instance;

  GtkSwitch *follow_ups_switch;
  AdwActionRow *hours_row;
  GtkBox *hours_box;
  AdwEntryRow *own_hours_row;
  AdwComboRow *quiet_from_row;
  AdwComboRow *quiet_to_row;
  GtkSwitch *notifications_switch;
  GtkSwitch *closed_switch;
  AdwComboRow *session_row;
  GtkSwitch *details_switch;
  GtkSwitch *sound_switch;

  GSettings *settings;       /* (owned) */
  GCancellable *cancellable; /* (owned): of a request to the system */
  GtkToggleButton *hour_buttons[4];
  gboolean reading; /* what the settings say is being shown */
};

G_DEFINE_FINAL_TYPE (EbbTherapySettings, ebb_therapy_settings, ADW_TYPE_PREFERENCES_PAGE)

static const int usual_hours[] = { 1, 4, 24, 48 };

/* How long before a session to remind, in minutes. */
static const int leads[] = { -1, 0, 15, 30, 60, 120, 24 * 60 };

/* --- hours -------------------------------------------------------------------------- */

static gboolean
is_usual (int hours)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_hours); i++)
    if (usual_hours[i] == hours)
      return TRUE;
  return FALSE;
}

static int
compare_hours (gconstpointer a,
               gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* In any order, and some maybe twice. */
static gboolean
take_hours (GArray *hours,
            const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,;", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 value;
      int hour;

      if (*words[i] == '\0')
        continue;
      if (!g_ascii_string_to_unsigned (words[i], 10, 1, EBB_FOLLOW_UP_MAX_HOURS, &value, NULL))
        return FALSE;
      hour = (int) value;
      g_array_append_val (hours, hour);
    }
  return TRUE;
}

static char *
join_hours (GArray *hours)
{
  GString *text = g_string_new (NULL);
  int last = 0;

  g_array_sort (hours, compare_hours);
  for (guint i = 0; i < hours->len; i++)
    {
      int hour = g_array_index (hours, int, i);

      if (hour != last)
        g_string_append_printf (text, "%s%d", last > 0 ? " " : "", hour);
      last = hour;
    }
  return g_string_free (text, FALSE);
}

/* What is shown, or NULL if that is not hours. */
static char *
read_hours (EbbTherapySettings *self)
{
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (int));
  EbbFollowUpRules rules = ebb_follow_up_default_rules;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (usual_hours); i++)
    if (gtk_toggle_button_get_active (self->hour_buttons[i]))
      g_array_append_val (hours, usual_hours[i]);
  if (!take_hours (hours, gtk_editable_get_text (GTK_EDITABLE (self->own_hours_row))))
    return NULL;
  text = join_hours (hours);
  return ebb_follow_up_rules_set_hours (&rules, text) ? g_steal_pointer (&text) : NULL;
}

static void
hours_changed_cb (EbbTherapySettings *self)
{
  g_autofree char *text = NULL;

  if (self->reading)
    return;
  text = read_hours (self);
  if (text != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->own_hours_row), "error");
      g_settings_set_string (self->settings, "follow-up-hours", text);
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->own_hours_row), "error");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->own_hours_row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               text != NULL ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static void
show_hours (EbbTherapySettings *self)
{
  EbbFollowUpRules rules = ebb_follow_up_default_rules;
  g_autofree char *saved = g_settings_get_string (self->settings, "follow-up-hours");
  g_autoptr (GString) own = g_string_new (NULL);

  ebb_follow_up_rules_set_hours (&rules, saved);
  self->reading = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (usual_hours); i++)
    {
      gboolean on = FALSE;

      for (guint j = 0; j < rules.n_hours; j++)
        on = on || rules.hours[j] == usual_hours[i];
      gtk_toggle_button_set_active (self->hour_buttons[i], on);
    }
  for (guint j = 0; j < rules.n_hours; j++)
    if (!is_usual (rules.hours[j]))
      g_string_append_printf (own, "%s%d", own->len > 0 ? ", " : "", rules.hours[j]);
  gtk_editable_set_text (GTK_EDITABLE (self->own_hours_row), own->str);
  self->reading = FALSE;
}

static void
add_hour_buttons (EbbTherapySettings *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_hours); i++)
    {
      g_autofree char *label = g_strdup_printf ("%d", usual_hours[i]);
      g_autofree char *name = g_strdup_printf (g_dngettext (NULL, "%d hour after a session", "%d hours after a session", (gulong) usual_hours[i]), usual_hours[i]);
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_tooltip_text (button, name);
      gtk_box_append (self->hours_box, button);
      self->hour_buttons[i] = GTK_TOGGLE_BUTTON (button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (hours_changed_cb), self, G_CONNECT_SWAPPED);
    }
}

/* --- the quiet time ------------------------------------------------------------------- */

static void
quiet_changed_cb (EbbTherapySettings *self)
{
  int from = (int) adw_combo_row_get_selected (self->quiet_from_row) * STEP;
  int to = (int) adw_combo_row_get_selected (self->quiet_to_row) * STEP;

  if (!self->reading)
    g_settings_set (self->settings, "quiet-hours", "(ii)", from, to);
}

static void
fill_times (AdwComboRow *row)
{
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  for (int i = 0; i < N_STEPS; i++)
    gtk_string_list_take (times, ebb_format_time ((EbbMoment){ (gint64) i * STEP * 60, 0 }));
  adw_combo_row_set_model (row, G_LIST_MODEL (times));
}

static void
show_quiet (EbbTherapySettings *self)
{
  int from, to;

  g_settings_get (self->settings, "quiet-hours", "(ii)", &from, &to);
  self->reading = TRUE;
  adw_combo_row_set_selected (self->quiet_from_row, (guint) CLAMP (from / STEP, 0, N_STEPS - 1));
  adw_combo_row_set_selected (self->quiet_to_row, (guint) CLAMP (to / STEP, 0, N_STEPS - 1));
  self->reading = FALSE;
}

/* --- reminders -------------------------------------------------------------------------- */

static gboolean
minutes_to_position (GValue *value,
                     GVariant *variant,
                     gpointer user_data)
{
  guint position = 0;

  /* The longest of those that are not longer. */
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    if (leads[i] <= g_variant_get_int32 (variant))
      position = i;
  g_value_set_uint (value, position);
  return TRUE;
}

static GVariant *
position_to_minutes (const GValue *value,
                     const GVariantType *type,
                     gpointer user_data)
{
  guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (leads) ? g_variant_new_int32 (leads[position]) : NULL;
}

static void
tell (EbbTherapySettings *self,
      const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (ADW_IS_PREFERENCES_WINDOW (root))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root), ebb_toast_new (GTK_WIDGET (self), text));
}

static void
show_closed (EbbTherapySettings *self)
{
  self->reading = TRUE;
  gtk_switch_set_active (self->closed_switch, g_settings_get_boolean (self->settings, "notifications-when-closed"));
  self->reading = FALSE;
}

static void
autostart_set_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (EbbTherapySettings) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = ebb_autostart_set_finish (result, &error);

  /* The window is gone. What was wanted is kept if it could be done. */
  if (self->closed_switch == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->closed_switch), TRUE);
  if (done)
    {
      g_settings_set_boolean (self->settings, "notifications-when-closed", gtk_switch_get_active (self->closed_switch));
      return;
    }
  show_closed (self);
  tell (self, error->message);
}

/* The switch is what the system has agreed to. */
static void
closed_changed_cb (EbbTherapySettings *self)
{
  if (self->reading)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->closed_switch), FALSE);
  ebb_autostart_set_async (gtk_switch_get_active (self->closed_switch), self->cancellable, autostart_set_cb, g_object_ref (self));
}

/* Who wants no reminders does not want Ebb to be started for them. */
static void
notifications_changed_cb (EbbTherapySettings *self)
{
  if (!gtk_switch_get_active (self->notifications_switch))
    gtk_switch_set_active (self->closed_switch, FALSE);
}

/* --- the widget ------------------------------------------------------------------------- */

static void
ebb_therapy_settings_dispose (GObject *object)
{
  EbbTherapySettings *self = EBB_THERAPY_SETTINGS (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), EBB_TYPE_THERAPY_SETTINGS);

  G_OBJECT_CLASS (ebb_therapy_settings_parent_class)->dispose (object);
}

static void
ebb_therapy_settings_finalize (GObject *object)
{
  EbbTherapySettings *self = EBB_THERAPY_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ebb_therapy_settings_parent_class)->finalize (object);
}

static void
ebb_therapy_settings_class_init (EbbTherapySettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_therapy_settings_dispose;
  object_class->finalize = ebb_therapy_settings_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-therapy-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTherapySettings, follow_ups_switch);
  gtk_widget_class_bind_template_child (widget_class, EbbTherapySettings, hours_row);
  gtk_widget_class_bind_template_child (widget_class, EbbTherapySettings, hours_box);
  gtk_widget_class_bind_template_child (widget_class, EbbTherapySettings, own_hours_row);
  gtk_widget_class_bind_template_child (widget_class, EbbTherapySettings, quiet_from_row);
  gtk_widget_class_bind_template_child (widget_class, EbbTherapySettings, quiet_to_row);
  gtk_widget_class_bind_template_child (widget_class, EbbTherapySettings, notifications_switch);
  gtk_widget_class_bind_template_child (widget_class, EbbTherapySettings, closed_switch);
  gtk_widget_class_bind_template_child (widget_class, EbbTherapySettings, session_row);
  gtk_widget_class_bind_template_child (widget_class, EbbTherapySettings, details_switch);
  gtk_widget_class_bind_template_child (widget_class, EbbTherapySettings, sound_switch);
  gtk_widget_class_bind_template_callback (widget_class, hours_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, quiet_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, notifications_changed_cb);
}

static void
ebb_therapy_settings_init (EbbTherapySettings *self)
{
  self->settings = g_settings_new (EBB_APP_ID);
  self->cancellable = g_cancellable_new ();
  self->reading = TRUE;

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_times (self->quiet_from_row);
  fill_times (self->quiet_to_row);
  add_hour_buttons (self);
  show_hours (self);
  show_quiet (self);
  g_settings_bind (self->settings, "follow-ups", self->follow_ups_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "notifications", self->notifications_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "notification-details", self->details_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "routine-sound", self->sound_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "session-reminder", self->session_row, "selected", G_SETTINGS_BIND_DEFAULT, minutes_to_position, position_to_minutes, NULL, NULL);
  /* In the template the row's own idea of it would win, once it has its choices. */
  g_object_bind_property (self->notifications_switch, "active", self->session_row, "sensitive", G_BINDING_SYNC_CREATE);
  show_closed (self);
}
