"""Export, import into an empty workbook, export again: the same bytes."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from persona_studio.actions import capture, evidence, exporting, importing, links, prioritising, profiles, sample, values
from persona_studio.actions import settings as book_settings
from persona_studio.foundation.problem import Problem
from persona_studio.template.kinds import Group, Money, Span, Unclear, clean
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create, open_book
from tests.actions.people import People, claim, people

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
        assert (len(book.profiles()), book.undo_step, book.redo_step) == (5, None, None)
        assert {step.kind for step in book.history()} == {"record"}
        assert all(book.shares(p.id).filled.part == 1 for p in book.profiles() if p.name != "Reception Ruth")
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


# ---- evidence, links, retired


def _researched(book: Workbook, quotes: list[str], links_: list[tuple[int, int, str]]) -> People:
    """A workbook with all that version 2 of the format carries."""
    who = people(book)
    sources = [evidence.add_source(book, "Interviews", n=12, date="2026-04"), evidence.add_source(book, "Interviews", n=12, date="2026-04")]
    for n, text_ in enumerate(quotes):
        new = claim(book, who.maria, f"Goal {n}")
        evidence.quote(book, new, text_, sources[n % 2], who="CFO", locator="p. 7")
        evidence.quote(book, new, text_, None, said="synthesised")
        if n % 3 == 0:
            evidence.sign_off(book, new, "AB")
    capture.capture(book, quotes)
    ids = [who.icp, who.cfo, who.maria, who.user]
    for one, other, kind in links_:
        with suppress(Problem):
            links.link(book, ids[one], ids[other], kind, "champion" if kind == "contains" else "")
    profiles.retire(book, who.user)
    return who


@settings(max_examples=10, phases=(Phase.explicit, Phase.generate))
@given(
    st.lists(line.map(clean).filter(str.strip), max_size=5),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from(["contains", "reports_to", "can_stop"])), max_size=8),
)
def test_evidence_links_and_retired_go_round(
    tmp_path_factory: pytest.TempPathFactory, quotes: list[str], links_: list[tuple[int, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    with create(folder / "a.persona", backups=folder) as book, create(folder / "b.persona", backups=folder) as other:
        who = _researched(book, quotes, links_)
        once = exporting.json_bytes(book)
        (folder / "once.json").write_bytes(once)
        importing.take(other, importing.read([folder / "once.json"]))
        assert exporting.json_bytes(other).decode().split("\n") == once.decode().split("\n")
        assert [p.retired for p in other.profiles()] == [p.retired for p in book.profiles()]
        assert [c.ground for c in other.profile(3).of("goals")] == [c.ground for c in book.profile(who.maria).of("goals")]
        assert [e.text for e in other.inbox()] == [e.text for e in book.inbox()]
        importing.take(other, importing.read([folder / "once.json"]))  # the same again adds nothing
        assert exporting.json_bytes(other) == once


def test_a_part_takes_only_what_it_stands_on(book: Workbook) -> None:
    who = _researched(book, ["A week"], [(0, 1, "contains"), (2, 1, "reports_to")])
    plain = json.loads(exporting.json_bytes(book, [who.maria]))
    assert (plain["links"], len(plain["sources"]), [e["text"] for e in plain["evidence"]]) == ([], 1, ["A week", "A week"])
    assert plain["profiles"][0]["ground"]["goals"]["1"]["signed"]["who"] == "AB"
    plain = json.loads(exporting.json_bytes(book, [who.cfo]))
    assert (plain["links"], plain["sources"], plain["evidence"]) == ([], [], [])


def test_version_1_still_reads(book: Workbook, tmp_path: Path) -> None:
    old = {"format": "persona-studio", "version": 1, "settings": {}, "templates": {}}
    old["profiles"] = [{"id": "maria", "name": "Maria", "kind": "buyer", "template": "buyer-persona", "fields": {"goals": ["Grow"]}}]
    (tmp_path / "old.json").write_text(json.dumps(old))
    importing.take(book, importing.read([tmp_path / "old.json"]))
    assert json.loads(exporting.json_bytes(book))["version"] == 3
    assert [c.value for c in book.profile(1).of("goals")] == ["Grow"]


@pytest.mark.parametrize(
    ("at", "value"),
    [
        ("links", [{"kind": "contains", "subject": "nobody", "object": "nobody"}]), ("links", {}), ("sources", [{"n": "many"}]),
        ("sources", [{"mood": "good"}]), ("evidence", [{"text": "x", "source": 1}]), ("evidence", [{"text": " "}]), ("evidence", ["x"]),
        ("ground", {"goals": {"2": {"evidence": []}}}), ("ground", {"goals": {"1": {"evidence": [1]}}}), ("ground", {"goals": {"one": {}}}),
        ("ground", {"goals": {"1": {"signed": {"who": "AB", "at": "soon"}}}}), ("ground", []), ("retired", 1), ("ground", {"goals": {"0": {}}}),
    ],
)  # fmt: skip
def test_what_points_to_nothing_is_refused(book: Workbook, tmp_path: Path, at: str, value: Any) -> None:
    profile = {"id": "maria", "name": "Maria", "template": "buyer-persona", "fields": {"goals": ["Grow"]}}
    plain: dict[str, Any] = {"format": "persona-studio", "version": 2, "profiles": [profile]}
    (profile if at in ("ground", "retired") else plain)[at] = value
    (tmp_path / "odd.json").write_text(json.dumps(plain))
    with pytest.raises(Problem, match=r"odd\.json"):
        importing.take(book, importing.read([tmp_path / "odd.json"]))
    assert (book.profiles(), book.evidence()) == ([], [])


def test_links_that_the_window_would_refuse_are_not_imported(book: Workbook, tmp_path: Path) -> None:
    pair = [{"id": id, "name": id, "template": "buyer-persona"} for id in ("a", "b")]
    for wrong in (
        [{"kind": "contains", "subject": "a", "object": "b"}],
        [{"kind": "reports_to", "subject": "a", "object": "b"}, {"kind": "reports_to", "subject": "b", "object": "a"}],
    ):
        (tmp_path / "odd.json").write_text(json.dumps({"format": "persona-studio", "version": 2, "profiles": pair, "links": wrong}))
        with pytest.raises(Problem):
            importing.take(book, importing.read([tmp_path / "odd.json"]))
    assert book.profiles() == []


def test_a_new_boss_replaces_the_old_one_and_nobody_influences_themselves(book: Workbook, tmp_path: Path) -> None:
    who = people(book)
    links.reports_to(book, who.user, who.maria)
    plain = json.loads(exporting.json_bytes(book))
    user, buyer = plain["links"][0]["subject"], plain["links"][0]["object"]
    other = {"id": "boss", "name": "Boss", "template": "buyer-persona"}
    path = tmp_path / "theirs.json"
    new = [{"kind": "reports_to", "subject": user, "object": "boss"}]
    path.write_text(json.dumps({**plain, "profiles": [*plain["profiles"], other], "links": new}))
    importing.take(book, importing.read([path], book=book))
    names = {p.id: p.name for p in book.profiles()}
    assert [(link.subject, names[link.object]) for link in book.links()] == [(who.user, "Boss")]
    path.write_text(json.dumps({**plain, "links": [{"kind": "influences", "subject": buyer, "object": buyer}]}))
    with pytest.raises(Problem, match="to itself"):
        importing.take(book, importing.read([path], book=book))


def test_evidence_keeps_to_its_value_when_one_before_it_is_blank(book: Workbook, tmp_path: Path) -> None:
    ground = {"goals": {"1": {"evidence": [1]}, "2": {"evidence": [2]}}}
    profile = {"id": "m", "name": "Maria", "template": "buyer-persona", "fields": {"goals": ["", "Grow"]}, "ground": ground}
    whole = {"format": "persona-studio", "version": 2, "profiles": [profile], "evidence": [{"text": "nothing"}, {"text": "We must grow"}]}
    path = tmp_path / "m.json"
    path.write_text(json.dumps(whole))
    importing.take(book, importing.read([path], book=book))
    (maria,) = book.profiles()
    (goal,) = book.profile(maria.id).of("goals")
    assert [e.text for e in book.grounds(maria.id)[goal.id]] == ["We must grow"]


def test_tiers_go_round_and_an_older_file_leaves_them_alone(book: Workbook, tmp_path: Path) -> None:
    first, second = (profiles.create(book, "buyer-persona", name) for name in ("Maria", "Femi"))
    prioritising.set_tier(book, first, 2)
    plain = json.loads(exporting.json_bytes(book))
    assert [p.get("tier") for p in plain["profiles"]] == [2, None]
    older = {**plain, "version": 2, "profiles": [{key: value for key, value in p.items() if key != "tier"} for p in plain["profiles"]]}
    for file, expected in ((older, [3, 1]), (plain, [2, 0])):
        prioritising.set_tier(book, first, 3)
        prioritising.set_tier(book, second, 1)
        (tmp_path / "p.json").write_text(json.dumps(file))
        importing.take(book, importing.read([tmp_path / "p.json"]))
        assert [book.profile(id).tier for id in (first, second)] == expected
    for wrong in (4, -1, "1", True, None):
        (tmp_path / "odd.json").write_text(json.dumps({**plain, "profiles": [{**plain["profiles"][0], "tier": wrong}]}))
        with pytest.raises(Problem, match="tier"):
            importing.read([tmp_path / "odd.json"])
