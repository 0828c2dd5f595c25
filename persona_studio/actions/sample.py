"""The sample workbook: a fictional client with its buyer personas."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from persona_studio.actions.places import STEP
from persona_studio.domain.faces import Face, drawn
from persona_studio.foundation import resource
from persona_studio.template import shipped
from persona_studio.template.manner import Manner
from persona_studio.workbook.file import create
from persona_studio.workbook.settings import Settings
from persona_studio.workbook.values import dump


def make(path: Path, *, backups: Path | None = None) -> None:
    """Writes a new workbook with the sample in it; the same ids every time, and nothing to undo. Raises Problem when `path` exists."""
    content = json.loads(resource.text("sample", "workbook.json"))
    settings = Settings(**content["settings"])
    create(path, settings, backups=backups, rows=_rows(content["profiles"], settings.manner)).close()


def _rows(profiles: list[dict[str, Any]], manner: Manner) -> Iterator[tuple[str, dict[str, Any]]]:
    for id in dict.fromkeys(profile["template"] for profile in profiles):
        yield "template", {"id": id, "toml": shipped.toml(id)}
    for number, profile in enumerate(profiles, 1):
        code = base64.b32encode(hashlib.blake2b(f"sample {profile['name']}".encode(), digest_size=5).digest()).decode().lower()
        face = drawn(Face(**profile["face"])) if "face" in profile else ""
        yield "profile", {"id": number, "code": code, "template": profile["template"], "name": profile["name"], "place": STEP * number, "face": face}
        yield from _claims(number, profile, manner)


def _claims(number: int, profile: dict[str, Any], manner: Manner) -> Iterator[tuple[str, dict[str, Any]]]:
    template = shipped.templates()[profile["template"]]
    for field_id, given in profile["fields"].items():
        field = template.field(field_id)
        assert field is not None, field_id
        for place, one in enumerate(given if isinstance(given, list) else [given], 1):
            body = dump(field, field.kind.absorb(one, manner))
            yield "claim", {"profile": number, "field": field_id, "place": STEP * place, "body": body}
