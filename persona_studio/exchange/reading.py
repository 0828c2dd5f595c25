"""Opens a file that somebody else wrote: bounded, decoded, and JSON taken apart without trust."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.kinds import clean

MOST_BYTES = 64 * 1024 * 1024
DEEPEST = 64
_MOST_DIGITS = 300
_MARKDOWN = (".md", ".markdown", ".mdown", ".txt")


def text_of(path: Path) -> str:
    """The text of a file. Raises Problem when it is missing, a folder, too large or not Unicode."""
    try:
        with open(path, "rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(data) > MOST_BYTES:
        raise Problem(_("{file} is larger than {size} MB.").format(file=path.name, size=MOST_BYTES >> 20), _("Divide it into several files."))
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise Problem(_("{file} is not a text in UTF-8.").format(file=path.name), _("Save it as JSON or Markdown in UTF-8.")) from None


def is_json(path: Path, text: str) -> bool:
    """Whether a file is meant as JSON: by its ending, else by its first sign."""
    ending = path.suffix.lower()
    return ending == ".json" or (ending not in _MARKDOWN and text.lstrip()[:1] in ("{", "["))


def json_of(text: str, file: str) -> Any:
    """Plain JSON: at most 64 deep, no NaN, no key twice in an object; fractions stay text as they were written, so that no digit is lost."""
    try:
        plain = json.loads(text, parse_constant=_refused, parse_float=str, parse_int=_whole, object_pairs_hook=_unique)
    except RecursionError:
        raise _too_deep(file) from None
    except json.JSONDecodeError as error:
        sentence = _("{file} is not sound JSON: line {line}, column {column}.").format(file=file, line=error.lineno, column=error.colno)
        raise Problem(sentence, _("Mend it there, or export it again.")) from None
    except ValueError as error:
        raise Problem(_("{file} is not sound JSON: {reason}.").format(file=file, reason=error), _("Mend it, or export it again.")) from None
    if deeper_than(plain, DEEPEST):
        raise _too_deep(file)
    return scrubbed(plain)


def scrubbed(plain: Any) -> Any:
    """The same JSON without characters that no file can hold (control characters, halves of surrogate pairs)."""
    if isinstance(plain, str):
        return clean(plain)
    if isinstance(plain, list):
        return [scrubbed(item) for item in plain]
    if isinstance(plain, dict):
        return {key: scrubbed(value) for key, value in plain.items()}
    return plain


def _refused(constant: str) -> Any:
    raise ValueError(_("{constant} is not a number of JSON").format(constant=constant))


def _whole(digits: str) -> int | str:
    """A whole number; one of thousands of digits is no amount of anything and stays text."""
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        key = clean(key)
        if key in made:
            raise ValueError(_("the key “{key}” is there twice in one object").format(key=key[:60]))
        made[key] = value
    return made


def deeper_than(plain: Any, most: int) -> bool:
    """Whether lists and objects stand in each other deeper than `most`; looks level by level, so depth costs no stack."""
    level = [plain]
    for _depth in range(most + 1):
        level = [v for thing in level if isinstance(thing, list | dict) for v in (thing.values() if isinstance(thing, dict) else thing)]
        if not level:
            return False
    return True


def _too_deep(file: str) -> Problem:
    return Problem(_("{file} is nested deeper than {depth} levels.").format(file=file, depth=DEEPEST), _("It cannot be read as personas."))


def unreadable(path: Path, error: OSError) -> Problem:
    """Why a file could not be opened, for people."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Problem(_("There is no file {file}.").format(file=path), _("Check the name."))
    if isinstance(error, IsADirectoryError):
        return Problem(_("{file} is a folder.").format(file=path), _("Name the files in it."))
    if isinstance(error, PermissionError):
        return Problem(_("{file} cannot be read: permission denied.").format(file=path), _("Ask for access, or copy it."))
    return Problem(_("{file} could not be read: {reason}.").format(file=path, reason=error.strerror or error), _("Copy it to another place."))
