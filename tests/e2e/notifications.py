#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders as they come on a desktop, as TAP: notifications.py BUILD-DIR

Run in a desktop of its own (tests/run-headless), with a notification daemon (dunst) on
a real session bus. The steps follow each other on one diary. Nothing waits for hours:
the sessions ended some hours ago."""

import datetime
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from desktop import Ebb, Failed, PATIENCE, install, press, use_noon, wait_for  # noqa: E402

BUILD = Path(sys.argv[1]).resolve()
APP = "io.github.ebb_diary.Ebb"

# Reminders are recorded as they come; the menu of actions is answered by a file.
DUNST = """[global]
    dmenu = {folder}/choose
    always_run_script = true
[urgency_normal]
    timeout = 0
[all]
    summary = "*"
    script = {folder}/record
"""
RECORD = """#!/bin/sh
printf '%s\\t%s\\n' "$2" "$(printf %s "$3" | tr '\\n' ' ')" >> {folder}/came
"""
CHOOSE = """#!/bin/sh
tee {folder}/offered | grep -m 1 -F "$(cat {folder}/choice)"
"""


class Notifications:
    """The notification daemon, and what it was told."""

    def __init__(self, folder):
        self.folder = folder
        self.process = None

    def start(self):
        for name, text in (("dunstrc", DUNST), ("record", RECORD), ("choose", CHOOSE)):
            path = self.folder / name
            path.write_text(text.format(folder=self.folder))
            path.chmod(0o755)
        self.process = subprocess.Popen(["dunst", "-config", self.folder / "dunstrc"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Asking it anything sooner would have the bus start another one, with other settings.
        wait_for(lambda: is_on_the_bus("org.freedesktop.Notifications"), "the notification daemon")

    def stop(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    @staticmethod
    def ctl(*words):
        result = subprocess.run(["dunstctl", *words], capture_output=True, text=True, check=False, timeout=PATIENCE)
        return result.stdout.strip() if result.returncode == 0 else None

    def came(self):
        """(title, text) of all that came, oldest first."""
        path = self.folder / "came"
        return [tuple(line.split("\t", 1)) for line in path.read_text().splitlines()] if path.exists() else []

    def wait_for(self, number, what):
        wait_for(lambda: len(self.came()) >= number, what)
        return self.came()[number - 1]

    def on_screen(self):
        return int(self.ctl("count", "displayed")) + int(self.ctl("count", "waiting"))

    def choose(self, label):
        """Presses a button of a notification, by dunst's menu of them."""
        (self.folder / "choice").write_text(label)
        self.ctl("context")


def set_key(key, value):
    subprocess.run(["gsettings", "set", APP, key, value], check=True)


def ago(minutes):
    return (datetime.datetime.now().astimezone() - datetime.timedelta(minutes=minutes)).isoformat(timespec="minutes")


def sessions(ebb):
    return json.loads(ebb.command("sessions", "--json"))


def session(ebb, one):
    return next(found for found in sessions(ebb) if found["id"] == one)


def answer(ebb, one, hours):
    """The pain that was answered, or %None."""
    return next((rating["value"] for rating in session(ebb, one).get("ratings", [])
                 if rating["phase"] == "later" and rating["hours"] == hours and rating["aspect"] == "pain"), None)


def start_service(ebb):
    ebb.process = subprocess.Popen([ebb.program, "--background"])


def wait_for_end(ebb, what):
    if wait_for(lambda: ebb.process.poll() is not None, what) and ebb.process.returncode != 0:
        raise Failed(f"the service ended with {ebb.process.returncode}")
    ebb.process = None


def is_on_the_bus(name=APP):
    return subprocess.run(["gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o", "/org/freedesktop/DBus", "-m",
                           "org.freedesktop.DBus.NameHasOwner", name], capture_output=True, text=True, check=True).stdout.strip() == "(true,)"


# --- the steps ----------------------------------------------------------------------

def without_a_diary_the_service_ends(ebb, desktop):
    """Without a diary the service ends quietly and makes none"""
    set_key("notifications", "true")
    set_key("notifications-when-closed", "true")
    start_service(ebb)
    wait_for_end(ebb, "the service to end")
    if Path(ebb.diary).exists():
        raise Failed("it made a diary")


