"""The sample workbook: a fictional client with its buyer personas, its ideal customer profile and accounts that are scored by it."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from persona_studio.actions.accounts import HAND, text
from persona_studio.actions.places import STEP
from persona_studio.domain.profile import Claim, Profile
from persona_studio.domain.scoring import body, defaults
from persona_studio.domain.scoring.model import Scorecard
from persona_studio.foundation import resource
from persona_studio.template import shipped
from persona_studio.template.manner import Manner
from persona_studio.workbook.file import create
from persona_studio.workbook.settings import Settings
from persona_studio.workbook.values import dump

Row = tuple[str, dict[str, Any]]


def make(path: Path, *, backups: Path | None = None) -> None:
    """Writes a new workbook with the sample in it; the same ids every time, and nothing to undo. Raises Problem when `path` exists."""
    write(path, content(), backups=backups)


def content() -> dict[str, Any]:
    """What the sample consists of: settings, profiles, links, and how accounts are scored by one of the profiles."""
    plain: dict[str, Any] = json.loads(resource.text("sample", "workbook.json"))
    return {**plain, "scoring": json.loads(resource.text("sample", "scoring.json"))}


def write(path: Path, content: dict[str, Any], *, backups: Path | None = None) -> None:
    """The same with another content, or parts of it."""
    settings = Settings(**content["settings"])
    create(path, settings, backups=backups, rows=_rows(content, settings.manner)).close()


def _rows(content: dict[str, Any], manner: Manner) -> Iterator[Row]:
    for id in dict.fromkeys(profile["template"] for profile in content["profiles"]):
        yield "template", {"id": id, "toml": shipped.toml(id)}
    profiles, claim = {}, 0
    for number, given in enumerate(content["profiles"], 1):
        profile = _profile(number, given, manner, claim)
        yield "profile", {"id": number, "code": profile.code, "template": profile.template.id, "name": profile.name, "place": STEP * number}
        for one, place in ((one, place) for claims in profile.claims.values() for place, one in enumerate(claims, 1)):
            stored = dump(profile.template.field(one.field), one.value)
            yield "claim", {"id": one.id, "profile": number, "field": one.field, "place": STEP * place, "body": stored}
            claim = one.id
        profiles[profile.name] = profile
    for link in content.get("links", ()):
        ends = {end: profiles[link[end]].id for end in ("subject", "object")}
        yield "link", {"kind": link["kind"], **ends, "role": link["role"]}
    if "scoring" in content:
        yield from _scoring(content["scoring"], profiles)


def _profile(number: int, given: dict[str, Any], manner: Manner, last: int) -> Profile:
    """A profile of the sample; its claims are numbered on from the last."""
    template = shipped.templates()[given["template"]]
    code = base64.b32encode(hashlib.blake2b(f"sample {given['name']}".encode(), digest_size=5).digest()).decode().lower()
    claims: dict[str, tuple[Claim, ...]] = {}
    for id, value in given["fields"].items():
        field = template.field(id)
        assert field is not None, id
        values = [field.kind.absorb(one, manner) for one in (value if isinstance(value, list) else [value])]
        claims[id] = tuple(Claim(last + n, id, one) for n, one in enumerate(values, 1))
        last += len(values)
    return Profile(number, code, given["name"], template, claims)


def _scoring(given: dict[str, Any], profiles: dict[str, Profile]) -> Iterator[Row]:
    profile = profiles[given["profile"]]
    card = _card(given, profile)
    stored = json.dumps(body.dump(card), ensure_ascii=False)
    yield "scorecard", {"id": 1, "profile": profile.id, "name": given["name"], "place": STEP, "version": 1, "body": stored}
    yield "edition", {"scorecard": 1, "number": 1, "name": "", "body": stored}
    yield "source", {"id": 1, "who": "", "hash": "", "note": "", **given["source"]}
    gates = {gate.name: gate.id for gate in card.gates}
    for number, row in enumerate(csv.DictReader(accounts().splitlines()), 1):
        name, domain = row.pop("Company"), row.pop("Domain")
        yield "account", {"id": number, "name": name, "code": "", "domain": domain, "place": STEP * number, "source": 1, "body": text(row)}
        for criterion, (value, said) in given["ratings"].get(name, {}).items():
            yield "rating", {"account": number, "criterion": criterion, "value": value, "said": said, "by": HAND}
        for gate, shut in given["gates"].get(name, {}).items():
            yield "shut", {"account": number, "gate": gates[gate], "value": int(shut)}


def _card(given: dict[str, Any], profile: Profile) -> Scorecard:
    """What the profile proposes, with what somebody who knows the trade has put right."""
    plain = body.dump(defaults.propose(profile))
    for criterion in plain["criteria"]:
        more = given["criteria"].get(criterion["id"], {})
        criterion.update({**more, "rules": [*criterion["rules"], *more.get("rules", [])]})
    return body.load(plain)


def accounts() -> str:
    """The list of companies that the sample's accounts come from, as CSV."""
    return resource.text("sample", "accounts.csv")
