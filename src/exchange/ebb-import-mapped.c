// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-import-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "ebb-csv-reader.h"
#include "ebb-import-map.h"
#include "ebb-text.h"
#include "ebb-time-pattern.h"
#include "model/ebb-error.h"
#include "model/ebb-rating.h"

/* Applies a map to a CSV file. A row is read wholly before any of it counts, so
 * that a bad row leaves nothing behind. */

/* One value of a row. */
typedef struct
{
  const EbbMapName *name;
  const EbbMapTarget *target;
  EbbTracker *tracker; /* (not owned) (nullable) */
  double number;       /* rating, intensity or value of a tracker */
  char *text;          /* (owned) (nullable): choice or note */
} Fact;

/* What an entry has got from which line, to notice when a later line differs. */
typedef struct
{
  gconstpointer key; /* region, interned tracker id, or a slot of the ratings */
  guint line;
} Source;

typedef struct
{
  EbbEntry *entry; /* (owned) */
  GArray *sources; /* (owned) (element-type Source) */
} Group;

typedef struct
{
  EbbImport *import;
  EbbImportMap *map;
  EbbCsvReader *reader;
  guint width;

  GArray *when; /* (element-type guint): columns of the time */
  int name;     /* column, -1 if none */
  int value;
  int note;
  GPtrArray *wide; /* (element-type EbbMapName) (nullable items): per column */

  EbbMapTarget note_target;
  EbbMapName note_name;

  GHashTable *groups;  /* instant -> Group */
  GHashTable *unknown; /* names that the map lacks, a set */
  GString *unknown_list;
  GArray *facts; /* (element-type Fact): of the row at hand */
} Mapped;

static const char rating_keys[EBB_N_RATING_SLOTS];

static void
fact_clear (gpointer data)
{
  g_clear_pointer (&((Fact *) data)->text, g_free);
}

static void
group_free (gpointer data)
{
  Group *group = data;

  g_object_unref (group->entry);
  g_array_unref (group->sources);
  g_free (group);
}

/* --- header -------------------------------------------------------------------- */

static gboolean
find_column (Mapped *self,
             const char *name,
             int *column,
             GError **error)
{
  g_autofree char *folded = NULL;

  *column = -1;
  if (name == NULL)
    return TRUE;
  folded = g_utf8_casefold (name, -1);
  for (guint i = 0; i < self->width; i++)
    {
      g_autofree char *header = g_utf8_casefold (ebb_csv_reader_get_cell (self->reader, i), -1);

      if (g_str_equal (g_strstrip (header), folded))
        {
          *column = (int) i;
          return TRUE;
        }
    }
  {
    g_autofree char *shown = ebb_text_shorten (name);

    g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The file has no column “%s”, which the map names."), shown);
  }
  return FALSE;
}

static void
note_unknown (Mapped *self,
              const char *name,
              guint line)
{
  g_autofree char *shown = NULL;

  if (g_hash_table_contains (self->unknown, name))
    return;
  g_hash_table_add (self->unknown, g_strdup (name));
  if (self->unknown_list->len > 1000)
    return;
  shown = ebb_text_shorten (name);
  if (self->unknown_list->len > 0)
    g_string_append (self->unknown_list, ", ");
  /* Translators: a name in a file and the line where it stands first */
  g_string_append_printf (self->unknown_list, _ ("“%s” (line %u)"), shown, line);
}

static gboolean
read_header (Mapped *self,
             GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!ebb_csv_reader_next (self->reader, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The file is empty."));
      return FALSE;
    }
  self->width = ebb_csv_reader_get_n_cells (self->reader);

  for (guint i = 0; self->map->when[i] != NULL; i++)
    {
      int column;

      if (!find_column (self, self->map->when[i], &column, error))
        return FALSE;
      g_array_append_val (self->when, column);
    }
  if (!find_column (self, self->map->name, &self->name, error) ||
      !find_column (self, self->map->value, &self->value, error) ||
      !find_column (self, self->map->note, &self->note, error))
    return FALSE;

  g_ptr_array_set_size (self->wide, (int) self->width);
  if (self->name >= 0)
    return TRUE;
  for (guint i = 0; i < self->width; i++)
    {
      const char *header = ebb_csv_reader_get_cell (self->reader, i);
      EbbMapName *name = ebb_import_map_find (self->map, header);
      gboolean used = (int) i == self->note;

      for (guint w = 0; w < self->when->len; w++)
        used |= g_array_index (self->when, int, w) == (int) i;
      self->wide->pdata[i] = name;
      if (name == NULL && !used && !self->map->ignore_rest)
        note_unknown (self, header, ebb_csv_reader_get_line (self->reader));
    }
  return TRUE;
}

