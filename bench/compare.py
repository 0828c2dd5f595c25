"""Opens six profiles side by side among 1,000, then scrolls.

Prints ms until the table is painted (median, slowest) and ms a frame (median, 99th percentile).
"""

from __future__ import annotations

import statistics
import time

from driven import Paints, drive, milliseconds_until, rest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from persona_studio.ui.compare.place import ComparePlace

TIMES, SIX, STEP = 7, 6, 40


def measure() -> None:
    window = next(w for w in QApplication.topLevelWidgets() if w.isVisible())
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    place = next(w for w in QApplication.allWidgets() if isinstance(w, ComparePlace))
    ids = [listed.id for listed in place.session.book.profiles()]
    for profile in ids[: (TIMES + 1) * SIX]:
        place.session.book.profile(profile)  # as after a look at them; reading is measured by switch.py
    opened = [_open(place, ids[n * SIX : (n + 1) * SIX]) for n in range(TIMES + 1)][1:]
    frames = _scroll(place.grid)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)  # the window begins where it was left
    print(statistics.median(opened), max(opened), statistics.median(frames), statistics.quantiles(frames, n=100)[98])


def _open(place: ComparePlace, profiles: list[int]) -> float:
    """Until the table shows the last of them."""
    painted = Paints(place.grid.viewport())
    begun = time.perf_counter()

    def seen() -> bool:
        return place.grid.lines.columnCount() == SIX and painted.at > begun

    taken = milliseconds_until(lambda: place.compare(profiles), seen)
    rest(1500)  # the sentences come
    return taken


def _scroll(table: QTableView) -> list[float]:
    """From the top to the end and back."""
    bar, frames = table.verticalScrollBar(), []
    down = list(range(0, bar.maximum(), STEP))
    for value in down + down[::-1]:
        begun = time.perf_counter()
        bar.setValue(value)
        QApplication.processEvents()
        frames.append((time.perf_counter() - begun) * 1000)
    return frames


drive(measure)
