"""What can be done about a damaged workbook: recover what can be read, or open a backup; both as a new file beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.notices import Offer
from persona_studio.workbook.backup import Backup, Backups, bring_back
from persona_studio.workbook.trouble import Damaged

Done = Callable[[Path, str], None]  # takes the new workbook and what is to be said about it


def offers(problem: Problem, done: Done, tell: Callable[[Problem], None]) -> list[Offer]:
    """What a notice about a problem offers: something only for a damaged workbook."""
    if not isinstance(problem, Damaged):
        return []

    def trying(work: Callable[[], tuple[Path, str]]) -> None:
        try:
            done(*work())
        except Problem as trouble:
            tell(trouble)

    path = problem.path
    found: list[Offer] = [(_("Recover what can be read"), partial(trying, partial(recover, path)))]
    if backups := Backups(path).listing():
        words = _("Open the backup of {time}").format(time=_moment(backups[0]))
        found.append((words, partial(trying, partial(from_backup, path, backups[0]))))
    return found


def recover(path: Path) -> tuple[Path, str]:
    """A new workbook with all that can be read, and how much that is."""
    from persona_studio.workbook.salvage import salvage

    target = beside(path, _("{name} (recovered)"))
    saved = salvage(path, target)
    kept, lost = saved.kept.get("profile", 0), sum(saved.lost.values())
    words = ngettext("Recovered {n} profile.", "Recovered {n} profiles.", kept).format(n=kept)
    if lost:
        words += " " + ngettext("{n} row could not be read.", "{n} rows could not be read.", lost).format(n=lost)
    return target, words


def from_backup(path: Path, backup: Backup) -> tuple[Path, str]:
    """A new workbook as the backup has it."""
    target = beside(path, _("{name} (backup)"))
    bring_back(backup, target)
    return target, _("This is the backup of {time}.").format(time=_moment(backup))


def beside(path: Path, name: str) -> Path:
    """A neighbour that does not exist yet."""
    stem = name.format(name=path.stem)
    names = [stem, *(f"{stem} {n}" for n in range(2, 1000))]
    return next(target for stem in names if not (target := path.with_name(stem + path.suffix)).exists())


def _moment(backup: Backup) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(backup.at.timestamp())), QLocale.FormatType.ShortFormat)
