"""F6: from one pane of Profiles to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from persona_studio.ui.parts.buttons import IconButton

if TYPE_CHECKING:
    from persona_studio.ui.profiles.place import Place


def walk(place: Place, by: int) -> None:
    """Moves the focus `by` panes further, in a ring of those that are seen."""
    panes = [pane for pane in _panes(place) if pane.isVisible()]
    here = QApplication.focusWidget()
    at = next((n for n, p in enumerate(panes) if here is not None and (p is here or p.isAncestorOf(here))), -1 if by > 0 else 0)
    _enter(place, panes[(at + by) % len(panes)])


def _panes(place: Place) -> list[QWidget]:
    if place.nobody:
        return [place.empty]
    if place.on_committee:
        return [place.list, place.committee.view.map, place.committee.view.side]
    return [place.list, place.middle.outline, place.middle.form, place.inspector if place.inspector.isVisible() else place.strip]


def _enter(place: Place, pane: QWidget) -> None:
    if pane is place.middle.form:
        place.middle.enter()
    elif place.on_committee and pane is place.committee.view.map:
        place.committee.view.enter()
    elif place.on_committee and pane is place.committee.view.side:
        pane.focusNextChild()
    elif pane is place.strip:
        place.strip.findChildren(IconButton)[0].setFocus(Qt.FocusReason.TabFocusReason)
    else:
        pane.setFocus(Qt.FocusReason.TabFocusReason)
