// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-therapy-page.h"

#include <glib/gi18n.h>

#include "ebb-config.h"
#include "ebb-conditions-view.h"
#include "ebb-library-view.h"
#include "ebb-plan-view.h"
#include "ebb-relief-view.h"
#include "widgets/ebb-widget.h"

/*
 * Therapy in four parts: what is planned, what it did, what there is, and what it is
 * for. Each part is a view of its own that is made when it is first turned to. The
 * part that was seen last is the one that comes first the next time.
 *
 * The parts are a row of buttons; where that does not fit, a list to choose from.
 *
 * Actions: `therapy.show-part` (s: "plan", "results", "techniques" or "conditions"),
 * `therapy.next-part`, `therapy.previous-part`.
 *
 * Keys: Control+Page Down and Control+Page Up turn to the next and the previous part.
 */

typedef struct
{
  const char *id;
  const char *name;
  GtkWidget *(*make) (EbbStore *store);
} Part;

static const Part parts[] = {
  { "plan", NC_ ("part of therapy", "Plan"), ebb_plan_view_new },
  { "results", NC_ ("part of therapy", "What It Did"), ebb_relief_view_new },
  { "techniques", NC_ ("part of therapy", "Techniques"), ebb_library_view_new },
  { "conditions", NC_ ("part of therapy", "Conditions and Goals"), ebb_conditions_view_new },
};

#define N_PARTS G_N_ELEMENTS (parts)

struct _EbbTherapyPage
{
  GtkWidget parent_instance;

  EbbStore *store;     /* (owned) (nullable) */
  GSettings *settings; /* (owned) */
  guint part;          /* which one is shown */
  gboolean updating;

  GtkStack *views;
  GtkWidget *row;
  GtkDropDown *list;
  GtkToggleButton *buttons[N_PARTS];
  AdwBin *bins[N_PARTS];
};

G_DEFINE_FINAL_TYPE (EbbTherapyPage, ebb_therapy_page, GTK_TYPE_WIDGET)

static void
show_part (EbbTherapyPage *self,
           guint part)
{
  self->part = part;
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->buttons[part], TRUE);
  gtk_drop_down_set_selected (self->list, part);
  self->updating = FALSE;

  if (self->store != NULL && adw_bin_get_child (self->bins[part]) == NULL)
    adw_bin_set_child (self->bins[part], parts[part].make (self->store));
  gtk_stack_set_visible_child (self->views, GTK_WIDGET (self->bins[part]));
}

/* By the person: it is remembered. */
static void
choose_part (EbbTherapyPage *self,
             guint part)
{
  if (self->updating || part >= N_PARTS || part == self->part)
    return;
  show_part (self, part);
  g_settings_set_string (self->settings, "therapy-part", parts[part].id);
}

static gboolean
find_part (const char *id,
           guint *part)
{
  for (*part = 0; *part < N_PARTS; (*part)++)
    if (g_strcmp0 (parts[*part].id, id) == 0)
      return TRUE;
  return FALSE;
}

static void
toggled_cb (GtkToggleButton *button,
            EbbTherapyPage *self)
{
  if (gtk_toggle_button_get_active (button))
    choose_part (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "part")));
}

static void
selected_cb (EbbTherapyPage *self)
{
  choose_part (self, gtk_drop_down_get_selected (self->list));
}

static void
step (EbbTherapyPage *self,
      guint by)
{
  choose_part (self, (self->part + by) % N_PARTS);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
next_part_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  step (EBB_THERAPY_PAGE (widget), 1);
}

static void
previous_part_action (GtkWidget *widget,
                      const char *name,
                      GVariant *parameter)
{
  step (EBB_THERAPY_PAGE (widget), N_PARTS - 1);
}

static void
show_part_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  ebb_therapy_page_show_part (EBB_THERAPY_PAGE (widget), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (widget);
}

/* --- the page ---------------------------------------------------------- */

static gboolean
ebb_therapy_page_grab_focus (GtkWidget *widget)
{
  EbbTherapyPage *self = EBB_THERAPY_PAGE (widget);
  GtkWidget *view = adw_bin_get_child (self->bins[self->part]);

  if (view != NULL && gtk_widget_get_mapped (view) &&
      (gtk_widget_grab_focus (view) || gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD)))
    return TRUE;
  return gtk_widget_get_mapped (self->row) ? gtk_widget_grab_focus (GTK_WIDGET (self->buttons[self->part]))
                                           : gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
