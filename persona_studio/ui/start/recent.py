"""The recent workbooks: what the start page shows of them without opening one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.memory import Memory

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook

MOST = 40
FACES = 3
MEASURED = 200  # profiles; of more the mean of the first is near enough


@dataclass(frozen=True)
class Recent:
    """A workbook as it was when it was last open here."""

    path: str
    name: str
    faces: tuple[tuple[str, ...], ...] = ()  # name, kind, and what makes their portrait, of the first profiles
    count: int = 0
    filled: float = 0.0
    evidenced: float = 0.0
    opened: str = ""  # ISO time

    @property
    def there(self) -> bool:
        """Whether the file is where it was."""
        return Path(self.path).is_file()

    def content(self) -> str:
        """The second line of its row."""
        if not self.there:
            return _("Not found. It was last in {folder}.").format(folder=short_folder(Path(self.path).parent))
        count = ngettext("{n} profile", "{n} profiles", self.count).format(n=self.count) if self.count else _("Empty so far")
        if Path(self.path).stem == self.name:
            return count
        return _("{content} in {file}").format(content=count, file=Path(self.path).name)  # one client may have several files


def seen(book: Workbook) -> Recent:
    """A workbook as it is now."""
    listed = book.profiles()
    shares = [book.shares(p.id) for p in listed[:MEASURED]]
    faces = tuple((p.name, p.kind, p.face.seed, p.face.body, p.face.policy) for p in listed[:FACES])
    return Recent(
        str(book.path), book.settings().client or book.path.stem, faces, len(listed),
        _mean([s.filled.part for s in shares]), _mean([s.evidenced.part for s in shares]), datetime.now().isoformat(timespec="seconds"),
    )  # fmt: skip


def _mean(parts: list[float]) -> float:
    return sum(parts) / len(parts) if parts else 0.0


class Recents:
    """The list in memory, newest first."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def all(self) -> list[Recent]:
        """Those that can be read; strange entries are passed over."""
        found = self._memory.get("recent", [])
        return [r for r in map(_recent, found if isinstance(found, list) else []) if r]

    def add(self, recent: Recent) -> None:
        """Puts it in front, in place of what was known of the same file."""
        rest = [r for r in self.all() if r.path != recent.path]
        self._memory.put(recent=[asdict(r) for r in [recent, *rest][:MOST]])

    def forget(self, path: str) -> None:
        """Takes it off the list; the file stays."""
        self._memory.put(recent=[asdict(r) for r in self.all() if r.path != path])


def _recent(row: Any) -> Recent | None:
    if not isinstance(row, Mapping) or not isinstance(row.get("path"), str):
        return None
    try:
        faces = tuple(tuple(map(str, face[:5])) for face in row.get("faces", []) if len(face) >= 2)
        counts = int(row.get("count", 0)), float(row.get("filled", 0)), float(row.get("evidenced", 0))
    except (TypeError, ValueError):
        return None
    return Recent(row["path"], str(row.get("name", "")), faces, *counts, str(row.get("opened", "")))


def short_folder(folder: Path) -> str:
    """The last two parts of a folder: "Clients / Fernwood"; the home folder is left out."""
    with suppress(ValueError):
        folder = folder.relative_to(Path.home())
    return " / ".join(part for part in folder.parts[-2:] if part != folder.anchor) or str(folder)


def when(opened: str, now: datetime) -> str:
    """ "Today, 14:32", "Yesterday", "18 November", "18 November 2024"."""
    from PySide6.QtCore import QDate, QLocale

    try:
        then = datetime.fromisoformat(opened)
    except ValueError:
        return ""
    days = (now.date() - then.date()).days
    if days == 0:
        return _("Today, {time}").format(time=then.strftime("%H:%M"))
    if days == 1:
        return _("Yesterday")
    date = QDate(then.year, then.month, then.day)
    return QLocale().toString(date, "d MMMM" if then.year == now.year else "d MMMM yyyy")
