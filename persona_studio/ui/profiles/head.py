"""The head of a profile: face, name, kind, and two rings with their numbers and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.priority.model import ranks
from persona_studio.domain.profile import Profile
from persona_studio.foundation.words import _
from persona_studio.ui.parts import rings
from persona_studio.ui.profiles.facebutton import FaceButton
from persona_studio.ui.profiles.rows import kind_word
from persona_studio.ui.profiles.tier import TierButton
from persona_studio.ui.theme import Theme, percent

if TYPE_CHECKING:
    from persona_studio.workbook.read import Shares


ROOMY = 480  # px; below, one double ring stands for both and its tooltip says the numbers


class Head(QWidget):
    """Painted in one go; lower in windows under 800 px."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name, self._kind, self._line = "", "", ""
        self._filled = self._evidenced = 0.0
        self._low = False
        self.tier = TierButton(theme, self)
        self.tier.hide()
        self.face = FaceButton(theme, self)
        self.set_low(False)
        theme.changed.connect(self.update)

    def show_profile(self, profile: Profile, shares: Shares) -> None:
        """Shows who this is."""
        self._name, self._kind = profile.name, profile.kind
        self._line = kind_word(profile.kind)
        self.face.show_profile(profile)
        self._filled, self._evidenced = shares.filled.part, shares.evidenced.part
        self.tier.show_tier(profile.tier)
        self.tier.setVisible(ranks(profile.kind))
        self._place_tier()
        said = rings.words(self._filled, self._evidenced)
        self.setAccessibleName(f"{self._name}, {self._line}, {said}")
        self.setToolTip(f"{self._name}\n{said}")
        self.update()

    def set_low(self, low: bool) -> None:
        """A lower head for low windows."""
        self._low = low
        self.setFixedHeight(self._theme.size("head_low" if low else "head"))

    def _place_tier(self) -> None:
        """The face at the start; the chip before the kind, under the name."""
        role = "name_low" if self._low else "name"
        high, low = self._theme.line(role), self._theme.line("small")
        middle = self.height() / 2 - (high + low + 2) / 2 + high + 2 + low / 2
        x = self._theme.size("head_low" if self._low else "head", "face") + 16
        if self.isRightToLeft():
            x = self.width() - x - self.tier.width()
        self.tier.move(x, round(middle - self.tier.height() / 2))
        side = self._theme.size("head_low" if self._low else "head", "face")
        self.face.setGeometry(self.width() - side if self.isRightToLeft() else 0, round((self.height() - side) / 2), side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tier()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.size("form_max"), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._theme.size("head_low" if self._low else "head", "face")
        box = QRectF(self.rect())
        right = self._paint_rings(painter, box)
        self._paint_name(painter, box, side + 16.0, right - 24)

    def _paint_name(self, painter: QPainter, box: QRectF, x: float, right: float) -> None:
        role = "name_low" if self._low else "name"
        high, low = self._theme.line(role), self._theme.line("small")
        top = box.center().y() - (high + low + 2) / 2
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.colour("text"))
        name = QFontMetricsF(painter.font()).elidedText(" ".join(self._name.split()), Qt.TextElideMode.ElideRight, right - x)
        painter.drawText(QRectF(x, top, right - x, high), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, name)
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("text_2"))
        if self.tier.isVisibleTo(self):
            x += self.tier.width() + 6
        painter.drawText(QRectF(x, top + high + 2, right - x, low), Qt.AlignmentFlag.AlignVCenter, self._line)

    def _paint_rings(self, painter: QPainter, box: QRectF) -> float:
        number, word = self._theme.font("small", weight=600, tabular=True), self._theme.font("micro")
        if box.width() < ROOMY * self._theme.scale:
            place = QRectF(box.right() - 30, box.center().y() - 15, 30, 30)
            rings.double(painter, place, self._filled, self._evidenced, self._theme)
            return place.x()
        x = box.right()
        for part, what, tone in ((self._evidenced, _("evidenced"), "accent"), (self._filled, _("filled in"), "text_2")):
            width = max(QFontMetricsF(number).horizontalAdvance(percent(part)), QFontMetricsF(word).horizontalAdvance(what)) + 2
            x -= width
            middle = box.center().y()
            painter.setPen(self._theme.colour("text"))
            painter.setFont(number)
            painter.drawText(QRectF(x, middle - 18, width, 18), Qt.AlignmentFlag.AlignVCenter, percent(part))
            painter.setPen(self._theme.colour("text_2"))
            painter.setFont(word)
            painter.drawText(QRectF(x, middle - 1, width, 18), Qt.AlignmentFlag.AlignVCenter, what)
            x -= 40
            rings.single(painter, QRectF(x, middle - 15, 30, 30), part, 3.5, self._theme.colour(tone), self._theme.colour("chip"))
            x -= 24
        return x + 24
