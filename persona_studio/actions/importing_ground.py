"""Evidence and sign-offs of our own files: what the workbook has already is used again, so that a second import adds nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from persona_studio.actions.places import ordered
from persona_studio.exchange.own_json import BLANK, EVIDENCE, SOURCE, Own, OwnProfile
from persona_studio.workbook.research import SIGNED

if TYPE_CHECKING:
    from persona_studio.workbook.draft import Draft


class Grounds:
    """The sources and evidence of one file while its import is open."""

    def __init__(self, e: Draft, own: Own) -> None:
        self._e = e
        sources = _placed(e, "source", SOURCE, own.sources)
        rows = [{**row, "source": sources[row["source"] - 1] if row.get("source") else None} for row in own.evidence]
        self._evidence = _placed(e, "evidence", EVIDENCE, rows)

    def of(self, id: int, profile: OwnProfile) -> None:
        """Puts under the claims of a profile what they stand on."""
        for field, grounds in profile.ground.items():
            rows = ordered(self._e.find("claim", profile=id, field=field))
            numbers = [n for n, value in enumerate(profile.fields[field], 1) if value not in BLANK]
            claims = dict(zip(numbers, rows, strict=True))
            for number, ground in grounds.items():
                if number not in claims:
                    continue  # a value that says nothing was left out
                claim = claims[number]
                there = {row["evidence"] for row in self._e.find("ground", claim=claim["id"])}
                for evidence in dict.fromkeys(self._evidence[n - 1] for n in ground.evidence):
                    if evidence not in there:
                        self._e.put("ground", claim=claim["id"], evidence=evidence)
                if ground.signed and ground.evidence:
                    who, at = ground.signed
                    self._e.record(SIGNED, profiles=(id,), claim=claim["id"], text=claim["body"], who=who, at=at)


def _placed(e: Draft, table: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """The key of each row: of an equal one that the workbook had, each used once, else of a new one."""
    had: dict[tuple[Any, ...], list[int]] = {}
    for row in e.find(table):
        had.setdefault(tuple(row[name] for name in columns), []).append(row["id"])
    keys = []
    for given in rows:
        full = {name: given.get(name) if name in ("n", "source") else given.get(name, "") for name in columns}
        same = had.get(tuple(full.values()))
        keys.append(same.pop(0) if same else e.put(table, **full))
    return keys
