"""What holds for every test: no screen, folders of its own, and nothing left behind or said that nobody expected."""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

PASSED = pytest.StashKey[bool]()
WHOLE = 50  # tests between two collections of everything


@pytest.fixture(scope="session", autouse=True)
def collected_here() -> Iterator[list[int]]:
    """Cycles are collected between tests and on this thread only, as the program does it: a widget that another thread frees crashes Qt."""
    gc.disable()
    yield [0]
    gc.enable()


@pytest.fixture(autouse=True)
def collect(collected_here: list[int]) -> Iterator[None]:
    yield
    collected_here[0] += 1
    gc.collect(2 if collected_here[0] % WHOLE == 0 else 1)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Notes how the test itself went: after a failure the checks for things left behind say nothing."""
    report: Any = yield
    if report.when == "call":
        item.stash[PASSED] = report.passed
    return report


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home with fresh folders for settings, data, state and caches."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        folder = home / name.lower()
        folder.mkdir()
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder))
    return home


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A log line of level WARNING or above fails the test unless `@pytest.mark.logs(pattern)` expects it."""
    yield
    patterns = [mark.args[0] for mark in request.node.iter_markers("logs")]
    records = [record for when in ("setup", "call") for record in caplog.get_records(when) if record.levelno >= logging.WARNING]
    unexpected = [r.getMessage() for r in records if not any(re.search(p, r.getMessage()) for p in patterns)]
    if unexpected and request.node.stash.get(PASSED, False):
        pytest.fail("unexpected log lines:\n" + "\n".join(unexpected))


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Threads and, where Qt is in use, top-level widgets and timers that outlive the test fail it."""
    threads = set(threading.enumerate())
    widgets, timers = _ids(_windows()), _ids(_timers())
    yield
    if not request.node.stash.get(PASSED, False):
        return
    left = [f"thread {thread.name}" for thread in threading.enumerate() if thread not in threads and not _ends(thread)]
    _run_deferred_deletes()
    left += [f"window {_named(w)}" for w in _windows() if _id(w) not in widgets]
    left += [f"timer of {t.interval()} ms in {_named(t.parent())}" for t in _timers() if _id(t) not in timers]
    if left:
        pytest.fail("left running after the test: " + ", ".join(left))


def _ends(thread: threading.Thread) -> bool:
    """Whether a thread is a foreign one (Qt's), or on its way out."""
    if isinstance(thread, threading._DummyThread):
        return True
    thread.join(timeout=2)
    return not thread.is_alive()


def _application() -> Any:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets.QApplication.instance() if widgets else None


def _run_deferred_deletes() -> None:
    if _application():
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _windows() -> list[Any]:
    """Top-level widgets that are open; those closed and waiting for Python's collector do not count."""
    app = _application()
    return [widget for widget in app.topLevelWidgets() if widget.isVisible()] if app else []


def _timers() -> list[Any]:
    """Timers that run under the application or under a top-level widget."""
    app = _application()
    if not app:
        return []
    from PySide6.QtCore import QTimer

    return [timer for owner in (app, *app.topLevelWidgets()) for timer in owner.findChildren(QTimer) if timer.isActive()]


def _ids(things: list[Any]) -> set[int]:
    """What the things are to Qt: Python's wrappers come and go."""
    return {_id(thing) for thing in things}


def _id(thing: Any) -> int:
    import shiboken6

    return int(shiboken6.getCppPointer(thing)[0])


def _named(thing: Any) -> str:
    return f"{type(thing).__name__} {thing.objectName()!r}" if thing is not None else "nobody"
