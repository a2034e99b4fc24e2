// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-courses.h"

#include <math.h>

#include "model/ebb-technique.h"
#include "pages/ebb-course-form.h"
#include "widgets/ebb-course-schedule.h"

static EbbCourse *
make_random_course (void)
{
  guint n;
  const EbbCourseTemplate *templates = ebb_course_templates_get_all (&n);
  EbbCourse *course = ebb_course_new_from_template (&templates[g_test_rand_int_range (0, (int) n)], g_test_rand_int_range (15000, 25000), g_test_rand_int_range (0, 24 * 60));

  course->provider = (EbbProvider) g_test_rand_int_range (0, EBB_N_PROVIDERS);
  course->who = g_test_rand_bit () ? g_strdup ("Kim & <Co>") : NULL;
  course->purpose = g_test_rand_bit () ? g_strdup ("Sleep") : NULL;
  course->note = g_test_rand_bit () ? g_strdup ("One\nTwo") : NULL;
  if (g_test_rand_bit ())
    {
      course->price = g_test_rand_int_range (0, 200) / 2.0;
      course->currency = g_strdup ("CHF");
    }
  /* a number that the phases do not say, as from an import */
  if (g_test_rand_bit ())
    course->count = g_test_rand_int_range (0, 30);
  g_ptr_array_add (course->techniques, (gpointer) g_intern_string ("of-a-newer-version"));
  return course;
}

/* The order of techniques is that of the library. */
static void
sort_techniques (EbbCourse *course)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    if (g_ptr_array_find (course->techniques, g_intern_string (ebb_technique_get_id (i)), NULL))
      g_ptr_array_add (sorted, (gpointer) g_intern_string (ebb_technique_get_id (i)));
  g_ptr_array_add (sorted, (gpointer) g_intern_string ("of-a-newer-version"));
  g_ptr_array_set_size (course->techniques, 0);
  g_ptr_array_extend (course->techniques, sorted, NULL, NULL);
  g_ptr_array_unref (sorted);
}

static void
test_what_is_not_touched_stays_as_it_was (void)
{
  GtkWidget *form = g_object_ref_sink (ebb_course_form_new ());
  GtkWindow *window = ebb_test_present (form, 360, 600);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  ebb_course_form_set_known (EBB_COURSE_FORM (form), none, none, none, none);
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (EbbCourse) course = make_random_course ();
      g_autoptr (EbbCourse) stored = NULL;
      g_autoptr (EbbRecord) condition = NULL;
      g_autoptr (GError) error = NULL;

      sort_techniques (course);
      stored = ebb_record_copy (course);
      ebb_course_form_load (EBB_COURSE_FORM (form), course);
      g_assert_true (ebb_course_form_store (EBB_COURSE_FORM (form), stored, &condition, &error));
      g_assert_no_error (error);
      g_assert_null (condition);
      g_assert_true (ebb_record_equal_content (course, stored));
    }
  ebb_test_close (window);
  g_assert_finalize_object (form);
}

static void
test_a_price_is_typed_with_a_comma_or_a_point (void)
{
  static const char *const typed[] = { "45,50", "45.5", "45" };
  GtkWidget *form = g_object_ref_sink (ebb_course_form_new ());
  GtkWindow *window = ebb_test_present (form, 360, 600);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (EbbCourse) course = ebb_course_new_from_template (ebb_course_template_find ("neck"), 20000, 600);
  g_autoptr (EbbRecord) condition = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *price_row;

  course->provider = EBB_PROVIDER_THERAPIST;
  ebb_course_form_set_known (EBB_COURSE_FORM (form), none, none, none, none);
  ebb_course_form_load (EBB_COURSE_FORM (form), course);
  price_row = ebb_test_find_id (form, "price_row");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (price_row), typed[i]);
      g_assert_true (ebb_course_form_store (EBB_COURSE_FORM (form), course, &condition, &error));
      g_assert_cmpfloat (course->price, ==, i < 2 ? 45.5 : 45);
    }
  gtk_editable_set_text (GTK_EDITABLE (price_row), "about 45");
  g_assert_false (ebb_course_form_store (EBB_COURSE_FORM (form), course, &condition, &error));
  g_assert_nonnull (error);
  ebb_course_form_show_problem (EBB_COURSE_FORM (form));
  g_assert_true (gtk_widget_has_css_class (price_row, "error"));
  ebb_test_close (window);
  g_assert_finalize_object (form);
}

static void
test_more_sessions_a_week_than_days_add_a_day (void)
{
  GtkWidget *schedule = g_object_ref_sink (ebb_course_schedule_new ());
  GtkWindow *window = ebb_test_present (schedule, 360, 600);
  g_autoptr (EbbCourse) course = ebb_course_new_from_template (ebb_course_template_find ("knee"), 20000, 600);
  GtkWidget *phases;
  GtkWidget *per_week;

  ebb_course_schedule_load (EBB_COURSE_SCHEDULE (schedule), course);
  phases = ebb_test_find_id (schedule, "phases");
  g_assert (phases != NULL);
  per_week = ebb_test_find_type (phases, GTK_TYPE_SPIN_BUTTON);
  g_assert (per_week != NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (per_week), 3);
  g_assert_true (ebb_course_schedule_store (EBB_COURSE_SCHEDULE (schedule), course, NULL));
  g_assert_cmpuint (course->slots->len, ==, 3);
  g_assert_cmpint (course->count, ==, 24);
  g_assert_true (ebb_record_validate (course, NULL));
  ebb_test_close (window);
  g_assert_finalize_object (schedule);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

  g_test_add_func ("/course-form/what-is-not-touched-stays-as-it-was", test_what_is_not_touched_stays_as_it_was);
  g_test_add_func ("/course-form/a-price-is-typed-with-a-comma-or-a-point", test_a_price_is_typed_with_a_comma_or_a_point);
  g_test_add_func ("/course-form/more-sessions-a-week-than-days-add-a-day", test_more_sessions_a_week_than_days_add_a_day);

  return g_test_run ();
}
