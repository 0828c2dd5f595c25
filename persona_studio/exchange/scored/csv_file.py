"""Scored accounts as CSV: commas, UTF-8 with its mark so that every spreadsheet knows, figures with a point."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from persona_studio.domain.scoring.model import Scorecard
from persona_studio.exchange.scored.result import Result, decimals
from persona_studio.exchange.scored.safe import text
from persona_studio.foundation.words import _


def write(card: Scorecard, results: Iterable[Result], file: Path, columns: Sequence[str] = ()) -> int:
    """Writes row by row and returns how many. `columns` of the accounts stand behind ours, under their own names."""
    count = 0
    with open(file, "w", encoding="utf-8-sig", errors="replace", newline="") as stream:
        out = csv.writer(stream)
        out.writerow([text(head) for head in heads(card, columns)])
        for each in results:
            out.writerow(_row(each, columns))
            count += 1
    return count


def heads(card: Scorecard, columns: Sequence[str] = ()) -> list[str]:
    """The names of the columns; no two are the same."""
    ours = [
        _("Account"), _("Code"), _("Domain"), _("Tier"), _("Score, worst"), _("Score, best"), _("Weight known, %"), _("Excluded by"),
        *(criterion.name for criterion in card.criteria), _("Best tier"), _("Worst tier"), _("Ask next"),
    ]  # fmt: skip
    return unique([*ours, *columns])


def unique(names: Iterable[str]) -> list[str]:
    """The names, a number behind those that are there already."""
    result: list[str] = []
    for name in names:
        wanted, n = name, 2
        while wanted in result:
            wanted, n = f"{name} ({n})", n + 1
        result.append(wanted)
    return result


def _row(each: Result, columns: Sequence[str]) -> list[str]:
    ratings = ["" if rating is None else str(rating) for rating in each.ratings]
    figures = [decimals(each.low), decimals(each.high), decimals(each.known * 100)]
    names = [text(t) for t in (each.name, each.code, each.domain, each.tier)]
    ends = [text(t) for t in (each.best, each.worst, each.ask)]
    return [*names, *figures, text(each.gate), *ratings, *ends, *(text(each.cells.get(column, "")) for column in columns)]
