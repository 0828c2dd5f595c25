"""`prioritise` as its user sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from persona_studio.actions import sample as shipped
from persona_studio.cli import main
from persona_studio.domain.priority import model
from persona_studio.workbook.file import open_book

Run = pytest.CaptureFixture[str]


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run) -> Path:
    """Its three buyers with other figures, in no tier."""
    monkeypatch.chdir(tmp_path)
    content, asked = shipped.content(), {criterion.field for criterion in model.usual().criteria}
    people = [{**p, "tier": 0, "fields": {id: value for id, value in p["fields"].items() if id not in asked}} for p in content["profiles"][:3]]
    shipped.write(tmp_path / "a.persona", {"settings": content["settings"], "profiles": people})
    mei, femi, soledad = "Marketing Mei", "Finance Femi", "Systems Soledad"
    for name, field, value in (
        (mei, "lifetime_value", "$10k"), (femi, "lifetime_value", "$40k–50k"), (soledad, "lifetime_value", "$90k"),
        (femi, "acquisition_cost", "$3k"), (soledad, "acquisition_cost", "$2k"),
    ):  # fmt: skip
        assert main(["set", "a.persona", name, field, value]) == 0
    capsys.readouterr()
    return tmp_path / "a.persona"


def test_the_ranking_in_words_says_what_is_not_known(sample: Path, capsys: Run) -> None:
    assert main(["prioritise", "a.persona"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1:3] for line in lines if line.strip()[0].isdigit()] == [["Systems", "Soledad"], ["Finance", "Femi"], ["Marketing", "Mei"]]
    assert "not known: revenue potential, market size, time to convert, advocacy" in lines[1]


def test_the_ranking_for_programs(sample: Path, capsys: Run) -> None:
    assert main(["prioritise", "a.persona", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert sum(found["weights"].values()) == 100
    first = found["order"][0]
    assert (first["name"], first["tier_set"], first["tier"]) == ("Systems Soledad", 0, 1)
    assert first["low"] <= first["high"]
    assert first["parts"]["lifetime_value"] == {"low": 25.0, "high": 25.0, "most": 25.0, "value": "$90k", "known": True, "why": ""}
    assert first["parts"]["advocacy"]["known"] is False


def test_apply_makes_it_the_order_and_can_be_undone(sample: Path, capsys: Run) -> None:
    assert main(["prioritise", "a.persona", "--apply"]) == 0
    assert "order of the profiles now" in capsys.readouterr().out
    with open_book(sample, write=False) as book:
        assert [p.name for p in book.profiles()] == ["Systems Soledad", "Finance Femi", "Marketing Mei"]
    assert main(["undo", "a.persona"]) == 0
    with open_book(sample, write=False) as book:
        assert [p.name for p in book.profiles()] == ["Marketing Mei", "Finance Femi", "Systems Soledad"]


def test_a_workbook_without_profiles_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run) -> None:
    monkeypatch.chdir(tmp_path)
    main(["new", "b.persona"])
    capsys.readouterr()
    assert main(["prioritise", "b.persona"]) == 0
    assert "nobody" in capsys.readouterr().out
    assert main(["prioritise", "missing.persona"]) == 1
