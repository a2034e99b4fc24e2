// SPDX-License-Identifier: GPL-3.0-or-later
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <gtk/gtk.h>

/*
 * Loaded into a program (LD_PRELOAD) to see, without changing it, when its first
 * window has painted its first frame and how much memory it had needed at most a
 * moment later. Prints "FIRST-FRAME milliseconds KiB" and ends the program.
 * EBB_BENCH_START holds the monotonic clock, in nanoseconds, of just before the
 * program was started.
 */

/* Long enough for what a window does after it is first seen. */
#define SETTLE_MILLISECONDS 1500

static gint64 first_frame; /* nanoseconds, 0 until then */

static gint64
monotonic_nanoseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (gint64) now.tv_sec * 1000000000 + now.tv_nsec;
}

static long
peak_memory_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line != NULL ? strtol (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

static gboolean
settled_cb (gpointer user_data)
{
  gint64 start = g_ascii_strtoll (g_getenv ("EBB_BENCH_START"), NULL, 10);

  printf ("FIRST-FRAME %.2f %ld\n", (double) (first_frame - start) / 1e6, peak_memory_kib ());
  fflush (stdout);
  _exit (0);
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer user_data)
{
  if (first_frame != 0)
    return;
  first_frame = monotonic_nanoseconds ();
  g_timeout_add (SETTLE_MILLISECONDS, settled_cb, NULL);
}

static void
map_cb (GtkWidget *window,
        gpointer user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow *window,
                 gpointer user_data)
{
  g_signal_connect (window, "map", G_CALLBACK (map_cb), NULL);
}

int
g_application_run (GApplication *application,
                   int argc,
                   char **argv)
{
  int (*run) (GApplication *, int, char **) = dlsym (RTLD_NEXT, "g_application_run");

  /* Not for the programs that this one starts. */
  g_unsetenv ("LD_PRELOAD");
  if (GTK_IS_APPLICATION (application))
    g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return run (application, argc, argv);
}
