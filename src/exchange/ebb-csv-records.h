// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-import-private.h"
#include "ebb-sink.h"

G_BEGIN_DECLS

GStrv ebb_csv_records_get_files (void);
gboolean ebb_csv_records_write (const char *folder, GPtrArray *records, GError **error);
gboolean ebb_import_read_record_tables (EbbImport *import, const char *folder, GError **error);

G_END_DECLS
