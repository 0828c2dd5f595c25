"""Templates of a workbook: put in a new version and bring the profiles along, without losing a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from persona_studio.actions.evidence import ground
from persona_studio.actions.naming import short
from persona_studio.actions.places import STEP, ordered
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Text, Unclear
from persona_studio.template.manner import Manner
from persona_studio.template.model import Field, Template
from persona_studio.template.reader import read
from persona_studio.template.versions import carry, convert
from persona_studio.workbook.values import dump, load

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.draft import Draft


def put(book: Workbook, toml: str, file: str = "") -> str:
    """Makes the TOML the workbook's template of its id, in one step with all profiles of it; gives the id.

    Renames follow, values of another kind are read again, fields that are no longer asked keep their values.
    Raises Problem, with nothing changed, for a text that is no template.
    """
    new = read(toml, file or _("the template"))
    old = book.templates().get(new.id)
    if old is not None and old.kind != new.kind:
        sentence = _("{name} describes profiles of the kind {old}; a new version cannot make them {new}.")
        raise Problem(sentence.format(name=short(new.name), old=old.kind, new=new.kind), _("Give the template an id of its own."))
    label = _("New version of {name}") if old else _("New template {name}")
    with book.edit(label.format(name=short(new.name))) as e:
        e.put("template", id=new.id, toml=toml)
        if old is not None:
            bring_along(e, [p["id"] for p in e.find("profile", template=old.id)], old, new, book.manner())
    return new.id


def remove(book: Workbook, template_id: str) -> None:
    """Takes a template that no profile has out of the workbook; those shipped can be used again at any time."""
    with book.edit(_("Remove a template")) as e:
        if e.find("profile", template=template_id):
            raise Problem(_("Profiles of this template are in the workbook."), _("Delete them first, or leave it."))
        if e.get("template", template_id):
            e.remove("template", template_id)


def bring_along(e: Draft, profiles: Iterable[int], old: Template, new: Template, manner: Manner) -> None:
    """Every claim of profiles of a template to where its new version has it."""
    for profile in profiles:
        claims = {claim["id"]: claim for claim in ordered(e.find("claim", profile=profile))}
        fields: dict[str, list[int]] = {}
        for id, claim in claims.items():
            fields.setdefault(claim["field"], []).append(id)
        for field, ids in carry(fields, new).items():
            asked = new.field(field)
            if asked is not None and not asked.kind.many and len(ids) > 1:
                _join(e, [claims[id] for id in ids], old, asked, manner)
                continue
            moved = any(claims[id]["field"] != field for id in ids)
            for n, id in enumerate(ids, 1):
                claim = claims[id]
                body = _converted(claim["body"], old.field(claim["field"]), new.field(field), manner)
                e.put("claim", id=id, field=field, place=STEP * n if moved else claim["place"], body=body)


def _join(e: Draft, rows: Sequence[Mapping[str, Any]], old: Template, asked: Field, manner: Manner) -> None:
    """Claims that meet in a field for one value become one with the words of all, on the ground of all: a form shows no second one."""
    first, *others = rows
    said = dict.fromkeys(_words(old.field(row["field"]), row["body"], manner) for row in rows)
    words = ("\n" if isinstance(asked.kind, Text) else "; ").join(said)
    value = asked.kind.parse(words, manner)
    e.put("claim", id=first["id"], field=asked.id, body=dump(asked, Unclear(words, "") if value is None else value))
    for row in others:
        for stands in e.find("ground", claim=row["id"]):
            ground(e, first["id"], stands["evidence"])
        e.remove("claim", row["id"])


def _words(field: Field | None, body: str, manner: Manner) -> str:
    value = load(field, body)
    if isinstance(value, Unclear):
        return value.raw
    return field.kind.plain(value, manner) if field else str(value)


def _converted(body: str, before: Field | None, after: Field | None, manner: Manner) -> str:
    """The text of a value as the field's new kind has it; as it stands where that changes nothing."""
    if before is None or after is None or before.kind == after.kind:
        return body
    value = load(before, body)
    same = load(after, body)
    return body if same == value else dump(after, convert(value, before.kind, after.kind, manner))
