// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test.h"

#include <math.h>

#include "model/ebb-marking.h"

static const EbbRegion *
region (const char *id)
{
  const EbbRegion *found = ebb_region_find (id);

  g_assert_nonnull (found);
  return found;
}

static void
take_brush (EbbMarking *marking,
            double intensity,
            guint qualities,
            gboolean mirror)
{
  EbbBrush brush = { intensity, qualities, mirror };

  ebb_marking_set_brush (marking, &brush);
}

/* -1 for a mark without a number, -2 for no mark */
static double
intensity_of (EbbMarking *marking,
              const char *id)
{
  const EbbMark *mark = ebb_entry_find_mark (ebb_marking_get_marks (marking), region (id));

  if (mark == NULL)
    return -2;
  return isnan (mark->intensity) ? -1 : mark->intensity;
}

static guint
count (EbbMarking *marking)
{
  return ebb_entry_get_n_marks (ebb_marking_get_marks (marking));
}

static EbbEntry *
entry_with (const char *id,
            double intensity,
            guint qualities)
{
  EbbEntry *entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  EbbMark mark;

  ebb_mark_init (&mark, region (id));
  mark.intensity = intensity;
  mark.qualities = qualities;
  ebb_entry_set_mark (entry, &mark);
  return entry;
}

static void
test_the_same_brush_unmarks_and_another_changes (void)
{
  g_autoptr (EbbMarking) marking = ebb_marking_new ();

  take_brush (marking, 6, EBB_QUALITY_BURNING, FALSE);
  ebb_marking_press (marking, region ("neck-back-left"));
  g_assert_cmpfloat (intensity_of (marking, "neck-back-left"), ==, 6);
  g_assert_cmpfloat (intensity_of (marking, "neck-back-right"), ==, -2);

  take_brush (marking, 4, 0, FALSE);
  ebb_marking_press (marking, region ("neck-back-left"));
  g_assert_cmpfloat (intensity_of (marking, "neck-back-left"), ==, 4);
  /* what the brush does not say stays */
  g_assert_cmpuint (ebb_entry_get_mark (ebb_marking_get_marks (marking), 0)->qualities, ==, EBB_QUALITY_BURNING);

  ebb_marking_press (marking, region ("neck-back-left"));
  g_assert_cmpuint (count (marking), ==, 0);
}

static void
test_a_brush_that_says_nothing_marks_and_unmarks (void)
{
  g_autoptr (EbbMarking) marking = ebb_marking_new ();
  g_autoptr (EbbEntry) entry = entry_with ("forehead-left", 8, 0);

  ebb_marking_press (marking, region ("jaw-left"));
  g_assert_cmpfloat (intensity_of (marking, "jaw-left"), ==, -1);
  ebb_marking_press (marking, region ("jaw-left"));
  g_assert_cmpuint (count (marking), ==, 0);

  ebb_marking_load (marking, entry);
  ebb_marking_press (marking, region ("forehead-left"));
  g_assert_cmpuint (count (marking), ==, 0);
}

static void
test_a_stroke_is_one_step_and_does_one_thing (void)
{
  g_autoptr (EbbMarking) marking = ebb_marking_new ();

  take_brush (marking, 5, 0, FALSE);
  ebb_marking_begin_stroke (marking, region ("forehead-left"));
  ebb_marking_continue_stroke (marking, region ("face-left"));
  ebb_marking_continue_stroke (marking, region ("jaw-left"));
  /* back again: once touched is touched */
  ebb_marking_continue_stroke (marking, region ("face-left"));
  ebb_marking_end_stroke (marking);
  g_assert_cmpuint (count (marking), ==, 3);

  /* begun on what says the same, it takes off, also what says something else */
  take_brush (marking, 7, 0, FALSE);
  ebb_marking_press (marking, region ("jaw-left"));
  ebb_marking_begin_stroke (marking, region ("jaw-left"));
  ebb_marking_continue_stroke (marking, region ("face-left"));
  ebb_marking_continue_stroke (marking, region ("face-right"));
  ebb_marking_end_stroke (marking);
  g_assert_cmpuint (count (marking), ==, 1);
  g_assert_cmpfloat (intensity_of (marking, "forehead-left"), ==, 5);

  g_assert_true (ebb_marking_undo (marking));
  g_assert_cmpfloat (intensity_of (marking, "jaw-left"), ==, 7);
  g_assert_true (ebb_marking_undo (marking));
  g_assert_cmpfloat (intensity_of (marking, "jaw-left"), ==, 5);
  g_assert_true (ebb_marking_undo (marking));
  g_assert_cmpuint (count (marking), ==, 0);
  g_assert_false (ebb_marking_undo (marking));
}

