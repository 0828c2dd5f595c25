"""Walks down the list of profiles and measures each step until the form shows the next one: median and 99th percentile in ms."""

from __future__ import annotations

import statistics
import time

from driven import Paints, drive, edits, milliseconds_until, rest, words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

STEPS, WARM = 80, 5


def measure() -> None:
    rows = next(w for w in QApplication.allWidgets() if isinstance(w, QListView) and w.isVisible() and w.model().rowCount() >= 1000)
    rows.setFocus()
    taken = []
    for _ in range(STEPS + WARM):
        at = rows.currentIndex()
        wanted = str(rows.model().index(at.row() + 1, 0).data())  # its name
        paints = [(edit, Paints(edit if not hasattr(edit, "viewport") else edit.viewport())) for edit in edits()]
        begun = time.perf_counter()

        def shown() -> bool:
            return any(words(edit) == wanted and painted.at > begun for edit, painted in paints)  # noqa: B023

        taken.append(milliseconds_until(lambda: QTest.keyClick(rows, Qt.Key.Key_Down), shown))
        rest(60)
    print(statistics.median(taken[WARM:]), statistics.quantiles(taken[WARM:], n=100)[98])


drive(measure)
