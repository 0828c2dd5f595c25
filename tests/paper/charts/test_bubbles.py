"""Value against ease: where bubbles stand, how large they are, and names that cover nothing."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from persona_studio.paper.charts.bubbles import Bubble, chart
from persona_studio.paper.charts.sketch import Chart, Tones
from persona_studio.paper.marks import MM, Box, Path, Rule, Run

AREA = Box(0, 0, 90, 66)
TONES = Tones("#000000", "#444444", "#0C6073", "#CCCCCC")


def drawn(*bubbles: Bubble) -> Chart:
    return chart(bubbles, AREA, TONES)


def circles(made: Chart) -> list[tuple[float, float, float]]:
    """Middle and radius of each bubble."""
    found = []
    for mark in made.marks:
        if isinstance(mark, Path):
            xs, ys = ([float(s[n]) for s in mark.steps if len(s) > 1] for n in (-2, -1))
            found.append(((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, (max(xs) - min(xs)) / 2))
    return found


def runs(made: Chart) -> dict[str, Run]:
    return {mark.text: mark for mark in made.marks if isinstance(mark, Run)}


def exact(name: str, ease: float, value: float, size: float | None = 1) -> Bubble:
    return Bubble(name, name[:1], (ease, ease), (value, value), size)


def test_value_grows_upwards_and_ease_towards_the_end() -> None:
    (poor, rich) = sorted(circles(drawn(exact("Poor", 0, 0), exact("Rich", 1, 1))))
    assert poor[0] < rich[0]
    assert poor[1] > rich[1]


def test_the_area_of_a_bubble_is_as_its_market() -> None:
    radii = sorted(r for _x, _y, r in circles(drawn(exact("A", 0.2, 0.2, 100), exact("B", 0.8, 0.8, 400))))
    assert abs(radii[1] / radii[0] - 2) < 0.01


def test_an_unknown_market_is_an_open_circle() -> None:
    fills = {mark.fill for mark in drawn(exact("A", 0.2, 0.2, None), exact("B", 0.8, 0.8)).marks if isinstance(mark, Path)}
    assert fills == {"", TONES.strong}


def test_ranges_have_whiskers() -> None:
    plain = [m for m in drawn(exact("A", 0.5, 0.5)).marks if isinstance(m, Rule)]
    ranged = [m for m in drawn(Bubble("A", "A", (0.2, 0.8), (0.4, 0.6), 1)).marks if isinstance(m, Rule)]
    assert len(ranged) == len(plain) + 2


def test_a_name_stands_between_the_whiskers_and_is_not_struck_through() -> None:
    made = drawn(Bubble("Reception Ruth", "RR", (0.2, 0.8), (0.3, 0.7), None))
    name, ((x, y, _r),) = runs(made)["Reception Ruth"], circles(made)
    assert name.y < y or name.y - name.size / MM > y
    assert name.x > x or name.x + name.width < x


def test_who_stands_on_the_same_spot_is_told_apart_in_words() -> None:
    made = drawn(*(exact(f"Somebody with a long name {n}", 0.5, 0.5) for n in range(8)))
    assert all(f"name {n}" in made.alt for n in range(8))


def test_an_empty_chart_says_so() -> None:
    assert "Nobody" in drawn().alt


spot = st.floats(0, 1)
ends = st.tuples(spot, spot).map(lambda t: (min(t), max(t)))
bubble = st.builds(Bubble, st.text("abcdefgh ", min_size=1, max_size=20), st.just("AB"), ends, ends, st.none() | st.floats(0, 1e9))


@given(st.lists(bubble, max_size=10))
def test_nothing_leaves_the_field_and_no_name_covers_another(bubbles: list[Bubble]) -> None:
    made = chart(bubbles, AREA, TONES)
    assert len(circles(made)) == len(bubbles)
    for x, y, r in circles(made):
        assert 0 <= x - r
        assert x + r <= AREA.width
        assert 0 <= y - r
        assert y + r <= AREA.height
    words = [m for m in made.marks if isinstance(m, Run)][2:]
    for one, other in combinations(words, 2):
        apart = abs(one.y - other.y) >= one.size / MM - 1e-6
        assert apart or one.x + one.width <= other.x or other.x + other.width <= one.x
