# SPDX-License-Identifier: GPL-3.0-or-later
"""Driving the installed program as a person does: keys by xdotool, looking by
the accessibility bus. Everything waits for what it expects; nothing sleeps for a
fixed time and hopes."""

import datetime
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = float(os.environ.get("EBB_E2E_PATIENCE", "40"))  # seconds; a loaded machine is slow


class Failed(Exception):
    """What was expected did not come about."""


def wait_for(condition, what):
    """Calls @condition until it gives something true, which is returned."""
    deadline = time.monotonic() + PATIENCE
    pause = 0.02
    while True:
        try:
            found = condition()
        except (GLib.Error, AttributeError):
            found = None  # something went away while it was looked at
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failed(f"waited in vain for {what}")
        time.sleep(pause)
        pause = min(pause * 1.5, 0.25)


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True, stdout=subprocess.DEVNULL)


def press(*keys):
    xdotool("key", "--clearmodifiers", *keys)


def type_text(text):
    xdotool("type", "--clearmodifiers", "--delay", "5", text)


# --- the accessibility tree -------------------------------------------------------

# Nothing in these says more than they do; of a switcher of pages there are hundreds.
LEAF_ROLES = {"check box", "label", "page tab", "radio button", "scroll bar", "separator"}

# Labels have their text as their name.
TEXT_ROLES = {"text", "entry", "paragraph", "terminal", "password text"}


def has(node, state):
    return node.get_state_set().contains(state)


def role(node):
    """What it is, by one word in all versions of the bus."""
    return {"button": "push button"}.get(node.get_role_name(), node.get_role_name())


def name(node):
    return node.get_name() or ""


def text_of(node):
    """What a text widget holds, or %None."""
    if role(node) not in TEXT_ROLES:
        return None
    try:
        iface = node.get_text_iface()
        if iface is None:
            return None
        return Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface))
    except GLib.Error:
        return None


def walk(node):
    """@node and all below it that is not hidden, in order. GTK 4.8 says only of
    windows whether they are showing, so this may hold what another page shows."""
    if node is None:
        return
    yield node
    try:
        count = 0 if role(node) in LEAF_ROLES else min(node.get_child_count(), 500)
    except GLib.Error:
        return
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
            if child is None or not has(child, Atspi.StateType.VISIBLE):
                continue
        except GLib.Error:
            continue
        yield from walk(child)


def is_in(node, window):
    while node is not None and node.path != window.path:
        node = node.get_parent()
    return node is not None


def describe(node):
    """The tree as text, for whoever has to find out why something failed."""
    lines = []

    def go(one, depth):
        try:
            states = [s for s, flag in (("focused", Atspi.StateType.FOCUSED), ("checked", Atspi.StateType.CHECKED),
                                        ("selected", Atspi.StateType.SELECTED)) if has(one, flag)]
            text = text_of(one)
            lines.append("  " * depth + f"{role(one)} {name(one)[:70]!r}" + (f" = {text[:70]!r}" if text else "") +
                         (" [" + " ".join(states) + "]" if states else ""))
            for index in range(min(one.get_child_count(), 60)):
                child = one.get_child_at_index(index)
                if child is not None and has(child, Atspi.StateType.VISIBLE):
                    go(child, depth + 1)
        except GLib.Error:
            pass

    go(node, 0)
    return "\n".join(lines)


def install(build, folder):
    """Installs @build below @folder; returns the program."""
    subprocess.run(["meson", "install", "-C", str(build), "--no-rebuild", "--quiet", "--destdir", str(folder)],
                   check=True, stdout=subprocess.DEVNULL)
    options = json.loads((build / "meson-info/intro-buildoptions.json").read_text())
    prefix = folder / next(o["value"] for o in options if o["name"] == "prefix").lstrip("/")
    subprocess.run(["glib-compile-schemas", str(prefix / "share/glib-2.0/schemas")], check=True)
    os.environ["XDG_DATA_DIRS"] = f"{prefix}/share:/usr/local/share:/usr/share"
    # Preferences are to be there after a restart.
    os.environ["GSETTINGS_BACKEND"] = "keyfile"
    os.environ.pop("GTK_A11Y", None)
    return str(prefix / "bin/ebb")


