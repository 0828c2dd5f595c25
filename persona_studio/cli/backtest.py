"""`backtest`: a scorecard against deals that ended. Reads only."""

from __future__ import annotations

import dataclasses
import json
from argparse import ArgumentParser
from typing import TYPE_CHECKING, Any

from persona_studio.cli.opening import reading
from persona_studio.cli.pairs import outcome, pair
from persona_studio.cli.parsing import Arguments, Command
from persona_studio.cli.scoring import card_of, warn
from persona_studio.foundation.words import _, ngettext

if TYPE_CHECKING:
    from persona_studio.actions.backtesting import Tested
    from persona_studio.domain.scoring.backtest import Report
    from persona_studio.domain.scoring.model import Scorecard


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("the workbook with the scorecard"))
    parser.add_argument("deals", metavar="ACCOUNTS", help=_("a list with a column that says who was won and who lost"))
    parser.add_argument("--won", metavar="COLUMN=VALUE", action="append", type=outcome, required=True, help=_("may be given more than once"))
    parser.add_argument("--lost", metavar="COLUMN=VALUE", action="append", type=outcome, required=True, help=_("may be given more than once"))
    parser.add_argument("--accounts", metavar="LIST", help=_("another list that tells more of the accounts"))
    parser.add_argument("--scorecard", metavar="NAME", help=_("which, where the workbook has several"))
    parser.add_argument(
        "--map", metavar="COLUMN=CRITERION", action="append", type=pair, default=[], help=_("which column holds the ratings of a criterion")
    )
    parser.add_argument("--json", action="store_true", help=_("prints an object"))


def backtest(arguments: Arguments) -> int:
    from persona_studio.actions import backtesting
    from persona_studio.actions.scoring_columns import named_criterion

    with reading(arguments.file) as book:
        listed = card_of(book, arguments.scorecard)
        known = arguments.accounts if arguments.accounts else backtesting.Book(book.accounts())
    deals = backtesting.of_file(arguments.deals)
    won, lost = (_which(pairs, deals.headers) for pairs in (arguments.won, arguments.lost))
    ratings = {_header(column, deals.headers): named_criterion(listed.card, name).id for column, name in arguments.map}
    tested = backtesting.run(listed.card, deals, won, lost, accounts=known, ratings=ratings)
    assert tested is not None, "nobody can cancel here"
    warn(listed)
    print(json.dumps(_as_json(tested), ensure_ascii=False, indent=2, default=str) if arguments.json else "\n".join(_lines(listed.card, tested)))
    return 0


def _which(pairs: list[tuple[str, str]], headers: tuple[str, ...]) -> Any:
    """The column and its values; one column only."""
    from persona_studio.actions.backtesting import Which
    from persona_studio.foundation.problem import Problem

    columns = {_header(column, headers) for column, _value in pairs}
    if len(columns) > 1:
        raise Problem(_("Won and lost are each told by one column."), _("Give the same column for every value."))
    return Which.of(columns.pop(), [value for _column, value in pairs])


def _header(name: str, headers: tuple[str, ...]) -> str:
    """The header as the list writes it, where case or blanks differ; an unknown one stays, for the back-test to refuse."""
    from persona_studio.domain.scoring.fold import fold

    found = [header for header in headers if header == name] or [header for header in headers if fold(header) == fold(name)]
    return found[0] if found else name


def _lines(card: Scorecard, tested: Tested) -> list[str]:
    report = tested.report
    lines = [
        ngettext("{count} row: {won} won, {lost} lost, {open} open.", "{count} rows: {won} won, {lost} lost, {open} open.", tested.rows).format(
            count=f"{tested.rows:,}", won=f"{report.won:,}", lost=f"{report.lost:,}", open=f"{tested.open:,}"
        )
    ]
    if tested.strangers:
        lines.append(_("Of {count} deals nothing is known of the account.").format(count=f"{tested.strangers:,}"))
    lines += ["", *_table(report), "", report.verdict, *report.warnings]
    if report.suggestion:
        lines += ["", _("Weights that would have told more, never applied by themselves:"), *_suggested(card, report)]
    elif report.unsuggested:
        lines.append(report.unsuggested)
    return lines


def _table(report: Report) -> list[str]:
    width = max([len(row.name) for row in report.rows], default=0)
    lines = [f"  {'':<{width}}  {_('won'):>7}  {_('lost'):>7}  {_('win rate'):>9}  {_('lift'):>6}"]
    for row in report.rows:
        rate = "" if row.rate is None else f"{row.rate:.1%}"
        lift = "" if row.lift is None else f"{row.lift:.2f}"
        lines.append(f"  {row.name:<{width}}  {row.won:>7,}  {row.lost:>7,}  {rate:>9}  {lift:>6}")
    return lines


def _suggested(card: Scorecard, report: Report) -> list[str]:
    assert report.suggestion is not None
    width = max(len(c.name) for c in card.criteria)
    return [f"  {c.name:<{width}}  {c.weight.normalize():>6f} %  →  {report.suggestion.weights.get(c.id, c.weight):>6f} %" for c in card.criteria]


def _as_json(tested: Tested) -> dict[str, Any]:
    report = dataclasses.asdict(tested.report)
    return {"rows": tested.rows, "open": tested.open, "strangers": tested.strangers, **report}


COMMANDS = (Command("backtest", _("tests a scorecard on deals that were won and lost"), _arguments, backtest),)
