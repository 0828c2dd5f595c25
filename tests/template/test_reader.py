"""Templates that are read, and templates that are refused with file, key and what was expected."""

from __future__ import annotations

import pytest

from persona_studio.foundation.problem import Problem
from persona_studio.template import shipped
from persona_studio.template.kinds import Amount, Groups, Line, Ranked
from persona_studio.template.model import CardPlace, Field
from persona_studio.template.reader import TemplateError, read

HEAD = """
id = "small"
name = "Small"
kind = "buyer"
version = 1
[[section]]
id = "about"
title = "About"
[[section.field]]
id = "name"
label = "Name"
kind = "line"
claim = false
card = { slot = "name", rank = "A" }
"""
FIELD = """
[[section.field]]
id = "role"
label = "Role"
kind = "line"
"""


def refusal(text: str) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        read(text, "small.toml")
    assert isinstance(caught.value, Problem)
    assert caught.value.sentence.startswith("small.toml: ")
    assert caught.value.way_out
    return caught.value


def test_a_small_template() -> None:
    template = read(HEAD + FIELD + 'also = ["job  title"]\ncard = { slot = "role", rank = "A" }\nlongest = 60\ncolumns = 4', "small.toml")
    assert (template.id, template.kind, template.version) == ("small", "buyer", 1)
    assert template.field("role") == Field("role", "Role", Line(longest=60), columns=4, card=CardPlace("role", "A"), also=("job title",))


def test_options_of_a_kind_stand_beside_it() -> None:
    template = read(
        HEAD + FIELD + '[[section.field]]\nid = "pay"\nlabel = "Pay"\nkind = "ranked"\nof = { kind = "money", per = "month" }\nwanted = 2\n'
        '[[section.field]]\nid = "pains"\nlabel = "Pains"\nkind = "groups"\n[[section.field.parts]]\nid = "time"\nlabel = "Time"\n',
        "small.toml",
    )  # fmt: skip
    pay, pains = template.field("pay"), template.field("pains")
    assert pay is not None
    assert pay.kind == Ranked(of=Amount(per="month"), wanted=2)
    assert pains is not None
    assert isinstance(pains.kind, Groups)
    assert [p.id for p in pains.kind.parts] == ["time"]


def test_every_template_has_notes_at_its_end() -> None:
    template = read(HEAD, "small.toml")
    notes = template.field("notes")
    assert notes is not None
    assert (notes.kind.word, notes.claim, notes.asked, notes.card) == ("text", False, False, CardPlace("notes", "D"))
    assert template.sections[-1].fields == (notes,)


def test_notes_may_be_written_by_the_template_itself() -> None:
    own = '[[section]]\nid = "notes"\ntitle = "Scrapbook"\n'
    own += '[[section.field]]\nid = "notes"\nlabel = "Scraps"\nkind = "text"\nclaim = false\nasked = false\n'
    template = read(HEAD + own, "small.toml")
    assert [s.title for s in template.sections] == ["About", "Scrapbook"]


