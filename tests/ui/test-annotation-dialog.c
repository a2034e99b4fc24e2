// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-test-editor.h"

#include "pages/ebb-annotation-dialog.h"
#include "widgets/ebb-filter-date.h"
#include "widgets/ebb-question.h"

#define DAY 20000

static GtkWindow *parent;
static GtkWindow *dialog;
static EbbAnnotation *saved; /* (owned) (nullable) */
static char *deleted;        /* (owned) (nullable) */

static void
save_cb (GtkWindow *source,
         const EbbAnnotation *annotation,
         gpointer user_data)
{
  g_assert_null (saved);
  saved = ebb_annotation_copy (annotation);
}

static void
delete_cb (GtkWindow *source,
           const char *id,
           gpointer user_data)
{
  g_assert_null (deleted);
  deleted = g_strdup (id);
}

static void
present (GtkWindow *new_dialog)
{
  dialog = new_dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_connect (dialog, "save", G_CALLBACK (save_cb), NULL);
  g_signal_connect (dialog, "delete", G_CALLBACK (delete_cb), NULL);
  ebb_test_present (GTK_WIDGET (dialog), 0, 0);
  ebb_test_wait (gtk_window_is_active (dialog));
  ebb_test_settle (GTK_WIDGET (dialog));
}

static void
set_up (void)
{
  parent = ebb_test_present (gtk_label_new ("Parent"), 360, 600);
}

static void
tear_down (void)
{
  g_clear_pointer (&saved, ebb_annotation_free);
  g_clear_pointer (&deleted, g_free);
  if (dialog != NULL)
    ebb_test_close (dialog);
  ebb_test_wait (dialog == NULL);
  ebb_test_close (parent);
}

static GtkWidget *
find (const char *id)
{
  GtkWidget *widget = ebb_test_find_id (GTK_WIDGET (dialog), id);

  g_assert_nonnull (widget);
  return widget;
}

static void
set_day (const char *id,
         EbbDay day)
{
  ebb_filter_date_set_day (EBB_FILTER_DATE (find (id)), day);
}

static EbbDay
get_day (const char *id)
{
  return ebb_filter_date_get_day (EBB_FILTER_DATE (find (id)));
}

static void
assert_saved (const char *text,
              EbbDay from,
              EbbDay to)
{
  ebb_test_wait (dialog == NULL);
  g_assert_nonnull (saved);
  g_assert_true (ebb_annotation_is_valid (saved, NULL));
  g_assert_cmpstr (saved->text, ==, text);
  g_assert_cmpint (saved->period.from, ==, from);
  g_assert_cmpint (saved->period.to, ==, to);
}

static EbbAnnotation *
make_saved_one (void)
{
  EbbAnnotation *annotation = ebb_annotation_new ((EbbPeriod){ DAY, DAY + 13 }, "Holiday");

  annotation->id = g_strdup ("01890a5d-ac96-774b-bcce-b302099a8057");
  annotation->modified = 7;
  return annotation;
}

static void
test_a_few_words_and_enter_make_one (void)
{
  set_up ();
  present (ebb_annotation_dialog_new (parent, DAY));
  g_assert_false (gtk_widget_get_mapped (find ("delete_button")));
  g_assert_false (gtk_widget_get_mapped (find ("last_row")));
  ebb_test_type (dialog, " New  job ");
  ebb_test_press_last (dialog, "Return");
  assert_saved ("New job", DAY, DAY);
  g_assert_null (saved->id);
  tear_down ();
}

static void
test_nothing_said_is_not_saved_and_pointed_out (void)
{
  set_up ();
  present (ebb_annotation_dialog_new (parent, DAY));
  ebb_test_press (dialog, "Return");
  ebb_test_wait (ebb_test_find_text (GTK_WIDGET (dialog), "Say in a few words what happened.") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (find ("text_row")), " \t ");
  g_assert_null (ebb_test_find_text (GTK_WIDGET (dialog), "Say in a few words what happened."));
  ebb_test_click (GTK_WIDGET (dialog), "Save");
  ebb_test_settle (GTK_WIDGET (dialog));
  g_assert_nonnull (ebb_test_find_text (GTK_WIDGET (dialog), "Say in a few words what happened."));
  g_assert_null (saved);

  /* the keyboard is where it can be put right */
  ebb_test_type (dialog, "x");
  ebb_test_press_last (dialog, "Return");
  ebb_test_wait (dialog == NULL);
  g_assert_nonnull (saved);
  tear_down ();
}

