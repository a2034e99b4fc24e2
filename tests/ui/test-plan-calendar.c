// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-pointer.h"
#include "ebb-test-ui.h"

#include "widgets/ebb-plan-calendar.h"
#include "widgets/ebb-session-chip.h"

#define MARCH_12 (ebb_day_from_ymd (2026, 3, 12))
#define NOW (MARCH_12 * G_GINT64_CONSTANT (86400) + 12 * 3600)

typedef struct
{
  GPtrArray *courses;
  GPtrArray *sessions;
  GPtrArray *reviews;
  GtkWidget *calendar;
  GtkWindow *window;
  EbbSession *moved;
  EbbSession *activated;
  EbbSession *asked;
  EbbSession *deleted;
  int day;       /* of the last move or of the day that was activated */
  guint n_moves; /* asked for */
} Fixture;

static void
activated_cb (EbbPlanCalendar *calendar,
              EbbSession *session,
              GtkWidget *at,
              Fixture *fixture)
{
  fixture->activated = session;
}

static void
menu_cb (EbbPlanCalendar *calendar,
         EbbSession *session,
         GtkWidget *at,
         Fixture *fixture)
{
  fixture->asked = session;
}

static void
moved_cb (EbbPlanCalendar *calendar,
          EbbSession *session,
          int day,
          Fixture *fixture)
{
  fixture->moved = session;
  fixture->day = day;
  fixture->n_moves++;
}

static void
deleted_cb (EbbPlanCalendar *calendar,
            EbbSession *session,
            Fixture *fixture)
{
  fixture->deleted = session;
}

static void
day_cb (EbbPlanCalendar *calendar,
        int day,
        GtkWidget *at,
        Fixture *fixture)
{
  fixture->day = day;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->courses = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->sessions = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->reviews = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->calendar = ebb_plan_calendar_new ();
  g_signal_connect (fixture->calendar, "session-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect (fixture->calendar, "session-menu", G_CALLBACK (menu_cb), fixture);
  g_signal_connect (fixture->calendar, "session-moved", G_CALLBACK (moved_cb), fixture);
  g_signal_connect (fixture->calendar, "session-deleted", G_CALLBACK (deleted_cb), fixture);
  g_signal_connect (fixture->calendar, "day-activated", G_CALLBACK (day_cb), fixture);
}

static EbbSession *
add (Fixture *fixture,
     const char *title,
     EbbDay day,
     int hour,
     EbbSessionState state)
{
  EbbMoment moment = { day * G_GINT64_CONSTANT (86400) + hour * 3600, 0 };
  EbbSession *session = ebb_session_new_planned (moment, 60);

  session->title = g_strdup (title);
  session->state = state;
  if (state == EBB_SESSION_DONE)
    session->started = moment;
  ebb_record_ensure_id (session);
  g_ptr_array_add (fixture->sessions, session);
  return session;
}

static void
hand_over (Fixture *fixture)
{
  g_autoptr (EbbPlan) plan = ebb_plan_new (fixture->courses, fixture->sessions, fixture->reviews);

  ebb_plan_calendar_set_plan (EBB_PLAN_CALENDAR (fixture->calendar), plan, NOW);
}

static void
show (Fixture *fixture)
{
  hand_over (fixture);
  ebb_plan_calendar_show_day (EBB_PLAN_CALENDAR (fixture->calendar), MARCH_12);
  fixture->window = ebb_test_present (fixture->calendar, 700, 600);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  GtkWidget *calendar = g_object_ref (fixture->calendar);

  ebb_test_close (fixture->window);
  g_ptr_array_unref (fixture->courses);
  g_ptr_array_unref (fixture->sessions);
  g_ptr_array_unref (fixture->reviews);
  g_assert_finalize_object (calendar);
}

static gboolean
is_chip_cb (GtkWidget *widget,
            gpointer user_data)
{
  return EBB_IS_SESSION_CHIP (widget) && gtk_widget_get_mapped (widget) &&
         ebb_session_chip_get_session (EBB_SESSION_CHIP (widget)) == user_data;
}

static GtkWidget *
find_chip (Fixture *fixture,
           EbbSession *session)
{
  GtkWidget *chip = ebb_test_find (fixture->calendar, is_chip_cb, session);

  g_assert_nonnull (chip);
  return chip;
}

static gboolean
is_day_cb (GtkWidget *widget,
           gpointer user_data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "day") && gtk_widget_get_mapped (widget) &&
         !gtk_widget_has_css_class (gtk_widget_get_parent (widget), "other") &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), user_data) == 0;
}

