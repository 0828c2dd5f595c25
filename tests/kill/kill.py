"""Kills a program that types, at random moments, and looks at what it leaves: `python -m tests.kill.kill --rounds 200`.

A child edits a workbook at random through the real interface and says so after each commit. The parent kills it, opens the workbook
again and does the same edits on a copy made before: both files must be equal row by row (data, log, undo and redo chains), to the last
edit the child spoke of or the one it was at. Kills prove transactions; they prove nothing about power loss.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create, open_book
from tests.workbook.small import TOML

ROOT = Path(__file__).parents[2]
FRESH = 20  # rounds after which a new workbook is taken, so that comparing stays quick
ROWS = {
    "template": "*", "setting": "*", "profile": "*", "claim": "*", "evidence": "*", "ground": "*", "happened": "*", "change": "*", "touched": "*",
    "edit": 'id, label, kind, "of", undo, redo, below',
}  # fmt: skip


class Typist:
    """Random edits; the same seed on the same file does the same."""

    def __init__(self, book: Workbook, seed: int) -> None:
        self.book, self.random, self.claim = book, random.Random(seed), 0

    def step(self) -> None:
        """One edit, one commit at most (there may be nothing to undo): a kill leaves all of a step or nothing of it."""
        acts: list[tuple[Callable[[], object], int]] = [
            (self.type, 8), (self.paste, 2), (self.remove, 2), (self.add, 2), (self.rename, 1), (self.delete, 1),
            (self.book.undo, 4), (self.book.redo, 4), (self.print, 1), (self.book.seal, 1),
        ]  # fmt: skip
        (act,) = self.random.choices([act for act, _weight in acts], [weight for _act, weight in acts])
        if self.book.profiles() or act in (self.book.undo, self.book.redo):
            act()
        else:
            self.add()

    def a_profile(self) -> int:
        return self.random.choice(self.book.profiles()).id

    def word(self, longest: int = 12) -> str:
        return "".join(self.random.choices("abcdefg äöü客", k=self.random.randint(1, longest)))

    def add(self) -> None:
        with self.book.edit("New") as e:
            e.put("template", id="small", toml=TOML)  # undo may have gone back before it
            e.put("profile", code=self.word(), template="small", name=self.word())

    def rename(self) -> None:
        profile = self.a_profile()
        with self.book.edit("Rename") as e:
            e.put("profile", id=profile, name=self.word())

    def delete(self) -> None:
        profile = self.a_profile()
        with self.book.edit("Delete") as e:
            e.remove("profile", profile)

    def type(self) -> None:
        """A word more in the claim being typed, or the first in a new one."""
        profile = self.a_profile()
        with self.book.edit("Look") as e:
            old = e.get("claim", self.claim)
        if old is None or self.random.random() < 0.2:
            self.claim, old = self.book.new_id("claim"), None
        text = (json.loads(old["body"]) if old else "") + self.word()
        with self.book.edit("Type", visit=self.claim) as e:
            e.put("claim", id=self.claim, profile=old["profile"] if old else profile, field="role", body=json.dumps(text))

    def paste(self) -> None:
        profile = self.a_profile()
        with self.book.edit("Paste") as e:
            for place in range(self.random.randint(1, 60)):
                e.put("claim", profile=profile, field="pains", place=place, body=json.dumps(self.word(400)))

    def remove(self) -> None:
        profile = self.a_profile()
        with self.book.edit("Remove") as e:
            rows = e.find("claim", profile=profile)
            for row in self.random.sample(rows, min(len(rows), 5)):
                e.remove("claim", row["id"])

    def print(self) -> None:
        with self.book.edit("Print") as e:
            e.record("printed", profiles=[p.id for p in self.book.profiles()])


def child(path: Path, seed: int) -> None:
    """Types until it is killed, and says after each edit that it is done."""
    book = open_book(path, backups=path.parent / "backups")
    typist = Typist(book, seed)
    while True:
        book.submit(typist.step).result()
        sys.stdout.write(".")
        sys.stdout.flush()


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is in a closed workbook, without the times."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr) for table, columns in ROWS.items()}


@dataclass
class Tally:
    """What was seen in all rounds."""

    rounds: int = 0
    acknowledged: int = 0
    cut_short: int = 0  # kills that left an unfinished commit behind, which was rolled back
    ahead: int = 0  # kills after a commit and before its word


def fresh(path: Path) -> None:
    path.unlink(missing_ok=True)
    with create(path, backups=path.parent / "backups") as book, book.edit("Template") as e:
        e.put("template", id="small", toml=TOML)


def killed(path: Path, seed: int, chance: random.Random) -> int:
    """Lets a child type and kills it; the number of edits it spoke of."""
    command = [sys.executable, "-m", "tests.kill.kill", "--child", str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout
        said = process.stdout.read(chance.randint(1, 40))
        time.sleep(chance.uniform(0, 0.02))
        process.send_signal(signal.SIGKILL)
        said += process.stdout.read()
        assert process.wait() == -signal.SIGKILL, "the child ended by itself"
    return len(said)


def round_of(path: Path, seed: int, chance: random.Random, tally: Tally) -> None:
    """One kill. Raises AssertionError when anything is lost or wrong."""
    twin = path.with_name("twin.persona")
    shutil.copyfile(path, twin)
    said = killed(path, seed, chance)
    tally.cut_short += path.with_name(path.name + "-journal").exists()
    backups = path.parent / "backups"
    with open_book(path, backups=backups) as book:
        assert not book.readonly, "the lock outlived its holder"
        book.check_apart()
    left = rows(path)
    with open_book(twin, backups=backups) as book:
        typist = Typist(book, seed)
        for _edit in range(said):
            typist.step()
        if rows(twin) != left:
            typist.step()
            tally.ahead += 1
    different = [table for table, wanted in rows(twin).items() if left[table] != wanted]
    assert not different, f"seed {seed}: {different} are not what {said} edits, or one more, make them"
    back_and_forth(path, twin, backups)
    tally.rounds += 1
    tally.acknowledged += said


def back_and_forth(path: Path, twin: Path, backups: Path) -> None:
    """Undo and redo go the same way in both."""
    with open_book(path, backups=backups) as one, open_book(twin, backups=backups) as two:
        for turn in (*["undo"] * 6, *["redo"] * 3):
            assert getattr(one, turn)() == getattr(two, turn)()
    assert rows(path) == rows(twin)


def run(rounds: int, seed: int) -> Tally:
    """So many kills."""
    tally, chance = Tally(), random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="kill-") as folder:
        path = Path(folder) / "a.persona"
        for number in range(rounds):
            if number % FRESH == 0:
                fresh(path)
            round_of(path, chance.randrange(10**9), chance, tally)
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--child", nargs=2, metavar=("PATH", "SEED"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        child(Path(asked.child[0]), int(asked.child[1]))
    seed = random.randrange(10**6) if asked.seed is None else asked.seed
    print(f"seed {seed}", flush=True)
    tally = run(asked.rounds, seed)
    print(
        f"{tally.rounds} kills, {tally.acknowledged} acknowledged edits: none lost, no file damaged, undo and redo equal.\n"
        f"{tally.cut_short} kills left an unfinished commit, {tally.ahead} came after a commit and before its word."
    )


if __name__ == "__main__":
    main()
