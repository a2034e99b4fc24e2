#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed program from a person's side, as TAP: e2e.py BUILD-DIR

Run in a desktop of its own (tests/run-headless). The build is installed into a
scratch folder and started from there. The steps follow each other on one diary,
as somebody would use it; each looks at the result through the command line too.
"""

import csv
import datetime
import json
import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from desktop import (Failed, PATIENCE, choose_file, has, in_dialog, name, press, resize, role, run, text_of,  # noqa: E402
                     type_text, wait_for, wait_for_said, walk, xdotool)
from gi.repository import Atspi  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = Path(sys.argv[1]).resolve()


# --- the steps ---------------------------------------------------------------------

def opens_with_the_keyboard_on_the_rating(ebb):
    """The window opens on Today, ready for a rating"""
    ebb.start()
    ebb.wait_to_see("Today")
    wait_for(lambda: has(ebb.window(), Atspi.StateType.ACTIVE), "the window to have the keyboard")
    ebb.find("the rating scale", lambda node: role(node) == "radio button" and name(node).startswith("10"))


def an_entry_with_one_choice_and_enter(ebb):
    """One key and Enter make an entry"""
    press("6", "Return")
    wait_for(lambda: ebb.entry_with(pain=6), "an entry of pain 6 in the diary")
    if len(ebb.entries()) != 1:
        raise Failed(f"{len(ebb.entries())} entries were saved")
    ebb.wait_to_see("Undo")


def an_entry_with_a_note(ebb):
    """An entry with a note is made with the keyboard alone"""
    press("4")
    more = ebb.find("what unfolds the check-in", lambda node: role(node) in ("toggle button", "push button") and
                    ("more" in name(node).lower() or "detail" in name(node).lower()))
    ebb.tab_to("the button that unfolds", lambda node: name(node) == name(more))
    press("space")
    note = ebb.tab_to("the note", is_note)
    type_text("A kestrel sat on the fence.")
    wait_for(lambda: "kestrel" in (text_of(note) or ""), "the note to be typed")
    press("ctrl+Return")
    wait_for(lambda: ebb.entry_with(pain=4, note="A kestrel sat on the fence."), "the entry with the note")


def is_note(node):
    return "note" in name(node).lower() and role(node) in ("text", "entry", "paragraph", "terminal") and \
        has(node, Atspi.StateType.EDITABLE)


def a_second_start_raises_the_first_window(ebb):
    """A second start raises the first window"""
    press("super+d")  # whatever it does, the window may now be anywhere
    subprocess.run([ebb.program], check=True, timeout=PATIENCE)
    if ebb.process.poll() is not None:
        raise Failed("the first program ended")
    wait_for(lambda: has(ebb.window(), Atspi.StateType.ACTIVE), "the first window to be raised")
    if len(ebb.windows()) != 1:
        raise Failed("there are two windows")


def what_the_command_line_adds_appears(ebb):
    """What the command line adds appears without a restart"""
    press("alt+2")
    wait_for_rows(ebb, having=["kestrel"])
    ebb.command("add", "--pain", "3", "--note", "The nightingale sang.")
    wait_for_rows(ebb, having=["kestrel", "nightingale"])


def rows(ebb):
    """What the rows of the diary page say (GTK 4.8 also tells of pages that are not
    shown, so looking for words is not enough)."""
    entries = next((node for node in ebb.nodes() if role(node) == "list" and name(node) == "Entries"), None)
    if entries is None:
        return []
    return [name(node) for node in walk(entries) if role(node) == "list item"]


def wait_for_rows(ebb, *, having, lacking=()):
    def good():
        text = "\n".join(rows(ebb))
        return all(part in text for part in having) and not any(part in text for part in lacking)

    wait_for(good, f"rows with {having} and without {lacking}")


def select_row(ebb, part):
    """Moves the keyboard to the row of the diary that tells of @part."""
    press("alt+2")
    wait_for_rows(ebb, having=[part])
    ebb.tab_to("the list", lambda node: role(node) == "list item" and not name(node).startswith("0"), 80)
    press("Home")
    for _ in range(20):
        node = ebb.focused()
        if node is not None and part in name(node):
            return
        ebb.last_focus = None
        press("Down")
        wait_for(lambda: ebb.focused() is not None, "a row with the keyboard")
    raise Failed(f"no row tells of {part!r}")


def an_entry_is_edited(ebb):
    """An entry is opened from its row, changed, and saved"""
    select_row(ebb, "nightingale")
    press("Return")
    ebb.dialog()
    wait_for(lambda: ebb.dialog_has_keyboard(), "the dialog to have the keyboard")
    ebb.tab_to("the note in the dialog", is_note)
    press("ctrl+End")
    type_text(" Twice.")
    wait_for(lambda: in_dialog(ebb, lambda node: "Twice." in (text_of(node) or "")), "the note to be longer")
    press("ctrl+Return")
    ebb.no_dialog()
    wait_for(lambda: ebb.entry_with(pain=3, note="The nightingale sang. Twice."), "the changed note")
    wait_for_rows(ebb, having=["Twice."])


def an_entry_is_deleted_and_brought_back(ebb):
    """An entry is deleted with Delete and brought back with Undo"""
    select_row(ebb, "kestrel")
    press("Delete")
    wait_for(lambda: not ebb.entry_with(pain=4), "the entry to be deleted")
    ebb.wait_to_see("Undo")
    press("ctrl+z")
    wait_for(lambda: ebb.entry_with(pain=4, note="A kestrel sat on the fence."), "the entry to be back")
    wait_for_rows(ebb, having=["kestrel"])


def region_ids():
    """Names of the regions of the body, to their ids."""
    with open(ROOT / "data/body/regions.csv", encoding="utf-8", newline="") as file:
        return {row["name"]: row["id"] for row in csv.DictReader(file)}


def tab_to_figure(ebb):
    return ebb.tab_to("the figure", lambda node: role(node) == "check box" and name(node) in region_ids(), 80)


def mark_focused(ebb, key, said):
    """Marks the region that has the keyboard; returns its id."""
    press(key)
    node = wait_for(lambda: (lambda one: one is not None and has(one, Atspi.StateType.CHECKED) and
                             one.get_description() == said and one)(ebb.focused()), f"a region that says {said!r}")
    return region_ids()[name(node)]


def step_on_figure(ebb, key):
    before = name(ebb.focused())
    press(key)
    ebb.wait_for_focus("the next region", lambda node: role(node) == "check box" and name(node) != before)


def marks_of(ebb, pain):
    entry = ebb.entry_with(pain=pain)
    return {mark["region"]: mark.get("intensity") for mark in entry.get("marks", [])} if entry else None


def three_places_are_marked_by_keys(ebb):
    """Three places are marked on the figure by the keyboard alone, saved, and one is changed"""
    press("ctrl+n")
    ebb.dialog()
    wait_for(ebb.dialog_has_keyboard, "the dialog to have the keyboard")
    press("1")
    tab_to_figure(ebb)
    wanted = {mark_focused(ebb, "7", "pain 7"): 7}
    step_on_figure(ebb, "Down")
    changed = mark_focused(ebb, "3", "pain 3")
    wanted[changed] = 3
    step_on_figure(ebb, "Right")
    wanted[mark_focused(ebb, "x", "pain 10")] = 10
    press("ctrl+Return")
    ebb.no_dialog()
    wait_for(lambda: marks_of(ebb, 1) == wanted, f"an entry with {wanted}")

    select_row(ebb, "Pain 1")
    press("Return")
    ebb.dialog()
    wait_for(ebb.dialog_has_keyboard, "the dialog to have the keyboard")
    tab_to_figure(ebb)
    step_on_figure(ebb, "Down")
    wait_for(lambda: ebb.focused().get_description() == "pain 3", "the mark as it was saved")
    if mark_focused(ebb, "5", "pain 5") != changed:
        raise Failed("another region was marked than before")
    press("ctrl+Return")
    ebb.no_dialog()
    wanted[changed] = 5
    wait_for(lambda: marks_of(ebb, 1) == wanted, f"the entry with {wanted}")


def extents_at_rest(node):
    """Where a widget is in its window, when it no longer moves."""
    def read():
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        return box.x, box.y, box.width, box.height

    seen = []
    wait_for(lambda: seen.append(read()) or len(seen) > 1 and seen[-1] == seen[-2], f"{name(node)} to come to rest")
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)


def place_of(node, share=0.5):
    """Where a widget is on the screen: so far from its left to its right, half way down."""
    box = extents_at_rest(node)
    place = dict(line.split("=") for line in
                 subprocess.run(["xdotool", "getactivewindow", "getwindowgeometry", "--shell"], check=True,
                                capture_output=True, text=True).stdout.split())
    if box.y < 0 or box.y + box.height > int(place["HEIGHT"]):
        raise Failed(f"{name(node)} is out of sight")
    return int(place["X"]) + box.x + int(box.width * share), int(place["Y"]) + box.y + box.height // 2


def middle_of(ebb, region):
    """Where the middle of a region of the figure is on the screen."""
    return place_of(in_dialog(ebb, lambda one: role(one) == "check box" and region_ids().get(name(one)) == region))


def places_are_painted_by_the_mouse(ebb):
    """Dragging the mouse paints over several places, and a click takes one off"""
    press("ctrl+n")
    ebb.dialog()
    wait_for(ebb.dialog_has_keyboard, "the dialog to have the keyboard")
    press("8")
    tab_to_figure(ebb)
    # down to the belly, so that all above it is in sight
    for _ in range(20):
        if name(ebb.focused()) in ("Left lower abdomen", "Right lower abdomen"):
            break
        step_on_figure(ebb, "Down")
    first, last = middle_of(ebb, "chest-left"), middle_of(ebb, "upper-abdomen-left")
    xdotool("mousemove", *map(str, first), "mousedown", "1")
    for part in range(1, 11):
        xdotool("mousemove", *(str(a + (b - a) * part // 10) for a, b in zip(first, last)))
    xdotool("mouseup", "1")
    chest = in_dialog(ebb, lambda node: region_ids().get(name(node)) == "chest-left" and role(node) == "check box")
    wait_for(lambda: has(chest, Atspi.StateType.CHECKED), "the chest to be marked")
    xdotool("mousemove", *map(str, middle_of(ebb, "chest-right")), "click", "1")
    xdotool("mousemove", *map(str, first), "click", "1")
    wait_for(lambda: not has(chest, Atspi.StateType.CHECKED), "the chest not to be marked")
    press("ctrl+Return")
    ebb.no_dialog()
    wait_for(lambda: marks_of(ebb, 8) == {"chest-right": None, "upper-abdomen-left": None}, "what was painted")


def searching_finds(ebb):
    """Searching shows what fits and nothing else"""
    press("ctrl+f")
    ebb.wait_for_focus("the search to have the keyboard", lambda node: has(node, Atspi.StateType.EDITABLE))
    type_text("nighti")
    wait_for_rows(ebb, having=["nightingale"], lacking=["kestrel", "Pain 6"])
    press("ctrl+a", "BackSpace")
    wait_for_rows(ebb, having=["kestrel", "nightingale", "Pain 6"])


def exporting_by_the_window(ebb, folder):
    """The menu's Export writes the whole diary"""
    target = folder / "out.json"
    press("ctrl+e")
    wait_for(lambda: in_dialog(ebb, lambda node: "JSON" in name(node)), "the question for the format")
    wait_for(lambda: ebb.dialog_has_keyboard(), "the question to have the keyboard")
    press("Return")
    choose_file(ebb, target)
    wait_for(target.exists, "the exported file")
    ebb.no_dialog()
    exported = json.loads(target.read_text())
    if exported.get("format") != "ebb-diary" or "nightingale" not in target.read_text():
        raise Failed("the exported file does not hold the diary")


