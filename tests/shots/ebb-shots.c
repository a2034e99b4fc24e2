// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "ebb-shots.h"

#include "app/ebb-application.h"
#include "app/ebb-window.h"
#include "store/ebb-store.h"
#include "widgets/ebb-body-marker.h"
#include "widgets/ebb-body-view.h"
#include "widgets/ebb-entry-editor.h"
#include "widgets/ebb-mark-row.h"
#include "pages/ebb-body-page.h"
#include "pages/ebb-trends-page.h"
#include "widgets/ebb-heat-view.h"
#include "widgets/ebb-rating-scale.h"
#include "widgets/ebb-trend-view.h"

/*
 * Runs the application itself and draws what it shows into PNG files, one per
 * page and dialog, without a screen's edges or a window manager's frame.
 *
 *   ebb-shots FOLDER VARIANT WIDTHxHEIGHT [PROGRAM OPTIONS…]
 *
 * FOLDER/NAME-VARIANT.png; the variant's looks come from the environment:
 * EBB_SHOTS_DARK, EBB_SHOTS_RTL, EBB_SHOTS_TEXT (a factor), EBB_SHOTS_ONLY (names
 * separated by commas).
 */

/* The whole form, with its first mark unfolded, however little of it is in sight. */
static void
take_form (Shots *shots,
           GtkWidget *dialog,
           const char *name)
{
  GtkWidget *form = find_type (dialog, EBB_TYPE_ENTRY_EDITOR);
  GtkWidget *mark = form != NULL ? find_type (form, EBB_TYPE_MARK_ROW) : NULL;

  if (form == NULL || !is_wanted (name))
    return;
  if (mark != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_id (mark, "more_button")), TRUE);
  take (shots, form, name);
}

static void
take_dialog (Shots *shots,
             GtkWindow *window,
             const char *action,
             GVariant *parameter,
             const char *name)
{
  static const char *const pages[] = { "check-in", "therapy", "trackers" };
  g_autofree char *form = g_strconcat (name, "-form", NULL);
  GtkWindow *dialog;

  if (!is_begin_wanted (name))
    {
      g_clear_pointer (&parameter, g_variant_unref);
      return;
    }
  if (!gtk_widget_activate_action_variant (GTK_WIDGET (window), action, parameter))
    {
      g_printerr ("there is no action %s\n", action);
      return;
    }
  settle ();
  dialog = find_dialog (window);
  if (dialog == NULL)
    {
      g_printerr ("%s opened no dialog\n", action);
      return;
    }
  fit_dialog (shots, dialog);
  take (shots, GTK_WIDGET (dialog), name);
  take_form (shots, GTK_WIDGET (dialog), form);
  if (ADW_IS_PREFERENCES_WINDOW (dialog))
    for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
      {
        g_autofree char *page = g_strdup_printf ("%s-%s", name, pages[i]);

        adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (dialog), pages[i]);
        take (shots, GTK_WIDGET (dialog), page);
      }
  close_dialogs (window);
}

static void
take_popover (Shots *shots,
              GtkWidget *button,
              const char *name)
{
  GtkPopover *popover;

  if (button == NULL || !is_wanted (name))
    return;
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  if (popover != NULL)
    take (shots, GTK_WIDGET (popover), name);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  settle ();
}

/* In a narrow window the calendar is unfolded above the list. */
static void
take_calendar (Shots *shots,
               GtkWindow *window)
{
  GtkWidget *button = find_id (GTK_WIDGET (window), "calendar_button");

  if (button == NULL || !gtk_widget_get_mapped (button) || !is_wanted ("diary-calendar"))
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  take (shots, GTK_WIDGET (window), "diary-calendar");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  settle ();
}

static void
press_region (EbbBodyView *view,
              const char *id,
              guint keyval)
{
  const EbbRegion *region = ebb_region_find (id);
  gboolean handled = FALSE;

  if (keyval == GDK_KEY_space)
    g_signal_emit_by_name (view, "pressed", region);
  else
    g_signal_emit_by_name (view, "region-key", region, keyval, 0, &handled);
}

