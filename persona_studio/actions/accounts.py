"""The accounts that are scored: add, change and remove them, rate their criteria, shut their gates, keep a score of the day."""

from __future__ import annotations

import json
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from persona_studio.actions import scorecards
from persona_studio.actions.naming import short, tidy
from persona_studio.actions.places import STEP
from persona_studio.actions.scoring import columns
from persona_studio.domain.scoring.model import RATINGS, Account
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.template.kinds import clean
from persona_studio.workbook.scoring import SCORED

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.draft import Draft

HAND = "hand"


def add(book: Workbook, name: str, cells: Mapping[str, str] | None = None, *, code: str = "", domain: str = "", source: int | None = None) -> int:
    """A new account at the end of the list; gives its id."""
    name = _named(name)
    with book.edit(_("Add account {name}").format(name=short(name))) as e:
        return put(e, name, cells or {}, code=code, domain=domain, source=source, place=last_place(e) + STEP)


def change(
    book: Workbook,
    id: int,
    *,
    name: str | None = None,
    cells: Mapping[str, str | None] | None = None,
    code: str | None = None,
    domain: str | None = None,
    visit: Hashable = None,
) -> None:
    """Changes what is given; of `cells` the columns that are named, and one that is empty goes."""
    account = _account(book, id)
    with book.edit(_("Edit account {name}").format(name=short(account.name)), visit=visit) as e:
        _there(e, id)
        given = {column: tidy(value) for column, value in (("code", code), ("domain", domain)) if value is not None}
        if name is not None:
            given["name"] = _named(name)
        if cells is not None:
            given["body"] = text({**account.cells, **cells})
        e.put("account", id=id, **given)


def remove(book: Workbook, ids: int | Collection[int]) -> None:
    """Removes accounts with their ratings and gates; the scores that were kept stay in the history."""
    known = {account.id: account.name for account in book.accounts()}
    gone = [id for id in ([ids] if isinstance(ids, int) else ids) if id in known]
    if not gone:
        return
    label = ngettext("Delete {count} account", "Delete {count} accounts", len(gone)).format(count=len(gone))
    if len(gone) == 1:
        label = _("Delete account {name}").format(name=short(known[gone[0]]))
    with book.edit(label) as e:
        e.remove("account", *gone)


def rate(
    book: Workbook, ids: int | Collection[int], criterion: str, rating: int | None, said: str = "", by: str = HAND, *, visit: Hashable = None
) -> None:
    """What somebody says of one criterion of one or several accounts; None takes it back, so that rules speak again or nobody knows."""
    if rating is not None and rating not in RATINGS:
        raise Problem(_("{rating} is not a rating.").format(rating=rating), _("Give a whole number from 1 to 5."))
    ids = _ids(ids)
    label = _label(book, ids, _("Rate {name}: {what}"), ngettext("Rate {count} account: {what}", "Rate {count} accounts: {what}", len(ids)))
    with book.edit(label.format(what=_criterion(book, criterion)), visit=visit) as e:
        there = _rows(e, "rating", ids, criterion=criterion)
        for id in ids:
            _set(e, "rating", there.get(id, []), rating, account=id, criterion=criterion, said=clean(said).strip(), by=by)


def shut(book: Workbook, ids: int | Collection[int], gate: str, value: bool | None) -> None:
    """What somebody found out about a gate: True shuts it, False says that it is open, None that nobody looked."""
    ids = _ids(ids)
    label = _label(book, ids, _("Check {name}: {what}"), ngettext("Check {count} account: {what}", "Check {count} accounts: {what}", len(ids)))
    with book.edit(label.format(what=_gate(book, gate))) as e:
        there = _rows(e, "shut", ids, gate=gate)
        for id in ids:
            _set(e, "shut", there.get(id, []), None if value is None else int(value), account=id, gate=gate)


