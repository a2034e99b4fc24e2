// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ebb-cli-private.h"

#include "draw/ebb-picture-file.h"
#include "draw/ebb-relief-chart.h"

G_BEGIN_DECLS

GBytes *ebb_cli_render_relief (EbbCli *cli,
                               EbbStore *store,
                               EbbReliefChartKind kind,
                               const EbbChartStyle *style,
                               EbbPictureFormat format,
                               int width,
                               int height,
                               GError **error);

G_END_DECLS