/* Of the month that is shown. */
static GtkWidget *
find_day (Fixture *fixture,
          const char *number)
{
  GtkWidget *day = ebb_test_find (fixture->calendar, is_day_cb, (gpointer) number);

  g_assert_nonnull (day);
  return day;
}

/* --- what is shown ------------------------------------------------------------------ */

static void
test_states_are_told_by_words_and_icons (Fixture *fixture,
                                         gconstpointer data)
{
  EbbSession *done = add (fixture, "Neck", MARCH_12 - 2, 16, EBB_SESSION_DONE);
  EbbSession *skipped = add (fixture, "Neck", MARCH_12 - 1, 16, EBB_SESSION_SKIPPED);
  EbbSession *open = add (fixture, "Neck", MARCH_12, 8, EBB_SESSION_PLANNED);
  EbbSession *planned = add (fixture, "Neck", MARCH_12 + 1, 16, EBB_SESSION_PLANNED);

  show (fixture);
  gtk_test_accessible_assert_property (find_chip (fixture, done), GTK_ACCESSIBLE_PROPERTY_LABEL, "Neck, 16:00–17:00, Done");
  gtk_test_accessible_assert_property (find_chip (fixture, skipped), GTK_ACCESSIBLE_PROPERTY_LABEL, "Neck, 16:00–17:00, Skipped · 60 minutes");
  gtk_test_accessible_assert_property (find_chip (fixture, open), GTK_ACCESSIBLE_PROPERTY_LABEL, "Neck, 08:00–09:00, Not recorded yet · 60 minutes");
  gtk_test_accessible_assert_property (find_chip (fixture, planned), GTK_ACCESSIBLE_PROPERTY_LABEL, "Neck, 16:00–17:00, Planned · 60 minutes");
  g_assert_true (gtk_widget_has_css_class (find_chip (fixture, done), "done"));
  g_assert_true (gtk_widget_has_css_class (find_chip (fixture, skipped), "off"));
  g_assert_true (gtk_widget_has_css_class (find_chip (fixture, open), "open"));
}

static void
test_each_state_has_an_icon_of_its_own (Fixture *fixture,
                                        gconstpointer data)
{
  g_autoptr (GHashTable) icons = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = EBB_SESSION_PLANNED; i <= EBB_SESSION_MISSED; i++)
    add (fixture, "Neck", MARCH_12 + 1 + (int) i, 16, (EbbSessionState) i);
  add (fixture, "Neck", MARCH_12, 8, EBB_SESSION_PLANNED); /* not recorded yet */
  show (fixture);
  for (guint i = 0; i < fixture->sessions->len; i++)
    {
      GtkWidget *image = ebb_test_find_type (find_chip (fixture, fixture->sessions->pdata[i]), GTK_TYPE_IMAGE);
      const char *icon = gtk_image_get_icon_name (GTK_IMAGE (image));

      g_assert_true (gtk_icon_theme_has_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (image)), icon));
      g_hash_table_add (icons, (char *) icon);
    }
  g_assert_cmpuint (g_hash_table_size (icons), ==, 6);
}

