"""Undo and redo: without limit, and across closing the file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import open_book
from tests.workbook.small import TOML, persona, say


def names(book: Workbook) -> list[str]:
    return [profile.name for profile in book.profiles()]


def rename(book: Workbook, id: int, name: str) -> None:
    with book.edit(f"Rename to {name}") as e:
        e.put("profile", id=id, name=name)


def test_nothing_to_undo(book: Workbook) -> None:
    assert (book.undo_step, book.redo_step, book.undo(), book.redo()) == (None, None, None, None)
    assert book.history() == []


def test_undo_and_redo_name_their_step(book: Workbook) -> None:
    start = datetime.now(UTC)
    id = persona(book)
    rename(book, id, "Anna")
    assert book.undo_step
    assert book.undo_step.label == "Rename to Anna"
    assert abs((book.undo_step.at - start).total_seconds()) < 60
    assert book.undo() == "Rename to Anna"
    assert book.redo_step
    assert book.redo_step.label == "Rename to Anna"
    assert book.undo_step
    assert book.undo_step.label == "New persona"
    assert book.redo() == "Rename to Anna"
    assert names(book) == ["Anna"]
    assert book.redo() is None


def test_a_step_keeps_the_date_it_was_done(book: Workbook) -> None:
    persona(book)
    done = book.undo_step
    for _turn in range(3):
        book.undo()
        assert book.redo_step == done
        book.redo()
        assert book.undo_step == done


def test_undo_all_the_way_back_and_forth_across_closing(book: Workbook) -> None:
    id = persona(book, "0")
    states = [[], ["0"]]
    for n in range(1, 25):
        rename(book, id, str(n))
        states.append([str(n)])
    for wanted in reversed(states[:-1]):
        book.close()
        book = open_book(book.path)
        book.undo()
        assert names(book) == wanted
    assert book.undo() is None
    for wanted in states[1:]:
        book.close()
        book = open_book(book.path)
        book.redo()
        assert names(book) == wanted
    assert book.redo() is None
    book.close()


def test_a_new_edit_clears_redo(book: Workbook) -> None:
    id = persona(book)
    rename(book, id, "Anna")
    book.undo()
    rename(book, id, "Berta")
    assert (book.redo(), book.redo_step) == (None, None)
    book.undo()
    assert names(book) == ["Maria"]


def test_a_visit_without_effect_is_no_step(book: Workbook) -> None:
    id = persona(book)
    for name in ("Mari", "Maria"):  # typed and typed back within one visit
        with book.edit("Rename", visit="name") as e:
            e.put("profile", id=id, name=name)
    assert names(book) == ["Maria"]
    assert book.undo() == "New persona"
    assert names(book) == []
    assert book.redo() == "New persona"
    assert names(book) == ["Maria"]
    assert book.redo() is None


def test_records_are_in_the_history_and_never_undone(book: Workbook) -> None:
    id = persona(book)
    with book.edit("Print card") as e:
        e.record("printed", profiles=[id], pages=1)
    assert book.undo_step
    assert book.undo_step.label == "New persona"
    rename(book, id, "Anna")
    book.undo()
    with book.edit("Print card") as e:
        e.record("printed", profiles=[id], pages=2)
    assert book.redo() == "Rename to Anna", "printing must not clear redo"
    assert [(entry.label, entry.kind) for entry in book.history(id)][::-1] == [
        ("New persona", "do"), ("Print card", "record"), ("Rename to Anna", "do"), ("Rename to Anna", "undo"), ("Print card", "record"),
        ("Rename to Anna", "redo"),
    ]  # fmt: skip
    while book.undo():
        pass
    assert [entry.kind for entry in book.history() if entry.kind == "record"] == ["record", "record"]


def test_a_record_made_with_a_change_stays_when_the_change_is_undone(book: Workbook) -> None:
    id = persona(book)
    with book.edit("Sign off and rename") as e:
        e.put("profile", id=id, name="Anna")
        e.record("noted", profiles=[id])
    book.undo()
    assert names(book) == ["Maria"]
    with book._reading() as connection:
        assert connection.execute("SELECT what FROM happened").fetchall() == [("noted",)]


def test_changing_a_template_and_its_claims_is_undone_whole(book: Workbook) -> None:
    id = persona(book)
    claim = say(book, id, "role", '"Buyer"')
    with book.edit("Change template") as e:
        e.put("template", id="small", toml=TOML.replace('id = "role"', 'id = "position"'))
        e.put("claim", id=claim, field="position")
    assert book.profile(id).value("position") == "Buyer"
    assert book.profile(id).template.field("role") is None
    book.undo()
    assert book.profile(id).value("role") == "Buyer"
    assert book.profile(id).template.field("role") is not None


def test_settings_are_undone_like_everything_else(book: Workbook) -> None:
    before = book.settings()
    with book.edit("Settings") as e:
        e.put("setting", id="currency", body='"EUR"')
        e.put("setting", id="client", body='"Müller"')
    assert (book.settings().currency, book.settings().client) == ("EUR", "Müller")
    book.undo()
    assert book.settings() == before


def test_undo_of_an_edit_that_went_through_two_profiles(book: Workbook) -> None:
    one, two = persona(book, "One"), persona(book, "Two")
    claim = say(book, one, "role", '"Buyer"')
    with book.edit("Move claim") as e:
        e.put("claim", id=claim, profile=two)
    assert (book.profile(one).of("role"), book.profile(two).value("role")) == ((), "Buyer")
    assert book.history(one)[0] == book.history(two)[0]
    book.undo()
    assert (book.profile(one).value("role"), book.profile(two).of("role")) == ("Buyer", ())


def test_what_was_typed_and_emptied_again_is_no_step(book: Workbook, path: Path) -> None:
    id = persona(book)
    claim = book.new_id("claim")
    before = book.undo_step
    for text in ("a", "ab", None, "c", None):
        with book.edit("Edit of Role", visit=claim) as e:
            if text is None:
                e.remove("claim", claim)
            else:
                e.put("claim", id=claim, profile=id, field="role", body=f'"{text}"')
        assert (book.undo_step == before) == (text is None)
    book.seal()
    book.close()
    with open_book(path) as again:
        assert again.undo() == "New persona"
        assert again.undo_step is None or again.undo_step.label != "Edit of Role"
        assert again.redo() == "New persona"
        assert again.profile(id).of("role") == ()
        assert again.redo() is None


def test_a_visit_that_comes_back_and_goes_on_is_undone_in_one(book: Workbook) -> None:
    id = persona(book)
    claim = say(book, id, "role", '"Buyer"')
    for text in ("Buye", "Buyer", "Head of buying"):
        with book.edit("Edit of Role", visit=claim) as e:
            e.put("claim", id=claim, body=f'"{text}"')
    assert book.undo() == "Edit of Role"
    assert book.profile(id).value("role") == "Buyer"
    assert book.redo() == "Edit of Role"
    assert book.profile(id).value("role") == "Head of buying"
