"""The application that runs, for its signals."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """There is one wherever there is a widget."""
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
