// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-reminder-service.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-alarm.h"
#include "ebb-reminder-text.h"
#include "model/ebb-session-rules.h"

/* The longest time that a follow-up is asked for after its session: its hours, what the
 * quiet time adds, and until it lapses. */
#define REACH (EBB_FOLLOW_UP_MAX_HOURS / 24 + 3)

/**
 * EbbReminderService:
 *
 * Reminds of follow-ups that are due and of sessions that come, by notifications of the
 * desktop, while the setting `notifications` is on and a diary is open. It looks at the
 * diary when that changes, when something comes or lapses, when the clock is set and
 * when the computer wakes; in between it sleeps. What is answered, lapsed, called off or
 * deleted is taken off the screen.
 *
 * The notifications use these actions of the application: `app.answer-follow-up` (sid:
 * session, hours, pain), `app.show-follow-up` (si), `app.show-session` (s).
 *
 * Signals:
 * - `answered (const char *problem)`: an answer is in the diary, or (with a text to
 *   show) it is not.
 */
struct _EbbReminderService
{
  GObject parent_instance;

  GApplication *application; /* (unowned): owns this */
  GSettings *settings;       /* (owned) */
  EbbStore *store;           /* (owned) (nullable): an open one */
  GSignalGroup *signals;     /* (owned): of the store */
  EbbAlarm *alarm;           /* (owned) */
  GHashTable *shown;         /* (owned): id to digest of what is on screen */
  GPtrArray *answers;        /* (owned) (element-type Answer): wait for the diary */
  guint n_saving;

  GCancellable *cancellable; /* (owned): of the look at the diary */
  GPtrArray *sessions;       /* (owned) (nullable): of the look under way */
  GPtrArray *courses;        /* (owned) (nullable): likewise */
  gboolean looking;
  gboolean again; /* something changed meanwhile */
};

G_DEFINE_FINAL_TYPE (EbbReminderService, ebb_reminder_service, G_TYPE_OBJECT)

enum
{
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  EbbReminderService *self; /* (owned) (nullable): while it is saved */
  char *session;            /* (owned): id */
  int hours;
  EbbFollowUpAnswer answer;
} Answer;

static void look (EbbReminderService *self);

static void
answer_free (Answer *answer)
{
  g_clear_object (&answer->self);
  g_free (answer->session);
  g_free (answer);
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
is_on (EbbReminderService *self)
{
  return self->store != NULL && ebb_store_is_open (self->store) && g_settings_get_boolean (self->settings, "notifications");
}

/* --- on screen --------------------------------------------------------------------- */

static void
withdraw (EbbReminderService *self,
          const char *id)
{
  g_application_withdraw_notification (self->application, id);
}

static void
withdraw_all (EbbReminderService *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    withdraw (self, id);
  g_hash_table_remove_all (self->shown);
}

/* What was shown and closed by the person is not shown again, unless it changes. */
static void
show (EbbReminderService *self,
      const EbbReminder *reminder,
      const char *id)
{
  EbbCourse *course = ebb_records_find (self->courses, reminder->session->course);
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *digest = NULL;

  notification = ebb_reminder_make_notification (reminder,
                                                 course,
                                                 g_settings_get_boolean (self->settings, "notification-details"),
                                                 &digest);
  if (g_strcmp0 (g_hash_table_lookup (self->shown, id), digest) == 0)
    return;
  g_application_send_notification (self->application, id, notification);
  g_hash_table_replace (self->shown, g_strdup (id), g_steal_pointer (&digest));
}

static void
update (EbbReminderService *self,
        GPtrArray *due)
{
  EbbReminderRules rules = { ebb_session_rules_get (), g_settings_get_int (self->settings, "session-reminder") };
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GPtrArray) reminders = NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gboolean quiet;
  gpointer shown;
  gint64 next;

  reminders = ebb_reminders_at (self->sessions, due, &rules, zone, get_now (), &quiet, &next);
  for (guint i = 0; i < reminders->len; i++)
    {
      char *id = ebb_reminder_get_id (reminders->pdata[i]);

      g_hash_table_add (wanted, id);
      if (!quiet || g_hash_table_contains (self->shown, id))
        show (self, reminders->pdata[i], id);
    }

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &shown, NULL))
    {
      if (g_hash_table_contains (wanted, shown))
        continue;
      withdraw (self, shown);
      g_hash_table_iter_remove (&iter);
    }
  ebb_alarm_set (self->alarm, next);
}

