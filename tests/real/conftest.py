"""A real screen: Xvfb with a window manager, and a keyboard driven by xdotool."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")
PATIENCE = 40.0  # seconds until something that must come counts as missing


def until(look: Callable[[], T | None], what: str) -> T:
    """What `look` finds, as soon as it finds it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


class Screen:
    """One X display of its own."""

    def __init__(self, home: Path) -> None:
        read, write = os.pipe()
        # A server that resets when its last client leaves takes a window manager with it that is just coming.
        options = ["-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
        self._server = subprocess.Popen(["Xvfb", *options], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self.display = ":" + told.readline().strip()
        self.env = {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "HOME": str(home)}
        self.env.pop("WAYLAND_DISPLAY", None)
        self._manager = subprocess.Popen(["openbox"], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: self._xdotool("get_num_desktops").strip(), "the window manager")  # a window that comes before it gets no keys
        self._programs: list[subprocess.Popen[bytes]] = []

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        program = subprocess.Popen(command, env=self.env, start_new_session=True)
        self._programs.append(program)
        return program

    def window(self, title: str) -> str:
        """Waits for a window whose title has these words, and gives it the keyboard."""
        found = until(lambda: self._xdotool("search", "--onlyvisible", "--name", title).split(), f"a window called {title}")[-1]
        self._xdotool("windowactivate", "--sync", found)
        return found

    def keys(self, *names: str) -> None:
        """Presses keys by their names: "ctrl+z", "Tab"."""
        for name in names:
            self._xdotool("key", "--clearmodifiers", name)

    def type(self, text: str) -> None:
        self._xdotool("type", "--delay", "12", text)

    def picture(self, to: Path) -> None:
        """What stands on the screen, for whoever looks into a failure; nothing where `import` is missing."""
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(to)], env=self.env, check=False)

    def close(self) -> None:
        for program in self._programs:
            if program.poll() is None:
                os.kill(program.pid, signal.SIGKILL)
            program.wait()
        for helper in (self._manager, self._server):
            helper.terminate()
            helper.wait()

    def _xdotool(self, *words: str) -> str:
        return subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True, check=False, timeout=PATIENCE).stdout


@pytest.fixture
def screen(home: Path) -> Iterator[Screen]:
    missing = [name for name in ("Xvfb", "openbox", "xdotool") if not shutil.which(name)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    screen = Screen(home)
    yield screen
    screen.close()