static void
test_what_is_too_long_is_not_cut_without_a_word (void)
{
  g_autofree char *fits = g_strnfill (EBB_ANNOTATION_MAX, 'a');
  g_autofree char *text = g_strconcat (fits, "b", NULL);

  set_up ();
  present (ebb_annotation_dialog_new (parent, DAY));
  gtk_editable_set_text (GTK_EDITABLE (find ("text_row")), text);
  ebb_test_press (dialog, "Return");
  ebb_test_wait (ebb_test_find_text (GTK_WIDGET (dialog), "This is too long. Leave some words out.") != NULL);
  g_assert_null (saved);
  gtk_editable_set_text (GTK_EDITABLE (find ("text_row")), fits);
  ebb_test_press_last (dialog, "Return");
  assert_saved (fits, DAY, DAY);
  tear_down ();
}

static void
test_more_than_one_day (void)
{
  set_up ();
  present (ebb_annotation_dialog_new (parent, DAY));
  ebb_test_type (dialog, "Flu");
  gtk_switch_set_active (GTK_SWITCH (find ("several")), TRUE);
  ebb_test_settle (GTK_WIDGET (dialog));
  g_assert_true (gtk_widget_get_mapped (find ("last_row")));
  set_day ("last", DAY + 5);
  /* each pulls the other along */
  set_day ("first", DAY + 9);
  g_assert_cmpint (get_day ("last"), ==, DAY + 9);
  set_day ("last", DAY - 2);
  g_assert_cmpint (get_day ("first"), ==, DAY - 2);
  set_day ("last", DAY + 3);
  gtk_widget_grab_focus (find ("text_row"));
  ebb_test_press_last (dialog, "Return");
  assert_saved ("Flu", DAY - 2, DAY + 3);
  tear_down ();
}

static void
test_one_that_exists_is_changed (void)
{
  g_autoptr (EbbAnnotation) annotation = make_saved_one ();

  set_up ();
  present (ebb_annotation_dialog_new_edit (parent, annotation));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find ("text_row"))), ==, "Holiday");
  g_assert_cmpint (get_day ("first"), ==, DAY);
  g_assert_cmpint (get_day ("last"), ==, DAY + 13);
  g_assert_true (gtk_widget_get_mapped (find ("last_row")));
  gtk_switch_set_active (GTK_SWITCH (find ("several")), FALSE);
  ebb_test_type (dialog, "Rest");
  ebb_test_press_last (dialog, "Return");
  assert_saved ("Rest", DAY, DAY);
  g_assert_cmpstr (saved->id, ==, annotation->id);
  g_assert_cmpint (saved->modified, ==, 7);
  tear_down ();
}

static void
test_one_that_exists_can_be_deleted (void)
{
  g_autoptr (EbbAnnotation) annotation = make_saved_one ();

  set_up ();
  present (ebb_annotation_dialog_new_edit (parent, annotation));
  ebb_test_click (GTK_WIDGET (dialog), "Delete");
  ebb_test_wait (dialog == NULL);
  g_assert_cmpstr (deleted, ==, annotation->id);
  g_assert_null (saved);
  tear_down ();
}

/* From the day that is chosen, not from a corner of the month. */
static void
test_the_calendar_is_walked_by_keys (void)
{
  GtkWidget *date;

  set_up ();
  present (ebb_annotation_dialog_new (parent, DAY));
  date = ebb_test_find_type (GTK_WIDGET (dialog), EBB_TYPE_FILTER_DATE);
  gtk_widget_grab_focus (ebb_test_find_type (date, GTK_TYPE_MENU_BUTTON));
  ebb_test_press (dialog, "space");
  ebb_test_wait (gtk_widget_get_mapped (ebb_test_find_type (date, GTK_TYPE_CALENDAR)));
  ebb_test_press (dialog, "Right");
  g_assert_cmpint (ebb_filter_date_get_day (EBB_FILTER_DATE (date)), ==, DAY + 1);
  ebb_test_press (dialog, "Up");
  ebb_test_press (dialog, "Left");
  g_assert_cmpint (ebb_filter_date_get_day (EBB_FILTER_DATE (date)), ==, DAY - 7);
  ebb_test_press (dialog, "Return");
  ebb_test_wait (!gtk_widget_get_mapped (ebb_test_find_type (date, GTK_TYPE_CALENDAR)));
  ebb_test_close (dialog);
  tear_down ();
}

