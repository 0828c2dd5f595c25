"""A template while it is changed: its TOML as plain tables, checked by the same reader that reads the shipped ones."""

from __future__ import annotations

import copy
import dataclasses
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from persona_studio.foundation.words import _
from persona_studio.template import toml
from persona_studio.template.kinds import KINDS
from persona_studio.template.model import Template
from persona_studio.template.reader import TemplateError, read, tables

Table = dict[str, Any]
Spot = tuple[int, int | None]  # a section by its place, and a field in it
# keys of a field
_OWN = {"id", "label", "kind", "help", "hint", "example", "columns", "claim", "asked", "sensitive", "card", "was", "also", "compare"}


class Draft:
    """Nothing of it is in the workbook before it is saved. `known` are the ids that may not change any more."""

    def __init__(self, text: str, file: str) -> None:
        self.table: Table = tables(text, file)
        self._file = file
        self.retired: set[int] = set()  # id() of tables that the next version leaves out
        self._known = {f["id"] for _s, f in self._fields()} | {s["id"] for s in self.sections}
        self._before = copy.deepcopy(self.table)

    @property
    def sections(self) -> list[Table]:
        found: list[Table] = self.table.setdefault("section", [])
        return found

    def fields(self, section: int) -> list[Table]:
        found: list[Table] = self.sections[section].setdefault("field", [])
        return found

    def at(self, spot: Spot) -> Table:
        """The table of a section or of a field."""
        section, field = spot
        return self.sections[section] if field is None else self.fields(section)[field]

    def spots(self) -> list[Spot]:
        """Sections and fields in order."""
        return [spot for s in range(len(self.sections)) for spot in ((s, None), *((s, f) for f in range(len(self.fields(s)))))]

    @property
    def changed(self) -> bool:
        """Whether there is anything to save."""
        return bool(self.retired) or self.table != self._before

    @property
    def version(self) -> int:
        """The version that saving makes."""
        now = self.table.get("version", 0)
        return now + 1 if isinstance(now, int) else 1

    # changes

    def put(self, spot: Spot | None, key: str, value: Any) -> None:
        """Sets a key of the template, a section or a field; a blank text or None takes it away. A new one gets its id from its name."""
        table = self.table if spot is None else self.at(spot)
        if value in ("", None, []):
            table.pop(key, None)
        else:
            table[key] = value
        if key in ("label", "title") and spot is not None and table["id"] not in self._known:
            table["id"] = self._free(slug(str(value)) or ("field" if key == "label" else "section"), table)

    def put_kind(self, spot: Spot, word: str) -> None:
        """Another kind of value; options that it knows as well stay."""
        table = self.at(spot)
        if table.get("kind") != word:
            table.pop("parts", None)  # each kind has its own
        table["kind"] = word
        options = {f.name for f in dataclasses.fields(KINDS[word])}
        for key in [k for k in table if k not in _OWN and k not in options]:
            del table[key]
        for key, value in _needed(word).items():
            table.setdefault(key, value)

    def add_field(self, after: Spot) -> Spot:
        """A new field behind another, or as the first of a section."""
        section, field = after
        at = 0 if field is None else field + 1
        if section == 0 and at == 0:
            at = 1  # the name comes first
        table: Table = {"id": "", "label": _("New field"), "kind": "line", "columns": 6, "card": {"slot": "facts", "rank": "C"}}
        table["id"] = self._free(slug(table["label"]), table)
        self.fields(section).insert(at, table)
        return section, at

    def add_section(self, after: Spot) -> Spot:
        """A new section behind another, with a first field."""
        at = after[0] + 1
        table: Table = {"id": "", "title": _("New section"), "field": []}
        table["id"] = self._free(slug(table["title"]), table)
        self.sections.insert(at, table)
        self.add_field((at, None))
        return at, None

    def move(self, spot: Spot, by: int) -> Spot:
        """One place up or down; a field goes on into the next section. Where it stands then; the name stays the first."""
        section, field = spot
        if field is None:
            to = section + by
            if 0 < section and 0 < to < len(self.sections):
                self.sections.insert(to, self.sections.pop(section))
                return to, None
            return spot
        if spot == (0, 0):
            return spot
        here, to_field = self.fields(section), field + by
        if 0 <= to_field < len(here) and (section, to_field) != (0, 0):
            here.insert(to_field, here.pop(field))
            return section, to_field
        if 0 <= section + by < len(self.sections) and (section, to_field) != (0, 0):
            there = self.fields(section + by)
            at = 0 if by > 0 else len(there)
            there.insert(at, here.pop(field))
            return section + by, at
        return spot

    def carry(self, spot: Spot, to: Spot) -> Spot:
        """Puts a field, or a section, before another; the name stays the first."""
        if spot in ((0, 0), (0, None)) or to in ((0, 0), (0, None)):
            return spot
        if spot[1] is None:
            table = self.sections.pop(spot[0])
            at = max(1, to[0] - (to[0] > spot[0]))
            self.sections.insert(at, table)
            return at, None
        table = self.fields(spot[0]).pop(spot[1])
        section, field = to
        at = len(self.fields(section)) if field is None else field - (section == spot[0] and field > spot[1])
        self.fields(section).insert(at, table)
        return section, at

    def retire(self, spot: Spot) -> None:
        """Leaves a section or field out of the next version, or takes it back in; the values stay in any case. What is new just goes."""
        table = self.at(spot)
        if spot in ((0, 0), (0, None)):
            return
        if table["id"] not in self._known:
            (self.sections if spot[1] is None else self.fields(spot[0])).remove(table)
        elif id(table) in self.retired:
            self.retired.remove(id(table))
        else:
            self.retired.add(id(table))

    def is_retired(self, spot: Spot) -> bool:
        """Whether the next version leaves it out, by itself or with its section."""
        return id(self.at(spot)) in self.retired or (spot[1] is not None and id(self.sections[spot[0]]) in self.retired)

    def is_new(self, spot: Spot) -> bool:
        """Whether no version has had it yet."""
        return self.at(spot)["id"] not in self._known

    def as_copy(self, taken: set[str]) -> None:
        """Makes it a template of its own: another id and name, version 1."""
        name = _("{name} (copy)").format(name=self.table.get("name", ""))
        base, number = slug(name).replace("_", "-") or "template", 2
        free = base
        while free in taken:
            free, number = f"{base}-{number}", number + 1
        self.table |= {"id": free, "name": name, "version": 0}

    # results

    def toml(self) -> str:
        """The next version as text."""
        table = {**self.table, "version": self.version}
        sections = [s for s in self.sections if id(s) not in self.retired]
        table["section"] = [{**s, "field": [f for f in s.get("field", []) if id(f) not in self.retired]} for s in sections]
        table["section"] = [s for s in table["section"] if s["field"]] or table["section"]
        return toml.text(table)

    def read(self) -> Template:
        """The next version as the reader has it. Raises TemplateError."""
        return read(self.toml(), self._file)

    def place(self, error: TemplateError) -> tuple[Spot | None, str]:
        """Where in the draft the reader found something, and the key there."""
        section = re.search(r"section\[([^]]+)\]", error.key)
        field = re.search(r"field\[([^]]+)\]", error.key)
        key = error.key.rsplit("]", 1)[-1].lstrip(".")
        for spot in self.spots():
            table = self.at(spot)
            if field and spot[1] is not None and table.get("id") == field[1]:
                return spot, key
            if section and not field and spot[1] is None and table.get("id") == section[1]:
                return spot, key
        return None, key

    def _fields(self) -> Iterator[tuple[Table, Table]]:
        for section in self.sections:
            for field in section.get("field", []):
                yield section, field

    def _free(self, wish: str, mine: Table) -> str:
        taken = {t["id"] for s in self.sections for t in (s, *s.get("field", [])) if t is not mine} | self._known
        taken |= {old for _s, f in self._fields() for old in f.get("was", [])}
        id, number = wish, 2
        while id in taken:
            id, number = f"{wish}_{number}", number + 1
        return id


def slug(words: str) -> str:
    """An id of the words: small letters, digits, underscores."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    text = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:50]
    return text if text[:1].isalpha() else f"f_{text}" if text else ""


def _needed(word: str) -> Table:
    """Options without which a kind makes no sense, to begin with."""
    needed: dict[str, Table] = {
        "choice": {"options": [_("Yes"), _("No")]},
        "groups": {"parts": [{"id": "impact", "label": _("Impact")}]},
        "table": {"parts": [{"id": "notes", "label": _("Notes")}]},
        "statement": {"parts": [{"id": "want", "label": _("Wish"), "lead": _("I want")}]},
    }
    return needed.get(word, {})
