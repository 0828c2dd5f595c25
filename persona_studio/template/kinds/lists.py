"""Kinds whose items are claims of their own: plain lists, ranked lists, groups of a statement and its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from persona_studio.foundation.words import _
from persona_studio.template.kinds import bars
from persona_studio.template.kinds.base import Complaint, Json, Kind, Unclear, clip, overlap, wanted_flaw
from persona_studio.template.kinds.words import Line, clean
from persona_studio.template.manner import PLAIN, Manner


@dataclass(frozen=True)
class ListOf(Kind[Any]):
    """Items in an order that means nothing in particular."""

    word = "list"
    many = True
    of: Kind[Any] = field(default_factory=Line)
    wanted: int = 3  # how many are asked for; more are welcome
    noun: str = ""  # "goal": the open last row says "Next goal"
    prompts: tuple[str, ...] = ()  # the question that each place asks, "Primary business goal"

    def flaw(self) -> str | None:
        if self.of.many:
            return _("a list of lists is not possible")
        return wanted_flaw(self.wanted) or self.of.flaw()

    def parse(self, text: str, manner: Manner = PLAIN) -> Any:
        return self.of.parse(text, manner)

    def format(self, value: Any, manner: Manner = PLAIN) -> str:
        return self.of.format(value, manner)

    def plain(self, value: Any, manner: Manner = PLAIN) -> str:
        return self.of.plain(value, manner)

    def check(self, value: Any) -> Complaint | None:
        return self.of.check(value)

    def dump(self, value: Any) -> Json:
        return self.of.dump(value)

    def load(self, json: Json) -> Any:
        return self.of.load(json)

    def distance(self, a: Any, b: Any) -> float:
        return self.of.distance(a, b)


@dataclass(frozen=True)
class Ranked(ListOf):
    """Items in order of importance."""

    word = "ranked"
    ranked = True


@dataclass(frozen=True)
class Part:
    """One named part of a group: the cost in time of a pain point, the root cause of an objection."""

    id: str
    label: str
    hint: str = ""
    icon: str = ""  # a name in resources/icons


@dataclass(frozen=True)
class Group:
    """A statement and what belongs to it; parts that are blank are not there."""

    statement: str
    parts: tuple[tuple[str, str], ...] = ()  # (part id, text), in the template's order

    def part(self, id: str) -> str:
        """The text of one part, "" when blank."""
        return dict(self.parts).get(id, "")


@dataclass(frozen=True)
class Groups(Kind[Group]):
    """A list of statements with named parts: pain point and impact, objection and root cause. Typed as "statement | part | part"."""

    word = "groups"
    many = True
    parts: tuple[Part, ...] = ()
    wanted: int = 3
    noun: str = ""
    statements_label: str = ""  # over the statements on paper; the field's own label when blank
    parts_label: str = ""  # over the parts on paper: "What it costs"
    quoted: bool = False  # the statement is somebody's words: paper sets it in quotation marks
    prompts: tuple[str, ...] = ()

    def flaw(self) -> str | None:
        if not self.parts:
            return _("parts must not be empty")
        if len({p.id for p in self.parts}) < len(self.parts):
            return _("a part is there twice")
        if not all(p.label for p in self.parts):
            return _("a part has a blank label")
        return wanted_flaw(self.wanted)

    def make(self, statement: str, parts: Mapping[str, str]) -> Group:
        """A group of cleaned texts; ids that the template does not name are kept, after those it names."""
        order = [p.id for p in self.parts] + sorted(set(parts) - {p.id for p in self.parts})
        cleaned = {id: self._cell(clean(parts.get(id, ""))) for id in order}
        return Group(bars.one_line(clean(statement)), tuple((id, text) for id, text in cleaned.items() if text))

    def _cell(self, text: str) -> str:
        """The text of a part as it is kept."""
        return bars.one_line(text)

    def parse(self, text: str, manner: Manner = PLAIN) -> Group | Unclear | None:
        texts = bars.split(clean(text))
        if len(texts) > len(self.parts) + 1:  # more bars than parts: all of it is the statement
            return self.make(text, {})
        statement, *parts = texts
        group = self.make(statement, dict(zip((p.id for p in self.parts), parts, strict=False)))
        return group if group.statement or group.parts else None

    def format(self, value: Group, manner: Manner = PLAIN) -> str:
        return bars.join([value.statement, *(value.part(p.id) for p in self.parts)])

    def plain(self, value: Group, manner: Manner = PLAIN) -> str:
        return "; ".join(text for text in (value.statement, *dict(value.parts).values()) if text)

    def dump(self, value: Group) -> Json:
        return {"statement": value.statement, **dict(value.parts)}

    def load(self, json: Json) -> Group | Unclear:
        if isinstance(json, dict) and json and all(isinstance(k, str) and isinstance(v, str) for k, v in json.items()) and "statement" in json:
            group = self.make(json["statement"], {k: v for k, v in json.items() if k != "statement"})
        else:
            group = self.make(json, {}) if isinstance(json, str) else Group("")
        return group if group.statement or group.parts else Unclear(clip(json), _("This is not a statement with parts."))

    def distance(self, a: Group, b: Group) -> float:
        return overlap(self.plain(a), self.plain(b))


@dataclass(frozen=True)
class Table(Groups):
    """Rows with a name and a cell of one or more lines in every column: the stages of a buyer's journey. Each row is a claim."""

    word = "table"
    rows: tuple[str, ...] = ()  # names that the first rows are offered under
    rows_label: str = ""  # over the names of the rows: "Stage"

    def flaw(self) -> str | None:
        if not all(self.rows):
            return _("a row has a blank name")
        if len({row.casefold() for row in self.rows}) < len(self.rows):
            return _("a row is there twice")
        return super().flaw()

    def _cell(self, text: str) -> str:
        return bars.lines(text)
