"""What a scorecard sheet speaks of, and the words that its parts share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from persona_studio.domain.ground import Ground
from persona_studio.domain.scoring.model import Account, Assessment, Criterion, Rated, Scorecard
from persona_studio.domain.scoring.score import Score
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Line
from persona_studio.template.manner import Manner
from persona_studio.template.model import Field


@dataclass(frozen=True)
class Subject:
    """An account, what a scorecard makes of it, and whose scorecard that is."""

    account: Account
    assessment: Assessment
    card: Scorecard
    score: Score
    title: str

    def rated(self, criterion: Criterion) -> Rated:
        return self.assessment.ratings.get(criterion.id, Rated())


def about(id: str, label: str) -> Field:
    """A part of a sheet as something that findings can speak of."""
    return Field(id, label or id, Line())


def ground(rated: Rated) -> Ground | None:
    """What a rating stands on: data or a note are some evidence; a bare rating is an assumption; None when there is none."""
    if rated.rating is None:
        return None
    return Ground.SOME if rated.by in ("rule", "column") or rated.said else Ground.ASSUMPTION


def figures(text: str, manner: Manner) -> str:
    """A score in the workbook's decimal sign."""
    return text.replace(".", manner.decimal)


def percent(weight: Decimal, manner: Manner) -> str:
    return _("{share} %").format(share=manner.write_number(weight.normalize()))


def rating_word(rating: int) -> str:
    """The word for a rating, where it has one."""
    return {5: _("ideal"), 3: _("good"), 1: _("poor")}.get(rating, "")


def joined(names: Sequence[str]) -> str:
    """Names in a sentence: "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
