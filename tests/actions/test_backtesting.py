"""A scorecard tested on deals: from one table, from a table and accounts, from the accounts themselves."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from persona_studio.actions import backtesting
from persona_studio.actions.backtesting import Which
from persona_studio.domain.scoring.defaults import scorecard
from persona_studio.domain.scoring.model import Account, Between, Criterion, OneOf, Present, Rated, Rule, Scorecard
from persona_studio.foundation.problem import Problem

CRM = Path(__file__).parents[2].parent / "shared" / "exports" / "crm_sales_opportunities"

DEALS = """Deal,Account,Stage
d1,Acme,Closed Won
d2,acme ,Closed Lost
d3,Birch,Closed Won
d4,Cedar,Closed Lost
d5,Birch,Negotiation
d6,Nobody,closed lost
d7,,Closed Lost
"""
ACCOUNTS = """Company,Industry,Revenue (M),Employees
Acme,Software,"1,5",120
Birch,Retail,"20,5",4000
Cedar,Software,"3,0",90
"""
WON, LOST = Which.of("Stage", ["Closed Won"]), Which.of("Stage", ["CLOSED LOST"])


def card() -> Scorecard:
    """The seed's scorecard with rules on industry and revenue."""

    def ruled(c: Criterion) -> Criterion:
        if c.id == "industry":
            return replace(c, rules=(Rule(5, OneOf(("software", "technolgy"))), Rule(1, Present())))
        if c.id == "size":
            return replace(c, column="Annual revenue", rules=(Rule(5, Between(Decimal(0), Decimal(10_000_000))), Rule(1, Between())))
        return c

    return replace(scorecard(), criteria=tuple(map(ruled, scorecard().criteria)))


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    path = tmp_path / "deals.csv"
    path.write_text(DEALS, encoding="utf-8")
    return path


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    path = tmp_path / "accounts.csv"
    path.write_text(ACCOUNTS, encoding="utf-8")
    return path


def test_outcomes_are_guessed(deals: Path) -> None:
    found = backtesting.of_file(deals)
    assert (found.won, found.lost) == (WON, LOST)
    assert found.values["Stage"] == ("Closed Lost", "Closed Won", "Negotiation")


@pytest.mark.parametrize(
    ("text", "won", "lost"),
    [
        ("Name,IsWon\nA,TRUE\nB,FALSE\n", ("IsWon", {"true"}), ("IsWon", {"false"})),
        ("Name;Status\nA;Gewonnen\nB;Verloren\nC;Offen\n", ("Status", {"gewonnen"}), ("Status", {"verloren"})),
        ("Name,Deal Stage\nA,closedwon\nB,closedlost\n", ("Deal Stage", {"closedwon"}), ("Deal Stage", {"closedlost"})),
    ],
)
def test_outcomes_as_other_systems_write_them(tmp_path: Path, text: str, won: tuple[str, set[str]], lost: tuple[str, set[str]]) -> None:
    path = tmp_path / "deals.csv"
    path.write_text(text, encoding="utf-8")
    found = backtesting.of_file(path)
    assert found.won == Which.of(*won)
    assert found.lost == Which.of(*lost)


