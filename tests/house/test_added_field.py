"""A field added to a copy of the template is in the command line, the JSON, the card and the history, with no code changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from persona_studio.cli import main
from persona_studio.template import shipped
from persona_studio.template.kinds import KINDS

Run = pytest.CaptureFixture[str]

# For each kind: its options in TOML, what is typed, a word of it on the card, what stands in the JSON.
KIND = {
    "line": ("", "Harbour view", "Harbour", "Harbour view"),
    "text": ("", "Harbour view\nat night", "night", "Harbour view\nat night"),
    "choice": ('options = ["Harbour", "Hill"]', "harbour", "Harbour", "Harbour"),
    "many": ("", "Harbour\nHill", "Hill", ["Harbour", "Hill"]),
    "number": ('unit = "boats"', "41 boats", "41", "41"),
    "range": ("", "41–57", "57", {"low": "41", "high": "57"}),
    "money": ("", "€41k", "41", {"low": "41000", "high": "41000", "currency": "EUR", "per": ""}),
    "date": ("", "2026-11-21", "2026", "2026-11-21"),
    "flag": ("", "yes", "Yes", True),
    "list": ('of = "line"', "Harbour\nHill", "Hill", ["Harbour", "Hill"]),
    "ranked": ('of = "line"', "Harbour\nHill", "Hill", ["Harbour", "Hill"]),
    "groups": (
        'parts = [{ id = "cost", label = "Cost" }]',
        "Harbour | a boat",
        "boat",
        [{"statement": "Harbour", "cost": "a boat"}],
    ),
    "scale": ('low = "a wall"\nhigh = "the open sea"', "7", "7", "7"),
    "table": (
        'parts = [{ id = "seen", label = "Seen" }]\nrows = ["Morning"]',
        "Morning | gulls",
        "gulls",
        [{"statement": "Morning", "seen": "gulls"}],
    ),
    "statement": (
        'parts = [{ id = "when", label = "Situation", lead = "When" }, { id = "want", label = "Wish", lead = "I want to" }]',
        "When it rains, I want to see boats",
        "boats",
        [{"when": "it rains", "want": "see boats"}],
    ),
    "outcomes": ("", "See the harbour | 8 | 3", "harbour", [{"statement": "See the harbour", "importance": "8", "satisfaction": "3"}]),
    "profile": ('kinds = ["buyer"]', "nora", "Nora", ["nora"]),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def done(capsys: Run, *argv: str) -> str:
    """Runs a command that must succeed; gives what it prints."""
    assert main(argv) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def with_field(kind: str, options: str) -> str:
    """The shipped template under another id, with one field more."""
    field = f'[[section.field]]\nid = "view"\nlabel = "View from the desk"\nkind = "{kind}"\n{options}\ncard = {{ slot = "facts", rank = "B" }}\n\n'
    toml = shipped.toml("buyer-persona").replace('id = "buyer-persona"', 'id = "own"', 1)
    at = toml.index("[[section.field]]", toml.index('id = "role"'))
    return toml[:at] + field + toml[at:]


def profile_of(file: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(Path(file).read_text(encoding="utf-8"))["profiles"][0]
    return found


def test_every_kind_is_tried() -> None:
    assert set(KIND) == set(KINDS)


@pytest.mark.parametrize("kind", list(KIND))
def test_an_added_field_is_everywhere(kind: str, capsys: Run) -> None:
    options, typed, word, stored = KIND[kind]
    profile = {"id": "nora", "name": "Nora", "template": "own"}
    given = {"format": "persona-studio", "version": 1, "templates": {"own": with_field(kind, options)}, "profiles": [profile]}
    Path("given.json").write_text(json.dumps(given), encoding="utf-8")
    done(capsys, "new", "a.persona")
    done(capsys, "import", "a.persona", "given.json")
    before = json.loads(done(capsys, "profiles", "a.persona", "--json"))[0]["completeness"]

    done(capsys, "set", "a.persona", "Nora", "View from the desk", typed)
    assert json.loads(done(capsys, "profiles", "a.persona", "--json"))[0]["completeness"] > before
    assert done(capsys, "history", "a.persona", "--profile", "nora").splitlines()[0].endswith("Edit of View from the desk  [Nora]")

    done(capsys, "export", "a.persona", "--out", "a.json")
    assert profile_of("a.json")["fields"] == {"view": stored}
    done(capsys, "new", "b.persona")
    done(capsys, "import", "b.persona", "a.json")
    done(capsys, "export", "b.persona", "--out", "b.json")
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()

    done(capsys, "card", "b.persona", "--out", "b.pdf")
    text = PdfDocument("b.pdf")[0].get_textpage().get_text_bounded()
    assert word in text
    assert "View from the desk" in text
    done(capsys, "undo", "a.persona")
    done(capsys, "export", "a.persona", "--out", "a.json")
    assert "view" not in str(profile_of("a.json")["fields"])
