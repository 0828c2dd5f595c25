"""The border between the file's text and values: what stands in `claim.body`, and what it means.

The file may come from a stranger or a newer template, so any text at all must give a value or Unclear.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from persona_studio.foundation.words import _
from persona_studio.template.kinds import UNCLEAR, Unclear
from persona_studio.template.model import Field

_UNSAYABLE = re.compile("[\x00\ud800-\udfff]")  # cannot be written to the file, or shown
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
DEEPEST = 20  # no kind of ours nests deeper than a few


def dump(field: Field | None, value: Any) -> str:
    """The text to store. Unclear keeps its raw text; without a field, plain text is stored as such."""
    if isinstance(value, Unclear):
        return _encode({UNCLEAR: sayable(value.raw)})
    return sayable(_encode(value if field is None else field.kind.dump(value)))


def load(field: Field | None, body: str) -> Any:
    """The value that a body means for a field's kind, or Unclear; never raises. Of a field the template lost: its words."""
    try:
        found = plain(body)
    except ValueError:
        return Unclear(sayable(str(body)), _("This could not be read."))
    if isinstance(found, dict) and set(found) == {UNCLEAR} and isinstance(found[UNCLEAR], str):
        return _unclear(field, found[UNCLEAR])
    if field is None:
        return found if isinstance(found, str) else "; ".join(_texts(found, keys=False))
    try:
        return field.kind.load(found)
    except Exception:  # a kind that stumbles over a stranger's value must not keep the workbook shut
        return Unclear(body, _("This could not be read."))


def plain(body: str) -> Any:
    """The plain JSON of a body. Raises ValueError, and nothing else, for what no file of ours holds."""
    try:
        found = _decode(body)
        if any(_UNSAYABLE.search(text) for text in _texts(found)):
            raise ValueError("unsayable")
    except (RecursionError, TypeError) as error:
        raise ValueError(str(error)) from error
    return found


def sayable(text: str) -> str:
    """`text` without what no file can hold; a mark stands where it was."""
    return _UNSAYABLE.sub("\ufffd", text)


def _refuse(constant: str) -> Any:
    raise ValueError(constant)  # NaN is never equal to itself, Infinity is no amount


_decode = json.JSONDecoder(parse_constant=_refuse).decode  # one for all: a form reads a hundred at once


def _unclear(field: Field | None, raw: str) -> Unclear:
    """Why it is unclear is what its kind says to the text today."""
    try:
        again = field.kind.parse(raw) if field else None
    except Exception:
        again = None
    return again if isinstance(again, Unclear) else Unclear(raw, _("This was kept as it was typed."))


def _texts(found: Any, depth: int = 0, *, keys: bool = True) -> Iterator[str]:
    """Every text in plain JSON, numbers as text."""
    if depth > DEEPEST:
        raise ValueError("too deep")
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for key, value in found.items():
            if keys:
                yield key
            yield from _texts(value, depth + 1, keys=keys)
    elif isinstance(found, list):
        for value in found:
            yield from _texts(value, depth + 1, keys=keys)
    elif found is not None:
        yield str(found).lower() if isinstance(found, bool) else str(found)
