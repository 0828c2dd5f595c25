"""Commands about the scorecards of a workbook: score, backtest. Neither changes it, unless told to save."""

from __future__ import annotations

import itertools
import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from persona_studio.cli.opening import reading, writing
from persona_studio.cli.pairs import gate_state, pair, rated
from persona_studio.cli.parsing import Arguments, Command
from persona_studio.cli.trouble import say
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext

if TYPE_CHECKING:
    from persona_studio.actions.scoring_bulk import Run
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.scoring import ListedCard


def _score_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("the workbook with the scorecard"))
    parser.add_argument("accounts", metavar="ACCOUNTS", nargs="?", help=_("a list of accounts: CSV, TSV, XLSX or Parquet"))
    parser.add_argument("--out", metavar="PATH", help=_("the list to write: .csv, .xlsx or .parquet"))
    parser.add_argument("--scorecard", metavar="NAME", help=_("which, where the workbook has several"))
    parser.add_argument("--map", metavar="COLUMN=CRITERION", action="append", type=pair, default=[], help=_("which column feeds a criterion"))
    parser.add_argument("--sheet", metavar="NAME", default="", help=_("of an XLSX file, instead of its first"))
    parser.add_argument(
        "--on", metavar="URL", help=_("scores inside this PostgreSQL database; no password in it: PGPASSWORD, ~/.pgpass, or it is asked for")
    )
    parser.add_argument("--table", metavar="T", help=_("the table there, schema.table"))
    parser.add_argument("--out-table", metavar="T", default="", help=_("the table to write there, T_scored unless named"))
    parser.add_argument("--replace", action="store_true", help=_("also where a table of this name is not one of ours"))
    parser.add_argument("--account", metavar="NAME", help=_("scores one account by what is known of it and what --rate says"))
    parser.add_argument(
        "--rate", metavar="CRITERION=RATING", action="append", type=rated, default=[], help=_("a rating from 1 to 5, or ? for unknown")
    )
    parser.add_argument("--gate", metavar="GATE=yes|no", action="append", type=gate_state, default=[], help=_("whether a gate is shut"))
    parser.add_argument("--save", action="store_true", help=_("keeps the account, its ratings and the score in the workbook"))
    parser.add_argument("--json", action="store_true", help=_("prints an object"))


def score(arguments: Arguments) -> int:
    if arguments.account is not None:
        return _one(arguments)
    if arguments.on:
        return _on_server(arguments)
    if not arguments.accounts or not arguments.out:
        raise Problem(_("Nothing says what to score."), _("Give a list and --out PATH, or --on URL --table T, or --account NAME."))
    from persona_studio.actions import scoring_bulk

    with reading(arguments.file) as book:
        listed = card_of(book, arguments.scorecard)
        _not_itself(book, Path(arguments.out))
    run = scoring_bulk.run(
        listed.card, Path(arguments.accounts), Path(arguments.out), mapped(arguments.map), progress_line(), sheet=arguments.sheet
    )  # fmt: skip
    assert run is not None, "nobody can cancel here but with Ctrl+C, which does not come back"
    refused = _list_refused(run, Path(arguments.out), Path(arguments.accounts))
    _tell(run, str(arguments.out), listed, refused, arguments.json)
    return 0