def importing_by_the_window(ebb, folder):
    """The menu's Import adds what a file holds, and can be undone"""
    source = folder / "in.csv"
    source.write_text("at,pain,note\n2026-01-05T08:00:00+01:00,8,A lapwing called.\n")
    press("ctrl+o")
    wait_for(lambda: in_dialog(ebb, lambda node: "File…" in name(node)), "the question for file or folder")
    wait_for(lambda: ebb.dialog_has_keyboard(), "the question to have the keyboard")
    press("Return")
    choose_file(ebb, source)
    ebb.find("the question whether to import", lambda node: "in.csv" in name(node) and "mport" in name(node))
    wait_for(lambda: ebb.dialog_has_keyboard(), "the question to have the keyboard")
    press("Return")
    wait_for(lambda: ebb.entry_with(note="A lapwing called."), "the imported entry")
    ebb.no_dialog()
    # In the search Control+Z would undo the typing.
    select_row(ebb, "lapwing")
    press("ctrl+z")
    wait_for(lambda: not ebb.entry_with(note="A lapwing called."), "the import to be undone")


def a_half_done_entry_survives(ebb):
    """A half-done entry survives kill -9"""
    before = len(ebb.entries())
    press("alt+1")
    ebb.tab_to("the rating scale", lambda node: role(node) == "radio button")
    press("7")
    rated = ebb.find("7 to be chosen", lambda node: role(node) == "radio button" and name(node).startswith("7") and
                     has(node, Atspi.StateType.CHECKED))
    if not rated:
        raise Failed("7 was not chosen")
    wait_for(lambda: subprocess.run(["sqlite3", "-readonly", ebb.diary, "SELECT slot FROM draft"],
                                    capture_output=True, text=True, check=False).stdout.strip(),
             "the draft to be on the disk")
    ebb.kill()
    ebb.start()
    ebb.find("7 still to be chosen", lambda node: role(node) == "radio button" and name(node).startswith("7") and
             has(node, Atspi.StateType.CHECKED))
    if len(ebb.entries()) != before:
        raise Failed("half an entry became a whole one")
    wait_for(lambda: has(ebb.window(), Atspi.StateType.ACTIVE), "the window to have the keyboard")
    ebb.tab_to("the rating scale", lambda node: role(node) == "radio button")
    press("ctrl+Return")
    wait_for(lambda: ebb.entry_with(pain=7), "the finished entry")


