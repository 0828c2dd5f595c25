"""Cells as SQL: folded text, amounts and days by the grammars of `domain/scoring`, which are data, so that nothing is written down twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, literal, or_

from persona_studio.domain.scoring import amounts, days, fold
from persona_studio.exchange.bulk.dialect import POWER, WIDE, WRITTEN, Easy, Group, Groups, Matches, Small

Column = ColumnElement[Any]
Columns = Mapping[str, Column]

RATING = "^ *[1-5]([.,]0+)? *$"  # a cell of a column that holds ratings
_PLAIN = {".": "^-?[0-9]{1,18}([.][0-9]{1,6})?$", ",": "^-?[0-9]{1,18}$"}  # amounts that need no grammar


def folded(cell: Column) -> Column:
    """`fold.fold`."""
    spaced = func.regexp_replace(func.translate(cell, fold.CHANGED, fold.TO), " +", " ", "g")
    return case((Easy(cell), Small(cell)), else_=func.trim(spaced, " "))


def empty(bare: Column) -> Column:
    """`amounts.empty`, of a folded cell that is not NULL."""
    return bare.in_(sorted(amounts.EMPTY))


def plain_amount(cell: Column, decimal: str) -> Column:
    """The number of a cell that is nothing but a number; NULL for all others."""
    return case((Matches(cell, _PLAIN[decimal]), cast(cell, WIDE)))


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
    return {
        "one": case(*one),
        "one_word": case((single, Group(found["single"], 3)), else_=Group(found["both"], 3)),
        "two": case((found["both"].is_not(None), _signed(found["both"], 4, decimal))),
        "two_word": Group(found["both"], 6),
    }


def _signed(found: Column, start: int, decimal: str) -> Column:
    """A number of up to 18 figures; the decimals after the sixth are cut off."""
    figures: Column = Group(found, start + 1)
    for sign in amounts.thousands(decimal):
        figures = func.replace(figures, sign, "")
    if decimal != ".":
        figures = func.replace(figures, decimal, ".")
    point = func.strpos(figures, ".")
    number = cast(case((point > 0, func.left(figures, point + 6)), else_=figures), WRITTEN)
    return case((func.strpos(Group(found, start), "-") > 0, -number), else_=number)


def ends(number: Columns, of_shape: Column) -> dict[str, Column]:
    """The low and high end of the amount; NULL for no end, and both for no amount."""
    shapes = list(enumerate(amounts.shapes()))
    spans = of_shape.in_([n for n, each in shapes if _span(each)])
    shared = and_(number["one_word"] == "", number["one"] <= number["two"])
    first = _times(number["one"], case((shared, number["two_word"]), else_=number["one_word"]))
    second = _times(number["two"], number["two_word"])
    rises = first <= second
    alone = _times(number["one"], number["one_word"])
    return {
        "low": case((spans, case((rises, first))), (of_shape.in_([n for n, each in shapes if each.low]), alone)),
        "high": case((spans, case((rises, second))), (of_shape.in_([n for n, each in shapes if each.high]), alone)),
    }


def _times(number: Column, word: Column) -> Column:
    """A number with the power that its word stands for; at most 36 figures."""
    powers: dict[int, list[str]] = {}
    for name, power in amounts.POWERS.items():
        powers.setdefault(power, []).append(name)
    scale = [(word.in_(names), cast(number * cast(literal(10**power), POWER), WIDE)) for power, names in powers.items() if power]
    return case(*scale, else_=cast(number, WIDE))


def day_number(cell: Column, bare: Column, style: str) -> Column:
    """`days.read_date` as year * 10,000 + month * 100 + day; NULL for no day."""
    ways = [(Matches(bare, way.pattern), _day(bare, way)) for way in days.ways(style)]
    return case((func.length(cell) <= days.LONGEST, case(*ways)))


def _day(bare: Column, way: days.Written) -> Column:
    found = Groups(bare, way.pattern, max(way.year, way.month, way.day))
    year, month, day = (cast(Group(found, group), Integer) if group else literal(1) for group in (way.year, way.month, way.day))
    leap = and_(year % 4 == 0, or_(year % 100 != 0, year % 400 == 0))
    longest = case((month.in_((4, 6, 9, 11)), 30), (month == 2, case((leap, 29), else_=28)), else_=31)
    return case((and_(month >= 1, month <= 12, day >= 1, day <= longest), year * 10_000 + month * 100 + day))


def held(cell: Column) -> Column:
    """The rating that a cell holds: "4", also as "4.0"; NULL for any other."""
    return case((Matches(cell, RATING), cast(func.substring(func.trim(cell, " "), 1, 1), Integer)))
