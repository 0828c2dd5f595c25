"""Lists of every kind through the engine: the rows of the reader of tables, no formulas, nothing half written."""

from __future__ import annotations

import csv
import errno
import os
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import duckdb
import pytest

from persona_studio.actions import scoring_bulk
from persona_studio.domain.scoring.model import Between, Criterion, Gate, OneOf, Present, Rule, Scorecard, Tier
from persona_studio.exchange import tables
from persona_studio.exchange.bulk import duck
from persona_studio.foundation.problem import Problem

TIERS = (Tier("Tier 1", Decimal(4)), Tier("Tier 2", Decimal(3)), Tier("Tier 3", Decimal(2)), Tier("Disqualify", None))
CARD = Scorecard(
    (
        Criterion("industry", "Industry", Decimal(40), column="Industry", rules=(Rule(5, OneOf(("Software", "Café"))), Rule(1, Present()))),
        Criterion("size", "Size", Decimal(40), column="Employees", rules=(Rule(5, Between(Decimal(50), Decimal(500))), Rule(1, Present()))),
        Criterion("talk", "Asked", Decimal(20)),
    ),
    TIERS,
    (Gate("rival", "Competitor", column="Type", tests=(OneOf(("Competitor",)),)),),
)
PLAIN = "Name,Industry,Employees,Type\nAcme,software,120,\nBolt,Retail,20,Competitor\nCafé Nord,CAFÉ,51-200,Partner\n"


def scored(
    tmp_path: Path, content: str | bytes, name: str = "in.csv", out: str = "out.csv", card: Scorecard = CARD
) -> tuple[scoring_bulk.Run, list[list[str]]]:
    source = tmp_path / name
    source.write_bytes(content.encode() if isinstance(content, str) else content)
    run = scoring_bulk.run(card, source, tmp_path / out)
    assert run is not None
    return run, rows(tmp_path / out) if out.endswith(".csv") else []


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def named(found: Sequence[Sequence[str]], name: str) -> list[str]:
    at = found[0].index(name)
    return [row[at] for row in found[1:]]


def test_a_list_keeps_its_columns_and_order_and_gets_ours(tmp_path: Path) -> None:
    run, found = scored(tmp_path, PLAIN)
    assert found[0][:5] == ["Name", "Industry", "Employees", "Type", "Tier"]
    assert named(found, "Name") == ["Acme", "Bolt", "Café Nord"]
    assert named(found, "Tier") == ["Tier 1", "Excluded", "Tier 1"]
    assert named(found, "Score, worst") == ["4.2", "1.0", "4.2"]
    assert named(found, "Score, best") == ["5.0", "1.8", "5.0"]
    assert set(named(found, "Weight known, %")) == {"80.00"}
    assert named(found, "Excluded by") == ["", "Competitor", ""]
    assert named(found, "Industry, rating") == ["5", "1", "5"]
    assert (run.outcome.rows, run.outcome.excluded, dict(run.outcome.tiers)["Tier 1"]) == (3, 1, 2)
    assert dict(run.used) == {"Industry": "Industry", "Size": "Employees", "Competitor": "Type"}


REPORT = "Name;Industry;Employees;Type\r\nAcme;Software;120;\r\nBolt;Retail;1.200;x\r\n\r\nAccount report\r\nCopyright (c) 2024 salesforce.com\r\n"


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode("utf-16"), PLAIN.encode("cp1252"), PLAIN.encode("utf-8-sig"), PLAIN.replace(",", "\t").encode(), PLAIN.replace("\n",
        "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(), ("# a report\n\n" + PLAIN).encode(), REPORT.encode(),
        (PLAIN + '"Two\nlines",Software,5,"a ""b"""\n').encode(),
        (PLAIN + "Short,Software\n").encode(), (PLAIN + "Long,Software,5,x,y,z\nLast,Retail,7,\n").encode(),
        (PLAIN + 'Open,"never closed\nLast,Retail,7,\n').encode(),
        (PLAIN + "\n\n,,,\nLast,Retail,7,\n").encode(), PLAIN.replace("Type", "IsDeleted").replace("Competitor", "TRUE").encode(),
        (PLAIN + "Total,,191,\n").encode(), PLAIN.replace("\n", "\0\n", 1).encode(), PLAIN.rstrip("\n").encode(),
        (PLAIN + "B\xe9ton,Software,9,\n").encode("latin-1"),
    ],
)  # fmt: skip
def test_the_rows_are_those_of_the_reader_of_tables(tmp_path: Path, content: bytes) -> None:
    run, found = scored(tmp_path, content)
    tally = tables.Tally()
    table = tables.open(tmp_path / "in.csv")
    wanted = [cells for _number, cells in table.rows(tally)]
    assert [row[: len(table.headers)] for row in found] == [list(table.headers), *wanted]
    assert run.outcome.rows == len(wanted)
    assert [r.row for r in run.refused] == [r.row for r in tally.refused]