def a_narrow_window_works(ebb):
    """The window works at 360 pixels"""
    resize(ebb, 360, 640)
    press("alt+1")
    ebb.tab_to("the rating scale", lambda node: role(node) == "radio button")
    press("2", "Return")
    wait_for(lambda: ebb.entry_with(pain=2), "an entry from the narrow window")
    press("alt+2")
    wait_for_rows(ebb, having=["nightingale"])


def the_window_closes(ebb):
    """Quitting ends the program, and the diary is whole"""
    press("ctrl+q")
    ebb.process.wait(timeout=PATIENCE)
    if ebb.process.returncode != 0:
        raise Failed(f"the program ended with {ebb.process.returncode}")
    ebb.process = None
    ebb.command("check")


def quitting_from_a_dialog_keeps_what_was_begun(ebb):
    """Ctrl+Q in a dialog ends the program, and what was begun is kept"""
    ebb.start("--new-entry")
    wait_for(lambda: in_dialog(ebb, lambda node: role(node) == "radio button"), "the new entry")
    wait_for(lambda: ebb.dialog_has_keyboard(), "the new entry to have the keyboard")
    press("9", "ctrl+q")
    ebb.process.wait(timeout=PATIENCE)
    if ebb.process.returncode != 0:
        raise Failed(f"the program ended with {ebb.process.returncode}")
    ebb.process = None
    ebb.start("--new-entry")
    ebb.find("9 still to be chosen", lambda node: role(node) == "radio button" and name(node).startswith("9") and
             has(node, Atspi.StateType.CHECKED))
    wait_for(lambda: ebb.dialog_has_keyboard(), "the new entry to have the keyboard")
    press("ctrl+Return")
    wait_for(lambda: ebb.entry_with(pain=9), "the finished entry")
    ebb.no_dialog()
    press("ctrl+comma")
    wait_for(lambda: ebb.dialog_has_keyboard(), "the preferences")
    press("ctrl+q")
    ebb.process.wait(timeout=PATIENCE)
    ebb.process = None
    ebb.command("check")


