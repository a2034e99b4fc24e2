// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-csv-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ebb-text.h"
#include "model/ebb-error.h"

/* A sequence of UTF-8 that a chunk cuts in two waits for the next chunk. */
#define CARRY 4

typedef enum
{
  STATE_ROW_START,
  STATE_CELL_START,
  STATE_PLAIN,
  STATE_QUOTED,
  STATE_QUOTE_IN_QUOTED,
} State;

struct _EbbCsvReader
{
  EbbInput *input; /* (owned) */
  char delimiter;  /* 0 until the first chunk is there */

  char *chunk;      /* (owned) */
  gsize pos;        /* next byte of the chunk */
  gsize valid;      /* bytes of the chunk that are good UTF-8 */
  gsize length;     /* bytes of the chunk */
  guint64 base;     /* offset of the chunk in the file */
  gboolean bad;     /* the byte at `valid` is not UTF-8, or NUL */
  gboolean started; /* the first chunk was read */
  gboolean ended;   /* no more bytes follow the chunk */

  GString *row;   /* (owned): the cells of the row, each with a NUL */
  GArray *starts; /* (owned) (element-type gsize): where each cell begins */
  guint line;     /* of the next byte, 1-based */
  guint row_line; /* where the row begins */
  guint quote_line;
  gboolean after_cr; /* a LF that comes next belongs to the CR before it */
};

/*< private >
 * ebb_csv_reader_new:
 * @input: (transfer full)
 * @delimiter: the delimiter, or 0 to find it out
 */
EbbCsvReader *
ebb_csv_reader_new (EbbInput *input,
                    char delimiter)
{
  EbbCsvReader *self = g_new0 (EbbCsvReader, 1);

  self->input = input;
  self->delimiter = delimiter;
  self->chunk = g_malloc (EBB_INPUT_CHUNK + CARRY);
  self->row = g_string_sized_new (4096);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->line = 1;
  return self;
}

void
ebb_csv_reader_free (EbbCsvReader *self)
{
  ebb_input_unref (self->input);
  g_free (self->chunk);
  g_string_free (self->row, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

static char
guess_delimiter (const char *text,
                 gsize length)
{
  static const char candidates[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE;
  gsize best = 0;

  while (length > 0 && (*text == '\n' || *text == '\r'))
    {
      text++;
      length--;
    }
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if (text[i] == '\n' || text[i] == '\r')
        break;
      for (gsize c = 0; c < G_N_ELEMENTS (candidates); c++)
        counts[c] += text[i] == candidates[c];
    }
  for (gsize c = 1; c < G_N_ELEMENTS (candidates); c++)
    if (counts[c] > counts[best])
      best = c;
  return candidates[best];
}

/* Whether the bytes at @text may be the beginning of a good sequence that the end
 * of the chunk cuts off. */
static gboolean
is_cut_off (const char *text,
            gsize length)
{
  return length < CARRY && g_utf8_get_char_validated (text, (gssize) length) == (gunichar) -2;
}

static gboolean
load_chunk (EbbCsvReader *self,
            GError **error)
{
  gsize carried = self->length - self->valid;
  const char *end;
  gssize n;

  g_assert (carried < CARRY);
  memmove (self->chunk, self->chunk + self->valid, carried);
  self->base += self->valid;
  n = ebb_input_read (self->input, self->chunk + carried, EBB_INPUT_CHUNK, error);
  if (n < 0)
    return FALSE;
  self->length = carried + (gsize) n;
  self->pos = 0;
  self->ended = n == 0;

  if (!self->started)
    {
      const guint8 *b = (const guint8 *) self->chunk;

      self->started = TRUE;
      if (self->length >= 2 && ((b[0] == 0xff && b[1] == 0xfe) || (b[0] == 0xfe && b[1] == 0xff)))
        {
          g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("The file is written in UTF-16; save it as UTF-8 and try again."));
          return FALSE;
        }
      if (self->length >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf)
        self->pos = 3;
      if (self->delimiter == 0)
        self->delimiter = guess_delimiter (self->chunk + self->pos, self->length - self->pos);
    }

  /* A NUL ends what is good, too. */
  self->bad = !g_utf8_validate (self->chunk, (gssize) self->length, &end);
  self->valid = (gsize) (end - self->chunk);
  if (self->bad && !self->ended && is_cut_off (end, self->length - self->valid))
    self->bad = FALSE;
  return TRUE;
}

static void
set_bad_byte_error (EbbCsvReader *self,
                    GError **error)
{
  g_autofree char *offset = g_strdup_printf ("%" G_GUINT64_FORMAT, self->base + self->valid + 1);

  if (self->valid < self->length && self->chunk[self->valid] == '\0')
    /* Translators: a line number and the number of a byte */
    g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("Line %u: byte %s of the file is a NUL; this is not a text file."), self->line, offset);
  else
    g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("Line %u: byte %s of the file is not UTF-8; save the file as UTF-8 and try again."), self->line, offset);
}

static void
end_cell (EbbCsvReader *self)
{
  g_string_append_c (self->row, '\0');
}

static gboolean
begin_cell (EbbCsvReader *self,
            GError **error)
{
  if (self->starts->len >= EBB_CSV_ROW_MAX_CELLS)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("Line %u: there are more than %d cells, which is more than Ebb reads."), self->row_line, EBB_CSV_ROW_MAX_CELLS);
      return FALSE;
    }
  g_array_append_val (self->starts, self->row->len);
  return TRUE;
}

