// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-toaster.h"

/* Milliseconds after which a toast has certainly come and another gone. */
#define SLIDE_MS 600

/**
 * EbbToaster:
 *
 * Shows toasts one after the other. One with a button, which undoes something, comes
 * before those without, and takes the place of an older one with a button, which would
 * undo the newer thing.
 *
 * Nothing is shown or dismissed while a toast comes or goes: libadwaita 1.2 crashes
 * when a toast is hidden, or another is put before it, before it has fully come.
 */
struct _EbbToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* outlives this */
  GQueue waiting;           /* (element-type AdwToast) (owned): to be shown */
  AdwToast *undo;           /* (owned) (nullable): the newest with a button, shown or waiting */
  AdwToast *old;            /* (owned) (nullable): is shown, and to be dismissed */
  guint rest_id;            /* tick callback, 0 while nothing moves */
  gint64 rest_at;           /* when all has come to rest, by the frame clock in µs; 0 unknown */
  gboolean is_over;         /* that time is */
};

G_DEFINE_FINAL_TYPE (EbbToaster, ebb_toaster, G_TYPE_OBJECT)

static void begin_rest (EbbToaster *self);

static void
dismissed_cb (EbbToaster *self,
              AdwToast *toast)
{
  if (toast == self->undo)
    g_clear_object (&self->undo);
  if (toast == self->old)
    g_clear_object (&self->old);
  begin_rest (self);
}

/* Does what waits, once nothing moves. */
static void
go_on (EbbToaster *self)
{
  g_autoptr (AdwToast) old = NULL;
  AdwToast *next;

  if (self->rest_id != 0)
    return;
  old = g_steal_pointer (&self->old);
  if (old != NULL)
    adw_toast_dismiss (old);
  next = g_queue_pop_head (&self->waiting);
  if (next == NULL)
    return;
  g_signal_connect_object (next, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, next);
  begin_rest (self);
}

/* Animations are finished by the frames, which may be late. */
static gboolean
rest_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer user_data)
{
  EbbToaster *self = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->rest_at == 0)
    self->rest_at = now + SLIDE_MS * 1000;
  if (now < self->rest_at)
    return G_SOURCE_CONTINUE;
  if (!self->is_over)
    {
      /* this very frame may be the one that ends an animation: with the next one */
      self->is_over = TRUE;
      return G_SOURCE_CONTINUE;
    }
  self->rest_id = 0;
  go_on (self);
  return G_SOURCE_REMOVE;
}

static void
begin_rest (EbbToaster *self)
{
  self->rest_at = 0;
  self->is_over = FALSE;
  if (self->rest_id == 0)
    self->rest_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->overlay), rest_cb, self, NULL);
}

static void
ebb_toaster_dispose (GObject *object)
{
  EbbToaster *self = EBB_TOASTER (object);

  if (self->rest_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->overlay), self->rest_id);
  self->rest_id = 0;
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_object (&self->undo);
  g_clear_object (&self->old);

  G_OBJECT_CLASS (ebb_toaster_parent_class)->dispose (object);
}

static void
ebb_toaster_class_init (EbbToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ebb_toaster_dispose;
}

static void
ebb_toaster_init (EbbToaster *self)
{
  g_queue_init (&self->waiting);
}

/**
 * ebb_toaster_new:
 * @overlay: where toasts are shown; it must outlive the toaster
 *
 * Returns: (transfer full): a toaster, the only one of @overlay
 */
EbbToaster *
ebb_toaster_new (AdwToastOverlay *overlay)
{
  EbbToaster *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_object_new (EBB_TYPE_TOASTER, NULL);
  self->overlay = overlay;

  return self;
}

/**
 * ebb_toaster_show:
 * @self: a toaster
 * @toast: (transfer full): one that was not shown yet
 *
 * Shows a toast as soon as nothing moves.
 */
void
ebb_toaster_show (EbbToaster *self,
                  AdwToast *toast)
{
  g_return_if_fail (EBB_IS_TOASTER (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  if (adw_toast_get_button_label (toast) != NULL)
    {
      ebb_toaster_drop_undo (self);
      self->undo = g_object_ref (toast);
    }
  g_queue_push_tail (&self->waiting, toast);
  go_on (self);
}

/**
 * ebb_toaster_get_undo:
 * @self: a toaster
 *
 * Returns: (transfer none) (nullable): the toast with a button that is shown, or will be
 */
AdwToast *
ebb_toaster_get_undo (EbbToaster *self)
{
  g_return_val_if_fail (EBB_IS_TOASTER (self), NULL);

  return self->undo;
}

/**
 * ebb_toaster_drop_undo:
 * @self: a toaster
 *
 * Takes away the toast with a button: the button at once, the toast when nothing moves.
 */
void
ebb_toaster_drop_undo (EbbToaster *self)
{
  g_autoptr (AdwToast) undo = NULL;

  g_return_if_fail (EBB_IS_TOASTER (self));

  undo = g_steal_pointer (&self->undo);
  if (undo == NULL)
    return;
  if (g_queue_remove (&self->waiting, undo))
    {
      g_object_unref (undo);
      return;
    }
  adw_toast_set_button_label (undo, NULL);
  g_set_object (&self->old, undo);
  go_on (self);
}
