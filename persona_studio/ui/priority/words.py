"""What a row of the ranking says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persona_studio.domain.priority.rank import Part, Ranked
from persona_studio.domain.priority.sentences import tier_name
from persona_studio.foundation.words import _
from persona_studio.ui.profiles.rows import kind_word

if TYPE_CHECKING:
    from persona_studio.ui.priority.board import Board


def total(r: Ranked) -> str:
    """ "62", or "40–85" where not all is known."""
    low, high = round(r.low), round(r.high)
    return str(low) if low == high else f"{low}–{high}"


def missing(board: Board, r: Ranked) -> str:
    """What would have to be known first; "" where all is."""
    parts = r.missing
    if not parts:
        return ""
    first = board.label(r.profile, parts[0].field).lower()
    if parts[0].said:
        return _("cannot be compared: {field}").format(field=first)
    if len(parts) == 1:
        return _("not known: {field}").format(field=first)
    return _("not known: {field}, {n} more").format(field=first, n=len(parts) - 1)


def part(board: Board, r: Ranked, p: Part) -> str:
    """What one question adds, and from which figure."""
    label = board.label(r.profile, p.field)
    if not p.known:
        why = p.why or _("not known")
        return _("{label}: {low} to {high} of {most}. {why}").format(label=label, low=round(p.low), high=round(p.high), most=round(p.most), why=why)
    return _("{label}, {value}: {adds}").format(label=label, value=p.said, adds=adds(p))


def adds(p: Part) -> str:
    """ "12 of 25", or "8–20 of 25" where it is not known for sure."""
    low, high = round(p.low), round(p.high)
    return _("{points} of {most}").format(points=low if low == high else f"{low}–{high}", most=round(p.most))


def spoken(board: Board, at: int, r: Ranked) -> str:
    """A row for screen readers."""
    tier = board.listed[r.profile].tier if r.profile in board.listed else 0
    said = _("{n}. {name}, {kind}, total {total}").format(n=at + 1, name=r.name, kind=kind_word(r.kind), total=total(r))
    tiers = [_("by figures {tier}").format(tier=tier_name(r.tier)), _("set {tier}").format(tier=tier_name(tier)) if tier else ""]
    return ", ".join(filter(None, (said, *tiers, missing(board, r))))


def tooltip(board: Board, r: Ranked) -> str:
    """All parts, a line each."""
    return "\n".join([r.name, *(part(board, r, p) for p in r.parts)])
