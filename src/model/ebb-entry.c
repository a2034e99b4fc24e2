// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-entry.h"
#include "ebb-error.h"
#include "ebb-rating.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

struct _EbbEntry
{
  GObject parent_instance;

  char *id;        /* (owned) (nullable): UUID text; NULL for a new entry */
  gint64 modified; /* microseconds since the epoch, UTC; 0 if never saved */
  EbbMoment moment;
  double ratings[EBB_N_RATING_SLOTS]; /* 0 to 10, NAN if absent */
  char *note;                         /* (owned) (nullable): never "" */
  GArray *marks;                      /* (owned) (nullable): EbbMark, by ebb_region_compare() */
  GArray *values;                     /* (owned) (nullable): EbbValue, by tracker id */
  GPtrArray *tags;                    /* (owned) (nullable): text, sorted */
};

G_DEFINE_FINAL_TYPE (EbbEntry, ebb_entry, G_TYPE_OBJECT)

static void
value_clear (gpointer data)
{
  EbbValue *value = data;

  g_clear_pointer (&value->choice, g_free);
}

static void
ebb_entry_finalize (GObject *object)
{
  EbbEntry *self = EBB_ENTRY (object);

  g_free (self->id);
  g_free (self->note);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->values, g_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);

  G_OBJECT_CLASS (ebb_entry_parent_class)->finalize (object);
}

static void
ebb_entry_class_init (EbbEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ebb_entry_finalize;
}

static void
ebb_entry_init (EbbEntry *self)
{
  for (guint i = 0; i < EBB_N_RATING_SLOTS; i++)
    self->ratings[i] = NAN;
}

/**
 * ebb_entry_new:
 * @moment: when
 *
 * Returns: (transfer full): an entry that holds nothing else
 */
EbbEntry *
ebb_entry_new (EbbMoment moment)
{
  EbbEntry *self = g_object_new (EBB_TYPE_ENTRY, NULL);

  self->moment = moment;
  return self;
}

/**
 * ebb_entry_copy:
 * @self: an entry
 *
 * Returns: (transfer full): another with the same content, id and state
 */
EbbEntry *
ebb_entry_copy (EbbEntry *self)
{
  EbbEntry *copy;

  g_return_val_if_fail (EBB_IS_ENTRY (self), NULL);

  copy = ebb_entry_new (self->moment);
  copy->id = g_strdup (self->id);
  copy->modified = self->modified;
  memcpy (copy->ratings, self->ratings, sizeof copy->ratings);
  copy->note = g_strdup (self->note);
  if (self->marks != NULL)
    copy->marks = g_array_copy (self->marks);
  for (guint i = 0; i < ebb_entry_get_n_values (self); i++)
    ebb_entry_set_value (copy, ebb_entry_get_value (self, i));
  for (guint i = 0; i < ebb_entry_get_n_tags (self); i++)
    ebb_entry_add_tag (copy, ebb_entry_get_tag (self, i));
  return copy;
}

/**
 * ebb_entry_get_id:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): its UUID as text, %NULL if never saved
 */
const char *
ebb_entry_get_id (EbbEntry *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY (self), NULL);

  return self->id;
}

void
ebb_entry_set_id (EbbEntry *self,
                  const char *id)
{
  char *copy;

  g_return_if_fail (EBB_IS_ENTRY (self));

  copy = g_strdup (id);
  g_free (self->id);
  self->id = copy;
}

/**
 * ebb_entry_get_modified:
 * @self: an entry
 *
 * Returns: when this state was saved, in microseconds since the epoch, UTC; 0 if
 *   never. The store uses it to notice that an entry was changed elsewhere.
 */
gint64
ebb_entry_get_modified (EbbEntry *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY (self), 0);

  return self->modified;
}

void
ebb_entry_set_modified (EbbEntry *self,
                        gint64 modified)
{
  g_return_if_fail (EBB_IS_ENTRY (self));

  self->modified = modified;
}

EbbMoment
ebb_entry_get_moment (EbbEntry *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY (self), (EbbMoment){ 0 });

  return self->moment;
}

void
ebb_entry_set_moment (EbbEntry *self,
                      EbbMoment moment)
{
  g_return_if_fail (EBB_IS_ENTRY (self));

  self->moment = moment;
}

