"""Between values and the text that stands in an editor."""

from __future__ import annotations

from typing import Any

from persona_studio.template.kinds import Kind, Unclear
from persona_studio.template.manner import Manner


def shown(kind: Kind[Any], value: Any, manner: Manner) -> str:
    """The text of a value; of one that could not be read, what was typed."""
    if value is None:
        return ""
    return value.raw if isinstance(value, Unclear) else kind.format(value, manner)


LONG = 20_000  # characters from which a text is shown in part and not edited here, so that the window stays fluent


def clipped(text: str) -> tuple[str, bool]:
    """A text as it can be shown, and whether that is not all of it."""
    return (text[:LONG] + "…", True) if len(text) > LONG else (text, False)


def same(a: Any, b: Any) -> bool:
    """Whether two values are the same to a reader: of the unclear ones only what was typed counts."""
    if isinstance(a, Unclear) and isinstance(b, Unclear):
        return a.raw == b.raw
    return bool(a == b)
