"""The one style sheet: what Qt draws itself (edits, buttons, menus, scroll bars). Everything else is painted by hand in parts/."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from persona_studio.ui.theme import Theme

TONES = ("text", "text_2", "text_3", "accent", "error", "warn", "on_ink")  # QLabel[tone="..."] takes these
GROUNDS = ("window", "sidebar", "surface", "raised", "sunken", "error_tint", "warn_tint", "ink_chip")  # QWidget[ground="..."]


def sheet(theme: Theme) -> str:
    """The application's style sheet in the colours of the scheme in use."""
    colours = {role: theme.colour(role).name() for role in ROLES}
    text = _TEMPLATE
    for role in sorted(colours, key=len, reverse=True):
        text = text.replace(f"@{role};", f"{colours[role]};").replace(f"@{role} ", f"{colours[role]} ")
    tones = "\n".join(f'QLabel[tone="{t}"] {{ color: {theme.colour(t).name()}; }}' for t in TONES)
    grounds = "\n".join(f'QWidget[ground="{g}"] {{ background: {theme.colour(g).name()}; }}' for g in GROUNDS)
    return f"{text}\n{tones}\n{grounds}"


ROLES = (
    "window", "sidebar", "surface", "raised", "sunken", "text", "text_2", "text_3", "hairline", "rule", "rule_strong", "accent",
    "accent_hover", "accent_press", "on_accent", "tint", "tint_2", "hover", "chip", "ink_chip", "on_ink", "error", "error_tint",
)  # fmt: skip

_TEMPLATE = """
QLabel { background: transparent; }
QToolTip { background: @ink_chip; color: @on_ink; border: 0; padding: 5px 8px; }

QLineEdit, QPlainTextEdit, QTextEdit {
    background: transparent; color: @text; placeholder-text-color: @text_3; border: 0; border-bottom: 1px solid @rule; border-radius: 0;
    padding: 0 0 1px 0;
    placeholder-text-color: @text_3; selection-background-color: @tint_2; selection-color: @text; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover { border-bottom-color: @rule_strong; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-bottom: 2px solid @accent; padding: 0; }
QLineEdit[bad="true"], QPlainTextEdit[bad="true"], QTextEdit[bad="true"] { border-bottom: 2px solid @error; padding: 0; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { color: @text_3; border-bottom: 1px dashed @rule; padding: 0 0 1px 0; }
QLineEdit[bare="true"], QPlainTextEdit[bare="true"] { border: 0; padding: 0; }

QComboBox { background: transparent; color: @text; border: 0; border-bottom: 1px solid @rule; padding: 0 0 1px 0; min-height: 29px; }
QComboBox:hover { border-bottom-color: @rule_strong; }
QComboBox:focus { border-bottom: 2px solid @accent; padding: 0; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox QAbstractItemView, QListView[popup="true"] {
    background: @raised; color: @text; border: 1px solid @hairline; border-radius: 8px; padding: 4px; outline: 0;
    selection-background-color: @tint; selection-color: @text; }

QPushButton { background: @chip; color: @text; border: 0; border-radius: 8px; padding: 0 12px; min-height: 32px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @tint_2; }
QPushButton:disabled { background: @hover; color: @text_3; }
QPushButton[kind="primary"] { background: @accent; color: @on_accent; }
QPushButton[kind="primary"]:hover { background: @accent_hover; }
QPushButton[kind="primary"]:pressed { background: @accent_press; }
QPushButton[kind="primary"]:disabled { background: @hover; color: @text_3; }
QPushButton[kind="link"] { background: transparent; color: @accent; padding: 0 4px; }
QPushButton[kind="link"]:hover { color: @accent_hover; }

QMenu { background: @raised; color: @text; border: 1px solid @hairline; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: @tint; }
QMenu::item:disabled { color: @text_3; }
QMenu::separator { height: 1px; background: @hairline; margin: 5px 8px; }
QMenuBar { background: @window; color: @text; padding: 2px 8px; }
QMenuBar::item { padding: 4px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: @hover; }

QScrollArea, QAbstractScrollArea { background: transparent; border: 0; }
QPlainTextEdit[lined="true"] { border-bottom: 1px solid @rule; }
QPlainTextEdit[lined="true"]:focus { border-bottom: 2px solid @accent; }
QPlainTextEdit[lined="true"][bad="true"] { border-bottom: 2px solid @error; }
QListWidget { outline: 0; }
QListView { background: transparent; border: 0; outline: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @rule; border-radius: 3px; min-height: 32px; margin: 2px; }
QScrollBar::handle:horizontal { background: @rule; border-radius: 3px; min-width: 32px; margin: 2px; }
QScrollBar::handle:hover { background: @rule_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QHeaderView { background: @surface; border: 0; }
QHeaderView::section { background: @surface; color: @text_2; border: 0; padding: 4px 8px; }
QTableView[listed="true"] { background: transparent; border: 0; outline: 0; selection-background-color: @tint; selection-color: @text; }
QTableView[listed="true"]::item { padding: 0 8px; border: 0; }
QTableView[listed="true"]::item:selected { background: @tint; color: @text; }
QTableView[listed="true"] QHeaderView, QTableView[listed="true"] QHeaderView::section { background: @raised; }

QCheckBox { color: @text; spacing: 8px; }
QCheckBox::indicator:unchecked { width: 13px; height: 13px; border: 1px solid @rule_strong; border-radius: 3px; background: transparent; }
QDialog, QMessageBox { background: @surface; }
"""
