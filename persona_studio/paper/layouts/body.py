"""The body of an upright card: facts in the narrow column, the rest over four columns, the panel that asks for action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from persona_studio.foundation.words import ngettext
from persona_studio.paper import type as roles
from persona_studio.paper.content import Content, Entry, Item, some_of
from persona_studio.paper.findings import NO_ROOM
from persona_studio.paper.fit import TIGHT, Fit, shown
from persona_studio.paper.layouts.grid import FOUR, GUTTER, INDENT, PAIR, WIDTH, Grid
from persona_studio.paper.layouts.quotes import quoted
from persona_studio.paper.marks import MM, Box, triangle
from persona_studio.paper.pen import Pen
from persona_studio.paper.text import MOST_LINES, broken

RANK_INDENT = 8.2  # of a text behind its mark and its number
PANEL_LINES = 9
LEVEL, LEVEL_HEIGHT, LEVEL_START = 26.0, 2.1, 15.0  # the bar of a scale, and how far behind the start of its words it begins
HEAD = 5.9  # from the rule of a section to the top of its first line


def present(entries: Sequence[Entry], fit: Fit) -> list[Entry]:
    return [entry for entry in entries if entry.id not in fit.out]


def heading(pen: Pen, x: float, y: float, width: float, label: str, beside: str = "") -> float:
    """A rule and a label make a section; returns the top of its first line."""
    if pen.dry:
        return y + HEAD
    pen.rule(x, y, width)
    pen.write(_one_line(label, PAIR), x, y + 4.1, roles.LABEL.font, roles.LABEL.size, pen.colours.label)
    if beside:
        pen.write(_one_line(beside, PAIR), x + PAIR + GUTTER, y + 4.1, roles.LABEL.font, roles.LABEL.size, pen.colours.label)
    return y + HEAD


def _one_line(text: str, width: float) -> str:
    lines = broken(text, roles.LABEL.font, roles.LABEL.size, width, 1).lines
    return lines[0].text if lines else ""


def facts(pen: Pen, grid: Grid, content: Content, fit: Fit) -> float:
    """Label over value in columns 1 and 2, by section; returns the bottom."""
    y = grid.body
    for section, entries in groupby(present(content.of("facts"), fit), key=lambda entry: entry.section):
        if y > grid.body:
            y += fit.between - fit.gap
        y = heading(pen, grid.left, y, PAIR, section.title)
        for entry in entries:
            y = labelled(pen, entry, grid.left, y, PAIR, fit) + fit.gap
    return y - fit.gap


def labelled(pen: Pen, entry: Entry, x: float, y: float, width: float, fit: Fit) -> float:
    """The name of a field and its value below; returns the bottom of its last line."""
    item, base = entry.joined, y + 3.3 * fit.scale
    size = max(roles.FIELD_NAME.floor, roles.FIELD_NAME.size * fit.scale)
    pen.evidence(item.ground, x + 0.92, base - 1.0)
    label = broken(entry.label, roles.FIELD_NAME.font, size, width - INDENT, 1).lines
    if label:
        pen.write(label[0].text, x + INDENT, base, roles.FIELD_NAME.font, size, pen.colours.secondary)
    first = base + 4.1 * fit.scale
    if item.said.level is not None:
        _level(pen, item.text, item.said.level, x + INDENT, first, width - INDENT, fit)
    return value(pen, entry, item.text, x + INDENT, first, width - INDENT, fit) - 3.3 * fit.scale


def value(pen: Pen, entry: Entry, text: str, x: float, y: float, width: float, fit: Fit, colour: str = "", most: int = 0) -> float:
    """A value in the body's size, the first baseline at y; returns the next baseline."""
    return pen.paragraph(entry.field, text, x, y, width, roles.BODY.font, fit.size, fit.leading, colour or pen.colours.ink, most=most or fit.lines)


def _level(pen: Pen, text: str, level: float, x: float, y: float, width: float, fit: Fit) -> None:
    """A bar behind the words of a scale, as long as the value; its outline is the whole scale."""
    made = broken(text, roles.BODY.font, fit.size, width, 1)
    start = x + max(LEVEL_START, made.lines[0].width + 2.4 if made.lines else 0.0)
    if pen.dry or made.rest or start + LEVEL > x + width:
        return
    top = y - 0.5 * fit.size * 0.72 / MM - LEVEL_HEIGHT / 2
    if level:
        pen.put(Box(start, top, LEVEL * level, LEVEL_HEIGHT, pen.colours.bar))
    pen.put(Box(start, top, LEVEL, LEVEL_HEIGHT, "", pen.colours.bar, 0.5, alt=text))


