"""What holds for every kind of value, in every manner of writing."""

from __future__ import annotations

import json as jsonlib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from persona_studio.template.kinds import (
    KINDS,
    Amount,
    Choice,
    Clause,
    Date,
    Flag,
    Group,
    Groups,
    Line,
    ListOf,
    Many,
    Money,
    Number,
    Outcome,
    Outcomes,
    Part,
    ProfileCode,
    Range,
    Ranked,
    Scale,
    Sentence,
    Span,
    Statement,
    Table,
    Text,
    Unclear,
    clean,
)  # fmt: skip
from persona_studio.template.kinds.base import Kind
from persona_studio.template.manner import Manner

MANNERS = [Manner(), Manner("de", "EUR"), Manner("de-CH", "CHF"), Manner("fr", "EUR"), Manner("en", "CAD"), Manner("en", "NOK")]
JOB = Statement(
    parts=(Clause("situation", "Situation", "When"), Clause("motivation", "Motivation", "I want to"), Clause("outcome", "Outcome", "so I can")),
    main="motivation",
)
CLAUSE = Clause("a", "A", "When")
JOURNEY = Table(parts=(Part("questions", "Questions"), Part("channels", "Channels")), rows=("Awareness", "Consideration", "Decision"))
PAINS = Groups(parts=(Part("time", "Time"), Part("money", "Money"), Part("reputation", "Reputation")))

amounts = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**12, places=2) | st.integers(0, 10**7).map(Decimal)
awkward = amounts | st.decimals(allow_nan=False, allow_infinity=False)
spans = st.tuples(st.none() | awkward, st.none() | awkward).filter(lambda pair: pair != (None, None))
moneys = st.builds(
    lambda pair, currency, per: Money(pair[0], pair[1], currency, per),
    spans, st.sampled_from(["USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "SEK", "PLN", "NOK", "BTC"]),
    st.sampled_from(["", "hour", "day", "week", "month", "quarter", "year"]),
)  # fmt: skip
texts = st.text() | st.lists(st.sampled_from(["late", "|", "\\|", "\\", "a|b", "\n", " ", "€"])).map(" ".join)
groups = st.builds(lambda s, parts: PAINS.make(s, parts), texts, st.dictionaries(st.sampled_from(["time", "money", "reputation"]), texts))
rows = st.builds(lambda s, parts: JOURNEY.make(s, parts), texts, st.dictionaries(st.sampled_from(["questions", "channels"]), texts))
spoken = texts | st.lists(st.sampled_from(["When", "I want to", "so I can", "late", "|", ",", "."])).map(" ".join)
sentences = st.builds(lambda parts: JOB.make(parts), st.dictionaries(st.sampled_from(["situation", "motivation", "outcome"]), spoken))
lines = texts.map(lambda text: Line().parse(text)).filter(bool)
paragraphs = texts.map(lambda text: Text().parse(text)).filter(bool)

outcomes = st.builds(Outcome, st.just("") | lines, st.none() | awkward, st.none() | awkward)

VALUES: list[tuple[Kind[Any], st.SearchStrategy[Any]]] = [
    (Line(), lines),
    (Text(), paragraphs),
    (Choice(options=("Yes", "No", "Shared")), st.sampled_from(["Yes", "No", "Shared"])),
    (Choice(options=("Manager", "Director"), open=True), lines.map(lambda text: Choice(options=("Manager", "Director"), open=True).parse(str(text)))),
    (Many(), lines),
    (Number(), awkward),
    (Number(unit="people", unit_one="person", units=("staff",)), amounts | st.just(Decimal(1))),
    (Range(), spans.map(lambda pair: Span(*pair))),
    (Range(unit="weeks", unit_one="week"), spans.map(lambda pair: Span(*pair)) | st.just(Span(Decimal(1), Decimal(1)))),
    (Amount(), moneys),
    (Amount(per="year"), moneys),
    (Date(), st.dates()),
    (Flag(), st.booleans()),
    (ListOf(), lines),
    (Ranked(of=Amount(per="month")), moneys),
    (PAINS, groups.filter(lambda g: g.statement or g.parts)),
    (JOURNEY, rows.filter(lambda g: g.statement or g.parts)),
    (JOB, sentences.filter(lambda sentence: sentence.parts)),
    (Statement(parts=(Clause("only", "Only", "We"),)), lines.map(lambda text: Sentence((("only", str(text)),)))),
    (Scale(), awkward),
    (Scale(least=1, most=1000, low="an annoyance", high="stops the work"), st.integers(1, 1000).map(Decimal)),
    (Outcomes(), outcomes.filter(lambda outcome: outcome != Outcome(""))),
    (ProfileCode(kinds=("buyer", "user")), st.from_regex(r"[a-z2-7]{8}", fullmatch=True)),
]
pairs = st.sampled_from(VALUES).flatmap(lambda pair: st.tuples(st.just(pair[0]), pair[1], pair[1]))
OUR_KEYS = ["low", "high", "currency", "per", "statement", "time", "questions", "situation", "importance", "satisfaction"]
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.sampled_from(OUR_KEYS), inner, max_size=4),
    max_leaves=12,
) | st.fixed_dictionaries(
    {"low": st.text() | st.none() | st.integers(), "high": st.none() | st.text(), "currency": st.text(), "per": st.text() | st.lists(st.text())}
)


