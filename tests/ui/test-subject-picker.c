// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-editor.h"

#include "widgets/ebb-format.h"
#include "widgets/ebb-subject-picker.h"
#include "widgets/ebb-subject-row.h"

static EbbSubjectPicker *picker;
static GtkWidget *other;
static GtkWindow *window;
static guint n_chosen;
static guint n_notified;

static void
count_cb (gpointer source,
          gpointer user_data)
{
  n_chosen++;
}

static void
notify_cb (gpointer source,
           GParamSpec *pspec,
           gpointer user_data)
{
  n_notified++;
}

static void
present (int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  n_chosen = n_notified = 0;
  picker = EBB_SUBJECT_PICKER (ebb_subject_picker_new ());
  other = gtk_button_new_with_label ("Other");
  g_signal_connect (picker, "subject-chosen", G_CALLBACK (count_cb), NULL);
  g_signal_connect (picker, "notify::subject", G_CALLBACK (notify_cb), NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (picker));
  gtk_box_append (GTK_BOX (box), other);
  window = ebb_test_present (box, width, 600);
}

static GtkWidget *
find (const char *id)
{
  GtkWidget *widget = ebb_test_find_id (GTK_WIDGET (picker), id);

  g_assert_nonnull (widget);
  return widget;
}

static gboolean
is_open (void)
{
  return gtk_widget_get_mapped (find ("popover"));
}

static void
open (void)
{
  gtk_widget_grab_focus (GTK_WIDGET (picker));
  ebb_test_press (window, "Return");
  ebb_test_wait (is_open ());
  ebb_test_settle (find ("list"));
}

static void
end (void)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (find ("button")));
  ebb_test_wait (!is_open ());
  ebb_test_close (window);
}

static EbbSubjectRow *
get_row (int index)
{
  return (EbbSubjectRow *) gtk_list_box_get_row_at_index (GTK_LIST_BOX (find ("list")), index);
}

static const char *
get_title (EbbSubjectRow *row)
{
  return gtk_label_get_text (GTK_LABEL (ebb_test_find_type (GTK_WIDGET (row), GTK_TYPE_LABEL)));
}

/* The titles on the list, one a line; the headings between them in brackets. */
static char *
read_list (void)
{
  GString *text = g_string_new (NULL);
  const char *heading = NULL;
  EbbSubjectRow *row;

  for (int i = 0; (row = get_row (i)) != NULL; i++)
    {
      if (!gtk_widget_get_child_visible (GTK_WIDGET (row)))
        continue;
      if (g_strcmp0 (heading, ebb_subject_row_get_heading (row)) != 0)
        {
          heading = ebb_subject_row_get_heading (row);
          g_string_append_printf (text, "[%s]\n", heading);
          g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_header (GTK_LIST_BOX_ROW (row)))), ==, heading);
        }
      g_string_append_printf (text, "%s\n", get_title (row));
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_list (const char *expected)
{
  g_autofree char *text = read_list ();

  return g_str_equal (text, expected);
}

