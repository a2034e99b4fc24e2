#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the sub-commands as processes, without a display, and prints TAP.

    test_cli.py EBB SCHEMA FIXTURES
"""

import csv
import hashlib
import json
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import time
import xml.etree.ElementTree
import zlib

from harness import EBB, FIXTURES, SCHEMA, UUID, main, test


@test("add keeps everything that it is told")
def _(d):
    new = d.ok("add", "--pain", "6", "--average=4.5", "--worst", "8", "--least", "0", "--at", "2026-03-01T09:30+01:00",
               "--mark", "neck-back-left=7:aching,tight", "--mark", "knee", "--mark", "hip-left=0:joint,swelling-2",
               "--set", "mood=4", "--set", "stiffness=1:30", "--tag", "work", "--tag", "rain; wind", "--note", "Grüße \"x\"\n=1").strip()
    assert UUID.fullmatch(new), new
    assert d.list() == [{
        "id": new, "at": "2026-03-01T09:30:00+01:00", "pain": 6, "average": 4.5, "worst": 8, "least": 0, "note": "Grüße \"x\"\n=1",
        "marks": [{"region": "knee"}, {"region": "hip-left", "intensity": 0, "depth": "joint", "swelling": 2},
                  {"region": "neck-back-left", "intensity": 7, "qualities": ["aching", "tight"]}],
        "values": {"mood": 4, "stiffness": 90}, "tags": ["rain; wind", "work"]}]


@test("add prints the entry as JSON, and what was not recorded is absent")
def _(d):
    entry = json.loads(d.ok("add", "--pain", "3", "--json"))
    assert set(entry) == {"id", "at", "pain"}, entry


@test("add reads a note from standard input")
def _(d):
    d.ok("add", "--note", "-", stdin="one\ntwo\n")
    assert d.list()[0]["note"] == "one\ntwo"
    d.fails(1, "add", "--note", "-", stdin="x" * (1024 * 1024 + 10), says="1 MiB")
    assert len(d.list()) == 1


@test("add makes the diary and its folder for the owner alone")
def _(d):
    d.ok("add", "--pain", "1", env={"EBB_DIARY": ""})
    made = d.folder / "data/ebb/diary.db"
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700
    assert len(json.loads(d.ok("list", "--json", env={"EBB_DIARY": ""}))) == 1


@test("bad data for add is one sentence and makes no diary")
def _(d):
    for args, says in [(("--pain", "11"), "11"), (("--pain=-1",), "-1"), (("--worst", "x"), "x"), (("--pain", "nan"), "nan"),
                       (("--at", "2026-02-30"), "2026"), (("--at", "yesterday"), "yesterday"),
                       (("--mark", "tail=3"), "tail"), (("--mark", "knee=12"), "12"), (("--mark", "knee=3:odd"), "odd"),
                       (("--set", "odd=3"), "odd"), (("--set", "mood=11"), ""), (("--set", "mood="), "")]:
        d.fails(1, "add", *args, says=says)
    assert d.state() == {}


@test("wrong usage is told with a hint and ends with 2")
def _(d):
    for args in [("bogus",), ("add", "--bogus"), ("add", "word", "--pain", "3"), ("add",), ("add", "--set", "mood"), ("list", "x"),
                 ("import",), ("import", "a", "b"), ("import", "a", "--format", "xml"), ("import", "a", "--format", "map"),
                 ("export", "--format", "xml"), ("export", "--format", "csv"), ("body",), ("body", "-o", "a.gif"), ("body", "-o", "a.png", "--view", "inside"),
                 ("body", "-o", "a.png", "--measure", "least"), ("body", "-o", "a.png", "--style", "loud"), ("body", "-o", "a.png", "--skin", "green"),
                 ("body", "-o", "a.png", "--size", "40x40"), ("body", "-o", "a.png", "--size", "640"), ("body", "x", "-o", "a.png"),
                 ("chart",), ("chart", "-o", "a"), ("chart", "-o", "a.gif"), ("chart", "-o", "a.png", "--kind", "pie"), ("chart", "-o", "a.png", "--kind", ""),
                 ("chart", "-o", "a.png", "--kind", "region"), ("chart", "-o", "a.png", "--kind", "tracker"), ("chart", "-o", "a.png", "--style", "loud"),
                 ("chart", "-o", "a.png", "--size", "99x600"), ("chart", "-o", "a.png", "--size", "x"), ("chart", "x", "-o", "a.png"), ("chart", "--of"), ("relief", "--by", "mood"), ("relief", "--hours", "9"), ("relief", "--hours", "-1"), ("relief", "x"), ("backup",), ("restore",), ("check", "x"),
                 ("--diary",), ("help", "bogus"), ("add", "--pain"), ("--demo", "list"), ("--new-entry", "add")]:
        d.fails(2, *args, says="--help")
    assert d.state() == {}


@test("help and the version need no diary")
def _(d):
    commands = ["add", "list", "import", "export", "body", "chart", "relief", "backup", "restore", "check"]
    for text in (d.ok("--help"), d.ok("help")):
        assert all(re.search(rf"^  {c} ", text, re.M) for c in commands), text
    for command in commands:
        assert d.ok(command, "--help") == d.ok("help", command)
    assert "when=COLUMN" in d.ok("import", "--help")
    assert re.fullmatch(r"ebb \d+\.\d+\.\d+\n", d.ok("--version"))
    assert d.state() == {}


VIEWS = ["front", "back", "head-right", "head-left", "hands-back", "hands-palm", "feet-top", "feet-sole"]


def read_png(path):
    """Rows of (red, green, blue) of a PNG with 8 bits a channel."""
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    assert depth == 8 and kind == 2, "RGB"
    packed, at = b"", 8
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        packed += data[at + 8:at + 8 + length] if name == b"IDAT" else b""
        at += length + 12
    raw, stride, rows, above = zlib.decompress(packed), 3 * width, [], bytes(3 * width)
    for y in range(height):
        kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for i in range(stride if kind else 0):
            left, up, corner = (line[i - 3], above[i], above[i - 3]) if i > 2 else (0, above[i], 0)
            near = min((left, up, corner), key=lambda v, p=left + up - corner: abs(p - v))
            line[i] = line[i] + (0, left, up, (left + up) // 2, near)[kind] & 255
        rows.append(list(zip(line[::3], line[1::3], line[2::3])))
        above = bytes(line)
    return rows


def colour_by_half(path):
    """How many pixels of the figure have a colour, on the viewer's left and right."""
    rows = read_png(path)
    halves = [0, 0]
    for row in rows[len(rows) // 10:len(rows) * 7 // 10]:
        for x, pixel in enumerate(row):
            halves[2 * x >= len(row)] += max(pixel) - min(pixel) > 60
    return halves


def pdf_size(path):
    """Of the page in points, as two other programs read it; both must find the file whole."""
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    info = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True)
    assert not info.stderr, info.stderr
    return re.search(r"^Page size: +(\S+ x \S+) pts", info.stdout, re.M)[1]