def test_text_that_the_engine_cannot_read_becomes_a_spreadsheet_all_the_same(tmp_path: Path) -> None:
    run, _found = scored(tmp_path, PLAIN + '"The "best" one",Software,9,\n', out="out.xlsx")
    assert run.outcome.rows == 4


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    risky = ("=1+1", "+49 30 1", "-5", "-5%", "@sum", " =cmd()", "\tx", "-x", "+1,200.5", "--")
    lines = "".join(f'"{cell}",Software,5,\n' for cell in risky)
    _run, found = scored(tmp_path, "Name,Industry,Employees,Type\n" + lines)
    assert named(found, "Name") == ["'=1+1", "+49 30 1", "-5", "-5%", "'@sum", "' =cmd()", "'\tx", "'-x", "+1,200.5", "'--"]


def test_no_wide_sign_or_line_begins_a_formula(tmp_path: Path) -> None:
    lines = "".join(f'"{cell}",Software,5,\n' for cell in ("\n=1", "＝1+1", "＠x", "日本", "ｶﾌﾞ", "Añejo"))
    _run, found = scored(tmp_path, "Name,Industry,Employees,Type\n" + lines)
    assert named(found, "Name") == ["'\n=1", "'＝1+1", "'＠x", "日本", "ｶﾌﾞ", "Añejo"]


def test_no_header_tier_or_gate_is_a_formula(tmp_path: Path) -> None:
    tiers, (gate,) = (Tier("=Best", Decimal(4)), Tier("-Rest", None)), CARD.gates
    card = replace(CARD, tiers=tiers, gates=(replace(gate, name="@Rival"),))
    run, found = scored(tmp_path, 'Name,Industry,Employees,Type,"=cmd()"\nAcme,Software,100,,x\nBolt,Food,9,Competitor,y\nC,Food,9,,z\n', card=card)
    assert not [cell for row in found for cell in row if cell.startswith(("=", "-", "@"))]
    assert found[0][4] == "'=cmd()"
    assert (dict(run.outcome.tiers), run.outcome.excluded) == ({"=Best": 1, "-Rest": 1}, 1)


def test_a_row_of_several_huge_cells(tmp_path: Path) -> None:
    huge = "x" * 900_000
    run, found = scored(tmp_path, f'Name,Industry,Employees,Type\nAcme,Software,{huge},{huge}\n"{huge[2:]}",{huge},{huge},{huge}\n')
    assert (run.outcome.rows, len(found[2][3])) == (2, 900_000)


def test_a_full_disk_is_told_as_one() -> None:
    class Engine:
        def execute(self, sql: str) -> None:
            raise duckdb.IOException('Could not write file "x": No space left on device')

        def query_progress(self) -> float:
            return 0

    with pytest.raises(OSError, match="No space left") as told:
        duck.run(cast(Any, Engine()), "", lambda _part: None, lambda: False)
    assert told.value.errno == errno.ENOSPC


def test_a_full_temporary_folder_is_no_fault_of_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_words: object, **_how: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "in.csv").write_text("A report\n\n" + PLAIN)
    monkeypatch.setattr(csv, "writer", full)
    with pytest.raises(Problem, match="not enough room for temporary files"):
        scoring_bulk.run(CARD, tmp_path / "in.csv", tmp_path / "out.csv")


def test_headers_of_one_name_and_of_ours(tmp_path: Path) -> None:
    _run, found = scored(tmp_path, "Name,Industry,industry,Tier,Employees\nAcme,Software,x,gold,100\n")
    assert len({name.lower() for name in found[0]}) == len(found[0])
    assert found[1][:5] == ["Acme", "Software", "x", "gold", "100"]


