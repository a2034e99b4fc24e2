// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* What all pictures need: waiting, finding, taking. */

#include <adwaita.h>

G_BEGIN_DECLS

/* Nothing happened for so long: the window is as it stays. */
#define QUIET_MILLISECONDS 250
#define LONGEST_MILLISECONDS 3000

typedef struct
{
  const char *folder;
  const char *variant;
  int width;
  int height;
  GtkApplication *application;
  gboolean done;
  guint n_taken;
} Shots;

static inline gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Iterates until nothing has been done for a while. */
static inline void
settle (void)
{
  gint64 begin = g_get_monotonic_time (), last = begin;
  guint tick = g_timeout_add (20, tick_cb, NULL);

  while (g_get_monotonic_time () - last < QUIET_MILLISECONDS * 1000 &&
         g_get_monotonic_time () - begin < LONGEST_MILLISECONDS * 1000)
    {
      gint64 before = g_get_monotonic_time ();

      g_main_context_iteration (NULL, TRUE);
      /* The tick alone takes no time to speak of. */
      if (g_get_monotonic_time () - before > 25000 || g_main_context_pending (NULL))
        last = g_get_monotonic_time ();
    }
  g_source_remove (tick);
}

static inline gboolean
is_wanted (const char *name)
{
  const char *only = g_getenv ("EBB_SHOTS_ONLY");
  g_auto (GStrv) names = NULL;

  if (only == NULL || *only == '\0')
    return TRUE;
  names = g_strsplit (only, ",", -1);
  return g_strv_contains ((const char *const *) names, name);
}

/* Whether a picture is wanted whose name is @begin or @begin and more. */
static inline gboolean
is_begin_wanted (const char *begin)
{
  const char *only = g_getenv ("EBB_SHOTS_ONLY");
  g_autofree char *more = g_strconcat (begin, "-", NULL);
  g_auto (GStrv) names = NULL;

  if (is_wanted (begin))
    return TRUE;
  names = g_strsplit (only, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], more))
      return TRUE;
  return FALSE;
}

static inline int
get_least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* Says what keeps a window from being as narrow as is wanted: from within it on, the
 * widgets that need the most. */
static inline void
tell_width (Shots *shots,
            GtkWidget *widget,
            const char *name)
{
  g_autoptr (GString) path = g_string_new (NULL);

  /* without the shadow around it */
  if (GTK_IS_NATIVE (widget))
    widget = gtk_widget_get_first_child (widget);
  if (get_least_width (widget) <= shots->width)
    return;
  while (widget != NULL)
    {
      GtkWidget *widest = NULL;

      g_string_append_printf (path, " > %s %d", G_OBJECT_TYPE_NAME (widget), get_least_width (widget));
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_get_visible (child) && !GTK_IS_NATIVE (child) && (widest == NULL || get_least_width (child) > get_least_width (widest)))
          widest = child;
      widget = widest;
    }
  g_printerr ("%s is wider than %d px:%s\n", name, shots->width, path->str);
}

static inline void
take (Shots *shots,
      GtkWidget *widget,
      const char *name)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, shots->variant);
  g_autofree char *path = g_build_filename (shots->folder, file, NULL);
  int width, height;

  if (!is_wanted (name))
    return;

  settle ();
  tell_width (shots, widget, name);
  width = gtk_widget_get_width (widget);
  height = gtk_widget_get_height (widget);
  paintable = gtk_widget_paintable_new (widget);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    {
      g_printerr ("%s shows nothing\n", name);
      return;
    }
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (!gdk_texture_save_to_png (texture, path))
    g_printerr ("%s cannot be written\n", path);
  else
    shots->n_taken++;
}

static inline GtkWidget *
find_type (GtkWidget *root,
           GType type)
{
  GtkWidget *child;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_mapped (child) ? find_type (child, type) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline GtkWidget *
find_id (GtkWidget *root,
         const char *id)
{
  GtkWidget *child;

  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0)
    return root;
  for (child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_id (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A mapped toplevel other than @window. */
static inline GtkWindow *
find_dialog (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i);

      if (other != window && gtk_widget_get_mapped (GTK_WIDGET (other)))
        return other;
    }
  return NULL;
}

static inline void
close_dialogs (GtkWindow *window)
{
  GtkWindow *dialog;
  guint tries = 0;

  while ((dialog = find_dialog (window)) != NULL)
    {
      gtk_window_close (dialog);
      settle ();
      /* One that asks before it closes. */
      if (++tries > 3 && (dialog = find_dialog (window)) != NULL)
        {
          gtk_window_destroy (dialog);
          settle ();
        }
    }
}

/* A dialog is never wider than a telephone's screen. */
static inline void
fit_dialog (Shots *shots,
            GtkWindow *dialog)
{
  int width, height;

  gtk_window_get_default_size (dialog, &width, &height);
  if (width <= shots->width && height <= shots->height)
    return;
  gtk_widget_hide (GTK_WIDGET (dialog));
  gtk_window_set_default_size (dialog, MIN (width, shots->width), MIN (height, shots->height));
  gtk_window_present (dialog);
  settle ();
}

/* ebb-shots-therapy.c */
void take_therapy_page (Shots *shots, GtkWindow *window);
void take_therapy_dialogs (Shots *shots, GtkWindow *window);

G_END_DECLS
