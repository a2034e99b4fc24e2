// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-cli-picture.h"

/* What the sub-commands that draw have in common. */

static const char *const styles[EBB_N_STYLES] = {
  [EBB_STYLE_LIGHT] = "light",
  [EBB_STYLE_DARK] = "dark",
  [EBB_STYLE_HIGH_CONTRAST] = "high-contrast",
  [EBB_STYLE_HIGH_CONTRAST_DARK] = "high-contrast-dark",
  [EBB_STYLE_PRINT] = "print",
};

/*< private >
 * ebb_cli_parse_style:
 * @name: (nullable): of a style; print is that of a PDF if it is not given, light that
 *   of the others
 *
 * Returns: (nullable): its colours
 */
const EbbPalette *
ebb_cli_parse_style (const char *name,
                     EbbPictureFormat format)
{
  if (name == NULL)
    return ebb_palette_get (format == EBB_PICTURE_PDF ? EBB_STYLE_PRINT : EBB_STYLE_LIGHT);
  for (guint i = 0; i < EBB_N_STYLES; i++)
    if (g_str_equal (name, styles[i]))
      return ebb_palette_get (i);
  return NULL;
}

/*< private >
 * ebb_cli_parse_size:
 * @text: (nullable): such as "660x1000"; without it nothing is changed
 * @width: (inout): px
 * @height: (inout): px
 *
 * Returns: whether it is a size that can be drawn
 */
gboolean
ebb_cli_parse_size (const char *text,
                    int *width,
                    int *height)
{
  guint64 w, h;
  g_auto (GStrv) parts = NULL;

  if (text == NULL)
    return TRUE;
  parts = g_strsplit (text, "x", -1);
  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, EBB_PICTURE_MIN, EBB_PICTURE_MAX, &w, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, EBB_PICTURE_MIN, EBB_PICTURE_MAX, &h, NULL))
    return FALSE;
  *width = (int) w;
  *height = (int) h;
  return TRUE;
}
