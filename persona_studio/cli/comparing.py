"""Commands that lay profiles side by side: compare, similar."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from persona_studio.cli.opening import reading
from persona_studio.cli.parsing import Arguments, Command
from persona_studio.cli.trouble import say
from persona_studio.foundation.words import _, ngettext

if TYPE_CHECKING:
    from persona_studio.actions.comparing import Alike
    from persona_studio.domain.comparison.showing import Shown
    from persona_studio.workbook.book import Workbook

PAPERS = ("a4", "letter", "a3", "tabloid", "a2", "a1")
MOST = 20  # pairs that are told


def _compare_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("names", metavar="NAME", nargs="+", help=_("two to six profiles; one with --at is compared with what it was"))
    parser.add_argument("--only-differences", action="store_true", help=_("leaves out what is the same everywhere"))
    parser.add_argument("--at", metavar="WHEN", help=_("the profiles as they were: a date (2026-03-31) or the name of a snapshot"))
    parser.add_argument("--out", metavar="PATH", help=_("a pdf, xlsx, md, html or csv file; without it the rows are told here"))
    parser.add_argument("--paper", type=str.lower, choices=PAPERS, default="a3", help=_("of a PDF; it is printed lying"))


def compare(arguments: Arguments) -> int:
    from persona_studio.actions import comparing
    from persona_studio.domain.comparison.compare import compare as laid

    target = Path(arguments.out) if arguments.out else None
    with ExitStack() as stack:
        book = stack.enter_context(_printing(arguments.file) if target and target.suffix.lower() == ".pdf" else reading(arguments.file))
        ids = [comparing.found_then(book, name, arguments.at) for name in arguments.names]
        comparison = laid(comparing.columns(book, ids, arguments.at), manner=book.manner())
        if target is None:
            _tell(comparing.read(book, comparison, arguments.only_differences))
            return 0
        findings = comparing.save(book, comparison, target, arguments.only_differences, arguments.paper)
    for finding in findings:
        say(finding.sentence)
    n = len(comparison.columns)
    print(ngettext("Compared {n} column in {file}.", "Compared {n} columns in {file}.", n).format(n=n, file=arguments.out))
    return 0


def _printing(file: str) -> Workbook:
    """The workbook, so that a print goes into its history where it can."""
    from persona_studio.workbook.file import open_book

    return open_book(Path(file))


def _tell(view: Shown) -> None:
    """Sentences, then every row with what each column says."""
    from persona_studio.domain.comparison.showing import ranked
    from persona_studio.domain.comparison.words import note

    for sentence in view.sentences:
        print(_sound(sentence))
    for block in view.blocks:
        print(f"\n{_sound(block.title)}")
        for row in block.rows:
            print(f"  {_sound(row.label)}: {' '.join(word for word in (view.sign(row), note(row, view.comparison.baseline)) if word)}")
            for at, head in enumerate(view.heads):
                items = view.cell(row, at)
                numbers = [f"{n}. " if ranked(row.fields[at]) and len(items) > 1 else "" for n in range(1, len(items) + 1)]
                said = [f"{number}{item}" for number, item in zip(numbers, items, strict=True)] or [_("nothing here")]
                print(f"    {_sound(head.title)}: {_sound(said[0])}")
                for item in said[1:]:
                    print(f"      {_sound(item)}")
    if view.left_out:
        print(f"\n{_sound(view.left_out)}")


def _sound(text: str) -> str:
    """A text in one line that cannot steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:9]) <= 100_000:
        raise ArgumentTypeError(_("expected a number from 1, found “{text}”").format(text=text[:60]))
    return int(text)


def _similar_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--json", action="store_true", help=_("as a list, with what each section adds"))
    parser.add_argument("--most", metavar="N", type=_count, default=MOST, help=_("how many pairs, {most} without it").format(most=MOST))


def similar(arguments: Arguments) -> int:
    from persona_studio.actions import comparing

    with reading(arguments.file) as book:
        found = comparing.similar(book, arguments.most, _progress if sys.stderr.isatty() else None)
    if sys.stderr.isatty():
        print("\r" + " " * 60 + "\r", end="", file=sys.stderr)
    if arguments.json:
        print(json.dumps([_plain(pair) for pair in found], ensure_ascii=False, indent=2))
        return 0
    for pair in found:
        told = _("{share} %  {first} and {second}: {same} of {rows} answers are the same.")
        line = told.format(share=_share(pair), first=_sound(pair.first.name), second=_sound(pair.second.name), same=pair.likeness.same,
                           rows=pair.likeness.rows)  # fmt: skip
        print(f"{line} {_('They may be one persona.')}" if pair.candidate else line)
        if pair.candidate:
            print(f"      {_sound(pair.sentence)}")
    if not found:
        print(_("There are no two profiles to compare."))
    return 0


def _share(pair: Alike) -> int:
    return 100 if pair.likeness.total == 1 else min(round(100 * pair.likeness.total), 99)


def _progress(at: int, all: int) -> None:
    print("\r" + _("Comparing, {share} % done").format(share=round(100 * at / max(1, all))), end="", file=sys.stderr, flush=True)


def _plain(pair: Alike) -> dict[str, Any]:
    return {
        "first": {"id": pair.first.code, "name": pair.first.name},
        "second": {"id": pair.second.code, "name": pair.second.name},
        "likeness": round(pair.likeness.total, 4),
        "merge_candidate": pair.candidate,
        "same": pair.likeness.same,
        "answers": pair.likeness.rows,
        "treatment": pair.sentence,
        "sections": [
            {"id": s.id, "title": s.title, "weight": round(s.weight, 4), "likeness": round(s.closeness, 4), "same": s.same, "answers": s.rows}
            for s in pair.likeness.sections
        ],
    }


COMMANDS = (
    Command("compare", _("lays profiles side by side"), _compare_arguments, compare),
    Command("similar", _("says which profiles are most alike"), _similar_arguments, similar),
)
