#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the sub-commands about therapy as processes, without a display, and prints TAP.

    test_therapy.py EBB SCHEMA FIXTURES
"""

import datetime
import json
import subprocess
import sys
import zoneinfo

from harness import EBB, SCHEMA, UUID, main, test


COURSE = "01890a5d-ac96-774b-bcce-b302099a8057"


def plan_course(d):
    """A course in Berlin with three planned sessions, across the change of the clocks."""
    sessions = [{"course": COURSE, "state": "planned", "planned": at, "planned_minutes": 60, "sequence": 0, "place": "Am Park 1, Berlin; Hof"}
                for at in ("2036-03-27T17:30:00+01:00", "2036-03-31T17:30:00+02:00", "2036-04-03T17:30:00+02:00")]
    d.write("in.json", json.dumps({"format": "ebb-diary", "version": 1, "trackers": [], "entries": [],
                                   "courses": [{"id": COURSE, "title": "Rücken & Nacken", "first_day": "2036-03-27", "zone": "Europe/Berlin"}],
                                   "sessions": sessions}))
    assert "4 new records of therapy." in d.ok("import", "in.json")


def read_ics(text):
    """A reader of our own: the events as dictionaries, by RFC 5545, 3.1."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", ""), "lines end with CRLF"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    events, stack = [], []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        name, value = line.split(":", 1)
        if name == "BEGIN":
            stack.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert stack.pop() == value
        elif stack[-1] == "VEVENT":
            assert name not in events[-1], name
            events[-1][name] = value
    assert not stack
    return events


def instants_of(events):
    """When they begin, in UTC, by this computer's own knowledge of the zone."""
    berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    return [datetime.datetime.strptime(e["DTSTART;TZID=Europe/Berlin"], "%Y%m%dT%H%M%S").replace(tzinfo=berlin).astimezone(datetime.timezone.utc)
            for e in events]


UTC_OF_COURSE = ["2036-03-27T16:30", "2036-03-31T15:30", "2036-04-03T15:30"]


@test("a session is added with what was done and rated, and listed")
def _(d):
    new = d.ok("add", "--session", "60", "--at", "2026-03-02T17:30+01:00", "--by", "therapist", "--part", "petrissage@trapezius-right=20:3",
               "--part", "heat", "--before", "pain=7", "--before", "neck-back-left=8", "--after", "pain=4.5", "--before", "swelling@knee-front-left=2",
               "--effect", "soreness@trapezius-right=20", "--note", "Good").strip()
    assert UUID.fullmatch(new), new
    [session] = json.loads(d.ok("sessions", "--json"))
    follow_ups = session.pop("follow_ups")
    assert session == {
        "id": new, "state": "done", "started": "2026-03-02T17:30:00+01:00", "minutes": 60, "sequence": 0, "provider": "therapist", "note": "Good",
        "parts": [{"technique": "petrissage", "region": "trapezius-right", "minutes": 20, "pressure": 3}, {"technique": "heat"}],
        "ratings": [{"phase": "before", "aspect": "pain", "value": 7}, {"phase": "before", "aspect": "pain", "region": "neck-back-left", "value": 8},
                    {"phase": "before", "aspect": "swelling", "region": "knee-front-left", "value": 2}, {"phase": "after", "aspect": "pain", "value": 4.5}],
        "effects": [{"kind": "soreness", "region": "trapezius-right", "hours": 20}]}, session
    assert [f["hours"] for f in follow_ups] == [1, 24, 48], follow_ups
    line = d.ok("sessions")
    assert line.startswith("2026-03-02 17:30 +01:00  Done · 60 min · Kneading · Heat · before: Pain 7"), line
    assert d.ok("sessions", "--from", "2026-03-03") == "" and d.ok("sessions", "--to", "2026-03-01", "--json") == "[]\n"
    assert json.loads(d.ok("add", "--session", "5", "--json"))["minutes"] == 5
    assert d.ok("check").startswith("0 entries")


@test("a session asks how it is when the person has chosen, as from the window")
def _(d):
    schemas = EBB.parents[1] / "data"
    assert (schemas / "gschemas.compiled").exists()
    d.write("config/glib-2.0/settings/keyfile", "[io/github/ebb_diary/Ebb]\nfollow-up-hours='2 12'\nquiet-hours=(0, 0)\n")
    chosen = {"GSETTINGS_BACKEND": "keyfile", "GSETTINGS_SCHEMA_DIR": str(schemas), "XDG_CONFIG_HOME": str(d.folder / "config")}
    d.ok("add", "--session", "60", "--at", "2026-03-02T17:30+01:00", env=chosen)
    [session] = json.loads(d.ok("sessions", "--json"))
    assert [(f["hours"], f["due"]) for f in session["follow_ups"]] == [(2, "2026-03-02T20:30:00+01:00"), (12, "2026-03-03T06:30:00+01:00")], session
    d.write("config/glib-2.0/settings/keyfile", "[io/github/ebb_diary/Ebb]\nfollow-ups=false\n")
    d.ok("add", "--session", "60", "--at", "2026-03-04T17:30+01:00", env=chosen)
    assert "follow_ups" not in json.loads(d.ok("sessions", "--json"))[-1]


