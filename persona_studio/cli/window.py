"""Opens the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _


def run(file: str | None = None) -> int:
    """The window, on a workbook or on the start page. Raises Problem where there is no screen."""
    if file and not os.path.exists(file):
        raise Problem(_("There is no file {file}.").format(file=file), _("Check the name, or create a new workbook."))
    if not has_screen():
        raise Problem(_("There is no screen to open a window on."), _("Use the commands instead: persona-studio --help lists them."))
    from persona_studio.app import run as run_window

    code: int = run_window(Path(file) if file else None)
    return code


def has_screen() -> bool:
    """Whether Qt can expect a display, or was told which platform to use."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
