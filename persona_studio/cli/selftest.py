"""A command that tries the installation: sample, edit, undo, card, close."""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from pathlib import Path

from persona_studio.cli.parsing import Arguments, Command
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _


def _no_arguments(parser: ArgumentParser) -> None:
    """There are none."""


def selftest(arguments: Arguments) -> int:
    """Works on a workbook of its own in a temporary folder. Raises Problem that names the step that went wrong."""
    from persona_studio.actions import cards, profiles, sample
    from persona_studio.workbook.file import open_book

    with tempfile.TemporaryDirectory(prefix="persona-") as folder:
        path = Path(folder) / "sample.persona"
        sample.make(path, backups=Path(folder))
        with open_book(path, backups=Path(folder)) as book:
            first = book.profiles()[0]
            print(_("sample: {count} profiles").format(count=len(book.profiles())))
            profiles.rename(book, first.id, first.name + " 2")
            _expect(book.profiles()[0].name != first.name, _("edit"))
            print(_("edit: {name}").format(name=book.profiles()[0].name))
            book.undo()
            _expect(book.profiles()[0].name == first.name, _("undo"))
            print(_("undo: {name}").format(name=book.profiles()[0].name))
            cards.save(book, [p.id for p in book.profiles()], "", path.with_suffix(".pdf"))
            size = path.with_suffix(".pdf").stat().st_size
            _expect(size > 1000, _("card"))
            print(_("card: {size} bytes of PDF").format(size=size))
        with open_book(path, write=False, backups=Path(folder)) as book:
            _expect(book.profiles()[0].name == first.name, _("close"))
        print(_("close: all as it was left"))
    return 0


def _expect(holds: bool, step: str) -> None:
    if not holds:
        raise Problem(_("The step “{step}” did not work.").format(step=step), _("Install Persona Studio again."))


COMMANDS = (Command("selftest", _("tries whether everything works on this computer"), _no_arguments, selftest),)
