// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-session-chip.h"

#include <glib/gi18n.h>

#include "ebb-format.h"
#include "ebb-session-text.h"
#include "ebb-widget.h"

/*
 * A session on a day of the calendar: an icon for what became of it, when it begins,
 * what it is called. The tooltip and the accessible name say all of it in words.
 *
 * One that was not done can be dragged; what is dragged is the #EbbSession.
 *
 * Signals: `menu ()`: what can be done with it is asked for by the pointer.
 *
 * CSS: the classes .session-chip, .done, .off (skipped, cancelled, missed), .open (not
 * recorded yet).
 */
struct _EbbSessionChip
{
  GtkButton parent_instance;

  EbbSession *session; /* (owned) */
};

G_DEFINE_FINAL_TYPE (EbbSessionChip, ebb_session_chip, GTK_TYPE_BUTTON)

enum
{
  SIGNAL_MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double x,
            double y,
            EbbSessionChip *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (EBB_TYPE_SESSION, self->session);
}

static void
pressed_cb (EbbSessionChip *self,
            int n_press,
            double x,
            double y,
            GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_MENU], 0);
}

static void
long_pressed_cb (EbbSessionChip *self,
                 double x,
                 double y,
                 GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_MENU], 0);
}

static void
ebb_session_chip_dispose (GObject *object)
{
  g_clear_object (&EBB_SESSION_CHIP (object)->session);

  G_OBJECT_CLASS (ebb_session_chip_parent_class)->dispose (object);
}

static void
ebb_session_chip_class_init (EbbSessionChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ebb_session_chip_dispose;

  signals[SIGNAL_MENU] = g_signal_new ("menu", EBB_TYPE_SESSION_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ebb_session_chip_init (EbbSessionChip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "session-chip");
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_swapped (hold, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hold));
}

static void
add_state_class (EbbSessionChip *self,
                 EbbPlan *plan,
                 gint64 now)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->session->state == EBB_SESSION_DONE)
    gtk_widget_add_css_class (widget, "done");
  else if (self->session->state != EBB_SESSION_PLANNED || ebb_plan_is_on_hold (plan, self->session))
    gtk_widget_add_css_class (widget, "off");
  else if (ebb_session_is_overdue (self->session, now))
    gtk_widget_add_css_class (widget, "open");
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/* Two lines: a day of the calendar is narrow. */
static GtkWidget *
make_words (EbbSession *session,
            const char *title,
            const char *icon)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *time = ebb_format_time (ebb_session_get_moment (session));
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 12);
  gtk_box_append (GTK_BOX (first), image);
  gtk_box_append (GTK_BOX (first), make_label (time));
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), make_label (title));
  return words;
}

/**
 * ebb_session_chip_new:
 * @plan: the plan
 * @session: one of its sessions
 * @now: seconds since the epoch, UTC
 *
 * Returns: (transfer floating): a chip that shows @session
 */
GtkWidget *
ebb_session_chip_new (EbbPlan *plan,
                      EbbSession *session,
                      gint64 now)
{
  EbbSessionChip *self = g_object_new (EBB_TYPE_SESSION_CHIP, NULL);
  g_autofree char *title = ebb_session_text_title (plan, session);
  g_autofree char *span = ebb_session_text_span (session);
  g_autofree char *details = ebb_session_text_details (plan, session, now);
  /* Translators: a session in the calendar: its name, its time, all else about it */
  g_autofree char *text = g_strdup_printf (C_ ("session", "%s, %s, %s"), title, span, details);

  self->session = g_object_ref (session);
  gtk_button_set_child (GTK_BUTTON (self), make_words (session, title, ebb_session_text_icon (plan, session, now)));
  ebb_widget_set_tooltip (GTK_WIDGET (self), text);
  ebb_widget_set_accessible_name (GTK_WIDGET (self), text);
  add_state_class (self, plan, now);

  if (session->state != EBB_SESSION_DONE)
    {
      GtkDragSource *source = gtk_drag_source_new ();

      gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
      g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
    }
  return GTK_WIDGET (self);
}

/**
 * ebb_session_chip_get_session:
 * @self: a chip
 *
 * Returns: (transfer none): the session that it shows
 */
EbbSession *
ebb_session_chip_get_session (EbbSessionChip *self)
{
  g_return_val_if_fail (EBB_IS_SESSION_CHIP (self), NULL);

  return self->session;
}
