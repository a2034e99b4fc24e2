// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-safety-step.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-entry.h"

#include "ebb-body-pair.h"
#include "ebb-region-picker.h"
#include "ebb-widget.h"

/**
 * EbbSafetyStep:
 *
 * One part of the long form of the safety check, or all of the short one: what applies
 * is ticked. Beside what can be cleared it asks whether a doctor agrees; for what is
 * local it asks where, on the body or by name: those places are crossed out.
 *
 * It changes the answers that it was given.
 *
 * Signals: `changed`.
 */
struct _EbbSafetyStep
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *places;
  GtkLabel *places_label;
  GtkBox *body_box;
  GtkExpander *names;
  GtkWidget *body;         /* (nullable): made when it is first needed */
  EbbRegionPicker *picker; /* (nullable): likewise */

  EbbSafetyAnswers *answers; /* (unowned) */
  EbbSafetyGroup group;
  GPtrArray *regions;        /* (owned) (element-type EbbRegion): where massage is planned */
  EbbSafetyQuestion current; /* that the places are of */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (EbbSafetyStep, ebb_safety_step, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
asks (EbbSafetyStep *self,
      EbbSafetyQuestion question)
{
  return ebb_safety_question_is_in (question, self->answers->form) &&
         (self->answers->form == EBB_SAFETY_FORM_SHORT || ebb_safety_question_get_group (question) == self->group);
}

static gboolean
is_local (EbbSafetyQuestion question)
{
  return ebb_safety_question_get_effect (question) == EBB_SAFETY_EFFECT_LOCAL;
}

static const EbbSafetyTick *
get_tick (EbbSafetyStep *self,
          EbbSafetyQuestion question)
{
  return &self->answers->answers[question];
}

static const char *
get_text (EbbSafetyStep *self,
          EbbSafetyQuestion question)
{
  return ebb_safety_question_get_text (question, self->answers->form);
}

/* --- places ------------------------------------------------------------ */

static char *
describe_places (const EbbSafetyTick *tick)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; tick->places != NULL && i < tick->places->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", ebb_region_get_name (tick->places->pdata[i]));
  if (text->len == 0)
    g_string_append (text, C_ ("safety", "Where? Until that is said, every place is left out."));
  return g_string_free (text, FALSE);
}

static void
draw_places (EbbSafetyStep *self)
{
  const EbbFigurePaint planned = { EBB_FIGURE_SUGGESTED, NAN, "" };
  const EbbFigurePaint crossed = { EBB_FIGURE_FILLED | EBB_FIGURE_HATCHED, NAN, "✕" };
  g_autoptr (EbbEntry) marks = ebb_entry_new (ebb_moment_now ());
  const EbbSafetyTick *tick = get_tick (self, self->current);

  ebb_body_pair_clear (EBB_BODY_PAIR (self->body));
  for (guint i = 0; i < self->regions->len; i++)
    ebb_body_pair_mark (EBB_BODY_PAIR (self->body), self->regions->pdata[i], &planned, C_ ("safety", "massage is planned here"));
  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    for (guint j = 0; is_local (i) && get_tick (self, i)->places != NULL && j < get_tick (self, i)->places->len; j++)
      ebb_body_pair_mark (EBB_BODY_PAIR (self->body), get_tick (self, i)->places->pdata[j], &crossed, get_text (self, i));

  for (guint i = 0; tick->places != NULL && i < tick->places->len; i++)
    {
      EbbMark mark;

      ebb_mark_init (&mark, tick->places->pdata[i]);
      ebb_entry_set_mark (marks, &mark);
    }
  ebb_region_picker_set_entry (self->picker, marks);
}

static void show_places (EbbSafetyStep *self);

