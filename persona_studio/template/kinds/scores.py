"""Kinds of value that are rated: a place on a scale, and outcomes with their importance and satisfaction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from persona_studio.foundation.words import _
from persona_studio.template.kinds import bars
from persona_studio.template.kinds.amounts import LONGEST, exact, written
from persona_studio.template.kinds.base import Complaint, Json, Kind, Unclear, clip, overlap, wanted_flaw
from persona_studio.template.kinds.words import clean
from persona_studio.template.manner import PLAIN, Manner

_OF = re.compile(r"(.+?)\s*(?:/|\bout of\b|\bof\b|\bvon\b)\s*(\S+)", re.IGNORECASE)


@dataclass(frozen=True)
class Scale(Kind[Decimal]):
    """A place between two ends that have names: how acute a problem is, from 0 to 10."""

    word = "scale"
    least: int = 0
    most: int = 10
    low: str = ""  # the word at the lower end: "an annoyance"
    high: str = ""  # the word at the upper end: "stops the work"

    def flaw(self) -> str | None:
        if self.least < 0:
            return _("least must be 0 or more")
        return None if self.least < self.most else _("least must be below most")

    def parse(self, text: str, manner: Manner = PLAIN) -> Decimal | Unclear | None:
        text = clean(text).strip()
        if not text:
            return None
        end = self._end(text)
        if end is not None:
            return end
        if len(text) > LONGEST:
            return Unclear(text, self._wanted())
        found, most = _OF.fullmatch(text), manner.write_number(Decimal(self.most))
        tail = _("{score} of {most}").format(score="", most=most).strip().casefold()
        if found and found[2] in (most, str(self.most)):
            number = found[1]
        else:
            number = text[: -len(tail)].rstrip() if text.casefold().endswith(f" {tail}") else text
        read = manner.read_number(number)
        return Unclear(text, self._wanted()) if isinstance(read, str) or read[1] else read[0]

    def _end(self, text: str) -> Decimal | None:
        """What the word of an end stands for."""
        word = bars.one_line(text[:LONGEST]).casefold()
        ends = {self.low.casefold(): self.least, self.high.casefold(): self.most}
        return Decimal(ends[word]) if word in ends and len(text) < LONGEST else None

    def _wanted(self) -> str:
        return _("Write a number from {least} to {most}.").format(least=self.least, most=self.most)

    def format(self, value: Decimal, manner: Manner = PLAIN) -> str:
        return _("{score} of {most}").format(score=manner.write_number(value), most=manner.write_number(Decimal(self.most)))

    def check(self, value: Decimal) -> Complaint | None:
        return None if self.least <= value <= self.most else Complaint(self._wanted())

    def dump(self, value: Decimal) -> Json:
        return written(value)

    def load(self, json: Json) -> Decimal | Unclear:
        number = exact(json)
        return Unclear(clip(json), self._wanted()) if number is None else number

    def distance(self, a: Decimal, b: Decimal) -> float:
        return min(1.0, float(abs(a - b)) / (self.most - self.least))


@dataclass(frozen=True)
class Outcome:
    """What somebody wants to come out, how much it matters and how well it works today, each 0 to 10; None is not known."""

    statement: str
    importance: Decimal | None = None
    satisfaction: Decimal | None = None


@dataclass(frozen=True)
class Outcomes(Kind[Outcome]):
    """A list of desired outcomes, each rated. Typed as "outcome | importance | satisfaction"."""

    word = "outcomes"
    many = True
    wanted: int = 3
    noun: str = ""

    def flaw(self) -> str | None:
        return wanted_flaw(self.wanted)

    def parse(self, text: str, manner: Manner = PLAIN) -> Outcome | Unclear | None:
        text = clean(text).strip()
        statement, *rest = bars.split(text)
        if len(rest) > 2:
            return Unclear(text, self._wanted())
        scores: list[Decimal | None] = []
        for score in (bars.one_line(part) for part in rest):
            read = RATING.parse(score, manner)
            if isinstance(read, Unclear):
                return Unclear(text, self._wanted())
            scores.append(read)
        outcome = Outcome(bars.one_line(statement), *scores)
        return None if outcome == Outcome("") else outcome

    def _wanted(self) -> str:
        return _("Write outcome | importance | satisfaction, both from 0 to 10.")

    def format(self, value: Outcome, manner: Manner = PLAIN) -> str:
        scores = (value.importance, value.satisfaction)
        return bars.join([value.statement, *("" if score is None else manner.write_number(score) for score in scores)])

    def plain(self, value: Outcome, manner: Manner = PLAIN) -> str:
        said = [value.statement] if value.statement else []
        if value.importance is not None:
            said.append(_("importance {score}").format(score=manner.write_number(value.importance)))
        if value.satisfaction is not None:
            said.append(_("satisfaction {score}").format(score=manner.write_number(value.satisfaction)))
        return "; ".join(said)

    def check(self, value: Outcome) -> Complaint | None:
        scores = [score for score in (value.importance, value.satisfaction) if score is not None]
        return next((complaint for complaint in map(RATING.check, scores) if complaint), None)

    def dump(self, value: Outcome) -> Json:
        return {"statement": value.statement, "importance": written(value.importance), "satisfaction": written(value.satisfaction)}

    def load(self, json: Json) -> Outcome | Unclear:
        known = {"statement", "importance", "satisfaction"}
        outcome = Outcome("")
        if isinstance(json, str):
            outcome = Outcome(bars.one_line(clean(json)))
        elif isinstance(json, dict) and json.keys() <= known and isinstance(json.get("statement", ""), str):
            scores = [json.get("importance"), json.get("satisfaction")]
            rated = [exact(repr(score) if isinstance(score, float) else score) for score in scores]
            if all(number is not None or score is None for number, score in zip(rated, scores, strict=True)):
                outcome = Outcome(bars.one_line(clean(json.get("statement", ""))), *rated)
        return Unclear(clip(json), self._wanted()) if outcome == Outcome("") else outcome

    def distance(self, a: Outcome, b: Outcome) -> float:
        return 0.0 if a == b else overlap(self.plain(a), self.plain(b)) or 0.1


RATING = Scale()
