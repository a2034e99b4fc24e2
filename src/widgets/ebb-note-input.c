// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-note-input.h"

#include <glib/gi18n.h>
#include "ebb-widget.h"

/**
 * EbbNoteInput:
 *
 * The part of an entry for words of one's own. It grows with the text.
 *
 * Keys: Tab goes on to the next field; Ctrl+Enter asks to save, as everywhere.
 */
struct _EbbNoteInput
{
  GtkWidget parent_instance;

  GtkTextView *view;
  GtkTextBuffer *buffer;
  gboolean loading;
};

static void entry_part_iface_init (EbbEntryPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EbbNoteInput, ebb_note_input, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (EBB_TYPE_ENTRY_PART, entry_part_iface_init))

static char *
get_text (EbbNoteInput *self)
{
  char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  return text;
}

static void
buffer_changed_cb (EbbNoteInput *self)
{
  if (!self->loading)
    ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
ebb_note_input_load (EbbEntryPart *part,
                     EbbEntry *entry)
{
  EbbNoteInput *self = EBB_NOTE_INPUT (part);
  const char *note = ebb_entry_get_note (entry);
  g_autofree char *shown = get_text (self);

  /* setting the same text would throw the cursor to the end */
  if (g_strcmp0 (shown, note != NULL ? note : "") == 0)
    return;
  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, note != NULL ? note : "", -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->loading = FALSE;
}

static gboolean
ebb_note_input_store (EbbEntryPart *part,
                      EbbEntry *entry,
                      GError **error)
{
  g_autofree char *text = get_text (EBB_NOTE_INPUT (part));
  g_autofree char *visible = g_strstrip (g_strdup (text));

  ebb_entry_set_note (entry, *visible != '\0' ? text : NULL);
  return TRUE;
}

static void
entry_part_iface_init (EbbEntryPartInterface *iface)
{
  iface->load = ebb_note_input_load;
  iface->store = ebb_note_input_store;
}

static gboolean
ebb_note_input_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EBB_NOTE_INPUT (widget)->view));
}

static void
ebb_note_input_dispose (GObject *object)
{
  ebb_widget_dispose_template (GTK_WIDGET (object), EBB_TYPE_NOTE_INPUT);
  G_OBJECT_CLASS (ebb_note_input_parent_class)->dispose (object);
}

static void
ebb_note_input_class_init (EbbNoteInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_note_input_dispose;
  widget_class->grab_focus = ebb_note_input_grab_focus;
  widget_class->focus = ebb_widget_focus_child;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-note-input.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbNoteInput, view);
  gtk_widget_class_bind_template_child (widget_class, EbbNoteInput, buffer);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
}

static void
ebb_note_input_init (EbbNoteInput *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_note_input_new:
 *
 * Returns: (transfer floating): a new input without text
 */
GtkWidget *
ebb_note_input_new (void)
{
  return g_object_new (EBB_TYPE_NOTE_INPUT, NULL);
}
