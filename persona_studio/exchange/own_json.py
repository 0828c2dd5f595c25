"""Our own JSON: whole profiles with their templates and the settings, the same bytes for the same content."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from persona_studio.domain.scoring.body import dump
from persona_studio.domain.scoring.model import Scorecard
from persona_studio.exchange.reading import scrubbed
from persona_studio.template.model import Template

FORMAT = "persona-studio"
VERSION = 3  # 2 adds sources, evidence, ground, links, retired; 3 adds scorecards, the tier and the face; an older file is read as one without them
SETTINGS = ("client", "language", "currency", "paper", "faces")
SOURCE = ("type", "title", "date", "n", "who", "file", "hash", "note")
EVIDENCE = ("source", "kind", "text", "locator", "said", "who")
BLANK: tuple[Any, ...] = (None, "", [], {})  # values that say nothing: they count where a claim is named by its number, and make none


@dataclass(frozen=True)
class OwnGround:
    """What one claim stands on: numbers of evidence in the file, from 1, and who signed it off as it reads, and when."""

    evidence: Sequence[int] = ()
    signed: tuple[str, str] | None = None


@dataclass(frozen=True)
class OwnLink:
    """One profile and another, both by their code."""

    kind: str
    subject: str
    object: str
    role: str = ""


@dataclass(frozen=True)
class OwnCard:
    """A scorecard as it stands now; versions that were kept stay where they are."""

    name: str
    card: Scorecard


@dataclass(frozen=True)
class OwnProfile:
    """A profile as it is exported: its fields as plain JSON, one for each claim, as the workbook stores it."""

    code: str
    name: str
    template: str
    fields: Mapping[str, Sequence[Any]]
    retired: bool = False
    ground: Mapping[str, Mapping[int, OwnGround]] = field(default_factory=dict)  # by field and number of the claim in it, from 1
    scorecards: Sequence[OwnCard] = ()
    tier: int | None = 0  # 1 to 3, 0 for none; None: the file is older and cannot say
    face: str | None = ""  # as the workbook stores it, "" for the face of its id; None: the file is older and cannot say


@dataclass(frozen=True)
class Own:
    """What one file of ours holds."""

    settings: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)  # TOML by id
    profiles: Sequence[OwnProfile] = ()
    sources: Sequence[Mapping[str, Any]] = ()  # keys of SOURCE; blank ones are left out
    evidence: Sequence[Mapping[str, Any]] = ()  # keys of EVIDENCE; `source` is a number of `sources`, from 1
    links: Sequence[OwnLink] = ()


def written(own: Own, templates: Mapping[str, Template]) -> bytes:
    """The file's bytes: profiles in their order, fields in the template's order, then kept ones; no time stamps."""
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "settings": {key: own.settings[key] for key in SETTINGS if key in own.settings},
        "templates": dict(sorted(own.templates.items())),
        "profiles": [_plain(profile, templates[profile.template]) for profile in own.profiles],
        "links": [_filled(kind=link.kind, subject=link.subject, object=link.object, role=link.role) for link in own.links],
        "sources": [_filled(**source) for source in own.sources],
        "evidence": [_filled(**evidence) for evidence in own.evidence],
    }
    return (json.dumps(scrubbed(plain), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _plain(profile: OwnProfile, template: Template) -> dict[str, Any]:
    order = [f.id for f in template.fields]
    order += sorted(set(profile.fields) - set(order))
    return {
        "id": profile.code,
        "name": profile.name,
        "kind": template.kind,
        "template": profile.template,
        **({"retired": True} if profile.retired else {}),
        **({"tier": profile.tier} if profile.tier else {}),
        **({"face": profile.face} if profile.face else {}),
        "fields": {id: _field(template, id, profile.fields[id]) for id in order if profile.fields.get(id)},
        **({"ground": {id: _ground(profile.ground[id]) for id in order if profile.ground.get(id)}} if profile.ground else {}),
        **({"scorecards": [{"name": one.name, "card": dump(one.card)} for one in profile.scorecards]} if profile.scorecards else {}),
    }


def _ground(claims: Mapping[int, OwnGround]) -> dict[str, Any]:
    """What claims of one field stand on, by their number in it."""
    found: dict[str, Any] = {}
    for number, ground in sorted(claims.items()):
        signed = {"signed": {"who": ground.signed[0], "at": ground.signed[1]}} if ground.signed else {}
        found[str(number)] = {"evidence": list(ground.evidence), **signed}
    return found


def _filled(**plain: Any) -> dict[str, Any]:
    """Without what is blank."""
    return {key: value for key, value in plain.items() if value not in (None, "")}


def _field(template: Template, id: str, bodies: Sequence[Any]) -> Any:
    """One value bare, items as a list. A lone value that is a list itself stands in a list, so that reading is certain."""
    asked = template.field(id)
    single = asked is not None and not asked.kind.many and len(bodies) == 1 and not isinstance(bodies[0], list)
    return bodies[0] if single else list(bodies)


def is_ours(plain: Any) -> bool:
    """Whether the JSON says that it is ours."""
    return isinstance(plain, dict) and plain.get("format") == FORMAT
