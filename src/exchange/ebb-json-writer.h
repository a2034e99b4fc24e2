// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ebb-annotation.h"
#include "model/ebb-entry.h"
#include "model/ebb-record.h"

G_BEGIN_DECLS

void ebb_json_append_string (GString *out, const char *text);
void ebb_json_append_key (GString *out, const char *key);
void ebb_json_append_entry (GString *out, EbbEntry *entry, GPtrArray *trackers, gboolean with_modified);
void ebb_json_append_tracker (GString *out, EbbTracker *tracker);
void ebb_json_append_annotation (GString *out, const EbbAnnotation *annotation);
void ebb_json_append_record (GString *out, EbbRecord *record, gboolean with_modified);

G_END_DECLS
