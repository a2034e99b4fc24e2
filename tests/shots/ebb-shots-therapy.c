// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-shots.h"

#include "app/ebb-window.h"
#include "model/ebb-condition.h"
#include "model/ebb-follow-up.h"
#include "model/ebb-goal.h"
#include "model/ebb-session-flow.h"
#include "model/ebb-technique.h"
#include "pages/ebb-condition-dialog.h"
#include "pages/ebb-conditions-view.h"
#include "pages/ebb-course-dialog.h"
#include "pages/ebb-follow-up-dialog.h"
#include "pages/ebb-goal-dialog.h"
#include "pages/ebb-library-view.h"
#include "pages/ebb-muscle-page.h"
#include "pages/ebb-plan-view.h"
#include "pages/ebb-relief-view.h"
#include "pages/ebb-review-dialog.h"
#include "pages/ebb-routine-dialog.h"
#include "pages/ebb-safety-dialog.h"
#include "pages/ebb-session-dialog.h"

/* The therapy page and all that is planned, asked and recorded about sessions. */

static void
click (GtkWidget *button)
{
  if (button != NULL)
    g_signal_emit_by_name (button, "clicked");
  settle ();
}

static void
activate_row (GtkWidget *list,
              int row)
{
  gtk_list_box_select_row (GTK_LIST_BOX (list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), row));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), row));
  settle ();
}

/* Takes the dialog that was just opened, if one was. */
static void
take_opened (Shots *shots,
             GtkWindow *window,
             const char *name)
{
  GtkWindow *dialog;

  settle ();
  dialog = find_dialog (window);
  if (dialog == NULL)
    return;
  fit_dialog (shots, dialog);
  take (shots, GTK_WIDGET (dialog), name);
  close_dialogs (window);
}

/* What can be done with what is next, as the menus and buttons do it. */
static void
take_plan_dialogs (Shots *shots,
                   GtkWindow *window,
                   GtkWidget *view)
{
  static const struct
  {
    const char *button;
    const char *name;
  } dialogs[] = {
    { "move_button", "therapy-move" },
    { "new_course_button", "therapy-course" },
    { "start_button", "therapy-session" },
    { "routine_button", "therapy-routine" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *button = find_id (view, dialogs[i].button);

      if (!is_wanted (dialogs[i].name) || button == NULL || !gtk_widget_get_mapped (button))
        continue;
      click (button);
      take_opened (shots, window, dialogs[i].name);
    }
}

static void
take_plan (Shots *shots,
           GtkWindow *window)
{
  GtkWidget *view = find_type (GTK_WIDGET (window), EBB_TYPE_PLAN_VIEW);
  GtkWidget *content = view != NULL ? find_id (view, "content") : NULL;
  GtkWidget *past = view != NULL ? find_id (view, "past_button") : NULL;

  if (content == NULL || !gtk_widget_get_mapped (content) || !is_begin_wanted ("therapy"))
    return;
  take (shots, content, "therapy-plan-whole");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (past), TRUE);
  take (shots, content, "therapy-plan-past");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_id (view, "coming_button")), TRUE);
  take_plan_dialogs (shots, window, view);
  if (is_wanted ("therapy-export"))
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.export-appointments", "(ss)", "", "");
      take_opened (shots, window, "therapy-export");
    }
}

/* What is below the fold, each technique beside the others, and the tables. */
static void
take_results (Shots *shots,
              GtkWindow *window)
{
  GtkWidget *view = find_type (GTK_WIDGET (window), EBB_TYPE_RELIEF_VIEW);
  GtkWidget *by = view != NULL ? find_id (view, "by_choice") : NULL;
  GtkWidget *content = view != NULL ? gtk_widget_get_parent (find_id (view, "controls")) : NULL;

  if (by == NULL || !gtk_widget_get_mapped (by) || !is_begin_wanted ("therapy-results"))
    return;
  take (shots, content, "therapy-results-whole");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (by), 1);
  settle ();
  take (shots, content, "therapy-results-groups");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (by), 0);
  gtk_widget_activate_action (view, "relief.table", NULL);
  settle ();
  take (shots, content, "therapy-results-table");
  gtk_widget_activate_action (view, "relief.table", NULL);
  settle ();
}

