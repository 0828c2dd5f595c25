"""The workbook's own copies of its templates, read once each."""

from __future__ import annotations

import logging
from functools import lru_cache

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Line
from persona_studio.template.model import PROFILE_KINDS, CardPlace, Field, Head, Section, Template

log = logging.getLogger(__name__)


@lru_cache(maxsize=64)
def read(id: str, toml: str) -> Template:
    """The template a text describes. One that cannot be read must not lock anybody out: then the shipped one of that id stands in for it."""
    from persona_studio.template import reader

    try:
        return reader.read(toml, f"{id}.toml")
    except Exception as error:
        log.info("template %s in the workbook cannot be read: %s", id, error)
        return instead(id)


@lru_cache(maxsize=64)
def head(id: str, toml: str) -> Head:
    """What a template says of itself, without reading its sections: lists need no more."""
    from persona_studio.template import reader

    try:
        found = reader.read_head(toml, f"{id}.toml")
    except Problem:
        found = None
    if found and found.kind in PROFILE_KINDS:
        return found
    whole = read(id, toml)
    return Head(id, whole.name, whole.kind, whole.version, whole.question, whole.used_by, whole.help)


def instead(id: str) -> Template:
    """What stands in for a template that is gone or cannot be read: the shipped one of that id, else a name, and all values kept from before."""
    from persona_studio.template import shipped

    return shipped.templates().get(id) or missing(id)


def missing(id: str) -> Template:
    """A template with a name and nothing else."""
    name = Field("name", _("Name"), Line(), claim=False, card=CardPlace("name", "A"))
    return Template(id, id, "buyer", 0, (Section("profile", _("Profile"), (name,)),))
