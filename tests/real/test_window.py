"""The program as a person meets it: a real window, keys only, and the power going off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.real.conftest import Screen, until

PROGRAM = (sys.executable, "-m", "persona_studio")

# What is typed, field by field in the order of Tab, and the words by which it is found in the export.
TYPED = (
    ("name", "Real Rita", "Real Rita"),
    ("role", "Head of renewals", "Head of renewals"),
    ("reports_to", "Chief operating officer", "Chief operating officer"),
    ("age_range", "35-44", "35"),
    ("education", "Law, then an MBA", "Law, then an MBA"),
    ("career_stage", "Manager", "anager"),
    ("income_range", "70k-90k", "90"),
    ("team_size", "12", "12"),
    ("budget_authority", "Shared", "hared"),
    ("budget_amount", "20k-40k", "40"),
)


def said(workbook: Path, out: Path) -> dict[str, Any]:
    """The only profile of a workbook, as the command line exports it while the window is open."""
    done = subprocess.run([*PROGRAM, "export", str(workbook), "--format", "json", "--out", str(out)], capture_output=True, text=True)
    if done.returncode:
        return {}
    profiles = json.loads(out.read_text(encoding="utf-8"))["profiles"]
    return dict(profiles[0]) if profiles else {}


def filled(profile: dict[str, Any]) -> list[str]:
    """The ids of TYPED whose words stand in the profile."""
    values = {"name": profile.get("name"), **profile.get("fields", {})}
    return [id for id, _typed, words in TYPED if words in json.dumps(values.get(id), ensure_ascii=False)]


def test_from_nothing_by_keys_through_a_kill(screen: Screen, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    ids = [id for id, _typed, _words in TYPED]
    (home / "Documents").mkdir()

    program = screen.start(*PROGRAM)
    screen.window("Persona Studio")
    screen.keys("ctrl+n")
    screen.type("Northwind")
    screen.keys("Return")
    workbook = until(lambda: next(home.rglob("*.persona"), None), "the new workbook")
    screen.window("Northwind")
    screen.keys("ctrl+shift+n", "2")  # the second kind of profile: a buyer
    until(lambda: said(workbook, out), "the new buyer persona")
    for _id, typed, _words in TYPED:
        screen.keys("ctrl+a")
        screen.type(typed)
        screen.keys("Tab")
    until(lambda: filled(said(workbook, out)) == ids, "ten fields on disk")

    screen.keys("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+shift+z")
    until(lambda: filled(said(workbook, out)) == ids[:8], "three steps back and one forward")
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    assert filled(said(workbook, out)) == ids[:8]

    screen.start(*PROGRAM, str(workbook))
    screen.window("Northwind")
    screen.keys("ctrl+shift+z", "ctrl+shift+z")
    until(lambda: filled(said(workbook, out)) == ids, "the two steps that were undone before the kill")
    screen.keys(*["ctrl+z"] * 9)
    until(lambda: filled(said(workbook, out)) == ids[:1], "undo back to the name")
