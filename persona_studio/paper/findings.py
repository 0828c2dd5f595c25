"""What a sheet could not show in full: counted where it is missing, named at the foot, reported to whoever prints."""

from __future__ import annotations

from dataclasses import dataclass

from persona_studio.foundation.words import _

NO_PLACE = "no place"  # the layout has no slot for the field
NO_ROOM = "does not fit"
NO_GLYPH = "no glyph"  # no font has the characters
BROKEN = "broken word"  # all of it is there, but a word longer than its column runs over several lines


@dataclass(frozen=True)
class Finding:
    """One field of one profile, or a whole section, that is not on the sheet as it stands in the workbook."""

    profile: int
    field: str
    label: str
    what: str  # one of the words above
    amount: str = ""  # "2 of 5 items", "148 words", or the characters
    section: tuple[str, ...] = ()  # the fields it speaks of, where it speaks of a section; `field` is the first, `label` the section's title

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that it covers."""
        return self.section or (self.field,)

    @property
    def sentence(self) -> str:
        """The finding in words: "Goals does not fit: 2 of 5 items"."""
        if self.section:
            whole = _("{section}: no place on this sheet for {amount}.") if self.what == NO_PLACE else _("{section}: no room for {amount}.")
            return whole.format(section=self.label, amount=self.amount)
        pattern = {
            NO_PLACE: _("“{label}” has no place on this sheet ({amount})."),
            NO_ROOM: _("“{label}” does not fit: {amount} left out."),
            NO_GLYPH: _("“{label}” has characters that no font can show: {amount}"),
            BROKEN: _("“{label}” has a word longer than its column; it runs over several lines: {amount}"),
        }[self.what]
        return pattern.format(label=self.label, amount=self.amount)