def test_300_columns_and_odd_names(tmp_path: Path) -> None:
    names = ["Name", "Industry", 'a"b', "x'; DROP", "c0", *(f"n {n}" for n in range(295))]
    text = ",".join('"' + name.replace('"', '""') + '"' for name in names) + "\n" + ",".join(["v"] * 300) + "\n"
    _run, found = scored(tmp_path, text)
    assert found[0][:5] == names[:5]
    assert found[1][:300] == ["v"] * 300


def test_parquet_in_and_out(tmp_path: Path) -> None:
    source, target = tmp_path / "in.parquet", tmp_path / "out.parquet"
    duckdb.sql(f"COPY (SELECT 'Acme' AS Name, 'software' AS Industry, 120.0::DOUBLE AS Employees, NULL::VARCHAR AS Type) TO '{source}'")
    assert scoring_bulk.run(CARD, source, target) is not None
    assert duckdb.sql(f'SELECT Name, Tier, "Score, worst", "Size, rating" FROM read_parquet(\'{target}\')').fetchall() == [
        ("Acme", "Tier 1", Decimal("4.2"), 5)
    ]


def test_xlsx_in_and_out(tmp_path: Path) -> None:
    from openpyxl import Workbook, load_workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Name", "Industry", "Employees", "Type"), ("Acme", "Software", 120, None), ("Bolt", "Retail", 20, "Competitor")):
        sheet.append(row)
    book.save(tmp_path / "in.xlsx")
    run = scoring_bulk.run(CARD, tmp_path / "in.xlsx", tmp_path / "out.xlsx")
    assert run is not None
    assert (run.outcome.rows, run.outcome.excluded) == (2, 1)
    assert any("Acme" in row for row in load_workbook(tmp_path / "out.xlsx").worksheets[0].iter_rows(values_only=True))


def test_cancelled_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(PLAIN + "Acme,Software,100,\n" * 200_000)
    (tmp_path / "out.csv").write_text("as it was")
    assert scoring_bulk.run(CARD, tmp_path / "in.csv", tmp_path / "out.csv", cancelled=lambda: True) is None
    assert (tmp_path / "out.csv").read_text() == "as it was"
    assert sorted(os.listdir(tmp_path)) == ["in.csv", "out.csv"]


def test_what_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text(PLAIN)
    for path, target, mapping in (
        (tmp_path / "none.csv", tmp_path / "o.csv", {}),
        (source, source, {}),
        (source, tmp_path / "o.doc", {}),
        (source, tmp_path / "no" / "o.csv", {}),
        (source, tmp_path / "o.csv", {"No such": "industry"}),
        (source, tmp_path / "o.csv", {"Type": "no such"}),
        (source, tmp_path / "o.csv", {"Type": "talk"}),
    ):
        with pytest.raises(Problem):
            scoring_bulk.run(CARD, path, target, mapping)
    assert os.listdir(tmp_path) == ["in.csv"]


def test_columns_that_are_mapped_by_hand(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("Name,Sector,Asked?,Heads\nAcme,software,4,77\nBolt,x,,n/a\nCorp,x,1,9\n")
    run = scoring_bulk.run(CARD, tmp_path / "in.csv", tmp_path / "out.csv", {"asked?": "ASKED", "Sector": "industry", "Heads": "size"})
    assert run is not None
    found = rows(tmp_path / "out.csv")
    assert [named(found, name) for name in ("Industry, rating", "Size, rating", "Asked, rating")] == [["5", "1", "1"], ["5", "", "1"], ["4", "", "1"]]
    assert run.missing == ("Competitor",)


def test_millions_in_the_header(tmp_path: Path) -> None:
    rule = (Rule(5, Between(Decimal(1_000_000), Decimal(2_000_000))), Rule(1, Present()))
    card = Scorecard((Criterion("revenue", "Revenue", Decimal(1), column="Annual revenue", rules=rule),), TIERS)
    text = 'Company,Annual revenue (M)\nA,1.5\nB,1500000\nC,1-2\nD,1.5M\nE,"1,000"\nF,1.2k\n'
    _run, found = scored(tmp_path, text, card=card)
    assert named(found, "Revenue, rating") == ["5", "1", "5", "5", "1", "1"]