/* The text of a technique, the muscles, and a search for what is not there. */
static void
take_library (Shots *shots,
              GtkWindow *window)
{
  GtkWidget *view = find_type (GTK_WIDGET (window), EBB_TYPE_LIBRARY_VIEW);
  GtkWidget *search = view != NULL ? find_id (view, "search") : NULL;
  GtkWidget *content = view != NULL ? gtk_widget_get_parent (find_id (view, "texts")) : NULL;
  GtkWidget *page;

  if (view == NULL || (!is_begin_wanted ("therapy-technique") && !is_begin_wanted ("therapy-techniques") && !is_begin_wanted ("therapy-muscles")))
    return;
  ebb_library_view_show_technique (EBB_LIBRARY_VIEW (view), "trigger-point");
  settle ();
  take (shots, GTK_WIDGET (window), "therapy-technique");
  take (shots, content, "therapy-technique-whole");
  activate_row (find_id (view, "list"), EBB_N_TECHNIQUES);
  take (shots, GTK_WIDGET (window), "therapy-muscles");
  page = find_type (view, EBB_TYPE_MUSCLE_PAGE);
  if (page != NULL)
    ebb_muscle_page_show_pain (EBB_MUSCLE_PAGE (page), ebb_region_find ("head-back-right"));
  take (shots, content, "therapy-muscles-whole");
  gtk_widget_activate_action (view, "library.back", NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "xyzzy");
  settle ();
  take (shots, GTK_WIDGET (window), "therapy-techniques-none");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  settle ();
}

/* Takes the page of therapy, each of its parts, and what belongs to them. */
void
take_therapy_page (Shots *shots,
                   GtkWindow *window)
{
  static const struct
  {
    const char *part;
    const char *name;
    void (*take_more) (Shots *, GtkWindow *);
  } parts[] = {
    { "plan", "therapy-plan", take_plan },
    { "results", "therapy-results", take_results },
    { "techniques", "therapy-techniques", take_library },
    { "conditions", "therapy-conditions", NULL },
  };

  if (!is_begin_wanted ("therapy"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-therapy", "s", parts[i].part);
      settle ();
      take (shots, GTK_WIDGET (window), parts[i].name);
      if (parts[i].take_more != NULL)
        parts[i].take_more (shots, window);
    }
}

static void
sessions_listed_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  GPtrArray **sessions = user_data;

  *sessions = ebb_store_list_sessions_finish (EBB_STORE (source), result, NULL);
  if (*sessions == NULL)
    *sessions = g_ptr_array_new ();
}

/* (transfer full): the newest that was done; a made-up one if there is none */
static EbbSession *
find_session (EbbStore *store)
{
  EbbMoment now = ebb_moment_now ();
  GPtrArray *sessions = NULL;
  EbbSession *found = NULL;

  ebb_store_list_sessions_async (store, EBB_DAY_MIN, EBB_DAY_MAX, NULL, NULL, sessions_listed_cb, &sessions);
  while (sessions == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < sessions->len; i++)
    if (((EbbSession *) sessions->pdata[i])->state == EBB_SESSION_DONE)
      g_set_object (&found, sessions->pdata[i]);
  g_ptr_array_unref (sessions);
  if (found == NULL)
    {
      found = ebb_session_new_done ((EbbMoment){ now.at - 5 * 3600, now.offset }, 60);
      ebb_record_ensure_id (found);
    }
  return found;
}

