"""Between values and the JSON text in which a claim is stored."""

from __future__ import annotations

import json
from typing import Any

from persona_studio.template.kinds import UNCLEAR, Unclear, clean
from persona_studio.template.model import Field

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def written(value: Any) -> str:
    """Plain JSON as the text of a body, the same for equal values."""
    return _encode(value)


def body_of(field: Field | None, value: Any) -> str:
    """The body of a value; what could not be read is kept as it was typed. Without a field the value is plain JSON already."""
    if isinstance(value, Unclear):
        return written({UNCLEAR: clean(value.raw)})
    return written(value if field is None else field.kind.dump(value))
