"""The scorecards of an ideal customer profile: make, change, keep a version, bring one back."""

from __future__ import annotations

import json
from collections.abc import Collection, Hashable
from typing import TYPE_CHECKING, Any

from persona_studio.actions.naming import free_name, name_of, short, tidy
from persona_studio.actions.places import STEP, ordered
from persona_studio.domain.scoring.model import Scorecard
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.workbook.scoring import read_card

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.draft import Draft
    from persona_studio.workbook.scoring import ListedCard


def create(book: Workbook, profile: int, name: str = "", card: Scorecard | None = None) -> int:
    """A new scorecard of an ideal customer profile; without a card, one with the default criteria. Gives its id."""
    of = name_of(book, profile)
    with book.edit(_("New scorecard for {name}").format(name=short(of))) as e:
        return add(e, profile, tidy(name), card)


def change(book: Workbook, id: int, card: Scorecard, visit: Hashable = None) -> None:
    """Puts another card in its place; versions that were kept stay as they are."""
    with book.edit(_("Edit scorecard {name}").format(name=called(book, id)), visit=visit) as e:
        row(e, id)
        e.put("scorecard", id=id, body=text(card))


def rename(book: Workbook, id: int, name: str, visit: Hashable = None) -> None:
    """Gives a scorecard another name, free among those of its profile."""
    name = tidy(name)
    if not name:
        raise Problem(_("A scorecard needs a name."), _("Type one."))
    with book.edit(_("Rename scorecard {name}").format(name=called(book, id)), visit=visit) as e:
        row(e, id)
        e.put("scorecard", id=id, name=name)


def duplicate(book: Workbook, id: int) -> int:
    """A copy behind the others of its profile, without the versions that were kept."""
    with book.edit(_("Duplicate scorecard {name}").format(name=called(book, id))) as e:
        original = row(e, id)
        return _put(e, original["profile"], _("{name} (copy)").format(name=original["name"]), original["body"])


def remove(book: Workbook, ids: int | Collection[int]) -> None:
    """Removes scorecards with their versions; accounts and their ratings stay."""
    names = {card.id: card.name for card in book.scorecards()}
    gone = [id for id in ([ids] if isinstance(ids, int) else ids) if id in names]
    if not gone:
        return
    label = ngettext("Delete {count} scorecard", "Delete {count} scorecards", len(gone)).format(count=len(gone))
    if len(gone) == 1:
        label = _("Delete scorecard {name}").format(name=called(book, gone[0]))
    with book.edit(label) as e:
        e.remove("scorecard", *gone)


def save_version(book: Workbook, id: int, name: str = "") -> int:
    """Keeps the card as it is now, for ever; gives the number of the version."""
    with book.edit(_("Keep a version of scorecard {name}").format(name=called(book, id))) as e:
        return keep(e, id, tidy(name))


def bring_back(book: Workbook, id: int, number: int) -> None:
    """Makes the card what it was in a version; the versions stay."""
    label = _("Bring back version {number} of scorecard {name}").format(number=number, name=called(book, id))
    with book.edit(label) as e:
        row(e, id)
        found = e.find("edition", scorecard=id, number=number)
        if not found:
            raise Problem(_("There is no version {number} of this scorecard.").format(number=number), _("Choose one of those that were kept."))
        e.put("scorecard", id=id, body=found[-1]["body"])


def propose(book: Workbook, profile: int) -> Scorecard:
    """The default card with words and rules filled from the values of the profile; nothing is changed."""
    from persona_studio.domain.scoring import defaults

    return defaults.propose(book.profile(profile), book.manner())


# ---- shared with the other actions


def add(e: Draft, profile: int, name: str = "", card: Scorecard | None = None) -> int:
    """Puts the row of a new scorecard, within an edit that does more."""
    from persona_studio.domain.scoring import defaults

    return _put(e, profile, name or _("Scorecard"), text(defaults.scorecard() if card is None else card))


def copy_all(e: Draft, profile: int, copy: int) -> None:
    """Gives a copied profile copies of the scorecards of the original, and of the versions that were kept."""
    for card in ordered(e.find("scorecard", profile=profile)):
        key = e.put("scorecard", **{**card, "id": None, "profile": copy})
        for edition in e.find("edition", scorecard=card["id"]):
            e.put("edition", **{**edition, "id": None, "scorecard": key})


def keep(e: Draft, id: int, name: str = "") -> int:
    """Puts the row of a new version."""
    card = row(e, id)
    last = max((edition["number"] for edition in e.find("edition", scorecard=id)), default=0)
    number: int = max(card["version"], last) + 1
    e.put("edition", scorecard=id, number=number, name=name, body=card["body"])
    e.put("scorecard", id=id, version=number)
    return number


def kept(e: Draft, id: int) -> int:
    """The number of the version that equals the card; keeps one where it has changed since the last."""
    card = row(e, id)
    last = max(e.find("edition", scorecard=id), key=lambda edition: edition["number"], default=None)
    same = last is not None and (last["body"] == card["body"] or read_card(last["body"]) == read_card(card["body"]))
    return int(last["number"]) if last is not None and same else keep(e, id)


def listed(book: Workbook, id: int) -> ListedCard:
    """The scorecard. Raises Problem when somebody has deleted it."""
    found = next((card for card in book.scorecards() if card.id == id), None)
    if found is None:
        raise gone()
    return found


def called(book: Workbook, id: int) -> str:
    """What a scorecard is called in a label."""
    return short(listed(book, id).name)


def row(e: Draft, id: int) -> dict[str, Any]:
    """The scorecard's row."""
    found = e.get("scorecard", id)
    if found is None:
        raise gone()
    return found


def gone() -> Problem:
    """The answer to an action on a scorecard that somebody has deleted."""
    return Problem(_("This scorecard is not in the workbook any more."), _("Undo brings it back."))


def text(card: Scorecard) -> str:
    """The text to store."""
    from persona_studio.domain.scoring import body

    return json.dumps(body.dump(card), ensure_ascii=False, separators=(",", ":"))


def _put(e: Draft, profile: int, wish: str, body: str) -> int:
    others = e.find("scorecard", profile=profile)
    place = max((other["place"] for other in others), default=0) + STEP
    key: int = e.put("scorecard", profile=profile, name=free_name(wish, (other["name"] for other in others)), place=place, body=body)
    return key
