"""Scorecards and accounts as a person works with them: what is done, what undo takes back, what stays of a score."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from persona_studio.actions import accounts, profiles, sample, scorecards, scoring
from persona_studio.domain.scoring import defaults
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create, open_book

SEED = [Decimal(weight) for weight in (20, 15, 25, 20, 10, 10)]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with create(tmp_path / "a.persona", backups=tmp_path / "backups") as book:
        yield book


@pytest.fixture
def icp(book: Workbook) -> int:
    return profiles.create(book, "icp", "Hotels")


def test_a_new_icp_has_the_scorecard_of_the_seed_and_undo_takes_both(book: Workbook, icp: int) -> None:
    (listed,) = book.scorecards()
    assert (listed.profile, [c.weight for c in listed.card.criteria]) == (icp, SEED)
    assert book.undo() == "New ideal customer profile"
    assert (book.profiles(), book.scorecards()) == ([], [])
    profiles.create(book, "buyer-persona")
    assert book.scorecards() == []


def test_versions_stay_and_come_back(book: Workbook, icp: int) -> None:
    card = book.scorecards()[0]
    assert scorecards.save_version(book, card.id, "March") == 1
    moved = card.card.weighing({"pain": Decimal(35), "budget": Decimal(10)})
    scorecards.change(book, card.id, moved)
    assert scorecards.save_version(book, card.id) == 2
    scorecards.bring_back(book, card.id, 1)
    assert book.scorecards()[0].card == card.card
    assert [(e.number, e.name, e.card) for e in book.editions(card.id)] == [(1, "March", card.card), (2, "", moved)]
    assert book.undo() == "Bring back version 1 of scorecard Scorecard"
    assert book.scorecards()[0].card == moved
    with pytest.raises(Problem, match="no version 9"):
        scorecards.bring_back(book, card.id, 9)


def test_a_copied_or_deleted_icp_takes_its_scorecards_along(book: Workbook, icp: int) -> None:
    first = book.scorecards()[0]
    scorecards.save_version(book, first.id)
    second = scorecards.create(book, icp, card=first.card.weighing({"pain": Decimal(5)}))
    copy = profiles.duplicate(book, icp)
    assert [c.card for c in book.scorecards() if c.profile == copy] == [c.card for c in book.scorecards() if c.profile == icp]
    account = accounts.add(book, "Tarnholt")
    profiles.delete(book, [icp])
    assert {c.profile for c in book.scorecards()} == {copy}
    assert (book.editions(first.id), [a.id for a in book.accounts()]) == ([], [account])
    book.undo()
    assert {first.id, second} <= {c.id for c in book.scorecards()}
    assert [e.number for e in book.editions(first.id)] == [1]


def test_several_accounts_are_rated_in_one_step(book: Workbook, icp: int) -> None:
    one, two = accounts.add(book, "Tarnholt", {"Employees": "51-200", "City": " "}), accounts.add(book, "Quillbrook")
    assert book.account(one).cells == {"Employees": "51-200"}
    accounts.rate(book, one, "budget", 2)
    accounts.rate(book, [one, two], "budget", 4, "Said so")
    assert [(a.ratings["budget"].rating, a.ratings["budget"].said, a.ratings["budget"].by) for a in book.accounts()] == [(4, "Said so", "hand")] * 2
    assert book.undo() == "Rate 2 accounts: Budget"
    assert [dict(a.ratings) for a in book.accounts()][1] == {}
    assert book.account(one).ratings["budget"].rating == 2
    accounts.rate(book, one, "budget", None)
    assert book.account(one).ratings == {}
    assert book.undo() == "Rate Tarnholt: Budget"
    with pytest.raises(Problem, match="7 is not a rating"):
        accounts.rate(book, one, "budget", 7)


def test_a_removed_account_takes_what_was_said_of_it_and_undo_brings_it_back(book: Workbook, icp: int) -> None:
    one, two = accounts.add(book, "A{b}"), accounts.add(book, "B")
    accounts.rate(book, one, "pain", 5)
    accounts.shut(book, one, "franchise", True)
    before = book.accounts()
    accounts.remove(book, [one])
    assert [a.id for a in book.accounts()] == [two]
    book.undo()
    assert book.accounts() == before
    accounts.shut(book, one, "franchise", False)
    assert book.account(one).gates == {"franchise": False}
    accounts.shut(book, one, "franchise", None)
    assert book.account(one).gates == {}
    with pytest.raises(Problem, match="not in the workbook"):
        accounts.rate(book, 99, "pain", 1)


def test_cells_are_changed_one_by_one(book: Workbook) -> None:
    one = accounts.add(book, "Tarnholt", {"Industry": "Hotels", "City": "Kendal"})
    accounts.change(book, one, name="Tarnholt Group", cells={"City": None, "Employees": "640"})
    account = book.account(one)
    assert (account.name, account.cells) == ("Tarnholt Group", {"Industry": "Hotels", "Employees": "640"})
    with pytest.raises(Problem, match="needs a name"):
        accounts.change(book, one, name=" ")


def test_a_kept_score_stays_explainable(book: Workbook, icp: int) -> None:
    card, account = book.scorecards()[0], accounts.add(book, "Tarnholt")
    for criterion, rating in (("pain", 5), ("budget", 3)):
        accounts.rate(book, account, criterion, rating)
    assert accounts.keep_score(book, account, card.id) == 1
    assert accounts.keep_score(book, account, card.id) == 1
    scorecards.change(book, card.id, card.card.weighing({"pain": Decimal(5), "tech": Decimal(30)}))
    accounts.rate(book, account, "pain", 1)
    assert accounts.keep_score(book, account, card.id) == 2
    newest, _same, oldest = book.scored(account)
    assert (oldest.name, oldest.number, oldest.ratings, oldest.card) == ("Tarnholt", 1, {"pain": 5, "budget": 3}, card.card)
    assert newest.ratings["pain"] == 1
    assert oldest.figures != newest.figures
    accounts.remove(book, account)
    while book.undo():
        pass
    assert [kept.number for kept in book.scored(account)] == [2, 1, 1]


def test_a_scorecard_that_nobody_can_read_is_listed_as_such(book: Workbook, icp: int) -> None:
    for body in ("{", "[]", '{"criteria": 7}', '{"criteria":[{"id":"a","name":"A","weight":"x"}]}', "[" * 5000):
        with book.edit("Spoil") as e:
            e.put("scorecard", id=1, body=body)
        (listed,) = book.scorecards()
        assert (listed.unclear, listed.card.criteria) == ("This could not be read.", ())
    account = accounts.add(book, "Tarnholt")
    with pytest.raises(Problem, match="cannot be read"):
        accounts.keep_score(book, account, 1)


def test_the_sample_has_an_icp_that_scores_its_accounts(tmp_path: Path) -> None:
    sample.make(tmp_path / "s.persona", backups=tmp_path)
    with open_book(tmp_path / "s.persona", backups=tmp_path) as book:
        (listed,) = book.scorecards()
        assert (listed.unclear, listed.version, [c.weight for c in listed.card.criteria]) == ("", 1, SEED)
        found = scoring.assessed(book, listed.id)
        assert len(found) == 40
        assert [a.account.name for a in found if a.score.shut] == ["Tidewarren Group"]
        assert {a.score.exact for a in found} == {True, False}
        assert book.undo_step is None
        assert scorecards.propose(book, listed.profile).criteria != defaults.scorecard().criteria
