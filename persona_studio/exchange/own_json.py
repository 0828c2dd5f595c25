"""Our own JSON: whole profiles with their templates and the settings, the same bytes for the same content."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from persona_studio.exchange.reading import scrubbed
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.model import Template
from persona_studio.template.reader import read as read_template

FORMAT = "persona-studio"
VERSION = 1
SETTINGS = ("client", "language", "currency", "paper")
_CODE = re.compile(r"\S.{0,62}\S|\S")


@dataclass(frozen=True)
class OwnProfile:
    """A profile as it is exported: its fields as plain JSON, one for each claim, as the workbook stores it."""

    code: str
    name: str
    template: str
    fields: Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Own:
    """What one file of ours holds."""

    settings: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)  # TOML by id
    profiles: Sequence[OwnProfile] = ()


def written(own: Own, templates: Mapping[str, Template]) -> bytes:
    """The file's bytes: profiles in their order, fields in the template's order, then kept ones; no time stamps."""
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "settings": {key: own.settings[key] for key in SETTINGS if key in own.settings},
        "templates": dict(sorted(own.templates.items())),
        "profiles": [_plain(profile, templates[profile.template]) for profile in own.profiles],
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
        "fields": {id: _field(template, id, profile.fields[id]) for id in order if profile.fields.get(id)},
    }


def _field(template: Template, id: str, bodies: Sequence[Any]) -> Any:
    """One value bare, items as a list. A lone value that is a list itself stands in a list, so that reading is certain."""
    asked = template.field(id)
    single = asked is not None and not asked.kind.many and len(bodies) == 1 and not isinstance(bodies[0], list)
    return bodies[0] if single else list(bodies)


def is_ours(plain: Any) -> bool:
    """Whether the JSON says that it is ours."""
    return isinstance(plain, dict) and plain.get("format") == FORMAT


def read(plain: Any, file: str) -> Own:
    """What our file holds. Raises Problem that names the place when anything about it is not as it must be."""
    check = _Check(file)
    check.keys(plain, "", {"format", "version", "settings", "templates", "profiles"})
    version = plain.get("version")
    if type(version) is not int or version < 1:
        raise check.problem("version", _("a number from 1"))
    if version > VERSION:
        sentence = _("{file} was written by a newer Persona Studio (version {version} of the format).")
        raise Problem(sentence.format(file=file, version=version), _("Update Persona Studio to read it."))
    settings = check.of(dict, plain.get("settings", {}), "settings", _("an object"))
    templates = check.of(dict, plain.get("templates", {}), "templates", _("an object"))
    check.keys(settings, "settings", set(SETTINGS))
    for key, value in (*settings.items(), *templates.items()):
        check.of(str, value, f"settings / {key}" if key in settings else f"templates / {key}", _("a text"))
    for id, toml in templates.items():
        if read_template(toml, f"{file}: {id}").id != id:
            raise check.problem(f"templates / {id}", _("the template of that id"))
    profiles = check.of(list, plain.get("profiles", []), "profiles", _("a list"))
    read_ones = [check.profile(profile, f"profiles / {n}") for n, profile in enumerate(profiles, 1)]
    check.unique([p.code for p in read_ones])
    return Own(settings, templates, read_ones)


@dataclass(frozen=True)
class _Check:
    """Refuses what is not as expected, naming file and place."""

    file: str

    def problem(self, place: str, expected: str) -> Problem:
        sentence = _("{file}: at “{place}” there must be {expected}.").format(file=self.file, place=place[:120], expected=expected)
        return Problem(sentence, _("Export it again, or mend it there."))

    def of(self, type_: type[Any], value: Any, place: str, expected: str) -> Any:
        if not isinstance(value, type_):
            raise self.problem(place, expected)
        return value

    def text(self, value: Any, place: str, fits: Callable[[str], object] = str.strip) -> str:
        if not isinstance(value, str) or not fits(value):
            raise self.problem(place, _("a text"))
        return value

    def keys(self, plain: Mapping[str, Any], place: str, known: set[str]) -> None:
        for key in plain:
            if key not in known:
                raise Problem(
                    _("{file}: “{key}” is not known at “{place}”.").format(file=self.file, key=key[:60], place=place or FORMAT),
                    _("Known are: {keys}.").format(keys=", ".join(sorted(known))),
                )

    def profile(self, plain: Any, place: str) -> OwnProfile:
        self.of(dict, plain, place, _("an object"))
        self.keys(plain, place, {"id", "name", "kind", "template", "fields"})
        fields = self.of(dict, plain.get("fields", {}), f"{place} / fields", _("an object"))
        if "name" in fields:
            raise self.problem(f"{place} / fields / name", _("nothing, for the name stands beside the fields"))
        return OwnProfile(
            code=self.text(plain.get("id"), f"{place} / id", _CODE.fullmatch),
            name=self.text(plain.get("name"), f"{place} / name"),
            template=self.text(plain.get("template"), f"{place} / template"),
            fields={id: value if isinstance(value, list) else [value] for id, value in fields.items() if value is not None},
        )

    def unique(self, codes: Sequence[str]) -> None:
        seen: set[str] = set()
        for code in codes:
            if code in seen:
                raise Problem(
                    _("{file}: the id “{code}” is there twice.").format(file=self.file, code=code), _("Give every profile an id of its own.")
                )
            seen.add(code)