static gboolean
append_run (EbbCsvReader *self,
            const char *text,
            gsize length,
            GError **error)
{
  gsize start = g_array_index (self->starts, gsize, self->starts->len - 1);

  if (self->row->len - start + length > EBB_CSV_CELL_MAX_BYTES)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("Line %u: a cell is larger than 1 MiB, which is more than Ebb reads."), self->row_line);
      return FALSE;
    }
  if (self->row->len + length > EBB_CSV_ROW_MAX_BYTES)
    {
      g_set_error (error, EBB_ERROR, EBB_ERROR_TOO_LARGE, _ ("Line %u: the row is larger than 16 MiB, which is more than Ebb reads."), self->row_line);
      return FALSE;
    }
  g_string_append_len (self->row, text, (gssize) length);
  return TRUE;
}

/* Counts the lines of a quoted cell, in which CRLF is one line end. */
static void
count_lines (EbbCsvReader *self,
             const char *text,
             gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\r' || (text[i] == '\n' && !self->after_cr))
        self->line++;
      self->after_cr = text[i] == '\r';
    }
}

/*< private >
 * ebb_csv_reader_next:
 *
 * Reads the next row.
 *
 * Returns: whether there is one; %FALSE without @error at the end. Errors:
 *   %EBB_ERROR_FORMAT, %EBB_ERROR_TOO_LARGE, G_IO_ERROR
 */
gboolean
ebb_csv_reader_next (EbbCsvReader *self,
                     GError **error)
{
  State state = STATE_ROW_START;

  g_string_truncate (self->row, 0);
  g_array_set_size (self->starts, 0);

  for (;;)
    {
      const char *run;
      gsize n = 0, rest;

      if (self->pos >= self->valid)
        {
          if (self->bad)
            {
              set_bad_byte_error (self, error);
              return FALSE;
            }
          if (!self->ended)
            {
              if (!load_chunk (self, error))
                return FALSE;
              continue;
            }
          if (state == STATE_QUOTED)
            {
              g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("Line %u: a quotation mark opens here and is never closed."), self->quote_line);
              return FALSE;
            }
          if (state == STATE_ROW_START)
            return FALSE;
          end_cell (self);
          return TRUE;
        }

      run = self->chunk + self->pos;
      rest = self->valid - self->pos;
      switch (state)
        {
        case STATE_ROW_START:
          if (*run == '\n' && self->after_cr)
            {
              self->after_cr = FALSE;
              self->pos++;
            }
          else if (*run == '\n' || *run == '\r')
            {
              self->after_cr = *run == '\r';
              self->line++;
              self->pos++;
            }
          else
            {
              self->after_cr = FALSE;
              self->row_line = self->line;
              if (!begin_cell (self, error))
                return FALSE;
              state = STATE_CELL_START;
            }
          break;

        case STATE_CELL_START:
          state = STATE_PLAIN;
          if (*run == '"')
            {
              state = STATE_QUOTED;
              self->quote_line = self->line;
              self->pos++;
            }
          break;

        case STATE_PLAIN:
          while (n < rest && run[n] != self->delimiter && run[n] != '\n' && run[n] != '\r')
            n++;
          if (n > 0 && !append_run (self, run, n, error))
            return FALSE;
          self->pos += n;
          if (n == rest)
            break;
          self->pos++;
          end_cell (self);
          if (run[n] != self->delimiter)
            {
              self->after_cr = run[n] == '\r';
              self->line++;
              return TRUE;
            }
          if (!begin_cell (self, error))
            return FALSE;
          state = STATE_CELL_START;
          break;

        case STATE_QUOTED:
          while (n < rest && run[n] != '"')
            n++;
          count_lines (self, run, n);
          if (n > 0 && !append_run (self, run, n, error))
            return FALSE;
          self->pos += n;
          if (n == rest)
            break;
          self->pos++;
          self->after_cr = FALSE;
          state = STATE_QUOTE_IN_QUOTED;
          break;

        case STATE_QUOTE_IN_QUOTED:
          if (*run == '"')
            {
              if (!append_run (self, "\"", 1, error))
                return FALSE;
              self->pos++;
              state = STATE_QUOTED;
            }
          else if (*run == self->delimiter || *run == '\n' || *run == '\r')
            state = STATE_PLAIN;
          else
            {
              g_set_error (error, EBB_ERROR, EBB_ERROR_FORMAT, _ ("Line %u: after a closing quotation mark the cell must end."), self->line);
              return FALSE;
            }
          break;

        default:
          g_assert_not_reached ();
        }
    }
}

guint
ebb_csv_reader_get_n_cells (EbbCsvReader *self)
{
  return self->starts->len;
}

/*< private >
 * ebb_csv_reader_get_cell:
 *
 * Returns: (transfer none): the cell, which the caller may change until the next
 *   row is read
 */
char *
ebb_csv_reader_get_cell (EbbCsvReader *self,
                         guint column)
{
  g_assert (column < self->starts->len);
  return self->row->str + g_array_index (self->starts, gsize, column);
}

/*< private >
 * ebb_csv_reader_is_blank:
 *
 * Returns: whether nothing stands in any cell of the row
 */
gboolean
ebb_csv_reader_is_blank (EbbCsvReader *self)
{
  for (guint i = 0; i < self->starts->len; i++)
    if (!ebb_text_is_blank (ebb_csv_reader_get_cell (self, i)))
      return FALSE;
  return TRUE;
}

/*< private >
 * ebb_csv_reader_get_line:
 *
 * Returns: the line on which the row begins, 1-based
 */
guint
ebb_csv_reader_get_line (EbbCsvReader *self)
{
  return self->row_line;
}

char
ebb_csv_reader_get_delimiter (EbbCsvReader *self)
{
  return self->delimiter;
}
