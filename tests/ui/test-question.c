// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-ui.h"

#include "widgets/ebb-question.h"

static GtkWindow *parent;
static EbbQuestion *question; /* NULL once it is gone */
static char *answered;

static void
answered_cb (EbbQuestion *from,
             const char *answer)
{
  g_assert_null (answered);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (from)));
  answered = g_strdup (answer);
}

static void
ask (int width,
     int height,
     const char *body)
{
  parent = ebb_test_present (gtk_label_new ("What is asked about"), width, height);
  question = ebb_question_new (parent, "Discard Changes?", body);
  g_object_add_weak_pointer (G_OBJECT (question), (gpointer *) &question);
  g_signal_connect (question, "answered", G_CALLBACK (answered_cb), NULL);
}

static void
add_three (void)
{
  ebb_question_add_answer (question, "first", "_Cancel", EBB_ANSWER_PLAIN);
  ebb_question_add_answer (question, "second", "_Skip What Cannot Be Read", EBB_ANSWER_DEFAULT);
  ebb_question_add_answer (question, "third", "_Discard", EBB_ANSWER_DESTRUCTIVE);
}

static void
show (void)
{
  ebb_question_present (question);
  ebb_test_wait (gtk_widget_get_mapped (GTK_WIDGET (question)));
  ebb_test_settle (GTK_WIDGET (question));
}

static GtkWidget *
find_button (const char *label)
{
  return gtk_widget_get_ancestor (ebb_test_find_text (GTK_WIDGET (question), label), GTK_TYPE_BUTTON);
}

static graphene_rect_t
place (const char *text)
{
  graphene_rect_t bounds;
  GtkWidget *label = ebb_test_find_text (GTK_WIDGET (question), text);

  g_assert_nonnull (label);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (question), &bounds));

  return bounds;
}

/* The last key closes the question, so there is no frame of it to wait for. */
static void
press_last (const char *key)
{
  const char *arguments[] = { "xdotool", "key", "--clearmodifiers", key, NULL };

  ebb_test_wait (gtk_window_is_active (GTK_WINDOW (question)));
  ebb_test_xdotool (arguments);
  ebb_test_wait (answered != NULL && question == NULL);
}

static void
tear_down (void)
{
  ebb_test_close (parent);
  ebb_test_wait (question == NULL);
  g_clear_pointer (&answered, g_free);
}

static void
test_return_means_the_default_answer (void)
{
  ask (1000, 700, "They are lost.");
  add_three ();
  show ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (question)) == find_button ("Skip What Cannot Be Read"));

  press_last ("Return");
  g_assert_cmpstr (answered, ==, "second");
  tear_down ();
}

static void
test_escape_means_the_first_answer (void)
{
  ask (1000, 700, "They are lost.");
  add_three ();
  show ();

  press_last ("Escape");
  g_assert_cmpstr (answered, ==, "first");
  tear_down ();
}

static void
test_any_answer_can_be_reached_by_keyboard (void)
{
  ask (1000, 700, "They are lost.");
  ebb_question_add_answer (question, "first", "_Cancel", EBB_ANSWER_DEFAULT);
  ebb_question_add_answer (question, "second", "_Discard", EBB_ANSWER_DESTRUCTIVE);
  show ();

  ebb_test_press (GTK_WINDOW (question), "Tab");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (question)) == find_button ("Discard"));
  ebb_test_press (GTK_WINDOW (question), "Tab");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (question)) == find_button ("Cancel"));
  ebb_test_press (GTK_WINDOW (question), "shift+Tab");
  press_last ("space");
  g_assert_cmpstr (answered, ==, "second");
  tear_down ();
}

