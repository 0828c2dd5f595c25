"""The border between the file's text and values."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.template.kinds import Amount, Choice, Date, Flag, Group, Groups, Kind, Line, ListOf, Money, Number, Part, Range, Text, Unclear
from persona_studio.template.model import Field
from persona_studio.workbook.values import dump, load

KINDS: list[Kind[Any]] = [
    Line(), Text(), Choice(options=("a", "b")), Number(), Range(), Amount(), Date(), Flag(), ListOf(), Groups(parts=(Part("time", "Time"),)),
]  # fmt: skip
FIELDS = [None, *(Field("f", "F", kind) for kind in KINDS)]

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None, exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["?", "statement", "low", "high", "currency", "per", "x"]), inner),
    max_leaves=6,
)


@given(st.sampled_from(FIELDS), st.text() | anything.map(json.dumps))
def test_any_body_gives_a_value_that_can_be_stored(field: Field | None, body: str) -> None:
    value = load(field, body)
    stored = dump(field, value)
    stored.encode("utf-8")
    assert "\0" not in stored
    assert load(field, stored) == value or isinstance(value, Unclear)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (FIELDS[1], "Zoë 🙂 客户"),
        (Field("f", "F", Amount()), Money(Decimal("70000"), None, "EUR", "year")),
        (FIELDS[-1], Group("Slow reports", (("time", "3 h"),))),
        (FIELDS[-2], "an item"),
        (FIELDS[4], Unclear("a dozen", "This is not a number.")),
        (None, "kept"),
    ],
)
def test_what_is_stored_comes_back(field: Field | None, value: Any) -> None:
    assert load(field, dump(field, value)) == value


def test_unclear_keeps_its_raw_text() -> None:
    field = Field("f", "F", Number())
    assert dump(field, Unclear("a dozen", "whatever")) == '{"?":"a dozen"}'
    loaded = load(field, '{"?":"a dozen"}')
    assert (loaded.raw, bool(loaded.why)) == ("a dozen", True)