def statements(pen: Pen, grid: Grid, content: Content, fit: Fit, language: str) -> float:
    """Columns 3 to 6: lists two by two, pairs, behaviour two by two, running text; returns the bottom."""
    y = grid.body
    lists = present(content.of("list"), fit)
    for n in range(0, len(lists), 2):
        row = lists[n : n + 2]
        width = PAIR if len(row) == 2 or not n else FOUR  # an odd one below others has the row to itself
        bottoms = [item_list(pen, entry, x, y, width, fit) for entry, x in zip(row, (grid.middle, grid.right), strict=False)]
        y = max(bottoms) + fit.between
    for entry in present(content.of("pairs"), fit):
        y = _pairs(pen, entry, grid, y, fit, language) + fit.between
    groups = [list(entries) for _section, entries in groupby(present(content.of("behaviour"), fit), key=lambda entry: entry.section)]
    for beside in _side_by_side(groups):
        y = _behaviour(pen, beside, grid, y, fit) + fit.between
    for entry in present(content.of("notes"), fit):
        y = _running(pen, entry, grid, y, fit) + fit.between
    return y - fit.between


def item_list(pen: Pen, entry: Entry, x: float, y: float, width: float, fit: Fit) -> float:
    """Items one below the other; those left out are counted in the last line."""
    y = heading(pen, x, y, width, entry.label)
    ranked = entry.field.kind.ranked
    count = shown(entry, fit)
    indent = (RANK_INDENT if count < 10 else RANK_INDENT + 2) if ranked else INDENT
    for n, item in enumerate(entry.items[:count]):
        base = y + 3.3 * fit.scale
        pen.evidence(item.ground, x + 0.92, base - 1.15)
        if ranked:
            pen.write(str(n + 1), x + INDENT, base, roles.RANK.font, fit.size, pen.colours.label)
        y = value(pen, entry, whole(item), x + indent, base, width - indent, fit) - 3.3 * fit.scale + fit.gap
    return tail(pen, entry, x, y, count, fit) - fit.gap


def whole(item: Item) -> str:
    return "; ".join(text for text in (item.text, item.parts) if text)


def tail(pen: Pen, entry: Entry, x: float, y: float, count: int, fit: Fit) -> float:
    """The line that says how many items are missing; nothing when none is."""
    missing = len(entry.items) - count
    if not missing:
        return y
    base = y + 3.3 * fit.scale
    pen.put(triangle(x + 0.2, base - 1.15, 1.9, pen.colours.label))
    text = ngettext("{n} more, not on this card", "{n} more, not on this card", missing).format(n=missing)
    pen.write(text, x + INDENT, base, roles.LABEL.font, roles.LABEL.size, pen.colours.label)
    pen.find(entry.field, NO_ROOM, some_of(missing, len(entry.items)))
    return y + fit.leading + fit.gap


def _pairs(pen: Pen, entry: Entry, grid: Grid, y: float, fit: Fit, language: str) -> float:
    """Statements at the start, what belongs to each beside it, hairlines between the rows."""
    count = shown(entry, fit)
    two = any(item.parts for item in entry.items[:count])
    title, beside = entry.heads
    y = heading(pen, grid.middle, y, FOUR, title, beside if two else "")
    pad = 0.4 if fit.gap <= TIGHT[0] else 0.7
    for n, item in enumerate(entry.items[:count]):
        if n:
            y += pad
            pen.rule(grid.middle, y, FOUR, 0.5, pen.colours.hairline)
            y += pad + 0.2
        base = y + 3.3 * fit.scale
        pen.evidence(item.ground, grid.middle + 0.92, base - 1.15)
        text = quoted(item.text, language)[0] if item.said.quoted and item.text else item.text
        ends = [value(pen, entry, text, grid.middle + INDENT, base, (PAIR if two else FOUR) - INDENT, fit)]
        if item.parts:
            ends.append(value(pen, entry, item.parts, grid.right, base, PAIR, fit, pen.colours.secondary))
        y = max(ends) - 3.3 * fit.scale
    return tail(pen, entry, grid.middle, y + fit.gap, count, fit) - fit.gap


def _side_by_side(groups: Sequence[list[Entry]]) -> Iterator[list[list[Entry]]]:
    """Sections in rows: one a row, but two neighbours of a single entry share one."""
    waiting: list[list[Entry]] = []
    for group in groups:
        if waiting and len(group) == 1:
            yield [*waiting, group]
            waiting = []
            continue
        if waiting:
            yield waiting
        waiting = [group] if len(group) == 1 else []
        if not waiting:
            yield [group]
    if waiting:
        yield waiting


