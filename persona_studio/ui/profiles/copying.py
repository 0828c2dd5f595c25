"""File, Copy profiles from another workbook: which ones, then one step that undo takes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.commands import Command
from persona_studio.ui.frame.panels import Panel, documents
from persona_studio.ui.frame.scene import Scene
from persona_studio.ui.parts import faces, icons
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.rows import kind_word
from persona_studio.ui.theme import Theme
from persona_studio.workbook.file import open_book

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.read import Listed

Index = QModelIndex | QPersistentModelIndex
ID = Qt.ItemDataRole.UserRole
KIND = Qt.ItemDataRole.UserRole + 1
FACE = Qt.ItemDataRole.UserRole + 2


class TickDelegate(QStyledItemDelegate):
    """A box to tick, a face, the name and the kind. Space or a click anywhere in the row ticks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, max(40, self._theme.line("body") + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("tint"))
            painter.drawRoundedRect(box, 8, 8)
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        tick = QRectF(box.x() + 12, box.center().y() - 8, 16, 16)
        painter.setPen(QPen(theme.colour("accent" if ticked else "rule_strong"), 1.5))
        painter.setBrush(theme.colour("accent" if ticked else "raised"))
        painter.drawRoundedRect(tick, 4, 4)
        if ticked:
            icons.paint(painter, tick.adjusted(1.5, 1.5, -1.5, -1.5), "check", theme.colour("on_accent"), 2.25)
        name, kind = str(index.data()), str(index.data(KIND))
        faces.paint(painter, QRectF(box.x() + 42, box.center().y() - 14, 28, 28), name, kind, theme, index.data(FACE))
        painter.setFont(theme.font("body", weight=500))
        painter.setPen(theme.colour("text"))
        painter.drawText(box.adjusted(82, 0, -170, 0), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(box.adjusted(0, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, kind_word(kind))
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        clicked = event.type() == QEvent.Type.MouseButtonRelease
        spaced = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        if not (clicked or spaced):
            return False
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        other = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)


class CopyPanel(Panel):
    """The profiles of the other workbook to tick; `wanted` with the ids of those that were."""

    wanted = Signal(list)

    def __init__(self, theme: Theme, name: str, profiles: list[Listed]) -> None:
        super().__init__(theme, _("Copy profiles"))
        said = _("From {workbook}. Evidence, templates and the links between them come along; nothing here is overwritten.")
        self.column.addWidget(Text(theme, "small", said.format(workbook=name), tone="text_2", wrap=True))
        self.column.addSpacing(8)
        self.list = QListWidget()
        self.list.setFont(theme.font("body"))
        self.list.setAccessibleName(_("Profiles of the other workbook"))
        self.list.setMinimumHeight(min(360, 40 * max(len(profiles), 3)))
        for profile in profiles:
            item = QListWidgetItem(profile.name, self.list)
            item.setData(ID, profile.id)
            item.setData(KIND, profile.kind)
            item.setData(FACE, profile.face)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{profile.name}, {kind_word(profile.kind)}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.setItemDelegate(TickDelegate(theme, self.list))
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(lambda _item: self._say())
        self.column.addWidget(self.list, 1)
        every = Button(theme, _("All of them"), kind="link")
        every.clicked.connect(self._all)
        cancel = Button(theme, _("Cancel"))
        cancel.clicked.connect(self.done)
        self.copy = Button(theme, _("Copy"), kind="primary")
        self.copy.clicked.connect(self._copy)
        self.buttons(every, cancel, self.copy)
        self.setFocusProxy(self.list)
        self._say()

    @property
    def ticked(self) -> list[int]:
        """The profiles that were ticked."""
        items = (self.list.item(n) for n in range(self.list.count()))
        return [item.data(ID) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _all(self) -> None:
        for n in range(self.list.count()):
            self.list.item(n).setCheckState(Qt.CheckState.Checked)

    def _say(self) -> None:
        count = len(self.ticked)
        self.copy.setEnabled(count > 0)
        self.copy.setText(ngettext("Copy {n} profile", "Copy {n} profiles", count).format(n=count) if count else _("Copy"))
        self.copy.updateGeometry()

    def _copy(self) -> None:
        if ids := self.ticked:
            self.done.emit()
            self.wanted.emit(ids)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._copy()
        else:
            super().keyPressEvent(event)


class Copying:
    """Opens the other workbook only to read, and only for as long as that takes."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def commands(self) -> list[Command]:
        words = _("Copy profiles from another workbook…")
        return [Command("file.copy_from", words, self.ask, "file", icon="copy", group=1, enabled=self._scene.writes)]

    def close_down(self) -> None:
        """Nothing runs on."""

    def ask(self) -> None:
        """Asks for the other workbook."""
        dialog = QFileDialog(self._scene.place, _("Copy profiles from"), str(documents()), _("Workbooks (*.persona);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.choose(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose(self, path: Path) -> None:
        """Shows who is in the other workbook."""
        scene = self._scene

        def show(profiles: list[Listed]) -> None:
            panel = CopyPanel(scene.theme, path.name, profiles)
            panel.wanted.connect(lambda ids: self.take(path, ids))
            scene.open_panel(panel, _("Copy profiles"), 520)

        scene.session.ask(lambda _book: _listing(path), then=show)

    def take(self, path: Path, ids: list[int]) -> None:
        """Copies them into this workbook."""
        scene = self._scene
        scene.session.flush()

        def done(made: list[int]) -> None:
            scene.tell(ngettext("{n} profile copied", "{n} profiles copied", len(made)).format(n=len(made)), "edit.undo")
            if made:
                scene.place.choose(made[0])

        scene.session.run(_copy, path, ids, then=done)


def _listing(path: Path) -> list[Listed]:
    with open_book(path, write=False) as other:
        return other.profiles()


def _copy(book: Workbook, path: Path, ids: list[int]) -> list[int]:
    from persona_studio.actions import transfer  # brings all of import and export

    with open_book(path, write=False) as other:
        return transfer.copy_profiles(other, ids, book)
