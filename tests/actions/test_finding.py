"""NAME is an id, else an exact name, else a name that is unique ignoring case."""

from __future__ import annotations

import pytest

from persona_studio.actions import profiles
from persona_studio.actions.finding import find
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook


def test_an_id_comes_before_a_name_and_an_exact_name_before_one_in_other_capitals(book: Workbook) -> None:
    maria, shout, code = (profiles.create(book, "buyer-persona", name) for name in ("Maria", "MARIA", "Code"))
    named_like_an_id = profiles.create(book, "buyer-persona", book.profile(code).code)
    assert find(book, "Maria") == maria
    assert find(book, "MARIA") == shout
    assert find(book, book.profile(code).code) == code
    assert find(book, book.profile(named_like_an_id).code) == named_like_an_id
    assert find(book, "cODE ") == code


def test_several_are_told_with_their_ids(book: Workbook) -> None:
    ids = [profiles.create(book, "buyer-persona", name) for name in ("Maria", "MARIA", "Twin", "Twin")]
    for name, hits in (("maria", ids[:2]), ("Twin", ids[2:])):
        with pytest.raises(Problem) as caught:
            find(book, name)
        assert all(book.profile(id).code in str(caught.value) for id in hits)


def test_none_is_told_with_the_names_there_are(book: Workbook) -> None:
    with pytest.raises(Problem, match="no profiles yet"):
        find(book, "x")
    profiles.create(book, "buyer-persona", "Maria")
    with pytest.raises(Problem, match="Maria"):
        find(book, "x")


def test_an_accent_is_the_same_however_it_was_typed(book: Workbook) -> None:
    id = profiles.create(book, "buyer-persona", "Jos\u00e9")
    assert find(book, "jose\u0301") == id
