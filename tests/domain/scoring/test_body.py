"""Scorecards as JSON, and what strangers put there."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.scoring.body import dump, load
from persona_studio.domain.scoring.defaults import scorecard
from persona_studio.domain.scoring.model import (
    DISQUALIFYING,
    FIT,
    NEGATIVE,
    READINESS,
    Absent,
    After,
    Before,
    Between,
    Contains,
    Criterion,
    Gate,
    OneOf,
    Present,
    Rule,
    Scorecard,
    Tier,
)  # fmt: skip

texts = st.text(st.characters(codec="utf-8"), max_size=8)
hundredths = st.integers(-9999, 99_999).map(lambda n: Decimal(n) / 100)
ends = st.none() | st.decimals(-(10**15), 10**15, places=3)
words = st.lists(texts, max_size=3).map(tuple)
days = st.dates(date(1, 1, 1))
tests = st.one_of(
    st.builds(Between, ends, ends),
    st.builds(OneOf, words),
    st.builds(Contains, words),
    st.builds(Before, days),
    st.builds(After, days),
    st.just(Present()),
    st.just(Absent()),
)
rules = st.lists(st.builds(Rule, st.integers(-3, 9), tests), max_size=3).map(tuple)
axes = st.sampled_from(("", FIT, READINESS))
criteria = st.lists(st.builds(Criterion, st.uuids().map(str), texts, hundredths, texts, texts, texts, texts, axes, texts, rules), max_size=4)
gates = st.lists(
    st.builds(Gate, st.uuids().map(str), texts, st.sampled_from((DISQUALIFYING, NEGATIVE)), texts, st.lists(tests, max_size=2).map(tuple)), max_size=3
)
tiers = st.tuples(st.lists(st.builds(Tier, texts, hundredths, texts), max_size=4), texts).map(lambda t: (*t[0], Tier(t[1], None)))
cards = st.builds(Scorecard, criteria.map(tuple), tiers, gates.map(tuple))


@given(cards)
def test_a_card_comes_back_as_it_was(card: Scorecard) -> None:
    assert load(json.loads(json.dumps(dump(card)))) == card


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)


def paths(body: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a body."""
    items = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    return [path, *(found for key, value in items for found in paths(value, (*path, key)))]


def put(body: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    place = body
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return body


FULL = dump(
    Scorecard(
        (Criterion("a", "A", Decimal(100), rules=(Rule(5, Between(Decimal(1), None)), Rule(3, OneOf(("x",))), Rule(1, Before(date(2000, 1, 1))))),),
        scorecard().tiers,
        (Gate("g", "G", tests=(Contains(("y",)), Absent())),),
    )
)


@given(st.sampled_from(paths(FULL)), anything)
def test_whatever_stands_anywhere_is_read_or_refused(path: tuple[Any, ...], value: Any) -> None:
    try:
        card = load(put(deepcopy(FULL), path, value))
    except ValueError:
        return  # anything else is a crash
    assert load(dump(card)) == card


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ((), [], "scorecard"), (("more",), 1, "more"), (("criteria",), {}, "criteria"), (("criteria",), [None] * 1001, "criteria"),
        (("criteria", 0), 5, "criterion"),
        (("criteria", 0, "weight"), "0.001", "weight"), (("criteria", 0, "weight"), 20, "weight"), (("criteria", 0, "weight"), "NaN", "weight"),
        (("criteria", 0, "weight"), "1e3", "weight"), (("criteria", 0, "weight"), "9" * 5000, "weight"), (("criteria", 0, "weight"), "٣", "weight"),
        (("criteria", 0, "weight"), "20\n", "weight"), (("criteria", 0, "name"), "\ud800", "name"), (("criteria", 0, "name"), "x" * 100_000, "name"),
        (("criteria", 0, "axis"), "left", "axis"), (("criteria", 0, "id"), "", "id"), (("criteria", 0, "rules", 0, "rating"), True, "rating"),
        (("criteria", 0, "rules", 0, "rating"), 5.0, "rating"), (("criteria", 0, "rules", 0, "rating"), 10**30, "rating"),
        (("criteria", 0, "rules", 0, "test"), "regex", "test"), (("criteria", 0, "rules", 0, "words"), [], "words"),
        (("criteria", 0, "rules", 0, "low"), "Infinity", "low"),
        (("criteria", 0, "rules", 1, "words"), [1], "words"), (("criteria", 0, "rules", 2, "day"), "2024-02-30", "day"),
        (("criteria", 0, "rules", 2, "day"), "x", "day"),
        (("tiers",), [], "tier"), (("tiers", 0, "least"), None, "tier"), (("tiers", 3, "least"), "1", "tier"),
        (("tiers", 0, "least"), "3.999", "least"),
        (("gates", 0, "kind"), "soft", "kind"), (("gates", 0, "tests", 0), {}, "test"),
    ],
)  # fmt: skip
def test_what_is_refused_and_why(path: tuple[Any, ...], value: Any, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        load(put(deepcopy(FULL), path, value))


def test_two_criteria_of_one_id() -> None:
    body = deepcopy(FULL)
    body["criteria"] *= 2
    with pytest.raises(ValueError, match="id of its own"):
        load(body)


def test_a_thousand_deep() -> None:
    deep: Any = []
    for _level in range(100_000):
        deep = [deep]
    with pytest.raises(ValueError, match="criteri"):
        load({"criteria": deep})


def test_what_is_not_sound_is_read_for_its_faults_to_be_told() -> None:
    body = deepcopy(FULL)
    put(body, ("criteria", 0, "weight"), "-130")
    put(body, ("criteria", 0, "rules", 0, "rating"), 7)
    put(body, ("tiers", 0, "least"), "9")
    card = load(body)
    assert (card.total, card.criteria[0].rules[0].rating, card.tiers[0].least) == (Decimal(-130), 7, Decimal(9))
