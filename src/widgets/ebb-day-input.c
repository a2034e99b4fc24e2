// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-day-input.h"

#include <glib/gi18n.h>

#include "ebb-rating-scale.h"
#include "ebb-widget.h"

/**
 * EbbDayInput:
 *
 * The part of an entry that looks back on the day: average, worst and least pain.
 * Ratings that do not fit each other are pointed out in a sentence and kept.
 */
struct _EbbDayInput
{
  GtkWidget parent_instance;

  EbbRatingScale *average;
  EbbRatingScale *worst;
  EbbRatingScale *least;
  GtkWidget *warning;
  GtkLabel *warning_label;
};

static void entry_part_iface_init (EbbEntryPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EbbDayInput, ebb_day_input, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (EBB_TYPE_ENTRY_PART, entry_part_iface_init))

static void
write_ratings (EbbDayInput *self,
               EbbEntry *entry)
{
  ebb_entry_set_rating (entry, EBB_RATING_AVERAGE, ebb_rating_scale_get_value (self->average));
  ebb_entry_set_rating (entry, EBB_RATING_WORST, ebb_rating_scale_get_value (self->worst));
  ebb_entry_set_rating (entry, EBB_RATING_LEAST, ebb_rating_scale_get_value (self->least));
}

static void
sync_warning (EbbDayInput *self)
{
  g_autoptr (EbbEntry) entry = ebb_entry_new (ebb_moment_now ());
  g_autofree char *warning = NULL;

  write_ratings (self, entry);
  warning = ebb_entry_order_warning (entry);
  if (warning != NULL)
    gtk_label_set_text (self->warning_label, warning);
  gtk_widget_set_visible (self->warning, warning != NULL);
}

static void
chosen_cb (EbbDayInput *self)
{
  sync_warning (self);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
submit_cb (EbbDayInput *self)
{
  ebb_entry_part_emit_submit (EBB_ENTRY_PART (self));
}

static void
ebb_day_input_load (EbbEntryPart *part,
                    EbbEntry *entry)
{
  EbbDayInput *self = EBB_DAY_INPUT (part);

  ebb_rating_scale_set_value (self->average, ebb_entry_get_rating (entry, EBB_RATING_AVERAGE));
  ebb_rating_scale_set_value (self->worst, ebb_entry_get_rating (entry, EBB_RATING_WORST));
  ebb_rating_scale_set_value (self->least, ebb_entry_get_rating (entry, EBB_RATING_LEAST));
  sync_warning (self);
}

static gboolean
ebb_day_input_store (EbbEntryPart *part,
                     EbbEntry *entry,
                     GError **error)
{
  write_ratings (EBB_DAY_INPUT (part), entry);
  return TRUE;
}

static void
entry_part_iface_init (EbbEntryPartInterface *iface)
{
  iface->load = ebb_day_input_load;
  iface->store = ebb_day_input_store;
}

static void
ebb_day_input_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_DAY_INPUT);
  G_OBJECT_CLASS (ebb_day_input_parent_class)->dispose (object);
}

static void
ebb_day_input_class_init (EbbDayInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_day_input_dispose;

  g_type_ensure (EBB_TYPE_RATING_SCALE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-day-input.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbDayInput, average);
  gtk_widget_class_bind_template_child (widget_class, EbbDayInput, worst);
  gtk_widget_class_bind_template_child (widget_class, EbbDayInput, least);
  gtk_widget_class_bind_template_child (widget_class, EbbDayInput, warning);
  gtk_widget_class_bind_template_child (widget_class, EbbDayInput, warning_label);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
}

static void
ebb_day_input_init (EbbDayInput *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ebb_rating_scale_set_label (self->average, C_ ("pain of the day", "Average pain of the day"));
  ebb_rating_scale_set_label (self->worst, C_ ("pain of the day", "Worst pain of the day"));
  ebb_rating_scale_set_label (self->least, C_ ("pain of the day", "Least pain of the day"));
}

/**
 * ebb_day_input_new:
 *
 * Returns: (transfer floating): a new input with nothing rated
 */
GtkWidget *
ebb_day_input_new (void)
{
  return g_object_new (EBB_TYPE_DAY_INPUT, NULL);
}