@test("body draws every view as PNG, SVG and PDF of the size that was asked for")
def _(d):
    d.ok("add", "--pain", "6", "--at", "2026-03-01T09:30+01:00", "--mark", "knee=3", "--mark", "neck-back-left=7", "--mark", "index-knuckle-left")
    for view in [None, *VIEWS]:
        args = ["--view", view] if view else []
        for measure in ("share", "entries", "mean", "worst"):
            d.ok("body", *args, "--measure", measure, "--size", "200x300", "-o", "a.png")
            assert struct.unpack(">II", (d.folder / "a.png").read_bytes()[16:24]) == (200, 300)
        d.ok("body", *args, "--size", "400x500", "-o", "a.svg")
        svg = xml.etree.ElementTree.parse(d.folder / "a.svg").getroot()
        assert svg.tag.endswith("}svg") and svg.get("viewBox") == "0 0 400 500", svg.attrib
        d.ok("body", *args, "--size", "400x500", "-o", "a.pdf")
        pdf = (d.folder / "a.pdf").read_bytes()
        assert pdf.startswith(b"%PDF-1.") and pdf.rstrip().endswith(b"%%EOF")
        assert pdf_size(d.folder / "a.pdf") == "400 x 500"
    for style in ("light", "dark", "high-contrast", "high-contrast-dark", "print"):
        d.ok("body", "--style", style, "--size", "200x300", "-o", "A.PNG")
    for skin in ("neutral", "very-light", "light", "medium", "dark", "very-dark"):
        d.ok("body", "--skin", skin, "--size", "200x300", "-o", "A.PNG")
    assert not [f for f in d.folder.iterdir() if f.name.startswith(".")]
    assert (d.folder / "a.pdf").stat().st_mode & 0o777 == 0o600


@test("body draws left and right on the side where they are")
def _(d):
    places = {"front": ("chest-left", "right"), "back": ("low-back-left", "left"), "hands-back": ("index-knuckle-left", "left"),
              "hands-palm": ("palm-left", "left"), "feet-top": ("big-toe-left", "left"), "feet-sole": ("ball-left", "right")}
    for view, (region, side) in places.items():
        for name, where in ((region, side), (region.replace("left", "right"), "left" if side == "right" else "right")):
            diary = d.folder / f"{name}.db"
            d.ok("add", "--diary", diary, "--pain", "6", "--mark", f"{name}=8")
            d.ok("body", "--diary", diary, "--view", view, "--measure", "worst", "--size", "400x600", "-o", "side.png")
            left, right = colour_by_half(d.folder / "side.png")
            assert (left > 20 and right == 0) if where == "left" else (right > 20 and left == 0), (view, name, left, right)


@test("body shows a part without a side on both sides, and only the days that were asked for")
def _(d):
    d.ok("add", "--pain", "6", "--at", "2026-03-01T09:30+01:00", "--mark", "knee=9")
    d.ok("add", "--pain", "6", "--at", "2026-03-02T09:30+01:00", "--mark", "knee-front-left=9")
    d.ok("body", "--view", "front", "--from", "2026-03-01", "--to", "2026-03-01", "--measure", "worst", "-o", "a.png")
    left, right = colour_by_half(d.folder / "a.png")
    assert left > 20 and right > 20 and abs(left - right) < 0.2 * left, (left, right)
    d.ok("body", "--view", "front", "--from", "2026-03-02", "--measure", "worst", "-o", "a.png")
    left, right = colour_by_half(d.folder / "a.png")
    assert left == 0 and right > 20, (left, right)
    d.ok("body", "--view", "front", "--from", "2026-04-01", "-o", "a.png")
    assert colour_by_half(d.folder / "a.png") == [0, 0]
    # whoever names the days the other way round means those between
    d.ok("body", "--from", "2026-03-01", "--to", "2026-03-02", "-o", "a.png")
    d.ok("body", "--from", "2026-03-02", "--to", "2026-03-01", "-o", "b.png")
    assert (d.folder / "a.png").read_bytes() == (d.folder / "b.png").read_bytes()