/**
 * ebb_entry_get_day:
 * @self: an entry
 *
 * Returns: its local day, by its own offset
 */
EbbDay
ebb_entry_get_day (EbbEntry *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY (self), 0);

  return ebb_moment_get_day (self->moment);
}

/**
 * ebb_entry_get_rating:
 * @self: an entry
 * @slot: which rating
 *
 * Returns: 0 to 10, NAN if absent
 */
double
ebb_entry_get_rating (EbbEntry *self,
                      EbbRatingSlot slot)
{
  g_return_val_if_fail (EBB_IS_ENTRY (self), NAN);
  g_return_val_if_fail (slot < EBB_N_RATING_SLOTS, NAN);

  return self->ratings[slot];
}

void
ebb_entry_set_rating (EbbEntry *self,
                      EbbRatingSlot slot,
                      double rating)
{
  g_return_if_fail (EBB_IS_ENTRY (self));
  g_return_if_fail (slot < EBB_N_RATING_SLOTS);

  self->ratings[slot] = rating;
}

/**
 * ebb_entry_get_pain:
 * @self: an entry
 *
 * Returns: pain now, 0 to 10; NAN if absent
 */
double
ebb_entry_get_pain (EbbEntry *self)
{
  return ebb_entry_get_rating (self, EBB_RATING_NOW);
}

/**
 * ebb_entry_get_note:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the note, %NULL if there is none
 */
const char *
ebb_entry_get_note (EbbEntry *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY (self), NULL);

  return self->note;
}

/**
 * ebb_entry_set_note:
 * @self: an entry
 * @note: (nullable): text; an empty one is no note
 */
void
ebb_entry_set_note (EbbEntry *self,
                    const char *note)
{
  char *copy;

  g_return_if_fail (EBB_IS_ENTRY (self));

  copy = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  g_free (self->note);
  self->note = copy;
}

guint
ebb_entry_get_n_marks (EbbEntry *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY (self), 0);

  return self->marks != NULL ? self->marks->len : 0;
}

/**
 * ebb_entry_get_mark:
 * @self: an entry
 * @position: less than ebb_entry_get_n_marks()
 *
 * Returns: (transfer none): the mark, valid until the marks are changed
 */
const EbbMark *
ebb_entry_get_mark (EbbEntry *self,
                    guint position)
{
  g_return_val_if_fail (position < ebb_entry_get_n_marks (self), NULL);

  return &g_array_index (self->marks, EbbMark, position);
}

/* Returns whether the region is marked; @position is where it is or belongs. */
static gboolean
find_mark (EbbEntry *self,
           const EbbRegion *region,
           guint *position)
{
  guint n = ebb_entry_get_n_marks (self);
  guint i = 0;

  while (i < n && ebb_region_compare (g_array_index (self->marks, EbbMark, i).region, region) < 0)
    i++;
  *position = i;
  return i < n && g_array_index (self->marks, EbbMark, i).region == region;
}

/**
 * ebb_entry_find_mark:
 * @self: an entry
 * @region: a region
 *
 * Returns: (transfer none) (nullable): the mark on exactly this region
 */
const EbbMark *
ebb_entry_find_mark (EbbEntry *self,
                     const EbbRegion *region)
{
  guint position;

  g_return_val_if_fail (EBB_IS_ENTRY (self), NULL);
  g_return_val_if_fail (region != NULL, NULL);

  return find_mark (self, region, &position) ? &g_array_index (self->marks, EbbMark, position) : NULL;
}

/**
 * ebb_entry_set_mark:
 * @self: an entry
 * @mark: a mark; it takes the place of one on the same region
 */
void
ebb_entry_set_mark (EbbEntry *self,
                    const EbbMark *mark)
{
  guint position;

  g_return_if_fail (EBB_IS_ENTRY (self));
  g_return_if_fail (mark != NULL && mark->region != NULL);

  if (self->marks == NULL)
    self->marks = g_array_new (FALSE, FALSE, sizeof (EbbMark));
  if (find_mark (self, mark->region, &position))
    g_array_index (self->marks, EbbMark, position) = *mark;
  else
    g_array_insert_val (self->marks, position, *mark);
}

