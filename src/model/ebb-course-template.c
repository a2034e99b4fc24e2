// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-course.h"

#include <glib/gi18n.h>

#include "ebb-technique.h"

/*
 * What a course can begin with. The doses are those of trials where there is one:
 *
 * - neck: 60 minutes two or three times a week for four weeks did better than shorter
 *   or rarer ones (Sherman 2014, Ann Fam Med 12:112), six weekly ones after that kept
 *   it up (Cook 2015);
 * - knee: 60 minutes a week for eight weeks (Perlman 2012, PLoS One 7:e30248);
 * - headache: twelve in six weeks (Moraska 2015); how long each is, is our proposal;
 * - fibromyalgia: five weeks or more (Li 2014, PLoS One 9:e89304); six is our proposal;
 * - swelling: our proposal.
 */

static const EbbCourseTemplate templates[] = {
  { "neck", { { 4, 2 }, { 6, 1 } }, 60, 14 },
  { "knee", { { 8, 1 } }, 60, 8 },
  { "headache", { { 6, 2 } }, 45, 12 },
  { "fibromyalgia", { { 6, 1 } }, 60, 6 },
  { "swelling", { { 3, 2 } }, 30, 6 },
  { "free", { { 0, 0 } }, 0, 0 },
};

/* Beside the templates: their texts, and what is mostly done. */
static const struct
{
  const char *name;
  const char *text;
  EbbTechnique techniques[3];
  guint n_techniques;
} more[G_N_ELEMENTS (templates)] = {
  { NC_ ("course", "Neck and shoulders"),
    N_ ("Twice a week for four weeks, then weekly for six"),
    { EBB_TECHNIQUE_PETRISSAGE, EBB_TECHNIQUE_TRIGGER_POINT, EBB_TECHNIQUE_MYOFASCIAL_RELEASE },
    3 },
  { NC_ ("course", "Knee"), N_ ("An hour a week for eight weeks"), { EBB_TECHNIQUE_EFFLEURAGE, EBB_TECHNIQUE_PETRISSAGE }, 2 },
  { NC_ ("course", "Headache"), N_ ("Twice a week for six weeks"), { EBB_TECHNIQUE_TRIGGER_POINT, EBB_TECHNIQUE_MYOFASCIAL_RELEASE }, 2 },
  { NC_ ("course", "Fibromyalgia"), N_ ("Weekly for at least six weeks"), { EBB_TECHNIQUE_MYOFASCIAL_RELEASE }, 1 },
  { NC_ ("course", "Swelling"), N_ ("Twice a week for three weeks"), { EBB_TECHNIQUE_LYMPH_DRAINAGE }, 1 },
  { NC_ ("course", "Therapy"), N_ ("As you and your therapist agree"), { 0 }, 0 },
};

/**
 * ebb_course_templates_get_all:
 * @n_templates: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_templates): in the order to offer them
 */
const EbbCourseTemplate *
ebb_course_templates_get_all (guint *n_templates)
{
  *n_templates = G_N_ELEMENTS (templates);
  return templates;
}

/**
 * ebb_course_template_find:
 * @id: such as "neck"
 *
 * Returns: (transfer none) (nullable): the template
 */
const EbbCourseTemplate *
ebb_course_template_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (g_str_equal (templates[i].id, id))
      return &templates[i];
  return NULL;
}

static gsize
position_of (const EbbCourseTemplate *template)
{
  return (gsize) (template - templates);
}

/**
 * ebb_course_template_get_name:
 * @template: a template
 *
 * Returns: (transfer none): its translated name, which a new course has as its title
 */
const char *
ebb_course_template_get_name (const EbbCourseTemplate *template)
{
  return g_dpgettext2 (NULL, "course", more[position_of (template)].name);
}

/**
 * ebb_course_template_get_text:
 * @template: a template
 *
 * Returns: (transfer none): how often it is, in words
 */
const char *
ebb_course_template_get_text (const EbbCourseTemplate *template)
{
  return _ (more[position_of (template)].text);
}

/* A second day of the week some days away, not at the weekend if it can be. */
static int
second_weekday (int first)
{
  static const int second[] = { 4, 5, 5, 1, 2, 2, 3 }; /* of Monday to Sunday */

  return second[first - 1];
}

/**
 * ebb_course_new_from_template:
 * @template: a template
 * @first_day: when it begins; its weekday is the one of the first session of each week
 * @minute: of the day, 0 to 1439: when the sessions begin
 *
 * Returns: (transfer full): a planned course to be changed at will
 */
EbbCourse *
ebb_course_new_from_template (const EbbCourseTemplate *template,
                              EbbDay first_day,
                              int minute)
{
  EbbCourse *course;
  EbbCourseSlot slot = { ebb_day_get_weekday (first_day), minute };
  int most = 0;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (minute >= 0 && minute < 24 * 60, NULL);

  course = ebb_course_new (ebb_course_template_get_name (template), first_day);
  course->template = g_intern_static_string (template->id);
  course->minutes = template->minutes;
  course->count = template->count;
  for (guint i = 0; i < more[position_of (template)].n_techniques; i++)
    g_ptr_array_add (course->techniques, (gpointer) ebb_technique_get_id (more[position_of (template)].techniques[i]));

  for (guint i = 0; i < G_N_ELEMENTS (template->phases) && template->phases[i].weeks > 0; i++)
    {
      g_array_append_val (course->phases, template->phases[i]);
      most = MAX (most, template->phases[i].per_week);
    }
  if (most > 0)
    g_array_append_val (course->slots, slot);
  if (most > 1)
    {
      slot.weekday = second_weekday (slot.weekday);
      g_array_append_val (course->slots, slot);
    }
  return course;
}
