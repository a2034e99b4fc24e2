// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench.h"

#include <adwaita.h>

#include "widgets/ebb-drawing.h"

/* Ebb's style and icons for the windows of a program that measures. */
static inline AdwApplication *
bench_start (void)
{
  AdwApplication *application = g_object_new (ADW_TYPE_APPLICATION,
                                              "application-id", "io.github.ebb_diary.Ebb.Bench",
                                              "resource-base-path", "/io/github/ebb_diary/Ebb",
                                              NULL);
  g_autoptr (GError) error = NULL;

  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    bench_give_up ("starting", error);
  ebb_drawing_keep_memory ();
  return application;
}
