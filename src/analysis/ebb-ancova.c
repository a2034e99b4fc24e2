// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-ancova.h"

#include <gsl/gsl_multifit.h>
#include <math.h>

/**
 * ebb_ancova_fit:
 * @cases: (array length=n): the cases; one with a number that is not finite is left out
 * @n: how many
 * @result: (out): the fit; unset numbers are NAN
 *
 * Compares what followed with and without a treatment, given the start: least squares
 * of post = a + b pre + c treated (analysis of covariance; as a guard against
 * regression to the mean: Vickers and Altman 2001, BMJ 323:1123-1124). The standard
 * error takes the cases as independent, which those of one person hardly are.
 *
 * Returns: whether it can be told: four cases or more, some of each kind, and starts
 *   that differ within them
 */
gboolean
ebb_ancova_fit (const EbbAncovaCase *cases,
                guint n,
                EbbAncova *result)
{
  g_autofree const EbbAncovaCase **known = g_new (const EbbAncovaCase *, n);
  double squares;
  size_t rank;

  *result = (EbbAncova){ 0, NAN, NAN, NAN, NAN };
  g_return_val_if_fail (cases != NULL || n == 0, FALSE);

  for (guint i = 0; i < n; i++)
    if (isfinite (cases[i].pre) && isfinite (cases[i].post))
      known[result->n++] = &cases[i];
  if (result->n < 4)
    return FALSE;

  {
    gsl_matrix *model = gsl_matrix_alloc (result->n, 3);
    gsl_vector *posts = gsl_vector_alloc (result->n);
    gsl_vector *fitted = gsl_vector_alloc (3);
    gsl_matrix *covariance = gsl_matrix_alloc (3, 3);
    gsl_multifit_linear_workspace *workspace = gsl_multifit_linear_alloc (result->n, 3);

    for (guint i = 0; i < result->n; i++)
      {
        gsl_matrix_set (model, i, 0, 1);
        gsl_matrix_set (model, i, 1, known[i]->pre);
        gsl_matrix_set (model, i, 2, known[i]->treated ? 1 : 0);
        gsl_vector_set (posts, i, known[i]->post);
      }
    gsl_multifit_linear_tsvd (model, posts, 1e-10, fitted, covariance, &squares, &rank, workspace);
    if (rank == 3)
      {
        result->intercept = gsl_vector_get (fitted, 0);
        result->slope = gsl_vector_get (fitted, 1);
        result->effect = gsl_vector_get (fitted, 2);
        result->effect_error = sqrt (gsl_matrix_get (covariance, 2, 2));
      }
    gsl_multifit_linear_free (workspace);
    gsl_matrix_free (covariance);
    gsl_vector_free (fitted);
    gsl_vector_free (posts);
    gsl_matrix_free (model);
  }
  return rank == 3;
}