static void
set_place (EbbSafetyStep *self,
           const EbbRegion *region,
           gboolean there)
{
  if (there)
    ebb_safety_answers_add_place (self->answers, self->current, region);
  else
    ebb_safety_answers_remove_place (self->answers, self->current, region);
  show_places (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
body_pressed_cb (EbbSafetyStep *self,
                 const EbbRegion *region)
{
  GPtrArray *places = get_tick (self, self->current)->places;

  set_place (self, region, places == NULL || !g_ptr_array_find (places, region, NULL));
}

static void
picker_toggled_cb (EbbSafetyStep *self,
                   const EbbRegion *region,
                   gboolean marked)
{
  set_place (self, region, marked);
}

static void
make_body (EbbSafetyStep *self)
{
  if (self->body != NULL)
    return;
  self->body = ebb_body_pair_new (TRUE);
  ebb_body_pair_set_max_height (EBB_BODY_PAIR (self->body), 420);
  g_signal_connect_object (self->body, "pressed", G_CALLBACK (body_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->body_box, self->body);

  self->picker = EBB_REGION_PICKER (ebb_region_picker_new ());
  ebb_region_picker_set_recent (self->picker, NULL, self->regions);
  g_signal_connect_object (self->picker, "toggled", G_CALLBACK (picker_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_expander_set_child (self->names, GTK_WIDGET (self->picker));
}

/* The places of the question that was ticked last; else of the first one. */
static void
show_places (EbbSafetyStep *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    if (is_local (i) && asks (self, i) && get_tick (self, i)->present)
      {
        any = TRUE;
        if (!is_local (self->current) || !get_tick (self, self->current)->present)
          self->current = i;
      }
  gtk_widget_set_visible (self->places, any);
  if (any)
    {
      const char *text = get_text (self, self->current);
      g_autofree char *label = NULL;

      make_body (self);
      /* Translators: %s is what was ticked, such as "An open wound" */
      label = g_strdup_printf (_ ("%s: click where"), text);
      gtk_label_set_text (self->places_label, label);
      draw_places (self);
    }
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *of = g_object_get_data (G_OBJECT (row), "ebb-where");
      guint question = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "ebb-question"));

      if (of != NULL)
        {
          g_autofree char *names = describe_places (get_tick (self, question));

          gtk_label_set_text (GTK_LABEL (of), names);
        }
    }
}

/* --- questions --------------------------------------------------------- */

static void
sync_rows (EbbSafetyStep *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      EbbSafetyQuestion question = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "ebb-question"));
      GtkWidget *more = g_object_get_data (G_OBJECT (row), "ebb-more");

      gtk_widget_set_visible (more, get_tick (self, question)->present);
    }
}

static void
tick_toggled_cb (EbbSafetyStep *self,
                 GtkCheckButton *check)
{
  EbbSafetyQuestion question = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "ebb-question"));

  ebb_safety_answers_set (self->answers, question, gtk_check_button_get_active (check));
  if (is_local (question) && gtk_check_button_get_active (check))
    self->current = question;
  sync_rows (self);
  show_places (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
cleared_toggled_cb (EbbSafetyStep *self,
                    GtkCheckButton *check)
{
  EbbSafetyQuestion question = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "ebb-question"));

  ebb_safety_answers_set_cleared (self->answers, question, gtk_check_button_get_active (check));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
where_clicked_cb (EbbSafetyStep *self,
                  GtkWidget *button)
{
  self->current = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "ebb-question"));
  show_places (self);
  gtk_widget_grab_focus (self->body);
}

static GtkWidget *
new_check (EbbSafetyStep *self,
           EbbSafetyQuestion question,
           const char *text,
           gboolean active,
           GCallback toggled)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  g_object_set_data (G_OBJECT (check), "ebb-question", GUINT_TO_POINTER (question));
  g_signal_connect_object (check, "toggled", toggled, self, G_CONNECT_SWAPPED);
  return check;
}

