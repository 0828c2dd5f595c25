"""The sheet of an account as text: score or range, tier, what each criterion adds, gates, what to ask next, what would lift it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from persona_studio.domain.scoring.explain import ask_next, contributions, lifts
from persona_studio.domain.scoring.score import shown, tier_words
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.actions.scoring_one import Sheet
    from persona_studio.workbook.scoring import ListedCard


def lines(listed: ListedCard, sheet: Sheet) -> list[str]:
    """What is printed."""
    return [*_head(listed, sheet), "", *_parts(listed, sheet), *_gates(listed, sheet), *_next(listed, sheet)]


def _head(listed: ListedCard, sheet: Sheet) -> Iterator[str]:
    card, score = listed.card, sheet.score
    yield f"{sheet.account.name}  ({listed.name})"
    yield f"{score.figures()}  {tier_words(card, score)}"
    if not score.exact:
        yield _("{part} of the weight is known.").format(part=f"{float(score.known):.0%}")
    if score.best == score.worst and not score.shut and (advice := card.tiers[score.best].advice):
        yield advice


def _parts(listed: ListedCard, sheet: Sheet) -> Iterator[str]:
    parts = contributions(listed.card, sheet.assessment)
    width = max((len(part.criterion.name) for part in parts), default=0)
    for part in parts:
        rated = sheet.assessment.ratings[part.criterion.id]
        rating = _("unknown") if rated.rating is None else str(rated.rating)
        adds = f"{float(part.low):.2f}" if part.low == part.high else f"{float(part.low):.2f}–{float(part.high):.2f}"
        said = f"  {rated.why or rated.said}".rstrip()
        weight = f"{part.criterion.weight.normalize():f} %"
        yield f"  {part.criterion.name:<{width}}  {weight:>7}  {rating:>7}  {adds:>9} / {float(part.most):.2f}{said}"


def _gates(listed: ListedCard, sheet: Sheet) -> Iterator[str]:
    if sheet.score.shut:
        yield ""
        yield _("Excluded by {names}, whatever it scores.").format(names=", ".join(gate.name for gate in sheet.score.shut))
    if sheet.score.unchecked:
        yield ""
        yield _("Nobody has checked: {names}.").format(names=", ".join(gate.name for gate in sheet.score.unchecked))


def _next(listed: ListedCard, sheet: Sheet) -> Iterator[str]:
    asked = ask_next(listed.card, sheet.assessment)
    if asked:
        yield ""
        question = f": {asked[0].question}" if asked[0].question else ""
        yield _("Ask next about {criterion}").format(criterion=asked[0].name) + question
    for lift in lifts(listed.card, sheet.assessment):
        changes = ", ".join(_("{criterion} to {rating}").format(criterion=c.criterion.name, rating=c.rating) for c in lift.changes)
        tier = listed.card.tiers[lift.tier].name
        yield _("{tier} with {changes}: {score}").format(tier=tier, changes=changes, score=shown(lift.score, listed.card))


def as_json(listed: ListedCard, sheet: Sheet) -> dict[str, Any]:
    """The same as plain values; scores are exact decimals in eight places at most."""
    card, score = listed.card, sheet.score
    return {
        "account": sheet.account.name, "scorecard": listed.name, "low": round(float(score.low), 8), "high": round(float(score.high), 8),
        "figures": score.figures(), "known": round(float(score.known), 8), "tier": tier_words(card, score), "best": card.tiers[score.best].name,
        "worst": card.tiers[score.worst].name, "excluded_by": [gate.name for gate in score.shut],
        "unchecked": [gate.name for gate in score.unchecked],
        "ratings": {id: rated.rating for id, rated in sheet.assessment.ratings.items()},
        "ask_next": [criterion.id for criterion in ask_next(card, sheet.assessment)],
        "lifts": [
            {"tier": card.tiers[lift.tier].name, "changes": {c.criterion.id: c.rating for c in lift.changes}} for lift in lifts(card,
            sheet.assessment)
        ],
    }  # fmt: skip
