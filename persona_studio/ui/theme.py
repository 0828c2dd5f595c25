"""The look of the window: colours, fonts and measures, read from resources/theme.toml and passed to whoever paints."""

from __future__ import annotations

import tomllib
from enum import Enum
from typing import Any

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from persona_studio.foundation import resource
from persona_studio.ui.parts.gallery import Gallery
from persona_studio.ui.sheet import sheet

WIDTHS = 8192  # widths of texts that are kept


class Scheme(Enum):
    """Light, dark, or whatever the system has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Answers with the colours, fonts and measures of the scheme in use; `changed` when they are others."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers: dict[str, Any] = tomllib.loads(resource.text("theme.toml"))
        self._scheme = Scheme.SYSTEM
        self._scale = 1.0
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[object, ...], QFont] = {}
        self._metrics: dict[tuple[str, int | None], QFontMetricsF] = {}
        self._widths: dict[tuple[str, str, int | None], float] = {}
        self.gallery = Gallery(self)
        self._choose()

    # what painters ask

    @property
    def dark(self) -> bool:
        """Whether light stands on dark."""
        return self._dark

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def scale(self) -> float:
        """How large text is, 0.9 to 1.5."""
        return self._scale

    def colour(self, role: str) -> QColor:
        """The colour of a role ("text_2") in the scheme in use."""
        return self._colours[role]

    def size(self, name: str, table: str = "layout") -> int:
        """A measure in px, `size("top")` or `size("row", "radius")`."""
        return int(self._numbers[table][name])

    def real(self, name: str, table: str) -> float:
        """The same where halves of a px count: `real("stroke", "ring")`."""
        return float(self._numbers[table][name])

    def font(self, role: str, *, weight: int | None = None, italic: bool = False, tabular: bool = False) -> QFont:
        """The font of a role of [type] ("body"), in another weight where asked; `tabular` gives figures of one width."""
        key = (role, weight, italic, tabular)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(role, weight, italic, tabular)
        return QFont(self._fonts[key])

    def metrics(self, role: str, *, weight: int | None = None) -> QFontMetricsF:
        """The measures of a font, kept; painters ask for them at every row."""
        key = (role, weight)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(role, weight=weight))
        return self._metrics[key]

    def advance(self, text: str, role: str, *, weight: int | None = None) -> float:
        """How wide a text is in a font; kept, since the same words are measured again and again."""
        key = (text, role, weight)
        if key not in self._widths:
            if len(self._widths) >= WIDTHS:
                self._widths.clear()
            self._widths[key] = self.metrics(role, weight=weight).horizontalAdvance(text)
        return self._widths[key]

    def line(self, role: str) -> int:
        """The line height of a role of [type]."""
        return int(self._numbers["type"][role]["line"] * self._scale + 0.5)

    def face(self) -> dict[str, Any]:
        """Grounds and ink of faces without a picture."""
        return dict(self._numbers["face"])

    # what the application asks

    def use(self, scheme: Scheme | None = None, scale: float | None = None) -> None:
        """Takes another scheme or text size (0.9 to 1.5) and dresses the application in it."""
        self._scheme = scheme or self._scheme
        self._scale = min(1.5, max(0.9, scale or self._scale))
        for kept in (self._fonts, self._metrics, self._widths):
            kept.clear()
        self._choose()
        self._dress()
        self.changed.emit()

    def dress(self, app: QApplication) -> None:
        """Gives the application style, fonts, palette and style sheet, and follows the system from now on."""
        app.setStyle(QStyleFactory.create("Fusion"))
        for file in sorted(resource.path("fonts").glob("*.[to]tf")):
            QFontDatabase.addApplicationFont(str(file))
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._choose()
        self._dress()

    def _follow(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self.use()

    def _choose(self) -> None:
        hints = QGuiApplication.styleHints()
        system_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        self._dark = system_dark if self._scheme is Scheme.SYSTEM else self._scheme is Scheme.DARK
        table = self._numbers["dark" if self._dark else "light"]
        self._colours = {role: QColor(value) for role, value in table.items()}

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font("body"))
            app.setPalette(self._palette())
            app.setStyleSheet(sheet(self))

    def _palette(self) -> QPalette:
        roles = QPalette.ColorRole
        palette = QPalette()
        for role, name in (
            (roles.Window, "window"), (roles.WindowText, "text"), (roles.Base, "surface"), (roles.AlternateBase, "sidebar"),
            (roles.Text, "text"), (roles.PlaceholderText, "text_3"), (roles.Button, "chip"), (roles.ButtonText, "text"),
            (roles.Highlight, "accent"), (roles.HighlightedText, "on_accent"), (roles.Accent, "accent"), (roles.Link, "accent"),
            (roles.ToolTipBase, "ink_chip"), (roles.ToolTipText, "on_ink"),
        ):  # fmt: skip
            palette.setColor(role, self.colour(name))
        for role in (roles.Text, roles.WindowText, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text_3"))
        return palette

    def _make_font(self, role: str, weight: int | None, italic: bool, tabular: bool) -> QFont:
        about = self._numbers["type"][role]
        font = QFont()
        font.setFamilies(self._numbers["family"][about["family"]])
        font.setPixelSize(round(about["px"] * self._scale))
        font.setWeight(QFont.Weight(weight or about["weight"]))
        font.setItalic(italic)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, about["track"])
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # the same widths at every scale
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


def percent(part: float) -> str:
    """0.84 as "84 %", in the reader's own way of writing it."""
    return f"{QLocale().toString(round(part * 100))} %"
