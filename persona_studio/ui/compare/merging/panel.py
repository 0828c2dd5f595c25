"""Merge two profiles: who stays, what of both is kept, what comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from persona_studio.actions import merging
from persona_studio.domain.comparison.merging import turned_down
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.compare.merging.rows import Rows
from persona_studio.ui.parts.application import application
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text

if TYPE_CHECKING:
    from persona_studio.actions.merging import Preview
    from persona_studio.ui.frame.scene import Scene

WIDTH = 760
LEFT, RIGHT, SIGHT = 28, 14, 32
ABOUT = ("profile", "claim", "link", "ground", "template", "scorecard")


class MergePanel(QWidget):
    """Reads what a merge would do, asks, and does it as one step. Nothing is changed before."""

    done = Signal()
    resized = Signal()

    def __init__(self, scene: Scene, stays: int, goes: int) -> None:
        super().__init__()
        self._scene = scene
        self.stays, self.goes = stays, goes
        self.preview: Preview | None = None
        self.rows: Rows | None = None
        self._lay_out()
        scene.session.changed.connect(self._changed)
        self._read()

    # ---- what would be done

    def _read(self) -> None:
        wanted = self.stays, self.goes
        self._scene.session.flush()
        self._scene.session.ask(_looked, *wanted, then=lambda found: self._take(wanted, found))

    def _take(self, wanted: tuple[int, int], found: Preview | None) -> None:
        if not isValid(self) or wanted != (self.stays, self.goes) or found == self.preview:
            return  # closed meanwhile, or nothing new
        if found is None:
            self.done.emit()  # one of them is gone
            return
        self.preview = found
        names = self._names()
        self.who.setText(_("{name} stays, {other} becomes part of it.").format(name=names[0], other=names[1]))
        if self.rows is not None:
            self.rows.hide()
            self.rows.deleteLater()
        self.rows = Rows(self._scene.theme, found.rows, names)
        self.rows.changed.connect(self._count)
        self.rows.grown.connect(self._fit)
        self._area.takeWidget()
        self._area.setWidget(self.rows)
        self.rows.setAutoFillBackground(False)
        self.rows.show()
        self.along.setText(_along(found, self._listed()))
        self._count()
        self.merge.setEnabled(self._scene.writes())
        if self.window().focusWidget() is None or self.isAncestorOf(self.window().focusWidget()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, changed: Any) -> None:
        if self.isVisible() and (changed.kind == "elsewhere" or any(table in ABOUT for table, _key in changed.rows)):
            self._read()

    def _names(self) -> tuple[str, str]:
        listed = self._listed()
        return listed.get(self.stays, ""), listed.get(self.goes, "")

    def _listed(self) -> dict[int, str]:
        return {p.id: p.name for p in self._scene.session.book.profiles()}

    def _count(self) -> None:
        down = turned_down(self.preview.rows, self.rows.choices()) if self.preview and self.rows else 0
        words = ngettext("{n} thing is left out.", "{n} things are left out.", down).format(n=down)
        self.count.setText(words if down else _("Everything that both say is kept."))
        self._fit()

    # ---- what a person does

    def _swap(self) -> None:
        self.stays, self.goes, self.preview = self.goes, self.stays, None
        self._read()

    def _merge(self) -> None:
        if self.rows is None or not self.merge.isEnabled():
            return
        scene, choices, names = self._scene, self.rows.choices(), self._names()
        scene.session.changed.disconnect(self._changed)
        self.done.emit()
        told = _("Merged {other} into {name}").format(name=names[0], other=names[1])
        scene.session.run(merging.merge, self.stays, self.goes, choices, then=lambda _done: scene.tell(told, "edit.undo"))

    # ---- looks

    def _lay_out(self) -> None:
        theme = self._scene.theme
        self.who = Text(theme, "body", tone="text_2", wrap=True)
        self.swap = Button(theme, _("Swap"), icon="refresh-cw")
        self.swap.setToolTip(_("The other one stays"))
        self.swap.clicked.connect(self._swap)
        self._area = _Area()
        self.along, self.count = Text(theme, "small", tone="text_2", wrap=True), Text(theme, "small", wrap=True)
        cancel, self.merge = Button(theme, _("Cancel")), Button(theme, _("Merge"), kind="primary")
        cancel.clicked.connect(self.done)
        self.merge.clicked.connect(self._merge)
        self.merge.setEnabled(False)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.who, 1)
        head.addWidget(self.swap)
        head.setContentsMargins(0, 0, 14, 8)
        foot.setContentsMargins(0, 10, 14, 0)
        foot.setSpacing(8)
        foot.addWidget(self.count, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 24, RIGHT, 24)
        column.setSpacing(4)
        column.addWidget(Text(theme, "title", _("Merge two profiles")))
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addWidget(self.along)
        column.addLayout(foot)
        self.setFocusProxy(self.swap)

    def hasHeightForWidth(self) -> bool:
        return False  # what scrolls inside knows its height by itself

    def _fit(self) -> None:
        self._area.updateGeometry()
        self.resized.emit()

    def _bring_into_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, SIGHT)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            application().focusChanged.connect(self._bring_into_sight)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            application().focusChanged.disconnect(self._bring_into_sight)
        super().hideEvent(event)


class _Area(QScrollArea):
    """Scrolls, but asks for as much height as there is inside."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(_("What both say"))

    def sizeHint(self) -> QSize:
        shown = self.widget()
        inner = shown.layout() if shown else None
        width = WIDTH - LEFT - RIGHT
        return QSize(width, inner.totalHeightForWidth(width) if inner else 200)


def _looked(book: Any, stays: int, goes: int) -> Preview | None:
    there = {p.id for p in book.profiles()}
    return merging.preview(book, stays, goes) if {stays, goes} <= there else None


def _along(found: Preview, names: dict[int, str]) -> str:
    """What comes along besides the answers."""
    moved, left = len(found.links.moved), len(found.links.left)
    named = ", ".join(names.get(id, "") for id in found.named)
    said = [
        (moved, ngettext("{n} link comes along.", "{n} links come along.", moved).format(n=moved)),
        (left, ngettext("{n} link falls away: it would say nothing.", "{n} links fall away: they would say nothing.", left).format(n=left)),
        (found.named, _("Named in {names}, from now on as the one that stays.").format(names=named)),
        (found.scorecards, ngettext("{n} scorecard comes along.", "{n} scorecards come along.", found.scorecards).format(n=found.scorecards)),
    ]
    return " ".join([_("Evidence and sign-offs come along."), *(words for there, words in said if there)])