static void
test_a_day_says_its_sessions (Fixture *fixture,
                              gconstpointer data)
{
  add (fixture, "Neck", MARCH_12 + 1, 16, EBB_SESSION_PLANNED);
  add (fixture, "Knee", MARCH_12 + 1, 18, EBB_SESSION_CANCELLED);
  show (fixture);
  gtk_test_accessible_assert_property (find_day (fixture, "13"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Friday, 13 March, Neck (Planned), Knee (Cancelled)");
  gtk_test_accessible_assert_property (find_day (fixture, "12"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Thursday, 12 March, no sessions");
}

static void
test_a_day_with_many_sessions_unfolds (Fixture *fixture,
                                       gconstpointer data)
{
  GtkWidget *more;

  for (int i = 0; i < 5; i++)
    add (fixture, "Neck", MARCH_12 + 1, 9 + i, EBB_SESSION_PLANNED);
  show (fixture);
  g_assert_null (ebb_test_find (fixture->calendar, is_chip_cb, fixture->sessions->pdata[4]));
  more = ebb_test_find_text (fixture->calendar, "3 More");
  g_assert_nonnull (more);
  g_signal_emit_by_name (gtk_widget_get_ancestor (more, GTK_TYPE_BUTTON), "clicked");
  ebb_test_settle (fixture->calendar);
  find_chip (fixture, fixture->sessions->pdata[4]);
}

static void
test_weeks_of_other_months_show_their_sessions_too (Fixture *fixture,
                                                    gconstpointer data)
{
  EbbSession *next_month = add (fixture, "Neck", ebb_day_from_ymd (2026, 4, 3), 16, EBB_SESSION_PLANNED);

  show (fixture);
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (gtk_widget_get_parent (find_chip (fixture, next_month))), "other"));
}

/* --- the keyboard ------------------------------------------------------------------- */

static void
test_the_keyboard_alone_reaches_every_day (Fixture *fixture,
                                           gconstpointer data)
{
  show (fixture);
  gtk_widget_grab_focus (fixture->calendar);
  g_assert_true (gtk_window_get_focus (fixture->window) == find_day (fixture, "12"));
  ebb_test_press (fixture->window, "Right");
  ebb_test_press (fixture->window, "Down");
  ebb_test_press (fixture->window, "Return");
  g_assert_cmpint (fixture->day, ==, MARCH_12 + 8);
  ebb_test_press (fixture->window, "Home");
  ebb_test_press (fixture->window, "Left");
  ebb_test_press (fixture->window, "space");
  g_assert_cmpint (fixture->day, ==, ebb_day_from_ymd (2026, 2, 28));
  g_assert_cmpint (ebb_plan_calendar_get_month (EBB_PLAN_CALENDAR (fixture->calendar)), ==, ebb_day_from_ymd (2026, 2, 1));
  ebb_test_press (fixture->window, "Next");
  ebb_test_press (fixture->window, "End");
  ebb_test_press (fixture->window, "Return");
  g_assert_cmpint (fixture->day, ==, ebb_day_from_ymd (2026, 3, 31));
  ebb_test_press (fixture->window, "Prior");
  ebb_test_press (fixture->window, "shift+Prior");
  ebb_test_press (fixture->window, "Return");
  g_assert_cmpint (fixture->day, ==, ebb_day_from_ymd (2025, 2, 28));
}

static void
test_tab_goes_from_the_day_to_its_sessions (Fixture *fixture,
                                            gconstpointer data)
{
  EbbSession *session = add (fixture, "Neck", MARCH_12, 16, EBB_SESSION_PLANNED);

  add (fixture, "Knee", MARCH_12 + 1, 16, EBB_SESSION_PLANNED);
  show (fixture);
  gtk_widget_grab_focus (fixture->calendar);
  ebb_test_press (fixture->window, "Tab");
  g_assert_true (gtk_window_get_focus (fixture->window) == find_chip (fixture, session));
  ebb_test_press (fixture->window, "Return");
  g_assert_true (fixture->activated == session);
  ebb_test_press (fixture->window, "shift+F10");
  g_assert_true (fixture->asked == session);
  ebb_test_press (fixture->window, "Delete");
  g_assert_true (fixture->deleted == session);
  /* the sessions of other days are not on the way */
  ebb_test_press (fixture->window, "Tab");
  g_assert_true (gtk_window_get_focus (fixture->window) == NULL ||
                 !gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), ebb_test_find_id (fixture->calendar, "grid")));
}