/* Takes what a dialog shows, and again after each click on its button. */
static void
take_steps (Shots *shots,
            GtkWindow *dialog,
            const char *name,
            const char *button,
            guint n_clicks)
{
  gtk_window_present (dialog);
  settle ();
  fit_dialog (shots, dialog);
  for (guint i = 0; i <= n_clicks; i++)
    {
      g_autofree char *step = i > 0 ? g_strdup_printf ("%s-%u", name, i) : g_strdup (name);

      take (shots, GTK_WIDGET (dialog), step);
      if (i < n_clicks)
        g_signal_emit_by_name (find_id (GTK_WIDGET (dialog), button), "clicked");
      settle ();
    }
  gtk_window_destroy (dialog);
  settle ();
}

/* What is seen of that id, of more than one. */
static GtkWidget *
find_shown (GtkWidget *root,
            const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gboolean is_it = g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)), id) == 0;
      GtkWidget *found = !gtk_widget_get_mapped (child) ? NULL : is_it ? child
                                                                       : find_shown (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Answers that nothing applies, until something else is asked. */
static void
pass_check (GtkWindow *dialog)
{
  GtkWidget *next;

  for (guint i = 0; i < 9 && (next = find_shown (GTK_WIDGET (dialog), "next_button")) != NULL; i++)
    click (next);
}

/* With something that applies: at a place, then everywhere. */
static void
take_safety_yes (Shots *shots,
                 GtkWindow *window,
                 GPtrArray *regions)
{
  GtkWindow *dialog = ebb_safety_dialog_new (window, TRUE, regions, NULL);
  GtkWidget *check;

  gtk_window_present (dialog);
  settle ();
  fit_dialog (shots, dialog);
  click (find_shown (GTK_WIDGET (dialog), "next_button"));
  check = find_type (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON);
  if (check != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  settle ();
  take (shots, GTK_WIDGET (dialog), "safety-yes");
  for (guint i = 0; i < 4; i++)
    click (find_shown (GTK_WIDGET (dialog), "next_button"));
  take (shots, GTK_WIDGET (dialog), "safety-outcome");
  gtk_window_destroy (dialog);
  settle ();
}

/* From the check through what is asked before to a session under way. */
static void
take_session_stages (Shots *shots,
                     GtkWindow *window,
                     EbbStore *store)
{
  g_autoptr (EbbSession) next = ebb_session_new_planned (ebb_moment_now (), 45);
  GtkWindow *dialog = ebb_session_dialog_new (window, store, next, NULL);

  gtk_window_present (dialog);
  settle ();
  fit_dialog (shots, dialog);
  take (shots, GTK_WIDGET (dialog), "session-check");
  pass_check (dialog);
  take (shots, GTK_WIDGET (dialog), "session-before");
  click (find_shown (GTK_WIDGET (dialog), "begin_button"));
  take (shots, GTK_WIDGET (dialog), "session-under-way");
  close_dialogs (window);
}

static void
take_sessions (Shots *shots,
               GtkWindow *window,
               EbbStore *store)
{
  g_autoptr (EbbSession) session = find_session (store);

  if (!is_begin_wanted ("session"))
    return;
  take_steps (shots, ebb_session_dialog_new (window, store, NULL, NULL), "session-choice", "now_button", 0);
  if (is_wanted ("session-form"))
    {
      GtkWindow *dialog = ebb_session_dialog_new (window, store, session, NULL);

      gtk_window_present (dialog);
      settle ();
      fit_dialog (shots, dialog);
      take (shots, find_id (GTK_WIDGET (dialog), "form"), "session-form");
      close_dialogs (window);
    }
  take_steps (shots, ebb_session_dialog_new (window, store, session, NULL), "session", "save_button", 0);
  take_session_stages (shots, window, store);
}

/* From the choice to what is asked at the end. */
static void
take_routine (Shots *shots,
              GtkWindow *window,
              EbbStore *store)
{
  GtkWindow *dialog;

  if (!is_begin_wanted ("routine"))
    return;
  dialog = ebb_routine_dialog_new (window, store, NULL);
  gtk_window_present (dialog);
  settle ();
  fit_dialog (shots, dialog);
  take (shots, GTK_WIDGET (dialog), "routine");
  activate_row (find_id (GTK_WIDGET (dialog), "list"), 0);
  pass_check (dialog);
  take (shots, GTK_WIDGET (dialog), "routine-before");
  g_signal_emit_by_name (find_id (GTK_WIDGET (dialog), "before"), "submit");
  settle ();
  take (shots, GTK_WIDGET (dialog), "routine-run");
  for (guint i = 0; i < 20 && find_shown (GTK_WIDGET (dialog), "skip_button") != NULL; i++)
    click (find_shown (GTK_WIDGET (dialog), "skip_button"));
  take (shots, GTK_WIDGET (dialog), "routine-after");
  gtk_window_destroy (dialog);
  settle ();
}

static void
take_safety (Shots *shots,
             GtkWindow *window)
{
  g_autoptr (GPtrArray) regions = g_ptr_array_new ();

  if (!is_begin_wanted ("safety"))
    return;
  g_ptr_array_add (regions, (gpointer) ebb_region_find ("neck-back-left"));
  g_ptr_array_add (regions, (gpointer) ebb_region_find ("neck-back-right"));
  take_steps (shots, ebb_safety_dialog_new (window, TRUE, regions, NULL), "safety", "next_button", 5);
  take_steps (shots, ebb_safety_dialog_new (window, FALSE, regions, NULL), "safety-short", "next_button", 1);
  take_safety_yes (shots, window, regions);
}

static void
take_follow_up (Shots *shots,
                GtkWindow *window,
                EbbStore *store)
{
  g_autoptr (EbbSession) session = NULL;
  GtkWindow *dialog;

  if (!is_begin_wanted ("follow-up"))
    return;
  session = find_session (store);
  dialog = ebb_follow_up_dialog_new (window, store, session, 4);
  gtk_window_present (dialog);
  settle ();
  fit_dialog (shots, dialog);
  take (shots, GTK_WIDGET (dialog), "follow-up");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_id (GTK_WIDGET (dialog), "rescue_button")), TRUE);
  take (shots, GTK_WIDGET (dialog), "follow-up-rescue");
  gtk_window_destroy (dialog);
  settle ();
}