def mapped(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """COLUMN=CRITERION as a table. Raises Problem where a column or a criterion is named twice: one of them would go unheard."""
    for names in zip(*pairs, strict=True):
        if twice := [name for at, name in enumerate(names) if name in names[:at]]:
            raise Problem(_("{name} is mapped twice.").format(name=twice[0]), _("Name every column and every criterion once."))
    return dict(pairs)


def _not_itself(book: Workbook, target: Path) -> None:
    from persona_studio.actions.exporting import refuse_itself

    refuse_itself(book, target)


def _on_server(arguments: Arguments) -> int:
    from persona_studio.actions import scoring_bulk
    from persona_studio.exchange.bulk.postgres import check_address

    check_address(arguments.on)
    if not arguments.table:
        raise Problem(_("Nothing says which table to score."), _("Add --table T."))
    with reading(arguments.file) as book:
        listed = card_of(book, arguments.scorecard)
    if arguments.accounts:
        say(_("{file} is not read: the accounts are those of the table {table}.").format(file=arguments.accounts, table=arguments.table))
    run, name = scoring_bulk.on_server(
        listed.card, arguments.on, arguments.table, mapped(arguments.map), out_table=arguments.out_table, replace=arguments.replace, ask=_password()
    )
    _tell(run, name, listed, "", arguments.json)
    return 0


def _password() -> Callable[[], str] | None:
    if not sys.stdin.isatty():
        return None
    from getpass import getpass

    return lambda: getpass(_("Password: "))


def card_of(book: Workbook, name: str | None) -> ListedCard:
    """The scorecard of this name, in any case; without a name the only one. Raises Problem that lists them."""
    from persona_studio.domain.scoring.fold import fold

    cards = book.scorecards()
    found = [c for c in cards if c.name == name] or [c for c in cards if name is None or fold(c.name) == fold(name)]
    if len(found) == 1:
        if found[0].unclear:
            raise Problem(_("The scorecard {name} cannot be read.").format(name=found[0].name), found[0].unclear)
        return found[0]
    if not cards:
        raise Problem(_("This workbook has no scorecard."), _("Create an ideal customer profile first: a scorecard comes with it."))
    names = ", ".join(c.name for c in cards)
    if name is None or found:
        raise Problem(_("The workbook has several scorecards: {names}.").format(names=names), _("Choose one with --scorecard."))
    raise Problem(_("There is no scorecard {name}.").format(name=name), _("It has {names}.").format(names=names))


def warn(listed: ListedCard) -> None:
    """Says what is wrong with a scorecard that can be scored with all the same: weights of 130 are shares of 130."""
    from persona_studio.domain.scoring.faults import faults

    for fault in faults(listed.card):
        say(fault)


def progress_line() -> Callable[[float], None]:
    """Tells how far a run is, where somebody looks."""
    if not sys.stderr.isatty():
        return lambda _part: None

    def tell(part: float) -> None:
        end = "\r" if part < 1 else "\n"
        print(f"  {min(part, 1):4.0%}", end=end, file=sys.stderr, flush=True)

    return tell


def _beside(target: Path, read: Path) -> Path:
    """A name for the list of refused rows: that of the last run may be replaced, and no other file, above all not the one that was read."""
    head = ",".join(_refused_heads())
    for number in itertools.count(1):
        beside = target.with_name(f"{target.stem}-refused{'' if number == 1 else f'-{number}'}.csv")
        if not beside.exists():
            return beside
        if beside.is_file() and not beside.samefile(read):
            with beside.open(encoding="utf-8-sig", errors="replace") as stream:
                if stream.readline(200).rstrip("\n") == head:
                    return beside
    raise AssertionError("there is always another number")


def _refused_heads() -> list[str]:
    return [_("Row"), _("Reason"), _("Cells")]


def _list_refused(run: Run, target: Path, read: Path) -> str:
    """Writes the rows that could not be read beside the result, and gives the name of the file."""
    if not run.refused:
        return ""
    import csv

    from persona_studio.exchange.scored.safe import text
    from persona_studio.foundation import atomic

    beside = _beside(target, read)
    with atomic.replacing(beside) as part, part.open("w", encoding="utf-8-sig", errors="replace", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_refused_heads())
        writer.writerows([row.row, row.reason, *(text(cell) for cell in row.cells)] for row in run.refused)
    return str(beside)


def _tell(run: Run, target: str, listed: ListedCard, refused: str, as_json: bool) -> None:
    outcome = run.outcome
    warn(listed)
    if as_json:
        said: dict[str, Any] = {
            "scorecard": listed.name, "rows": outcome.rows, "tiers": dict(outcome.tiers), "uncertain": outcome.uncertain,
            "excluded": outcome.excluded,
            "columns": dict(run.used), "missing": list(run.missing), "refused": len(run.refused), "left_out": run.left_out, "out": target,
        }  # fmt: skip
        print(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for note in run.notes:
        print(note)
    print(
        ngettext("Scored {count} row into {file}.", "Scored {count} rows into {file}.", outcome.rows).format(count=f"{outcome.rows:,}", file=target)
    )
    lines = [*outcome.tiers, (_("not certain yet"), outcome.uncertain), (_("excluded"), outcome.excluded)]
    width = max(len(words) for words, _count in lines)
    for words, count in lines:
        print(f"  {words:<{width}}  {count:>12,}  {count / outcome.rows if outcome.rows else 0:>6.1%}")
    for name, column in run.used.items():
        print(_("{criterion} is read from {column}.").format(criterion=name, column=column))
    if run.missing:
        print(_("No column was found for {names}: unknown, not poor.").format(names=", ".join(run.missing)))
    if refused:
        sentence = ngettext(
            "{count} row could not be read; it is listed in {file}.", "{count} rows could not be read; they are listed in {file}.", len(run.refused)
        )
        print(sentence.format(count=len(run.refused), file=refused))


def _one(arguments: Arguments) -> int:
    from persona_studio.actions import scoring_one

    with (writing if arguments.save else reading)(arguments.file) as book:
        listed = card_of(book, arguments.scorecard)
        sheet = scoring_one.look(book, listed, arguments.account, dict(arguments.rate), dict(arguments.gate))
        if arguments.save:
            scoring_one.save(book, listed, sheet)
    from persona_studio.cli.account_sheet import as_json, lines

    warn(listed)
    print(json.dumps(as_json(listed, sheet), ensure_ascii=False, indent=2) if arguments.json else "\n".join(lines(listed, sheet)))
    if arguments.save and not arguments.json:
        print(_("Saved in {file}.").format(file=arguments.file))
    return 0


COMMANDS = (Command("score", _("scores a list of accounts, or one account"), _score_arguments, score),)
