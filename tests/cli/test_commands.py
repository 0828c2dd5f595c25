"""The command line as its user sees it: exit code, standard output, standard error, files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from persona_studio.cli import main
from persona_studio.workbook.file import open_book

Run = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sample(folder: Path, capsys: Run) -> Path:
    assert main(["new", "a.persona", "--sample"]) == 0
    capsys.readouterr()
    return folder / "a.persona"


def refused(capsys: Run, *argv: str, code: int = 1) -> str:
    """Runs a command that must fail with one line on stderr; gives the line."""
    assert main(argv) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    return err


def names(capsys: Run, file: str = "a.persona") -> list[str]:
    capsys.readouterr()
    assert main(["profiles", file, "--json"]) == 0
    return [p["name"] for p in json.loads(capsys.readouterr().out)]


def test_profiles_as_json(sample: Path, capsys: Run) -> None:
    main(["profiles", "a.persona", "--json"])
    first = json.loads(capsys.readouterr().out)[0]
    assert {"id", "name", "kind", "template", "completeness"} <= set(first)
    assert (first["kind"], first["template"], first["completeness"]) == ("buyer", "buyer-persona", 1.0)
    main(["profiles", "a.persona"])
    assert capsys.readouterr().out.splitlines()[0].startswith(first["id"])


def test_new_never_touches_an_existing_file(sample: Path, capsys: Run) -> None:
    before = sample.read_bytes()
    for extra in ((), ("--sample",)):
        assert "exists" in refused(capsys, "new", "a.persona", *extra)
    assert sample.read_bytes() == before
    refused(capsys, "new", "missing/b.persona")


def test_set_undo_redo_history(sample: Path, capsys: Run) -> None:
    name = names(capsys)[0]
    assert main(["set", "a.persona", name.upper(), "Role", "CFO"]) == 0
    assert main(["set", "a.persona", name, "goals", "one\ntwo\n\n"]) == 0
    assert main(["set", "a.persona", name, "tools", "HubSpot, Figma"]) == 0
    assert main(["undo", "a.persona"]) == 0
    assert "Edit of Tools they use" in capsys.readouterr().out
    assert main(["redo", "a.persona"]) == 0
    assert "Edit of Tools they use" in capsys.readouterr().out
    main(["history", "a.persona", "--json", "--profile", name])
    steps = json.loads(capsys.readouterr().out)
    assert [s["label"] for s in steps if s["kind"] == "do"][-1] == "Edit of Role"
    assert [s["step"] for s in steps] == sorted((s["step"] for s in steps), reverse=True)
    with open_book(sample, write=False) as book:
        profile = book.profile(book.profiles()[0].id)
        assert profile.value("role") == "CFO"
        assert [c.value for c in profile.of("goals")] == ["one", "two"]
        assert [c.value for c in profile.of("tools")] == ["HubSpot", "Figma"]
    assert main(["set", "a.persona", name, "role", ""]) == 0
    with open_book(sample, write=False) as book:
        assert book.profile(book.profiles()[0].id).value("role") is None


def test_a_value_may_begin_with_a_dash(sample: Path, capsys: Run) -> None:
    name = names(capsys)[0]
    for value in ("-x", "--help me", "- item", "-5", "--map"):
        assert main(["set", "a.persona", name, "role", value]) == 0
        with open_book(sample, write=False) as book:
            assert book.profile(book.profiles()[0].id).value("role") == value
    assert main(["set", "a.persona", name, "role", "--", "-y"]) == 0


def test_a_value_that_cannot_be_read_is_kept_and_said(sample: Path, capsys: Run) -> None:
    name = names(capsys)[0]
    assert main(["set", "a.persona", name, "age_range", "thirtyish"]) == 0
    assert "kept as it was typed" in capsys.readouterr().err


def test_the_name_is_a_field(sample: Path, capsys: Run) -> None:
    assert main(["set", "a.persona", names(capsys)[0], "name", "مريم/🙂"]) == 0
    assert names(capsys)[0] == "مريم/🙂"


def test_names_that_are_not_clear(sample: Path, capsys: Run) -> None:
    first, second, *_others = names(capsys)
    main(["set", "a.persona", second, "name", first])
    capsys.readouterr()
    with open_book(sample, write=False) as book:
        codes = [p.code for p in book.profiles()[:2]]
    said = refused(capsys, "set", "a.persona", first, "role", "x")
    assert all(code in said for code in codes)
    assert "no profile" in refused(capsys, "card", "a.persona", "--profile", "Nobody", "--out", "x.pdf")
    assert "not a field" in refused(capsys, "set", "a.persona", codes[0], "colour", "x")


def test_nothing_to_undo(sample: Path, capsys: Run) -> None:
    assert "nothing to undo" in refused(capsys, "undo", "a.persona")
    assert "nothing to redo" in refused(capsys, "redo", "a.persona")


def test_export_import_export_gives_the_same_bytes(sample: Path, capsys: Run, folder: Path) -> None:
    assert main(["export", "a.persona", "--format", "json", "--out", "one.json"]) == 0
    assert main(["new", "b.persona"]) == 0
    assert main(["import", "b.persona", "one.json"]) == 0
    assert main(["export", "b.persona", "--out", "two.json"]) == 0
    assert (folder / "one.json").read_bytes() == (folder / "two.json").read_bytes()
    assert main(["import", "b.persona", "one.json"]) == 0
    assert "0 new, 5 updated" in capsys.readouterr().out
    assert len(names(capsys, "b.persona")) == 5


def test_import_with_a_mapping_between_files(sample: Path, capsys: Run, folder: Path) -> None:
    (folder / "a.json").write_text('[{"name": "Ann", "motto=": "Onwards"}]')
    (folder / "b.md").write_text("# Ben\n\n## Hobby\n- chess\n")
    assert main(["import", "a.persona", "a.json", "--map", "motto==Quote", "b.md", "--map", "hobby=goals"]) == 0
    out = capsys.readouterr().out
    assert "motto= → Quote (1)" in out
    assert "Hobby → Goals (1)" in out
    assert main(["undo", "a.persona"]) == 0
    assert len(names(capsys)) == 5


def test_import_refuses(sample: Path, capsys: Run, folder: Path) -> None:
    (folder / "bad.json").write_text("[" * 100_000)
    (folder / "good.json").write_text('[{"name": "Ann"}]')
    before = sample.read_bytes()
    refused(capsys, "import", "missing.persona", "good.json")
    assert not (folder / "missing.persona").exists()
    for argv in (["nothing.json"], ["bad.json"], ["good.json", "bad.json"], ["good.json", "--map", "a=role"], ["a.persona"]):
        refused(capsys, "import", "a.persona", *argv)
    assert sample.read_bytes() == before
    refused(capsys, "import", "a.persona", "good.json", "--map", "nonsense", code=2)


def test_outputs_replace_whole_or_not_at_all(sample: Path, capsys: Run, folder: Path) -> None:
    (folder / "out.json").write_text("old")
    refused(capsys, "export", "a.persona", "--out", "out.json", "--profile", "Nobody")
    assert (folder / "out.json").read_text() == "old"
    refused(capsys, "export", "a.persona", "--out", "a.persona")
    refused(capsys, "card", "a.persona", "--out", "nowhere/x.pdf")
    assert main(["export", "a.persona", "--out", "out.json"]) == 0
    assert json.loads((folder / "out.json").read_text())["profiles"]
    assert sorted(p.name for p in folder.iterdir() if not p.name.endswith(".lock")) == ["a.persona", "out.json"]


def test_cards_say_what_they_leave_out(sample: Path, capsys: Run, folder: Path) -> None:
    from pypdf import PdfReader

    name = names(capsys)[0]
    main(["set", "a.persona", name, "goals", "\n".join(f"goal number {n} " + "of many " * 20 for n in range(60))])
    capsys.readouterr()
    assert main(["card", "a.persona", "--paper", "letter", "--out", "cards.pdf"]) == 0
    err = capsys.readouterr().err
    assert any(line.startswith(f"{name}: ") and "Goals" in line for line in err.splitlines())
    reader = PdfReader(folder / "cards.pdf")
    assert len(reader.pages) == 6  # the sheet of a company goes over the page where not all of it fits
    assert round(float(reader.pages[0].mediabox.width)) == 612
    main(["history", "a.persona"])
    assert "Printed 5 cards" in capsys.readouterr().out
    assert main(["card", "a.persona", "--profile", name, "--out", "one.pdf"]) == 0
    assert len(PdfReader(folder / "one.pdf").pages) == 1


def test_beside_an_open_window(sample: Path, capsys: Run) -> None:
    name = names(capsys)[0]
    with open_book(sample):
        for argv in (
            ["profiles", "a.persona"],
            ["history", "a.persona"],
            ["export", "a.persona", "--out", "o.json"],
            ["card", "a.persona", "--out", "c.pdf"],
        ):
            assert main(argv) == 0
        capsys.readouterr()
        for argv in (["set", "a.persona", name, "role", "x"], ["undo", "a.persona"], ["import", "a.persona", "o.json"]):
            assert "is open for writing by" in refused(capsys, *argv)


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"x" * 5000, b"\x00" * 9000])
def test_strangers_files_stay_as_they_are(folder: Path, capsys: Run, content: bytes) -> None:
    (folder / "x.persona").write_bytes(content)
    for argv in (["profiles"], ["history"], ["undo"]):
        refused(capsys, argv[0], "x.persona")
    assert (folder / "x.persona").read_bytes() == content


def test_templates(capsys: Run) -> None:
    assert main(["template", "list"]) == 0
    assert any(line.split()[0] == "buyer-persona" for line in capsys.readouterr().out.splitlines())
    assert main(["template", "show", "buyer-persona", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert plain["id"] == "buyer-persona"
    assert {f["id"] for s in plain["sections"] for f in s["fields"]} >= {"name", "role", "goals", "notes"}
    assert main(["template", "show", "buyer-persona"]) == 0
    assert "Pain points" in capsys.readouterr().out
    assert "buyer-persona" in refused(capsys, "template", "show", "nothing")


@pytest.mark.parametrize(
    "argv",
    [
        ["card"],
        ["new"],
        ["nonsense"],
        ["--nonsense"],
        ["template"],
        ["set", "a", "b"],
        ["a.persona", "b.persona"],
        ["export", "a", "--format", "xml"],
    ],
)
def test_wrong_use_is_one_sentence(capsys: Run, argv: list[str]) -> None:
    assert "--help" in refused(capsys, *argv, code=2)


def test_version_help_and_selftest(capsys: Run) -> None:
    assert main(["--version"]) == 0
    assert "0." in capsys.readouterr().out
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("new", "import", "card", "selftest"))
    assert main(["card", "--help"]) == 0
    assert main(["selftest"]) == 0


def test_without_a_screen(sample: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform == "linux":
        assert "no screen" in refused(capsys)
        assert "no screen" in refused(capsys, "./a.persona")
    assert "no file" in refused(capsys, "./b.persona")


def test_an_error_of_ours_becomes_a_report(sample: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("persona_studio.actions.exporting.json_bytes", lambda *_: 1 / 0)
    said = refused(capsys, "export", "a.persona", "--out", "x.json", code=70)
    assert "ZeroDivisionError" in Path(said.split()[-1].rstrip(".")).read_text()
    assert not Path("x.json").exists()


def test_rescue(sample: Path, capsys: Run, folder: Path) -> None:
    data = bytearray(sample.read_bytes())
    data[-8192:-4096] = os.urandom(4096)
    (folder / "hurt.persona").write_bytes(data)
    assert main(["rescue", "hurt.persona", "--out", "sound.persona"]) == 0
    assert "sound.persona" in capsys.readouterr().out
    assert len(names(capsys, "sound.persona")) == 5
    refused(capsys, "rescue", "hurt.persona", "--out", "sound.persona")


def process(*argv: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "persona_studio", *argv]
    root = str(Path(__file__).parents[2])
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": root}, check=False)


def test_as_a_process(folder: Path) -> None:
    done = process("new", "a.persona", "--sample")
    assert (done.returncode, done.stderr) == (0, "")
    done = process("profiles", "nothing.persona")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    done = process("set", "a.persona", "Nobody", "role", "x")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_looking_imports_nothing_heavy(sample: Path) -> None:
    code = (
        "import sys; from persona_studio.cli import main; main(['--version']); main(['profiles', 'a.persona']); "
        "print([m for m in ('PySide6', 'sqlmodel', 'sqlalchemy', 'reportlab', 'markdown_it', 'yaml', 'PIL') if m in sys.modules])"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": root}, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_whoever_stops_reading_hears_nothing(sample: Path) -> None:
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-m", "persona_studio", "template", "show", "buyer-persona", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


def test_coverage_and_retired_in_the_list(sample: Path, capsys: Run) -> None:
    from persona_studio.actions import evidence, profiles, values

    with open_book(sample) as book:
        first = book.profiles()[0].id
        profile = book.profile(first)
        for field in profile.claims:
            values.set_field(book, first, field, [])
        values.set_field(book, first, "goals", ["Grow", "Sleep"])
        evidence.quote(book, book.profile(first).of("goals")[0].id, "We must grow")
        profiles.retire(book, first)
    main(["profiles", "a.persona", "--json"])
    row = json.loads(capsys.readouterr().out)[0]
    assert (row["coverage"], row["retired"]) == (0.5, True)
    main(["profiles", "a.persona"])
    assert [("retired" in line) for line in capsys.readouterr().out.splitlines()][:2] == [True, False]


def test_templates_are_checked_and_written(folder: Path, capsys: Run) -> None:
    assert main(["template", "export", "icp", "--out", "icp.toml"]) == 0
    assert main(["template", "check", "icp.toml"]) == 0
    assert "icp.toml is sound" in capsys.readouterr().out
    assert main(["template", "export", "icp", "--out", "-"]) == 0
    text = capsys.readouterr().out
    assert main(["template", "export", "icp"]) == 0
    assert capsys.readouterr().out == text
    assert text == (folder / "icp.toml").read_text(encoding="utf-8")
    (folder / "twice.toml").write_text(text + text[text.index("[[section]]") :], encoding="utf-8")
    assert "twice.toml" in refused(capsys, "template", "check", "twice.toml")
    (folder / "odd.toml").write_bytes(b"\xff\xfe")
    assert "UTF-8" in refused(capsys, "template", "check", "odd.toml")
    refused(capsys, "template", "check", "nowhere.toml")
    assert "no template" in refused(capsys, "template", "export", "nothing", "--out", "x.toml")
    assert not (folder / "x.toml").exists()


def test_search_finds_and_says_where(sample: Path, capsys: Run) -> None:
    from persona_studio.actions import capture

    with open_book(sample) as book:
        name = book.profiles()[0].name
        capture.capture(book, "The Zebrafinch project was late")
    assert main(["search", "a.persona", *name.upper().split()]) == 0
    assert capsys.readouterr().out.startswith(f"{name}: Name: {name}\n")
    assert main(["search", "a.persona", "late", "zebra", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (hit,) = found["hits"]
    assert (found["count"], hit["kind"], hit["label"], hit["id"]) == (1, "evidence", "Inbox", None)
    assert [hit["excerpt"][low:high] for low, high in hit["marks"]] == ["Zebra", "late"]
    assert main(["search", "a.persona", "no such words"]) == 0
    assert capsys.readouterr().out == "Nothing was found.\n"
    refused(capsys, "search", "nowhere.persona", "x")
    refused(capsys, "search", "a.persona", code=2)


def test_a_quote_goes_under_a_value(sample: Path, capsys: Run) -> None:
    name = names(capsys)[0]
    assert main(["set", "a.persona", name, "goals", "Grow\nSleep"]) == 0
    capsys.readouterr()
    assert "2 values" in refused(capsys, "evidence", "add", "a.persona", name, "goals", "We must grow")
    assert main(["evidence", "add", "a.persona", name, "goals", "We must grow", "--item", "2", "--who", "CFO"]) == 0
    assert main(["set", "a.persona", name, "goals", ""]) == 0
    capsys.readouterr()
    assert "Write one first" in refused(capsys, "evidence", "add", "a.persona", name, "goals", "We must grow")
    with open_book(sample) as book:
        assert ("We must grow", "CFO") in [(e.text, e.who) for e in book.inbox()]


def test_a_committee_by_commands(folder: Path, capsys: Run) -> None:
    from persona_studio.actions import profiles

    main(["new", "a.persona"])
    with open_book(folder / "a.persona") as book:
        for template, name in (("icp", "Mid-market"), ("buyer-persona", "Carl"), ("buyer-persona", "Maria")):
            profiles.create(book, template, name)
    capsys.readouterr()
    assert main(["link", "a.persona", "mid-market", "maria", "--role", "champion"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Mid-market contains Maria as champion.",
        "This ICP has no economic buyer.", "This ICP has no technical evaluator.", "This ICP has no user.",
    ]  # fmt: skip
    assert main(["reports-to", "a.persona", "Maria", "Carl"]) == 0
    assert capsys.readouterr().out == "Maria reports to Carl.\n"
    assert "circle" in refused(capsys, "reports-to", "a.persona", "Carl", "Maria")
    assert "circle" in refused(capsys, "reports-to", "a.persona", "Carl", "Carl")
    assert "Choose one of" in refused(capsys, "link", "a.persona", "Mid-market", "Carl", "--role", "king")
    assert main(["link", "a.persona", "Mid-market", "Carl", "--role", " Economic  - Buyer"]) == 0
    assert "Mid-market contains Carl as economic buyer." in capsys.readouterr().out
    assert main(["unlink", "a.persona", "Mid-market", "Carl", "--role", "economic-buyer"]) == 0
    capsys.readouterr()
    assert "does not contain Carl as champion" in refused(capsys, "unlink", "a.persona", "Mid-market", "Carl", "--role", "champion")
    assert "Choose one of" in refused(capsys, "unlink", "a.persona", "Mid-market", "Carl", "--role", "king")
    assert "buyer" in refused(capsys, "link", "a.persona", "Maria", "Carl")
    assert "no profile" in refused(capsys, "link", "a.persona", "Mid-market", "Nobody")
    assert main(["unlink", "a.persona", "Mid-market", "Maria"]) == 0
    capsys.readouterr()
    assert "does not contain" in refused(capsys, "unlink", "a.persona", "Mid-market", "Maria")
    assert main(["reports-to", "a.persona", "Maria", ""]) == 0
    with open_book(folder / "a.persona") as book:
        assert book.links() == []


def test_a_link_to_a_wrong_kind_says_who_belongs_in_a_committee(folder: Path, capsys: Run) -> None:
    profiles = [
        {"id": id, "name": id, "template": template} for id, template in (("acme", "icp"), ("neg", "negative-persona"), ("bo", "buyer-persona"))
    ]
    (folder / "p.json").write_text(json.dumps({"format": "persona-studio", "version": 2, "profiles": profiles}), encoding="utf-8")
    assert main(["new", "a.persona"]) == 0
    assert main(["import", "a.persona", "p.json"]) == 0
    capsys.readouterr()
    assert "made of buyer and user personas" in refused(capsys, "link", "a.persona", "acme", "neg")
    assert "Only buyer and user personas report" in refused(capsys, "reports-to", "a.persona", "bo", "acme")


def test_a_workbook_of_the_first_format_is_read_and_stays_as_it_is(folder: Path, capsys: Run) -> None:
    sample = Path(__file__).parents[1] / "workbook" / "formats" / "1.persona"
    (folder / "old.persona").write_bytes(before := sample.read_bytes())
    assert names(capsys, "old.persona") == ["Maria", "Kenji 客户"]
    for words in (["history", "old.persona"], ["search", "old.persona", "slow"], ["export", "old.persona", "--out", "-"]):
        assert main(words) == 0
        assert "Maria" in capsys.readouterr().out
    assert (folder / "old.persona").read_bytes() == before
    assert [p.name for p in folder.iterdir()] == ["old.persona"]


def test_a_missing_or_unknown_template_is_named(folder: Path, capsys: Run) -> None:
    assert "no file missing.toml" in refused(capsys, "template", "check", "missing.toml")
    assert "buyer-persona" in refused(capsys, "template", "show", "nothing")
