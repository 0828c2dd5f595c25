"""Small panels over the window: settings of the workbook, keys, about, a new workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from persona_studio import __version__
from persona_studio.foundation.words import _
from persona_studio.template.manner import SIGNS
from persona_studio.ui.frame.commands import Commands, menus, shown
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.output import file_name
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.workbook.settings import Settings

LANGUAGES = {
    "en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "it": "Italiano", "nl": "Nederlands", "pl": "Polski", "pt": "Português",
    "sv": "Svenska", "da": "Dansk", "de-CH": "Deutsch (Schweiz)",
}  # fmt: skip


class Panel(QWidget):
    """A title, rows of labelled controls, buttons at the foot. `done` when it may close."""

    done = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 24, 28, 24)
        self.column.setSpacing(4)
        self.column.addWidget(Text(theme, "title", title))
        self.column.addSpacing(10)

    def labelled(self, words: str, control: QWidget, hint: str = "") -> None:
        """A control under its label."""
        label = Text(self.theme, "label", words, tone="text_2")
        label.setBuddy(control)
        control.setAccessibleName(words)
        control.setFont(self.theme.font("body"))
        control.setMinimumHeight(self.theme.size("field"))
        if isinstance(control, QLineEdit):
            control.setTextMargins(-2, 0, 0, 0)
        self.column.addWidget(label)
        self.column.addWidget(control)
        if hint:
            self.column.addWidget(Text(self.theme, "label", hint, tone="text_2", wrap=True))
        self.column.addSpacing(10)

    def buttons(self, *buttons: Button) -> None:
        """Buttons at the right of the foot."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)


class SettingsPanel(Panel):
    """Client, language, currency, paper and faces of the workbook; `wanted` with what changed."""

    wanted = Signal(dict)

    def __init__(self, theme: Theme, now: Settings, *, readonly: bool = False) -> None:
        super().__init__(theme, _("About this workbook"))
        self._now = now
        self.client = QLineEdit(now.client, placeholderText=_("Whose customers are described here?"))
        self.language = _choice(theme, {now.language: now.language, **LANGUAGES}, now.language)
        signs = {now.currency: now.currency, **SIGNS}
        self.currency = _choice(theme, {code: f"{code}  {sign}" if sign != code else code for code, sign in signs.items()}, now.currency)
        self.paper = _choice(theme, {"a4": _("A4, 210 × 297 mm"), "letter": _("Letter, 8.5 × 11 in")}, now.paper)
        shown = {"drawn": _("Drawn faces"), "photo": _("Photographs, drawn where there is none"), "icon": _("Icons"), "none": _("Initials")}
        self.faces = _choice(theme, shown, now.faces if now.faces in shown else "drawn")
        self.labelled(_("Client"), self.client, _("Stands on every card."))
        self.labelled(_("Language"), self.language, _("How numbers, dates and quotation marks are written."))
        self.labelled(_("Currency"), self.currency)
        self.labelled(_("Paper"), self.paper)
        self.labelled(_("Faces"), self.faces)
        cancel, save = Button(theme, _("Cancel")), Button(theme, _("Save"), kind="primary")
        cancel.clicked.connect(self.done)
        save.clicked.connect(self._save)
        save.setEnabled(not readonly)
        self._readonly = readonly
        self.buttons(cancel, save)
        self.setFocusProxy(self.client)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, in whichever control it is pressed."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self._readonly and not isinstance(QApplication.focusWidget(), QAbstractButton):
            self._save()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        new = {
            "client": " ".join(self.client.text().split()),
            "language": self.language.currentData(),
            "currency": self.currency.currentData(),
            "paper": self.paper.currentData(),
            "faces": self.faces.currentData(),
        }
        changes = {name: value for name, value in new.items() if value != getattr(self._now, name)}
        self.done.emit()
        if changes:
            self.wanted.emit(changes)


