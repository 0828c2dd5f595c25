"""Where a quote comes from: the fields of its source, filled in on demand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from persona_studio.domain.ground import Evidence, Source
from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.toggle import Toggle
from persona_studio.ui.theme import Theme


class SourceForm(QWidget):
    """Enter saves, Esc gives up. The title of a source that is there already brings its other facts."""

    saved = Signal(dict)
    given_up = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, evidence: Evidence, sources: Sequence[Source], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = {source.title.casefold(): source for source in sources if source.title}
        source = evidence.source
        self.lines: dict[str, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        hints = {
            "title": (_("Source"), _("Interviews in spring"), 0, 0, 2),
            "type": (_("Type"), _("Interview, survey, CRM…"), 2, 0, 1),
            "date": (_("Date"), QLocale().toString(QDate.currentDate(), QLocale.FormatType.ShortFormat), 2, 1, 1),
            "n": (_("Sample size"), _("6"), 4, 0, 1),
            "who": (_("Who"), _("Head of marketing, Austin"), 4, 1, 1),
        }
        for name, (label, hint, row, column, span) in hints.items():
            line = QLineEdit(self)
            line.setPlaceholderText(hint)
            line.setFont(theme.font("body"))
            line.setTextMargins(-2, 0, 0, 0)
            line.setAccessibleName(label)
            line.setFixedHeight(theme.line("body") + 9)
            value = getattr(source, name, None) if source else None
            line.setText("" if value is None else str(value))
            words = Text(theme, "label", label, tone="text_2")
            words.setBuddy(line)
            words.setContentsMargins(0, 6, 0, 0)
            grid.addWidget(words, row, column, 1, span)
            grid.addWidget(line, row + 1, column, 1, span)
            self.lines[name] = line
        self._complete(self.lines["title"], [source.title for source in sources])
        self.said = Toggle(theme, {"said": _("Said"), "synthesised": _("Synthesised")}, evidence.said or "said", _("Said or synthesised"), self)
        self.said.setVisible(evidence.kind == "quote")
        self.save = Button(theme, _("Save source"), kind="quiet", parent=self)
        self.save.clicked.connect(self._save)
        self.complaint = Text(theme, "label", _("The sample size is a whole number, as 12."), tone="error")
        self.complaint.hide()
        grid.addWidget(self.complaint, 7, 0, 1, 2)
        row_below = QHBoxLayout()
        row_below.setContentsMargins(0, 10, 0, 0)
        row_below.addWidget(self.said)
        row_below.addStretch(1)
        row_below.addWidget(self.save)
        grid.addLayout(row_below, 6, 0, 1, 2)
        self.copy = Button(theme, _("Save a copy of the attached file…"), kind="link", parent=self)
        self.copy.setToolTip(source.file if source else "")
        self.copy.setVisible(bool(source and source.hash))
        grid.addWidget(self.copy, 8, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.lines["title"])

    def _complete(self, line: QLineEdit, titles: list[str]) -> None:
        completer = QCompleter(sorted({title for title in titles if title}), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        line.setCompleter(completer)
        line.editingFinished.connect(self._known)

    def _known(self) -> None:
        """A source that is there already fills in what is blank."""
        source = self._sources.get(self.lines["title"].text().strip().casefold())
        for name in ("type", "date", "n", "who") if source else ():
            value = getattr(source, name)
            if not self.lines[name].text() and value not in (None, ""):
                self.lines[name].setText(str(value))

    def _save(self) -> None:
        self._known()
        given = {name: line.text().strip() for name, line in self.lines.items()}
        size = given.pop("n")
        bad = bool(size) and not (size.isdecimal() and len(size) <= 12)
        self.lines["n"].setProperty("bad", bad)
        self.lines["n"].style().polish(self.lines["n"])
        untitled = not given["title"] and (size or any(given.values()))
        if bad or untitled:
            self.lines["n" if bad else "title"].setFocus()
            self.complaint.setText(_("The sample size is a whole number, as 12.") if bad else _("A source needs a title."))
            self.complaint.show()
            self.resized.emit()
            return
        said = self.said.value if not self.said.isHidden() else ""
        self.saved.emit({**given, "n": int(size) if size else None, "said": said})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        else:
            super().keyPressEvent(event)
