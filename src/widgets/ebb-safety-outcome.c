// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-safety-outcome.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-body-pair.h"

/* What the safety check comes to, in words and, where places are left out, on the body. */

static const char *const icons[EBB_N_SAFETY_OUTCOMES] = {
  [EBB_SAFETY_GO_AHEAD] = "emblem-ok-symbolic",
  [EBB_SAFETY_LIMITED] = "dialog-information-symbolic",
  [EBB_SAFETY_ASK_DOCTOR] = "dialog-warning-symbolic",
  [EBB_SAFETY_GET_HELP] = "dialog-error-symbolic",
};

static GtkWidget *
append_text (GtkWidget *box,
             const char *text,
             const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
append_advice (GtkWidget *box,
               const EbbSafetyResult *result)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[result->outcome]);

  gtk_image_set_icon_size (GTK_IMAGE (icon), GTK_ICON_SIZE_LARGE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_widget_set_hexpand (append_text (line, ebb_safety_outcome_get_advice (result->outcome), "title-4"), TRUE);
  gtk_widget_add_css_class (line, "card");
  gtk_widget_add_css_class (line, "safety-advice");
  gtk_box_append (GTK_BOX (box), line);
}

static void
append_reasons (GtkWidget *box,
                const EbbSafetyResult *result)
{
  g_autoptr (GPtrArray) lines = ebb_safety_result_describe (result);
  GtkWidget *list;

  if (lines->len == 0)
    return;
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, ebb_safety_outcome_get_title (result->outcome), -1);
  for (guint i = 0; i < lines->len; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_hexpand (append_text (line, lines->pdata[i], NULL), TRUE);
      gtk_widget_add_css_class (line, "safety-question");
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, lines->pdata[i], -1);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_box_append (GTK_BOX (box), list);
}

static void
append_body (GtkWidget *box,
             const EbbSafetyResult *result,
             GPtrArray *regions)
{
  const EbbFigurePaint planned = { EBB_FIGURE_SUGGESTED, NAN, "" };
  const EbbFigurePaint crossed = { EBB_FIGURE_FILLED | EBB_FIGURE_HATCHED, NAN, "✕" };
  GtkWidget *body = NULL;

  for (guint i = 0; i < result->places->len; i++)
    {
      const EbbSafetyPlace *place = &g_array_index (result->places, EbbSafetyPlace, i);

      if (place->region == NULL)
        continue;
      if (body == NULL)
        {
          body = ebb_body_pair_new (FALSE);
          ebb_body_pair_set_max_height (EBB_BODY_PAIR (body), 360);
          for (guint j = 0; j < regions->len; j++)
            ebb_body_pair_mark (EBB_BODY_PAIR (body), regions->pdata[j], &planned, C_ ("safety", "massage is planned here"));
          gtk_box_append (GTK_BOX (box), body);
        }
      ebb_body_pair_mark (EBB_BODY_PAIR (body), place->region, &crossed,
                          ebb_safety_question_get_text (place->question, EBB_SAFETY_FORM_FULL));
    }
}

/**
 * ebb_safety_outcome_new:
 * @result: what the answers came to
 * @regions: (element-type EbbRegion): where massage is planned
 *
 * Returns: (transfer floating): what to do, the reasons, and the places left out
 */
GtkWidget *
ebb_safety_outcome_new (const EbbSafetyResult *result,
                        GPtrArray *regions)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  g_return_val_if_fail (result != NULL && regions != NULL, box);

  append_advice (box, result);
  append_reasons (box, result);
  if (result->outcome < EBB_SAFETY_ASK_DOCTOR)
    append_body (box, result, regions);
  gtk_widget_add_css_class (append_text (box, ebb_safety_get_disclaimer (), "caption"), "dim-label");
  return box;
}

/**
 * ebb_safety_outcome_describe:
 * @result: what the answers came to
 *
 * Returns: (transfer full): all of it in words
 */
char *
ebb_safety_outcome_describe (const EbbSafetyResult *result)
{
  g_autoptr (GPtrArray) lines = NULL;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (result != NULL, g_string_free (text, FALSE));

  lines = ebb_safety_result_describe (result);
  g_string_append_printf (text, "%s. %s", ebb_safety_outcome_get_title (result->outcome), ebb_safety_outcome_get_advice (result->outcome));
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, g_str_has_suffix (lines->pdata[i], ".") ? " %s" : " %s.", (const char *) lines->pdata[i]);
  g_string_append_printf (text, " %s", ebb_safety_get_disclaimer ());
  return g_string_free (text, FALSE);
}
