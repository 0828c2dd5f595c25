"""A small template, and how the tests put profiles and claims into a workbook."""

from __future__ import annotations

from typing import Any

from persona_studio.workbook.book import Workbook

TOML = """id = "small"
name = "Small persona"
kind = "user"
version = 1

[[section]]
id = "person"
title = "Person"

[[section.field]]
id = "name"
label = "Name"
kind = "line"
claim = false

[[section.field]]
id = "role"
label = "Role"
kind = "line"

[[section.field]]
id = "pains"
label = "Pain points"
kind = "list"

[[section.field]]
id = "budget"
label = "Budget"
kind = "money"
"""


def persona(book: Workbook, name: str = "Maria", template: str = "small") -> int:
    """A new profile of the small template."""
    with book.edit("New persona") as e:
        if e.get("template", template) is None:
            e.put("template", id=template, toml=TOML)
        return int(e.put("profile", code=name.lower(), template=template, name=name))


def say(book: Workbook, profile: int, field: str, body: str, **more: Any) -> int:
    """A claim with that body, as an edit of its own."""
    with book.edit(f"Edit {field}", **more) as e:
        return int(e.put("claim", profile=profile, field=field, body=body))
