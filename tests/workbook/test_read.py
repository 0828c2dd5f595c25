"""What the screens see."""

from __future__ import annotations

import json

import pytest

from persona_studio.domain import profile as domain
from persona_studio.domain.profile import Ground
from persona_studio.template.kinds import Unclear
from persona_studio.template.shipped import templates
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.research import SIGNED
from tests.workbook.small import TOML, persona, say


def test_claims_come_in_their_order(book: Workbook) -> None:
    id = persona(book)
    with book.edit("List") as e:
        for place, text in ((2048, "third"), (0, "first"), (1024, "second")):
            e.put("claim", profile=id, field="pains", place=place, body=json.dumps(text))
    assert [c.value for c in book.profile(id).of("pains")] == ["first", "second", "third"]
    assert book.claims(id) == book.profile(id).claims


def test_profiles_in_their_order_with_the_kind_of_their_template(book: Workbook) -> None:
    one, two = persona(book, "One"), persona(book, "Two")
    with book.edit("Move") as e:
        e.put("profile", id=one, place=5)
    assert [(p.id, p.code, p.name, p.template, p.kind) for p in book.profiles()] == [
        (two, "two", "Two", "small", "user"), (one, "one", "One", "small", "user"),
    ]  # fmt: skip


def test_a_profile_that_is_not_there(book: Workbook) -> None:
    for ask in (book.profile, book.shares, book.claims):
        with pytest.raises(KeyError):
            ask(7)


def test_shares_are_what_the_domain_counts(book: Workbook) -> None:
    id = persona(book)

    def same() -> tuple[tuple[int, int], tuple[int, int]]:
        shares, profile = book.shares(id), book.profile(id)
        assert shares.filled == domain.completeness(profile)
        assert shares.evidenced == domain.coverage(profile)
        return (shares.filled.done, shares.filled.all), (shares.evidenced.done, shares.evidenced.all)

    assert same() == ((1, 4), (0, 0))
    claim = say(book, id, "pains", '"a"')
    say(book, id, "pains", '"b"')
    say(book, id, "nowhere", '"lost"')
    assert same() == ((2, 4), (0, 2))
    with book.edit("Evidence") as e:
        e.put("ground", claim=claim, evidence=e.put("evidence", text="x"))
    assert same() == ((2, 4), (1, 2))
    with book.edit("No name") as e:
        e.put("profile", id=id, name="")
    assert same() == ((1, 4), (1, 2))


def test_ground_is_computed_and_a_sign_off_lapses_with_the_text(book: Workbook) -> None:
    id = persona(book)
    claim = say(book, id, "role", '"Buyer"')

    def ground() -> Ground:
        return book.profile(id).of("role")[0].ground

    def sign() -> None:
        with book.edit("Sign off") as e:
            row = e.get("claim", claim)
            assert row
            e.record(SIGNED, profiles=[id], claim=claim, text=row["body"], who="AB")

    sign()
    assert ground() is Ground.ASSUMPTION, "a signature without evidence validates nothing"
    with book.edit("Evidence") as e:
        e.put("ground", claim=claim, evidence=e.put("evidence", text="x"))
    assert ground() is Ground.VALIDATED
    with book.edit("Edit role") as e:
        e.put("claim", id=claim, body='"Head buyer"')
    assert ground() is Ground.SOME
    sign()
    assert ground() is Ground.VALIDATED


def test_values_of_a_field_that_the_template_lost_are_kept(book: Workbook) -> None:
    id = persona(book)
    say(book, id, "gone", '"still here"')
    say(book, id, "gone too", '{"statement":"Slow","time":"3 h"}')
    kept = book.profile(id).kept
    assert [c.value for c in kept["gone"]] == ["still here"]
    assert [c.value for c in kept["gone too"]] == ["Slow; 3 h"]


@pytest.mark.parametrize("toml", ["", "not toml [", TOML.replace('"money"', '"hologram"'), "a = " + "[" * 20_000])
def test_a_template_that_cannot_be_read_locks_nobody_out(book: Workbook, toml: str) -> None:
    id = persona(book)
    say(book, id, "role", '"Buyer"')
    with book.edit("Break") as e:
        e.put("template", id="small", toml=toml)
    assert [p.name for p in book.profiles()] == ["Maria"]
    assert book.profile(id).kept["role"][0].value == "Buyer"
    assert book.shares(id).filled.all == 1
    book.undo()
    assert book.profile(id).value("role") == "Buyer"


@pytest.mark.parametrize("head", ["", 'kind = "buyer"\n'])
def test_the_shipped_template_stands_in_for_a_broken_copy(head: str, book: Workbook) -> None:
    with book.edit("New persona") as e:
        e.put("template", id="buyer-persona", toml=f"{head}[[section]]\nid = [")
        id = e.put("profile", code="nora", template="buyer-persona", name="Nora")
    say(book, id, "role", '"Buyer"')
    say(book, id, "gone", '"still here"')
    profile = book.profile(id)
    assert profile.value("role") == "Buyer"
    assert profile.template == templates()["buyer-persona"]
    assert [c.value for c in profile.kept["gone"]] == ["still here"]
    assert [p.kind for p in book.profiles()] == ["buyer"]


def test_a_value_that_lies_is_unclear_and_hides_no_other(book: Workbook) -> None:
    id = persona(book)
    bodies = ["[" * 100_000, "9" * 5_000, "NaN", '"\\ud800"', '"a\\u0000b"', "{", "", "7", "{}", '{"?": 5}', '{"a":' * 60 + "1" + "}" * 60]
    for body in bodies:
        say(book, id, "pains", body)
    say(book, id, "role", '"Buyer"')
    say(book, id, "budget", '{"low":"1e999999999","high":null,"currency":"EUR","per":""}')
    profile = book.profile(id)
    assert profile.value("role") == "Buyer"
    assert isinstance(profile.value("budget"), Unclear)
    assert all(isinstance(claim.value, Unclear) for claim in profile.of("pains"))
    assert len(profile.of("pains")) == len(bodies)


def test_text_that_is_not_utf8_hides_no_other(book: Workbook) -> None:
    import sqlite3

    id = persona(book)
    claim = say(book, id, "role", '"Buyer"')
    say(book, id, "pains", '"Slow"')
    other = sqlite3.connect(book.path)
    other.execute("UPDATE claim SET body = CAST(x'22ff22' AS TEXT) WHERE id = ?", (claim,))
    other.commit()
    other.close()
    book.refresh()
    assert book.profile(id).value("role") == "\ufffd"
    assert book.profile(id).of("pains")[0].value == "Slow"
