// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-muscle-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ebb-config.h"
#include "widgets/ebb-drawing.h"
#include "widgets/ebb-trigger-view.h"
#include "widgets/ebb-widget.h"
#include "widgets/ebb-wrap-layout.h"

/*
 * Muscles, and the places that pain related to them may be felt in. A place is chosen on
 * the figure or in a list, and the muscles that pain there may be related to follow; or a
 * muscle is chosen. One of them is drawn. That they may be related is all that is said.
 *
 * Signals: `use (region)`: the person wants to press the muscle that is drawn in a
 * session; @region is where it lies.
 */
struct _EbbMusclePage
{
  GtkWidget parent_instance;

  GSettings *settings;   /* (owned) */
  GPtrArray *pains;      /* (owned) (element-type EbbRegion): the places of the list */
  GArray *muscles;       /* (owned) (element-type EbbTriggerMatch): those of the list */
  GArray *matches;       /* (owned) (element-type EbbTriggerMatch): the rows */
  const EbbRegion *pain; /* (nullable) */
  gboolean updating;

  EbbTriggerView *view;
  GtkLabel *caution;
  GtkDropDown *pain_choice;
  GtkDropDown *muscle_choice;
  GtkLabel *found;
  GtkListBox *rows;
  GtkWidget *use_button;
  GtkLabel *not_pressed;
};

G_DEFINE_FINAL_TYPE (EbbMusclePage, ebb_muscle_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_USE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The row that is drawn; without a point if there is none. */
static EbbTriggerMatch
get_match (EbbMusclePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  if (row == NULL || (guint) gtk_list_box_row_get_index (row) >= self->matches->len)
    return (EbbTriggerMatch){ NULL, EBB_SIDE_NONE };
  return g_array_index (self->matches, EbbTriggerMatch, gtk_list_box_row_get_index (row));
}

static void
row_selected_cb (EbbMusclePage *self)
{
  EbbTriggerMatch match;

  /* the selection goes with the list when the page ends */
  if (self->rows == NULL)
    return;
  match = get_match (self);
  ebb_trigger_view_set_match (self->view, match.point != NULL ? &match : NULL);
  gtk_widget_set_visible (self->use_button, match.point != NULL && match.point->pressed);
  gtk_widget_set_visible (GTK_WIDGET (self->not_pressed), match.point != NULL && !match.point->pressed);
}

static GtkWidget *
new_row (EbbMusclePage *self,
         const EbbTriggerMatch *match)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = ebb_trigger_match_get_title (match);
  g_autofree char *words = self->pain != NULL ? ebb_trigger_match_describe_place (match) : ebb_trigger_match_describe (match);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *words_markup = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words_markup);
  return row;
}

static void
show_rows (EbbMusclePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  for (guint i = 0; i < self->matches->len; i++)
    gtk_list_box_append (self->rows, new_row (self, &g_array_index (self->matches, EbbTriggerMatch, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), self->matches->len > 0);
  if (self->matches->len > 0)
    gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, 0));
  row_selected_cb (self);
}

/* --- choosing -------------------------------------------------------------------------- */

/* Both lists say what is chosen, or "…" in the one that does not. */
static void
show_choices (EbbMusclePage *self)
{
  EbbTriggerMatch match = get_match (self);
  guint pain = 0, muscle = 0;

  for (guint i = 0; self->pain != NULL && i < self->pains->len; i++)
    if (self->pains->pdata[i] == self->pain)
      pain = i + 1;
  for (guint i = 0; self->pain == NULL && i < self->muscles->len; i++)
    {
      const EbbTriggerMatch *one = &g_array_index (self->muscles, EbbTriggerMatch, i);

      if (one->point == match.point && one->side == match.side)
        muscle = i + 1;
    }
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->pain_choice, pain);
  gtk_drop_down_set_selected (self->muscle_choice, muscle);
  self->updating = FALSE;
}

