"""Reads templates from TOML and refuses precisely: file, key and what was expected.

One walk over the dataclasses of `model` and of the kinds: their annotations say what TOML may hold, so an option
added to a kind can be set in a template with no change here.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
import types
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.kinds import KINDS, Kind, Text, clean
from persona_studio.template.model import CLASSES, PROFILE_KINDS, SLOTS, CardPlace, Comparing, Field, Head, Section, Template

T = TypeVar("T")
MOST_CHARACTERS = 1_000_000
MOST_FIELDS = 500
_MOST_NUMBER = 10**12
_SINGLE = ("name", "role", "quote")  # slots with room for one field
IN_TOML = {"sections": "section", "fields": "field"}  # arrays of tables read better in the singular
_PLAIN = (str, int, bool)
_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_TEMPLATE_ID = re.compile(r"[a-z][a-z0-9_-]{0,59}")
# tomllib takes cubic time for keys of thousands of parts; no template needs more than three.
_DEEP = 20  # parts
_DEEP_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){20}""")


class TemplateError(Problem):
    """A template that was refused: the file, the key path in it ("section[about].field[role].columns") and what was expected there."""

    def __init__(self, file: str, key: str, expected: str) -> None:
        super().__init__(f"{file}: {key}: {expected}" if key else f"{file}: {expected}", _("Correct the template and try again."))
        self.file, self.key, self.expected = file, key, expected


@lru_cache(maxsize=64)  # a workbook's copy is often the shipped text
def read(text: str, file: str) -> Template:
    """The template that `text` holds. Raises TemplateError, which names `file`, when anything about it is not as it must be."""
    template = _with_notes(read_as(Template, text, file))
    for key, expected in _flaws(template):
        raise TemplateError(file, key, expected)
    return template


def read_as(cls: type[T], text: str, file: str) -> T:
    """An object of the dataclass `cls` from TOML whose keys are its fields. Raises TemplateError when they are not."""
    made: T = _Walk(file).table(cls, tables(text, file), "")
    return made


def read_head(text: str, file: str) -> Head:
    """What a template says of itself, from the keys before its sections. Raises TemplateError when they are not there."""
    return read_as(Head, text.replace("\r\n", "\n").split("\n[[section]]", 1)[0], file)


def tables(text: str, file: str) -> dict[str, Any]:
    """The plain tables of a TOML text. Raises TemplateError when it is none."""
    if len(text) > MOST_CHARACTERS:
        raise TemplateError(file, "", _("expected at most {most} characters.").format(most=MOST_CHARACTERS))
    if any(line.count(".") >= _DEEP and _DEEP_KEY.search(line) for line in text.split("\n")):
        raise TemplateError(file, "", _("keys are nested too deep."))
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except RecursionError:
        raise TemplateError(file, "", _("tables are nested too deep.")) from None
    except ValueError as error:
        raise TemplateError(file, "", _("this is not TOML: {reason}.").format(reason=error)) from None


def _join(key: str, more: str) -> str:
    return f"{key}.{more}" if key else more


