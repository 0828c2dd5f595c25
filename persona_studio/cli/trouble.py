"""What is said when something goes wrong: a sentence for the world's errors, a report for our own."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

PROBLEM, USAGE, BUG, INTERRUPTED = 1, 2, 70, 130


def steady_streams() -> None:
    """What is printed is UTF-8 where it goes to a file or pipe, and no character of a name can stop it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            with suppress(OSError, ValueError):
                stream.reconfigure(**({} if stream.isatty() else {"encoding": "utf-8"}), errors="backslashreplace")


def say(sentence: str) -> None:
    """One line on stderr."""
    print(" ".join(sentence.split()), file=sys.stderr)


def guarded(command: Callable[[list[str]], int], argv: list[str]) -> int:
    """Runs a command; whatever it raises becomes a line and an exit code."""
    try:
        code = command(argv)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads has seen enough
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Problem as problem:
        say(str(problem))
        return PROBLEM
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        say(_("The system refused: {reason}.").format(reason=f"{error.strerror or error}" + (f" ({error.filename})" if error.filename else "")))
        return PROBLEM
    except Exception as error:
        say(_("Something went wrong inside Persona Studio; nothing of yours was changed by it. The report is in {path}.").format(path=_report(error)))
        return BUG


def _report(error: Exception) -> str:
    """Writes what happened to a file and gives its path."""
    from persona_studio import __version__

    text = f"Persona Studio {__version__}, Python {sys.version}, {sys.platform}\n{''.join(traceback.format_exception(error))}"
    with suppress(Exception):
        from platformdirs import user_state_path

        folder = user_state_path("persona-studio", appauthor=False) / "reports"
        folder.mkdir(parents=True, exist_ok=True)
        return _written(folder, text)
    return _written(Path(tempfile.gettempdir()), text)


def _written(folder: Path, text: str) -> str:
    handle, name = tempfile.mkstemp(prefix="report-", suffix=".txt", dir=folder)
    with open(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(text)
    return name
