// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-figure-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-plain-text.h"

/**
 * EbbFigureCard:
 *
 * One figure of a summary: what it is, how much, and what it is made of. Several of
 * them stand in an #EbbWrapLayout, where all of a row are equally high.
 *
 * Accessibility: a group named by its caption; the rest is its description.
 *
 * CSS: figurecard; .unknown; .value, .dot.
 */
struct _EbbFigureCard
{
  GtkWidget parent_instance;

  char *caption; /* (owned) */

  GtkWidget *caption_label;
  GtkWidget *dot;
  GtkWidget *value_label;
  GtkWidget *detail_label;
};

G_DEFINE_FINAL_TYPE (EbbFigureCard, ebb_figure_card, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CAPTION = 1,
} EbbFigureCardProperty;

static GParamSpec *props[PROP_CAPTION + 1];

/* Two cards stand side by side on a telephone; longer lines wrap. */
#define MAX_CHARS 18

static void
show (EbbFigureCard *self,
      const char *value,
      const char *detail,
      const char *spoken)
{
  ebb_plain_text_set_text (EBB_PLAIN_TEXT (self->value_label), value);
  ebb_plain_text_set_text (EBB_PLAIN_TEXT (self->detail_label), detail);
  gtk_widget_set_visible (self->detail_label, *detail != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

static void
ebb_figure_card_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch ((EbbFigureCardProperty) prop_id)
    {
    case PROP_CAPTION:
      ebb_figure_card_set_caption (EBB_FIGURE_CARD (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_figure_card_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  switch ((EbbFigureCardProperty) prop_id)
    {
    case PROP_CAPTION:
      g_value_set_string (value, EBB_FIGURE_CARD (object)->caption);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ebb_figure_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ebb_figure_card_parent_class)->dispose (object);
}

static void
ebb_figure_card_finalize (GObject *object)
{
  g_free (EBB_FIGURE_CARD (object)->caption);
  G_OBJECT_CLASS (ebb_figure_card_parent_class)->finalize (object);
}

static void
ebb_figure_card_class_init (EbbFigureCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = ebb_figure_card_set_property;
  object_class->get_property = ebb_figure_card_get_property;
  object_class->dispose = ebb_figure_card_dispose;
  object_class->finalize = ebb_figure_card_finalize;

  props[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "figurecard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ebb_figure_card_init (EbbFigureCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");

  self->caption_label = ebb_plain_text_new (MAX_CHARS);
  gtk_widget_add_css_class (self->caption_label, "caption-heading");
  gtk_widget_set_parent (self->caption_label, GTK_WIDGET (self));

  self->dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (self->dot, GTK_ALIGN_CENTER);
  gtk_widget_hide (self->dot);
  gtk_box_append (GTK_BOX (row), self->dot);
  self->value_label = ebb_plain_text_new (MAX_CHARS);
  gtk_widget_add_css_class (self->value_label, "value");
  gtk_box_append (GTK_BOX (row), self->value_label);
  gtk_widget_set_parent (row, GTK_WIDGET (self));

  self->detail_label = ebb_plain_text_new (MAX_CHARS);
  gtk_widget_add_css_class (self->detail_label, "caption");
  gtk_widget_add_css_class (self->detail_label, "dim-label");
  gtk_widget_set_parent (self->detail_label, GTK_WIDGET (self));
  ebb_figure_card_set_unknown (self, "");
}

/**
 * ebb_figure_card_new:
 * @caption: what the figure is: "Typical day"
 *
 * Returns: (transfer floating): a new card whose figure is not known
 */
GtkWidget *
ebb_figure_card_new (const char *caption)
{
  g_return_val_if_fail (caption != NULL, NULL);
  return g_object_new (EBB_TYPE_FIGURE_CARD, "caption", caption, NULL);
}

/**
 * ebb_figure_card_set_caption:
 * @caption: what the figure is from now on
 */
void
ebb_figure_card_set_caption (EbbFigureCard *self,
                             const char *caption)
{
  g_return_if_fail (EBB_IS_FIGURE_CARD (self));
  g_return_if_fail (caption != NULL);

  if (g_strcmp0 (self->caption, caption) == 0)
    return;
  g_free (self->caption);
  self->caption = g_strdup (caption);
  ebb_plain_text_set_text (EBB_PLAIN_TEXT (self->caption_label), caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, caption, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAPTION]);
}

/**
 * ebb_figure_card_set_value:
 * @value: the figure: "5"
 * @detail: what it is made of: "quartiles 4 to 6, 71 of 92 days rated"; may be empty
 */
void
ebb_figure_card_set_value (EbbFigureCard *self,
                           const char *value,
                           const char *detail)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (EBB_IS_FIGURE_CARD (self));
  g_return_if_fail (value != NULL && detail != NULL);

  /* Translators: reads out a figure, and what it is made of: "5, quartiles 4 to 6" */
  spoken = *detail != '\0' ? g_strdup_printf (C_ ("a11y", "%s, %s"), value, detail) : g_strdup (value);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "unknown");
  show (self, value, detail, spoken);
}

/**
 * ebb_figure_card_set_unknown:
 * @detail: what is missing: "fewer than 3 days are rated"; may be empty
 *
 * Says that there is no figure. The colour of pain goes, too.
 */
void
ebb_figure_card_set_unknown (EbbFigureCard *self,
                             const char *detail)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (EBB_IS_FIGURE_CARD (self));
  g_return_if_fail (detail != NULL);

  /* Translators: reads out that there is no figure, and what is missing */
  spoken = *detail != '\0' ? g_strdup_printf (C_ ("a11y", "not known, %s"), detail) : g_strdup (C_ ("a11y", "not known"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "unknown");
  ebb_figure_card_set_pain (self, NAN);
  show (self, "–", detail, spoken);
}

/**
 * ebb_figure_card_set_pain:
 * @pain: 0 to 10; NAN when the figure is no intensity of pain
 *
 * Puts a dot in the colour of pain before the figure.
 */
void
ebb_figure_card_set_pain (EbbFigureCard *self,
                          double pain)
{
  g_return_if_fail (EBB_IS_FIGURE_CARD (self));

  gtk_widget_set_visible (self->dot, !isnan (pain));
  if (isnan (pain))
    return;
  {
    g_autofree char *color = g_strdup_printf ("pain-%d", (int) lround (CLAMP (pain, 0, 10)));
    const char *classes[] = { "dot", color, NULL };

    gtk_widget_set_css_classes (self->dot, classes);
  }
}
