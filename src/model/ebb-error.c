// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-error.h"

G_DEFINE_QUARK (ebb - error - quark, ebb_error)
