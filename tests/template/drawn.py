"""Templates drawn at random, for properties: whatever the reader takes."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import strategies as st

from persona_studio.template import kinds
from persona_studio.template.model import CLASSES, PROFILE_KINDS, CardPlace, Field, Section, Template

ids = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True).filter(lambda id: id not in ("name", "notes", "statement"))
texts = st.text().map(lambda text: " ".join(kinds.clean(text).split()))
words = texts.filter(bool)
numbers = st.integers(1, 10**6)
wanted = st.integers(1, kinds.MOST_WANTED)
many_words = st.lists(words, max_size=3).map(tuple)
parts = st.lists(st.builds(kinds.Part, ids, words, texts, texts), min_size=1, max_size=3, unique_by=lambda p: p.id).map(tuple)
clauses = st.lists(st.builds(kinds.Clause, ids, words, words, texts), min_size=1, max_size=3, unique_by=lambda p: p.id).map(tuple)
options = st.lists(words, min_size=1, max_size=3, unique_by=str.casefold).map(tuple)

single: list[st.SearchStrategy[Any]] = [
    st.builds(kinds.Line, numbers),
    st.builds(kinds.Text, numbers),
    st.builds(kinds.Choice, options, st.booleans()),
    st.builds(kinds.Number, st.none() | st.just(0), st.none() | numbers, texts, texts, many_words),
    st.builds(kinds.Range, st.none() | st.just(0), st.none() | numbers, texts, texts, many_words),
    st.builds(kinds.Amount, st.sampled_from(["", "month", "year"])),
    st.builds(kinds.Scale, st.just(0), numbers, texts, texts),
    st.builds(kinds.Date),
    st.builds(kinds.Flag),
]
every_kind: st.SearchStrategy[Any] = st.one_of(
    *single,
    st.builds(kinds.Many, many_words, wanted),
    st.builds(kinds.ListOf, st.one_of(*single), wanted, texts, many_words),
    st.builds(kinds.Ranked, st.one_of(*single), wanted, texts, many_words),
    st.builds(kinds.Groups, parts, wanted, texts, texts, texts, st.booleans(), many_words),
    st.builds(kinds.Table, parts, wanted, texts, texts, texts, st.booleans(), many_words, options, texts),
    st.builds(kinds.Statement, clauses, st.just(""), wanted, texts),
    st.builds(kinds.Outcomes, wanted, texts),
    st.builds(kinds.ProfileCode, st.lists(st.sampled_from(PROFILE_KINDS), max_size=2).map(tuple)),
)
places = st.builds(CardPlace, st.sampled_from(["facts", "list", "none"]), st.sampled_from(CLASSES))
fields = st.builds(
    Field,
    ids,
    words,
    every_kind,
    texts,
    texts,
    texts,
    st.integers(1, 12),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    places,
    st.just(()),
    many_words,
)
sections = st.lists(
    st.builds(Section, ids, words, st.lists(fields, min_size=1, max_size=4).map(tuple), texts, texts, st.booleans()), min_size=1, max_size=4
)
NAME = Field("name", "Name", kinds.Line(), claim=False)
NOTES = Field("notes", "Notes", kinds.Text(longest=20_000), claim=False, asked=False, card=CardPlace("notes", "D"))


def _sound(template: Template) -> Template:
    """The template with the first of each id only, a name at its begin and notes at its end."""
    seen: set[str] = set()
    kept: list[Section] = [Section("who", "Who", (NAME,))]
    for section in template.sections:
        if section.id in {"who", "end", *(s.id for s in kept)}:
            continue
        own = {field.id: field for field in section.fields if field.id not in seen}
        seen |= set(own)
        if own:
            kept.append(dataclasses.replace(section, fields=tuple(own.values())))
    return dataclasses.replace(template, sections=(*kept, Section("end", "End", (NOTES,))))


templates: st.SearchStrategy[Template] = st.builds(
    Template,
    st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True),
    words,
    st.sampled_from(PROFILE_KINDS),
    numbers,
    sections.map(tuple),
    texts,
    texts,
    texts,
).map(_sound)
