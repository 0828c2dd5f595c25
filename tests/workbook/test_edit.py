"""One way in for every change."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from persona_studio.workbook.book import Workbook
from persona_studio.workbook.edit import Changed
from persona_studio.workbook.file import open_book
from tests.workbook.small import persona, say


def roles(book: Workbook, profile: int, field: str = "role") -> list[object]:
    return [claim.value for claim in book.profile(profile).of(field)]


def test_an_edit_is_one_step_and_one_notice(book: Workbook) -> None:
    heard: list[Changed] = []
    forget = book.listen(heard.append)
    id = persona(book)
    with book.edit("Fill in", source="form") as e:
        role = e.put("claim", profile=id, field="role", body='"Buyer"')
        pain = e.put("claim", profile=id, field="pains", body='"Slow"')
    forget()
    persona(book, "Unheard")
    assert [change.label for change in heard] == ["New persona", "Fill in"]
    assert heard[1].rows == {("claim", role), ("claim", pain)}
    assert (heard[1].profiles, heard[1].kind, heard[1].source) == (frozenset({id}), "do", "form")
    assert len(book.history()) == 3


def test_nothing_changed_is_no_step(book: Workbook) -> None:
    id = persona(book)
    with book.edit("Same name") as e:
        e.put("profile", id=id, name="Maria")
    with book.edit("There and back") as e:
        e.remove("claim", e.put("claim", profile=id, field="role", body='"x"'))
    assert [entry.label for entry in book.history()] == ["New persona"]


def test_an_error_inside_drops_everything(book: Workbook) -> None:
    id = persona(book)
    with pytest.raises(ZeroDivisionError), book.edit("Rename") as e:
        e.put("profile", id=id, name=str(1 // 0) if e.put("profile", id=id, name="Else") else "")
    assert [p.name for p in book.profiles()] == ["Maria"]
    assert persona(book, "Next")
    assert len(book.profiles()) == 2


def test_an_error_while_writing_drops_everything(book: Workbook) -> None:
    id = persona(book)
    with pytest.raises(Exception, match="FOREIGN KEY"), book.edit("Orphan") as e:
        e.put("claim", profile=999, field=str(e.put("profile", id=id, name="Else")), body='"x"')
    assert [p.name for p in book.profiles()] == ["Maria"]
    say(book, id, "role", '"Buyer"')
    assert roles(book, id) == ["Buyer"]


def test_an_unknown_column_is_an_error(book: Workbook) -> None:
    with pytest.raises(TypeError, match="nickname"), book.edit("Wrong") as e:
        e.put("profile", nickname="x")


def test_no_edit_inside_an_edit(book: Workbook) -> None:
    with book.edit("Outer"), pytest.raises(RuntimeError), book.edit("Inner"):
        pass


def test_a_draft_sees_its_own_rows(book: Workbook) -> None:
    id = persona(book)
    old = say(book, id, "pains", '"old"')
    with book.edit("Look") as e:
        new = e.put("claim", profile=id, field="pains", body='"new"', place=1024)
        assert [row["id"] for row in e.find("claim", profile=id, field="pains")] == [old, new]
        e.remove("claim", old)
        assert e.get("claim", old) is None
        assert [row["id"] for row in e.find("claim", profile=id)] == [new]
        e.put("claim", id=new, field="role")
        assert e.find("claim", field="pains") == []
        assert [row["place"] for row in e.find("claim", field=["role", "pains"])] == [1024]


def test_deleting_a_profile_takes_what_hangs_on_it_and_undo_brings_it_back(book: Workbook) -> None:
    id, other = persona(book), persona(book, "Other")
    with book.edit("Evidence") as e:
        claim = e.put("claim", profile=id, field="role", body='"Buyer"')
        evidence = e.put("evidence", kind="quote", text="I sign it")
        e.put("ground", claim=claim, evidence=evidence)
    before = book.profile(id)
    with book.edit("Delete persona") as e:
        e.remove("profile", id)
    assert [p.id for p in book.profiles()] == [other]
    with book.edit("Look") as e:
        assert (e.find("claim"), e.find("ground"), len(e.find("evidence"))) == ([], [], 1)
    book.undo()
    assert book.profile(id) == before


def test_keys_are_never_given_twice(book: Workbook) -> None:
    id = persona(book)
    gone = say(book, id, "role", '"x"')
    with book.edit("Remove") as e:
        e.remove("claim", gone)
    book.close()
    with open_book(book.path) as again:
        assert again.new_id("claim") > gone
        assert say(again, id, "role", '"y"') > gone + 1


def test_a_claim_can_be_named_before_it_is_written(book: Workbook) -> None:
    id = persona(book)
    claim = book.new_id("claim")
    with book.edit("Type") as e:
        assert e.put("claim", id=claim, profile=id, field="role", body='"Buyer"') == claim
    with book.edit("From elsewhere") as e:
        e.put("claim", id=claim + 50, profile=id, field="role", body='"Far"')
    assert book.new_id("claim") == claim + 51


def test_keys_given_from_many_threads_differ(book: Workbook) -> None:
    with ThreadPoolExecutor(4) as pool:
        given = list(pool.map(lambda _: book.new_id("claim"), range(500)))
    assert len(set(given)) == 500


def test_typing_extends_one_step_until_it_is_sealed(book: Workbook) -> None:
    id = persona(book)
    claim = book.new_id("claim")
    heard: list[Changed] = []
    book.listen(heard.append)

    def type_in(text: str) -> None:
        with book.edit("Edit role", visit=("role", claim)) as e:
            e.put("claim", id=claim, profile=id, field="role", body=f'"{text}"')

    for text in ("B", "Bu", "Buyer"):
        type_in(text)
    assert len({change.edit for change in heard}) == 1
    assert len(heard) == 3
    book.seal()
    type_in("Buyer two")
    assert book.undo() == "Edit role"
    assert roles(book, id) == ["Buyer"]
    assert book.undo() == "Edit role"
    assert roles(book, id) == []
    assert book.redo()
    assert book.redo()
    assert roles(book, id) == ["Buyer two"]


def test_another_edit_ends_the_visit(book: Workbook) -> None:
    id = persona(book)
    claim = say(book, id, "role", '"a"', visit=1)
    say(book, id, "pains", '"p"')
    with book.edit("Edit role", visit=1) as e:
        e.put("claim", id=claim, body='"b"')
    book.undo()
    assert (roles(book, id), roles(book, id, "pains")) == (["a"], ["p"])


def test_naming_a_point_ends_the_visit(book: Workbook) -> None:
    id = persona(book)
    claim = say(book, id, "role", '"a"', visit=1)
    with book.edit("Name a point") as e:
        e.record("named", name="Board")
    with book.edit("Edit role", visit=1) as e:
        e.put("claim", id=claim, body='"b"')
    book.undo()
    assert roles(book, id) == ["a"]


def test_text_that_no_file_can_hold_is_marked(book: Workbook) -> None:
    id = persona(book, "a\0b\ud800c")
    assert book.profile(id).name == "a\ufffdb\ufffdc"


def test_a_thousand_rows_are_one_edit(book: Workbook) -> None:
    id = persona(book)
    with book.edit("Paste") as e:
        for place in range(1200):
            e.put("claim", profile=id, field="pains", place=place, body=f'"{place}"')
    assert roles(book, id, "pains") == [str(n) for n in range(1200)]
    with book.edit("Clear") as e:
        for row in e.find("claim", profile=id):
            e.remove("claim", row["id"])
    assert book.undo() == "Clear"
    assert len(roles(book, id, "pains")) == 1200


def test_the_writer_thread_keeps_order_and_ends_on_closing(book: Workbook) -> None:
    id = persona(book)
    claim = book.new_id("claim")
    threads: set[str] = set()
    book.listen(lambda _change: threads.add(threading.current_thread().name))

    def write(n: int) -> None:
        with book.edit("Type", visit=claim) as e:
            e.put("claim", id=claim, profile=id, field="role", body=f'"{n}"')

    for n in range(30):
        book.submit(write, n)
    assert book.submit(roles, book, id).result() == ["29"]
    book.submit(write, 30)
    book.close()
    assert len(threads) == 1
    assert threading.main_thread().name not in threads
    assert not [thread for thread in threading.enumerate() if thread.name in threads]
    with open_book(book.path) as again:
        assert roles(again, id) == ["30"]
    with pytest.raises(RuntimeError):
        book.submit(roles, book, id)


def test_readers_on_other_threads_see_whole_edits(book: Workbook) -> None:
    id = persona(book)
    stop = threading.Event()
    seen: list[int] = []

    def read() -> None:
        while not stop.is_set():
            seen.append(len(book.profile(id).of("pains")))

    thread = threading.Thread(target=read)
    thread.start()
    for n in range(20):
        with book.edit("Two at once") as e:
            e.put("claim", profile=id, field="pains", place=2 * n, body='"a"')
            e.put("claim", profile=id, field="pains", place=2 * n + 1, body='"b"')
    stop.set()
    thread.join()
    assert all(n % 2 == 0 for n in seen)
    assert seen == sorted(seen)
