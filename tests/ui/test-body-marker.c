// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-test-editor.h"

#include "widgets/ebb-body-marker.h"
#include "widgets/ebb-body-view.h"
#include "widgets/ebb-mark-popover.h"
#include "widgets/ebb-mark-row.h"
#include "widgets/ebb-marks-input.h"
#include "widgets/ebb-rating-scale.h"

/* Marking on the figure, with the mouse and the keyboard as a person uses them. */

static GtkWidget *input;
static GtkWindow *window;
static guint n_changed;

static void
changed_cb (EbbEntryPart *part,
            gpointer user_data)
{
  n_changed++;
}

static void
present (int width)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GSettings) settings = g_settings_new (EBB_APP_ID);

  n_changed = 0;
  g_settings_reset (settings, "marks-on-list");
  input = ebb_marks_input_new ();
  g_signal_connect (input, "changed", G_CALLBACK (changed_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), input);
  window = ebb_test_present (scrolled, width, 1000);
}

static gboolean
is_view_cb (GtkWidget *widget,
            gpointer user_data)
{
  return EBB_IS_BODY_VIEW (widget) && gtk_widget_get_mapped (widget) &&
         ebb_body_view_get_view (EBB_BODY_VIEW (widget)) == *(EbbView *) user_data;
}

/* The view on screen, %NULL if it is not. */
static EbbBodyView *
find_view (EbbView view)
{
  return (EbbBodyView *) ebb_test_find (input, is_view_cb, &view);
}

static GtkWidget *
find_region (EbbView view,
             const char *id)
{
  GtkWidget *found = ebb_body_view_find_region (find_view (view), ebb_region_find (id));

  g_assert_nonnull (found);
  return found;
}

/* -1 for a mark without a number, -2 for no mark */
static double
intensity_of (const char *id)
{
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  const EbbMark *mark;

  g_assert_true (ebb_entry_part_store (EBB_ENTRY_PART (input), entry, NULL));
  mark = ebb_entry_find_mark (entry, ebb_region_find (id));
  if (mark == NULL)
    return -2;
  return mark->intensity >= 0 ? mark->intensity : -1;
}

