"""Export, import into an empty workbook, export again: the same bytes."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from persona_studio.actions import exporting, importing, profiles, sample, values
from persona_studio.actions import settings as book_settings
from persona_studio.foundation.problem import Problem
from persona_studio.template.kinds import Group, Money, Span, Unclear
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create, open_book

text = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=30)  # what kinds of value let through
numbers = st.decimals(0, 10**9, places=2) | st.none()
line = text.filter(lambda t: t.strip())
FIELDS: dict[str, st.SearchStrategy[list[Any]]] = {
    "role": st.lists(line, max_size=1),
    "trigger": st.lists(line, max_size=1),
    "goals": st.lists(line | st.builds(Unclear, line, line), max_size=4),
    "tools": st.lists(line, max_size=4),
    "pains": st.lists(st.builds(Group, line, st.just((("time", "x"), ("later", "y")))), max_size=3),
    "age_range": st.lists(st.builds(Span, numbers, st.just(Decimal(7))) | st.builds(Unclear, line, line), max_size=1),
    "budget_amount": st.lists(st.builds(Money, st.just(Decimal("0.50")), numbers, st.sampled_from(["EUR", "CHF"]), st.just("year")), max_size=1),
    "no_such_field": st.lists(line, max_size=2),
}


@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))  # each example writes two files: too slow to shrink
@given(st.lists(st.tuples(line, st.fixed_dictionaries({}, optional=FIELDS)), max_size=4), st.sampled_from(["EUR", "USD"]), text)
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, people: list[tuple[str, dict[str, list[Any]]]], currency: str, client: str) -> None:
    folder = tmp_path_factory.mktemp("trip")
    with create(folder / "a.persona", backups=folder) as book, create(folder / "b.persona", backups=folder) as other:
        book_settings.change(book, currency=currency, client=client)
        for name, fields in people:
            id = profiles.create(book, "buyer-persona", name)
            for field, items in fields.items():
                values.set_field(book, id, field, items)
        once = exporting.json_bytes(book)
        (folder / "once.json").write_bytes(once)
        importing.take(other, importing.read([folder / "once.json"]))
        assert exporting.json_bytes(other).decode().split("\n") == once.decode().split("\n")
        assert [(p.code, p.name) for p in other.profiles()] == [(p.code, p.name) for p in book.profiles()]
        for p, q in zip(book.profiles(), other.profiles(), strict=True):
            assert _values(other, q.id) == _values(book, p.id)


def _values(book: Workbook, id: int) -> dict[str, list[Any]]:
    return {field: [claim.value for claim in claims] for field, claims in book.claims(id).items()}


def test_stored_text_that_is_no_sound_json_survives(book: Workbook, tmp_path: Path) -> None:
    id = profiles.create(book, "buyer-persona", "Odd")
    bodies = ["NaN", "{", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "1.50", '"\x90"', '["a",["b"]]', '"\\ud800x"']
    with book.edit("odd") as e:
        for n, body in enumerate(bodies):
            e.put("claim", profile=id, field=f"field{n}", place=n, body=body)
            e.put("claim", profile=id, field="role", place=n, body=body)
    once = exporting.json_bytes(book)
    assert json.loads(once)
    (tmp_path / "once.json").write_bytes(once)
    with create(tmp_path / "b.persona", backups=tmp_path) as other:
        importing.take(other, importing.read([tmp_path / "once.json"]))
        assert exporting.json_bytes(other) == once


def test_the_sample_goes_round_and_has_nothing_to_undo(tmp_path: Path) -> None:
    for name in ("a", "b"):
        sample.make(tmp_path / f"{name}.persona", backups=tmp_path)
    with open_book(tmp_path / "a.persona", backups=tmp_path) as book, open_book(tmp_path / "b.persona", backups=tmp_path) as same:
        once = exporting.json_bytes(book)
        assert exporting.json_bytes(same) == once
        assert (len(book.profiles()), book.undo_step, book.history()) == (3, None, [])
        assert all(book.shares(p.id).filled.part == 1 for p in book.profiles())
    with pytest.raises(Problem, match="exists"):
        sample.make(tmp_path / "a.persona", backups=tmp_path)
    (tmp_path / "once.json").write_bytes(once)
    with create(tmp_path / "c.persona", backups=tmp_path) as other:
        importing.take(other, importing.read([tmp_path / "once.json"]))
        assert exporting.json_bytes(other) == once


def test_some_profiles_only(tmp_path: Path) -> None:
    sample.make(tmp_path / "a.persona", backups=tmp_path)
    with open_book(tmp_path / "a.persona", write=False, backups=tmp_path) as book:
        last = book.profiles()[-1]
        plain = json.loads(exporting.json_bytes(book, [last.id]))
        assert [p["name"] for p in plain["profiles"]] == [last.name]
        assert set(plain["templates"]) == {last.template}


def test_the_output_never_takes_the_place_of_the_workbook(book: Workbook, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(book.path)
    before = book.path.read_bytes()
    for target in (book.path, tmp_path / "link.json"):
        with pytest.raises(Problem, match="workbook itself"):
            exporting.save(book, None, target)
    assert book.path.read_bytes() == before


def test_a_profile_whose_template_is_lost_is_exported(book: Workbook) -> None:
    id = profiles.create(book, "buyer-persona", "Maria")
    values.set_field(book, id, "role", ["Buyer"])
    book.close()
    with closing(sqlite3.connect(book.path)) as other:
        other.execute("UPDATE profile SET template = 'lost'")
        other.commit()
    with open_book(book.path) as again:
        exported = json.loads(exporting.json_bytes(again))
    assert exported["templates"] == {}
    assert exported["profiles"][0]["fields"] == {"role": ["Buyer"]}