@test("body fails with a sentence and leaves what was there")
def _(d):
    d.fails(1, "body", "-o", "a.png", says="no diary")
    d.ok("add", "--pain", "6")
    d.write("a.png", "mine")
    d.fails(1, "body", "-o", "a.png", "--from", "soon")
    d.fails(1, "body", "-o", "missing/a.png", says="a.png")
    (d.folder / "folder.png").mkdir()
    d.fails(1, "body", "-o", "folder.png", says="folder.png")
    assert (d.folder / "a.png").read_text() == "mine"


def fill_chart(d):
    """Two weeks: pain every day but the 6th to the 9th, and what else can be charted."""
    trackers = [{"id": "sky", "name": "Sky", "kind": "choice", "choices": ["dry", "rain"]}, {"id": "brace", "name": "Brace", "kind": "yes-no"}]
    entries = [{"at": f"2026-03-{day:02}T09:30:00+01:00", "pain": 3 + day % 5, "average": 4, "worst": 8, "least": 1,
                "marks": [{"region": "knee-front-left", "intensity": 5}],
                "values": {"mood": 4, "hours-slept": 7.5, "stiffness": 30, "sky": "rain", "brace": day % 2 == 0}}
               for day in range(1, 15) if not 6 <= day <= 9]
    annotations = [{"id": "01890a5d-ac96-774b-bcce-b302099a8057", "from": "2026-03-03", "to": "2026-03-03", "text": "New job"}]
    d.write("fill.json", json.dumps({"format": "ebb-diary", "version": 1, "trackers": trackers, "entries": entries, "annotations": annotations}))
    d.ok("import", "fill.json")


def draw_chart(d, *args):
    """The picture that ebb chart draws, small enough to be read soon."""
    assert d.ok("chart", *args, "--size", "400x300", "-o", "chart.png") == ""
    return (d.folder / "chart.png").read_bytes()


@test("chart draws every kind as PNG, SVG and PDF of the size that was asked for")
def _(d):
    fill_chart(d)
    seen = set()
    for args in ([], ["--kind", "region", "--of", "knee"], ["--kind", "tracker", "--of", "hours-slept"], ["--kind", "tracker", "--of", "sky"],
                 ["--kind", "tracker", "--of", "brace"], ["--kind", "calendar"], ["--kind", "hours"], ["--kind", "distribution"]):
        d.ok("chart", *args, "--size", "400x300", "-o", "a.png")
        assert struct.unpack(">II", (d.folder / "a.png").read_bytes()[16:24]) == (400, 300)
        seen.add((d.folder / "a.png").read_bytes())
        d.ok("chart", *args, "--size", "500x400", "-o", "a.svg")
        svg = xml.etree.ElementTree.parse(d.folder / "a.svg").getroot()
        assert svg.tag.endswith("}svg") and svg.get("viewBox") == "0 0 500 400", svg.attrib
        d.ok("chart", *args, "-o", "a.pdf")
        pdf = (d.folder / "a.pdf").read_bytes()
        assert pdf.startswith(b"%PDF-1.") and pdf.rstrip().endswith(b"%%EOF")
        height = {"hours": 400, "distribution": 500}.get(args[1] if args else "pain", 600)
        assert pdf_size(d.folder / "a.pdf") == f"1000 x {height}"
    assert len(seen) == 8
    for style in ("light", "dark", "high-contrast", "high-contrast-dark", "print"):
        seen.add(draw_chart(d, "--style", style))
    # light is what is drawn anyway, and was seen
    assert len(seen) == 8 + 4
    assert not [f for f in d.folder.iterdir() if f.name.startswith(".")]
    assert (d.folder / "a.pdf").stat().st_mode & 0o777 == 0o600


def fill_sessions(d, n):
    """So many weekly sessions at 14:00, each second with heat, after which pain is 3 for
    the day; three ratings a day, 6 otherwise."""
    import sqlite3
    monday = 1767571200  # 2026-01-05, 00:00 UTC
    at = ((day, hour, monday + day * 86400 + hour * 3600) for day in range(7 * n) for hour in (9, 13, 19))
    entries = [{"at": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(when)), "pain": 3 if day % 14 == 9 and hour > 14 else 6} for day, hour, when in at]
    d.write("fill.json", json.dumps({"format": "ebb-diary", "version": 1, "trackers": [], "entries": entries}))
    d.ok("import", "fill.json")
    with sqlite3.connect(d.path) as db:
        for week in range(n):
            key = bytes([0] * 6 + [0x70] + [0] * 8 + [week])
            start = monday + (week * 7 + 2) * 86400 + 14 * 3600
            db.execute("INSERT INTO session (id, state, started, started_tz, minutes, sequence, provider, modified) VALUES (?, 'done', ?, 0, 60, 0, 'partner', 1)", (key, start))
            db.execute("INSERT INTO session_part (session, nr, technique) VALUES (?, 0, ?)", (key, "heat" if week % 2 else "petrissage"))
            db.executemany("INSERT INTO session_rating (session, nr, phase, aspect, value) VALUES (?, ?, ?, 'pain', ?)",
                           [(key, 0, "before", 6), (key, 1, "after", 3 if week % 2 else 6)])


