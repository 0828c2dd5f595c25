"""The import of accounts: what a dry run counts is what happens, in one step, and a cancelled one leaves nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from persona_studio.actions import account_import, accounts
from persona_studio.exchange.accounts.incoming import Read
from persona_studio.exchange.accounts.mapping import CELL, NAME, OUT
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook

LIST = (
    "Record ID,Company name,Company owner,City,Employees\n1,Acme,Jo,Bonn,12\n2,Beta,Al,Ulm,5\n2,Beta,Al,Ulm,7\n3,,Al,Rome,9\n4,Gamma,Jo,Kiel,1,lost\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "accounts.csv"
    path.write_text(LIST)
    return path


def cells(book: Workbook) -> dict[str, dict[str, str]]:
    return {account.name: dict(account.cells) for account in book.accounts()}


def test_an_import_writes_accounts_their_list_and_what_was_left_over(book: Workbook, path: Path) -> None:
    incoming = account_import.read(path, book)
    count = account_import.dry_run(book, incoming)
    assert count is not None
    assert (count.rows, count.new, count.updated, count.same, count.duplicates, len(count.refused)) == (5, 2, 0, 0, 1, 2)
    assert count.personal == ("Company owner",)
    assert sum(count.reasons.values()) == 2
    assert book.accounts() == []
    report = account_import.take(book, incoming)
    assert report is not None
    assert report.count == count
    assert cells(book) == {"Acme": {"City": "Bonn", "Employees": "12"}, "Beta": {"City": "Ulm", "Employees": "7"}}
    assert {(account.code, account.source) for account in book.accounts()} == {("1", report.source), ("2", report.source)}
    source = next(source for source in book.sources() if source.id == report.source)
    assert (source.title, source.file, source.n) == ("accounts.csv", "accounts.csv", 5)
    assert source.date
    left = book.leftovers(report.source)
    assert [one.row for one in left] == [5, 6]
    assert all(one.reason for one in left)
    assert left[0].cells == {"Record ID": "3", "City": "Rome", "Employees": "9"}
    assert "lost" in left[1].cells.values()


def test_it_is_one_step(book: Workbook, path: Path) -> None:
    account_import.take(book, account_import.read(path, book))
    assert book.undo() is not None
    assert (book.accounts(), book.leftovers(), book.sources(), book.undo_step) == ([], [], [], None)


def test_the_same_list_again_changes_nothing(book: Workbook, path: Path) -> None:
    account_import.take(book, account_import.read(path, book))
    before, entries = cells(book), len(book.leftovers())
    report = account_import.take(book, account_import.read(path, book))
    assert report is not None
    assert (report.count.new, report.count.updated, report.count.same) == (0, 0, 2)
    assert (cells(book), len(book.leftovers()), len(book.sources())) == (before, entries, 1)


def test_a_newer_list_updates_and_erases_nothing(book: Workbook, path: Path) -> None:
    account_import.take(book, account_import.read(path, book))
    kept = [account.id for account in book.accounts()]
    accounts.rate(book, kept[0], "pain", 5)
    path.write_text("Record ID,Company name,City,Employees\n1,Acme Corp,,15\n2,Beta,Ulm,7\n")
    report = account_import.take(book, account_import.read(path, book))
    assert report is not None
    assert (report.count.new, report.count.updated, report.count.same) == (0, 1, 1)
    assert cells(book) == {"Acme Corp": {"City": "Bonn", "Employees": "15"}, "Beta": {"City": "Ulm", "Employees": "7"}}
    assert [account.id for account in book.accounts()] == kept
    assert book.accounts()[0].ratings["pain"].rating == 5


def test_accounts_that_are_there_can_be_skipped(book: Workbook, path: Path) -> None:
    accounts.add(book, "Acme", {"City": "Old"})
    report = account_import.take(book, account_import.read(path, book), update=False)
    assert report is not None
    assert (report.count.new, report.count.same) == (1, 1)
    assert cells(book)["Acme"] == {"City": "Old"}


def test_a_mapping_is_remembered_for_lists_with_these_headers(book: Workbook, path: Path) -> None:
    incoming = account_import.read(path, book)
    assert not incoming.remembered
    account_import.take(book, incoming, incoming.mapping.put("Company owner", CELL).put("City", OUT))
    again = account_import.read(path, book)
    assert again.remembered
    assert (again.mapping.column("Company owner").role, again.mapping.column("City").role) == (CELL, OUT)
    assert "Company owner" in cells(book)["Acme"]


def test_pasted_rows_come_in_too(book: Workbook) -> None:
    report = account_import.take(book, account_import.read("Company\tStadt\nAcme\tBonn\nBeta\tUlm", book))
    assert report is not None
    assert cells(book) == {"Acme": {"City": "Bonn"}, "Beta": {"City": "Ulm"}}


def test_a_preview_shows_accounts_as_they_will_be(book: Workbook, path: Path) -> None:
    first = account_import.preview(account_import.read(path, book), count=1)[0]
    assert isinstance(first, Read)
    assert (first.row, first.name, first.cells) == (2, "Acme", {"City": "Bonn", "Employees": "12"})


def test_a_list_that_names_no_company_asks_for_the_column(book: Workbook) -> None:
    incoming = account_import.read("Employees\tRevenue\n5\t6\n7\t8", book)
    with pytest.raises(Problem) as caught:
        account_import.take(book, incoming)
    assert caught.value.way_out
    report = account_import.take(book, incoming, incoming.mapping.put("Revenue", NAME))
    assert report is not None
    assert report.count.new == 2


def test_a_list_that_is_too_long_points_to_where_it_can_be_scored(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_import, "MOST_ROWS", 3)
    with pytest.raises(Problem) as caught:
        account_import.take(book, account_import.read("Company\nA\nB\nC\nD", book))
    assert "score" in caught.value.way_out
    assert book.accounts() == []


def after(calls: int) -> Callable[[], bool]:
    """Says no that often, then yes."""
    left = iter(range(calls))
    return lambda: next(left, None) is None


@pytest.mark.parametrize("calls", range(8))
def test_a_cancelled_import_writes_nothing(book: Workbook, calls: int) -> None:
    text = "Company\n" + "\n".join(f"Maker {n}" for n in range(2500))
    incoming = account_import.read(text, book)
    seen: list[int] = []
    report = account_import.take(book, incoming, progress=seen.append, cancelled=after(calls))
    if report is None:
        assert (book.accounts(), book.sources(), book.undo_step) == ([], [], None)
        assert seen == [0, 1000, 2000][:calls]
    else:
        assert len(book.accounts()) == 2500
    assert (report is None) is (calls < 7)


def test_a_dry_run_can_be_cancelled(book: Workbook, path: Path) -> None:
    assert account_import.dry_run(book, account_import.read(path, book), cancelled=lambda: True) is None