static void
assert_list_begins (const char *expected)
{
  g_autofree char *text = read_list ();

  text[MIN (strlen (text), strlen (expected))] = '\0';
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_chosen (const char *expected)
{
  EbbSubject subject = ebb_subject_picker_get_subject (picker);
  g_autofree char *text = ebb_subject_to_string (&subject);

  g_assert_cmpstr (text, ==, expected);
}

static EbbSubjectRow *
find_ticked (void)
{
  EbbSubjectRow *ticked = NULL;
  EbbSubjectRow *row;

  for (int i = 0; (row = get_row (i)) != NULL; i++)
    if (gtk_widget_get_opacity (ebb_test_find_type (GTK_WIDGET (row), GTK_TYPE_IMAGE)) > 0)
      {
        g_assert_null (ticked);
        ticked = row;
        gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
      }
  return ticked;
}

static void
choose (EbbSubject subject)
{
  ebb_subject_picker_set_subject (picker, &subject);
}

static GPtrArray *
make_trackers (void)
{
  GPtrArray *trackers = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (trackers, ebb_tracker_new ("brace", "Knee brace", EBB_TRACKER_YES_NO));
  g_ptr_array_add (trackers, ebb_tracker_new ("old", "Old pills", EBB_TRACKER_NUMBER));
  g_ptr_array_add (trackers, ebb_tracker_new ("laune", "Übermut", EBB_TRACKER_SCALE));
  ebb_tracker_set_retired (trackers->pdata[1], TRUE);
  return trackers;
}

static void
test_everything_stands_under_its_heading (void)
{
  g_autoptr (GPtrArray) trackers = make_trackers ();
  g_autoptr (GPtrArray) regions = g_ptr_array_new ();

  g_ptr_array_add (regions, (gpointer) ebb_region_find ("low-back-right"));
  g_ptr_array_add (regions, (gpointer) ebb_region_find ("knee"));
  present (360);
  ebb_subject_picker_set_trackers (picker, trackers);
  ebb_subject_picker_set_recent_regions (picker, regions);
  g_assert_null (get_row (0)); /* made when they are first seen */
  open ();
  assert_list_begins ("[Pain]\nPain now\nAverage of the day, as rated\nWorst of the day\nLeast of the day\nEntries a day\n"
                      "[Trackers]\nKnee brace\nÜbermut\nOld pills (retired)\n"
                      "[Places]\nRight lower back\nKnee, both sides\nHead, both sides\n");
  end ();
}

static void
test_every_region_is_offered_once (void)
{
  g_autoptr (GPtrArray) regions = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  EbbSubjectRow *row;
  guint n;

  ebb_regions_get_all (&n);
  g_ptr_array_add (regions, (gpointer) ebb_region_find ("knee"));
  g_ptr_array_add (regions, (gpointer) ebb_region_find_or_keep ("tail"));
  present (360);
  ebb_subject_picker_set_recent_regions (picker, regions);
  open ();
  for (int i = 0; (row = get_row (i)) != NULL; i++)
    if (ebb_subject_row_get_subject (row)->region != NULL)
      g_assert_true (g_hash_table_add (seen, (gpointer) ebb_subject_row_get_subject (row)->region));
  g_assert_cmpuint (g_hash_table_size (seen), ==, n + 1);
  end ();
}

static void
test_a_word_and_enter_choose (void)
{
  present (360);
  open ();
  ebb_test_type (window, "left hollow kn");
  ebb_test_press (window, "Return");
  ebb_test_wait (!is_open ());
  assert_chosen ("region:knee-back-left");
  g_assert_cmpuint (n_chosen, ==, 1);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (picker), "Hollow of the left knee"));
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (find ("button")), GTK_ACCESSIBLE_PROPERTY_LABEL, "Shown: Hollow of the left knee");
  /* the keyboard is back at the button */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), GTK_WIDGET (picker)));

  /* the next search begins from nothing */
  open ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find ("search"))), ==, "");
  assert_list_begins ("[Pain]\nPain now\n");
  end ();
}

static void
test_words_find_names_however_they_are_written (void)
{
  g_autoptr (GPtrArray) trackers = make_trackers ();

  present (360);
  ebb_subject_picker_set_trackers (picker, trackers);
  open ();
  gtk_editable_set_text (GTK_EDITABLE (find ("search")), "ÜBERMUT");
  ebb_test_wait (is_list ("[Trackers]\nÜbermut\n"));
  /* a heading, too */
  gtk_editable_set_text (GTK_EDITABLE (find ("search")), " worst  pain ");
  ebb_test_wait (is_list ("[Pain]\nWorst of the day\n"));
  /* nothing but spaces is no search */
  gtk_editable_set_text (GTK_EDITABLE (find ("search")), "  ");
  ebb_test_wait (gtk_widget_get_child_visible (GTK_WIDGET (get_row (0))));
  g_signal_emit_by_name (find ("search"), "activate");
  g_assert_true (is_open ());
  g_assert_cmpuint (n_chosen, ==, 0);
  end ();
}

static void
test_what_is_not_found_is_said (void)
{
  present (360);
  open ();
  ebb_test_type (window, "qqq");
  ebb_test_wait (ebb_test_find_text (find ("list"), "Nothing has this name. Try another word, or a larger part of the body.") != NULL);
  ebb_test_press (window, "Return");
  ebb_test_press (window, "Down");
  g_assert_true (is_open ());
  g_assert_cmpuint (n_chosen, ==, 0);
  end ();
}

