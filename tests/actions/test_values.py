"""Values: each item a claim of its own that keeps its id."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from persona_studio.actions import evidence, profiles, settings, values
from persona_studio.domain.ground import Ground
from persona_studio.foundation.problem import Problem
from persona_studio.template.kinds import Group, Unclear
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create


@pytest.fixture
def maria(book: Workbook) -> int:
    return profiles.create(book, "buyer-persona", "Maria")


def goals(book: Workbook, id: int) -> list[Any]:
    return [claim.value for claim in book.profile(id).of("goals")]


def test_typing_into_a_claim_is_one_step(book: Workbook, maria: int) -> None:
    claim = book.new_id("claim")
    for text in ("C", "CF", "CFO"):
        values.put(book, maria, "role", text, claim=claim, visit=claim)
    assert book.profile(maria).value("role") == "CFO"
    assert book.profile(maria).of("role")[0].id == claim
    assert book.undo() == "Edit of Role"
    assert book.profile(maria).value("role") is None


def test_none_removes_the_claim(book: Workbook, maria: int) -> None:
    claim = book.new_id("claim")
    values.put(book, maria, "role", "CFO", claim=claim)
    values.put(book, maria, "role", None, claim=claim)
    assert book.profile(maria).of("role") == ()
    values.put(book, maria, "role", None, claim=book.new_id("claim"))
    assert len(book.history()) == 3


def test_unclear_and_groups_are_kept(book: Workbook, maria: int) -> None:
    values.set_field(book, maria, "age_range", [Unclear("thirtyish", "why")])
    values.set_field(book, maria, "pains", [Group("Slow", (("time", "4 h"),))])
    assert book.profile(maria).value("age_range").raw == "thirtyish"
    assert book.profile(maria).value("pains") == Group("Slow", (("time", "4 h"),))


def test_inserting_many_times_at_one_place(book: Workbook, maria: int) -> None:
    first, *_rest = values.insert(book, maria, "goals", ["first", "last"], after=None)
    for n in range(25):
        values.insert(book, maria, "goals", [f"{n}a", f"{n}b"], after=first)
    expected = ["first", *(f"{n}{x}" for n in reversed(range(25)) for x in "ab"), "last"]
    assert goals(book, maria) == expected
    values.insert(book, maria, "goals", ["top"], after=None)
    assert goals(book, maria) == ["top", *expected]


def test_moving_and_removing_items(book: Workbook, maria: int) -> None:
    a, b, c = values.insert(book, maria, "goals", ["a", "b", "c"], after=None)
    values.move(book, c, a)
    assert goals(book, maria) == ["c", "a", "b"]
    values.move(book, c, None)
    assert goals(book, maria) == ["a", "b", "c"]
    values.remove(book, [a, c, 12345])
    assert goals(book, maria) == ["b"]
    assert book.profile(maria).of("goals")[0].id == b
    assert book.undo() == "Edit of Goals"
    assert goals(book, maria) == ["a", "b", "c"]
    values.remove(book, [12345])
    assert book.redo_step is not None


words = st.lists(st.sampled_from("abcdef"), max_size=6)


@hypothesis_settings(max_examples=40, phases=(Phase.explicit, Phase.generate))
@given(words, words)
def test_a_whole_field_is_what_was_set_and_equal_values_keep_their_claims(
    tmp_path_factory: pytest.TempPathFactory, old: list[str], new: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("book")
    with create(folder / "a.persona", backups=folder) as book:
        id = profiles.create(book, "buyer-persona")
        values.set_field(book, id, "goals", old)
        before = {claim.id: claim.value for claim in book.profile(id).of("goals")}
        values.set_field(book, id, "goals", new)
        after = {claim.id: claim.value for claim in book.profile(id).of("goals")}
        assert list(after.values()) == new
        for value in set(old) & set(new):
            kept = [key for key in before if before[key] == value and after.get(key) == value]
            assert len(kept) == min(old.count(value), new.count(value))
        values.set_field(book, id, "goals", old)
        assert goals(book, id) == old


def test_settings_are_checked_before_anything_is_written(book: Workbook) -> None:
    settings.change(book, client=" Acme ", currency="EUR", language="de-CH", paper="letter")
    assert (book.settings().client, book.settings().currency, book.manner().language) == ("Acme", "EUR", "de-CH")
    for wrong in ({"paper": "a3"}, {"currency": "Euro"}, {"language": "german"}):
        with pytest.raises(Problem):
            settings.change(book, client="Other", **wrong)
    assert book.settings().client == "Acme"
    book.undo()
    assert book.settings().currency == "USD"


def test_values_are_used_as_in_another_profile(book: Workbook) -> None:
    one, other = (profiles.create(book, "buyer-persona", name) for name in ("Maria", "Kenji"))
    values.set_field(book, other, "goals", ["Grow", "Sleep", "Grow"])
    values.set_field(book, other, "role", ["CFO"])
    values.set_field(book, one, "goals", ["Save", "Sleep"])
    values.set_field(book, one, "role", ["Head"])
    evidence.quote(book, book.profile(other).of("goals")[0].id, "We must grow")
    values.use_as_in(book, one, "goals", other)
    assert [c.value for c in book.profile(one).of("goals")] == ["Save", "Sleep", "Grow"]
    assert {c.ground for c in book.profile(one).of("goals")} == {Ground.ASSUMPTION}
    values.use_as_in(book, one, "role", other)
    assert book.profile(one).value("role") == "CFO"
    values.use_as_in(book, one, "education", other)  # blank there: nothing happens here
    assert [book.undo(), book.undo()] == ["Edit of Role", "Edit of Goals"]
    assert [c.value for c in book.profile(one).of("goals")] == ["Save", "Sleep"]
    with pytest.raises(Problem):
        values.use_as_in(book, one, "goals", 99)


def test_five_hundred_items_and_a_very_long_text(book: Workbook) -> None:
    one = profiles.create(book, "buyer-persona", "Maria")
    values.insert(book, one, "goals", [f"Goal {n}" for n in range(500)], after=None)
    values.set_field(book, one, "role", ["x" * 200_000])
    assert [c.value for c in book.profile(one).of("goals")] == [f"Goal {n}" for n in range(500)]
    assert len(book.profile(one).value("role")) == 200_000
    book.undo()
    book.undo()
    assert book.claims(one) == {}