/* Today with all that can wait: a session under way, one to come, follow-ups. */
static void
take_waiting (Shots *shots,
              GtkWindow *window,
              EbbStore *store)
{
  EbbMoment now = ebb_moment_now ();
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (EbbSession) begun = ebb_session_new_planned ((EbbMoment){ now.at - 600, now.offset }, 60);
  EbbSession *planned = ebb_session_new_planned ((EbbMoment){ now.at + 900, now.offset }, 45);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const EbbFollowUpRules rules = { { 1, 24 }, 2, 0, 0 };
  EbbSession *done;

  if (!is_wanted ("today-waiting"))
    return;
  ebb_record_ensure_id (begun);
  g_ptr_array_add (sessions, ebb_session_begin (begun, (EbbMoment){ now.at - 600, now.offset }));
  g_ptr_array_add (sessions, planned);
  done = ebb_session_new_done ((EbbMoment){ now.at - 7800, now.offset }, 60);
  ebb_follow_up_plan (done, &rules, zone);
  g_ptr_array_add (sessions, done);
  for (guint i = 0; i < sessions->len; i++)
    ebb_record_ensure_id (sessions->pdata[i]);
  ebb_store_change_records_async (store, sessions, NULL, NULL, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "today");
  take (shots, GTK_WIDGET (window), "today-waiting");
}

/* What is seen of that id in any dialog. */
static GtkWidget *
find_in_dialogs (GtkWindow *window,
                 const char *id)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) dialog = g_list_model_get_item (toplevels, i);
      GtkWidget *found = dialog != GTK_WIDGET (window) && gtk_widget_get_mapped (dialog) ? find_shown (dialog, id) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A course from a template, to the questions that come after the safety check. */
