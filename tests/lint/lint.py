#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks that need no running program, as TAP: lint.py BUILD-DIR"""

import ast
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import arrows

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build"
APP_ID = "io.github.ebb_diary.Ebb"
LONGEST = 800
BINARY = {".png", ".ico", ".db", ".gz", ".changeset"}

# What meson's preset "glib" hands to xgettext.
KEYWORDS = [
    "--from-code=UTF-8", "--add-comments=Translators",
    "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
    "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
]


class Skip(Exception):
    pass


def tracked():
    """Every file of the tree that is or would be kept in git."""
    try:
        out = subprocess.run(
            ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-co", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=True).stdout
        names = out.splitlines()
    except (OSError, subprocess.CalledProcessError):
        names = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*")
                 if path.is_file() and not re.match(r"(build|_|\.git/)", str(path.relative_to(ROOT)))]
    return sorted(ROOT / name for name in set(names) if (ROOT / name).is_file())


FILES = tracked()


def short(path):
    return str(path.relative_to(ROOT))


def read(path):
    return path.read_text(encoding="utf-8")


def having(*suffixes, under=""):
    return [path for path in FILES
            if path.suffix in suffixes and short(path).startswith(under)]


def texts():
    return [path for path in FILES if path.suffix not in BINARY]


def run(*command):
    """What a command complains of; empty when it is content."""
    if not shutil.which(command[0]):
        raise Skip(f"{command[0]} is not installed")
    result = subprocess.run([str(word) for word in command], cwd=ROOT,
                            capture_output=True, text=True, check=False)
    if result.returncode == 0:
        return []
    return (result.stdout + result.stderr).strip().splitlines() or [f"{command[0]} failed"]


# --- the checks: each returns the complaints ------------------------------------

def c_files_are_laid_out():
    """The C files are laid out as .clang-format says"""
    tool = shutil.which("clang-format")
    if not tool:
        raise Skip("clang-format is not installed")
    version = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False).stdout
    major = re.search(r"version (\d+)", version)
    if not major or major.group(1) != "14":
        raise Skip(f"the layout is that of clang-format 14, this is {major and major.group(1)}")
    files = [path for path in having(".c", ".h") if not short(path).startswith("po/")]
    lines = run(tool, "--dry-run", "-Werror", *files)
    return sorted({line.split(":")[0].replace(str(ROOT) + "/", "") + ": run ./dev format"
                   for line in lines if "error:" in line})


def includes_follow_the_arrows():
    """Each folder includes only what lies below it"""
    return arrows.check(ROOT, having(".c", ".h", under="src/"))


def every_file_names_its_licence():
    """Every source file names its licence on top"""
    suffixes = {".c", ".h", ".ui", ".css", ".sql", ".py", ".sh"}
    wrong = []
    for path in FILES:
        name = short(path)
        text_file = path.suffix in suffixes or name in {"dev", ".ci/run"}
        text_file |= name.startswith(("scripts/", "tests/run-")) and path.suffix == ""
        text_file |= path.suffix == ".xml" and "gresource" not in name
        if text_file and "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(read(path).splitlines()[:3]):
            wrong.append(name)
    return wrong


def potfiles_is_complete_and_sorted():
    """po/POTFILES names every file with strings, sorted"""
    named = [line for line in read(ROOT / "po/POTFILES").splitlines() if line and not line.startswith("#")]
    wrong = []
    if named != sorted(set(named)):
        wrong.append("po/POTFILES is not sorted or names a file twice")
    have = set()
    call = re.compile(r'(?<![\w])(?:_|N_|C_|NC_|ngettext|g_dngettext) \(\s*[A-Z_]*,?\s*"')
    for path in having(".c", ".h", under="src/") + [ROOT / "po/region-names.c"]:
        if call.search(re.sub(r"/\*.*?\*/", "", read(path), flags=re.DOTALL)):
            have.add(short(path))
    for path in having(".ui"):
        if re.search(r'translatable="(yes|true|1)"', read(path)):
            have.add(short(path))
    for path in FILES:
        if path.name.endswith((".desktop.in", ".metainfo.xml.in", ".gschema.xml")):
            have.add(short(path))
    wrong += [f"po/POTFILES lacks {name}" for name in sorted(have - set(named))]
    wrong += [f"po/POTFILES names {name}, which has no strings" for name in sorted(set(named) - have)]
    return wrong


