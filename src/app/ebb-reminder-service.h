// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "store/ebb-store.h"

G_BEGIN_DECLS

#define EBB_TYPE_REMINDER_SERVICE (ebb_reminder_service_get_type ())
G_DECLARE_FINAL_TYPE (EbbReminderService, ebb_reminder_service, EBB, REMINDER_SERVICE, GObject)

EbbReminderService *ebb_reminder_service_new (GApplication *application, GSettings *settings);
void ebb_reminder_service_set_store (EbbReminderService *self, EbbStore *store);
void ebb_reminder_service_answer (EbbReminderService *self, const char *session, int hours, double pain);
void ebb_reminder_service_give_up (EbbReminderService *self, const char *problem);
gboolean ebb_reminder_service_is_busy (EbbReminderService *self);

G_END_DECLS
