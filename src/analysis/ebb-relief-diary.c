// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-diary-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-technique.h"

/*
 * What a diary holds about pain and sessions, in flat memory, and what sessions are told
 * apart by. Values of a tag are places in the tables of this diary; only what is done
 * counts, so a table has no value without a session. -cases.c makes ratings of it.
 */

static int
find_or_add (GPtrArray *table,
             gpointer value)
{
  guint index;

  if (!g_ptr_array_find (table, value, &index))
    {
      index = table->len;
      g_ptr_array_add (table, value);
    }
  return (int) index;
}

static void
add_value (EbbReliefDiary *self,
           EbbReliefTagRange *range,
           int value)
{
  for (guint i = 0; i < range->n; i++)
    if (g_array_index (self->values, int, range->first + i) == value)
      return;
  g_array_append_val (self->values, value);
  range->n++;
}

static EbbReliefTagRange
begin_values (EbbReliefDiary *self)
{
  return (EbbReliefTagRange){ self->values->len, 0 };
}

/* What was treated; where nobody wrote that down, what the course is for. */
static EbbReliefTagRange
tag_regions (EbbReliefDiary *self,
             EbbSession *session,
             EbbCourse *course)
{
  EbbReliefTagRange range = begin_values (self);

  for (guint i = 0; i < session->parts->len; i++)
    {
      const EbbSessionPart *part = &g_array_index (session->parts, EbbSessionPart, i);

      if (part->region != NULL)
        add_value (self, &range, find_or_add (self->regions, (gpointer) part->region));
    }
  if (range.n == 0 && course != NULL)
    for (guint i = 0; i < course->regions->len; i++)
      add_value (self, &range, find_or_add (self->regions, course->regions->pdata[i]));
  return range;
}

static EbbReliefTagRange
tag_techniques (EbbReliefDiary *self,
                EbbSession *session)
{
  EbbReliefTagRange range = begin_values (self);

  for (guint i = 0; i < session->parts->len; i++)
    add_value (self, &range, find_or_add (self->techniques, (gpointer) g_array_index (session->parts, EbbSessionPart, i).technique));
  return range;
}

/* A therapist is known by name, if there is one: two of them are two groups. */
static EbbReliefTagRange
tag_provider (EbbReliefDiary *self,
              EbbSession *session)
{
  EbbReliefTagRange range = begin_values (self);
  const char *who = session->who != NULL && *session->who != '\0' ? g_intern_string (session->who) : NULL;

  if (who == NULL && session->provider != EBB_PROVIDER_ABSENT)
    who = ebb_provider_get_id (session->provider);
  if (who != NULL)
    add_value (self, &range, find_or_add (self->providers, (gpointer) g_intern_string (who)));
  return range;
}

static EbbCourse *
find_course (EbbReliefDiary *self,
             const char *id,
             guint *index)
{
  for (guint i = 0; id != NULL && i < self->courses->len; i++)
    if (g_strcmp0 (((EbbRecord *) self->courses->pdata[i])->id, id) == 0)
      {
        *index = i;
        return self->courses->pdata[i];
      }
  return NULL;
}

static void
add_session (EbbReliefDiary *self,
             EbbSession *session)
{
  EbbReliefTagRange ranges[EBB_N_SESSION_TAGS];
  guint index = 0;
  EbbCourse *course = find_course (self, session->course, &index);

  /* by the number before its first tag a session is found again when it was sorted */
  g_array_append_val (self->values, self->sessions->len);
  g_ptr_array_add (self->sessions, g_object_ref (session));
  ranges[EBB_SESSION_TECHNIQUE] = tag_techniques (self, session);
  ranges[EBB_SESSION_REGION] = tag_regions (self, session, course);
  ranges[EBB_SESSION_PROVIDER] = tag_provider (self, session);
  ranges[EBB_SESSION_COURSE] = begin_values (self);
  if (course != NULL)
    add_value (self, &ranges[EBB_SESSION_COURSE], (int) index);
  g_array_append_vals (self->tags, ranges, EBB_N_SESSION_TAGS);
}

/**
 * ebb_relief_diary_new:
 * @sessions: (element-type EbbSession): all of them; those that were not done, or nobody
 *   knows when, are left out
 * @courses: (element-type EbbCourse): all of them
 *
 * Returns: (transfer full): a diary without entries; add them before it is handed out
 */
