// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-sessions.h"

#include "model/ebb-technique.h"
#include "pages/ebb-session-form.h"
#include "widgets/ebb-choice-box.h"
#include "widgets/ebb-place-choice.h"
#include "widgets/ebb-region-dialog.h"
#include "widgets/ebb-region-picker.h"
#include "widgets/ebb-session-effects.h"
#include "widgets/ebb-session-parts.h"
#include "widgets/ebb-session-ratings.h"

/* The parts of the form of a session, each by itself. */

static guint n_changed;

static void
changed_cb (GtkWidget *widget,
            gpointer user_data)
{
  n_changed++;
}

static void
show (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  n_changed = 0;
  store = ebb_test_new_store ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), widget);
  if (g_signal_lookup ("changed", G_OBJECT_TYPE (widget)) != 0)
    g_signal_connect (widget, "changed", G_CALLBACK (changed_cb), NULL);
  set_up (scroller);
}

static GPtrArray *
two_places (void)
{
  GPtrArray *places = g_ptr_array_new ();

  g_ptr_array_add (places, (gpointer) region ("neck-back-left"));
  g_ptr_array_add (places, (gpointer) region ("neck-back-right"));
  return places;
}

static EbbSession *
blank (void)
{
  return ebb_session_new_done (minutes_ago (120), 60);
}

/* --- ratings ------------------------------------------------------------ */

static void
test_all_that_can_be_rated_comes_back (void)
{
  GtkWidget *ratings = ebb_session_ratings_new ();
  g_autoptr (GPtrArray) places = two_places ();
  g_autoptr (EbbSession) session = blank ();
  g_autoptr (EbbSession) back = blank ();

  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, NULL, 6);
  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_PAIN, places->pdata[1], 7);
  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_TENSION, NULL, 8);
  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_MOOD, NULL, 0);
  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_STRESS, NULL, 2.5);
  ebb_session_set_rating (session, EBB_PHASE_AFTER, 0, EBB_ASPECT_SWELLING, places->pdata[0], 0);
  show (ratings);
  ebb_session_ratings_set_phase (EBB_SESSION_RATINGS (ratings), EBB_PHASE_AFTER, 0);
  ebb_session_ratings_set_places (EBB_SESSION_RATINGS (ratings), places);
  ebb_session_ratings_load (EBB_SESSION_RATINGS (ratings), session);
  ebb_session_ratings_store (EBB_SESSION_RATINGS (ratings), back);
  g_assert_cmpuint (back->ratings->len, ==, 6);
  g_assert_true (ebb_record_equal_content (session, back));
  g_assert_cmpuint (n_changed, ==, 0);
  tear_down ();
}

static void
test_more_opens_by_itself_when_there_is_something_behind_it (void)
{
  GtkWidget *ratings = ebb_session_ratings_new ();
  g_autoptr (EbbSession) session = blank ();

  show (ratings);
  ebb_session_ratings_load (EBB_SESSION_RATINGS (ratings), session);
  g_assert_false (gtk_widget_get_mapped (ebb_test_find_id (ratings, "more_box")));
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_MOOD, NULL, 3);
  ebb_session_ratings_load (EBB_SESSION_RATINGS (ratings), session);
  g_assert_true (gtk_widget_get_visible (ebb_test_find_id (ratings, "more_box")));
  tear_down ();
}

static void
test_other_places_keep_what_was_rated (void)
{
  GtkWidget *ratings = ebb_session_ratings_new ();
  g_autoptr (GPtrArray) places = two_places ();
  g_autoptr (EbbSession) session = blank ();

  show (ratings);
  ebb_session_ratings_set_places (EBB_SESSION_RATINGS (ratings), places);
  rate (ebb_test_find_id (ratings, "places_box"), "9");
  g_assert_cmpuint (n_changed, ==, 1);
  g_ptr_array_add (places, (gpointer) region ("low-back-left"));
  ebb_session_ratings_set_places (EBB_SESSION_RATINGS (ratings), places);
  ebb_session_ratings_store (EBB_SESSION_RATINGS (ratings), session);
  g_assert_cmpfloat (ebb_session_get_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, places->pdata[0]), ==, 9);
  tear_down ();
}

