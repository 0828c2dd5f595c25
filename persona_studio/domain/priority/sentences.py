"""What a consultant would say of the order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from persona_studio.foundation.words import _, ngettext

if TYPE_CHECKING:
    from persona_studio.domain.priority.rank import Ranked

MANY, TOO_MANY = 5, 8  # profiles to serve: from more than the first it is said softly, from the second strongly (three to five; eight dilute)
CORE = 3  # in tier 1, of two or three


def tier_name(tier: int) -> str:
    """ "Tier 1"; "No tier" for 0."""
    return _("Tier {n}").format(n=tier) if tier else _("No tier")


def warnings(ranked: Sequence[Ranked], tiers: Mapping[int, int]) -> list[str]:
    """What is wrong with the order as a whole; `tiers` are those that hold, by profile."""
    found = []
    first = sum(tiers.get(r.profile) == 1 for r in ranked)
    if first > CORE or first == len(ranked) > 1:
        words = ngettext("{n} of {all} profiles is in tier 1: where everyone comes first, nobody does.",
                         "{n} of {all} profiles are in tier 1: where everyone comes first, nobody does.", first)  # fmt: skip
        found.append(words.format(n=first, all=len(ranked)))
    if len(ranked) >= TOO_MANY:
        found.append(_("{n} profiles dilute the work: merge those that are alike, and serve three to five.").format(n=len(ranked)))
    elif len(ranked) > MANY:
        found.append(_("{n} profiles are more than most teams can keep in mind; three to five are enough.").format(n=len(ranked)))
    if len(ranked) > 1 and not any(r.known for r in ranked):
        found.append(_("No figures stand side by side yet: fill in the prioritisation facts, or the order says nothing."))
    return found