@test("bad data for a session is one sentence and makes no diary")
def _(d):
    for args, says in [(("--session", "0"), "0"), (("--session=-5",), "-5"), (("--session", "x"), "x"), (("--session", "60", "--by", "nobody"), "nobody"),
                       (("--session", "60", "--part", "dance"), "dance"), (("--session", "60", "--part", "heat@wing"), "wing"),
                       (("--session", "60", "--part", "heat=0"), "0"), (("--session", "60", "--part", "petrissage:6"), "6"),
                       (("--session", "60", "--before", "pain=11"), "11"), (("--session", "60", "--before", "pain"), "pain=4"),
                       (("--session", "60", "--before", "joy=1"), "joy"), (("--session", "60", "--after", "swelling=2"), "Swelling"),
                       (("--session", "60", "--effect", "joy"), "joy"), (("--session", "60", "--effect", "bruise=-1"), "-1"),
                       (("--session", "60", "--course", "Neck"), "Neck"), (("--session", "60", "--at", "2199-01-01"), "lies ahead"),
                       (("--session", "60", "--planned", "--before", "pain=3"), "planned")]:
        d.fails(1, "add", *args, says=says)
    d.fails(2, "add", "--session", "60", "--pain", "3", says="--before")
    d.fails(2, "add", "--part", "heat", says="--session")
    assert not d.path.exists()


@test("a session of a course fulfils the one that is planned for that day")
def _(d):
    d.write("in.json", json.dumps({"format": "ebb-diary", "version": 1, "trackers": [], "entries": [],
                                   "courses": [{"id": COURSE, "title": "Neck", "first_day": "2026-03-02"}],
                                   "sessions": [{"course": COURSE, "planned": "2026-03-02T17:30:00+01:00", "planned_minutes": 60}]}))
    d.ok("import", "in.json")
    d.ok("add", "--session", "50", "--course", "neck", "--at", "2026-03-02T17:45+01:00", "--before", "pain=5")
    [session] = json.loads(d.ok("sessions", "--json", "--course", "NECK"))
    assert (session["state"], session["started"], session["planned"], session["sequence"]) == ("done", "2026-03-02T17:45:00+01:00", "2026-03-02T17:30:00+01:00", 1)
    done = d.run("add", "--session", "50", "--course", COURSE, "--at", "2026-03-02T18:00+01:00")
    assert done.returncode == 0 and "overlaps" in done.stderr, done
    assert len(json.loads(d.ok("sessions", "--json"))) == 2
    d.fails(1, "sessions", "--course", "knee", says="knee")


@test("planned sessions go out as iCalendar that says nothing of therapy, unless wanted")
def _(d):
    plan_course(d)
    d.ok("plan", "--ics", "out.ics", "--alarm", "30")
    assert (d.folder / "out.ics").stat().st_mode & 0o777 == 0o600
    text = (d.folder / "out.ics").read_bytes().decode()
    events = read_ics(text)
    assert {e["SUMMARY"] for e in events} == {"Appointment"} and {e["CLASS"] for e in events} == {"PRIVATE"}
    assert "Rücken" not in text and "LOCATION" not in text and "TRIGGER:-PT30M" in text
    assert [i.strftime("%Y-%m-%dT%H:%M") for i in instants_of(events)] == UTC_OF_COURSE
    told = read_ics(subprocess.run([EBB, "plan", "--ics", "-", "--tell"], env=d.env, stdout=subprocess.PIPE, check=True).stdout.decode())
    assert {e["SUMMARY"] for e in told} == {"Rücken & Nacken"} and {e["LOCATION"] for e in told} == {"Am Park 1\\, Berlin\\; Hof"}
    one = json.loads(d.ok("sessions", "--json"))[1]["id"]
    d.ok("plan", "--ics", "one.ics", "--session", one)
    assert [e["UID"].split("@")[0] for e in read_ics((d.folder / "one.ics").read_bytes().decode())] == [one]
    d.ok("plan", "--ics", "none.ics", "--from", "2037-01-01")
    assert read_ics((d.folder / "none.ics").read_bytes().decode()) == []
    d.fails(2, "plan", says="--ics")
    d.fails(2, "plan", "--ics", "x", "--alarm", "99999", says="--alarm")
    d.fails(1, "plan", "--ics", "x", "--session", "y", says="y")
    d.fails(1, "plan", "--ics", "missing/x.ics", says="x.ics")


