"""The templates that come with the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from persona_studio.foundation import resource
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.include import expand
from persona_studio.template.model import PROFILE_KINDS, Head, Template
from persona_studio.template.reader import read, read_head


class _Shipped(Mapping[str, Template]):
    """Every shipped template by its id, each read when it is asked for: reading all of them takes long enough to be felt."""

    def __getitem__(self, id: str) -> Template:
        if id not in _ids():
            raise KeyError(id)
        return read(toml(id), f"{id}.toml")

    def __contains__(self, id: object) -> bool:
        return id in _ids()

    def __iter__(self) -> Iterator[str]:
        return iter(_ids())

    def __len__(self) -> int:
        return len(_ids())

    def __or__(self, others: Mapping[str, Template]) -> dict[str, Template]:
        return {id: template for id in dict.fromkeys((*self, *others)) if (template := others.get(id) or self.get(id))}


_TEMPLATES = _Shipped()


def templates() -> Mapping[str, Template]:
    """Every shipped template by its id, in the order of `heads`; read when it is asked for."""
    return _TEMPLATES


@cache
def heads() -> tuple[Head, ...]:
    """What each shipped template says of itself, companies first, without reading its sections."""
    found = (read_head(_text(id), f"{id}.toml") for id in _names("templates"))
    return tuple(sorted(found, key=lambda head: PROFILE_KINDS.index(head.kind)))


@cache
def toml(id: str) -> str:
    """The TOML text of one shipped template, shared sections taken in. Raises Problem when there is none of that id."""
    if id not in _ids():
        raise Problem(_("There is no template “{id}”.").format(id=id), _("Known templates: {ids}.").format(ids=", ".join(_ids())))
    return expand(_text(id), f"{id}.toml", _shared())


def _ids() -> tuple[str, ...]:
    return tuple(head.id for head in heads())


def _text(id: str) -> str:
    return resource.text("templates", f"{id}.toml")


@cache
def _shared() -> Mapping[str, str]:
    return {name: resource.text("templates", "sections", f"{name}.toml") for name in _names("templates", "sections")}


def _names(*folder: str) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in resource.path(*folder).glob("*.toml")))
