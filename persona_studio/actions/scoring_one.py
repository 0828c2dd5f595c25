"""One account and what a scorecard makes of it, with ratings that are only tried until somebody saves them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from persona_studio.domain.scoring.fold import fold
from persona_studio.domain.scoring.model import Account, Assessment, Gate, Rated, Scorecard
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.domain.scoring.score import Score
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.scoring import ListedCard

NEW = 0  # the id of an account that is in no workbook yet


@dataclass(frozen=True)
class Sheet:
    """An account with the ratings and gates that were said, and the score that comes of it. `said` are those that are not in the workbook."""

    account: Account
    assessment: Assessment
    score: Score
    ratings: Mapping[str, int | None]
    gates: Mapping[str, bool | None]


def look(book: Workbook, listed: ListedCard, name: str, ratings: Mapping[str, int | None], gates: Mapping[str, bool | None]) -> Sheet:
    """The account of this name (or id or domain), else a new one, rated by hand where `ratings` and `gates` say so (criteria and gates by id or
    name).
    Changes nothing. Raises Problem."""
    from persona_studio.actions.scoring import columns
    from persona_studio.actions.scoring_columns import named_criterion
    from persona_studio.domain.scoring.rate import assess
    from persona_studio.domain.scoring.score import check, score

    check(listed.card)
    card, accounts = listed.card, book.accounts()
    known = _find(accounts, name)
    said = {named_criterion(card, criterion).id: rating for criterion, rating in ratings.items()}
    checked = {_gate(card, gate).id: state for gate, state in gates.items()}
    account = known or Account(NEW, name.strip())
    tried = replace(
        account,
        ratings={**account.ratings, **{id: Rated(rating, "hand") for id, rating in said.items()}},
        gates={**account.gates, **{id: state for id, state in checked.items() if state is not None}},
    )
    assessment = assess(card, tried, columns=columns(accounts)[account.source] if known else ())
    return Sheet(account, assessment, score(card, assessment), said, checked)


def save(book: Workbook, listed: ListedCard, sheet: Sheet) -> int:
    """Puts the account into the workbook when it is new, with what was said, and keeps the score of today; gives the account's id."""
    from persona_studio.actions import accounts

    id = sheet.account.id or accounts.add(book, sheet.account.name)
    for criterion, rating in sheet.ratings.items():
        accounts.rate(book, id, criterion, rating)
    for gate, state in sheet.gates.items():
        accounts.shut(book, id, gate, state)
    accounts.keep_score(book, id, listed.id)
    return id


def _find(accounts: list[Account], name: str) -> Account | None:
    """By its code, its name, its domain, and last its name in other capitals. Raises Problem where several answer."""
    folded = fold(name)
    if not folded:
        raise Problem(_("An account needs a name."), _("Give its name."))
    for hits in (
        [a for a in accounts if a.code and a.code == name],
        [a for a in accounts if a.name == name],
        [a for a in accounts if folded in (fold(a.name), fold(a.domain))],
    ):
        if len(hits) == 1:
            return hits[0]
        if hits:
            codes = ", ".join(a.code or a.domain or a.name for a in hits[:8])
            raise Problem(
                _("{count} accounts are called {name}: {codes}.").format(count=len(hits), name=name, codes=codes), _("Give the id or the domain.")
            )
    return None


def _gate(card: Scorecard, name: str) -> Gate:
    found = [g for g in card.gates if g.id == name] or [g for g in card.gates if fold(name) in (fold(g.id), fold(g.name))]
    if len(found) == 1:
        return found[0]
    has = _("It has {names}.").format(names=", ".join(g.name for g in card.gates)) if card.gates else _("It has none.")
    raise Problem(_("The scorecard has no gate {name}.").format(name=name), has)
