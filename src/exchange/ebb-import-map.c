// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-import-map.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ebb-mark-text.h"
#include "ebb-text.h"
#include "ebb-time-pattern.h"
#include "model/ebb-error.h"
#include "model/ebb-rating.h"

/* A key file, read by hand: GKeyFile allows neither brackets nor equal signs in a
 * key, and a name in somebody's file can hold both ("Pain [left knee]"). */

typedef enum
{
  SECTION_NONE,
  SECTION_CSV,
  SECTION_NAMES,
  SECTION_SCALE,
} Section;

static void
target_clear (gpointer data)
{
  g_clear_pointer (&((EbbMapTarget *) data)->unit, g_free);
}

static void
name_free (gpointer data)
{
  EbbMapName *name = data;

  g_free (name->name);
  g_array_unref (name->targets);
  g_free (name);
}

void
ebb_import_map_free (EbbImportMap *self)
{
  g_strfreev (self->when);
  g_free (self->format);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->name);
  g_free (self->value);
  g_free (self->note);
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_folded);
  g_free (self);
}

/*< private >
 * ebb_import_map_find:
 * @name: a name of the file; case and outer spaces do not count
 *
 * Returns: (transfer none) (nullable): what the map says of it
 */
EbbMapName *
ebb_import_map_find (EbbImportMap *self,
                     const char *name)
{
  EbbMapName *found = g_hash_table_lookup (self->by_name, name);
  g_autofree char *stripped = NULL;
  g_autofree char *folded = NULL;

  if (found != NULL)
    return found;
  stripped = g_strstrip (g_strdup (name));
  folded = g_utf8_casefold (stripped, -1);
  return g_hash_table_lookup (self->by_folded, folded);
}

/* --- values of keys ------------------------------------------------------------ */

/* Splits at commas outside of quotes; takes quotes away. */
static GStrv
split_columns (const char *text)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  g_autoptr (GString) column = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = text;; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (*p == '\0' || (*p == ',' && !quoted))
        {
          g_strstrip (column->str);
          if (*column->str != '\0')
            g_strv_builder_add (columns, column->str);
          g_string_truncate (column, 0);
          if (*p == '\0')
            return g_strv_builder_end (columns);
        }
      else
        g_string_append_c (column, *p);
    }
}

/* "0-100", "0..100", "-5..5", "10-0" */
static gboolean
parse_range (const char *text,
             double *low,
             double *high,
             GError **error)
{
  const char *split = strstr (text, "..");
  gsize width = 2;

  if (split == NULL && *text != '\0')
    {
      split = strchr (text + 1, '-');
      width = 1;
    }
  if (split != NULL)
    {
      g_autofree char *first = g_strndup (text, (gsize) (split - text));

      if (ebb_number_from_string (first, low) && ebb_number_from_string (split + width, high) && *low != *high)
        return TRUE;
    }
  g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("a scale is written like 0-100, with two different numbers."));
  return FALSE;
}

static gboolean
parse_delimiter (const char *value,
                 char *delimiter,
                 GError **error)
{
  if (g_str_equal (value, "tab") || g_str_equal (value, "\\t"))
    *delimiter = '\t';
  else if (g_str_equal (value, "comma"))
    *delimiter = ',';
  else if (g_str_equal (value, "semicolon"))
    *delimiter = ';';
  else if (value[0] != '\0' && value[1] == '\0' && g_ascii_ispunct (value[0]) && value[0] != '"')
    *delimiter = value[0];
  else
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("the delimiter must be one character, or “tab”."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_csv_key (EbbImportMap *self,
              const char *key,
              const char *value,
              GError **error)
{
  if (g_str_equal (key, "when"))
    {
      g_strfreev (self->when);
      self->when = split_columns (value);
      if (self->when[0] != NULL)
        return TRUE;
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("“when” must name the column that holds the time."));
      return FALSE;
    }
  if (g_str_equal (key, "format"))
    {
      g_free (self->format);
      self->format = g_strdup (value);
      return ebb_time_pattern_check (value, error);
    }
  if (g_str_equal (key, "timezone"))
    {
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = g_time_zone_new_identifier (value);
      if (self->zone != NULL)
        return TRUE;
      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("there is no time zone of that name; they are written like Europe/Berlin."));
      return FALSE;
    }
  if (g_str_equal (key, "name") || g_str_equal (key, "value") || g_str_equal (key, "note"))
    {
      char **field = *key == 'v' ? &self->value : (key[1] == 'a' ? &self->name : &self->note);

      g_free (*field);
      *field = g_strdup (value);
      return TRUE;
    }
  if (g_str_equal (key, "group"))
    {
      self->has_group = TRUE;
      self->by_row = g_str_equal (value, "row");
      if (self->by_row || g_str_equal (value, "when"))
        return TRUE;
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("“group” must be “when” or “row”."));
      return FALSE;
    }
  if (g_str_equal (key, "delimiter"))
    return parse_delimiter (value, &self->delimiter, error);
  if (g_str_equal (key, "decimal"))
    {
      self->decimal = value[0];
      if ((value[0] == '.' || value[0] == ',') && value[1] == '\0')
        return TRUE;
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("“decimal” must be a point or a comma."));
      return FALSE;
    }
  if (g_str_equal (key, "scale"))
    {
      self->has_range = TRUE;
      return parse_range (value, &self->low, &self->high, error);
    }
  g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is not a key of the section [csv]."), key);
  return FALSE;
}

