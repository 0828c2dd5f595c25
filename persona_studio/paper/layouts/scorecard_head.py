"""The head of a scorecard sheet: who it is, the score and its tier, the range over the tiers, the gates."""

from __future__ import annotations

from persona_studio.domain.scoring.model import Gate
from persona_studio.domain.scoring.score import written
from persona_studio.foundation.words import _, ngettext
from persona_studio.paper.findings import NO_ROOM
from persona_studio.paper.layouts import bands
from persona_studio.paper.layouts.body import heading
from persona_studio.paper.layouts.grid import GUTTER, INDENT, PAIR, WIDTH, Grid
from persona_studio.paper.layouts.subject import Subject, about, figures, joined
from persona_studio.paper.layouts.symbols import cross, tick, unknown
from persona_studio.paper.marks import MM
from persona_studio.paper.paper import Look
from persona_studio.paper.pen import Pen
from persona_studio.paper.text import Broken, broken

TITLE, TITLE_FLOOR, HEADLINE = 31.0, 20.0, 48.0
FACTS = ("Industry", "Employees", "City", "Country")  # columns that tell in a line what a company is
MOST_GATES, NAMED = 9, 3


def head(pen: Pen, grid: Grid, subject: Subject, look: Look) -> float:
    """Draws the head; returns where the table begins."""
    y = _title(pen, grid, subject)
    y = _verdict(pen, grid, subject, look, y)
    y = _range(pen, grid, subject, look, y)
    return _gates(pen, grid, subject, y) + 3.4


def _title(pen: Pen, grid: Grid, subject: Subject) -> float:
    """Returns the last baseline."""
    short = grid.height < 290
    pen.rule(grid.left, grid.top, WIDTH)
    pen.write(_("Account scorecard"), grid.left, grid.top + 4.2, "sans-semibold", 8.5, pen.colours.label)
    profile = broken(_("Profile: {name}").format(name=subject.title), "sans", 8.5, 120, 1)
    if subject.title and profile.lines:
        line = profile.lines[0]
        pen.lines(about("profile", _("Profile")), profile, grid.end - line.width, grid.top + 4.2, "sans", 8.5, 4, pen.colours.secondary)
    size, made = title(subject.account.name)
    y = grid.top + (18.5 if short else 20.4) - (TITLE - size) * 0.15
    leading = 1.1 * size / MM
    pen.lines(about("name", _("Account")), made, grid.left - 0.5, y, "sans-light", size, leading, pen.colours.ink)
    y += leading * max(0, len(made.lines) - 1)
    facts = _facts(subject)
    if facts:
        y = pen.paragraph(about("facts", _("Facts")), facts, grid.left, y + 8, 150, "sans", 11, 5.2, pen.colours.ink, most=2) - 5.2
    return y


def title(name: str) -> tuple[float, Broken]:
    """A name in one line in the largest size, else in up to three."""
    size = TITLE
    while size > TITLE_FLOOR:
        made = broken(name, "sans-light", size, WIDTH, 2)
        if len(made.lines) < 2:
            return size, made
        size -= 1.0
    for size in (24.0, 22.0, TITLE_FLOOR):
        made = broken(name, "sans-light", size, WIDTH, 2, True)
        if not made.rest and not made.cut:
            return size, made
    return TITLE_FLOOR, broken(name, "sans-light", TITLE_FLOOR, WIDTH, 3, True)


def _facts(subject: Subject) -> str:
    cells = subject.account.cells
    known = [cells[name].strip() for name in FACTS if cells.get(name, "").strip() and name != "Employees"]
    people = cells.get("Employees", "").strip()
    if people:
        known.insert(min(1, len(known)), _("{n} employees").format(n=people))
    return ", ".join([*known, subject.account.domain] if subject.account.domain else known)


def _verdict(pen: Pen, grid: Grid, subject: Subject, look: Look, y: float) -> float:
    """The score in large figures, or that it does not count; beside it what it means. Returns the baseline of the figures."""
    score, out = subject.score, bool(subject.score.shut)
    y += 20.0 if grid.height < 290 else 23.0
    told = _("Disqualified") if out else figures(score.figures(), look.manner)
    size = HEADLINE if not out else 34.0
    width = pen.write(told, grid.left - 0.5, y, "sans-light", size, pen.colours.ink)
    x, room = grid.left + width + 6.0, WIDTH - width - 6.0
    strong = broken(_sentence(subject), "sans-semibold", 12.5, room, 2)
    first = y - 8.4 - 5.4 * (len(strong.lines) - 1)
    pen.lines(about("tier", _("Tier")), strong, x, first, "sans-semibold", 12.5, 5.4, pen.colours.ink)
    pen.paragraph(about("verdict", _("Verdict")), _beside(subject, look), x, y - 2.3, room, "sans", 9.2, 4.4, pen.colours.secondary, most=3)
    return y