@test("relief says what sessions were followed by, in words and in JSON")
def _(d):
    d.ok("add", "--pain", "3")
    assert d.ok("relief") == "There are no sessions yet.\n"
    empty = json.loads(d.ok("relief", "--json", "--by", "technique"))
    assert empty["sessions"] == 0 and empty["groups"] == [] and empty["comparison"]["says"] == "too-few", empty
    assert "lower" not in empty["comparison"] and empty["lasts"] == {}

    fill_sessions(d, 20)
    words = d.ok("relief", "--by", "technique")
    assert words.startswith("After 10 of 20 sessions pain was at least once clearly lower"), words
    assert "does not show that the sessions were the reason" in words
    assert "4 hours after sessions" in words
    result = json.loads(d.ok("relief", "--json", "--by", "technique"))
    assert (result["sessions"], result["known"], result["lower_after"]) == (20, 20, 10)
    assert [point["hours"] for point in result["curve"]] == [0, 1, 4, 24, 48]
    groups = {group["technique"]: group for group in result["groups"]}
    assert (groups["heat"]["lower_after"], groups["petrissage"]["lower_after"]) == (10, 0)
    assert groups["heat"]["comparison"]["change"] == -3
    assert json.loads(d.ok("relief", "--json", "--by", "provider"))["groups"][0]["provider"] == "partner"
    assert json.loads(d.ok("relief", "--json", "--hours", "0"))["comparison"]["hours"] == 0
    assert "groups" not in json.loads(d.ok("relief", "--json"))


@test("chart draws what sessions were followed by")
def _(d):
    fill_sessions(d, 20)
    pictures = [draw_chart(d, "--kind", kind, *style) for kind in ("relief", "slope") for style in ((), ("--style", "dark"))]
    assert len(set(pictures)) == 4
    for option in (("--of", "pain"), ("--from", "2026-01-01"), ("--to", "2026-01-01")):
        d.fails(2, "chart", "--kind", "slope", *option, "-o", "a.png", says="all of them", lines=None)


@test("chart takes names as other sub-commands do")
def _(d):
    fill_chart(d)
    ratings = {draw_chart(d, "--of", of) for of in ("pain", "average", "worst", "least", "entries")}
    assert len(ratings) == 5 and draw_chart(d) in ratings
    for kind in ("calendar", "hours", "distribution"):
        assert draw_chart(d, "--kind", kind, "--of", "mood") == draw_chart(d, "--kind", kind, "--of", "tracker:mood")
        assert draw_chart(d, "--kind", kind, "--of", "knee") == draw_chart(d, "--kind", kind, "--of", "region:knee")
        assert draw_chart(d, "--kind", kind, "--of", "pain") == draw_chart(d, "--kind", kind) != draw_chart(d, "--kind", kind, "--of", "worst")
    # of a part there is what is marked in it
    assert draw_chart(d, "--kind", "region", "--of", "knee") != draw_chart(d, "--kind", "region", "--of", "hip")


def bars(picture, folder):
    """The columns of a chart of entries in which a bar stands."""
    (folder / "bars.png").write_bytes(picture)
    rows = read_png(folder / "bars.png")
    return {x for row in rows for x, pixel in enumerate(row) if max(pixel) - min(pixel) > 60}


@test("chart shows the days that were asked for, and nothing where nothing was recorded")
def _(d):
    fill_chart(d)
    entries = lambda *args: bars(draw_chart(d, "--of", "entries", *args), d.folder)
    assert entries("--from", "2026-03-01", "--to", "2026-03-05")
    assert not entries("--from", "2026-03-06", "--to", "2026-03-09")
    assert not entries("--from", "2026-04-01") and not entries("--to", "2026-02-01")
    assert not entries("--from", "2026-04-01", "--to", "2026-04-01")
    # of ten days the fourth to the seventh are blank
    shown = entries("--from", "2026-03-03", "--to", "2026-03-12")
    middle = (min(shown) + max(shown)) // 2
    assert middle not in shown and {min(shown) + 5, max(shown) - 5} <= shown, shown
    # what is not limited ends with the diary
    assert draw_chart(d, "--from", "2026-03-01") == draw_chart(d, "--to", "2026-03-14") == draw_chart(d)
    # and whoever names the days the other way round means those between
    assert draw_chart(d, "--from", "2026-03-12", "--to", "2026-03-03") == draw_chart(d, "--from", "2026-03-03", "--to", "2026-03-12")
    for days in (("1900-01-01", "1900-01-01"), ("2199-12-31", "2199-12-31"), ("1900-01-02", "2199-12-30")):
        draw_chart(d, "--from", days[0], "--to", days[1])


@test("chart of a diary without entries is drawn")
def _(d):
    d.write("none.json", json.dumps({"format": "ebb-diary", "version": 1, "trackers": [], "entries": []}))
    d.ok("import", "none.json")
    for kind in ("pain", "calendar", "hours", "distribution"):
        draw_chart(d, "--kind", kind)
    assert not bars(draw_chart(d, "--of", "entries"), d.folder)