gboolean
ebb_entry_remove_mark (EbbEntry *self,
                       const EbbRegion *region)
{
  guint position;

  g_return_val_if_fail (EBB_IS_ENTRY (self), FALSE);
  g_return_val_if_fail (region != NULL, FALSE);

  if (!find_mark (self, region, &position))
    return FALSE;
  g_array_remove_index (self->marks, position);
  return TRUE;
}

void
ebb_entry_clear_marks (EbbEntry *self)
{
  g_return_if_fail (EBB_IS_ENTRY (self));

  g_clear_pointer (&self->marks, g_array_unref);
}

guint
ebb_entry_get_n_values (EbbEntry *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY (self), 0);

  return self->values != NULL ? self->values->len : 0;
}

/**
 * ebb_entry_get_value:
 * @self: an entry
 * @position: less than ebb_entry_get_n_values()
 *
 * Returns: (transfer none): the value, valid until the values are changed
 */
const EbbValue *
ebb_entry_get_value (EbbEntry *self,
                     guint position)
{
  g_return_val_if_fail (position < ebb_entry_get_n_values (self), NULL);

  return &g_array_index (self->values, EbbValue, position);
}

static gboolean
find_value (EbbEntry *self,
            const char *tracker,
            guint *position)
{
  guint n = ebb_entry_get_n_values (self);
  int order = 1;
  guint i = 0;

  while (i < n && (order = strcmp (g_array_index (self->values, EbbValue, i).tracker, tracker)) < 0)
    i++;
  *position = i;
  return i < n && order == 0;
}

/**
 * ebb_entry_find_value:
 * @self: an entry
 * @tracker: a tracker's id
 *
 * Returns: (transfer none) (nullable): the value of that tracker
 */
const EbbValue *
ebb_entry_find_value (EbbEntry *self,
                      const char *tracker)
{
  guint position;

  g_return_val_if_fail (EBB_IS_ENTRY (self), NULL);
  g_return_val_if_fail (tracker != NULL, NULL);

  return find_value (self, tracker, &position) ? &g_array_index (self->values, EbbValue, position) : NULL;
}

/**
 * ebb_entry_set_value:
 * @self: an entry
 * @value: a value; it takes the place of one of the same tracker
 */
void
ebb_entry_set_value (EbbEntry *self,
                     const EbbValue *value)
{
  EbbValue copy;
  guint position;

  g_return_if_fail (EBB_IS_ENTRY (self));
  g_return_if_fail (value != NULL && value->tracker != NULL);

  copy = (EbbValue){
    .tracker = g_intern_string (value->tracker),
    .number = value->choice != NULL ? NAN : value->number,
    .choice = g_strdup (value->choice),
  };
  if (self->values == NULL)
    {
      self->values = g_array_new (FALSE, FALSE, sizeof (EbbValue));
      g_array_set_clear_func (self->values, value_clear);
    }
  if (find_value (self, copy.tracker, &position))
    {
      EbbValue *old = &g_array_index (self->values, EbbValue, position);

      value_clear (old);
      *old = copy;
    }
  else
    g_array_insert_val (self->values, position, copy);
}

void
ebb_entry_set_number (EbbEntry *self,
                      const char *tracker,
                      double number)
{
  ebb_entry_set_value (self, &(EbbValue){ tracker, number, NULL });
}

void
ebb_entry_set_choice (EbbEntry *self,
                      const char *tracker,
                      const char *choice)
{
  ebb_entry_set_value (self, &(EbbValue){ tracker, NAN, (char *) choice });
}

gboolean
ebb_entry_remove_value (EbbEntry *self,
                        const char *tracker)
{
  guint position;

  g_return_val_if_fail (EBB_IS_ENTRY (self), FALSE);
  g_return_val_if_fail (tracker != NULL, FALSE);

  if (!find_value (self, tracker, &position))
    return FALSE;
  g_array_remove_index (self->values, position);
  return TRUE;
}

guint
ebb_entry_get_n_tags (EbbEntry *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY (self), 0);

  return self->tags != NULL ? self->tags->len : 0;
}

const char *
ebb_entry_get_tag (EbbEntry *self,
                   guint position)
{
  g_return_val_if_fail (position < ebb_entry_get_n_tags (self), NULL);

  return g_ptr_array_index (self->tags, position);
}

