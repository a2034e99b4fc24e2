// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-diary.h"

#include "model/ebb-technique-text.h"
#include "pages/ebb-library-view.h"
#include "pages/ebb-muscle-page.h"
#include "pages/ebb-technique-page.h"
#include "widgets/ebb-body-view.h"
#include "widgets/ebb-trigger-view.h"

/* The library of techniques in a real window. */

typedef struct
{
  EbbTestDiary *diary;
  GtkWidget *view;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->diary = ebb_test_diary_new ();
}

static void
show (Fixture *fixture,
      int width)
{
  fixture->view = ebb_library_view_new (fixture->diary->store);
  fixture->window = ebb_test_present (fixture->view, width, 760);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  GtkWidget *view = g_object_ref (fixture->view);

  ebb_library_view_set_store (EBB_LIBRARY_VIEW (view), NULL);
  ebb_test_close (fixture->window);
  ebb_test_diary_free (fixture->diary);
  g_assert_finalize_object (view);
}

static GtkWidget *
find (Fixture *fixture,
      const char *id)
{
  GtkWidget *widget = ebb_test_find_id (fixture->view, id);

  g_assert_nonnull (widget);
  return widget;
}

static void
select_row (Fixture *fixture,
            int index)
{
  GtkListBox *list = GTK_LIST_BOX (find (fixture, "list"));

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, index));
  ebb_test_settle (fixture->view);
}

static guint
count_rows (Fixture *fixture)
{
  GtkListBox *list = GTK_LIST_BOX (find (fixture, "list"));
  guint n = 0;

  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    n += gtk_widget_get_mapped (GTK_WIDGET (gtk_list_box_get_row_at_index (list, i)));
  return n;
}

static void
search (Fixture *fixture,
        const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "search")), words);
  g_signal_emit_by_name (find (fixture, "search"), "search-changed");
  ebb_test_settle (fixture->view);
}

/* --- tests ------------------------------------------------------------------------- */

static void
test_each_technique_tells_all_there_is (Fixture *fixture,
                                        gconstpointer data)
{
  show (fixture, 900);
  for (guint i = 0; i < EBB_N_TECHNIQUES; i++)
    {
      const EbbTechniqueText *text = ebb_technique_text_get (i);

      select_row (fixture, (int) i);
      g_assert_nonnull (ebb_test_find_text (find (fixture, "texts"), ebb_technique_get_name (i)));
      for (guint topic = 0; topic < EBB_N_TECHNIQUE_TOPICS; topic++)
        g_assert_nonnull (ebb_test_find_text (find (fixture, "texts"), ebb_technique_text_tell (i, topic)));
      if (text->source != NULL)
        {
          g_autofree char *source = g_strdup_printf ("How sure this is: %s. Source: %s", ebb_certainty_get_name (text->certainty), text->source);

          g_assert_nonnull (ebb_test_find_text (find (fixture, "texts"), source));
        }
    }
}

static void
test_words_of_the_texts_are_found (Fixture *fixture,
                                   gconstpointer data)
{
  show (fixture, 900);
  g_assert_cmpuint (count_rows (fixture), ==, EBB_N_TECHNIQUES + 1);
  search (fixture, "  HEAT ");
  g_assert_cmpuint (count_rows (fixture), >=, 1);
  g_assert_cmpuint (count_rows (fixture), <, EBB_N_TECHNIQUES);
  search (fixture, "piriformis");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  search (fixture, "no such words");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_nonnull (ebb_test_find_text (fixture->view, "Nothing has these words."));
  search (fixture, "");
  g_assert_cmpuint (count_rows (fixture), ==, EBB_N_TECHNIQUES + 1);
}

static void
test_one_at_a_time_where_there_is_little_room (Fixture *fixture,
                                               gconstpointer data)
{
  GtkListBox *list;
  GtkWidget *leaflet;

  show (fixture, 360);
  list = GTK_LIST_BOX (find (fixture, "list"));
  leaflet = find (fixture, "leaflet");
  g_assert_true (adw_leaflet_get_folded (ADW_LEAFLET (leaflet)));
  g_assert_true (adw_leaflet_get_visible_child (ADW_LEAFLET (leaflet)) == find (fixture, "list_side"));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 2)));
  ebb_test_press (fixture->window, "Return");
  ebb_test_wait (gtk_widget_get_mapped (find (fixture, "back")));
  g_assert_nonnull (ebb_test_find_text (find (fixture, "texts"), ebb_technique_get_name (2)));
  ebb_test_press (fixture->window, "Escape");
  ebb_test_wait (adw_leaflet_get_visible_child (ADW_LEAFLET (leaflet)) == find (fixture, "list_side"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
}

static void
test_a_technique_is_opened_by_its_id (Fixture *fixture,
                                      gconstpointer data)
{
  show (fixture, 900);
  ebb_library_view_show_technique (EBB_LIBRARY_VIEW (fixture->view), "cold");
  ebb_test_settle (fixture->view);
  g_assert_nonnull (ebb_test_find_text (find (fixture, "texts"), ebb_technique_get_name (EBB_TECHNIQUE_COLD)));
  ebb_library_view_show_technique (EBB_LIBRARY_VIEW (fixture->view), "of-tomorrow");
  g_assert_nonnull (ebb_test_find_text (find (fixture, "texts"), ebb_technique_get_name (EBB_TECHNIQUE_COLD)));
}

static void
test_a_technique_is_used_in_a_session (Fixture *fixture,
                                       gconstpointer data)
{
  GtkWindow *dialog = NULL;

  show (fixture, 900);
  gtk_widget_activate (ebb_test_find_id (ebb_test_find_type (fixture->view, EBB_TYPE_TECHNIQUE_PAGE), "use_button"));
  ebb_test_wait (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (window != fixture->window)
        dialog = window;
    }
  g_assert_true (gtk_window_get_transient_for (dialog) == fixture->window);
  ebb_test_settle (GTK_WIDGET (dialog));
  gtk_window_destroy (dialog);
}

/* --- muscles ------------------------------------------------------------------------- */

static EbbMusclePage *
show_muscles (Fixture *fixture,
              int width)
{
  show (fixture, width);
  select_row (fixture, EBB_N_TECHNIQUES);
  return EBB_MUSCLE_PAGE (ebb_test_find_type (fixture->view, EBB_TYPE_MUSCLE_PAGE));
}

static guint
count_muscles (Fixture *fixture)
{
  GtkListBox *rows = GTK_LIST_BOX (find (fixture, "rows"));
  guint n = 0;

  while (gtk_list_box_get_row_at_index (rows, (int) n) != NULL)
    n++;
  return n;
}

static void
test_pain_on_the_figure_names_muscles_it_may_be_related_to (Fixture *fixture,
                                                            gconstpointer data)
{
  const EbbRegion *knee = ebb_region_find ("knee-front-left");
  g_autoptr (GArray) matches = ebb_trigger_points_for_pain (knee);
  GtkWidget *view;

  show_muscles (fixture, 900);
  view = ebb_test_find_type (fixture->view, EBB_TYPE_BODY_VIEW);
  g_assert_true (ebb_body_view_focus_region (EBB_BODY_VIEW (view), knee));
  ebb_test_settle (fixture->view);
  ebb_test_press (fixture->window, "space");
  g_assert_cmpuint (count_muscles (fixture), ==, matches->len);
  g_assert_cmpuint (matches->len, >, 0);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (find (fixture, "found"))), "may be related"));
  /* the list says the same */
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (find (fixture, "pain_choice"))), >, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (find (fixture, "muscle_choice"))), ==, 0);
}

