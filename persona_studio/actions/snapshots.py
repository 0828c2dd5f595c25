"""Names for states of the workbook, and the way back to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from persona_studio.actions.naming import short
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.template.versions import carry
from persona_studio.workbook.past import NAMED

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.draft import Draft
    from persona_studio.workbook.past import Past

LONGEST = 80  # letters of a name
Row = Mapping[str, Any]


def take(book: Workbook, name: str) -> None:
    """Gives the workbook's state a name: a note in the history, nothing to undo. Raises Problem for a blank name or one that is there already."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise Problem(_("A snapshot needs a name of up to {most} letters.").format(most=LONGEST), _("Name the occasion: “Board, March”."))
    if any(s.name.casefold() == name.casefold() for s in book.snapshots()):
        raise Problem(_("There is a snapshot “{name}” already.").format(name=name), _("Choose another name."))
    with book.edit(_("Snapshot {name}").format(name=short(name))) as e:
        e.record(NAMED, name=name)


def restore(book: Workbook, wanted: int | datetime | str, profiles: Collection[int] | None = None) -> int:
    """Brings the whole workbook, or some profiles with their claims and ground, back to what they were; one step that can be undone.

    Gives how many rows changed. What was printed, signed or named since stays in the history. Raises Problem for a point that never was,
    and for profiles that were not there then.
    """
    past = book.past(wanted, profiles)
    if profiles is None:
        with book.restoring(_("Restore everything to {point}").format(point=_called(past))) as e:
            e.become({(table, _key(table, key)): _plain(row) for table, rows in past.befores.items() for key, row in rows.items()})
            return len(e.turned())
    listed = {p.id: p.name for p in past.profiles()}
    if missing := [id for id in profiles if id not in listed]:
        words = ngettext("The profile was not there at that point.", "{n} of the profiles were not there at that point.", len(missing))
        raise Problem(words.format(n=len(missing)), _("Choose a later point, or other profiles."))
    names = ", ".join(listed[id] for id in profiles)
    with book.restoring(_("Restore {names} to {point}").format(names=short(names), point=_called(past))) as e:
        for id in profiles:
            _bring_back(e, past, id)
        return len(e.turned())


def _called(past: Past) -> str:
    return short(past.point.name) or past.point.at.astimezone().strftime("%Y-%m-%d %H:%M")


def _key(table: str, key: str) -> int | str:
    return key if table in ("template", "setting") else int(key)


def _plain(row: Row | None) -> dict[str, Any] | None:
    return dict(row) if row is not None else None


def _bring_back(e: Draft, past: Past, profile: int) -> None:
    """One profile with its claims and what they stood on. Its template stays today's: claims follow the new names of their fields."""
    was = past.befores
    today = {claim["id"]: claim for claim in e.find("claim", profile=profile)}
    then = {c.id: field for field, claims in past.profile(profile).claims.items() for c in claims}
    row = was.get("profile", {}).get(str(profile))
    if row is not None:
        now = e.get("profile", profile)
        e.put("profile", **{**row, "place": now["place"] if now else row["place"]})
    for id in today.keys() - then.keys():
        e.remove("claim", id)
    elsewhere = set()
    for id in then:
        if before := was.get("claim", {}).get(str(id)):
            now = e.get("claim", id)
            if now is not None and now["profile"] != profile:  # merged into another profile, which keeps it
                elsewhere.add(id)
                _copy(e, was, before)
            else:
                e.put("claim", **before)
    _rename(e, profile)
    _ground(e, was, set(then) - elsewhere)


def _copy(e: Draft, was: Mapping[str, Mapping[str, Row | None]], before: Row) -> None:
    """A claim of then with an id of its own, on what it stood on."""
    key, log = e.put("claim", **{**before, "id": None}), was.get("ground", {})
    stood = [row for row in log.values() if row and row.get("claim") == before["id"]]
    stood += [row for row in e.find("ground", claim=before["id"]) if str(row["id"]) not in log]
    for row in stood:
        _evidence(e, was, row["evidence"])
        e.put("ground", claim=key, evidence=row["evidence"])


def _rename(e: Draft, profile: int) -> None:
    """Claims of fields that bear another name today go to that field."""
    from persona_studio.workbook import templates

    row = e.get("profile", profile)
    template = e.get("template", row["template"]) if row else None
    if template is None:
        return
    fields: dict[str, list[int]] = {}
    for claim in e.find("claim", profile=profile):
        fields.setdefault(claim["field"], []).append(claim["id"])
    for field, ids in carry(fields, templates.read(template["id"], template["toml"])).items():
        for id in ids:
            e.put("claim", id=id, field=field)


def _ground(e: Draft, was: Mapping[str, Mapping[str, Row | None]], claims: set[int]) -> None:
    """The evidence that claims stood on, brought back where it was deleted; what was linked since is unlinked."""
    for key, row in was.get("ground", {}).items():
        if row is None:
            now = e.get("ground", int(key))
            if now and now["claim"] in claims:
                e.remove("ground", now["id"])
        elif row.get("claim") in claims:
            _evidence(e, was, row["evidence"])
            e.put("ground", **row)


def _evidence(e: Draft, was: Mapping[str, Mapping[str, Row | None]], id: int) -> None:
    if e.get("evidence", id) is not None:
        return
    row = was.get("evidence", {}).get(str(id))
    if row is not None:
        source = row.get("source")
        if source is not None and e.get("source", source) is None:
            lost = was.get("source", {}).get(str(source))
            row = {**row, "source": e.put("source", **lost) if lost else None}
        e.put("evidence", **row)


@dataclass(frozen=True)
class Difference:
    """How the workbook of today differs from a point, in profiles: what restoring would change, bring back, remove."""

    changed: tuple[int, ...]
    back: tuple[int, ...]
    gone: tuple[int, ...]


def difference(book: Workbook, wanted: int | datetime | str) -> Difference:
    """Which profiles would be different, were everything brought back. Raises Problem for a point that never was."""
    past = book.past(wanted)
    then, now = {p.id for p in past.profiles()}, {p.id for p in book.profiles()}
    changed = tuple(id for id in sorted(then & now) if past.profile(id) != book.profile(id))
    return Difference(changed, tuple(sorted(then - now)), tuple(sorted(now - then)))
