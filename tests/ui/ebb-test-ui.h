// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "widgets/ebb-plain-text.h"

/*
 * What tests of the window share. They run in a real window, on a display of
 * their own (tests/run-headless), and wait for what they expect instead of
 * sleeping: ebb_test_wait (expression) iterates the main context until the
 * expression holds, and fails the test when that takes too long.
 */

/* Generous: a loaded machine is slow, and a test that passes never waits. */
#define EBB_TEST_TIMEOUT_SECONDS 30

static inline gboolean
ebb_test_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

#define ebb_test_wait(expression)                                                                            \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    gint64 ebb_test_deadline_ = g_get_monotonic_time () + EBB_TEST_TIMEOUT_SECONDS * G_USEC_PER_SEC;         \
    /* A tick, so that an expression that no event announces is looked at again. */                          \
    guint ebb_test_tick_ = g_timeout_add (10, ebb_test_tick_cb, NULL);                                       \
    while (!(expression))                                                                                    \
      {                                                                                                      \
        if (g_get_monotonic_time () > ebb_test_deadline_)                                                    \
          g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, "waited in vain: " #expression); \
        g_main_context_iteration (NULL, TRUE);                                                               \
      }                                                                                                      \
    g_source_remove (ebb_test_tick_);                                                                        \
  }                                                                                                          \
  G_STMT_END

/* Starts GTest, GTK and libadwaita. */
static inline void
ebb_test_ui_init (int *argc,
                  char ***argv)
{
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    g_error ("there is no display; run this through tests/run-headless");
  adw_init ();
}

static inline void
ebb_test_painted_cb (GdkFrameClock *clock,
                     gpointer user_data)
{
  gboolean *painted = user_data;

  *painted = TRUE;
}

/* Waits until @widget's window has painted a frame that it had not before. */
static inline void
ebb_test_wait_for_frame (GtkWidget *widget)
{
  gboolean painted = FALSE;
  GdkFrameClock *clock;
  gulong handler;

  ebb_test_wait (gtk_widget_get_frame_clock (widget) != NULL);
  clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (ebb_test_painted_cb), &painted);
  gtk_widget_queue_draw (widget);
  /* Asked for again, because a request made while the window manager still moves
   * the window can be lost. */
  ebb_test_wait ((gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT), painted));
  g_signal_handler_disconnect (clock, handler);
  g_object_unref (clock);
}

static inline void
ebb_test_count_frame_cb (GdkFrameClock *clock,
                         guint *n_frames)
{
  (*n_frames)++;
}

static inline gboolean
ebb_test_count_frames_cb (gpointer user_data)
{
  guint *state = user_data; /* frames of this spell, and whether one had none */

  state[1] |= state[0] == 0;
  state[0] = 0;
  return G_SOURCE_CONTINUE;
}

/* Waits for a fifth of a second without a frame. What is animated for ever, seen or
 * not, has none and eats the battery; a blinking cursor has. */
static inline void
ebb_test_wait_for_rest (GtkWidget *widget)
{
  guint state[2] = { 0, FALSE };
  GdkFrameClock *clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (ebb_test_count_frame_cb), state);
  guint spell = g_timeout_add (200, ebb_test_count_frames_cb, state);

  ebb_test_wait (state[1]);
  g_source_remove (spell);
  g_signal_handler_disconnect (clock, handler);
  g_object_unref (clock);
}

/* Waits until nothing is left to do: no event, no idle, and a frame is painted. */
static inline void
ebb_test_settle (GtkWidget *widget)
{
  guint i;

  for (i = 0; i < 2; i++)
    {
      guint n = 0;

      while (g_main_context_iteration (NULL, FALSE) && n++ < 10000)
        ;
      ebb_test_wait_for_frame (widget);
    }
}

/* Shows @widget, in a window of its own unless it is one, and waits until it is
 * mapped and painted. Returns (transfer none) the window; end it with
 * ebb_test_close(). */
static inline GtkWindow *
ebb_test_present (GtkWidget *widget,
                  int width,
                  int height)
{
  GtkWidget *window;

  if (GTK_IS_WINDOW (widget))
    {
      window = widget;
    }
  else
    {
      window = gtk_window_new ();
      gtk_window_set_child (GTK_WINDOW (window), widget);
    }

  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  ebb_test_wait (gtk_widget_get_mapped (widget));
  ebb_test_settle (widget);

  return GTK_WINDOW (window);
}

static inline void
ebb_test_close (GtkWindow *window)
{
  guint n = 0;

  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE) && n++ < 10000)
    ;
}

typedef gboolean (*EbbTestMatch) (GtkWidget *widget, gpointer user_data);

/* The first descendant of @root, in order of the tree, that @match accepts. */
static inline GtkWidget *
ebb_test_find (GtkWidget *root,
               EbbTestMatch match,
               gpointer user_data)
{
  GtkWidget *child;

  if (match (root, user_data))
    return root;

  for (child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ebb_test_find (child, match, user_data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline gboolean
ebb_test_is_a_cb (GtkWidget *widget,
                  gpointer user_data)
{
  /* the compiler would not believe that there is one */
  return widget != NULL && g_type_is_a (G_OBJECT_TYPE (widget), *(GType *) user_data);
}

static inline GtkWidget *
ebb_test_find_type (GtkWidget *root,
                    GType type)
{
  return ebb_test_find (root, ebb_test_is_a_cb, &type);
}

static inline gboolean
ebb_test_shows_cb (GtkWidget *widget,
                   gpointer user_data)
{
  const char *text = GTK_IS_LABEL (widget)        ? gtk_label_get_text (GTK_LABEL (widget))
                     : EBB_IS_PLAIN_TEXT (widget) ? ebb_plain_text_get_text (EBB_PLAIN_TEXT (widget))
                                                  : NULL;

  return text != NULL && gtk_widget_get_mapped (widget) && g_strcmp0 (text, user_data) == 0;
}

/* The label on screen that reads exactly @text, %NULL if there is none. */
static inline GtkWidget *
ebb_test_find_text (GtkWidget *root,
                    const char *text)
{
  return ebb_test_find (root, ebb_test_shows_cb, (gpointer) text);
}

static inline gboolean
ebb_test_has_id_cb (GtkWidget *widget,
                    gpointer user_data)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), user_data) == 0;
}

/* The widget that a template names @id. */
static inline GtkWidget *
ebb_test_find_id (GtkWidget *root,
                  const char *id)
{
  return ebb_test_find (root, ebb_test_has_id_cb, (gpointer) id);
}

static inline void
ebb_test_exited_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  gboolean *exited = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *exited = TRUE;
}

static inline void
ebb_test_xdotool (const char *const *arguments)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean exited = FALSE;

  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, ebb_test_exited_cb, &exited);
  ebb_test_wait (exited);
}

/* Presses a key as a person does, at whatever has the keyboard: a name that
 * xdotool knows ("5", "Return", "ctrl+z"). */
static inline void
ebb_test_press (GtkWindow *window,
                const char *key)
{
  const char *arguments[] = { "xdotool", "key", "--clearmodifiers", key, NULL };

  ebb_test_wait (gtk_window_is_active (window));
  ebb_test_xdotool (arguments);
  ebb_test_settle (GTK_WIDGET (window));
}

static inline void
ebb_test_type (GtkWindow *window,
               const char *text)
{
  const char *arguments[] = { "xdotool", "type", "--clearmodifiers", text, NULL };

  ebb_test_wait (gtk_window_is_active (window));
  ebb_test_xdotool (arguments);
  ebb_test_settle (GTK_WIDGET (window));
}