def other_diaries_never_remind(ebb, desktop):
    """The demo and another diary have no service"""
    ebb.command("--background", "--demo", expect=1)
    ebb.command("--background", "--diary", "other.db", expect=1)


def a_follow_up_comes_without_a_window(ebb, desktop):
    """A follow-up comes without a window, says nothing of the diary, and one step answers it"""
    desktop.first = ebb.command("add", "--session", "10", "--at", ago(75), "--before", "pain=7", "--after", "pain=5").strip()
    start_service(ebb)
    title, text = desktop.wait_for(1, "the follow-up")
    if (title, text) != ("How is it now?", "Compared with your last rating"):
        raise Failed(f"it says {title!r}, {text!r}")
    desktop.choose("1 Lower")
    wait_for(lambda: answer(ebb, desktop.first, 1) == 4, "the answer in the diary")
    offered = (desktop.folder / "offered").read_text()
    if any(label not in offered for label in ("1 Lower", "The Same", "1 Higher", "Other…")) or "5" in offered.split("[")[0]:
        raise Failed(f"it offers {offered!r}")
    # Closing it is left to the person by dunst; other desktops do it themselves.
    desktop.ctl("close")
    wait_for(lambda: desktop.on_screen() == 0, "the notification to go")
    if [one["state"] for one in session(ebb, desktop.first)["follow_ups"] if one["hours"] == 1] != ["answered"]:
        raise Failed("the follow-up is not answered")


def a_second_service_is_not_started(ebb, desktop):
    """A second service ends at once, without an error"""
    subprocess.run([ebb.program, "--background"], check=True, timeout=PATIENCE)
    if ebb.process.poll() is not None:
        raise Failed("the first one ended")


def a_planned_session_reminds(ebb, desktop):
    """A session that is planned while the service sleeps reminds, at first without details"""
    ebb.command("add", "--session", "30", "--planned", "--at", ago(-30), "--part", "petrissage@trapezius-right=20:3")
    title, text = desktop.wait_for(2, "the reminder of the session")
    if not title.startswith("Appointment at ") or text:
        raise Failed(f"it says {title!r}, {text!r}")
    set_key("notification-details", "true")
    title, text = desktop.wait_for(3, "the reminder with details")
    if not text.startswith("Kneading"):
        raise Failed(f"with details it says {text!r}")
    if desktop.on_screen() != 1:
        raise Failed("the first one stands beside it")


def the_window_opens_in_the_same_process(ebb, desktop):
    """The window opens in the process of the service, which stays when it is closed"""
    subprocess.run([ebb.program], check=True, timeout=PATIENCE)
    ebb.window()
    ebb.wait_to_see("Today")
    wait_for(lambda: ebb.focused() is not None, "the keyboard in the window")
    press("ctrl+w")
    wait_for(lambda: not ebb.windows(), "the window to close")
    if ebb.process.poll() is not None:
        raise Failed("the service ended with the window")


def a_click_opens_the_question(ebb, desktop):
    """A click on the notification opens the question; a number and Enter answer it"""
    one = ebb.command("add", "--session", "10", "--at", ago(260), "--after", "pain=5").strip()
    title, text = desktop.wait_for(4, "the follow-up after four hours")
    if title != "How is it 4 hours after the session?" or "5" not in text:
        raise Failed(f"it says {title!r}, {text!r}")
    desktop.choose("Other…")
    wait_for(ebb.dialog_has_keyboard, "the keyboard in the dialog")
    press("2", "Return")
    wait_for(lambda: answer(ebb, one, 4) == 2, "the answer in the diary")
    ebb.no_dialog()


def an_entry_answers(ebb, desktop):
    """An ordinary entry near the time answers, and what asked for it goes"""
    before = desktop.on_screen()
    number = len(desktop.came()) + 1
    ebb.command("add", "--session", "10", "--at", ago(74), "--after", "pain=5")
    desktop.wait_for(number, "the follow-up")
    wait_for(lambda: desktop.on_screen() == before + 1, "it on screen")
    ebb.command("add", "--pain", "3")
    wait_for(lambda: desktop.on_screen() == before, "it to go")


