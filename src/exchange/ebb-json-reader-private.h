// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-import-private.h"
#include "model/ebb-error.h"

G_BEGIN_DECLS

#define EBB_JSON_FORMAT_VERSION 1
#define EBB_JSON_STRING_MAX_BYTES (16 * 1024 * 1024)
#define EBB_JSON_WORD_MAX_BYTES 255

typedef enum
{
  EBB_JSON_IN_START,
  EBB_JSON_IN_DIARY,
  EBB_JSON_IN_TRACKERS,
  EBB_JSON_IN_TRACKER,
  EBB_JSON_IN_CHOICES,
  EBB_JSON_IN_ENTRIES,
  EBB_JSON_IN_ENTRY,
  EBB_JSON_IN_MARKS,
  EBB_JSON_IN_MARK,
  EBB_JSON_IN_QUALITIES,
  EBB_JSON_IN_VALUES,
  EBB_JSON_IN_TAGS,
  EBB_JSON_IN_ANNOTATIONS,
  EBB_JSON_IN_ANNOTATION,
  EBB_JSON_IN_RECORDS,
  EBB_JSON_IN_RECORD,
  EBB_JSON_IN_RECORD_LIST,
  EBB_JSON_IN_ROWS,
  EBB_JSON_IN_ROW,
  EBB_JSON_IN_END,
} EbbJsonPlace;

typedef enum
{
  EBB_JSON_KEY_NONE,
  EBB_JSON_KEY_FORMAT,
  EBB_JSON_KEY_VERSION,
  EBB_JSON_KEY_TRACKERS,
  EBB_JSON_KEY_ENTRIES,
  EBB_JSON_KEY_ID,
  EBB_JSON_KEY_NAME,
  EBB_JSON_KEY_KIND,
  EBB_JSON_KEY_UNIT,
  EBB_JSON_KEY_CHOICES,
  EBB_JSON_KEY_POSITION,
  EBB_JSON_KEY_RETIRED,
  EBB_JSON_KEY_MODIFIED,
  EBB_JSON_KEY_AT,
  EBB_JSON_KEY_PAIN,
  EBB_JSON_KEY_AVERAGE,
  EBB_JSON_KEY_WORST,
  EBB_JSON_KEY_LEAST,
  EBB_JSON_KEY_NOTE,
  EBB_JSON_KEY_MARKS,
  EBB_JSON_KEY_VALUES,
  EBB_JSON_KEY_TAGS,
  EBB_JSON_KEY_REGION,
  EBB_JSON_KEY_INTENSITY,
  EBB_JSON_KEY_QUALITIES,
  EBB_JSON_KEY_DEPTH,
  EBB_JSON_KEY_SWELLING,
  EBB_JSON_KEY_ANNOTATIONS,
  EBB_JSON_KEY_FROM,
  EBB_JSON_KEY_TO,
  EBB_JSON_KEY_TEXT,
  EBB_JSON_KEY_RECORDS, /* at most 31: they are members of sets */
} EbbJsonKey;

typedef enum
{
  EBB_JSON_NUMBER,
  EBB_JSON_BOOLEAN,
  EBB_JSON_STRING,
} EbbJsonType;

typedef struct
{
  const char *tracker; /* (interned) */
  EbbJsonType type;
  double number;
  char *choice; /* (owned) (nullable) */
} EbbJsonValue;

/* Values that stand in the file before its trackers wait for them. */
typedef struct
{
  EbbEntry *entry; /* (owned) */
  GArray *values;  /* (owned) (element-type EbbJsonValue) */
} EbbJsonDeferred;

/* Where in the structure the parser is, which key it met last, and what it has
 * put together so far. The functions below take one value each; those that
 * return int return what yajl wants: 0 to stop, with the error set. */
