// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-config.h"
#include "ebb-body-marker-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ebb-drawing.h"
#include "ebb-mark-popover.h"
#include "ebb-widget.h"
#include "ebb-wrap-layout.h"

/**
 * EbbBodyMarker:
 *
 * Where it hurts, by pointing: a number and qualities as a brush, and the body to
 * paint on. Front and back stand side by side where there is room, else one of them
 * with a switch; head, hands and feet open from near.
 *
 * It works on an #EbbMarking that others may change too; they call
 * ebb_body_marker_sync() then.
 *
 * Keys on the figure, besides those of #EbbBodyView: those of #EbbRatingScale set the
 * intensity of the region, Delete and Backspace take its mark off, q opens the
 * qualities of the region, Page Up and Page Down change the view, Escape leads back
 * to the whole body.
 *
 * Actions: `marking.undo`, `marking.redo`; also Ctrl+Z and Ctrl+Shift+Z while there
 * is a step to undo or redo.
 *
 * Signals: `changed` (the person changed the marks).
 *
 * The brush is in ebb-body-marker-brush.c.
 */
G_DEFINE_FINAL_TYPE (EbbBodyMarker, ebb_body_marker, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The views that are shown together, and what they are called on the switch. */
static const struct
{
  EbbView views[2];
  const char *names[2];
} pairs[] = {
  { { EBB_VIEW_FRONT, EBB_VIEW_BACK }, { NC_ ("view on a switch", "Front"), NC_ ("view on a switch", "Back") } },
  { { EBB_VIEW_HEAD_RIGHT, EBB_VIEW_HEAD_LEFT }, { NC_ ("view on a switch", "Right side"), NC_ ("view on a switch", "Left side") } },
  { { EBB_VIEW_HANDS_BACK, EBB_VIEW_HANDS_PALM }, { NC_ ("view on a switch", "Backs"), NC_ ("view on a switch", "Palms") } },
  { { EBB_VIEW_FEET_TOP, EBB_VIEW_FEET_SOLE }, { NC_ ("view on a switch", "Tops"), NC_ ("view on a switch", "Soles") } },
};

/* What opens from near, beside which part of the body, and which view of the pair it
 * opens from the front and from the back: on the front the palms are seen. */
static const struct
{
  const char *root;
  guint pair;
  guint shown[2];
  const char *name;
} magnifiers[N_MAGNIFIERS] = {
  { "head", 1, { 0, 0 }, NC_ ("marks", "Head, Close Up") },
  { "hand", 2, { 1, 0 }, NC_ ("marks", "Hands, Close Up") },
  { "foot", 3, { 0, 1 }, NC_ ("marks", "Feet, Close Up") },
};

/* --- what is shown ----------------------------------------------------- */

static gboolean
has_suggestions (EbbBodyMarker *self)
{
  guint n;
  const EbbRegion *const *all = ebb_regions_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (ebb_marking_find_suggestion (self->marking, all[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Once it is there it stays until the entry has no marks again: the body must not jump
 * away under the pointer with the first click. */
static void
show_same_button (EbbBodyMarker *self)
{
  gboolean suggests = has_suggestions (self);
  gboolean blank = ebb_entry_get_n_marks (ebb_marking_get_marks (self->marking)) == 0;

  gtk_widget_set_sensitive (self->same_button, suggests);
  if (suggests || blank)
    gtk_widget_set_visible (self->same_button, suggests);
}

static char *
describe_state (EbbBodyMarker *self,
                const EbbRegion *region)
{
  const EbbMark *mark = ebb_entry_find_mark (ebb_marking_get_marks (self->marking), region);
  const EbbMark *unsettled = ebb_marking_find_unsettled (self->marking, region);
  const EbbMark *suggestion = ebb_marking_find_suggestion (self->marking, region);
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  if (mark != NULL)
    return ebb_mark_describe_value (mark);
  if (unsettled != NULL)
    {
      value = ebb_mark_describe (unsettled);
      /* Translators: %s is a mark whose side is not known, as "Knee (side not recorded) 6" */
      return g_strdup_printf (_ ("may be meant by: %s"), value);
    }
  if (suggestion != NULL)
    {
      value = ebb_mark_describe_value (suggestion);
      /* Translators: %s is how much and how a place hurt in the entry before */
      return *value != '\0' ? g_strdup_printf (_ ("last time: %s"), value) : g_strdup (_ ("marked last time"));
    }
  return NULL;
}

static void
sync_view (EbbBodyMarker *self,
           EbbBodyView *view)
{
  const EbbFigure *figure = ebb_body_view_get_figure (view);
  EbbEntry *marks = ebb_marking_get_marks (self->marking);
  guint n_marks = ebb_entry_get_n_marks (marks);
  g_autofree EbbFigurePaint *paints = NULL;
  g_autofree EbbMark *copies = g_new (EbbMark, n_marks + 1);
  guint n;

  if (figure == NULL)
    return;
  n = ebb_figure_get_n_cells (figure);
  paints = g_new0 (EbbFigurePaint, n);
  for (guint i = 0; i < n_marks; i++)
    copies[i] = *ebb_entry_get_mark (marks, i);
  ebb_figure_paint_marks (figure, copies, n_marks, paints);
  for (guint i = 0; i < n; i++)
    {
      const EbbRegion *region = ebb_figure_get_cell (figure, i)->region;
      g_autofree char *state = describe_state (self, region);

      if (ebb_marking_find_suggestion (self->marking, region) != NULL)
        paints[i].flags |= EBB_FIGURE_SUGGESTED;
      ebb_body_view_set_state (view, region, state, ebb_entry_find_mark (marks, region) != NULL);
    }
  ebb_body_view_set_paints (view, paints);
}

static void
show_status (EbbBodyMarker *self,
             const EbbRegion *region)
{
  g_autofree char *state = region != NULL ? describe_state (self, region) : NULL;
  g_autofree char *text = NULL;

  if (region == NULL)
    text = g_strdup (" ");
  else if (state == NULL || *state == '\0')
    text = g_strdup (ebb_region_get_name (region));
  else
    /* Translators: a place on the body and what is said about it, as "Left shoulder blade: pain 6, burning" */
    text = g_strdup_printf (C_ ("mark", "%s: %s"), ebb_region_get_name (region), state);
  gtk_label_set_text (self->status, text);
}

static void
emit_changed (EbbBodyMarker *self,
              const EbbRegion *region)
{
  ebb_body_marker_sync (self);
  show_status (self, region);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
sync_skin (EbbBodyMarker *self)
{
  EbbSkin skin = ebb_drawing_get_skin (self->settings);

  for (guint i = 0; i < 2; i++)
    ebb_body_view_set_skin (self->views[i], skin);
}

/* --- views ------------------------------------------------------------- */

static guint
get_shown (EbbBodyMarker *self)
{
  return gtk_toggle_button_get_active (self->first_toggle) ? 0 : 1;
}

static void
set_shown (EbbBodyMarker *self,
           guint shown)
{
  gtk_toggle_button_set_active (shown == 0 ? self->first_toggle : self->second_toggle, TRUE);
  ebb_body_layout_set_shown (self->layout, shown);
}

static void
show_pair (EbbBodyMarker *self,
           guint pair,
           guint shown)
{
  self->pair = pair;
  for (guint i = 0; i < 2; i++)
    {
      GtkToggleButton *toggle = i == 0 ? self->first_toggle : self->second_toggle;

      ebb_body_view_set_view (self->views[i], pairs[pair].views[i]);
      gtk_button_set_label (GTK_BUTTON (toggle), g_dpgettext2 (NULL, "view on a switch", pairs[pair].names[i]));
    }
  for (guint i = 0; i < 2 * N_MAGNIFIERS; i++)
    gtk_widget_set_visible (self->magnifiers[i / N_MAGNIFIERS][i % N_MAGNIFIERS], pair == 0);
  gtk_widget_set_visible (self->back_button, pair != 0);
  ebb_body_layout_set_pair (self->layout, pair == 0);
  set_shown (self, shown);
  ebb_body_marker_sync (self);
}

static void
view_toggled_cb (EbbBodyMarker *self)
{
  ebb_body_layout_set_shown (self->layout, get_shown (self));
}

static void
back_clicked_cb (EbbBodyMarker *self)
{
  show_pair (self, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->views[0]));
}

/* To the next or the previous of all views, one after the other. */
static void
turn_page (EbbBodyMarker *self,
           EbbBodyView *from,
           int direction)
{
  guint index = 2 * self->pair + (from == self->views[1] ? 1 : 0);

  index = (index + 2 * G_N_ELEMENTS (pairs) + (guint) direction) % (2 * G_N_ELEMENTS (pairs));
  if (index / 2 != self->pair)
    show_pair (self, index / 2, index % 2);
  else
    set_shown (self, index % 2);
  gtk_widget_grab_focus (GTK_WIDGET (self->views[index % 2]));
}

/* From one picture to the other beside it, at the same height. */
static void
edge_cb (EbbBodyMarker *self,
         int dx,
         int dy,
         EbbBodyView *from)
{
  EbbBodyView *to = self->views[dx > 0 ? 1 : 0];
  const EbbRegion *region = ebb_body_view_get_focused (from);
  const EbbFigureCell *best = NULL;
  EbbPoint start;
  double width, least = G_MAXDOUBLE;

  if (dx == 0 || to == from || !ebb_body_layout_get_both (self->layout))
    return;
  start = ebb_figure_get_centre (ebb_body_view_get_figure (from), ebb_figure_find (ebb_body_view_get_figure (from), region), NULL);
  width = ebb_figure_get_width (ebb_body_view_get_figure (to));
  for (guint i = 0; i < ebb_figure_get_n_cells (ebb_body_view_get_figure (to)); i++)
    {
      const EbbFigureCell *other = ebb_figure_get_cell (ebb_body_view_get_figure (to), i);
      EbbPoint centre = ebb_figure_get_centre (ebb_body_view_get_figure (to), other, NULL);
      double cost = 2 * fabs (centre.y - start.y) + (dx > 0 ? centre.x : width - centre.x);

      if (cost < least)
        {
          best = other;
          least = cost;
        }
    }
  if (best != NULL)
    ebb_body_view_focus_region (to, best->region);
}

static void
magnifier_clicked_cb (EbbBodyMarker *self,
                      GtkWidget *button)
{
  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < N_MAGNIFIERS; j++)
      if (self->magnifiers[i][j] == button)
        {
          show_pair (self, magnifiers[j].pair, magnifiers[j].shown[i]);
          gtk_widget_grab_focus (GTK_WIDGET (self->views[magnifiers[j].shown[i]]));
          return;
        }
}

/* Beside the outermost place of its part, on the viewer's right: above for the head,
 * below for the hand, level with the foot. */
static gboolean
place_magnifier_cb (EbbBodyMarker *self,
                    GtkWidget *button,
                    GdkRectangle *allocation,
                    GtkWidget *overlay)
{
  EbbBodyView *view = EBB_BODY_VIEW (gtk_overlay_get_child (GTK_OVERLAY (overlay)));
  const EbbFigure *figure = ebb_body_view_get_figure (view);
  EbbFigurePlace place = ebb_body_view_get_place (view);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "ebb-index"));
  const EbbRegion *root = ebb_region_find (magnifiers[index].root);
  EbbPoint corner = { 0, 0 }; /* rightmost, and lowest */
  double top = G_MAXDOUBLE;
  GtkRequisition size;

  gtk_widget_get_preferred_size (button, NULL, &size);
  for (guint i = 0; figure != NULL && i < ebb_figure_get_n_cells (figure); i++)
    {
      const EbbFigureCell *cell = ebb_figure_get_cell (figure, i);

      if (!ebb_region_is_within (cell->region, root))
        continue;
      corner.x = MAX (corner.x, cell->most.x);
      corner.y = MAX (corner.y, cell->most.y);
      top = MIN (top, cell->least.y);
    }
  allocation->width = size.width;
  allocation->height = size.height;
  allocation->x = (int) (place.x + corner.x * place.scale) + 8;
  allocation->y = (int) (place.y + corner.y * place.scale) - size.height;
  if (index == 0)
    allocation->y = (int) (place.y + top * place.scale);
  if (index == 1)
    {
      allocation->x -= size.width;
      allocation->y += size.height + 6;
    }
  allocation->x = CLAMP (allocation->x, 0, MAX (0, gtk_widget_get_width (overlay) - size.width));
  return TRUE;
}

static void
append_magnifiers (EbbBodyMarker *self,
                   GtkWidget *overlay,
                   guint index)
{
  for (guint i = 0; i < N_MAGNIFIERS; i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("ebb-magnifier-symbolic");
      const char *name = g_dpgettext2 (NULL, "marks", magnifiers[i].name);

      gtk_widget_add_css_class (button, "circular");
      gtk_widget_add_css_class (button, "magnifier");
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data (G_OBJECT (button), "ebb-index", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (magnifier_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_overlay_add_overlay (GTK_OVERLAY (overlay), button);
      self->magnifiers[index][i] = button;
    }
  g_signal_connect_object (overlay, "get-child-position", G_CALLBACK (place_magnifier_cb), self, G_CONNECT_SWAPPED);
}

/* --- marking ----------------------------------------------------------- */

static void
stroke_begun_cb (EbbBodyMarker *self,
                 const EbbRegion *region)
{
  ebb_marking_begin_stroke (self->marking, region);
  ebb_body_marker_sync (self);
  show_status (self, region);
}

static void
stroke_entered_cb (EbbBodyMarker *self,
                   const EbbRegion *region)
{
  ebb_marking_continue_stroke (self->marking, region);
  ebb_body_marker_sync (self);
  show_status (self, region);
}

static void
stroke_ended_cb (EbbBodyMarker *self,
                 gboolean cancelled,
                 EbbBodyView *view)
{
  if (cancelled)
    ebb_marking_cancel_stroke (self->marking);
  else
    ebb_marking_end_stroke (self->marking);
  emit_changed (self, ebb_body_view_get_focused (view));
}

static void
pressed_cb (EbbBodyMarker *self,
            const EbbRegion *region)
{
  ebb_marking_press (self->marking, region);
  emit_changed (self, region);
}

static void
focused_cb (EbbBodyMarker *self,
            const EbbRegion *region)
{
  show_status (self, region);
}

static void
hovered_cb (EbbBodyMarker *self,
            const EbbRegion *region,
            EbbBodyView *view)
{
  show_status (self, region != NULL ? region : ebb_body_view_get_focused (view));
}

/* --- the popover ------------------------------------------------------- */

static void
popover_changed_cb (EbbBodyMarker *self)
{
  emit_changed (self, self->menu_region);
}

static void
remove_popover (EbbBodyMarker *self)
{
  g_clear_handle_id (&self->remove_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static gboolean
remove_popover_cb (gpointer user_data)
{
  EbbBodyMarker *self = user_data;

  self->remove_id = 0;
  remove_popover (self);
  return G_SOURCE_REMOVE;
}

static void
popover_closed_cb (EbbBodyMarker *self)
{
  for (guint i = 0; i < 2; i++)
    ebb_body_view_focus_region (self->views[i], self->menu_region);
  /* not in the middle of its own signal */
  if (self->remove_id == 0)
    self->remove_id = g_idle_add (remove_popover_cb, self);
}

static void
open_popover (EbbBodyMarker *self,
              EbbBodyView *view,
              const EbbRegion *region)
{
  graphene_rect_t bounds;

  remove_popover (self);
  if (!gtk_widget_compute_bounds (ebb_body_view_find_region (view, region), GTK_WIDGET (self), &bounds))
    return;
  self->menu_region = region;
  self->popover = ebb_mark_popover_new (self->marking, region);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width, (int) bounds.size.height });
  g_signal_connect_object (self->popover, "changed", G_CALLBACK (popover_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  ebb_mark_popover_focus_rating (EBB_MARK_POPOVER (self->popover));
}

static void
menu_cb (EbbBodyMarker *self,
         const EbbRegion *region,
         EbbBodyView *view)
{
  open_popover (self, view, region);
}

static gboolean
region_key_cb (EbbBodyMarker *self,
               const EbbRegion *region,
               guint keyval,
               GdkModifierType state,
               EbbBodyView *view)
{
  int number = ebb_rating_scale_key_to_number (keyval);

  if ((state & ~(guint) GDK_SHIFT_MASK) != 0)
    return FALSE;
  if (number >= 0)
    {
      ebb_marking_set_intensity (self->marking, region, number);
      emit_changed (self, region);
      return TRUE;
    }
  switch (keyval)
    {
    case GDK_KEY_q:
    case GDK_KEY_Q:
      open_popover (self, view, region);
      if (self->popover != NULL)
        ebb_mark_popover_focus_qualities (EBB_MARK_POPOVER (self->popover));
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      ebb_marking_remove (self->marking, region);
      emit_changed (self, region);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      turn_page (self, view, 1);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      turn_page (self, view, -1);
      return TRUE;
    case GDK_KEY_Escape:
      if (self->pair == 0)
        return FALSE;
      back_clicked_cb (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* --- steps ------------------------------------------------------------- */

static void
same_clicked_cb (EbbBodyMarker *self)
{
  ebb_marking_accept_all (self->marking);
  gtk_widget_grab_focus (GTK_WIDGET (self->views[get_shown (self)]));
  emit_changed (self, NULL);
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbBodyMarker *self = EBB_BODY_MARKER (widget);

  if (ebb_marking_undo (self->marking))
    emit_changed (self, NULL);
}

static void
redo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EbbBodyMarker *self = EBB_BODY_MARKER (widget);

  if (ebb_marking_redo (self->marking))
    emit_changed (self, NULL);
}

/* --- class ------------------------------------------------------------- */

static gboolean
ebb_body_marker_grab_focus (GtkWidget *widget)
{
  EbbBodyMarker *self = EBB_BODY_MARKER (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->views[get_shown (self)]));
}

static void
ebb_body_marker_dispose (GObject *object)
{
  EbbBodyMarker *self = EBB_BODY_MARKER (object);

  remove_popover (self);
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_BODY_MARKER);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ebb_body_marker_parent_class)->dispose (object);
}

static void
ebb_body_marker_class_init (EbbBodyMarkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_body_marker_dispose;
  widget_class->grab_focus = ebb_body_marker_grab_focus;
  widget_class->focus = ebb_widget_focus_child;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", EBB_TYPE_BODY_MARKER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EBB_TYPE_BODY_LAYOUT);
  g_type_ensure (EBB_TYPE_RATING_SCALE);
  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-body-marker.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbBodyMarker, same_button);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyMarker, scale);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyMarker, qualities_button);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyMarker, qualities_label);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyMarker, mirror_button);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyMarker, stage);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyMarker, layout);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyMarker, back_button);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyMarker, first_toggle);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyMarker, second_toggle);
  gtk_widget_class_bind_template_child (widget_class, EbbBodyMarker, status);
  gtk_widget_class_bind_template_callback (widget_class, same_clicked_cb);
  ebb_body_marker_bind_brush (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);

  gtk_widget_class_install_action (widget_class, "marking.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "marking.redo", NULL, redo_action);
}

