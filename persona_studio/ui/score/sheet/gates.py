"""The gates of an account: shut, open, or nobody looked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from persona_studio.domain.scoring.model import NEGATIVE, Gate
from persona_studio.foundation.words import _
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.toggle import Toggle

if TYPE_CHECKING:
    from persona_studio.ui.theme import Theme

VALUES = {"shut": True, "open": False, "": None}
NAMES = {value: name for name, value in VALUES.items()}


class Gates(QWidget):
    """Says what somebody found out."""

    wanted = Signal(str, object)  # gate, True, False or None

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._gates: tuple[Gate, ...] = ()
        self.toggles: dict[str, Toggle] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)

    def tell(self, gates: Sequence[Gate], states: Mapping[str, bool | None], *, readonly: bool) -> None:
        """The gates of the scorecard and how they stand."""
        if tuple(gates) != self._gates:
            self._build(tuple(gates))
        for gate in gates:
            toggle = self.toggles[gate.id]
            toggle.setEnabled(not readonly)
            toggle.blockSignals(True)
            toggle.choose(NAMES[states.get(gate.id)])
            toggle.blockSignals(False)
        self.setVisible(bool(gates))

    def _build(self, gates: tuple[Gate, ...]) -> None:
        self._gates, self.toggles = gates, {}
        while (item := self._column.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self._column.addWidget(Text(self._theme, "heading", _("Gates")))
        for gate in gates:
            words = {"shut": _("Rules it out"), "open": _("Does not"), "": _("Not looked")}
            toggle = Toggle(self._theme, words, "", gate.name)
            toggle.changed.connect(lambda value, id=gate.id: self.wanted.emit(id, VALUES[value]))
            kind = _("{name} (negative signal)").format(name=gate.name) if gate.kind == NEGATIVE else gate.name
            self._column.addWidget(Text(self._theme, "label", kind, wrap=True))
            self._column.addWidget(toggle)
            self.toggles[gate.id] = toggle
