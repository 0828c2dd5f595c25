"""The sample workbook: a fictional client with its personas, its ideal customer profile, what is known about them and from where, and accounts."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from persona_studio.actions.accounts import HAND, text
from persona_studio.actions.places import STEP
from persona_studio.domain.faces import Face, drawn
from persona_studio.domain.profile import Claim, Profile
from persona_studio.domain.scoring import body, defaults
from persona_studio.domain.scoring.model import Scorecard
from persona_studio.foundation import resource
from persona_studio.foundation.words import _
from persona_studio.template import shipped
from persona_studio.template.manner import Manner
from persona_studio.workbook.file import create
from persona_studio.workbook.research import SIGNED
from persona_studio.workbook.settings import Settings
from persona_studio.workbook.values import dump

Row = tuple[str, dict[str, Any]]


def make(path: Path, *, backups: Path | None = None) -> None:
    """Writes a new workbook with the sample in it; the same ids every time, and nothing to undo. Raises Problem when `path` exists."""
    write(path, content(), backups=backups)


def content() -> dict[str, Any]:
    """What the sample consists of: settings, profiles, links, what their claims stand on, and how accounts are scored by one of the profiles."""
    plain: dict[str, Any] = json.loads(resource.text("sample", "workbook.json"))
    return {**plain, **{part: json.loads(resource.text("sample", f"{part}.json")) for part in ("evidence", "scoring")}}


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
        known = {"id": number, "code": profile.code, "template": profile.template.id, "name": profile.name}
        face = drawn(Face(**given["face"])) if "face" in given else ""
        yield "profile", {**known, "place": STEP * number, "tier": given.get("tier", 0), "face": face}
        for one, place in ((one, place) for claims in profile.claims.values() for place, one in enumerate(claims, 1)):
            yield "claim", {"id": one.id, "profile": number, "field": one.field, "place": STEP * place, "body": _stored(profile, one)}
            claim = one.id
        profiles[profile.name] = profile
    for link in content.get("links", ()):
        ends = {end: profiles[link[end]].id for end in ("subject", "object")}
        yield "link", {"kind": link["kind"], **ends, "role": link["role"]}
    sources = 0
    if "evidence" in content:
        yield from _evidence(content["evidence"], profiles)
        yield from _signatures(content["evidence"]["signed"], profiles)
        sources = len(content["evidence"]["sources"])
    if "scoring" in content:
        yield from _scoring(content["scoring"], profiles, sources + 1)


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


def _stored(profile: Profile, claim: Claim) -> str:
    return dump(profile.template.field(claim.field), claim.value)


def _evidence(given: dict[str, Any], profiles: dict[str, Profile]) -> Iterator[Row]:
    """Sources, and evidence under claims; what stands under none waits in the inbox."""
    sources = {source["id"]: number for number, source in enumerate(given["sources"], 1)}
    for source in given["sources"]:
        yield "source", {"file": "", "hash": "", "n": None, "note": "", **source, "id": sources[source["id"]]}
    for number, one in enumerate(given["evidence"], 1):
        said = one.get("said", "said" if one["kind"] == "quote" else "")
        words = {"kind": one["kind"], "said": said, "text": one["text"], "who": one.get("who", ""), "locator": one.get("locator", "")}
        yield "evidence", {"id": number, "source": sources[one["source"]] if "source" in one else None, **words}
        for _owner, claim in _named(one.get("under", {}), profiles):
            yield "ground", {"claim": claim.id, "evidence": number}


def _signatures(given: list[dict[str, Any]], profiles: dict[str, Profile]) -> Iterator[Row]:
    """Sign-offs are records: they stand in the history, and there is nothing about them to undo."""
    signed = ((sign, profile, claim) for sign in given for profile, claim in _named(sign["claims"], profiles))
    for number, (sign, profile, claim) in enumerate(signed, 1):
        at = round(datetime.fromisoformat(sign["at"]).timestamp() * 1000)
        yield "edit", {"id": number, "label": _("Sign-off by {who}").format(who=sign["who"]), "at": at, "kind": "record"}
        yield "touched", {"edit": number, "profile": profile.id}
        body = json.dumps({"text": _stored(profile, claim), "who": sign["who"]}, ensure_ascii=False)
        yield "happened", {"edit": number, "what": SIGNED, "claim": claim.id, "body": body}


def _named(given: dict[str, list[str]], profiles: dict[str, Profile]) -> Iterator[tuple[Profile, Claim]]:
    """The claims that are meant by "goals 2", the second of them, or by "goals", all of them."""
    for name, wanted in given.items():
        for field, _space, number in (one.partition(" ") for one in wanted):
            claims = profiles[name].claims[field]
            yield from ((profiles[name], claim) for claim in ([claims[int(number) - 1]] if number else claims))


def _scoring(given: dict[str, Any], profiles: dict[str, Profile], source: int) -> Iterator[Row]:
    profile = profiles[given["profile"]]
    card = _card(given, profile)
    stored = json.dumps(body.dump(card), ensure_ascii=False)
    yield "scorecard", {"id": 1, "profile": profile.id, "name": given["name"], "place": STEP, "version": 1, "body": stored}
    yield "edition", {"scorecard": 1, "number": 1, "name": "", "body": stored}
    yield "source", {"id": source, "who": "", "hash": "", "note": "", **given["source"]}
    gates = {gate.name: gate.id for gate in card.gates}
    for number, row in enumerate(csv.DictReader(accounts().splitlines()), 1):
        name, domain = row.pop("Company"), row.pop("Domain")
        yield "account", {"id": number, "name": name, "code": "", "domain": domain, "place": STEP * number, "source": source, "body": text(row)}
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
