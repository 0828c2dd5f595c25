"""The command that looks through a workbook."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from typing import TYPE_CHECKING, Any

from persona_studio.cli.opening import reading
from persona_studio.cli.parsing import Arguments, Command
from persona_studio.foundation.words import _, ngettext

if TYPE_CHECKING:
    from persona_studio.domain.profile import Profile
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.search import Hit

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("words", metavar="WORDS", nargs="+", help=_("all of them must stand in one value, in any order"))
    parser.add_argument("--json", action="store_true", help=_("as one object, with all hits"))


def search(arguments: Arguments) -> int:
    from persona_studio.workbook.search import SHOWN, Search

    with reading(arguments.file) as book:
        looking = Search(book)
        found = looking.find(" ".join(arguments.words), shown=sys.maxsize if arguments.json else SHOWN)
        looking.close()
        rows = [_row(book, hit) for hit in found.hits]
    if arguments.json:
        print(json.dumps({"count": found.count, "hits": rows}, ensure_ascii=False, indent=2))
        return 0
    for hit, row in zip(found.hits, rows, strict=True):
        where = ": ".join(part for part in (row["name"], row["label"]) if part)
        print(f"{where}: {_marked(hit)}")
    if found.count > len(rows):
        more = found.count - len(rows)
        print(ngettext("… and {count} more.", "… and {count} more.", more).format(count=more))
    if not found.count:
        print(_("Nothing was found."))
    return 0


def _row(book: Workbook, hit: Hit) -> dict[str, Any]:
    entry = hit.entry
    profile = _profile(book, entry.profile)
    field = profile.template.field(entry.field) if profile else None
    label = field.label if field else entry.field
    if entry.evidence is not None:
        label = f"{label} ({_('evidence')})" if label else _("Inbox")
    elif entry.source is not None:
        label = _("Source")
    kind = "evidence" if entry.evidence is not None else "source" if entry.source is not None else "value"
    return {
        "id": profile.code if profile else None,
        "name": profile.name if profile else "",
        "field": entry.field,
        "label": label,
        "kind": kind,
        "excerpt": hit.excerpt,
        "marks": [list(mark) for mark in hit.marks],
    }


def _profile(book: Workbook, id: int | None) -> Profile | None:
    return None if id is None else book.profile(id)


def _marked(hit: Hit) -> str:
    """The excerpt, with the words strong where a person reads it."""
    if not sys.stdout.isatty():
        return hit.excerpt
    text, at = "", 0
    for low, high in hit.marks:
        text += hit.excerpt[at:low] + _BOLD + hit.excerpt[low:high] + _PLAIN
        at = high
    return text + hit.excerpt[at:]


COMMANDS = (Command("search", _("finds words in values, evidence and notes"), _arguments, search),)
