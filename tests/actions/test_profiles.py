"""Create, rename, duplicate, reorder, delete: one step each, named for Undo."""

from __future__ import annotations

import pytest

from persona_studio.actions import profiles, values
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook


def names(book: Workbook) -> list[str]:
    return [p.name for p in book.profiles()]


def undo_label(book: Workbook) -> str | None:
    return book.undo_step.label if book.undo_step else None


def test_a_blank_name_becomes_a_free_default_name(book: Workbook) -> None:
    for name in ("", "  ", "new buyer persona 4", ""):
        profiles.create(book, "buyer-persona", name)
    assert names(book) == ["New buyer persona", "New buyer persona 2", "new buyer persona 4", "New buyer persona 3"]
    assert undo_label(book) == "New buyer persona"
    assert "buyer-persona" in book.templates()


def test_a_new_profile_stands_behind_the_one_it_is_made_after(book: Workbook) -> None:
    first = profiles.create(book, "buyer-persona", "A")
    profiles.create(book, "buyer-persona", "Z")
    for n in range(15):  # more than fit into one step of places
        profiles.create(book, "buyer-persona", f"B{n}", after=first)
    assert names(book) == ["A", *(f"B{n}" for n in reversed(range(15))), "Z"]


def test_ids_are_short_and_never_the_same(book: Workbook) -> None:
    for _n in range(5):
        profiles.create(book, "buyer-persona")
    codes = {p.code for p in book.profiles()}
    assert len(codes) == 5
    assert all(len(code) == 8 and code == code.lower() for code in codes)


def test_an_unknown_template_is_refused_with_those_there_are(book: Workbook) -> None:
    with pytest.raises(Problem, match="buyer-persona"):
        profiles.create(book, "nothing")
    assert book.history() == []


@pytest.mark.parametrize("name", ["a/b\\c", "🧑🏽‍💼 Zoë", "مريم المسوّقة", "x" * 5000])
def test_any_name_is_kept_as_it_is(book: Workbook, name: str) -> None:
    id = profiles.create(book, "buyer-persona", name)
    assert book.profile(id).name == name
    profiles.rename(book, id, "  Finance\n Fiona\x00 ")
    assert book.profile(id).name == "Finance Fiona"
    assert undo_label(book) == "Rename to Finance Fiona"
    book.undo()
    assert book.profile(id).name == name


def test_a_name_cannot_be_blank(book: Workbook) -> None:
    id = profiles.create(book, "buyer-persona", "A")
    with pytest.raises(Problem):
        profiles.rename(book, id, " \x01 ")
    assert names(book) == ["A"]


def test_typing_a_name_is_one_step_named_by_the_old_name(book: Workbook) -> None:
    id = profiles.create(book, "buyer-persona", "Old")
    for name in ("N", "Ne", "New"):
        profiles.rename(book, id, name, visit="typing")
    assert undo_label(book) == "Rename of Old"
    book.undo()
    assert names(book) == ["Old"]


def test_a_duplicate_has_all_claims_and_an_id_of_its_own(book: Workbook) -> None:
    id = profiles.create(book, "buyer-persona", "Maria")
    profiles.create(book, "buyer-persona", "Last")
    values.set_field(book, id, "goals", ["one", "two"])
    with book.edit("evidence") as e:
        evidence = e.put("evidence", kind="quote", text="said so")
        e.put("ground", claim=book.profile(id).of("goals")[0].id, evidence=evidence)
    with book.edit("tier") as e:
        e.put("profile", id=id, tier=2)
    copy = profiles.duplicate(book, id)
    assert names(book) == ["Maria", "Maria (copy)", "Last"]
    assert book.profile(copy).tier == 2
    assert [c.value for c in book.profile(copy).of("goals")] == ["one", "two"]
    assert [c.ground > 0 for c in book.profile(copy).of("goals")] == [True, False]
    assert book.profile(copy).code != book.profile(id).code
    values.set_field(book, copy, "goals", [])
    assert len(book.profile(id).of("goals")) == 2


def test_deleting_is_undone_whole(book: Workbook) -> None:
    ids = [profiles.create(book, "buyer-persona", name) for name in "ABC"]
    values.set_field(book, ids[1], "role", ["CFO"])
    before = book.profile(ids[1])
    profiles.delete(book, [ids[1]])
    assert (names(book), undo_label(book)) == (["A", "C"], "Delete B")
    book.undo()
    assert book.profile(ids[1]) == before
    profiles.delete(book, ids)
    assert (names(book), undo_label(book)) == ([], "Delete 3 profiles")
    book.undo()
    assert names(book) == ["A", "B", "C"]


def test_moving_in_the_list(book: Workbook) -> None:
    a, _b, c = (profiles.create(book, "buyer-persona", name) for name in "ABC")
    profiles.move(book, c, a)
    assert names(book) == ["C", "A", "B"]
    profiles.move(book, c, None)
    assert names(book) == ["A", "B", "C"]
    book.undo()
    assert names(book) == ["C", "A", "B"]


def test_an_action_on_a_deleted_profile_says_so(book: Workbook) -> None:
    id = profiles.create(book, "buyer-persona")
    profiles.delete(book, [id])
    for act in (lambda: profiles.rename(book, id, "x"), lambda: profiles.duplicate(book, id), lambda: values.set_field(book, id, "role", ["x"])):
        with pytest.raises(Problem, match="not in the workbook"):
            act()