def _sentence(subject: Subject) -> str:
    """The tier in words."""
    score, tiers = subject.score, subject.card.tiers
    if score.shut:
        return joined([gate.name for gate in score.shut[:NAMED]] + _more(len(score.shut) - NAMED))
    return _possible(tiers[score.worst].name, tiers[score.best].name)


def _possible(worst: str, best: str) -> str:
    return worst if worst == best else _("{tier}, {better} is possible").format(tier=worst, better=best)


def _beside(subject: Subject, look: Look) -> str:
    """What the tier rests on, and what to do about it."""
    score, card = subject.score, subject.card
    if score.shut:
        tier = _possible(card.tiers[score.worst].name, card.tiers[score.best].name)
        return _("A gate overrides every score. Without it: {score}. {tier}.").format(score=figures(score.figures(), look.manner), tier=tier)
    known = int(score.known * 100)  # rounded down: 99.5 is not all
    missing = [c.name for c in card.criteria if c.weight and subject.rated(c).rating is None]
    if not missing:
        advice = card.tiers[score.worst].advice
        return " ".join(part for part in (_("All of the weight is known."), advice) if part)
    names = joined(missing[:NAMED] + _more(len(missing) - NAMED))
    return ngettext(
        "{known} % of the weight is known. Not known: {names}.", "{known} % of the weight is known. Not known: {names}.", len(missing)
    ).format(known=known, names=names)


def _more(count: int) -> list[str]:
    return [ngettext("{n} more", "{n} more", count).format(n=count)] if count > 0 else []


def _range(pen: Pen, grid: Grid, subject: Subject, look: Look, y: float) -> float:
    """The tiers as steps, and over them where the score lies; returns the last baseline."""
    score = subject.score
    top = y + 8.5
    low, high = (figures(written(value, score.limits), look.manner) for value in (score.low, score.high))
    bands.range_over(pen, float(score.low), float(score.high), (low, high), grid.left, WIDTH, top)
    steps = bands.of(subject.card.tiers, grid.left, WIDTH, look.manner)
    bands.steps(pen, steps, top + 8.6, 1.2, 3.0)
    return bands.labels(pen, steps, grid.left, WIDTH, top + 16.2)


def _gates(pen: Pen, grid: Grid, subject: Subject, y: float) -> float:
    """Three in a row, those that are shut first; returns the bottom."""
    gates = sorted(subject.card.gates, key=lambda g: {True: 0, None: 1, False: 2}[subject.assessment.gates.get(g.id)])
    if not gates:
        return y + 4.6
    y = heading(pen, grid.left, y + 6.6, WIDTH, _("Gates come first"))
    for n in range(0, min(len(gates), MOST_GATES), 3):
        places = zip(gates[n : n + 3], (grid.left, grid.middle, grid.right), strict=False)
        y = max(_gate(pen, gate, subject, x, y) for gate, x in places)
    if len(gates) > MOST_GATES:
        left = [gate.name for gate in gates[MOST_GATES:]]
        pen.find(about("gates", _("Gates")), NO_ROOM, ", ".join(left))
        pen.write(ngettext("{n} more", "{n} more", len(left)).format(n=len(left)), grid.left + INDENT, y + 3.6, "sans", 8.5, pen.colours.label)
        y += 4.5
    return y + 2.0


def _gate(pen: Pen, gate: Gate, subject: Subject, x: float, y: float) -> float:
    state, base, ink = subject.assessment.gates.get(gate.id), y + 3.4, pen.colours.ink
    sign = tick if state is False else cross
    pen.put(unknown(x + 1.1, base - 1.15, 0.92, ink) if state is None else sign(x + 1.3, base - 1.2, 2.4, ink))
    pattern = {True: _("{gate}: applies"), False: _("{gate}: does not apply"), None: _("{gate}: not checked")}[state]
    font, text = "sans-semibold" if state else "sans", pattern.format(gate=gate.name)
    return pen.paragraph(about("gates", _("Gates")), text, x + INDENT, base, PAIR - INDENT - GUTTER / 3, font, 9, 4.2, ink, most=2) - 3.0
