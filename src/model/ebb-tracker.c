// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-tracker.h"
#include "ebb-error.h"
#include "ebb-rating.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

struct _EbbTracker
{
  GObject parent_instance;

  char *id;       /* (owned) */
  char *name;     /* (owned): own name; "" for the built-in one */
  char *unit;     /* (owned): "" if none */
  char **choices; /* (owned) */
  EbbTrackerKind kind;
  int position;
  gboolean retired;
  gint64 modified; /* microseconds since the epoch, UTC; 0 if never saved */
};

G_DEFINE_FINAL_TYPE (EbbTracker, ebb_tracker, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_UNIT,
  PROP_RETIRED,
} EbbTrackerProperty;

static GParamSpec *props[PROP_RETIRED + 1];

/* So long a duration is not told in hours: more than a century. */
#define MOST_MINUTES 6e7

/* The built-in trackers, in the order of schema 1. */
static const struct
{
  const char *id;
  const char *name;
  const char *ends; /* the context of the words at both ends, which agree with the name */
  const char *low;
  const char *high;
  const char *unit;
  EbbTrackerKind kind;
} built_in[] = {
  { "mood", NC_ ("tracker", "Mood"), "scale of mood", NC_ ("scale of mood", "very low"), NC_ ("scale of mood", "very good"), "", EBB_TRACKER_SCALE },
  { "stress", NC_ ("tracker", "Stress"), "scale of stress", NC_ ("scale of stress", "none"), NC_ ("scale of stress", "extreme"), "", EBB_TRACKER_SCALE },
  { "sleep-quality", NC_ ("tracker", "Sleep quality"), "scale of sleep quality", NC_ ("scale of sleep quality", "very poor"), NC_ ("scale of sleep quality", "very good"), "", EBB_TRACKER_SCALE },
  { "hours-slept", NC_ ("tracker", "Hours slept"), NULL, NULL, NULL, NC_ ("unit", "h"), EBB_TRACKER_NUMBER },
  { "fatigue", NC_ ("tracker", "Fatigue"), "scale of fatigue", NC_ ("scale of fatigue", "none"), NC_ ("scale of fatigue", "extreme"), "", EBB_TRACKER_SCALE },
  { "stiffness", NC_ ("tracker", "Morning stiffness"), NULL, NULL, NULL, NC_ ("unit", "min"), EBB_TRACKER_DURATION },
  { "tension", NC_ ("tracker", "Muscle tension"), "scale of muscle tension", NC_ ("scale of muscle tension", "none"), NC_ ("scale of muscle tension", "extreme"), "", EBB_TRACKER_SCALE },
  { "activity", NC_ ("tracker", "Activity"), "scale of activity", NC_ ("scale of activity", "none"), NC_ ("scale of activity", "very much"), "", EBB_TRACKER_SCALE },
  { "walking", NC_ ("tracker", "Walking"), NULL, NULL, NULL, NC_ ("unit", "min"), EBB_TRACKER_DURATION },
};

static const char *const kind_ids[] = { "scale", "number", "duration", "yes-no", "choice" };

static int
find_built_in (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    if (g_str_equal (built_in[i].id, id))
      return (int) i;
  return -1;
}

