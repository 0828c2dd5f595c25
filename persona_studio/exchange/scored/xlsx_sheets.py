"""What stands in which cell of the spreadsheet: the two sheets, their formulas and looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from persona_studio.domain.scoring.model import BEST, WORST, Scorecard
from persona_studio.exchange.scored.csv_file import unique
from persona_studio.exchange.scored.result import Result
from persona_studio.exchange.scored.safe import LONGEST, formula_like, sound
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation

FRONT = 4  # columns before the ratings: account, code, domain, what excludes it
FIRST = 5  # row of the first criterion on the sheet of the scorecard
LONGEST_NAME = 255
MOST_TIERS = 60  # that one formula can ask for
NAME_WIDTH, RATING_WIDTH, FIGURE_WIDTH, TEXT_WIDTH = 28, 12, 13, 22


class Styles:
    """Cells of one sheet that need more than a plain value."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.styles import Alignment, Font

        self._sheet, self._bold, self._quiet, self._wrap = sheet, Font(bold=True), Font(color="595959"), Alignment(wrap_text=True, vertical="top")

    def text(self, value: str) -> Any:
        """User text as text, whatever it begins with."""
        value = sound(value)
        return self._cell(value) if formula_like(value) or value.startswith("#") else value

    def head(self, value: Any, wrap: bool = True) -> Any:
        cell = self._cell(value)
        cell.font = self._bold
        if wrap:
            cell.alignment = self._wrap
        return cell

    def quiet(self, value: str) -> Any:
        """Words, or a formula of ours, beside the rest."""
        cell = self._plain(value)
        cell.font = self._quiet
        return cell

    def figure(self, formula: str, form: str) -> Any:
        cell = self._plain(formula)
        cell.number_format = form
        return cell

    def _plain(self, value: Any) -> Any:
        from openpyxl.cell import WriteOnlyCell

        return WriteOnlyCell(self._sheet, value)

    def _cell(self, value: Any) -> Any:
        cell = self._plain(sound(value) if isinstance(value, str) else value)
        if isinstance(value, str):
            cell.data_type = "s"  # never a formula, never an error value
            cell.quotePrefix = formula_like(value)
        return cell


@dataclass(frozen=True)
class Layout:
    """Where everything stands. The heads of the accounts are two rows: names, and the weights over the ratings."""

    card: Scorecard
    columns: tuple[str, ...] = ()

    head = 2

    @cached_property
    def accounts(self) -> str:
        return _("Accounts")

    @cached_property
    def scorecard(self) -> str:
        return _("Scorecard")

    @property
    def frozen(self) -> str:
        return f"B{self.head + 1}"

    @cached_property
    def names(self) -> list[str]:
        ours = [
            _("Account"), _("Code"), _("Domain"), _("Excluded by"), *(c.name for c in self.card.criteria), _("Weight known"),
            _("Points, worst"), _("Points, best"), _("Score, worst"), _("Score, best"), _("Worst tier"), _("Best tier"), _("Tier"), _("Ask next"),
        ]  # fmt: skip
        return unique([*ours, *self.columns])

    def widths(self) -> Iterator[tuple[str, int]]:
        n = len(self.card.criteria)
        each = [NAME_WIDTH, 12, TEXT_WIDTH, 18, *[RATING_WIDTH] * n, *[FIGURE_WIDTH] * 7, 18, 40, *[TEXT_WIDTH] * len(self.columns)]
        yield from ((letter(place), width) for place, width in enumerate(each))

    def only_ratings(self) -> DataValidation:
        """Ratings may be changed to see what would be: whole numbers from 1 to 5, or nothing."""
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = DataValidation(type="whole", operator="between", formula1=str(WORST), formula2=str(BEST), allow_blank=True)
        rule.error = _("A rating is 1 to 5; an empty cell is unknown.")
        rule.add(f"{letter(FRONT)}{self.head + 1}:{letter(FRONT + max(1, len(self.card.criteria)) - 1)}1048576")
        return rule

    # ---- the sheet of the scorecard, as formulas name it

    @property
    def sum_row(self) -> int:
        return FIRST + len(self.card.criteria)

    @property
    def tier_row(self) -> int:
        """Of the best tier."""
        return self.sum_row + 5

    def there(self, place: str) -> str:
        """A cell of the sheet of the scorecard."""
        return "'" + self.scorecard.replace("'", "''") + "'!" + place

    @property
    def total(self) -> str:
        return self.there(f"$B${self.sum_row + 1}")

    # ---- the sheet of the accounts

    @cached_property
    def _formulas(self) -> tuple[str, ...]:
        """Of a row, with {r} for its number: weight known, points, scores, tiers at both ends, verdict."""
        n = len(self.card.criteria)
        first, last = letter(FRONT), letter(FRONT + n - 1)
        low, high, worst, best = (letter(FRONT + n + k) for k in (1, 2, 5, 6))
        weights, ratings, total = f"${first}$2:${last}$2", f"${first}{{r}}:${last}{{r}}", self.total
        unknown = f'ROUND(100*SUMPRODUCT({weights}*({ratings}="")),0)'
        sure = f"ROUND(100*SUMPRODUCT({weights},{ratings}),0)"
        certain, excluded = f"{best}{{r}}={worst}{{r}}", '$D{r}<>""'
        to = quoted(_("{best} to {worst}").partition("{best}")[2].partition("{worst}")[0])
        return (
            f"=1-{unknown}/{total}",
            f"={sure}+{WORST}*{unknown}",
            f"={sure}+{BEST}*{unknown}",
            f"={low}{{r}}/{total}",
            f"={high}{{r}}/{total}",
            f"={self._tier(low)}",
            f"={self._tier(high)}",
            f"=IF({excluded},{quoted(_('Excluded'))},IF({certain},{best}{{r}},{best}{{r}}&{to}&{self._short(best, worst)}))",
        )  # fmt: skip

    def _short(self, best: str, worst: str) -> str:
        """The name of the worse tier after "to": of two that are told apart by a number the number alone, "Tier 1 to 3"."""
        heads = {head for tier in self.card.tiers for head, _blank, number in [tier.name.rpartition(" ")] if head and number.isdigit()}
        if len(heads) != 1:
            return f"{worst}{{r}}"
        head = heads.pop() + " "
        alike = ",".join(f"LEFT({cell}{{r}},{len(head)})={quoted(head)}" for cell in (best, worst))
        return f"IF(AND({alike}),MID({worst}{{r}},{len(head) + 1},{LONGEST_NAME}),{worst}{{r}})"

    def _tier(self, points: str) -> str:
        """The first tier whose limit the points reach, as IF in IF."""
        limited = [n for n, tier in enumerate(self.card.tiers) if tier.least is not None]
        text = self.there(f"$A${self.tier_row + len(self.card.tiers) - 1}")
        for n in reversed(limited):
            row = self.tier_row + n
            text = f"IF(100*{points}{{r}}>={self.there(f'$C${row}')},{self.there(f'$A${row}')},{text})"
        return text

    def row(self, each: Result, number: int, styles: Styles) -> list[Any]:
        """The cells of one account."""
        formulas = [formula.replace("{r}", str(number)) for formula in self._formulas]
        shares = [styles.figure(formulas[0], "0%"), *formulas[1:3], styles.figure(formulas[3], "0.00##"), styles.figure(formulas[4], "0.00##")]
        texts = [styles.text(t) if t else None for t in (each.name, each.code, each.domain, each.gate)]
        rest = [styles.text(text) if text else None for text in (each.ask, *(each.cells.get(column, "") for column in self.columns))]
        return [*texts, *each.ratings, *shares, *formulas[5:], *rest]