static char *
describe_found (const EbbRegion *pain,
                guint n)
{
  g_autofree char *label = ebb_region_get_label (pain);

  if (n == 0)
    /* Translators: %s is a part of the body */
    return g_strdup_printf (C_ ("trigger points", "%s: none of the muscles that Ebb knows of."), label);
  /* Translators: %s is a part of the body; never that it is so, only that it may be */
  return g_strdup_printf (g_dngettext (NULL, "%s: pain here may be related to %u muscle.", "%s: pain here may be related to %u muscles.", n), label, n);
}

static void
pain_chosen_cb (EbbMusclePage *self,
                GParamSpec *pspec,
                GtkDropDown *choice)
{
  guint selected = gtk_drop_down_get_selected (choice);

  if (!self->updating && selected > 0 && selected <= self->pains->len && self->pains->pdata[selected - 1] != self->pain)
    ebb_muscle_page_show_pain (self, self->pains->pdata[selected - 1]);
}

static void
muscle_chosen_cb (EbbMusclePage *self,
                  GParamSpec *pspec,
                  GtkDropDown *choice)
{
  guint selected = gtk_drop_down_get_selected (choice);
  EbbTriggerMatch shown = get_match (self);
  EbbTriggerMatch match;

  if (self->updating || selected == 0 || selected > self->muscles->len)
    return;
  match = g_array_index (self->muscles, EbbTriggerMatch, selected - 1);
  if (self->pain != NULL || match.point != shown.point || match.side != shown.side)
    ebb_muscle_page_show_muscle (self, &match);
}

static void
use_clicked_cb (EbbMusclePage *self)
{
  EbbTriggerMatch match = get_match (self);
  g_autoptr (GPtrArray) places = match.point != NULL ? ebb_trigger_point_get_places (match.point, match.side) : NULL;

  if (places != NULL && places->len > 0)
    g_signal_emit (self, signals[SIGNAL_USE], 0, places->pdata[0]);
}

static void
fill_pains (EbbMusclePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n;
  const EbbRegion *const *regions = ebb_regions_get_all (&n);

  /* Translators: in a list of parts of the body while none is chosen */
  gtk_string_list_append (names, C_ ("trigger points", "Choose a place…"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) matches = regions[i]->kind == EBB_REGION_DRAWN ? ebb_trigger_points_for_pain (regions[i]) : NULL;
      g_autofree char *label = NULL;

      if (matches == NULL || matches->len == 0)
        continue;
      label = ebb_region_get_label (regions[i]);
      gtk_string_list_append (names, label);
      g_ptr_array_add (self->pains, (gpointer) regions[i]);
    }
  gtk_drop_down_set_model (self->pain_choice, G_LIST_MODEL (names));
}

static void
fill_muscles (EbbMusclePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n;
  const EbbTriggerPoint *points = ebb_trigger_points_get_all (&n);

  /* Translators: in a list of muscles while none is chosen */
  gtk_string_list_append (names, C_ ("trigger points", "Choose a muscle…"));
  for (guint i = 0; i < 2 * n; i++)
    {
      EbbTriggerMatch match = { &points[i / 2], i % 2 == 0 ? EBB_SIDE_LEFT : EBB_SIDE_RIGHT };
      g_autofree char *title = ebb_trigger_match_get_title (&match);

      gtk_string_list_append (names, title);
      g_array_append_val (self->muscles, match);
    }
  gtk_drop_down_set_model (self->muscle_choice, G_LIST_MODEL (names));
}

static void
skin_changed_cb (EbbMusclePage *self)
{
  ebb_trigger_view_set_skin (self->view, ebb_drawing_get_skin (self->settings));
}

/* --- the page ---------------------------------------------------------------------------- */

static gboolean
ebb_muscle_page_focus (GtkWidget *widget,
                       GtkDirectionType direction)
{
  return ebb_widget_focus_child (widget, direction);
}

static void
ebb_muscle_page_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_MUSCLE_PAGE);

  G_OBJECT_CLASS (ebb_muscle_page_parent_class)->dispose (object);
}

static void
ebb_muscle_page_finalize (GObject *object)
{
  EbbMusclePage *self = EBB_MUSCLE_PAGE (object);

  g_clear_object (&self->settings);
  g_ptr_array_unref (self->pains);
  g_array_unref (self->muscles);
  g_array_unref (self->matches);

  G_OBJECT_CLASS (ebb_muscle_page_parent_class)->finalize (object);
}

