"""What a scorecard sheet asks for: the questions to ask next, what would lift the account, and where it stands between fit and readiness."""

from __future__ import annotations

from dataclasses import dataclass

from persona_studio.domain.scoring.explain import Lift, ask_next, lifts, quadrant
from persona_studio.domain.scoring.model import Criterion
from persona_studio.domain.scoring.score import written
from persona_studio.foundation.words import _
from persona_studio.paper.charts.quadrant import quadrant as field
from persona_studio.paper.charts.sketch import on_paper
from persona_studio.paper.findings import NO_ROOM
from persona_studio.paper.layouts.body import HEAD, heading
from persona_studio.paper.layouts.grid import FOUR, INDENT, PAIR, Grid
from persona_studio.paper.layouts.quotes import quoted
from persona_studio.paper.layouts.subject import Subject, about, percent, rating_word
from persona_studio.paper.marks import Box
from persona_studio.paper.pen import Pen
from persona_studio.paper.text import broken
from persona_studio.template.manner import PLAIN

SQUARE = 3.0
PAD, TOP = 4.2, 9.6  # of the panel: at its sides, down to the first question
TEXT, LEADING, WORDS = 9.6, 4.6, 8.5
MOST_QUESTIONS = 3
FIELD = 34.0  # height of the three by three, least


@dataclass(frozen=True)
class Setting:
    """How a sheet is set: the height of rows, lines to write on and their pitch, questions and criteria that are shown."""

    row: float
    lines: int
    pitch: float
    questions: int
    criteria: int
    field: bool = True  # the three by three is there
    noted: bool = False  # something is named at the foot


def below(pen: Pen, grid: Grid, subject: Subject, setting: Setting, y: float, bottom: float) -> float:
    """Draws the lower part from y, its panel down to `bottom`; returns where it must reach to at least."""
    y += 3.6
    ends = [_questions(pen, grid, subject, setting, y, bottom), _beside(pen, grid, subject, setting, y, bottom)]
    return max(ends)


def _questions(pen: Pen, grid: Grid, subject: Subject, setting: Setting, y: float, bottom: float) -> float:
    asked = ask_next(subject.card, subject.assessment)[:MOST_QUESTIONS]
    for c in asked[setting.questions :]:
        pen.find(about(c.id, c.name), NO_ROOM, _("the question to ask"))
    asked = asked[: setting.questions]
    if not asked or subject.score.shut:
        return y
    if not pen.dry:
        pen.put(Box(grid.left, y, FOUR, bottom - y, pen.colours.tint))
        pen.rule(grid.left, y, FOUR, 2.0, pen.colours.bar)
        pen.write(_("Ask next"), grid.left + PAD, y + 6.2, "sans-semibold", 8.5, pen.colours.label)
        pen.write(_("tick the answer, score it later"), grid.left + FOUR - PAD, y + 6.2, "sans", 8, pen.colours.secondary, end=True)
    y += TOP
    for n, c in enumerate(asked):
        y = _question(pen, grid, c, n + 1, setting, y)
    return y - (2.0 if setting.lines else 0.0)


def _question(pen: Pen, grid: Grid, c: Criterion, number: int, setting: Setting, y: float) -> float:
    """The question, its answers to tick, lines to write on; returns the bottom."""
    x, end = grid.left + PAD + INDENT, grid.left + FOUR - PAD
    base = y + 3.6
    pen.write(str(number), grid.left + PAD, base, "sans-semibold", TEXT, pen.colours.label)
    beside = _("{criterion}, {weight}").format(criterion=c.name, weight=percent(c.weight, PLAIN))
    tag = broken(beside, "sans-semibold", 8, 34, 2)
    for n, line in enumerate(tag.lines):
        pen.write(line.text, end, base + n * 3.8, "sans-semibold", 8, pen.colours.secondary, end=True)
    text = quoted(c.question, "en")[0] if c.question else c.name
    room = end - x - max((line.width for line in tag.lines), default=0.0) - 4.0
    base = pen.paragraph(about(c.id, c.name), text, x, base, room, "sans", TEXT, LEADING, pen.colours.ink, most=3)
    base = max(base, y + 3.6 + 3.8 * len(tag.lines))
    bottom = _answers(pen, c, x, end, base + 0.6)
    for _line in range(setting.lines):
        bottom += setting.pitch
        pen.rule(x, bottom - 1.2, end - x, 0.5, pen.colours.hairline)
    return bottom + 3.2


def _answers(pen: Pen, c: Criterion, x: float, end: float, base: float) -> float:
    """Three boxes side by side with what each rating means; returns the bottom."""
    width = (end - x) / 3
    last = base
    for n, (rating, words) in enumerate(((5, c.ideal), (3, c.good), (1, c.poor))):
        at = x + n * width
        if not pen.dry:
            pen.put(Box(at, base - 2.7, SQUARE, SQUARE, "#FFFFFF", pen.colours.ink, 0.7))
        text = f"{rating} {words or rating_word(rating)}"
        bottom = pen.paragraph(about(c.id, c.name), text, at + 4.4, base, width - 6.0, "sans", WORDS, 3.8, pen.colours.ink, most=3)
        last = max(last, bottom - 3.8)
    return last + 1.6


def _beside(pen: Pen, grid: Grid, subject: Subject, setting: Setting, y: float, bottom: float) -> float:
    """The column at the end side: lifts, and below them the three by three, which stands on `bottom` where there is room."""
    ways = lifts(subject.card, subject.assessment)
    if ways:
        y = heading(pen, grid.right, y, PAIR, _("What would lift it to {tier}").format(tier=subject.card.tiers[ways[0].tier].name)) + 0.6
        for way in ways:
            y = _lift(pen, grid, subject, way, y)
        y = pen.paragraph(
            about("lifts", _("What would lift it")), _("All else as above, unknowns at their worst."), grid.right, y + 3.4, PAIR, "sans", 7.5, 3.4,
            pen.colours.secondary,
        )  # fmt: skip
    where = quadrant(subject.card, subject.assessment)
    if where.fit is None and where.readiness is None:
        return y
    if not setting.field:
        pen.find(about("field", _("Fit and readiness")), NO_ROOM, _("the three by three"))
        return y
    least = y + HEAD + FIELD
    if not pen.dry:
        top = max(y, bottom - HEAD - PAIR + 8) if bottom - y > HEAD + PAIR else y
        top = heading(pen, grid.right, top, PAIR, _("Fit and readiness"))
        room = max(FIELD - 2, min(PAIR - 6, bottom - top))
        pen.put(*field(where.fit, where.readiness, Box(grid.right, top, PAIR, room), on_paper(pen.colours)).marks)
    return least


def _lift(pen: Pen, grid: Grid, subject: Subject, way: Lift, y: float) -> float:
    """One way: the ratings that it takes, and the score that it reaches."""
    pattern = _("{criterion} at {rating}")
    text = ", ".join(pattern.format(criterion=change.criterion.name, rating=change.rating) for change in way.changes)
    base = y + 3.4
    pen.write(written(way.score, subject.score.limits), grid.end, base, "sans-semibold", 9.2, pen.colours.ink, end=True)
    label = about("lifts", _("What would lift it"))
    return pen.paragraph(label, text, grid.right, base, PAIR - 9, "sans", 9.2, 4.3, pen.colours.ink, most=3) - 3.4 + 1.6