static void
test_arrows_go_into_the_list_and_back (void)
{
  present (360);
  open ();
  ebb_test_press (window, "Down");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (0))));
  ebb_test_press (window, "Down");
  ebb_test_press (window, "Down");
  ebb_test_press (window, "Return");
  ebb_test_wait (!is_open ());
  assert_chosen ("worst");
  g_assert_cmpuint (n_chosen, ==, 1);

  /* from what is chosen on */
  open ();
  ebb_test_press (window, "Down");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (2))));
  ebb_test_press (window, "Up");
  ebb_test_press (window, "Up");
  ebb_test_press (window, "Up");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), find ("search")));
  end ();
}

static void
test_escape_closes_and_changes_nothing (void)
{
  present (360);
  open ();
  ebb_test_type (window, "worst");
  ebb_test_press (window, "Escape");
  ebb_test_wait (!is_open ());
  open ();
  ebb_test_press (window, "Down");
  ebb_test_press (window, "Down");
  ebb_test_press (window, "Escape");
  ebb_test_wait (!is_open ());
  assert_chosen ("pain");
  g_assert_cmpuint (n_chosen, ==, 0);
  end ();
}

static void
test_the_present_choice_is_ticked_and_in_sight (void)
{
  double x, y;
  GtkWidget *scrolled;

  present (360);
  choose ((EbbSubject){ EBB_SUBJECT_REGION, ebb_region_find ("foot"), NULL });
  open ();
  g_assert_cmpstr (get_title (find_ticked ()), ==, "Foot, both sides");
  scrolled = find ("scrolled");
  ebb_test_wait (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled))) > 0);
  ebb_test_settle (scrolled);
  gtk_widget_translate_coordinates (GTK_WIDGET (find_ticked ()), scrolled, 0, 0, &x, &y);
  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpfloat (y, <, gtk_widget_get_height (scrolled));

  /* choosing it once more is no choice */
  ebb_test_press (window, "Down");
  ebb_test_press (window, "Return");
  ebb_test_wait (!is_open ());
  g_assert_cmpuint (n_chosen, ==, 0);
  end ();
}

static void
test_what_the_program_sets_is_no_choice (void)
{
  g_autoptr (GPtrArray) trackers = make_trackers ();
  g_autofree char *text = NULL;

  present (360);
  choose ((EbbSubject){ EBB_SUBJECT_TRACKER, NULL, g_intern_string ("brace") });
  choose ((EbbSubject){ EBB_SUBJECT_TRACKER, NULL, g_intern_string ("brace") });
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (picker), "brace"));
  ebb_subject_picker_set_trackers (picker, trackers);
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (picker), "Knee brace"));
  g_assert_cmpuint (n_notified, ==, 1);

  /* as it is bound to a setting */
  g_object_set (picker, "subject", "region:knee", NULL);
  g_object_set (picker, "subject", "nonsense", NULL);
  g_object_get (picker, "subject", &text, NULL);
  g_assert_cmpstr (text, ==, "region:knee");
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_cmpuint (n_chosen, ==, 0);
  end ();
}

static void
test_what_changes_while_it_is_open_is_shown (void)
{
  g_autoptr (GPtrArray) trackers = make_trackers ();

  present (360);
  open ();
  g_assert_cmpstr (get_title (get_row (5)), ==, "Head, both sides");
  ebb_subject_picker_set_trackers (picker, trackers);
  g_assert_cmpstr (get_title (get_row (5)), ==, "Knee brace");
  g_assert_nonnull (find_ticked ());
  ebb_subject_picker_set_trackers (picker, NULL);
  g_assert_cmpstr (get_title (get_row (5)), ==, "Head, both sides");
  end ();
}

