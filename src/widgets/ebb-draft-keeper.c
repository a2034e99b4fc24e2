// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-draft-keeper.h"

/**
 * EbbDraftKeeper:
 *
 * Keeps what is being written in the diary's file, so that it outlives a crash.
 * Changes in quick succession become one.
 *
 * Signals: `failed (GError *error)`: what was written last is not kept.
 */
struct _EbbDraftKeeper
{
  GObject parent_instance;

  EbbStore *store;  /* (owned) */
  char *slot;       /* (owned) */
  EbbEntry *draft;  /* (owned) (nullable): waiting to be kept; NULL: to be removed */
  guint timeout_id; /* 0 if nothing waits */
};

G_DEFINE_FINAL_TYPE (EbbDraftKeeper, ebb_draft_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Longer than the pause between two keys, shorter than a thought. */
#define DELAY_MS 300

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (EbbDraftKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!ebb_store_save_draft_finish (EBB_STORE (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static gboolean
timeout_cb (gpointer user_data)
{
  EbbDraftKeeper *self = user_data;

  self->timeout_id = 0;
  ebb_store_save_draft_async (self->store, self->slot, self->draft, NULL, saved_cb, g_object_ref (self));
  g_clear_object (&self->draft);
  return G_SOURCE_REMOVE;
}

static void
ebb_draft_keeper_dispose (GObject *object)
{
  EbbDraftKeeper *self = EBB_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->draft);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ebb_draft_keeper_parent_class)->dispose (object);
}

static void
ebb_draft_keeper_finalize (GObject *object)
{
  g_free (EBB_DRAFT_KEEPER (object)->slot);
  G_OBJECT_CLASS (ebb_draft_keeper_parent_class)->finalize (object);
}

static void
ebb_draft_keeper_class_init (EbbDraftKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ebb_draft_keeper_dispose;
  object_class->finalize = ebb_draft_keeper_finalize;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", EBB_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
ebb_draft_keeper_init (EbbDraftKeeper *self)
{
}

/**
 * ebb_draft_keeper_new:
 * @store: the diary
 * @slot: the name of the draft
 *
 * Returns: (transfer full): a keeper
 */
EbbDraftKeeper *
ebb_draft_keeper_new (EbbStore *store,
                      const char *slot)
{
  EbbDraftKeeper *self;

  g_return_val_if_fail (EBB_IS_STORE (store), NULL);
  g_return_val_if_fail (slot != NULL, NULL);

  self = g_object_new (EBB_TYPE_DRAFT_KEEPER, NULL);
  self->store = g_object_ref (store);
  self->slot = g_strdup (slot);
  return self;
}

/**
 * ebb_draft_keeper_get_slot:
 *
 * Returns: (transfer none): the name of the draft
 */
const char *
ebb_draft_keeper_get_slot (EbbDraftKeeper *self)
{
  g_return_val_if_fail (EBB_IS_DRAFT_KEEPER (self), NULL);
  return self->slot;
}

/**
 * ebb_draft_keeper_keep:
 * @draft: (nullable): the entry as it stands, which is not changed any more; %NULL
 *   when nothing is worth keeping
 *
 * Keeps the draft soon.
 */
void
ebb_draft_keeper_keep (EbbDraftKeeper *self,
                       EbbEntry *draft)
{
  g_return_if_fail (EBB_IS_DRAFT_KEEPER (self));
  g_return_if_fail (draft == NULL || EBB_IS_ENTRY (draft));

  g_set_object (&self->draft, draft);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add (DELAY_MS, timeout_cb, self);
}

/**
 * ebb_draft_keeper_flush:
 *
 * Keeps at once what waits to be kept.
 */
void
ebb_draft_keeper_flush (EbbDraftKeeper *self)
{
  g_return_if_fail (EBB_IS_DRAFT_KEEPER (self));

  if (self->timeout_id == 0)
    return;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  timeout_cb (self);
}

/**
 * ebb_draft_keeper_forget:
 *
 * Drops what waits to be kept, because saving the entry removes the draft.
 */
void
ebb_draft_keeper_forget (EbbDraftKeeper *self)
{
  g_return_if_fail (EBB_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->draft);
}