typedef struct
{
  EbbImport *import;
  EbbJsonPlace place;
  EbbJsonKey key;
  const char *key_name;
  guint32 seen_diary; /* sets of keys that the object at hand has had */
  guint32 seen_tracker;
  guint32 seen_entry;
  guint32 seen_mark;
  guint32 seen_annotation;
  gboolean is_diary; /* "format" was there and right */
  gboolean called;   /* something was read since the last chunk */

  struct
  {
    char *id;   /* (owned) */
    char *name; /* (owned) */
    char *unit; /* (owned) */
    GPtrArray *choices;
    EbbTrackerKind kind;
    int position;
    gboolean retired;
    gint64 modified;
  } tracker;

  EbbEntry *entry; /* (owned) (nullable) */
  EbbMark mark;
  GArray *values;             /* (owned) (element-type EbbJsonValue): of the entry at hand */
  const char *value_of;       /* (interned): the tracker whose value comes */
  GPtrArray *deferred;        /* (owned) (element-type EbbJsonDeferred) */
  GHashTable *ids;            /* ids of the entries so far, not owned */
  EbbAnnotation *annotation;  /* (owned) (nullable) */
  GHashTable *annotation_ids; /* of the annotations so far, not owned */

  struct
  {
    EbbRecordKind kind;    /* whose records come */
    guint seen_kinds;      /* set of those that have come */
    EbbRecord *record;     /* (owned) (nullable) */
    gpointer row;          /* (nullable): of a list in it */
    const EbbField *list;  /* (nullable): the list at hand */
    const EbbField *field; /* (nullable): the key that came last, unless it was no field */
    gboolean is_id;        /* that was "id" */
    guint32 seen;          /* sets of keys that the record or row has had */
    guint32 seen_row;
    GHashTable *ids; /* (owned): of the records so far */
  } record;
  GError *error; /* without its line */
} EbbJsonReader;

GArray *ebb_json_values_new (void);
int ebb_json_reader_fail (EbbJsonReader *self, EbbError code, const char *format, ...) G_GNUC_PRINTF (3, 4);
int ebb_json_reader_fail_not_a_diary (EbbJsonReader *self);
int ebb_json_reader_fail_type (EbbJsonReader *self);
gboolean ebb_json_reader_copy_word (const unsigned char *text, size_t length, char word[EBB_JSON_WORD_MAX_BYTES + 1]);
char *ebb_json_reader_copy_text (EbbJsonReader *self, const unsigned char *text, size_t length);
int ebb_json_reader_take_value (EbbJsonReader *self, EbbJsonType type, double number, char *choice);
void ebb_json_reader_clear_tracker (EbbJsonReader *self);
int ebb_json_reader_end_tracker (EbbJsonReader *self);
int ebb_json_reader_end_mark (EbbJsonReader *self);
int ebb_json_reader_end_entry (EbbJsonReader *self);
int ebb_json_reader_end_annotation (EbbJsonReader *self);
int ebb_json_reader_end_diary (EbbJsonReader *self);
int ebb_json_reader_take_tracker_string (EbbJsonReader *self, const unsigned char *text, size_t length);
int ebb_json_reader_take_entry_string (EbbJsonReader *self, const unsigned char *text, size_t length);
int ebb_json_reader_take_mark_string (EbbJsonReader *self, const unsigned char *text, size_t length);
int ebb_json_reader_take_annotation_string (EbbJsonReader *self, const unsigned char *text, size_t length);
int ebb_json_reader_take_annotation_number (EbbJsonReader *self, double number);
int ebb_json_reader_take_entry_number (EbbJsonReader *self, double number);
int ebb_json_reader_take_tracker_number (EbbJsonReader *self, double number);
int ebb_json_reader_take_mark_number (EbbJsonReader *self, double number);

/* Records of therapy (ebb-json-records.c). */
void ebb_json_reader_begin_record (EbbJsonReader *self);
void ebb_json_reader_begin_row (EbbJsonReader *self);
int ebb_json_reader_begin_list (EbbJsonReader *self);
int ebb_json_reader_take_record_key (EbbJsonReader *self, const char *key);
int ebb_json_reader_take_record_string (EbbJsonReader *self, const unsigned char *text, size_t length);
int ebb_json_reader_take_record_number (EbbJsonReader *self, double number);
int ebb_json_reader_take_record_boolean (EbbJsonReader *self, gboolean is_true);
int ebb_json_reader_end_record (EbbJsonReader *self);

G_END_DECLS
