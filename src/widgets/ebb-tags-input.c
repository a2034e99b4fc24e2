// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-tags-input.h"

#include <glib/gi18n.h>

#include "ebb-wrap-layout.h"
#include "ebb-widget.h"

/**
 * EbbTagsInput:
 *
 * The part of an entry for tags: short words of one's own, such as "work" or
 * "rain". Each tag is a button that takes it off; below the field stand the tags
 * in use that go on from what is typed.
 *
 * Keys: Enter or a comma adds what is typed.
 */
struct _EbbTagsInput
{
  GtkWidget parent_instance;

  GtkWidget *chosen;
  GtkEditable *entry;
  GtkWidget *offered;

  EbbEntry *tags; /* (owned): holds the tags, and nothing else */
  char **known;   /* (owned): tags in use, in order of text */
  guint comma_source;
};

static void entry_part_iface_init (EbbEntryPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EbbTagsInput, ebb_tags_input, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (EBB_TYPE_ENTRY_PART, entry_part_iface_init))

#define MAX_OFFERED 6

static void show (EbbTagsInput *self);

static gboolean
has_tag (EbbTagsInput *self,
         const char *tag)
{
  for (guint i = 0; i < ebb_entry_get_n_tags (self->tags); i++)
    if (g_str_equal (ebb_entry_get_tag (self->tags, i), tag))
      return TRUE;
  return FALSE;
}