static void
take_course (Shots *shots,
             GtkWindow *window,
             EbbStore *store)
{
  GtkWindow *dialog;
  GtkWidget *templates;
  GtkWidget *next;

  if (!is_wanted ("course") && !is_wanted ("course-form") && !is_wanted ("course-before"))
    return;
  dialog = ebb_course_dialog_new (window, store, NULL);
  gtk_window_present (dialog);
  settle ();
  fit_dialog (shots, dialog);
  take (shots, GTK_WIDGET (dialog), "course");
  templates = find_id (GTK_WIDGET (dialog), "templates");
  g_signal_emit_by_name (templates, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (templates), 0));
  settle ();
  take (shots, find_id (GTK_WIDGET (dialog), "form"), "course-form");
  g_signal_emit_by_name (find_id (GTK_WIDGET (dialog), "save_button"), "clicked");
  settle ();
  while ((next = find_in_dialogs (window, "next_button")) != NULL)
    click (next);
  take (shots, GTK_WIDGET (dialog), "course-before");
  close_dialogs (window);
}

/* A diary with a goal and a course to look at, and both of them. */
static void
take_review (Shots *shots,
             GtkWindow *window,
             EbbStore *store)
{
  g_autoptr (EbbCourse) course = NULL;
  g_autoptr (EbbGoal) goal = NULL;
  g_autoptr (EbbCondition) condition = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) trackers = g_ptr_array_new ();
  GtkWidget *view;
  GtkWidget *frame;
  GtkWindow *dialog;

  if (!is_wanted ("review") && !is_wanted ("conditions") && !is_wanted ("no-conditions") && !is_wanted ("condition") && !is_wanted ("goal"))
    return;
  frame = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (frame), MIN (shots->width, 700), 600);
  view = ebb_conditions_view_new (store);
  gtk_window_set_child (GTK_WINDOW (frame), view);
  gtk_window_present (GTK_WINDOW (frame));
  settle ();
  take (shots, frame, "no-conditions");

  condition = ebb_condition_new ("recurring-headache");
  condition->said = g_strdup ("Tension type. Massage is fine, no pressing at the front of the neck.");
  goal = ebb_goal_new ("Quiet evenings");
  goal->measure = EBB_GOAL_PAIN;
  goal->way = EBB_GOAL_AT_MOST;
  goal->target = 4;
  course = ebb_course_new_from_template (ebb_course_template_find ("neck"), ebb_day_today () - 60, 16 * 60);
  course->goal = g_strdup (ebb_record_ensure_id (goal));
  ebb_record_ensure_id (course);
  g_ptr_array_add (records, condition);
  g_ptr_array_add (records, goal);
  g_ptr_array_add (records, course);
  ebb_store_change_records_async (store, records, NULL, NULL, NULL, NULL);
  settle ();
  take (shots, frame, "conditions");
  gtk_window_destroy (GTK_WINDOW (frame));
  if (is_wanted ("condition"))
    {
      gtk_window_present (ebb_condition_dialog_new (window, condition));
      take_opened (shots, window, "condition");
    }
  if (is_wanted ("goal"))
    {
      gtk_window_present (ebb_goal_dialog_new (window, goal, trackers));
      take_opened (shots, window, "goal");
    }

  dialog = ebb_review_dialog_new (window, store, course, EBB_REVIEW_AFTER_4);
  gtk_window_present (dialog);
  settle ();
  fit_dialog (shots, dialog);
  /* the whole of it, however little is in sight */
  take (shots, find_id (GTK_WIDGET (dialog), "review_box"), "review");
  close_dialogs (window);
}

/* Takes the dialogs about sessions, and then what they leave to be seen. */
void
take_therapy_dialogs (Shots *shots,
                      GtkWindow *window)
{
  EbbStore *store = ebb_window_get_store (EBB_WINDOW (window));

  if (store == NULL || !ebb_store_is_open (store))
    return;
  take_safety (shots, window);
  take_follow_up (shots, window, store);
  take_sessions (shots, window, store);
  take_routine (shots, window, store);
  take_course (shots, window, store);
  take_review (shots, window, store);
  take_waiting (shots, window, store);
}