def templates():
    """(file of a template, its class)"""
    for path in having(".ui", under="ui/"):
        root = ElementTree.parse(path).getroot()
        for template in root.iter("template"):
            yield path, template.get("class")


def every_template_is_in_the_resources_and_tested():
    """Every template is in the resources, has its class, and is tested"""
    resources = read(ROOT / "ui/ebb-ui.gresource.xml")
    tests = "\n".join(read(path) for path in having(".c", ".h", under="tests/ui/"))
    wrong = []
    for path in having(".ui", under="ui/"):
        if f">{path.name}<" not in resources:
            wrong.append(f"{short(path)} is not in ui/ebb-ui.gresource.xml")
    for path, name in templates():
        words = re.findall(r"[A-Z]+[a-z0-9]*", name)
        lower, base = "_".join(words).lower(), "-".join(words).lower()
        if path.stem != base:
            wrong.append(f"{short(path)} holds {name}; it should be called {base}.ui")
        if not [other for other in having(".c", under="src/") if other.stem == base]:
            wrong.append(f"{name} has no {base}.c")
        upper = "EBB_TYPE_" + "_".join(words[1:]).upper()
        if not re.search(rf"\b({lower}_new\w*|{upper})\b", tests):
            wrong.append(f"{name} is in no test under tests/ui")
    return wrong


def german_is_complete():
    """German is complete"""
    with tempfile.TemporaryDirectory() as folder:
        pot, merged = Path(folder) / "ebb.pot", Path(folder) / "de.po"
        wrong = run("xgettext", *KEYWORDS, "-o", pot, "--files-from=po/POTFILES", f"--directory={ROOT}")
        wrong += run("msgmerge", "-q", "-o", merged, ROOT / "po/de.po", pot)
        wrong += run("msgfmt", "--check", "-o", "/dev/null", merged)
        if wrong:
            return wrong
        for flag, what in (("--untranslated", "not translated"), ("--only-fuzzy", "fuzzy")):
            left = subprocess.run(["msgattrib", flag, "--no-obsolete", "--no-wrap", merged],
                                  capture_output=True, text=True, check=True).stdout
            ids = [line for line in re.findall(r'^msgid "(.+)"$', left, flags=re.MULTILINE)]
            wrong += [f"{what}: {text[:90]}" for text in ids[:20]]
            if len(ids) > 20:
                wrong.append(f"… and {len(ids) - 20} more that are {what}")
    return wrong


def no_string_promises():
    """No string of the program promises an effect or names a reason"""
    # "works" and the like; a title of a study would be no reason to say so either
    pattern = re.compile(r"\b(?:caus(?:es?|ed|ing)|reduc(?:es?|ed|ing|tion)|works|prov(?:es?|ed|en)"
                         r"|cur(?:es?|ed|ing)|heal(?:s|ed|ing)?|effective(?:ly)?)\b", re.IGNORECASE)
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder) / "ebb.pot"
        wrong = run("xgettext", *KEYWORDS, "--no-wrap", "-o", pot, "--files-from=po/POTFILES", f"--directory={ROOT}")
        if wrong:
            return wrong
        strings = re.findall(r'^msgid(?:_plural)? "(.*)"$|^"(.*)"$', read(pot), flags=re.MULTILINE)
    return [f"{found.group()}: {text[:90]}" for pair in strings for text in pair
            if (found := pattern.search(text))]


def region_names_agree():
    """The list of region names agrees with the table"""
    return run(sys.executable, ROOT / "scripts/region-names", "--check")


