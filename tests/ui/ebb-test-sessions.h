// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <math.h>

#include "ebb-test-editor.h"

#include "model/ebb-course.h"
#include "model/ebb-safety-rows.h"
#include "model/ebb-session-flow.h"
#include "widgets/ebb-body-pair.h"
#include "widgets/ebb-rating-scale.h"

/* What the tests of sessions share: a diary, a window in front of it, and what it says
 * with "Undo". */

static EbbStore *store;
static GtkWindow *parent;
static GtkWindow *dialog; /* NULL once it has gone */
static char *toast;       /* the last one shown */

static inline void
sessions_notify_cb (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  g_free (toast);
  toast = g_variant_dup_string (parameter, NULL);
}

/* --- the diary ---------------------------------------------------------- */

/* (transfer full): as it was saved */
static inline gpointer
save_record (gpointer record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  ebb_store_change_records_async (store, records, NULL, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  saved = ebb_store_change_records_finish (store, result, &error);
  g_assert_no_error (error);
  return g_object_ref (saved->pdata[0]);
}

static inline void
delete_record (gpointer record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  ebb_store_change_records_async (store, NULL, records, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  left = ebb_store_change_records_finish (store, result, &error);
  g_assert_no_error (error);
}

static inline GPtrArray *
list_sessions (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *sessions;

  ebb_store_list_sessions_async (store, EBB_DAY_MIN, EBB_DAY_MAX, NULL, NULL, ebb_test_result_cb, &result);
  ebb_test_wait (result != NULL);
  sessions = ebb_store_list_sessions_finish (store, result, &error);
  g_assert_no_error (error);
  return sessions;
}

static inline guint
count_sessions (void)
{
  g_autoptr (GPtrArray) sessions = list_sessions ();

  return sessions->len;
}

/* (transfer full): the only one */
static inline EbbSession *
the_session (void)
{
  g_autoptr (GPtrArray) sessions = list_sessions ();

  g_assert_cmpuint (sessions->len, ==, 1);
  return g_object_ref (sessions->pdata[0]);
}

static inline EbbMoment
minutes_ago (int minutes)
{
  EbbMoment now = ebb_moment_now ();

  return (EbbMoment){ now.at - minutes * 60, now.offset };
}

static inline double
rating_of (EbbSession *session,
           EbbPhase phase,
           int hours)
{
  return ebb_session_get_rating (session, phase, hours, EBB_ASPECT_PAIN, NULL);
}

static inline const EbbRegion *
region (const char *id)
{
  const EbbRegion *found = ebb_region_find (id);

  g_assert_nonnull (found);
  return found;
}

/* A long form in which nothing applies. */
static inline GArray *
all_clear (void)
{
  g_autoptr (EbbSafetyAnswers) answers = ebb_safety_answers_new (EBB_SAFETY_FORM_FULL);

  for (guint i = 0; i < EBB_N_SAFETY_GROUPS; i++)
    ebb_safety_answers_set_none (answers, i, TRUE);
  return ebb_safety_answers_to_rows (answers);
}

/* A session of long ago whose long form was answered, so that the short one is asked. */
static inline void
save_answers (GArray *rows)
{
  g_autoptr (EbbSession) session = ebb_session_new_done (minutes_ago (30 * 24 * 60), 60);
  g_autoptr (EbbSession) saved = NULL;

  g_array_append_vals (session->answers, rows->data, rows->len);
  saved = save_record (session);
}

static inline EbbSession *
save_with_follow_up (int ended_minutes_ago,
                     int hours)
{
  g_autoptr (EbbSession) session = ebb_session_new_done (minutes_ago (ended_minutes_ago + 60), 60);
  EbbFollowUp follow_up = { hours, minutes_ago (ended_minutes_ago - hours * 60), EBB_FOLLOW_UP_OPEN, EBB_MOMENT_ABSENT, EBB_MOMENT_ABSENT, NULL };

  g_array_append_val (session->follow_ups, follow_up);
  return save_record (session);
}

/* --- the window ----------------------------------------------------------- */

static inline void
sessions_notify_action_cb (GSimpleAction *action,
                           GVariant *parameter,
                           gpointer user_data)
{
  sessions_notify_cb (NULL, NULL, parameter);
}

/* A window with the actions of the program's own. */
static inline void
set_up (GtkWidget *content)
{
  static const GActionEntry entries[] = {
    { .name = "notify-undoable", .activate = sessions_notify_action_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *window = gtk_window_new ();

  g_clear_pointer (&toast, g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (window), content);
  parent = ebb_test_present (window, 700, 800);
}

static inline void
present (GtkWindow *new_dialog)
{
  dialog = new_dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ebb_test_present (GTK_WIDGET (dialog), 0, 0);
  ebb_test_wait (gtk_window_is_active (dialog));
  ebb_test_settle (GTK_WIDGET (dialog));
}

static inline void
close_dialog (void)
{
  if (dialog != NULL)
    gtk_window_destroy (dialog);
  ebb_test_wait (dialog == NULL);
}

static inline void
tear_down (void)
{
  close_dialog ();
  ebb_test_close (parent);
  ebb_test_end_store (store);
  store = NULL;
}

/* The window on screen that is of a type, %NULL if none is. */
static inline GtkWidget *
find_toplevel (const char *type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (window != NULL && g_str_equal (G_OBJECT_TYPE_NAME (window), type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

/* Waits for the window and closes it. */
static inline void
close_toplevel (const char *type)
{
  GtkWidget *window;

  ebb_test_wait (find_toplevel (type) != NULL);
  window = find_toplevel (type);
  g_assert_true (GTK_IS_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
  ebb_test_wait (find_toplevel (type) == NULL);
}

static inline gboolean
says_cb (GtkWidget *widget,
         gpointer user_data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), user_data) != NULL;
}

/* A label on screen that has this text in it. */
static inline GtkWidget *
find_part (GtkWidget *root,
           const char *text)
{
  return ebb_test_find (root, says_cb, (gpointer) text);
}

static inline GtkWidget *
find (const char *id)
{
  GtkWidget *widget = ebb_test_find_id (GTK_WIDGET (dialog), id);

  g_assert_nonnull (widget);
  return widget;
}

static inline gboolean
shows (const char *text)
{
  return dialog != NULL && find_part (GTK_WIDGET (dialog), text) != NULL;
}

static inline gboolean
has_button (const char *text)
{
  return dialog != NULL && ebb_test_find_button (GTK_WIDGET (dialog), text) != NULL;
}

static inline void
click (const char *text)
{
  ebb_test_wait (has_button (text));
  ebb_test_click (GTK_WIDGET (dialog), text);
}

/* In a question in front of the dialog. */
static inline void
answer_question (const char *text)
{
  GtkWidget *question;

  ebb_test_wait (find_toplevel ("EbbQuestion") != NULL);
  question = find_toplevel ("EbbQuestion");
  g_assert_nonnull (question);
  ebb_test_click (question, text);
  ebb_test_wait (find_toplevel ("EbbQuestion") == NULL);
}

static inline gboolean
check_says_cb (GtkWidget *widget,
               gpointer user_data)
{
  return GTK_IS_CHECK_BUTTON (widget) && find_part (widget, user_data) != NULL;
}

/* Ticks what the safety check asks. */
static inline void
tick (const char *text)
{
  GtkWidget *check = ebb_test_find (GTK_WIDGET (dialog), check_says_cb, (gpointer) text);

  if (check == NULL)
    g_error ("nothing asks for “%s”", text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

/* Rates a scale as the pointer does. */
static inline void
rate (GtkWidget *root,
      const char *number)
{
  GtkWidget *scale = ebb_test_find_type (root, EBB_TYPE_RATING_SCALE);

  g_assert_nonnull (scale);
  ebb_test_click (scale, number);
}
