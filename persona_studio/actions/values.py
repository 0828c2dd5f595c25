"""Write, insert, remove and move the values of a profile: each is a claim of its own."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from persona_studio.actions.naming import gone
from persona_studio.actions.places import STEP, index_before, make_room, ordered
from persona_studio.actions.profiles import row
from persona_studio.foundation.words import _
from persona_studio.template.model import Field
from persona_studio.workbook.values import dump

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.draft import Draft


def put(book: Workbook, profile: int, field: str, value: Any, *, claim: int, visit: Hashable = None) -> None:
    """Writes the claim `claim` (a new id from `book.new_id`: at the end of the field); None removes it."""
    asked = field_of(book, profile, field)
    with book.edit(_edit_of(asked, field), visit=visit) as e:
        there = e.get("claim", claim) is not None
        if value is None:
            if there:
                e.remove("claim", claim)
        elif there:
            e.put("claim", id=claim, body=dump(asked, value))
        else:
            row(e, profile)
            append(e, profile, field, [(claim, dump(asked, value))])


def insert(book: Workbook, profile: int, field: str, values: Sequence[Any], *, after: int | None) -> list[int]:
    """New items behind the claim `after`, or at the beginning; their ids in order."""
    asked = field_of(book, profile, field)
    with book.edit(_edit_of(asked, field)) as e:
        row(e, profile)
        rows = ordered(e.find("claim", profile=profile, field=field))
        at = 0 if after is None else min(index_before(rows, after) + 1, len(rows))
        places = make_room(e, "claim", rows, at, len(values))
        new = [(book.new_id("claim"), dump(asked, value)) for value in values]
        for (id, body), place in zip(new, places, strict=True):
            e.put("claim", id=id, profile=profile, field=field, place=place, body=body)
    return [id for id, _body in new]


def remove(book: Workbook, claims: Collection[int]) -> None:
    """Removes claims, one step for all of them."""
    there = [row_ for row_ in (_claim(book, id) for id in claims) if row_]
    if there:
        with book.edit(_edit_of(field_of(book, there[0]["profile"], there[0]["field"]), there[0]["field"])) as e:
            for row_ in there:
                e.remove("claim", row_["id"])


def move(book: Workbook, claim: int, before: int | None) -> None:
    """Puts an item before another of its field, or at the end."""
    moved = _claim(book, claim)
    if not moved:
        return
    with book.edit(_edit_of(field_of(book, moved["profile"], moved["field"]), moved["field"])) as e:
        rows = [r for r in ordered(e.find("claim", profile=moved["profile"], field=moved["field"])) if r["id"] != claim]
        e.put("claim", id=claim, place=make_room(e, "claim", rows, index_before(rows, before))[0])


def set_field(book: Workbook, profile: int, field: str, values: Sequence[Any]) -> None:
    """Makes `values` the whole field; claims whose value stays keep their id and what they stand on."""
    asked = field_of(book, profile, field)
    with book.edit(_edit_of(asked, field)) as e:
        row(e, profile)
        replace(e, profile, field, [dump(asked, value) for value in values])


def use_as_in(book: Workbook, profile: int, field: str, other: int) -> None:
    """Takes the values that another profile has in this field: in a list those that are not there yet, else instead of what stood.

    What they stand on there is no ground for them here: they are assumptions until somebody asks.
    """
    asked = field_of(book, profile, field)
    field_of(book, other, field)
    with book.edit(_edit_of(asked, field)) as e:
        row(e, profile)
        row(e, other)
        theirs = [r["body"] for r in ordered(e.find("claim", profile=other, field=field))]
        if asked is not None and not asked.kind.many:
            if theirs:
                replace(e, profile, field, theirs[:1])
            return
        ours = {r["body"] for r in e.find("claim", profile=profile, field=field)}
        append(e, profile, field, [(book.new_id("claim"), body) for body in dict.fromkeys(theirs) if body not in ours])


# ---- shared with the other actions


def append(e: Draft, profile: int, field: str, new: Sequence[tuple[int, str]]) -> None:
    """Puts claims (id, body) at the end of a field."""
    rows = ordered(e.find("claim", profile=profile, field=field))
    for (id, body), place in zip(new, make_room(e, "claim", rows, len(rows), len(new)), strict=True):
        e.put("claim", id=id, profile=profile, field=field, place=place, body=body)


def replace(e: Draft, profile: int, field: str, bodies: Sequence[str]) -> None:
    """Makes `bodies` the whole field. Equal bodies keep their claim; what changed in a single value keeps its claim too."""
    rows = ordered(e.find("claim", profile=profile, field=field))
    if [r["body"] for r in rows] == list(bodies):
        return
    left = list(rows)
    kept: list[dict[str, Any] | None] = []
    for body in bodies:
        match = next((r for r in left if r["body"] == body), None)
        if match is not None:
            left.remove(match)
        kept.append(match)
    for n, body in enumerate(bodies):  # a changed text is the same claim reworded, where one stands at the same place
        if kept[n] is None and n < len(rows) and rows[n] in left:
            left.remove(rows[n])
            kept[n] = {**rows[n], "body": body}
    for old in left:
        e.remove("claim", old["id"])
    for row_, body, place in zip(kept, bodies, _places(kept), strict=True):
        e.put("claim", id=row_ and row_["id"], profile=profile, field=field, place=place, body=body)


def _places(rows: Sequence[dict[str, Any] | None]) -> list[int]:
    """The places that rows have where these already rise, else full steps for all."""
    places = [int(r["place"]) if r else 0 for r in rows]
    for n in range(len(places)):
        if rows[n] is None:
            places[n] = (places[n - 1] if n else 0) + STEP
    rising = all(a < b for a, b in pairwise(places))
    return places if rising else [STEP * (n + 1) for n in range(len(rows))]


def _claim(book: Workbook, claim: int) -> dict[str, Any] | None:
    """The claim's row; an edit that only looks leaves no trace."""
    with book.edit("") as e:
        return e.get("claim", claim)


def field_of(book: Workbook, profile: int, field: str) -> Field | None:
    """The field in the profile's template; None for one that the template does not have any more."""
    try:
        return book.profile(profile).template.field(field)
    except KeyError:
        raise gone() from None


def _edit_of(asked: Field | None, field: str) -> str:
    return _("Edit of {field}").format(field=asked.label if asked else field)
