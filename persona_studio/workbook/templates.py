"""The workbook's own copies of its templates, read once each."""

from __future__ import annotations

import logging
from functools import lru_cache

from persona_studio.foundation.words import _
from persona_studio.template.kinds import Line
from persona_studio.template.model import CardPlace, Field, Section, Template

log = logging.getLogger(__name__)


@lru_cache(maxsize=64)
def read(id: str, toml: str) -> Template:
    """The template a text describes. One that cannot be read must not lock anybody out: then all values show as kept from before."""
    from persona_studio.template import reader

    try:
        return reader.read(toml, f"{id}.toml")
    except Exception as error:
        log.info("template %s in the workbook cannot be read: %s", id, error)
        return missing(id)


def missing(id: str) -> Template:
    """A template with a name and nothing else, for one that is gone or cannot be read."""
    name = Field("name", _("Name"), Line(), claim=False, card=CardPlace("name", "A"))
    return Template(id, id, "buyer", 0, (Section("profile", _("Profile"), (name,)),))
