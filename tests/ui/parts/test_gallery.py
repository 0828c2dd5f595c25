"""Faces in the window: drawn once, never more in one turn than a paint can wait for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from persona_studio.domain.faces import Portrait, initials_only
from persona_studio.ui.parts import faces, gallery
from persona_studio.ui.theme import Theme


@pytest.fixture
def theme(qapp: object) -> Iterator[Theme]:
    theme = Theme()
    yield theme
    theme.deleteLater()


def painted(theme: Theme, kind: str, portrait: Portrait | None, *, faded: bool = False) -> QImage:
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    faces.paint(painter, QRectF(0, 0, 64, 64), "Marketing Mei", kind, theme, portrait, faded=faded)
    painter.end()
    return image


def hues(image: QImage) -> set[int]:
    colours = (QColor(image.pixel(x, y)) for x in range(8, 56) for y in range(8, 56))
    return {colour.hue() // 20 for colour in colours if colour.saturation() > 60 and colour.value() > 60}


def corner(image: QImage) -> int:
    return image.pixelColor(5, 5).alpha()


def test_people_are_round_and_companies_have_corners(theme: Theme) -> None:
    assert corner(painted(theme, "buyer", Portrait("a"))) == 0
    assert corner(painted(theme, "icp", Portrait("a"))) > 0


def test_a_negative_persona_is_grey_and_so_is_who_is_out_of_reach(theme: Theme) -> None:
    assert hues(painted(theme, "buyer", Portrait("a")))
    assert not hues(painted(theme, "negative", Portrait("a")))
    assert not hues(painted(theme, "buyer", Portrait("a"), faded=True))


def test_initials_stand_where_they_are_wanted(theme: Theme) -> None:
    plain = painted(theme, "buyer", None)
    assert painted(theme, "buyer", Portrait("a", initials_only())) == plain
    assert painted(theme, "buyer", Portrait("a", "", "none")) == plain
    assert painted(theme, "buyer", Portrait("a", "", "icon")) != plain
    assert painted(theme, "buyer", Portrait("a")) != plain


class Row(QWidget):
    """A widget with one face."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.paints = 0
        self.resize(64, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        faces.paint(QPainter(self), QRectF(0, 0, 64, 64), "Marketing Mei", "buyer", self._theme, Portrait("a"))


def test_what_one_turn_cannot_draw_is_drawn_in_the_next(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gallery, "AT_ONCE", 0.0)
    row = Row(theme)
    qtbot.addWidget(row)
    row.show()
    qtbot.waitExposed(row)
    theme.gallery.forget()
    painted(theme, "buyer", Portrait("another"))  # this turn has no time left
    row.repaint()
    so_far = row.paints
    qtbot.waitUntil(lambda: row.paints > so_far)
    assert hues(row.grab().toImage()) == hues(painted(theme, "buyer", Portrait("a")))
