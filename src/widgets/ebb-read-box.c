// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-read-box.h"

/**
 * EbbReadBox:
 *
 * A box of labels that is a stop of Tab, for what must be heard by who does not see it:
 * a screen reader says nothing of labels that only stand there. There is nothing else in
 * it that takes the keyboard.
 *
 * CSS: `box.read`
 *
 * Accessibility: a group, of which ebb_read_box_set_words() says what is heard.
 */
struct _EbbReadBox
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (EbbReadBox, ebb_read_box, GTK_TYPE_BOX)

/* A #GtkBox looks for what is in it only. */
static gboolean
ebb_read_box_focus (GtkWidget *widget,
                    GtkDirectionType direction)
{
  return !gtk_widget_is_focus (widget) && gtk_widget_grab_focus (widget);
}

static void
ebb_read_box_class_init (EbbReadBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = ebb_read_box_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ebb_read_box_init (EbbReadBox *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "read");
}

/**
 * ebb_read_box_set_words:
 * @self: a box
 * @first: what is said first, as its name
 * @more: what is said then
 *
 * Says what a screen reader says when the keyboard comes here.
 */
void
ebb_read_box_set_words (EbbReadBox *self,
                        const char *first,
                        const char *more)
{
  g_return_if_fail (EBB_IS_READ_BOX (self));
  g_return_if_fail (first != NULL && more != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, first,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more,
                                  -1);
}