def nothing_names_a_machine():
    """No file names a folder of somebody's machine, a mirror, or unfinished work"""
    # Taken apart, so that this file does not find itself.
    pattern = re.compile("|".join([
        r"(?<![\w.~}])/" + r"(?:work|root|home/(?!me/)[a-z]\w*)/",
        r"deb\." + r"debian\.org",
        r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b",
    ]))
    wrong = []
    for path in texts():
        if short(path) in {"COPYING"}:
            continue
        for number, line in enumerate(read(path).splitlines(), 1):
            if pattern.search(line):
                wrong.append(f"{short(path)}:{number}: {line.strip()[:80]}")
    return wrong


def no_file_is_too_long():
    """No source file is longer than 800 lines"""
    return [f"{short(path)}: {n} lines" for path in having(".c", ".h", ".py", ".ui", ".css")
            if (n := len(read(path).splitlines())) > LONGEST]


def text_is_clean():
    """Text ends with a line end and has no spaces at line ends"""
    wrong = []
    for path in texts():
        if path.suffix in {".svg", ".po", ".csv"} or short(path).startswith(("tests/fixtures/", "tests/fuzz/corpus")):
            continue
        text = path.read_bytes()
        if text and not text.endswith(b"\n"):
            wrong.append(f"{short(path)}: no line end at the end")
        if re.search(rb"[ \t]+$", text, flags=re.MULTILINE) and path.suffix != ".md":
            wrong.append(f"{short(path)}: spaces at the end of a line")
    return wrong


def xml_is_well_formed():
    """Every XML file is well-formed"""
    wrong = []
    for path in having(".xml", ".ui", ".svg"):
        try:
            ElementTree.parse(path)
        except ElementTree.ParseError as error:
            wrong.append(f"{short(path)}: {error}")
    return wrong


def desktop_entry_is_valid():
    """The desktop entry is valid"""
    return run("desktop-file-validate", BUILD / "data" / f"{APP_ID}.desktop")


def metainfo_is_valid():
    """The AppStream metainfo is valid"""
    return run("appstreamcli", "validate", "--strict", "--no-net", BUILD / "data" / f"{APP_ID}.metainfo.xml")


def settings_schema_is_valid():
    """The settings schema is valid"""
    return run("glib-compile-schemas", "--strict", "--dry-run", ROOT / "data")


def scripts_can_be_read():
    """Every script can be read by its interpreter"""
    wrong = []
    for path in FILES:
        if path.suffix in BINARY:
            continue
        with path.open("rb") as file:
            first = file.readline()
        if re.match(rb"#!.*bash", first):
            wrong += run("bash", "-n", path)
        elif re.match(rb"#!.*python", first) or path.suffix == ".py":
            try:
                ast.parse(read(path), short(path))
            except SyntaxError as error:
                wrong.append(f"{short(path)}: {error}")
    return wrong


def no_network_code():
    """No file of the program includes network code"""
    pattern = re.compile(r"#include <(?:sys/socket|netinet|arpa|netdb|curl|libsoup)|\b(?:g_socket_|g_network_|soup_|GSocket)")
    return [short(path) for path in having(".c", ".h", under="src/") if pattern.search(read(path))]


CHECKS = [
    c_files_are_laid_out,
    includes_follow_the_arrows,
    every_file_names_its_licence,
    no_network_code,
    nothing_names_a_machine,
    no_file_is_too_long,
    text_is_clean,
    scripts_can_be_read,
    xml_is_well_formed,
    every_template_is_in_the_resources_and_tested,
    desktop_entry_is_valid,
    metainfo_is_valid,
    settings_schema_is_valid,
    potfiles_is_complete_and_sorted,
    no_string_promises,
    region_names_agree,
    german_is_complete,
]


def main():
    print(f"1..{len(CHECKS)}")
    failed = False
    for number, check in enumerate(CHECKS, 1):
        title = check.__doc__
        try:
            wrong = check()
        except Skip as reason:
            print(f"ok {number} - {title} # SKIP {reason}")
            continue
        print(f"{'not ' if wrong else ''}ok {number} - {title}")
        for line in wrong:
            print(f"# {line}")
        failed |= bool(wrong)
    sys.exit(1 if failed else 0)


main()
