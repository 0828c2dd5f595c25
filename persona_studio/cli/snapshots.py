"""Commands that name states of a workbook and go back to them: snapshot, snapshots, restore."""

from __future__ import annotations

import json
from argparse import ArgumentParser

from persona_studio.cli.opening import reading, writing
from persona_studio.cli.parsing import Arguments, Command
from persona_studio.foundation.words import _


def _snapshot_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("name", metavar="NAME", help=_("what this state is called: “Board, March”"))


def snapshot(arguments: Arguments) -> int:
    from persona_studio.actions import snapshots

    with writing(arguments.file) as book:
        snapshots.take(book, arguments.name)
        print(_("The workbook as it is now is called “{name}”.").format(name=book.snapshots()[0].name))
    return 0


def _snapshots_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--json", action="store_true", help=_("as a list"))


def listing(arguments: Arguments) -> int:
    with reading(arguments.file) as book:
        found = book.snapshots()
    if arguments.json:
        print(json.dumps([{"name": s.name, "at": s.at.isoformat()} for s in found], ensure_ascii=False, indent=2))
        return 0
    for s in found:
        print(f"{s.at.astimezone():%Y-%m-%d %H:%M}  {s.name}")
    if not found:
        print(_("There are no snapshots yet."))
    return 0


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("point", metavar="POINT", help=_("the name of a snapshot, or a date (2026-03-31)"))
    parser.add_argument("names", metavar="NAME", nargs="*", help=_("these profiles only, by their names then or now"))


def restore(arguments: Arguments) -> int:
    from persona_studio.actions import snapshots
    from persona_studio.actions.comparing import found_then, when_words

    with writing(arguments.file) as book:
        ids = list(dict.fromkeys(found_then(book, name, arguments.point) for name in arguments.names)) or None
        rows = snapshots.restore(book, arguments.point, ids)
        when = when_words(book.past(arguments.point, ()).point)
    if not rows:
        print(_("Nothing has changed since then ({when}).").format(when=when))
    elif ids is None:
        print(_("The workbook is as it was then ({when}). `undo` takes that back.").format(when=when))
    else:
        one, several = (
            _("One profile is as it was then ({when}). `undo` takes that back."),
            _("{n} profiles are as they were then ({when}). `undo` takes that back."),
        )
        told = one if len(ids) == 1 else several
        print(told.format(n=len(ids), when=when))
    return 0


COMMANDS = (
    Command("snapshot", _("gives the workbook's state a name"), _snapshot_arguments, snapshot),
    Command("snapshots", _("lists the names"), _snapshots_arguments, listing),
    Command("restore", _("brings all or some profiles back to what they were"), _restore_arguments, restore),
)