static void
test_a_digit_typed_elsewhere_is_pain_overall (void)
{
  GtkWidget *ratings = ebb_session_ratings_new ();

  show (ratings);
  g_assert_true (isnan (ebb_session_ratings_get_pain (EBB_SESSION_RATINGS (ratings))));
  g_assert_true (ebb_session_ratings_press_key (EBB_SESSION_RATINGS (ratings), GDK_KEY_4, 0));
  g_assert_cmpfloat (ebb_session_ratings_get_pain (EBB_SESSION_RATINGS (ratings)), ==, 4);
  g_assert_false (ebb_session_ratings_press_key (EBB_SESSION_RATINGS (ratings), GDK_KEY_a, 0));
  tear_down ();
}

/* --- what was done -------------------------------------------------------- */

static void
add_part (EbbSession *session,
          const char *technique,
          const EbbRegion *place,
          int minutes,
          int pressure)
{
  EbbSessionPart part = { g_intern_string (technique), place, minutes, pressure };

  g_array_append_val (session->parts, part);
}

static void
test_any_parts_come_back_the_same (void)
{
  GtkWidget *parts = ebb_session_parts_new ();
  g_autoptr (EbbSession) session = blank ();
  g_autoptr (EbbSession) back = ebb_record_copy (session);

  add_part (session, "petrissage", region ("neck-back-left"), 10, 3);
  add_part (session, "petrissage", region ("neck-back-right"), 0, 0);
  add_part (session, "heat", NULL, 15, 0);
  add_part (session, "of-2031", NULL, 0, 5);
  show (parts);
  ebb_session_parts_load (EBB_SESSION_PARTS (parts), session);
  ebb_session_parts_store (EBB_SESSION_PARTS (parts), back);
  g_assert_true (ebb_record_equal_content (session, back));
  g_assert_cmpuint (n_changed, ==, 0);
  tear_down ();
}

static void
test_one_click_is_a_technique_at_the_only_place (void)
{
  GtkWidget *parts = ebb_session_parts_new ();
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (EbbSession) session = blank ();

  g_ptr_array_add (places, (gpointer) region ("neck-back-left"));
  show (parts);
  ebb_session_parts_set_places (EBB_SESSION_PARTS (parts), places);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ebb_test_find_button (parts, "Kneading")), TRUE);
  ebb_session_parts_store (EBB_SESSION_PARTS (parts), session);
  g_assert_cmpuint (session->parts->len, ==, 1);
  g_assert_true (g_array_index (session->parts, EbbSessionPart, 0).region == region ("neck-back-left"));
  g_assert_cmpuint (n_changed, ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ebb_test_find_button (parts, "Kneading")), FALSE);
  ebb_session_parts_store (EBB_SESSION_PARTS (parts), session);
  g_assert_cmpuint (session->parts->len, ==, 0);
  tear_down ();
}

static gboolean
has_tooltip_cb (GtkWidget *widget,
                gpointer user_data)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), user_data) == 0;
}

static void
test_the_same_at_another_place_is_a_row_of_its_own (void)
{
  GtkWidget *parts = ebb_session_parts_new ();
  g_autoptr (EbbSession) session = blank ();

  show (parts);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ebb_test_find_button (parts, "Kneading")), TRUE);
  g_signal_emit_by_name (ebb_test_find (parts, has_tooltip_cb, (gpointer) "The same at another place"), "clicked");
  ebb_session_parts_store (EBB_SESSION_PARTS (parts), session);
  g_assert_cmpuint (session->parts->len, ==, 2);
  g_signal_emit_by_name (ebb_test_find (parts, has_tooltip_cb, (gpointer) "Remove"), "clicked");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ebb_test_find_button (parts, "Kneading"))));
  g_signal_emit_by_name (ebb_test_find (parts, has_tooltip_cb, (gpointer) "Remove"), "clicked");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ebb_test_find_button (parts, "Kneading"))));
  tear_down ();
}