class Ebb:
    """The installed program: its window, and its command line."""

    def __init__(self, program, diary):
        self.program = program
        self.diary = diary
        self.process = None
        self.last_focus = None
        Atspi.init()
        # Asking every widget whether it has the focus takes long; the bus tells.
        self.listener = Atspi.EventListener.new(self.on_focus)
        self.listener.register("object:state-changed:focused")

    def on_focus(self, event, *_):
        if event.detail1:
            self.last_focus = event.source

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    # the command line

    def command(self, *words, expect=0):
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        result = subprocess.run([self.program, *words], env=environment, capture_output=True, text=True,
                                check=False, timeout=PATIENCE)
        if result.returncode != expect:
            raise Failed(f"ebb {' '.join(words)} ended with {result.returncode}: {result.stderr.strip()}")
        return result.stdout

    def entries(self):
        return json.loads(self.command("list", "--json"))

    def entry_with(self, **wanted):
        """The first entry with these fields, or %None."""
        return next((entry for entry in self.entries()
                     if all(entry.get(key) == value for key, value in wanted.items())), None)

    # the window

    def start(self, *words):
        self.process = subprocess.Popen([self.program, *words])
        self.window()

    def kill(self):
        """As the power goes."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None
            wait_for(lambda: not self.applications(), "the killed program to be gone from the bus")

    def applications(self):
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        found = []
        for index in range(desktop.get_child_count()):
            one = desktop.get_child_at_index(index)
            try:
                if one is not None and self.process is not None and one.get_process_id() == self.process.pid:
                    found.append(one)
            except GLib.Error:
                pass
        return found

    def application(self):
        one = wait_for(lambda: next(iter(self.applications()), None), "the program on the accessibility bus")
        # What never changes may be kept; everything else is asked anew.
        one.set_cache_mask(Atspi.Cache.ROLE | Atspi.Cache.INTERFACES)
        return one

    def windows(self):
        """Windows and dialogs on screen, in order."""
        application = self.application()
        found = []
        for index in range(application.get_child_count()):
            one = application.get_child_at_index(index)
            if one is not None and has(one, Atspi.StateType.VISIBLE):
                found.append(one)
        return found

    def window(self):
        return wait_for(lambda: next(iter(self.windows()), None), "a window")

    def dialog(self):
        return wait_for(lambda: self.windows()[-1] if len(self.windows()) > 1 else None, "a dialog")

    def dialog_has_keyboard(self):
        return any(has(node, Atspi.StateType.FOCUSED) for node in walk(self.dialog()))

    def no_dialog(self):
        wait_for(lambda: len(self.windows()) == 1, "the dialog to close")

    def nodes(self):
        for window in self.windows():
            yield from walk(window)

    def find(self, what, test):
        return wait_for(lambda: next((node for node in self.nodes() if test(node)), None), what)

    def sees(self, part):
        """Whether @part can be read somewhere on screen."""
        return any(part in name(node) or part in (text_of(node) or "") for node in self.nodes())

    def wait_to_see(self, part):
        wait_for(lambda: self.sees(part), f"{part!r} on screen")

    def focused(self):
        """What has the keyboard, in the window on top. (One below may say that something
        of its own has it, too.)"""
        while GLib.MainContext.default().iteration(False):
            pass
        window = self.windows()[-1]
        if self.last_focus is not None:
            try:
                self.last_focus.clear_cache()
                if has(self.last_focus, Atspi.StateType.FOCUSED) and is_in(self.last_focus, window):
                    return self.last_focus
            except GLib.Error:
                pass
            self.last_focus = None
        return next((node for node in walk(window) if has(node, Atspi.StateType.FOCUSED)), None)

    def wait_for_focus(self, what, test):
        return wait_for(lambda: (lambda node: node is not None and test(node) and node)(self.focused()), what)

    def tab_to(self, what, test, most=60):
        """Moves the keyboard focus on with Tab until it is there."""
        for _ in range(most):
            node = self.focused()
            if node is not None and test(node):
                return node
            self.last_focus = None
            press("Tab")
            deadline = time.monotonic() + 1
            while time.monotonic() < deadline and self.last_focus is None:
                GLib.MainContext.default().iteration(False)
                time.sleep(0.005)
        raise Failed(f"Tab never came to {what}")


def in_dialog(ebb, test):
    return next((node for node in walk(ebb.dialog()) if test(node)), None)


def choose_file(ebb, path):
    """Types a path into the dialog that asks for a file, and takes it."""
    wait_for(lambda: name(ebb.windows()[-1]) == "Import a File" or
             in_dialog(ebb, lambda node: role(node) == "table" or "Modified" in name(node)), "the file dialog")
    wait_for(lambda: ebb.dialog_has_keyboard(), "the file dialog to have the keyboard")
    press("ctrl+l")
    press("ctrl+a")
    type_text(str(path))
    typed = wait_for(lambda: in_dialog(ebb, lambda node: (text_of(node) or "").startswith(str(path))), "the path to be typed")
    # Who types fast can be left with an end that GTK has completed meanwhile.
    press("shift+End", "Delete")
    wait_for(lambda: text_of(typed) == str(path), "the path and nothing else")

    def asks_still():
        try:
            return any(text_of(node) == str(path) for node in walk(ebb.windows()[-1]))
        except (GLib.Error, AttributeError):
            return True

    # While GTK still reads the folder it takes no Enter; who sees that presses it again.
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        press("Return")
        for _ in range(15):
            time.sleep(0.2)
            if not asks_still():
                return
    raise Failed("the file dialog takes no Enter")


def resize(ebb, width, height):
    """Makes the window as wide as that, or wider by the shadow that the theme draws."""
    window = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(ebb.process.pid)],
                            capture_output=True, text=True, check=True).stdout.split()[-1]
    xdotool("windowsize", window, width, height)

    def is_so_wide():
        size = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window],
                              capture_output=True, text=True, check=True).stdout
        return width <= int(next(line[6:] for line in size.splitlines() if line.startswith("WIDTH="))) <= width + 70

    wait_for(is_so_wide, f"the window to be {width} pixels wide")


def wait_for_said(node, test, what):
    """Waits until a screen reader says of the chart what is wanted; returns that."""
    return wait_for(lambda: (lambda words: test(words) and words)(node.get_description() or ""), what)


# --- tests as steps ---------------------------------------------------------------

def use_noon():
    """Whatever time it is, here it is noon: tests have no quiet hours."""
    east = 12 - datetime.datetime.now(datetime.timezone.utc).hour
    os.environ["TZ"] = f"Etc/GMT{-east:+d}" if east else "Etc/GMT"
    time.tzset()


def close_dialogs(ebb):
    """So that what has gone wrong does not stand in the way of the next steps."""
    for _ in range(3):
        before = len(ebb.windows())
        if before > 1:
            press("Escape")
            wait_for(lambda now=before: len(ebb.windows()) != now, "the dialog to close")


def run_step(step, ebb, folder):
    """Returns (what went wrong or None, why it was skipped or None)."""
    arguments = (ebb, folder) if step.__code__.co_argcount == 2 else (ebb,)
    try:
        return None, step(*arguments)
    except Exception as error:  # whatever it is, the other steps are still to be tried
        report = [f"{type(error).__name__}: {error}"]
        if not isinstance(error, Failed):
            report += traceback.format_exc().splitlines()
        try:
            if ebb.process is not None and ebb.process.poll() is not None:
                report.append(f"the program has ended with {ebb.process.returncode}")
            elif ebb.process is not None:
                report += describe(ebb.application()).splitlines()
                close_dialogs(ebb)
        except Exception as other:
            report.append(f"and then: {other}")
        return report, None


def run(steps, build):
    """Installs @build, and takes @steps on one diary, as TAP. A step is called with the
    program and, if it wants that, a scratch folder; it says what it is in its docstring,
    raises what is wrong, and returns why it was skipped."""
    print(f"1..{len(steps)}", flush=True)
    failed = False
    with tempfile.TemporaryDirectory(prefix="ebb-e2e-") as scratch:
        folder = Path(scratch)
        program = install(build, folder / "install")
        data = Path(os.environ["XDG_DATA_HOME"])
        with Ebb(program, str(data / "ebb/diary.db")) as ebb:
            for number, step in enumerate(steps, 1):
                began = time.monotonic()
                wrong, skipped = run_step(step, ebb, folder)
                print(f"{'not ' if wrong else ''}ok {number} - {step.__doc__}" + (f" # SKIP {skipped}" if skipped else ""))
                print(f"# {time.monotonic() - began:.1f} s")
                for line in wrong or []:
                    print(f"# {line}")
                sys.stdout.flush()
                failed |= bool(wrong)
    sys.exit(1 if failed else 0)
