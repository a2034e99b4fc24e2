// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdio.h>
#include <stdlib.h>

#include "store/ebb-store.h"

/* What the programs that measure share. */

/* Ends the program: what was tried, and why it failed. */
static inline void
bench_give_up (const char *what,
               const GError *error)
{
  fprintf (stderr, "%s: %s\n", what, error != NULL ? error->message : "failed");
  exit (1);
}

/* Milliseconds of the monotonic clock. */
static inline double
bench_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* Milliseconds that this thread has worked, which says more than the clock does while
 * others work, too. */
static inline double
bench_spent (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static inline int
bench_compare_cb (gconstpointer a,
                  gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Sorts @figures (element-type double) and returns the one below which @percent of
 * them are: 50 for the median, 100 for the largest. */
static inline double
bench_percentile (GArray *figures,
                  guint percent)
{
  g_array_sort (figures, bench_compare_cb);
  return g_array_index (figures, double, percent == 50 ? figures->len / 2 : (figures->len - 1) * percent / 100);
}

/* A callback that puts the result where bench_await() looks for it. */
static inline void
bench_take_result_cb (GObject *source,
                      GAsyncResult *result,
                      gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static inline GAsyncResult *
bench_await (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static inline EbbStore *
bench_open (const char *path,
            EbbOpenFlags flags)
{
  EbbStore *store = ebb_store_new (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_open_async (store, flags, NULL, bench_take_result_cb, &result);
  if (!ebb_store_open_finish (store, bench_await (&result), &error))
    bench_give_up (path, error);
  return store;
}

/* Closes @store and drops it. */
static inline void
bench_close (EbbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ebb_store_close_async (store, bench_take_result_cb, &result);
  if (!ebb_store_close_finish (store, bench_await (&result), &error))
    bench_give_up ("closing", error);
  g_object_unref (store);
}
