// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-alarm.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* As good as never, and still a number that every kernel takes: a year. */
#define FAR (366 * 24 * 3600)

/**
 * EbbAlarm:
 *
 * Calls a function at a moment of the clock on the wall, and whenever that clock is set
 * or the computer has slept: then whoever waits has to look at the clock again. GLib's
 * own timeouts count time awake, and know nothing of the clock.
 */
struct _EbbAlarm
{
  EbbAlarmFunc func;
  gpointer user_data;
  gint64 at; /* seconds since the epoch, UTC; G_MAXINT64 for never */
  int fd;    /* (owned): -1 if there is none */
  guint source;
};

static void
arm (EbbAlarm *self)
{
  gint64 latest = g_get_real_time () / G_USEC_PER_SEC + FAR;
  /* All zeroes would disarm it. */
  struct itimerspec when = { .it_value = { .tv_sec = CLAMP (self->at, 1, latest) } };

  if (self->fd >= 0 && timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) < 0 && errno != ECANCELED)
    g_warning ("The alarm cannot be set: %s", g_strerror (errno));
}

static gboolean
ready_cb (int fd,
          GIOCondition condition,
          gpointer user_data)
{
  EbbAlarm *self = user_data;
  guint64 n_times;
  ssize_t length = read (fd, &n_times, sizeof n_times);

  if (length < 0 && (errno == EAGAIN || errno == EINTR))
    return G_SOURCE_CONTINUE;

  /* Otherwise it is time, or (ECANCELED) the clock was set. */
  arm (self);
  self->func (self->user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * ebb_alarm_new:
 * @func: called in the main context when it is time, or when the clock was set; it sets
 *   the next moment
 * @user_data: for @func
 *
 * Returns: (transfer full): an alarm that is not set
 */
EbbAlarm *
ebb_alarm_new (EbbAlarmFunc func,
               gpointer user_data)
{
  EbbAlarm *self = g_new0 (EbbAlarm, 1);

  g_assert (func != NULL);

  self->func = func;
  self->user_data = user_data;
  self->at = G_MAXINT64;
  self->fd = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->fd >= 0)
    self->source = g_unix_fd_add (self->fd, G_IO_IN, ready_cb, self);
  else
    g_warning ("There is no alarm: %s", g_strerror (errno));
  arm (self);

  return self;
}

/**
 * ebb_alarm_free:
 * @self: (nullable) (transfer full): an alarm, not from within its function
 */
void
ebb_alarm_free (EbbAlarm *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

/**
 * ebb_alarm_set:
 * @self: an alarm
 * @at: when, seconds since the epoch, UTC; what is past is at once; %G_MAXINT64 for
 *   never
 */
void
ebb_alarm_set (EbbAlarm *self,
               gint64 at)
{
  g_return_if_fail (self != NULL);

  self->at = at;
  arm (self);
}
