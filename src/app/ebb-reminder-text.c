// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-reminder-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-session-flow.h"
#include "widgets/ebb-format.h"

/*
 * What reminders say. Notifications are seen by whoever looks at the screen, and the
 * desktop keeps them: unless the person wants details, they say nothing of the diary,
 * not even a number on a button.
 */

/* The answer and what its button says. */
static char *
label_answer (double value,
              double last,
              gboolean details)
{
  if (details)
    return g_strdup_printf ("%g", value);
  if (value == last)
    return g_strdup (C_ ("answer", "The Same"));
  return g_strdup (value < last ? C_ ("answer", "1 Lower") : C_ ("answer", "1 Higher"));
}

/* The likely ones; desktops show three buttons, some more. */
static void
add_answers (GNotification *notification,
             GString *digest,
             const EbbReminder *reminder,
             gboolean details)
{
  const char *id = reminder->session->record.id;
  double last = ebb_reminder_get_last_pain (reminder->session);

  for (int step = -1; !isnan (last) && step <= 1; step++)
    {
      double value = last + step;
      g_autofree char *label = label_answer (value, last, details);

      if (value < 0 || value > ebb_aspect_get_max (EBB_ASPECT_PAIN))
        continue;
      g_notification_add_button_with_target (notification, label, "app.answer-follow-up", "(sid)", id, reminder->hours, value);
      g_string_append_printf (digest, "\n%g", value);
    }
  g_notification_add_button_with_target (notification,
                                         isnan (last) ? C_ ("answer", "Answer…") : C_ ("answer", "Other…"),
                                         "app.show-follow-up",
                                         "(si)",
                                         id,
                                         reminder->hours);
}

static char *
get_follow_up_body (const EbbReminder *reminder,
                    EbbCourse *course,
                    gboolean details)
{
  double last = ebb_reminder_get_last_pain (reminder->session);
  g_autofree char *name = NULL;

  if (!details)
    return g_strdup (isnan (last) ? _ ("A rating is due") : _ ("Compared with your last rating"));

  name = ebb_session_describe (reminder->session, course);
  if (isnan (last))
    return g_steal_pointer (&name);
  /* TRANSLATORS: %s is what a session is called; %g is a number from 0 to 10 */
  return g_strdup_printf (_ ("%s. Your last rating of pain was %g."), name, last);
}

static char *
get_session_body (EbbSession *session,
                  EbbCourse *course)
{
  g_autofree char *name = ebb_session_describe (session, course);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_strv_builder_add (builder, name);
  if (session->who != NULL)
    g_strv_builder_add (builder, session->who);
  if (session->place != NULL)
    g_strv_builder_add (builder, session->place);
  parts = g_strv_builder_end (builder);
  return g_strjoinv ("\n", parts);
}

static char *
get_session_title (EbbSession *session)
{
  g_autofree char *time = ebb_format_time (session->planned);
  EbbDay day = ebb_moment_get_day (session->planned);
  g_autofree char *name = NULL;

  if (day == ebb_day_today ())
    /* TRANSLATORS: %s is a time of day */
    return g_strdup_printf (_ ("Appointment at %s"), time);
  name = ebb_format_day_relative (day, ebb_day_today ());
  /* TRANSLATORS: a day and a time of day, as “Tomorrow, 9:30” */
  return g_strdup_printf (_ ("Appointment: %s, %s"), name, time);
}

/**
 * ebb_reminder_make_notification:
 * @reminder: what to remind of
 * @course: (nullable): that the session is of
 * @details: whether to say what it is about
 * @digest: (out) (transfer full): the same as long as the notification is the same
 *
 * Returns: (transfer full): the notification. Its actions are those of
 *   #EbbReminderService.
 */
GNotification *
ebb_reminder_make_notification (const EbbReminder *reminder,
                                EbbCourse *course,
                                gboolean details,
                                char **digest)
{
  g_autoptr (GIcon) icon = g_themed_icon_new (EBB_APP_ID);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  EbbSession *session = reminder->session;
  GNotification *notification;
  GString *text;

  if (reminder->kind == EBB_REMINDER_FOLLOW_UP)
    {
      title = details ? ebb_session_ask (reminder->hours) : g_strdup (_ ("How is it now?"));
      body = get_follow_up_body (reminder, course, details);
    }
  else
    {
      title = get_session_title (session);
      body = details ? get_session_body (session, course) : NULL;
    }

  notification = g_notification_new (title);
  g_notification_set_icon (notification, icon);
  if (body != NULL)
    g_notification_set_body (notification, body);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s\n%s", title, body != NULL ? body : "");
  if (reminder->kind == EBB_REMINDER_FOLLOW_UP)
    {
      add_answers (notification, text, reminder, details);
      g_notification_set_default_action_and_target (notification, "app.show-follow-up", "(si)", session->record.id, reminder->hours);
    }
  else
    {
      g_notification_set_default_action_and_target (notification, "app.show-session", "s", session->record.id);
    }
  *digest = g_string_free (text, FALSE);
  return notification;
}
