"""The command line: the same core without a window. Errors are one line on stderr and a non-zero exit."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from persona_studio.cli import trouble

SUFFIX = ".persona"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code: 0, 1 for an error of the world, 2 for a wrong use, 70 for an error of ours."""
    trouble.steady_streams()
    return trouble.guarded(_run, list(sys.argv[1:] if argv is None else argv))


def _run(argv: list[str]) -> int:
    if not argv or (len(argv) == 1 and argv[0].endswith(SUFFIX) and not argv[0].startswith("-")):
        from persona_studio.cli import window

        return window.run(*argv)  # no command is called so: a window opens without reading what the commands are

    from persona_studio.cli import commands

    return commands.run(argv)