/* The figure with marks on it, the menu of a region, and the hands from near. */
static void
take_marking (Shots *shots,
              GtkWidget *form)
{
  GtkWidget *marker = find_type (form, EBB_TYPE_BODY_MARKER);
  GtkWidget *found = marker != NULL ? find_type (marker, EBB_TYPE_BODY_VIEW) : NULL;
  EbbBodyView *view = (EbbBodyView *) found;
  GtkWidget *popover;

  if (view == NULL || !is_begin_wanted ("marking"))
    return;
  press_region (view, "chest-left", GDK_KEY_3);
  press_region (view, "knee-front-right", GDK_KEY_8);
  press_region (view, "neck-front-left", GDK_KEY_1);
  press_region (view, "upper-abdomen-right", GDK_KEY_space);
  take (shots, marker, "marking");

  g_signal_emit_by_name (view, "menu", ebb_region_find ("knee-front-right"));
  settle ();
  popover = find_type (marker, GTK_TYPE_POPOVER);
  if (popover != NULL)
    {
      take (shots, popover, "marking-popover");
      gtk_popover_popdown (GTK_POPOVER (popover));
    }
  for (found = GTK_WIDGET (view); ebb_body_view_get_view (EBB_BODY_VIEW (found)) != EBB_VIEW_HANDS_BACK; found = find_type (marker, EBB_TYPE_BODY_VIEW))
    {
      press_region (EBB_BODY_VIEW (found), "chest-left", GDK_KEY_Page_Up);
      settle ();
    }
  press_region (EBB_BODY_VIEW (found), "index-knuckle-left", GDK_KEY_6);
  press_region (EBB_BODY_VIEW (found), "thumb-right", GDK_KEY_4);
  take (shots, marker, "marking-hands");
}

/* A number chosen, and everything else that can be entered. */
static void
take_today (Shots *shots,
            GtkWindow *window)
{
  GtkWidget *editor = find_type (GTK_WIDGET (window), EBB_TYPE_ENTRY_EDITOR);
  GtkWidget *scale = editor != NULL ? find_type (editor, EBB_TYPE_RATING_SCALE) : NULL;

  if (scale == NULL)
    {
      g_printerr ("there is no scale to choose from\n");
      return;
    }
  if (!is_wanted ("today-chosen") && !is_wanted ("today-unfolded") && !is_wanted ("today-form") && !is_begin_wanted ("marking"))
    return;
  ebb_rating_scale_press_key (EBB_RATING_SCALE (scale), GDK_KEY_6, 0);
  take (shots, GTK_WIDGET (window), "today-chosen");
  ebb_entry_editor_set_unfolded (EBB_ENTRY_EDITOR (editor), TRUE);
  take (shots, GTK_WIDGET (window), "today-unfolded");
  take (shots, editor, "today-form");
  take_marking (shots, editor);
  ebb_entry_editor_set_unfolded (EBB_ENTRY_EDITOR (editor), FALSE);
  ebb_rating_scale_press_key (EBB_RATING_SCALE (scale), GDK_KEY_Delete, 0);
  settle ();
}

static void
take_search (Shots *shots,
             GtkWindow *window)
{
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  settle ();
  entry = find_type (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY);
  if (entry == NULL)
    {
      g_printerr ("there is no field to search with\n");
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), _ ("massage"));
  settle ();
  take (shots, GTK_WIDGET (window), "diary-search");
  gtk_editable_set_text (GTK_EDITABLE (entry), "xyzzy");
  settle ();
  take (shots, GTK_WIDGET (window), "diary-nothing-found");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  settle ();
}

typedef struct
{
  char *id; /* (owned) (nullable) */
  gboolean finished;
} Newest;

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Newest *newest = user_data;
  g_autoptr (GPtrArray) entries = ebb_store_list_entries_finish (EBB_STORE (source), result, NULL);

  /* One with marks and a note shows the most. */
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (newest->id == NULL || (ebb_entry_get_n_marks (entries->pdata[i]) > 1 && ebb_entry_get_note (entries->pdata[i]) != NULL))
      {
        gboolean rich = newest->id != NULL;

        g_free (newest->id);
        newest->id = g_strdup (ebb_entry_get_id (entries->pdata[i]));
        if (rich)
          break;
      }
  newest->finished = TRUE;
}

