"""Writes a template as TOML: what `reader.read` reads back as the same template."""

from __future__ import annotations

import dataclasses
from typing import Any

from persona_studio.template import toml
from persona_studio.template.kinds import Kind
from persona_studio.template.model import Template
from persona_studio.template.reader import IN_TOML


def write(template: Template) -> str:
    """The canonical TOML of a template; options that have their usual value are left out."""
    return toml.text(_table(template))


def _table(given: Any) -> dict[str, Any]:
    """The keys of a dataclass of the model; the options of a field's kind stand beside the field's own keys."""
    written: dict[str, Any] = {}
    for part in dataclasses.fields(given):
        value = getattr(given, part.name)
        if isinstance(value, Kind) and part.name == "kind":
            written |= {"kind": value.word, **_table(value)}
        elif value != _usual(part):
            written[IN_TOML.get(part.name, part.name)] = _value(value)
    return written


def _usual(part: dataclasses.Field[Any]) -> Any:
    """The default of a dataclass's field; MISSING, equal to nothing, when it has none."""
    return part.default if part.default_factory is dataclasses.MISSING else part.default_factory()


def _value(value: Any) -> Any:
    if isinstance(value, Kind):
        options = _table(value)
        return {"kind": value.word, **options} if options else value.word
    if isinstance(value, tuple):
        return [_value(part) for part in value]
    return _table(value) if dataclasses.is_dataclass(value) else value
