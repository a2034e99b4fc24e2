// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/ebb-trend-csv.h"
int main (void) { return 0; }
