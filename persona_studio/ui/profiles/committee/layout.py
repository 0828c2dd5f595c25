"""Where everything stands on the map: lanes, nodes, lines. Pure geometry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from persona_studio.domain.committee import Committee, Link
from persona_studio.ui.profiles.committee import words

RING = 80  # the ring round a face of 68
PAD = 6  # between a node's edge and its ring, and under its words
TOP = 18  # from the top of a lane to its nodes
LABELS = 96  # the column with the names of the lanes
LEAST = 112  # a node's width where there are many
NEAR = 60  # px; below, two nodes stand one over the other
ROOMY = 140  # px; a level piece of this length has room for words


@dataclass(frozen=True)
class Line:
    """One line with its words; a tree of reports is several lines of which one has words."""

    kind: str
    points: tuple[QPointF, ...]
    text: str
    at: QPointF  # the middle of the words


@dataclass
class Plan:
    """The map at one size. Keys are ids of profiles, or the names of roles that nobody plays."""

    height: float = 0
    width: float = 0
    lanes: dict[str, QRectF] = field(default_factory=dict)
    nodes: dict[int | str, QRectF] = field(default_factory=dict)
    rows: dict[str, list[int | str]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


def plan(committee: Committee, width: float, height: float, text: float) -> Plan:
    """Lays a committee out; `text` is the height of name and role under a face."""
    made = Plan(width=width, height=height)
    made.rows = _rows(committee)
    tall = TOP + PAD + RING + 6 + text + PAD
    least = max(width, LABELS + max(len(row) for row in made.rows.values()) * LEAST)
    lane_height = max(height / len(words.LANES), tall + 34)
    made.width, made.height = least, lane_height * len(words.LANES)
    for n, lane in enumerate(words.LANES):
        made.lanes[lane] = QRectF(0, n * lane_height, least, lane_height)
        _place_row(made, lane, least, tall - TOP)
    made.lines = _lines(committee, made)
    return made


def _rows(committee: Committee) -> dict[str, list[int | str]]:
    """Who stands in which lane, under whom they report to where that can be had; then the gaps."""
    rows: dict[str, list[int | str]] = {lane: [] for lane in words.LANES}
    for member in committee.members:
        rows[words.lane_of(member)].append(member.person.id)
    for upper, lower in pairwise(words.LANES):
        above = rows[upper]
        pull = _pull(committee.edges, {id: n for n, id in enumerate(above)})
        rows[lower].sort(key=lambda id: pull.get(id, len(above) / 2))
    for role in words.missing(committee):
        rows[words.role_lane(role)].append(role)
    return rows


def _pull(edges: Sequence[Link], above: Mapping[int | str, int]) -> dict[int | str, float]:
    """The mean place, in the lane above, of those to whom somebody is linked."""
    places: dict[int | str, list[int]] = {}
    for edge in edges:
        for one, other in ((edge.subject, edge.object), (edge.object, edge.subject)):
            if other in above:
                places.setdefault(one, []).append(above[other])
    return {id: sum(at) / len(at) for id, at in places.items()}


def _place_row(made: Plan, lane: str, width: float, high: float) -> None:
    row = made.rows[lane]
    room = width - LABELS
    each = min(room / max(len(row), 1), 208)
    left = LABELS + (room - each * len(row)) / 2
    wide = min(each - 8, 168)
    for n, key in enumerate(row):
        middle = left + each * (n + 0.5)
        made.nodes[key] = QRectF(round(middle - wide / 2), round(made.lanes[lane].y() + TOP), round(wide), round(high))


# lines


def _lines(committee: Committee, made: Plan) -> list[Line]:
    trees: dict[int, list[Link]] = {}
    others: list[Link] = []
    for edge in committee.edges:
        below = edge.kind == "reports_to" and made.nodes[edge.subject].y() > made.nodes[edge.object].y()
        (trees.setdefault(edge.object, []) if below else others).append(edge)
    lines: list[Line] = []
    for boss, edges in trees.items():
        lines += _tree(made, boss, [e.subject for e in edges])
    for n, edge in enumerate(others):
        lines.append(_single(made, edge, n))
    return lines


def _tree(made: Plan, boss: int, below: list[int]) -> list[Line]:
    """One trunk down from whom they report to, a branch to each."""
    top = made.nodes[boss]
    start = QPointF(top.center().x(), top.bottom() + 2)
    nearest = min(made.nodes[id].y() for id in below)
    fork = max(start.y() + 22, nearest - 12)
    said = words.on_line("reports_to", len(below))
    at = QPointF(start.x(), (start.y() + fork) / 2 + 1)
    ends = [QPointF(made.nodes[id].center().x(), made.nodes[id].y() + 1) for id in below]
    if len(ends) == 1:
        return [Line("reports_to", (start, QPointF(start.x(), fork), QPointF(ends[0].x(), fork), ends[0]), said, at)]
    trunk = Line("reports_to", (start, QPointF(start.x(), fork)), said, at)
    return [trunk, *(Line("reports_to", (QPointF(start.x(), fork), QPointF(end.x(), fork), end), "", end) for end in ends)]


def _single(made: Plan, edge: Link, n: int) -> Line:
    one, other = made.nodes[edge.subject], made.nodes[edge.object]
    if abs(one.y() - other.y()) < 1:
        points = _beside(made, edge.subject, edge.object)
    elif one.y() > other.y():
        points = _upwards(one, other, 14 if n % 2 else -14)
    else:
        points = tuple(reversed(_upwards(other, one, 14 if n % 2 else -14)))
    return Line(edge.kind, points, words.on_line(edge.kind), _longest(points))


def _upwards(low: QRectF, high: QRectF, shift: float) -> tuple[QPointF, ...]:
    """From the top of the lower node up and into the side of the upper one; straight where they stand one over the other."""
    away = low.center().x() - high.center().x()
    if abs(away) < NEAR:
        x = low.center().x() + shift
        return QPointF(x, low.y() + 1), QPointF(x, high.bottom() + 3)
    x = low.center().x() + (18 if away > 0 else -18)
    level = high.y() + PAD + RING / 2
    side = high.center().x() + (RING / 2 + 6) * (1 if away > 0 else -1)
    return QPointF(x, low.y() + 1), QPointF(x, level), QPointF(side, level)


def _beside(made: Plan, one: int, other: int) -> tuple[QPointF, ...]:
    """Between two of one lane: across, or over those between them."""
    row = next(row for row in made.rows.values() if one in row)
    here, there = made.nodes[one], made.nodes[other]
    level = here.y() + PAD + RING / 2
    way = 1 if there.x() > here.x() else -1
    if abs(row.index(one) - row.index(other)) == 1:
        gap = (RING / 2 + 6) * way
        return QPointF(here.center().x() + gap, level), QPointF(there.center().x() - gap, level)
    over = here.y() - 10
    return (
        QPointF(here.center().x() + 8 * way, here.y() + 1), QPointF(here.center().x() + 8 * way, over),
        QPointF(there.center().x() - 8 * way, over), QPointF(there.center().x() - 8 * way, there.y() + 1),
    )  # fmt: skip


def _longest(points: Sequence[QPointF]) -> QPointF:
    """The middle of a level piece with room for words, else of the longest piece."""
    pieces = list(pairwise(points))
    level = [p for p in pieces if abs(p[0].y() - p[1].y()) < 1 and abs(p[0].x() - p[1].x()) > ROOMY]
    a, b = max(level or pieces, key=lambda p: (p[1] - p[0]).manhattanLength())
    return (a + b) / 2
