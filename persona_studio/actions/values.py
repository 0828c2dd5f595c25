"""Write, insert, remove and move the values of a profile: each is a claim of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from persona_studio.actions.bodies import body_of
from persona_studio.actions.places import Draft, index_before, make_room, ordered
from persona_studio.actions.profiles import remove_claim, row
from persona_studio.foundation.words import _
from persona_studio.template.model import Field

if TYPE_CHECKING:
    from persona_studio.workbook.file import Workbook


def put(book: Workbook, profile: int, field: str, value: Any, *, claim: int, visit: object = None) -> None:
    """Writes the claim `claim` (a new id from `book.new_id`: at the end of the field); None removes it."""
    asked = _field(book, profile, field)
    with book.edit(_edit_of(asked, field), visit=visit) as e:
        before = e.get("claim", claim)
        if value is None:
            if before is not None:
                remove_claim(e, claim)
        elif before is not None:
            e.put("claim", **{**before, "body": body_of(asked, value)})
        else:
            row(e, profile)
            append(e, profile, field, [(claim, body_of(asked, value))])


def insert(book: Workbook, profile: int, field: str, values: Sequence[Any], *, after: int | None) -> list[int]:
    """New items behind the claim `after`, or at the beginning; their ids in order."""
    asked = _field(book, profile, field)
    with book.edit(_edit_of(asked, field)) as e:
        row(e, profile)
        rows = ordered(e.find("claim", profile=profile, field=field))
        at = 0 if after is None else min(index_before(rows, after) + 1, len(rows))
        places = make_room(e, "claim", rows, at, len(values))
        new = [(book.new_id("claim"), body_of(asked, value)) for value in values]
        for (id, body), place in zip(new, places, strict=True):
            e.put("claim", id=id, profile=profile, field=field, place=place, body=body)
    return [id for id, _body in new]


def remove(book: Workbook, claims: Collection[int]) -> None:
    """Removes claims, one step for all of them."""
    label = ""
    if claims:
        with book.edit("") as e:  # looks only: an edit without changes leaves no trace
            first = next((found for id in claims if (found := e.get("claim", id)) is not None), None)
        if first is None:
            return
        label = _edit_of(_field(book, first["profile"], first["field"]), first["field"])
        with book.edit(label) as e:
            for id in claims:
                if e.get("claim", id) is not None:
                    remove_claim(e, id)


def move(book: Workbook, claim: int, before: int | None) -> None:
    """Puts an item before another of its field, or at the end."""
    with book.edit(_("Reorder")) as e:
        moved = e.get("claim", claim)
        if moved is None:
            return
        rows = [r for r in ordered(e.find("claim", profile=moved["profile"], field=moved["field"])) if r["id"] != claim]
        e.put("claim", **{**moved, "place": make_room(e, "claim", rows, index_before(rows, before))[0]})


def set_field(book: Workbook, profile: int, field: str, values: Sequence[Any]) -> None:
    """Makes `values` the whole field; claims whose value stays keep their id and what they stand on."""
    asked = _field(book, profile, field)
    with book.edit(_edit_of(asked, field)) as e:
        row(e, profile)
        replace(book, e, profile, field, [body_of(asked, value) for value in values])


# ---- shared with the other actions


def append(e: Draft, profile: int, field: str, new: Sequence[tuple[int, str]]) -> None:
    """Puts claims (id, body) at the end of a field."""
    rows = ordered(e.find("claim", profile=profile, field=field))
    for (id, body), place in zip(new, make_room(e, "claim", rows, len(rows), len(new)), strict=True):
        e.put("claim", id=id, profile=profile, field=field, place=place, body=body)


def replace(book: Workbook, e: Draft, profile: int, field: str, bodies: Sequence[str]) -> None:
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
    for gone in left:
        remove_claim(e, gone["id"])
    for row_, body, place in zip(kept, bodies, _places(kept), strict=True):
        base = row_ or {"id": book.new_id("claim"), "profile": profile, "field": field}
        e.put("claim", **{**base, "place": place, "body": body})


def _places(rows: Sequence[dict[str, Any] | None]) -> list[int]:
    """The places that rows have where these already rise, else full steps for all."""
    places = [int(r["place"]) if r else 0 for r in rows]
    for n in range(len(places)):
        if rows[n] is None:
            places[n] = (places[n - 1] if n else 0) + 1024
    rising = all(a < b for a, b in zip(places, places[1:], strict=False))
    return places if rising else [1024 * (n + 1) for n in range(len(rows))]


def _field(book: Workbook, profile: int, field: str) -> Field | None:
    """The field in the profile's template; None for one that the template does not have any more."""
    return book.profile(profile).template.field(field)


def _edit_of(asked: Field | None, field: str) -> str:
    return _("Edit of {field}").format(field=asked.label if asked else field)