@test("chart fails with a sentence and leaves what was there")
def _(d):
    d.fails(1, "chart", "-o", "a.png", says="no diary")
    fill_chart(d)
    d.write("a.png", "mine")
    for args in (("--from", "soon"), ("--to", "2026-02-30"), ("--of", "gone"), ("--of", "tracker:mood"), ("--of", "knee"), ("--of", ""),
                 ("--kind", "tracker", "--of", "gone"), ("--kind", "tracker", "--of", "knee"), ("--kind", "region", "--of", "mood"),
                 ("--kind", "region", "--of", "tail"), ("--kind", "calendar", "--of", "gone")):
        d.fails(1, "chart", *args, "-o", "a.png", says=args[-1])
    # of words there is no mean of an hour or a day
    for kind in ("calendar", "hours", "distribution"):
        for of in ("sky", "tracker:brace"):
            d.fails(1, "chart", "--kind", kind, "--of", of, "-o", "a.png", says=of)
    d.fails(1, "chart", "--kind", "hours", "--of", "entries", "-o", "a.png", says="entries")
    d.fails(1, "chart", "-o", "missing/a.png", says="a.png")
    (d.folder / "folder.png").mkdir()
    d.fails(1, "chart", "-o", "folder.png", says="folder.png")
    assert (d.folder / "a.png").read_text() == "mine"


@test("--diary may stand before and after the sub-command")
def _(d):
    d.ok("--diary", "one.db", "add", "--pain", "1")
    d.ok("--diary=one.db", "add", "--pain", "2")
    d.ok("add", "--pain", "3", "--diary", "two.db")
    assert len(json.loads(d.ok("list", "--json", "--diary", "one.db"))) == 2
    assert len(json.loads(d.ok("--diary", "two.db", "list", "--json"))) == 1
    assert not d.path.exists()


@test("list goes from the oldest on, between days, as the wall clock had them")
def _(d):
    for at in ("2026-03-02T00:30:00+01:00", "2026-03-01T23:30:00-05:00", "2026-03-01T09:00:00+01:00", "2026-02-28T12:00:00+01:00"):
        d.ok("add", "--pain", "1", "--at", at)
    assert [e["at"][:10] for e in d.list()] == ["2026-02-28", "2026-03-01", "2026-03-02", "2026-03-01"]
    assert [e["at"] for e in d.list("--from", "2026-03-01", "--to", "2026-03-01")] == ["2026-03-01T09:00:00+01:00", "2026-03-01T23:30:00-05:00"]
    assert d.list("--from", "2026-03-01", "--to", "2026-02-28") == d.list("--from", "2026-02-28", "--to", "2026-03-01") != []
    assert d.list("--from", "2027-01-01") == []
    d.fails(1, "list", "--from", "2026-02-30", says="2026-02-30")


@test("list prints a line per entry that cannot command a terminal")
def _(d):
    d.ok("add", "--pain", "6", "--worst", "8", "--mark", "knee-left=7", "--set", "mood=4", "--note", "a\x1b[31mred\nsecond", "--at", "2026-03-01T09:30+01:00")
    d.ok("add", "--tag", "work", "--at", "2026-03-02T09:30+01:00")
    lines = d.ok("list").splitlines()
    assert len(lines) == 2 and lines[0].startswith("2026-03-01 09:30 +01:00     6  "), lines
    assert "\x1b" not in lines[0] and "second" not in lines[0]
    assert "Mood 4" in lines[0] and "#work" in lines[1]


@test("without a diary, what reads one fails and makes none")
def _(d):
    for args in (("list",), ("export",), ("export", "--format", "csv", "-o", "out"), ("backup", "b.db"), ("check",)):
        d.fails(1, *args, says="no diary")
    assert list(d.folder.iterdir()) == []


def fill(d):
    d.ok("add", "--pain", "6.5", "--at", "2026-03-01T09:30+01:00", "--mark", "neck-back-left=7:aching,tight,muscle,swelling-1", "--set", "mood=4", "--note", "=cmd|' /C calc'!A0")
    d.ok("add", "--pain", "0", "--at", "2026-03-02T09:30-08:00", "--tag", "work")
    d.ok("add", "--set", "hours-slept=7.25", "--at", "2026-03-02T09:30-08:00", "--mark", "knee")


@test("an export as JSON comes back to the byte and fits the schema")
def _(d):
    fill(d)
    d.ok("export", "--format", "json", "-o", "out.json")
    assert d.ok("export") == (d.folder / "out.json").read_text()
    assert "3 entries were added" in d.ok("--diary", "copy.db", "import", "out.json")
    assert d.ok("--diary", "copy.db", "export") == (d.folder / "out.json").read_text()
    exported = json.loads((d.folder / "out.json").read_text())
    assert exported["format"] == "ebb-diary" and exported["version"] == 1
    try:
        import jsonschema
    except ImportError:
        return "python3-jsonschema is not installed, so the schema was not tried"
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(exported)
    exported["entries"][0]["pain"] = 11
    assert not validator.is_valid(exported)


@test("an export as CSV is what spreadsheets take, and comes back to the byte")
def _(d):
    fill(d)
    d.ok("export", "--format", "csv", "-o", "out")
    rows = list(csv.DictReader((d.folder / "out/entries.csv").read_text().splitlines()))
    assert list(rows[0])[:7] == ["at", "pain", "average", "worst", "least", "marks", "note"]
    assert list(rows[0])[-1] == "tags" and rows[1]["tags"] == "work"
    assert rows[0]["marks"] == "neck-back-left=7:aching+tight" and rows[0]["note"] == "'=cmd|' /C calc'!A0"
    assert rows[0]["average"] == "" and rows[0]["mood"] == "4"
    marks = list(csv.DictReader((d.folder / "out/marks.csv").read_text().splitlines()))
    assert marks[0] == {"at": "2026-03-01T09:30:00+01:00", "region": "neck-back-left", "side": "left", "intensity": "7",
                        "qualities": "aching+tight", "depth": "muscle", "swelling": "1"}
    d.ok("--diary", "copy.db", "import", "out/")
    d.ok("--diary", "copy.db", "export", "--format", "csv", "-o", "again")
    for name in ("entries.csv", "marks.csv", "trackers.csv"):
        assert (d.folder / "out" / name).read_bytes() == (d.folder / "again" / name).read_bytes()
    assert "0 entries were added, 3 were there already" in d.ok("import", "again")