/* Any words at all: found is what holds every one of them. */
static void
test_any_words (void)
{
  static const char *const words[] = { "knee", "LEFT", "back", "of", "the", "pain", "ß", "\xff", "e", ",", "\t", "both", "i̇" };
  GtkWidget *search;

  present (360);
  open ();
  search = find ("search");
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      EbbSubjectRow *row;
      const char *used[3];
      guint n = (guint) g_test_rand_int_range (0, 4);

      for (guint j = 0; j < n; j++)
        {
          used[j] = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
          g_string_append_printf (text, "%s ", used[j]);
        }
      if (!g_utf8_validate (text->str, -1, NULL))
        continue; /* GTK takes no such text */
      gtk_editable_set_text (GTK_EDITABLE (search), text->str);
      g_signal_emit_by_name (search, "search-changed");
      for (int k = 0; (row = get_row (k)) != NULL; k++)
        {
          const EbbRegion *region = ebb_subject_row_get_subject (row)->region;
          g_autoptr (GString) all = g_string_new (ebb_subject_row_get_heading (row));
          g_autofree char *folded = NULL;
          gboolean expected = TRUE;

          g_string_append_printf (all, "\n%s", get_title (row));
          for (; region != NULL; region = region->parent)
            g_string_append_printf (all, "\n%s", ebb_region_get_name (region));
          folded = g_utf8_casefold (all->str, -1);
          for (guint j = 0; j < n; j++)
            {
              g_autofree char *word = g_utf8_casefold (used[j], -1);

              expected &= strstr (" ,\t", word) != NULL || strstr (folded, word) != NULL;
            }
          g_assert_cmpint (gtk_widget_get_child_visible (GTK_WIDGET (row)), ==, expected);
        }
    }
  end ();
}

static void
test_long_names_fit_a_narrow_window (void)
{
  g_autoptr (GPtrArray) trackers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *word = g_strnfill (200, 'W');
  int minimum;

  g_ptr_array_add (trackers, ebb_tracker_new ("long", word, EBB_TRACKER_SCALE));
  present (360);
  ebb_subject_picker_set_trackers (picker, trackers);
  choose ((EbbSubject){ EBB_SUBJECT_TRACKER, NULL, g_intern_string ("long") });
  open ();
  gtk_widget_measure (GTK_WIDGET (picker), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 336);
  g_assert_cmpint (gtk_widget_get_width (find ("popover")), <=, 360);
  end ();
}

static void
test_a_part_without_a_side_is_both (void)
{
  EbbSubject knee = { EBB_SUBJECT_REGION, ebb_region_find ("knee"), NULL };
  EbbSubject left = { EBB_SUBJECT_REGION, ebb_region_find ("knee-left"), NULL };
  g_autofree char *both = ebb_subject_get_name (&knee, NULL);
  g_autofree char *one = ebb_subject_get_name (&left, NULL);

  g_assert_cmpstr (both, ==, "Knee, both sides");
  g_assert_cmpstr (one, ==, "Left knee");
}

static void
test_nothing_is_left_behind (void)
{
  GtkWidget *alone = g_object_ref_sink (ebb_subject_picker_new ());

  g_assert_finalize_object (alone);
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/subject-picker/everything-stands-under-its-heading", test_everything_stands_under_its_heading);
  g_test_add_func ("/subject-picker/every-region-is-offered-once", test_every_region_is_offered_once);
  g_test_add_func ("/subject-picker/a-word-and-enter-choose", test_a_word_and_enter_choose);
  g_test_add_func ("/subject-picker/words-find-names-however-they-are-written", test_words_find_names_however_they_are_written);
  g_test_add_func ("/subject-picker/what-is-not-found-is-said", test_what_is_not_found_is_said);
  g_test_add_func ("/subject-picker/arrows-go-into-the-list-and-back", test_arrows_go_into_the_list_and_back);
  g_test_add_func ("/subject-picker/escape-closes-and-changes-nothing", test_escape_closes_and_changes_nothing);
  g_test_add_func ("/subject-picker/the-present-choice-is-ticked-and-in-sight", test_the_present_choice_is_ticked_and_in_sight);
  g_test_add_func ("/subject-picker/what-the-program-sets-is-no-choice", test_what_the_program_sets_is_no_choice);
  g_test_add_func ("/subject-picker/what-changes-while-it-is-open-is-shown", test_what_changes_while_it_is_open_is_shown);
  g_test_add_func ("/subject-picker/any-words", test_any_words);
  g_test_add_func ("/subject-picker/long-names-fit-a-narrow-window", test_long_names_fit_a_narrow_window);
  g_test_add_func ("/subject-picker/a-part-without-a-side-is-both", test_a_part_without_a_side_is_both);
  g_test_add_func ("/subject-picker/nothing-is-left-behind", test_nothing_is_left_behind);

  return g_test_run ();
}
