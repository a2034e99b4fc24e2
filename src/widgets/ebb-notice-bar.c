// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-notice-bar.h"

#include <glib/gi18n.h>
#include "ebb-widget.h"

/**
 * EbbNoticeBar:
 *
 * One sentence above a form about the entry in it, with at most one thing to do
 * about it. It can be closed; it never covers the form and never takes the
 * keyboard.
 *
 * Accessibility: an alert when something went wrong, a status otherwise.
 *
 * Signals: `action`: the button was pressed.
 */
struct _EbbNoticeBar
{
  GtkWidget parent_instance;

  GtkInfoBar *bar;
  GtkLabel *label;
  GtkButton *button;

  EbbNotice notice;
};

G_DEFINE_FINAL_TYPE (EbbNoticeBar, ebb_notice_bar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
button_clicked_cb (EbbNoticeBar *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTION], 0);
}

static void
response_cb (EbbNoticeBar *self,
             int response)
{
  if (response == GTK_RESPONSE_CLOSE)
    ebb_notice_bar_hide (self);
}

static void
ebb_notice_bar_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_NOTICE_BAR);
  G_OBJECT_CLASS (ebb_notice_bar_parent_class)->dispose (object);
}

static void
ebb_notice_bar_class_init (EbbNoticeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_notice_bar_dispose;

  signals[SIGNAL_ACTION] = g_signal_new ("action", EBB_TYPE_NOTICE_BAR, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbNoticeBar, bar);
  gtk_widget_class_bind_template_child (widget_class, EbbNoticeBar, label);
  gtk_widget_class_bind_template_child (widget_class, EbbNoticeBar, button);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, response_cb);
}

static void
ebb_notice_bar_init (EbbNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_notice_bar_new:
 *
 * Returns: (transfer floating): a bar that says nothing
 */
GtkWidget *
ebb_notice_bar_new (void)
{
  return g_object_new (EBB_TYPE_NOTICE_BAR, NULL);
}

/**
 * ebb_notice_bar_get_notice:
 *
 * Returns: what it says
 */
EbbNotice
ebb_notice_bar_get_notice (EbbNoticeBar *self)
{
  g_return_val_if_fail (EBB_IS_NOTICE_BAR (self), EBB_NOTICE_NONE);
  return self->notice;
}

/**
 * ebb_notice_bar_show:
 * @notice: what it is about
 * @text: one sentence
 */
void
ebb_notice_bar_show (EbbNoticeBar *self,
                     EbbNotice notice,
                     const char *text)
{
  const char *action = NULL;
  GtkMessageType type = GTK_MESSAGE_INFO;

  g_return_if_fail (EBB_IS_NOTICE_BAR (self));
  g_return_if_fail (text != NULL);

  switch (notice)
    {
    case EBB_NOTICE_DRAFT:
      action = C_ ("button", "Discard");
      break;
    case EBB_NOTICE_DISCARDED:
      action = C_ ("button", "Bring Back");
      break;
    case EBB_NOTICE_RETRY:
      action = C_ ("button", "Try Again");
      type = GTK_MESSAGE_WARNING;
      break;
    case EBB_NOTICE_PROBLEM:
      type = GTK_MESSAGE_WARNING;
      break;
    case EBB_NOTICE_NONE:
    default:
      g_return_if_reached ();
    }

  self->notice = notice;
  gtk_label_set_text (self->label, text);
  if (action != NULL)
    gtk_button_set_label (self->button, action);
  gtk_widget_set_visible (GTK_WIDGET (self->button), action != NULL);
  gtk_info_bar_set_message_type (self->bar, type);
  gtk_info_bar_set_revealed (self->bar, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * ebb_notice_bar_hide:
 *
 * Says nothing any more.
 */
void
ebb_notice_bar_hide (EbbNoticeBar *self)
{
  g_return_if_fail (EBB_IS_NOTICE_BAR (self));

  self->notice = EBB_NOTICE_NONE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
