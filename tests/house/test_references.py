"""PySide6 6.12.0 loses a reference to None on every call under Python 3.11 and kills the process after some thousand calls.

Every call the window lives on is made 200 times here; the count of references to None must not fall.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QByteArray, QEvent, QModelIndex, QObject, QPointF, QRectF, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QStandardItemModel, QTextDocument, QTextLayout
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QWidget

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: no reference to it can be lost")

TIMES = 200
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="5" height="5"/></svg>'


class Sender(QObject):
    anything = Signal(object)
    words = Signal(str)


def lay_out(painter: QPainter, font: QFont) -> None:
    layout = QTextLayout("hello world", font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(50)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    layout.draw(painter, QPointF(0, 0))


CALLS = (
    "setText", "setPlainText", "setToolTip", "setStyleSheet", "setWindowTitle", "setEnabled", "setProperty None", "property missing",
    "setParent None", "update", "show and hide", "grab", "addWidget", "itemAt missing", "addItem",
    "model data missing", "parent", "focusWidget", "activeWindow",
    "emit None", "emit object", "emit str", "connect", "processEvents", "sendPostedEvents", "singleShot", "settings",
    "setPen colour", "setPen none", "setPen pen", "setBrush", "setFont", "fillRect", "fillPath", "drawText", "drawImage", "drawRoundedRect",
    "save and restore", "translate", "render svg", "document", "text layout",
)  # fmt: skip


@pytest.fixture
def calls(qapp: QApplication) -> Iterator[dict[str, Callable[[], object]]]:
    window, image, font, model, sender = QWidget(), QImage(60, 60, QImage.Format.Format_RGB32), QFont(), QStandardItemModel(2, 2), Sender()
    row = QHBoxLayout(window)
    label, line, text, button, rows = QLabel(window), QLineEdit(window), QPlainTextEdit(window), QPushButton(window), QListWidget(window)
    row.addWidget(label)
    sender.anything.connect(lambda value: None)
    sender.words.connect(lambda value: None)
    red, box, svg, document = QColor("red"), QRectF(0, 0, 9, 9), QSvgRenderer(QByteArray(SVG)), QTextDocument()
    path = QPainterPath()
    path.addRect(box)
    painter = QPainter(image)
    yield {
        "setText": lambda: (label.setText("a"), line.setText("b"), button.setText("c")),
        "setPlainText": lambda: text.setPlainText("x"),
        "setToolTip": lambda: label.setToolTip("x"),
        "setStyleSheet": lambda: label.setStyleSheet("color: red"),
        "setWindowTitle": lambda: window.setWindowTitle("x"),
        "setEnabled": lambda: (button.setEnabled(False), button.setEnabled(True)),
        "setProperty None": lambda: window.setProperty("p", None),
        "property missing": lambda: window.property("missing"),
        "setParent None": lambda: QWidget(window).setParent(None),
        "update": window.update,
        "show and hide": lambda: (rows.show(), rows.hide()),
        "grab": lambda: label.grab(),
        "addWidget": lambda: row.addWidget(label),
        "itemAt missing": lambda: row.itemAt(99),
        "addItem": lambda: rows.addItem("x"),
        "model data missing": lambda: (model.data(QModelIndex()), model.item(1, 1), model.setData(model.index(0, 0), None)),
        "parent": lambda: window.parent(),
        "focusWidget": QApplication.focusWidget,
        "activeWindow": QApplication.activeWindow,
        "emit None": lambda: sender.anything.emit(None),
        "emit object": lambda: sender.anything.emit(3),
        "emit str": lambda: sender.words.emit("x"),
        "connect": lambda: button.clicked.connect(print),
        "processEvents": qapp.processEvents,
        "sendPostedEvents": lambda: qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete),
        "singleShot": lambda: QTimer.singleShot(0, lambda: None),
        "settings": lambda: QSettings("nobody", "nothing").value("missing"),
        "setPen colour": lambda: painter.setPen(red),
        "setPen none": lambda: painter.setPen(Qt.PenStyle.NoPen),
        "setPen pen": lambda: painter.setPen(QPen(red, 1.5)),
        "setBrush": lambda: (painter.setBrush(red), painter.setBrush(Qt.BrushStyle.NoBrush)),
        "setFont": lambda: painter.setFont(font),
        "fillRect": lambda: painter.fillRect(box, red),
        "fillPath": lambda: painter.fillPath(path, red),
        "drawText": lambda: painter.drawText(QPointF(1, 9), "a"),
        "drawImage": lambda: painter.drawImage(box, image.copy()),
        "drawRoundedRect": lambda: painter.drawRoundedRect(box, 3, 3),
        "save and restore": lambda: (painter.save(), painter.restore()),
        "translate": lambda: painter.translate(0, 0),
        "render svg": lambda: svg.render(painter, box),
        "document": lambda: (document.setPlainText("x"), document.drawContents(painter)),
        "text layout": lambda: lay_out(painter, font),
    }
    painter.end()
    qapp.processEvents()


@pytest.mark.parametrize("name", CALLS)
def test_a_call_gives_back_every_reference_it_took(calls: dict[str, Callable[[], object]], name: str) -> None:
    call = calls[name]
    for _ in range(3):
        call()
    before = sys.getrefcount(None)
    for _ in range(TIMES):
        call()
    assert sys.getrefcount(None) - before > -TIMES // 2
