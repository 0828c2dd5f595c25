"""What can be shown alone: what is to fill in, what is only assumed, what changed lately."""

from __future__ import annotations

from collections.abc import Collection

from persona_studio.domain.ground import Ground
from persona_studio.domain.profile import Profile, counted
from persona_studio.foundation.words import _
from persona_studio.template.model import Field

TO_FILL_IN = "to_fill_in"
ASSUMPTIONS = "assumptions"
CHANGED = "changed"
DAYS = 7  # that "lately" reaches back


def titles() -> dict[str, str]:
    """The filters in order, with the words of the outline."""
    return {TO_FILL_IN: _("To fill in"), ASSUMPTIONS: _("Assumptions"), CHANGED: _("Changed lately")}


def nothing(name: str) -> str:
    """The sentence in place of the fields when a filter leaves none."""
    sentences = {
        TO_FILL_IN: _("Everything that is asked is filled in."),
        ASSUMPTIONS: _("Nothing here is only assumed: every value has evidence."),
        CHANGED: _("Nothing has changed here in the last seven days."),
    }
    return sentences[name]


def left(name: str, profile: Profile, lately: Collection[str]) -> frozenset[str]:
    """The fields that a filter leaves in sight. `lately` are those that changed."""
    fields = profile.template.fields
    if name == TO_FILL_IN:
        return frozenset(f.id for f in counted(profile.template, profile.filled) if not profile.filled(f))
    if name == ASSUMPTIONS:
        return frozenset(f.id for f in fields if _assumed(profile, f))
    return frozenset(f.id for f in fields if f.id in lately)


def count(name: str, profile: Profile, lately: Collection[str]) -> int:
    """What the outline counts: fields; of assumptions the values."""
    if name == ASSUMPTIONS:
        return sum(_assumed(profile, f) for f in profile.template.fields)
    return len(left(name, profile, lately))


def _assumed(profile: Profile, field: Field) -> int:
    """How many values of a field stand on nothing."""
    return sum(claim.ground is Ground.ASSUMPTION for claim in profile.of(field.id)) if field.claim else 0
