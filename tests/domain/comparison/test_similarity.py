"""How alike profiles are: one pair explained, and all pairs of a workbook."""

from __future__ import annotations

from dataclasses import replace

import pytest

from persona_studio.domain.comparison import similarity
from persona_studio.domain.comparison.similarity import Cancelled, alike, pairs, similar
from persona_studio.domain.profile import Profile
from tests.domain.comparison.people import FEMI, MARIA, USER, person


@pytest.fixture
def people() -> list[Profile]:
    maria, femi = person(1, "Maria", MARIA), person(2, "Femi", FEMI)
    return [maria, femi, replace(person(3, "Marie", {**MARIA, "team_size": "6 people"})), person(4, "Ulla", {"goals": FEMI["goals"]}, USER)]


def test_sections_explain_the_whole(people: list[Profile]) -> None:
    found = alike(people[0], people[2])
    assert 0.9 < found.total < 1
    assert found.total == pytest.approx(sum(s.weight * s.closeness for s in found.sections))
    assert sum(s.weight for s in found.sections) == pytest.approx(1)
    assert (found.same, found.rows) == (found.rows - 1, sum(s.rows for s in found.sections))


def test_the_nearest_pair_stands_first_and_is_a_candidate(people: list[Profile]) -> None:
    found = pairs(people)
    assert len(found) == 6
    assert (found[0].first, found[0].second, found[0].candidate) == (1, 3, True)
    assert not any(pair.candidate for pair in found[1:])
    assert [pair.likeness for pair in found] == sorted((pair.likeness for pair in found), reverse=True)
    assert all(pair.closely for pair in found)


def test_the_matrix_holds_what_the_pairs_say(people: list[Profile]) -> None:
    whole = similar(people)
    assert whole.count == 6
    assert whole.closely.all()
    for pair in whole.pairs:
        i, j = whole.ids.index(pair.first), whole.ids.index(pair.second)
        assert whole.matrix[i, j] == whole.matrix[j, i] == pytest.approx(pair.likeness)
    assert (whole.matrix.diagonal() == 1).all()


def test_only_the_most_promising_pairs_are_compared_closely(people: list[Profile], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity, "CLOSELY", 2)
    whole = similar(people)
    assert len(whole.pairs) == 2
    assert {whole.pairs[0].first, whole.pairs[0].second} == {1, 3}
    found = pairs(people)
    assert [pair.closely for pair in found] == [True, True, False, False, False, False]
    assert len({(pair.first, pair.second) for pair in found}) == 6


def test_one_profile_or_none_makes_no_pair(people: list[Profile]) -> None:
    assert pairs([]) == pairs(people[:1]) == []


def test_profiles_that_say_nothing_are_not_alike() -> None:
    (pair,) = pairs([person(1, "A", {}), person(2, "B", {})])
    assert (pair.likeness, pair.candidate) == (0, False)


def test_progress_is_told_and_waiting_can_end(people: list[Profile]) -> None:
    told: list[tuple[int, int]] = []
    similar(people, progress=lambda at, all: told.append((at, all)))
    assert told
    assert all(0 <= at <= all for at, all in told)
    with pytest.raises(Cancelled):
        similar(people, cancelled=lambda: True)