class NewPanel(Panel):
    """Asks for the client and says where the workbook will be; Enter makes it."""

    wanted = Signal(object, str)  # Path, client

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__(theme, _("New workbook"))
        self._folder, self._chosen = folder, False
        self.client = QLineEdit(placeholderText=_("Name of the client"))
        self.client.setMaxLength(200)
        self.labelled(_("Client"), self.client)
        self.where = Text(theme, "label", tone="text_2", wrap=True)
        self.column.addWidget(self.where)
        other = Button(theme, _("Choose another folder…"), kind="link")
        other.clicked.connect(self._ask_folder)
        self.column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        cancel, make = Button(theme, _("Cancel")), Button(theme, _("Create"), kind="primary")
        cancel.clicked.connect(self.done)
        make.clicked.connect(self._make)
        self.client.returnPressed.connect(self._make)
        self.client.textChanged.connect(self._say)
        self.buttons(cancel, make)
        self.setFocusProxy(self.client)
        self._say()

    @property
    def target(self) -> Path:
        """The file that will be made: one that is not there yet."""
        stem = file_name("", self.client.text() or _("New client")).removesuffix(".pdf")
        target, number = self._folder / f"{stem}.persona", 2
        while target.exists():
            target, number = self._folder / f"{stem} {number}.persona", number + 1
        return target

    def _say(self) -> None:
        self.where.setText(_("Will be saved as {path}").format(path=self.target))

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, _("Folder for the workbook"), str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_folder(self, folder: str) -> None:
        self._folder = Path(folder)
        self._say()

    def _make(self) -> None:
        target = self.target
        self.done.emit()
        self.wanted.emit(target, " ".join(self.client.text().split()))


class ShortcutsPanel(Panel):
    """Every key there is, menu by menu, then those of the form."""

    def __init__(self, theme: Theme, commands: Commands) -> None:
        super().__init__(theme, _("Keys"))
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 16, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        ordered = sorted((c for c in commands if c.shortcut), key=lambda c: c.group)
        groups = [(title.replace("&", ""), [(shown(c.shortcut), c.label) for c in ordered if c.menu == key]) for key, title in menus().items()]
        row = 0
        for title, keys in [*groups, (_("In the form"), _form_keys())]:
            for key, what in keys:
                if title:
                    head = Text(theme, "micro", title, tone="text_2", weight=600)
                    head.setContentsMargins(0, 10 if row else 0, 0, 2)
                    grid.addWidget(head, row, 0, 1, 2)
                    title, row = "", row + 1
                grid.addWidget(Text(theme, "small", key, weight=600), row, 0)
                grid.addWidget(Text(theme, "small", what), row, 1)
                row += 1
        self._area = QScrollArea(widgetResizable=True)
        self._area.setWidget(inner)
        self._area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._area.setMinimumHeight(440)
        self._area.setAccessibleName(_("Keys"))
        self.column.addWidget(self._area, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        step = {Qt.Key.Key_Down: 40, Qt.Key.Key_Up: -40, Qt.Key.Key_PageDown: 380, Qt.Key.Key_PageUp: -380}.get(Qt.Key(event.key()), 0)
        if step:
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)


class AboutPanel(Panel):
    """What this program is and what it is made of."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Persona Studio"))
        self.column.addWidget(Text(theme, "body", _("Version {version}").format(version=__version__)))
        what = _("Customer personas and ideal customer profiles in one file that you own.")
        self.column.addWidget(Text(theme, "body", what, tone="text_2", wrap=True))
        self.column.addSpacing(8)
        thanks = _("MIT licence. Made with Qt (LGPL), SQLite and reportlab. Type: Inter, Source Serif, Noto Sans (OFL). Icons: Lucide (ISC).")
        self.column.addWidget(Text(theme, "small", thanks, tone="text_2", wrap=True))
        close = Button(theme, _("Close"))
        close.clicked.connect(self.done)
        self.buttons(close)
        self.setFocusProxy(close)


class Choice(QComboBox):
    """A choice on a rule, with a chevron of ours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        icons.paint(QPainter(self), QRectF(self.width() - 17, self.height() / 2 - 8, 15, 15), "chevron-down", self._theme.colour("text_2"))


def _choice(theme: Theme, options: dict[str, str], now: str) -> QComboBox:
    box = Choice(theme)
    for value, words in options.items():
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(now)))
    return box


def _form_keys() -> list[tuple[str, str]]:
    return [
        (_("Tab"), _("Next field")),
        (_("Enter"), _("Next item of a list; leaves an empty last one")),
        (_("Alt ↑ ↓"), _("Move an item, or a profile in the list")),
        (_("Backspace"), _("At the start of an item: join it to the one before")),
        (_("Alt 1 to 9"), _("Go to a section")),
        (_("F1"), _("Help on the field")),
        (_("Esc"), _("Back: value as it was, then the list")),
        (_("Letters"), _("In the list: find a profile")),
        (_("Del"), _("In the list: delete the profile")),
    ]


def documents() -> Path:
    """Where people keep their files."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
