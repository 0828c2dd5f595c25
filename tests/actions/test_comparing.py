"""Profiles side by side from a workbook: which columns there can be, and the comparison as a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from persona_studio.actions import comparing, profiles, sample, snapshots, values
from persona_studio.domain.comparison.compare import compare
from persona_studio.domain.comparison.model import Comparison
from persona_studio.foundation.problem import Problem
from persona_studio.paper.marks import Sheet
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import open_book
from tests.paper.reading import lost, squeezed


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    path = tmp_path / "s.persona"
    sample.make(path)
    with open_book(path, backups=tmp_path / "backups") as opened:
        yield opened


def ids(book: Workbook) -> list[int]:
    return [p.id for p in book.profiles()]


def two(book: Workbook) -> Comparison:
    return compare(comparing.columns(book, ids(book)[:2]), manner=book.manner())


def test_two_to_six_as_they_are_today(book: Workbook) -> None:
    found = comparing.columns(book, ids(book)[:2])
    assert [(c.profile, c.when) for c in found] == [(book.profile(id), "") for id in ids(book)[:2]]
    more = [profiles.create(book, "buyer-persona") for _n in range(4)]
    assert len(comparing.columns(book, [*ids(book)[:2], *more])) == 6


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ([0, 0], "named twice"),
        ([0, 1, 0], "named twice"),
        ([0], "at least two"),
        ([], "at least two"),
        ([0, 1, 2, 3, 4, 5, 6], "7 profiles do not fit"),
    ],
)
def test_what_cannot_be_compared_is_said(book: Workbook, wanted: list[int], words: str) -> None:
    while len(ids(book)) < 7:
        profiles.create(book, "buyer-persona")
    with pytest.raises(Problem, match=words):
        comparing.columns(book, [ids(book)[n] for n in wanted])


def test_one_beside_its_past_and_several_as_they_were(book: Workbook) -> None:
    mei, femi = ids(book)[:2]
    before = book.profile(mei), book.profile(femi)
    profiles.rename(book, femi, "Fiona")
    snapshots.take(book, "Board, March")
    values.set_field(book, mei, "tools", ["Abacus"])
    now, then = comparing.columns(book, [mei], "board, march")
    assert (now.profile, now.when) == (book.profile(mei), "")
    assert (then.profile, then.when) == (before[0], "Board, March")
    found = comparing.columns(book, [femi, mei], "Board, March")
    assert [(c.profile.name, c.when) for c in found] == [("Fiona", "Board, March"), (before[0].name, "Board, March")]
    rows = compare([now, then], manner=book.manner()).rows
    assert [row.key for row in rows if row.differs] == ["tools"]


def test_a_profile_that_was_not_there_then(book: Workbook) -> None:
    snapshots.take(book, "Before")
    new = profiles.create(book, "buyer-persona", "Newcomer")
    with pytest.raises(Problem, match=r"Newcomer was not in the workbook then \(Before\)"):
        comparing.columns(book, [new], "Before")
    with pytest.raises(Problem, match="no snapshot"):
        comparing.columns(book, [new], "Never")


def test_one_that_was_deleted_is_found_by_its_name_then(book: Workbook) -> None:
    snapshots.take(book, "Before")
    mei, femi = ids(book)[:2]
    name = book.profile(femi).name
    profiles.delete(book, [femi])
    assert comparing.found_then(book, name, "Before") == femi
    with pytest.raises(Problem):
        comparing.found_then(book, name, None)
    assert [c.profile.id for c in comparing.columns(book, [mei, femi], "Before")] == [mei, femi]


def test_when_is_said_in_words(book: Workbook) -> None:
    mei = ids(book)[0]
    assert comparing.columns(book, [mei], "2001-01-01")[1].when == "at the beginning"
    profiles.rename(book, mei, "Maria")
    assert comparing.columns(book, [mei], "2199-03-31")[1].when == "as of 31 March 2199"
    noon = datetime(2199, 3, 31, 12, 30).astimezone(UTC)
    assert comparing.columns(book, [mei], noon)[1].when == "as of 31 March 2199, 12:30"


@pytest.mark.parametrize("ending", comparing.ENDINGS)
def test_it_is_written_as_its_ending_says_over_what_was_there(book: Workbook, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out.{ending.upper()}"
    target.write_text("old")
    assert comparing.save(book, two(book), target) == []
    data = target.read_bytes()
    assert data[:4] == {"pdf": b"%PDF", "xlsx": b"PK\x03\x04", "md": b"# Ma", "html": b"<!DO", "csv": b"\xef\xbb\xbfS"}[ending]
    if ending in ("md", "html", "csv"):
        text = data.decode("utf-8-sig").replace("\\", "").replace("&#x27;", "'").replace("&amp;", "&")
        assert all(squeezed(column.profile.name) in squeezed(text) for column in two(book).columns)


def test_a_print_goes_into_the_history_and_holds_every_word(book: Workbook, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    comparing.save(book, two(book), target, paper="A2")
    entry = book.history(limit=1)[0]
    assert (entry.kind, entry.profiles) == ("record", tuple(ids(book)[:2]))
    reader = PdfReader(target)
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert {(round(float(p.mediabox.width) / 72 * 25.4), round(float(p.mediabox.height) / 72 * 25.4)) for p in reader.pages} == {(594, 420)}
    view = comparing.read(book, two(book))
    assert [lost(column.profile, Sheet((), ""), text) for column in view.comparison.columns] == [[], []]
    count = len(book.history())
    comparing.save(book, two(book), tmp_path / "out.md")
    assert len(book.history()) == count


def test_what_cannot_be_written_leaves_nothing(book: Workbook, tmp_path: Path) -> None:
    for target, paper in ((tmp_path / "o.docx", "a3"), (tmp_path / "o", "a3"), (tmp_path / "o.pdf", "a7"), (book.path.with_suffix(".pdf"), "b")):
        with pytest.raises(Problem):
            comparing.save(book, two(book), target, paper=paper)
        assert not target.exists()


def test_the_most_alike_are_told_with_what_is_done_for_them(book: Workbook) -> None:
    mei = ids(book)[0]
    twin = profiles.duplicate(book, mei)
    first = comparing.similar(book, 2)[0]
    assert ({first.first.id, first.second.id}, first.likeness.total, first.candidate) == ({mei, twin}, 1, True)
    assert "get the same treatment" in first.sentence
    assert len(comparing.similar(book, 2)) == 2
    profiles.retire(book, twin)
    assert all(twin not in (pair.first.id, pair.second.id) for pair in comparing.similar(book, 10))
