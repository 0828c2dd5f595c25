"""Commands that change a workbook: set, undo, redo."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from persona_studio.cli.opening import writing
from persona_studio.cli.parsing import Arguments, Command
from persona_studio.cli.trouble import say
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.manner import Manner
from persona_studio.template.model import Field, Template


def _set_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("field", metavar="FIELD", help=_("its id or label"))
    parser.add_argument("value", metavar="VALUE", help=_("each line is an item of a list; an empty value clears the field"))


def set_(arguments: Arguments) -> int:
    from persona_studio.actions import profiles, values
    from persona_studio.actions.finding import find
    from persona_studio.actions.naming import tidy
    from persona_studio.domain.profile import complaint

    with writing(arguments.file) as book:
        profile = book.profile(find(book, arguments.name))
        field = _field(profile.template, arguments.field)
        if field.id == "name":
            profiles.rename(book, profile.id, arguments.value)
            print(_("{name} is now called {new}.").format(name=profile.name, new=tidy(arguments.value)))
            return 0
        read = _values(field, arguments.value, book.manner())
        values.set_field(book, profile.id, field.id, read)
    for value in read:
        if found := complaint(field, value):
            say(f"{profile.name}: {field.label}: {found.sentence} " + _("It was kept as it was typed."))
    done = _("{name}: {field} is set.") if read else _("{name}: {field} is blank now.")
    print(done.format(name=profile.name, field=field.label))
    return 0


def _field(template: Template, wanted: str) -> Field:
    """The field of that id, else of that label."""
    folded = wanted.strip().casefold()
    for field in template.fields:
        if field.id == wanted:
            return field
    found = next((field for field in template.fields if folded in (field.id.casefold(), field.label.casefold())), None)
    if found is None:
        known = ", ".join(field.id for field in template.fields)
        raise Problem(_("“{field}” is not a field of the template.").format(field=wanted[:60]), _("It has: {known}.").format(known=known))
    return found


def _values(field: Field, text: str, manner: Manner) -> list[Any]:
    """The values of a field from what was typed: one a line for lists, between commas for tokens."""
    kind = field.kind
    split = getattr(kind, "split", None)
    lines = split(text) if split else text.split("\n") if kind.many else [text]
    return [value for line in lines if (value := kind.parse(line, manner)) is not None]


def _file_argument(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")


def undo(arguments: Arguments) -> int:
    with writing(arguments.file) as book:
        return _turned(book.undo(), _("Undone: {step}"), _("There is nothing to undo."))


def redo(arguments: Arguments) -> int:
    with writing(arguments.file) as book:
        return _turned(book.redo(), _("Done again: {step}"), _("There is nothing to redo."))


def _turned(label: str | None, done: str, nothing: str) -> int:
    if label is None:
        raise Problem(nothing)
    print(done.format(step=label))
    return 0


def _evidence_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("field", metavar="FIELD", help=_("its id or label"))
    parser.add_argument("quote", metavar="QUOTE")
    parser.add_argument("--item", metavar="N", type=int, default=0, help=_("which item of a list, from 1"))
    parser.add_argument("--who", metavar="WHO", default="", help=_("who said it"))


def evidence_add(arguments: Arguments) -> int:
    from persona_studio.actions import evidence
    from persona_studio.actions.finding import find

    with writing(arguments.file) as book:
        profile = book.profile(find(book, arguments.name))
        field = _field(profile.template, arguments.field)
        claims = profile.of(field.id)
        item = arguments.item or 1
        if not 1 <= item <= len(claims) or (len(claims) > 1 and not arguments.item):
            sentence = _("{name} has {count} values in {field}.").format(name=profile.name, count=len(claims), field=field.label)
            raise Problem(sentence, _("Say which one with --item N.") if claims else _("Write one first."))
        evidence.quote(book, claims[item - 1].id, arguments.quote, who=arguments.who)
    print(_("{name}: {field} has evidence.").format(name=profile.name, field=field.label))
    return 0


COMMANDS = (
    Command("evidence add", _("puts a quote under a value"), _evidence_arguments, evidence_add),
    Command("set", _("writes a value into a field"), _set_arguments, set_),
    Command("undo", _("takes the last step back"), _file_argument, undo),
    Command("redo", _("does again what was taken back"), _file_argument, redo),
)
