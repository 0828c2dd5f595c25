"""The designer of a face: choices by mouse and by keys, one step of undo for a visit, photographs."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from persona_studio.domain.faces import HEADS
from persona_studio.ui.frame.window import Window
from persona_studio.ui.profiles.face.facing import Facing
from persona_studio.ui.profiles.face.panel import FacePanel

Key = Qt.Key


class Visit:
    """The sample workbook with its first profile, and the designer open on it."""

    def __init__(self, qtbot: QtBot, window: Window, file: Path) -> None:
        self.bot, self.window = qtbot, window
        window.open_path(file)
        qtbot.waitUntil(lambda: window.workspace is not None)
        assert window.workspace is not None
        self.session, self.place = window.workspace.session, window.workspace.place
        qtbot.waitUntil(lambda: self.place.current is not None)
        self.steps = self.session.book.undo_step

    @property
    def id(self) -> int:
        assert self.place.current is not None
        return self.place.current

    @property
    def body(self) -> str:
        return self.session.book.profile(self.id).face.body

    def open(self) -> FacePanel:
        QTest.mouseClick(self.place.middle.head.face, Qt.MouseButton.LeftButton)
        self.bot.waitUntil(lambda: bool(self.window.findChildren(FacePanel)))
        return self.window.findChildren(FacePanel)[-1]

    def press(self, key: Qt.Key) -> None:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)

    def written(self, ok: Any) -> None:
        self.bot.waitUntil(ok)


@pytest.fixture
def visit(qtbot: QtBot, window: Window, book_file: Path) -> Visit:
    return Visit(qtbot, window, book_file)


def test_arrows_choose_and_the_whole_visit_is_one_step(visit: Visit) -> None:
    before = visit.body
    panel = visit.open()
    assert QApplication.focusWidget() is panel.rows["head"]
    visit.press(Key.Key_Right)
    visit.press(Key.Key_Tab)
    assert QApplication.focusWidget() is panel.rows["skin"]
    visit.press(Key.Key_Right)
    wanted = panel.face
    assert (wanted.head, wanted.skin) != ("mediumStraight", "#FBD0AE")
    visit.written(lambda: visit.session.book.profile(visit.id).face.face == wanted)
    visit.press(Key.Key_Escape)
    visit.session.undo()
    visit.written(lambda: visit.body == before)


def test_r_surprises_and_reset_goes_back_to_the_code(visit: Visit) -> None:
    panel = visit.open()
    known = panel.face
    visit.press(Key.Key_R)
    assert panel.face != known
    QTest.mouseClick(panel.offers["reset"], Qt.MouseButton.LeftButton)
    visit.written(lambda: visit.body == "")
    QTest.mouseClick(panel.offers["initials"], Qt.MouseButton.LeftButton)
    visit.written(lambda: visit.session.book.profile(visit.id).face.plain == "initials")
    assert panel.stage.accessibleName() == "Initials of Marketing Mei"


def test_every_choice_has_a_name(visit: Visit) -> None:
    panel = visit.open()
    for sort, row in panel.rows.items():
        said = [row.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(row.count())]
        assert all(said), sort
        assert len(set(said)) == len(said), sort
    assert panel.rows["head"].count() == len(HEADS)


def test_the_head_says_whose_face_it_is(visit: Visit) -> None:
    assert visit.place.middle.head.face.accessibleName() == "Drawn portrait of Marketing Mei"


def picture(colour: str, size: tuple[int, int] = (300, 200)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    return stream.getvalue()


def test_a_photograph_is_shown_moved_and_made_larger(visit: Visit, tmp_path: Path) -> None:
    panel = visit.open()
    (tmp_path / "mei.png").write_bytes(picture("#C00000"))
    facing = next(part for part in visit.window.workspace.parts if isinstance(part, Facing))  # type: ignore[union-attr]
    facing.take(panel, visit.id, "a visit", tmp_path / "mei.png")
    visit.written(lambda: bool(panel.portrait.photo))
    assert panel.stage.accessibleName() == "Photograph of Marketing Mei"
    shown = panel.stage.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2).red() > 180
    panel.stage.setFocus(Qt.FocusReason.TabFocusReason)
    visit.press(Key.Key_Plus)
    visit.press(Key.Key_Right)
    assert panel.portrait.crop.side < 1
    assert panel.portrait.crop.x > 0.5
    visit.written(lambda: visit.session.book.profile(visit.id).face.crop == panel.portrait.crop)


def test_what_is_no_picture_is_told(visit: Visit, tmp_path: Path) -> None:
    panel = visit.open()
    before = visit.body
    (tmp_path / "mei.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    facing = next(part for part in visit.window.workspace.parts if isinstance(part, Facing))  # type: ignore[union-attr]
    with visit.bot.waitSignal(visit.session.failed) as told:
        facing.take(panel, visit.id, "a visit", tmp_path / "mei.svg")
    assert "SVG" in told.args[0].sentence
    assert visit.body == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_into_a_small_window_in_both_schemes(visit: Visit, scheme: str, tmp_path: Path) -> None:
    from persona_studio.ui.theme import Scheme

    visit.window.resize(1024, 640)
    visit.window.theme.use(Scheme(scheme))
    panel = visit.open()
    visit.bot.wait(1)
    image: QImage = visit.window.grab().toImage()
    image.save(str(tmp_path / "panel.png"))
    assert visit.window.rect().contains(panel.mapTo(visit.window, panel.rect().bottomRight()))
    visit.window.theme.use(Scheme.LIGHT)