static gboolean
find_tag (EbbEntry *self,
          const char *tag,
          guint *position)
{
  guint n = ebb_entry_get_n_tags (self);
  int order = 1;
  guint i = 0;

  while (i < n && (order = strcmp (g_ptr_array_index (self->tags, i), tag)) < 0)
    i++;
  *position = i;
  return i < n && order == 0;
}

/**
 * ebb_entry_add_tag:
 * @self: an entry
 * @tag: a word or short phrase; spaces around it are dropped, an empty one is
 *   none, one that is there is not added again
 */
void
ebb_entry_add_tag (EbbEntry *self,
                   const char *tag)
{
  g_autofree char *word = NULL;
  guint position;

  g_return_if_fail (EBB_IS_ENTRY (self));
  g_return_if_fail (tag != NULL);

  word = g_strstrip (g_strdup (tag));
  if (*word == '\0' || find_tag (self, word, &position))
    return;
  if (self->tags == NULL)
    self->tags = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_insert (self->tags, (int) position, g_steal_pointer (&word));
}

gboolean
ebb_entry_remove_tag (EbbEntry *self,
                      const char *tag)
{
  guint position;

  g_return_val_if_fail (EBB_IS_ENTRY (self), FALSE);
  g_return_val_if_fail (tag != NULL, FALSE);

  if (!find_tag (self, tag, &position))
    return FALSE;
  g_ptr_array_remove_index (self->tags, position);
  return TRUE;
}

/**
 * ebb_entry_is_empty:
 * @self: an entry
 *
 * Returns: whether it holds nothing but its moment
 */
gboolean
ebb_entry_is_empty (EbbEntry *self)
{
  g_return_val_if_fail (EBB_IS_ENTRY (self), TRUE);

  for (guint i = 0; i < EBB_N_RATING_SLOTS; i++)
    if (!isnan (self->ratings[i]))
      return FALSE;
  return self->note == NULL && ebb_entry_get_n_marks (self) == 0 &&
         ebb_entry_get_n_values (self) == 0 && ebb_entry_get_n_tags (self) == 0;
}

/**
 * ebb_entry_equal_content:
 * @a: an entry
 * @b: an entry
 *
 * Returns: whether both say the same of the same instant. Id, time of change and
 *   offset do not count: one instant written in two zones is one instant.
 */
gboolean
ebb_entry_equal_content (EbbEntry *a,
                         EbbEntry *b)
{
  guint n_marks = ebb_entry_get_n_marks (a);
  guint n_values = ebb_entry_get_n_values (a);
  guint n_tags = ebb_entry_get_n_tags (a);

  if (a->moment.at != b->moment.at || g_strcmp0 (a->note, b->note) != 0 ||
      n_marks != ebb_entry_get_n_marks (b) || n_values != ebb_entry_get_n_values (b) ||
      n_tags != ebb_entry_get_n_tags (b))
    return FALSE;

  for (guint i = 0; i < EBB_N_RATING_SLOTS; i++)
    if (!ebb_number_equal (a->ratings[i], b->ratings[i]))
      return FALSE;
  for (guint i = 0; i < n_marks; i++)
    if (!ebb_mark_equal (ebb_entry_get_mark (a, i), ebb_entry_get_mark (b, i)))
      return FALSE;
  for (guint i = 0; i < n_values; i++)
    {
      const EbbValue *x = ebb_entry_get_value (a, i);
      const EbbValue *y = ebb_entry_get_value (b, i);

      if (!g_str_equal (x->tracker, y->tracker) || !ebb_number_equal (x->number, y->number) ||
          g_strcmp0 (x->choice, y->choice) != 0)
        return FALSE;
    }
  for (guint i = 0; i < n_tags; i++)
    if (!g_str_equal (ebb_entry_get_tag (a, i), ebb_entry_get_tag (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * ebb_entry_validate:
 * @self: an entry
 * @error: %EBB_ERROR_INVALID
 *
 * Checks all that does not need the diary: ranges, the moment, the text of the
 * note. Whether a value fits its tracker is for ebb_tracker_accepts().
 *
 * Returns: whether the entry may be saved
 */
gboolean
ebb_entry_validate (EbbEntry *self,
                    GError **error)
{
  g_return_val_if_fail (EBB_IS_ENTRY (self), FALSE);

  if (!ebb_moment_is_valid (self->moment))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID,
                   _ ("The date must be from the year 1900 to 2199."));
      return FALSE;
    }
  for (guint i = 0; i < EBB_N_RATING_SLOTS; i++)
    if (!ebb_rating_is_valid (self->ratings[i]))
      {
        g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("A rating must be from 0 to 10."));
        return FALSE;
      }
  for (guint i = 0; i < ebb_entry_get_n_marks (self); i++)
    if (!ebb_mark_is_valid (ebb_entry_get_mark (self, i)))
      {
        g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID,
                     _ ("A mark must be from 0 to 10, its swelling from 0 to 3."));
        return FALSE;
      }
  if (self->note != NULL && strlen (self->note) > EBB_NOTE_MAX_BYTES)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("The note is too long (more than 1 MiB)."));
      return FALSE;
    }
  if (self->note != NULL && !g_utf8_validate (self->note, -1, NULL))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The note is not valid text (UTF-8)."));
      return FALSE;
    }
  return TRUE;
}

