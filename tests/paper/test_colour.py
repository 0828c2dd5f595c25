"""Any two brand colours give a palette that can be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from persona_studio.paper.colour import WHITE, colour, contrast, oklch, palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")


@given(COLOURS, COLOURS)
def test_text_can_be_read_whatever_the_brand(one: str, other: str) -> None:
    made = palette((one, other))
    assert contrast(made.ink, WHITE) >= 16.5
    assert contrast(made.ink, made.ground) >= 7
    assert contrast(made.ink, made.second_ground) >= 7
    assert contrast(made.secondary, WHITE) >= 8.5
    assert contrast(made.label, WHITE) >= 5.5
    assert contrast(made.label, made.tint) >= 5
    assert contrast(made.bar, WHITE) >= 3.2
    assert made.outlined == (contrast(made.ground, WHITE) < 1.15)


@given(COLOURS)
def test_a_colour_survives_the_way_to_oklch_and_back(hex: str) -> None:
    back = colour(*oklch(hex))
    assert all(abs(int(back[n : n + 2], 16) - int(hex[n : n + 2], 16)) <= 3 for n in (1, 3, 5))
