"""The history: newest first, by profile, with what does not hold any more."""

from __future__ import annotations

import pytest

from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import open_book
from tests.workbook.small import persona, say


def test_newest_first_with_names_and_limit(book: Workbook) -> None:
    one, two = persona(book, "One"), persona(book, "Two")
    say(book, one, "role", '"a"')
    assert [(e.label, e.names) for e in book.history()] == [("Edit role", ("One",)), ("New persona", ("Two",)), ("New persona", ("One",))]
    assert [e.label for e in book.history(limit=1)] == ["Edit role"]
    assert [e.label for e in book.history(two)] == ["New persona"]
    assert book.history(two)[0].profiles == (two,)


def test_what_was_undone_says_so_until_it_is_redone(book: Workbook) -> None:
    id = persona(book)
    say(book, id, "role", '"a"')
    book.undo()
    assert [(e.kind, e.undone) for e in book.history()] == [("undo", False), ("do", True), ("do", False)]
    book.redo()
    assert [(e.kind, e.undone) for e in book.history()] == [("redo", False), ("undo", False), ("do", False), ("do", False)]
    book.undo()
    say(book, id, "role", '"b"')  # the first can never come back by redo, but stays undone
    assert [e.undone for e in book.history() if e.kind == "do"] == [False, True, False]


def test_a_deleted_profile_keeps_its_history_and_name(book: Workbook) -> None:
    id = persona(book, "Gone")
    with book.edit("Delete persona") as e:
        e.remove("profile", id)
    book.close()
    with open_book(book.path, write=False) as again:
        assert [(e.label, e.names) for e in again.history(id)] == [("Delete persona", ("Gone",)), ("New persona", ("Gone",))]


def test_times_never_run_backwards(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    id = persona(book)
    monkeypatch.setattr("time.time", lambda: 1_000_000.0)
    say(book, id, "role", '"a"')
    newest, oldest = book.history()
    assert newest.at >= oldest.at


def test_evidence_and_its_links_are_in_the_history_of_the_profile(book: Workbook) -> None:
    id = persona(book)
    claim = say(book, id, "role", '"a"')
    with book.edit("Add evidence") as e:
        e.put("ground", claim=claim, evidence=e.put("evidence", text="x"))
    with book.edit("Edit evidence") as e:
        e.put("evidence", id=e.find("evidence")[0]["id"], text="y")
    assert [e.label for e in book.history(id)][:2] == ["Edit evidence", "Add evidence"]
