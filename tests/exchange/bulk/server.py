"""A PostgreSQL server of the tests' own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def running(*, password: str = "") -> Iterator[str]:
    """The address of a server that ends with the block. Skips the test where the machine has no server's programs."""
    programs = _programs()
    place = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        as_user = _other_user(place)

        def run(program: str, *words: object) -> None:
            command = [*as_user, str(programs / program), *map(str, words)]
            subprocess.run(command, check=True, capture_output=True, cwd="/", timeout=60, stdin=subprocess.DEVNULL)

        secret = place / "secret"
        secret.write_text(password or "none")
        secret.chmod(0o644)
        access = ["--auth=scram-sha-256", f"--pwfile={secret}"] if password else ["--auth=trust"]
        run("initdb", "-D", place / "data", "-U", "tester", "-E", "UTF8", "--locale=C", "--no-sync", *access)
        options = f"-k {place} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "-D", place / "data", "-w", "-l", place / "log", "-o", options, "start")
        try:
            yield f"postgresql://tester@/postgres?host={place}"
        finally:
            run("pg_ctl", "-D", place / "data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _programs() -> Path:
    found = shutil.which("initdb")
    folders = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), *([Path(found).resolve().parent] if found else [])]
    if not folders:
        pytest.skip("no PostgreSQL server on this machine")
    return folders[0]


def _other_user(place: Path) -> list[str]:
    """A server refuses to run as root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    try:
        shutil.chown(place, "postgres")
    except LookupError:
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
    if not shutil.which("runuser"):
        pytest.skip("PostgreSQL does not run as root, and there is no runuser")
    return ["runuser", "-u", "postgres", "--"]
