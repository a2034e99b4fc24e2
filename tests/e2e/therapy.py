#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole path of therapy by keyboard and screen reader, as TAP: therapy.py BUILD-DIR

Run in a desktop of its own (tests/run-headless). From planning a course over the safety
check, a session and its follow-ups to what it did: the steps follow each other on one
diary. Nothing is done but by keys, and nothing looked at but what is said on the
accessibility bus and what the command line tells of the diary."""

import datetime
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from desktop import (Failed, PATIENCE, choose_file, has, name, press, resize, role, run,  # noqa: E402
                     type_text, use_noon, wait_for, wait_for_said, walk)
from gi.repository import Atspi  # noqa: E402

NECK = ["neck-back-left", "neck-back-right", "trapezius-left", "trapezius-right", "shoulder-blade-left", "shoulder-blade-right"]
GROUPS = ["emergency", "doctor", "whole", "local", "light"]
WEEK = datetime.timedelta(days=7)


# --- what is in the diary ----------------------------------------------------------

def exported(ebb, kind):
    return json.loads(ebb.command("export", "--format", "json")).get(kind, [])


def sessions_of(ebb, course=None):
    """The sessions of the diary or of a course, in order of time."""
    return sorted((one for one in json.loads(ebb.command("sessions", "--json")) if course in (None, one.get("course"))),
                  key=lambda one: one.get("started") or one["planned"])


def session(ebb, wanted):
    return next(one for one in sessions_of(ebb) if one["id"] == wanted)


def day_of(one):
    return datetime.date.fromisoformat(one["planned"][:10])


def ratings_of(one, phase, aspect="pain"):
    return {rating.get("region", rating.get("hours")): rating["value"] for rating in one.get("ratings", [])
            if rating["phase"] == phase and rating["aspect"] == aspect}


def answers_of(one):
    return [(answer["question"], answer["answer"]) for answer in one.get("answers", [])]


def ago(minutes):
    return (datetime.datetime.now().astimezone() - datetime.timedelta(minutes=minutes)).isoformat(timespec="minutes")


# --- what is heard, and keys ---------------------------------------------------------

def words(node):
    return node.get_description() or ""


def is_button(node, label):
    return role(node) in ("push button", "toggle button") and name(node) == label


def group_of(node):
    """What the nearest group with a name around something is called."""
    while node is not None:
        node = node.get_parent()
        if node is not None and role(node) in ("grouping", "panel", "list") and name(node):
            return name(node)
    return None


def wait_for_button(ebb, label, says=""):
    """Waits until a button has the keyboard; returns it."""
    return ebb.wait_for_focus(f"{label!r} with {says!r}", lambda node: is_button(node, label) and says in words(node))


def tab_to_button(ebb, label, says="", most=120):
    return ebb.tab_to(f"{label!r} of {says!r}", lambda node: is_button(node, label) and says in words(node), most)


def press_button(ebb, label, says=""):
    tab_to_button(ebb, label, says)
    press("Return")


def wait_for_dialog(ebb, title):
    """Waits for a dialog that says that it is one, and has the keyboard."""
    wait_for(lambda: name(ebb.windows()[-1]) == title, f"the dialog {title!r}")
    if role(ebb.windows()[-1]) not in ("dialog", "alert"):
        raise Failed(f"the dialog {title!r} says that it is a {role(ebb.windows()[-1])}")
    wait_for(ebb.dialog_has_keyboard, f"{title!r} to have the keyboard")


def wait_for_window(ebb):
    ebb.no_dialog()
    wait_for(lambda: has(ebb.window(), Atspi.StateType.ACTIVE), "the window to have the keyboard")


def check(ebb, label):
    """Ticks what has the keyboard."""
    press("space")
    ebb.wait_for_focus(f"{label!r} to be ticked", lambda node: name(node) == label and
                       (has(node, Atspi.StateType.CHECKED) or has(node, Atspi.StateType.PRESSED)))


def rate(ebb, group, number):
    """Rates where the keyboard is, which is @group."""
    ebb.wait_for_focus(f"{group!r}", lambda node: role(node) == "radio button" and group_of(node) == group)
    press(str(number))
    ebb.wait_for_focus(f"{number} to be chosen", lambda node: name(node).startswith(str(number)) and
                       has(node, Atspi.StateType.CHECKED) and group_of(node) == group)


def step_to(ebb, key, part):
    """Moves the keyboard on with an arrow key until @part is heard."""
    for _ in range(40):
        before = name(ebb.focused())
        if part in before:
            return
        ebb.last_focus = None
        press(key)
        ebb.wait_for_focus("what comes next", lambda node, then=before: name(node) != then)
    raise Failed(f"{key} never came to {part!r}")


def choose_item(ebb, part):
    """Chooses an item of the menu that has opened."""
    ebb.wait_for_focus("an item of the menu", lambda node: role(node) == "menu item")
    step_to(ebb, "Down", part)
    press("Return")


def begin_course(ebb, template):
    """Chooses a template, and goes on to the safety check with what it fills in."""
    wait_for_dialog(ebb, "New Course")
    row = ebb.tab_to(f"the template {template!r}", lambda node: role(node) == "list item" and name(node) == template)
    heard = words(row)
    press("Return")
    ebb.wait_for_focus("the title, filled in", lambda node: name(node) == "Title")
    press("ctrl+Return")
    wait_for_dialog(ebb, "Safety Check")
    return heard


def plan_course(ebb, says):
    """Plans the course that was checked; its button is to say what was found."""
    wait_for_dialog(ebb, "New Course")
    press_button(ebb, "Plan", says)
    wait_for_window(ebb)


# --- the steps -----------------------------------------------------------------------

def a_neck_course_is_planned(ebb):
    """A course for the neck is planned from its template: the safety check finds nothing, all that was set up is in the diary"""
    ebb.start()
    wait_for(lambda: has(ebb.window(), Atspi.StateType.ACTIVE), "the window to have the keyboard")
    resize(ebb, 1000, 760)
    press("alt+5")
    press_button(ebb, "Plan a Course")
    if "228 people" not in begin_course(ebb, "Neck and shoulders"):
        raise Failed("the template does not say what is known of it")
    asked = ""
    for number in range(5):
        button = ebb.wait_for_focus("the next part of the safety check", lambda node, then=asked: is_button(node, "None of these") and words(node) != then)
        asked = words(button)
        # once from a question, as somebody who read them one by one
        if number == 2:
            ebb.tab_to("a question", lambda node: role(node) == "check box" and group_of(node) in asked)
            press("ctrl+Return")
        else:
            press("Return")
    wait_for_button(ebb, "Continue", "Nothing here speaks against it")
    press("Return")
    plan_course(ebb, "14 sessions from")
    wait_for_button(ebb, "Start")

    [course] = exported(ebb, "courses")
    if (course["template"], course["minutes"], course["regions"]) != ("neck", 60, NECK):
        raise Failed(f"the course is {course}")
    if course["techniques"] != ["petrissage", "myofascial-release", "trigger-point"]:
        raise Failed(f"its techniques are {course['techniques']}")
    planned = sessions_of(ebb, course["id"])
    days = [day_of(one) for one in planned]
    # twice a week for four weeks, then weekly for six (Sherman 2014, Cook 2015)
    if len(days) != 14 or {day.isoweekday() for day in days[:8]} != {slot["weekday"] for slot in course["slots"]}:
        raise Failed(f"the sessions are on {[str(day) for day in days]}")
    if any(later - day != WEEK for day, later in zip(days[:6], days[2:8])) or any(later - day != WEEK for day, later in zip(days[8:], days[9:])):
        raise Failed(f"the sessions are not so many a week: {[str(day) for day in days]}")
    if {(one["state"], one["planned"][11:16], one["planned_minutes"]) for one in planned} != {("planned", "16:00", 60)}:
        raise Failed("the sessions are not planned at the hour of the course")
    if answers_of(planned[0]) != [("form", "full")] + [(group, "none") for group in GROUPS]:
        raise Failed(f"the first session keeps {planned[0].get('answers')}")


def a_session_is_moved(ebb):
    """In the calendar Alt and an arrow move a session, alone, and the keyboard stays with it"""
    first, second = sessions_of(ebb)[:2]
    ebb.tab_to("the calendar", lambda node: "no sessions" in name(node) or "(Planned)" in name(node), 80)
    step_to(ebb, "Right", "(Planned)")
    press("alt+Right")
    wait_for(ebb.dialog_has_keyboard, "the question to have the keyboard")
    press_button(ebb, "This One")
    wait_for_window(ebb)
    wait_for(lambda: day_of(session(ebb, first["id"])) == day_of(first) + datetime.timedelta(days=1), "the session a day later")
    if session(ebb, first["id"])["planned"][11:16] != first["planned"][11:16]:
        raise Failed("its time of day has changed")
    if session(ebb, second["id"])["planned"] != second["planned"]:
        raise Failed("the next session moved along")
    press("ctrl+z")
    wait_for(lambda: session(ebb, first["id"])["planned"] == first["planned"], "the move to be undone")


def a_course_pauses_and_resumes(ebb):
    """A course is paused and resumed"""
    def state():
        return exported(ebb, "courses")[0]["state"]

    tab_to_button(ebb, "Pause")
    press("space")
    wait_for(lambda: state() == "paused", "the course to be paused")
    ebb.wait_to_see("Nothing is planned")
    tab_to_button(ebb, "Resume")
    press("space")
    wait_for(lambda: state() != "paused", "the course to go on")
    ebb.wait_to_see("session 1 of 14")


def appointments_are_exported(ebb, folder):
    """Appointments go to a file that another program reads, and that says no more than it must"""
    target = folder / "plan.ics"
    tab_to_button(ebb, "More about the Plan")
    press("space")
    choose_item(ebb, "Export All Appointments")
    wait_for(ebb.dialog_has_keyboard, "the question to have the keyboard")
    press_button(ebb, "Export…")
    choose_file(ebb, target)
    wait_for(target.exists, "the file with appointments")
    wait_for_window(ebb)
    text = target.read_text(encoding="utf-8")
    if text.count("BEGIN:VEVENT") != 14:
        raise Failed(f"there are {text.count('BEGIN:VEVENT')} appointments in the file")
    if "Neck" in text or "massage" in text.lower():
        raise Failed("the file tells what the appointments are for")
    try:
        import icalendar
    except ImportError:
        return "python3-icalendar is not installed, so the file was not read by another program"
    events = icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    read = sorted((event["DTSTART"].dt, event["DURATION"].dt) for event in events)
    if read != [(datetime.datetime.fromisoformat(one["planned"]), datetime.timedelta(hours=1)) for one in sessions_of(ebb)]:
        raise Failed(f"another program reads {read}")
    return None


def a_session_is_recorded(ebb):
    """A session is started from the plan: the short check, how it is before, what was done, how it is after, what was not good"""
    first = sessions_of(ebb)[0]
    press_button(ebb, "Start")
    wait_for_dialog(ebb, "Neck and shoulders")
    wait_for_button(ebb, "It Is About to Begin")
    press("Return")
    wait_for_button(ebb, "Nothing new since last time", "Is anything new today?")
    press("Return")
    rate(ebb, "Pain overall, before", 6)
    press("Return")
    wait_for_button(ebb, "I Am Back")
    press("Return")
    rate(ebb, "Pain overall, right after", 4)
    tab_to_button(ebb, "Soreness")
    check(ebb, "Soreness")
    ebb.tab_to("how long the soreness took", lambda node: role(node) == "radio button" and group_of(node) == "How long")
    press("space")
    ebb.tab_to("the minutes of the kneading", lambda node: role(node) == "spin button" and name(node).startswith("Minutes"))
    press("ctrl+a")
    type_text("20")
    press_button(ebb, "Remove", "Trigger point pressure")
    press("ctrl+Return")
    wait_for_window(ebb)
    wait_for(lambda: session(ebb, first["id"])["state"] == "done", "the session to be done")
    done = session(ebb, first["id"])
    if (ratings_of(done, "before"), ratings_of(done, "after")) != ({None: 6}, {None: 4}):
        raise Failed(f"its ratings are {done['ratings']}")
    if done["parts"] != [{"technique": "petrissage", "minutes": 20}, {"technique": "myofascial-release"}]:
        raise Failed(f"what was done is {done['parts']}")
    if done["effects"] != [{"kind": "soreness", "hours": 1}]:
        raise Failed(f"what was not good is {done['effects']}")
    if answers_of(done)[-2:] != [("form", "short"), ("emergency", "none")] or ("form", "full") not in answers_of(done):
        raise Failed(f"it keeps {answers_of(done)}")
    if {one["state"] for one in done["follow_ups"]} != {"open"}:
        raise Failed(f"its follow-ups are {done['follow_ups']}")


def quitting_asks_about_a_form(ebb):
    """Quitting from a form that is filled in asks first, and the form stays if it is wanted"""
    press_button(ebb, "New Course…")
    wait_for_dialog(ebb, "New Course")
    ebb.tab_to("a template", lambda node: role(node) == "list item" and name(node) == "Knee")
    press("Return")
    ebb.wait_for_focus("the title, filled in", lambda node: name(node) == "Title")
    type_text("s")
    for answer, window in (("Return", "New Course"), ("alt+d", None)):
        press("ctrl+q")
        wait_for_dialog(ebb, "Discard Changes?")
        press(answer)
        if window:
            wait_for_dialog(ebb, window)
    wait_for_window(ebb)


def a_warning_sign_stops_all(ebb):
    """With a sign of an emergency the check says to get help, suggests nothing, and its answers are kept"""
    sign = "Pain or pressure in the chest that no doctor has explained yet"
    press_button(ebb, "New Course…")
    begin_course(ebb, "Knee")
    wait_for_button(ebb, "None of these")
    ebb.tab_to("the sign", lambda node: name(node) == sign)
    check(ebb, sign)
    press("ctrl+Return")
    button = wait_for_button(ebb, "I Have Read This", "Get help now")
    for part in ("Call the emergency number", "No massage", sign):
        if part not in words(button):
            raise Failed(f"the result says nothing of {part!r}: {words(button)}")
    others = {name(node) for node in walk(ebb.dialog()) if role(node) in ("push button", "check box", "radio button")}
    if others != {"Cancel", "Back", "I Have Read This"}:
        raise Failed(f"beside the result there is {others}")
    press("Return")
    plan_course(ebb, "Get help now. Call the emergency number")
    course = next(one for one in exported(ebb, "courses") if one["title"] == "Knee")
    first = sessions_of(ebb, course["id"])[0]
    if answers_of(first) != [("form", "full"), ("chest-pain", "yes")]:
        raise Failed(f"its first session keeps {answers_of(first)}")

    # a session of it does not begin here, although nothing is new
    ebb.tab_to("a session for the knee", lambda node: role(node) == "list item" and words(node).startswith("Knee"))
    press("Return")
    # of what can be done with it the keys reach the last thing, and come back
    ebb.wait_for_focus("the menu", lambda node: role(node) == "menu item")
    step_to(ebb, "Down", "Delete")
    choose_item(ebb, "Start")
    wait_for_dialog(ebb, "Knee")
    press_button(ebb, "It Is About to Begin")
    wait_for_button(ebb, "Nothing new since last time")
    press("Return")
    wait_for_button(ebb, "I Have Read This", "Get help now")
    press("Return")
    wait_for_button(ebb, "No Session Now")
    press("Return")
    wait_for_window(ebb)
    ebb.wait_for_focus("the session again", lambda node: role(node) == "list item" and words(node).startswith("Knee"))
    if {one["state"] for one in sessions_of(ebb, course["id"])} != {"planned"}:
        raise Failed("a session has begun")


def follow_ups_are_answered(ebb):
    """Follow-ups that are due wait on Today: one key answers one, and the keyboard goes on to the next"""
    def answer(one):
        return ratings_of(session(ebb, one), "later").get(1)

    def card(node):
        return role(node) == "radio button" and group_of(node) == "How is it 1 hour after the session?"

    first, second = (ebb.command("add", "--session", "10", "--at", ago(minutes), "--before", "pain=7", "--after", "pain=5").strip()
                     for minutes in (100, 80))
    press("alt+1")
    wait_for(lambda: sum(name(node) == "How is it 1 hour after the session?" and role(node) == "label" for node in ebb.nodes()) == 2,
             "two follow-ups on Today")
    ebb.tab_to("the first follow-up", card)
    press("4")
    wait_for(lambda: answer(first) == 4 or answer(second) == 4, "the answer in the diary")
    # the arrows choose on their way, and Enter answers
    ebb.wait_for_focus("the next follow-up", card)
    press("Right", "Right")
    ebb.wait_for_focus("2 to be chosen", lambda node: card(node) and name(node).startswith("2") and has(node, Atspi.StateType.CHECKED))
    press("Return")
    wait_for(lambda: {answer(first), answer(second)} == {4, 2}, "both answers in the diary")
    ebb.wait_for_focus("how much it hurts now", lambda node: role(node) == "radio button" and group_of(node) == "How much does it hurt now?")


def make_history(ebb, folder):
    """Three months with some ratings a day and a session every six days, after which pain
    is lower for some hours."""
    today = datetime.datetime.now().astimezone().replace(minute=0, second=0, microsecond=0)
    entries, sessions = [], []

    def add(day, hour, pain):
        entries.append({"at": (today - datetime.timedelta(days=day)).replace(hour=hour).isoformat(), "pain": pain})

    for day in range(92, 2, -1):
        is_session = day % 6 == 3
        late = 3 if day % 4 == 1 else 6
        for hour, pain in ((9, 6), (16, 3), (19, 3), (21, late), (23, 6)) if is_session else ((9, 6), (13, 7), (18, 6)):
            add(day, hour, pain + day % 2)
        if is_session:
            at = (today - datetime.timedelta(days=day)).replace(hour=14)
            sessions.append({"state": "done", "started": at.isoformat(), "minutes": 60, "parts": [{"technique": "petrissage"}],
                             "ratings": [{"phase": phase, "aspect": "pain", "value": value} for phase, value in (("before", 6), ("after", 3))]})
    path = folder / "history.json"
    path.write_text(json.dumps({"format": "ebb-diary", "version": 1, "trackers": [], "entries": entries, "sessions": sessions}))
    ebb.command("import", str(path))


def what_it_did_is_heard(ebb, folder):
    """What sessions did is heard: how often and how long, beside similar moments, and each picture point by point"""
    make_history(ebb, folder)
    headline = ebb.command("relief").splitlines()[0]
    if not re.match(r"After \d+ of 1[5-9] sessions pain was at least once clearly lower", headline):
        raise Failed(f"there is nothing to read: {headline}")
    comparison = next(line for line in ebb.command("relief").splitlines() if line.startswith("After sessions your pain was"))
    press("alt+5")
    ebb.wait_for_focus("something of the page", lambda node: role(node) != "page tab")
    press("ctrl+Next")
    summary = ebb.wait_for_focus("the headline", lambda node: name(node) == headline)
    if "Where pain was lower, it stayed so" not in words(summary):
        raise Failed(f"the summary says {words(summary)}")
    compared = ebb.tab_to("the comparison", lambda node: name(node) == "Compared with Similar Moments")
    if not words(compared).startswith(comparison) or "does not show that the sessions were the reason" not in words(compared):
        raise Failed(f"the comparison says {words(compared)}")

    for title, summary, point in (("After Sessions, Hour by Hour", "4 hours after sessions", r"Right after sessions, against the three days before: \d"),
                                  ("How Long Pain Stays Lower", "Where pain was lower", r"For longer than [\d.]+ h: \d+\xa0%"),
                                  ("Before and After", "In the middle pain was", r"\d+ \w+ \d{4}: \d before, \d after")):
        chart = ebb.tab_to(title, lambda node, wanted=title: role(node) == "image" and name(node) == wanted)
        wait_for_said(chart, lambda said, wanted=summary: said.startswith(wanted), f"what {title!r} comes to")
        press("Right")
        first = wait_for_said(chart, re.compile(point).match, f"a point of {title!r}")
        press("Right")
        wait_for_said(chart, lambda said, then=first: said != then, "the next point")
        press("Left")
        wait_for_said(chart, lambda said, then=first: said == then, "the point before")
        press("Escape")
        wait_for_said(chart, lambda said, wanted=summary: said.startswith(wanted), "the whole again")


def groups_are_heard(ebb):
    """Which sessions are looked at is chosen by keys; the groups are heard row by row"""
    # before GTK 4.10 what is asked is the name and what is chosen the description, in newer the other way round
    is_new = tuple(map(int, ebb.focused().get_application().get_toolkit_version().split(".")[:2])) >= (4, 10)

    def says(node, chosen):
        return (name(node), words(node)) == ((chosen, "Which Sessions") if is_new else ("Which Sessions", chosen))

    button = ebb.tab_to("the choice of sessions", lambda node: says(node, "All sessions"))
    press("space")
    ebb.wait_for_focus("all of them", lambda node: role(node) == "list item" and name(node) == "All sessions")
    press("Down")
    ebb.wait_for_focus("by technique", lambda node: role(node) == "list item" and name(node) == "By technique")
    press("Return")
    wait_for(lambda: says(button, "By technique"), "the choice to say so")
    row = ebb.tab_to("a row of the table", lambda node: name(node).startswith("Group: "))
    if not re.match(r"Group: \w+.*, Sessions: \d+, Lower After: .*, What It Says: \w", name(row)):
        raise Failed(f"the row says {name(row)}")


def the_diary_is_whole(ebb):
    """Quitting ends the program, and the diary is whole"""
    press("ctrl+q")
    ebb.process.wait(timeout=PATIENCE)
    if ebb.process.returncode != 0:
        raise Failed(f"the program ended with {ebb.process.returncode}")
    ebb.process = None
    ebb.command("check")


STEPS = [
    a_neck_course_is_planned,
    a_session_is_moved,
    a_course_pauses_and_resumes,
    appointments_are_exported,
    a_session_is_recorded,
    quitting_asks_about_a_form,
    a_warning_sign_stops_all,
    follow_ups_are_answered,
    what_it_did_is_heard,
    groups_are_heard,
    the_diary_is_whole,
]

use_noon()
run(STEPS, Path(sys.argv[1]).resolve())
