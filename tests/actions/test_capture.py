"""Quick capture: lines go to the inbox and from there to claims."""

from __future__ import annotations

import pytest

from persona_studio.actions import capture, evidence, profiles, values
from persona_studio.foundation.problem import Problem
from persona_studio.template.kinds import Unclear
from persona_studio.workbook.book import Workbook
from tests.actions.people import claim


@pytest.fixture
def maria(book: Workbook) -> int:
    return profiles.create(book, "buyer-persona", "Maria")


def test_lines_go_to_the_inbox_in_one_step(book: Workbook) -> None:
    ids = capture.capture(book, "  We wait a week \n\n客户 says no\r\nToo dear", who="AB")
    assert [(e.text, e.who, e.kind) for e in book.inbox()] == [(t, "AB", "quote") for t in ("We wait a week", "客户 says no", "Too dear")]
    assert [e.id for e in book.inbox()] == ids
    assert capture.capture(book, " \n ") == []
    assert book.undo() == "Capture of 3 lines"
    assert book.inbox() == []


def test_sorted_to_a_claim_that_is_there(book: Workbook, maria: int) -> None:
    ids = capture.capture(book, ["One", "Two", "Three"])
    one = claim(book, maria)
    capture.sort(book, ids[:2], one)
    assert [e.text for e in book.grounds(maria)[one]] == ["One", "Two"]
    assert [e.text for e in book.inbox()] == ["Three"]
    with pytest.raises(Problem):
        capture.sort(book, [ids[2], 99], one)
    assert [e.text for e in book.inbox()] == ["Three"]


def test_sorted_as_a_claim_of_its_own(book: Workbook, maria: int) -> None:
    first, second, third = capture.capture(book, ["Fewer errors", "Head of finance", "Team lead"])
    values.set_field(book, maria, "goals", ["Grow"])
    new = capture.sort_as_claim(book, first, maria, "goals")
    assert [c.value for c in book.profile(maria).of("goals")] == ["Grow", "Fewer errors"]
    assert [e.text for e in book.grounds(maria)[new]] == ["Fewer errors"]
    role = capture.sort_as_claim(book, second, maria, "role")
    assert capture.sort_as_claim(book, third, maria, "role") == role
    assert book.profile(maria).value("role") == "Head of finance"
    assert [e.text for e in book.grounds(maria)[role]] == ["Head of finance", "Team lead"]
    book.undo()
    assert [e.text for e in book.inbox()] == ["Team lead"]


def test_what_a_field_cannot_read_is_kept_as_it_was_said(book: Workbook, maria: int) -> None:
    (said,) = capture.capture(book, "about forty, I think")
    capture.sort_as_claim(book, said, maria, "age_range")
    value = book.profile(maria).value("age_range")
    assert isinstance(value, Unclear)
    assert value.raw == "about forty, I think"


def test_fields_that_need_no_ground_take_none(book: Workbook, maria: int) -> None:
    (said,) = capture.capture(book, "Maria")
    for field in ("name", "notes", "nowhere"):
        with pytest.raises(Problem, match="no evidence"):
            capture.sort_as_claim(book, said, maria, field)
    profiles.delete(book, [maria])
    with pytest.raises(Problem):
        capture.sort_as_claim(book, said, maria, "goals")


def test_five_hundred_lines_and_a_very_long_one(book: Workbook, maria: int) -> None:
    ids = capture.capture(book, "\n".join(f"Statement {n}" for n in range(500)))
    assert len(ids) == 500
    (long,) = capture.capture(book, "x" * 200_000)
    new = capture.sort_as_claim(book, long, maria, "goals")
    (goal,) = book.profile(maria).of("goals")
    assert (goal.id, len(goal.value)) == (new, 200_000)
    evidence.sign_off(book, new, "AB")