static void
test_pressure_is_said_in_words (void)
{
  GtkWidget *parts = ebb_session_parts_new ();
  GtkWidget *choices;
  g_autoptr (EbbSession) session = blank ();

  add_part (session, "petrissage", NULL, 0, 2);
  show (parts);
  ebb_session_parts_load (EBB_SESSION_PARTS (parts), session);
  ebb_test_settle (GTK_WIDGET (parent));
  g_assert_nonnull (ebb_test_find_text (parts, "Pressure: 2, light"));
  choices = gtk_widget_get_ancestor (ebb_test_find_button (parts, "2"), EBB_TYPE_CHOICE_BOX);
  gtk_widget_grab_focus (choices);
  ebb_test_press (GTK_WINDOW (gtk_widget_get_root (parts)), "4");
  g_assert_cmpint (ebb_choice_box_get_selected (EBB_CHOICE_BOX (choices)), ==, 3);
  ebb_test_press (GTK_WINDOW (gtk_widget_get_root (parts)), "9");
  g_assert_cmpint (ebb_choice_box_get_selected (EBB_CHOICE_BOX (choices)), ==, 3);
  tear_down ();
}

/* --- what was not wanted ---------------------------------------------------- */

static void
add_effect (EbbSession *session,
            EbbEffectKind kind,
            const EbbRegion *place,
            double hours,
            const char *text)
{
  EbbSessionEffect effect = { kind, place, hours, g_strdup (text) };

  g_array_append_val (session->effects, effect);
}

static void
test_any_effects_come_back_the_same (void)
{
  GtkWidget *effects = ebb_session_effects_new ();
  g_autoptr (EbbSession) session = blank ();
  g_autoptr (EbbSession) back = ebb_record_copy (session);

  add_effect (session, EBB_EFFECT_SORENESS, region ("neck-back-left"), 48, NULL);
  add_effect (session, EBB_EFFECT_SORENESS, NULL, NAN, "when lying");
  /* a span that cannot be chosen here */
  add_effect (session, EBB_EFFECT_OTHER, NULL, 17.5, "tired");
  show (effects);
  ebb_session_effects_load (EBB_SESSION_EFFECTS (effects), session);
  ebb_session_effects_store (EBB_SESSION_EFFECTS (effects), back);
  g_assert_true (ebb_record_equal_content (session, back));
  g_assert_cmpuint (n_changed, ==, 0);
  tear_down ();
}

static void
test_an_effect_is_one_click_and_its_span_another (void)
{
  GtkWidget *effects = ebb_session_effects_new ();
  g_autoptr (GPtrArray) places = two_places ();
  g_autoptr (EbbSession) session = blank ();

  show (effects);
  ebb_session_effects_set_places (EBB_SESSION_EFFECTS (effects), places);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ebb_test_find_button (effects, "Bruise")), TRUE);
  ebb_test_settle (GTK_WIDGET (parent));
  ebb_test_click (effects, "Longer");
  ebb_session_effects_store (EBB_SESSION_EFFECTS (effects), session);
  g_assert_cmpuint (session->effects->len, ==, 1);
  g_assert_cmpint (g_array_index (session->effects, EbbSessionEffect, 0).kind, ==, EBB_EFFECT_BRUISE);
  /* a reason to think again is soreness of more than 48 hours */
  g_assert_cmpfloat (g_array_index (session->effects, EbbSessionEffect, 0).hours, >, 48);
  g_assert_cmpuint (n_changed, ==, 2);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ebb_test_find_button (effects, "Bruise")), FALSE);
  ebb_session_effects_store (EBB_SESSION_EFFECTS (effects), session);
  g_assert_cmpuint (session->effects->len, ==, 0);
  tear_down ();
}

/* --- places ----------------------------------------------------------------- */

