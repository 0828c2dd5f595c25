"""What stands at the head and the foot of every sheet of a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from persona_studio.domain.comparison.showing import Shown
from persona_studio.domain.ground import Ground
from persona_studio.foundation.words import _, ngettext
from persona_studio.paper.layouts.comparison_grid import Grid
from persona_studio.paper.layouts.header import ground_word
from persona_studio.paper.layouts.subject import about
from persona_studio.paper.layouts.tile import tile
from persona_studio.paper.marks import MM, Box
from persona_studio.paper.paper import Look
from persona_studio.paper.pen import Pen, hatched
from persona_studio.paper.text import Broken, broken

MOST_OF_PAGE = 0.4  # that heads may take; a name that needs more is found
TITLE_LINES = 3


def title(pen: Pen, grid: Grid, view: Shown, look: Look) -> float:
    """The title of the first page with the client at the end side; returns where the next begins."""
    size, measure = grid.type.title, 0.72 * grid.text
    made = broken(view.title, "serif-display-semibold", size, measure, TITLE_LINES)
    while made.rest and size > 0.5 * grid.type.title:
        size -= 1
        made = broken(view.title, "serif-display-semibold", size, measure, TITLE_LINES)
    leading = 1.08 * size / MM
    first = grid.top + 0.75 * size / MM
    pen.lines(about("title", _("Title")), made, grid.left, first, "serif-display-semibold", size, leading, pen.colours.ink)
    beside = 0.26 * grid.text
    client = broken(look.client, "sans-semibold", grid.size, beside, 2)
    for n, line in enumerate(client.lines):
        pen.lines(about("client", _("Client")), Broken((line,)), grid.end - line.width, first + n * grid.leading, "sans-semibold", grid.size,
                  grid.leading, pen.colours.ink)  # fmt: skip
    told = _("only what differs") if view.only_differences else _("all rows")
    pen.write(told, grid.end, first + len(client.lines) * grid.leading, "sans", grid.size, pen.colours.secondary, end=True)
    return first + leading * (len(made.lines) - 1) + 0.45 * size / MM


def heads_height(grid: Grid, view: Shown) -> float:
    """How high the heads of the columns are: as the highest."""
    wanted = max(sum(leading for *_rest, leading in _texts(grid, view, at)) for at in range(len(view.heads)))
    return _tile(grid) + min(wanted + 0.6 * grid.leading, MOST_OF_PAGE * grid.height)


def heads(pen: Pen, grid: Grid, view: Shown, y: float, look: Look) -> float:
    """The heads of the columns at y: a tile with the face, name, time, role, tier, likeness. Returns where rows begin."""
    bottom = y + heads_height(grid, view)
    for at in range(len(view.heads)):
        pen.profile = view.comparison.columns[at].profile.id
        side = _tile(grid)
        tile(pen, Box(grid.x(at), y, side, side), view.comparison.columns[at].profile, look.photos)
        top = y + _tile(grid) + 0.25 * grid.leading
        for id, text, font, size, colour, leading in _texts(grid, view, at):
            room = int((bottom - top + 0.01) / leading)
            made = broken(text, font, size, grid.column, min(1, room))
            pen.lines(about(id, _("Head")), made, grid.x(at), top + 0.76 * leading, font, size, leading, getattr(pen.colours, colour))
            top += leading
    line = 0.12 * grid.size
    pen.rule(grid.left, bottom, grid.text, line)
    return bottom + line / 2 / MM


def _texts(grid: Grid, view: Shown, at: int) -> list[tuple[str, str, str, float, str, float]]:
    """(part, a line of text, font, size, colour, leading) of a head, from above."""
    head = view.heads[at]
    name = round(1.3 * grid.size, 1)
    parts = [("name", head.name, "serif-text-semibold", name, "ink")]
    parts += [("when", head.when, "sans-semibold", grid.small, "label")] if head.when else []
    parts += [("head", text, "sans", grid.small, "secondary") for text in (head.role, head.tier, head.likeness) if text]
    found = []
    for id, text, font, size, colour in parts:
        lines = broken(text, font, size, grid.column, 1000).lines
        found += [(id, line.text, font, size, colour, 1.24 * size / MM) for line in lines]
    return found


def _tile(grid: Grid) -> float:
    return 2.6 * grid.leading


def foot(pen: Pen, grid: Grid, grounds: Sequence[Ground], look: Look, page: int, pages: int) -> None:
    """The footer: what share rests on evidence, the key to the marks, the date, the client, which page of how many."""
    size, y, ink, quiet = grid.type.foot, grid.foot, pen.colours.ink, pen.colours.secondary
    base, bar, high = y + 0.62 * size, 4 * size, 0.3 * size
    pen.rule(grid.left, y, grid.text, 0.5)
    done = len(grounds) - grounds.count(Ground.ASSUMPTION)
    words = ngettext("{done} of {all} claim shown rests on evidence", "{done} of {all} claims shown rest on evidence", len(grounds))
    told = words.format(done=done, all=len(grounds)) if grounds else _("No claims shown")
    _bar(pen, Box(grid.left, base - 0.27 * size, bar, high), grounds, told)
    x = grid.left + bar + 0.4 * size
    x += pen.write(told, x, base, "sans-semibold", size, ink) + 1.2 * size
    for ground in Ground:
        pen.evidence(ground, x + 0.12 * size, base - 0.12 * size, 0.115 * size)
        x += 0.37 * size + pen.write(ground_word(ground), x + 0.37 * size, base, "sans", size, quiet) + 0.6 * size
    number = _("{page} / {pages}").format(page=page, pages=pages)
    date = f"{look.today.day} {look.today:%b %Y}" if look.today else ""
    client = broken(look.client, "sans", size, 0.18 * grid.text, 1).lines
    end = grid.end
    for text in (number, client[0].text if client else "", date):
        if text:
            end -= pen.write(text, end, base, "sans", size, quiet, end=True) + 0.7 * size


def _bar(pen: Pen, area: Box, grounds: Sequence[Ground], told: str) -> None:
    ink, all = pen.colours.ink, max(1, len(grounds))
    solid, half = (area.width * grounds.count(ground) / all for ground in (Ground.VALIDATED, Ground.SOME))
    if solid:
        pen.put(Box(area.x, area.y, solid, area.height, ink))
    if half:
        pen.put(*hatched(area.x + solid, area.y, half, area.height, ink))
    pen.put(Box(area.x, area.y, area.width, area.height, "", ink, 0.5, alt=told))