@test("other programs read the same appointments from iCalendar: icalendar")
def _(d):
    try:
        import icalendar
    except ImportError:
        return "python3-icalendar is not installed, so it was not tried"
    plan_course(d)
    d.ok("plan", "--ics", "out.ics", "--tell", "--alarm", "30")
    calendar = icalendar.Calendar.from_ical((d.folder / "out.ics").read_bytes())
    events = calendar.walk("VEVENT")
    assert [e.decoded("DTSTART").astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M") for e in events] == UTC_OF_COURSE
    assert {str(e["SUMMARY"]) for e in events} == {"Rücken & Nacken"}
    assert {str(e["LOCATION"]) for e in events} == {"Am Park 1, Berlin; Hof"}
    assert {e.decoded("DURATION") for e in events} == {datetime.timedelta(hours=1)}
    # The zone by what the file itself says of it.
    [zone] = calendar.walk("VTIMEZONE")
    own = zone.to_tz()
    for event, expected in zip(events, UTC_OF_COURSE):
        wall = event.decoded("DTSTART").replace(tzinfo=None)
        at = own.localize(wall) if hasattr(own, "localize") else wall.replace(tzinfo=own)
        assert at.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M") == expected


LIBICAL = """
import sys, gi
gi.require_version('ICalGLib', '3.0')
from gi.repository import ICalGLib as I
top = I.Parser.parse_string(open(sys.argv[1], newline='').read())
assert top.isa() == I.ComponentKind.VCALENDAR_COMPONENT and top.count_errors() == 0, top.as_ical_string()
assert top.check_restrictions()
zone = I.Timezone.new()
zone.set_component(top.get_first_component(I.ComponentKind.VTIMEZONE_COMPONENT).clone())
event = top.get_first_component(I.ComponentKind.VEVENT_COMPONENT)
while event is not None:
    start = event.get_first_property(I.PropertyKind.DTSTART_PROPERTY).get_dtstart()
    start.set_timezone(zone)
    utc = start.convert_to_zone(I.Timezone.get_utc_timezone())
    print(utc.as_ical_string(), event.get_status().value_nick, event.get_sequence(), event.get_summary())
    event = top.get_next_component(I.ComponentKind.VEVENT_COMPONENT)
"""


@test("other programs read the same appointments from iCalendar: libical")
def _(d):
    python = "/usr/bin/python3"
    if subprocess.run([python, "-c", "import gi; gi.require_version('ICalGLib', '3.0')"], stderr=subprocess.DEVNULL).returncode != 0:
        return "gir1.2-ical-3.0 is not installed, so it was not tried"
    plan_course(d)
    exported = json.loads(d.ok("export"))
    exported["sessions"][1] |= {"state": "cancelled", "sequence": 4}
    for session in exported["sessions"]:
        session.pop("modified")
    d.write("changed.json", json.dumps(exported))
    d.ok("--diary", "copy.db", "import", "changed.json")
    d.ok("--diary", "copy.db", "plan", "--ics", "out.ics", "--tell", "--alarm", "30")
    read = subprocess.run([python, "-c", LIBICAL, d.folder / "out.ics"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert read.returncode == 0, read.stderr
    assert read.stdout.splitlines() == ["20360327T163000Z confirmed 0 Rücken & Nacken", "20360331T153000Z cancelled 4 Rücken & Nacken",
                                        "20360403T153000Z confirmed 0 Rücken & Nacken"], read.stdout


@test("therapy comes back and fits the schema")
def _(d):
    plan_course(d)
    d.ok("add", "--session", "60", "--at", "2026-03-02T17:30+01:00", "--part", "heat@knee=5", "--before", "knee=7", "--effect", "bruise", "--note", "x")
    exported = json.loads(d.ok("export"))
    d.ok("export", "--format", "csv", "-o", "out")
    d.ok("--diary", "copy.db", "import", "out")
    copy = json.loads(d.ok("--diary", "copy.db", "export"))
    for records in (exported, copy):
        for record in records["courses"] + records["sessions"]:
            assert record.pop("modified") > 0
    assert copy == exported
    try:
        import jsonschema
    except ImportError:
        return "python3-jsonschema is not installed, so the schema was not tried"
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text()))
    validator.validate(exported)
    for wrong in ({"state": "lost"}, {"minutes": 0}, {"mood": 4}, {"parts": [{}]}, {"started": "soon"}):
        assert not validator.is_valid({**exported, "sessions": [{**exported["sessions"][0], **wrong}]}), wrong


sys.exit(main())