static void
test_alt_and_arrows_move_a_session (Fixture *fixture,
                                    gconstpointer data)
{
  EbbSession *session = add (fixture, "Neck", MARCH_12, 16, EBB_SESSION_PLANNED);

  show (fixture);
  gtk_widget_grab_focus (find_chip (fixture, session));
  ebb_test_press (fixture->window, "alt+Right");
  g_assert_true (fixture->moved == session);
  g_assert_cmpint (fixture->day, ==, MARCH_12 + 1);
  ebb_test_press (fixture->window, "alt+Down");
  g_assert_cmpint (fixture->day, ==, MARCH_12 + 7);
  ebb_test_press (fixture->window, "alt+Left");
  g_assert_cmpint (fixture->day, ==, MARCH_12 - 1);
  ebb_test_press (fixture->window, "alt+Up");
  g_assert_cmpint (fixture->day, ==, MARCH_12 - 7);
  /* on the day itself, too */
  gtk_widget_grab_focus (find_day (fixture, "12"));
  ebb_test_press (fixture->window, "alt+Right");
  g_assert_cmpuint (fixture->n_moves, ==, 5);
}

static void
test_a_session_that_was_done_is_not_moved (Fixture *fixture,
                                           gconstpointer data)
{
  EbbSession *session = add (fixture, "Neck", MARCH_12, 8, EBB_SESSION_DONE);

  show (fixture);
  gtk_widget_grab_focus (find_chip (fixture, session));
  ebb_test_press (fixture->window, "alt+Right");
  g_assert_cmpuint (fixture->n_moves, ==, 0);
}

static void
test_the_keyboard_stays_with_a_session_that_moved (Fixture *fixture,
                                                   gconstpointer data)
{
  EbbSession *session = add (fixture, "Neck", MARCH_12, 16, EBB_SESSION_PLANNED);
  EbbSession *moved;

  show (fixture);
  gtk_widget_grab_focus (find_chip (fixture, session));
  moved = ebb_record_copy (session);
  moved->planned.at += 40 * 86400; /* in another month */
  g_ptr_array_set_size (fixture->sessions, 0);
  g_ptr_array_add (fixture->sessions, moved);
  hand_over (fixture);
  ebb_test_settle (fixture->calendar);
  g_assert_cmpint (ebb_plan_calendar_get_month (EBB_PLAN_CALENDAR (fixture->calendar)), ==, ebb_day_from_ymd (2026, 4, 1));
  g_assert_true (gtk_window_get_focus (fixture->window) == find_chip (fixture, moved));
}

static void
test_right_to_left_the_arrows_go_the_other_way (Fixture *fixture,
                                                gconstpointer data)
{
  EbbSession *session = add (fixture, "Neck", MARCH_12, 16, EBB_SESSION_PLANNED);
  graphene_rect_t twelfth, thirteenth;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show (fixture);
  g_assert_true (gtk_widget_compute_bounds (find_day (fixture, "12"), fixture->calendar, &twelfth));
  g_assert_true (gtk_widget_compute_bounds (find_day (fixture, "13"), fixture->calendar, &thirteenth));
  g_assert_cmpfloat (thirteenth.origin.x, <, twelfth.origin.x);
  gtk_widget_grab_focus (find_chip (fixture, session));
  ebb_test_press (fixture->window, "alt+Left");
  g_assert_cmpint (fixture->day, ==, MARCH_12 + 1);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* --- the pointer -------------------------------------------------------------------- */

static gboolean
is_box_of_cb (GtkWidget *widget,
              gpointer user_data)
{
  return gtk_widget_has_css_class (widget, "plan-day") && gtk_widget_get_first_child (widget) == user_data;
}

/* Lets a session fall on a day as dragging does. */
static gboolean
drop (Fixture *fixture,
      EbbSession *session,
      const char *number)
{
  GtkWidget *box = ebb_test_find (fixture->calendar, is_box_of_cb, find_day (fixture, number));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (box);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, EBB_TYPE_SESSION);
  g_value_set_object (&value, session);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 5.0, 5.0, &taken);
    }
  return taken;
}

static void
test_a_session_is_dropped_on_another_day (Fixture *fixture,
                                          gconstpointer data)
{
  EbbSession *session = add (fixture, "Neck", MARCH_12, 16, EBB_SESSION_PLANNED);

  show (fixture);
  g_assert_true (drop (fixture, session, "20"));
  g_assert_true (fixture->moved == session);
  g_assert_cmpint (fixture->day, ==, MARCH_12 + 8);
  /* where it was it stays */
  g_assert_false (drop (fixture, session, "12"));
  g_assert_cmpuint (fixture->n_moves, ==, 1);
}

