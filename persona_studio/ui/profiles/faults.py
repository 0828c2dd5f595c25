"""What is wrong in a form: judged when a field is left, taken back while it is typed right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from persona_studio.domain.profile import Claim, complaint
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Complaint, Unclear
from persona_studio.template.model import Field
from persona_studio.ui.profiles.fieldbox import FieldBox


class Faults(QObject):
    """The complaints of the form by field, and the claim that each is about."""

    changed = Signal()

    def __init__(self, claims: Callable[[Field], Sequence[Claim]], parent: QObject | None = None) -> None:
        """`claims` gives what a field shows now."""
        super().__init__(parent)
        self._claims_of = claims
        self.found: dict[str, Complaint] = {}
        self.claims: dict[str, int] = {}

    def check_all(self, boxes: Iterable[FieldBox], typing: FieldBox | None) -> None:
        """Judges every field; what is being typed is not judged before it is left."""
        before = dict(self.found)
        self.found.clear()
        for box in boxes:
            if box is not typing or box.field.id in before:
                self._judge(box)
        if self.found != before:
            self.changed.emit()

    def check(self, box: FieldBox) -> None:
        """Judges one field."""
        before = self.found.pop(box.field.id, None)
        self._judge(box)
        if self.found.get(box.field.id) != before:
            self.changed.emit()

    def _judge(self, box: FieldBox) -> None:
        """Finds what is wrong with a field and shows it there."""
        found = [(claim.id, wrong) for claim in self._claims_of(box.field) if (wrong := self._why(box, claim.value))]
        if found:
            self.claims[box.field.id], self.found[box.field.id] = found[0]
        box.set_complaint(found[0][1] if found else None, [claim for claim, _wrong in found])

    def _why(self, box: FieldBox, value: Any) -> Complaint | None:
        if value is None:
            return Complaint(_("A profile needs a name.")) if box.field.id == "name" else None
        return Complaint(box.editor.why(value)) if isinstance(value, Unclear) else complaint(box.field, value)