/* --- targets ---------------------------------------------------------------------- */

static gboolean
parse_mark_target (char **parts,
                   EbbMapTarget *target,
                   GError **error)
{
  target->kind = EBB_MAP_MARK;
  target->region = parts[1] != NULL ? ebb_region_find (g_strstrip (parts[1])) : NULL;
  if (target->region == NULL)
    {
      g_autofree char *shown = ebb_text_shorten (parts[1] != NULL ? parts[1] : "");

      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is not a region of the body that Ebb knows."), shown);
      return FALSE;
    }
  return parts[2] == NULL || ebb_qualities_from_text (parts[2], &target->qualities, error);
}

static gboolean
parse_tracker_target (char **parts,
                      EbbMapTarget *target,
                      GError **error)
{
  target->kind = EBB_MAP_TRACKER;
  if (parts[1] == NULL || *g_strstrip (parts[1]) == '\0')
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("after “tracker:” the id of a tracker must stand."));
      return FALSE;
    }
  target->tracker = g_intern_string (parts[1]);
  if (parts[2] == NULL)
    return TRUE;
  target->has_tracker_kind = TRUE;
  if (!ebb_tracker_kind_from_string (g_strstrip (parts[2]), &target->tracker_kind) || target->tracker_kind == EBB_TRACKER_CHOICE)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("a new tracker must be “scale”, “number”, “duration” or “yes-no”."));
      return FALSE;
    }
  if (parts[3] != NULL)
    target->unit = g_strdup (g_strstrip (parts[3]));
  return TRUE;
}

