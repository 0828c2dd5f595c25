"""The charts of scoring: areas and places are true to the numbers, nothing leaves its box, each can be spoken."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.scoring.backtest import Row
from persona_studio.domain.scoring.explain import Part, Range
from persona_studio.domain.scoring.lab import Shifts, Swing
from persona_studio.domain.scoring.model import Criterion
from persona_studio.domain.scoring.proof import Interval
from persona_studio.paper.charts import bars, distribution, quadrant, scale, tornado, winrates
from persona_studio.paper.charts.sketch import Tones, hatch
from persona_studio.paper.marks import Box, Mark, Page, Path, Rule, Run, Sheet
from tests.paper.reading import outside, overlapping

TONES = Tones("#111111", "#555555", "#1F4068", "#DDDDDD")
LIMITS = (Decimal(4), Decimal(3), Decimal(2))
WEIGHTS = (20, 15, 25, 20, 10, 10)
ratings = st.lists(st.none() | st.integers(1, 5), min_size=6, max_size=6)
scores = st.fractions(1, 5)
counts = st.lists(st.integers(0, 1_000_000), min_size=5, max_size=5)


def parts(of: list[int | None], weights: tuple[int, ...] = WEIGHTS) -> list[Part]:
    return [
        Part(Criterion(f"c{n}", f"Criterion {n}", Decimal(w)), Fraction(w * (r or 1), 100), Fraction(w * (r or 5), 100), Fraction(5 * w, 100))
        for n, (r, w) in enumerate(zip(of, weights, strict=True))
    ]


def row(name: str, won: int, lost: int, low: float, high: float) -> Row:
    return Row(name, won, lost, Interval(low, high), None, None)


def filled(marks: tuple[Mark, ...], colour: str = TONES.strong) -> list[Box]:
    return [m for m in marks if isinstance(m, Box) and m.fill == colour]


def within(marks: tuple[Mark, ...], area: Box) -> bool:
    """Whether everything stays in the area; the line of a mark may stand out by its half."""
    left, top, right, bottom = area.x - 0.3, area.y - 0.3, area.x + area.width + 0.3, area.y + area.height + 0.3
    for m in marks:
        if isinstance(m, Box):
            spots = [(m.x, m.y), (m.x + m.width, m.y + m.height)]
        elif isinstance(m, Rule):
            spots = [(m.x1, m.y1), (m.x2, m.y2)]
        elif isinstance(m, Run):
            spots = [(m.x, m.y), (m.x + m.width, m.y)]
        else:
            assert isinstance(m, Path)
            spots = [(float(step[k]), float(step[k + 1])) for step in m.steps for k in range(1, len(step), 2)]
        if not all(left <= x <= right and top <= y <= bottom for x, y in spots):
            return False
    return True


@given(ratings)
def test_the_filled_area_of_what_is_known_is_its_share_of_the_score(of: list[int | None]) -> None:
    area = Box(10, 10, 100, 5)
    made = bars.contributions(parts(of), area, TONES, gap=0.0)
    known = sum(w * (r or 0) for r, w in zip(of, WEIGHTS, strict=True)) / 500
    assert sum(b.width * b.height for b in filled(made.marks)) / (area.width * area.height) == pytest.approx(known, abs=0.02)
    hatched = [m for m in made.marks if isinstance(m, Path)]
    assert len(hatched) == of.count(None)
    assert within(made.marks, area)


def test_bars_can_be_spoken() -> None:
    made = bars.contributions(parts([5, None, 1, 3, 4, 2]), Box(0, 0, 50, 5), TONES)
    assert made.alt.startswith("Criterion 0: 5 of 5, weight 20 %; Criterion 1: unknown, weight 15 %; Criterion 2: 1 of 5")
    assert any(isinstance(m, Box) and m.alt == made.alt for m in made.marks)


@pytest.mark.parametrize("weights", [(0, 0, 0, 0, 0, 0), (100, 0, 0, 0, 0, 0)])
def test_weights_of_nothing_are_thin_blocks_and_no_error(weights: tuple[int, ...]) -> None:
    area = Box(10, 10, 60, 5)
    made = bars.contributions(parts([5, 5, 1, 3, None, 2], weights), area, TONES)
    assert within(made.marks, area)
    assert len(bars.blocks(parts([5] * 6, weights), area)) == 6
    assert bars.contributions([], area, TONES).marks


def test_a_bar_of_points_shows_what_is_sure_what_is_possible_and_the_most() -> None:
    known, unknown = parts([3, None, 1, 1, 1, 1])[:2]
    area = Box(0, 0, 100, 4)  # for a most of 1
    boxes = [m for m in bars.points(known, area, Fraction(1), TONES).marks if isinstance(m, Box)]
    assert sorted(b.width for b in boxes) == [pytest.approx(60), pytest.approx(100)]
    possible, sure = (m for m in bars.points(unknown, area, Fraction(1), TONES).marks if isinstance(m, Box))
    assert (sure.width, possible.x, possible.width, bool(possible.dash)) == (pytest.approx(15), pytest.approx(15), pytest.approx(60), True)


@given(scores, scores)
def test_the_mark_stands_on_the_scale_where_the_score_is(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    area = Box(10, 10, 40, 5)
    made = scale.scale(low, high, LIMITS, area, TONES)
    assert within(made.marks, area)
    mark = next(m for m in made.marks if isinstance(m, Path))
    assert bool(mark.fill) == (low == high)
    xs = [float(x) for step in mark.steps for x in step[1::2]]
    assert (min(xs) + max(xs)) / 2 == pytest.approx((scale.position(low, area) + scale.position(high, area)) / 2)


def test_ticks_stand_at_the_limits() -> None:
    made = scale.scale(Fraction(1), Fraction(1), LIMITS, Box(0, 0, 40, 5), TONES)
    ticks = [m.x1 for m in made.marks if isinstance(m, Rule) and m.x1 == m.x2]
    assert ticks == [pytest.approx(scale.position(n, Box(0, 0, 40, 5))) for n in LIMITS]
    assert made.alt == "1.00 on the scale from 1 to 5"


@given(counts, st.none() | counts)
def test_the_distribution_keeps_to_its_box_and_its_numbers(now: list[int], saved: list[int] | None) -> None:
    names = ["Tier 1", "Tier 2", "Tier 3", "Disqualify", "Excluded"]
    area = Box(10, 10, 70, 40)
    made = distribution.distribution(list(zip(names, now, strict=True)), saved, area, TONES)
    assert within(made.marks, area)
    lengths = [b.width for b in filled(made.marks)]
    most = max([*now, *(saved or []), 1])
    assert lengths == [pytest.approx(n / most * (max(lengths) * most / max(now) if max(now) else 0)) for n in now]
    shown = [m.text for m in made.marks if isinstance(m, Run)]
    for n in now:
        assert f"{n:,}" in shown


def test_the_distribution_says_what_moved() -> None:
    made = distribution.distribution([("Tier 1", 31), ("Tier 2", 84)], [23, 88], Box(0, 0, 80, 20), TONES)
    shown = [m.text for m in made.marks if isinstance(m, Run)]
    assert "+8" in shown
    assert "−4" in shown
    assert made.alt == "Tier 1: 31, was 23; Tier 2: 84, was 88"


def test_the_tornado_has_less_before_the_middle_and_more_behind() -> None:
    swings = [Swing("id", "Pain", Shifts(10, 30), Shifts(20, 0)), Swing("id", "Industry", Shifts(0, 0), Shifts(0, 5))]
    area = Box(10, 10, 110, 40)
    made = tornado.tornado(swings, area, TONES)
    assert within(made.marks, area)
    shown = [m for m in made.marks if isinstance(m, Run)]
    pain = next(m for m in shown if m.text == "Pain")
    twenty, forty = (next(m for m in shown if m.text == n and m.y == pytest.approx(pain.y, abs=1)) for n in ("20", "40"))
    axis = next(m.x1 for m in made.marks if isinstance(m, Rule))
    assert twenty.x < axis < forty.x
    assert axis - twenty.x == pytest.approx((forty.x - axis) / 2, abs=6)
    assert made.alt.startswith("Pain: with 10 points less 20 accounts move, with 10 more 40")


def test_swings_without_room_are_counted() -> None:
    swings = [Swing("id", f"Criterion {n}", Shifts(n, n), Shifts(1, 0)) for n in range(30)]
    made = tornado.tornado(swings, Box(0, 0, 100, 40), TONES)
    assert 0 < made.left_out < 30
    assert made.bottom <= 40.01


@given(scores, scores)
def test_the_dot_of_the_quadrant_stands_in_its_third(fit: Fraction, readiness: Fraction) -> None:
    area = Box(10, 10, 40, 40)
    made = quadrant.quadrant(Range(fit, fit), Range(readiness, readiness), area, TONES)
    assert within(made.marks, area)
    cells = [m for m in made.marks if isinstance(m, Box) and m.stroke == TONES.faint]
    dot = next(m for m in made.marks if isinstance(m, Path))
    x, y = (sum(float(step[at]) for step in dot.steps[1:-1]) / 4 for at in (5, 6))  # the ends of its four arcs
    column, row = Range(fit, fit).cells[0], 2 - Range(readiness, readiness).cells[0]
    home = cells[3 * row + column]
    assert home.x - 0.5 <= x <= home.x + home.width + 0.5
    assert home.y - 0.5 <= y <= home.y + home.height + 0.5


def test_an_axis_that_nothing_counts_on_is_open() -> None:
    made = quadrant.quadrant(None, Range(Fraction(2), Fraction(3)), Box(0, 0, 40, 40), TONES)
    assert made.alt == "Fit: not asked. Readiness: 2.0 to 3.0."
    dashed = next(m for m in made.marks if isinstance(m, Box) and m.dash)
    assert dashed.width > 38


def test_win_rates_show_share_interval_and_how_many() -> None:
    rates = [row("Tier 1", 30, 10, 0.6, 0.86), row("Tier 2", 300, 200, 0.56, 0.64), row("Tier 3", 0, 0, 0.0, 1.0)]
    area = Box(10, 10, 120, 50)
    made = winrates.winrates(rates, 0.61, area, TONES)
    assert within(made.marks, area)
    shown = [m.text for m in made.marks if isinstance(m, Run)]
    for text in ("75 %", "30 of 40", "60 %", "300 of 500", "0 of 0"):
        assert text in shown
    assert len([m for m in made.marks if isinstance(m, Path)]) == 2  # no dot where there are no deals
    assert made.alt.startswith("Tier 1: 30 of 40 won, between 60 % and 86 %")
    assert made.alt.endswith("Tier 3: no deals; all deals: 61 %")


@given(st.floats(0.5, 40), st.floats(0.5, 40))
def test_hatching_stays_in_its_area(width: float, height: float) -> None:
    area = Box(3, 3, width, height)
    assert within((hatch(area, "#000000"),), area)


def test_charts_of_long_names_keep_apart() -> None:
    long = "Integrations that the customer has already in daily use"
    area = Box(10, 10, 90, 60)
    for made in (
        tornado.tornado([Swing("id", long, Shifts(3, 4), Shifts(5, 6))], area, TONES),
        distribution.distribution([(long, 5), ("B", 7)], [1, 2], area, TONES),
        winrates.winrates([row(long, 1, 1, 0.1, 0.9)], 0.5, area, TONES),
    ):
        assert outside(Page(101, 71, made.marks)) == []
        assert overlapping(Sheet((Page(101, 71, made.marks),), "Chart")) == []
