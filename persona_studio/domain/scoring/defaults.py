"""The scorecard that a new ideal customer profile begins with."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from persona_studio.domain.profile import Claim, Profile
from persona_studio.domain.scoring.body import load
from persona_studio.domain.scoring.fold import fold
from persona_studio.domain.scoring.model import DISQUALIFYING, NEGATIVE, Between, Contains, Criterion, Gate, OneOf, Rule, Scorecard
from persona_studio.foundation import resource
from persona_studio.template.kinds import Group, Span, Unclear
from persona_studio.template.manner import PLAIN, Manner

IDEAL, GOOD, POOR = 5, 3, 1
FINDABLE = 4  # letters


@cache
def scorecard() -> Scorecard:
    """The seed's six criteria, weights and tiers, with our words."""
    table = tomllib.loads(resource.text("scoring", "icp.toml"))
    return load({"criteria": table["criterion"], "tiers": table["tier"], "gates": []})


def propose(profile: Profile, manner: Manner = PLAIN) -> Scorecard:
    """The same with what an ideal customer profile says, for its author to correct. It claims no more than the profile does:

    - Industry: a cell that contains one of the profile's industries is ideal. Of any other nobody has said whether it is adjacent or
      unrelated, so it stays unknown.
    - Company size: the profile's range is ideal. As a first guess, down to half and up to double of it is good and the rest poor; the words say so.
    - Tech fit: where the profile names one tool, having it is ideal; where it names several, one of them proves an overlap, which is good, and a
      perfect match is for a person to see. A list that names none of them is unknown: such lists are never complete.
    - Gates: every disqualifying criterion and every signal against, to be answered by a person.
    """
    card = scorecard()
    proposals = {"industry": _industry, "size": _size, "tech": _tech}
    criteria = tuple(proposals[c.id](c, profile, manner) if c.id in proposals else c for c in card.criteria)
    return replace(card, criteria=criteria, gates=(*_gates(profile, "disqualifying", DISQUALIFYING), *_gates(profile, "negative_signals", NEGATIVE)))


def _values(profile: Profile, field: str) -> list[Any]:
    return [claim.value for claim in profile.of(field) if not isinstance(claim.value, Unclear)]


def _words(profile: Profile, field: str) -> tuple[str, ...]:
    return tuple(value for value in _values(profile, field) if isinstance(value, str) and fold(value))


def _industry(c: Criterion, profile: Profile, manner: Manner) -> Criterion:
    words = _words(profile, "industry")
    return replace(c, ideal=", ".join(words), rules=_finding(words, IDEAL)) if words else c


def _tech(c: Criterion, profile: Profile, manner: Manner) -> Criterion:
    words = _words(profile, "stack")
    if not words:
        return c
    return replace(c, ideal=", ".join(words), rules=_finding(words, GOOD if len(words) > 1 else IDEAL))


def _finding(words: tuple[str, ...], rating: int) -> tuple[Rule, ...]:
    """Rules that look for words in a cell; short ones must be an entry of their own, or "IT" would be found in "Hospitality"."""
    short = tuple(word for word in words if len(word) < FINDABLE)
    long = tuple(word for word in words if len(word) >= FINDABLE)
    return (*([Rule(rating, OneOf(short))] if short else []), *([Rule(rating, Contains(long))] if long else []))


def _size(c: Criterion, profile: Profile, manner: Manner) -> Criterion:
    field = profile.template.field("company_size")
    span = next((value for value in _values(profile, "company_size") if isinstance(value, Span)), None)
    if field is None or span is None or (span.low is not None and span.high is not None and span.low > span.high):
        return c
    low = None if span.low is None else _rounded(span.low / 2)
    high = None if span.high is None else _rounded(span.high * 2)
    rules = (Rule(IDEAL, Between(_rounded(span.low), _rounded(span.high))), Rule(GOOD, Between(low, high)), Rule(POOR, Between()))
    return replace(c, ideal=field.kind.format(span, manner), good=field.kind.format(Span(low, high), manner), rules=rules)


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(int(value))


def _gates(profile: Profile, field: str, kind: str) -> list[Gate]:
    """Gates keep the number of their claim, so that they are known again when the claim is reworded."""
    return [Gate(f"{field}-{claim.id}", text, kind) for claim in profile.of(field) if (text := _statement(claim))]


def _statement(claim: Claim) -> str:
    value = claim.value.statement if isinstance(claim.value, Group) else claim.value
    return value if isinstance(value, str) else ""