static void
test_likely_places_are_in_the_list_and_any_other_in_a_dialog (void)
{
  g_autoptr (GPtrArray) places = two_places ();
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  GtkWidget *choice = ebb_place_choice_new (places, NULL);
  GtkWidget *drop_down;

  show (choice);
  drop_down = ebb_test_find_type (choice, GTK_TYPE_DROP_DOWN);
  g_assert_null (ebb_place_choice_get_region (EBB_PLACE_CHOICE (choice)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 2);
  g_assert_true (ebb_place_choice_get_region (EBB_PLACE_CHOICE (choice)) == places->pdata[1]);
  g_assert_cmpuint (n_changed, ==, 1);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 3);
  ebb_test_wait (find_toplevel ("EbbRegionDialog") != NULL);
  g_assert_true (ebb_place_choice_get_region (EBB_PLACE_CHOICE (choice)) == places->pdata[1]);
  g_ptr_array_add (chosen, (gpointer) region ("low-back-left"));
  g_signal_emit_by_name (find_toplevel ("EbbRegionDialog"), "chosen", chosen);
  close_toplevel ("EbbRegionDialog");
  g_assert_true (ebb_place_choice_get_region (EBB_PLACE_CHOICE (choice)) == region ("low-back-left"));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 3);
  tear_down ();
}

static void
chosen_cb (GtkWindow *source,
           GPtrArray *regions,
           gpointer user_data)
{
  GPtrArray **copy = user_data;

  *copy = g_ptr_array_copy (regions, NULL, NULL);
}

static void
test_the_body_and_the_names_choose_the_same_places (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) places = two_places ();
  g_autoptr (GPtrArray) chosen = NULL;

  store = ebb_test_new_store ();
  set_up (gtk_label_new ("Parent"));
  present (ebb_region_dialog_new (parent, "Where?", none, places));
  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), &chosen);
  g_signal_emit_by_name (ebb_test_find_type (GTK_WIDGET (dialog), EBB_TYPE_BODY_PAIR), "pressed", places->pdata[1]);
  g_signal_emit_by_name (find ("picker"), "toggled", region ("low-back-left"), TRUE);
  g_signal_emit_by_name (find ("picker"), "toggled", places->pdata[1], FALSE);
  ebb_test_press_last (dialog, "ctrl+Return");
  ebb_test_wait (dialog == NULL);
  g_assert_nonnull (chosen);
  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_true (chosen->pdata[0] == region ("low-back-left"));
  tear_down ();
}

static void
pressed_cb (GtkWidget *body,
            const EbbRegion *place,
            gpointer user_data)
{
  *(const EbbRegion **) user_data = place;
}

static void
test_the_body_is_pressed_by_the_keyboard_and_says_what_is_marked (void)
{
  const EbbFigurePaint paint = { EBB_FIGURE_FILLED, NAN, "" };
  const EbbRegion *pressed = NULL;
  GtkWidget *body = ebb_body_pair_new (TRUE);

  ebb_body_pair_set_max_height (EBB_BODY_PAIR (body), 300);
  show (body);
  g_signal_connect (body, "pressed", G_CALLBACK (pressed_cb), &pressed);
  ebb_body_pair_mark (EBB_BODY_PAIR (body), region ("knee"), &paint, "hot");
  gtk_widget_grab_focus (body);
  ebb_test_press (parent, "space");
  g_assert_nonnull (pressed);
  ebb_body_pair_clear (EBB_BODY_PAIR (body));
  g_assert_true (ebb_body_pair_turn_to (EBB_BODY_PAIR (body), region ("thumb-base-left")));
  g_assert_false (ebb_body_pair_turn_to (EBB_BODY_PAIR (body), ebb_region_find_or_keep ("left-wing")));
  tear_down ();
}

/* --- the form --------------------------------------------------------------- */