ebb_therapy_page_focus (GtkWidget *widget,
                        GtkDirectionType direction)
{
  return ebb_widget_focus_child (widget, direction);
}

static void
ebb_therapy_page_dispose (GObject *object)
{
  EbbTherapyPage *self = EBB_THERAPY_PAGE (object);

  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_THERAPY_PAGE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ebb_therapy_page_parent_class)->dispose (object);
}

static void
ebb_therapy_page_finalize (GObject *object)
{
  g_clear_object (&EBB_THERAPY_PAGE (object)->settings);

  G_OBJECT_CLASS (ebb_therapy_page_parent_class)->finalize (object);
}

static void
ebb_therapy_page_class_init (EbbTherapyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_therapy_page_dispose;
  object_class->finalize = ebb_therapy_page_finalize;
  widget_class->grab_focus = ebb_therapy_page_grab_focus;
  widget_class->focus = ebb_therapy_page_focus;

  gtk_widget_class_install_action (widget_class, "therapy.show-part", "s", show_part_action);
  gtk_widget_class_install_action (widget_class, "therapy.next-part", NULL, next_part_action);
  gtk_widget_class_install_action (widget_class, "therapy.previous-part", NULL, previous_part_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "therapy.next-part", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Page_Down, GDK_CONTROL_MASK, "therapy.next-part", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "therapy.previous-part", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Page_Up, GDK_CONTROL_MASK, "therapy.previous-part", NULL);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-therapy-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTherapyPage, views);
  gtk_widget_class_bind_template_child (widget_class, EbbTherapyPage, row);
  gtk_widget_class_bind_template_child (widget_class, EbbTherapyPage, list);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
make_parts (EbbTherapyPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_PARTS; i++)
    {
      const char *name = g_dpgettext2 (NULL, "part of therapy", parts[i].name);
      GtkWidget *button = gtk_toggle_button_new_with_label (name);

      gtk_string_list_append (names, name);
      self->bins[i] = ADW_BIN (adw_bin_new ());
      gtk_stack_add_named (self->views, GTK_WIDGET (self->bins[i]), parts[i].id);
      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      g_object_set_data (G_OBJECT (button), "part", GUINT_TO_POINTER (i));
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (self->row), button);
    }
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (names));
}

static void
ebb_therapy_page_init (EbbTherapyPage *self)
{
  g_autofree char *id = NULL;
  guint part;

  self->settings = g_settings_new (EBB_APP_ID);
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  make_parts (self);

  id = g_settings_get_string (self->settings, "therapy-part");
  show_part (self, find_part (id, &part) ? part : 0);
}

/**
 * ebb_therapy_page_new:
 * @store: (nullable): the open diary
 *
 * Returns: (transfer floating): a new page that shows the part seen last
 */
GtkWidget *
ebb_therapy_page_new (EbbStore *store)
{
  EbbTherapyPage *self = g_object_new (EBB_TYPE_THERAPY_PAGE, NULL);

  ebb_therapy_page_set_store (self, store);
  return GTK_WIDGET (self);
}

/**
 * ebb_therapy_page_set_store:
 * @self: a page
 * @store: (nullable): the open diary
 *
 * Shows @store. Its parts are made anew.
 */
void
ebb_therapy_page_set_store (EbbTherapyPage *self,
                            EbbStore *store)
{
  g_return_if_fail (EBB_IS_THERAPY_PAGE (self));
  g_return_if_fail (store == NULL || EBB_IS_STORE (store));

  if (!g_set_object (&self->store, store))
    return;
  for (guint i = 0; i < N_PARTS; i++)
    adw_bin_set_child (self->bins[i], NULL);
  show_part (self, self->part);
}

/**
 * ebb_therapy_page_show_part:
 * @self: a page
 * @part: "plan", "results", "techniques" or "conditions"; another changes nothing
 *
 * Turns to a part, and remembers it.
 */
void
ebb_therapy_page_show_part (EbbTherapyPage *self,
                            const char *part)
{
  guint found;

  g_return_if_fail (EBB_IS_THERAPY_PAGE (self));

  if (find_part (part, &found))
    choose_part (self, found);
}
