# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include what, in one table.

    core <- draw <- cli
    core <- draw <- ui      (widgets <- pages <- app)
"""

import re

# folder under src/ -> the folders whose headers it may include (and its own)
FOLDERS = {
    "model": set(),
    "analysis": {"model"},
    "store": {"model", "analysis"},
    "exchange": {"model", "store"},
    "draw": {"model", "analysis", "exchange"},
    "cli": {"model", "analysis", "store", "exchange", "draw"},
    "widgets": {"model", "analysis", "store", "draw"},
    "pages": {"model", "analysis", "store", "draw", "widgets"},
    "app": {"model", "analysis", "store", "exchange", "draw", "widgets", "pages"},
    "": {"app", "cli"},  # main.c
}

# library header -> the folders that may include it
LIBRARIES = {
    r"sqlite3": {"store"},
    r"yajl/": {"store", "exchange"},
    r"gsl/": {"analysis"},
    r"cairo|pango/": {"draw", "widgets", "pages", "app"},
    r"gtk/|gdk/|gsk/|adwaita": {"widgets", "pages", "app", ""},
}

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def check(root, files):
    wrong = []
    for path in files:
        relative = path.relative_to(root / "src")
        folder = relative.parts[0] if len(relative.parts) > 1 else ""
        if folder not in FOLDERS:
            wrong.append(f"src/{folder} is not in the table of arrows")
            continue
        for kind, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
            where = f"src/{relative} includes {name}"
            if kind == "<":
                for pattern, allowed in LIBRARIES.items():
                    if re.match(pattern, name) and folder not in allowed:
                        wrong.append(where)
            elif name == "ebb-config.h":
                continue
            elif "/" in name:
                target = name.split("/")[0]
                if target != folder and target not in FOLDERS[folder]:
                    wrong.append(where)
            elif not (path.parent / name).exists():
                wrong.append(f"{where}, which is not beside it: name its folder")
    return wrong