/* --- looking at the diary ------------------------------------------------------------ */

static void
end_look (EbbReminderService *self)
{
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  self->looking = FALSE;
  if (self->again)
    look (self);
}

/* A diary that cannot be read now is looked at when it changes; the window says what is
 * wrong with it. */
static gboolean
failed (EbbReminderService *self,
        GPtrArray *list)
{
  if (list != NULL && is_on (self))
    return FALSE;
  end_look (self);
  return TRUE;
}

static void
due_listed_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (EbbReminderService) self = user_data;
  g_autoptr (GPtrArray) due = ebb_store_list_due_finish (EBB_STORE (source), result, NULL);

  if (failed (self, due))
    return;
  update (self, due);
  end_look (self);
}

static void
courses_listed_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (EbbReminderService) self = user_data;

  self->courses = ebb_store_list_records_finish (EBB_STORE (source), result, NULL);
  if (!failed (self, self->courses))
    ebb_store_list_due_async (self->store, get_now (), self->cancellable, due_listed_cb, g_object_ref (self));
}

static void
sessions_listed_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (EbbReminderService) self = user_data;

  self->sessions = ebb_store_list_sessions_finish (EBB_STORE (source), result, NULL);
  if (!failed (self, self->sessions))
    ebb_store_list_records_async (self->store, EBB_RECORD_COURSE, self->cancellable, courses_listed_cb, g_object_ref (self));
}

/* Brings what is on screen up to date. */
static void
look (EbbReminderService *self)
{
  if (!is_on (self))
    {
      self->again = FALSE;
      withdraw_all (self);
      ebb_alarm_set (self->alarm, G_MAXINT64);
      return;
    }

  self->again = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  ebb_store_list_sessions_async (self->store,
                                 ebb_day_today () - REACH,
                                 EBB_DAY_MAX,
                                 NULL,
                                 self->cancellable,
                                 sessions_listed_cb,
                                 g_object_ref (self));
}

static void
store_changed_cb (EbbReminderService *self,
                  EbbChange what)
{
  /* An ordinary entry can answer a follow-up. */
  if (what & (EBB_CHANGE_THERAPY | EBB_CHANGE_ENTRIES))
    look (self);
}

static void
alarm_cb (gpointer user_data)
{
  look (user_data);
}

/* --- answers ------------------------------------------------------------------------- */

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (EbbReminderService) self = g_object_ref (answer->self);
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbSession) session = ebb_store_answer_follow_up_finish (EBB_STORE (source), result, &error);

  answer_free (answer);
  self->n_saving--;
  g_signal_emit (self, signals[ANSWERED], 0, error != NULL ? error->message : NULL);
  g_application_release (self->application);
}

static void
save_answers (EbbReminderService *self)
{
  while (self->store != NULL && self->answers->len > 0)
    {
      Answer *answer = g_ptr_array_steal_index (self->answers, 0);

      answer->self = g_object_ref (self);
      self->n_saving++;
      g_application_hold (self->application);
      ebb_store_answer_follow_up_async (self->store, answer->session, answer->hours, &answer->answer, NULL, answered_cb, answer);
    }
}

/**
 * ebb_reminder_service_answer:
 * @self: the service
 * @session: id of a session
 * @hours: which of its follow-ups
 * @pain: overall, 0 to 10
 *
 * Answers a follow-up, as of now, at once or as soon as the diary is open.
 */
