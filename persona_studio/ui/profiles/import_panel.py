"""Import: what was found in files, where each of their headings goes, and afterwards what went where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QWidget

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.panels import Choice, Panel
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Elided, Text
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.actions.importing import Incoming, Report
    from persona_studio.ui.frame.window import Window
    from persona_studio.ui.session import Session

NOTES = "notes"
NAMED = 6  # names that are told in the first line; the rest are counted


class ImportPanel(Panel):
    """Shows what was found; `wanted` with the mapping a person left or changed."""

    wanted = Signal(dict)

    def __init__(self, theme: Theme, incoming: Incoming) -> None:
        super().__init__(theme, _("Import profiles"))
        self.choices: dict[str, QComboBox] = {}
        count = incoming.count
        found = ngettext("{n} profile was found in {files}.", "{n} profiles were found in {files}.", count)
        files = ", ".join(source.file for source in incoming.sources)
        self.column.addWidget(Text(theme, "body", found.format(n=count, files=files), wrap=True))
        if incoming.headings:
            said = _("Each of their headings goes into the field at its right. What no field takes goes into Notes; nothing is lost.")
            self.column.addWidget(Text(theme, "small", said, tone="text_2", wrap=True))
            self.column.addSpacing(10)
            self.column.addWidget(self._mapping(incoming), 1)
        cancel, take = Button(theme, _("Cancel")), Button(theme, _("Import"), kind="primary")
        cancel.clicked.connect(self.done)
        take.clicked.connect(lambda: self._take(incoming))
        take.setEnabled(count > 0)
        self.buttons(cancel, take)
        self.setFocusProxy(take)

    def _mapping(self, incoming: Incoming) -> QScrollArea:
        fields = [(f.id, f.label) for f in incoming.template.fields if f.id != NOTES]
        inner, grid = _grid()
        for row, (heading, ours) in enumerate(incoming.headings.items()):
            choice = Choice(self.theme)
            choice.setFont(self.theme.font("small"))
            choice.addItem(_("Notes"), NOTES)
            for id, label in fields:
                choice.addItem(label, id)
            choice.setCurrentIndex(max(0, choice.findData(ours)))
            choice.setAccessibleName(_("Field for their heading {heading}").format(heading=heading))
            self.choices[heading] = choice
            grid.addWidget(Elided(self.theme, "small", heading), row, 0)
            grid.addWidget(choice, row, 1)
        return _scrolled(inner, min(380, 40 * len(incoming.headings) + 8), _("Headings and fields"))

    def _take(self, incoming: Incoming) -> None:
        mapping = {heading: choice.currentData() for heading, choice in self.choices.items() if choice.currentData() != incoming.headings[heading]}
        self.done.emit()
        self.wanted.emit(mapping)


class ReportPanel(Panel):
    """What an import did, with a way back."""

    undo = Signal()

    def __init__(self, theme: Theme, report: Report) -> None:
        super().__init__(theme, _("Imported"))
        parts = []
        if report.new:
            parts.append(ngettext("{n} profile is new.", "{n} profiles are new.", report.new).format(n=report.new))
        if report.updated:
            text = ngettext("{n} profile was brought up to date.", "{n} profiles were brought up to date.", report.updated)
            parts.append(text.format(n=report.updated))
        self.column.addWidget(Text(theme, "body", " ".join(parts), wrap=True))
        names = ", ".join(taken.name for taken in report.taken[:NAMED]) + ("…" if len(report.taken) > NAMED else "")
        self.column.addWidget(Text(theme, "small", names, tone="text_2", wrap=True))
        self.column.addSpacing(10)
        inner, grid = _grid()
        for row, went in enumerate(report.went):
            times = ngettext("in {n} profile", "in {n} profiles", went.profiles).format(n=went.profiles)
            grid.addWidget(Elided(theme, "small", went.heading or _("Text without a heading")), row, 0)
            grid.addWidget(Elided(theme, "small", f"{went.label}, {times}", tone="text_2"), row, 1)
        if report.went:
            self.column.addWidget(_scrolled(inner, min(360, 26 * len(report.went) + 8), _("What went where")), 1)
        undo, close = Button(theme, _("Undo the import")), Button(theme, _("Done"), kind="primary")
        undo.clicked.connect(self.done)
        undo.clicked.connect(self.undo)
        close.clicked.connect(self.done)
        self.buttons(undo, close)
        self.setFocusProxy(close)


def begin_import(window: Window, session: Session, paths: list[Path]) -> None:
    """Reads files, lets a person check the mapping, imports in one step and reports."""
    from persona_studio.actions import importing

    place = window.workspace.place if window.workspace else None
    if place is None:
        return
    current = place.current
    template = session.book.profile(current).template.id if current is not None else place.templates()[0].id

    def report(done: Report) -> None:
        panel = ReportPanel(window.theme, done)
        panel.undo.connect(session.undo)
        window.open_panel(panel, _("Imported"), 560)
        if done.taken:
            place.choose(done.taken[0].id)

    def check(incoming: Incoming) -> None:
        panel = ImportPanel(window.theme, incoming)
        panel.wanted.connect(lambda mapping: session.run(importing.take, incoming, mapping, then=report))
        window.open_panel(panel, _("Import profiles"), 620)

    session.flush()
    session.ask(lambda book: importing.read(paths, template, book), then=check)


def _grid() -> tuple[QWidget, QGridLayout]:
    inner = QWidget()
    inner.setAutoFillBackground(False)
    grid = QGridLayout(inner)
    grid.setContentsMargins(0, 0, 14, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return inner, grid


def _scrolled(inner: QWidget, height: int, name: str) -> QScrollArea:
    area = QScrollArea(widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    area.setMinimumHeight(height)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    return area
