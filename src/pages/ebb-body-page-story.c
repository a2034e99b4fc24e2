// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-body-page-private.h"

/* The story of the region that is chosen, or what was marked most often. */

static void
show_story (EbbBodyPage *self)
{
  if (self->map == NULL)
    return;
  if (self->region != NULL && self->story != NULL)
    ebb_story_view_set_story (self->story_view, self->story, self->map);
  else if (self->region == NULL)
    ebb_story_view_set_overview (self->story_view, self->map);
}

static void
story_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (EbbBodyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EbbRegionStory) story = ebb_store_load_story_finish (EBB_STORE (source), result, &error);

  if (story == NULL || story->region != self->region || self->store != EBB_STORE (source))
    return;
  ebb_region_story_free (self->story);
  self->story = g_steal_pointer (&story);
  show_story (self);
}

/* What was asked for before is given up: who scrubs asks often. */
static void
load_story (EbbBodyPage *self)
{
  if (self->story_asked != NULL)
    g_cancellable_cancel (self->story_asked);
  g_clear_object (&self->story_asked);
  if (self->region == NULL || self->store == NULL)
    return;
  self->story_asked = g_cancellable_new ();
  ebb_store_load_story_async (self->store, self->region, self->period.from, self->period.to, self->story_asked, story_cb, g_object_ref (self));
}

/* Shows what there is, and the story as soon as it is read. */
void
ebb_body_page_update_story (EbbBodyPage *self)
{
  load_story (self);
  show_story (self);
}
