"""Outcomes by opportunity: how much each matters, how well it is satisfied, and the gap between. Marks in a box, on paper and on screen alike."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from persona_studio.domain.outcomes import HIGHEST, LOWEST, opportunity
from persona_studio.foundation.words import _, ngettext
from persona_studio.paper.charts.sketch import Chart, Sketch, Tones, wide
from persona_studio.paper.marks import MM, Box, Rule, Run
from persona_studio.paper.text import broken
from persona_studio.template.kinds import Outcome
from persona_studio.template.manner import PLAIN, Manner

SQUARE, TICK = 2.2, 3.6  # side of the mark of importance, height of that of satisfaction
LABEL = 6.4  # room for a figure at either end of the line
SCORE = 14.0  # of the column at the end
GAP = 2.0  # between rows
SMALL = 0.8  # size of the figures at the marks, of that of the statements


def chart(outcomes: Sequence[Outcome], area: Box, tones: Tones, manner: Manner = PLAIN, size: float = 9.2, field: str = "") -> Chart:
    """A row for each outcome, the best opportunity first, those without both figures last; as many as `area` has room for.

    Rows that have no room are counted in the last line. `field` is whose words the statements are.
    """
    draw = _Drawing(area, tones, manner, size, field)
    ranked = sorted(outcomes, key=lambda o: (score := opportunity(o.importance, o.satisfaction)) is None or -score)
    y = draw.key(area.y)
    for n, outcome in enumerate(ranked):
        end = y + draw.height(outcome)
        last = n == len(ranked) - 1
        if end + (0 if last else GAP + draw.leading) > area.y + area.height + 1e-6:
            bottom = draw.more(len(ranked) - n, y)
            return draw.chart(bottom, len(ranked) - n)
        draw.row(outcome, y)
        y = end + GAP
    return draw.chart(y - GAP)


class _Drawing(Sketch):
    """Puts rows into an area."""

    def __init__(self, area: Box, tones: Tones, manner: Manner, size: float, field: str) -> None:
        super().__init__(tones, size)
        self._area, self._manner, self._field = area, manner, field
        self._words = 0.46 * area.width
        self._start = area.x + self._words + 4.0 + LABEL
        self._end = area.x + area.width - SCORE - LABEL

    def key(self, y: float) -> float:
        """What the marks mean, over them; returns where the first row begins."""
        small, quiet = SMALL * self.size, self.tones.quiet
        base = y + 0.78 * self.leading
        middle = base - 0.36 * small / MM
        satisfied, important, score = _("satisfied"), _("important"), _("Opportunity")
        room = sum(wide(text, small) for text in (satisfied, important, score)) + SQUARE + 9.0
        x = min(self._start, self._area.x + self._area.width - room)
        self.marks.append(Rule(x, middle - TICK / 2.4, x, middle + TICK / 2.4, self.tones.strong, 1.4))
        x += 1.4 + self.write(satisfied, x + 1.4, base, size=small, colour=quiet) + 3.2
        self.marks.append(Box(x, middle - SQUARE / 2, SQUARE, SQUARE, self.tones.strong))
        self.write(important, x + SQUARE + 1.2, base, size=small, colour=quiet)
        self.write(score, self._area.x + self._area.width, base, size=small, colour=quiet, end=True)
        return y + self.leading + GAP

    def height(self, outcome: Outcome) -> float:
        return self.leading * max(1, len(broken(outcome.statement, "sans", self.size, self._words).lines))

    def row(self, outcome: Outcome, y: float) -> None:
        """A statement, its two marks with their figures, its score."""
        base, ink = y + 0.75 * self.leading, self.tones.ink
        for n, line in enumerate(broken(outcome.statement, "sans", self.size, self._words).lines):
            at = base + n * self.leading
            self.marks.append(Run(self._area.x, at, line.text, "sans", self.size, ink, line.width, self._field, line.shaped))
        middle = base - 0.36 * self.size / MM
        self._figures(outcome, middle)
        score = opportunity(outcome.importance, outcome.satisfaction)
        told = _("not rated") if score is None else self._manner.write_number(score)
        font, colour = ("sans", self.tones.quiet) if score is None else ("sans-semibold", ink)
        self.write(told, self._area.x + self._area.width, base, size=self.size, colour=colour, font=font, end=True)

    def more(self, count: int, y: float) -> float:
        """The line that counts what has no room."""
        text = ngettext("{n} more outcome", "{n} more outcomes", count).format(n=count)
        self.write(text, self._area.x, y + 0.75 * self.leading, size=self.size, colour=self.tones.quiet)
        return y + self.leading

    def _figures(self, outcome: Outcome, middle: float) -> None:
        important, satisfied = self._at(outcome.importance), self._at(outcome.satisfaction)
        strong = self.tones.strong
        self._line(middle, [x for x in (important, satisfied) if x is not None])
        if important is not None and satisfied is not None:
            self.marks.append(Rule(min(important, satisfied), middle, max(important, satisfied), middle, strong, 2.0))
        if satisfied is not None:
            self.marks.append(Rule(satisfied, middle - TICK / 2, satisfied, middle + TICK / 2, strong, 1.4))
            self._figure(outcome.satisfaction, satisfied, middle, before=important is None or satisfied <= important)
        if important is not None:
            self.marks.append(Box(important - SQUARE / 2, middle - SQUARE / 2, SQUARE, SQUARE, strong, alt=self._alt(outcome)))
            self._figure(outcome.importance, important, middle, before=satisfied is not None and satisfied > important)

    def _line(self, middle: float, marks: Sequence[float]) -> None:
        """From end to end, with room around the marks for their figures."""
        low, high = (min(marks) - LABEL - 1.6, max(marks) + LABEL + 1.6) if marks else (self._end, self._end)
        for start, end in ((self._start, min(low, self._end)), (max(high, self._start), self._end)):
            if end > start:
                self.marks.append(Rule(start, middle, end, middle, self.tones.faint, 0.6))

    def _figure(self, number: Decimal | None, x: float, middle: float, *, before: bool) -> None:
        small = SMALL * self.size
        if number is not None:
            away = SQUARE / 2 + 1.0
            base = middle + 0.36 * small / MM
            self.write(self._manner.write_number(number), x - away if before else x + away, base, size=small, colour=self.tones.quiet, end=before)

    def _alt(self, outcome: Outcome) -> str:
        """The row as it is spoken."""
        told = [self._manner.write_number(n) if n is not None else "?" for n in (outcome.importance, outcome.satisfaction)]
        return _("{outcome}: importance {importance}, satisfaction {satisfaction}").format(
            outcome=outcome.statement, importance=told[0], satisfaction=told[1]
        )

    def _at(self, number: Decimal | None) -> float | None:
        """Where a figure stands on the line; None when it is unknown or off the line."""
        if number is None or not LOWEST <= number <= HIGHEST:
            return None
        return self._start + float(number / HIGHEST) * (self._end - self._start)
