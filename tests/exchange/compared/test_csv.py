"""A comparison as CSV, read back by Python's reader."""

from __future__ import annotations

import csv
import io

from persona_studio.exchange.compared import csv_file
from persona_studio.exchange.scored.safe import STARTS
from tests.domain.comparison.people import person
from tests.exchange.compared.views import lost, people, view


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_word_of_all_is_there_in_a_table_without_gaps() -> None:
    found = rows(csv_file.written(view()))
    assert len({len(row) for row in found}) == 1
    assert found[0][4:] == ["Marketing | Maria", "'=Finance <Femi>", "Analyst Ulla"]
    assert lost(people(), " ".join(cell for row in found for cell in row)) == []


def test_no_cell_is_a_formula() -> None:
    cells = [cell for row in rows(csv_file.written(view())) for cell in row]
    assert any("=1+1" in cell for cell in cells)
    assert not any(cell.lstrip(" ").startswith(STARTS) for cell in cells)


def test_ranks_and_signs_are_told() -> None:
    a, b = person(1, "A", {"goals": ["Grow", "Save"], "trigger": "Audit"}), person(2, "A", {"goals": ["Grow", "Save"], "trigger": "A new law"})
    found = {row[1]: row[2:] for row in rows(csv_file.written(view(False, a, b)))}
    assert found["Goals"] == ["'=", "all the same", "1. Grow\n2. Save", "1. Grow\n2. Save"]
    assert found["Trigger event"][:2] == ["≠", "all differ"]
    assert found["Question"][2:] == ["A", "A (2)"]
    some = {row[1] for row in rows(csv_file.written(view(True, a, b)))}
    assert "Goals" not in some
    assert "Trigger event" in some
