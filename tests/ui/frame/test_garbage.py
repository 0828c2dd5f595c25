"""Widgets in cycles are freed on the thread of the window, whoever allocates."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from persona_studio.ui.frame import garbage


class Witness(QObject):
    """Says on which thread it went."""

    def __init__(self, told: list[int]) -> None:
        super().__init__()
        self.me, self.told = self, told

    def __del__(self) -> None:
        self.told.append(threading.get_ident())


def test_cycles_go_on_the_interface_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "EVERY", 5)
    gc.enable()
    told: list[int] = []
    owner = QObject()
    garbage.Garbage(owner)
    for _ in range(50):
        Witness(told)
    kept: list[list[object]] = []
    worker = threading.Thread(target=lambda: kept.extend([] for _ in range(50_000)))  # more than enough to make Python collect
    worker.start()
    worker.join()
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 50, timeout=5000)
    assert set(told) == {threading.get_ident()}
    owner.deleteLater()