def find_chart(ebb):
    """The chart of the trends page."""
    return ebb.find("the chart", lambda node: name(node) == "Chart of Pain now")


def annotations(ebb):
    """What the diary's annotations say, to their first days."""
    return {one["text"]: one["from"] for one in json.loads(ebb.command("export", "--format", "json")).get("annotations", [])}


def write_annotation(ebb, text):
    """Answers the dialog that asks what happened."""
    wait_for(ebb.dialog_has_keyboard, "the dialog to have the keyboard")
    type_text(text)
    press("Return")
    ebb.no_dialog()
    wait_for(lambda: has(ebb.window(), Atspi.StateType.ACTIVE), "the window to have the keyboard")


def trends_are_heard(ebb, folder):
    """Without seeing the chart one hears the median and how it has changed"""
    today = datetime.date.today()
    source = folder / "months.csv"
    source.write_text("at,pain\n" + "".join(f"{today - datetime.timedelta(days=ago)},{3 if ago <= 28 else 6}\n" for ago in range(1, 80)))
    ebb.command("import", str(source))
    ebb.start()
    wait_for(lambda: has(ebb.window(), Atspi.StateType.ACTIVE), "the window to have the keyboard")
    resize(ebb, 900, 760)
    press("alt+4")
    words = wait_for_said(find_chart(ebb), lambda words: "median" in words, "the chart to be described")
    if not re.search(r"median 6, quartiles 3 to 6, \d+ of \d+ days rated", words):
        raise Failed(f"the chart says: {words}")
    if "The last four weeks compared with the four before:" not in words or "lower" not in words:
        raise Failed(f"the chart says nothing of the change: {words}")


