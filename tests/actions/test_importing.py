"""Import: one step, nothing half written, the same file again updates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from persona_studio.actions import exporting, importing, profiles, values
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create

MARIA = {"id": "P1-1", "name": "Maria", "role": "CMO", "hobbies": ["chess"]}
TOM = {"id": "P1-2", "name": "Tom", "role": "CFO"}


def written(folder: Path, plain: Any, name: str = "theirs.json") -> Path:
    path = folder / name
    path.write_text(plain if isinstance(plain, str) else json.dumps(plain), encoding="utf-8")
    return path


def bring(book: Workbook, *paths: Path, mapping: dict[str, str] | None = None) -> importing.Report:
    return importing.take(book, importing.read(paths, book=book), mapping)


def names(book: Workbook) -> list[str]:
    return [p.name for p in book.profiles()]


def test_one_import_is_one_step(book: Workbook, tmp_path: Path) -> None:
    report = bring(book, written(tmp_path, [MARIA, TOM]), written(tmp_path, "# Ann\n\n## Goals\n- win\n", "ann.md"))
    assert names(book) == ["Maria", "Tom", "Ann"]
    assert (report.new, report.updated) == (3, 0)
    assert book.undo() == "Import of 3 profiles"
    assert names(book) == []
    assert book.redo_step is not None


def test_the_report_says_what_went_where(book: Workbook, tmp_path: Path) -> None:
    report = bring(book, written(tmp_path, {"about": "a study", "personas": [MARIA, TOM]}))
    went = {(w.file, w.heading, w.label, w.profiles) for w in report.went}
    assert {
        ("theirs.json", "role", "Role", 2),
        ("theirs.json", "hobbies", "Notes", 1),
        ("theirs.json", "about", "Notes", 1),
    } <= went
    assert "about: a study" in book.profile(report.taken[0].id).value("notes")


def test_twice_is_once(book: Workbook, tmp_path: Path) -> None:
    paths = [written(tmp_path, [MARIA, {"name": "No id", "role": "x"}, {"id": 7, "name": "Seven"}]), written(tmp_path, "# Ann\n\ntext\n", "ann.md")]
    bring(book, *paths)
    before, steps = exporting.json_bytes(book), len(book.history())
    report = bring(book, *paths)
    assert (report.new, report.updated) == (0, 4)
    assert exporting.json_bytes(book) == before
    assert len(book.history()) == steps


def test_the_same_id_updates_and_notes_of_people_stay(book: Workbook, tmp_path: Path) -> None:
    bring(book, written(tmp_path, [MARIA]))
    (listed,) = book.profiles()
    values.set_field(book, listed.id, "notes", [book.profile(listed.id).value("notes") + "\nCall her on Monday"])
    values.set_field(book, listed.id, "trigger", ["audit"])
    goals = values.insert(book, listed.id, "goals", ["mine"], after=None)
    report = bring(book, written(tmp_path, [{**MARIA, "name": "Maria B", "role": "CEO", "hobbies": ["chess", "sailing"]}]))
    profile = book.profile(listed.id)
    assert (report.new, report.updated, profile.name, profile.value("role")) == (0, 1, "Maria B", "CEO")
    assert "Call her on Monday" in profile.value("notes")
    assert "sailing" in profile.value("notes")
    assert (profile.value("trigger"), profile.of("goals")[0].id) == ("audit", goals[0])


def test_counted_ids_of_different_files_are_different_people(book: Workbook, tmp_path: Path) -> None:
    bring(book, written(tmp_path, [{"id": 1, "name": "Maria"}]), written(tmp_path, [{"id": 1, "name": "Tom"}], "other.json"))
    assert names(book) == ["Maria", "Tom"]


def test_the_same_id_twice_in_somebody_elses_file_is_two_people(book: Workbook, tmp_path: Path) -> None:
    path = written(tmp_path, [MARIA, {**TOM, "id": "P1-1"}])
    bring(book, path)
    bring(book, path)
    assert names(book) == ["Maria", "Tom"]


def test_a_mapping_is_checked_before_anything_is_written(book: Workbook, tmp_path: Path) -> None:
    path = written(tmp_path, [MARIA])
    for mapping, said in (({"colour": "role"}, "hobbies"), ({"hobbies": "nothing"}, "call_to_action")):
        with pytest.raises(Problem, match=said):
            bring(book, path, mapping=mapping)
    assert book.history() == []
    bring(book, path, mapping={"Hobbies": "Goals"})
    assert book.profile(book.profiles()[0].id).of("goals")[0].value == "chess"


def test_ten_megabytes_in_one_field_are_kept_whole(book: Workbook, tmp_path: Path) -> None:
    text = "wörd " * 2_000_000
    bring(book, written(tmp_path, [{"name": "Maria", "story": text, "role": text}]))
    profile = book.profile(book.profiles()[0].id)
    assert profile.value("notes").count("wörd") == 2_000_000
    assert profile.value("role").count("wörd") == 2_000_000


@pytest.mark.parametrize("name", ["a/b\\c", "🧑🏽‍💼", "مريم المسوّقة", "x" * 5000, "  ", "a\u0000b\ud800c"])
def test_odd_names_come_in(book: Workbook, tmp_path: Path, name: str) -> None:
    bring(book, written(tmp_path, {"personas": [{"name": name, "role": "x"}]}))
    assert len(names(book)) == 1
    assert names(book)[0]


def test_a_problem_in_the_second_file_leaves_nothing_of_the_first(book: Workbook, tmp_path: Path) -> None:
    with pytest.raises(Problem):
        bring(book, written(tmp_path, [MARIA]), written(tmp_path, "{", "bad.json"))
    assert book.history() == []


# ---- our own format


def own(**changes: Any) -> dict[str, Any]:
    profile = {"id": "abc", "name": "Maria", "kind": "buyer", "template": "buyer-persona", "fields": {"role": "CMO"}}
    return {"format": "persona-studio", "version": 1, "settings": {"currency": "EUR"}, "templates": {}, "profiles": [profile], **changes}


def test_our_own_file_updates_by_id(book: Workbook, tmp_path: Path) -> None:
    bring(book, written(tmp_path, own()))
    report = bring(book, written(tmp_path, own(profiles=[{**own()["profiles"][0], "name": "New", "fields": {"role": "CEO"}}])))
    assert (report.updated, names(book), book.profile(report.taken[0].id).value("role")) == (1, ["New"], "CEO")


def test_settings_come_with_an_empty_workbook_only(book: Workbook, tmp_path: Path) -> None:
    profiles.create(book, "buyer-persona")
    bring(book, written(tmp_path, own()))
    assert book.settings().currency == "USD"
    with create(tmp_path / "empty.persona", backups=tmp_path) as empty:
        bring(empty, written(tmp_path, own()))
        assert empty.settings().currency == "EUR"


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "1"},
        {"version": 99},
        {"version": True},
        {"settings": []},
        {"settings": {"paper": "a3"}},
        {"settings": {"colour": "red"}},
        {"templates": {"x": "not = toml ="}},
        {"templates": {"x": 3}},
        {"profiles": {}},
        {"profiles": [3]},
        {"profiles": [{"id": 3, "name": "x", "template": "buyer-persona"}]},
        {"profiles": [{"id": "a", "name": " ", "template": "buyer-persona"}]},
        {"profiles": [{"id": "a", "name": "x", "template": "unknown"}]},
        {"profiles": [{"id": "a", "name": "x", "template": "buyer-persona", "fields": []}]},
        {"profiles": [{"id": "a", "name": "x", "template": "buyer-persona", "fields": {"name": "y"}}]},
        {"profiles": [own()["profiles"][0], own()["profiles"][0]]},
        {"extra": 1},
    ],
)
def test_our_own_file_with_something_wrong_in_it_changes_nothing(book: Workbook, tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(Problem):
        bring(book, written(tmp_path, own(**changes)))
    assert book.history() == []


@pytest.mark.parametrize("value", [5, True, {"a": 1}, [[1]], {"?": "about thirty"}, {"low": "x", "high": None}])
def test_a_value_of_the_wrong_type_is_kept_and_shows_as_unclear(book: Workbook, tmp_path: Path, value: Any) -> None:
    path = written(tmp_path, own(profiles=[{**own()["profiles"][0], "fields": {"age_range": value, "gone_field": value}}]))
    report = bring(book, path)
    profile = book.profile(report.taken[0].id)
    assert type(profile.value("age_range")).__name__ == "Unclear"
    assert profile.kept["gone_field"]
    once = exporting.json_bytes(book)
    with create(tmp_path / "other.persona", backups=tmp_path) as other:
        (tmp_path / "once.json").write_bytes(once)
        bring(other, tmp_path / "once.json")
        assert exporting.json_bytes(other) == once


def test_profiles_that_name_their_kind_come_under_its_template(book: Workbook, tmp_path: Path) -> None:
    company = {"name": "Acme", "template": "icp", "industry": "Logistics"}
    user = {"name": "Uma", "type": "User persona", "role": "Dispatcher"}
    other = {"name": "Bo", "type": "B2B", "role": "CFO"}
    title = "# Segment: Power users\n\n## Usage\nDaily\n"
    bring(book, written(tmp_path, [company, user, other]), written(tmp_path, title, "power.md"))
    assert {p.name: p.template for p in book.profiles()} == {
        "Acme": "icp", "Uma": "user-persona", "Bo": "buyer-persona", "Power users": "segment",
    }  # fmt: skip
    acme, uma, bo, power = (book.profile(p.id) for p in book.profiles())
    assert [c.value for c in acme.of("industry")] == ["Logistics"]
    assert (acme.of("notes"), uma.value("role"), uma.of("notes")) == ((), "Dispatcher", ())
    assert "B2B" in bo.value("notes")
    assert power.of("usage")


def test_whoever_chooses_a_template_gets_it(book: Workbook, tmp_path: Path) -> None:
    path = written(tmp_path, [{"name": "Acme", "template": "icp", "industry": "Logistics"}])
    importing.take(book, importing.read([path], "buyer-persona", book))
    assert [p.template for p in book.profiles()] == ["buyer-persona"]
