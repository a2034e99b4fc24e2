// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-palette.h"

#include <glib/gi18n.h>
#include <math.h>

#define COLOR(hex)                                                                   \
  {                                                                                  \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) &0xff) / 255.0 \
  }

static const EbbPalette palettes[EBB_N_STYLES] = {
  { EBB_STYLE_LIGHT, COLOR (0xffffff), COLOR (0x2e3436), COLOR (0x5e6367), COLOR (0xd8d8d8), COLOR (0x16686c), FALSE },
  { EBB_STYLE_DARK, COLOR (0x1e1e1e), COLOR (0xf2f2f2), COLOR (0xb0b0b0), COLOR (0x4a4a4a), COLOR (0x7cccc8), FALSE },
  { EBB_STYLE_HIGH_CONTRAST, COLOR (0xffffff), COLOR (0x000000), COLOR (0x303030), COLOR (0x808080), COLOR (0x0b4649), TRUE },
  { EBB_STYLE_HIGH_CONTRAST_DARK, COLOR (0x000000), COLOR (0xffffff), COLOR (0xe0e0e0), COLOR (0x909090), COLOR (0xa5e6e2),
    TRUE },
  { EBB_STYLE_PRINT, COLOR (0xffffff), COLOR (0x000000), COLOR (0x404040), COLOR (0xc0c0c0), COLOR (0x0b4649), TRUE },
};

static const struct
{
  const char *id;
  const char *name;
  EbbColor color;
} skins[EBB_N_SKINS] = {
  [EBB_SKIN_NEUTRAL] = { "neutral", NC_ ("skin", "Neutral grey"), COLOR (0xe9e7e4) },
  [EBB_SKIN_VERY_LIGHT] = { "very-light", NC_ ("skin", "Very light"), COLOR (0xf6e7dc) },
  [EBB_SKIN_LIGHT] = { "light", NC_ ("skin", "Light"), COLOR (0xecceb4) },
  [EBB_SKIN_MEDIUM] = { "medium", NC_ ("skin", "Medium"), COLOR (0xc99c77) },
  [EBB_SKIN_DARK] = { "dark", NC_ ("skin", "Dark"), COLOR (0x8d5f42) },
  [EBB_SKIN_VERY_DARK] = { "very-dark", NC_ ("skin", "Very dark"), COLOR (0x573a2b) },
};

/* On a dark page a neutral figure is dark as well; the other tones keep their own. */
static const EbbColor neutral_dark = COLOR (0x4b4b4e);
static const EbbColor dark_line = COLOR (0x2b2930);
static const EbbColor light_line = COLOR (0xf4f1ee);

/**
 * ebb_palette_get:
 * @style: a style
 *
 * Returns: (transfer none): its colours
 */
const EbbPalette *
ebb_palette_get (EbbStyle style)
{
  g_return_val_if_fail (style < EBB_N_STYLES, &palettes[0]);

  return &palettes[style];
}

/**
 * ebb_skin_get_color:
 * @skin: a tone
 * @palette: the palette that it is drawn with; print is always plain white, so
 *   that it costs no ink
 *
 * Returns: the colour of the figure where nothing is marked
 */
EbbColor
ebb_skin_get_color (EbbSkin skin,
                    const EbbPalette *palette)
{
  g_return_val_if_fail (skin < EBB_N_SKINS, skins[0].color);

  if (palette->style == EBB_STYLE_PRINT || (palette->patterned && skin == EBB_SKIN_NEUTRAL))
    return palette->background;
  if (palette->style == EBB_STYLE_DARK && skin == EBB_SKIN_NEUTRAL)
    return neutral_dark;
  return skins[skin].color;
}

/**
 * ebb_skin_get_line_color:
 * @skin: a tone
 * @palette: the palette that it is drawn with
 *
 * Returns: the colour of outlines and strokes on that skin: at least 4.5:1
 *   (WCAG 2.1, 1.4.11 asks for 3:1)
 */
EbbColor
ebb_skin_get_line_color (EbbSkin skin,
                         const EbbPalette *palette)
{
  EbbColor color = ebb_skin_get_color (skin, palette);

  return ebb_color_get_contrast (color, dark_line) >= ebb_color_get_contrast (color, light_line) ? dark_line : light_line;
}

/**
 * ebb_skin_get_id:
 * @skin: a tone
 *
 * Returns: (transfer none): its name in settings and on the command line
 */
const char *
ebb_skin_get_id (EbbSkin skin)
{
  g_return_val_if_fail (skin < EBB_N_SKINS, "");

  return skins[skin].id;
}

/**
 * ebb_skin_get_name:
 * @skin: a tone
 *
 * Returns: (transfer none): its name in the language of the session
 */
const char *
ebb_skin_get_name (EbbSkin skin)
{
  g_return_val_if_fail (skin < EBB_N_SKINS, "");

  return g_dpgettext2 (NULL, "skin", skins[skin].name);
}

/**
 * ebb_skin_find:
 * @id: a name as of ebb_skin_get_id()
 * @skin: (out): the tone
 *
 * Returns: whether there is one
 */
gboolean
ebb_skin_find (const char *id,
               EbbSkin *skin)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < EBB_N_SKINS; i++)
    if (g_str_equal (id, skins[i].id))
      {
        *skin = i;
        return TRUE;
      }
  return FALSE;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/**
 * ebb_color_get_luminance:
 * @color: a colour
 *
 * Returns: its relative luminance, 0 to 1 (WCAG 2.1)
 */
double
ebb_color_get_luminance (EbbColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

/**
 * ebb_color_get_contrast:
 * @a: a colour
 * @b: another
 *
 * Returns: their contrast ratio, 1 to 21 (WCAG 2.1)
 */
double
ebb_color_get_contrast (EbbColor a,
                        EbbColor b)
{
  double x = ebb_color_get_luminance (a);
  double y = ebb_color_get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

/**
 * ebb_color_mix:
 * @from: a colour
 * @to: another
 * @share: 0 gives @from, 1 gives @to
 *
 * Returns: the colour between them
 */
EbbColor
ebb_color_mix (EbbColor from,
               EbbColor to,
               double share)
{
  return (EbbColor){
    from.red + (to.red - from.red) * share,
    from.green + (to.green - from.green) * share,
    from.blue + (to.blue - from.blue) * share,
  };
}
