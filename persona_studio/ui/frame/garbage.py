"""Cycles of objects are collected on the interface thread only.

Python collects on whichever thread happens to allocate. A widget in a cycle that the writer's thread frees takes Qt down with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000  # ms between two looks


class Garbage(QObject):
    """Takes the work over from Python for as long as the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=EVERY)
        timer.timeout.connect(collect)
        timer.start()


def collect() -> int:
    """Collects the oldest generation that has reached its limit, as Python would; gives its number, -1 when none had."""
    for generation, (count, limit) in reversed(list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
        if count > limit > 0:
            gc.collect(generation)
            return generation
    return -1
