"""Rows of the table as a spreadsheet takes them: tab separated, with a head line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from persona_studio.domain.scoring.score import tier_words
from persona_studio.foundation.words import _
from persona_studio.ui.theme import percent

if TYPE_CHECKING:
    from persona_studio.ui.score.board import Board

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tsv(board: Board, positions: Iterable[int]) -> str:
    """A row an account: name, tier, score, what is known of it, the ratings, its columns."""
    rows = list(positions)
    columns = list(dict.fromkeys(column for at in rows for column in board.accounts[at].cells))
    criteria = board.draft.criteria
    lines = [[_("Account"), _("Website"), _("Tier"), _("Score"), _("Known"), *(c.name for c in criteria), *columns]]
    for at in rows:
        account, score, ratings = board.accounts[at], board.score(at), board.assessment(at).ratings
        given = [ratings[c.id].rating for c in criteria]
        lines.append([
            account.name, account.domain, tier_words(board.draft, score), score.figures(), percent(float(score.known)),
            *("" if rating is None else str(rating) for rating in given), *(account.cells.get(column, "") for column in columns),
        ])  # fmt: skip
    return "\n".join("\t".join(map(_cell, line)) for line in lines) + "\n"


def _cell(text: str) -> str:
    """One line, and nothing that a spreadsheet would take for a formula."""
    plain = " ".join(text.split())
    return f"'{plain}" if text.startswith(FORMULA) else plain