static gboolean
parse_target (char *text,
              EbbMapTarget *target,
              GError **error)
{
  static const char *const slots[] = { "pain", "average", "worst", "least" };
  g_auto (GStrv) parts = g_strsplit (g_strstrip (text), ":", 4);

  *target = (EbbMapTarget){ .kind = EBB_MAP_NOTE };
  if (parts[0] != NULL && g_str_equal (parts[0], "mark"))
    return parse_mark_target (parts, target, error);
  if (parts[0] != NULL && g_str_equal (parts[0], "tracker"))
    return parse_tracker_target (parts, target, error);
  if (g_str_equal (text, "note"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (g_str_equal (text, slots[i]))
      {
        target->kind = EBB_MAP_RATING;
        target->slot = (EbbRatingSlot) i;
        return TRUE;
      }
  {
    g_autofree char *shown = ebb_text_shorten (text);

    g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” says nothing that Ebb knows; write mark:REGION, tracker:ID, pain, average, worst, least, note or ignore."), shown);
  }
  return FALSE;
}

static gboolean
take_name (EbbImportMap *self,
           const char *key,
           const char *value,
           GError **error)
{
  g_auto (GStrv) targets = NULL;
  EbbMapName *name;
  g_autofree char *folded = NULL;

  if (g_str_equal (key, "*"))
    {
      self->ignore_rest = g_str_equal (value, "ignore");
      if (!self->ignore_rest)
        g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("for “*” only “ignore” is possible."));
      return self->ignore_rest;
    }
  if (g_hash_table_contains (self->by_name, key))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("“%s” stands twice."), key);
      return FALSE;
    }

  name = g_new0 (EbbMapName, 1);
  name->name = g_strdup (key);
  name->targets = g_array_new (FALSE, FALSE, sizeof (EbbMapTarget));
  g_array_set_clear_func (name->targets, target_clear);
  g_ptr_array_add (self->names, name);
  g_hash_table_insert (self->by_name, name->name, name);
  folded = g_utf8_casefold (key, -1);
  if (!g_hash_table_contains (self->by_folded, folded))
    g_hash_table_insert (self->by_folded, g_steal_pointer (&folded), name);

  if (g_str_equal (value, "ignore"))
    return TRUE;
  targets = g_strsplit (value, ",", -1);
  for (guint i = 0; targets[i] != NULL; i++)
    {
      EbbMapTarget target;
      gboolean ok = parse_target (targets[i], &target, error);

      g_array_append_val (name->targets, target);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_scale (EbbImportMap *self,
            const char *key,
            const char *value,
            GError **error)
{
  EbbMapName *name = ebb_import_map_find (self, key);

  if (name == NULL)
    {
      g_autofree char *shown = ebb_text_shorten (key);

      g_set_error (error, EBB_ERROR, EBB_ERROR_UNKNOWN, _ ("“%s” is not a name of the section [names], which must come first."), shown);
      return FALSE;
    }
  name->has_range = TRUE;
  return parse_range (value, &name->low, &name->high, error);
}

/* --- lines ------------------------------------------------------------------------ */

/* Cuts a comment: "#" or ";" at the start of a line or after a space. */
static void
cut_comment (char *line)
{
  gboolean quoted = FALSE;

  for (char *p = line; *p != '\0'; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      if (!quoted && (*p == ';' || *p == '#') && (p == line || p[-1] == ' ' || p[-1] == '\t'))
        {
          *p = '\0';
          return;
        }
    }
}

static void
unquote (char *text)
{
  gsize length = strlen (text);

  if (length >= 2 && text[0] == '"' && text[length - 1] == '"' && memchr (text + 1, '"', length - 2) == NULL)
    {
      memmove (text, text + 1, length - 2);
      text[length - 2] = '\0';
    }
}

static gboolean
take_line (EbbImportMap *self,
           char *line,
           Section *section,
           GError **error)
{
  char *equals;

  cut_comment (line);
  g_strstrip (line);
  if (*line == '\0')
    return TRUE;
  if (g_str_equal (line, "[csv]"))
    *section = SECTION_CSV;
  else if (g_str_equal (line, "[names]"))
    *section = SECTION_NAMES;
  else if (g_str_equal (line, "[scale]"))
    *section = SECTION_SCALE;
  else
    {
      /* A name may hold an equal sign, what it means never does. */
      equals = *section == SECTION_CSV ? strchr (line, '=') : strrchr (line, '=');
      if (equals == NULL || *section == SECTION_NONE)
        {
          g_autofree char *shown = ebb_text_shorten (line);

          g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("“%s” is neither [csv], [names], [scale] nor a line KEY=VALUE in one of these."), shown);
          return FALSE;
        }
      *equals = '\0';
      g_strstrip (line);
      g_strstrip (equals + 1);
      unquote (line);
      if (*section == SECTION_CSV)
        {
          if (!g_str_equal (line, "when"))
            unquote (equals + 1);
          return take_csv_key (self, line, equals + 1, error);
        }
      if (*section == SECTION_NAMES)
        return take_name (self, line, equals + 1, error);
      return take_scale (self, line, equals + 1, error);
    }
  return TRUE;
}

/*< private >
 * ebb_import_map_parse:
 * @text: the map, UTF-8; need not be terminated
 *
 * Returns: (transfer full): the map; %NULL with EBB_ERROR that names the line
 */
EbbImportMap *
ebb_import_map_parse (const char *text,
                      gsize length,
                      GError **error)
{
  g_autoptr (EbbImportMap) self = g_new0 (EbbImportMap, 1);
  g_auto (GStrv) lines = NULL;
  Section section = SECTION_NONE;

  self->names = g_ptr_array_new_with_free_func (name_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->zone = g_time_zone_new_local ();

  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The map is not a text in UTF-8."));
      return NULL;
    }
  {
    g_autofree char *copy = g_strndup (text, length);

    lines = g_strsplit (g_str_has_prefix (copy, "\xef\xbb\xbf") ? copy + 3 : copy, "\n", -1);
  }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (!take_line (self, lines[i], &section, &local_error))
        {
          /* Translators: a line of a map file, and what is wrong there */
          g_set_error (error, local_error->domain, local_error->code, _ ("Line %u of the map: %s"), i + 1, local_error->message);
          return NULL;
        }
    }

  if (self->when == NULL)
    g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The map does not say which column holds the time (“when” in the section [csv])."));
  else if ((self->name == NULL) != (self->value == NULL))
    g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The map must give both “name” and “value”, or neither."));
  else if (self->names->len == 0 && self->note == NULL)
    g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The section [names] of the map says nothing."));
  else
    {
      if (!self->has_group)
        self->by_row = self->name == NULL;
      return g_steal_pointer (&self);
    }
  return NULL;
}