static void
test_every_place_and_muscle_of_the_lists_has_something_to_say (Fixture *fixture,
                                                               gconstpointer data)
{
  static const char *const ids[] = { "pain_choice", "muscle_choice" };

  show_muscles (fixture, 900);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkDropDown *choice = GTK_DROP_DOWN (find (fixture, ids[i]));
      guint n = g_list_model_get_n_items (gtk_drop_down_get_model (choice));

      g_assert_cmpuint (n, >, 10);
      for (guint c = 1; c < n; c++)
        {
          gtk_drop_down_set_selected (choice, c);
          g_assert_cmpuint (count_muscles (fixture), >, 0);
          /* either it can be used, or it says why not */
          g_assert_true (gtk_widget_get_visible (ebb_test_find_id (ebb_test_find_type (fixture->view, EBB_TYPE_MUSCLE_PAGE), "use_button")) !=
                         gtk_widget_get_visible (find (fixture, "not_pressed")));
        }
    }
}

static void
test_the_front_of_the_neck_is_never_offered_to_be_pressed (Fixture *fixture,
                                                           gconstpointer data)
{
  EbbMusclePage *page = show_muscles (fixture, 900);
  guint n, n_not_pressed = 0;
  const EbbTriggerPoint *points = ebb_trigger_points_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      EbbTriggerMatch match = { &points[i], EBB_SIDE_LEFT };

      if (points[i].pressed)
        continue;
      n_not_pressed++;
      ebb_muscle_page_show_muscle (page, &match);
      g_assert_false (gtk_widget_get_visible (ebb_test_find_id (GTK_WIDGET (page), "use_button")));
    }
  g_assert_cmpuint (n_not_pressed, >, 0);
}

static void
test_muscles_fit_a_narrow_window (Fixture *fixture,
                                  gconstpointer data)
{
  static const char *const ids[] = { "pain_choice", "muscle_choice" };
  EbbMusclePage *page = show_muscles (fixture, 360);

  ebb_library_view_show_technique (EBB_LIBRARY_VIEW (fixture->view), "heat");
  select_row (fixture, EBB_N_TECHNIQUES);
  ebb_test_settle (fixture->view);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  /* nor is the page wider than what is seen of it, whatever is chosen and however long
   * its name is */
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkDropDown *choice = GTK_DROP_DOWN (find (fixture, ids[i]));
      GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (choice));
      guint longest = 0;

      for (guint c = 1; c < g_list_model_get_n_items (G_LIST_MODEL (names)); c++)
        if (strlen (gtk_string_list_get_string (names, c)) > strlen (gtk_string_list_get_string (names, longest)))
          longest = c;
      gtk_drop_down_set_selected (choice, longest);
      ebb_test_settle (fixture->view);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (page)), <=, 360);
    }
}

#define ADD(name, func) g_test_add ("/library-view/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ADD ("each-technique-tells-all-there-is", test_each_technique_tells_all_there_is);
  ADD ("words-of-the-texts-are-found", test_words_of_the_texts_are_found);
  ADD ("one-at-a-time-where-there-is-little-room", test_one_at_a_time_where_there_is_little_room);
  ADD ("a-technique-is-opened-by-its-id", test_a_technique_is_opened_by_its_id);
  ADD ("a-technique-is-used-in-a-session", test_a_technique_is_used_in_a_session);
  ADD ("pain-on-the-figure-names-muscles-it-may-be-related-to", test_pain_on_the_figure_names_muscles_it_may_be_related_to);
  ADD ("every-place-and-muscle-of-the-lists-has-something-to-say", test_every_place_and_muscle_of_the_lists_has_something_to_say);
  ADD ("the-front-of-the-neck-is-never-offered-to-be-pressed", test_the_front_of_the_neck_is_never_offered_to_be_pressed);
  ADD ("muscles-fit-a-narrow-window", test_muscles_fit_a_narrow_window);
  return g_test_run ();
}
