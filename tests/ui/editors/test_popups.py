"""What stands under an editor while it is typed in."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from persona_studio.ui.editors.date import month_later
from persona_studio.ui.editors.popup import matching


@given(st.dates(), st.integers(-24, 24))
def test_a_month_on_is_the_next_month_whatever_the_day(day: datetime.date, months: int) -> None:
    later = month_later(day, months)
    moved = (later.year - day.year) * 12 + later.month - day.month
    assert moved == months or later.year in (1, 9999)
    assert later.day <= day.day


def test_what_begins_alike_comes_first() -> None:
    assert matching(["Shared", "No", "Has a share"], "sha") == ["Shared", "Has a share"]
    assert matching(["Shared", "No"], "") == ["Shared", "No"]
    assert matching(["Shared"], "x") == []
