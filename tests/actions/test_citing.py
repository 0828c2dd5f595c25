"""Evidence gets its source in one step."""

from __future__ import annotations

from typing import Any

import pytest

from persona_studio.actions import citing, evidence, profiles, values
from persona_studio.foundation.problem import Problem


@pytest.fixture
def quote(book: Any) -> int:
    """A quote under the role of a persona."""
    id = profiles.create(book, "buyer-persona", "Nora")
    values.set_field(book, id, "role", ["Buyer"])
    return evidence.quote(book, book.claims(id)["role"][0].id, "I buy")


def test_a_new_source_is_made_and_undone_in_one_step(book: Any, quote: int) -> None:
    citing.cite(book, quote, title=" Interviews ", type="interview", date="12 October", n=6, who="Maria", said="synthesised")
    (found,) = book.evidence()
    assert (found.source.title, found.source.n, found.said) == ("Interviews", 6, "synthesised")
    book.undo()
    (found,) = book.evidence()
    assert (found.source, found.said) == (None, "said")
    assert book.sources() == []


def test_a_source_of_that_title_is_taken_and_brought_up_to_date(book: Any, quote: int) -> None:
    known = evidence.add_source(book, "Interviews", n=5)
    citing.cite(book, quote, title="interviews", n=6)
    assert [(source.id, source.n) for source in book.sources()] == [(known, 6)]
    assert book.evidence()[0].source.id == known


def test_without_a_title_the_source_is_taken_away(book: Any, quote: int) -> None:
    citing.cite(book, quote, title="Interviews")
    citing.cite(book, quote, title="")
    assert book.evidence()[0].source is None


def test_facts_without_a_title_are_refused(book: Any, quote: int) -> None:
    with pytest.raises(Problem, match="title"):
        citing.cite(book, quote, title="", date="12 October")


def test_a_quote_is_said_or_synthesised(book: Any, quote: int) -> None:
    with pytest.raises(Problem):
        citing.cite(book, quote, title="Interviews", said="dreamt")
