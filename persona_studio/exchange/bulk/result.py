"""What is written of each scored row: its own columns, then what the scorecard makes of it, in words where words are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, FromClause, Numeric, Select, and_, case, cast, func, literal, null, or_, select, true

from persona_studio.domain.scoring.score import shares
from persona_studio.exchange.bulk.dialect import Matches, Quotient, named
from persona_studio.exchange.bulk.expression import Plan
from persona_studio.exchange.scored import safe
from persona_studio.exchange.scored.csv_file import unique
from persona_studio.foundation.words import _

Column = ColumnElement[Any]
_FINEST = 6  # decimals of a score whose weights allow no exact one
_FORMULA = "^ *[-=+@\t\r\n＝＋－＠]"  # as exchange/scored/safe.py has it
_FIGURE = "^ *[-+]?[0-9][0-9.,\u00a0\u202f' ]*%? *$"


@dataclass(frozen=True)
class Outcome:
    """What has become of the rows. `tiers` are counted by the words of the tier, from best to last; `uncertain` may still change theirs."""

    rows: int
    tiers: tuple[tuple[str, int], ...]
    excluded: int
    uncertain: int


def titles(plan: Plan, headers: Sequence[str]) -> list[str]:
    """The names of all columns; no two differ in case only, which databases do not see."""
    ours = [
        _("Tier"),
        _("Score, worst"),
        _("Score, best"),
        _("Weight known, %"),
        _("Excluded by"),
        *(_("{name}, rating").format(name=c.name) for c in plan.card.criteria),
    ]
    taken: set[str] = set()
    names = []
    for wanted in (*headers, *ours):
        name, n = wanted, 2
        while name.lower() in taken or not name:
            name, n = f"{wanted} ({n})", n + 1
        taken.add(name.lower())
        names.append(name)
    return names


def presented(plan: Plan, rows: FromClause, names: Sequence[str], *, guarded: bool = False) -> Select[Any]:
    """The SELECT of what is written, from `expression.scored`. `guarded`: no cell begins as a formula does, for files that spreadsheets open."""
    own: list[Column] = [rows.c.get(f"o{n}", rows.c[f"c{n}"]) for n in range(plan.width)]  # as they are, where they are more than text
    own = [_guarded(cell) for cell in own] if guarded else own
    ours = [tier_words(plan, rows), *_figures(plan, rows), excluded_by(plan, rows), *(rows.c[f"r{n}"] for n in range(len(plan.card.criteria)))]
    if guarded:
        ours[0], ours[4] = _guarded(ours[0]), _guarded(ours[4])  # tiers and gates are called as somebody likes
        names = unique(map(safe.text, names))
    return select(*(each.label(named(name)) for each, name in zip([*own, *ours], names, strict=True)))


def _guarded(cell: Column) -> Column:
    """In bytes every such sign stands before the letters or behind nearly all of them, and none is a digit: that tells most cells quickly."""
    risky = and_(or_(cell < "0", cell.between(":", "A"), cell >= "＀"), Matches(cell, _FORMULA), ~Matches(cell, _FIGURE))
    return case((risky, literal("'") + cell), else_=cell)


def tier_words(plan: Plan, rows: FromClause) -> Column:
    """`score.tier_words` for every state that there is."""
    from persona_studio.domain.scoring import score

    places = range(len(plan.card.tiers))
    states = [(best, worst) for best in places for worst in places if worst >= best]
    words = {at: score.tier_words(plan.card, _score(*at)) for at in states}
    said = [(and_(rows.c.best == best, rows.c.worst == worst), literal(words[best, worst])) for best, worst in states]
    shut = [(rows.c[f"s{n}"], literal(_("Excluded"))) for n in range(len(plan.card.gates))]
    return case(*shut, *said)


def _score(best: int, worst: int) -> Any:
    from fractions import Fraction

    from persona_studio.domain.scoring.score import Score

    return Score(Fraction(1), Fraction(1), Fraction(1), best, worst)


def excluded_by(plan: Plan, rows: FromClause) -> Column:
    """The names of the gates that are shut; NULL for none."""
    if not plan.card.gates:
        return cast(null(), literal("").type)
    shut = [case((rows.c[f"s{n}"].is_(true()), literal(gate.name))) for n, gate in enumerate(plan.card.gates)]
    return func.nullif(func.concat_ws("; ", *shut), "")


def _figures(plan: Plan, rows: FromClause) -> list[Column]:
    weights = shares(plan.card).values()
    total = sum(weights)
    places = next((p for p in range(1, _FINEST) if all(weight * 10**p % total == 0 for weight in weights)), _FINEST)
    return [_decimal(rows.c.low, total, places), _decimal(rows.c.high, total, places), _decimal(rows.c.known * 100, total, 2)]


def _decimal(points: Column, total: int, places: int) -> Column:
    """Points by the total, rounded half up: no limit of a tier has so many decimals that this could carry a score over it."""
    whole = Quotient(cast(points, BigInteger) * (2 * 10**places) + total, literal(2 * total, BigInteger))
    return cast(whole, Numeric(18, 0)) * cast(literal(f"0.{'0' * (places - 1)}1"), Numeric(places + 1, places))


def outcome(plan: Plan, found: Sequence[tuple[str, bool, int]]) -> Outcome:
    """The counts of tier words, each with whether a gate is shut."""
    tiers = {tier.name: 0 for tier in plan.card.tiers}
    excluded = uncertain = 0
    for words, shut, count in found:
        if shut:
            excluded += count
        elif words in tiers:
            tiers[words] += count
        else:
            uncertain += count
    return Outcome(sum(count for _words, _shut, count in found), tuple(tiers.items()), excluded, uncertain)