static void
append_view (EbbBodyMarker *self,
             guint index)
{
  GtkWidget *view = ebb_body_view_new (pairs[0].views[index], TRUE);
  GtkWidget *overlay = gtk_overlay_new ();

  g_signal_connect_object (view, "stroke-begun", G_CALLBACK (stroke_begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "stroke-entered", G_CALLBACK (stroke_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "stroke-ended", G_CALLBACK (stroke_ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "focused", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "hovered", G_CALLBACK (hovered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "region-key", G_CALLBACK (region_key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "edge", G_CALLBACK (edge_cb), self, G_CONNECT_SWAPPED);
  self->views[index] = EBB_BODY_VIEW (view);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), view);
  append_magnifiers (self, overlay, index);
  gtk_box_append (GTK_BOX (self->stage), overlay);
}

static void
ebb_body_marker_init (EbbBodyMarker *self)
{
  self->settings = g_settings_new (EBB_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  ebb_body_marker_init_brush (self);
  for (guint i = 0; i < 2; i++)
    append_view (self, i);
  g_signal_connect_object (self->settings, "changed::skin", G_CALLBACK (sync_skin), self, G_CONNECT_SWAPPED);
  sync_skin (self);
}

/**
 * ebb_body_marker_new:
 * @marking: (transfer none): the marks; it must outlive the widget
 *
 * Returns: (transfer floating): a new marker
 */
GtkWidget *
ebb_body_marker_new (EbbMarking *marking)
{
  EbbBodyMarker *self = g_object_new (EBB_TYPE_BODY_MARKER, NULL);

  self->marking = marking;
  ebb_body_marker_sync_brush (self);
  show_pair (self, 0, 0);
  return GTK_WIDGET (self);
}

/**
 * ebb_body_marker_sync:
 *
 * Shows the marks as they stand now.
 */
void
ebb_body_marker_sync (EbbBodyMarker *self)
{
  g_return_if_fail (EBB_IS_BODY_MARKER (self));

  for (guint i = 0; i < 2; i++)
    sync_view (self, self->views[i]);
  show_same_button (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "marking.undo", ebb_marking_can_undo (self->marking));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "marking.redo", ebb_marking_can_redo (self->marking));
}
