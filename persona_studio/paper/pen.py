"""Puts marks on a page, and remembers what could not be put in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from persona_studio.domain.profile import Ground
from persona_studio.paper.colour import Palette
from persona_studio.paper.content import items, words
from persona_studio.paper.findings import BROKEN, NO_GLYPH, NO_ROOM, Finding
from persona_studio.paper.marks import Mark, Path, Rule, Run, circle, lower_half
from persona_studio.paper.text import MOST_LINES, Broken, broken
from persona_studio.template.model import Field

MARK_RADIUS = 0.92


@dataclass
class Pen:
    """Collects the marks and findings of one page."""

    colours: Palette
    profile: int
    marks: list[Mark] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    dry: bool = False  # only measures: nothing is put, nothing found

    def put(self, *marks: Mark) -> None:
        self.marks += marks

    def find(self, about: Field, what: str, amount: str) -> None:
        if not self.dry:
            self.findings.append(Finding(self.profile, about.id, about.label, what, amount))

    def left_out(self, about: Field, count: int) -> None:
        """The whole field has left."""
        self.find(about, NO_ROOM, items(count))

    def write(self, text: str, x: float, y: float, font: str, size: float, colour: str, *, end: bool = False) -> float:
        """One line of our own words from x, or up to it with `end`; returns its width."""
        line = () if self.dry else broken(text, font, size, 1000, 1).lines
        if not line:
            return 0.0
        start = x - line[0].width if end else x
        self.put(Run(start, y, line[0].text, font, size, colour, line[0].width, "", line[0].shaped))
        return line[0].width

    def paragraph(
        self, about: Field, text: str, x: float, y: float, width: float, font: str, size: float, leading: float, colour: str, *,
        most: int = MOST_LINES, even: bool = False,
    ) -> float:  # fmt: skip
        """A value in lines, the first baseline at y; returns the baseline after the last. What does not fit becomes a finding."""
        made = broken(text, font, size, width, most, even)
        self.lines(about, made, x, y, font, size, leading, colour)
        return y + leading * len(made.lines)

    def lines(self, about: Field, made: Broken, x: float, y: float, font: str, size: float, leading: float, colour: str) -> None:
        """Lines that were broken before."""
        if self.dry:
            return
        for n, line in enumerate(made.lines):
            self.put(Run(x, y + n * leading, line.text, font, size, colour, line.width, about.id, line.shaped))
        if made.rest:
            self.find(about, NO_ROOM, words(made.rest))
        if made.missing:
            self.find(about, NO_GLYPH, " ".join(map(_named, made.missing[:12])))
        if made.cut:
            self.find(about, BROKEN, made.cut[:40])

    def evidence(self, ground: Ground | None, x: float, y: float, radius: float = MARK_RADIUS) -> None:
        """The mark of what a claim stands on, centred on (x, y): open, lower half filled, full."""
        if ground is None or self.dry:
            return
        ink = self.colours.ink
        if ground == Ground.VALIDATED:
            self.put(circle(x, y, radius, ink, ink))
        else:
            self.put(circle(x, y, radius, "", ink))
            if ground == Ground.SOME:
                self.put(lower_half(x, y, radius, ink))

    def rule(self, x: float, y: float, width: float, line: float = 0.8, colour: str = "") -> None:
        if self.dry:
            return
        self.put(Rule(x, y, x + width, y, colour or self.colours.rule, line))

    def merged(self) -> tuple[Finding, ...]:
        """The findings, those of the same field and sort counted once."""
        groups: dict[tuple[str, str], list[Finding]] = {}
        for finding in self.findings:
            groups.setdefault((finding.field, finding.what), []).append(finding)
        return tuple(replace(group[0], amount=_together(f.amount for f in group)) for group in groups.values())


def _named(char: str) -> str:
    """A character that cannot be printed, so that it can be found in the workbook."""
    return char if char.isprintable() else f"U+{ord(char):04X}"


def _together(amounts: Iterable[str]) -> str:
    unique = list(dict.fromkeys(amounts))
    return ", ".join(unique[:4]) + (", …" if len(unique) > 4 else "")


def hatched(x: float, y: float, width: float, height: float, colour: str, pitch: float = 1.0) -> Iterator[Path]:
    """Lines of 45° over an area: the state between outlined and solid."""
    start = x - height + pitch / 2
    while start < x + width:
        left, right = max(start, x), min(start + height, x + width)
        if right > left:
            yield Path((("M", left, y + height - (left - start)), ("L", right, y + height - (right - start))), "", colour, 0.45)
        start += pitch