@test("annotations come in, go out and fit the schema")
def _(d):
    annotation = {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "from": "2026-03-01", "to": "2026-03-10", "text": "=Holiday"}
    d.write("in.json", json.dumps({"format": "ebb-diary", "version": 1, "trackers": [], "entries": [], "annotations": [annotation]}))
    assert "1 new annotation." in d.ok("import", "in.json")
    assert "annotation" not in d.ok("import", "in.json")
    exported = json.loads(d.ok("export"))
    assert [{**a, "modified": 0} for a in exported["annotations"]] == [{**annotation, "modified": 0}]
    d.ok("export", "--format", "csv", "-o", "out")
    assert (d.folder / "out/annotations.csv").read_bytes() == b"from,to,text\r\n2026-03-01,2026-03-10,'=Holiday\r\n"
    assert "annotation" not in d.ok("import", "out")
    assert "1 new annotation" in d.ok("--diary", "copy.db", "import", "out")
    try:
        import jsonschema
    except ImportError:
        return "python3-jsonschema is not installed, so the schema was not tried"
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text()))
    validator.validate(exported)
    for wrong in ({"from": "1899-12-31"}, {"text": ""}, {"text": "x" * 201}, {"id": "1"}, {"mood": 4}):
        exported["annotations"] = [{**annotation, **wrong}]
        assert not validator.is_valid(exported), wrong


@test("an export keeps what was there when it fails")
def _(d):
    fill(d)
    d.write("theirs/letter.txt", "Dear doctor")
    d.fails(1, "export", "--format", "csv", "-o", "theirs", says="theirs")
    d.fails(1, "export", "--format", "csv", "-o", "theirs/letter.txt", says="letter.txt")
    d.fails(1, "export", "-o", "theirs", says="theirs")
    d.fails(1, "export", "-o", "missing/out.json", says="out.json")
    assert [p.name for p in (d.folder / "theirs").iterdir()] == ["letter.txt"]
    if os.path.exists("/dev/full"):
        d.fails(1, "export", "-o", "/dev/full", says="full")
        with open("/dev/full", "w") as full:
            for command in ("list", "export"):
                done = subprocess.run([EBB, command], env=d.env, stdout=full, stderr=subprocess.PIPE, text=True)
                assert done.returncode == 1 and done.stderr.count("\n") == 1, done


@test("an export follows a link and leaves it")
def _(d):
    fill(d)
    d.write("real.json", "old")
    (d.folder / "link.json").symlink_to("real.json")
    d.ok("export", "-o", "link.json")
    assert (d.folder / "link.json").is_symlink()
    assert json.loads((d.folder / "real.json").read_text())["format"] == "ebb-diary"


@test("a table with at and pain alone is enough, and comes in once")
def _(d):
    d.write("in.csv", "at,pain\n2026-03-01,4.5\n2026-03-01,4.5\n2026-03-02T08:00:00Z,0\n")
    assert "3 entries would be added" in d.ok("import", "in.csv", "--dry-run")
    assert not d.path.exists()
    assert "3 entries were added" in d.ok("import", "in.csv")
    before = d.state()
    assert "0 entries were added, 3 were there already" in d.ok("import", "in.csv")
    assert "0 entries would be added" in d.ok("import", "in.csv", "--dry-run")
    assert [e["pain"] for e in d.list()] == [4.5, 4.5, 0]
    assert d.state() == before


@test("bad rows are listed with their lines, and nothing is imported unless they are skipped")
def _(d):
    d.ok("add", "--pain", "1")
    before = d.state()
    d.write("in.csv", "at,pain\n2026-03-01,11\n2026-03-02,3\n2026-13-01,3\n")
    said = d.fails(1, "import", "in.csv", lines=3)
    assert "Line 2: " in said and "Line 4: " in said and "--skip-bad" in said.splitlines()[-1], said
    assert d.state() == before
    done = d.run("import", "in.csv", "--skip-bad")
    assert done.returncode == 0 and "1 entry was added" in done.stdout and "2 rows were left out" in done.stdout, done
    assert len(d.list()) == 2


@test("a map brings in somebody else's table, all the way round")
def _(d):
    done = d.run("import", FIXTURES / "tracked.csv", "--map", FIXTURES / "tracked.map")
    assert done.returncode == 0 and "4 entries were added" in done.stdout and "1 new tracker" in done.stdout, done
    assert "line 10; line 11 counts" in done.stderr
    assert "0 entries were added, 4 were there already" in d.ok("import", FIXTURES / "tracked.csv", "--map", FIXTURES / "tracked.map", "--format", "map")
    d.ok("export", "-o", "out.json")
    d.ok("--diary", "copy.db", "import", "out.json")
    assert d.ok("--diary", "copy.db", "export") == (d.folder / "out.json").read_text()
    d.write("poor.map", "[csv]\nwhen=date\nname=name\nvalue=intensity\n[names]\nKnee Pain=mark:knee\n")
    d.fails(1, "import", FIXTURES / "tracked.csv", "--map", "poor.map", says="“happiness” (line 3)")


