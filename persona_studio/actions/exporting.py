"""Export: profiles as our own JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from persona_studio.domain.faces import sound
from persona_studio.domain.ground import Evidence
from persona_studio.exchange import own_json
from persona_studio.exchange.own_json import Own, OwnCard, OwnGround, OwnLink, OwnProfile
from persona_studio.exchange.reading import DEEPEST, deeper_than, scrubbed
from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.kinds import UNCLEAR

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.read import Listed


def json_bytes(book: Workbook, ids: Collection[int] | None = None) -> bytes:
    """All profiles (or those of `ids`) with their templates, links, evidence and the settings, in the order of the list.

    The same bytes for the same content. The content of attached files stays in the workbook; their names and hashes travel.
    """
    held = own(book, ids)
    known = book.templates()
    lost = {p.template for p in held.profiles} - set(known)  # a damaged file may name one that it lacks
    return own_json.written(held, known | {p.template: book.profile(p.id).template for p in book.profiles() if p.template in lost})


def own(book: Workbook, ids: Collection[int] | None = None) -> Own:
    """What an export holds. Of some profiles only: the evidence that they stand on, and the links between them."""
    listed = {p.id: p for p in book.profiles() if ids is None or p.id in ids}
    evidence = _used(book, None if ids is None else listed)
    known = {s.id: s for s in book.sources() if ids is None or any(e.source == s for e in evidence)}
    sources = {id: n for n, id in enumerate(known, 1)}
    numbers = {e.id: n for n, e in enumerate(evidence, 1)}
    settings = book.settings()
    return Own(
        settings={name: getattr(settings, name) for name in own_json.SETTINGS},
        templates={id: book.template_toml(id) for id in {p.template for p in listed.values()} & set(book.templates())},
        profiles=[_profile(book, p, numbers) for p in listed.values()],
        sources=[{name: getattr(source, name) for name in own_json.SOURCE} for source in known.values()],
        evidence=[_evidence(e, sources) for e in evidence],
        links=[
            OwnLink(link.kind, listed[link.subject].code, listed[link.object].code, link.role)
            for link in book.links()
            if link.subject in listed and link.object in listed
        ],
    )


def _used(book: Workbook, profiles: Collection[int] | None) -> list[Evidence]:
    """The evidence that these profiles stand on, oldest first; all of it, with the inbox, for None."""
    if profiles is None:
        return book.evidence()
    used = {e.id: e for id in profiles for items in book.grounds(id).values() for e in items}
    return [used[id] for id in sorted(used)]


def _evidence(e: Evidence, sources: Mapping[int, int]) -> dict[str, Any]:
    return {"source": sources[e.source.id] if e.source else None, "kind": e.kind, "text": e.text, "locator": e.locator, "said": e.said, "who": e.who}


def _profile(book: Workbook, listed: Listed, numbers: Mapping[int, int]) -> OwnProfile:
    """A profile with what its claims stand on; values that say nothing are left out, and so do not count."""
    grounds, signed = book.grounds(listed.id), book.signatures(listed.id)
    fields: dict[str, list[Any]] = {}
    ground: dict[str, dict[int, OwnGround]] = {}
    for field, claims in book.bodies(listed.id).items():
        for claim, body in claims:
            plain = _one(body)
            if field == "name" or plain in (None, "", [], {}):
                continue
            fields.setdefault(field, []).append(plain)
            if claim in grounds:
                holds = signed.get(claim)
                sign_off = (holds.who, holds.at.isoformat()) if holds and holds.who and holds.text == body else None
                number = len(fields[field])
                ground.setdefault(field, {})[number] = OwnGround([numbers[e.id] for e in grounds[claim]], sign_off)
    cards = [OwnCard(one.name, one.card) for one in book.scorecards() if one.profile == listed.id and not one.unclear]
    return OwnProfile(listed.code, listed.name, listed.template, fields, listed.retired, ground, cards, listed.tier, sound(listed.face.body))


def save(book: Workbook, ids: Collection[int] | None, target: Path) -> None:
    """Writes the JSON; what stood at `target` is replaced whole or not at all."""
    refuse_itself(book, target)
    data = json_bytes(book, ids)
    with atomic.replacing(target) as part:
        part.write_bytes(data)


def refuse_itself(book: Workbook, target: Path) -> None:
    """An output must not take the place of the workbook it comes from."""
    if os.path.realpath(target) == os.path.realpath(book.path):
        raise Problem(_("{file} is the workbook itself.").format(file=target.name), _("Give another name for the output."))


def _one(body: str) -> Any:
    """A stored value as JSON; what is no sound JSON is kept as its text."""
    try:
        plain = json.loads(body, parse_float=str, parse_constant=_refused)
    except (ValueError, RecursionError):
        return {UNCLEAR: body}
    return {UNCLEAR: body} if deeper_than(plain, DEEPEST // 2) else scrubbed(plain)


def _refused(constant: str) -> Any:
    raise ValueError(constant)
