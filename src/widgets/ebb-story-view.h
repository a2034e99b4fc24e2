// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "analysis/ebb-body-map.h"
#include "analysis/ebb-region-story.h"

G_BEGIN_DECLS

#define EBB_TYPE_STORY_VIEW (ebb_story_view_get_type ())
G_DECLARE_FINAL_TYPE (EbbStoryView, ebb_story_view, EBB, STORY_VIEW, GtkWidget)

GtkWidget *ebb_story_view_new (void);
void ebb_story_view_set_overview (EbbStoryView *self, const EbbBodyMap *map);
void ebb_story_view_set_story (EbbStoryView *self, const EbbRegionStory *story, const EbbBodyMap *map);

G_END_DECLS
