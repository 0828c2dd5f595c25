"""The head of Score: which scorecard, how many accounts, ways to add some."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Button, IconButton, Painted
from persona_studio.ui.parts.text import Elided, Text

if TYPE_CHECKING:
    from persona_studio.ui.frame.commands import Commands
    from persona_studio.ui.score.board import Board
    from persona_studio.ui.theme import Theme

ADD = ("score.add", "score.paste", "score.import")
MORE = ("score.backtest", "score.save_list", "score.save_sheets")
OF_CARD = ("score.card_edit", "score.card_rename", "score.card_duplicate", "score.card_delete", "score.versions")


class CardButton(Painted):
    """The scorecard that is seen; opens the menu of all."""

    def sizeHint(self) -> QSize:
        return QSize(min(320, round(self.theme.advance(self.text(), "small", weight=500))) + 36, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, theme = QPainter(self), QRectF(self.rect()), self.theme
        self.paint_ground(painter, box, theme.size("control", "radius"))
        painter.setFont(theme.font("small", weight=500))
        painter.setPen(theme.colour("text_2"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = box.adjusted(28, 0, -8, 0) if mirrored else box.adjusted(8, 0, -28, 0)
        shown = theme.metrics("small", weight=500).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
        icons.paint(painter, QRectF(7 if mirrored else box.right() - 22, box.center().y() - 7, 15, 15), "chevron-down", theme.colour("text_2"))


class ScoreHead(QWidget):
    """What it offers are commands."""

    def __init__(self, board: Board, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self._board, self._commands = board, commands
        self.card = CardButton(theme, "")
        self.card.clicked.connect(lambda: self._pop(self.card, self.fill_cards))
        self.state = Text(theme, "label", tone="text_2")
        self.count = Elided(theme, "label", tone="text_2")
        self.count.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing)
        self.add = Button(theme, _("Add accounts"), icon="plus")
        self.add.clicked.connect(lambda: self._pop(self.add, lambda menu: self._fill(menu, ADD)))
        self.more = IconButton(theme, "ellipsis", _("Back-test and save"))
        self.more.clicked.connect(lambda: self._pop(self.more, lambda menu: self._fill(menu, MORE)))
        self.beside = IconButton(theme, "panel-right-open", _("Account and weights (F9)"))
        self.beside.clicked.connect(lambda: commands.run("view.side"))
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 12, 32, 8)
        row.setSpacing(8)
        row.addWidget(Text(theme, "title", _("Score")))
        row.addWidget(self.card)
        row.addWidget(self.state)
        row.addWidget(self.count, 1)
        row.addWidget(self.add)
        row.addWidget(self.more)
        row.addWidget(self.beside)
        self.refresh()

    def refresh(self) -> None:
        """Scorecard and number of accounts as they are now."""
        board = self._board
        self.card.setVisible(board.listed is not None)
        self.card.setText(self.called(board.id))
        self.card.setAccessibleName(_("Scorecard: {name}").format(name=self.card.text()))
        self.card.updateGeometry()
        looked = board.looked_at
        self.state.setText(_("Version {number}, only to look at").format(number=looked.number) if looked else "")
        count = len(board.accounts)
        words = ngettext("{count} account", "{count} accounts", count).format(count=QLocale().toString(count))
        self.count.setText(words if board.ready and count else "")
        self.add.setEnabled(not board.session.readonly)
        self.more.setVisible(bool(count))

    def called(self, card: int | None) -> str:
        """The profile's name, with that of the scorecard where the profile has several."""
        board = self._board
        listed = next((one for one in board.cards if one.id == card), None)
        if listed is None:
            return ""
        names = {p.id: p.name for p in board.session.book.profiles()}
        profile = names.get(listed.profile, "")
        alone = sum(1 for one in board.cards if one.profile == listed.profile) == 1
        return profile if alone and profile else f"{profile}: {listed.name}" if profile else listed.name

    def fill_cards(self, menu: QMenu) -> None:
        """All scorecards, and what can be done with the one that is seen."""
        for listed in self._board.cards:
            action = menu.addAction(self.called(listed.id).replace("&", "&&"), partial(self._board.choose, listed.id))
            action.setCheckable(True)
            action.setChecked(listed.id == self._board.id)
        menu.addSeparator()
        if not self._board.session.readonly:
            for profile in self._board.session.book.profiles():
                if profile.kind == "icp":
                    words = _("New scorecard for {name}").format(name=profile.name).replace("&", "&&")
                    menu.addAction(words, partial(self.new_card, profile.id))
        menu.addSeparator()
        self._fill(menu, OF_CARD)

    def new_card(self, profile: int) -> None:
        """Makes a scorecard of a profile and turns to it."""
        from persona_studio.actions import scorecards

        self._board.session.run(scorecards.create, profile, then=self._board.choose)

    def _fill(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        for command in self._commands:
            if command.id in ids:
                action = menu.addAction(command.label.replace("&", "&&"), partial(self._commands.run, command.id))
                action.setEnabled(self._commands.can(command.id))

    def _pop(self, button: QWidget, fill: Callable[[QMenu], object]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        end = button is not self.card
        x = button.width() - menu.sizeHint().width() if end != mirrored else 0
        menu.popup(button.mapToGlobal(QPoint(x, button.height() + 4)))