def _behaviour(pen: Pen, row: list[list[Entry]], grid: Grid, y: float, fit: Fit) -> float:
    """One section over four columns, or two of a single entry side by side; returns the bottom."""
    if len(row) == 1:
        y = heading(pen, grid.middle, y, FOUR, row[0][0].section.title)
        return _two_by_two(pen, row[0], grid, y, fit)
    places = list(zip(row, (grid.middle, grid.right), strict=True))
    top = max(heading(pen, x, y, PAIR, entries[0].section.title) for entries, x in places)
    return max(labelled(pen, entries[0], x, top, PAIR, fit) for entries, x in places)


def _two_by_two(pen: Pen, entries: Sequence[Entry], grid: Grid, y: float, fit: Fit) -> float:
    for n in range(0, len(entries), 2):
        row = entries[n : n + 2]
        width = PAIR if len(row) == 2 else FOUR  # an odd one at the end has the row to itself
        y = max(labelled(pen, entry, x, y, width, fit) for entry, x in zip(row, (grid.middle, grid.right), strict=False)) + fit.gap
    return y - fit.gap


def _running(pen: Pen, entry: Entry, grid: Grid, y: float, fit: Fit) -> float:
    """A text over the whole width of the four columns."""
    y = heading(pen, grid.middle, y, FOUR, entry.label)
    item, base = entry.joined, y + 3.3 * fit.scale
    pen.evidence(item.ground, grid.middle + 0.92, base - 1.15)
    indent = INDENT if item.ground is not None else 0.0
    most = fit.running.get(entry.id, MOST_LINES)
    return value(pen, entry, item.text, grid.middle + indent, base, FOUR - indent, fit, most=most) - 3.3 * fit.scale


def panel(pen: Pen, grid: Grid, content: Content, fit: Fit, bottom: float) -> float:
    """The panel that asks for action, standing on `bottom`; returns its top. No entries, no panel."""
    entries = present(content.of("action"), fit)
    if not entries:
        return bottom
    rows = [entries[n : n + 3] for n in range(0, len(entries), 3)]
    height = max(grid.panel, sum(_row_height(row, first, fit) for first, row in _numbered(rows)))
    top = bottom - height
    pen.put(Box(grid.left, top, WIDTH, height, pen.colours.tint))
    pen.rule(grid.left, top, WIDTH, 2.0, pen.colours.bar)
    y = top
    for first, row in _numbered(rows):
        for n, entry in enumerate(row):
            _ask(pen, entry, grid, y if first else y - 3.3, n, first and n == 0, fit)  # only the first row keeps clear of the panel's bar
        y += _row_height(row, first, fit)
    return top


def _numbered(rows: Sequence[Sequence[Entry]]) -> list[tuple[bool, Sequence[Entry]]]:
    return [(n == 0, row) for n, row in enumerate(rows)]


def _ask_text(entry: Entry, column: int, strong: bool, fit: Fit) -> tuple[str, float, float, float]:
    """Font, size, measure and leading of one text of the panel."""
    role = roles.VALUE if strong else roles.BODY
    size = max(role.floor, role.size * min(1.0, fit.scale)) if strong else fit.size
    return role.font, size, PAIR - INDENT * (1 if column == 1 else 2), max(fit.leading, size * 1.26 / MM)


def _row_height(row: Sequence[Entry], first: bool, fit: Fit) -> float:
    most = 0.0
    for n, entry in enumerate(row):
        font, size, width, leading = _ask_text(entry, n, first and n == 0, fit)
        lines = len(broken(entry.joined.text, font, size, width, min(PANEL_LINES, fit.lines), first and n == 0).lines)
        most = max(most, lines * leading)
    return (11.3 if first else 8.0) - 3.3 + most + (3.6 if first else 2.0)


def _ask(pen: Pen, entry: Entry, grid: Grid, y: float, column: int, strong: bool, fit: Fit) -> None:
    font, size, width, leading = _ask_text(entry, column, strong, fit)
    x = (grid.left + INDENT, grid.middle, grid.right)[column]
    item = entry.joined
    pen.evidence(item.ground, x + 0.92, y + 6.1 - 1.1)
    pen.write(_one_line(entry.label, width), x + INDENT, y + 6.1, roles.LABEL.font, roles.LABEL.size, pen.colours.label)
    most = min(PANEL_LINES, fit.lines)
    pen.paragraph(entry.field, item.text, x + INDENT, y + 11.0, width, font, size, leading, pen.colours.ink, most=most, even=strong)
