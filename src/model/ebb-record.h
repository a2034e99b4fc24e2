// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

#include "ebb-moment.h"
#include "ebb-region.h"

G_BEGIN_DECLS

/* What a day or a moment is that was not recorded. */
#define EBB_DAY_ABSENT ((EbbDay) G_MININT32)
#define EBB_MOMENT_ABSENT ((EbbMoment){ G_MININT64, 0 })

gboolean ebb_moment_is_absent (EbbMoment moment);

/* Bytes of UTF-8 in a name or another line, and in a text of any number of lines. */
#define EBB_LINE_MAX 200
#define EBB_TEXT_MAX (1024 * 1024)

/**
 * EbbFieldType:
 * @EBB_FIELD_LINE: `char *` (owned) (nullable): one line, at most %EBB_LINE_MAX bytes
 * @EBB_FIELD_TEXT: `char *` (owned) (nullable): at most %EBB_TEXT_MAX bytes
 * @EBB_FIELD_ID: `char *` (owned) (nullable): UUID of another record
 * @EBB_FIELD_WORD: `const char *` (interned) (nullable): an id of lower-case letters,
 *   digits and dashes; those of newer versions of Ebb are kept
 * @EBB_FIELD_REGION: `const EbbRegion *` (nullable)
 * @EBB_FIELD_CHOICE: an enum of int size, named by `words`; a value of which the word
 *   is %NULL is absent
 * @EBB_FIELD_COUNT: `int` from `least` to `most`; one below `least` is absent
 * @EBB_FIELD_FLAG: `gboolean`
 * @EBB_FIELD_NUMBER: `double` from `least` to `most`; NAN is absent
 * @EBB_FIELD_DAY: #EbbDay; %EBB_DAY_ABSENT
 * @EBB_FIELD_MOMENT: #EbbMoment; %EBB_MOMENT_ABSENT
 * @EBB_FIELD_WORDS: `GPtrArray *` (owned) (not nullable) of interned words
 * @EBB_FIELD_REGIONS: `GPtrArray *` (owned) (not nullable) of #EbbRegion
 * @EBB_FIELD_ROWS: `GArray *` (owned) (not nullable) of the struct that `rows` describes
 *
 * How a field of a record is held in memory. The store, import and export all go by
 * this, so that none of them can forget a field.
 */
typedef enum
{
  EBB_FIELD_LINE,
  EBB_FIELD_TEXT,
  EBB_FIELD_ID,
  EBB_FIELD_WORD,
  EBB_FIELD_REGION,
  EBB_FIELD_CHOICE,
  EBB_FIELD_COUNT,
  EBB_FIELD_FLAG,
  EBB_FIELD_NUMBER,
  EBB_FIELD_DAY,
  EBB_FIELD_MOMENT,
  EBB_FIELD_WORDS,
  EBB_FIELD_REGIONS,
  EBB_FIELD_ROWS,
} EbbFieldType;

typedef struct _EbbLayout EbbLayout;

/**
 * EbbField:
 * @name: of the column and of the key in JSON: lower-case letters and _
 * @type: how it is held
 * @offset: where in the struct
 * @least: of a count or a number
 * @most: of a count or a number
 * @required: whether it may not be absent
 * @words: (nullable): of a choice, in order of the enum; ends with %NULL after the
 *   `n_words` that there are
 * @n_words: how many values the enum has
 * @rows: (nullable): of rows
 */
typedef struct
{
  const char *name;
  EbbFieldType type;
  gsize offset;
  double least;
  double most;
  gboolean required;
  const char *const *words;
  guint n_words;
  const EbbLayout *rows;
} EbbField;

/**
 * EbbLayout:
 * @name: of the table, such as "session_part"
 * @size: of the struct
 * @fields: in the order of the table's columns
 * @clear: (nullable): of rows: lets go of what one holds
 *
 * What a struct is made of.
 */
struct _EbbLayout
{
  const char *name;
  gsize size;
  const EbbField *fields;
  guint n_fields;
  GDestroyNotify clear;
};

/**
 * EbbRecord:
 * @id: (owned) (nullable): UUIDv7 as text; %NULL of one that was never saved
 * @modified: microseconds since the epoch, UTC, of the last change; 0 if never saved
 *
 * One thing of therapy that is kept in the diary: a condition, goal, course, session or
 * review. The fields of its subclasses are public: read them freely; set them only in
 * a record that you made or copied, before you hand it to anybody. A record that the
 * store handed out or was given is not changed any more: change a copy and save that.
 */
#define EBB_TYPE_RECORD (ebb_record_get_type ())
#define EBB_RECORD(object) (G_TYPE_CHECK_INSTANCE_CAST ((object), EBB_TYPE_RECORD, EbbRecord))
#define EBB_IS_RECORD(object) (G_TYPE_CHECK_INSTANCE_TYPE ((object), EBB_TYPE_RECORD))
#define EBB_RECORD_CLASS(class) (G_TYPE_CHECK_CLASS_CAST ((class), EBB_TYPE_RECORD, EbbRecordClass))
#define EBB_RECORD_GET_CLASS(object) (G_TYPE_INSTANCE_GET_CLASS ((object), EBB_TYPE_RECORD, EbbRecordClass))

typedef struct
{
  GObject parent_instance;
  char *id;
  gint64 modified;
} EbbRecord;

typedef struct
{
  GObjectClass parent_class;
  const EbbLayout *layout;                                /* of the subclass's own fields */
  gboolean (*validate) (EbbRecord *self, GError **error); /* (nullable): rules between fields */
} EbbRecordClass;

GType ebb_record_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbRecord, g_object_unref)

/* The kinds of records, in an order in which none refers to a later one. */
typedef enum
{
  EBB_RECORD_CONDITION,
  EBB_RECORD_GOAL,
  EBB_RECORD_COURSE,
  EBB_RECORD_SESSION,
  EBB_RECORD_REVIEW,
} EbbRecordKind;

#define EBB_N_RECORD_KINDS 5

GType ebb_record_kind_get_type (EbbRecordKind kind);
EbbRecordKind ebb_record_get_kind (EbbRecord *self);
const EbbLayout *ebb_record_kind_get_layout (EbbRecordKind kind);
const EbbLayout *ebb_record_get_layout (EbbRecord *self);

EbbRecord *ebb_record_new (EbbRecordKind kind);
gpointer ebb_record_copy (gpointer record);
const char *ebb_record_ensure_id (gpointer record);
gboolean ebb_record_equal_content (gpointer a, gpointer b);
gboolean ebb_record_validate (gpointer record, GError **error);
gpointer ebb_records_find (GPtrArray *records, const char *id);

/* For those who read and write records by their layout. */
gpointer ebb_field_at (const EbbField *field, gpointer data);
gboolean ebb_field_is_absent (const EbbField *field, gconstpointer data);
GArray *ebb_layout_new_rows (const EbbLayout *layout);
void ebb_layout_init (const EbbLayout *layout, gpointer data);
void ebb_layout_clear (const EbbLayout *layout, gpointer data);
void ebb_layout_copy (const EbbLayout *layout, gpointer target, gconstpointer source);
gboolean ebb_layout_equal (const EbbLayout *layout, gconstpointer a, gconstpointer b);
gboolean ebb_layout_validate (const EbbLayout *layout, gconstpointer data, GError **error);
gboolean ebb_word_is_valid (const char *word);
gboolean ebb_field_find_word (const EbbField *field, const char *word, int *value);

G_END_DECLS
