"""The places of a workspace, one seen at a time; each is made when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from persona_studio.ui.frame.palette import Result


class Seen(Protocol):
    """What the workspace asks of a place, which is a widget besides."""

    def begin(self) -> None:
        """Puts the focus where work begins."""

    def results(self) -> Sequence[Result]:
        """What the palette can go to here."""

    def close_down(self) -> None:
        """Ends what runs on, before the workbook closes."""


@dataclass(frozen=True)
class PlaceName:
    """What the rail shows of a place, and how it is made."""

    id: str
    title: str
    icon: str
    make: Callable[[], QWidget]


class Places(QStackedWidget):
    """Nothing of a place is imported or made before it is wanted."""

    turned = Signal(str)  # the place that is seen now

    def __init__(self, names: Sequence[PlaceName], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = {name.id: name for name in names}
        self._made: dict[str, QWidget] = {}
        self.at = ""

    def go(self, id: str) -> Seen:
        """Shows a place."""
        if id != self.at:
            place = self._place(id)
            self.at = id
            self.setCurrentWidget(place)
            self.turned.emit(id)
        return self.seen

    @property
    def seen(self) -> Seen:
        """The place that is shown."""
        return cast("Seen", self._made[self.at])

    def made(self) -> list[Seen]:
        """Those that were ever gone to."""
        return [cast("Seen", place) for place in self._made.values()]

    def _place(self, id: str) -> QWidget:
        if id not in self._made:
            place = self._made[id] = self.names[id].make()
            self.addWidget(place)
        return self._made[id]
