"""Which profiles matter most: the questions and their weights, the order that follows, and the tiers."""

from __future__ import annotations

import json
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from persona_studio.actions.naming import name_of, short
from persona_studio.actions.places import STEP, ordered
from persona_studio.actions.profiles import row
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.domain.priority.model import Priorities
    from persona_studio.domain.priority.rank import Ranked
    from persona_studio.workbook.book import Workbook

SETTING = "priority"
TIERS = (0, 1, 2, 3)  # 0: nobody has said


def priorities(book: Workbook) -> Priorities:
    """The questions with the weights and limits of this workbook; the usual ones where nobody changed them or nobody can read them."""
    from persona_studio.domain.priority import model

    return model.load(book.setting(SETTING))


def change(book: Workbook, priorities: Priorities, visit: Hashable = None) -> None:
    """Keeps other weights or limits; raises Problem for impossible ones."""
    from persona_studio.domain.priority import model

    if wrong := model.faults(priorities):
        raise Problem(wrong[0], _("Give weights that add up to 100."))
    with book.edit(_("Change of weights for the order"), visit=visit) as e:
        e.put("setting", id=SETTING, body=json.dumps(model.dump(priorities)))


def ranked(book: Workbook, priorities: Priorities | None = None) -> list[Ranked]:
    """The profiles in the order that their figures give under the workbook's weights, or under others that are tried."""
    from persona_studio.domain.priority import model, rank

    served = [p.id for p in book.profiles() if model.ranks(p.kind, p.retired)]
    return rank.rank(priorities or _priorities(book), [book.profile(id) for id in served], book.manner())


_priorities = priorities  # the parameter above hides the function's name


def set_tier(book: Workbook, profile: int, tier: int) -> None:
    """Says by hand in which tier a profile is; 0 takes it out of all."""
    if tier not in TIERS:
        raise Problem(_("There is no tier {tier}.").format(tier=tier), _("Choose 1, 2 or 3, or 0 for none."))
    name = short(name_of(book, profile))
    label = _("Put {name} into tier {tier}").format(name=name, tier=tier) if tier else _("Take {name} out of its tier").format(name=name)
    with book.edit(label) as e:
        row(e, profile)
        e.put("profile", id=profile, tier=tier)


def apply(book: Workbook) -> None:
    """Makes the ranking the order of the profiles everywhere, with its tiers; one step.

    Whoever is not ranked (negative personas, segments, who is retired) comes after, in the order they had. Who has no figures keeps the tier
    that somebody gave by hand.
    """
    order = ranked(book)
    with book.edit(_("Put the profiles in order of priority")) as e:
        tiers = {r.profile: r.tier for r in order}
        rows = {found["id"]: found for found in ordered(e.find("profile"))}
        first = [id for id in tiers if id in rows]
        for n, id in enumerate([*first, *(id for id in rows if id not in tiers)]):
            wanted = {"place": STEP * (n + 1), "tier": tiers.get(id) or rows[id]["tier"]}
            if any(rows[id][column] != value for column, value in wanted.items()):
                e.put("profile", id=id, **wanted)


def applied(book: Workbook, order: Sequence[Ranked]) -> bool:
    """Whether the profiles stand in this order with these tiers already."""
    listed = book.profiles()
    tiers = {r.profile: r.tier for r in order}
    return [p.id for p in listed[: len(order)]] == list(tiers) and all(tiers[p.id] in (0, p.tier) for p in listed if p.id in tiers)
