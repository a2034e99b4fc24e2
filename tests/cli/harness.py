# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of sub-commands share: a diary of their own, and TAP."""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

EBB, SCHEMA, FIXTURES = (pathlib.Path(p).resolve() for p in sys.argv[1:4])
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class Diary:
    """A folder of its own with a diary in it, and a way to run Ebb on that."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.path = self.folder / "diary.db"
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("DISPLAY", "WAYLAND", "EBB_"))}
        self.env |= {"XDG_DATA_HOME": str(self.folder / "data"), "EBB_DIARY": str(self.path)}

    def run(self, *args, stdin=None, env=None, stdout=subprocess.PIPE):
        return subprocess.run([EBB, *map(str, args)], input=stdin, env=self.env | (env or {}), cwd=self.folder,
                              stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=120, errors="surrogateescape")

    def ok(self, *args, **kwargs):
        done = self.run(*args, **kwargs)
        assert done.returncode == 0, f"{args}: {done.returncode} {done.stderr}"
        return done.stdout

    def fails(self, status, *args, says="", lines=1, **kwargs):
        """It ends with that status, says why in as many lines, and prints nothing."""
        done = self.run(*args, **kwargs)
        assert done.returncode == status, f"{args}: {done.returncode} {done.stderr}"
        assert says in done.stderr, f"{args}: “{done.stderr}” does not say “{says}”"
        assert done.stderr.endswith("\n") and (lines is None or done.stderr.count("\n") == lines), done.stderr
        assert not done.stdout, done.stdout
        return done.stderr

    def list(self, *args):
        return json.loads(self.ok("list", "--json", *args))

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def state(self):
        """What the diary's files hold, to the byte."""
        return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(self.folder.glob("diary.db*"))}


TESTS = []


def test(sentence):
    def keep(function):
        TESTS.append((sentence, function))
        return function
    return keep


def main():
    print(f"1..{len(TESTS)}")
    failed = 0
    for number, (sentence, function) in enumerate(TESTS, 1):
        folder = tempfile.mkdtemp(prefix="ebb-cli-")
        try:
            why = function(Diary(folder))
            print(f"ok {number} - {sentence}" + (f" # {why}" if why else ""), flush=True)
        except Exception:
            failed += 1
            print(f"not ok {number} - {sentence}")
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            sys.stdout.flush()
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return failed != 0