def readable(kind: Kind[Any], value: Any) -> Any:
    """The value as it is after the file: what cannot be kept exactly there does not count."""
    loaded = kind.load(kind.dump(value))
    assume(not isinstance(loaded, Unclear))
    return loaded


def test_every_kind_is_tried() -> None:
    assert {kind.word for kind, _values in VALUES} == set(KINDS)


@settings(max_examples=400)
@given(pairs, st.sampled_from(MANNERS))
def test_what_is_written_is_read_as_the_same_value(case: tuple[Kind[Any], Any, Any], manner: Manner) -> None:
    kind, value, _other = case
    value = readable(kind, value)
    written = kind.format(value, manner)
    assert kind.parse(written, manner) == value, written


@settings(max_examples=300)
@given(pairs)
def test_what_is_stored_comes_back_and_is_the_same_json(case: tuple[Kind[Any], Any, Any]) -> None:
    kind, value, _other = case
    value = readable(kind, value)
    stored = jsonlib.dumps(kind.dump(value), allow_nan=False)
    back = kind.load(jsonlib.loads(stored))
    assert back == value
    assert jsonlib.dumps(kind.dump(back)) == stored


@settings(max_examples=300)
@given(pairs)
def test_distances_are_shares(case: tuple[Kind[Any], Any, Any]) -> None:
    kind, one, other = case
    one, other = readable(kind, one), readable(kind, other)
    assert kind.distance(one, one) == 0
    assert 0 <= kind.distance(one, other) <= 1
    assert kind.distance(one, other) == pytest.approx(kind.distance(other, one))


@settings(max_examples=300)
@given(st.sampled_from([kind for kind, _values in VALUES]), any_json, st.sampled_from(MANNERS))
def test_json_of_any_shape_is_a_value_or_unclear(kind: Kind[Any], json: Any, manner: Manner) -> None:
    for read in (kind.load(json), kind.absorb(json, manner)):
        if read is not None and not isinstance(read, Unclear):
            assert kind.load(kind.dump(read)) == read
            assert kind.plain(read, manner) != ""


@settings(max_examples=300)
@given(st.sampled_from([kind for kind, _values in VALUES]), texts | st.text("0123456789.,'-–+kM€$ /a%"), st.sampled_from(MANNERS))
def test_any_text_is_a_value_unclear_or_blank(kind: Kind[Any], text: str, manner: Manner) -> None:
    read = kind.parse(text, manner)
    if isinstance(read, Unclear):
        assert read.raw == clean(read.raw)
        assert " ".join(read.raw.split()) == " ".join(clean(text).split())
        assert read.why
    elif read is not None:
        assert kind.load(kind.dump(read)) == read
        assert kind.parse(kind.format(read, manner), manner) == read


@pytest.mark.parametrize("text", ["9" * 1_000_000, " " * 1_000_000 + "x", "1 " * 500_000, "a.b|" * 250_000, "– " * 500_000, "$" * 1_000_000])
@pytest.mark.parametrize("kind", [kind for kind, _values in VALUES], ids=lambda kind: kind.word)
def test_a_megabyte_of_anything_is_read_and_kept(kind: Kind[Any], text: str) -> None:
    read = kind.parse(text)
    raw = read.raw if isinstance(read, Unclear) else kind.plain(read)
    assert text.replace(" ", "") in raw.replace(" ", "")


def test_json_a_thousand_lists_deep_is_read_for_its_words() -> None:
    deep: Any = ["found"]
    for _ in range(5000):
        deep = [deep]
    assert Line().absorb(deep) == "found"
    assert isinstance(Number().load(deep), Unclear)


