"""Sections that several templates share stand in one place: `[[section]]` with `include = "jobs"` takes them in.

Only templates that ship with the program include anything; a workbook keeps the whole text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from persona_studio.foundation.words import _
from persona_studio.template import toml
from persona_studio.template.reader import TemplateError, tables


def expand(text: str, file: str, shared: Mapping[str, str]) -> str:
    """The TOML text with every include replaced by the sections it names; `optional` and places on the card may be set beside it.

    `shared` has the TOML of shared sections by name. Raises TemplateError for a name that it has not.
    """
    template = tables(text, file)
    sections = template.get("section")
    if not isinstance(sections, list) or not any(isinstance(section, dict) and "include" in section for section in sections):
        return text
    whole = [part for place, section in enumerate(sections, 1) for part in _sections(section, file, f"section[{place}]", shared)]
    return toml.text({**template, "section": whole})


def _sections(section: Any, file: str, key: str, shared: Mapping[str, str]) -> list[Any]:
    if not isinstance(section, dict) or "include" not in section:
        return [section]
    own, name = dict(section), section["include"]
    del own["include"]
    if not isinstance(name, str) or name not in shared:
        raise TemplateError(file, f"{key}.include", _("unknown shared section; known: {names}.").format(names=", ".join(sorted(shared)) or "–"))
    for word in own:
        if word not in ("optional", "card"):
            raise TemplateError(file, f"{key}.{word}", _("unknown key; beside “include” may stand: optional, card."))
    found = tables(shared[name], f"{name}.toml").get("section")
    if not isinstance(found, list) or not all(isinstance(part, dict) and "include" not in part for part in found):
        raise TemplateError(f"{name}.toml", "section", _("expected sections that include no others."))
    places = own.pop("card", {})
    _place(found, places, file, f"{key}.card")
    return [{**part, **own} for part in found]


def _place(sections: list[Any], places: Any, file: str, key: str) -> None:
    """Gives fields of included sections another place on the card: `card = { jobs = { slot = "list", rank = "B" } }`."""
    fields = {field.get("id"): field for section in sections for field in section.get("field", ())}
    if not isinstance(places, dict) or not places.keys() <= fields.keys():
        raise TemplateError(file, key, _("expected places for fields of the included sections: {ids}.").format(ids=", ".join(map(str, fields))))
    for id, place in places.items():
        fields[id]["card"] = place