static void
ebb_tracker_get_property (GObject *object,
                          guint prop_id,
                          GValue *value,
                          GParamSpec *pspec)
{
  EbbTracker *self = EBB_TRACKER (object);

  switch ((EbbTrackerProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, ebb_tracker_get_name (self));
      break;
    case PROP_UNIT:
      g_value_set_string (value, ebb_tracker_get_unit (self));
      break;
    case PROP_RETIRED:
      g_value_set_boolean (value, self->retired);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_tracker_finalize (GObject *object)
{
  EbbTracker *self = EBB_TRACKER (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->unit);
  g_strfreev (self->choices);

  G_OBJECT_CLASS (ebb_tracker_parent_class)->finalize (object);
}

static void
ebb_tracker_class_init (EbbTrackerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ebb_tracker_get_property;
  object_class->finalize = ebb_tracker_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_RETIRED] = g_param_spec_boolean ("retired", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
ebb_tracker_init (EbbTracker *self)
{
  self->unit = g_strdup ("");
  self->choices = g_new0 (char *, 1);
}

/**
 * ebb_tracker_new:
 * @id: its short word, not empty; stays the same for ever
 * @name: its name; "" for a built-in tracker that keeps its own
 * @kind: what kind of value it takes
 *
 * Returns: (transfer full): a tracker that was never saved
 */
EbbTracker *
ebb_tracker_new (const char *id,
                 const char *name,
                 EbbTrackerKind kind)
{
  EbbTracker *self = g_object_new (EBB_TYPE_TRACKER, NULL);

  g_return_val_if_fail (id != NULL && *id != '\0', self);

  self->id = g_strdup (id);
  self->name = g_strdup (name != NULL ? name : "");
  self->kind = kind;
  return self;
}

/**
 * ebb_tracker_copy:
 * @self: a tracker
 *
 * Returns: (transfer full): another with the same content
 */
EbbTracker *
ebb_tracker_copy (EbbTracker *self)
{
  EbbTracker *copy = ebb_tracker_new (self->id, self->name, self->kind);

  ebb_tracker_set_unit (copy, self->unit);
  ebb_tracker_set_choices (copy, (const char *const *) self->choices);
  copy->position = self->position;
  copy->retired = self->retired;
  copy->modified = self->modified;
  return copy;
}

/**
 * ebb_trackers_new_built_in:
 *
 * Returns: (transfer container) (element-type EbbTracker): the built-in trackers
 *   as a new diary has them
 */
GPtrArray *
ebb_trackers_new_built_in (void)
{
  GPtrArray *trackers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      EbbTracker *tracker = ebb_tracker_new (built_in[i].id, "", built_in[i].kind);

      ebb_tracker_set_unit (tracker, built_in[i].unit);
      ebb_tracker_set_position (tracker, (int) i);
      g_ptr_array_add (trackers, tracker);
    }
  return trackers;
}

/* Words that are columns of entries.csv or keys of an entry. */
static gboolean
id_is_reserved (const char *id)
{
  static const char *const reserved[] = { "id", "at", "pain", "average", "worst", "least", "marks", "note", "tags", NULL };

  return g_strv_contains (reserved, id);
}

/**
 * ebb_tracker_make_id:
 * @name: the name of a new tracker
 * @taken: (nullable) (element-type EbbTracker): trackers whose ids are in use
 *
 * Makes a short word from a name: lower case, letters and digits of any script,
 * joined by dashes.
 *
 * Returns: (transfer full): an id that no tracker in @taken has
 */
char *
ebb_tracker_make_id (const char *name,
                     GPtrArray *taken)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autoptr (GString) word = g_string_new (NULL);
  g_autofree char *id = NULL;

  for (const char *p = lower; *p != '\0' && word->len < 60; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0 && word->str[word->len - 1] != '-')
        g_string_append_c (word, '-');
    }
  while (word->len > 0 && word->str[word->len - 1] == '-')
    g_string_truncate (word, word->len - 1);
  if (word->len == 0)
    g_string_assign (word, "tracker");

  id = g_strdup (word->str);
  for (guint n = 2; id_is_reserved (id) || (taken != NULL && ebb_trackers_find (taken, id) != NULL); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", word->str, n);
    }
  return g_steal_pointer (&id);
}

/**
 * ebb_trackers_find:
 * @trackers: (element-type EbbTracker): trackers
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the tracker of that id
 */
EbbTracker *
ebb_trackers_find (GPtrArray *trackers,
                   const char *id)
{
  g_return_val_if_fail (trackers != NULL && id != NULL, NULL);

  for (guint i = 0; i < trackers->len; i++)
    {
      EbbTracker *tracker = g_ptr_array_index (trackers, i);

      if (g_str_equal (tracker->id, id))
        return tracker;
    }
  return NULL;
}

const char *
ebb_tracker_get_id (EbbTracker *self)
{
  g_return_val_if_fail (EBB_IS_TRACKER (self), NULL);

  return self->id;
}

/**
 * ebb_tracker_is_built_in:
 * @self: a tracker
 *
 * Returns: whether every diary has it: it can be renamed and retired, its kind
 *   and unit stay
 */
gboolean
ebb_tracker_is_built_in (EbbTracker *self)
{
  g_return_val_if_fail (EBB_IS_TRACKER (self), FALSE);

  return find_built_in (self->id) >= 0;
}

