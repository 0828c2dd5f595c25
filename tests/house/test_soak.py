"""A long random walk through the real window, offscreen: it must neither crash, nor report an error of ours, nor grow without bound.

2,000 steps in the ordinary run; `make soak` takes 20,000.
"""

from __future__ import annotations

import gc
import os
import random
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from persona_studio.actions import sample
from persona_studio.ui.frame.window import Window
from persona_studio.ui.memory import Memory
from persona_studio.ui.theme import Theme

STEPS = int(os.environ.get("PERSONA_SOAK_STEPS", "2000"))
SEED = int(os.environ.get("PERSONA_SOAK_SEED", "20261121"))
BOUND = 96 * 2**20  # bytes that the second half may add to the first
MOST_PROFILES = 40

WORDS = ("pipeline", "Überblick", "£40k–£55k", "3 people", "2026-03-01", "नमस्ते", "שלום", "emoji 🙂", "a/b\\c", "x" * 300, "one\ntwo\nthree")
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_F6, Qt.Key.Key_F8,
)  # fmt: skip
AWAY = {
    "file.quit", "file.close", "file.new", "file.open", "file.sample", "file.import", "file.copy", "file.copy_from", "file.print",
    "template.import", "template.export", "view.larger", "view.smaller",
}  # fmt: skip


class Walk:
    """One step after the other, chosen at random."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window, self.random = window, random.Random(seed)
        self.steps: list[tuple[Callable[[], None], int]] = [
            (self.type, 30), (self.key, 30), (self.undo, 12), (self.redo, 8), (self.command, 12), (self.paste, 4), (self.move_item, 5),
            (self.other_profile, 8), (self.palette, 2), (self.resize, 1), (self.theme, 1), (self.wait, 4), (self.evidence, 4),
        ]  # fmt: skip

    def step(self) -> None:
        steps, weights = zip(*self.steps, strict=True)
        self.random.choices(steps, weights)[0]()
        QApplication.processEvents()
        self.close_what_floats()

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def type(self) -> None:
        QTest.keyClicks(self.focus(), self.random.choice(("a", "more ", "Reports by Friday", "12", ", ")))

    def key(self) -> None:
        QTest.keyClick(self.focus(), self.random.choice(KEYS))

    def undo(self) -> None:
        QTest.keyClick(self.focus(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def redo(self) -> None:
        QTest.keyClick(self.focus(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    def move_item(self) -> None:
        QTest.keyClick(self.focus(), self.random.choice((Qt.Key.Key_Up, Qt.Key.Key_Down)), Qt.KeyboardModifier.AltModifier)

    def paste(self) -> None:
        QApplication.clipboard().setText(self.random.choice(WORDS))
        QTest.keyClick(self.focus(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def other_profile(self) -> None:
        key = self.random.choice((Qt.Key.Key_PageDown, Qt.Key.Key_PageUp))
        QTest.keyClick(self.focus(), key, Qt.KeyboardModifier.ControlModifier)

    def command(self) -> None:
        many = self.window.workspace is not None and len(self.window.workspace.session.book.profiles()) >= MOST_PROFILES
        adds = {c.id for c in self.window.commands if c.id.startswith("profile.new")} | {"profile.duplicate"} if many else set()
        self.window.commands.run(self.random.choice([c.id for c in self.window.commands if c.id not in AWAY | adds]))

    def palette(self) -> None:
        QTest.keyClick(self.focus(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        QTest.keyClicks(self.focus(), self.random.choice(("@", "pain", "mar", "zzz")))
        QTest.keyClick(self.focus(), self.random.choice((Qt.Key.Key_Escape, Qt.Key.Key_Return)))

    def evidence(self) -> None:
        QTest.keyClick(self.focus(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        QTest.keyClicks(self.focus(), self.random.choice(("She said so", "12", "")))
        QTest.keyClick(self.focus(), self.random.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Tab)))

    def resize(self) -> None:
        self.window.resize(QSize(self.random.randint(900, 1920), self.random.randint(600, 1080)))

    def theme(self) -> None:
        self.window.commands.run("view.scheme")

    def wait(self) -> None:
        QTest.qWait(self.random.choice((1, 5, 20)))

    def close_what_floats(self) -> None:
        """Menus and panels that a key has opened: one closes them before going on."""
        for popup in QApplication.topLevelWidgets():
            if popup.isVisible() and popup is not self.window and (isinstance(popup, QMenu) or popup.isModal()):
                popup.close()
        if self.window.overlay and self.random.random() < 0.5:
            QTest.keyClick(self.focus(), Qt.Key.Key_Escape)


def resident() -> int:
    """Bytes of memory that the process holds."""
    if sys.platform != "linux":
        pytest.skip("memory is read from /proc")
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.soak
@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen neither raises menus nor gives them the keyboard
def test_random_steps_neither_crash_nor_grow(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "soak.persona"
    sample.make(path)
    theme = Theme()
    window = Window(theme, Memory(tmp_path / "window.json"))
    reports: list[str] = []
    qtbot.addWidget(window)
    window.show()
    assert window.open_path(path)
    assert window.workspace is not None
    window.workspace.session.broken.connect(reports.append)
    walk = Walk(window, SEED)
    half = 0
    for number in range(STEPS):
        walk.step()
        assert not reports, f"step {number} of seed {SEED}: {reports[0]}"
        if number == STEPS // 2:
            gc.collect()
            half = resident()
    gc.collect()
    assert resident() - half < BOUND
    window.close_workbook()
    window.close()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