@test("a bad file is one sentence and leaves the diary as it was, to the byte")
def _(d):
    fill(d)
    before = d.state()
    exported = d.ok("export")
    (d.folder / "empty").mkdir()
    cases = {
        "missing.csv": None, "empty": None,
        "none.csv": b"", "nul.csv": b"at,pain\n2026-03-01,\0\n", "latin.csv": "at,note\n2026-03-01,Gr\xfc\xdfe\n".encode("latin-1"),
        "utf16.csv": "at,pain\n".encode("utf-16"), "cell.csv": b"at,note\n2026-03-01," + b"x" * 10_000_000 + b"\n",
        "columns.csv": b"when,what\n1,2\n", "open.csv": b'at,note\n2026-03-01,"x\n',
        "cut.json": exported[:-20].encode(), "tail.json": exported.encode() + b"x", "deep.json": b"[" * 100_000,
        "new.json": b'{"format":"ebb-diary","version":99}', "other.json": b'{"a":1}', "pain.json": exported.replace("6.5", "65").encode(),
        "region.json": exported.replace("neck-back-left", "tail").encode(), "date.json": exported.replace("2026-03-01", "2026-02-31").encode(),
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    }
    for name, content in cases.items():
        if content is not None:
            d.write(name, content)
        d.fails(1, "import", name)
        assert d.state() == before, name
    d.write("short.csv", "at,pain,note\n2026-03-01,3\n")
    d.fails(1, "import", "short.csv", lines=2)
    d.fails(1, "import", "diary.db", says="restored")
    d.fails(1, "import", "empty", "--format", "json", says="folder")
    assert d.state() == before


@test("a diary that is none is refused in one sentence by every sub-command")
def _(d):
    d.write("in.csv", "at,pain\n2026-03-01,3\n")
    for content in (b"", b"not a diary, but a text that is long enough to be one" * 40, b"SQLite format 3\0" + b"\0" * 2000):
        d.write("bad.db", content)
        for args in (("add", "--pain", "3"), ("list",), ("export",), ("import", "in.csv"), ("backup", "b.db"), ("check",)):
            d.fails(1, "--diary", "bad.db", *args)
            assert (d.folder / "bad.db").read_bytes() == content, args
    (d.folder / "dir.db").mkdir()
    d.fails(1, "--diary", "dir.db", "list")
    d.fails(1, "--diary", "dir.db", "add", "--pain", "3")


@test("a newer version's diary is refused by every sub-command and not touched")
def _(d):
    fill(d)
    d.write("in.csv", "at,pain\n2026-03-01,3\n")
    d.ok("backup", "b.db")
    import sqlite3
    for name in ("diary.db", "b.db"):
        with sqlite3.connect(d.folder / name) as db:
            db.execute("PRAGMA user_version=999")
        db.close()
    before = d.state()
    for args in (("add", "--pain", "3"), ("list",), ("export",), ("export", "--format", "csv", "-o", "out"), ("import", "in.csv"), ("backup", "c.db"), ("check",)):
        d.fails(1, *args, says="newer version")
        assert d.state() == before, args
    assert not (d.folder / "out").exists() and not (d.folder / "c.db").exists()
    d.fails(1, "--diary", "other.db", "restore", "b.db", says="newer version")
    assert not (d.folder / "other.db").exists()


@test("a diary that vanishes while it is open is missed, and nothing is said to be saved")
def _(d):
    d.ok("add", "--pain", "1")
    d.write("in.csv", "at,pain\n" + "".join(f"20{y:02}-{m:02}-{day:02}T{h:02}:00:00+00:00,{h % 11}\n"
                                            for y in range(20) for m in range(1, 13) for day in range(1, 29) for h in range(24)))
    process = subprocess.Popen([EBB, "import", "in.csv"], cwd=d.folder, env=d.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not (d.folder / "diary.db-shm").exists():
        time.sleep(0.001)
    for path in d.folder.glob("diary.db*"):
        path.unlink()
    out, err = process.communicate(timeout=120)
    assert process.returncode == 1 and err.count("\n") == 1 and not out, (process.returncode, out, err)
    assert not d.state(), d.state()


@test("on a read-only file system every sub-command says so and changes nothing")
def _(d):
    (d.folder / "card").mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "ebb-test", d.folder / "card"], stderr=subprocess.DEVNULL).returncode != 0:
        return "SKIP nothing may be mounted here"
    try:
        fill(d)
        d.write("in.csv", "at,pain\n2026-03-01,3\n")
        d.ok("backup", "card/diary.db")
        subprocess.run(["mount", "-o", "remount,ro", d.folder / "card"], check=True)
        before = {p: p.read_bytes() for p in (d.folder / "card").iterdir()}
        for args in (("add", "--pain", "3"), ("list",), ("export",), ("import", "in.csv"), ("backup", "b.db"), ("check",), ("restore", "diary.db")):
            d.fails(1, "--diary", "card/diary.db", *args, says="read-only")
        d.fails(1, "--diary", "card/none.db", "add", "--pain", "3", says="cannot be written")
        d.fails(1, "--diary", "card/none.db", "list", says="no diary")
        d.fails(1, "backup", "card/b.db", says="cannot be written")
        d.fails(1, "export", "-o", "card/out.json", says="out.json")
        d.fails(1, "export", "--format", "csv", "-o", "card/out", says="out")
        assert before == {p: p.read_bytes() for p in (d.folder / "card").iterdir()}
        d.ok("restore", "card/diary.db")
        assert len(d.list()) == 3 and not (d.folder / "b.db").exists()
    finally:
        subprocess.run(["umount", d.folder / "card"], check=True)


