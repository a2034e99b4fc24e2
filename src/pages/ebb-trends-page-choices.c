// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-trends-page-private.h"

/* What the page looks like when it is made: as the person left it. */

/* Time runs from left to right on the chart in every language, so earlier is on the
 * left of it as well. */
void
ebb_trends_page_point_with_time (EbbTrendsPage *self)
{
  GtkWidget *const buttons[] = { self->earlier, self->later };

  gtk_widget_set_direction (self->title_row, GTK_TEXT_DIR_LTR);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_direction (gtk_button_get_child (GTK_BUTTON (buttons[i])), GTK_TEXT_DIR_LTR);
}

void
ebb_trends_page_remember_choices (EbbTrendsPage *self)
{
  g_autoptr (GtkStringList) spans = gtk_string_list_new (NULL);
  g_autofree char *span = g_settings_get_string (self->settings, "trends-span");
  g_autofree char *subject = g_settings_get_string (self->settings, "trends-subject");
  int from, to;

  self->updating = TRUE;
  for (guint i = 0; i < EBB_N_SPANS; i++)
    gtk_string_list_append (spans, ebb_span_get_name (i));
  gtk_drop_down_set_model (self->span, G_LIST_MODEL (spans));
  gtk_drop_down_set_selected (self->span, ebb_span_find (span, EBB_SPAN_QUARTER));
  g_settings_get (self->settings, "trends-dates", "(ii)", &from, &to);
  ebb_filter_date_set_day (self->from, from);
  ebb_filter_date_set_day (self->to, to);
  if (!ebb_subject_from_string (subject, &self->subject))
    self->subject = (EbbSubject){ EBB_SUBJECT_PAIN, NULL, NULL };
  ebb_subject_picker_set_subject (self->picker, &self->subject);
  self->updating = FALSE;
}
