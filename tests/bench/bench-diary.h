// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

void bench_make_diary (const char *path, guint n_entries, guint n_marks, guint n_days, guint n_sessions);