/**
 * ebb_entry_order_warning:
 * @self: an entry
 *
 * The least pain of a day cannot be above its average, nor that above the worst.
 * People still mistype; the rule is a hint, never a refusal.
 *
 * Returns: (transfer full) (nullable): one sentence, %NULL if all is in order
 */
char *
ebb_entry_order_warning (EbbEntry *self)
{
  double average, worst, least;

  g_return_val_if_fail (EBB_IS_ENTRY (self), NULL);

  average = self->ratings[EBB_RATING_AVERAGE];
  worst = self->ratings[EBB_RATING_WORST];
  least = self->ratings[EBB_RATING_LEAST];

  /* Comparisons with NAN are false: what is absent is never out of order. */
  if (least > worst)
    return g_strdup (_ ("The least pain of the day is above the worst. Is that right?"));
  if (average > worst)
    return g_strdup (_ ("The average of the day is above the worst. Is that right?"));
  if (least > average)
    return g_strdup (_ ("The least pain of the day is above the average. Is that right?"));
  return NULL;
}

static void
append_part (GString *text,
             const char *part)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append (text, part);
}

/**
 * ebb_entry_describe:
 * @self: an entry
 * @trackers: (nullable) (element-type EbbTracker): to name the values
 *
 * Returns: (transfer full): the entry in words, without its time: "Pain 6; Left
 *   shoulder blade 6, burning; Mood 4; note text". For screen readers.
 */
char *
ebb_entry_describe (EbbEntry *self,
                    GPtrArray *trackers)
{
  const char *const formats[EBB_N_RATING_SLOTS] = {
    _ ("Pain %s"),
    _ ("average of the day %s"),
    _ ("worst of the day %s"),
    _ ("least of the day %s"),
  };
  GString *text;

  g_return_val_if_fail (EBB_IS_ENTRY (self), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < EBB_N_RATING_SLOTS; i++)
    if (!isnan (self->ratings[i]))
      {
        g_autofree char *number = ebb_number_to_local_string (self->ratings[i]);
        g_auto (GStrv) halves = g_strsplit (formats[i], "%s", 2);
        g_autofree char *part = g_strjoinv (number, halves);

        append_part (text, part);
      }
  for (guint i = 0; i < ebb_entry_get_n_marks (self); i++)
    {
      g_autofree char *part = ebb_mark_describe (ebb_entry_get_mark (self, i));

      append_part (text, part);
    }
  for (guint i = 0; i < ebb_entry_get_n_values (self); i++)
    {
      const EbbValue *value = ebb_entry_get_value (self, i);
      EbbTracker *tracker = trackers != NULL ? ebb_trackers_find (trackers, value->tracker) : NULL;
      g_autofree char *what = tracker != NULL         ? ebb_tracker_describe_value (tracker, value)
                              : value->choice != NULL ? g_strdup (value->choice)
                                                      : ebb_number_to_local_string (value->number);
      /* Translators: something rated and its value: "Mood 6", "Walking 30 min" */
      g_autofree char *part = g_strdup_printf (C_ ("tracker and its value", "%s %s"), tracker != NULL ? ebb_tracker_get_name (tracker) : value->tracker, what);

      append_part (text, part);
    }
  for (guint i = 0; i < ebb_entry_get_n_tags (self); i++)
    append_part (text, ebb_entry_get_tag (self, i));
  if (self->note != NULL)
    append_part (text, self->note);
  return g_string_free (text, FALSE);
}
