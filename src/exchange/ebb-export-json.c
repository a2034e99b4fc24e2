// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-export-private.h"

#include "ebb-json-writer.h"
#include "ebb-record-text.h"
#include "ebb-sink.h"

/* One tracker, entry, annotation and record per line, so that two exports can be compared by
 * lines. data/ebb-diary.schema.json describes the format. */

struct _EbbJsonFile
{
  EbbSink *sink;          /* (owned) */
  GPtrArray *trackers;    /* (owned) */
  GPtrArray *annotations; /* (owned) */
  GPtrArray *records;     /* (owned) */
  gboolean has_entries;
};

EbbJsonFile *
ebb_json_file_open (const char *path,
                    GError **error)
{
  EbbSink *sink = ebb_sink_open (path, error);
  EbbJsonFile *self;

  if (sink == NULL)
    return NULL;
  self = g_new0 (EbbJsonFile, 1);
  self->sink = sink;
  return self;
}

gboolean
ebb_json_file_begin (EbbJsonFile *self,
                     GPtrArray *trackers,
                     GPtrArray *annotations,
                     GPtrArray *records,
                     GError **error)
{
  GString *out = self->sink->buffer;

  self->trackers = g_ptr_array_ref (trackers);
  self->annotations = g_ptr_array_ref (annotations);
  self->records = g_ptr_array_ref (records);
  g_string_append (out, "{\"format\":\"ebb-diary\",\"version\":1,\n\"trackers\":[");
  for (guint i = 0; i < trackers->len; i++)
    {
      g_string_append (out, i == 0 ? "\n" : ",\n");
      ebb_json_append_tracker (out, g_ptr_array_index (trackers, i));
    }
  g_string_append (out, "\n],\n\"entries\":[");
  return ebb_sink_drain (self->sink, FALSE, error);
}

gboolean
ebb_json_file_add (EbbJsonFile *self,
                   EbbEntry *entry,
                   GError **error)
{
  if (!ebb_export_check_values (entry, self->trackers, error))
    return FALSE;
  g_string_append (self->sink->buffer, self->has_entries ? ",\n" : "\n");
  self->has_entries = TRUE;
  ebb_json_append_entry (self->sink->buffer, entry, self->trackers, TRUE);
  return ebb_sink_drain (self->sink, FALSE, error);
}

/* An array for each kind of which there is any. */
static void
append_records (GString *out,
                GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      EbbRecord *record = g_ptr_array_index (records, i);
      EbbRecordKind kind = ebb_record_get_kind (record);

      if (i == 0 || kind != ebb_record_get_kind (g_ptr_array_index (records, i - 1)))
        g_string_append_printf (out, "%s,\n\"%s\":[\n", i > 0 ? "\n]" : "", ebb_record_kind_get_key (kind));
      else
        g_string_append (out, ",\n");
      ebb_json_append_record (out, record, TRUE);
    }
  if (records->len > 0)
    g_string_append (out, "\n]");
}

gboolean
ebb_json_file_commit (EbbJsonFile *self,
                      GError **error)
{
  GString *out = self->sink->buffer;

  g_string_append (out, "\n]");
  for (guint i = 0; i < self->annotations->len; i++)
    {
      g_string_append (out, i == 0 ? ",\n\"annotations\":[\n" : ",\n");
      ebb_json_append_annotation (out, g_ptr_array_index (self->annotations, i));
    }
  if (self->annotations->len > 0)
    g_string_append (out, "\n]");
  append_records (out, self->records);
  g_string_append (out, "}\n");
  return ebb_sink_commit (self->sink, error);
}

void
ebb_json_file_free (EbbJsonFile *self)
{
  ebb_sink_free (self->sink);
  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self);
}
