"""Search finds every value, quote and note, whatever its case, diacritics and script, and follows every change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.workbook.book import Workbook
from persona_studio.workbook.search import SHOWN, Hit, Search, fold, marks
from tests.workbook.small import persona, say


@pytest.fixture
def search(book: Workbook) -> Iterator[Search]:
    search = Search(book)
    yield search
    search.close()


def found(search: Search, words: str, profile: int | None = None) -> list[str]:
    return [hit.entry.text for hit in search.find(words, profile).hits]


def marked(hit: Hit) -> list[str]:
    return [hit.excerpt[low:high] for low, high in hit.marks]


def test_all_words_in_one_claim_anywhere_in_them(book: Workbook, search: Search) -> None:
    maria = persona(book)
    for text in ("Slow monthly reports", "Reports of others", "Monthly budget"):
        say(book, maria, "pains", f'"{text}"')
    assert found(search, "MONTH report") == ["Slow monthly reports"]
    (hit,) = search.find("report month").hits
    assert (hit.entry.profile, hit.entry.field, hit.excerpt, marked(hit)) == (maria, "pains", "Slow monthly reports", ["month", "report"])
    assert found(search, "port") == ["Slow monthly reports", "Reports of others"]
    assert found(search, " ") == found(search, "no such words") == []


@pytest.mark.parametrize(
    ("text", "words", "marked_"),
    [
        ("Überprüfung der Größe", "uberprufung GROSSE", ["Überprüfung", "Größe"]),
        ("北京经理客户", "经理", ["经理"]),
        ("İstanbul café", "istanbul CAFE", ["İstanbul", "café"]),
        ("Γιώργος", "γιωργοσ", ["Γιώργος"]),
        ("ﬁnance", "fin", ["ﬁn"]),
        ("रिपोर्ट धीमी", "धीमी", ["धीमी"]),
        ("e\u0301te\u0301", "ete", ["e\u0301te\u0301"]),
        ("한국어", "한국", ["한국"]),
    ],
)
def test_case_diacritics_and_scripts(book: Workbook, search: Search, text: str, words: str, marked_: list[str]) -> None:
    say(book, persona(book), "role", f'"{text}"')
    (hit,) = search.find(words).hits
    assert marked(hit) == marked_


def test_names_figures_unclear_values_and_what_no_field_claims_any_more(book: Workbook, search: Search) -> None:
    maria = persona(book, "Maria Muster")
    say(book, maria, "budget", '{"low":"70000","high":null,"currency":"EUR","per":"year"}')
    say(book, maria, "budget", '{"?":"1.2 Mio oder so"}')
    say(book, maria, "gone", '"An old remark"')
    assert [hit.entry.field for word in ("muster", "70", "mio", "remark") for hit in search.find(word).hits] == ["name", "budget", "budget", "gone"]


def test_quotes_and_notes_are_found_where_they_stand(book: Workbook, search: Search) -> None:
    maria, kenji = persona(book), persona(book, "Kenji")
    pain = say(book, maria, "pains", '"Slow"')
    with book.edit("Evidence") as e:
        source = e.put("source", title="Interviews", note="Held in the canteen")
        e.put("ground", claim=pain, evidence=e.put("evidence", source=source, text="We wait a week", who="CFO"))
        e.put("evidence", text="Weekly pain")
    first, second = search.find("week").hits
    assert (first.entry.profile, first.entry.claim, first.entry.field) == (maria, pain, "pains")
    assert (second.entry.profile, second.entry.evidence) == (None, 2)
    assert [hit.entry.source for hit in search.find("canteen").hits] == [source]
    assert found(search, "week", maria) == ["We wait a week\nCFO"]
    assert found(search, "week", kenji) == []
    with book.edit("Unlink") as e:
        e.remove("claim", pain)
    assert search.find("wait").hits[0].entry.profile is None


def test_evidence_follows_its_claim_to_another_field(book: Workbook, search: Search) -> None:
    maria = persona(book)
    pain = say(book, maria, "pains", '"Slow"')
    with book.edit("Evidence") as e:
        e.put("ground", claim=pain, evidence=e.put("evidence", text="We wait"))
    assert search.find("wait").hits[0].entry.field == "pains"
    with book.edit("Move") as e:
        e.put("claim", id=pain, field="role")
    assert search.find("wait").hits[0].entry.field == "role"


def test_every_change_is_followed(book: Workbook, search: Search) -> None:
    maria = persona(book)
    role = say(book, maria, "role", '"Head"')
    assert found(search, "head") == ["Head"]
    with book.edit("Edit") as e:
        e.put("claim", id=role, body='"Lead"')
    assert (found(search, "head"), found(search, "lead")) == ([], ["Lead"])
    book.undo()
    assert found(search, "head") == ["Head"]
    with book.edit("Rename") as e:
        e.put("profile", id=maria, name="Headley")
    assert found(search, "head") == ["Headley", "Head"]
    with book.edit("Delete") as e:
        e.remove("profile", maria)
    assert found(search, "head") == []
    book.undo()
    assert found(search, "head") == ["Headley", "Head"]
    assert found(search, "head", 99) == []


def test_so_many_are_shown_and_the_rest_counted(book: Workbook, search: Search) -> None:
    maria = persona(book)
    with book.edit("Fill") as e:
        for n in range(500):
            e.put("claim", profile=maria, field="pains", place=n, body=f'"Pain {n}"')
    result = search.find("pain")
    assert (len(result.hits), result.count) == (SHOWN, 500)
    assert result.hits[0].entry.text == "Pain 0"


def test_the_hit_in_a_very_long_text_is_shown(book: Workbook, search: Search) -> None:
    say(book, persona(book), "pains", '"' + "word " * 2000 + "needle " + "word " * 38000 + '"')
    (hit,) = search.find("needle").hits
    assert (marked(hit), len(hit.excerpt) < 200, hit.excerpt[0], hit.excerpt[-1]) == (["needle"], True, "…", "…")
    for start in ("x" * 200_000, "ä" * 200_000):
        with book.edit("Edit") as e:
            e.put("claim", id=hit.entry.claim, body=f'"{start} needle"')
        (again,) = search.find("needle").hits
        assert marked(again) == ["needle"]


@given(st.text(max_size=30), st.integers(0, 29), st.integers(1, 5))
def test_any_part_of_a_text_finds_it_and_is_marked(text: str, start: int, length: int) -> None:
    part = fold(text[start : start + length])
    if part and part in fold(text):
        spans = marks(text, [part])
        assert spans
        assert all(low < high <= len(text) for low, high in spans)
        assert all(high < low for (_low, high), (low, _high) in pairwise(spans))
