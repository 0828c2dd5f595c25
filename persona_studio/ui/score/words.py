"""What the Score place says of an account, in words: rows read aloud, tooltips, second lines."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from persona_studio.domain.scoring.score import tier_words
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.theme import percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from persona_studio.domain.scoring.model import Criterion, Rated, Scorecard
    from persona_studio.domain.scoring.score import Score

INDUSTRY, EMPLOYEES = "Industry", "Employees"


def what(cells: Mapping[str, str]) -> str:
    """What a company is: "Marketing SaaS, 140 people"."""
    parts = [apart(cells[INDUSTRY])] if INDUSTRY in cells else []
    if people := cells.get(EMPLOYEES):
        parts.append(ngettext("{people} person", "{people} people", 1 if people == "1" else 2).format(people=people))
    return ", ".join(parts)


def apart(text: str) -> str:
    """A text that runs from right to left somewhere, marked so that it turns nothing beside it round."""
    return f"\u2068{text}\u2069" if any(bidirectional(char) in ("R", "AL") for char in text) else text


def known(part: Fraction) -> str:
    """ "55 % known"; never 100 while something is missing, never 0 while something is known."""
    shown = round(part * 100)
    if part < 1:
        shown = min(99, shown)
    if part > 0:
        shown = max(1, shown)
    return _("{share} known").format(share=percent(shown / 100))


def tier_short(card: Scorecard, score: Score) -> str:
    """The tier on a chip: "Tier 1–2" where it is open."""
    if score.shut or score.best == score.worst:
        return tier_words(card, score)
    return span(card, score.best, score.worst)


def span(card: Scorecard, first: int, last: int) -> str:
    """From the better to the worse of two tiers, short: "Tier 1–2"."""
    best, worst = card.tiers[first].name, card.tiers[last].name
    head, _blank, number = worst.rpartition(" ")
    alike = bool(head) and best.rpartition(" ")[0] == head and number.isdigit()
    return f"{best}–{number}" if alike else f"{best} – {worst}"


def row(name: str, card: Scorecard, score: Score) -> str:
    """An account as a sentence for screen readers."""
    said = [name, tier_words(card, score), _("score {figures}").format(figures=score.figures())]
    if not score.exact:
        said.append(known(score.known))
    said += [gate.name for gate in score.shut]
    return ", ".join(said)


def rating(criterion: Criterion, rated: Rated) -> str:
    """One criterion of an account: "Pain intensity: 3"."""
    if rated.rating is None:
        return _("{criterion}: not known").format(criterion=criterion.name)
    return _("{criterion}: {rating}").format(criterion=criterion.name, rating=rated.rating)


def stability(points: Decimal | None) -> str:
    """How far weights must move, "12 points"; a dash where no weights flip the tier."""
    if points is None:
        return "–"
    shown = points.quantize(Decimal(1), ROUND_DOWN) if points >= 1 or points == 0 else points.quantize(Decimal("0.1"), ROUND_DOWN)
    return ngettext("{points} point", "{points} points", 1 if shown == 1 else 2).format(points=shown)
