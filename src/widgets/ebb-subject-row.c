// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-subject-row.h"

#include <string.h>

/**
 * EbbSubjectRow:
 *
 * One line of what a chart can show, ticked when it is what the chart shows.
 *
 * Accessibility: a list item that is selected when it is ticked.
 */
struct _EbbSubjectRow
{
  GtkListBoxRow parent_instance;

  EbbSubject subject;
  char *heading; /* (owned): what it stands under */
  char *folded;  /* (owned): heading and title, folded for searching */
  GtkWidget *tick;
};

G_DEFINE_FINAL_TYPE (EbbSubjectRow, ebb_subject_row, GTK_TYPE_LIST_BOX_ROW)

static void
ebb_subject_row_finalize (GObject *object)
{
  EbbSubjectRow *self = EBB_SUBJECT_ROW (object);

  g_free (self->heading);
  g_free (self->folded);
  G_OBJECT_CLASS (ebb_subject_row_parent_class)->finalize (object);
}

static void
ebb_subject_row_class_init (EbbSubjectRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ebb_subject_row_finalize;
}

static void
ebb_subject_row_init (EbbSubjectRow *self)
{
}

/**
 * ebb_subject_row_new:
 * @subject: what it stands for
 * @heading: what it stands under
 * @title: what it reads
 *
 * Returns: (transfer floating): a new row, not ticked
 */
GtkWidget *
ebb_subject_row_new (const EbbSubject *subject,
                     const char *heading,
                     const char *title)
{
  EbbSubjectRow *self;
  GtkWidget *box;
  GtkWidget *label;
  g_autofree char *both = NULL;

  g_return_val_if_fail (subject != NULL && heading != NULL && title != NULL, NULL);

  self = g_object_new (EBB_TYPE_SUBJECT_ROW, NULL);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  label = gtk_label_new (title);
  both = g_strdup_printf ("%s\n%s", heading, title);
  self->subject = *subject;
  self->heading = g_strdup (heading);
  self->folded = g_utf8_casefold (both, -1);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  self->tick = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), self->tick);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  ebb_subject_row_set_chosen (self, FALSE);
  return GTK_WIDGET (self);
}

/**
 * ebb_subject_row_get_subject:
 *
 * Returns: (transfer none): what it stands for
 */
const EbbSubject *
ebb_subject_row_get_subject (EbbSubjectRow *self)
{
  g_return_val_if_fail (EBB_IS_SUBJECT_ROW (self), NULL);
  return &self->subject;
}

/**
 * ebb_subject_row_get_heading:
 *
 * Returns: (transfer none): what it stands under
 */
const char *
ebb_subject_row_get_heading (EbbSubjectRow *self)
{
  g_return_val_if_fail (EBB_IS_SUBJECT_ROW (self), NULL);
  return self->heading;
}

/**
 * ebb_subject_row_matches:
 * @folded_words: (nullable) (array zero-terminated=1): words folded with
 *   g_utf8_casefold()
 *
 * Returns: whether each word is in its title, in its heading, or in the name of a
 *   part of the body that its region belongs to; without words, %TRUE
 */
gboolean
ebb_subject_row_matches (EbbSubjectRow *self,
                         const char *const *folded_words)
{
  g_return_val_if_fail (EBB_IS_SUBJECT_ROW (self), FALSE);

  for (; folded_words != NULL && *folded_words != NULL; folded_words++)
    if (strstr (self->folded, *folded_words) == NULL &&
        (self->subject.region == NULL || !ebb_region_matches (self->subject.region, *folded_words)))
      return FALSE;
  return TRUE;
}

/**
 * ebb_subject_row_set_chosen:
 * @chosen: whether the chart shows it
 */
void
ebb_subject_row_set_chosen (EbbSubjectRow *self,
                            gboolean chosen)
{
  g_return_if_fail (EBB_IS_SUBJECT_ROW (self));

  /* the room of the tick is kept, so that no title moves */
  gtk_widget_set_opacity (self->tick, chosen ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
}
