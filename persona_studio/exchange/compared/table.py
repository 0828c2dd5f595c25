"""A comparison as a plain table: what spreadsheets and CSV files hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from persona_studio.domain.comparison.showing import Shown, ranked
from persona_studio.domain.comparison.words import note
from persona_studio.exchange.scored.csv_file import unique
from persona_studio.foundation.words import _


@dataclass(frozen=True)
class Line:
    """One row: its section and label, sign and note ("" above the first section), and what each column says."""

    section: str
    label: str
    sign: str
    note: str
    cells: tuple[str, ...]


def heads(view: Shown) -> list[str]:
    """The names of the columns; no two are the same."""
    return unique([_("Section"), _("Question"), _("Sign"), _("What it means"), *(head.title for head in view.heads)])


def lines(view: Shown) -> Iterator[Line]:
    """Who they are, then every row."""
    for label, texts in about(view):
        yield Line(_("Who they are"), label, "", "", texts)
    for block in view.blocks:
        for row in block.rows:
            cells = tuple(in_lines(view.cell(row, at), numbered=ranked(row.fields[at])) for at in range(len(view.heads)))
            yield Line(block.title, row.label, view.sign(row), note(row, view.comparison.baseline), cells)


def about(view: Shown) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What heads say besides the name, where any of them says it."""
    asked = (
        (_("Kind"), tuple(head.kind for head in view.heads)),
        (_("Role"), tuple(head.role for head in view.heads)),
        (_("Tier"), tuple(head.tier for head in view.heads)),
        (_("Evidence"), tuple(head.coverage for head in view.heads)),
        (_("Likeness"), tuple(head.likeness for head in view.heads)),
    )
    yield from ((label, texts) for label, texts in asked if any(texts))


def in_lines(items: list[str], numbered: bool = False) -> str:
    """Items one below the other, with their ranks where these say something."""
    return "\n".join(f"{n}. {item}" if numbered and len(items) > 1 else item for n, item in enumerate(items, 1))