def a_week_is_read_and_annotated_by_keys(ebb):
    """By keys one zooms to a week, reads a value of a day, and writes what happened on it"""
    chart = ebb.tab_to("the chart", lambda node: name(node) == "Chart of Pain now")
    press("End")
    wait_for_said(chart, re.compile(r"\d+ \w+ \d{4}[:,]").match, "the last day to be read")
    press(*["plus"] * 7)
    of_reading = re.compile(r"(\d+ \w+ \d{4}), .*: (\d+)$")
    wait_for_said(chart, of_reading.match, "a reading to be read")
    # away from today, of which there are many
    for _ in range(30):
        words = chart.get_description()
        day, value = of_reading.match(words).groups()
        date = datetime.datetime.strptime(day, "%d %b %Y").date()
        if date < datetime.date.today():
            break
        press("Left")
        wait_for_said(chart, lambda now, then=words: now != then, "the reading before")
    wait_for(lambda: any(entry["at"].startswith(str(date)) and entry.get("pain") == int(value) for entry in ebb.entries()),
             f"an entry of {date} with {value}")
    press("Return")
    write_annotation(ebb, "A new mattress")
    wait_for(lambda: annotations(ebb).get("A new mattress") == str(date), "the annotation in the diary")
    press("ctrl+t")
    ebb.wait_to_see("A new mattress")
    press("ctrl+t", "ctrl+0")