static void
test_the_form_changes_nothing_by_itself (void)
{
  GtkWidget *form = ebb_session_form_new ();
  g_autoptr (GPtrArray) places = two_places ();
  g_autoptr (EbbSession) session = blank ();
  g_autoptr (EbbSession) back = NULL;
  g_autoptr (GError) error = NULL;
  EbbFollowUp follow_up = { 1, minutes_ago (10), EBB_FOLLOW_UP_OPEN, EBB_MOMENT_ABSENT, EBB_MOMENT_ABSENT, NULL };

  session->note = g_strdup ("Some\nlines");
  session->provider = EBB_PROVIDER_PARTNER;
  session->who = g_strdup ("Kim");
  session->position = EBB_POSITION_SIDE;
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, NULL, 6);
  /* of a place that is not among those shown */
  ebb_session_set_rating (session, EBB_PHASE_BEFORE, 0, EBB_ASPECT_PAIN, region ("low-back-left"), 3);
  add_part (session, "heat", NULL, 15, 0);
  add_effect (session, EBB_EFFECT_HEADACHE, NULL, 6, NULL);
  g_array_append_val (session->follow_ups, follow_up);
  show (form);
  ebb_session_form_set_just_over (EBB_SESSION_FORM (form), TRUE);
  ebb_session_form_load (EBB_SESSION_FORM (form), session, places, ebb_moment_now ());
  g_assert_cmpuint (n_changed, ==, 0);
  back = ebb_record_copy (session);
  g_assert_true (ebb_session_form_store (EBB_SESSION_FORM (form), back, ebb_moment_now (), &error));
  g_assert_no_error (error);
  g_assert_true (ebb_record_equal_content (session, back));
  tear_down ();
}

static void
test_the_form_takes_digits_for_what_is_still_to_be_said (void)
{
  GtkWidget *form = ebb_session_form_new ();
  g_autoptr (GPtrArray) places = two_places ();
  g_autoptr (EbbSession) session = blank ();

  show (form);
  ebb_session_form_load (EBB_SESSION_FORM (form), session, places, ebb_moment_now ());
  g_assert_true (ebb_session_form_press_key (EBB_SESSION_FORM (form), GDK_KEY_7, 0));
  ebb_session_form_set_just_over (EBB_SESSION_FORM (form), TRUE);
  g_assert_true (ebb_session_form_press_key (EBB_SESSION_FORM (form), GDK_KEY_2, 0));
  ebb_session_form_store (EBB_SESSION_FORM (form), session, ebb_moment_now (), NULL);
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_BEFORE, 0), ==, 7);
  g_assert_cmpfloat (rating_of (session, EBB_PHASE_AFTER, 0), ==, 2);
  tear_down ();
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/session-inputs/all-that-can-be-rated-comes-back", test_all_that_can_be_rated_comes_back);
  g_test_add_func ("/session-inputs/more-opens-by-itself-when-there-is-something-behind-it", test_more_opens_by_itself_when_there_is_something_behind_it);
  g_test_add_func ("/session-inputs/other-places-keep-what-was-rated", test_other_places_keep_what_was_rated);
  g_test_add_func ("/session-inputs/a-digit-typed-elsewhere-is-pain-overall", test_a_digit_typed_elsewhere_is_pain_overall);
  g_test_add_func ("/session-inputs/any-parts-come-back-the-same", test_any_parts_come_back_the_same);
  g_test_add_func ("/session-inputs/one-click-is-a-technique-at-the-only-place", test_one_click_is_a_technique_at_the_only_place);
  g_test_add_func ("/session-inputs/the-same-at-another-place-is-a-row-of-its-own", test_the_same_at_another_place_is_a_row_of_its_own);
  g_test_add_func ("/session-inputs/pressure-is-said-in-words", test_pressure_is_said_in_words);
  g_test_add_func ("/session-inputs/any-effects-come-back-the-same", test_any_effects_come_back_the_same);
  g_test_add_func ("/session-inputs/an-effect-is-one-click-and-its-span-another", test_an_effect_is_one_click_and_its_span_another);
  g_test_add_func ("/session-inputs/likely-places-are-in-the-list-and-any-other-in-a-dialog", test_likely_places_are_in_the_list_and_any_other_in_a_dialog);
  g_test_add_func ("/session-inputs/the-body-and-the-names-choose-the-same-places", test_the_body_and_the_names_choose_the_same_places);
  g_test_add_func ("/session-inputs/the-body-is-pressed-by-the-keyboard-and-says-what-is-marked", test_the_body_is_pressed_by_the_keyboard_and_says_what_is_marked);
  g_test_add_func ("/session-inputs/the-form-changes-nothing-by-itself", test_the_form_changes_nothing_by_itself);
  g_test_add_func ("/session-inputs/the-form-takes-digits-for-what-is-still-to-be-said", test_the_form_takes_digits_for_what_is_still_to_be_said);

  return g_test_run ();
}
