"""Export: profiles as our own JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from persona_studio.exchange import own_json
from persona_studio.exchange.own_json import Own, OwnProfile
from persona_studio.exchange.reading import DEEPEST, deeper_than, scrubbed
from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.kinds import UNCLEAR

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook


def json_bytes(book: Workbook, ids: Collection[int] | None = None) -> bytes:
    """All profiles (or those of `ids`) with their templates and the settings, in the order of the list; the same bytes for the same content."""
    listed = [p for p in book.profiles() if ids is None or p.id in ids]
    known = book.templates()
    templates = {p.template: known.get(p.template) or book.profile(p.id).template for p in listed}  # a damaged file may name one that it lacks
    exported = [
        OwnProfile(p.code, p.name, p.template, {field: _plain(bodies) for field, bodies in book.bodies(p.id).items() if field != "name"})
        for p in listed
    ]
    settings = book.settings()
    own = Own(
        settings={name: getattr(settings, name) for name in own_json.SETTINGS},
        templates={id: book.template_toml(id) for id in templates if id in known},
        profiles=exported,
    )
    return own_json.written(own, templates)


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


def _plain(bodies: list[str]) -> list[Any]:
    """Stored values as JSON; what is no sound JSON is kept as its text."""
    return [plain for plain in map(_one, bodies) if plain not in (None, "", [], {})]


def _one(body: str) -> Any:
    try:
        plain = json.loads(body, parse_float=str, parse_constant=_refused)
    except (ValueError, RecursionError):
        return {UNCLEAR: body}
    return {UNCLEAR: body} if deeper_than(plain, DEEPEST // 2) else scrubbed(plain)


def _refused(constant: str) -> Any:
    raise ValueError(constant)