class _Walk:
    """Turns plain tables into the dataclasses that their place asks for."""

    def __init__(self, file: str) -> None:
        self.file = file

    def refusal(self, key: str, expected: str) -> TemplateError:
        return TemplateError(self.file, key, expected)

    def table(self, cls: type, given: Any, key: str) -> Any:
        """An object of the dataclass `cls`; beside the key `kind` of a field stand the options of that kind."""
        if not isinstance(given, dict):
            raise self.refusal(key, _("expected a table, found {found}.").format(found=_shown(given)))
        given, made = dict(given), {}
        for part in _keys(cls):
            if part.word not in given:
                if part.needed:
                    raise self.refusal(_join(key, part.word), _("this key is missing."))
            elif part.names_kind:
                made[part.name] = self.kind(given, key, keep=_words(cls))
            else:
                made[part.name] = self.value(part.hint, given[part.word], _join(key, part.word))
            given.pop(part.word, None)
        if given:
            known = ", ".join(p.word for p in _keys(cls))
            raise self.refusal(_join(key, next(iter(given))), _("unknown key; known here: {known}.").format(known=known))
        return cls(**made)

    def kind(self, given: dict[str, Any], key: str, keep: Set[str]) -> Kind[Any]:
        """The kind of value that a table names, its options taken out of `given`; keys in `keep` belong to the table itself."""
        word = given["kind"]
        if not isinstance(word, str) or word not in KINDS:
            sentence = _("unknown kind {found}; expected one of {kinds}.")
            raise self.refusal(_join(key, "kind"), sentence.format(found=_shown(word), kinds=", ".join(KINDS)))
        cls = KINDS[word]
        options = {name: given.pop(name) for name in list(given) if name not in keep}
        known = [p.name for p in _keys(cls)]
        for name in options:
            if name not in known:
                sentence = _("unknown key; a field of kind {kind} may also set: {known}.")
                raise self.refusal(_join(key, name), sentence.format(kind=word, known=", ".join(known) or "–"))
        kind: Kind[Any] = self.table(cls, options, key)
        if flaw := kind.flaw():
            raise self.refusal(key, f"{flaw}.")
        return kind

    def value(self, hint: Any, given: Any, key: str) -> Any:
        """What the annotation `hint` asks for."""
        if hint in _PLAIN:
            return self.plain(hint, given, key)
        if get_origin(hint) is tuple:
            return self.items(get_args(hint)[0], given, key)
        if _is_kind(hint):
            table = {"kind": given} if isinstance(given, str) else given
            if not isinstance(table, dict) or "kind" not in table:
                raise self.refusal(key, _("expected the name of a kind, or a table with the key “kind”."))
            return self.kind(dict(table), key, keep={"kind"})
        if isinstance(hint, type) and dataclasses.is_dataclass(hint):
            return self.table(hint, given, key)
        raise TypeError(f"{key}: templates cannot hold {hint}")

    def items(self, hint: Any, given: Any, key: str) -> tuple[Any, ...]:
        if not isinstance(given, list):
            raise self.refusal(key, _("expected a list, found {found}.").format(found=_shown(given)))
        return tuple(self.value(hint, item, f"{key}[{_name(item, place)}]") for place, item in enumerate(given, 1))

    def plain(self, hint: type[Any], given: Any, key: str) -> Any:
        """A text on one line, a whole number, true or false."""
        if type(given) is not hint:
            wanted = {str: _("a text"), int: _("a whole number"), bool: _("true or false")}[hint]
            raise self.refusal(key, _("expected {wanted}, found {found}.").format(wanted=wanted, found=_shown(given)))
        if hint is int and abs(given) > _MOST_NUMBER:
            raise self.refusal(key, _("expected a number below {most}.").format(most=_MOST_NUMBER))
        return " ".join(clean(given).split()) if hint is str else given


@dataclasses.dataclass(frozen=True)
class _Key:
    """A field of a dataclass as a key of TOML."""

    name: str
    word: str
    hint: Any
    needed: bool
    names_kind: bool  # the options of the kind stand beside it


@cache  # resolving annotations is most of the time that reading takes
def _keys(cls: type) -> tuple[_Key, ...]:
    hints, missing = get_type_hints(cls), dataclasses.MISSING
    return tuple(
        _Key(
            part.name, IN_TOML.get(part.name, part.name), _bare(hints[part.name]), part.default is missing and part.default_factory is missing,
            part.name == "kind" and _is_kind(hints[part.name]),
        )
        for part in dataclasses.fields(cls)
    )  # fmt: skip


@cache
def _words(cls: type) -> frozenset[str]:
    return frozenset(part.word for part in _keys(cls))


def _bare(hint: Any) -> Any:
    """ "int | None" as int: TOML has no null."""
    optional = get_origin(hint) in (Union, types.UnionType)
    return next(arm for arm in get_args(hint) if arm is not type(None)) if optional else hint


def _is_kind(hint: Any) -> bool:
    return (get_origin(hint) or hint) is Kind


def _name(item: Any, place: int) -> str:
    """How a key path calls one table of a list: by its id, else by its place."""
    id = item.get("id") if isinstance(item, dict) else None
    return id if isinstance(id, str) and _ID.fullmatch(id) else str(place)


def _shown(given: Any) -> str:
    text = str(given).lower() if isinstance(given, bool) else repr(given)
    return text if len(text) <= 60 else text[:59] + "…"


def _with_notes(template: Template) -> Template:
    """The template with a field `notes`, which keeps what no other field claims; added at the end when the TOML has none."""
    if template.field("notes"):
        return template
    notes = Field(
        "notes", _("Notes"), Text(longest=20_000), help=_("Whatever has no field of its own, and what an import could not place."),
        hint=_("Anything else worth keeping"), claim=False, asked=False, card=CardPlace("notes", "D"),
        compare=Comparing(weight=0),
    )  # fmt: skip
    there = next((s for s in template.sections if s.id == "notes"), None)
    if there is None:
        return dataclasses.replace(template, sections=(*template.sections, Section("notes", _("Notes"), (notes,))))
    grown = dataclasses.replace(there, fields=(*there.fields, notes))
    return dataclasses.replace(template, sections=tuple(grown if s is there else s for s in template.sections))