@test("a backup can be restored, and restoring undone")
def _(d):
    fill(d)
    d.ok("backup", "b.db")
    assert (d.folder / "b.db").stat().st_mode & 0o777 == 0o600
    d.ok("add", "--pain", "9")
    kept = re.search("“(.*)”", d.ok("restore", "b.db")).group(1)
    assert len(d.list()) == 3
    d.ok("restore", kept)
    assert len(d.list()) == 4
    d.path.unlink()
    d.ok("restore", "b.db")
    assert len(d.list()) == 3
    d.write("junk.db", "x" * 5000)
    before = d.state()
    d.fails(1, "restore", "junk.db")
    d.fails(1, "restore", "missing.db")
    assert d.state() == before


@test("a backup never takes the place of something else")
def _(d):
    fill(d)
    d.write("letter.txt", "Dear doctor")
    before = d.state()
    d.fails(1, "backup", "letter.txt", says="letter.txt")
    d.fails(1, "backup", "diary.db", says="diary.db")
    d.fails(1, "backup", ".")
    assert (d.folder / "letter.txt").read_text() == "Dear doctor" and d.state() == before
    d.ok("backup", "b.db")
    d.ok("backup", "b.db")


@test("check counts a good diary and names what is wrong with a bad one")
def _(d):
    fill(d)
    assert d.ok("check").startswith("3 entries, 2 marks, 2 values\n")
    import sqlite3
    with sqlite3.connect(d.path) as db:
        db.execute("PRAGMA foreign_keys=OFF")
        db.execute("INSERT INTO value (entry, tracker, number) VALUES (randomblob(16), 'mood', 3)")
    db.close()
    done = d.run("check")
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and done.stdout, done


@test("Ctrl-C stops an import, and the diary is as it was")
def _(d):
    d.ok("add", "--pain", "1")
    rows = "".join(f"20{y:02}-{m:02}-{day:02}T{h:02}:{mi:02}:00+00:00,{h % 11},knee-left={mi % 11}\n"
                   for y in range(0, 4) for m in range(1, 13) for day in range(1, 29) for h in range(24) for mi in range(0, 60, 20))
    d.write("in.csv", "at,pain,marks\n" + rows)
    process = subprocess.Popen([EBB, "import", "in.csv"], cwd=d.folder, env=d.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(0.4)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    if process.returncode == 0:
        return "the import was quicker than Ctrl-C"
    assert process.returncode == 1 and err.count("\n") == 1 and "Stopped" in err, (process.returncode, err)
    assert len(d.list()) == 1
    assert d.ok("check").startswith("1 entry,")


@test("Ctrl-C stops a backup, a restore and an export, and leaves nothing behind")
def _(d):
    d.write("in.csv", "at,pain,marks,note\n" + "".join(f"20{y:02}-{m:02}-{day:02}T{h:02}:00:00+00:00,{h % 11},knee-left={h % 11},Much the same as the hour before it was.\n"
                                                       for y in range(10) for m in range(1, 13) for day in range(1, 29) for h in range(24)))
    d.ok("import", "in.csv")
    d.ok("backup", "b.db")
    d.ok("export", "-o", "old.json")
    d.ok("add", "--pain", "9")
    everything = lambda: {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(d.folder.rglob("*")) if p.is_file()}
    before = everything()
    stopped, restored = 0, False
    # Restoring comes last: it may be quicker than Ctrl-C, and then the diary is another one.
    for args in (("backup", "new.db"), ("export", "-o", "old.json"), ("export", "--format", "csv", "-o", "new"), ("restore", "b.db")):
        for delay in (0.02, 0.05, 0.1, 0.15, 0.3):
            process = subprocess.Popen([EBB, *args], cwd=d.folder, env=d.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
            if process.returncode == 0:
                # Quicker than Ctrl-C: then it is done, and says so.
                assert everything() != before, (args, delay)
                before = everything()
                restored = args[0] == "restore"
                break
            # Before the program listens to it, the signal ends it as it ends any other.
            assert process.returncode in (1, -signal.SIGINT), (args, delay, process.returncode)
            if process.returncode == 1:
                stopped += 1
                assert err.count("\n") == 1 and "Stopped" in err and not out, (args, err)
            now = everything()
            assert now == before, (args, delay, process.returncode, sorted(p.name for p in now.keys() ^ before.keys()), err)
    assert stopped > 0
    assert d.ok("check").startswith("80640 entries" if restored else "80641 entries")


@test("long lists come in little memory and stop with their reader")
def _(d):
    d.write("in.csv", "at,note\n" + "".join(f"2026-03-01T09:30:00+01:00,{'x' * 2000}\n" for _ in range(20000)))
    d.ok("import", "in.csv")
    process = subprocess.Popen(["/bin/sh", "-c", '"$0" list | head -n 1', EBB], env=d.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    out, err = process.communicate(timeout=60)
    assert out.count("\n") == 1, err
    measured = subprocess.run([sys.executable, "-c", "import resource,subprocess,sys\n"
                               "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)\n"
                               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)", EBB, "list", "--json"],
                              env=d.env, stdout=subprocess.PIPE, text=True, check=True)
    # What the sanitizers add is not the program's.
    if os.environ.get("EBB_TEST_SANITIZE", "none") == "none":
        assert int(measured.stdout) < 40 * 1024, f"{measured.stdout} KiB for 40 MB of notes"


sys.exit(main())
