"""Who gets the same treatment: all such pairs, whatever else they say."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.comparison.sides import Sides
from persona_studio.domain.comparison.treatment import same_treatment, treated_alike, treatment
from persona_studio.template.shipped import templates
from tests.domain.comparison.people import BUYER, USER, person

ACTS = sorted({(t, f.id) for t in (BUYER, USER) for f in templates()[t].fields if f.compare.acts})
WORDS = ["Show the numbers", "show the numbers.", "Send a case", "Call"]


@st.composite
def crowds(draw: st.DrawFn):
    people = []
    for n in range(draw(st.integers(0, 6))):
        template = draw(st.sampled_from([BUYER, USER]))
        acts = [id for of, id in ACTS if of == template]
        said = draw(st.dictionaries(st.sampled_from(acts), st.sampled_from(WORDS))) if acts else {}
        people.append(person(n + 1, f"P{n}", {**said, "role": f"Role {n}"}, template))
    return people


@given(crowds())
def test_all_pairs_that_are_treated_alike_are_found_each_once(people) -> None:
    found = list(treated_alike(people, Sides()))
    assert len(found) == len(set(found))
    assert set(found) == {(i, j) for i, j in combinations(range(len(people)), 2) if same_treatment(people[i], people[j], Sides())}


@given(crowds())
def test_the_quick_answer_is_that_of_the_comparison(people) -> None:
    for a, b in combinations(people, 2):
        whole = treatment(a, b)
        assert same_treatment(a, b, Sides()) == (whole.known and not whole.makes_a_difference) == same_treatment(b, a, Sides())


def test_profiles_that_share_nothing_but_what_is_done_for_them_are_found() -> None:
    act = next(id for of, id in ACTS if of == BUYER)
    two = [person(1, "A", {"role": "Buyer", act: "Call"}), person(2, "B", {"goals": ["Sleep"], act: "call"})]
    assert list(treated_alike(two, Sides())) == [(0, 1)]