static void
test_a_cancelled_stroke_has_not_been (void)
{
  g_autoptr (EbbMarking) marking = ebb_marking_new ();

  ebb_marking_press (marking, region ("jaw-left"));
  ebb_marking_begin_stroke (marking, region ("face-left"));
  ebb_marking_continue_stroke (marking, region ("forehead-left"));
  ebb_marking_cancel_stroke (marking);
  g_assert_cmpuint (count (marking), ==, 1);
  g_assert_true (ebb_marking_undo (marking));
  g_assert_cmpuint (count (marking), ==, 0);
  g_assert_false (ebb_marking_can_undo (marking));
}

static void
test_the_mirror_paints_and_clears_both_sides (void)
{
  g_autoptr (EbbMarking) marking = ebb_marking_new ();

  take_brush (marking, 3, EBB_QUALITY_TIGHT, TRUE);
  ebb_marking_press (marking, region ("neck-back-right"));
  g_assert_cmpfloat (intensity_of (marking, "neck-back-left"), ==, 3);
  g_assert_cmpfloat (intensity_of (marking, "neck-back-right"), ==, 3);
  ebb_marking_set_intensity (marking, region ("neck-back-left"), 9);
  g_assert_cmpfloat (intensity_of (marking, "neck-back-right"), ==, 9);
  ebb_marking_remove (marking, region ("neck-back-left"));
  g_assert_cmpuint (count (marking), ==, 0);
  g_assert_true (ebb_marking_undo (marking));
  g_assert_cmpuint (count (marking), ==, 2);
}

static void
test_one_press_takes_over_what_was_marked_last_time (void)
{
  g_autoptr (EbbMarking) marking = ebb_marking_new ();
  g_autoptr (EbbEntry) last = entry_with ("knee-front-left", 6, EBB_QUALITY_STIFF);
  const EbbMark *mark;

  ebb_marking_set_last (marking, last);
  g_assert_nonnull (ebb_marking_find_suggestion (marking, region ("knee-front-left")));
  g_assert_null (ebb_marking_find_suggestion (marking, region ("knee-front-right")));
  g_assert_cmpuint (count (marking), ==, 0);

  ebb_marking_press (marking, region ("knee-front-left"));
  mark = ebb_entry_get_mark (ebb_marking_get_marks (marking), 0);
  g_assert_true (ebb_mark_equal (mark, ebb_entry_get_mark (last, 0)));
  g_assert_null (ebb_marking_find_suggestion (marking, region ("knee-front-left")));

  /* a brush that says something is obeyed */
  ebb_marking_press (marking, region ("knee-front-left"));
  take_brush (marking, 2, 0, FALSE);
  ebb_marking_press (marking, region ("knee-front-left"));
  mark = ebb_entry_get_mark (ebb_marking_get_marks (marking), 0);
  g_assert_cmpfloat (mark->intensity, ==, 2);
  g_assert_cmpuint (mark->qualities, ==, 0);

  ebb_marking_clear (marking);
  ebb_marking_accept_all (marking);
  g_assert_cmpfloat (intensity_of (marking, "knee-front-left"), ==, 6);
}

