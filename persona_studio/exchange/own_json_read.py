"""Reading our own JSON: refuses what is not as it must be, naming file and place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from persona_studio.domain.faces import sound
from persona_studio.domain.scoring.body import load
from persona_studio.exchange.own_json import EVIDENCE, FORMAT, SETTINGS, SOURCE, VERSION, Own, OwnCard, OwnGround, OwnLink, OwnProfile
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.reader import read as read_template

WITH_TIERS, LOWEST_TIER = 3, 3  # the version that first had them; tiers are 1 to 3
LINK = ("kind", "subject", "object", "role")
_CODE = re.compile(r"\S.{0,62}\S|\S")


def read(plain: Any, file: str) -> Own:
    """What our file holds. Raises Problem that names the place when anything about it is not as it must be."""
    check = _Check(file)
    version = plain.get("version")
    if type(version) is not int or version < 1:
        raise check.problem("version", _("a number from 1"))
    if version > VERSION:
        sentence = _("{file} was written by a newer Persona Studio (version {version} of the format).")
        raise Problem(sentence.format(file=file, version=version), _("Update Persona Studio to read it."))
    check.keys(plain, "", {"format", "version", "settings", "templates", "profiles", "links", "sources", "evidence"})
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
    if version < WITH_TIERS:
        read_ones = [replace(p, tier=p.tier or None, face=p.face or None) for p in read_ones]
    check.unique([p.code for p in read_ones])
    sources = check.rows(plain, "sources", SOURCE, "n")
    evidence = check.rows(plain, "evidence", EVIDENCE, "source")
    for n, row in enumerate(evidence, 1):
        check.text(row.get("text"), f"evidence / {n} / text")
        if "source" in row:
            check.number(row["source"], f"evidence / {n} / source", len(sources))
    for one in read_ones:
        for field, grounds in one.ground.items():
            check.grounds(one, field, grounds, len(evidence))
    links = [check.link(row, f"links / {n}", {p.code for p in read_ones}) for n, row in enumerate(check.rows(plain, "links", LINK), 1)]
    return Own(settings, templates, read_ones, sources, evidence, links)


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
        self.keys(plain, place, {"id", "name", "kind", "template", "retired", "tier", "face", "fields", "ground", "scorecards"})
        fields = self.of(dict, plain.get("fields", {}), f"{place} / fields", _("an object"))
        grounds = self.of(dict, plain.get("ground", {}), f"{place} / ground", _("an object"))
        if "name" in fields:
            raise self.problem(f"{place} / fields / name", _("nothing, for the name stands beside the fields"))
        cards = self.of(list, plain.get("scorecards", []), f"{place} / scorecards", _("a list"))
        return OwnProfile(
            code=self.text(plain.get("id"), f"{place} / id", _CODE.fullmatch),
            name=self.text(plain.get("name"), f"{place} / name"),
            template=self.text(plain.get("template"), f"{place} / template"),
            tier=self.number(plain.get("tier", 0), f"{place} / tier", LOWEST_TIER),
            face=self.face(plain.get("face", ""), f"{place} / face"),
            retired=self.of(bool, plain.get("retired", False), f"{place} / retired", _("true or false")),
            ground={id: self.ground(claims, f"{place} / ground / {id}") for id, claims in grounds.items()},
            fields={id: value if isinstance(value, list) else [value] for id, value in fields.items() if value is not None},
            scorecards=[self.card(card, f"{place} / scorecards / {n}") for n, card in enumerate(cards, 1)],
        )

    def card(self, plain: Any, place: str) -> OwnCard:
        self.keys(self.of(dict, plain, place, _("an object")), place, {"name", "card"})
        name = self.text(plain.get("name"), f"{place} / name")
        try:
            return OwnCard(name, load(plain.get("card")))
        except ValueError:
            raise self.problem(f"{place} / card", _("a scorecard")) from None

    def face(self, plain: Any, place: str) -> str:
        """A face that can be understood, or none: the picture of nobody is worth refusing a file."""
        return sound(self.of(str, plain, place, _("a text")))

    def rows(self, plain: Mapping[str, Any], name: str, known: Sequence[str], number: str = "") -> list[dict[str, Any]]:
        """A list of objects of texts, of which `number` is a whole number."""
        rows: list[dict[str, Any]] = self.of(list, plain.get(name, []), name, _("a list"))
        for n, row in enumerate(rows, 1):
            self.of(dict, row, f"{name} / {n}", _("an object"))
            self.keys(row, f"{name} / {n}", set(known))
            for key, value in row.items():
                if key == number:
                    self.number(value, f"{name} / {n} / {key}")
                else:
                    self.of(str, value, f"{name} / {n} / {key}", _("a text"))
        return rows

    def number(self, value: Any, place: str, most: int = 10**12) -> int:
        if type(value) is not int or not 0 <= value <= most:
            raise self.problem(place, _("a whole number up to {most}").format(most=most))
        return value

    def link(self, row: Mapping[str, str], place: str, codes: set[str]) -> OwnLink:
        for end in ("subject", "object"):
            if row.get(end) not in codes:
                raise self.problem(f"{place} / {end}", _("the id of a profile in the file"))
        return OwnLink(self.text(row.get("kind"), f"{place} / kind"), row["subject"], row["object"], row.get("role", ""))

    def ground(self, plain: Any, place: str) -> dict[int, OwnGround]:
        """What the claims of one field stand on."""
        found = {}
        for number, row in self.of(dict, plain, place, _("an object")).items():
            at = f"{place} / {number}"
            if not number.isascii() or not number.isdigit() or len(number) > 6:
                raise self.problem(at, _("the number of a value"))
            self.keys(self.of(dict, row, at, _("an object")), at, {"evidence", "signed"})
            evidence = [self.number(n, f"{at} / evidence") for n in self.of(list, row.get("evidence", []), f"{at} / evidence", _("a list"))]
            found[int(number)] = OwnGround(evidence, self.signed(row["signed"], f"{at} / signed") if "signed" in row else None)
        return found

    def signed(self, plain: Any, place: str) -> tuple[str, str]:
        self.keys(self.of(dict, plain, place, _("an object")), place, {"who", "at"})
        at = self.text(plain.get("at"), f"{place} / at")
        try:
            datetime.fromisoformat(at)
        except ValueError:
            raise self.problem(f"{place} / at", _("a time, as 2026-05-12T09:30:00+00:00")) from None
        return self.text(plain.get("who"), f"{place} / who"), at

    def grounds(self, profile: OwnProfile, field: str, claims: Mapping[int, OwnGround], evidence: int) -> None:
        """What claims stand on must be in the file, and so must the claims."""
        for number, ground in claims.items():
            place = f"profiles / {profile.code} / ground / {field} / {number}"
            if not 1 <= number <= len(profile.fields.get(field, ())):
                raise self.problem(place, _("a value of that number in the field"))
            if any(not 1 <= n <= evidence for n in ground.evidence):
                raise self.problem(place, _("numbers of evidence in the file"))

    def unique(self, codes: Sequence[str]) -> None:
        seen: set[str] = set()
        for code in codes:
            if code in seen:
                raise Problem(
                    _("{file}: the id “{code}” is there twice.").format(file=self.file, code=code), _("Give every profile an id of its own.")
                )
            seen.add(code)
