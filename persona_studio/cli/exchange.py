"""Commands that bring something in or out: import, export, card."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from itertools import groupby
from pathlib import Path

from persona_studio.cli.opening import chosen, reading, writing
from persona_studio.cli.parsing import Arguments, Command
from persona_studio.cli.trouble import say
from persona_studio.foundation.words import _, ngettext


def _pair(text: str) -> tuple[str, str]:
    """THEIRS=OURS; their heading may have signs of equality, our fields have none."""
    theirs, sign, ours = text.rpartition("=")
    if not sign or not theirs.strip() or not ours.strip():
        raise ArgumentTypeError(_("expected THEIRS=OURS, found “{text}”").format(text=text[:60]))
    return theirs.strip(), ours.strip()


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("the workbook, which must be there"))
    parser.add_argument("sources", metavar="SOURCE", nargs="+", help=_("JSON or Markdown"))
    parser.add_argument(
        "--map", metavar="THEIRS=OURS", action="append", type=_pair, default=[], help=_("puts what stands under their heading into our field")
    )


def import_(arguments: Arguments) -> int:
    from persona_studio.actions import importing

    with writing(arguments.file) as book:
        incoming = importing.read(arguments.sources, book=book)
        report = importing.take(book, incoming, dict(arguments.map))
    count = len(report.taken)
    sentence = ngettext("Imported {count} profile: {new} new, {updated} updated.", "Imported {count} profiles: {new} new, {updated} updated.", count)
    print(sentence.format(count=count, new=report.new, updated=report.updated))
    for file, went in groupby(report.went, key=lambda w: w.file):
        print(f"{file}:")
        for w in went:
            heading = w.heading or _("(text without a heading)")
            print(f"  {heading} → {w.label} ({w.profiles})")
    return 0


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--format", choices=["json"], default="json")
    parser.add_argument("--profile", metavar="NAME", action="append", help=_("this profile only; may be given more than once"))
    parser.add_argument("--out", metavar="PATH", required=True, help=_("the file to write, or - for standard output"))


def export(arguments: Arguments) -> int:
    from persona_studio.actions import exporting

    with reading(arguments.file) as book:
        ids = chosen(book, arguments.profile)
        if arguments.out == "-":
            sys.stdout.write(exporting.json_bytes(book, ids).decode())
            return 0
        exporting.save(book, ids, Path(arguments.out))
    print(
        ngettext("Exported {count} profile to {file}.", "Exported {count} profiles to {file}.", len(ids)).format(count=len(ids), file=arguments.out)
    )
    return 0


def _card_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--profile", metavar="NAME", action="append", help=_("this profile only; may be given more than once"))
    parser.add_argument("--paper", choices=["a4", "letter"], default="", help=_("instead of the workbook's own paper"))
    parser.add_argument("--out", metavar="PATH", required=True, help=_("the PDF to write"))


def card(arguments: Arguments) -> int:
    from persona_studio.actions import cards
    from persona_studio.workbook.file import open_book

    with open_book(Path(arguments.file)) as book:  # prints while a window has it; goes into the history where it can
        ids = chosen(book, arguments.profile)
        findings = cards.save(book, ids, arguments.paper, Path(arguments.out))
        names = {p.id: p.name for p in book.profiles()}
    for finding in findings:
        say(f"{names.get(finding.profile, '')}: {finding.sentence}")
    print(ngettext("Printed {count} card to {file}.", "Printed {count} cards to {file}.", len(ids)).format(count=len(ids), file=arguments.out))
    return 0


COMMANDS = (
    Command("import", _("brings JSON or Markdown into a workbook"), _import_arguments, import_),
    Command("export", _("writes profiles as JSON"), _export_arguments, export),
    Command("card", _("prints a page per profile as PDF"), _card_arguments, card),
)
