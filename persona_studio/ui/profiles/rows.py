"""The rows of the list: profiles under the heading of their kind. What costs a read is read when a row is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from persona_studio.domain.priority.sentences import tier_name
from persona_studio.domain.profile import Share
from persona_studio.foundation.words import _
from persona_studio.template.model import PROFILE_KINDS, Head
from persona_studio.ui.parts import rings
from persona_studio.ui.session import Session
from persona_studio.workbook.read import Shares

if TYPE_CHECKING:
    from persona_studio.workbook.read import Listed

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole  # Listed, or the heading of a group
SHARES = Qt.ItemDataRole.UserRole + 1
ROLE = Qt.ItemDataRole.UserRole + 2  # the second line


def headings() -> dict[str, str]:
    """The heading of each kind, in the order of the list."""
    return {
        "icp": _("Ideal customer profiles"),
        "buyer": _("Buyers"),
        "user": _("Users"),
        "negative": _("Negative"),
        "segment": _("Segments"),
    }


def kind_word(kind: str) -> str:
    """One profile of a kind, in words."""
    words = {
        "icp": _("Ideal customer profile"),
        "buyer": _("Buyer persona"),
        "user": _("User persona"),
        "negative": _("Negative persona"),
        "segment": _("Segment"),
    }
    return words.get(kind, _("Profile"))


def new_words(template: Head) -> str:
    """What the command says that makes such a profile."""
    words = {
        "ideal-customer-profile": _("New ideal customer profile"),
        "buyer-persona": _("New buyer persona"),
        "user-persona": _("New user persona"),
        "negative-persona": _("New negative persona"),
    }
    return words.get(template.id, _("New profile: {template}").format(template=template.name))


@dataclass(frozen=True)
class Fold:
    """The heading of the retired, which opens and closes their group."""

    words: str
    open: bool


class ProfileModel(QAbstractListModel):
    """Lines of the workbook's list; names and places are read at once, shares and roles when a row is shown."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[Listed | Fold | str] = []
        self.retired_shown = self.has_retired = False
        self._place: dict[int, int] = {}
        self._roles: dict[int, str] = {}
        self.reload()

    def reload(self) -> None:
        """Reads the list again; the model resets only when other profiles stand in it or in another order."""
        rows: list[Listed | Fold | str] = []
        everybody = self._session.book.profiles()
        listed = [p for p in everybody if not p.retired]
        retired = [p for p in everybody if p.retired]
        titles = headings()
        for kind in PROFILE_KINDS:
            group = [p for p in listed if p.kind == kind]
            if group:
                rows += [titles[kind], *group]
        rows += [p for p in listed if p.kind not in PROFILE_KINDS]
        self.has_retired = bool(retired)
        if retired:
            words = _("Retired, {n}").format(n=len(retired))
            rows += [Fold(words, self.retired_shown), *(retired if self.retired_shown else ())]
        same = [_key(r) for r in rows] == [_key(r) for r in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        self._place = {r.id: n for n, r in enumerate(rows) if not isinstance(r, str | Fold)}
        self._roles.clear()
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def show_retired(self, shown: bool) -> None:
        """Unfolds the group of the retired, or folds it."""
        if shown != self.retired_shown:
            self.retired_shown = shown
            self.reload()

    def refresh(self, profiles: frozenset[int]) -> None:
        """Repaints the rows of these profiles."""
        for id in profiles:
            self._roles.pop(id, None)
            if id in self._place:
                at = self.index(self._place[id])
                self.dataChanged.emit(at, at)

    @property
    def readonly(self) -> bool:
        """Whether the order and the names stay as they are."""
        return self._session.readonly

    def ids(self) -> list[int]:
        """The profiles in the order of the list."""
        return [r.id for r in self._rows if not isinstance(r, str | Fold)]

    def listed(self, index: Index) -> Listed | None:
        """The profile of a row; None for a heading."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        return None if isinstance(row, str | Fold) else row

    def index_of(self, profile: int) -> QModelIndex:
        """Where a profile stands; invalid when it is not in the list."""
        return self.index(self._place[profile]) if profile in self._place else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], Fold):
            return Qt.ItemFlag.ItemIsEnabled
        written = Qt.ItemFlag.NoItemFlags if self._session.readonly else Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | written

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, Fold):
            return row.words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == ROLE:
            return self._role(row)
        if role == SHARES:
            return self._shares(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            tier = tier_name(row.tier) if row.tier else ""
            return ", ".join(filter(None, (row.name, self._role(row), kind_word(row.kind), tier, self._share_words(row))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.name}\n{self._share_words(row)}"
        return None

    def _shares(self, row: Listed) -> Shares:
        """Of a profile that was deleted a moment ago, on the writer thread, none."""
        try:
            return self._session.book.shares(row.id)
        except KeyError:
            return Shares(Share(0, 0), Share(0, 0))

    def _share_words(self, row: Listed) -> str:
        shares = self._shares(row)
        return rings.words(shares.filled.part, shares.evidenced.part)

    def _role(self, row: Listed) -> str:
        """The value that the template shows under the name; the kind where there is none."""
        if row.id not in self._roles:
            try:
                profile = self._session.book.profile(row.id)
            except KeyError:  # deleted a moment ago
                return kind_word(row.kind)
            field = next((f for f in profile.template.fields if f.card.slot == "role"), None)
            value = profile.value(field.id) if field else None
            raw = getattr(value, "raw", None)
            text = raw if raw is not None else field.kind.plain(value, self._session.book.manner()) if field and value is not None else ""
            self._roles[row.id] = str(text) or kind_word(row.kind)
        return self._roles[row.id]


def _key(row: Listed | Fold | str) -> object:
    return row if isinstance(row, str | Fold) else row.id
