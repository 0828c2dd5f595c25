"""What claims stand on: evidence puts them above assumptions, a sign-off holds as long as the text does."""

from __future__ import annotations

from pathlib import Path

import pytest

from persona_studio.actions import evidence, profiles, values
from persona_studio.domain.ground import Ground
from persona_studio.domain.profile import assumptions, coverage, field_coverage, section_coverage
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import open_book
from tests.actions.people import claim


@pytest.fixture
def maria(book: Workbook) -> int:
    return profiles.create(book, "buyer-persona", "Maria")


def standing(book: Workbook, profile: int) -> list[Ground]:
    return [c.ground for c in book.profile(profile).of("goals")]


def test_a_pasted_line_becomes_the_quote_a_claim_stands_on(book: Workbook, maria: int) -> None:
    one, other = claim(book, maria), claim(book, maria, "No budget")
    source = evidence.add_source(book, "Interviews in spring", type="interview", date="2026-04", n=12, who="AB")
    evidence.quote(book, one, "We wait\n a week", source, who="CFO", locator="minute 7")
    assert standing(book, maria) == [Ground.SOME, Ground.ASSUMPTION]
    (quoted,) = book.grounds(maria)[one]
    assert (quoted.text, quoted.kind, quoted.said, quoted.who, quoted.locator) == ("We wait\n a week", "quote", "said", "CFO", "minute 7")
    assert quoted.source is not None
    assert (quoted.source.title, quoted.source.n) == ("Interviews in spring", 12)
    profile = book.profile(maria)
    field = profile.template.field("goals")
    section = profile.template.section_of("goals")
    assert field is not None
    assert section is not None
    assert [s.part for s in (field_coverage(profile, field), section_coverage(profile, section), coverage(profile))] == [0.5] * 3
    assert book.shares(maria).evidenced == coverage(profile)
    assert [c.id for c in assumptions(profile)] == [other]
    assert book.undo() == "Quote"
    assert (standing(book, maria), book.evidence()) == ([Ground.ASSUMPTION] * 2, [])


def test_a_sign_off_needs_evidence_and_lapses_with_the_text(book: Workbook, maria: int) -> None:
    one = claim(book, maria)
    with pytest.raises(Problem, match="assumption"):
        evidence.sign_off(book, one, "AB")
    evidence.quote(book, one, "A week")
    evidence.sign_off(book, one, "AB")
    assert standing(book, maria) == [Ground.VALIDATED]
    assert book.signatures(maria)[one].who == "AB"
    values.put(book, maria, "goals", "Slower reports", claim=one)
    assert standing(book, maria) == [Ground.SOME]
    book.undo()
    assert standing(book, maria) == [Ground.VALIDATED]
    evidence.withdraw(book, one, "AB")
    assert standing(book, maria) == [Ground.SOME]
    assert book.history(maria)[0].kind == "record"
    with pytest.raises(Problem, match="name"):
        evidence.sign_off(book, one, " ")


def test_linking_twice_is_once_and_what_is_unlinked_goes_to_the_inbox(book: Workbook, maria: int) -> None:
    one, other = claim(book, maria), claim(book, maria, "No budget")
    found = evidence.add_evidence(book, "61 % leave", kind="figure")
    assert [e.id for e in book.inbox()] == [found]
    for _n in range(2):
        evidence.link_evidence(book, one, found)
    evidence.link_evidence(book, other, found)
    assert book.inbox() == []
    assert [len(items) for items in book.grounds(maria).values()] == [1, 1]
    assert book.cited()[found] == [(maria, "goals", one), (maria, "goals", other)]
    evidence.unlink_evidence(book, one, found)
    values.remove(book, [other])
    assert [(e.text, e.said) for e in book.inbox()] == [("61 % leave", "")]


def test_removing_evidence_or_a_source_leaves_nothing_dangling(book: Workbook, maria: int) -> None:
    one = claim(book, maria)
    source = evidence.add_source(book, "Survey")
    found = evidence.quote(book, one, "A week", source)
    evidence.remove_source(book, source)
    assert book.grounds(maria)[one][0].source is None
    evidence.remove_evidence(book, found)
    assert (standing(book, maria), book.grounds(maria)) == ([Ground.ASSUMPTION], {})
    book.undo()
    book.undo()
    again = book.grounds(maria)[one][0].source
    assert again is not None
    assert again.title == "Survey"


def test_what_changes_about_a_source_shows_at_once(book: Workbook, maria: int) -> None:
    one = claim(book, maria)
    source = evidence.add_source(book, "Survey")
    found = evidence.quote(book, one, "A week", source)
    assert book.grounds(maria)[one][0].source is not None
    evidence.change_source(book, source, title="Survey in May", n=40)
    evidence.change_evidence(book, found, said="synthesised")
    (quoted,) = book.grounds(maria)[one]
    assert quoted.source is not None
    assert (quoted.source.title, quoted.source.n, quoted.said) == ("Survey in May", 40, "synthesised")


def test_an_attached_file_is_kept_once_and_outlives_undo(book: Workbook, tmp_path: Path) -> None:
    file = tmp_path / "interview.txt"
    file.write_bytes(b"\x00words")
    for _n in range(2):
        evidence.add_source(book, "Interview", file=file)
    first, second = book.sources()
    assert (first.file, first.hash) == ("interview.txt", second.hash)
    assert book.blob(first.hash) == b"\x00words"
    book.undo()
    book.undo()
    assert (book.sources(), book.blob(first.hash)) == ([], b"\x00words")
    book.redo()
    book.close()
    with open_book(book.path, write=False) as again:
        assert again.blob(again.sources()[0].hash) == b"\x00words"
        with pytest.raises(Problem, match="reading only"):
            again.keep(b"more")


@pytest.mark.parametrize("wrong", [{"text": " \n"}, {"kind": "rumour"}, {"said": "shouted"}, {"source": 99}])
def test_impossible_evidence_is_refused_and_nothing_is_written(book: Workbook, maria: int, wrong: dict[str, object]) -> None:
    one = claim(book, maria)
    steps = len(book.history())
    with pytest.raises(Problem):
        evidence.quote(book, one, **{"text": "A week", **wrong})  # type: ignore[arg-type]
    assert (len(book.history()), book.evidence()) == (steps, [])


def test_impossible_sources_and_ends_that_are_gone(book: Workbook, maria: int, tmp_path: Path) -> None:
    for wrong in ({"title": " "}, {"title": "x", "n": -1}, {"title": "x", "n": True}, {"title": "x", "file": tmp_path / "none"}):
        with pytest.raises(Problem):
            evidence.add_source(book, **wrong)  # type: ignore[arg-type]
    one = claim(book, maria)
    found = evidence.add_evidence(book, "A week")
    for claim_, evidence_ in ((one, 99), (99, found)):
        with pytest.raises(Problem, match="any more"):
            evidence.link_evidence(book, claim_, evidence_)
    with pytest.raises(Problem, match="any more"):
        evidence.sign_off(book, 99, "AB")
    evidence.remove_evidence(book, 99)
    evidence.remove_source(book, 99)
    assert book.sources() == []