/* Where the middle of a region is on the screen, in px. */
static void
locate (EbbView view,
        const char *id,
        int *x,
        int *y)
{
  GtkWidget *region = find_region (view, id);
  EbbBodyView *parent = find_view (view);
  const EbbFigureCell *cell = ebb_figure_find (ebb_body_view_get_figure (parent), ebb_region_find (id));
  EbbPoint centre = ebb_figure_get_centre (ebb_body_view_get_figure (parent), cell, NULL);
  graphene_rect_t bounds;
  double scale;
  int window_x, window_y;
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;

  /* the tests' window has no frame of its own and stands where it is found */
  g_assert_true (g_spawn_command_line_sync ("xdotool getactivewindow getwindowgeometry --shell", &place, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (strstr (place, "X="), "X=%d\nY=%d", &window_x, &window_y), ==, 2);
  g_assert_true (gtk_widget_compute_bounds (region, GTK_WIDGET (window), &bounds));
  scale = bounds.size.width / (cell->most.x - cell->least.x);
  *x = window_x + (int) (bounds.origin.x + (centre.x - cell->least.x) * scale);
  *y = window_y + (int) (bounds.origin.y + (centre.y - cell->least.y) * scale);
}

static void
point (const char *command,
       EbbView view,
       const char *id)
{
  int x, y;
  g_autofree char *x_text = NULL;
  g_autofree char *y_text = NULL;

  ebb_test_wait (gtk_window_is_active (window));
  locate (view, id, &x, &y);
  x_text = g_strdup_printf ("%d", x);
  y_text = g_strdup_printf ("%d", y);
  ebb_test_xdotool ((const char *[]){ "xdotool", "mousemove", x_text, y_text, NULL });
  if (*command != '\0')
    ebb_test_xdotool ((const char *[]){ "xdotool", command, "1", NULL });
  ebb_test_settle (input);
}

static void
test_a_click_marks_with_the_brush_and_another_unmarks (void)
{
  GtkWidget *scale;

  present (640);
  g_assert_nonnull (ebb_test_find_type (input, EBB_TYPE_BODY_MARKER));
  scale = ebb_test_find_type (input, EBB_TYPE_RATING_SCALE);
  ebb_rating_scale_press_key (EBB_RATING_SCALE (scale), GDK_KEY_7, 0);
  point ("click", EBB_VIEW_FRONT, "chest-left");
  ebb_test_wait (n_changed == 1);
  g_assert_cmpfloat (intensity_of ("chest-left"), ==, 7);
  g_assert_cmpfloat (intensity_of ("chest-right"), ==, -2);
  g_assert_nonnull (ebb_test_find_text (input, "Left side of the chest: pain 7"));

  point ("click", EBB_VIEW_BACK, "mid-back-right");
  ebb_test_wait (intensity_of ("mid-back-right") > 0);
  point ("click", EBB_VIEW_FRONT, "chest-left");
  ebb_test_wait (intensity_of ("chest-left") < 0);
  g_assert_cmpfloat (intensity_of ("mid-back-right"), ==, 7);

  ebb_test_press (window, "ctrl+z");
  g_assert_cmpfloat (intensity_of ("chest-left"), ==, 7);
  ebb_test_press (window, "ctrl+shift+z");
  g_assert_cmpfloat (intensity_of ("chest-left"), ==, -2);
  ebb_test_close (window);
}

static const char *
get_focused (EbbView view)
{
  EbbBodyView *found = find_view (view);
  const EbbRegion *region = found != NULL ? ebb_body_view_get_focused (found) : NULL;

  return region != NULL ? region->id : NULL;
}

static void
focus (EbbView view,
       const char *id)
{
  g_assert_true (ebb_body_view_focus_region (find_view (view), ebb_region_find (id)));
  ebb_test_settle (input);
}

static void
test_a_drag_paints_and_is_one_step (void)
{
  GtkWidget *scale;

  present (640);
  scale = ebb_test_find_type (input, EBB_TYPE_RATING_SCALE);
  ebb_rating_scale_press_key (EBB_RATING_SCALE (scale), GDK_KEY_3, 0);
  point ("mousedown", EBB_VIEW_BACK, "mid-back-left");
  point ("", EBB_VIEW_BACK, "mid-back-right");
  point ("mouseup", EBB_VIEW_BACK, "mid-back-right");
  ebb_test_wait (n_changed == 1);
  g_assert_cmpfloat (intensity_of ("mid-back-left"), ==, 3);
  g_assert_cmpfloat (intensity_of ("mid-back-right"), ==, 3);

  ebb_test_press (window, "ctrl+z");
  g_assert_cmpfloat (intensity_of ("mid-back-left"), ==, -2);
  g_assert_cmpfloat (intensity_of ("mid-back-right"), ==, -2);
  ebb_test_close (window);
}

static void
test_keys_mark_without_a_mouse (void)
{
  present (640);
  focus (EBB_VIEW_FRONT, "chest-left");
  ebb_test_press (window, "4");
  g_assert_cmpfloat (intensity_of ("chest-left"), ==, 4);
  ebb_test_press (window, "x");
  g_assert_cmpfloat (intensity_of ("chest-left"), ==, 10);
  /* the viewer's left is the person's right */
  ebb_test_press (window, "Left");
  g_assert_cmpstr (get_focused (EBB_VIEW_FRONT), ==, "chest-right");
  ebb_test_press (window, "space");
  g_assert_cmpfloat (intensity_of ("chest-right"), ==, -1);
  ebb_test_press (window, "Delete");
  g_assert_cmpfloat (intensity_of ("chest-right"), ==, -2);
  g_assert_cmpfloat (intensity_of ("chest-left"), ==, 10);

  /* Tab leaves, and comes back to where it was */
  ebb_test_press (window, "shift+Tab");
  g_assert_null (get_focused (EBB_VIEW_FRONT));
  ebb_test_press (window, "Tab");
  g_assert_cmpstr (get_focused (EBB_VIEW_FRONT), ==, "chest-right");
  ebb_test_close (window);
}

static void
test_arrows_lead_from_the_front_to_the_back (void)
{
  present (640);
  focus (EBB_VIEW_FRONT, "hand-palm-left");
  ebb_test_press (window, "Right");
  g_assert_nonnull (get_focused (EBB_VIEW_BACK));
  for (guint i = 0; i < 20 && get_focused (EBB_VIEW_BACK) != NULL; i++)
    ebb_test_press (window, "Left");
  g_assert_nonnull (get_focused (EBB_VIEW_FRONT));
  ebb_test_close (window);
}

static void
test_pages_turn_through_all_views_and_escape_leads_back (void)
{
  static const EbbView order[] = { EBB_VIEW_BACK, EBB_VIEW_HEAD_RIGHT, EBB_VIEW_HEAD_LEFT, EBB_VIEW_HANDS_BACK,
                                   EBB_VIEW_HANDS_PALM, EBB_VIEW_FEET_TOP, EBB_VIEW_FEET_SOLE, EBB_VIEW_FRONT };

  present (360);
  g_assert_null (find_view (EBB_VIEW_BACK));
  focus (EBB_VIEW_FRONT, "chest-left");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      ebb_test_press (window, "Next");
      ebb_test_wait (find_view (order[i]) != NULL);
      g_assert_nonnull (get_focused (order[i]));
    }
  ebb_test_press (window, "Prior");
  ebb_test_wait (find_view (EBB_VIEW_FEET_SOLE) != NULL);
  ebb_test_press (window, "Escape");
  ebb_test_wait (find_view (EBB_VIEW_FRONT) != NULL);
  g_assert_nonnull (get_focused (EBB_VIEW_FRONT));
  ebb_test_close (window);
}