/* Adds what is typed, one tag or some with commas between them. */
static void
add_typed (EbbEntry *tags,
           const char *typed)
{
  g_auto (GStrv) words = g_strsplit (typed, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    ebb_entry_add_tag (tags, words[i]);
}

/* Shows the tags, and leaves @rest to be typed on. */
static void
go_on (EbbTagsInput *self,
       const char *rest)
{
  gtk_editable_set_text (self->entry, rest);
  show (self);
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  gtk_editable_set_position (self->entry, -1);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
chosen_clicked_cb (EbbTagsInput *self,
                   GtkWidget *button)
{
  g_autofree char *tag = g_strdup (g_object_get_data (G_OBJECT (button), "ebb-tag"));

  ebb_entry_remove_tag (self->tags, tag);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  show (self);
  ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
offered_clicked_cb (EbbTagsInput *self,
                    GtkWidget *button)
{
  ebb_entry_add_tag (self->tags, g_object_get_data (G_OBJECT (button), "ebb-tag"));
  go_on (self, "");
}

static void
append_button (EbbTagsInput *self,
               GtkWidget *box,
               const char *tag,
               const char *icon,
               const char *name,
               GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (tag);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (icon));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "ebb-tag", g_strdup (tag), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_offered (EbbTagsInput *self)
{
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (self->entry), -1);
  guint n = 0;

  g_strstrip (typed);
  empty (self->offered);
  for (guint i = 0; self->known[i] != NULL && n < MAX_OFFERED; i++)
    {
      g_autofree char *folded = g_utf8_casefold (self->known[i], -1);
      g_autofree char *name = NULL;

      if (!g_str_has_prefix (folded, typed) || has_tag (self, self->known[i]))
        continue;
      /* TRANSLATORS: %s is a tag, a word of the person's own */
      name = g_strdup_printf (_ ("Add the tag “%s”"), self->known[i]);
      append_button (self, self->offered, self->known[i], "list-add-symbolic", name, G_CALLBACK (offered_clicked_cb));
      n++;
    }
  gtk_widget_set_visible (self->offered, n > 0);
}

static void
show (EbbTagsInput *self)
{
  guint n = ebb_entry_get_n_tags (self->tags);

  empty (self->chosen);
  for (guint i = 0; i < n; i++)
    {
      const char *tag = ebb_entry_get_tag (self->tags, i);
      /* TRANSLATORS: %s is a tag, a word of the person's own */
      g_autofree char *name = g_strdup_printf (_ ("Remove the tag “%s”"), tag);

      append_button (self, self->chosen, tag, "window-close-symbolic", name, G_CALLBACK (chosen_clicked_cb));
    }
  gtk_widget_set_visible (self->chosen, n > 0);
  show_offered (self);
}

static void
entry_activate_cb (EbbTagsInput *self)
{
  if (*gtk_editable_get_text (self->entry) == '\0')
    {
      ebb_entry_part_emit_submit (EBB_ENTRY_PART (self));
      return;
    }
  add_typed (self->tags, gtk_editable_get_text (self->entry));
  go_on (self, "");
}

static gboolean
comma_cb (gpointer user_data)
{
  EbbTagsInput *self = user_data;
  g_autofree char *typed = g_strdup (gtk_editable_get_text (self->entry));
  char *comma = strrchr (typed, ',');

  self->comma_source = 0;
  if (comma != NULL)
    {
      *comma = '\0';
      add_typed (self->tags, typed);
      go_on (self, comma + 1);
    }
  return G_SOURCE_REMOVE;
}

static void
entry_changed_cb (EbbTagsInput *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  /* later, because what a person is doing to a text must not be cut short */
  if (strchr (text, ',') != NULL && self->comma_source == 0)
    self->comma_source = g_idle_add (comma_cb, self);
  show_offered (self);
  /* a word not yet added is part of the entry, too */
  if (*text != '\0')
    ebb_entry_part_emit_changed (EBB_ENTRY_PART (self));
}

static void
ebb_tags_input_load (EbbEntryPart *part,
                     EbbEntry *entry)
{
  EbbTagsInput *self = EBB_TAGS_INPUT (part);

  g_clear_object (&self->tags);
  self->tags = ebb_entry_copy (entry);
  gtk_editable_set_text (self->entry, "");
  show (self);
}

static gboolean
ebb_tags_input_store (EbbEntryPart *part,
                      EbbEntry *entry,
                      GError **error)
{
  EbbTagsInput *self = EBB_TAGS_INPUT (part);

  while (ebb_entry_get_n_tags (entry) > 0)
    {
      g_autofree char *tag = g_strdup (ebb_entry_get_tag (entry, 0));

      ebb_entry_remove_tag (entry, tag);
    }
  for (guint i = 0; i < ebb_entry_get_n_tags (self->tags); i++)
    ebb_entry_add_tag (entry, ebb_entry_get_tag (self->tags, i));
  add_typed (entry, gtk_editable_get_text (self->entry));
  return TRUE;
}

static void
entry_part_iface_init (EbbEntryPartInterface *iface)
{
  iface->load = ebb_tags_input_load;
  iface->store = ebb_tags_input_store;
}

static void
ebb_tags_input_dispose (GObject *object)
{
  EbbTagsInput *self = EBB_TAGS_INPUT (object);

  g_clear_handle_id (&self->comma_source, g_source_remove);
  ebb_widget_dispose_template (GTK_WIDGET (self), EBB_TYPE_TAGS_INPUT);
  g_clear_object (&self->tags);
  G_OBJECT_CLASS (ebb_tags_input_parent_class)->dispose (object);
}

static void
ebb_tags_input_finalize (GObject *object)
{
  g_strfreev (EBB_TAGS_INPUT (object)->known);
  G_OBJECT_CLASS (ebb_tags_input_parent_class)->finalize (object);
}

static void
ebb_tags_input_class_init (EbbTagsInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ebb_tags_input_dispose;
  object_class->finalize = ebb_tags_input_finalize;

  g_type_ensure (EBB_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ebb_diary/Ebb/ui/ebb-tags-input.ui");
  gtk_widget_class_bind_template_child (widget_class, EbbTagsInput, chosen);
  gtk_widget_class_bind_template_child (widget_class, EbbTagsInput, entry);
  gtk_widget_class_bind_template_child (widget_class, EbbTagsInput, offered);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
}

static void
ebb_tags_input_init (EbbTagsInput *self)
{
  self->known = g_new0 (char *, 1);
  self->tags = ebb_entry_new (ebb_moment_now ());
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ebb_tags_input_new:
 *
 * Returns: (transfer floating): a new input without tags
 */
GtkWidget *
ebb_tags_input_new (void)
{
  return g_object_new (EBB_TYPE_TAGS_INPUT, NULL);
}

/**
 * ebb_tags_input_set_known:
 * @tags: the tags in use, in order of text
 */
void
ebb_tags_input_set_known (EbbTagsInput *self,
                          const char *const *tags)
{
  g_return_if_fail (EBB_IS_TAGS_INPUT (self));
  g_return_if_fail (tags != NULL);

  g_strfreev (self->known);
  self->known = g_strdupv ((char **) tags);
  show_offered (self);
}
