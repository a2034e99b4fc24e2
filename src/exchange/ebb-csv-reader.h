// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-input.h"

G_BEGIN_DECLS

#define EBB_CSV_CELL_MAX_BYTES (1024 * 1024)
#define EBB_CSV_ROW_MAX_BYTES (16 * 1024 * 1024)
#define EBB_CSV_ROW_MAX_CELLS 10000

/**
 * EbbCsvReader:
 *
 * Rows of cells by RFC 4180, as the files in the world are: lines end in CRLF, LF
 * or CR, a byte order mark may stand in front, and the delimiter is found out
 * from the first line (`,`, `;` or a tab). It must be UTF-8 without NUL. Empty
 * lines are passed over.
 */
typedef struct _EbbCsvReader EbbCsvReader;

EbbCsvReader *ebb_csv_reader_new (EbbInput *input, char delimiter);
void ebb_csv_reader_free (EbbCsvReader *self);
gboolean ebb_csv_reader_next (EbbCsvReader *self, GError **error);
guint ebb_csv_reader_get_n_cells (EbbCsvReader *self);
char *ebb_csv_reader_get_cell (EbbCsvReader *self, guint column);
gboolean ebb_csv_reader_is_blank (EbbCsvReader *self);
guint ebb_csv_reader_get_line (EbbCsvReader *self);
char ebb_csv_reader_get_delimiter (EbbCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EbbCsvReader, ebb_csv_reader_free)

G_END_DECLS
