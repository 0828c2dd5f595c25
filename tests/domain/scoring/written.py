"""Texts that are amounts, or nearly: what every engine must take apart in the same way."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from persona_studio.domain.scoring.amounts import ABOUT, AND_MORE, AT_LEAST, AT_MOST, CURRENCIES, POWERS, TO_WORDS, UNITS


def _said(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    """The words as one writes them: of a class of signs the first."""
    return st.sampled_from([re.sub(r"\[(.)[^]]*\]\??", r"\1", word).replace(" ?", " ") for word in words])


def _maybe(what: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | what


def _row(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


_gap = st.sampled_from(("", " "))
_sign = st.sampled_from(("", "", "-"))
_number = st.sampled_from(("5", "1,200", "1.200", ".5", ",5", "17.25", "1 000", "1'000", "3,4", "007", "12.3456789", "1,2,3", "999"))
_unit = _maybe(_row(_gap, _said((*UNITS, *CURRENCIES))))
_power = _row(_gap, st.sampled_from(tuple(POWERS)), st.sampled_from(("", "", ".")))
amounts = _row(_sign, _maybe(_row(_said(CURRENCIES), _gap)), _sign, _number, _power, _unit)
texts = st.one_of(
    amounts,
    _row(_said(ABOUT), _gap, amounts),
    _row(st.sampled_from(("", "between ", "from ", "von ")), amounts, _gap, _said(TO_WORDS), _gap, amounts),
    _row(_said(AT_LEAST), _gap, amounts),
    _row(_said(AT_MOST), _gap, amounts),
    _row(amounts, _gap, _said(AND_MORE), _unit),
    _row(_maybe(_row(_said(CURRENCIES), _gap)), st.just("("), amounts, st.just(")"), _unit),
)
