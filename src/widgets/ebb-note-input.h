// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-entry-part.h"

G_BEGIN_DECLS

#define EBB_TYPE_NOTE_INPUT (ebb_note_input_get_type ())
G_DECLARE_FINAL_TYPE (EbbNoteInput, ebb_note_input, EBB, NOTE_INPUT, GtkWidget)

GtkWidget *ebb_note_input_new (void);

G_END_DECLS