def test_nothing_is_guessed_where_nothing_says_won(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("Name,Region\nA,North\nB,South\n", encoding="utf-8")
    assert (backtesting.of_file(path).won, backtesting.of_file(path).lost) == (None, None)


def test_what_the_deals_lack_is_taken_from_the_accounts(deals: Path, accounts: Path) -> None:
    tested = backtesting.run(card(), deals, WON, LOST, accounts=accounts)
    assert tested is not None
    assert (tested.rows, tested.open, tested.strangers) == (7, 1, 2)
    assert (tested.report.won, tested.report.lost) == (2, 4)
    assert tested.report.coverage.rated == pytest.approx(4 / 6)
    assert tested.report.coverage.weight == pytest.approx(4 / 6 * 0.35)
    # Software with 1.5 and 3 millions is 5 and 5; retail with 20.5 millions 1 and 1: 2.4 to 5 and 1 to 3.6.
    assert [(row.name, row.won, row.lost) for row in tested.report.rows if row.deals] == [
        ("Tier 1 to 3", 1, 2),
        ("Tier 1 to Disqualify", 0, 2),
        ("Tier 2 to Disqualify", 1, 0),
    ]


def test_accounts_of_the_workbook_bring_what_people_said(deals: Path) -> None:
    rated = {c.id: Rated(5, "hand") for c in card().criteria}
    known = [Account(1, "Acme", ratings=rated), Account(2, "Birch", ratings={**rated, "pain": Rated(1, "hand")})]
    tested = backtesting.run(card(), deals, WON, LOST, accounts=known)
    assert tested is not None
    assert [(row.name, row.won, row.lost) for row in tested.report.rows if row.deals] == [("Tier 1", 2, 1), ("Tier 1 to Disqualify", 0, 3)]
    assert tested.strangers == 3


def test_an_account_is_found_by_id_before_domain_before_name(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("Company ID,Company,Website,Stage\n7,Same,,Won\n,Same,https://www.two.com/x,Lost\n,same,,Lost\n", encoding="utf-8")
    known = [Account(1, "Same", "1", "one.com"), Account(2, "Other", "7", "seven.com"), Account(3, "Third", "", "two.com")]
    book = backtesting.Book(known)
    assert [account.id for row in backtesting.of_file(path).rows if (account := book.find(row.account))] == [2, 3, 1]


def test_accounts_that_say_themselves_how_it_ended() -> None:
    known = [
        Account(at, f"Account {at}", cells={"Industry": "Software" if at % 2 else "Retail", "Outcome": "Won" if at % 3 else "Lost"})
        for at in range(30)
    ]
    found = backtesting.of_accounts("Accounts", known)
    assert found.won is not None
    assert found.lost is not None
    tested = backtesting.run(card(), found, found.won, found.lost)
    assert tested is not None
    assert (tested.report.won, tested.report.lost, tested.report.accounts) == (20, 10, 30)


def test_columns_that_hold_ratings(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("Company,Pain,Stage\nA,5,Won\nB,9,Lost\nC,,Lost\n", encoding="utf-8")
    tested = backtesting.run(card(), path, Which.of("Stage", ["won"]), Which.of("Stage", ["lost"]), ratings={"Pain": "pain"})
    assert tested is not None
    assert tested.report.coverage.rated == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("won", "lost", "said"),
    [
        (Which.of("Phase", ["Won"]), LOST, "has no column Phase"),
        (WON, Which.of("Stage", ["closed won", "closed lost"]), "cannot mean both"),
        (Which.of("Stage", ["x"]), Which.of("Stage", ["y"]), "No row says"),
    ],
)
def test_what_cannot_be_tested_is_told(deals: Path, won: Which, lost: Which, said: str) -> None:
    with pytest.raises(Problem, match=said):
        backtesting.run(card(), deals, won, lost)


def test_ratings_of_columns_and_criteria_that_are_not_there(deals: Path) -> None:
    for ratings in ({"Nope": "pain"}, {"Deal": "nope"}):
        with pytest.raises(Problem):
            backtesting.run(card(), deals, WON, LOST, ratings=ratings)


def test_a_run_can_be_cancelled_and_tells_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("Company,Stage\n" + "A,Won\nB,Lost\n" * 1000, encoding="utf-8")
    won, lost, seen = Which.of("Stage", ["won"]), Which.of("Stage", ["lost"]), list[int]()
    assert backtesting.run(card(), path, won, lost, progress=seen.append, cancelled=lambda: bool(seen)) is None
    assert seen == [500]
    seen.clear()
    assert backtesting.run(card(), path, won, lost, progress=seen.append) is not None
    assert seen == [500, 1000, 1500, 2000, 2000]


@pytest.mark.skipif(not CRM.is_dir(), reason="the real export is not here")
def test_the_crm_sales_opportunities_do_not_tell_winners_from_losers() -> None:
    found = backtesting.of_file(CRM / "sales_pipeline.csv")
    assert found.won is not None
    assert found.lost is not None
    tested = backtesting.run(card(), found, found.won, found.lost, accounts=CRM / "accounts.csv")
    assert tested is not None
    report = tested.report
    assert (report.won, report.lost, tested.open, tested.rows) == (4238, 2473, 2089, 8800)
    assert tested.strangers == 0
    assert report.auc is not None
    assert report.auc.interval.low <= 0.5 <= report.auc.interval.high
    assert report.verdict == "This scorecard does not tell won from lost better than a coin."
    assert all(row.lift is not None and 0.9 < row.lift < 1.1 for row in report.rows if row.deals > 500)
    assert report.suggestion is None
    assert report.unsuggested
