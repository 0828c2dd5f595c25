"""The matrix of likeness: a cell for each pair, darker where more alike, its number beside."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from persona_studio.paper.charts import matrix
from persona_studio.paper.charts.sketch import Tones
from persona_studio.paper.colour import contrast
from persona_studio.paper.marks import Box, Run

LIGHT, DARK = Tones("#24211D", "#5B544B", "#0C6073", "#CDC6BA"), Tones("#EDE9E2", "#BBB4A9", "#7FC4D0", "#4B4843")
AREA = Box(5, 5, 180, 1000)
shares = st.floats(0, 1, allow_nan=False)


def square(count: int, upper: list[float]) -> list[list[float]]:
    values, at = [[1.0] * count for _n in range(count)], iter(upper)
    for i in range(count):
        for j in range(i):
            values[i][j] = values[j][i] = next(at)
    return values


def names(count: int) -> list[str]:
    return [f"Persona {n}" for n in range(count)]


def test_every_pair_has_one_cell_with_its_number() -> None:
    made = matrix.likeness(names(4), square(4, [0.1, 0.2, 0.3, 0.4, 0.55, 0.999]), 0.6, AREA, LIGHT)
    words = [m.text for m in made.marks if isinstance(m, Run)]
    assert sorted(w for w in words if w.isdigit()) == ["10", "20", "30", "40", "55", "99"]
    assert [w for w in words if not w.isdigit()] == names(4)
    assert made.alt.startswith("Persona 2 and Persona 3: 99 %; Persona 1 and Persona 3: 55 %")


@given(st.lists(shares, min_size=3, max_size=3), st.sampled_from([(LIGHT, "#FFFEFC"), (DARK, "#232220")]))
def test_more_alike_is_further_from_the_ground_and_every_number_can_be_read(of: list[float], look: tuple[Tones, str]) -> None:
    tones, ground = look
    made = matrix.likeness(names(3), square(3, of), 0.6, AREA, tones, ground)
    fills = [m.fill for m in made.marks if isinstance(m, Box) and m.fill]
    figures = [m for m in made.marks if isinstance(m, Run) and m.text.isdigit()]
    assert all(contrast(run.colour, fill) >= 4.5 for run, fill in zip(figures, fills, strict=True))
    ranked = [fill for _value, fill in sorted(zip(of, fills, strict=True))]
    apart = [contrast(fill, ground) for fill in ranked]
    assert apart == sorted(apart)


def test_from_the_limit_on_a_cell_has_an_outline_too() -> None:
    made = matrix.likeness(names(3), square(3, [0.59, 0.6, 0.9]), 0.6, AREA, LIGHT)
    assert len([m for m in made.marks if isinstance(m, Box) and m.stroke]) == 2


@given(st.integers(2, 30), st.data())
def test_what_lies_under_the_pointer_is_the_cell_that_is_drawn_there(count: int, data: st.DataObject) -> None:
    row = data.draw(st.integers(1, count - 1))
    column = data.draw(st.integers(0, row - 1))
    box = matrix.cell(row, column, count, AREA)
    assert matrix.at(box.x + box.width / 2, box.y + box.height / 2, count, AREA) == (row, column)
    mirrored = matrix.cell(column, row, count, AREA)
    assert matrix.at(mirrored.x + mirrored.width / 2, mirrored.y + mirrored.height / 2, count, AREA) is None


def test_a_long_name_ends_in_an_ellipsis_within_the_sheet() -> None:
    made = matrix.likeness(["A", "Head of " + "very " * 40 + "long names"], square(2, [0.3]), 0.6, AREA, LIGHT)
    assert all(m.x + m.width <= AREA.x + AREA.width + 0.1 for m in made.marks if isinstance(m, Run))