def it_ends_when_it_is_switched_off(ebb, desktop):
    """Switched off, it takes away what is on screen, and without a window it ends"""
    press("ctrl+w")
    wait_for(lambda: not ebb.windows(), "the window to close")
    before = desktop.on_screen()
    set_key("notifications-when-closed", "false")
    wait_for_end(ebb, "the service to end")
    wait_for(lambda: desktop.on_screen() == before - 1, "the reminder of the session to go")


def the_bus_starts_it_to_take_an_answer(ebb, desktop):
    """The bus starts it to take an answer, after which it ends"""
    if is_on_the_bus():
        raise Failed("it runs already")
    subprocess.run(["gapplication", "action", APP, "answer-follow-up", f"('{desktop.first}', 4, 3.0)"], check=True, timeout=PATIENCE)
    wait_for(lambda: answer(ebb, desktop.first, 4) == 3, "the answer in the diary")
    wait_for(lambda: not is_on_the_bus(), "the service to end")


def a_newer_diary_ends_it(ebb, desktop):
    """A diary of a newer version ends the service quietly"""
    set_key("notifications-when-closed", "true")
    with sqlite3.connect(ebb.diary) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = len(desktop.came())
    start_service(ebb)
    wait_for_end(ebb, "the service to end")
    if len(desktop.came()) != before:
        raise Failed("it said something")


STEPS = [
    without_a_diary_the_service_ends,
    other_diaries_never_remind,
    a_follow_up_comes_without_a_window,
    a_second_service_is_not_started,
    a_planned_session_reminds,
    the_window_opens_in_the_same_process,
    a_click_opens_the_question,
    an_entry_answers,
    it_ends_when_it_is_switched_off,
    the_bus_starts_it_to_take_an_answer,
    a_newer_diary_ends_it,
]


def let_the_bus_start(program, prefix):
    """As installed, but from where this one is."""
    services = Path(os.environ["XDG_DATA_HOME"]) / "dbus-1/services"
    services.mkdir(parents=True, exist_ok=True)
    text = (prefix / f"share/dbus-1/services/{APP}.service").read_text()
    lines = [f"Exec={program} --gapplication-service" if line.startswith("Exec=") else line for line in text.splitlines()]
    (services / f"{APP}.service").write_text("\n".join(lines) + "\n")
    subprocess.run(["dbus-update-activation-environment", "GSETTINGS_BACKEND", "XDG_DATA_DIRS", "TZ", "G_DEBUG", "LC_ALL"], check=True)
    subprocess.run(["gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o", "/org/freedesktop/DBus", "-m",
                    "org.freedesktop.DBus.ReloadConfig"], check=True, stdout=subprocess.DEVNULL)


def main():
    print(f"1..{len(STEPS)}", flush=True)
    if not shutil.which("dunst"):
        print("Bail out! dunst is missing; ./dev test installs what the tests need")
        sys.exit(1)
    use_noon()
    failed = False
    with tempfile.TemporaryDirectory(prefix="ebb-e2e-") as scratch:
        folder = Path(scratch)
        program = install(BUILD, folder / "install")
        let_the_bus_start(program, Path(program).parent.parent)
        desktop = Notifications(folder)
        desktop.start()
        with Ebb(program, str(Path(os.environ["XDG_DATA_HOME"]) / "ebb/diary.db")) as ebb:
            for number, step in enumerate(STEPS, 1):
                wrong = None
                try:
                    step(ebb, desktop)
                except Exception as error:  # whatever it is, the other steps are still to be tried
                    wrong = f"{type(error).__name__}: {error}"
                print(f"{'not ' if wrong else ''}ok {number} - {step.__doc__}")
                for line in (wrong or "").splitlines():
                    print(f"# {line}")
                sys.stdout.flush()
                failed |= wrong is not None
        desktop.stop()
    sys.exit(1 if failed else 0)


main()
