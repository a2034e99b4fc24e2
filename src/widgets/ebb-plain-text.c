// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-plain-text.h"

/**
 * EbbPlainText:
 *
 * A paragraph that wraps where it must, with digits of one width. It is for figures that
 * change while the person waits for the next frame: a GtkLabel that wraps sets a new text
 * six times before it is drawn, this one twice.
 *
 * Accessibility: a label, named by its text.
 *
 * CSS: label.
 */
struct _EbbPlainText
{
  GtkWidget parent_instance;

  char *text; /* (owned) */
  guint max_chars;

  PangoLayout *line;    /* (owned) (nullable): all in one line */
  PangoLayout *wrapped; /* (owned) (nullable): for the width that was asked for last */
  int wrapped_width;    /* px */
};

G_DEFINE_FINAL_TYPE (EbbPlainText, ebb_plain_text, GTK_TYPE_WIDGET)

/* Below so many characters side by side nothing can be read. */
#define MIN_CHARS 4

static void
drop_layouts (EbbPlainText *self)
{
  g_clear_object (&self->line);
  g_clear_object (&self->wrapped);
}

static PangoLayout *
create_layout (EbbPlainText *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/* @width: px, or less than 0 for one line. Returns: (transfer none) */
static PangoLayout *
get_layout (EbbPlainText *self,
            int width)
{
  int natural;

  if (self->line == NULL)
    self->line = create_layout (self);
  pango_layout_get_pixel_size (self->line, &natural, NULL);
  if (width < 0 || natural <= width)
    return self->line;
  if (self->wrapped == NULL || self->wrapped_width != width)
    {
      if (self->wrapped == NULL)
        self->wrapped = create_layout (self);
      pango_layout_set_width (self->wrapped, width * PANGO_SCALE);
      self->wrapped_width = width;
    }
  return self->wrapped;
}

static int
measure_chars (EbbPlainText *self,
               guint n_chars)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int width = (int) n_chars * pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (width);
}

static void
ebb_plain_text_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  EbbPlainText *self = EBB_PLAIN_TEXT (widget);
  PangoLayout *layout = get_layout (self, orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = height;
      return;
    }
  *natural = MIN (width, measure_chars (self, self->max_chars));
  *minimum = MIN (*natural, measure_chars (self, MIN_CHARS));
}

static GtkSizeRequestMode
ebb_plain_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ebb_plain_text_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  EbbPlainText *self = EBB_PLAIN_TEXT (widget);
  int width = gtk_widget_get_width (widget);
  PangoLayout *layout = get_layout (self, width);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (layout == self->line && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      int natural;

      pango_layout_get_pixel_size (layout, &natural, NULL);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (width - natural), 0));
    }
  gtk_snapshot_append_layout (snapshot, layout, &color);
}

static void
ebb_plain_text_css_changed (GtkWidget *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ebb_plain_text_parent_class)->css_changed (widget, change);
  drop_layouts (EBB_PLAIN_TEXT (widget));
  gtk_widget_queue_resize (widget);
}

static void
ebb_plain_text_direction_changed (GtkWidget *widget,
                                  GtkTextDirection before)
{
  GTK_WIDGET_CLASS (ebb_plain_text_parent_class)->direction_changed (widget, before);
  drop_layouts (EBB_PLAIN_TEXT (widget));
}

static void
ebb_plain_text_finalize (GObject *object)
{
  EbbPlainText *self = EBB_PLAIN_TEXT (object);

  drop_layouts (self);
  g_free (self->text);

  G_OBJECT_CLASS (ebb_plain_text_parent_class)->finalize (object);
}

static void
ebb_plain_text_class_init (EbbPlainTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ebb_plain_text_finalize;
  widget_class->measure = ebb_plain_text_measure;
  widget_class->get_request_mode = ebb_plain_text_get_request_mode;
  widget_class->snapshot = ebb_plain_text_snapshot;
  widget_class->css_changed = ebb_plain_text_css_changed;
  widget_class->direction_changed = ebb_plain_text_direction_changed;

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
ebb_plain_text_init (EbbPlainText *self)
{
  self->text = g_strdup ("");
}

/**
 * ebb_plain_text_new:
 * @max_chars: it wants to be as wide as its text, but not wider than so many characters
 *
 * Returns: (transfer floating): an empty text
 */
GtkWidget *
ebb_plain_text_new (guint max_chars)
{
  EbbPlainText *self = g_object_new (EBB_TYPE_PLAIN_TEXT, NULL);

  self->max_chars = max_chars;
  return GTK_WIDGET (self);
}

/**
 * ebb_plain_text_set_text:
 * @self: a text
 * @text: what it says from now on
 */
void
ebb_plain_text_set_text (EbbPlainText *self,
                         const char *text)
{
  g_return_if_fail (EBB_IS_PLAIN_TEXT (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  drop_layouts (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ebb_plain_text_get_text:
 * @self: a text
 *
 * Returns: what it says
 */
const char *
ebb_plain_text_get_text (EbbPlainText *self)
{
  g_return_val_if_fail (EBB_IS_PLAIN_TEXT (self), "");
  return self->text;
}
