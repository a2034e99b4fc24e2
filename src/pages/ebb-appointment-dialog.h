// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "model/ebb-plan.h"

G_BEGIN_DECLS

#define EBB_TYPE_APPOINTMENT_DIALOG (ebb_appointment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EbbAppointmentDialog, ebb_appointment_dialog, EBB, APPOINTMENT_DIALOG, AdwWindow)

GtkWindow *ebb_appointment_dialog_new (GtkWindow *parent, EbbPlan *plan, EbbSession *session);

G_END_DECLS
