"""A new version of a template under filled profiles: nothing is lost, and one step takes it all back."""

from __future__ import annotations

import pytest

from persona_studio.actions import evidence, exporting, profiles, templates, values
from persona_studio.domain.ground import Ground
from persona_studio.foundation.problem import Problem
from persona_studio.template import shipped
from persona_studio.template.kinds import Unclear
from persona_studio.workbook.book import Workbook
from tests.actions.people import claim
from tests.workbook.small import TOML

NEW = TOML.replace("version = 1", "version = 2").replace('id = "pains"', 'id = "pain_points"\nwas = ["pains"]')
DROPPED = NEW[: NEW.index('[[section.field]]\nid = "role"')] + NEW[NEW.index('[[section.field]]\nid = "pain_points"') :]
RETYPED = TOML.replace('id = "role"\nlabel = "Role"\nkind = "line"', 'id = "role"\nlabel = "Years"\nkind = "number"')


@pytest.fixture
def twenty(book: Workbook) -> list[int]:
    """Twenty filled profiles of the small template; evidence under one claim of each."""
    templates.put(book, TOML)
    ids = [profiles.create(book, "small", f"Persona {n}") for n in range(20)]
    for n, id in enumerate(ids):
        values.set_field(book, id, "role", [f"{n} years" if n % 2 else str(n)])
        values.set_field(book, id, "pains", ["Slow", f"Dear {n}"])
        evidence.quote(book, book.profile(id).of("pains")[0].id, "A week")
    return ids


def everything(book: Workbook, ids: list[int]) -> list[tuple[set[int], list[object], int]]:
    """What is said of each profile, wherever it stands."""
    found = []
    for id in ids:
        claims = [c for items in book.claims(id).values() for c in items]
        found.append(({c.id for c in claims}, sorted(str(getattr(c.value, "raw", c.value)) for c in claims), len(book.grounds(id))))
    return found


@pytest.mark.parametrize("version", [NEW, DROPPED])
def test_renames_follow_and_what_is_no_longer_asked_stays(book: Workbook, twenty: list[int], version: str) -> None:
    before, facts = exporting.json_bytes(book), everything(book, twenty)
    templates.put(book, version)
    assert everything(book, twenty) == facts
    for n, id in enumerate(twenty):
        profile = book.profile(id)
        assert [c.value for c in profile.of("pain_points")] == ["Slow", f"Dear {n}"]
        assert [c.ground for c in profile.of("pain_points")] == [Ground.SOME, Ground.ASSUMPTION]
        assert set(profile.kept) == ({"role"} if version is DROPPED else set())
        assert profile.of("role")
    assert book.undo() == "New version of Small persona"
    assert exporting.json_bytes(book) == before
    assert everything(book, twenty) == facts
    book.redo()
    assert book.templates()["small"].version == 2


def test_values_of_another_kind_are_read_again_or_kept_as_typed(book: Workbook, twenty: list[int]) -> None:
    before = exporting.json_bytes(book)
    templates.put(book, RETYPED)
    assert book.profile(twenty[4]).value("role") == 4
    unclear = book.profile(twenty[5]).value("role")
    assert isinstance(unclear, Unclear)
    assert unclear.raw == "5 years"
    book.undo()
    assert exporting.json_bytes(book) == before


def test_claims_that_meet_in_one_field_all_stay(book: Workbook) -> None:
    templates.put(book, TOML)
    id = profiles.create(book, "small", "Maria")
    kept = [claim(book, id, "Head", "role"), claim(book, id, "Slow", "pains")]
    merged = DROPPED.replace('was = ["pains"]', 'was = ["pains", "role"]')
    templates.put(book, merged)
    assert {c.id for c in book.profile(id).of("pain_points")} == set(kept)


def test_a_list_that_becomes_one_value_is_one_claim_with_all_words_and_all_evidence(book: Workbook, twenty: list[int]) -> None:
    before = exporting.json_bytes(book)
    second = book.profile(twenty[3]).of("pains")[1].id
    heard = evidence.quote(book, second, "Two weeks")
    with_it = exporting.json_bytes(book)
    templates.put(book, TOML.replace('kind = "list"', 'kind = "text"'))
    (only,) = book.profile(twenty[3]).of("pains")
    assert only.value == "Slow\nDear 3"
    assert [e.text for e in book.grounds(twenty[3])[only.id]] == ["A week", "Two weeks"]
    assert heard not in {e.id for e in book.inbox()}
    book.undo()
    assert exporting.json_bytes(book) == with_it
    templates.put(book, TOML.replace('kind = "list"', 'kind = "number"'))
    (unclear,) = book.profile(twenty[0]).of("pains")
    assert isinstance(unclear.value, Unclear)
    assert unclear.value.raw == "Slow; Dear 0"
    book.undo()
    book.undo()
    assert exporting.json_bytes(book) == before


def test_what_is_no_template_changes_nothing(book: Workbook, twenty: list[int]) -> None:
    before = exporting.json_bytes(book)
    twice = TOML.replace('id = "budget"', 'id = "pains"')
    for wrong in ("", "id = ", twice, TOML.replace('kind = "user"', 'kind = "icp"')):
        with pytest.raises(Problem):
            templates.put(book, wrong, "mine.toml")
    assert exporting.json_bytes(book) == before


def test_a_template_in_use_stays(book: Workbook, twenty: list[int]) -> None:
    templates.put(book, shipped.toml("icp"))
    templates.remove(book, "icp")
    with pytest.raises(Problem, match="in the workbook"):
        templates.remove(book, "small")
    assert set(book.templates()) == {"small"}


def test_a_new_template_is_there_to_make_profiles_of(book: Workbook) -> None:
    assert templates.put(book, TOML) == "small"
    assert book.undo_step is not None
    assert book.undo_step.label == "New template Small persona"
    assert book.profile(profiles.create(book, "small")).name == "New small persona"
