"""The command about who comes first: prioritise."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from persona_studio.cli.opening import reading, writing
from persona_studio.cli.parsing import Arguments, Command
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.domain.priority.model import Priorities
    from persona_studio.domain.priority.rank import Part, Ranked
    from persona_studio.workbook.book import Workbook


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--json", action="store_true", help=_("for programs"))
    parser.add_argument("--apply", action="store_true", help=_("makes this the order of the profiles, and keeps the tiers"))


def prioritise(arguments: Arguments) -> int:
    from persona_studio.actions import prioritising

    with (writing if arguments.apply else reading)(arguments.file) as book:
        if arguments.apply:
            prioritising.apply(book)
        priorities, order = prioritising.priorities(book), prioritising.ranked(book)
        if arguments.json:
            print(json.dumps(_json(book, priorities, order), ensure_ascii=False, indent=2))
        else:
            _table(book, order)
        if arguments.apply and not arguments.json:
            print(_("This is the order of the profiles now."))
    return 0


def _table(book: Workbook, order: Sequence[Ranked]) -> None:
    from persona_studio.domain.priority.sentences import tier_name, warnings

    if not order:
        print(_("There is nobody to put in order yet: add personas first."))
        return
    width = max(len(r.name) for r in order)
    for n, r in enumerate(order, 1):
        print(f"{n:>3}  {r.name:<{width}}  {_total(r):>9}  {tier_name(r.tier)}".rstrip())
        if names := _missing(book, r):
            print(f"{'':>3}  " + _("not known: {fields}").format(fields=", ".join(names)))
    for sentence in warnings(order, {r.profile: r.tier for r in order}):
        print(sentence)


def _total(r: Ranked) -> str:
    low, high = round(r.low), round(r.high)
    return f"{low}" if low == high else f"{low}–{high}"


def _missing(book: Workbook, r: Ranked) -> list[str]:
    template = book.profile(r.profile).template
    return [field.label.lower() for p in r.missing if (field := template.field(p.field)) is not None]


def _json(book: Workbook, priorities: Priorities, order: Sequence[Ranked]) -> dict[str, Any]:
    from persona_studio.domain.priority.sentences import warnings

    listed = {p.id: p for p in book.profiles()}
    return {
        "weights": {c.field: float(c.weight) for c in priorities.criteria},
        "limits": {"first": float(priorities.first), "second": float(priorities.second)},
        "order": [{"id": listed[r.profile].code, "tier_set": listed[r.profile].tier, **_ranked(r)} for r in order],
        "warnings": warnings(order, {r.profile: r.tier for r in order}),
    }


def _ranked(r: Ranked) -> Mapping[str, Any]:
    return {
        "name": r.name, "kind": r.kind, "low": _figure(r.low), "high": _figure(r.high), "known": _figure(r.known * 100),
        "tier": r.tier, "best_tier": r.best, "worst_tier": r.worst, "parts": {p.field: _part(p) for p in r.parts},
    }  # fmt: skip


def _part(p: Part) -> Mapping[str, Any]:
    return {"low": _figure(p.low), "high": _figure(p.high), "most": _figure(p.most), "value": p.said, "known": p.known, "why": p.why}


def _figure(number: Fraction) -> float:
    return round(float(number), 2)


COMMANDS = (Command("prioritise", _("ranks the profiles by their figures, with tiers"), _arguments, prioritise),)