def first_rows(layout: Layout, styles: Styles) -> Iterator[list[Any]]:
    """The names of the columns, and over the ratings what they weigh."""
    yield [styles.head(name) for name in layout.names]
    weights = [styles.quiet(f"={layout.there(f'$B${FIRST + n}')}") for n in range(len(layout.card.criteria))]
    yield [*[None] * (FRONT - 1), styles.quiet(_("Weight, %")), *weights]


def scorecard_rows(layout: Layout, title: str, styles: Styles) -> Iterator[Sequence[Any]]:
    """Criteria with weights and what their ratings mean, the sum, the tiers with their limits, the gates, and how to read it all."""
    card, sum_row = layout.card, layout.sum_row
    yield [styles.head(title or layout.scorecard, wrap=False)]
    yield [styles.quiet(_("Change a weight, a limit or a rating, and every score follows."))]
    yield []
    yield [styles.head(text) for text in (_("Criterion"), _("Weight, %"), _("Ideal (5)"), _("Good (3)"), _("Poor (1)"))]
    for c in card.criteria:
        yield [styles.text(c.name), float(c.weight), *(styles.text(text) for text in (c.ideal, c.good, c.poor))]
    yield [styles.head(_("Sum")), f"=SUM(B{FIRST}:B{sum_row - 1})" if card.criteria else 0]
    yield [styles.quiet(_("Points of a score of 1")), f"=ROUND(100*B{sum_row},0)"]
    yield []
    yield []
    yield [styles.head(text) for text in (_("Tier"), _("From"), _("Needs points, times 100"), _("What to do"))]
    for n, tier in enumerate(card.tiers):
        row = layout.tier_row + n
        limit = [float(tier.least), f"=ROUND(100*B{row},0)*$B${sum_row + 1}"] if tier.least is not None else [styles.quiet(_("below")), None]
        yield [styles.text(tier.name), *limit, styles.text(tier.advice)]
    yield []
    if card.gates:
        yield [styles.head(_("Excluded, whatever the score"))]
        for gate in card.gates:
            yield [styles.text(gate.name)]
        yield []
    yield [styles.quiet(_("An empty rating is unknown: at worst it is 1, at best 5."))]
    yield [styles.quiet(_("Points are weight times rating, in hundredths; a score is its points divided by the points of a score of 1."))]
    yield [styles.quiet(_("A limit belongs to the tier above it. What stands under “Excluded by” overrides the score."))]


def letter(place: int) -> str:
    """The letters of a column, counted from 0."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(place + 1)


def quoted(text: str) -> str:
    """Our own words as a text in a formula."""
    return '"' + text.replace('"', '""').replace("{", "(").replace("}", ")")[:LONGEST] + '"'
