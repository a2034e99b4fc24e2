// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-ramp.h"

G_BEGIN_DECLS

typedef enum
{
  EBB_STYLE_LIGHT,
  EBB_STYLE_DARK,
  EBB_STYLE_HIGH_CONTRAST,
  EBB_STYLE_HIGH_CONTRAST_DARK,
  EBB_STYLE_PRINT,
} EbbStyle;

#define EBB_N_STYLES 5

/**
 * EbbPalette:
 *
 * The colours of one style of drawing.
 */
typedef struct
{
  EbbStyle style;
  EbbColor background;
  EbbColor text;      /* at least 7:1 on the background */
  EbbColor dim;       /* of less important text, at least 4.5:1 */
  EbbColor grid;      /* of lines that only help the eye */
  EbbColor accent;    /* of what is selected, focused or suggested, at least 3:1 */
  gboolean patterned; /* colour alone must not tell intensities apart */
} EbbPalette;

/* The tone of the figure's skin. */
typedef enum
{
  EBB_SKIN_NEUTRAL,
  EBB_SKIN_VERY_LIGHT,
  EBB_SKIN_LIGHT,
  EBB_SKIN_MEDIUM,
  EBB_SKIN_DARK,
  EBB_SKIN_VERY_DARK,
} EbbSkin;

#define EBB_N_SKINS 6

const EbbPalette *ebb_palette_get (EbbStyle style);
EbbColor ebb_skin_get_color (EbbSkin skin, const EbbPalette *palette);
EbbColor ebb_skin_get_line_color (EbbSkin skin, const EbbPalette *palette);
const char *ebb_skin_get_id (EbbSkin skin);
const char *ebb_skin_get_name (EbbSkin skin);
gboolean ebb_skin_find (const char *id, EbbSkin *skin);

double ebb_color_get_luminance (EbbColor color);
double ebb_color_get_contrast (EbbColor a, EbbColor b);
EbbColor ebb_color_mix (EbbColor from, EbbColor to, double share);

G_END_DECLS