/* The whole way, with the mouse. */
static void
test_a_session_is_dragged_by_the_mouse (Fixture *fixture,
                                        gconstpointer data)
{
  EbbSession *session = add (fixture, "Neck", MARCH_12, 16, EBB_SESSION_PLANNED);
  GtkWidget *chip, *box;
  graphene_point_t from, to;

  show (fixture);
  chip = find_chip (fixture, session);
  box = ebb_test_find (fixture->calendar, is_box_of_cb, find_day (fixture, "20"));
  g_assert_true (gtk_widget_compute_point (chip, fixture->calendar, &GRAPHENE_POINT_INIT (gtk_widget_get_width (chip) / 2.0f, gtk_widget_get_height (chip) / 2.0f), &from));
  g_assert_true (gtk_widget_compute_point (box, fixture->calendar, &GRAPHENE_POINT_INIT (gtk_widget_get_width (box) / 2.0f, gtk_widget_get_height (box) / 2.0f), &to));
  ebb_test_point_to (fixture->window, fixture->calendar, from.x, from.y);
  ebb_test_use_button (fixture->window, "mousedown", "1");
  for (guint i = 1; i <= 12; i++)
    ebb_test_point_to (fixture->window, fixture->calendar, from.x + (to.x - from.x) * i / 12, from.y + (to.y - from.y) * i / 12);
  g_assert_cmpuint (fixture->n_moves, ==, 0);
  ebb_test_use_button (fixture->window, "mouseup", "1");
  ebb_test_wait (fixture->n_moves == 1);
  g_assert_true (fixture->moved == session);
  g_assert_cmpint (fixture->day, ==, MARCH_12 + 8);
  /* it was no click */
  g_assert_null (fixture->activated);
}

static gboolean
has_controller (GtkWidget *widget,
                GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return TRUE;
    }
  return FALSE;
}

static void
test_only_what_was_not_done_can_be_dragged (Fixture *fixture,
                                            gconstpointer data)
{
  EbbSession *done = add (fixture, "Neck", MARCH_12 - 1, 16, EBB_SESSION_DONE);
  EbbSession *planned = add (fixture, "Neck", MARCH_12 + 1, 16, EBB_SESSION_PLANNED);

  show (fixture);
  g_assert_false (has_controller (find_chip (fixture, done), GTK_TYPE_DRAG_SOURCE));
  g_assert_true (has_controller (find_chip (fixture, planned), GTK_TYPE_DRAG_SOURCE));
}

#define ADD(path, test) g_test_add ("/plan-calendar/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  ADD ("states-are-told-by-words-and-icons", test_states_are_told_by_words_and_icons);
  ADD ("each-state-has-an-icon-of-its-own", test_each_state_has_an_icon_of_its_own);
  ADD ("a-day-says-its-sessions", test_a_day_says_its_sessions);
  ADD ("a-day-with-many-sessions-unfolds", test_a_day_with_many_sessions_unfolds);
  ADD ("weeks-of-other-months-show-their-sessions-too", test_weeks_of_other_months_show_their_sessions_too);
  ADD ("the-keyboard-alone-reaches-every-day", test_the_keyboard_alone_reaches_every_day);
  ADD ("tab-goes-from-the-day-to-its-sessions", test_tab_goes_from_the_day_to_its_sessions);
  ADD ("alt-and-arrows-move-a-session", test_alt_and_arrows_move_a_session);
  ADD ("a-session-that-was-done-is-not-moved", test_a_session_that_was_done_is_not_moved);
  ADD ("the-keyboard-stays-with-a-session-that-moved", test_the_keyboard_stays_with_a_session_that_moved);
  ADD ("right-to-left-the-arrows-go-the-other-way", test_right_to_left_the_arrows_go_the_other_way);
  ADD ("a-session-is-dropped-on-another-day", test_a_session_is_dropped_on_another_day);
  ADD ("a-session-is-dragged-by-the-mouse", test_a_session_is_dragged_by_the_mouse);
  ADD ("only-what-was-not-done-can-be-dragged", test_only_what_was_not_done_can_be_dragged);

  return g_test_run ();
}