static void
test_answers_stand_side_by_side_where_there_is_room (void)
{
  graphene_rect_t left, right;

  ask (1000, 700, "They are lost.");
  ebb_question_add_answer (question, "first", "_Cancel", EBB_ANSWER_DEFAULT);
  ebb_question_add_answer (question, "second", "_Discard", EBB_ANSWER_DESTRUCTIVE);
  show ();

  left = place ("Cancel");
  right = place ("Discard");
  g_assert_cmpfloat (left.origin.x + left.size.width, <, right.origin.x);
  tear_down ();
}

static void
test_long_answers_are_whole_in_a_narrow_window (void)
{
  const char *longest = "_Skip everything that could not be read and import the many entries that are left";
  graphene_rect_t top, middle, bottom;

  ask (360, 640, "They are lost.");
  ebb_question_add_answer (question, "first", "_Cancel", EBB_ANSWER_DEFAULT);
  ebb_question_add_answer (question, "second", "_Discard", EBB_ANSWER_DESTRUCTIVE);
  ebb_question_add_answer (question, "third", longest, EBB_ANSWER_PLAIN);
  show ();

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (question)), <=, 360);
  top = place (longest + 1);
  middle = place ("Discard");
  bottom = place ("Cancel");
  g_assert_cmpfloat (top.origin.y + top.size.height, <, middle.origin.y);
  g_assert_cmpfloat (middle.origin.y + middle.size.height, <, bottom.origin.y);

  /* Tab goes down the screen. */
  ebb_test_press (GTK_WINDOW (question), "Tab");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (question)) == find_button (longest + 1));
  ebb_test_press (GTK_WINDOW (question), "Tab");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (question)) == find_button ("Discard"));
  tear_down ();
}

static void
test_a_long_message_scrolls (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  GtkWidget *scroller;
  GtkAdjustment *adjustment;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (body, "Sentence %u of a message that has far too many of them. ", i);
  ask (360, 640, body->str);
  add_three ();
  show ();

  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (question)), <=, 640);
  scroller = ebb_test_find_type (GTK_WIDGET (question), GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_assert_cmpfloat (gtk_adjustment_get_page_size (adjustment), >, 100);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, gtk_adjustment_get_page_size (adjustment));

  gtk_widget_grab_focus (scroller);
  ebb_test_press (GTK_WINDOW (question), "Page_Down");
  ebb_test_wait (gtk_adjustment_get_value (adjustment) > 0);
  tear_down ();
}

static void
test_it_goes_with_its_window_without_an_answer (void)
{
  ask (1000, 700, "They are lost.");
  add_three ();
  show ();
  tear_down ();
  g_assert_null (answered);
}

static void
test_it_is_an_alert_with_a_description (void)
{
  ask (1000, 700, "They are lost.");
  add_three ();
  show ();
  gtk_test_accessible_assert_role (question, GTK_ACCESSIBLE_ROLE_ALERT_DIALOG);
  gtk_test_accessible_assert_property (question, GTK_ACCESSIBLE_PROPERTY_LABEL, "Discard Changes?");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (question), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, ebb_question_get_body (question));
  tear_down ();
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);

  g_test_add_func ("/question/return-means-the-default-answer", test_return_means_the_default_answer);
  g_test_add_func ("/question/escape-means-the-first-answer", test_escape_means_the_first_answer);
  g_test_add_func ("/question/any-answer-can-be-reached-by-keyboard", test_any_answer_can_be_reached_by_keyboard);
  g_test_add_func ("/question/answers-stand-side-by-side-where-there-is-room", test_answers_stand_side_by_side_where_there_is_room);
  g_test_add_func ("/question/long-answers-are-whole-in-a-narrow-window", test_long_answers_are_whole_in_a_narrow_window);
  g_test_add_func ("/question/a-long-message-scrolls", test_a_long_message_scrolls);
  g_test_add_func ("/question/it-goes-with-its-window-without-an-answer", test_it_goes_with_its_window_without_an_answer);
  g_test_add_func ("/question/it-is-an-alert-with-a-description", test_it_is_an_alert_with_a_description);

  return g_test_run ();
}