/* --- one row --------------------------------------------------------------------- */

static gboolean
read_when (Mapped *self,
           EbbMoment *moment,
           GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->when->len; i++)
    {
      const char *cell = g_strstrip (ebb_csv_reader_get_cell (self->reader, (guint) g_array_index (self->when, int, i)));

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, cell);
    }
  if (ebb_text_is_blank (text->str))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The row has no time."));
      return FALSE;
    }
  if (self->map->format != NULL)
    return ebb_time_pattern_parse (self->map->format, text->str, self->map->zone, moment, error);
  return ebb_moment_from_string (text->str, self->map->zone, moment, error);
}

static gboolean
read_rating (Mapped *self,
             const EbbMapName *name,
             char *cell,
             gboolean decimal_comma,
             double *rating,
             GError **error)
{
  double low = name->has_range ? name->low : self->map->low;
  double high = name->has_range ? name->high : self->map->high;
  double number;

  if (!name->has_range && !self->map->has_range)
    return ebb_text_parse_rating (cell, decimal_comma, rating, error);

  if (ebb_text_parse_number (cell, decimal_comma, &number))
    {
      /* Multiplied first: 45 of 100 is 4.5 exactly. */
      *rating = (number - low) * EBB_RATING_MAX / (high - low);
      if (*rating >= EBB_RATING_MIN && *rating <= EBB_RATING_MAX)
        return TRUE;
    }
  {
    g_autofree char *shown = ebb_text_shorten (cell);

    g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("“%s” is not a number of the scale that the map gives for “%s”."), shown, name->name);
  }
  return FALSE;
}

/* The tracker that the map names; a new one is made on first use. */
static EbbTracker *
need_tracker (Mapped *self,
              const EbbMapName *name,
              const EbbMapTarget *target,
              GError **error)
{
  EbbTracker *tracker = ebb_import_find_tracker (self->import, target->tracker);
  g_autoptr (EbbTracker) fresh = NULL;
  int position = 0;

  if (tracker != NULL)
    {
      if (target->has_tracker_kind && ebb_tracker_get_kind (tracker) != target->tracker_kind)
        {
          g_set_error (error, EBB_ERROR, EBB_ERROR_INVALID, _ ("The tracker “%s” is there already, as “%s”."), target->tracker, ebb_tracker_kind_get_name (ebb_tracker_get_kind (tracker)));
          return NULL;
        }
      return tracker;
    }

  fresh = ebb_import_new_tracker (target->tracker, name->name, target->has_tracker_kind ? target->tracker_kind : EBB_TRACKER_SCALE, error);
  if (fresh == NULL)
    return NULL;
  if (target->unit != NULL)
    ebb_tracker_set_unit (fresh, target->unit);
  for (guint i = 0; i < self->import->known->len; i++)
    position = MAX (position, ebb_tracker_get_position (g_ptr_array_index (self->import->known, i)) + 1);
  ebb_tracker_set_position (fresh, position + (int) self->import->data->trackers->len);
  if (!ebb_import_add_tracker (self->import, fresh, error))
    return NULL;
  return ebb_import_find_tracker (self->import, target->tracker);
}

static gboolean
read_tracker_fact (Mapped *self,
                   Fact *fact,
                   char *cell,
                   gboolean decimal_comma,
                   GError **error)
{
  EbbValue value;

  fact->tracker = need_tracker (self, fact->name, fact->target, error);
  if (fact->tracker == NULL)
    return FALSE;
  if (ebb_tracker_get_kind (fact->tracker) == EBB_TRACKER_SCALE)
    return read_rating (self, fact->name, cell, decimal_comma, &fact->number, error);

  if (decimal_comma && ebb_tracker_get_kind (fact->tracker) != EBB_TRACKER_CHOICE)
    g_strdelimit (cell, ",", '.');
  if (!ebb_tracker_parse_value (fact->tracker, g_strstrip (cell), &value, error))
    return FALSE;
  fact->number = value.number;
  fact->text = value.choice;
  return TRUE;
}

static gboolean
read_fact (Mapped *self,
           const EbbMapName *name,
           const EbbMapTarget *target,
           const char *cell,
           GError **error)
{
  gboolean decimal_comma = self->map->decimal != 0 ? self->map->decimal == ',' : ebb_csv_reader_get_delimiter (self->reader) != ',';
  g_autofree char *copy = g_strdup (cell);
  Fact fact = { .name = name, .target = target, .number = NAN };
  gboolean ok;

  switch (target->kind)
    {
    case EBB_MAP_RATING:
    case EBB_MAP_MARK:
      ok = read_rating (self, name, copy, decimal_comma, &fact.number, error);
      break;
    case EBB_MAP_TRACKER:
      ok = read_tracker_fact (self, &fact, copy, decimal_comma, error);
      break;
    case EBB_MAP_NOTE:
    default:
      fact.text = g_strdup (cell);
      ok = strlen (cell) <= EBB_NOTE_MAX_BYTES;
      if (!ok)
        g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("The note is longer than 1 MiB."));
      break;
    }
  if (ok)
    g_array_append_val (self->facts, fact);
  else
    fact_clear (&fact);
  return ok;
}

