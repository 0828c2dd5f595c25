"""Writes TOML in one way only, so that equal tables give equal text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

Table = Mapping[str, Any]
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def text(table: Table) -> str:
    """The TOML of a table: plain keys first, then its lists of tables, each under its own heading."""
    return "\n".join(_lines(table, "")) + "\n"


def _lines(table: Table, path: str) -> Iterator[str]:
    for key, value in table.items():
        if not _of_tables(value):
            yield f"{_key(key)} = {_inline(value)}"
    for key, value in table.items():
        if _of_tables(value):
            heading = f"{path}.{_key(key)}" if path else _key(key)
            for part in value:
                yield from ("", f"[[{heading}]]")
                yield from _lines(part, heading)


def _of_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(part, dict) for part in value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _quoted(key)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")  # JSON allows this one, TOML does not


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_inline(part)}" for key, part in value.items()) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(value) if isinstance(value, str) else str(value)