static GtkWidget *
find_question (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (EBB_IS_QUESTION (toplevel) && gtk_widget_get_mapped (toplevel))
        return toplevel;
    }
  return NULL;
}

static void
test_escape_leaves_all_as_it_was (void)
{
  g_autoptr (EbbAnnotation) annotation = make_saved_one ();

  set_up ();
  present (ebb_annotation_dialog_new_edit (parent, annotation));
  ebb_test_press_last (dialog, "Escape");
  ebb_test_wait (dialog == NULL);

  /* what was typed is asked about */
  present (ebb_annotation_dialog_new_edit (parent, annotation));
  ebb_test_type (dialog, "x");
  ebb_test_press (dialog, "Escape");
  ebb_test_wait (find_question () != NULL);
  ebb_test_click (find_question (), "Discard");
  ebb_test_wait (dialog == NULL);
  g_assert_null (saved);
  g_assert_null (deleted);
  tear_down ();
}

/* Whatever days are chosen in whatever order, and whatever is typed: what is saved is
 * valid. */
static void
test_any_input (void)
{
  static const char *const pieces[] = { "a", " ", "ü", "\t", "ﷺ", "😀😀😀😀😀😀😀😀😀😀", "e\xcc\x81", "long words and more of them " };

  set_up ();
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *tidy = NULL;
      guint n = (guint) g_test_rand_int_range (0, 12);

      for (guint j = 0; j < n; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      present (ebb_annotation_dialog_new (parent, DAY));
      gtk_editable_set_text (GTK_EDITABLE (find ("text_row")), text->str);
      for (guint j = 0; j < 5; j++)
        {
          gtk_switch_set_active (GTK_SWITCH (find ("several")), g_test_rand_bit ());
          set_day (g_test_rand_bit () ? "first" : "last", g_test_rand_int_range (EBB_DAY_MIN, EBB_DAY_MAX + 1));
        }
      g_signal_emit_by_name (find ("save_button"), "clicked");
      tidy = ebb_annotation_tidy_text (text->str);
      if (saved != NULL)
        {
          g_assert_true (ebb_annotation_is_valid (saved, NULL));
          g_assert_cmpstr (saved->text, ==, tidy);
        }
      else
        {
          g_assert_true (tidy == NULL || text->len > EBB_ANNOTATION_MAX);
          ebb_test_close (dialog);
        }
      ebb_test_wait (dialog == NULL);
      g_clear_pointer (&saved, ebb_annotation_free);
    }
  tear_down ();
}

static void
test_it_fits_a_narrow_window (void)
{
  int minimum;

  set_up ();
  present (ebb_annotation_dialog_new (parent, DAY));
  gtk_switch_set_active (GTK_SWITCH (find ("several")), TRUE);
  ebb_test_press (dialog, "Return");
  ebb_test_wait (gtk_widget_get_mapped (find ("problem_label")));
  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  tear_down ();
}

int
main (int argc,
      char **argv)
{
  ebb_test_ui_init (&argc, &argv);
  ebb_test_load_style ();

  g_test_add_func ("/annotation-dialog/a-few-words-and-enter-make-one", test_a_few_words_and_enter_make_one);
  g_test_add_func ("/annotation-dialog/nothing-said-is-not-saved-and-pointed-out", test_nothing_said_is_not_saved_and_pointed_out);
  g_test_add_func ("/annotation-dialog/what-is-too-long-is-not-cut-without-a-word", test_what_is_too_long_is_not_cut_without_a_word);
  g_test_add_func ("/annotation-dialog/more-than-one-day", test_more_than_one_day);
  g_test_add_func ("/annotation-dialog/one-that-exists-is-changed", test_one_that_exists_is_changed);
  g_test_add_func ("/annotation-dialog/one-that-exists-can-be-deleted", test_one_that_exists_can_be_deleted);
  g_test_add_func ("/annotation-dialog/the-calendar-is-walked-by-keys", test_the_calendar_is_walked_by_keys);
  g_test_add_func ("/annotation-dialog/escape-leaves-all-as-it-was", test_escape_leaves_all_as_it_was);
  g_test_add_func ("/annotation-dialog/any-input", test_any_input);
  g_test_add_func ("/annotation-dialog/it-fits-a-narrow-window", test_it_fits_a_narrow_window);

  return g_test_run ();
}
