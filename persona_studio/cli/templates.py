"""Commands about the templates that come with the program."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from persona_studio.cli.parsing import Arguments, Command
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _


def _list_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("as an array of objects"))


def list_all(arguments: Arguments) -> int:
    from persona_studio.template import shipped

    heads = shipped.heads()
    if arguments.json:
        print(json.dumps([{"id": t.id, "name": t.name, "kind": t.kind, "version": t.version} for t in heads], ensure_ascii=False, indent=2))
        return 0
    width = max(len(head.id) for head in heads)
    for head in heads:
        print(f"{head.id:<{width}}  {head.name}  ({head.kind})")
    return 0


def _show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--json", action="store_true", help=_("as one object"))


def show(arguments: Arguments) -> int:
    from persona_studio.template import shipped
    from persona_studio.template.reader import read

    template = read(shipped.toml(arguments.id), f"{arguments.id}.toml")
    if arguments.json:
        print(json.dumps(_plain(template), ensure_ascii=False, indent=2))
        return 0
    print(f"{template.name} ({template.kind})")
    for section in template.sections:
        print(f"\n{section.title}")
        for field in section.fields:
            print(f"  {field.id:<20}  {field.kind.word:<7}  {field.label}")
    return 0


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.toml")


def check(arguments: Arguments) -> int:
    from persona_studio.template.reader import read

    path = Path(arguments.file)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise Problem(_("There is no file {file}.").format(file=path.name), _("Check the name.")) from None
    except UnicodeDecodeError:
        raise Problem(_("{file} is not a text in UTF-8.").format(file=path.name), _("Save it as TOML in UTF-8.")) from None
    template = read(text, path.name)
    print(_("{file} is sound: {name}, version {version}.").format(file=path.name, name=template.name, version=template.version))
    return 0


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--out", metavar="FILE.toml", default="-", help=_("the file to write; standard output without one"))


def export(arguments: Arguments) -> int:
    from persona_studio.foundation import atomic
    from persona_studio.template import shipped

    text = shipped.toml(arguments.id)
    if arguments.out == "-":
        sys.stdout.write(text)
        return 0
    with atomic.replacing(Path(arguments.out)) as part:
        part.write_text(text, encoding="utf-8")
    print(_("Wrote {file}.").format(file=arguments.out))
    return 0


def _plain(thing: Any) -> Any:
    """Dataclasses as plain JSON; a kind of value says its word first."""
    if is_dataclass(thing):
        word = {"kind": thing.word} if hasattr(thing, "word") else {}  # kinds of value carry their word on the class
        return {**word, **{f.name: _plain(getattr(thing, f.name)) for f in fields(thing)}}
    if isinstance(thing, tuple | list):
        return [_plain(item) for item in thing]
    return thing


COMMANDS = (
    Command("template list", _("lists the templates"), _list_arguments, list_all),
    Command("template show", _("shows what a template asks"), _show_arguments, show),
    Command("template check", _("says whether a file is a sound template, or what is wrong with it"), _check_arguments, check),
    Command("template export", _("writes a template as TOML"), _export_arguments, export),
)
