"""What holds for the whole workbook: the client, how numbers and money are written, the paper."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

from persona_studio.template.manner import Manner


@dataclass(frozen=True)
class Settings:
    """Settings of a workbook; a row of the table `setting` each."""

    client: str = ""
    language: str = "en"
    currency: str = "USD"
    paper: str = "a4"  # or "letter"
    faces: str = "drawn"  # or "photo", "icon", "none": what stands for profiles

    @property
    def manner(self) -> Manner:
        return Manner(self.language, self.currency)

    def rows(self) -> list[tuple[str, str]]:
        """(id, body) of every setting."""
        return [(id, json.dumps(value, ensure_ascii=False)) for id, value in asdict(self).items()]


def read(rows: Iterable[tuple[str, str]]) -> Settings:
    """Settings from their rows; one that is missing or cannot be read has its default."""
    known = {f.name for f in fields(Settings)}
    found: dict[str, str] = {}
    for id, body in rows:
        try:
            value = json.loads(body)
        except (ValueError, RecursionError):
            continue
        if id in known and isinstance(value, str):
            found[id] = value
    return Settings(**found)
