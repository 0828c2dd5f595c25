"""The commands score and backtest as their user sees them."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from persona_studio.actions import accounts, profiles, scorecards
from persona_studio.cli import main
from persona_studio.domain.scoring.model import Between, Criterion, Gate, OneOf, Present, Rule, Scorecard, Tier
from persona_studio.workbook.file import create, open_book
from persona_studio.workbook.settings import Settings

Run = pytest.CaptureFixture[str]
SHARED = Path(__file__).parents[2].parent / "shared" / "exports" / "crm_sales_opportunities"
CARD = Scorecard(
    (
        Criterion("industry", "Industry", Decimal(50), column="Industry", rules=(Rule(5, OneOf(("Software",))), Rule(1, Present()))),
        Criterion("size", "Company size", Decimal(30), column="Employees", rules=(Rule(5, Between(Decimal(50), Decimal(500))), Rule(1, Present()))),
        Criterion("pain", "Pain", Decimal(20), question="What hurts?"),
    ),
    (Tier("Tier 1", Decimal(4), "Call today."), Tier("Tier 2", Decimal(3)), Tier("Disqualify", None)),
    (Gate("rival", "Competitor"),),
)
LIST = "Name,Industry,Employees,Heat\nAcme,software,120,5\nBolt,Retail,20,1\nCorp,,,\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.csv").write_text(LIST)
    with create(tmp_path / "a.persona", Settings()) as book:
        profile = profiles.create(book, "icp", "Our customers")
        for listed in book.scorecards():
            scorecards.remove(book, listed.id)
        scorecards.create(book, profile, "Fit", CARD)
        accounts.add(book, "Acme", {"Industry": "Software", "Employees": "120"})
    return tmp_path


def refused(capsys: Run, *argv: str, code: int = 1) -> str:
    before = sorted(Path.cwd().iterdir())
    assert main(argv) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    assert "report" not in err
    assert sorted(Path.cwd().iterdir()) == before
    return err


def table(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_list_is_scored(capsys: Run) -> None:
    assert main(["score", "a.persona", "list.csv", "--out", "out.csv", "--map", "heat=PAIN"]) == 0
    said = capsys.readouterr().out
    assert "Scored 3 rows into out.csv." in said
    assert "Pain is read from Heat." in said
    found = table("out.csv")
    assert [row["Tier"] for row in found] == ["Tier 1", "Disqualify", "Tier 1 to Disqualify"]
    assert [row["Pain, rating"] for row in found] == ["5", "1", ""]


def test_the_summary_as_json(capsys: Run) -> None:
    assert main(["score", "a.persona", "list.csv", "--out", "out.csv", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["rows"], said["excluded"], said["tiers"]["Tier 1"], said["out"]) == (3, 0, 1, "out.csv")


def test_rows_that_cannot_be_read_are_listed(capsys: Run) -> None:
    Path("list.csv").write_text(LIST + "Long,Software,5,1,=x,y\n")
    assert main(["score", "a.persona", "list.csv", "--out", "out.csv"]) == 0
    assert "out-refused.csv" in capsys.readouterr().out
    assert [row["Row"] for row in table("out-refused.csv")] == ["5"]
    assert "'=x" in Path("out-refused.csv").read_text(encoding="utf-8-sig")


def test_which_scorecard(capsys: Run) -> None:
    with open_book(Path("a.persona")) as book:
        scorecards.create(book, book.profiles()[0].id, "Other", CARD)
    assert "Fit, Other" in refused(capsys, "score", "a.persona", "list.csv", "--out", "out.csv")
    assert "Fit, Other" in refused(capsys, "score", "a.persona", "list.csv", "--out", "out.csv", "--scorecard", "none")
    assert main(["score", "a.persona", "list.csv", "--out", "out.csv", "--scorecard", "OTHER"]) == 0


def test_what_is_refused(capsys: Run) -> None:
    refused(capsys, "score", "a.persona")
    refused(capsys, "score", "a.persona", "none.csv", "--out", "out.csv")
    refused(capsys, "score", "a.persona", "list.csv", "--out", "a.persona")
    refused(capsys, "score", "a.persona", "list.csv", "--out", "list.csv")
    assert "no rule" in refused(capsys, "score", "a.persona", "list.csv", "--out", "out.csv", "--map", "Name=pain")
    assert "no column" in refused(capsys, "score", "a.persona", "list.csv", "--out", "out.csv", "--map", "None=pain")
    assert "no criterion" in refused(capsys, "score", "a.persona", "list.csv", "--out", "out.csv", "--map", "Name=none")
    refused(capsys, "score", "a.persona", "--account", "Acme", "--rate", "industry=7", code=2)
    refused(capsys, "score", "a.persona", "--account", " ")
    assert "PGPASSWORD" in refused(capsys, "score", "a.persona", "--on", "postgresql://me:secret@localhost/x", "--table", "t")
    refused(capsys, "score", "a.persona", "--on", "postgresql://localhost/x")


def test_no_file_but_our_own_is_written_over_by_the_refused_rows(capsys: Run) -> None:
    rows = "Name,Industry,Employees\n" + "Acme,software,120\n" * 6 + "Bolt,Retail,20,1,7,8\n"
    Path("out-refused.csv").write_text(rows)  # somebody mends the refused rows of the last run and scores them
    Path("out-refused-2.csv").write_text("precious")
    for _again in range(2):
        assert main(["score", "a.persona", "out-refused.csv", "--out", "out.csv"]) == 0
        assert "out-refused-3.csv" in capsys.readouterr().out
    assert Path("out-refused.csv").read_text() == rows
    assert Path("out-refused-2.csv").read_text() == "precious"
    assert sorted(path.name for path in Path().glob("out*")) == ["out-refused-2.csv", "out-refused-3.csv", "out-refused.csv", "out.csv"]


def test_a_column_or_criterion_that_is_mapped_twice_is_refused(capsys: Run) -> None:
    command = ("score", "a.persona", "list.csv", "--out", "out.csv", "--map", "Heat=pain", "--map")
    assert "pain is mapped twice" in refused(capsys, *command, "Employees=pain")
    assert "Heat is mapped twice" in refused(capsys, *command, "Heat=size")


def test_what_is_wrong_with_a_scorecard_is_said(capsys: Run) -> None:
    first, *others = CARD.criteria
    odd = replace(CARD, criteria=(replace(first, weight=Decimal(80)), *others), tiers=(Tier("A", Decimal(2)), Tier("B", Decimal(4)), Tier("C", None)))
    with open_book(Path("a.persona")) as book:
        scorecards.change(book, book.scorecards()[0].id, odd)
    Path("deals.csv").write_text("Name,Industry,Outcome\nAcme,Software,Won\nBolt,Retail,Lost\n")
    for argv in (
        ["score", "a.persona", "list.csv", "--out", "out.csv"],
        ["score", "a.persona", "--account", "Acme"],
        ["backtest", "a.persona", "deals.csv", "--won", "Outcome=Won", "--lost", "Outcome=Lost"],
    ):
        assert main(argv) == 0
        said = capsys.readouterr().err
        assert "130, 30 too many" in said
        assert "B begins at 4, which is not below A at 2." in said


def test_a_rule_that_gives_7_is_refused(capsys: Run) -> None:
    first, *others = CARD.criteria
    seven = replace(CARD, criteria=(replace(first, rules=(Rule(7, Present()),)), *others))
    with open_book(Path("a.persona")) as book:
        scorecards.change(book, book.scorecards()[0].id, seven)
    for out in ("out.csv", "out.xlsx"):
        assert "gives 7; ratings go from 1 to 5" in refused(capsys, "score", "a.persona", "list.csv", "--out", out)
    assert "gives 7" in refused(capsys, "score", "a.persona", "--account", "Acme")
    Path("deals.csv").write_text("Name,Industry,Outcome\nAcme,Software,Won\nBolt,Retail,Lost\n")
    assert "gives 7" in refused(capsys, "backtest", "a.persona", "deals.csv", "--won", "Outcome=Won", "--lost", "Outcome=Lost")


def test_one_account_is_shown_and_nothing_is_saved(capsys: Run) -> None:
    before = Path("a.persona").read_bytes()
    assert main(["score", "a.persona", "--account", "acme"]) == 0
    said = capsys.readouterr().out
    for words in ("4.2–5.0", "Tier 1", "Call today.", "Pain", "unknown", "What hurts?", "Competitor"):
        assert words in said
    assert main(["score", "a.persona", "--account", "Nobody yet", "--rate", "Industry=5", "--rate", "size=4", "--rate", "pain=2", "--json"]) == 0
    said_as_json = json.loads(capsys.readouterr().out)
    assert (said_as_json["low"], said_as_json["tier"], said_as_json["ratings"]["size"]) == (4.1, "Tier 1", 4)
    assert Path("a.persona").read_bytes() == before


def test_one_account_is_saved_when_told(capsys: Run) -> None:
    assert main(["score", "a.persona", "--account", "Newco", "--rate", "industry=5", "--gate", "competitor=yes", "--save"]) == 0
    assert "Excluded" in capsys.readouterr().out
    with open_book(Path("a.persona"), write=False) as book:
        account = next(a for a in book.accounts() if a.name == "Newco")
        assert account.ratings["industry"].rating == 5
        assert account.gates == {"rival": True}
        assert len(book.scored(account.id)) == 1


def test_backtest(capsys: Run) -> None:
    Path("deals.csv").write_text("Name,Industry,Outcome\n" + "Acme,Software,Won\nBolt,Retail,lost\nCorp,Retail,open\n" * 30)
    assert main(["backtest", "a.persona", "deals.csv", "--won", "outcome=won", "--lost", "Outcome=Lost"]) == 0
    assert "90 rows: 30 won, 30 lost, 30 open." in capsys.readouterr().out
    assert main(["backtest", "a.persona", "deals.csv", "--won", "Outcome=Won", "--lost", "Outcome=Lost", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["won"] == 30
    refused(capsys, "backtest", "a.persona", "deals.csv", "--won", "None=Won", "--lost", "Outcome=Lost")
    refused(capsys, "backtest", "a.persona", "deals.csv", "--won", "Outcome=Won", code=2)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared exports are not here")
def test_backtest_of_real_deals(capsys: Run) -> None:
    files = [str(SHARED / name) for name in ("sales_pipeline.csv", "accounts.csv")]
    assert main(["backtest", "a.persona", files[0], "--won", "deal_stage=Won", "--lost", "deal_stage=Lost", "--accounts", files[1]]) == 0
    assert "8,800 rows: 4,238 won, 2,473 lost" in capsys.readouterr().out
