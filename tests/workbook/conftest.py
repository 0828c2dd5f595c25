"""An empty workbook, and a way to be a user who may not write."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Client.persona"


@pytest.fixture
def book(path: Path) -> Iterator[Workbook]:
    with create(path) as book:
        yield book


@pytest.fixture
def as_nobody(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Path], str]:
    """Runs a script on a read-only folder, as a user who may not write there (root may everywhere); gives what it prints."""

    def run(script: str, folder: Path) -> str:
        for parent in (folder, *folder.parents):
            if parent.is_relative_to(tmp_path_factory.getbasetemp().parent):
                parent.chmod(parent.stat().st_mode | 0o055)
        command = [sys.executable, "-c"]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
        root = Path(__file__).parents[2]
        environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "PYTHONPATH": str(root)}

        def ran(script: str) -> subprocess.CompletedProcess[str]:
            return subprocess.run([*command, script], cwd=root, env=environment, capture_output=True, text=True, timeout=60)

        if ran(f"import os, persona_studio.workbook.file; os.listdir({str(folder)!r})").returncode:
            pytest.skip("another user cannot reach this checkout or the folder of this test")
        folder.chmod(0o555)
        try:
            done = ran(script)
        finally:
            folder.chmod(0o755)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run
