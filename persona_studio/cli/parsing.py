"""How the words of a command are read: argparse, with errors in one line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from persona_studio.cli.trouble import USAGE, say

Arguments = argparse.Namespace


class Parser(argparse.ArgumentParser):
    """Answers a wrong use with one sentence and where to read more."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        say(f"{self.prog}: {message}. See {self.prog} --help.")
        raise SystemExit(USAGE)


@dataclass(frozen=True)
class Command:
    """One command: its words, what it is for, its arguments, and what runs it."""

    words: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Arguments], int]

    def parse(self, argv: list[str]) -> Arguments:
        parser = Parser(prog=f"persona-studio {self.words}", description=self.help)
        self.arguments(parser)
        # Options may stand between files, but what follows a bare "--" is never an option.
        return parser.parse_args(argv) if "--" in argv else parser.parse_intermixed_args(argv)
