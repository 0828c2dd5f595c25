"""Amounts as lists write them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persona_studio.domain.scoring.amounts import (
    ABOUT,
    AND_MORE,
    AT_LEAST,
    AT_MOST,
    CURRENCIES,
    LONGEST,
    POWERS,
    TO_WORDS,
    UNITS,
    Amount,
    empty,
    number_style,
    plain,
    read,
    shapes,
)  # fmt: skip
from tests.domain.scoring.written import texts


def amount(low: str | int | None, high: str | int | None) -> Amount:
    return Amount(None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("51-200", 51, 200), ("51–200", 51, 200), ("1,001-5,000", 1001, 5000), ("11 to 50 employees", 11, 50), ("between 5 and 10", 5, 10),
        ("5-10k", 5000, 10000), ("$8M–40M", 8_000_000, 40_000_000), ("500-1k", 500, 1000), ("€1.5 - €2 bn", 1_500_000_000, 2_000_000_000),
        ("-5 to 10", -5, 10),
        ("500+", 500, None), ("10,000+", 10000, None), ("10,001+ employees", 10001, None), ("> 50", 50, None), ("≥50", 50, None),
        ("more than $1M", 1_000_000, None),
        ("<10", None, 10), ("up to 50", None, 50), ("bis zu 50 Mitarbeiter", None, 50), ("less than $1M", None, 1_000_000),
        ("112", 112, 112), ("5k", 5000, 5000), ("$1.2M", 1_200_000, 1_200_000), ("2.5bn", 2_500_000_000, 2_500_000_000), ("12 %", 12, 12),
        ("USD 1,200.50", "1200.50", "1200.50"), ("1 200 300", 1200300, 1200300), ("1'200", 1200, 1200), ("1’200", 1200, 1200),
        (".5", "0.5", "0.5"), ("007", 7, 7),
        ("-12%", -12, -12), ("−12", -12, -12), ("-$5", -5, -5), ("$-5", -5, -5), ("(1,200)", -1200, -1200),
        ("3 million dollars", 3_000_000, 3_000_000), ("$1.2M/yr", 1_200_000, 1_200_000), ("5 k p.a.", 5000, 5000), ("($1.2k)", -1200, -1200),
        ("$(3)", -3, -3),
        ("about 50", 50, 50), ("~50", 50, 50), ("approx. .5", "0.5", "0.5"), ("  50\u00a0 ", 50, 50), ("3 Mio. EUR", 3_000_000, 3_000_000),
        ("0.1234567", "0.123456", "0.123456"), ("1.2345678M", 1234567, 1234567), ("9" * 18, "9" * 18, "9" * 18),
        ("999,999,999,999,999,999.999999 trillion", "999999999999999999999999000000", "999999999999999999999999000000"),
    ],
)  # fmt: skip
def test_what_is_read(text: str, low: str | int | None, high: str | int | None) -> None:
    assert read(text) == amount(low, high)


def test_an_amount_has_no_exponent() -> None:
    assert str(read("$1.2M")) == "Amount(low=Decimal('1200000.0'), high=Decimal('1200000.0'))"


@pytest.mark.parametrize(
    "text",
    [
        "", "n/a", "unknown", "2013 (1888)", "2024-03-31", "ten", "10-5", "1,2,3", "12,34", "1,0000", "0,001,00", "1e5", "NaN", "inf", "Infinity",
        "$", "k", "5-", "-", "--5", "1.2.3", "٣", "１２", "5 and", "> 5-10", "up to 5+", "9" * 19, "5 apples", "0x10", "½", "+5", "5 k m", "(-5)",
        "-(5)", "1 20", "5" + " " * LONGEST, "1_000", "50\x00",
    ],
)  # fmt: skip
def test_what_is_no_amount(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("€3,4 Mio", 3_400_000), ("1.200,50 €", "1200.50"), ("1.234", 1234), ("12 Mrd", 12_000_000_000), ("1.234.567", 1234567), ("0,5", "0.5")],
)
def test_a_comma_as_decimal_sign(text: str, value: str | int) -> None:
    assert read(text, ",") == amount(value, value)


@pytest.mark.parametrize("text", ["1.5", "1,2,3", "1.23,4"])
def test_no_amount_with_a_comma(text: str) -> None:
    assert read(text, ",") is None


@given(
    st.decimals(-(10**17), 10**17, places=2),
    st.sampled_from(".,"),
    st.booleans(),
    st.sampled_from(["", "$", "€", "USD "]),
    st.sampled_from(["", " %", " people"]),
)
def test_whatever_is_written_well_is_read_exactly(value: Decimal, decimal: str, grouped: bool, money: str, unit: str) -> None:
    figures = f"{abs(value):,f}" if grouped else f"{abs(value):f}"
    figures = figures.translate(str.maketrans(".,", ",.")) if decimal == "," else figures
    assert read(f"{'-' if value < 0 else ''}{money}{figures}{unit}", decimal) == Amount(value, value)


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.sampled_from(["-", " – ", " to ", "—"]))
def test_a_range_is_both_its_ends(one: int, two: int, between: str) -> None:
    low, high = sorted((one, two))
    assert read(f"{low:,}{between}{high:,}") == amount(low, high)


@given(texts, st.sampled_from(".,"))
@settings(max_examples=500)
def test_at_most_one_shape_matches_and_in_one_way_only(text: str, decimal: str) -> None:
    """Engines differ in which of several ways they take, so there must be one; with the words in another order Python would take another."""
    bare = plain(text)
    found = [(shape, match) for shape in shapes(decimal) if (match := re.fullmatch(shape.pattern, bare))]
    assert len(found) <= 1
    for shape, match in found:
        turned = shape.pattern
        for words in (CURRENCIES, UNITS, (*UNITS, *CURRENCIES), ABOUT, AT_LEAST, AT_MOST, AND_MORE, TO_WORDS, [word for word in POWERS if word]):
            turned = turned.replace(f"{'|'.join(words)})", f"{'|'.join(reversed(words))})")
        again = re.fullmatch(turned, bare)
        assert again is not None
        assert again.groups() == match.groups()


@given(st.text(max_size=30), st.sampled_from(".,"))
def test_any_text_has_an_answer(text: str, decimal: str) -> None:
    found = read(text, decimal)
    assert found is None or (found.low, found.high) != (None, None)


def test_patterns_stay_in_what_all_engines_have_in_common() -> None:
    for decimal in ".,":
        for shape in shapes(decimal):
            assert "\\" not in shape.pattern
            assert not re.search(r"\(\?[^:]|\*\?|\+\?|\}\?", shape.pattern)
            assert re.compile(shape.pattern).groups == 3 * len({shape.low, shape.high} - {0})


@pytest.mark.parametrize("text", ["", "  ", "\t", "N/A", "na", "-", "–", "Unknown", "NULL", "none", "n.a.", "#N/A"])
def test_words_for_nothing(text: str) -> None:
    assert empty(text)


@pytest.mark.parametrize("text", ["0", "no", "Nantes", "x"])
def test_what_says_something(text: str) -> None:
    assert not empty(text)


@pytest.mark.parametrize(
    ("samples", "sign"),
    [
        (["1.234,5", "10"], ","),
        (["1,234.5", "10"], "."),
        (["3,4 Mio", "2 Mio"], ","),
        (["1.234.567"], ","),
        (["1.234", "1,234"], "."),
        (["abc", ""], "."),
        ([], "."),
    ],
)
def test_the_decimal_sign_of_a_column(samples: list[str], sign: str) -> None:
    assert number_style(samples) == sign
