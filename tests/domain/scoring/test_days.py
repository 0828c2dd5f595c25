"""Days as lists write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.scoring.days import DAY_FIRST, MONTH_FIRST, date_style, exists, read_date


@pytest.mark.parametrize(
    ("text", "style", "day"),
    [
        ("2024-03-31", "", date(2024, 3, 31)), (" 2024-3-1 ", "", date(2024, 3, 1)), ("2024-03-31T10:00:00Z", "", date(2024, 3, 31)),
        ("2024-03-31 10:00", "", date(2024, 3, 31)), ("2024/03/31", "", date(2024, 3, 31)), ("1996", "", date(1996, 1, 1)),
        ("2024-02-29", "", date(2024, 2, 29)),
        ("31/03/2024", DAY_FIRST, date(2024, 3, 31)), ("31.3.2024", DAY_FIRST, date(2024, 3, 31)), ("3/31/2024", MONTH_FIRST, date(2024, 3, 31)),
        ("4/3/2024 8:00 PM", MONTH_FIRST, date(2024, 4, 3)), ("4/3/2024", DAY_FIRST, date(2024, 3, 4)),
    ],
)  # fmt: skip
def test_what_is_read(text: str, style: str, day: date) -> None:
    assert read_date(text, style) == day


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("31/03/2024", ""), ("31/03/2024", MONTH_FIRST), ("2024-02-30", ""), ("2023-02-29", ""), ("1900-02-29", ""), ("2024-13-01", ""),
        ("2024-00-10", ""),
        ("2013 (1888)", ""), ("0000-01-01", ""), ("50", ""), ("20240331", ""), ("", ""), ("n/a", ""), ("31/03/24", DAY_FIRST), ("٢٠٢٤", ""),
        ("2024-03-31" + "0" * 100, ""),
    ],
)  # fmt: skip
def test_what_is_no_day(text: str, style: str) -> None:
    assert read_date(text, style) is None


@given(st.integers(1000, 2999), st.integers(0, 13), st.integers(0, 32))
def test_days_exist_as_in_the_calendar(year: int, month: int, day: int) -> None:
    try:
        date(year, month, day)
    except ValueError:
        assert not exists(year, month, day)
    else:
        assert exists(year, month, day)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_is_read_in_every_way(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day}/{day.month}/{day.year}", DAY_FIRST) == day
    assert read_date(f"{day.month:02}-{day.day:02}-{day.year}", MONTH_FIRST) == day


def test_the_order_of_day_and_month_in_a_column() -> None:
    assert date_style(["03/04/2024", "31/04/2024", "30/04/2024"]) == DAY_FIRST
    assert date_style(["03/04/2024", "04/30/2024"]) == MONTH_FIRST
    assert date_style(["03/04/2024", "2024-01-01", "n/a"]) == ""
