// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "draw/ebb-palette.h"
#include "draw/ebb-picture-file.h"

G_BEGIN_DECLS

const EbbPalette *ebb_cli_parse_style (const char *name, EbbPictureFormat format);
gboolean ebb_cli_parse_size (const char *text, int *width, int *height);

G_END_DECLS