void
ebb_reminder_service_answer (EbbReminderService *self,
                             const char *session,
                             int hours,
                             double pain)
{
  Answer *answer;

  g_return_if_fail (EBB_IS_REMINDER_SERVICE (self));
  g_return_if_fail (session != NULL);

  answer = g_new0 (Answer, 1);
  answer->session = g_strdup (session);
  answer->hours = hours;
  answer->answer = (EbbFollowUpAnswer){ .at = ebb_moment_now (), .pain = pain, .rescue = EBB_MOMENT_ABSENT };
  g_ptr_array_add (self->answers, answer);
  save_answers (self);
}

/**
 * ebb_reminder_service_give_up:
 * @self: the service
 * @problem: why the diary does not open, to show to the person
 *
 * Says of the answers that wait for the diary that they are not in it.
 */
void
ebb_reminder_service_give_up (EbbReminderService *self,
                              const char *problem)
{
  g_return_if_fail (EBB_IS_REMINDER_SERVICE (self));
  g_return_if_fail (problem != NULL);

  if (self->answers->len == 0)
    return;
  g_ptr_array_set_size (self->answers, 0);
  g_signal_emit (self, signals[ANSWERED], 0, problem);
}

/**
 * ebb_reminder_service_is_busy:
 * @self: the service
 *
 * Returns: whether there are answers that are not in the diary yet
 */
gboolean
ebb_reminder_service_is_busy (EbbReminderService *self)
{
  g_return_val_if_fail (EBB_IS_REMINDER_SERVICE (self), FALSE);

  return self->n_saving > 0 || self->answers->len > 0;
}

/* --- the object ------------------------------------------------------------------------ */

static void
ebb_reminder_service_dispose (GObject *object)
{
  EbbReminderService *self = EBB_REMINDER_SERVICE (object);

  g_cancellable_cancel (self->cancellable);
  g_signal_group_set_target (self->signals, NULL);
  g_clear_pointer (&self->alarm, ebb_alarm_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ebb_reminder_service_parent_class)->dispose (object);
}

static void
ebb_reminder_service_finalize (GObject *object)
{
  EbbReminderService *self = EBB_REMINDER_SERVICE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->courses, g_ptr_array_unref);

  G_OBJECT_CLASS (ebb_reminder_service_parent_class)->finalize (object);
}

static void
ebb_reminder_service_class_init (EbbReminderServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ebb_reminder_service_dispose;
  object_class->finalize = ebb_reminder_service_finalize;

  signals[ANSWERED] = g_signal_new ("answered",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    1,
                                    G_TYPE_STRING);
}

static void
ebb_reminder_service_init (EbbReminderService *self)
{
  self->cancellable = g_cancellable_new ();
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  self->alarm = ebb_alarm_new (alarm_cb, self);
  self->signals = g_signal_group_new (EBB_TYPE_STORE);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (store_changed_cb), self);
}

/**
 * ebb_reminder_service_new:
 * @application: sends the notifications; owns the service
 * @settings: the person's choices
 *
 * Returns: (transfer full): a service that waits for a diary
 */
EbbReminderService *
ebb_reminder_service_new (GApplication *application,
                          GSettings *settings)
{
  static const char *const keys[] = { "notifications", "notification-details", "session-reminder", "follow-ups", "quiet-hours", "clock" };
  EbbReminderService *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (EBB_TYPE_REMINDER_SERVICE, NULL);
  self->application = application;
  self->settings = g_object_ref (settings);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *changed = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect_object (settings, changed, G_CALLBACK (look), self, G_CONNECT_SWAPPED);
    }
  return self;
}

/**
 * ebb_reminder_service_set_store:
 * @self: the service
 * @store: (nullable): an open diary; without one nothing is reminded of, and what is on
 *   screen is taken off it, for nobody could answer
 */
void
ebb_reminder_service_set_store (EbbReminderService *self,
                                EbbStore *store)
{
  g_return_if_fail (EBB_IS_REMINDER_SERVICE (self));
  g_return_if_fail (store == NULL || EBB_IS_STORE (store));

  g_set_object (&self->store, store);
  g_signal_group_set_target (self->signals, store);
  save_answers (self);
  look (self);
}