def _flaws(template: Template) -> Iterator[tuple[str, str]]:
    """What is wrong with a template whose keys and types are right: (key, what was expected)."""
    if not _TEMPLATE_ID.fullmatch(template.id):
        yield "id", _("expected small letters, digits and hyphens, beginning with a letter.")
    if template.kind not in PROFILE_KINDS:
        yield "kind", _("expected one of {kinds}.").format(kinds=", ".join(PROFILE_KINDS))
    if template.version < 1:
        yield "version", _("expected 1 or more.")
    if not template.name:
        yield "name", _("expected a text that is not blank.")
    if len(template.fields) > MOST_FIELDS:
        yield "section", _("expected at most {most} fields.").format(most=MOST_FIELDS)
    yield from _twice("section", [s.id for s in template.sections])
    for section in template.sections:
        yield from _section_flaws(section)
    yield from _field_order_flaws(template)
    yield from _rename_flaws(template)


def _section_flaws(section: Section) -> Iterator[tuple[str, str]]:
    key = f"section[{section.id}]"
    yield from _id_flaws(key, section.id)
    if not section.title:
        yield f"{key}.title", _("expected a text that is not blank.")
    if not section.fields:
        yield f"{key}.field", _("expected at least one field.")
    for field in section.fields:
        for name, expected in _field_flaws(field):
            yield f"{key}.field[{field.id}].{name}", expected


def _field_flaws(field: Field) -> Iterator[tuple[str, str]]:
    """What is wrong with one field: (key in it, what was expected)."""
    for _key, expected in _id_flaws("", field.id):
        yield "id", expected
    if not field.label:
        yield "label", _("expected a text that is not blank.")
    if not 1 <= field.columns <= 12:
        yield "columns", _("expected a whole number from 1 to 12, found {found}.").format(found=field.columns)
    if field.card.slot not in SLOTS:
        yield "card.slot", _("unknown slot; expected one of {slots}.").format(slots=", ".join(SLOTS))
    if field.card.rank not in tuple(CLASSES):
        yield "card.rank", _("unknown class; expected one of {classes}.").format(classes=", ".join(CLASSES))
    for part in getattr(field.kind, "parts", ()):
        for name, expected in _id_flaws("id", part.id):
            yield f"parts[{part.id}].{name}", expected
        if part.id == "statement":
            yield "parts[statement].id", _("“statement” is taken: it is the group itself.")


def _id_flaws(key: str, id: str) -> Iterator[tuple[str, str]]:
    if not _ID.fullmatch(id):
        yield key, _("expected an id of small letters, digits and underscores, beginning with a letter, found “{id}”.").format(id=id[:60])


def _field_order_flaws(template: Template) -> Iterator[tuple[str, str]]:
    """Fields that are right by themselves and wrong together."""
    yield from _twice("section.field", [f.id for f in template.fields])
    first = template.fields[0] if template.fields else None
    if first is None or first.id != "name" or first.kind.word != "line" or first.claim:
        yield "section[1].field[1]", _('expected the first field to be “name”, with kind = "line" and claim = false.')
    notes = template.field("notes")
    if notes and (notes.kind.word != "text" or notes.claim or notes.asked):
        yield "field[notes]", _('expected kind = "text", claim = false and asked = false: notes keep what no other field claims.')
    for slot in _SINGLE:
        there = [f.id for f in template.fields if f.card.slot == slot]
        if len(there) > 1:
            sentence = _("the slot “{slot}” has room for one field, and “{other}” stands there.")
            yield f"field[{there[1]}].card.slot", sentence.format(slot=slot, other=there[0])


def _rename_flaws(template: Template) -> Iterator[tuple[str, str]]:
    """`was` must name ids that are gone, each once: else the values of two fields would fall together."""
    seen: dict[str, str] = {}
    for field in template.fields:
        for id in field.was:
            key = f"field[{field.id}].was"
            yield from _id_flaws(key, id)
            if template.field(id):
                yield key, _("“{id}” is a field of this template, so nothing can have been renamed from it.").format(id=id)
            if id in seen:
                yield key, _("“{id}” was already renamed to “{other}”.").format(id=id, other=seen[id])
            seen[id] = field.id


def _twice(key: str, ids: list[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            yield f"{key}[{id}].id", _("“{id}” is there twice.").format(id=id)
        seen.add(id)