/**
 * ebb_tracker_get_own_name:
 * @self: a tracker
 *
 * Returns: (transfer none): the name that the person gave; "" if none
 */
const char *
ebb_tracker_get_own_name (EbbTracker *self)
{
  g_return_val_if_fail (EBB_IS_TRACKER (self), "");

  return self->name;
}

/**
 * ebb_tracker_get_name:
 * @self: a tracker
 *
 * Returns: (transfer none): the name to show: the person's own, else the
 *   built-in one in the language of the session
 */
const char *
ebb_tracker_get_name (EbbTracker *self)
{
  int i;

  g_return_val_if_fail (EBB_IS_TRACKER (self), "");

  if (*self->name != '\0')
    return self->name;
  i = find_built_in (self->id);
  return i >= 0 ? g_dpgettext2 (NULL, "tracker", built_in[i].name) : self->id;
}

void
ebb_tracker_set_name (EbbTracker *self,
                      const char *name)
{
  g_return_if_fail (EBB_IS_TRACKER (self));
  g_return_if_fail (name != NULL);

  if (g_str_equal (self->name, name))
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NAME]);
}

EbbTrackerKind
ebb_tracker_get_kind (EbbTracker *self)
{
  g_return_val_if_fail (EBB_IS_TRACKER (self), EBB_TRACKER_SCALE);

  return self->kind;
}

/**
 * ebb_tracker_get_unit:
 * @self: a tracker
 *
 * Returns: (transfer none): the unit to show, "" if none; a built-in one is
 *   translated
 */
const char *
ebb_tracker_get_unit (EbbTracker *self)
{
  int i;

  g_return_val_if_fail (EBB_IS_TRACKER (self), "");

  i = find_built_in (self->id);
  if (i >= 0 && g_str_equal (self->unit, built_in[i].unit) && *self->unit != '\0')
    return g_dpgettext2 (NULL, "unit", self->unit);
  return self->unit;
}

void
ebb_tracker_set_unit (EbbTracker *self,
                      const char *unit)
{
  g_return_if_fail (EBB_IS_TRACKER (self));
  g_return_if_fail (unit != NULL);

  if (g_str_equal (self->unit, unit))
    return;
  g_free (self->unit);
  self->unit = g_strdup (unit);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNIT]);
}

static const char *
scale_end (EbbTracker *self,
           gboolean high)
{
  int i = find_built_in (self->id);

  if (i >= 0 && built_in[i].ends != NULL)
    return g_dpgettext2 (NULL, built_in[i].ends, high ? built_in[i].high : built_in[i].low);
  return high ? C_ ("end of a scale", "most") : C_ ("end of a scale", "none");
}

/**
 * ebb_tracker_get_low_end:
 * @self: a tracker of kind %EBB_TRACKER_SCALE
 *
 * Returns: (transfer none): the words at 0
 */
const char *
ebb_tracker_get_low_end (EbbTracker *self)
{
  g_return_val_if_fail (EBB_IS_TRACKER (self), "");

  return scale_end (self, FALSE);
}

/**
 * ebb_tracker_get_high_end:
 * @self: a tracker of kind %EBB_TRACKER_SCALE
 *
 * Returns: (transfer none): the words at 10
 */
const char *
ebb_tracker_get_high_end (EbbTracker *self)
{
  g_return_val_if_fail (EBB_IS_TRACKER (self), "");

  return scale_end (self, TRUE);
}

const char *const *
ebb_tracker_get_choices (EbbTracker *self)
{
  g_return_val_if_fail (EBB_IS_TRACKER (self), NULL);

  return (const char *const *) self->choices;
}

void
ebb_tracker_set_choices (EbbTracker *self,
                         const char *const *choices)
{
  char **copy;

  g_return_if_fail (EBB_IS_TRACKER (self));

  copy = choices != NULL ? g_strdupv ((char **) choices) : g_new0 (char *, 1);
  g_strfreev (self->choices);
  self->choices = copy;
}

int
ebb_tracker_get_position (EbbTracker *self)
{
  g_return_val_if_fail (EBB_IS_TRACKER (self), 0);

  return self->position;
}

