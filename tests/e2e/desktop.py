# SPDX-License-Identifier: GPL-3.0-or-later
"""Driving the installed program as a person does: keys by xdotool, looking by
the accessibility bus. Everything waits for what it expects; nothing sleeps for a
fixed time and hopes."""

import json
import os
import signal
import subprocess
import time

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

# Labels have their text as their name.
TEXT_ROLES = {"text", "entry", "paragraph", "terminal", "password text"}


def has(node, state):
    return node.get_state_set().contains(state)


def role(node):
    return node.get_role_name()


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
        count = min(node.get_child_count(), 500)
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
        """What has the keyboard."""
        while GLib.MainContext.default().iteration(False):
            pass
        if self.last_focus is not None:
            try:
                self.last_focus.clear_cache()
                if has(self.last_focus, Atspi.StateType.FOCUSED):
                    return self.last_focus
            except GLib.Error:
                pass
            self.last_focus = None
        return next((node for node in self.nodes() if has(node, Atspi.StateType.FOCUSED)), None)

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
