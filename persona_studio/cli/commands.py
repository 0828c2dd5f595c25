"""Which words run what."""

from __future__ import annotations

import os

from persona_studio import __version__
from persona_studio.cli import (
    backtest,
    books,
    changes,
    comparing,
    exchange,
    faces,
    links,
    prioritising,
    scoring,
    search,
    selftest,
    snapshots,
    templates,
    window,
)
from persona_studio.cli.parsing import Command, Parser
from persona_studio.foundation.words import _

_ABOUT_PROFILES = (*books.COMMANDS, *templates.COMMANDS, *exchange.COMMANDS, *changes.COMMANDS, *links.COMMANDS)
_BESIDE = (*comparing.COMMANDS, *prioritising.COMMANDS, *snapshots.COMMANDS)
_EVERY = (*_ABOUT_PROFILES, *_BESIDE, *scoring.COMMANDS, *backtest.COMMANDS, *search.COMMANDS, *faces.COMMANDS, *selftest.COMMANDS)
COMMANDS = {command.words: command for command in _EVERY}
_PAIRS = {words.split()[0] for words in COMMANDS if " " in words}


def run(argv: list[str]) -> int:
    """Runs the command that the words name; anything else is a workbook to open in the window."""
    first = argv[0] if argv else ""
    if first in ("--version", "-V"):
        print(f"Persona Studio {__version__}")
        return 0
    words = " ".join(argv[:2]) if first in _PAIRS else first
    try:
        if words in COMMANDS:
            command = COMMANDS[words]
            return command.run(command.parse(_values_kept(command, argv[len(words.split()) :])))
        return _without_command(first, argv)
    except SystemExit as end:  # argparse has said what it had to say
        return end.code if isinstance(end.code, int) else 2


def _values_kept(command: Command, rest: list[str]) -> list[str]:
    """`set` has no options: a value that begins with a dash is a value."""
    return ["--", *rest] if command.words == "set" and "--" not in rest and rest[:1] not in (["-h"], ["--help"]) else rest


def _without_command(first: str, argv: list[str]) -> int:
    parser = Parser(prog="persona-studio", usage="persona-studio [FILE] | COMMAND …", add_help=False)
    if first in ("-h", "--help", "help"):
        print(_overview())
        return 0
    if first in _PAIRS:
        parser.error(_("“{word}” needs one more word: {words}").format(word=first, words=", ".join(w for w in COMMANDS if w.startswith(f"{first} "))))
    if first == "--":
        argv = argv[1:]
    elif first.startswith("-"):
        parser.error(_("there is no option {option}").format(option=first))
    if len(argv) > 1:
        parser.error(_("“{word}” is not a command").format(word=first))
    if argv and not os.path.lexists(argv[0]) and not argv[0].endswith(".persona") and os.sep not in argv[0]:
        parser.error(_("“{word}” is neither a command nor a file").format(word=first))
    return window.run(argv[0] if argv else None)


def _overview() -> str:
    width = max(len(words) for words in COMMANDS)
    lines = [f"  {words:<{width}}  {command.help}" for words, command in COMMANDS.items()]
    head = [
        _("usage: persona-studio [FILE]           opens the window"),
        _("       persona-studio COMMAND …        works without one"),
        "",
        _("NAME is an id, a name, or a name in other capitals where only one profile has it."),
        "",
    ]
    return "\n".join([*head, *lines, "", _("persona-studio COMMAND --help says more.")])