/* Every region can be marked on its own view, tells so, and no other does. */
static void
test_every_region_is_marked_as_itself (void)
{
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);
  guint n_marked = 0;

  present (360);
  for (EbbView view = 0; view < EBB_N_VIEWS; view++)
    {
      focus (view, ebb_figure_get_cell (ebb_body_view_get_figure (find_view (view)), 0)->region->id);
      for (guint i = 0; i < ebb_figure_get_n_cells (ebb_body_view_get_figure (find_view (view))); i++)
        {
          const EbbRegion *region = ebb_figure_get_cell (ebb_body_view_get_figure (find_view (view)), i)->region;
          GtkWidget *child = ebb_body_view_find_region (find_view (view), region);
          double number = n_marked++ % 11;
          gboolean handled = FALSE;
          g_autofree char *said = g_strdup_printf ("pain %g", number);

          g_assert_true (ebb_body_view_focus_region (find_view (view), region));
          gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_LABEL, ebb_region_get_name (region));
          gtk_test_accessible_assert_state (child, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
          gtk_widget_activate_action (child, "region.press", NULL);
          g_signal_emit_by_name (find_view (view), "region-key", region, (guint) (number < 10 ? GDK_KEY_0 + number : GDK_KEY_x), 0, &handled);
          g_assert_true (handled);
          gtk_test_accessible_assert_state (child, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
          gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said);
          g_assert_cmpfloat (intensity_of (region->id), ==, number);
        }
      ebb_test_press (window, "Next");
    }
  for (guint i = 0; i < n; i++)
    g_assert_true ((intensity_of (all[i]->id) > -2) == (all[i]->kind != EBB_REGION_PART));
  g_assert_cmpuint (n_marked, ==, 173);
  ebb_test_close (window);
}

static void
test_the_menu_of_a_region_says_all_and_takes_it_off (void)
{
  GtkWidget *popover;

  present (640);
  focus (EBB_VIEW_FRONT, "chest-left");
  ebb_test_press (window, "Return");
  ebb_test_wait (ebb_test_find_type (input, EBB_TYPE_MARK_POPOVER) != NULL);
  popover = ebb_test_find_type (input, EBB_TYPE_MARK_POPOVER);
  ebb_test_wait (gtk_widget_get_mapped (popover));
  g_assert_cmpfloat (intensity_of ("chest-left"), ==, -2);
  ebb_test_click (popover, "burning");
  g_assert_cmpfloat (intensity_of ("chest-left"), ==, -1);
  ebb_test_press (window, "Escape");
  ebb_test_wait (ebb_test_find_type (input, EBB_TYPE_MARK_POPOVER) == NULL);
  g_assert_cmpstr (get_focused (EBB_VIEW_FRONT), ==, "chest-left");
  g_assert_nonnull (ebb_test_find_text (input, "Left side of the chest: burning"));

  ebb_test_press (window, "q");
  ebb_test_wait (ebb_test_find_type (input, EBB_TYPE_MARK_POPOVER) != NULL);
  popover = ebb_test_find_type (input, EBB_TYPE_MARK_POPOVER);
  ebb_test_wait (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), popover));
  g_signal_emit_by_name (ebb_test_find_id (popover, "remove_button"), "clicked");
  ebb_test_wait (ebb_test_find_type (input, EBB_TYPE_MARK_POPOVER) == NULL);
  g_assert_cmpfloat (intensity_of ("chest-left"), ==, -2);
  ebb_test_close (window);
}

