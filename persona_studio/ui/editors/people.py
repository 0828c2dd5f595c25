"""The editor of references to other profiles: chips with faces, chosen by typing a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Claim
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Unclear
from persona_studio.ui.editors.base import Desk, Keys, Person
from persona_studio.ui.editors.many import ManyEditor
from persona_studio.ui.parts import chips, faces, icons

FACE = 18


class PeopleEditor(ManyEditor):
    """Each token is a profile of the workbook. A name that nobody has stays as it was typed, with a mark."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._people: dict[str, Person] = {}
        self.people_changed()

    def people_changed(self) -> None:
        self._people = {person.code: person for person in self.desk.people() if not self.kind.kinds or person.kind in self.kind.kinds}
        self._arrange()

    def set_value(self, claims: Sequence[Claim]) -> None:
        self.people_changed()
        super().set_value(claims)

    def entered(self) -> None:
        self.people_changed()
        super().entered()

    def keys(self) -> Keys:
        return [("↓", _("profiles")), (_("Enter"), _("add")), *super().keys()[1:]]

    # names and codes

    def _called(self, person: Person) -> str:
        """The name, with the code where two have the same one."""
        same = sum(other.name.casefold() == person.name.casefold() for other in self._people.values())
        return person.name if same == 1 else f"{person.name} ({person.code})"

    def read(self, text: str) -> Any:
        words = " ".join(text.split())
        if not words:
            return None
        for person in self._people.values():
            if words.casefold() in (self._called(person).casefold(), person.code.casefold()):
                return person.code
        return Unclear(words, self._nobody())

    def why(self, value: Unclear) -> str:
        return self._nobody()

    def _nobody(self) -> str:
        return _("Nobody in this workbook is called that.")

    def words_offered(self) -> list[str]:
        return [self._called(person) for person in self._people.values()]

    def split(self, text: str) -> list[str]:
        return [word.strip() for word in text.replace(",", "\n").split("\n") if word.strip()]

    def _words(self, claim: Claim) -> str:
        if isinstance(claim.value, str):
            found = self._people.get(claim.value)
            return self._called(found) if found else claim.value
        return super()._words(claim)

    def finish(self) -> None:
        begun = [word for word in self.words_offered() if word.casefold().startswith(self.line.text().strip().casefold())]
        if self.line.text().strip() and len(begun) == 1 and not self.readonly:
            self.line.setText(begun[0])
            self._tell(begun[0])
        super().finish()

    # chips with faces

    def _person(self, claim: Claim) -> Person | None:
        return self._people.get(claim.value) if isinstance(claim.value, str) else None

    def chip_size(self, claim: Claim, width: int) -> QSizeF:
        size = super().chip_size(claim, width - FACE)
        return QSizeF(min(width, size.width() + FACE), size.height())

    def paint_chip(self, painter: QPainter, box: QRectF, claim: Claim) -> None:
        theme, person = self.desk.theme, self._person(claim)
        chosen = claim.id == self.chosen
        chips.paint(painter, box, "", theme, chosen=chosen)
        face = QRectF(box.left() + 2, box.center().y() - FACE / 2, FACE, FACE)
        if person:
            faces.paint(painter, face, person.name, person.kind, theme, person.face)
        else:
            icons.paint(painter, face.adjusted(3, 3, -3, -3), "circle-alert", theme.colour("on_accent" if chosen else "text_2"))
        chips.words(painter, box.adjusted(FACE, 0, 0, 0), self._words(claim), theme, chosen=chosen)
