"""Runs the program as `persona-studio FILE` does and takes over when the form of a profile stands filled in the window."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from persona_studio import cli
from persona_studio.workbook import file  # noqa: F401 - before Qt, as the program does it

# isort: split
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget


def edits() -> list[QLineEdit | QTextEdit]:
    """The visible places to type in that have words in them: editors of the form."""
    shown = [w for w in QApplication.allWidgets() if isinstance(w, QLineEdit | QTextEdit) and w.isVisible()]
    return [w for w in shown if words(w)]


def words(edit: QLineEdit | QTextEdit) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()


def drive(then: Callable[[], object]) -> None:
    """Calls `then` once the form is filled and painted, and ends the process after it."""
    run_loop = QApplication.exec

    def look() -> None:
        if len(edits()) >= 2:
            timer.stop()
            QApplication.processEvents()
            then()
            sys.stdout.flush()
            os._exit(0)

    def loop(*args: object) -> int:
        timer.timeout.connect(look)
        timer.start(2)
        return run_loop()

    QApplication.exec = loop  # type: ignore[method-assign,assignment]
    timer = QTimer()
    sys.exit(cli.main(sys.argv[1:]))


class Paints(QObject):
    """When a widget was painted last."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.at = 0.0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def milliseconds_until(key: Callable[[], None], done: Callable[[], bool]) -> float:
    """From a key to what it must bring about."""
    begun = time.perf_counter()
    key()
    while not done() and time.perf_counter() - begun < 5:
        QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def rest(milliseconds: int) -> None:
    """The time between two keys, in which the program does what it puts off."""
    from PySide6.QtTest import QTest

    QTest.qWait(milliseconds)