EbbReliefDiary *
ebb_relief_diary_new (GPtrArray *sessions,
                      GPtrArray *courses)
{
  EbbReliefDiary *self = g_new0 (EbbReliefDiary, 1);

  g_return_val_if_fail (sessions != NULL && courses != NULL, self);

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = g_array_new (FALSE, FALSE, sizeof (EbbReliefEntry));
  self->marks = g_array_new (FALSE, FALSE, sizeof (EbbReliefMark));
  self->sessions = g_ptr_array_new_with_free_func (g_object_unref);
  self->courses = g_ptr_array_ref (courses);
  self->techniques = g_ptr_array_new ();
  self->regions = g_ptr_array_new ();
  self->providers = g_ptr_array_new ();
  self->values = g_array_new (FALSE, FALSE, sizeof (int));
  self->tags = g_array_new (FALSE, FALSE, sizeof (EbbReliefTagRange));
  for (guint i = 0; i < sessions->len; i++)
    {
      EbbSession *session = sessions->pdata[i];

      if (session->state == EBB_SESSION_DONE && !ebb_moment_is_absent (session->started))
        add_session (self, session);
    }
  return self;
}

/**
 * ebb_relief_diary_ref:
 * @self: a diary
 *
 * Returns: (transfer full): @self
 */
EbbReliefDiary *
ebb_relief_diary_ref (EbbReliefDiary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * ebb_relief_diary_unref:
 * @self: (transfer full): a diary
 */
void
ebb_relief_diary_unref (EbbReliefDiary *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->entries);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->courses);
  g_ptr_array_unref (self->techniques);
  g_ptr_array_unref (self->regions);
  g_ptr_array_unref (self->providers);
  g_array_unref (self->values);
  g_array_unref (self->tags);
  g_free (self);
}

/**
 * ebb_relief_diary_add_entry:
 * @self: a diary that nobody else has yet
 * @when: of the entry
 * @pain: pain now, 0 to 10; NAN absent
 */
void
ebb_relief_diary_add_entry (EbbReliefDiary *self,
                            EbbMoment when,
                            double pain)
{
  EbbReliefEntry entry = { when, pain, self->marks->len, 0 };

  g_array_append_val (self->entries, entry);
}

/**
 * ebb_relief_diary_add_mark:
 * @self: a diary that nobody else has yet, with an entry
 * @region: where
 * @intensity: 0 to 10; NAN absent
 *
 * Adds a mark of the entry that was added last.
 */
void
ebb_relief_diary_add_mark (EbbReliefDiary *self,
                           const EbbRegion *region,
                           double intensity)
{
  EbbReliefMark mark = { region, intensity };

  g_return_if_fail (region != NULL);
  g_return_if_fail (self->entries->len > 0);

  if (isnan (intensity))
    return;
  g_array_append_val (self->marks, mark);
  g_array_index (self->entries, EbbReliefEntry, self->entries->len - 1).n_marks++;
}

/**
 * ebb_relief_diary_get_n_sessions:
 * @self: a diary
 *
 * Returns: how many sessions were done
 */
guint
ebb_relief_diary_get_n_sessions (const EbbReliefDiary *self)
{
  return self->sessions->len;
}

/**
 * ebb_relief_diary_get_session:
 * @self: a diary
 * @index: below ebb_relief_diary_get_n_sessions()
 *
 * Returns: (transfer none): a session that was done
 */
EbbSession *
ebb_relief_diary_get_session (const EbbReliefDiary *self,
                              guint index)
{
  g_return_val_if_fail (index < self->sessions->len, NULL);

  return self->sessions->pdata[index];
}

/**
 * ebb_relief_diary_get_n_entries:
 * @self: a diary
 *
 * Returns: how many entries it has
 */
guint
ebb_relief_diary_get_n_entries (const EbbReliefDiary *self)
{
  return self->entries->len;
}

/* --- what sessions are told apart by ---------------------------------------------- */

static int
compare_values_cb (gconstpointer a,
                   gconstpointer b)
{
  int first = *(const int *) a;
  int second = *(const int *) b;

  return (first > second) - (first < second);
}

static EbbSessionTag
get_tag (EbbReliefBy by)
{
  switch (by)
    {
    case EBB_RELIEF_BY_REGION:
      return EBB_SESSION_REGION;
    case EBB_RELIEF_BY_PROVIDER:
      return EBB_SESSION_PROVIDER;
    case EBB_RELIEF_BY_COURSE:
      return EBB_SESSION_COURSE;
    case EBB_RELIEF_BY_TECHNIQUE:
    case EBB_RELIEF_BY_NOTHING:
    case EBB_RELIEF_BY_PART_OF_DAY:
    default:
      return EBB_SESSION_TECHNIQUE;
    }
}

/**
 * ebb_relief_diary_list_values:
 * @self: a diary
 * @by: what sessions are told apart by
 * @n: (out): how many values there are
 *
 * Returns: (transfer full) (array length=n): what values the sessions have, each once; of
 *   %EBB_RELIEF_BY_NOTHING there is none
 */
