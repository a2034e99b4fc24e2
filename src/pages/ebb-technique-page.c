// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-technique-page.h"

#include <glib/gi18n.h>

#include "ebb-config.h"
#include "draw/ebb-technique-picture.h"
#include "model/ebb-technique-text.h"
#include "widgets/ebb-drawing.h"
#include "widgets/ebb-widget.h"
#include "widgets/ebb-wrap-layout.h"

/*
 * What there is to say of one technique: a drawing, what it is for, how it feels and is
 * done, what studies say and how sure they are, and what to be careful with.
 *
 * Signals: `use ()`: the person wants it in a session
 */
struct _EbbTechniquePage
{
  GtkWidget parent_instance;

  GSettings *settings; /* (owned) */
  EbbTechnique technique;

  GtkLabel *title;
  GtkDrawingArea *drawing;
  GtkLabel *usual;
  GtkLabel *offered;
  GtkBox *topics;
  GtkLabel *topic_titles[EBB_N_TECHNIQUE_TOPICS];
  GtkLabel *topic_texts[EBB_N_TECHNIQUE_TOPICS];
  GtkLabel *source;
};

G_DEFINE_FINAL_TYPE (EbbTechniquePage, ebb_technique_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_USE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define DRAWING_WIDTH 256 /* px */

static void
draw_cb (GtkDrawingArea *area,
         cairo_t *cr,
         int width,
         int height,
         gpointer user_data)
{
  EbbTechniquePage *self = user_data;
  EbbFigureStyle style = { ebb_drawing_get_palette (), ebb_drawing_get_skin (self->settings), ebb_drawing_get_text_scale (GTK_WIDGET (self)) };

  ebb_technique_picture_draw (self->technique, cr, width, height, &style);
}

static GtkLabel *
add_label (EbbTechniquePage *self,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 70);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (self->topics, label);
  return GTK_LABEL (label);
}

static void
use_clicked_cb (EbbTechniquePage *self)
{
  g_signal_emit (self, signals[SIGNAL_USE], 0);
}

/* Returns: (transfer full): how sure it is, and who says so. */
static char *
describe_source (const EbbTechniqueText *text)
{
  const char *certainty = ebb_certainty_get_name (text->certainty);

  if (text->source == NULL)
    /* Translators: how sure the studies of a technique are */
    return g_strdup_printf (C_ ("library", "How sure this is: %s"), certainty);
  /* Translators: how sure the studies of a technique are, and the authors and the year */
  return g_strdup_printf (C_ ("library", "How sure this is: %s. Source: %s"), certainty, text->source);
}

static void
ebb_technique_page_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_TECHNIQUE_PAGE);

  G_OBJECT_CLASS (ebb_technique_page_parent_class)->dispose (object);
}

static void
ebb_technique_page_finalize (GObject *object)
{
  g_clear_object (&EBB_TECHNIQUE_PAGE (object)->settings);

  G_OBJECT_CLASS (ebb_technique_page_parent_class)->finalize (object);
}

static gboolean
ebb_technique_page_focus (GtkWidget *widget,
                          GtkDirectionType direction)
{
  return ebb_widget_focus_child (widget, direction);
}

static void
ebb_technique_page_class_init (EbbTechniquePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_technique_page_dispose;
  object_class->finalize = ebb_technique_page_finalize;
  widget_class->focus = ebb_technique_page_focus;

  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);

  signals[SIGNAL_USE] = g_signal_new ("use", EBB_TYPE_TECHNIQUE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-technique-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTechniquePage, title);
  gtk_widget_class_bind_template_child (widget_class, EbbTechniquePage, drawing);
  gtk_widget_class_bind_template_child (widget_class, EbbTechniquePage, usual);
  gtk_widget_class_bind_template_child (widget_class, EbbTechniquePage, offered);
  gtk_widget_class_bind_template_child (widget_class, EbbTechniquePage, topics);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ebb_technique_page_init (EbbTechniquePage *self)
{
  self->settings = g_settings_new (EBB_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_content_width (self->drawing, DRAWING_WIDTH);
  gtk_drawing_area_set_content_height (self->drawing, (int) (DRAWING_WIDTH / EBB_TECHNIQUE_PICTURE_RATIO));
  gtk_drawing_area_set_draw_func (self->drawing, draw_cb, self, NULL);
  ebb_drawing_follow_style (GTK_WIDGET (self->drawing));
  g_signal_connect_object (self->settings, "changed::skin", G_CALLBACK (gtk_widget_queue_draw), self->drawing, G_CONNECT_SWAPPED);
  for (guint i = 0; i < EBB_N_TECHNIQUE_TOPICS; i++)
    {
      self->topic_titles[i] = add_label (self, "heading");
      gtk_widget_set_margin_top (GTK_WIDGET (self->topic_titles[i]), 12);
      gtk_label_set_text (self->topic_titles[i], ebb_technique_topic_get_title (i));
      self->topic_texts[i] = add_label (self, NULL);
      if (i == EBB_TECHNIQUE_STUDIES)
        self->source = add_label (self, "dim-label");
    }
  ebb_technique_page_set_technique (self, EBB_TECHNIQUE_EFFLEURAGE);
}

/**
 * ebb_technique_page_new:
 *
 * Returns: (transfer floating): a new page, of the first technique
 */
GtkWidget *
ebb_technique_page_new (void)
{
  return g_object_new (EBB_TYPE_TECHNIQUE_PAGE, NULL);
}

/**
 * ebb_technique_page_set_technique:
 * @self: a page
 * @technique: what it tells of
 */
void
ebb_technique_page_set_technique (EbbTechniquePage *self,
                                  EbbTechnique technique)
{
  const EbbTechniqueText *text = ebb_technique_text_get (technique);
  g_autofree char *time = ebb_technique_text_describe_time (technique);
  g_autofree char *pressure = ebb_technique_text_describe_pressure (technique);
  g_autofree char *offered = ebb_complaints_describe (text->complaints);
  g_autofree char *offered_for = NULL;
  g_autofree char *usual = NULL;
  g_autofree char *source = describe_source (text);

  g_return_if_fail (EBB_IS_TECHNIQUE_PAGE (self));

  self->technique = technique;
  /* Translators: what a technique is offered for: "neck pain, headache" */
  offered_for = g_strdup_printf (C_ ("library", "Offered for: %s"), offered);
  usual = pressure != NULL && *pressure != '\0' ? g_strdup_printf ("%s\n%s", time, pressure) : g_strdup (time);
  gtk_label_set_text (self->title, ebb_technique_get_name (technique));
  gtk_label_set_text (self->usual, usual);
  gtk_label_set_text (self->offered, offered_for);
  gtk_label_set_text (self->source, source);
  for (guint i = 0; i < EBB_N_TECHNIQUE_TOPICS; i++)
    gtk_label_set_text (self->topic_texts[i], ebb_technique_text_tell (technique, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drawing),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, ebb_technique_get_name (technique),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, ebb_technique_picture_describe (technique),
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self->drawing));
}
