"""Other people's JSON: the list of personas is found wherever it is, and no word is lost."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.exchange import foreign_json
from persona_studio.exchange.found import Found
from persona_studio.exchange.guess import Guess
from persona_studio.exchange.placing import noted, place
from persona_studio.exchange.reading import json_of, text_of
from persona_studio.foundation.problem import Problem
from persona_studio.template import shipped
from persona_studio.template.kinds import Group, Money, Span
from persona_studio.template.manner import PLAIN

MARIA = {"name": "Maria", "role": "CMO"}
TOM = {"name": "Tom", "role": "CFO"}


def found(plain: Any) -> list[Found]:
    return foreign_json.read(json_of(json.dumps(plain), "x.json"), "x.json")[0]


def fields(persona: Any) -> dict[str, Any]:
    placed = place(found([persona])[0], Guess(shipped.templates()["buyer-persona"]), PLAIN, {})
    return {**placed.fields, "notes": placed.notes}


@pytest.mark.parametrize(
    "plain",
    [
        [MARIA, TOM],
        {"personas": [MARIA, TOM]},
        {"title": "Our people", "version": 2, "data": {"result": {"buyer_personas": [MARIA, TOM]}}},
        {"authors": [{"name": "Ann"}], "personas": [MARIA, TOM]},
        {"personas": {"Maria": {"role": "CMO"}, "Tom": {"role": "CFO"}}},
        {"groups": [{"title": "B2B", "personas": [MARIA]}, {"title": "B2C", "personas": [TOM]}]},
        {"personas": [{"fullName": "Maria", "role": "CMO", "tools": [{"name": "HubSpot"}]}, {"Persona Name": "Tom", "role": "CFO"}]},
    ],
)
def test_the_list_is_found_anywhere(plain: Any) -> None:
    assert [f.name for f in found(plain)] == ["Maria", "Tom"]


def test_one_persona_alone() -> None:
    assert [f.name for f in found(MARIA)] == ["Maria"]
    assert [f.name for f in found({"persona": MARIA})] == ["Maria"]


@pytest.mark.parametrize("plain", [[], {}, [1, 2], "text", None, {"a": {"b": [1]}}, [{"x": 1}]])
def test_json_without_personas_is_refused(plain: Any) -> None:
    with pytest.raises(Problem, match="no personas"):
        found(plain)


def test_headings_go_to_the_fields_that_claim_them() -> None:
    got = fields(
        {
            "name": "Maria",
            "jobTitle": "CMO",
            "demographics": {"age": {"min": 28, "max": 36}, "salary": "$70k-95k"},
            "painPoints": [{"pain": "Slow reports", "time": "4 hours"}, "No budget"],
            "Goals & Motivations": ["Grow", "Shine"],
            "tools": "HubSpot, Figma",
            "team": {"size": 5},
            "hobbies": ["chess", "sailing"],
            "manager": {"title": "CEO"},
            "active": True,
        }
    )
    assert got["role"] == ["CMO"]
    assert got["age_range"] == [Span(Decimal(28), Decimal(36))]
    assert got["income_range"] == [Money(Decimal(70000), Decimal(95000), "USD", "year")]
    assert got["pains"] == [Group("Slow reports", (("time", "4 hours"),)), Group("No budget")]
    assert got["goals"] == ["Grow", "Shine"]
    assert got["tools"] == ["HubSpot", "Figma"]
    assert got["team_size"] == [5]
    assert "hobbies:\n• chess\n• sailing" in got["notes"]
    assert "manager / title: CEO" in got["notes"]
    assert "active: true" in got["notes"]


def test_what_is_no_number_stays_as_it_was_said() -> None:
    assert fields({"name": "M", "age": "thirtyish"})["age_range"][0].raw == "thirtyish"
    prose = "She is " + "very " * 60 + "young"
    assert prose in fields({"name": "M", "age": prose})["notes"]


def test_a_mapping_overrides_the_guess() -> None:
    guess = Guess(shipped.templates()["buyer-persona"])
    one = found([{"name": "M", "role": "CMO", "about": {"work": "Director"}, "nick": "Mimi"}])[0]
    placed = place(one, guess, PLAIN, {"work": "role", "role": "notes", "nick": "name"})
    assert placed.fields == {"role": ["Director"]}
    assert (placed.notes, placed.name) == ("role: CMO", "Mimi")


def test_what_stands_beside_the_list_is_not_lost() -> None:
    _found, rest = foreign_json.read({"meta": {"source": "A study", "n": 3}, "personas": [MARIA, TOM]}, "x.json")
    assert noted(rest.pieces) == "meta / source: A study\nmeta / n: 3"


names = st.text("abcxyz", min_size=1, max_size=8)
scalars = st.one_of(st.text("abcdefg ,:|", max_size=12), st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False, allow_infinity=False))
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3), max_leaves=12)
keys = names | st.sampled_from(["role", "goals", "pain points", "age", "tools", "quote", "objections", "trigger", "budget", "title", "id"])


def words(plain: Any) -> set[str]:
    if isinstance(plain, dict):
        return {word for value in plain.values() for word in words(value)}
    if isinstance(plain, list):
        return {word for value in plain for word in words(value)}
    return set() if plain is None else set(re.findall(r"\w+", str(plain).lower() if isinstance(plain, bool) else str(plain)))


def texts(value: Any) -> str:
    """All text of a value, whatever its kind."""
    return " ".join(str(vars(value)) if hasattr(value, "__dict__") else str(value) for value in ([value] if not isinstance(value, list) else value))


@given(st.dictionaries(keys, values, max_size=6))
def test_every_word_goes_somewhere(persona: dict[str, Any]) -> None:
    plain = json_of(json.dumps([{**persona, "name": "Maria"}]), "x.json")
    one = foreign_json.read(plain, "x.json")[0][0]
    placed = place(one, Guess(shipped.templates()["buyer-persona"]), PLAIN, {})
    numeric = {"age_range", "income_range", "budget_amount", "team_size"}  # these hold numbers, however they were written
    kept = " ".join([placed.name, one.id, placed.notes, *(texts(items) for items in placed.fields.values())])
    expected = {w for w in words(plain) if not (numeric & set(placed.fields) and re.fullmatch(r"\d+|\w*e\d+|inf", w))}
    if "budget_authority" in placed.fields or "career_stage" in placed.fields:
        expected -= {"true", "false"}  # a choice says Yes and No
    assert {w for w in expected if w not in kept and w.casefold() not in kept.casefold()} <= {"true", "false"}


def test_a_number_of_thousands_of_digits_stays_text() -> None:
    assert json_of("[" + "9" * 5000 + ", -12]", "x.json") == ["9" * 5000, -12]


@pytest.mark.parametrize(
    ("plain", "names"),
    [
        ({"Maria": {"role": "CMO"}, "Tom": {"goals": ["Save"]}}, ["Maria", "Tom"]),
        ([{"role": "CMO"}, {"job title": "CFO", "x": 1}], ["Persona 1", "Persona 2"]),
        ({"role": "CMO", "goals": ["Grow"]}, ["Persona 1"]),
    ],
)
def test_fields_tell_personas_without_a_name(plain: Any, names: list[str]) -> None:
    guess = Guess(shipped.templates()["buyer-persona"])
    found, rest = foreign_json.read(plain, "x.json", lambda heading: guess.field(heading) is not None)
    assert [persona.name for persona in found] == names
    assert not rest.pieces


@pytest.mark.parametrize("plain", [{"meta": {"v": 1}, "data": {"n": 2}}, [{"role": "CMO"}, {"v": 1}], ["a", "b"], {}, [], 5, None])
def test_what_has_neither_name_nor_fields_is_no_persona(plain: Any) -> None:
    guess = Guess(shipped.templates()["buyer-persona"])
    with pytest.raises(Problem, match="no personas"):
        foreign_json.read(plain, "x.json", lambda heading: guess.field(heading) is not None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "line 1, column 2"),
        ('[{"name": NaN}]', "NaN"),
        ('{"a": 1, "a": 2}', "twice"),
        ("[" * 70 + "]" * 70, "deeper than 64"),
        ("[" * 200_000 + "]" * 200_000, "deeper than 64"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "deeper than 64"),
        ("", "not sound JSON"),
    ],
)
def test_unsound_json_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(Problem, match=said):
        json_of(text, "x.json")


def test_sixty_four_levels_are_read() -> None:
    assert json_of("[" * 64 + "]" * 64, "x.json")


def test_halves_of_characters_and_control_characters_are_left_out() -> None:
    assert json_of(r'{"a\u0000": "x\ud800y\u0007"}', "x.json") == {"a": "xy"}


def test_files_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes('["Zoë"]'.encode("latin-1"))
    (tmp_path / "wide.json").write_bytes('["Zoë"]'.encode("utf-16"))
    assert text_of(tmp_path / "wide.json") == '["Zoë"]'
    for path in (tmp_path / "latin.json", tmp_path, tmp_path / "missing.json"):
        with pytest.raises(Problem):
            text_of(path)


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    with open(tmp_path / "big.json", "wb") as stream:
        stream.truncate(65 * 1024 * 1024)
    with pytest.raises(Problem, match="64 MB"):
        text_of(tmp_path / "big.json")