def test_other_peoples_json_loses_no_word() -> None:
    told: Any = Text().absorb({"summary": "Late reports", "cost": {"hours": 4, "paid": True}, "who": ["Finance", "Sales"]})
    for word in ("summary", "Late reports", "hours: 4", "Yes", "Finance", "Sales"):
        assert word in told


@pytest.mark.parametrize(
    ("kind", "text", "manner", "written"),
    [
        (Range(), "28-36", Manner(), "28–36"),
        (Range(), "28 to 36", Manner(), "28–36"),
        (Range(), "between 28 and 36", Manner(), "28–36"),
        (Range(), "50+", Manner(), "50+"),
        (Range(), "up to 30", Manner(), "up to 30"),
        (Range(units=("years old", "years")), "36 years old", Manner(), "36"),
        (Range(), "bis 30", Manner("de"), "up to 30"),
        (Amount(), "$10k-25k a month", Manner(), "$10k–25k a month"),
        (Amount(per="year"), "70–95k", Manner(), "$70k–95k"),
        (Amount(per="year"), "70.000 bis 95.000 €", Manner("de", "EUR"), "70k–95k €"),
        (Amount(), "CHF 1’250.50", Manner("de-CH", "CHF"), "CHF 1’250.5"),
        (Amount(), "5k", Manner("en", "AUD"), "A$5k"),
        (Amount(), "$5k", Manner("en", "AUD"), "A$5k"),
        (Amount(), "US$5k", Manner("en", "AUD"), "US$5k"),
        (Number(unit="people", unit_one="person"), "1", Manner(), "1 person"),
        (Number(unit="people", units=("employees",)), "12 Employees", Manner(), "12 people"),
        (Choice(options=("Manager",)), " manager ", Manner(), "Manager"),
        (Date(), "February 12, 2027", Manner(), "12 Feb 2027"),
        (Date(), "2027-02-12", Manner("de"), "12.02.2027"),
        (PAINS, "Late reports | | $900", Manner(), "Late reports |  | $900"),
    ],
)
def test_people_may_write_it_their_way(kind: Kind[Any], text: str, manner: Manner, written: str) -> None:
    assert kind.format(kind.parse(text, manner), manner) == written


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Number(), "many"), (Number(), "1.234"), (Number(unit="people"), "people"), (Number(), "٣ or so"), (Range(), "28–36–40"), (Range(), "–36"),
        (Amount(), "$5 or 5 €"), (Amount(), "a lot"), (Date(), "03/04/2027"), (Flag(), "perhaps"), (Choice(options=("Yes", "No")), "maybe"),
    ],
)  # fmt: skip
def test_what_is_not_sure_is_kept_as_it_was_written(kind: Kind[Any], text: str) -> None:
    read = kind.parse(text)
    assert isinstance(read, Unclear)
    assert read.raw == text


def test_more_than_the_template_wishes_is_kept_and_said() -> None:
    kind = Line(longest=200)
    value: Any = kind.parse("x" * 240)
    complaint = kind.check(value)
    assert value == "x" * 240
    assert complaint is not None
    assert complaint.sentence == "240 characters; 200 fit best."
    assert Ranked(of=kind).check(value) == complaint
    assert kind.check("x" * 200) is None


def test_a_span_that_ends_below_its_start_can_be_mended() -> None:
    kind: Kind[Any] = Amount()
    complaint = kind.check(kind.parse("$10k to $5k a month"))
    assert complaint is not None
    assert complaint.sentence == "Ends below its start."
    assert kind.format(complaint.mended) == "$5k–10k a month"


def test_limits_complain_and_keep() -> None:
    kind: Kind[Any] = Range(least=14, most=110)
    assert "14" in getattr(kind.check(kind.parse("3–5")), "sentence", "")
    assert "110" in getattr(kind.check(kind.parse("30–900")), "sentence", "")
    assert kind.check(kind.parse("30–36")) is None


def test_parts_that_the_template_does_not_name_are_kept() -> None:
    group: Any = PAINS.load({"statement": "Late", "mood": "cross", "time": "4 h"})
    assert group == Group("Late", (("time", "4 h"), ("mood", "cross")))
    assert PAINS.plain(group) == "Late; 4 h; cross"