static char *
find_entry_to_edit (GtkWindow *window)
{
  g_autoptr (EbbQuery) query = ebb_query_new ();
  EbbStore *store = ebb_window_get_store (EBB_WINDOW (window));
  Newest newest = { NULL, FALSE };

  if (store == NULL || !ebb_store_is_open (store))
    return NULL;
  ebb_store_list_entries_async (store, query, 0, 100, NULL, listed_cb, &newest);
  while (!newest.finished)
    g_main_context_iteration (NULL, TRUE);
  return newest.id;
}

static void
take_body (Shots *shots,
           GtkWindow *window)
{
  GtkWidget *page = find_type (GTK_WIDGET (window), EBB_TYPE_BODY_PAGE);
  GtkWidget *heat = page != NULL ? find_type (page, EBB_TYPE_HEAT_VIEW) : NULL;

  if (heat == NULL || (!is_wanted ("body-story") && !is_wanted ("body-compared") && !is_wanted ("body-table")))
    return;
  g_signal_emit_by_name (heat, "region-chosen", ebb_region_find ("low-back-right"));
  settle ();
  take (shots, GTK_WIDGET (window), "body-story");
  gtk_widget_activate_action (page, "body.close-story", NULL);
  gtk_widget_activate_action (page, "body.compare", NULL);
  settle ();
  take (shots, GTK_WIDGET (window), "body-compared");
  gtk_widget_activate_action (page, "body.compare", NULL);
  gtk_widget_activate_action (page, "body.table", NULL);
  settle ();
  take (shots, GTK_WIDGET (window), "body-table");
  gtk_widget_activate_action (page, "body.table", NULL);
}

/* What is below the fold, and the other forms of the page. */
static void
take_trends (Shots *shots,
             GtkWindow *window)
{
  static const char *const subjects[] = { "entries", "tracker:mood", "tracker:hours-slept", "region:neck-back-right" };
  GtkWidget *page = find_type (GTK_WIDGET (window), EBB_TYPE_TRENDS_PAGE);
  GtkWidget *scrolled = page != NULL ? find_type (page, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  GtkWidget *view = page != NULL ? find_type (page, EBB_TYPE_TREND_VIEW) : NULL;

  if (view == NULL || !is_begin_wanted ("trends"))
    return;
  take (shots, gtk_widget_get_first_child (gtk_widget_get_first_child (scrolled)), "trends-whole");
  gtk_widget_activate_action (page, "trends.zoom-in", NULL);
  settle ();
  for (guint i = 0; i < 4; i++)
    {
      gtk_widget_activate_action (page, "trends.zoom-in", NULL);
      settle ();
    }
  take (shots, GTK_WIDGET (window), "trends-zoomed");
  gtk_widget_activate_action (page, "trends.home", NULL);
  gtk_widget_activate_action (page, "trends.compare", NULL);
  settle ();
  take (shots, GTK_WIDGET (window), "trends-compared");
  gtk_widget_activate_action (page, "trends.compare", NULL);
  gtk_widget_activate_action (page, "trends.table", NULL);
  settle ();
  take (shots, GTK_WIDGET (window), "trends-table");
  gtk_widget_activate_action (page, "trends.table", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_auto (GStrv) words = g_strsplit (subjects[i], ":", 2);
      g_autofree char *name = g_strconcat ("trends-", words[1] != NULL ? words[1] : words[0], NULL);

      if (!is_wanted (name))
        continue;
      ebb_trends_page_show_subject (EBB_TRENDS_PAGE (page), subjects[i]);
      settle ();
      take (shots, GTK_WIDGET (window), name);
    }
}

static void
take_everything (Shots *shots,
                 GtkWindow *window)
{
  g_autofree char *id = NULL;

  settle ();
  take (shots, GTK_WIDGET (window), "start");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "today");
  settle ();
  take (shots, GTK_WIDGET (window), "today");
  take_today (shots, window);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "diary");
  settle ();
  take (shots, GTK_WIDGET (window), "diary");
  if (is_wanted ("diary-search") || is_wanted ("diary-nothing-found"))
    take_search (shots, window);
  take_popover (shots, find_id (GTK_WIDGET (window), "menu_button"), "menu");
  take_popover (shots, find_id (GTK_WIDGET (window), "filter_button"), "filters");
  take_calendar (shots, window);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "body");
  settle ();
  take (shots, GTK_WIDGET (window), "body");
  take_body (shots, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "trends");
  settle ();
  take (shots, GTK_WIDGET (window), "trends");
  take_trends (shots, window);
  take_therapy_page (shots, window);

  id = find_entry_to_edit (window);
  if (id != NULL)
    take_dialog (shots, window, "win.edit-entry", g_variant_ref_sink (g_variant_new_string (id)), "edit-entry");
  take_dialog (shots, window, "win.new-entry", NULL, "new-entry");
  take_therapy_dialogs (shots, window);
  take_dialog (shots, window, "win.import", NULL, "import");
  take_dialog (shots, window, "win.export", NULL, "export");
  take_dialog (shots, window, "win.back-up", NULL, "back-up");
  take_dialog (shots, window, "win.restore", NULL, "restore");
  take_dialog (shots, window, "app.preferences", NULL, "preferences");
  take_dialog (shots, window, "app.shortcuts", NULL, "shortcuts");
  take_dialog (shots, window, "app.about", NULL, "about");
}

