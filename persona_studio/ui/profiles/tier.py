"""The tier in the head of a profile: a chip that opens the menu of tiers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from persona_studio.domain.priority.sentences import tier_name
from persona_studio.foundation.words import _
from persona_studio.ui.parts import icons, tiers
from persona_studio.ui.parts.buttons import Painted
from persona_studio.ui.theme import Theme

TIERS = (1, 2, 3, 0)
CHEVRON = 12


class TierButton(Painted):
    """Says which tier is `wanted`; who listens writes it."""

    wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.tier = 0
        self.readonly = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from the outline into the form, and typing goes on: keys open it by Alt T
        self.clicked.connect(self.open_menu)
        theme.changed.connect(self.adjustSize)
        self.show_tier(0)

    def show_tier(self, tier: int) -> None:
        """The tier as it is now."""
        self.tier = tier
        self.setText(tier_name(tier))
        self.setAccessibleName(_("Tier: {tier}").format(tier=tier_name(tier)))
        self.setToolTip(_("{tier} (Alt T changes it)").format(tier=tier_name(tier)))
        self.adjustSize()
        self.update()

    def open_menu(self) -> None:
        """Offers the tiers; 1, 2 and 3 choose by their key."""
        if self.readonly:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("Tier"))
        for tier in TIERS:
            action = menu.addAction(tier_name(tier).replace(str(tier), f"&{tier}", 1) if tier else tier_name(0))
            action.setCheckable(True)
            action.setChecked(tier == self.tier)
            action.triggered.connect(lambda _checked=False, tier=tier: self.wanted.emit(tier))
            if tier == self.tier:
                menu.setActiveAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def sizeHint(self) -> QSize:
        return QSize(round(self._words()) + CHEVRON + 6, max(20, self.theme.line("small") + 2))

    def _words(self) -> float:
        return tiers.size(tiers.word(self.tier, short=False), self.theme).width() if self.tier else self.theme.advance(self.text(), "small") + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        self.paint_ground(painter, box, 4)
        mirrored = self.isRightToLeft()
        start = box.right() - self._words() if mirrored else 0.0
        if self.tier:
            tiers.paint(painter, start, box.center().y(), self.tier, self.theme, short=False)
        else:
            painter.setFont(self.theme.font("small"))
            painter.setPen(self.theme.colour("text_3"))
            painter.drawText(QRectF(start, 0, self._words(), box.height()), Qt.AlignmentFlag.AlignCenter, self.text())
        x = 2.0 if mirrored else box.right() - CHEVRON - 2
        if not self.readonly:
            icons.paint(painter, QRectF(x, box.center().y() - CHEVRON / 2, CHEVRON, CHEVRON), "chevron-down", self.theme.colour("text_3"))
