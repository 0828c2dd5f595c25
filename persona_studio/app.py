"""The program with its window: builds the parts and joins them."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

GIVE_WAY = 0.0005  # s for which a thread beside the window may keep it from going on, each time it asks


def main(argv: Sequence[str] | None = None) -> int:
    """Opens the window, with the workbook FILE in it or the start page; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return run(Path(arguments[0]) if arguments else None)


def run(path: Path | None = None) -> int:
    """Runs the window until it is closed."""
    gc.disable()  # `Garbage` takes over; until then everything is made to stay
    from persona_studio import __version__
    from persona_studio.foundation import words
    from persona_studio.workbook import file  # noqa: F401 - Qt looks into the source of all that is imported after it, so the core comes before it

    # isort: split
    from PySide6.QtCore import QLocale, QTimer
    from PySide6.QtWidgets import QApplication

    from persona_studio.ui.frame.garbage import Garbage
    from persona_studio.ui.frame.window import Window
    from persona_studio.ui.memory import Memory, state_folder
    from persona_studio.ui.theme import Scheme, Theme

    gc.freeze()  # what was imported need not be looked through again and again
    sys.setswitchinterval(GIVE_WAY)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("persona-studio")
    app.setApplicationDisplayName("Persona Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("persona-studio")
    Garbage(app)
    words.use(QLocale().name().split("_")[0])
    memory = Memory(state_folder() / "window.json")
    theme = Theme()
    theme.dress(app)
    wanted, scale = memory.get("scheme", "system"), memory.get("scale", 1.0)
    if wanted in ("light", "dark") or scale != 1.0:
        theme.use(Scheme(wanted) if wanted in ("light", "dark") else Scheme.SYSTEM, scale if isinstance(scale, float) else 1.0)
    window = Window(theme, memory)
    _report_to(window.report)
    if path is not None:
        window.open_path(path)
    else:
        window.start.begin()
    window.show()
    QTimer.singleShot(0, window, lambda: window.raise_())
    return app.exec()


def _report_to(show: Callable[[str], None]) -> None:
    """Errors of ours are told in the window and on stderr; the program goes on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        if not issubclass(kind, KeyboardInterrupt):
            show(text)

    sys.excepthook = hook
