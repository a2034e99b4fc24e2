// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double ebb_autocorrelation (const double *values, guint n);
double ebb_autocorrelation_of_residuals (const double *residuals, guint n);
double ebb_autocorrelation_get_inflation (double r);
double ebb_autocorrelation_get_effective_size (guint n, double r);

G_END_DECLS
