"""The designer of a face: the picture, and a row of small ones for every part of it."""

from __future__ import annotations

import secrets
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from persona_studio.domain.faces import COMPANIES, COVERED, Crop, Face, Portrait, drawn, from_seed, initials_only, photograph
from persona_studio.foundation.words import _
from persona_studio.ui.frame.panels import Panel
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.face import words
from persona_studio.ui.profiles.face.choices import Choices
from persona_studio.ui.profiles.face.stage import Stage
from persona_studio.ui.theme import Theme

HIGH = 430


class FacePanel(Panel):
    """`wanted` with what the workbook shall store, after each choice; `photo_wanted` when a file is to be chosen."""

    wanted = Signal(str)
    photo_wanted = Signal()

    def __init__(self, theme: Theme, name: str, kind: str, portrait: Portrait) -> None:
        super().__init__(theme, _("Face of {name}").format(name=" ".join(name.split())[:40]))
        self.portrait, self._drawn_ones = portrait, kind not in COMPANIES
        self.stage = Stage(theme, name, kind)
        self.stage.cropped.connect(self._crop)
        self.note = Text(theme, "label", "", tone="text_2", wrap=True)
        self.rows: dict[str, Choices] = {}
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addLayout(self._left())
        if self._drawn_ones:
            body.addWidget(self._right(), 1)
        self.column.addLayout(body, 1)
        done = Button(theme, _("Done"), kind="primary")
        done.clicked.connect(self.done)
        self.buttons(done)
        if self._drawn_ones:
            QShortcut(QKeySequence("R"), self, self.surprise, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.setFocusProxy(self.rows["head"])
        self.show_portrait(portrait)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.stage)
        column.addWidget(self.note)
        column.addSpacing(6)
        self.offers: dict[str, Button] = {}
        for id, text, icon, run in (
            ("surprise", _("Surprise me (R)"), "refresh-cw", self.surprise), ("photo", _("Photograph…"), "image", self.photo_wanted.emit),
            ("initials", _("Initials only"), "type", self.initials), ("reset", _("Reset"), "undo-2", self.reset),
        ):  # fmt: skip
            if id == "surprise" and not self._drawn_ones:
                continue
            button = self.offers[id] = Button(self.theme, text, icon=icon)
            button.clicked.connect(run)
            column.addWidget(button)
        column.addStretch(1)
        return column

    def _right(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("ground", "raised")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(2)
        self._labels: dict[str, Text] = {}
        for sort, heading in words.rows().items():
            row = self.rows[sort] = Choices(self.theme, sort, self.portrait.seed)
            row.chosen.connect(lambda value, sort=sort: self._choose(sort, value))
            row.installEventFilter(self)
            self._labels[sort] = Text(self.theme, "label", heading, tone="text_2")
            column.addWidget(self._labels[sort])
            column.addWidget(row)
            column.addSpacing(8)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumHeight(HIGH)
        self._scroll.setWidget(inner)
        return self._scroll

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The row that has the focus is in sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, 24)
        return False

    def show_portrait(self, portrait: Portrait) -> None:
        """Shows what there is now."""
        self.portrait = portrait
        self.stage.show_portrait(portrait)
        for row in self.rows.values():
            row.show_face(portrait.face)
        if self.rows:
            covered = portrait.face.head in COVERED
            self.rows["cover"].setVisible(covered)
            self._labels["cover"].setVisible(covered)
        self.note.setText(self._said(portrait))

    def _said(self, portrait: Portrait) -> str:
        if portrait.policy in ("icon", "none"):
            return _("This workbook shows no faces; its settings say so.")
        if portrait.photo:
            return _("Drag the photograph, or use arrows, plus and minus.")
        return ""

    # what a person does

    def _choose(self, sort: str, value: str) -> None:
        self._want(drawn(replace(self.portrait.face, **{sort: value})))

    def surprise(self) -> None:
        """Another face altogether."""
        self._want(drawn(from_seed(secrets.token_hex(8))))

    def initials(self) -> None:
        """No face."""
        self._want(initials_only())

    def reset(self) -> None:
        """The face that the profile had before anyone chose."""
        self._want("")

    def _crop(self, crop: Crop) -> None:
        self._want(photograph(self.portrait.own_photo, crop))

    def _want(self, body: str) -> None:
        self.show_portrait(replace(self.portrait, body=body))
        self.wanted.emit(body)

    @property
    def face(self) -> Face:
        """The drawn face as it is now."""
        return self.portrait.face
