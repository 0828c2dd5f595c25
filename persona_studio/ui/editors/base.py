"""What every editor promises, and the changes it tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from persona_studio.domain.faces import Portrait
from persona_studio.domain.profile import Claim, Ground
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Choice, Unclear
from persona_studio.template.manner import Manner
from persona_studio.template.model import Field
from persona_studio.ui.theme import Theme

Keys = list[tuple[str, str]]


@dataclass(frozen=True)
class Typed:
    """A claim has another value now; None: nothing stands there any more."""

    claim: int
    value: Any


@dataclass(frozen=True)
class Pasted:
    """New items behind the claim `after`, or at the beginning."""

    values: tuple[Any, ...]
    after: int | None


@dataclass(frozen=True)
class Moved:
    """An item now stands before another, or last."""

    claim: int
    before: int | None


Change = Typed | Pasted | Moved


@dataclass(frozen=True)
class Person:
    """Another profile of the workbook, as a field that names profiles knows it."""

    code: str
    name: str
    kind: str
    face: Portrait | None = None


@dataclass(frozen=True)
class Desk:
    """What an editor works with: its field, the theme, the workbook's manner, new ids for claims, and who else is in the workbook."""

    field: Field
    theme: Theme
    manner: Callable[[], Manner]
    new_claim: Callable[[], int]
    people: Callable[[], Sequence[Person]] = tuple

    @property
    def hint(self) -> str:
        """What stands in the empty editor: an example that nobody in the room can take for a value."""
        hint, kind = self.field.hint, self.field.kind
        says_what = isinstance(kind, Choice) and hint not in kind.options  # "Yes, no or shared"
        if not hint or hint.endswith("…") or says_what:
            return hint
        return _("e.g. {example}").format(example=hint)


class Editor(QWidget):
    """Shows the claims of one field and lets a person change them.

    An editor never writes: it emits `edited` with a Change at every key, and `sealed` when the claim is finished (Enter, paste).
    `set_value` leaves text and cursor alone where the value is the one that stands there.
    """

    edited = Signal(object)  # a Change
    sealed = Signal()
    grown = Signal()  # needs another height
    walk = Signal(int)  # +1 wants the next field, -1 the one before
    keys_changed = Signal()
    evidence = Signal(int)  # the mark of a claim was clicked

    out = 8  # px that the editor's box is wider than its text, at both sides
    rows = False  # whether the editor paints its own rules, marks and halo

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.readonly = False

    # what a kind of editor says

    def value(self) -> tuple[Any, ...]:
        """The values as they stand in the editor, blank ones left out."""
        raise NotImplementedError

    def set_value(self, claims: Sequence[Claim]) -> None:
        """Shows these claims."""
        raise NotImplementedError

    def height_for(self, width: int) -> int:
        """The height that the editor needs at a width."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """The widgets that Tab reaches now, in order."""
        raise NotImplementedError

    def set_readonly(self, readonly: bool) -> None:
        """Only shows, or lets change."""
        self.readonly = readonly

    def name_it(self, name: str, description: str) -> None:
        """What a screen reader says of the editor."""
        raise NotImplementedError

    # what most editors leave as it is

    def keys(self) -> Keys:
        """What the foot line tells of the keys that matter now."""
        return [(_("Ctrl E"), _("what it rests on"))] if self.desk.field.claim else [(_("Tab"), _("next field"))]

    def enter(self, forward: bool = True) -> None:
        """Takes the focus as Tab (or Shift+Tab) gives it."""
        stops = self.stops()
        if stops:
            stops[0 if forward else -1].setFocus()

    def entered(self) -> None:
        """The focus has come into the editor: from here on Esc restores."""

    def finish(self) -> None:
        """The focus has left: writes the value in its final form."""

    def restore(self) -> bool:
        """Puts back what stood here on entering; False when it still stands."""
        return False

    def current(self) -> int | None:
        """The claim that the focus is on."""
        return None

    def ground(self) -> Ground | None:
        """The ground of what the editor shows, for the one mark at its end; None: no mark."""
        return None

    def mark_box(self, claim: int) -> QRect | None:
        """Where the mark of a claim stands, for editors that paint their own."""
        return None

    def claim_at(self, point: QPoint) -> int | None:
        """The claim whose mark stands at a point."""
        return None

    def least_width(self) -> int:
        """The narrowest column in which the editor shows all that belongs to it."""
        return 0

    def why(self, value: Unclear) -> str:
        """Why a text could not be read, in the words of the kind."""
        again = self.desk.field.kind.parse(value.raw, self.desk.manner())
        return again.why if isinstance(again, Unclear) else value.why

    def restyle(self) -> None:
        """The theme has changed."""
        self.update()

    def people_changed(self) -> None:
        """Profiles came, went or were renamed."""

    def focus_box(self) -> QRect | None:
        """The part that must be in sight while the focus is here; None: all of it."""
        return None


def weakest(claims: Sequence[Claim]) -> Ground | None:
    """One ground for several claims: validated and assumption only when all are."""
    grounds = {claim.ground for claim in claims if claim.value is not None}
    if not grounds:
        return None
    return grounds.pop() if len(grounds) == 1 else Ground.SOME