static void
ebb_muscle_page_class_init (EbbMusclePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_muscle_page_dispose;
  object_class->finalize = ebb_muscle_page_finalize;
  widget_class->focus = ebb_muscle_page_focus;

  g_type_ensure (EBB_TYPE_TRIGGER_VIEW);
  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);

  signals[SIGNAL_USE] = g_signal_new ("use", EBB_TYPE_MUSCLE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-muscle-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbMusclePage, view);
  gtk_widget_class_bind_template_child (widget_class, EbbMusclePage, caution);
  gtk_widget_class_bind_template_child (widget_class, EbbMusclePage, pain_choice);
  gtk_widget_class_bind_template_child (widget_class, EbbMusclePage, muscle_choice);
  gtk_widget_class_bind_template_child (widget_class, EbbMusclePage, found);
  gtk_widget_class_bind_template_child (widget_class, EbbMusclePage, rows);
  gtk_widget_class_bind_template_child (widget_class, EbbMusclePage, use_button);
  gtk_widget_class_bind_template_child (widget_class, EbbMusclePage, not_pressed);
  gtk_widget_class_bind_template_callback (widget_class, ebb_muscle_page_show_pain);
  gtk_widget_class_bind_template_callback (widget_class, pain_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, muscle_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ebb_muscle_page_init (EbbMusclePage *self)
{
  self->settings = g_settings_new (EBB_APP_ID);
  self->pains = g_ptr_array_new ();
  self->muscles = g_array_new (FALSE, FALSE, sizeof (EbbTriggerMatch));
  self->matches = g_array_new (FALSE, FALSE, sizeof (EbbTriggerMatch));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_text (self->caution, ebb_trigger_points_get_caution ());
  ebb_widget_shorten_drop_down (self->pain_choice);
  ebb_widget_shorten_drop_down (self->muscle_choice);
  self->updating = TRUE;
  fill_pains (self);
  fill_muscles (self);
  self->updating = FALSE;
  g_signal_connect_object (self->settings, "changed::skin", G_CALLBACK (skin_changed_cb), self, G_CONNECT_SWAPPED);
  skin_changed_cb (self);
  show_rows (self);
}

/**
 * ebb_muscle_page_new:
 *
 * Returns: (transfer floating): a new page on which nothing is chosen
 */
GtkWidget *
ebb_muscle_page_new (void)
{
  return g_object_new (EBB_TYPE_MUSCLE_PAGE, NULL);
}

/**
 * ebb_muscle_page_show_pain:
 * @self: a page
 * @pain: where it hurts
 *
 * Shows the muscles that pain there may be related to.
 */
void
ebb_muscle_page_show_pain (EbbMusclePage *self,
                           const EbbRegion *pain)
{
  g_autofree char *found = NULL;

  g_return_if_fail (EBB_IS_MUSCLE_PAGE (self));
  g_return_if_fail (pain != NULL);

  self->pain = pain;
  g_array_unref (self->matches);
  self->matches = ebb_trigger_points_for_pain (pain);
  found = describe_found (pain, self->matches->len);
  gtk_label_set_text (self->found, found);
  ebb_trigger_view_set_pain (self->view, pain);
  show_rows (self);
  show_choices (self);
  ebb_widget_announce (GTK_WIDGET (self), found);
}

/**
 * ebb_muscle_page_show_muscle:
 * @self: a page
 * @match: a muscle on one side
 *
 * Shows where pain that may be related to it is felt.
 */
void
ebb_muscle_page_show_muscle (EbbMusclePage *self,
                             const EbbTriggerMatch *match)
{
  g_return_if_fail (EBB_IS_MUSCLE_PAGE (self));
  g_return_if_fail (match != NULL && match->point != NULL);

  self->pain = NULL;
  g_array_set_size (self->matches, 0);
  g_array_append_val (self->matches, *match);
  gtk_label_set_text (self->found, "");
  ebb_trigger_view_set_pain (self->view, NULL);
  show_rows (self);
  show_choices (self);
}