static gboolean
read_cell (Mapped *self,
           const EbbMapName *name,
           const char *cell,
           GError **error)
{
  if (ebb_text_is_blank (cell))
    return TRUE;
  for (guint i = 0; i < name->targets->len; i++)
    if (!read_fact (self, name, &g_array_index (name->targets, EbbMapTarget, i), cell, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_row (Mapped *self,
          EbbMoment *moment,
          GError **error)
{
  guint n = ebb_csv_reader_get_n_cells (self->reader);

  if (n != self->width)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The row has %u cells where the header has %u."), n, self->width);
      return FALSE;
    }
  if (!read_when (self, moment, error))
    return FALSE;

  if (self->name >= 0)
    {
      const char *word = ebb_csv_reader_get_cell (self->reader, (guint) self->name);
      EbbMapName *name = ebb_import_map_find (self->map, word);

      if (name == NULL && !self->map->ignore_rest)
        note_unknown (self, word, ebb_csv_reader_get_line (self->reader));
      if (name != NULL && !read_cell (self, name, ebb_csv_reader_get_cell (self->reader, (guint) self->value), error))
        return FALSE;
    }
  else
    {
      for (guint i = 0; i < n; i++)
        {
          const EbbMapName *name = g_ptr_array_index (self->wide, i);

          if (name != NULL && !read_cell (self, name, ebb_csv_reader_get_cell (self->reader, i), error))
            return FALSE;
        }
    }
  return self->note < 0 || read_cell (self, &self->note_name, ebb_csv_reader_get_cell (self->reader, (guint) self->note), error);
}

/* --- entries ---------------------------------------------------------------------- */

static Group *
find_group (Mapped *self,
            EbbMoment moment,
            GError **error)
{
  Group *group = self->map->by_row ? NULL : g_hash_table_lookup (self->groups, &moment.at);
  gint64 *key;

  if (group != NULL)
    return group;
  group = g_new0 (Group, 1);
  group->entry = ebb_entry_new (moment);
  group->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  if (!ebb_import_add_entry (self->import, group->entry, error))
    {
      group_free (group);
      return NULL;
    }
  key = g_new (gint64, 1);
  /* A row that stands for itself needs no key, only an owner. */
  *key = self->map->by_row ? (gint64) g_hash_table_size (self->groups) : moment.at;
  if (self->map->by_row)
    g_hash_table_remove_all (self->groups);
  g_hash_table_insert (self->groups, key, group);
  return group;
}

/* Remembers that @line gave @key. Returns the line that gave it before, or 0. */
static guint
replace_source (Group *group,
                gconstpointer key,
                guint line)
{
  Source source = { key, line };

  for (guint i = 0; i < group->sources->len; i++)
    {
      Source *old = &g_array_index (group->sources, Source, i);
      guint before = old->line;

      if (old->key == key)
        {
          old->line = line;
          return before;
        }
    }
  g_array_append_val (group->sources, source);
  return 0;
}

static void
note_replaced (Mapped *self,
               const Fact *fact,
               guint line,
               guint before)
{
  if (line == before)
    ebb_import_add_notice (self->import, line, FALSE, g_strdup_printf (_ ("“%s” says something else than another column for the same; the last one counts."), fact->name->name));
  else
    /* Translators: %s is something rated, such as "Knee pain"; both rows are of the same moment */
    ebb_import_add_notice (self->import, line, FALSE, g_strdup_printf (_ ("“%s” is rated otherwise at the same moment in line %u; line %u counts."), fact->name->name, before, line));
}

static void
apply_note (EbbEntry *entry,
            const char *text)
{
  const char *old = ebb_entry_get_note (entry);
  g_autofree char *both = NULL;

  if (old == NULL)
    ebb_entry_set_note (entry, text);
  /* Each row of a moment may carry the same note. */
  else if (strstr (old, text) == NULL && strlen (old) + strlen (text) < EBB_NOTE_MAX_BYTES)
    {
      both = g_strconcat (old, "\n", text, NULL);
      ebb_entry_set_note (entry, both);
    }
}

static void
apply_mark (EbbEntry *entry,
            const Fact *fact,
            gboolean *differs)
{
  const EbbMark *old = ebb_entry_find_mark (entry, fact->target->region);
  EbbMark mark;

  ebb_mark_init (&mark, fact->target->region);
  if (old != NULL)
    {
      *differs = !ebb_number_equal (old->intensity, fact->number);
      mark = *old;
    }
  mark.intensity = fact->number;
  mark.qualities |= fact->target->qualities;
  ebb_entry_set_mark (entry, &mark);
}

static void
apply_value (EbbEntry *entry,
             const Fact *fact,
             gboolean *differs)
{
  const EbbValue *old = ebb_entry_find_value (entry, fact->target->tracker);

  *differs = old != NULL && (!ebb_number_equal (old->number, fact->number) || g_strcmp0 (old->choice, fact->text) != 0);
  ebb_entry_set_value (entry, &(EbbValue){ fact->target->tracker, fact->number, fact->text });
}

static void
apply_fact (Mapped *self,
            Group *group,
            const Fact *fact,
            guint line)
{
  gboolean differs = FALSE;
  gconstpointer key = NULL;
  guint before;
  double old;

  switch (fact->target->kind)
    {
    case EBB_MAP_NOTE:
      apply_note (group->entry, fact->text);
      return;
    case EBB_MAP_RATING:
      old = ebb_entry_get_rating (group->entry, fact->target->slot);
      differs = !isnan (old) && old != fact->number;
      ebb_entry_set_rating (group->entry, fact->target->slot, fact->number);
      key = &rating_keys[fact->target->slot];
      break;
    case EBB_MAP_MARK:
      apply_mark (group->entry, fact, &differs);
      key = fact->target->region;
      break;
    case EBB_MAP_TRACKER:
    default:
      apply_value (group->entry, fact, &differs);
      key = fact->target->tracker;
      break;
    }
  before = replace_source (group, key, line);
  if (differs)
    note_replaced (self, fact, line, before);
}

static gboolean
read_rows (Mapped *self,
           GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (ebb_csv_reader_next (self->reader, &local_error))
    {
      guint line = ebb_csv_reader_get_line (self->reader);
      g_autoptr (GError) row_error = NULL;
      EbbMoment moment;
      Group *group;

      g_array_set_size (self->facts, 0);
      if (!read_row (self, &moment, &row_error))
        {
          ebb_import_add_notice (self->import, line, TRUE, g_strdup (row_error->message));
          continue;
        }
      if (self->facts->len == 0)
        continue;
      group = find_group (self, moment, error);
      if (group == NULL)
        return FALSE;
      for (guint i = 0; i < self->facts->len; i++)
        apply_fact (self, group, &g_array_index (self->facts, Fact, i), line);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (self->unknown_list->len > 0)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN,
                   /* Translators: a list of names in quotes, each with a line number; "*=ignore" is literal */
                   _ ("The map does not say what these are: %s. Add them to [names], or “*=ignore” to leave them out."), self->unknown_list->str);
      return FALSE;
    }
  return TRUE;
}

/*< private >
 * ebb_import_read_mapped:
 * @input: (transfer none): the CSV file
 *
 * Rows that cannot be read become notices; names that the map lacks are an
 * %EBB_ERROR_UNKNOWN that lists them.
 */
gboolean
ebb_import_read_mapped (EbbImport *import,
                        EbbInput *input,
                        const char *map_text,
                        gsize map_length,
                        GError **error)
{
  g_autoptr (EbbImportMap) map = ebb_import_map_parse (map_text, map_length, error);
  Mapped self = { .import = import, .map = map };
  gboolean ok;

  if (map == NULL)
    return FALSE;
  self.reader = ebb_csv_reader_new (ebb_input_ref (input), map->delimiter);
  self.when = g_array_new (FALSE, FALSE, sizeof (int));
  self.wide = g_ptr_array_new ();
  self.groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, group_free);
  self.unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.unknown_list = g_string_new (NULL);
  self.facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  g_array_set_clear_func (self.facts, fact_clear);
  self.note_target.kind = EBB_MAP_NOTE;
  self.note_name.name = map->note;
  self.note_name.targets = g_array_new (FALSE, FALSE, sizeof (EbbMapTarget));
  g_array_append_val (self.note_name.targets, self.note_target);

  ok = read_header (&self, error) && read_rows (&self, error);

  g_array_unref (self.note_name.targets);
  g_array_unref (self.facts);
  g_string_free (self.unknown_list, TRUE);
  g_hash_table_unref (self.unknown);
  g_hash_table_unref (self.groups);
  g_ptr_array_unref (self.wide);
  g_array_unref (self.when);
  ebb_csv_reader_free (self.reader);
  return ok;
}