static gboolean
begin_cb (gpointer user_data)
{
  Shots *shots = user_data;
  GtkWindow *window = gtk_application_get_active_window (shots->application);

  if (window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return G_SOURCE_CONTINUE;

  if (is_wanted ("trouble") && g_getenv ("EBB_SHOTS_TROUBLE") != NULL)
    {
      settle ();
      take (shots, GTK_WIDGET (window), "trouble");
    }
  else
    {
      take_everything (shots, window);
    }
  shots->done = TRUE;
  g_application_quit (G_APPLICATION (shots->application));
  return G_SOURCE_REMOVE;
}

static void
startup_cb (GApplication *application,
            gpointer user_data)
{
  Shots *shots = user_data;
  GtkSettings *settings = gtk_settings_get_default ();
  const char *factor = g_getenv ("EBB_SHOTS_TEXT");
  g_autoptr (GSettings) own = g_settings_new (EBB_APP_ID);

  g_object_set (settings, "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  /* A window that is shown already keeps its size, so it opens with this one. */
  g_settings_set (own, "window-size", "(ii)", shots->width, shots->height);
  if (factor != NULL)
    g_object_set (settings, "gtk-xft-dpi", (int) (g_ascii_strtod (factor, NULL) * 96 * 1024), NULL);
  if (g_getenv ("EBB_SHOTS_RTL") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  if (g_getenv ("EBB_SHOTS_DARK") != NULL)
    g_settings_set_string (own, "style", "dark");
  g_timeout_add (50, begin_cb, user_data);
}

int
main (int argc,
      char **argv)
{
  Shots shots = { 0 };
  EbbApplication *application;

  if (argc < 4 || sscanf (argv[3], "%dx%d", &shots.width, &shots.height) != 2)
    return 2;
  shots.folder = argv[1];
  shots.variant = argv[2];

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, EBB_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = ebb_application_new ();
  shots.application = GTK_APPLICATION (application);
  g_signal_connect (application, "startup", G_CALLBACK (startup_cb), &shots);

  argv[3] = argv[0];
  g_application_run (G_APPLICATION (application), argc - 3, argv + 3);
  g_object_unref (application);

  g_print ("%u pictures: %s\n", shots.n_taken, shots.variant);
  return shots.done && shots.n_taken > 0 ? 0 : 1;
}