def test_a_pasted_text_becomes_tokens() -> None:
    assert Many().split("HubSpot, GA4; Looker") == ["HubSpot", "GA4", "Looker"]
    assert Many().split("Cost, per lead\nReach\n") == ["Cost, per lead", "Reach"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("When I prepare the report, I want to pull figures, so I can rest.", ("I prepare the report", "pull figures", "rest")),
        ("when I prepare the report I want to pull figures so I can rest", ("I prepare the report", "pull figures", "rest")),
        ("I prepare the report | pull figures | rest", ("I prepare the report", "pull figures", "rest")),
        ("I prepare the report |", ("I prepare the report", "", "")),
        ("Pull figures", ("", "Pull figures", "")),
        ("Whenever I want to, so I can", ("", "Whenever I want to, so I can", "")),
        ("a | b | c | d", ("", "a | b | c | d", "")),
    ],
)
def test_a_job_is_heard_as_a_sentence_or_as_its_parts(text: str, parts: tuple[str, str, str]) -> None:
    read: Any = JOB.parse(text)
    assert (read.part("situation"), read.part("motivation"), read.part("outcome")) == parts


def test_a_job_is_told_as_one_sentence() -> None:
    whole: Any = JOB.parse("I prepare the report | pull figures | rest")
    assert JOB.plain(whole) == "When I prepare the report, I want to pull figures, so I can rest"
    assert JOB.parse(JOB.plain(whole)) == whole
    assert JOB.plain(JOB.make({"outcome": "rest", "motivation": "pull figures"})) == "I want to pull figures, so I can rest"


def test_cells_of_a_table_have_lines() -> None:
    row = JOURNEY.make(" Awareness ", {"questions": "Why so slow?\r\n\n  Who else  has it? ", "shelf": "kept"})
    assert row == Group("Awareness", (("questions", "Why so slow?\nWho else has it?"), ("shelf", "kept")))
    assert JOURNEY.load(jsonlib.loads(jsonlib.dumps(JOURNEY.dump(row)))) == row


@pytest.mark.parametrize("text", ["7", "7 of 10", "7/10", "7 out of 10", "7 / 10", "7 von 10", "7.0"])
def test_a_place_on_a_scale_may_name_its_end(text: str) -> None:
    assert Scale().parse(text) == 7


def test_the_ends_of_a_scale_are_words_too() -> None:
    kind: Kind[Any] = Scale(least=1, most=5, low="an annoyance", high="stops the work")
    assert (kind.parse("An annoyance"), kind.parse("stops  the work")) == (1, 5)
    assert kind.check(Decimal(5)) is None
    assert "from 1 to 5" in getattr(kind.check(Decimal(7)), "sentence", "")


@pytest.mark.parametrize("text", ["7 of 5", "70%", "7k", "high", "Cheap | dear", "Cheap | 3 | 4 | 5"])
@pytest.mark.parametrize("kind", [Scale(), Outcomes()], ids=["scale", "outcomes"])
def test_what_is_no_rating_is_kept_as_it_was_written(kind: Kind[Any], text: str) -> None:
    read = kind.parse(text if kind.word == "scale" or "|" in text else f"Cheap | {text}")
    assert isinstance(read, Unclear)


def test_outcomes_are_rated_or_not() -> None:
    kind: Kind[Any] = Outcomes()
    assert kind.parse("Know the cost | 9 | 2.5") == Outcome("Know the cost", Decimal(9), Decimal("2.5"))
    assert kind.parse("Know the cost | | 3 of 10") == Outcome("Know the cost", None, Decimal(3))
    assert kind.parse("Know the cost") == kind.load("Know the cost") == Outcome("Know the cost")
    assert kind.load({"statement": "Know the cost", "importance": 8.5}) == Outcome("Know the cost", Decimal("8.5"))
    assert kind.plain(kind.parse("Know the cost | 9 | 2")) == "Know the cost; importance 9; satisfaction 2"
    assert kind.check(kind.parse("Know the cost | 9 | 12")) is not None


@pytest.mark.parametrize(
    "kind",
    [
        Scale(least=-1), Scale(least=10), Outcomes(wanted=0), Table(), Table(parts=(Part("a", "A"),), rows=("One", "one")),
        Statement(), Statement(parts=(CLAUSE, CLAUSE)), Statement(parts=(Clause("a", "A", ""),)), Statement(parts=(CLAUSE,), main="b"),
        Statement(parts=(CLAUSE,), wanted=0), ProfileCode(kinds=("seller",)),
    ],
)  # fmt: skip
def test_options_that_make_no_sense_are_refused(kind: Kind[Any]) -> None:
    assert kind.flaw()


def test_a_name_is_no_code() -> None:
    assert isinstance(ProfileCode().parse("Marketing Maria"), Unclear)
    assert ProfileCode().parse(" k3v5q2aa ") == "k3v5q2aa"