static void
test_a_part_without_side_is_settled_where_it_is_pressed (void)
{
  g_autoptr (EbbMarking) marking = ebb_marking_new ();
  g_autoptr (EbbEntry) entry = entry_with ("knee", 6, EBB_QUALITY_STIFF);

  ebb_marking_load (marking, entry);
  g_assert_nonnull (ebb_marking_find_unsettled (marking, region ("knee-front-left")));
  g_assert_nonnull (ebb_marking_find_unsettled (marking, region ("knee-front-right")));
  g_assert_null (ebb_marking_find_unsettled (marking, region ("jaw-left")));

  ebb_marking_press (marking, region ("knee-front-left"));
  g_assert_cmpuint (count (marking), ==, 1);
  g_assert_cmpfloat (intensity_of (marking, "knee-front-left"), ==, 6);
  g_assert_cmpuint (ebb_entry_get_mark (ebb_marking_get_marks (marking), 0)->qualities, ==, EBB_QUALITY_STIFF);
  g_assert_true (ebb_marking_undo (marking));
  g_assert_cmpfloat (intensity_of (marking, "knee"), ==, 6);

  ebb_marking_settle (marking, region ("knee"), region ("knee-right"));
  g_assert_cmpfloat (intensity_of (marking, "knee-right"), ==, 6);
  g_assert_cmpuint (count (marking), ==, 1);
  g_assert_null (ebb_marking_find_unsettled (marking, region ("knee-front-left")));

  /* with the mirror both knees have it */
  ebb_marking_load (marking, entry);
  take_brush (marking, NAN, 0, TRUE);
  ebb_marking_press (marking, region ("knee-front-left"));
  g_assert_cmpfloat (intensity_of (marking, "knee-front-left"), ==, 6);
  g_assert_cmpfloat (intensity_of (marking, "knee-front-right"), ==, 6);
  g_assert_cmpuint (count (marking), ==, 2);
}

static void
test_every_step_is_undone_and_redone (void)
{
  g_autoptr (EbbMarking) marking = ebb_marking_new ();
  g_autoptr (EbbEntry) last = entry_with ("jaw-left", 1, 0);
  EbbMark mark;

  ebb_marking_set_last (marking, last);
  ebb_mark_init (&mark, region ("face-left"));
  mark.swelling = 2;
  ebb_marking_set (marking, &mark);
  ebb_marking_set (marking, &mark); /* no step: nothing changes */
  ebb_marking_set_intensity (marking, region ("face-left"), 10);
  ebb_marking_accept_all (marking);
  ebb_marking_clear (marking);
  ebb_marking_clear (marking);

  g_assert_true (ebb_marking_undo (marking));
  g_assert_cmpuint (count (marking), ==, 2);
  g_assert_true (ebb_marking_undo (marking));
  g_assert_cmpuint (count (marking), ==, 1);
  g_assert_true (ebb_marking_undo (marking));
  g_assert_cmpfloat (intensity_of (marking, "face-left"), ==, -1);
  g_assert_cmpint (ebb_entry_get_mark (ebb_marking_get_marks (marking), 0)->swelling, ==, 2);
  g_assert_true (ebb_marking_undo (marking));
  g_assert_false (ebb_marking_undo (marking));
  for (guint i = 0; i < 4; i++)
    g_assert_true (ebb_marking_redo (marking));
  g_assert_false (ebb_marking_redo (marking));
  g_assert_cmpuint (count (marking), ==, 0);

  /* a new step ends what could be redone; loading ends all */
  ebb_marking_undo (marking);
  ebb_marking_press (marking, region ("forehead-right"));
  g_assert_false (ebb_marking_can_redo (marking));
  ebb_marking_load (marking, last);
  g_assert_false (ebb_marking_can_undo (marking));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/marking/the-same-brush-unmarks-and-another-changes", test_the_same_brush_unmarks_and_another_changes);
  g_test_add_func ("/marking/a-brush-that-says-nothing-marks-and-unmarks", test_a_brush_that_says_nothing_marks_and_unmarks);
  g_test_add_func ("/marking/a-stroke-is-one-step-and-does-one-thing", test_a_stroke_is_one_step_and_does_one_thing);
  g_test_add_func ("/marking/a-cancelled-stroke-has-not-been", test_a_cancelled_stroke_has_not_been);
  g_test_add_func ("/marking/the-mirror-paints-and-clears-both-sides", test_the_mirror_paints_and_clears_both_sides);
  g_test_add_func ("/marking/one-press-takes-over-what-was-marked-last-time", test_one_press_takes_over_what_was_marked_last_time);
  g_test_add_func ("/marking/a-part-without-side-is-settled-where-it-is-pressed", test_a_part_without_side_is_settled_where_it_is_pressed);
  g_test_add_func ("/marking/every-step-is-undone-and-redone", test_every_step_is_undone_and_redone);

  return g_test_run ();
}