static void
test_a_part_without_side_is_settled_from_the_menu (void)
{
  g_autoptr (EbbEntry) entry = ebb_entry_new ((EbbMoment){ 1772000000, 60 });
  EbbMark mark;

  present (640);
  ebb_mark_init (&mark, ebb_region_find ("knee"));
  mark.intensity = 6;
  ebb_entry_set_mark (entry, &mark);
  ebb_entry_part_load (EBB_ENTRY_PART (input), entry);
  focus (EBB_VIEW_FRONT, "knee-front-left");
  ebb_test_press (window, "Menu");
  ebb_test_wait (ebb_test_find_type (input, EBB_TYPE_MARK_POPOVER) != NULL);
  ebb_test_click (ebb_test_find_type (input, EBB_TYPE_MARK_POPOVER), "Left knee");
  g_assert_cmpfloat (intensity_of ("knee"), ==, -2);
  g_assert_cmpfloat (intensity_of ("knee-left"), ==, 6);
  g_assert_cmpfloat (intensity_of ("knee-right"), ==, -2);
  ebb_test_wait (ebb_test_find_type (input, EBB_TYPE_MARK_POPOVER) == NULL);
  ebb_test_close (window);
}

static gboolean
is_magnifier_cb (GtkWidget *widget,
                 gpointer user_data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), user_data) == 0;
}

static void
test_a_magnifier_opens_the_hands_and_the_list_agrees (void)
{
  GtkWidget *row;

  present (640);
  g_signal_emit_by_name (ebb_test_find (input, is_magnifier_cb, (gpointer) "Hands, Close Up"), "clicked");
  ebb_test_settle (input);
  g_assert_nonnull (find_view (EBB_VIEW_HANDS_PALM));
  focus (EBB_VIEW_HANDS_PALM, "palm-left");
  ebb_test_press (window, "5");

  /* the row below, and the list, know of it, and take it off everywhere */
  row = ebb_test_find_type (input, EBB_TYPE_MARK_ROW);
  g_assert_nonnull (ebb_test_find_text (row, "Middle of the left palm"));
  g_signal_emit_by_name (ebb_test_find_id (row, "remove_button"), "clicked");
  g_assert_cmpfloat (intensity_of ("palm-left"), ==, -2);
  gtk_test_accessible_assert_state (find_region (EBB_VIEW_HANDS_PALM, "palm-left"), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  ebb_test_close (window);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/body-marker/a-click-marks-with-the-brush-and-another-unmarks", test_a_click_marks_with_the_brush_and_another_unmarks);
  g_test_add_func ("/body-marker/a-drag-paints-and-is-one-step", test_a_drag_paints_and_is_one_step);
  g_test_add_func ("/body-marker/keys-mark-without-a-mouse", test_keys_mark_without_a_mouse);
  g_test_add_func ("/body-marker/arrows-lead-from-the-front-to-the-back", test_arrows_lead_from_the_front_to_the_back);
  g_test_add_func ("/body-marker/pages-turn-through-all-views-and-escape-leads-back", test_pages_turn_through_all_views_and_escape_leads_back);
  g_test_add_func ("/body-marker/every-region-is-marked-as-itself", test_every_region_is_marked_as_itself);
  g_test_add_func ("/body-marker/the-menu-of-a-region-says-all-and-takes-it-off", test_the_menu_of_a_region_says_all_and_takes_it_off);
  g_test_add_func ("/body-marker/a-part-without-side-is-settled-from-the-menu", test_a_part_without_side_is_settled_from_the_menu);
  g_test_add_func ("/body-marker/a-magnifier-opens-the-hands-and-the-list-agrees", test_a_magnifier_opens_the_hands_and_the_list_agrees);

  return g_test_run ();
}
