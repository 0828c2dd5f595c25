"""Does it make a difference? Two personas that get the same message, proof, channels and content are one persona to whoever works with them.

The seeds ask that each persona triggers different actions (validation checklist, "differentiated").
"""

from __future__ import annotations

from dataclasses import dataclass

from persona_studio.domain.comparison.compare import compare
from persona_studio.domain.comparison.model import Column, Row, Sign
from persona_studio.domain.comparison.sides import Sides, match
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
    signs = [
        match(sides.of(a, line.fields.get(0)), sides.of(b, line.fields.get(1))).sign
        for part in sides.parts((a.template, b.template))
        for line in part.lines
        if any(f.compare.acts for f in line.fields.values())
    ]
    return Sign.SAME in signs and not {Sign.PARTLY, Sign.DIFFERENT} & set(signs)


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