void
ebb_tracker_set_position (EbbTracker *self,
                          int position)
{
  g_return_if_fail (EBB_IS_TRACKER (self));

  self->position = position;
}

gboolean
ebb_tracker_get_retired (EbbTracker *self)
{
  g_return_val_if_fail (EBB_IS_TRACKER (self), FALSE);

  return self->retired;
}

/**
 * ebb_tracker_set_retired:
 * @self: a tracker
 * @retired: whether it is no longer asked for; what was recorded stays
 */
void
ebb_tracker_set_retired (EbbTracker *self,
                         gboolean retired)
{
  g_return_if_fail (EBB_IS_TRACKER (self));

  retired = !!retired;
  if (self->retired == retired)
    return;
  self->retired = retired;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RETIRED]);
}

gint64
ebb_tracker_get_modified (EbbTracker *self)
{
  g_return_val_if_fail (EBB_IS_TRACKER (self), 0);

  return self->modified;
}

void
ebb_tracker_set_modified (EbbTracker *self,
                          gint64 modified)
{
  g_return_if_fail (EBB_IS_TRACKER (self));

  self->modified = modified;
}

/**
 * ebb_tracker_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): the word that files hold
 */
const char *
ebb_tracker_kind_to_string (EbbTrackerKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_ids), "");

  return kind_ids[kind];
}

