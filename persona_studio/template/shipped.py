"""The templates that come with the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from persona_studio.foundation import resource
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.include import expand
from persona_studio.template.model import Template
from persona_studio.template.reader import read


@cache
def templates() -> Mapping[str, Template]:
    """Every shipped template by its id, in the order of the file names; read when first asked for."""
    read_ones = (read(toml(id), f"{id}.toml") for id in _ids())
    return MappingProxyType({template.id: template for template in read_ones})


@cache
def toml(id: str) -> str:
    """The TOML text of one shipped template, shared sections taken in. Raises Problem when there is none of that id."""
    if id not in _ids():
        raise Problem(_("There is no template “{id}”.").format(id=id), _("Known templates: {ids}.").format(ids=", ".join(_ids())))
    return expand(resource.text("templates", f"{id}.toml"), f"{id}.toml", _shared())


@cache
def _ids() -> tuple[str, ...]:
    return _names("templates")


@cache
def _shared() -> Mapping[str, str]:
    return {name: resource.text("templates", "sections", f"{name}.toml") for name in _names("templates", "sections")}


def _names(*folder: str) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in resource.path(*folder).glob("*.toml")))
