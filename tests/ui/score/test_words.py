"""What is said of an account, in scripts of both directions."""

from __future__ import annotations

from persona_studio.ui.score import words


def test_an_industry_from_right_to_left_leaves_the_figure_behind_it_in_its_place() -> None:
    assert words.what({"Industry": "Hotels", "Employees": "420"}) == "Hotels, 420 people"
    assert words.what({"Industry": "Hotels فنادق", "Employees": "420"}) == "\u2068Hotels فنادق\u2069, 420 people"