def keep_score(book: Workbook, account: int, scorecard: int) -> int:
    """Notes the score of an account as it is today, with the ratings and the card that it comes from: a record, never undone.
    Where the card has changed since its last version, one is kept first. Gives the number of the version."""
    from persona_studio.domain.scoring import body, score
    from persona_studio.domain.scoring.rate import assess

    of, listed = _account(book, account), scorecards.listed(book, scorecard)
    if listed.unclear:
        raise Problem(_("The scorecard {name} cannot be read.").format(name=listed.name), _("Choose another, or bring back a version of it."))
    assessment = assess(listed.card, of, columns=columns(book.accounts())[of.source])
    result = score.score(listed.card, assessment)
    with book.edit(_("Keep the score of {name}").format(name=short(of.name))) as e:
        number = scorecards.kept(e, scorecard)
        e.record(
            SCORED, profiles=[listed.profile], account=account, name=of.name, scorecard=scorecard, scorecard_name=listed.name, number=number,
            card=body.dump(listed.card), ratings=assessment.known, gates={id: on for id, on in assessment.gates.items() if on is not None},
            figures=result.figures(), tier=score.tier_words(listed.card, result), low=str(result.low), high=str(result.high),
        )  # fmt: skip
    return number


# ---- shared with the importer


def put(
    e: Draft, name: str, cells: Mapping[str, str], *, code: str = "", domain: str = "", source: int | None = None, place: int, id: int | None = None
) -> int:
    """Puts the row of an account, within an edit that does more."""
    row = {"name": tidy(name), "code": tidy(code), "domain": tidy(domain), "place": place, "source": source, "body": text(cells)}
    key: int = e.put("account", **row) if id is None else e.put("account", id=id, **row)
    return key


def last_place(e: Draft) -> int:
    """The place of the last account; those that this edit has put are counted."""
    return max((row["place"] for row in e.find("account")), default=0)


def text(cells: Mapping[str, str | None]) -> str:
    """The cells of an account as they are stored: what is empty is left out."""
    kept = {column: cell for column, value in cells.items() if value and (cell := clean(value).strip())}
    return _encode(kept)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _set(e: Draft, table: str, rows: list[dict[str, Any]], value: int | None, **given: Any) -> None:
    """One row with that value, or none; a file from elsewhere may have had several."""
    if value is None or len(rows) > 1:
        e.remove(table, *(row["id"] for row in (rows if value is None else rows[1:])))
    if value is not None:
        e.put(table, **given, value=value, **({"id": rows[0]["id"]} if rows else {}))


def _rows(e: Draft, table: str, ids: Collection[int], **want: str) -> dict[int, list[dict[str, Any]]]:
    """The rows of these accounts, by account. Raises Problem when one of the accounts is gone."""
    e.fetch("account", ids)
    for id in ids:
        _there(e, id)
    found: dict[int, list[dict[str, Any]]] = {}
    for row in e.find(table, account=ids, **want):
        found.setdefault(row["account"], []).append(row)
    return found


def _ids(ids: int | Iterable[int]) -> list[int]:
    return [ids] if isinstance(ids, int) else list(dict.fromkeys(ids))


def _label(book: Workbook, ids: list[int], one: str, many: str) -> str:
    """The label with the name of the account, or how many they are; what is done is still to be filled in."""
    if len(ids) == 1:
        return one.replace("{name}", short(_account(book, ids[0]).name).replace("{", "{{").replace("}", "}}"))
    return many.replace("{count}", str(len(ids)))


def _criterion(book: Workbook, id: str) -> str:
    """The name that a scorecard has for a criterion."""
    return next((c.name for listed in book.scorecards() for c in listed.card.criteria if c.id == id), id)


def _gate(book: Workbook, id: str) -> str:
    return next((gate.name for listed in book.scorecards() for gate in listed.card.gates if gate.id == id), id)


def _account(book: Workbook, id: int) -> Account:
    try:
        return book.account(id)
    except KeyError as error:
        raise _gone() from error


def _there(e: Draft, id: int) -> None:
    if e.get("account", id) is None:
        raise _gone()


def _gone() -> Problem:
    return Problem(_("This account is not in the workbook any more."), _("Undo brings it back."))


def _named(name: str) -> str:
    name = tidy(name)
    if not name:
        raise Problem(_("An account needs a name."), _("Type one."))
    return name
