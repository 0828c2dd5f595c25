"""Cells as SQL: folded text, amounts and days by the grammars of `domain/scoring`, which are data, so that nothing is written down twice."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, case, cast, func, literal, null, or_

from persona_studio.domain.scoring import amounts, days, fold
from persona_studio.exchange.bulk.dialect import POWER, WIDE, Easy, Exact, Group, Groups, Has, Matches, Small, Whole

Column = ColumnElement[Any]
Columns = Mapping[str, Column]

RATING = "^ *[1-5]([.,]0+)? *$"  # a cell of a column that holds ratings
_PLAIN = {".": "^-?[0-9]{1,18}([.][0-9]{1,6})?$", ",": "^-?[0-9]{1,18}$"}  # amounts that need no grammar


def folded(cell: Column) -> Column:
    """`fold.fold`."""
    spaced = func.regexp_replace(func.translate(cell, fold.CHANGED, fold.TO), " +", " ", "g")
    return case((Easy(cell), Small(cell)), else_=func.trim(spaced, " "))


def empty(bare: Column) -> Column:
    """`amounts.empty`, of a folded cell that is not NULL. One regular expression is quicker than a comparison with each of the words."""
    words = ("".join(f"[{sign}]" if sign in ".?()#!/" else sign for sign in word) for word in sorted(amounts.EMPTY))
    return Matches(bare, f"^(?:{'|'.join(words)})$")


def parts(bare: Column) -> Column:
    """The parts of a folded cell between semicolons, with one around each; NULL where there are none."""
    spaced = or_(Has(bare, "; "), Has(bare, " ;"))
    tight = case((spaced, func.regexp_replace(bare, " *; *", ";", "g")), else_=bare)
    return case((Has(bare, ";"), literal(";") + tight + ";"))


def plain_amount(cell: Column, decimal: str, factor: Decimal) -> Column:
    """The number of a cell that is nothing but a number; NULL for all others."""
    return case((Matches(cell, _PLAIN[decimal]), _by(Exact(cell), factor)))


def _by(number: Column, factor: Decimal) -> Column:
    """Exact, as the number has at most 18 figures before its point and the factor 12."""
    return cast(number, WIDE) if factor == 1 else cast(number * cast(literal(int(factor)), POWER), WIDE)


def quick(bare: Column, decimal: str) -> Column:
    """Which of the usual ways to write an amount a cell has; NULL for any other. They are among `amounts.shapes`, and need no groups to be read."""
    return case(*((Matches(bare, pattern), literal(name)) for name, pattern in _quick(decimal).items()))


def _quick(decimal: str) -> dict[str, str]:
    sign, part = (",", "([.][0-9]{1,6})?") if decimal == "." else (".", "")
    return {
        "span": "^[0-9]{1,18}-[0-9]{1,18}$",
        "grouped": f"^[$€£]?[0-9]{{1,3}}([{sign}][0-9]{{3}}){{1,5}}{part}$",
        "power": f"^[$€£]?[0-9]{{1,18}}{part}[kmb]$",
    }


def quick_ends(bare: Column, way: Column, decimal: str, factor: Decimal) -> dict[str, Column]:
    """The low and high end of an amount that is written in one of the usual ways."""
    first, second = (Exact(func.split_part(bare, "-", n)) for n in (1, 2))
    rises = first <= second  # asked within the CASE: PostgreSQL would compute it for NULL AND …
    figures: Column = bare
    for sign in "$€£" + (",", ".")[decimal == ","]:
        figures = func.replace(figures, sign, "")
    unit = func.right(figures, 1)
    scale = cast(case((unit == "k", 10**3), (unit == "m", 10**6), else_=10**9), POWER)
    powered = cast(Exact(func.left(figures, func.length(figures) - 1)) * scale, WIDE)
    alone = [(way == "grouped", _by(Exact(figures), factor)), (way == "power", powered)]
    low, high = (case((way == "span", case((rises, _by(end, factor)))), *alone) for end in (first, second))
    return {"quick_low": low, "quick_high": high}


def shape(cell: Column, bare: Column, decimal: str) -> Column:
    """Which of `amounts.shapes` a cell has, by number; NULL for none."""
    ways = [(Matches(bare, each.pattern), number) for number, each in enumerate(amounts.shapes(decimal))]
    return case((func.length(cell) <= amounts.LONGEST, case(*ways)))


def dashed(bare: Column) -> Column:
    """`amounts.plain`, of a folded cell: what the shapes are put to."""
    odd = Matches(bare, f"[{amounts.CHANGED}]")
    return case((odd, func.translate(bare, amounts.CHANGED, amounts.TO)), else_=bare)


def groups(bare: Column, of_shape: Column, decimal: str) -> dict[str, Column]:
    """The groups of the shape that a cell has: `single` those of one amount, `both` those of a span."""
    shapes = list(enumerate(amounts.shapes(decimal)))
    single = case(*((of_shape == n, Groups(bare, each.pattern, 3)) for n, each in shapes if not _span(each)))
    both = case(*((of_shape == n, Groups(bare, each.pattern, 6)) for n, each in shapes if _span(each)))
    return {"single": single, "both": both}


def _span(each: amounts.Shape) -> bool:
    return bool(each.low and each.high and each.low != each.high)


def written(found: Columns, of_shape: Column, decimal: str) -> dict[str, Column]:
    """The numbers as written, `one` and `two`, and the powers of ten that their words stand for."""
    shapes = list(enumerate(amounts.shapes(decimal)))
    negative = [n for n, each in shapes if each.negative]
    single = found["single"].is_not(None)
    alone = _signed(found["single"], 1, decimal)
    one = [(of_shape.in_(negative), -alone), (single, alone), (found["both"].is_not(None), _signed(found["both"], 1, decimal))]
    words = {"one": case((single, Group(found["single"], 3)), else_=Group(found["both"], 3)), "two": Group(found["both"], 6)}
    return {
        "one": case(*one),
        "two": case((found["both"].is_not(None), _signed(found["both"], 4, decimal))),
        **{f"{name}_power": case((of_shape.is_not(None), _power(word))) for name, word in words.items()},
    }


def _power(word: Column) -> Column:
    """What a word multiplies with; NULL where there is none."""
    powers: dict[int, list[str]] = {}
    for name, power in amounts.POWERS.items():
        powers.setdefault(power, []).append(name)
    return cast(case((word == "", null()), *((word.in_(names), literal(10**power)) for power, names in powers.items() if power)), POWER)


def _signed(found: Column, start: int, decimal: str) -> Column:
    """A number of up to 18 figures; the decimals after the sixth are cut off."""
    figures: Column = Group(found, start + 1)
    for sign in amounts.thousands(decimal):
        figures = func.replace(figures, sign, "")
    if decimal != ".":
        figures = func.replace(figures, decimal, ".")
    point = func.strpos(figures, ".")
    number = Exact(case((point > 0, func.left(figures, point + 6)), else_=figures))
    return case((Has(Group(found, start), "-"), -number), else_=number)


def ends(number: Columns, of_shape: Column, factor: Decimal) -> dict[str, Column]:
    """The low and high end of the amount, times the factor unless the cell names a power; NULL for no end, and both for no amount."""
    shapes = list(enumerate(amounts.shapes()))
    spans = of_shape.in_([n for n, each in shapes if _span(each)])
    lent = case((number["one"] <= number["two"], number["two_power"]))
    own = func.coalesce(number["one_power"], lent)
    first, second = _scaled(number["one"], own, number["two_power"], factor), _scaled(number["two"], number["two_power"], own, factor)
    rises = first <= second
    alone = _scaled(number["one"], number["one_power"], number["one_power"], factor)
    return {
        "low": case((spans, case((rises, first))), (of_shape.in_([n for n, each in shapes if each.low]), alone)),
        "high": case((spans, case((rises, second))), (of_shape.in_([n for n, each in shapes if each.high]), alone)),
    }


def _scaled(number: Column, power: Column, other: Column, factor: Decimal) -> Column:
    """A number with its power; where the cell names none at either end, with what the column counts in. At most 36 figures."""
    silent = cast(literal(int(factor)), POWER)
    return cast(number * func.coalesce(power, case((other.is_(None), silent), else_=cast(literal(1), POWER))), WIDE)


def day_number(cell: Column, bare: Column, style: str) -> Column:
    """`days.read_date` as year * 10,000 + month * 100 + day; NULL for no day."""
    ways = [(Matches(bare, way.pattern), _day(bare, way)) for way in days.ways(style)]
    return case((func.length(cell) <= days.LONGEST, case(*ways)))


def _day(bare: Column, way: days.Written) -> Column:
    found = Groups(bare, way.pattern, max(way.year, way.month, way.day))
    year, month, day = (Whole(Group(found, group)) if group else literal(1) for group in (way.year, way.month, way.day))
    leap = and_(year % 4 == 0, or_(year % 100 != 0, year % 400 == 0))
    longest = case((month.in_((4, 6, 9, 11)), 30), (month == 2, case((leap, 29), else_=28)), else_=31)
    return case((and_(month >= 1, month <= 12, day >= 1, day <= longest), year * 10_000 + month * 100 + day))


def held(cell: Column) -> Column:
    """The rating that a cell holds: "4", also as "4.0"; NULL for any other."""
    return case((Matches(cell, RATING), Whole(func.substring(func.trim(cell, " "), 1, 1))))
