// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-test-editor.h"

#include "widgets/ebb-body-marker.h"
#include "widgets/ebb-body-view.h"
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
  *x = window_x + (int) (bounds.origin.x + (cell->centre.x - cell->least.x) * scale);
  *y = window_y + (int) (bounds.origin.y + (cell->centre.y - cell->least.y) * scale);
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

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/body-marker/a-click-marks-with-the-brush-and-another-unmarks", test_a_click_marks_with_the_brush_and_another_unmarks);

  return g_test_run ();
}
