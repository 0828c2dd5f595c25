"""Does it make a difference? Two personas that get the same message, proof, channels and content are one persona to whoever works with them.

The seeds ask that each persona triggers different actions (validation checklist, "differentiated").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from persona_studio.domain.comparison.compare import compare
from persona_studio.domain.comparison.model import Column, Row, Sign
from persona_studio.domain.comparison.rows import Line
from persona_studio.domain.comparison.sides import Side, Sides, match
from persona_studio.domain.profile import Profile
from persona_studio.foundation.words import _, ngettext
from persona_studio.template.manner import PLAIN, Manner


@dataclass(frozen=True)
class Treatment:
    """What is done for two profiles: the rows in which that differs, those in which it does not, and those where it is said of one or of none."""

    differs: tuple[Row, ...]
    same: tuple[Row, ...]
    unsaid: tuple[str, ...]  # labels

    @property
    def known(self) -> bool:
        """Whether anything is said of both."""
        return bool(self.differs or self.same)

    @property
    def makes_a_difference(self) -> bool:
        """Whether at least one action differs; without any that is said of both, nobody can tell."""
        return bool(self.differs)


def treatment(a: Profile, b: Profile, manner: Manner = PLAIN) -> Treatment:
    """Compares what is done for two profiles: the fields whose template says that they are actions."""
    rows = [row for row in compare([Column(a), Column(b)], manner=manner).rows if any(f is not None and f.compare.acts for f in row.fields)]
    both = [row for row in rows if all(cell.items for cell in row.cells)]
    said = {row.key for row in both}
    asked = {f.id: f.label for p in (a, b) for f in p.template.fields if f.compare.acts}
    return Treatment(
        tuple(row for row in both if row.sign is not Sign.SAME),
        tuple(row for row in both if row.sign is Sign.SAME),
        tuple(label for id, label in asked.items() if id not in said),
    )


def same_treatment(a: Profile, b: Profile, sides: Sides) -> bool:
    """Whether everything that is said of what is done for both is the same; quick, for whoever asks of many pairs (with the same `sides`)."""
    signs = [match(sides.of(a, line.fields.get(0)), sides.of(b, line.fields.get(1))).sign for line in _acts((a, b), sides)]
    return Sign.SAME in signs and not {Sign.PARTLY, Sign.DIFFERENT} & set(signs)


def treated_alike(profiles: Sequence[Profile], sides: Sides) -> Iterator[tuple[int, int]]:
    """All pairs for whom the same is done, by their places, however little else they share. What each says is counted once,
    so that a thousand profiles are no more work than the pairs that are found."""
    groups: dict[int, list[int]] = {}
    for at, profile in enumerate(profiles):
        groups.setdefault(id(profile.template), []).append(at)
    places = list(groups.values())
    for n, ones in enumerate(places):
        for others in places[n:]:
            for i, j in _said_alike(profiles, ones, others, sides):
                first, second = min(i, j), max(i, j)
                if (i < j or others is not ones) and same_treatment(profiles[first], profiles[second], sides):
                    yield first, second


def _said_alike(profiles: Sequence[Profile], ones: Sequence[int], others: Sequence[int], sides: Sides) -> Iterator[tuple[int, int]]:
    """The pairs out of two lists with the same words in at least one action that both have, and with other words in none."""
    import numpy as np

    same, differ = np.zeros((2, len(ones), len(others)), dtype=bool)
    for line in _acts((profiles[ones[0]], profiles[others[0]]), sides):
        numbers: dict[tuple[str, ...], int] = {(): 0}
        said = [
            np.array([numbers.setdefault(_said(sides.of(profiles[at], line.fields.get(column))), len(numbers)) for at in places])
            for column, places in enumerate((ones, others))
        ]
        equal, both = said[0][:, None] == said[1], (said[0][:, None] > 0) & (said[1] > 0)
        same |= both & equal
        differ |= both & ~equal
    found = np.nonzero(same & ~differ)
    yield from ((ones[i], others[j]) for i, j in zip(found[0].tolist(), found[1].tolist(), strict=True))


def _said(side: Side) -> tuple[str, ...]:
    return tuple(sorted(fold for fold, _order in side.folds))


def _acts(pair: tuple[Profile, Profile], sides: Sides) -> list[Line]:
    """The questions that say what is done for somebody."""
    lines = (line for part in sides.parts((pair[0].template, pair[1].template)) for line in part.lines)
    return [line for line in lines if any(f.compare.acts for f in line.fields.values())]


def sentence(found: Treatment, first: str, second: str) -> str:
    """What a consultant would say of it."""
    if not found.known:
        return _("Nothing is said yet of what you would do differently for {first} and {second}.").format(first=first, second=second)
    if not found.makes_a_difference:
        return _("{first} and {second} get the same treatment: keeping them apart changes nothing that you do.").format(first=first, second=second)
    labels = ", ".join(row.label for row in found.differs)
    words = ngettext("You treat {first} and {second} differently in one thing: {labels}.",
                     "You treat {first} and {second} differently in {n} things: {labels}.", len(found.differs))  # fmt: skip
    return words.format(first=first, second=second, labels=labels, n=len(found.differs))