PAINS = FIELD.replace('"line"', '"groups"')
REFUSED = [
    # text, key, part of what was expected
    ('id = "x', "", "not TOML"),
    ("name = 1\nversion = ?", "", "line 2"),
    ("a = " + "[" * 5000, "", "nested too deep"),
    ("a" + ".b" * 200_000 + " = 1", "", "nested too deep"),
    ("# " + "x" * 1_000_001, "", "1000000 characters"),
    ("", "id", "missing"),
    (HEAD.replace("version = 1", ""), "version", "missing"),
    (HEAD.replace("version = 1", 'version = "1"'), "version", "a whole number, found '1'"),
    (HEAD.replace("version = 1", "version = true"), "version", "a whole number, found true"),
    (HEAD.replace("version = 1", "version = 0"), "version", "1 or more"),
    (HEAD.replace('kind = "buyer"', 'kind = "seller"'), "kind", "icp, buyer"),
    (HEAD.replace('id = "small"', 'id = "../small"'), "id", "small letters"),
    (HEAD.replace("version = 1", 'version = 1\ncolour = "red"'), "colour", "unknown key; known here: id, name, kind, version, section"),
    (HEAD.replace('title = "About"', 'title = "About"\ncolour = "red"'), "section[about].colour", "unknown key"),
    (HEAD.replace('title = "About"', ""), "section[about].title", "missing"),
    (HEAD.replace('title = "About"', 'title = " "'), "section[about].title", "not blank"),
    (HEAD + '[[section]]\nid = "empty"\ntitle = "Empty"\nfield = []', "section[empty].field", "at least one field"),
    (HEAD + '[[section]]\nid = "about"\ntitle = "Again"\n' + FIELD, "section[about].id", "twice"),
    (HEAD.split("[[section]]")[0] + "section = 3", "section", "a list, found 3"),
    (HEAD.split("[[section]]")[0] + "section = [3]", "section[1]", "a table, found 3"),
    (HEAD.split("[[section]]")[0] + "section = []", "section[1].field[1]", "the first field to be “name”"),
    (HEAD.replace("claim = false", ""), "section[1].field[1]", "claim = false"),
    (HEAD + FIELD.replace('kind = "line"', ""), "section[about].field[role].kind", "missing"),
    (HEAD + FIELD.replace('"line"', '"rhyme"'), "section[about].field[role].kind", "unknown kind 'rhyme'; expected one of line, text"),
    (HEAD + FIELD.replace('"line"', "7"), "section[about].field[role].kind", "unknown kind 7"),
    (HEAD + FIELD + "longst = 4", "section[about].field[role].longst", "a field of kind line may also set: longest"),
    (HEAD + FIELD + 'longest = "long"', "section[about].field[role].longest", "a whole number, found 'long'"),
    (HEAD + FIELD + "longest = 0", "section[about].field[role]", "longest must be at least 1"),
    (HEAD + FIELD + "longest = 99999999999999999", "section[about].field[role].longest", "below"),
    (HEAD + FIELD + "columns = 13", "section[about].field[role].columns", "from 1 to 12, found 13"),
    (HEAD + FIELD + "columns = 4.5", "section[about].field[role].columns", "a whole number, found 4.5"),
    (HEAD + FIELD + "claim = 1", "section[about].field[role].claim", "true or false, found 1"),
    (HEAD + FIELD + "help = 12", "section[about].field[role].help", "a text, found 12"),
    (HEAD + FIELD + 'also = "title"', "section[about].field[role].also", "a list, found 'title'"),
    (HEAD + FIELD + "also = [3]", "section[about].field[role].also[1]", "a text, found 3"),
    (HEAD + FIELD + 'card = { slot = "roof" }', "section[about].field[role].card.slot", "unknown slot; expected one of name, role"),
    (HEAD + FIELD + 'card = { rank = "AB" }', "section[about].field[role].card.rank", "A, B, C, D"),
    (HEAD + FIELD + 'card = { place = "top" }', "section[about].field[role].card.place", "unknown key; known here: slot, rank"),
    (HEAD + FIELD + 'card = { slot = "name" }', "field[role].card.slot", "room for one field, and “name” stands there"),
    (HEAD + FIELD.replace('"role"', '"Role 1"'), "section[about].field[Role 1].id", "small letters, digits and underscores"),
    (HEAD + FIELD + FIELD, "section.field[role].id", "twice"),
    (HEAD + FIELD + 'was = ["name"]', "field[role].was", "“name” is a field of this template"),
    (HEAD + FIELD + 'was = ["role"]', "field[role].was", "“role” is a field of this template"),
    (HEAD + FIELD + 'was = ["job", "job"]', "field[role].was", "already renamed to “role”"),
    (HEAD + FIELD + 'was = ["The job"]', "field[role].was", "small letters"),
    (HEAD + FIELD.replace('"line"', '"choice"'), "section[about].field[role]", "options must not be empty"),
    (HEAD + FIELD.replace('"line"', '"choice"') + 'options = ["A", "a"]', "section[about].field[role]", "twice"),
    (HEAD + FIELD.replace('"line"', '"number"') + "least = 9\nmost = 3", "section[about].field[role]", "least is above most"),
    (HEAD + FIELD.replace('"line"', '"range"') + "least = 9\nmost = 3", "section[about].field[role]", "least is above most"),
    (HEAD + FIELD.replace('"line"', '"money"') + 'per = "fortnight"', "section[about].field[role]", "per must be one of hour"),
    (HEAD + FIELD.replace('"line"', '"choice"') + 'options = ["Yes", " "]', "section[about].field[role]", "an option is blank"),
    (HEAD + PAINS + 'parts = [{ id = "time", label = " " }]', "section[about].field[role]", "a part has a blank label"),
    *((HEAD + FIELD.replace('"line"', f'"{kind}"') + "wanted = 1000000", "section[about].field[role]", "at most 50") for kind in ("many", "list")),
    (HEAD + FIELD.replace('"line"', '"list"') + "wanted = 0", "section[about].field[role]", "wanted must be at least 1"),
    (HEAD + FIELD.replace('"line"', '"list"') + 'of = "rhyme"', "section[about].field[role].of.kind", "unknown kind 'rhyme'"),
    (HEAD + FIELD.replace('"line"', '"list"') + 'of = { kind = "line", length = 3 }', "section[about].field[role].of.length", "kind line may"),
    (HEAD + FIELD.replace('"line"', '"list"') + "of = 3", "section[about].field[role].of", "the name of a kind"),
    (HEAD + FIELD.replace('"line"', '"list"') + 'of = "list"', "section[about].field[role]", "a list of lists"),
    (HEAD + PAINS, "section[about].field[role]", "parts must not be empty"),
    (HEAD + PAINS + "parts = [3]", "section[about].field[role].parts[1]", "a table, found 3"),
    (HEAD + PAINS + 'parts = [{ id = "time" }]', "section[about].field[role].parts[time].label", "missing"),
    (HEAD + PAINS + 'parts = [{ id = "time", label = "T" }, { id = "time", label = "T" }]', "section[about].field[role]", "a part is there twice"),
    (HEAD + PAINS + 'parts = [{ id = "Time", label = "T" }]', "section[about].field[role].parts[Time].id", "small letters"),
    (HEAD + PAINS + 'parts = [{ id = "statement", label = "T" }]', "section[about].field[role].parts[statement].id", "taken"),
    (HEAD + FIELD.replace('"role"', '"notes"'), "field[notes]", 'kind = "text"'),
    (HEAD + "".join(FIELD.replace('"role"', f'"role{n}"') for n in range(500)), "section", "at most 500 fields"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key", "expected"), REFUSED, ids=[f"{n}-{key or 'file'}" for n, (_text, key, _expected) in enumerate(REFUSED)])
def test_refused_with_file_key_and_what_was_expected(text: str, key: str, expected: str) -> None:
    error = refusal(text)
    assert error.key == key
    assert expected in error.expected
    if key:
        assert f"small.toml: {key}: " in error.sentence


def test_a_field_added_to_a_copy_is_a_field_like_any_other() -> None:
    added = '\n[[section]]\nid = "extra"\ntitle = "Extra"\n[[section.field]]\nid = "shoe_size"\nlabel = "Shoe size"\nkind = "number"\nleast = 20\n'
    before = shipped.templates()["buyer-persona"]
    after = read(shipped.toml("buyer-persona") + added, "copy.toml")
    assert [f.id for f in after.fields if before.field(f.id) is None] == ["shoe_size"]
    section = after.section_of("shoe_size")
    assert section is not None
    assert section.title == "Extra"
    assert len(after.fields) == len(before.fields) + 1


def test_a_renamed_field_says_what_it_was() -> None:
    text = shipped.toml("buyer-persona").replace('id = "reports_to"\n', 'id = "superior"\nwas = ["reports_to"]\n')
    field = read(text, "copy.toml").field("superior")
    assert field is not None
    assert field.was == ("reports_to",)


def test_windows_line_ends_are_read() -> None:
    assert read(shipped.toml("buyer-persona").replace("\n", "\r\n"), "copy.toml") == shipped.templates()["buyer-persona"]
