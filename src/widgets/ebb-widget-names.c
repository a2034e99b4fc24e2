// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-widget.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What GTK and libadwaita leave without a name for a screen reader, or with a wrong one:
 * parts of their own widgets, which no page can name. Where no version is told, those of
 * GTK 4.8 and libadwaita 1.2 do. */

static void
set_property (GtkWidget *widget,
              GtkAccessibleProperty property,
              const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), property, text, -1);
}

/* --- buttons ------------------------------------------------------------- */

/* One with a mnemonic is named by its text as well: “_Save Save”. */
static void
name_by_label (GtkWidget *button)
{
  if (gtk_button_get_use_underline (GTK_BUTTON (button)) && gtk_button_get_label (GTK_BUTTON (button)) != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
name_button (GtkWidget *button,
             gboolean is_new)
{
  GtkWidget *parent = gtk_widget_get_parent (button);

  name_by_label (button);
  if (is_new)
    g_signal_connect (button, "notify::label", G_CALLBACK (name_by_label), NULL);
  /* the one of a toast has an icon only */
  if (is_new && parent != NULL && g_str_equal (G_OBJECT_TYPE_NAME (parent), "AdwToastWidget") && gtk_button_get_label (GTK_BUTTON (button)) == NULL)
    set_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("toast", "Close"));
}

/* --- choices ------------------------------------------------------------- */

static const char *
get_text (GObject *item)
{
  return GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : "";
}

static void
tell_selected (GtkDropDown *drop_down)
{
  set_property (gtk_widget_get_first_child (GTK_WIDGET (drop_down)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                get_text (gtk_drop_down_get_selected_item (drop_down)));
}

/* The button in it has the keyboard, and is to say what is asked and what is chosen. */
static void
name_drop_down (GtkWidget *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (drop_down);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, drop_down, NULL, -1);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (tell_selected), NULL);
  tell_selected (GTK_DROP_DOWN (drop_down));
}

static void
tell_selected_in_row (AdwComboRow *row)
{
  set_property (GTK_WIDGET (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, get_text (adw_combo_row_get_selected_item (row)));
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

/* What can be chosen, in the list that a choice unfolds. */
static void
name_list_item (GtkWidget *item)
{
  GtkWidget *label = gtk_widget_get_ancestor (item, GTK_TYPE_POPOVER) != NULL ? find_label (item) : NULL;

  if (label != NULL)
    set_property (item, GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (label)));
}

/* --- rows to write in ---------------------------------------------------- */

/* Not while it is being written, which would be read out again and again. */
static void
tell_text (GtkWidget *text)
{
  if (!gtk_widget_has_focus (text))
    set_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_editable_get_text (GTK_EDITABLE (text)));
}

/* Without the mark of its mnemonic. */
static char *
dup_title (AdwPreferencesRow *row)
{
  const char *title = adw_preferences_row_get_title (row);
  char *plain;

  if (adw_preferences_row_get_use_underline (row) && pango_parse_markup (title, -1, '_', NULL, &plain, NULL, NULL))
    return plain;
  return g_strdup (title);
}

/* Before libadwaita 1.3 such a row does not say that it has the keyboard, so the text in
 * it does, which is otherwise not to be seen for a screen reader. */
static void
name_entry_row (GtkWidget *row)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  g_autofree char *title = dup_title (ADW_PREFERENCES_ROW (row));

  if (adw_get_major_version () > 1 || adw_get_minor_version () >= 3)
    return;
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  set_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL, title);
  g_signal_connect (text, "notify::has-focus", G_CALLBACK (tell_text), NULL);
  g_signal_connect (text, "notify::text", G_CALLBACK (tell_text), NULL);
  /* what is there when the row comes is read out with it, even if it has the keyboard */
  set_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_editable_get_text (GTK_EDITABLE (text)));
}

/* --- rows ---------------------------------------------------------------- */

static void
tell_subtitle (AdwActionRow *row)
{
  const char *subtitle = adw_action_row_get_subtitle (row);
  g_autofree char *plain = NULL;

  if (subtitle != NULL && adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (row)))
    pango_parse_markup (subtitle, -1, 0, NULL, &plain, NULL, NULL);
  set_property (GTK_WIDGET (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, plain != NULL ? plain : subtitle != NULL ? subtitle
                                                                                                                : "");
}

/* In GTK 4.18 a row is described by the label of its subtitle, and that says nothing. */
static void
describe_row (GtkWidget *row)
{
  if (gtk_check_version (4, 10, 0) != NULL)
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  g_signal_connect (row, "notify::subtitle", G_CALLBACK (tell_subtitle), NULL);
  tell_subtitle (ADW_ACTION_ROW (row));
}

/* --- menus --------------------------------------------------------------- */

/* In GTK 4.18 an item is named by its label, and that says nothing. */
static void
name_menu_item (GtkWidget *item)
{
  GtkWidget *label = find_label (item);

  if (label == NULL || gtk_check_version (4, 10, 0) != NULL)
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  set_property (item, GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (label)));
}

/* --- all of them --------------------------------------------------------- */

static gboolean
map_cb (GSignalInvocationHint *hint,
        guint n_values,
        const GValue *values,
        gpointer user_data)
{
  static GQuark known;
  GtkWidget *widget = g_value_get_object (values);
  gboolean is_new;

  if (known == 0)
    known = g_quark_from_static_string ("ebb-named");
  is_new = g_object_get_qdata (G_OBJECT (widget), known) == NULL;
  if (GTK_IS_BUTTON (widget))
    name_button (widget, is_new);
  else if (GTK_IS_DROP_DOWN (widget) && is_new)
    name_drop_down (widget);
  else if (ADW_IS_COMBO_ROW (widget) && is_new)
    {
      g_signal_connect (widget, "notify::selected-item", G_CALLBACK (tell_selected_in_row), NULL);
      tell_selected_in_row (ADW_COMBO_ROW (widget));
    }
  else if (ADW_IS_ENTRY_ROW (widget) && is_new)
    name_entry_row (widget);
  else if (ADW_IS_ACTION_ROW (widget) && is_new)
    describe_row (widget);
  else if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget"))
    name_list_item (widget);
  else if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    name_menu_item (widget);
  else
    return TRUE;
  g_object_set_qdata (G_OBJECT (widget), known, GINT_TO_POINTER (TRUE));
  return TRUE;
}

/**
 * ebb_widget_name_parts_once:
 *
 * Lets widgets that this application did not make, or whose parts it cannot name, be
 * named from when they are shown on: buttons with a mnemonic by their label alone;
 * drop-downs and rows of choices by what is asked, described by what is chosen; what can
 * be chosen in them; items of menus; rows to write in; what closes a toast.
 */
void
ebb_widget_name_parts_once (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_cb, NULL, NULL);
}