int *
ebb_relief_diary_list_values (const EbbReliefDiary *self,
                              EbbReliefBy by,
                              guint *n)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (int));
  guint n_kept = 0;

  for (guint i = 0; by != EBB_RELIEF_BY_NOTHING && i < self->sessions->len; i++)
    {
      const EbbReliefTagRange *range = &g_array_index (self->tags, EbbReliefTagRange, i * EBB_N_SESSION_TAGS + get_tag (by));
      int part = (int) ebb_part_of_day (((EbbSession *) self->sessions->pdata[i])->started);

      if (by == EBB_RELIEF_BY_PART_OF_DAY)
        g_array_append_val (values, part);
      else
        g_array_append_vals (values, (int *) (void *) self->values->data + range->first, range->n);
    }
  g_array_sort (values, compare_values_cb);
  for (guint i = 0; i < values->len; i++)
    if (i == 0 || g_array_index (values, int, i) != g_array_index (values, int, n_kept - 1))
      g_array_index (values, int, n_kept++) = g_array_index (values, int, i);
  *n = n_kept;
  return g_memdup2 (values->data, MAX (n_kept, 1) * sizeof (int));
}

static gpointer
get_value (const EbbReliefDiary *self,
           EbbReliefBy by,
           int value)
{
  GPtrArray *table = by == EBB_RELIEF_BY_TECHNIQUE  ? self->techniques
                     : by == EBB_RELIEF_BY_REGION   ? self->regions
                     : by == EBB_RELIEF_BY_PROVIDER ? self->providers
                     : by == EBB_RELIEF_BY_COURSE   ? self->courses
                                                    : NULL;

  return table != NULL && value >= 0 && (guint) value < table->len ? table->pdata[value] : NULL;
}

/**
 * ebb_relief_diary_has_value:
 * @self: a diary
 * @by: what sessions are told apart by
 * @value: one of ebb_relief_diary_list_values(), perhaps of another diary
 *
 * Returns: whether there is such a value
 */
gboolean
ebb_relief_diary_has_value (const EbbReliefDiary *self,
                            EbbReliefBy by,
                            int value)
{
  guint n;
  g_autofree int *values = ebb_relief_diary_list_values (self, by, &n);

  for (guint i = 0; i < n; i++)
    if (values[i] == value)
      return TRUE;
  return FALSE;
}

/**
 * ebb_relief_diary_get_value_name:
 * @self: a diary
 * @by: what sessions are told apart by
 * @value: one of ebb_relief_diary_list_values()
 *
 * Returns: (transfer full): what it is called, in the language of the session
 */
char *
ebb_relief_diary_get_value_name (const EbbReliefDiary *self,
                                 EbbReliefBy by,
                                 int value)
{
  gpointer found = get_value (self, by, value);
  EbbProvider provider;

  if (by == EBB_RELIEF_BY_PART_OF_DAY)
    return g_strdup (ebb_part_of_day_get_name ((EbbPartOfDay) value));
  g_return_val_if_fail (found != NULL, g_strdup (""));

  if (by == EBB_RELIEF_BY_TECHNIQUE)
    return g_strdup (ebb_technique_id_get_name (found));
  if (by == EBB_RELIEF_BY_REGION)
    return ebb_region_get_label (found);
  if (by == EBB_RELIEF_BY_COURSE)
    return g_strdup (EBB_COURSE (found)->title);
  return g_strdup (ebb_provider_find (found, &provider) ? ebb_provider_get_name (provider) : found);
}

static const char *const part_ids[] = { "night", "morning", "afternoon", "evening" };

/**
 * ebb_relief_diary_get_value_id:
 * @self: a diary
 * @by: what sessions are told apart by
 * @value: one of ebb_relief_diary_list_values()
 *
 * Returns: (transfer none): what it is called in settings and for programs: the id of the
 *   technique, region or course, "partner" or the like or the therapist's name, "morning"
 *   or another part of the day
 */
const char *
ebb_relief_diary_get_value_id (const EbbReliefDiary *self,
                               EbbReliefBy by,
                               int value)
{
  gpointer found = get_value (self, by, value);

  if (by == EBB_RELIEF_BY_PART_OF_DAY)
    return part_ids[value];
  g_return_val_if_fail (found != NULL, "");

  if (by == EBB_RELIEF_BY_REGION)
    return ((const EbbRegion *) found)->id;
  return by == EBB_RELIEF_BY_COURSE ? ((EbbRecord *) found)->id : found;
}

/**
 * ebb_relief_diary_find_value:
 * @self: a diary
 * @by: what sessions are told apart by
 * @id: as ebb_relief_diary_get_value_id() returns it
 * @value: (out): the value
 *
 * Returns: whether a session has it
 */
gboolean
ebb_relief_diary_find_value (const EbbReliefDiary *self,
                             EbbReliefBy by,
                             const char *id,
                             int *value)
{
  guint n;
  g_autofree int *values = ebb_relief_diary_list_values (self, by, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (ebb_relief_diary_get_value_id (self, by, values[i]), id) == 0)
      {
        *value = values[i];
        return TRUE;
      }
  return FALSE;
}
