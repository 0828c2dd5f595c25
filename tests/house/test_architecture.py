"""What the house rules promise and no linter says: what importing costs, how large a room may be, what must not be written down."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from persona_studio.actions import sample

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "persona_studio"
HEAVY = ("PySide6", "shiboken6", "sqlmodel", "sqlalchemy", "reportlab", "PIL", "pypdfium2")
CORE = ("foundation", "template", "domain", "workbook", "exchange", "paper", "actions", "cli")


def modules(folder: str) -> list[str]:
    files = sorted((PACKAGE / folder).rglob("*.py"))
    return [".".join(f.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for f in files]


def loaded_after(code: str) -> set[str]:
    """The heavy packages that a fresh interpreter holds after running `code`."""
    script = f"import sys\n{code}\nprint(*({{name.split('.')[0] for name in sys.modules}} & {set(HEAVY)!r}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(done.stdout.split())


def test_importing_the_program_imports_nothing_heavy() -> None:
    assert loaded_after("import persona_studio, persona_studio.cli") == set()


def test_a_workbook_can_be_read_without_anything_heavy() -> None:
    assert loaded_after("import persona_studio.workbook.file, persona_studio.workbook.read, persona_studio.domain.profile") == set()


@pytest.mark.parametrize("folder", CORE)
def test_no_layer_below_the_window_imports_qt(folder: str) -> None:
    wanted = [name for name in modules(folder) if not name.endswith((".text_qt", ".__main__"))]
    assert loaded_after("".join(f"import {name}\n" for name in wanted)) & {"PySide6", "shiboken6"} == set()


def test_rooms_stay_small() -> None:
    large = {str(f.relative_to(ROOT)): n for f in PACKAGE.rglob("*.py") if (n := len(f.read_text(encoding="utf-8").splitlines())) > 400}
    assert large == {}


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = project["project"]["dependencies"] + [line for group in project["dependency-groups"].values() for line in group]
    names = {re.split(r"[\[<>=~ ]", line)[0] for line in lines}
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert {name for name in names if f"| {name} " not in told} == set()


def test_the_lock_names_versions_and_hashes_and_no_place() -> None:
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", lock) if entry.strip() and not entry.startswith("#")]
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+==[^ ]+", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host|://", lock)


def test_no_tracked_file_names_an_index_or_a_path_of_this_machine() -> None:
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    here = [str(ROOT) + "/", str(ROOT.parent / "shared")]
    banned = re.compile("|".join([r"--(extra-)?index-url[ =]\S+", r"://[^ /]+/simple/", *map(re.escape, here)]), re.IGNORECASE)
    found = []
    for name in filter(None, listed):
        path = ROOT / name
        if path.is_file() and path.suffix not in {".png", ".persona", ".pdf", ".ttf"} and banned.search(path.read_text("utf-8", errors="replace")):
            found.append(name)
    assert found == []


FIRST_FORM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from persona_studio import cli
run = QApplication.exec
def loop(*_arguments):
    QTimer.singleShot(0, QApplication.quit)
    return run()
QApplication.exec = loop
cli.main([{path!r}])
"""
NOT_BEFORE_THE_FIRST_PAINT = (
    *("sqlmodel", "sqlalchemy", "pydantic", "reportlab", "PIL", "pypdfium2"),
    *("numpy", "duckdb", "openpyxl", "rapidfuzz", "psycopg", "yaml", "docx", "pptx"),
    *(f"persona_studio.{ours}" for ours in (
        "cli.commands", "exchange", "paper.layouts", "domain.scoring", "domain.comparison", "domain.committee", "domain.priority.rank",
        "workbook.scoring", "workbook.accounts", "workbook.past", "ui.score", "ui.compare.place", "ui.priority", "ui.start.page",
        "ui.frame.palette", "ui.profiles.evidence_panel", "ui.profiles.empty", "ui.templates.panel", "ui.profiles.committee",
    )),
)  # fmt: skip


def test_the_first_form_imports_what_it_shows_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "sample.persona"
    sample.make(path)
    homes = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("CONFIG", "DATA", "STATE")}
    code = FIRST_FORM.format(path=str(path)) + "print(*sys.modules)"
    env = {**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True, env=env)
    loaded = set(done.stdout.split())
    assert "persona_studio.ui.profiles.form" in loaded
    assert {name for name in loaded if name.startswith(NOT_BEFORE_THE_FIRST_PAINT)} == set()
