"""Who comes first: weights, tiers and the order everywhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from persona_studio.actions import prioritising, profiles, values
from persona_studio.domain.priority.model import usual
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook


def made(book: Workbook, name: str, template: str = "buyer-persona", **figures: str) -> int:
    id = profiles.create(book, template, name)
    for field, text in figures.items():
        asked = book.profile(id).template.field(field)
        assert asked is not None
        values.put(book, id, field, asked.kind.parse(text), claim=book.new_id("claim"))
    return id


@pytest.fixture
def ids(book: Workbook) -> dict[str, int]:
    """In the order in which they were thought of, not in that of their figures."""
    return {
        "small": made(book, "small", lifetime_value="$5k", market_size="100", time_to_convert="90 days"),
        "nobody": made(book, "nobody", "negative-persona", lifetime_value="$900k"),
        "segment": made(book, "segment", "segment"),
        "old": made(book, "old", lifetime_value="$800k"),
        "great": made(book, "great", lifetime_value="$50k", market_size="900", time_to_convert="10 days"),
        "blank": made(book, "blank", "user-persona"),
    }


def names(book: Workbook) -> list[str]:
    return [p.name for p in book.profiles()]


def tiers(book: Workbook) -> dict[str, int]:
    return {p.name: p.tier for p in book.profiles()}


def test_the_order_set_here_is_the_order_everywhere(book: Workbook, ids: dict[str, int]) -> None:
    profiles.retire(book, ids["old"])
    prioritising.set_tier(book, ids["blank"], 3)
    before = names(book), tiers(book)
    prioritising.apply(book)
    assert names(book) == ["great", "blank", "small", "nobody", "segment", "old"]
    assert tiers(book) == {"great": 1, "blank": 3, "small": 3, "nobody": 0, "segment": 0, "old": 0}
    assert prioritising.applied(book, prioritising.ranked(book))
    assert book.undo() == "Put the profiles in order of priority"
    assert (names(book), tiers(book)) == before
    assert not prioritising.applied(book, prioritising.ranked(book))
    book.redo()
    assert names(book)[0] == "great"


def test_who_has_no_figures_keeps_the_tier_given_by_hand(book: Workbook, ids: dict[str, int]) -> None:
    prioritising.set_tier(book, ids["blank"], 1)
    prioritising.apply(book)
    assert tiers(book)["blank"] == 1


def test_to_apply_twice_changes_nothing(book: Workbook, ids: dict[str, int]) -> None:
    prioritising.apply(book)
    steps = len(book.history())
    prioritising.apply(book)
    assert len(book.history()) == steps


def test_a_profile_is_moved_by_hand_after_that(book: Workbook, ids: dict[str, int]) -> None:
    prioritising.apply(book)
    profiles.move(book, ids["small"], ids["great"])
    assert names(book)[:3] == ["old", "small", "great"]


def test_a_tier_is_one_step_that_can_be_undone(book: Workbook, ids: dict[str, int]) -> None:
    prioritising.set_tier(book, ids["small"], 2)
    assert book.profile(ids["small"]).tier == 2
    assert book.undo() == "Put small into tier 2"
    assert book.profile(ids["small"]).tier == 0
    book.redo()
    prioritising.set_tier(book, ids["small"], 0)
    assert book.undo_step is not None
    assert book.undo_step.label == "Take small out of its tier"


def test_the_tier_that_holds_already_is_no_step(book: Workbook, ids: dict[str, int]) -> None:
    prioritising.set_tier(book, ids["small"], 2)
    steps = len(book.history())
    prioritising.set_tier(book, ids["small"], 2)
    assert len(book.history()) == steps


@pytest.mark.parametrize("tier", [-1, 4])
def test_there_are_three_tiers(book: Workbook, ids: dict[str, int], tier: int) -> None:
    with pytest.raises(Problem, match="tier"):
        prioritising.set_tier(book, ids["small"], tier)
    with pytest.raises(Problem, match="not in the workbook"):
        prioritising.set_tier(book, 999, 1)


def test_weights_are_kept_and_change_the_order(book: Workbook, ids: dict[str, int]) -> None:
    assert prioritising.priorities(book) == usual()
    quick = usual().weighing({c.field: Decimal(100 if c.field == "time_to_convert" else 0) for c in usual().criteria})
    prioritising.change(book, replace(quick, first=Decimal(80)))
    assert prioritising.priorities(book).first == 80
    assert prioritising.ranked(book)[0].name == "great"
    assert prioritising.ranked(book, usual()) != prioritising.ranked(book)
    book.undo()
    assert prioritising.priorities(book) == usual()


def test_a_drag_is_one_step(book: Workbook, ids: dict[str, int]) -> None:
    for weight in (20, 15, 12):
        prioritising.change(book, usual().weighing({"advocacy": Decimal(weight)}), visit="drag")
    book.undo()
    assert prioritising.priorities(book) == usual()


def test_impossible_weights_are_refused(book: Workbook) -> None:
    with pytest.raises(Problem, match="weight"):
        prioritising.change(book, usual().weighing({c.field: Decimal(0) for c in usual().criteria}))
    assert book.history() == []


def test_a_setting_that_nobody_can_read_is_as_usual(book: Workbook) -> None:
    for body in ("{", '{"weights": NaN}', "[" * 5000, "7"):
        with book.edit("x") as e:
            e.put("setting", id=prioritising.SETTING, body=body)
        assert prioritising.priorities(book) == usual()


def test_an_empty_workbook_has_no_order(book: Workbook) -> None:
    assert prioritising.ranked(book) == []
    prioritising.apply(book)
    assert book.history() == []