gboolean
ebb_tracker_kind_from_string (const char *text,
                              EbbTrackerKind *kind)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_ids); i++)
    if (g_str_equal (kind_ids[i], text))
      {
        *kind = (EbbTrackerKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * ebb_tracker_kind_get_name:
 * @kind: a kind
 *
 * Returns: (transfer none): the kind in words
 */
const char *
ebb_tracker_kind_get_name (EbbTrackerKind kind)
{
  switch (kind)
    {
    case EBB_TRACKER_SCALE:
      return C_ ("kind of tracker", "Scale 0 to 10");
    case EBB_TRACKER_NUMBER:
      return C_ ("kind of tracker", "Number");
    case EBB_TRACKER_DURATION:
      return C_ ("kind of tracker", "Duration");
    case EBB_TRACKER_YES_NO:
      return C_ ("kind of tracker", "Yes or no");
    case EBB_TRACKER_CHOICE:
    default:
      return C_ ("kind of tracker", "Choice");
    }
}

/**
 * ebb_tracker_accepts:
 * @self: a tracker
 * @value: a value
 * @error: %EBB_ERROR_INVALID
 *
 * A choice that is no longer offered is still accepted, so that old entries stay
 * what they are.
 *
 * Returns: whether @value is of the tracker's kind and in its range
 */
gboolean
ebb_tracker_accepts (EbbTracker *self,
                     const EbbValue *value,
                     GError **error)
{
  gboolean ok;

  g_return_val_if_fail (EBB_IS_TRACKER (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  switch (self->kind)
    {
    case EBB_TRACKER_SCALE:
      ok = value->choice == NULL && value->number >= EBB_RATING_MIN && value->number <= EBB_RATING_MAX;
      break;
    case EBB_TRACKER_NUMBER:
      ok = value->choice == NULL && isfinite (value->number);
      break;
    case EBB_TRACKER_DURATION:
      ok = value->choice == NULL && isfinite (value->number) && value->number >= 0;
      break;
    case EBB_TRACKER_YES_NO:
      ok = value->choice == NULL && (value->number == 0 || value->number == 1);
      break;
    case EBB_TRACKER_CHOICE:
    default:
      ok = value->choice != NULL && *value->choice != '\0';
      break;
    }
  if (!ok)
    g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID,
                 /* Translators: the first %s is a tracker such as "Mood", the second its kind, such as "Scale 0 to 10" */
                 _ ("This value does not fit “%s” (%s)"),
                 ebb_tracker_get_name (self), ebb_tracker_kind_get_name (self->kind));
  return ok;
}

/* "90", "1:30", "1h30", "90 min" -> minutes */
static gboolean
parse_minutes (const char *text,
               double *minutes)
{
  const char *colon = strchr (text, ':');
  double hours;
  double rest;

  if (colon == NULL)
    return ebb_number_from_string (text, minutes);
  {
    g_autofree char *before = g_strndup (text, (gsize) (colon - text));

    if (!ebb_number_from_string (before, &hours) || !ebb_number_from_string (colon + 1, &rest) ||
        hours < 0 || rest < 0 || rest >= 60)
      return FALSE;
  }
  *minutes = hours * 60 + rest;
  return TRUE;
}

/**
 * ebb_tracker_parse_value:
 * @self: a tracker
 * @text: a number, `yes`, `no`, `true`, `false`, one of the choices, or for a
 *   duration minutes or `h:mm`
 * @value: (out): the value; clear its choice with g_free()
 * @error: %EBB_ERROR_INVALID
 *
 * Reads a value as files and the command line hold it.
 *
 * Returns: whether @text is a value of this tracker
 */
gboolean
ebb_tracker_parse_value (EbbTracker *self,
                         const char *text,
                         EbbValue *value,
                         GError **error)
{
  EbbValue result = { g_intern_string (self->id), NAN, NULL };

  g_return_val_if_fail (EBB_IS_TRACKER (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  switch (self->kind)
    {
    case EBB_TRACKER_YES_NO:
      if (g_ascii_strcasecmp (text, "yes") == 0 || g_ascii_strcasecmp (text, "true") == 0 || g_str_equal (text, "1"))
        result.number = 1;
      else if (g_ascii_strcasecmp (text, "no") == 0 || g_ascii_strcasecmp (text, "false") == 0 || g_str_equal (text, "0"))
        result.number = 0;
      break;
    case EBB_TRACKER_CHOICE:
      if (g_strv_contains ((const char *const *) self->choices, text))
        result.choice = (char *) text;
      break;
    case EBB_TRACKER_DURATION:
      parse_minutes (text, &result.number);
      break;
    case EBB_TRACKER_SCALE:
    case EBB_TRACKER_NUMBER:
    default:
      ebb_number_from_string (text, &result.number);
      break;
    }

  if (!ebb_tracker_accepts (self, &result, error))
    return FALSE;
  result.choice = g_strdup (result.choice);
  *value = result;
  return TRUE;
}

/**
 * ebb_tracker_format_value:
 * @self: a tracker
 * @value: a value of it
 *
 * Returns: (transfer full): the value as files hold it; ebb_tracker_parse_value()
 *   reads it back
 */
char *
ebb_tracker_format_value (EbbTracker *self,
                          const EbbValue *value)
{
  g_return_val_if_fail (EBB_IS_TRACKER (self), NULL);

  if (value->choice != NULL)
    return g_strdup (value->choice);
  if (self->kind == EBB_TRACKER_YES_NO)
    return g_strdup (value->number != 0 ? "yes" : "no");
  return ebb_number_to_string (value->number);
}

/**
 * ebb_tracker_describe_value:
 * @self: a tracker
 * @value: a value of it
 *
 * Returns: (transfer full): the value for people, with its unit, without the
 *   tracker's name: "7 h", "1 h 30 min", "yes"
 */
char *
ebb_tracker_describe_value (EbbTracker *self,
                            const EbbValue *value)
{
  g_autofree char *number = NULL;
  const char *unit = ebb_tracker_get_unit (self);

  g_return_val_if_fail (EBB_IS_TRACKER (self), NULL);

  if (value->choice != NULL)
    return g_strdup (value->choice);
  if (self->kind == EBB_TRACKER_YES_NO)
    return g_strdup (value->number != 0 ? C_ ("value of a tracker", "yes") : C_ ("value of a tracker", "no"));
  if (self->kind == EBB_TRACKER_DURATION && value->number >= 60 && value->number < MOST_MINUTES)
    {
      double hours = floor (value->number / 60);
      g_autofree char *rest = ebb_number_to_local_string (value->number - hours * 60);

      if (value->number == hours * 60)
        return g_strdup_printf (C_ ("duration", "%.0f h"), hours);
      return g_strdup_printf (C_ ("duration", "%.0f h %s min"), hours, rest);
    }

  number = ebb_number_to_local_string (value->number);
  if (self->kind == EBB_TRACKER_DURATION)
    return g_strdup_printf (C_ ("duration", "%s min"), number);
  if (*unit != '\0')
    return g_strdup_printf ("%s %s", number, unit);
  return g_steal_pointer (&number);
}
