"""Types words into the longest text of the form and measures each key until it is painted: median and 99th percentile in ms."""

from __future__ import annotations

import statistics
import time

from driven import Paints, drive, edits, milliseconds_until, rest, words
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

KEYS, WARM = 400, 20


def measure() -> None:
    edit = max((e for e in edits() if isinstance(e, QTextEdit)), key=lambda e: len(words(e)))
    edit.setFocus()
    painted = Paints(edit.viewport())
    taken = []
    for n in range(KEYS + WARM):
        letter = "abcde "[n % 6]
        begun = time.perf_counter()
        taken.append(milliseconds_until(lambda: QTest.keyClick(edit, letter), lambda: painted.at > begun))  # noqa: B023
        rest(25)
    print(statistics.median(taken[WARM:]), statistics.quantiles(taken[WARM:], n=100)[98])


drive(measure)