def trends_are_moved_by_the_mouse(ebb):
    """With the mouse one zooms, drags, finds home, and writes what happened on a day"""
    chart = find_chart(ebb)

    def look(what, *others):
        """What the chart says of itself when nothing is pointed at."""
        xdotool("mousemove", *place_of(chart, 0.5)[:1], 5)
        return wait_for_said(chart, lambda words: "days rated" in words and words not in others, what)

    press("Escape", "ctrl+0")
    home = look("the whole period to be described")
    xdotool("mousemove", *place_of(chart, 0.7))
    xdotool("keydown", "ctrl", "click", "4", "click", "4", "click", "4", "keyup", "ctrl")
    ebb.find("the way home", lambda node: name(node) == "Whole Period")
    near = look("less time to be described", home)

    first, last = place_of(chart, 0.4), place_of(chart, 0.7)
    xdotool("mousemove", *first, "mousedown", "1")
    for part in range(1, 11):
        xdotool("mousemove", *(a + (b - a) * part // 10 for a, b in zip(first, last)))
    xdotool("mouseup", "1")
    look("other days to be described", home, near)

    xdotool("mousemove", *place_of(ebb.find("the way home", lambda node: name(node) == "Whole Period")), "click", "1")
    wait_for(lambda: look("the whole period") == home, "the way home")

    xdotool("mousemove", *place_of(chart, 0.6), "click", "--repeat", "2", "--delay", "20", "1")
    write_annotation(ebb, "A long walk")
    wait_for(lambda: "A long walk" in annotations(ebb), "the annotation in the diary")
    press("ctrl+z")
    wait_for(lambda: "A long walk" not in annotations(ebb), "the annotation to be undone")
    press("ctrl+q")
    ebb.process.wait(timeout=PATIENCE)
    ebb.process = None


def dev_run_shows_a_window(ebb):
    """./dev run shows a window"""
    if BUILD != ROOT / "build":
        return "only in the folder that ./dev builds in"
    ebb.process = subprocess.Popen([str(ROOT / "dev"), "run", "--demo"], stdout=subprocess.DEVNULL)
    ebb.wait_to_see("Today")
    ebb.kill()
    return None


def dev_run_without_a_display_says_so(ebb):
    """Without a display ./dev run says so, and sub-commands work"""
    if BUILD != ROOT / "build":
        return "only in the folder that ./dev builds in"
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    result = subprocess.run([str(ROOT / "dev"), "run"], env=environment, capture_output=True, text=True,
                            check=False, timeout=300)
    said = result.stderr.strip().splitlines()
    if result.returncode == 0 or not said or "./dev shots" not in said[-1] or "display" not in said[-1]:
        raise Failed(f"it ended with {result.returncode} and said: {result.stderr.strip()}")
    listed = subprocess.run([str(ROOT / "dev"), "run", "list", "--json"], env=environment, capture_output=True,
                            text=True, check=True, timeout=300).stdout
    if len(json.loads(listed)) != len(ebb.entries()):
        raise Failed("./dev run list does not list the diary")
    return None


STEPS = [
    opens_with_the_keyboard_on_the_rating,
    an_entry_with_one_choice_and_enter,
    an_entry_with_a_note,
    a_second_start_raises_the_first_window,
    what_the_command_line_adds_appears,
    an_entry_is_edited,
    an_entry_is_deleted_and_brought_back,
    three_places_are_marked_by_keys,
    places_are_painted_by_the_mouse,
    searching_finds,
    exporting_by_the_window,
    importing_by_the_window,
    a_half_done_entry_survives,
    a_narrow_window_works,
    the_window_closes,
    quitting_from_a_dialog_keeps_what_was_begun,
    trends_are_heard,
    a_week_is_read_and_annotated_by_keys,
    trends_are_moved_by_the_mouse,
    dev_run_without_a_display_says_so,
    dev_run_shows_a_window,
]

run(STEPS, BUILD)