/* What is asked beside a tick. */
static GtkWidget *
new_more (EbbSafetyStep *self,
          EbbSafetyQuestion question,
          GtkWidget **where)
{
  GtkWidget *more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_start (more, 30);
  if (ebb_safety_question_can_be_cleared (question))
    gtk_box_append (GTK_BOX (more), new_check (self, question, C_ ("safety", "My doctor knows of this and agrees to the massage"), get_tick (self, question)->cleared, G_CALLBACK (cleared_toggled_cb)));
  if (is_local (question))
    {
      GtkWidget *button = gtk_button_new ();

      *where = gtk_label_new (NULL);
      gtk_label_set_wrap (GTK_LABEL (*where), TRUE);
      gtk_label_set_xalign (GTK_LABEL (*where), 0);
      gtk_button_set_child (GTK_BUTTON (button), *where);
      g_object_set_data (G_OBJECT (button), "ebb-question", GUINT_TO_POINTER (question));
      g_signal_connect_object (button, "clicked", G_CALLBACK (where_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (more), button);
    }
  return more;
}

static void
append_question (EbbSafetyStep *self,
                 EbbSafetyQuestion question)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *where = NULL;
  GtkWidget *check = new_check (self, question, get_text (self, question), get_tick (self, question)->present, G_CALLBACK (tick_toggled_cb));
  GtkWidget *more = new_more (self, question, &where);

  gtk_widget_add_css_class (box, "safety-question");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* the check buttons have the keyboard, not the row as well */
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "ebb-question", GUINT_TO_POINTER (question));
  g_object_set_data (G_OBJECT (row), "ebb-more", more);
  g_object_set_data (G_OBJECT (row), "ebb-where", where);
  gtk_list_box_append (self->list, row);
}

/* --- class ------------------------------------------------------------- */

static void
ebb_safety_step_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_SAFETY_STEP);
  G_OBJECT_CLASS (ebb_safety_step_parent_class)->dispose (object);
}

static void
ebb_safety_step_finalize (GObject *object)
{
  g_clear_pointer (&EBB_SAFETY_STEP (object)->regions, g_ptr_array_unref);
  G_OBJECT_CLASS (ebb_safety_step_parent_class)->finalize (object);
}

static void
ebb_safety_step_class_init (EbbSafetyStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_safety_step_dispose;
  object_class->finalize = ebb_safety_step_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_SAFETY_STEP, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-safety-step.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyStep, list);
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyStep, places);
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyStep, places_label);
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyStep, body_box);
  gtk_widget_class_bind_template_child (widget_class, EbbSafetyStep, names);
}

static void
ebb_safety_step_init (EbbSafetyStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_safety_step_new:
 * @answers: the form; it must outlive the widget
 * @group: a part of the long form; any stands for all of the short one
 * @regions: (element-type EbbRegion): where massage is planned
 *
 * Returns: (transfer floating): its questions, with what was answered before
 */
GtkWidget *
ebb_safety_step_new (EbbSafetyAnswers *answers,
                     EbbSafetyGroup group,
                     GPtrArray *regions)
{
  EbbSafetyStep *self;
  const char *title;

  g_return_val_if_fail (answers != NULL && regions != NULL, NULL);

  self = g_object_new (EBB_TYPE_SAFETY_STEP, NULL);
  title = answers->form == EBB_SAFETY_FORM_SHORT ? ebb_safety_form_get_title (answers->form) : ebb_safety_group_get_title (group);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->answers = answers;
  self->group = group;
  self->regions = g_ptr_array_ref (regions);
  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    if (asks (self, i))
      append_question (self, i);
  sync_rows (self);
  show_places (self);
  return GTK_WIDGET (self);
}

/**
 * ebb_safety_step_has_ticks:
 * @self: a step
 *
 * Returns: whether anything is ticked
 */
gboolean
ebb_safety_step_has_ticks (EbbSafetyStep *self)
{
  g_return_val_if_fail (EBB_IS_SAFETY_STEP (self), FALSE);

  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    if (asks (self, i) && get_tick (self, i)->present)
      return TRUE;
  return FALSE;
}

/**
 * ebb_safety_step_describe:
 * @self: a step
 *
 * Returns: (transfer full): all its questions, for whoever hears them
 */
char *
ebb_safety_step_describe (EbbSafetyStep *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (EBB_IS_SAFETY_STEP (self), g_string_free (text, FALSE));

  for (guint i = 0; i < EBB_N_SAFETY_QUESTIONS; i++)
    if (asks (self, i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", get_text (self, i));
  return g_string_free (text, FALSE);
}
